-- $entries: JSON arrays [document, surname, folded, name, code, sector, role].
INSERT INTO introduction
SELECT e ->> 0, e ->> 1, e ->> 2, e ->> 3, e ->> 4, e ->> 5, e ->> 6
FROM (SELECT unnest($entries::JSON[]) AS e);
