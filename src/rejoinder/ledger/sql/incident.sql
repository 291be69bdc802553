-- Incidents as known on a day (null: today): their reports in the pages current then. Which report
-- belongs to which incident `weave` has found; see docs/ledger.md.
CREATE OR REPLACE MACRO incident_of(as_of) AS TABLE
  WITH told AS (
    SELECT event.*, report.incident, current.outlet, current.known
    FROM event
    JOIN report ON report.event = event.id AND report.document = event.document
    JOIN current_document(as_of) AS current ON current.id = event.document
  )
  SELECT
    incident AS id,
    -- The fullest report tells who and what; of two as full, the first.
    arg_max(type, (len(actor) > 0, len(recipient) > 0, -epoch_ms(known), id)) AS type,
    arg_max(actor, (len(actor) > 0, len(recipient) > 0, -epoch_ms(known), id)) AS actor,
    arg_max(actor_code, (len(actor) > 0, len(recipient) > 0, -epoch_ms(known), id)) AS actor_code,
    arg_max(recipient, (len(recipient) > 0, len(actor) > 0, -epoch_ms(known), id)) AS recipient,
    arg_max(recipient_code, (len(recipient) > 0, len(actor) > 0, -epoch_ms(known), id))
      AS recipient_code,
    -- The day that a report states, else that of the first report.
    coalesce(min(when_from) FILTER (when_from = when_to), min(when_from), min(day)) AS day,
    -- The latest report decides; on one day, the firmest.
    arg_max(
      status,
      (known, CASE status WHEN 'occurred' THEN 6 WHEN 'ongoing' THEN 5 WHEN 'denied' THEN 4
        WHEN 'planned' THEN 3 WHEN 'pending' THEN 2 WHEN 'conditional' THEN 1 ELSE 0 END)
    ) AS status,
    list_sort(list(id)) AS reports, list_sort(list(DISTINCT document)) AS documents,
    list_sort(list(DISTINCT outlet) FILTER (outlet IS NOT NULL)) AS outlets,
    min(known) AS first, max(known) AS last, avg(score) AS score,
    arg_max(quad, (len(actor) > 0, len(recipient) > 0, -epoch_ms(known), id)) AS quad
  FROM told
  GROUP BY incident;
