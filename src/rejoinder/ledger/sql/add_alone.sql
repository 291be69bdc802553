-- $entries: JSON arrays [document, surname, folded, name, person]; nobody is recalled yet.
INSERT INTO alone
SELECT
  e ->> 0, e ->> 1, e ->> 2, e ->> 3, (e ->> 4)::BOOLEAN, NULL, NULL, NULL, NULL, NULL
FROM (SELECT unnest($entries::JSON[]) AS e);
