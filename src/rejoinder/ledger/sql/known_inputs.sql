SELECT digest, document IS NULL AS rejected FROM input
WHERE digest IN (SELECT unnest($digests::VARCHAR[]));
