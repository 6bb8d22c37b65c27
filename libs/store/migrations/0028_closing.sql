-- One entry closes none: without this, one call with the service's login stopped a ledger for good. It is closed in the
-- transaction that makes the ledger that continues it, of which the row is there when it commits.
CREATE FUNCTION docket.closed_with_successor() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM docket.ledger WHERE ledger_no <> NEW.ledger_no AND xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'a ledger is closed in the transaction that makes the one that continues it'
      USING ERRCODE = 'insufficient_privilege', HINT = 'Use "docket ledgers succeed".';
  END IF;
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION docket.closed_with_successor FROM PUBLIC;
CREATE CONSTRAINT TRIGGER closed_with_successor AFTER UPDATE OF is_closed ON docket.ledger_head
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.is_closed AND NOT OLD.is_closed)
  EXECUTE FUNCTION docket.closed_with_successor();
ALTER TABLE docket.ledger_head ENABLE ALWAYS TRIGGER closed_with_successor;
