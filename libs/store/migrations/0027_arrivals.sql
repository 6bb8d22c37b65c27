-- Requests of OTLP as they came: what of them is of which trace stands in one row until a worker makes the rows of its
-- traces (0011) of it. So what is on disk before an exporter is answered is two rows and the content, however many traces
-- a request is of: fifty with their indexes cost as much as the content does.
CREATE TABLE docket.otlp_arrival (
  received_at timestamptz NOT NULL,
  request_no  bigint NOT NULL,
  ledger_no   integer NOT NULL,
  items       integer NOT NULL CHECK (items > 0), -- spans or log records, of all traces
  principal   text NOT NULL,                      -- who sent it, and how that was authenticated
  via         text NOT NULL,
  -- Each an element for each chunk, as otlp_chunk has them, in the order of the request.
  trace_ids   text[] NOT NULL,
  chunk_items integer[] NOT NULL,
  chunk_bytes integer[] NOT NULL,
  has_root    boolean[] NOT NULL,
  ranges      bytea[] NOT NULL,
  CONSTRAINT otlp_arrival_pkey PRIMARY KEY (ledger_no, request_no),
  CONSTRAINT otlp_arrival_whole CHECK (cardinality(trace_ids) = ALL (ARRAY[cardinality(chunk_items),
    cardinality(chunk_bytes), cardinality(has_root), cardinality(ranges)]))
) WITH (toast_tuple_target = 8160);
-- Not compressed, and beside the row only where it does not fit into a page: it is read once, and goes.
ALTER TABLE docket.otlp_arrival
  ALTER COLUMN trace_ids SET STORAGE EXTERNAL,
  ALTER COLUMN chunk_items SET STORAGE EXTERNAL,
  ALTER COLUMN chunk_bytes SET STORAGE EXTERNAL,
  ALTER COLUMN has_root SET STORAGE EXTERNAL,
  ALTER COLUMN ranges SET STORAGE EXTERNAL;

-- How the content is packed: as it came with gzip, or here with brotli, which costs half of that at this speed.
ALTER TABLE docket.otlp_request ALTER COLUMN is_packed TYPE text USING CASE WHEN is_packed THEN 'gzip' ELSE 'identity' END;
ALTER TABLE docket.otlp_request RENAME COLUMN is_packed TO coding;
ALTER TABLE docket.otlp_request ADD CONSTRAINT otlp_request_coding_check CHECK (coding IN ('identity', 'gzip', 'br'));

-- OTLP/JSON as it came is kept too.
ALTER TABLE docket.otlp_request DROP CONSTRAINT otlp_request_form_check;
ALTER TABLE docket.otlp_request ADD CONSTRAINT otlp_request_form_check CHECK (form IN ('protobuf', 'json', 'items'));

-- Behind the wall between ledgers (0006), as the other tables of spans.
DO $$
DECLARE
  reads constant text := '(SELECT current_setting(''docket.ledger'') = ''all'')
    OR ledger_no = (SELECT nullif(current_setting(''docket.ledger''), ''all'')::integer)';
  writes constant text := 'ledger_no = (SELECT current_setting(''docket.ledger'')::integer)';
BEGIN
  ALTER TABLE docket.otlp_arrival ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY read ON docket.otlp_arrival FOR SELECT USING (%s)', reads);
  EXECUTE format('CREATE POLICY append ON docket.otlp_arrival FOR INSERT WITH CHECK (%s)', writes);
  EXECUTE format('CREATE POLICY change ON docket.otlp_arrival FOR UPDATE USING (%s)', writes);
  EXECUTE format('CREATE POLICY remove ON docket.otlp_arrival FOR DELETE USING (%s)', writes);
END
$$;
