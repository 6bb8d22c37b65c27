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
  conflicts   integer NOT NULL DEFAULT 0, -- spans of ended rounds that came a second time with other content
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

-- A request as it came, until all of its traces are recorded: a row for each span costs twenty times what it costs to
-- receive it. Not compressed here: that costs more than to write it, and most came so.
CREATE TABLE docket.otlp_request (
  request_no bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT otlp_request_pkey PRIMARY KEY,
  ledger_no  integer NOT NULL REFERENCES docket.ledger,
  is_packed  boolean NOT NULL,          -- with gzip
  signal     text NOT NULL CHECK (signal IN ('traces', 'logs')),
  form       text NOT NULL CHECK (form IN ('protobuf', 'items')), -- of OTLP, or JSON of what was read of it
  content    bytea NOT NULL
);
ALTER TABLE docket.otlp_request ALTER COLUMN content SET STORAGE EXTERNAL;

-- What of a request is of one trace, in the order in which it came.
CREATE TABLE docket.otlp_chunk (
  chunk_no   bigint GENERATED ALWAYS AS IDENTITY,
  request_no bigint,                    -- null once it is recorded
  ledger_no  integer NOT NULL,
  round      integer,                   -- in which round it became records; none yet where null
  items      integer NOT NULL CHECK (items > 0), -- spans or log records in it
  bytes      integer NOT NULL,          -- of them, taken out of the request
  principal  text NOT NULL,
  trace_id   text NOT NULL,
  ranges     bytea NOT NULL,            -- where they stand in the request
  known      bytea,                     -- in the first row of each round that is recorded: by what its items are known again
  CONSTRAINT otlp_chunk_pkey PRIMARY KEY (ledger_no, principal, trace_id, chunk_no),
  CONSTRAINT otlp_chunk_trace FOREIGN KEY (ledger_no, principal, trace_id) REFERENCES docket.otlp_trace ON DELETE CASCADE
);
CREATE INDEX otlp_chunk_waiting ON docket.otlp_chunk (ledger_no, request_no) INCLUDE (items) WHERE request_no IS NOT NULL;

-- Behind the wall between ledgers (0007): the worker looks with `all` for a trace that is complete, and then names its
-- ledger.
DO $$
DECLARE
  staged text;
  reads constant text := '(SELECT current_setting(''docket.ledger'') = ''all'')
    OR ledger_no = (SELECT nullif(current_setting(''docket.ledger''), ''all'')::integer)';
  writes constant text := 'ledger_no = (SELECT current_setting(''docket.ledger'')::integer)';
BEGIN
  FOREACH staged IN ARRAY ARRAY['otlp_trace', 'otlp_request', 'otlp_chunk'] LOOP
    EXECUTE format('ALTER TABLE docket.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', staged);
    EXECUTE format('CREATE POLICY read ON docket.%I FOR SELECT USING (%s)', staged, reads);
    EXECUTE format('CREATE POLICY append ON docket.%I FOR INSERT WITH CHECK (%s)', staged, writes);
    EXECUTE format('CREATE POLICY change ON docket.%I FOR UPDATE USING (%s)', staged, writes);
    EXECUTE format('CREATE POLICY remove ON docket.%I FOR DELETE USING (%s)', staged, writes);
  END LOOP;
END
$$;
