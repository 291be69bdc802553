INSERT INTO statement
WITH given AS (
  SELECT unnest($records::JSON[]) AS record, generate_subscripts($records::JSON[], 1) AS place
),
placed AS (
  SELECT place, record, record ->> '$.document' AS document,
    coalesce(
      record ->> '$.cue.start', record ->> '$.source.start', record ->> '$.content[0].start'
    )::INTEGER AS anchor
  FROM given
)
SELECT
  record ->> '$.id', placed.document, number, record ->> '$.style', record ->> '$.polarity',
  record ->> '$.speaker.name', record ->> '$.speaker.code', record ->> '$.speaker.sector',
  record ->> '$.speaker.role', record ->> '$.cue.text',
  array_to_string(record ->> '$.content[*].text', ' … '),
  record ->> '$.relay[*].name', record ->> '$.addressee[*].name',
  TRY_CAST(record ->> '$.said.start' AS DATE), TRY_CAST(record ->> '$.said.end' AS DATE),
  record ->> '$.within', record ->> '$.rule', (record ->> '$.confidence')::DOUBLE, record
FROM placed LEFT JOIN sentence
  ON sentence.document = placed.document AND anchor >= start_at AND anchor < end_at
ORDER BY place;
