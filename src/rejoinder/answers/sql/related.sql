-- Records of the same document that name a record.
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
SELECT id, 'reaction', 'answers this' FROM reaction WHERE stimulus = $id;
