-- $rows: JSON arrays in the order of the table's columns.
INSERT INTO copied
SELECT e ->> 0, e ->> 1, (e ->> 2)::DOUBLE FROM (SELECT unnest($rows::JSON[]) AS e);
