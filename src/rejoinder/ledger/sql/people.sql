-- What the ledger remembers of people (since version 2). An introduction is a full name with an office
-- in a page; `alone` is who a page names without saying who they are, with whom that is known to be by
-- an introduction in another page, or nulls. `surname` and `folded` are without case and accents.

CREATE TABLE introduction (
  document VARCHAR NOT NULL, surname VARCHAR NOT NULL, folded VARCHAR NOT NULL,
  name VARCHAR NOT NULL, code VARCHAR, sector VARCHAR, role VARCHAR NOT NULL
);

CREATE TABLE alone (
  document VARCHAR NOT NULL, surname VARCHAR NOT NULL, folded VARCHAR NOT NULL,
  name VARCHAR NOT NULL, person BOOLEAN NOT NULL,
  known VARCHAR, code VARCHAR, sector VARCHAR, role VARCHAR, source VARCHAR
);
