-- $rows: JSON arrays in the order of the table's columns.
INSERT INTO report
SELECT e ->> 0, e ->> 1, e ->> 2 FROM (SELECT unnest($rows::JSON[]) AS e);
