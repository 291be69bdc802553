-- $sentences: JSON arrays [document, number, start, end, paragraph].
INSERT INTO sentence
SELECT
  s ->> 0, (s ->> 1)::INTEGER, (s ->> 2)::INTEGER, (s ->> 3)::INTEGER, (s ->> 4)::INTEGER
FROM (SELECT unnest($sentences::JSON[]) AS s);
