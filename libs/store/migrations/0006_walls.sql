-- A second wall between ledgers, behind the conditions of the application's own statements: each statement names the
-- ledger that it is of (`docket.ledger`, for its transaction alone), sees the rows of that one, and adds and changes
-- none of another. Where it names none, it fails: a statement that was forgotten is no statement about nothing.
--
-- `all` is for what an installation asks about all its ledgers, for dumps and for whoever looks by hand. It reads.
--
-- It is no wall against whoever has a login of the server: any statement may name any ledger.

-- The ledger's own row is found by its name, before its number is known; it says no more than entry 0.
DO $$
DECLARE
  evidence text;
  reads constant text := '(SELECT current_setting(''docket.ledger'') = ''all'')
    OR ledger_no = (SELECT nullif(current_setting(''docket.ledger''), ''all'')::integer)';
  writes constant text := 'ledger_no = (SELECT current_setting(''docket.ledger'')::integer)';
BEGIN
  FOREACH evidence IN ARRAY ARRAY['entry', 'body', 'tile', 'checkpoint'] LOOP
    EXECUTE format('DROP POLICY read_all ON docket.%I', evidence);
    EXECUTE format('DROP POLICY append ON docket.%I', evidence);
    EXECUTE format('CREATE POLICY read ON docket.%I FOR SELECT USING (%s)', evidence, reads);
    EXECUTE format('CREATE POLICY append ON docket.%I FOR INSERT WITH CHECK (%s)', evidence, writes);
  END LOOP;
  FOREACH evidence IN ARRAY ARRAY['ledger_head', 'decision', 'idempotency'] LOOP
    EXECUTE format('ALTER TABLE docket.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', evidence);
    EXECUTE format('CREATE POLICY read ON docket.%I FOR SELECT USING (%s)', evidence, reads);
    EXECUTE format('CREATE POLICY append ON docket.%I FOR INSERT WITH CHECK (%s)', evidence, writes);
    EXECUTE format('CREATE POLICY change ON docket.%I FOR UPDATE USING (%s)', evidence, writes);
    EXECUTE format('CREATE POLICY remove ON docket.%I FOR DELETE USING (%s)', evidence, writes);
  END LOOP;
END
$$;
