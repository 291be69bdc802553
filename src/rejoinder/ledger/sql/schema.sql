-- The ledger's tables, version 2. `record` holds a record as the contract writes it (a document's
-- without its text); the columns beside it are drawn from it, for SQL. Offsets are code points.

CREATE TABLE meta (name VARCHAR NOT NULL, value VARCHAR NOT NULL);

CREATE TABLE run (id VARCHAR NOT NULL, seen TIMESTAMP NOT NULL, record JSON NOT NULL);

-- What was fed in, by the hash of its uri, content and declared facts: the key of resumption.
CREATE TABLE input (digest VARCHAR NOT NULL, uri VARCHAR NOT NULL, document VARCHAR);

CREATE TABLE rejection (
  uri VARCHAR NOT NULL, reason VARCHAR NOT NULL, detail VARCHAR NOT NULL,
  digest VARCHAR NOT NULL, run VARCHAR NOT NULL, seen TIMESTAMP NOT NULL
);

-- `known` is the day from which the version counts: its publication, or when it was first seen.
CREATE TABLE document (
  id VARCHAR NOT NULL, uri VARCHAR NOT NULL, version INTEGER NOT NULL,
  title VARCHAR, outlet VARCHAR, byline VARCHAR, published DATE, published_basis VARCHAR NOT NULL,
  language VARCHAR, text VARCHAR NOT NULL, terms INTEGER NOT NULL,
  known DATE NOT NULL, seen TIMESTAMP NOT NULL, run VARCHAR NOT NULL, record JSON NOT NULL
);

CREATE TABLE sentence (
  document VARCHAR NOT NULL, number INTEGER NOT NULL, start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL, paragraph INTEGER NOT NULL
);

CREATE TABLE statement (
  id VARCHAR NOT NULL, document VARCHAR NOT NULL, sentence INTEGER, style VARCHAR NOT NULL,
  polarity VARCHAR NOT NULL, speaker VARCHAR, speaker_code VARCHAR, speaker_sector VARCHAR,
  speaker_role VARCHAR, cue VARCHAR, content VARCHAR NOT NULL, relay VARCHAR[] NOT NULL,
  addressee VARCHAR[] NOT NULL, said_from DATE, said_to DATE, contained_in VARCHAR,
  rule VARCHAR NOT NULL, confidence DOUBLE NOT NULL, record JSON NOT NULL
);

-- `day` is the event's own first day where it is known, else its publication.
CREATE TABLE event (
  id VARCHAR NOT NULL, document VARCHAR NOT NULL, sentence INTEGER, type VARCHAR NOT NULL,
  mode VARCHAR, context VARCHAR[] NOT NULL, cameo VARCHAR, quad INTEGER NOT NULL, score DOUBLE,
  status VARCHAR NOT NULL, actor VARCHAR[] NOT NULL, actor_code VARCHAR[] NOT NULL,
  recipient VARCHAR[] NOT NULL, recipient_code VARCHAR[] NOT NULL, day DATE, when_from DATE,
  when_to DATE, place VARCHAR, country VARCHAR, lat DOUBLE, lon DOUBLE, geonames INTEGER,
  trigger_words VARCHAR NOT NULL, statement VARCHAR, factuality DOUBLE, rule VARCHAR NOT NULL,
  confidence DOUBLE NOT NULL, record JSON NOT NULL
);

CREATE TABLE commitment (
  id VARCHAR NOT NULL, document VARCHAR NOT NULL, sentence INTEGER, form VARCHAR NOT NULL,
  by_name VARCHAR[] NOT NULL, by_code VARCHAR[] NOT NULL, to_name VARCHAR[] NOT NULL,
  to_code VARCHAR[] NOT NULL, act VARCHAR NOT NULL, condition VARCHAR, sense VARCHAR,
  due_from DATE, due_to DATE, state VARCHAR NOT NULL, event VARCHAR, statement VARCHAR,
  rule VARCHAR NOT NULL, confidence DOUBLE NOT NULL, record JSON NOT NULL
);

CREATE TABLE reaction (
  id VARCHAR NOT NULL, document VARCHAR NOT NULL, sentence INTEGER, response VARCHAR NOT NULL,
  stimulus VARCHAR, stimulus_document VARCHAR, stimulus_words VARCHAR, basis VARCHAR NOT NULL,
  lag_days INTEGER, rule VARCHAR NOT NULL, confidence DOUBLE NOT NULL, record JSON NOT NULL
);

-- Every actor of every record: `part` is speaker, relay, addressee, actor, recipient, by, to.
CREATE TABLE party (
  record VARCHAR NOT NULL, kind VARCHAR NOT NULL, document VARCHAR NOT NULL,
  part VARCHAR NOT NULL, position INTEGER NOT NULL, name VARCHAR NOT NULL, code VARCHAR,
  sector VARCHAR, role VARCHAR, person BOOLEAN NOT NULL
);

-- The inverted table: how often a word's stem stands in a document's title and text.
CREATE TABLE posting (term VARCHAR NOT NULL, document VARCHAR NOT NULL, times INTEGER NOT NULL);
