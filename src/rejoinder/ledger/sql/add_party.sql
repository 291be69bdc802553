-- $records: JSON records of all kinds; a part that holds one actor is taken as a list of one.
INSERT INTO party
WITH given AS (SELECT unnest($records::JSON[]) AS record),
parts AS (
  SELECT
    record, part,
    CASE part WHEN 'speaker' THEN [record -> '$.speaker']
      ELSE coalesce((record -> part)::JSON[], []) END AS actors
  FROM given
  CROSS JOIN (
    VALUES ('speaker'), ('relay'), ('addressee'), ('actor'), ('recipient'), ('by'), ('to')
  ) AS named(part)
  WHERE json_type(record -> part) IN ('OBJECT', 'ARRAY')
),
each AS (
  SELECT record, part, unnest(actors) AS actor, generate_subscripts(actors, 1) AS position
  FROM parts
)
SELECT
  record ->> '$.id', record ->> '$.kind', record ->> '$.document', part, position,
  actor ->> '$.name', actor ->> '$.code', actor ->> '$.sector', actor ->> '$.role',
  (actor ->> '$.person')::BOOLEAN
FROM each;
