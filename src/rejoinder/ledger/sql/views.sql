-- What answers build on. Made anew at each opening for writing, so that they follow the version.

-- The newest version of each page known on a day (null: today's).
CREATE OR REPLACE MACRO current_document(as_of) AS TABLE
  SELECT * FROM document
  WHERE as_of IS NULL OR known <= as_of::DATE
  QUALIFY row_number() OVER (PARTITION BY uri ORDER BY version DESC) = 1;

-- Whether somebody is meant: by country or body code ("RUS"), code and sector ("RUSGOV",
-- "RUS GOV"), name ("NATO"), or the last words of a name ("Lund").
CREATE OR REPLACE MACRO is_meant(who, name, code, sector) AS
  coalesce(
    upper(who) = code
    OR upper(replace(who, ' ', '')) = code || coalesce(sector, '')
    OR lower(who) = lower(name)
    OR lower(name) LIKE '% ' || lower(replace(replace(who, '%', ''), '_', ' ')),
    FALSE
  );

-- The exact words of a sentence. (`text` is the document's.)
CREATE OR REPLACE MACRO words(text, start_at, end_at) AS
  replace(substring(text, start_at + 1, end_at - start_at), chr(10), ' ');
