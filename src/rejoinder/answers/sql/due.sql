-- What was promised, scheduled or threatened, by when: soonest first, those without a date last.
-- A commitment past its date whose outcome is unknown is `due`: on $as_of.
WITH now AS (SELECT coalesce($as_of::DATE, $today::DATE) AS day),
bound AS (
  SELECT
    commitment.rowid AS place, commitment.* EXCLUDE (state),
    CASE WHEN state IN ('open', 'due') THEN
      CASE WHEN due_to IS NOT NULL AND due_to < now.day THEN 'due' ELSE 'open' END
    ELSE state END AS state
  FROM commitment, now
)
SELECT
  bound.id, due_from, due_to, state, form, by_name AS by, by_code, to_name AS to, to_code, act,
  condition, sense, document.known AS date, document.outlet, document.title, document.uri,
  statement.speaker AS on_the_word_of, coalesce(statement.relay, []) AS relay, bound.confidence,
  words(document.text, sentence.start_at, sentence.end_at) AS sentence,
  bound.document, bound.record
FROM bound
JOIN current_document($as_of) AS document ON document.id = bound.document
LEFT JOIN statement
  ON statement.id = bound.statement AND statement.document = bound.document
LEFT JOIN sentence ON sentence.document = bound.document AND sentence.number = bound.sentence
WHERE
  ($who IS NULL OR EXISTS (
    SELECT 1 FROM party WHERE party.record = bound.id AND party.document = bound.document
      AND part = 'by' AND is_meant($who, name, code, sector)))
  AND ($whom IS NULL OR EXISTS (
    SELECT 1 FROM party WHERE party.record = bound.id AND party.document = bound.document
      AND part = 'to' AND is_meant($whom, name, code, sector)))
  AND ($form IS NULL OR form = $form)
  AND ($state IS NULL OR bound.state = $state)
  AND ($since IS NULL OR coalesce(due_to, due_from) >= $since::DATE)
  AND ($until IS NULL OR coalesce(due_from, due_to) <= $until::DATE)
ORDER BY coalesce(due_to, due_from) NULLS LAST, document.known, document.id, bound.place
LIMIT $limit;
