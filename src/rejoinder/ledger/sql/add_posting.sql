INSERT INTO posting
SELECT unnest($terms::VARCHAR[]), unnest($documents::VARCHAR[]), unnest($times::INTEGER[]);
