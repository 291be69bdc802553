-- The documents that the words fit best, by BM25 over the inverted table. k1 = 1.2 and b = 0.75 are
-- the values that Robertson and Zaragoza (2009) give for want of training data.
WITH wanted AS (SELECT DISTINCT unnest($terms::VARCHAR[]) AS term),
page AS (
  SELECT * FROM current_document($as_of)
  WHERE ($since IS NULL OR known >= $since::DATE) AND ($until IS NULL OR known <= $until::DATE)
),
size AS (SELECT count(*) AS pages, avg(terms) AS mean FROM page),
found AS (
  SELECT posting.term, posting.document, posting.times, page.terms
  FROM posting JOIN wanted USING (term) JOIN page ON page.id = posting.document
),
spread AS (SELECT term, count(*) AS pages FROM found GROUP BY term),
ranked AS (
  SELECT
    found.document,
    sum(
      ln(1 + (size.pages - spread.pages + 0.5) / (spread.pages + 0.5))
      * found.times * 2.2 / (found.times + 1.2 * (0.25 + 0.75 * found.terms / size.mean))
    ) AS score
  FROM found JOIN spread USING (term) CROSS JOIN size
  GROUP BY found.document
)
SELECT
  ranked.document AS id, ranked.score, page.known AS date, page.outlet, page.title, page.uri,
  page.text
FROM ranked JOIN page ON page.id = ranked.document
WHERE list_bool_and(
  list_transform($phrases::VARCHAR[], lambda x: contains(lower(page.text), lower(x)))
) IS DISTINCT FROM FALSE
ORDER BY score DESC, page.id
LIMIT $limit;
