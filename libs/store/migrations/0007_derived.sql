-- What is looked for across decisions, and exports, behind the same wall between ledgers (0006): each statement sees and
-- changes the rows of the ledger that it names. What one worker does for all of them looks for a ledger with `all`,
-- which reads, and then names it.
--
-- The words are the exception: with a policy that reads are held to, PostgreSQL would not use the index of words, because
-- its operator is not leakproof, and read every row. Nothing is added to them for another ledger; what they find is shown
-- by its decision, which is behind the wall.
DO $$
DECLARE
  derived text;
  reads constant text := '(SELECT current_setting(''docket.ledger'') = ''all'')
    OR ledger_no = (SELECT nullif(current_setting(''docket.ledger''), ''all'')::integer)';
  writes constant text := 'ledger_no = (SELECT current_setting(''docket.ledger'')::integer)';
BEGIN
  FOREACH derived IN ARRAY ARRAY['search_cursor', 'search_count', 'search_decision', 'search_document', 'search_side_effect',
    'search_skipped', 'search_text', 'search_tripwire', 'search_writer', 'export_job'] LOOP
    EXECUTE format('ALTER TABLE docket.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', derived);
    EXECUTE format('CREATE POLICY read ON docket.%I FOR SELECT USING (%s)', derived,
      CASE derived WHEN 'search_text' THEN 'true' ELSE reads END);
    EXECUTE format('CREATE POLICY append ON docket.%I FOR INSERT WITH CHECK (%s)', derived, writes);
    EXECUTE format('CREATE POLICY change ON docket.%I FOR UPDATE USING (%s)', derived, writes);
    EXECUTE format('CREATE POLICY remove ON docket.%I FOR DELETE USING (%s)', derived, writes);
  END LOOP;
END
$$;

-- A part is of the ledger that its export is of, of which a statement sees the one it names.
ALTER TABLE docket.export_part ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY read ON docket.export_part FOR SELECT
  USING (EXISTS (SELECT FROM docket.export_job j WHERE j.export_id = export_part.export_id));
CREATE POLICY append ON docket.export_part FOR INSERT
  WITH CHECK ((SELECT current_setting('docket.ledger')::integer) IS NOT NULL
    AND EXISTS (SELECT FROM docket.export_job j WHERE j.export_id = export_part.export_id));
CREATE POLICY remove ON docket.export_part FOR DELETE
  USING ((SELECT current_setting('docket.ledger')::integer) IS NOT NULL
    AND EXISTS (SELECT FROM docket.export_job j WHERE j.export_id = export_part.export_id));

-- One row with the service's login is not to keep a ledger from being indexed: a second row of a decision, or of a
-- position, is one that a rebuild takes away, and no error for whoever indexes; a cursor stands at no entry that there is not.
ALTER TABLE docket.search_decision DROP CONSTRAINT search_decision_id_key;
CREATE INDEX search_decision_id ON docket.search_decision (ledger_no, decision_id);
DROP INDEX docket.search_side_effect_first;
CREATE INDEX search_side_effect_first ON docket.search_side_effect (ledger_no, first_seq);

CREATE FUNCTION docket.refuse_cursor_ahead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('session_replication_role') <> 'replica' AND NEW.size > 0
    AND NEW.size > coalesce((SELECT h.size FROM docket.ledger_head h WHERE h.ledger_no = NEW.ledger_no), 0) THEN
    RAISE EXCEPTION 'nothing is indexed beyond the head of its ledger'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER refuse_ahead AFTER INSERT OR UPDATE ON docket.search_cursor
  FOR EACH ROW EXECUTE FUNCTION docket.refuse_cursor_ahead();
ALTER TABLE docket.search_cursor ENABLE ALWAYS TRIGGER refuse_ahead;

-- A row at a position that has no entry yet would be in the way of the one that comes there.
CREATE FUNCTION docket.refuse_found_ahead() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  is_ahead boolean;
BEGIN
  IF current_setting('session_replication_role') = 'replica' THEN
    RETURN NULL;
  END IF;
  EXECUTE format('SELECT EXISTS (
    SELECT FROM (SELECT ledger_no, max(%I) AS last FROM added GROUP BY ledger_no) a
    WHERE a.last >= coalesce((SELECT h.size FROM docket.ledger_head h WHERE h.ledger_no = a.ledger_no), 0))', TG_ARGV[0])
    INTO is_ahead;
  IF is_ahead THEN
    RAISE EXCEPTION 'nothing is found beyond the head of its ledger'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END
$$;
DO $$
DECLARE
  place record;
BEGIN
  FOR place IN SELECT * FROM (VALUES ('search_text', 'seq'), ('search_document', 'seq'), ('search_tripwire', 'seq'),
    ('search_skipped', 'seq'), ('search_side_effect', 'last_seq'), ('search_writer', 'opened_seq'),
    ('search_decision', 'last_seq')) AS places (relation, seq) LOOP
    EXECUTE format('CREATE TRIGGER refuse_ahead AFTER INSERT ON docket.%I REFERENCING NEW TABLE AS added
      FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_found_ahead(%L)', place.relation, place.seq);
    EXECUTE format('ALTER TABLE docket.%I ENABLE ALWAYS TRIGGER refuse_ahead', place.relation);
  END LOOP;
END
$$;
