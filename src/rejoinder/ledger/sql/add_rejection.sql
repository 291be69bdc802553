INSERT INTO rejection
SELECT unnest($uris::VARCHAR[]), unnest($reasons::VARCHAR[]), unnest($details::VARCHAR[]),
  unnest($digests::VARCHAR[]), $run, $seen;
