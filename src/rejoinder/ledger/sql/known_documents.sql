SELECT id FROM document WHERE id IN (SELECT unnest($ids::VARCHAR[]));
