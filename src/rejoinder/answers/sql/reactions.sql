-- What answered what: both sides with who stands behind them.
WITH side AS (
  SELECT id, document, [speaker] AS who, 'says' AS what, content AS words FROM statement
  UNION ALL
  SELECT id, document, actor, lower(type), trigger_words FROM event
  UNION ALL
  SELECT id, document, by_name, form, act FROM commitment
)
SELECT
  reaction.id, document.known AS date, document.outlet, document.title, document.uri,
  list_filter(response.who, lambda x: x IS NOT NULL) AS who, response.what AS did, response.words AS response,
  list_filter(stimulus.who, lambda x: x IS NOT NULL) AS answered_who, stimulus.what AS answered_what,
  coalesce(stimulus_words, stimulus.words) AS stimulus, basis, lag_days,
  list_distinct(list(relayed.name) FILTER (relayed.name IS NOT NULL)) AS relay,
  reaction.confidence,
  words(any_value(document.text), any_value(sentence.start_at), any_value(sentence.end_at))
    AS sentence,
  reaction.document, any_value(reaction.record) AS record
FROM reaction
JOIN current_document($as_of) AS document ON document.id = reaction.document
LEFT JOIN side AS response
  ON response.id = reaction.response AND response.document = reaction.document
LEFT JOIN side AS stimulus
  ON stimulus.id = reaction.stimulus
  AND stimulus.document = coalesce(reaction.stimulus_document, reaction.document)
LEFT JOIN event ON event.id = reaction.response AND event.document = reaction.document
LEFT JOIN party AS relayed
  ON relayed.document = reaction.document AND relayed.part = 'relay'
  AND relayed.record IN (reaction.response, event.statement)
LEFT JOIN sentence
  ON sentence.document = reaction.document AND sentence.number = reaction.sentence
WHERE
  ($who IS NULL OR EXISTS (
    SELECT 1 FROM party WHERE party.record = reaction.response
      AND party.document = reaction.document AND part IN ('actor', 'speaker', 'by')
      AND is_meant($who, name, code, sector)))
  AND ($whom IS NULL OR EXISTS (
    SELECT 1 FROM party WHERE party.record = reaction.stimulus
      AND part IN ('actor', 'speaker', 'by') AND is_meant($whom, name, code, sector)))
  AND ($since IS NULL OR document.known >= $since::DATE)
  AND ($until IS NULL OR document.known <= $until::DATE)
GROUP BY ALL
ORDER BY document.known, reaction.document, reaction.id
LIMIT $limit;
