-- Spans that exporters of OpenTelemetry sent, until their traces are complete and become records. None of it is
-- evidence: that is what is made of them, in the ledger. Times are the database's own, which all processes share.
CREATE TABLE docket.otlp_trace (
  first_at    timestamptz NOT NULL,
  last_at     timestamptz NOT NULL,
  lease_until timestamptz,             -- of the process that turns it into records
  retry_at    timestamptz,
  set_aside_at timestamptz,            -- attempts failed too often: tried again only when somebody asks for it
  ledger_no   integer NOT NULL REFERENCES docket.ledger,
  round       integer NOT NULL DEFAULT 0, -- how often its spans were turned into records
  conflicts   integer NOT NULL DEFAULT 0, -- spans that came a second time with other content
  failures    integer NOT NULL DEFAULT 0, -- of the round under way
  is_pending  boolean NOT NULL,        -- spans came that are in no round
  is_frozen   boolean NOT NULL DEFAULT false, -- a round is under way: its spans are settled
  has_root    boolean NOT NULL,        -- a span came that has no parent, or one elsewhere, and has ended
  trace_id    text NOT NULL CHECK (trace_id ~ '^[0-9a-f]{32}$'),
  principal   text NOT NULL,           -- who sent it, and how that was authenticated
  via         text NOT NULL,
  decision_id text,                    -- what the first round made of it
  goal        text,
  refusal     text,                    -- why the last round could not be recorded
  CONSTRAINT otlp_trace_pkey PRIMARY KEY (ledger_no, principal, trace_id)
);
CREATE INDEX otlp_trace_waiting ON docket.otlp_trace (first_at) WHERE (is_pending OR is_frozen) AND set_aside_at IS NULL;
CREATE INDEX otlp_trace_set_aside ON docket.otlp_trace (set_aside_at) WHERE set_aside_at IS NOT NULL;
CREATE INDEX otlp_trace_settled ON docket.otlp_trace (last_at) WHERE NOT (is_pending OR is_frozen);

CREATE TABLE docket.otlp_item (
  item_no   bigint GENERATED ALWAYS AS IDENTITY,
  ledger_no integer NOT NULL,
  round     integer,                   -- in which round it became records; none yet where null
  conflicts integer NOT NULL DEFAULT 0,
  principal text NOT NULL,
  trace_id  text NOT NULL,
  kind      text NOT NULL CHECK (kind IN ('span', 'log')),
  item_id   text NOT NULL,             -- id of the span; of a log record, its digest
  content   text,                      -- JSON; gone once it is recorded
  digest    bytea NOT NULL CHECK (octet_length(digest) = 32),
  CONSTRAINT otlp_item_pkey PRIMARY KEY (ledger_no, principal, trace_id, kind, item_id),
  CONSTRAINT otlp_item_trace FOREIGN KEY (ledger_no, principal, trace_id) REFERENCES docket.otlp_trace ON DELETE CASCADE
);
CREATE INDEX otlp_item_waiting ON docket.otlp_item (ledger_no) WHERE content IS NOT NULL;

-- Behind the wall between ledgers (0007): the worker looks with `all` for a trace that is complete, and then names its
-- ledger.
DO $$
DECLARE
  staged text;
  reads constant text := '(SELECT current_setting(''docket.ledger'') = ''all'')
    OR ledger_no = (SELECT nullif(current_setting(''docket.ledger''), ''all'')::integer)';
  writes constant text := 'ledger_no = (SELECT current_setting(''docket.ledger'')::integer)';
BEGIN
  FOREACH staged IN ARRAY ARRAY['otlp_trace', 'otlp_item'] LOOP
    EXECUTE format('ALTER TABLE docket.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', staged);
    EXECUTE format('CREATE POLICY read ON docket.%I FOR SELECT USING (%s)', staged, reads);
    EXECUTE format('CREATE POLICY append ON docket.%I FOR INSERT WITH CHECK (%s)', staged, writes);
    EXECUTE format('CREATE POLICY change ON docket.%I FOR UPDATE USING (%s)', staged, writes);
    EXECUTE format('CREATE POLICY remove ON docket.%I FOR DELETE USING (%s)', staged, writes);
  END LOOP;
END
$$;
