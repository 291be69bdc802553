-- Who said what: the newest versions known on $as_of, in order of time.
SELECT
  statement.id, document.known AS date, document.outlet, document.title, document.uri,
  speaker, speaker_code, speaker_sector, speaker_role, style, polarity, cue, content, relay,
  addressee, said_from, said_to, confidence,
  words(document.text, sentence.start_at, sentence.end_at) AS sentence,
  statement.document, statement.record
FROM statement
JOIN current_document($as_of) AS document ON document.id = statement.document
LEFT JOIN sentence
  ON sentence.document = statement.document AND sentence.number = statement.sentence
WHERE
  ($who IS NULL OR is_meant($who, speaker, speaker_code, speaker_sector))
  AND ($relay IS NULL OR EXISTS (
    SELECT 1 FROM party WHERE party.record = statement.id AND party.document = statement.document
      AND part = 'relay' AND is_meant($relay, name, code, sector)))
  AND ($about IS NULL OR contains(lower(content), lower($about)))
  AND ($since IS NULL OR coalesce(said_to, document.known) >= $since::DATE)
  AND ($until IS NULL OR coalesce(said_from, document.known) <= $until::DATE)
ORDER BY coalesce(said_from, document.known), document.id, statement.rowid
LIMIT $limit;
