INSERT INTO input
SELECT unnest($digests::VARCHAR[]), unnest($uris::VARCHAR[]), unnest($documents::VARCHAR[]);
