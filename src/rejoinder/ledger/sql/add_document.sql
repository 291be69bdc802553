-- $documents: JSON records; $terms: their lengths in terms, in the same order.
INSERT INTO document
WITH given AS (
  SELECT unnest($documents::JSON[]) AS record, unnest($terms::INTEGER[]) AS terms,
    generate_subscripts($documents::JSON[], 1) AS place
),
fresh AS (
  SELECT
    record ->> '$.id' AS id, record ->> '$.uri' AS uri, record ->> '$.text' AS text,
    TRY_CAST(record ->> '$.published.value' AS DATE) AS published, terms, record, place
  FROM given
),
numbered AS (
  SELECT
    fresh.*,
    coalesce((SELECT max(version) FROM document WHERE document.uri = fresh.uri), 0)
      + row_number() OVER (PARTITION BY uri ORDER BY place) AS version,
    coalesce(
      lag(published) OVER (PARTITION BY uri ORDER BY place),
      (SELECT arg_max(published, version) FROM document WHERE document.uri = fresh.uri)
    ) AS before
  FROM fresh
)
SELECT
  id, uri, version, record ->> '$.title', record ->> '$.outlet', record ->> '$.byline', published,
  record ->> '$.published.basis', record ->> '$.language', text, terms,
  -- A later version with no later date of its own counts from the day it was seen.
  CASE
    WHEN version = 1 OR published > before THEN coalesce(published, $seen::DATE)
    ELSE greatest(published, $seen::DATE)
  END,
  $seen, $run, json_merge_patch(record, '{"text": null}')
FROM numbered
ORDER BY place;
