-- Reports of one thing joined by a simple honest key: the same type, the same actors and
-- recipients, the same day. Issue of record: incident joining proper will take this file's place.
CREATE OR REPLACE MACRO incident_of(as_of) AS TABLE
  WITH report AS (
    SELECT
      event.*, current.outlet, current.known,
      list_sort(list_transform(list_zip(actor, actor_code), lambda x: coalesce(x[2], x[1]))) AS acting,
      list_sort(list_transform(list_zip(recipient, recipient_code), lambda x: coalesce(x[2], x[1])))
        AS receiving
    FROM event JOIN current_document(as_of) AS current ON current.id = event.document
  )
  SELECT
    'i' || substring(
      sha256(concat_ws('|', type, acting::VARCHAR, receiving::VARCHAR, day::VARCHAR)), 1, 20
    ) AS id,
    type, any_value(actor) AS actor, any_value(actor_code) AS actor_code,
    any_value(recipient) AS recipient, any_value(recipient_code) AS recipient_code, day,
    -- The latest report decides; on one day, the firmest.
    arg_max(
      status,
      (known, CASE status WHEN 'occurred' THEN 6 WHEN 'ongoing' THEN 5 WHEN 'denied' THEN 4
        WHEN 'planned' THEN 3 WHEN 'pending' THEN 2 WHEN 'conditional' THEN 1 ELSE 0 END)
    ) AS status,
    list_sort(list(id)) AS reports, list_sort(list(DISTINCT document)) AS documents,
    list_sort(list(DISTINCT outlet) FILTER (outlet IS NOT NULL)) AS outlets,
    min(known) AS first, max(known) AS last, avg(score) AS score, any_value(quad) AS quad
  FROM report
  GROUP BY type, acting, receiving, day;
