-- What answered what: both sides with who stands behind them. Stated reactions, and inferred ones from
-- the confidence $least; one row for each pair of incidents, told by the first page that tells it. With
-- $thread, either may answer the other, in the order of the answers' days.
WITH side AS (
  SELECT id, document, [speaker] AS who, [speaker_code] AS codes, 'says' AS what, content AS words
  FROM statement
  UNION ALL
  SELECT id, document, actor, actor_code, lower(type), trigger_words FROM event
  UNION ALL
  SELECT id, document, by_name, by_code, form, act FROM commitment
),
linked AS (
  SELECT * FROM reaction WHERE id NOT IN (SELECT id FROM reply)
  UNION ALL
  SELECT * FROM reply WHERE basis = 'stated' OR confidence >= $least
),
happened AS (
  SELECT incident, min(coalesce(when_from, when_to)) FILTER (when_from = when_to) AS stated,
    min(current.known) AS first
  FROM report
  JOIN event ON event.id = report.event AND event.document = report.document
  JOIN current_document($as_of) AS current ON current.id = report.document
  GROUP BY incident
),
answered AS (
  SELECT
    linked.id, document.known AS date, document.outlet, document.title, document.uri,
    list_filter(response.who, lambda x: x IS NOT NULL) AS who, response.what AS did,
    response.words AS response,
    list_filter(stimulus.who, lambda x: x IS NOT NULL) AS answered_who,
    stimulus.what AS answered_what, coalesce(stimulus_words, stimulus.words) AS stimulus, basis,
    after.stated AS day,
    before.stated AS stimulus_day,
    lag_days, answering.incident AS response_incident, asking.incident AS stimulus_incident,
    linked.response AS response_record, linked.stimulus AS stimulus_record,
    coalesce(linked.stimulus_document, linked.document) AS stimulus_document,
    linked.confidence, words(document.text, sentence.start_at, sentence.end_at) AS sentence,
    linked.document, linked.record,
    coalesce((SELECT original FROM copied WHERE copied.document = linked.document), linked.document)
      AS first_page
  FROM linked
  JOIN current_document($as_of) AS document ON document.id = linked.document
  LEFT JOIN side AS response
    ON response.id = linked.response AND response.document = linked.document
  LEFT JOIN side AS stimulus
    ON stimulus.id = linked.stimulus
    AND stimulus.document = coalesce(linked.stimulus_document, linked.document)
  LEFT JOIN report AS answering
    ON answering.event = linked.response AND answering.document = linked.document
  LEFT JOIN report AS asking
    ON asking.event = linked.stimulus
    AND asking.document = coalesce(linked.stimulus_document, linked.document)
  LEFT JOIN happened AS after ON after.incident = answering.incident
  LEFT JOIN happened AS before ON before.incident = asking.incident
  LEFT JOIN sentence
    ON sentence.document = linked.document AND sentence.number = linked.sentence
),
standing AS (
  SELECT answered.*,
    EXISTS (SELECT 1 FROM party WHERE record = response_record AND document = answered.document
      AND part IN ('actor', 'speaker', 'by') AND is_meant($who, name, code, sector)) AS who_answers,
    EXISTS (SELECT 1 FROM party WHERE record = response_record AND document = answered.document
      AND part IN ('actor', 'speaker', 'by') AND is_meant($whom, name, code, sector))
      AS whom_answers,
    EXISTS (SELECT 1 FROM party WHERE record = response_record AND document = answered.document
      AND part IN ('recipient', 'to', 'addressee') AND is_meant($who, name, code, sector))
      AS at_who,
    EXISTS (SELECT 1 FROM party WHERE record = response_record AND document = answered.document
      AND part IN ('recipient', 'to', 'addressee') AND is_meant($whom, name, code, sector))
      AS at_whom,
    EXISTS (SELECT 1 FROM party WHERE record = stimulus_record
      AND part IN ('actor', 'speaker', 'by') AND is_meant($who, name, code, sector)) AS who_asked,
    EXISTS (SELECT 1 FROM party WHERE record = stimulus_record
      AND part IN ('actor', 'speaker', 'by') AND is_meant($whom, name, code, sector)) AS whom_asked
  FROM answered
),
chosen AS (
  SELECT * FROM standing
  WHERE
    -- What a page states of an answer leaves nothing to infer.
    (basis = 'stated' OR response_incident NOT IN (
      SELECT response_incident FROM answered
      WHERE basis = 'stated' AND response_incident IS NOT NULL))
    AND CASE WHEN $thread THEN
      (who_answers AND (whom_asked OR (len(coalesce(answered_who, [])) = 0 AND at_whom)))
      OR (whom_answers AND (who_asked OR (len(coalesce(answered_who, [])) = 0 AND at_who)))
    ELSE ($who IS NULL OR who_answers) AND ($whom IS NULL OR whom_asked) END
    AND ($since IS NULL OR date >= $since::DATE) AND ($until IS NULL OR date <= $until::DATE)
  -- Pages that tell one answer to one move again tell nothing new.
  QUALIFY row_number() OVER (
    PARTITION BY coalesce(response_incident, first_page || response),
      coalesce(stimulus_incident, first_page || stimulus)
    ORDER BY basis = 'inferred', date, document, id) = 1
)
SELECT
  id, date, outlet, title, uri, who, did, response, answered_who, answered_what, stimulus, basis,
  CASE WHEN day >= stimulus_day THEN coalesce(lag_days, (day - stimulus_day)::INTEGER)
    ELSE lag_days END AS lag_days,
  (SELECT list_distinct(list(relayed.name)) FROM party AS relayed
   LEFT JOIN event ON event.id = chosen.response_record AND event.document = chosen.document
   WHERE relayed.document = chosen.document AND relayed.part = 'relay'
     AND relayed.record IN (chosen.response_record, event.statement)) AS relay,
  confidence, day, stimulus_day, response_incident, stimulus_incident, sentence, document, record
FROM chosen
ORDER BY CASE WHEN $thread THEN coalesce(day, date) ELSE date END, document, id
LIMIT $limit;
