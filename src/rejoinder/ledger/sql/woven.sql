-- What holds between pages (since version 3): made from the records alone by `weave`, and made anew as a
-- whole whenever a page comes or goes. Nothing here is known that the documents don't say.

-- A page that carries another page's words; `original` is the first of its kind.
CREATE TABLE IF NOT EXISTS copied (document VARCHAR NOT NULL, original VARCHAR NOT NULL, likeness DOUBLE NOT NULL);

-- Which incident each event reports.
CREATE TABLE IF NOT EXISTS report (incident VARCHAR NOT NULL, event VARCHAR NOT NULL, document VARCHAR NOT NULL);

-- Which promise each commitment tells of; a promise bears the id of the first.
CREATE TABLE IF NOT EXISTS mention (promise VARCHAR NOT NULL, commitment VARCHAR NOT NULL, document VARCHAR NOT NULL);

-- What became of a promise, in order of `place`. `why` is done, told, postponed or condition (its
-- condition came true); `due_from` and `due_to` are set where it was put off.
CREATE TABLE IF NOT EXISTS turn (
  promise VARCHAR NOT NULL, day DATE NOT NULL, state VARCHAR NOT NULL, record VARCHAR NOT NULL,
  document VARCHAR NOT NULL, why VARCHAR NOT NULL, due_from DATE, due_to DATE, place INTEGER NOT NULL
);

-- Inferred reactions, and stated ones whose words point to an act that another page tells (under the id
-- that `reaction` has them by), in the shape of `reaction`.
CREATE TABLE IF NOT EXISTS reply (
  id VARCHAR NOT NULL, document VARCHAR NOT NULL, sentence INTEGER, response VARCHAR NOT NULL,
  stimulus VARCHAR, stimulus_document VARCHAR, stimulus_words VARCHAR, basis VARCHAR NOT NULL,
  lag_days INTEGER, rule VARCHAR NOT NULL, confidence DOUBLE NOT NULL, record JSON NOT NULL
);

-- To whom (or, of "the two governments", by whom) a commitment is whose own clause names nobody: an actor of its page, as the contract writes it.
CREATE TABLE IF NOT EXISTS addressed (
  commitment VARCHAR NOT NULL, document VARCHAR NOT NULL, part VARCHAR NOT NULL,
  name VARCHAR NOT NULL, code VARCHAR, actor JSON NOT NULL
);
