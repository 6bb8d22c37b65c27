-- A complete tile, 256 hashes of 256^level leaves each, is put beside the entries that complete it, by an append or a
-- repair; a subscription (`replica`, which only a superuser may claim to be) brings it before them.
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

CREATE TRIGGER refuse_loose AFTER INSERT ON docket.tile REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_loose_tiles();
ALTER TABLE docket.tile ENABLE ALWAYS TRIGGER refuse_loose;

-- A decision's row is derived, and its position only an index: a second row of one position is found by
-- verification and goes with `docket rebuild`; it does not refuse the decision that opens there.
ALTER TABLE docket.decision DROP CONSTRAINT decision_opened_key;
CREATE INDEX decision_opened ON docket.decision (ledger_no, opened_seq);
