-- What is told to others of a ledger: who is told (an endpoint), how far of the ledger that was looked at for it, and
-- what is on its way there. The events themselves are entries: a message is made of one when its turn comes, in the
-- transaction that moves the endpoint on, so that none is left out and none is made twice. None of it is evidence.
-- Times are the database's own, which all processes share.
CREATE TABLE docket.outbox_endpoint (
  created_at     timestamptz NOT NULL DEFAULT now(),
  delivered_at   timestamptz,          -- when it last took a message
  lease_until    timestamptz,          -- of the process that sends to it
  retry_at       timestamptz,
  failing_since  timestamptz,          -- no message was taken since
  disabled_at    timestamptz,
  size           bigint NOT NULL,      -- entries of the ledger that were looked at
  ledger_no      integer NOT NULL REFERENCES docket.ledger,
  lease_no       integer NOT NULL DEFAULT 0, -- tells those who held it apart
  failures       integer NOT NULL DEFAULT 0, -- in a row
  endpoint_id    text PRIMARY KEY CHECK (endpoint_id ~ '^whk_[0-9a-z]{26}$'),
  form           text NOT NULL,
  events         text NOT NULL,        -- names, with a space between
  label          text NOT NULL,
  shown          text NOT NULL,        -- what of the address lists show
  created_by     text NOT NULL,
  disabled_why   text,
  last_error     text,
  sealed         bytea NOT NULL        -- address and secrets, under a key that the database does not have
);
CREATE INDEX outbox_endpoint_listed ON docket.outbox_endpoint (ledger_no, endpoint_id);

CREATE TABLE docket.outbox_message (
  message_no  bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT outbox_message_pkey PRIMARY KEY,
  created_at  timestamptz NOT NULL DEFAULT now(),
  settled_at  timestamptz,
  ledger_no   integer NOT NULL,
  attempts    integer NOT NULL DEFAULT 0,
  last_status integer,                 -- of HTTP; null where nothing answered
  endpoint_id text NOT NULL REFERENCES docket.outbox_endpoint ON DELETE CASCADE,
  message_id  text NOT NULL CHECK (message_id ~ '^msg_[0-9a-f]{32}$'),
  state       text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'dead')),
  event       text NOT NULL,
  content     text NOT NULL,           -- JSON: ids and words of closed sets, nothing that somebody wrote
  last_error  text,
  CONSTRAINT outbox_message_key UNIQUE (endpoint_id, message_id)
);
CREATE INDEX outbox_message_waiting ON docket.outbox_message (endpoint_id, message_no) WHERE state = 'waiting';
CREATE INDEX outbox_message_dead ON docket.outbox_message (ledger_no) WHERE state = 'dead';
CREATE INDEX outbox_message_settled ON docket.outbox_message (settled_at) WHERE state <> 'waiting';

-- Behind the wall between ledgers (0006): the worker looks with `all` for an endpoint that is due, and then names its
-- ledger.
DO $$
DECLARE
  told text;
  reads constant text := '(SELECT current_setting(''docket.ledger'') = ''all'')
    OR ledger_no = (SELECT nullif(current_setting(''docket.ledger''), ''all'')::integer)';
  writes constant text := 'ledger_no = (SELECT current_setting(''docket.ledger'')::integer)';
BEGIN
  FOREACH told IN ARRAY ARRAY['outbox_endpoint', 'outbox_message'] LOOP
    EXECUTE format('ALTER TABLE docket.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', told);
    EXECUTE format('CREATE POLICY read ON docket.%I FOR SELECT USING (%s)', told, reads);
    EXECUTE format('CREATE POLICY append ON docket.%I FOR INSERT WITH CHECK (%s)', told, writes);
    EXECUTE format('CREATE POLICY change ON docket.%I FOR UPDATE USING (%s)', told, writes);
    EXECUTE format('CREATE POLICY remove ON docket.%I FOR DELETE USING (%s)', told, writes);
  END LOOP;
END
$$;

-- A place behind the head would leave out what comes there.
CREATE TRIGGER refuse_ahead AFTER INSERT OR UPDATE OF size ON docket.outbox_endpoint
  FOR EACH ROW EXECUTE FUNCTION docket.refuse_cursor_ahead();
ALTER TABLE docket.outbox_endpoint ENABLE ALWAYS TRIGGER refuse_ahead;
