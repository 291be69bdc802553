-- What was promised, scheduled or threatened, by when: soonest first, those without a date last. One row
-- for each promise, told by its fullest mention, as of $as_of, else as of today: put off, kept, broken,
-- withdrawn as later pages showed; past its date with an outcome unknown it is `due`.
WITH now AS (SELECT coalesce($as_of::DATE, $today::DATE) AS day),
told AS (
  SELECT
    mention.promise, commitment.rowid AS place, commitment.*, document.known, document.outlet,
    document.title, document.uri, document.text,
    4 * (due_to IS NOT NULL)::INTEGER + 3 * (len(by_name) > 0)::INTEGER
      + 2 * (condition IS NOT NULL)::INTEGER + (len(to_name) > 0)::INTEGER AS fullness
  FROM commitment
  JOIN mention
    ON mention.commitment = commitment.id AND mention.document = commitment.document
  JOIN current_document($as_of) AS document ON document.id = commitment.document
),
turned AS (
  SELECT turn.* FROM turn
  JOIN current_document($as_of) AS document ON document.id = turn.document
  WHERE turn.day <= (SELECT day FROM now)
),
life AS (
  SELECT
    promise,
    arg_max(state, place) FILTER (state <> 'open') AS state,
    -- Put off without a new day, it is due on none.
    arg_max({'first': due_from, 'last': due_to}, place) FILTER (why = 'postponed') AS put_off,
    min(day) FILTER (why = 'condition' AND state = 'open') AS came_true,
    count(*) FILTER (why = 'postponed') AS postponements
  FROM turned GROUP BY promise
),
meant AS (
  SELECT commitment, list(name ORDER BY code) AS names, list(code ORDER BY code) AS codes,
    to_json(list(actor ORDER BY code)) AS actors
  FROM addressed WHERE part = 'to' GROUP BY commitment
),
pair AS (
  SELECT commitment, list(name ORDER BY code) AS names, list(code ORDER BY code) AS codes,
    to_json(list(actor ORDER BY code)) AS actors
  FROM addressed WHERE part = 'by' GROUP BY commitment
),
-- Where the fullest mention names no addressee, another does, or the page as a whole.
named AS (
  SELECT promise,
    arg_min(to_name, (known, document, place)) AS to_name,
    arg_min(to_code, (known, document, place)) AS to_code,
    arg_min(record -> '$.to', (known, document, place)) AS actors
  FROM told WHERE len(list_filter(to_code, lambda x: x IS NOT NULL)) > 0 GROUP BY promise
),
gathered AS (
  SELECT
    promise, min(known) AS made, list(DISTINCT id) AS mentions,
    arg_min(due_from, (known, document, place)) FILTER (due_from IS NOT NULL) AS first_from,
    arg_min(due_to, (known, document, place)) FILTER (due_to IS NOT NULL) AS first_to
  FROM told GROUP BY promise
),
step AS (
  SELECT promise, made AS day, 'open' AS state,
    (SELECT coalesce(record ->> '$.history[0].record', record ->> '$.statement')
     FROM told WHERE told.promise = gathered.promise ORDER BY known, document, place LIMIT 1)
      AS record,
    first_from AS due_from, first_to AS due_to, -1 AS place
  FROM gathered
  UNION ALL
  SELECT promise, day, state, record, due_from, due_to, place FROM turned
),
lived AS (
  SELECT promise, to_json(list({
      'date': day::VARCHAR, 'state': state, 'record': record,
      'due': CASE WHEN due_from = due_to THEN due_to::VARCHAR
        ELSE due_from::VARCHAR || '/' || due_to::VARCHAR END
    } ORDER BY place)) AS history
  FROM step GROUP BY promise
),
fullest AS (
  SELECT * FROM told
  QUALIFY row_number() OVER (
    PARTITION BY promise ORDER BY fullness DESC, known, document, place) = 1
),
bound AS (
  SELECT
    fullest.* EXCLUDE (state, due_from, due_to, to_name, to_code, by_name, by_code),
    coalesce(pair.names, fullest.by_name) AS by_name,
    coalesce(pair.codes, fullest.by_code) AS by_code,
    coalesce(pair.actors, fullest.record -> '$.by') AS by_actors,
    CASE WHEN named.to_name IS NOT NULL THEN named.to_name
      WHEN meant.names IS NOT NULL THEN meant.names ELSE fullest.to_name END AS to_name,
    CASE WHEN named.to_name IS NOT NULL THEN named.to_code
      WHEN meant.names IS NOT NULL THEN meant.codes ELSE fullest.to_code END AS to_code,
    CASE WHEN named.to_name IS NOT NULL THEN named.actors
      WHEN meant.names IS NOT NULL THEN meant.actors ELSE fullest.record -> '$.to' END AS to_actors,
    CASE WHEN put_off IS NULL THEN fullest.due_from ELSE put_off.first END AS due_from,
    CASE WHEN put_off IS NULL THEN fullest.due_to ELSE put_off.last END AS due_to,
    CASE
      WHEN life.state IS NOT NULL THEN life.state
      WHEN fullest.state NOT IN ('open', 'due') THEN fullest.state
      WHEN CASE WHEN put_off IS NULL THEN fullest.due_to ELSE put_off.last END < now.day THEN 'due'
      ELSE 'open'
    END AS state,
    first_from, first_to, life.came_true, coalesce(life.postponements, 0) AS postponements,
    gathered.made, gathered.mentions, lived.history
  FROM fullest
  CROSS JOIN now
  JOIN gathered USING (promise)
  JOIN lived USING (promise)
  LEFT JOIN life USING (promise)
  LEFT JOIN named USING (promise)
  LEFT JOIN pair ON pair.commitment = fullest.id
  LEFT JOIN meant ON meant.commitment = fullest.id
)
SELECT
  bound.id, bound.due_from, bound.due_to, bound.state, form, by_name AS by, by_code,
  to_name AS to, to_code, act, condition, sense, bound.known AS date, bound.outlet, bound.title,
  bound.uri, statement.speaker AS on_the_word_of, coalesce(statement.relay, []) AS relay,
  bound.confidence, first_from AS first_due_from, first_to AS first_due_to, came_true,
  postponements, made, list_sort(mentions) AS mentions,
  words(bound.text, sentence.start_at, sentence.end_at) AS sentence,
  bound.document, history, by_actors, to_actors, bound.record
FROM bound
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
  AND ($since IS NULL OR coalesce(bound.due_to, bound.due_from) >= $since::DATE)
  AND ($until IS NULL OR coalesce(bound.due_from, bound.due_to) <= $until::DATE)
ORDER BY
  coalesce(bound.due_to, bound.due_from) NULLS LAST, bound.made, bound.document, bound.place
LIMIT $limit;
