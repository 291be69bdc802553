INSERT INTO event
WITH given AS (
  SELECT unnest($records::JSON[]) AS record, generate_subscripts($records::JSON[], 1) AS place
),
placed AS (
  SELECT place, record, record ->> '$.document' AS document,
    (record ->> '$.trigger.start')::INTEGER AS anchor,
    TRY_CAST(record ->> '$.when.start' AS DATE) AS when_from,
    TRY_CAST(record ->> '$.when.end' AS DATE) AS when_to
  FROM given
)
SELECT
  record ->> '$.id', placed.document, sentence.number, record ->> '$.type', record ->> '$.mode',
  record ->> '$.context[*]', record ->> '$.cameo', (record ->> '$.quad')::INTEGER,
  (record ->> '$.score')::DOUBLE, record ->> '$.status',
  record ->> '$.actor[*].name',
  list_transform((record -> '$.actor')::JSON[], lambda x: x ->> '$.code'),
  record ->> '$.recipient[*].name',
  list_transform((record -> '$.recipient')::JSON[], lambda x: x ->> '$.code'),
  coalesce(when_from, when_to, document.published), when_from, when_to,
  record ->> '$.where.name', record ->> '$.where.country', (record ->> '$.where.lat')::DOUBLE,
  (record ->> '$.where.lon')::DOUBLE, (record ->> '$.where.geonames')::INTEGER,
  record ->> '$.trigger.text', record ->> '$.statement', (record ->> '$.factuality')::DOUBLE,
  record ->> '$.rule', (record ->> '$.confidence')::DOUBLE, record
FROM (SELECT placed.* FROM placed) AS placed
JOIN (SELECT id, published FROM document) AS document ON document.id = placed.document
LEFT JOIN sentence
  ON sentence.document = placed.document AND anchor >= start_at AND anchor < end_at
ORDER BY place;
