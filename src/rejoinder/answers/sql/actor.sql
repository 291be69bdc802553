-- One actor's record: in which part, with whom, how often, first and last.
WITH part_of AS (
  SELECT party.record, party.document, party.kind, party.part, party.name, party.code,
    party.sector, party.role, document.known
  FROM party JOIN current_document($as_of) AS document ON document.id = party.document
  WHERE is_meant($who, party.name, party.code, party.sector)
),
other AS (
  SELECT
    part_of.*, opposite.name AS with_whom
  FROM part_of LEFT JOIN party AS opposite
    ON opposite.record = part_of.record AND opposite.document = part_of.document
    AND (part_of.part, opposite.part) IN (
      ('actor', 'recipient'), ('recipient', 'actor'), ('by', 'to'), ('to', 'by'),
      ('speaker', 'addressee'), ('addressee', 'speaker'))
    AND opposite.name <> part_of.name
)
SELECT
  name, code, sector, max(role) AS role, part, with_whom,
  count(DISTINCT record) AS records, count(DISTINCT document) AS documents,
  min(known) AS first, max(known) AS last
FROM other
WHERE ($since IS NULL OR known >= $since::DATE) AND ($until IS NULL OR known <= $until::DATE)
GROUP BY name, code, sector, part, with_whom
ORDER BY records DESC, name, part, with_whom
LIMIT $limit;
