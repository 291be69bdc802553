UPDATE alone
SET known = $known, code = $code, sector = $sector, role = $role, source = $source
WHERE document = $document AND name = $name;
