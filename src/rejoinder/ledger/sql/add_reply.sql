-- Inferred reactions, stored as stated ones are.
INSERT INTO reply
WITH given AS (
  SELECT unnest($records::JSON[]) AS record, generate_subscripts($records::JSON[], 1) AS place
),
placed AS (
  SELECT place, record, record ->> '$.document' AS document,
    (record ->> '$.evidence[0].start')::INTEGER AS anchor
  FROM given
)
SELECT
  record ->> '$.id', placed.document, number, record ->> '$.response',
  record ->> '$.stimulus.record', record ->> '$.stimulus.document',
  record ->> '$.stimulus.span.text', record ->> '$.basis', (record ->> '$.lag_days')::INTEGER,
  record ->> '$.rule', (record ->> '$.confidence')::DOUBLE, record
FROM placed LEFT JOIN sentence
  ON sentence.document = placed.document AND anchor >= start_at AND anchor < end_at
ORDER BY place;
