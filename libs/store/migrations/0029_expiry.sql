-- When what is older than the policy of its ledger keeps it was last asked for, so that all processes on a database keep
-- one schedule, also when they start again. It says when to look, and from where on; what may go, the entries say.
CREATE TABLE docket.expiry_run (
  ended_at  timestamptz NOT NULL DEFAULT clock_timestamp() CHECK (isfinite(ended_at)),
  goes_on   bigint CHECK (goes_on >= 0),        -- entry behind which the next run goes on; NULL: from the beginning
  ledger_no integer CONSTRAINT expiry_run_pkey PRIMARY KEY REFERENCES docket.ledger,
  held      integer NOT NULL CHECK (held >= 0), -- entries that are old enough, and that legal holds cover
  skipped   integer NOT NULL CHECK (skipped >= 0), -- decisions that were left out
  state     text NOT NULL CHECK (state IN ('done', 'waiting', 'failed'))
) WITH (fillfactor = 50);

-- Behind the wall between ledgers (0006).
DO $$
DECLARE
  reads constant text := '(SELECT current_setting(''docket.ledger'') = ''all'')
    OR ledger_no = (SELECT nullif(current_setting(''docket.ledger''), ''all'')::integer)';
  writes constant text := 'ledger_no = (SELECT current_setting(''docket.ledger'')::integer)';
BEGIN
  ALTER TABLE docket.expiry_run ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY read ON docket.expiry_run FOR SELECT USING (%s)', reads);
  EXECUTE format('CREATE POLICY append ON docket.expiry_run FOR INSERT WITH CHECK (%s)', writes);
  EXECUTE format('CREATE POLICY change ON docket.expiry_run FOR UPDATE USING (%s)', writes);
  EXECUTE format('CREATE POLICY remove ON docket.expiry_run FOR DELETE USING (%s)', writes);
END
$$;
