-- Of those named alone by one of $surnames: who they are now, where that has changed. An introduction
-- counts for $days days from its page's publication; where two people of one surname were introduced in
-- that time, nobody is recalled. Of one person the latest introduction tells the office.
WITH asked AS (
  SELECT alone.*, document.published
  FROM alone JOIN document ON document.id = alone.document
  WHERE alone.surname IN (SELECT unnest($surnames::VARCHAR[]))
),
offered AS (
  SELECT
    asked.document, asked.name AS lone, introduction.document AS source, introduction.folded,
    introduction.name, introduction.code, introduction.sector, introduction.role,
    page.published AS day
  FROM asked
  JOIN introduction ON introduction.surname = asked.surname
  JOIN document AS page ON page.id = introduction.document
  WHERE introduction.document <> asked.document
    AND page.published BETWEEN asked.published - to_days($days) AND asked.published
    AND (asked.folded = asked.surname OR asked.folded = introduction.folded)
),
chosen AS (
  SELECT
    document, lone,
    arg_max(
      {'known': name, 'code': code, 'sector': sector, 'role': role, 'source': source},
      (day, source, folded, role, coalesce(code, ''), coalesce(sector, ''))
    ) AS best
  FROM offered
  GROUP BY document, lone
  -- One person, though perhaps spelled in two ways ("Dmitry", "Dmitri").
  HAVING count(DISTINCT folded) = 1
    OR count(DISTINCT (folded[1], coalesce(code, ''))) = 1
)
SELECT
  asked.document, asked.name, best.known, best.code, best.sector, best.role, best.source
FROM asked LEFT JOIN chosen ON chosen.document = asked.document AND chosen.lone = asked.name
WHERE (best.known, best.code, best.sector, best.role, best.source)
  IS DISTINCT FROM (asked.known, asked.code, asked.sector, asked.role, asked.source)
ORDER BY asked.document, asked.name;
