-- Records of the same document that name a record, and what other pages tell of the same thing.
SELECT id, 'event' AS kind, 'on its word' AS how FROM event
WHERE statement = $id AND document = $document
UNION ALL
SELECT id, 'commitment', 'on its word' FROM commitment
WHERE statement = $id AND document = $document
UNION ALL
SELECT id, 'commitment', 'its act is this' FROM commitment
WHERE event = $id AND document = $document
UNION ALL
SELECT id, 'statement', 'said within it' FROM statement
WHERE contained_in = $id AND document = $document
UNION ALL
SELECT id, 'reaction', 'this answers' FROM reaction
WHERE response = $id AND document = $document
UNION ALL
SELECT id, 'reaction', 'answers this' FROM reaction WHERE stimulus = $id
UNION ALL
SELECT id, 'reaction', 'this answers' FROM reply
WHERE response = $id AND document = $document AND basis = 'inferred'
UNION ALL
SELECT id, 'reaction', 'answers this' FROM reply WHERE stimulus = $id
UNION ALL
SELECT other.event, 'event', 'same incident' FROM report JOIN report AS other USING (incident)
WHERE report.event = $id AND other.event <> $id
UNION ALL
SELECT other.commitment, 'commitment', 'same promise'
FROM mention JOIN mention AS other USING (promise)
WHERE mention.commitment = $id AND other.commitment <> $id
UNION ALL
SELECT turn.record, turn.state || ' on ' || turn.day, 'what became'
FROM mention JOIN turn USING (promise) WHERE mention.commitment = $id;
