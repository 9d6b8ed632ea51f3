-- A first line only: whoever can write to the file can drop these. The chain and the signatures are the proof.
CREATE TRIGGER custody_event_is_not_updated BEFORE UPDATE ON custody_event
BEGIN
  SELECT RAISE(ABORT, 'the custody log is never changed');
END;

CREATE TRIGGER custody_event_is_not_deleted BEFORE DELETE ON custody_event
BEGIN
  SELECT RAISE(ABORT, 'nothing is taken out of the custody log');
END;

CREATE TRIGGER custody_event_is_the_next BEFORE INSERT ON custody_event
WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM custody_event)
BEGIN
  SELECT RAISE(ABORT, 'not the next event of the custody log');
END;
