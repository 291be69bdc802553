SELECT id FROM document WHERE uri = $uri ORDER BY version;
