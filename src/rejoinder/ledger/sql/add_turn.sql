-- $rows: JSON arrays in the order of the table's columns.
INSERT INTO turn
SELECT e ->> 0, (e ->> 1)::DATE, e ->> 2, e ->> 3, e ->> 4, e ->> 5,
  TRY_CAST(e ->> 6 AS DATE), TRY_CAST(e ->> 7 AS DATE), (e ->> 8)::INTEGER
FROM (SELECT unnest($rows::JSON[]) AS e);
