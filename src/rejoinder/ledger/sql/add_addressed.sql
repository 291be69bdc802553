-- $rows: JSON arrays in the order of the table's columns.
INSERT INTO addressed
SELECT e ->> 0, e ->> 1, e ->> 2, e ->> 3, e ->> 4, e -> 5 FROM (SELECT unnest($rows::JSON[]) AS e);
