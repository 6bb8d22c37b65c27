-- Who works at a question that waits for a human, and what the last one noted for the next. None of it is evidence: it
-- keeps two people from working at one question, decides nothing, and goes when the question is answered. Times are
-- the database's own, which all processes share.
CREATE TABLE docket.claim (
  changed_at    timestamptz NOT NULL DEFAULT now(),
  held_until    timestamptz,
  noted_at      timestamptz,
  ledger_no     integer NOT NULL REFERENCES docket.ledger,
  decision_id   text NOT NULL,
  escalation_id text NOT NULL,
  holder        text,                  -- principal id of who works at it
  given_by      text,                  -- principal id of who said so: themselves, or an officer
  note          text CHECK (octet_length(note) <= 8000),
  noted_by      text,
  CONSTRAINT claim_pkey PRIMARY KEY (ledger_no, decision_id, escalation_id),
  CONSTRAINT claim_check CHECK (
    (holder IS NULL) = (held_until IS NULL) AND (holder IS NULL) = (given_by IS NULL)
    AND (note IS NULL) = (noted_by IS NULL) AND (note IS NULL) = (noted_at IS NULL)
  )
);
CREATE INDEX claim_age ON docket.claim (ledger_no, changed_at);

-- Behind the wall between ledgers (0006).
DO $$
DECLARE
  reads constant text := '(SELECT current_setting(''docket.ledger'') = ''all'')
    OR ledger_no = (SELECT nullif(current_setting(''docket.ledger''), ''all'')::integer)';
  writes constant text := 'ledger_no = (SELECT current_setting(''docket.ledger'')::integer)';
BEGIN
  EXECUTE 'ALTER TABLE docket.claim ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY';
  EXECUTE format('CREATE POLICY read ON docket.claim FOR SELECT USING (%s)', reads);
  EXECUTE format('CREATE POLICY append ON docket.claim FOR INSERT WITH CHECK (%s)', writes);
  EXECUTE format('CREATE POLICY change ON docket.claim FOR UPDATE USING (%s)', writes);
  EXECUTE format('CREATE POLICY remove ON docket.claim FOR DELETE USING (%s)', writes);
END
$$;
