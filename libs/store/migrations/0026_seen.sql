-- What does not agree between what agents declared and what was seen from outside, as the board shows it: a projection
-- behind a cursor of its own, filled behind the appends and never by them. Each comparison is one of the whole ledger, by
-- the rule that an auditor replays (docs/decisions/0029), and leaves here what it found and nothing else.

-- How far each ledger was looked at. `unwatched`: nobody recorded what was seen or watched, so that nothing was compared;
-- `too_many`: more actions and observations than one comparison takes.
CREATE TABLE docket.seen_cursor (
  size       bigint NOT NULL CHECK (size >= 0),     -- entries that were looked at
  compared   bigint NOT NULL CHECK (compared >= 0), -- entries that the findings are of
  ledger_no  integer CONSTRAINT seen_cursor_pkey PRIMARY KEY REFERENCES docket.ledger,
  is_pending boolean NOT NULL,                      -- whether time alone may find more
  state      text NOT NULL CHECK (state IN ('unwatched', 'compared', 'too_many')),
  counts     text NOT NULL                          -- JSON: findings by code
) WITH (fillfactor = 50);

CREATE TABLE docket.seen_finding (
  seq         bigint NOT NULL,             -- the entry that declared it; of what nobody declared, the observation
  observation bigint NOT NULL,             -- -1: it is of none, or of several
  ledger_no   integer NOT NULL REFERENCES docket.ledger,
  code        text COLLATE "C" NOT NULL,
  decision_id text COLLATE "C",            -- NULL: no decision declares it
  CONSTRAINT seen_finding_pkey PRIMARY KEY (ledger_no, code, seq, observation)
);
CREATE INDEX seen_finding_decision ON docket.seen_finding (ledger_no, decision_id, code)
  WHERE decision_id IS NOT NULL;

-- Behind the wall between ledgers (0006).
DO $$
DECLARE
  told text;
  reads constant text := '(SELECT current_setting(''docket.ledger'') = ''all'')
    OR ledger_no = (SELECT nullif(current_setting(''docket.ledger''), ''all'')::integer)';
  writes constant text := 'ledger_no = (SELECT current_setting(''docket.ledger'')::integer)';
BEGIN
  FOREACH told IN ARRAY ARRAY['seen_cursor', 'seen_finding'] LOOP
    EXECUTE format('ALTER TABLE docket.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', told);
    EXECUTE format('CREATE POLICY read ON docket.%I FOR SELECT USING (%s)', told, reads);
    EXECUTE format('CREATE POLICY append ON docket.%I FOR INSERT WITH CHECK (%s)', told, writes);
    EXECUTE format('CREATE POLICY change ON docket.%I FOR UPDATE USING (%s)', told, writes);
    EXECUTE format('CREATE POLICY remove ON docket.%I FOR DELETE USING (%s)', told, writes);
  END LOOP;
END
$$;

-- A place behind the head would leave out what comes there.
CREATE TRIGGER refuse_ahead AFTER INSERT OR UPDATE OF size ON docket.seen_cursor
  FOR EACH ROW EXECUTE FUNCTION docket.refuse_cursor_ahead();
ALTER TABLE docket.seen_cursor ENABLE ALWAYS TRIGGER refuse_ahead;
