-- Searches that are kept under a name: a person's own, or shown by an officer to whoever oversees the ledger. A filter
-- is text that people typed, maybe a customer's name; none of it is evidence. Times are the database's own.
CREATE TABLE docket.saved_view (
  created_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  ledger_no  integer NOT NULL REFERENCES docket.ledger,
  is_shared  boolean NOT NULL,
  view_id    text CONSTRAINT saved_view_pkey PRIMARY KEY CHECK (view_id ~ '^viw_[0-9a-z]{26}$'),
  owner      text NOT NULL,              -- principal id of whoever keeps it
  name       text NOT NULL CHECK (octet_length(name) BETWEEN 1 AND 240),
  filter     text NOT NULL CHECK (octet_length(filter) <= 65536), -- JSON: parameters of a list of decisions, by name
  CONSTRAINT saved_view_named UNIQUE (ledger_no, owner, name)
);
CREATE INDEX saved_view_shared ON docket.saved_view (ledger_no) WHERE is_shared;

-- Behind the wall between ledgers (0006).
DO $$
DECLARE
  reads constant text := '(SELECT current_setting(''docket.ledger'') = ''all'')
    OR ledger_no = (SELECT nullif(current_setting(''docket.ledger''), ''all'')::integer)';
  writes constant text := 'ledger_no = (SELECT current_setting(''docket.ledger'')::integer)';
BEGIN
  EXECUTE 'ALTER TABLE docket.saved_view ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY';
  EXECUTE format('CREATE POLICY read ON docket.saved_view FOR SELECT USING (%s)', reads);
  EXECUTE format('CREATE POLICY append ON docket.saved_view FOR INSERT WITH CHECK (%s)', writes);
  EXECUTE format('CREATE POLICY change ON docket.saved_view FOR UPDATE USING (%s)', writes);
  EXECUTE format('CREATE POLICY remove ON docket.saved_view FOR DELETE USING (%s)', writes);
END
$$;
