INSERT INTO commitment
WITH given AS (
  SELECT unnest($records::JSON[]) AS record, generate_subscripts($records::JSON[], 1) AS place
),
placed AS (
  SELECT place, record, record ->> '$.document' AS document,
    (record ->> '$.act.start')::INTEGER AS anchor
  FROM given
)
SELECT
  record ->> '$.id', placed.document, number, record ->> '$.form',
  record ->> '$.by[*].name', list_transform((record -> '$.by')::JSON[], lambda x: x ->> '$.code'),
  record ->> '$.to[*].name', list_transform((record -> '$.to')::JSON[], lambda x: x ->> '$.code'),
  record ->> '$.act.text', record ->> '$.condition.span.text', record ->> '$.condition.sense',
  TRY_CAST(record ->> '$.due.start' AS DATE), TRY_CAST(record ->> '$.due.end' AS DATE),
  record ->> '$.state', record ->> '$.event', record ->> '$.statement', record ->> '$.rule',
  (record ->> '$.confidence')::DOUBLE, record
FROM placed LEFT JOIN sentence
  ON sentence.document = placed.document AND anchor >= start_at AND anchor < end_at
ORDER BY place;
