-- Nothing stands beyond a ledger's head, and the head stands behind entries that follow one another. Without
-- that, one statement with the service's login would keep every later batch from being written: a row at the next
-- position, or a head that no entry follows.
--
-- The checks are made once for each statement, when it is done: a batch moves the head and adds its rows in one, of
-- one ledger. That each entry of a batch follows the one before in it, verification finds; it stops no append.
--
-- A subscription (`replica`, which only a superuser may claim to be) applies a batch row by row, and its head first:
-- what it applies was looked at where it was written.

CREATE FUNCTION docket.refuse_loose_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('session_replication_role') = 'replica' THEN
    RETURN NULL;
  END IF;
  PERFORM FROM (
    SELECT min(ledger_no) AS ledger_no, max(ledger_no) AS other, min(seq) AS first, max(seq) AS last, count(*) AS rows
    FROM added
  ) a
  WHERE a.ledger_no <> a.other OR a.rows <> a.last - a.first + 1
    OR a.last <> coalesce((SELECT h.size - 1 FROM docket.ledger_head h WHERE h.ledger_no = a.ledger_no), -1);
  IF FOUND THEN
    RAISE EXCEPTION 'docket.entry holds nothing but what its head follows'
      USING ERRCODE = 'insufficient_privilege', HINT = 'An entry is appended together with its head.';
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION docket.refuse_loose_bodies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('session_replication_role') = 'replica' THEN
    RETURN NULL;
  END IF;
  PERFORM FROM (
    SELECT min(ledger_no) AS ledger_no, max(ledger_no) AS other, max(seq) AS last FROM added
  ) a
  WHERE a.ledger_no <> a.other
    OR a.last >= coalesce((SELECT h.size FROM docket.ledger_head h WHERE h.ledger_no = a.ledger_no), 0);
  IF FOUND THEN
    RAISE EXCEPTION 'docket.body holds nothing beyond the head of its ledger'
      USING ERRCODE = 'insufficient_privilege', HINT = 'A body is added with its entry.';
  END IF;
  RETURN NULL;
END
$$;

-- Of complete tiles: 256 hashes of 256^level leaves each.
CREATE FUNCTION docket.refuse_loose_tiles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('session_replication_role') = 'replica' THEN
    RETURN NULL;
  END IF;
  PERFORM FROM added a
  WHERE (a.index + 1) * (256::numeric ^ (a.level + 1))
    > coalesce((SELECT h.size FROM docket.ledger_head h WHERE h.ledger_no = a.ledger_no), 0);
  IF FOUND THEN
    RAISE EXCEPTION 'docket.tile holds nothing beyond the head of its ledger'
      USING ERRCODE = 'insufficient_privilege', HINT = 'A tile is added with the entry that completes it.';
  END IF;
  RETURN NULL;
END
$$;

-- Looks at the head when the statement is done, so that its entries are there: the first that it passed follows the old
-- one, the last is its own; that none is missing between them, the trigger of entries looks at. In the place of the trigger that looked
-- before, because each costs every append.
CREATE OR REPLACE FUNCTION docket.refuse_shrinking_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ledger_no <> OLD.ledger_no OR NEW.size <= OLD.size OR NEW.last_time < OLD.last_time THEN
    RAISE EXCEPTION 'the head of a ledger only moves forward'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF current_setting('session_replication_role') = 'replica' THEN
    RETURN NULL;
  END IF;
  IF octet_length(NEW.frontier) <> 32 * bit_count(NEW.size::bit(64)) OR NOT EXISTS (
    SELECT FROM docket.entry e
    WHERE e.ledger_no = NEW.ledger_no AND e.seq = NEW.size - 1 AND e.leaf_hash = NEW.last_hash
      AND (NEW.size > OLD.size + 1 OR e.prev = OLD.last_hash)
  ) THEN
    RAISE EXCEPTION 'the head of a ledger moves only with the entries that it follows'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.size > OLD.size + 1 AND NOT EXISTS (
    SELECT FROM docket.entry e
    WHERE e.ledger_no = NEW.ledger_no AND e.seq = OLD.size AND e.prev = OLD.last_hash
  ) THEN
    RAISE EXCEPTION 'the head of a ledger moves only with the entries that it follows'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER refuse_loose AFTER INSERT ON docket.entry REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_loose_entries();
CREATE TRIGGER refuse_loose AFTER INSERT ON docket.body REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_loose_bodies();
CREATE TRIGGER refuse_loose AFTER INSERT ON docket.tile REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_loose_tiles();
DROP TRIGGER refuse_shrinking ON docket.ledger_head;
CREATE TRIGGER refuse_shrinking AFTER UPDATE ON docket.ledger_head
  FOR EACH ROW EXECUTE FUNCTION docket.refuse_shrinking_head();

ALTER TABLE docket.entry ENABLE ALWAYS TRIGGER refuse_loose;
ALTER TABLE docket.body ENABLE ALWAYS TRIGGER refuse_loose;
ALTER TABLE docket.tile ENABLE ALWAYS TRIGGER refuse_loose;
ALTER TABLE docket.ledger_head ENABLE ALWAYS TRIGGER refuse_shrinking;

-- A decision's row is derived, and its position only an index: a second row of one position is found by
-- verification and goes with `docket rebuild`; it does not refuse the decision that opens there.
ALTER TABLE docket.decision DROP CONSTRAINT decision_opened_key;
CREATE INDEX decision_opened ON docket.decision (ledger_no, opened_seq);
