INSERT INTO run
SELECT $id, $seen, $record WHERE NOT EXISTS (SELECT 1 FROM run WHERE id = $id);
