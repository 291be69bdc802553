-- Week by week what $who did to $whom: incidents that occurred or go on, by ISO weeks, weeks
-- without any as zeros. Scores are summed over incidents, not over reports.
WITH incident AS MATERIALIZED (FROM incident_of($as_of)),
report AS (SELECT id, unnest(reports) AS event FROM incident),
acting AS (
  SELECT record FROM party WHERE part = 'actor' AND is_meant($who, name, code, sector)
),
receiving AS (
  SELECT record FROM party WHERE part = 'recipient' AND is_meant($whom, name, code, sector)
),
chosen AS (
  SELECT id FROM report
  WHERE event IN (SELECT record FROM acting) AND event IN (SELECT record FROM receiving)
),
acted AS (
  SELECT incident.*, date_trunc('week', coalesce(day, first))::DATE AS week
  FROM incident
  WHERE id IN (SELECT id FROM chosen) AND coalesce(day, first) IS NOT NULL
),
bounds AS (
  SELECT
    date_trunc('week', coalesce($since::DATE, (SELECT min(known) FROM current_document($as_of))))
      ::DATE AS first,
    date_trunc('week', coalesce($until::DATE, (SELECT max(known) FROM current_document($as_of))))
      ::DATE AS last
),
weeks AS (
  SELECT unnest(generate_series(first, last, INTERVAL 7 DAY))::DATE AS week FROM bounds
),
real AS (SELECT * FROM acted WHERE status IN ('occurred', 'ongoing'))
SELECT
  weeks.week, count(real.id) AS incidents, coalesce(sum(real.score), 0) AS score,
  count(real.id) FILTER (real.quad IN (1, 2)) AS cooperation,
  count(real.id) FILTER (real.quad IN (3, 4)) AS conflict,
  coalesce(sum(len(real.reports)), 0)::INTEGER AS reports,
  coalesce(list_sort(list(DISTINCT real.type) FILTER (real.type IS NOT NULL)), []) AS types
FROM weeks LEFT JOIN real ON real.week = weeks.week
GROUP BY weeks.week
ORDER BY weeks.week;
