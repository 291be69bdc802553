-- Who did what to whom: the newest versions known on $as_of, in order of the event's day.
SELECT
  event.id, event.day, document.known AS date, document.outlet, document.title, document.uri,
  type, mode, context, cameo, quad, score, status, actor, actor_code, recipient, recipient_code,
  when_from, when_to, place, country, trigger_words AS trigger,
  statement.speaker AS on_the_word_of, coalesce(statement.relay, []) AS relay, event.confidence,
  words(document.text, sentence.start_at, sentence.end_at) AS sentence,
  event.document, event.record
FROM event
JOIN current_document($as_of) AS document ON document.id = event.document
LEFT JOIN statement
  ON statement.id = event.statement AND statement.document = event.document
LEFT JOIN sentence ON sentence.document = event.document AND sentence.number = event.sentence
WHERE
  ($who IS NULL OR EXISTS (
    SELECT 1 FROM party WHERE party.record = event.id AND party.document = event.document
      AND part = 'actor' AND is_meant($who, name, code, sector)))
  AND ($whom IS NULL OR EXISTS (
    SELECT 1 FROM party WHERE party.record = event.id AND party.document = event.document
      AND part = 'recipient' AND is_meant($whom, name, code, sector)))
  AND ($type IS NULL OR type = upper($type))
  AND ($status IS NULL OR status = $status)
  AND ($since IS NULL OR coalesce(when_to, event.day, document.known) >= $since::DATE)
  AND ($until IS NULL OR coalesce(when_from, event.day, document.known) <= $until::DATE)
ORDER BY coalesce(event.day, document.known), document.id, event.rowid
LIMIT $limit;
