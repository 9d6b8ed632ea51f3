-- The log: appended to, never changed. `hash` is the SHA-256 of the text in `event`.
CREATE TABLE custody_event (
  seq BIGINT NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  event TEXT NOT NULL,
  signature TEXT NOT NULL,
  CHECK (seq >= 1)
);

-- The reading: what the log says that there is. `body` is null where a record was removed; its id stays used.
-- `number` is the one in an id of letters and a number, otherwise 0.
CREATE TABLE case_record (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  number BIGINT NOT NULL,
  seq BIGINT NOT NULL REFERENCES custody_event (seq),
  body TEXT,
  PRIMARY KEY (kind, id)
);

CREATE INDEX case_record_in_order ON case_record (kind, number, id);
