SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE SCHEMA docket;

CREATE FUNCTION docket.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION 'docket.% is append-only: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'insufficient_privilege',
          HINT = 'A correction is a new entry that supersedes the old one.';
END
$$;

CREATE FUNCTION docket.refuse_cursor_ahead() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF current_setting('session_replication_role') <> 'replica' AND NEW.size > 0
    AND NEW.size > coalesce((SELECT h.size FROM docket.ledger_head h WHERE h.ledger_no = NEW.ledger_no), 0) THEN
    RAISE EXCEPTION 'nothing is indexed beyond the head of its ledger'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION docket.refuse_found_ahead() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION docket.refuse_loose_bodies() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF current_setting('session_replication_role') = 'replica' THEN
    RETURN NULL;
  END IF;
  PERFORM FROM (
    SELECT min(ledger_no) AS ledger_no, max(ledger_no) AS other, max(seq) AS last FROM added
  ) a
  WHERE a.ledger_no <> a.other
    OR a.last >= coalesce((SELECT h.size FROM docket.ledger_head h WHERE h.ledger_no = a.ledger_no), 0);
  IF FOUND THEN
    RAISE EXCEPTION 'docket.body holds nothing beyond the head of its ledger'
      USING ERRCODE = 'insufficient_privilege', HINT = 'A body is added with its entry.';
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION docket.refuse_loose_entries() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF current_setting('session_replication_role') = 'replica' THEN
    RETURN NULL;
  END IF;
  PERFORM FROM (
    SELECT min(ledger_no) AS ledger_no, max(ledger_no) AS other, min(seq) AS first, max(seq) AS last, count(*) AS rows
    FROM added
  ) a
  WHERE a.ledger_no <> a.other OR a.rows <> a.last - a.first + 1
    OR a.last <> coalesce((SELECT h.size - 1 FROM docket.ledger_head h WHERE h.ledger_no = a.ledger_no), -1);
  IF FOUND THEN
    RAISE EXCEPTION 'docket.entry holds nothing but what its head follows'
      USING ERRCODE = 'insufficient_privilege', HINT = 'An entry is appended together with its head.';
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION docket.refuse_loose_tiles() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF current_setting('session_replication_role') = 'replica' THEN
    RETURN NULL;
  END IF;
  PERFORM FROM added a
  WHERE (a.index + 1) * (256::numeric ^ (a.level + 1))
    > coalesce((SELECT h.size FROM docket.ledger_head h WHERE h.ledger_no = a.ledger_no), 0);
  IF FOUND THEN
    RAISE EXCEPTION 'docket.tile holds nothing beyond the head of its ledger'
      USING ERRCODE = 'insufficient_privilege', HINT = 'A tile is added with the entry that completes it.';
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION docket.refuse_shrinking_head() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW.ledger_no <> OLD.ledger_no OR NEW.size <= OLD.size OR NEW.last_time < OLD.last_time THEN
    RAISE EXCEPTION 'the head of a ledger only moves forward'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF current_setting('session_replication_role') = 'replica' THEN
    RETURN NULL;
  END IF;
  IF octet_length(NEW.frontier) <> 32 * bit_count(NEW.size::bit(64)) OR NOT EXISTS (
    SELECT FROM docket.entry e
    WHERE e.ledger_no = NEW.ledger_no AND e.seq = NEW.size - 1 AND e.leaf_hash = NEW.last_hash
      AND (NEW.size > OLD.size + 1 OR e.prev = OLD.last_hash)
  ) THEN
    RAISE EXCEPTION 'the head of a ledger moves only with the entries that it follows'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NEW.size > OLD.size + 1 AND NOT EXISTS (
    SELECT FROM docket.entry e
    WHERE e.ledger_no = NEW.ledger_no AND e.seq = OLD.size AND e.prev = OLD.last_hash
  ) THEN
    RAISE EXCEPTION 'the head of a ledger moves only with the entries that it follows'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END
$$;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE docket.api_key (
    key_id text NOT NULL,
    ledger_no integer,
    role text NOT NULL,
    principal text NOT NULL,
    name text NOT NULL,
    secret_hash bytea NOT NULL,
    created_at text NOT NULL,
    created_by text NOT NULL,
    revoked_at text,
    revoked_by text,
    last_used_at text,
    CONSTRAINT api_key_role_check CHECK ((role = ANY (ARRAY['agent'::text, 'reviewer'::text, 'officer'::text, 'auditor'::text, 'administrator'::text]))),
    CONSTRAINT api_key_secret_hash_check CHECK ((octet_length(secret_hash) = 32))
);

CREATE TABLE docket.body (
    seq bigint NOT NULL,
    ledger_no integer NOT NULL,
    body bytea NOT NULL,
    secret bytea NOT NULL,
    CONSTRAINT body_secret_check CHECK ((octet_length(secret) = 32))
);

ALTER TABLE ONLY docket.body FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.checkpoint (
    size bigint NOT NULL,
    ledger_no integer NOT NULL,
    root bytea NOT NULL,
    issued_at text NOT NULL,
    note text NOT NULL,
    CONSTRAINT checkpoint_root_check CHECK ((octet_length(root) = 32))
);

ALTER TABLE ONLY docket.checkpoint FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.decision (
    ledger_no integer NOT NULL,
    decision_id text NOT NULL,
    opened_seq bigint NOT NULL,
    last_seq bigint NOT NULL,
    last_hash bytea NOT NULL,
    entry_count integer NOT NULL,
    status text NOT NULL,
    phase text,
    directive text NOT NULL,
    stakes text NOT NULL,
    needs_human boolean NOT NULL,
    agent_id text NOT NULL,
    agent_name text,
    goal text NOT NULL,
    outcome text,
    opened_at text NOT NULL,
    last_time text NOT NULL,
    state text NOT NULL
)
WITH (fillfactor='45', toast_tuple_target='8160');
ALTER TABLE ONLY docket.decision ALTER COLUMN state SET STORAGE EXTERNAL;

ALTER TABLE ONLY docket.decision FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.entry (
    seq bigint NOT NULL,
    ledger_no integer NOT NULL,
    decision_seq integer,
    leaf_hash bytea NOT NULL,
    prev bytea NOT NULL,
    type text NOT NULL,
    decision_id text,
    leaf bytea NOT NULL,
    CONSTRAINT entry_check CHECK (((seq >= 0) AND (octet_length(leaf_hash) = 32) AND (octet_length(prev) = 32) AND ((octet_length(leaf) >= 1) AND (octet_length(leaf) <= 65535)) AND ((decision_id IS NULL) = (decision_seq IS NULL))))
);

ALTER TABLE ONLY docket.entry FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.export_job (
    attempts integer DEFAULT 0 NOT NULL,
    begun integer DEFAULT 0 NOT NULL,
    ledger_no integer NOT NULL,
    content_attempt integer,
    parts integer,
    done bigint DEFAULT 0 NOT NULL,
    total bigint,
    size bigint,
    recorded_seq bigint,
    lease_until timestamp with time zone,
    export_id text NOT NULL,
    requested_by text NOT NULL,
    role text NOT NULL,
    via text NOT NULL,
    request text NOT NULL,
    idempotency_key text,
    state text NOT NULL,
    created_at text NOT NULL,
    started_at text,
    finished_at text,
    expires_at text,
    worker text,
    media_type text,
    file_name text,
    facts text,
    failure text,
    sha256 bytea,
    CONSTRAINT export_job_check CHECK (((state = ANY (ARRAY['queued'::text, 'running'::text, 'ready'::text, 'failed'::text, 'cancelled'::text, 'expired'::text])) AND ((state <> 'ready'::text) OR ((recorded_seq IS NOT NULL) AND (sha256 IS NOT NULL) AND (expires_at IS NOT NULL))))),
    CONSTRAINT export_job_export_id_check CHECK ((export_id ~ '^exp_[0-9a-z]{26}$'::text))
);

ALTER TABLE ONLY docket.export_job FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.export_part (
    attempt integer NOT NULL,
    part integer NOT NULL,
    export_id text NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT export_part_bytes_check CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 262144)))
);
ALTER TABLE ONLY docket.export_part ALTER COLUMN bytes SET STORAGE EXTERNAL;

ALTER TABLE ONLY docket.export_part FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.idempotency (
    seq bigint NOT NULL,
    ledger_no integer NOT NULL,
    entry_count integer NOT NULL,
    principal text NOT NULL,
    key text NOT NULL,
    request_digest bytea NOT NULL,
    answer text,
    CONSTRAINT idempotency_request_digest_check CHECK ((octet_length(request_digest) = 32))
);

ALTER TABLE ONLY docket.idempotency FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.ledger (
    ledger_no integer NOT NULL,
    ledger_id text NOT NULL,
    origin text NOT NULL,
    public_key text NOT NULL,
    policy text NOT NULL,
    created_at text NOT NULL,
    created_by text NOT NULL,
    CONSTRAINT ledger_ledger_id_check CHECK ((ledger_id ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
);

ALTER TABLE ONLY docket.ledger FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.ledger_head (
    ledger_no integer NOT NULL,
    size bigint NOT NULL,
    last_hash bytea NOT NULL,
    last_time text NOT NULL,
    frontier bytea NOT NULL,
    CONSTRAINT ledger_head_check CHECK (((size >= 0) AND (octet_length(last_hash) = 32)))
)
WITH (fillfactor='50');

ALTER TABLE ONLY docket.ledger_head FORCE ROW LEVEL SECURITY;

ALTER TABLE docket.ledger ALTER COLUMN ledger_no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME docket.ledger_ledger_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE docket.migration (
    id integer NOT NULL,
    "timestamp" bigint NOT NULL,
    name character varying NOT NULL
);

CREATE SEQUENCE docket.migration_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE docket.migration_id_seq OWNED BY docket.migration.id;

CREATE TABLE docket.otlp_item (
    item_no bigint NOT NULL,
    ledger_no integer NOT NULL,
    round integer,
    conflicts integer DEFAULT 0 NOT NULL,
    principal text NOT NULL,
    trace_id text NOT NULL,
    kind text NOT NULL,
    item_id text NOT NULL,
    content text,
    digest bytea NOT NULL,
    CONSTRAINT otlp_item_digest_check CHECK ((octet_length(digest) = 32)),
    CONSTRAINT otlp_item_kind_check CHECK ((kind = ANY (ARRAY['span'::text, 'log'::text])))
);

ALTER TABLE ONLY docket.otlp_item FORCE ROW LEVEL SECURITY;

ALTER TABLE docket.otlp_item ALTER COLUMN item_no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME docket.otlp_item_item_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE docket.otlp_trace (
    first_at timestamp with time zone NOT NULL,
    last_at timestamp with time zone NOT NULL,
    lease_until timestamp with time zone,
    retry_at timestamp with time zone,
    set_aside_at timestamp with time zone,
    ledger_no integer NOT NULL,
    round integer DEFAULT 0 NOT NULL,
    conflicts integer DEFAULT 0 NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    is_pending boolean NOT NULL,
    is_frozen boolean DEFAULT false NOT NULL,
    has_root boolean NOT NULL,
    trace_id text NOT NULL,
    principal text NOT NULL,
    via text NOT NULL,
    decision_id text,
    goal text,
    refusal text,
    CONSTRAINT otlp_trace_trace_id_check CHECK ((trace_id ~ '^[0-9a-f]{32}$'::text))
);

ALTER TABLE ONLY docket.otlp_trace FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.outbox_endpoint (
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    delivered_at timestamp with time zone,
    lease_until timestamp with time zone,
    retry_at timestamp with time zone,
    failing_since timestamp with time zone,
    disabled_at timestamp with time zone,
    size bigint NOT NULL,
    ledger_no integer NOT NULL,
    lease_no integer DEFAULT 0 NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    endpoint_id text NOT NULL,
    form text NOT NULL,
    events text NOT NULL,
    label text NOT NULL,
    shown text NOT NULL,
    created_by text NOT NULL,
    disabled_why text,
    last_error text,
    sealed bytea NOT NULL,
    CONSTRAINT outbox_endpoint_endpoint_id_check CHECK ((endpoint_id ~ '^whk_[0-9a-z]{26}$'::text))
);

ALTER TABLE ONLY docket.outbox_endpoint FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.outbox_message (
    message_no bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    settled_at timestamp with time zone,
    ledger_no integer NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    last_status integer,
    endpoint_id text NOT NULL,
    message_id text NOT NULL,
    state text DEFAULT 'waiting'::text NOT NULL,
    event text NOT NULL,
    content text NOT NULL,
    last_error text,
    CONSTRAINT outbox_message_message_id_check CHECK ((message_id ~ '^msg_[0-9a-f]{32}$'::text)),
    CONSTRAINT outbox_message_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'dead'::text])))
);

ALTER TABLE ONLY docket.outbox_message FORCE ROW LEVEL SECURITY;

ALTER TABLE docket.outbox_message ALTER COLUMN message_no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME docket.outbox_message_message_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE docket.person (
    credential_no integer NOT NULL,
    person_id text NOT NULL,
    name text NOT NULL,
    roles text NOT NULL,
    created_at text NOT NULL,
    created_by text NOT NULL,
    passphrase text,
    enrolment_expires_at text,
    enrolment_hash bytea,
    seal bytea NOT NULL,
    CONSTRAINT person_check CHECK (((octet_length(seal) = 32) AND ((enrolment_hash IS NULL) OR (octet_length(enrolment_hash) = 32)) AND ((enrolment_hash IS NULL) = (enrolment_expires_at IS NULL)))),
    CONSTRAINT person_name_check CHECK ((name ~ '^[a-z0-9][a-z0-9._-]{0,62}$'::text)),
    CONSTRAINT person_person_id_check CHECK ((person_id ~ '^per_[0-9a-z]{26}$'::text))
);

CREATE TABLE docket.search_cursor (
    ledger_no integer NOT NULL,
    size bigint NOT NULL,
    CONSTRAINT search_cursor_size_check CHECK ((size >= 0))
)
WITH (fillfactor='50');

ALTER TABLE ONLY docket.search_cursor FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.search_decision (
    opened_seq bigint NOT NULL,
    last_seq bigint NOT NULL,
    ledger_no integer NOT NULL,
    entry_count integer NOT NULL,
    needs_human boolean NOT NULL,
    decision_id text NOT NULL COLLATE pg_catalog."C",
    status text NOT NULL COLLATE pg_catalog."C",
    phase text COLLATE pg_catalog."C",
    directive text NOT NULL COLLATE pg_catalog."C",
    stakes text NOT NULL COLLATE pg_catalog."C",
    agent_id text NOT NULL COLLATE pg_catalog."C",
    agent_name text COLLATE pg_catalog."C",
    goal text NOT NULL COLLATE pg_catalog."C",
    outcome text COLLATE pg_catalog."C",
    opened_at text NOT NULL COLLATE pg_catalog."C",
    last_time text NOT NULL COLLATE pg_catalog."C",
    subject_ref text COLLATE pg_catalog."C"
)
WITH (fillfactor='80');

ALTER TABLE ONLY docket.search_decision FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.search_document (
    seq bigint NOT NULL,
    opened_seq bigint NOT NULL,
    ledger_no integer NOT NULL,
    "position" integer NOT NULL,
    document_id text NOT NULL COLLATE pg_catalog."C",
    version text COLLATE pg_catalog."C",
    chunk_id text COLLATE pg_catalog."C",
    section text COLLATE pg_catalog."C",
    role text NOT NULL COLLATE pg_catalog."C"
);

ALTER TABLE ONLY docket.search_document FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.search_side_effect (
    first_seq bigint NOT NULL,
    last_seq bigint NOT NULL,
    opened_seq bigint NOT NULL,
    ledger_no integer NOT NULL,
    unannounced boolean NOT NULL,
    side_effect_id text NOT NULL COLLATE pg_catalog."C",
    operation text COLLATE pg_catalog."C",
    target_system text COLLATE pg_catalog."C",
    target_resource text COLLATE pg_catalog."C",
    owner text COLLATE pg_catalog."C",
    amount_value text COLLATE pg_catalog."C",
    amount_currency text COLLATE pg_catalog."C",
    idempotency_key text COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    first_time text NOT NULL COLLATE pg_catalog."C",
    last_time text NOT NULL COLLATE pg_catalog."C"
)
WITH (fillfactor='80');

ALTER TABLE ONLY docket.search_side_effect FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.search_skipped (
    seq bigint NOT NULL,
    ledger_no integer NOT NULL,
    reason text NOT NULL,
    CONSTRAINT search_skipped_reason_check CHECK ((reason = ANY (ARRAY['entry_missing'::text, 'leaf_damaged'::text, 'body_missing'::text, 'body_damaged'::text, 'decision_unknown'::text, 'text_cut'::text])))
);

ALTER TABLE ONLY docket.search_skipped FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.search_text (
    seq bigint NOT NULL,
    opened_seq bigint NOT NULL,
    ledger_no integer NOT NULL,
    type text NOT NULL COLLATE pg_catalog."C",
    words tsvector NOT NULL
);

ALTER TABLE ONLY docket.search_text FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.search_tripwire (
    seq bigint NOT NULL,
    opened_seq bigint NOT NULL,
    ledger_no integer NOT NULL,
    rule text NOT NULL COLLATE pg_catalog."C"
);

ALTER TABLE ONLY docket.search_tripwire FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.search_writer (
    opened_seq bigint NOT NULL,
    ledger_no integer NOT NULL,
    actor text NOT NULL COLLATE pg_catalog."C"
);

ALTER TABLE ONLY docket.search_writer FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.session (
    last_seen timestamp with time zone NOT NULL,
    session_id text NOT NULL,
    person text NOT NULL,
    via text NOT NULL,
    roles text NOT NULL,
    signed_in_at text NOT NULL,
    authenticated_at text NOT NULL,
    expires_at text NOT NULL,
    token_hash bytea NOT NULL,
    sign_in_hash bytea NOT NULL,
    seal bytea NOT NULL,
    CONSTRAINT session_check CHECK (((octet_length(token_hash) = 32) AND (octet_length(sign_in_hash) = 32) AND (octet_length(seal) = 32))),
    CONSTRAINT session_session_id_check CHECK ((session_id ~ '^ses_[0-9a-z]{26}$'::text))
);

CREATE TABLE docket.tile (
    index bigint NOT NULL,
    ledger_no integer NOT NULL,
    level smallint NOT NULL,
    root bytea NOT NULL,
    hashes bytea NOT NULL,
    CONSTRAINT tile_hashes_check CHECK ((octet_length(hashes) = 8192)),
    CONSTRAINT tile_index_check CHECK ((index >= 0)),
    CONSTRAINT tile_level_check CHECK (((level >= 0) AND (level <= 7))),
    CONSTRAINT tile_root_check CHECK ((octet_length(root) = 32))
);
ALTER TABLE ONLY docket.tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

ALTER TABLE ONLY docket.tile FORCE ROW LEVEL SECURITY;

ALTER TABLE ONLY docket.migration ALTER COLUMN id SET DEFAULT nextval('docket.migration_id_seq'::regclass);

INSERT INTO docket.body VALUES
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b34323964663062362b41657370475a33495259596244443573795a764b4f357a775034393169564f597072626b476c4f5332732f30227d', '\xaed87e6f38b8809637d2ccb9a17bc8289d9e5b863ccc8d9a4867c6c717d05468'),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b31383835303963322b41524c572f4655526c79424c6557313059494545522b394b76495373616d4b384b6637545051576e325a4873227d', '\x173652fd32912000e84afda553c7a1f50f44c08f68365609139e06304ac1a314'),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2233333436663732336432663761313364343139343662663932316265396235383833343837363533393061383133316162633132616366343163383736326264222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b31383835303963322b41524c572f4655526c79424c6557313059494545522b394b76495373616d4b384b6637545051576e325a4873227d', '\x9d6c754ae000bc1d050aa17aec9e385acfd52a56c1fac14df0105f66edd2df46'),
	(1, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d32227d', '\x42a1f96e6c42cff605a4a825f83186992fc1c5c83f140274c0fe748badf82eac'),
	(2, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x9e20b2190d0f589c5170132cb9c64e6fada7f12693ac7dcc4edefc610fbbd89e'),
	(3, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c227d', '\xe44bee67aadf6127a01bc559ddb67a461e31da983178855dafc250a6323d838f'),
	(4, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x2666e0043fe05ad323bf34617b78732243d2e3091954c015182a72fb31582c56'),
	(5, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\x491b0425b36d67b50a00a45cfbba12c4ab4681eae92dd0460784bd2bf39e211a'),
	(6, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xe296d59385502673588eb5d3d1793bd1e36eea1f3b42811bbb3fabf15bb33e31'),
	(7, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77227d', '\x9aea7d3e432160f0596ab40393d2bf277e1bc477052778d714e391e1a9467822'),
	(8, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x90761a9458ee586068a96a2028c6da0b8f99eaab96a3538b63d81326c06441fc'),
	(9, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x2ca0fc75b33f34f583b3717d23648e4a96ca4843234e6e8ce307dfdcfbfa6bb6'),
	(10, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x4e2bd1dd3fd39af5f35c4184b3508b1d1ad4c64090b6db4f4f66e5c77f42ca29'),
	(11, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\xa076ec99facc4ab648df88a386fa5ff0ce05cff6972ea959f4bd120fda933261'),
	(12, 2, '\x7b226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226c6f6f70227d', '\x0295b1d991afcc984f4776198095eb411b0d8ecdc58ca210cb311d9fedbfbb05'),
	(13, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xf5cb8e1160308a12bcd45b522cdd6d18c64f43877e0e3637a6fd780a242007d1'),
	(14, 2, '\x7b226361757365223a362c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22444f4e45222c22746f223a22424c4f434b4544227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\xf51df5f49b205b9c435973465dab19e9f410c0e85a7dedc6f894e2bc4eb3caa6'),
	(15, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x5961f4db99c3dde0125033d636b3677aefa94f352139e12405feb2a19aa7a084'),
	(16, 2, '\x7b22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a226d61696c227d7d', '\xd50df806f0e28006b63b91525b257435c6795bea196f85bc3a2eb8c385043225'),
	(17, 2, '\x7b22656e7472795f636f756e74223a31312c226f7574636f6d65223a22636f6d706c65746564227d', '\x4fb1dfe6580849135a2317abe02ea05d875b058430eaa9e723e39b5f8fcb9253'),
	(18, 2, '\x7b226361757365223a31302c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x0a4802f1e2989583a67720b85b6e52b628e9e7bfed405ae3f8ab77b214cc626c'),
	(19, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d32227d', '\xe73bba56b0cf64cd87ed7596c6562b36be293df77cc03a966b1c66f127b74fc4'),
	(20, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xdf5c44a1cfff757d27f05d539ecd677f9bb8787eb5ebfefbb6f86d4cec7ff41c'),
	(21, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768222c227375626a6563745f726566223a227375622d31227d', '\xbfd21b892a14061f2f5fd83c7d914138499a737c8f114e53f9c0e063ba3c7431'),
	(22, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x2d7fb385d1d0d8819a6626c4a78ce8367ec3a5aea233d14506478d19e3d24a94');

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\x9e25c6e13465bc66bf779815ff4d12825fd806a5f1da2b19ada98e41aca27c54', '2026-11-28T19:48:42.494Z', 'docket.example/registry
1
niXG4TRlvGa/d5gV/00Sgl/YBqXx2isZramOQayifFQ=

— docket.example/registry Qp3wtjW7h+Rbuynpr/ZyUpst2U5CoYCp9lObSO/xH8g/iAZ1YdL8oOro0rRf5CTXlsnOOa7ilGl72GB/WgmC0ZF1Igk=
'),
	(1, 2, '\x3346f723d2f7a13d41946bf921be9b588348765390a8131abc12acf41c8762bd', '2026-11-28T19:48:42.512Z', 'docket.example/claims
1
M0b3I9L3oT1BlGv5Ib6bWINIdlOQqBMavBKs9ByHYr0=

— docket.example/claims GIUJwvX/IUkHBUU7s+mX6iFlFeVWjrK7L/mqMsrrCk2yI72h14zK7Wc6skNsdX6CCbNYKalUxTwqraWsQxm83nogWww=
'),
	(2, 1, '\xb640a9eb41d1fd5b685f5f4dd9259348ef7a56028a0fe7af021f4ba45d4132f4', '2026-11-28T19:48:42.520Z', 'docket.example/registry
2
tkCp60HR/VtoX19N2SWTSO96VgKKD+evAh9LpF1BMvQ=

— docket.example/registry Qp3wtjcSN8OYkkpBf1fANHggNQzFeaVEc9WVuPDR9DFNQz851eXwfxAgpPt3nCeSuszBWArMPyZvqRwRIgUNSxrvewg=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8hv7swwbq3xe7m1dxvmg65b', 1, 2, '\x69f6b093b4cb34bfadfe16e96ae0429cb7edb4e6f038dac1e72897e502ab49e6', 2, 'open', NULL, 'proceed', 'low', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:42.525Z', '2026-11-28T19:48:42.598Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hv7swwbq3xe7m1dxvmg65b","imported":false,"lastSeq":2,"lastTime":"2026-11-28T19:48:42.598Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:48:42.525Z","openedBy":"prn_other","openedSeq":1,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8hv7szjchkcmt9wtyng1xka', 3, 4, '\x372848122a0dbdffce3e30a9e2c0e1dde9dfb8718b32f53e7359456c46e400ba', 2, 'open', NULL, 'proceed', 'critical', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:42.610Z', '2026-11-28T19:48:42.614Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hv7szjchkcmt9wtyng1xka","imported":false,"lastSeq":4,"lastTime":"2026-11-28T19:48:42.614Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:48:42.610Z","openedBy":"prn_other","openedSeq":3,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8hv7szyhhww6kq2wc9f37wj', 5, 6, '\x141d73dfa657bdb4512b1191c384cc4eb269df57d8daf64f2f3c5e956c995a2f', 2, 'open', NULL, 'proceed', 'high', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:42.622Z', '2026-11-28T19:48:42.654Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hv7szyhhww6kq2wc9f37wj","imported":false,"lastSeq":6,"lastTime":"2026-11-28T19:48:42.654Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:48:42.622Z","openedBy":"prn_other","openedSeq":5,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8hv7t1dy8kgayryabsfe60s', 7, 18, '\x4c7b177c81c9a01e523b4b65e93e2e72973d724ecd25e4f1c7571bd1a579433a', 12, 'closed', 'BLOCKED', 'stop', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T19:48:42.669Z', '2026-11-28T19:48:42.738Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"BLOCKED","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-11-28T19:48:42.738Z","confidence":0.9,"counters":{"cards":4,"escalations":1,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":3},"decided":null,"decisiveReferences":4,"directive":"stop","entryCount":12,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hv7t1dy8kgayryabsfe60s","imported":false,"lastSeq":18,"lastTime":"2026-11-28T19:48:42.738Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":5,"cause":3,"directive":"stop","dueAt":null,"id":"esc-1","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-28T19:48:42.669Z","openedBy":"prn_agent","openedSeq":7,"outcome":"completed","parentDecision":null,"phase":"BLOCKED","refusals":{"attempts":0,"since":10},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8hv7t3phpz7a7w5ppybsxea', 19, 20, '\xe02c58da33fd6a24e6739578852bd92ee00ba8c24b0fdf2ed7898f107d9281ca', 2, 'open', NULL, 'proceed', 'low', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:42.742Z', '2026-11-28T19:48:42.755Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hv7t3phpz7a7w5ppybsxea","imported":false,"lastSeq":20,"lastTime":"2026-11-28T19:48:42.755Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:48:42.742Z","openedBy":"prn_other","openedSeq":19,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8hv7t4qx51m0v8xfkgsd8vx', 21, 22, '\x98feba08f3526842362fe84f5eccbd7e733956eec4c332bfff12b8091bc0638e', 2, 'open', NULL, 'proceed', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:42.775Z', '2026-11-28T19:48:42.820Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hv7t4qx51m0v8xfkgsd8vx","imported":false,"lastSeq":22,"lastTime":"2026-11-28T19:48:42.820Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:48:42.775Z","openedBy":"prn_other","openedSeq":21,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\x9e25c6e13465bc66bf779815ff4d12825fd806a5f1da2b19ada98e41aca27c54', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2237333264383066363365366539373661633838656532313966393538396336346237313365353861643139656534353666636631376630383439333862393339222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32385431393a34383a34322e3438325a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\x3346f723d2f7a13d41946bf921be9b588348765390a8131abc12acf41c8762bd', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2230653964633134313139313838393433646166356536393137336133626233393837323063366464396539343838366434393661333834656638333634346438222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32385431393a34383a34322e3531315a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\x3a6a9fd6dbe99afea4f95216a79c7c2770aa7db970332a4d7c1949a8d50744f9', '\x9e25c6e13465bc66bf779815ff4d12825fd806a5f1da2b19ada98e41aca27c54', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2234613766613261343936303132346262636465366138643532343539633331666463366134373866623361363166613536366236323561353233663566616632222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2239653235633665313334363562633636626637373938313566663464313238323566643830366135663164613262313961646139386534316163613237633534222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31312d32385431393a34383a34322e3531395a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\xcc8db7f9a3bf379d6d78a0d546876fd8095407b0f198ebac9dd853ac4490473d', '\x3346f723d2f7a13d41946bf921be9b588348765390a8131abc12acf41c8762bd', 'decision.opened', 'dec_01m8hv7swwbq3xe7m1dxvmg65b', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2263646263316365313632373235663163306539306534373931353432313730326332356265633866643666326632646665396439303862343561633134323139222c226465636973696f6e223a7b226964223a226465635f30316d386876377377776271337865376d316478766d67363562222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233333436663732336432663761313364343139343662663932316265396235383833343837363533393061383133316162633132616366343163383736326264222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31312d32385431393a34383a34322e3532355a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\x69f6b093b4cb34bfadfe16e96ae0429cb7edb4e6f038dac1e72897e502ab49e6', '\xcc8db7f9a3bf379d6d78a0d546876fd8095407b0f198ebac9dd853ac4490473d', 'review.recorded', 'dec_01m8hv7swwbq3xe7m1dxvmg65b', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2265643662633536386538356339626536356435313663303731633664663835393763363935373332323463336234363039333837316163613566633362626264222c226465636973696f6e223a7b226964223a226465635f30316d386876377377776271337865376d316478766d67363562222c2270726576223a2263633864623766396133626633373964366437386130643534363837366664383039353430376230663139386562616339646438353361633434393034373364222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263633864623766396133626633373964366437386130643534363837366664383039353430376230663139386562616339646438353361633434393034373364222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a322c2274696d65223a22323032362d31312d32385431393a34383a34322e3539385a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 0, '\xfcc4f1c77df7efff0899c5314290e2e61c24c4f8c32e519e89fca40bd214c107', '\x69f6b093b4cb34bfadfe16e96ae0429cb7edb4e6f038dac1e72897e502ab49e6', 'decision.opened', 'dec_01m8hv7szjchkcmt9wtyng1xka', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2233646639666362333864656633376238613138666264663964626435633330376535613464356438626136633635666661626463643831393730633763346530222c226465636973696f6e223a7b226964223a226465635f30316d38687637737a6a63686b636d74397774796e6731786b61222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236396636623039336234636233346266616466653136653936616530343239636237656462346536663033386461633165373238393765353032616234396536222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a332c2274696d65223a22323032362d31312d32385431393a34383a34322e3631305a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 1, '\x372848122a0dbdffce3e30a9e2c0e1dde9dfb8718b32f53e7359456c46e400ba', '\xfcc4f1c77df7efff0899c5314290e2e61c24c4f8c32e519e89fca40bd214c107', 'review.recorded', 'dec_01m8hv7szjchkcmt9wtyng1xka', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2237336233313536323339313538353834333236303031313934663162646638373531643064393932313434303737336638383763376431386134656161373161222c226465636973696f6e223a7b226964223a226465635f30316d38687637737a6a63686b636d74397774796e6731786b61222c2270726576223a2266636334663163373764663765666666303839396335333134323930653265363163323463346638633332653531396538396663613430626432313463313037222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266636334663163373764663765666666303839396335333134323930653265363163323463346638633332653531396538396663613430626432313463313037222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a342c2274696d65223a22323032362d31312d32385431393a34383a34322e3631345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 0, '\x400de3adce3c300999a645d719d0d5eb8e53c54b05448500ade1c84f0e5e08f5', '\x372848122a0dbdffce3e30a9e2c0e1dde9dfb8718b32f53e7359456c46e400ba', 'decision.opened', 'dec_01m8hv7szyhhww6kq2wc9f37wj', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2237663036336134383462643738616235336636633238333363393761396564626434666535666430373530376534323361326531336439373036303833386336222c226465636973696f6e223a7b226964223a226465635f30316d38687637737a7968687777366b7132776339663337776a222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233373238343831323261306462646666636533653330613965326330653164646539646662383731386233326635336537333539343536633436653430306261222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a352c2274696d65223a22323032362d31312d32385431393a34383a34322e3632325a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 1, '\x141d73dfa657bdb4512b1191c384cc4eb269df57d8daf64f2f3c5e956c995a2f', '\x400de3adce3c300999a645d719d0d5eb8e53c54b05448500ade1c84f0e5e08f5', 'review.recorded', 'dec_01m8hv7szyhhww6kq2wc9f37wj', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2230323635313662306130633731643862633337356662643039373965646535653930376137646631346633653231303430346562396537616333356630303832222c226465636973696f6e223a7b226964223a226465635f30316d38687637737a7968687777366b7132776339663337776a222c2270726576223a2234303064653361646365336333303039393961363435643731396430643565623865353363353462303534343835303061646531633834663065356530386635222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234303064653361646365336333303039393961363435643731396430643565623865353363353462303534343835303061646531633834663065356530386635222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a362c2274696d65223a22323032362d31312d32385431393a34383a34322e3635345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 0, '\x1f71880dba185fda8bb3993a707103ad97ef8c43364e1ae0009bc03949a3d414', '\x141d73dfa657bdb4512b1191c384cc4eb269df57d8daf64f2f3c5e956c995a2f', 'decision.opened', 'dec_01m8hv7t1dy8kgayryabsfe60s', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2236346639376230373561653330333735646437323638336533393830653733376430396165396263366330333138313664306334613330376661613030363861222c226465636973696f6e223a7b226964223a226465635f30316d3868763774316479386b67617972796162736665363073222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231343164373364666136353762646234353132623131393163333834636334656232363964663537643864616636346632663363356539353663393935613266222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a372c2274696d65223a22323032362d31312d32385431393a34383a34322e3636395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(8, 2, 1, '\xb977dcbb58b788b259671fb8bca523b11a331f2c06eae2fb4c6321396a5745ba', '\x1f71880dba185fda8bb3993a707103ad97ef8c43364e1ae0009bc03949a3d414', 'job_card.filed', 'dec_01m8hv7t1dy8kgayryabsfe60s', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261313562633764346361373536366438326364663465653062616539383637393263643038353034393966396632646130653832653263336335386631333762222c226465636973696f6e223a7b226964223a226465635f30316d3868763774316479386b67617972796162736665363073222c2270726576223a2231663731383830646261313835666461386262333939336137303731303361643937656638633433333634653161653030303962633033393439613364343134222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231663731383830646261313835666461386262333939336137303731303361643937656638633433333634653161653030303962633033393439613364343134222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a382c2274696d65223a22323032362d31312d32385431393a34383a34322e3637335a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(9, 2, 2, '\x893305918b52e0a51e464b732f46608d5989f8f4b3f649aa73725e47f0d6e91d', '\xb977dcbb58b788b259671fb8bca523b11a331f2c06eae2fb4c6321396a5745ba', 'job_card.filed', 'dec_01m8hv7t1dy8kgayryabsfe60s', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2238383433623830626261646233633363656338396130376366356239363037643336643238333932663436623763626133303131393766626536353537333838222c226465636973696f6e223a7b226964223a226465635f30316d3868763774316479386b67617972796162736665363073222c2270726576223a2262393737646362623538623738386232353936373166623862636135323362313161333331663263303665616532666234633633323133393661353734356261222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262393737646362623538623738386232353936373166623862636135323362313161333331663263303665616532666234633633323133393661353734356261222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a392c2274696d65223a22323032362d31312d32385431393a34383a34322e3638345a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(10, 2, 3, '\x65eba7c50057a84292020e5e933cf195b5412a3914eeb6d62e8a2d2d6f335f37', '\x893305918b52e0a51e464b732f46608d5989f8f4b3f649aa73725e47f0d6e91d', 'job_card.filed', 'dec_01m8hv7t1dy8kgayryabsfe60s', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230373163646238663937626333643562333764666166383235633736633266346637386366333161383139313032326262366530306437306335633064616438222c226465636973696f6e223a7b226964223a226465635f30316d3868763774316479386b67617972796162736665363073222c2270726576223a2238393333303539313862353265306135316534363462373332663436363038643539383966386634623366363439616137333732356534376630643665393164222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238393333303539313862353265306135316534363462373332663436363038643539383966386634623366363439616137333732356534376630643665393164222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31302c2274696d65223a22323032362d31312d32385431393a34383a34322e3639385a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 4, '\x325d698e3108445da2e03e6d65db948ada22668ff2f62e0f06f0a7c9b7d5b44a', '\x65eba7c50057a84292020e5e933cf195b5412a3914eeb6d62e8a2d2d6f335f37', 'tripwire.tripped', 'dec_01m8hv7t1dy8kgayryabsfe60s', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2262666437613934393839393562383936313963326333373639383961616265346335643232636663393031396361363233663463646439643164646562313433222c226465636973696f6e223a7b226964223a226465635f30316d3868763774316479386b67617972796162736665363073222c2270726576223a2236356562613763353030353761383432393230323065356539333363663139356235343132613339313465656236643632653861326432643666333335663337222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236356562613763353030353761383432393230323065356539333363663139356235343132613339313465656236643632653861326432643666333335663337222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31312c2274696d65223a22323032362d31312d32385431393a34383a34322e3639385a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(12, 2, 5, '\xc6859024fbfc02276d4e069460761cffd4fd45563a5bbcc79335951143ca5462', '\x325d698e3108445da2e03e6d65db948ada22668ff2f62e0f06f0a7c9b7d5b44a', 'escalation.opened', 'dec_01m8hv7t1dy8kgayryabsfe60s', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2233396661643466343463363333656532326638303334336535393930363139363233376563306232363232353936666363646435623730643463313832346136222c226465636973696f6e223a7b226964223a226465635f30316d3868763774316479386b67617972796162736665363073222c2270726576223a2233323564363938653331303834343564613265303365366436356462393438616461323236363866663266363265306630366630613763396237643562343461222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233323564363938653331303834343564613265303365366436356462393438616461323236363866663266363265306630366630613763396237643562343461222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31322c2274696d65223a22323032362d31312d32385431393a34383a34322e3639385a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(13, 2, 6, '\x1f9a85667f704ea95a06df6ea1361dc3cae2794fe898ca60328e7f966bbd0975', '\xc6859024fbfc02276d4e069460761cffd4fd45563a5bbcc79335951143ca5462', 'job_card.filed', 'dec_01m8hv7t1dy8kgayryabsfe60s', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2236376436313764366631366233306331656130363264626634393633633235393438346437323237663164323734646435333430316463333365393864373438222c226465636973696f6e223a7b226964223a226465635f30316d3868763774316479386b67617972796162736665363073222c2270726576223a2263363835393032346662666330323237366434653036393436303736316366666434666434353536336135626263633739333335393531313433636135343632222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263363835393032346662666330323237366434653036393436303736316366666434666434353536336135626263633739333335393531313433636135343632222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31332c2274696d65223a22323032362d31312d32385431393a34383a34322e3730325a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(14, 2, 7, '\xa38712fd8111fb5438661c0594b59d76c55bc6a311ffc181a32dec2e01f6229e', '\x1f9a85667f704ea95a06df6ea1361dc3cae2794fe898ca60328e7f966bbd0975', 'tripwire.tripped', 'dec_01m8hv7t1dy8kgayryabsfe60s', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2263306461346664376132656437326537643062646563346266353964383965663936353437373266373433353834376662353236323537366263313739303737222c226465636973696f6e223a7b226964223a226465635f30316d3868763774316479386b67617972796162736665363073222c2270726576223a2231663961383536363766373034656139356130366466366561313336316463336361653237393466653839386361363033323865376639363662626430393735222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231663961383536363766373034656139356130366466366561313336316463336361653237393466653839386361363033323865376639363662626430393735222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31342c2274696d65223a22323032362d31312d32385431393a34383a34322e3730325a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(15, 2, 8, '\x8a61ecdec5f2d20f1c0d0b719f9b0c6df20a2cfec415e5d62dbbbe860f01cc6a', '\xa38712fd8111fb5438661c0594b59d76c55bc6a311ffc181a32dec2e01f6229e', 'review.recorded', 'dec_01m8hv7t1dy8kgayryabsfe60s', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2265643961613235366332386264653235336338633939663030346362376339326436363163343139373765396461346230633764336434623564646339643961222c226465636973696f6e223a7b226964223a226465635f30316d3868763774316479386b67617972796162736665363073222c2270726576223a2261333837313266643831313166623534333836363163303539346235396437366335356263366133313166666331383161333264656332653031663632323965222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261333837313266643831313166623534333836363163303539346235396437366335356263366133313166666331383161333264656332653031663632323965222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31352c2274696d65223a22323032362d31312d32385431393a34383a34322e3731385a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(16, 2, 9, '\x8952a181476c03239402bb7f3b8c52d58ecc7e402a3343e9978b019e467b7a2f', '\x8a61ecdec5f2d20f1c0d0b719f9b0c6df20a2cfec415e5d62dbbbe860f01cc6a', 'side_effect.refused', 'dec_01m8hv7t1dy8kgayryabsfe60s', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2266376434653636393439313365316636653434373561616530386331316563653463373039383462653236343863323232646464373465613562616130373236222c226465636973696f6e223a7b226964223a226465635f30316d3868763774316479386b67617972796162736665363073222c2270726576223a2238613631656364656335663264323066316330643062373139663962306336646632306132636665633431356535643632646262626538363066303163633661222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238613631656364656335663264323066316330643062373139663962306336646632306132636665633431356535643632646262626538363066303163633661222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a31362c2274696d65223a22323032362d31312d32385431393a34383a34322e3732375a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(17, 2, 10, '\xa6866232ed0388e7cb4ee807b153331d1b805d06182719a346d189d870bded24', '\x8952a181476c03239402bb7f3b8c52d58ecc7e402a3343e9978b019e467b7a2f', 'decision.closed', 'dec_01m8hv7t1dy8kgayryabsfe60s', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262386637393737616433626239306139343538313934356265363536326439636666313836373964343335323466633039313031666563613465613761623331222c226465636973696f6e223a7b226964223a226465635f30316d3868763774316479386b67617972796162736665363073222c2270726576223a2238393532613138313437366330333233393430326262376633623863353264353865636337653430326133333433653939373862303139653436376237613266222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238393532613138313437366330333233393430326262376633623863353264353865636337653430326133333433653939373862303139653436376237613266222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a31372c2274696d65223a22323032362d31312d32385431393a34383a34322e3733385a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(18, 2, 11, '\x4c7b177c81c9a01e523b4b65e93e2e72973d724ecd25e4f1c7571bd1a579433a', '\xa6866232ed0388e7cb4ee807b153331d1b805d06182719a346d189d870bded24', 'tripwire.tripped', 'dec_01m8hv7t1dy8kgayryabsfe60s', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2262633061326238633630623339373563656236373733663565653434316363393639626533643830333866366661343835313762376438303737356132356539222c226465636973696f6e223a7b226964223a226465635f30316d3868763774316479386b67617972796162736665363073222c2270726576223a2261363836363233326564303338386537636234656538303762313533333331643162383035643036313832373139613334366431383964383730626465643234222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261363836363233326564303338386537636234656538303762313533333331643162383035643036313832373139613334366431383964383730626465643234222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31382c2274696d65223a22323032362d31312d32385431393a34383a34322e3733385a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(19, 2, 0, '\xfc9d453fb9c2edd6fc6222d095c6fc7acc6abf6bf0a9697144d3b35faeee4287', '\x4c7b177c81c9a01e523b4b65e93e2e72973d724ecd25e4f1c7571bd1a579433a', 'decision.opened', 'dec_01m8hv7t3phpz7a7w5ppybsxea', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2236366138373834383039663736363961306233323035663930663039393636393930653761353362613465336334346566353134633966336538373462363337222c226465636973696f6e223a7b226964223a226465635f30316d3868763774337068707a37613777357070796273786561222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234633762313737633831633961303165353233623462363565393365326537323937336437323465636432356534663163373537316264316135373934333361222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31392c2274696d65223a22323032362d31312d32385431393a34383a34322e3734325a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(20, 2, 1, '\xe02c58da33fd6a24e6739578852bd92ee00ba8c24b0fdf2ed7898f107d9281ca', '\xfc9d453fb9c2edd6fc6222d095c6fc7acc6abf6bf0a9697144d3b35faeee4287', 'review.recorded', 'dec_01m8hv7t3phpz7a7w5ppybsxea', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2234643064323432303564616133336563306236393535363235333532613361653661633034393562323964386165356632386231613637653431343165353337222c226465636973696f6e223a7b226964223a226465635f30316d3868763774337068707a37613777357070796273786561222c2270726576223a2266633964343533666239633265646436666336323232643039356336666337616363366162663662663061393639373134346433623335666165656534323837222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266633964343533666239633265646436666336323232643039356336666337616363366162663662663061393639373134346433623335666165656534323837222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32302c2274696d65223a22323032362d31312d32385431393a34383a34322e3735355a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(21, 2, 0, '\xac533d34439002c77a43ba993750875cc32b3e08ff9597ed51a52b968962bf67', '\xe02c58da33fd6a24e6739578852bd92ee00ba8c24b0fdf2ed7898f107d9281ca', 'decision.opened', 'dec_01m8hv7t4qx51m0v8xfkgsd8vx', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2262363736653535613865373236646663326365626330623438653036623565383935323539383564366237393261646438663063336334336163336362396163222c226465636973696f6e223a7b226964223a226465635f30316d386876377434717835316d30763878666b677364387678222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265303263353864613333666436613234653637333935373838353262643932656530306261386332346230666466326564373839386631303764393238316361222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32312c2274696d65223a22323032362d31312d32385431393a34383a34322e3737355a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(22, 2, 1, '\x98feba08f3526842362fe84f5eccbd7e733956eec4c332bfff12b8091bc0638e', '\xac533d34439002c77a43ba993750875cc32b3e08ff9597ed51a52b968962bf67', 'review.recorded', 'dec_01m8hv7t4qx51m0v8xfkgsd8vx', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2264303935613364303934633933393766386163303037636438616331336361333765313630633537386562623536306565653739326662303764353431326631222c226465636973696f6e223a7b226964223a226465635f30316d386876377434717835316d30763878666b677364387678222c2270726576223a2261633533336433343433393030326337376134336261393933373530383735636333326233653038666639353937656435316135326239363839363262663637222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261633533336433343433393030326337376134336261393933373530383735636333326233653038666639353937656435316135326239363839363262663637222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32322c2274696d65223a22323032362d31312d32385431393a34383a34322e3832305a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d');

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+429df0b6+AespGZ3IRYYbDD5syZvKO5zwP491iVOYprbkGlOS2s/0', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-28T19:48:42.479Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+188509c2+ARLW/FURlyBLeW10YIEER+9KvISsamK8Kf7TPQWn2ZHs', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-28T19:48:42.510Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\x3a6a9fd6dbe99afea4f95216a79c7c2770aa7db970332a4d7c1949a8d50744f9', '2026-11-28T19:48:42.519Z', '\xb640a9eb41d1fd5b685f5f4dd9259348ef7a56028a0fe7af021f4ba45d4132f4'),
	(2, 23, '\x98feba08f3526842362fe84f5eccbd7e733956eec4c332bfff12b8091bc0638e', '2026-11-28T19:48:42.820Z', '\xe9ac70d96c0c45d61aca14227c3a0821142d2552f2afeb2052984403e3dd4367b747e9b455bd22c061db35b249fd9f12096e9519f58a7d9759254c18adc844bda7be81cf5096d2c8c90e7c012a80f490fc0bca466ea14b903edd7b7997066e3d98feba08f3526842362fe84f5eccbd7e733956eec4c332bfff12b8091bc0638e');

INSERT INTO docket.migration VALUES
	(1, 1, 'Ledger0000000000001'),
	(2, 2, 'Search0000000000002'),
	(3, 3, 'Exports0000000000003'),
	(4, 4, 'Guards0000000000004'),
	(5, 5, 'Sessions0000000000005'),
	(6, 6, 'Walls0000000000006'),
	(7, 7, 'Derived0000000000007'),
	(8, 8, 'Otlp0000000000011'),
	(9, 9, 'Outbox0000000000014');

INSERT INTO docket.search_cursor VALUES
	(2, 22);

INSERT INTO docket.search_decision VALUES
	(1, 2, 2, 2, false, 'dec_01m8hv7swwbq3xe7m1dxvmg65b', 'open', NULL, 'proceed', 'low', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:42.525Z', '2026-11-28T19:48:42.598Z', 'sub-2'),
	(3, 4, 2, 2, false, 'dec_01m8hv7szjchkcmt9wtyng1xka', 'open', NULL, 'proceed', 'critical', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:42.610Z', '2026-11-28T19:48:42.614Z', NULL),
	(5, 6, 2, 2, false, 'dec_01m8hv7szyhhww6kq2wc9f37wj', 'open', NULL, 'proceed', 'high', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:42.622Z', '2026-11-28T19:48:42.654Z', NULL),
	(7, 18, 2, 12, false, 'dec_01m8hv7t1dy8kgayryabsfe60s', 'closed', 'BLOCKED', 'stop', 'low', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T19:48:42.669Z', '2026-11-28T19:48:42.738Z', NULL),
	(19, 20, 2, 2, false, 'dec_01m8hv7t3phpz7a7w5ppybsxea', 'open', NULL, 'proceed', 'low', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:42.742Z', '2026-11-28T19:48:42.755Z', 'sub-2'),
	(21, 21, 2, 1, false, 'dec_01m8hv7t4qx51m0v8xfkgsd8vx', 'open', NULL, 'proceed', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:42.775Z', '2026-11-28T19:48:42.775Z', 'sub-1');

INSERT INTO docket.search_document VALUES
	(8, 7, 2, 0, 'terms', '3.1', '12', '4.2', 'decisive'),
	(8, 7, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(9, 7, 2, 0, 'terms', '3.0', '11', '4.2', 'decisive'),
	(9, 7, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(10, 7, 2, 0, 'terms', NULL, '11', '4.2', 'decisive'),
	(10, 7, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(13, 7, 2, 0, 'terms', NULL, '12', '4.2', 'decisive'),
	(13, 7, 2, 1, 'ticket', NULL, NULL, NULL, 'input');

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':4 ''sub'':12'),
	(2, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(3, 3, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':4'),
	(4, 3, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(5, 5, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':4'),
	(6, 5, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(7, 7, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':1,4'),
	(8, 7, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':18 ''12'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''decisive'':15 ''done'':4 ''input'':22 ''no'':24 ''policy'':29 ''receipt'':25 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(9, 7, 2, 'job_card.filed', '''#2'' ''0'':1,18 ''11'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''decisive'':15 ''done'':4 ''input'':22 ''no'':24 ''policy'':29 ''receipt'':25 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(10, 7, 2, 'job_card.filed', '''#2'' ''0'':1 ''11'':8 ''2'':11 ''4'':10 ''9'':2 ''decisive'':15 ''done'':4 ''found'':22 ''input'':19 ''policy'':26 ''receipt'':21 ''refund'':6 ''search'':28 ''terms'':13 ''ticket'':17 ''waits'':24'),
	(11, 7, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':6,8 ''3'':1,10,16 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3'),
	(12, 7, 2, 'escalation.opened', '''#2'' ''1'':6 ''3'':1 ''esc'':5 ''loop'':8 ''stop'':3'),
	(13, 7, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''blocked'':4 ''decisive'':15 ''input'':19 ''no'':21 ''policy'':26 ''receipt'':22 ''refund'':6 ''search'':28 ''terms'':13 ''ticket'':17 ''waits'':24'),
	(14, 7, 2, 'tripwire.tripped', '''#2'' ''6'':1 ''agent'':6 ''blocked'':10 ''done'':8 ''phase'':12 ''proceed'':3 ''refund'':5 ''transition'':13'),
	(15, 7, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(16, 7, 2, 'side_effect.refused', '''#2'' ''1'':1 ''2'':11 ''billing'':6 ''issue'':3 ''mail'':13 ''order'':10 ''refund'':4 ''stopped'':8'),
	(17, 7, 2, 'decision.closed', '''#2'' ''11'':1 ''completed'':3'),
	(18, 7, 2, 'tripwire.tripped', '''#2'' ''0'':10 ''1'':6 ''10'':1 ''closed'':12 ''completed'':8 ''esc'':5 ''open'':14 ''proceed'':3 ''with'':13 ''work'':15'),
	(19, 19, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':4 ''sub'':12'),
	(20, 19, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(21, 21, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12');

INSERT INTO docket.search_tripwire VALUES
	(11, 7, 2, 'loop'),
	(14, 7, 2, 'phase_transition'),
	(18, 7, 2, 'closed_with_open_work');

INSERT INTO docket.search_writer VALUES
	(1, 2, 'prn_other'),
	(1, 2, 'prn_reviewer'),
	(3, 2, 'prn_other'),
	(3, 2, 'prn_reviewer'),
	(5, 2, 'prn_other'),
	(5, 2, 'prn_reviewer'),
	(7, 2, 'prn_agent'),
	(7, 2, 'prn_reviewer'),
	(19, 2, 'prn_other'),
	(19, 2, 'prn_reviewer'),
	(21, 2, 'prn_other');

SELECT pg_catalog.setval('docket.ledger_ledger_no_seq', 2, true);

SELECT pg_catalog.setval('docket.migration_id_seq', 9, true);

SELECT pg_catalog.setval('docket.otlp_item_item_no_seq', 1, false);

SELECT pg_catalog.setval('docket.outbox_message_message_no_seq', 1, false);

ALTER TABLE ONLY docket.api_key
    ADD CONSTRAINT api_key_pkey PRIMARY KEY (key_id);

ALTER TABLE ONLY docket.body
    ADD CONSTRAINT body_pkey PRIMARY KEY (ledger_no, seq);

ALTER TABLE ONLY docket.checkpoint
    ADD CONSTRAINT checkpoint_pkey PRIMARY KEY (ledger_no, size);

ALTER TABLE ONLY docket.decision
    ADD CONSTRAINT decision_pkey PRIMARY KEY (ledger_no, decision_id);

ALTER TABLE ONLY docket.entry
    ADD CONSTRAINT entry_decision_key UNIQUE (ledger_no, decision_id, decision_seq);

ALTER TABLE ONLY docket.entry
    ADD CONSTRAINT entry_pkey PRIMARY KEY (ledger_no, seq);

ALTER TABLE ONLY docket.entry
    ADD CONSTRAINT entry_prev_key UNIQUE (ledger_no, prev);

ALTER TABLE ONLY docket.export_job
    ADD CONSTRAINT export_job_key UNIQUE (ledger_no, requested_by, idempotency_key);

ALTER TABLE ONLY docket.export_job
    ADD CONSTRAINT export_job_pkey PRIMARY KEY (export_id);

ALTER TABLE ONLY docket.export_part
    ADD CONSTRAINT export_part_pkey PRIMARY KEY (export_id, attempt, part);

ALTER TABLE ONLY docket.idempotency
    ADD CONSTRAINT idempotency_pkey PRIMARY KEY (ledger_no, principal, key);

ALTER TABLE ONLY docket.ledger_head
    ADD CONSTRAINT ledger_head_pkey PRIMARY KEY (ledger_no);

ALTER TABLE ONLY docket.ledger
    ADD CONSTRAINT ledger_ledger_id_key UNIQUE (ledger_id);

ALTER TABLE ONLY docket.ledger
    ADD CONSTRAINT ledger_origin_key UNIQUE (origin);

ALTER TABLE ONLY docket.ledger
    ADD CONSTRAINT ledger_pkey PRIMARY KEY (ledger_no);

ALTER TABLE ONLY docket.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (id);

ALTER TABLE ONLY docket.otlp_item
    ADD CONSTRAINT otlp_item_pkey PRIMARY KEY (ledger_no, principal, trace_id, kind, item_id);

ALTER TABLE ONLY docket.otlp_trace
    ADD CONSTRAINT otlp_trace_pkey PRIMARY KEY (ledger_no, principal, trace_id);

ALTER TABLE ONLY docket.outbox_endpoint
    ADD CONSTRAINT outbox_endpoint_pkey PRIMARY KEY (endpoint_id);

ALTER TABLE ONLY docket.outbox_message
    ADD CONSTRAINT outbox_message_key UNIQUE (endpoint_id, message_id);

ALTER TABLE ONLY docket.outbox_message
    ADD CONSTRAINT outbox_message_pkey PRIMARY KEY (message_no);

ALTER TABLE ONLY docket.person
    ADD CONSTRAINT person_enrolment_hash_key UNIQUE (enrolment_hash);

ALTER TABLE ONLY docket.person
    ADD CONSTRAINT person_name_key UNIQUE (name);

ALTER TABLE ONLY docket.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (person_id);

ALTER TABLE ONLY docket.search_cursor
    ADD CONSTRAINT search_cursor_pkey PRIMARY KEY (ledger_no);

ALTER TABLE ONLY docket.search_decision
    ADD CONSTRAINT search_decision_pkey PRIMARY KEY (ledger_no, opened_seq);

ALTER TABLE ONLY docket.search_document
    ADD CONSTRAINT search_document_pkey PRIMARY KEY (ledger_no, seq, "position");

ALTER TABLE ONLY docket.search_side_effect
    ADD CONSTRAINT search_side_effect_pkey PRIMARY KEY (ledger_no, opened_seq, side_effect_id);

ALTER TABLE ONLY docket.search_skipped
    ADD CONSTRAINT search_skipped_pkey PRIMARY KEY (ledger_no, seq);

ALTER TABLE ONLY docket.search_text
    ADD CONSTRAINT search_text_pkey PRIMARY KEY (ledger_no, seq);

ALTER TABLE ONLY docket.search_tripwire
    ADD CONSTRAINT search_tripwire_pkey PRIMARY KEY (ledger_no, seq);

ALTER TABLE ONLY docket.search_writer
    ADD CONSTRAINT search_writer_pkey PRIMARY KEY (ledger_no, actor, opened_seq);

ALTER TABLE ONLY docket.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (session_id);

ALTER TABLE ONLY docket.session
    ADD CONSTRAINT session_sign_in_hash_key UNIQUE (sign_in_hash);

ALTER TABLE ONLY docket.session
    ADD CONSTRAINT session_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY docket.tile
    ADD CONSTRAINT tile_pkey PRIMARY KEY (ledger_no, level, index);

CREATE INDEX decision_opened ON docket.decision USING btree (ledger_no, opened_seq);

CREATE INDEX entry_ledger_record ON docket.entry USING btree (ledger_no, seq) WHERE (decision_id IS NULL);

CREATE INDEX export_job_listed ON docket.export_job USING btree (ledger_no, export_id);

CREATE INDEX export_job_waiting ON docket.export_job USING btree (export_id) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));

CREATE INDEX otlp_item_waiting ON docket.otlp_item USING btree (ledger_no) WHERE (content IS NOT NULL);

CREATE INDEX otlp_trace_set_aside ON docket.otlp_trace USING btree (set_aside_at) WHERE (set_aside_at IS NOT NULL);

CREATE INDEX otlp_trace_settled ON docket.otlp_trace USING btree (last_at) WHERE (NOT (is_pending OR is_frozen));

CREATE INDEX otlp_trace_waiting ON docket.otlp_trace USING btree (first_at) WHERE ((is_pending OR is_frozen) AND (set_aside_at IS NULL));

CREATE INDEX outbox_endpoint_listed ON docket.outbox_endpoint USING btree (ledger_no, endpoint_id);

CREATE INDEX outbox_message_dead ON docket.outbox_message USING btree (ledger_no) WHERE (state = 'dead'::text);

CREATE INDEX outbox_message_settled ON docket.outbox_message USING btree (settled_at) WHERE (state <> 'waiting'::text);

CREATE INDEX outbox_message_waiting ON docket.outbox_message USING btree (endpoint_id, message_no) WHERE (state = 'waiting'::text);

CREATE INDEX search_decision_agent ON docket.search_decision USING btree (ledger_no, agent_id, opened_seq);

CREATE INDEX search_decision_human ON docket.search_decision USING btree (ledger_no, opened_seq) WHERE needs_human;

CREATE INDEX search_decision_id ON docket.search_decision USING btree (ledger_no, decision_id);

CREATE INDEX search_decision_opened_at ON docket.search_decision USING btree (ledger_no, opened_at, opened_seq);

CREATE INDEX search_decision_outcome ON docket.search_decision USING btree (ledger_no, outcome, opened_seq) WHERE (outcome IS NOT NULL);

CREATE INDEX search_decision_phase ON docket.search_decision USING btree (ledger_no, phase, opened_seq);

CREATE INDEX search_decision_stakes ON docket.search_decision USING btree (ledger_no, stakes, opened_seq);

CREATE INDEX search_decision_status ON docket.search_decision USING btree (ledger_no, status, opened_seq);

CREATE INDEX search_decision_subject ON docket.search_decision USING btree (ledger_no, subject_ref, opened_seq) WHERE (subject_ref IS NOT NULL);

CREATE INDEX search_document_cited ON docket.search_document USING btree (ledger_no, document_id, version, chunk_id, opened_seq);

CREATE INDEX search_document_decision ON docket.search_document USING btree (ledger_no, opened_seq, seq);

CREATE INDEX search_side_effect_first ON docket.search_side_effect USING btree (ledger_no, first_seq);

CREATE INDEX search_side_effect_target ON docket.search_side_effect USING btree (ledger_no, target_system, target_resource, opened_seq);

CREATE INDEX search_side_effect_unsettled ON docket.search_side_effect USING btree (ledger_no, first_seq) WHERE (state = ANY (ARRAY['intent'::text, 'executing'::text, 'outcome_unknown'::text]));

CREATE INDEX search_text_decision ON docket.search_text USING btree (ledger_no, opened_seq, seq);

CREATE INDEX search_text_words ON docket.search_text USING gin (words) WITH (gin_pending_list_limit='512');

CREATE INDEX search_tripwire_rule ON docket.search_tripwire USING btree (ledger_no, rule, opened_seq);

CREATE INDEX session_expiry ON docket.session USING btree (expires_at);

CREATE INDEX session_person ON docket.session USING btree (person);

CREATE TRIGGER refuse_ahead AFTER INSERT OR UPDATE OF size ON docket.outbox_endpoint FOR EACH ROW EXECUTE FUNCTION docket.refuse_cursor_ahead();

ALTER TABLE docket.outbox_endpoint ENABLE ALWAYS TRIGGER refuse_ahead;

CREATE TRIGGER refuse_ahead AFTER INSERT OR UPDATE ON docket.search_cursor FOR EACH ROW EXECUTE FUNCTION docket.refuse_cursor_ahead();

ALTER TABLE docket.search_cursor ENABLE ALWAYS TRIGGER refuse_ahead;

CREATE TRIGGER refuse_ahead AFTER INSERT ON docket.search_decision REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_found_ahead('last_seq');

ALTER TABLE docket.search_decision ENABLE ALWAYS TRIGGER refuse_ahead;

CREATE TRIGGER refuse_ahead AFTER INSERT ON docket.search_document REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_found_ahead('seq');

ALTER TABLE docket.search_document ENABLE ALWAYS TRIGGER refuse_ahead;

CREATE TRIGGER refuse_ahead AFTER INSERT ON docket.search_side_effect REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_found_ahead('last_seq');

ALTER TABLE docket.search_side_effect ENABLE ALWAYS TRIGGER refuse_ahead;

CREATE TRIGGER refuse_ahead AFTER INSERT ON docket.search_skipped REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_found_ahead('seq');

ALTER TABLE docket.search_skipped ENABLE ALWAYS TRIGGER refuse_ahead;

CREATE TRIGGER refuse_ahead AFTER INSERT ON docket.search_text REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_found_ahead('seq');

ALTER TABLE docket.search_text ENABLE ALWAYS TRIGGER refuse_ahead;

CREATE TRIGGER refuse_ahead AFTER INSERT ON docket.search_tripwire REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_found_ahead('seq');

ALTER TABLE docket.search_tripwire ENABLE ALWAYS TRIGGER refuse_ahead;

CREATE TRIGGER refuse_ahead AFTER INSERT ON docket.search_writer REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_found_ahead('opened_seq');

ALTER TABLE docket.search_writer ENABLE ALWAYS TRIGGER refuse_ahead;

CREATE TRIGGER refuse_deletion BEFORE DELETE OR TRUNCATE ON docket.ledger_head FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_change();

ALTER TABLE docket.ledger_head ENABLE ALWAYS TRIGGER refuse_deletion;

CREATE TRIGGER refuse_loose AFTER INSERT ON docket.body REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_loose_bodies();

ALTER TABLE docket.body ENABLE ALWAYS TRIGGER refuse_loose;

CREATE TRIGGER refuse_loose AFTER INSERT ON docket.entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_loose_entries();

ALTER TABLE docket.entry ENABLE ALWAYS TRIGGER refuse_loose;

CREATE TRIGGER refuse_loose AFTER INSERT ON docket.tile REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_loose_tiles();

ALTER TABLE docket.tile ENABLE ALWAYS TRIGGER refuse_loose;

CREATE TRIGGER refuse_row_change BEFORE DELETE OR UPDATE ON docket.body FOR EACH ROW EXECUTE FUNCTION docket.refuse_change();

ALTER TABLE docket.body ENABLE ALWAYS TRIGGER refuse_row_change;

CREATE TRIGGER refuse_row_change BEFORE DELETE OR UPDATE ON docket.checkpoint FOR EACH ROW EXECUTE FUNCTION docket.refuse_change();

ALTER TABLE docket.checkpoint ENABLE ALWAYS TRIGGER refuse_row_change;

CREATE TRIGGER refuse_row_change BEFORE DELETE OR UPDATE ON docket.entry FOR EACH ROW EXECUTE FUNCTION docket.refuse_change();

ALTER TABLE docket.entry ENABLE ALWAYS TRIGGER refuse_row_change;

CREATE TRIGGER refuse_row_change BEFORE DELETE OR UPDATE ON docket.ledger FOR EACH ROW EXECUTE FUNCTION docket.refuse_change();

ALTER TABLE docket.ledger ENABLE ALWAYS TRIGGER refuse_row_change;

CREATE TRIGGER refuse_row_change BEFORE DELETE OR UPDATE ON docket.tile FOR EACH ROW EXECUTE FUNCTION docket.refuse_change();

ALTER TABLE docket.tile ENABLE ALWAYS TRIGGER refuse_row_change;

CREATE TRIGGER refuse_shrinking AFTER UPDATE ON docket.ledger_head FOR EACH ROW EXECUTE FUNCTION docket.refuse_shrinking_head();

ALTER TABLE docket.ledger_head ENABLE ALWAYS TRIGGER refuse_shrinking;

CREATE TRIGGER refuse_statement_change BEFORE DELETE OR UPDATE OR TRUNCATE ON docket.body FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_change();

ALTER TABLE docket.body ENABLE ALWAYS TRIGGER refuse_statement_change;

CREATE TRIGGER refuse_statement_change BEFORE DELETE OR UPDATE OR TRUNCATE ON docket.checkpoint FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_change();

ALTER TABLE docket.checkpoint ENABLE ALWAYS TRIGGER refuse_statement_change;

CREATE TRIGGER refuse_statement_change BEFORE DELETE OR UPDATE OR TRUNCATE ON docket.entry FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_change();

ALTER TABLE docket.entry ENABLE ALWAYS TRIGGER refuse_statement_change;

CREATE TRIGGER refuse_statement_change BEFORE DELETE OR UPDATE OR TRUNCATE ON docket.ledger FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_change();

ALTER TABLE docket.ledger ENABLE ALWAYS TRIGGER refuse_statement_change;

CREATE TRIGGER refuse_statement_change BEFORE DELETE OR UPDATE OR TRUNCATE ON docket.tile FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_change();

ALTER TABLE docket.tile ENABLE ALWAYS TRIGGER refuse_statement_change;

ALTER TABLE ONLY docket.api_key
    ADD CONSTRAINT api_key_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

ALTER TABLE ONLY docket.checkpoint
    ADD CONSTRAINT checkpoint_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

ALTER TABLE ONLY docket.export_job
    ADD CONSTRAINT export_job_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

ALTER TABLE ONLY docket.export_part
    ADD CONSTRAINT export_part_export_id_fkey FOREIGN KEY (export_id) REFERENCES docket.export_job(export_id);

ALTER TABLE ONLY docket.ledger_head
    ADD CONSTRAINT ledger_head_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

ALTER TABLE ONLY docket.otlp_item
    ADD CONSTRAINT otlp_item_trace FOREIGN KEY (ledger_no, principal, trace_id) REFERENCES docket.otlp_trace(ledger_no, principal, trace_id) ON DELETE CASCADE;

ALTER TABLE ONLY docket.otlp_trace
    ADD CONSTRAINT otlp_trace_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

ALTER TABLE ONLY docket.outbox_endpoint
    ADD CONSTRAINT outbox_endpoint_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

ALTER TABLE ONLY docket.outbox_message
    ADD CONSTRAINT outbox_message_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES docket.outbox_endpoint(endpoint_id) ON DELETE CASCADE;

ALTER TABLE ONLY docket.search_cursor
    ADD CONSTRAINT search_cursor_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

CREATE POLICY append ON docket.body FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.checkpoint FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.decision FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.entry FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.export_job FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.export_part FOR INSERT WITH CHECK (((( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting) IS NOT NULL) AND (EXISTS ( SELECT
   FROM docket.export_job j
  WHERE (j.export_id = export_part.export_id)))));

CREATE POLICY append ON docket.idempotency FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.ledger FOR INSERT WITH CHECK (true);

CREATE POLICY append ON docket.ledger_head FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.otlp_item FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.otlp_trace FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.outbox_endpoint FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.outbox_message FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.search_cursor FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.search_decision FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.search_document FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.search_side_effect FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.search_skipped FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.search_text FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.search_tripwire FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.search_writer FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.tile FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

ALTER TABLE docket.body ENABLE ROW LEVEL SECURITY;

CREATE POLICY change ON docket.decision FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.export_job FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.idempotency FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.ledger_head FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.otlp_item FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.otlp_trace FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.outbox_endpoint FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.outbox_message FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.search_cursor FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.search_decision FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.search_document FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.search_side_effect FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.search_skipped FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.search_text FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.search_tripwire FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.search_writer FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

ALTER TABLE docket.checkpoint ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.decision ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.export_job ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.export_part ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.idempotency ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.ledger ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.ledger_head ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.otlp_item ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.otlp_trace ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.outbox_endpoint ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.outbox_message ENABLE ROW LEVEL SECURITY;

CREATE POLICY read ON docket.body FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.checkpoint FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.decision FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.entry FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.export_job FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.export_part FOR SELECT USING ((EXISTS ( SELECT
   FROM docket.export_job j
  WHERE (j.export_id = export_part.export_id))));

CREATE POLICY read ON docket.idempotency FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.ledger_head FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.otlp_item FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.otlp_trace FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.outbox_endpoint FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.outbox_message FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.search_cursor FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.search_decision FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.search_document FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.search_side_effect FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.search_skipped FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.search_text FOR SELECT USING (true);

CREATE POLICY read ON docket.search_tripwire FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.search_writer FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.tile FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read_all ON docket.ledger FOR SELECT USING (true);

CREATE POLICY remove ON docket.decision FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.export_job FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.export_part FOR DELETE USING (((( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting) IS NOT NULL) AND (EXISTS ( SELECT
   FROM docket.export_job j
  WHERE (j.export_id = export_part.export_id)))));

CREATE POLICY remove ON docket.idempotency FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.ledger_head FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.otlp_item FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.otlp_trace FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.outbox_endpoint FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.outbox_message FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_cursor FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_decision FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_document FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_side_effect FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_skipped FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_text FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_tripwire FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_writer FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

ALTER TABLE docket.search_cursor ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.search_decision ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.search_document ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.search_side_effect ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.search_skipped ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.search_text ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.search_tripwire ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.search_writer ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.tile ENABLE ROW LEVEL SECURITY;
