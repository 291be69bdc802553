-- Where a record stands: its kind, its document and the run that made it.
WITH found AS (
  SELECT id, document, record FROM statement UNION ALL
  SELECT id, document, record FROM event UNION ALL
  SELECT id, document, record FROM commitment UNION ALL
  SELECT id, document, record FROM reaction UNION ALL
  SELECT id, document, record FROM reply WHERE basis = 'inferred' UNION ALL
  SELECT id, id, record FROM document
)
SELECT
  found.id, document.id AS document, document.uri, document.version, document.seen,
  (SELECT max(version) FROM document AS other WHERE other.uri = document.uri) AS newest,
  found.record, run.record AS run
FROM found JOIN document ON document.id = found.document LEFT JOIN run ON run.id = document.run
WHERE starts_with(found.id, $id)
ORDER BY found.id
LIMIT 2;
