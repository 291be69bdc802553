SELECT number, start_at, end_at FROM sentence WHERE document = $document ORDER BY number;
