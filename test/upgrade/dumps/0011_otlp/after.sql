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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b64336262343864392b41613444567a3249475964326f5a684b4641756741643063473263554846644c514b664e58392f3677686151227d', '\xec4e61a31ba8daf5cc5fbf449278acc0b39ee394dce36e993aa8225173c1ff34'),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b61653166393565612b4163436f412b357150324a6855694e6751726d534f722f716c745142746a786a5a7254546967786b68772f49227d', '\xf777b61d1868b425165f2787c9e1fd308a12066265eb14d6cb489fcf62ee75d9'),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2233316339346532386638343633356662396532636138643633383065653636316266353362336331383936643333363632393864633933323030356631343137222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b61653166393565612b4163436f412b357150324a6855694e6751726d534f722f716c745142746a786a5a7254546967786b68772f49227d', '\x2be3d2ee7b0d404eab9f88a6333bdb83165ef0f14fd3ca177b07d95f91bd44e5'),
	(1, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d32227d', '\xeaed24b50621c0cca761fffcbf0364721478a9cccc1c1c88d27d91a2f05294ba'),
	(2, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x952042fc4b786e34fd2119a86f4db8ee4d6ed4d18b800fc8eefa867bb0864760'),
	(3, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226d656469756d227d', '\xd8c412d94761b612a3a48699adf64ae3bfeb997be6648bd0a8abcde07a6b54c1'),
	(4, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xe6a4feb5158bb7f379c0aa82825ee7896bf9ed5216124684b3a2ceb6d41f4a28'),
	(5, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x5dac4366db068a955c7ca8c949cf484fae127551dfa061b83fce95b7b1241e61'),
	(6, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d31222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d38687637726a653470396d6a6e766e3562653370346e36222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a226d61696c227d7d', '\x846c30180fd6c3b71966c164434812fbb9123937358fcab118be6b6c4ca17896'),
	(7, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d38687637726a653470396d6a6e766e3562653370346e36227d', '\x98e452115bd2afc7ee5de5efa01807b92fd9e6e2b2022291e7bdbc519e54ec4c'),
	(8, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d38687637726a653470396d6a6e766e3562653370346e36227d', '\x8e0d77ba7d4a0a29bb567c010aa86141cf59784ae60fca0ea4ace433be895ddd'),
	(9, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77227d', '\x11e2f3eafd21f9b2ac357b1aade7ef8b6fd08274cfeb630e613b8b119a195024'),
	(10, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xf355b8782741030e1e7ba482c8ec4e9720c12518a2f39099cbd43177d7da11b2'),
	(11, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c222c227375626a6563745f726566223a227375622d32227d', '\x9c4286071f969217a4d06a405ac1be0aa1e9b9de694f80eb1dd9b2fb17dd8c1e'),
	(12, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x35cb6374bb15d61f0f51c1a7fc6f3341afa49cfd95e0ff57f1213bd9507c566b'),
	(13, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226d656469756d222c227375626a6563745f726566223a227375622d32227d', '\x709c9995acf72d941f2773b7f87d197fbc2cd605e2b2bc8129754055878fc480'),
	(14, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22504c414e4e494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x5456c01273c9733bd88066c7fbdd2b3e6cea62a9b62ac06e34225850a56ea47d'),
	(15, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xfc948c931f4a7c9d69e003c75536747d0905e08b7ca87ab3214d0418822900b6'),
	(16, 2, '\x7b226361757365223a322c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226167656e745f61736b6564227d', '\x9d5ab49594b22f2dae44da1c257de06d7eb57d9f9eff087dd386a4e742fe9264'),
	(17, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x4c84eda1de5b8b445ffc51f33d744351033aeb57e97260836babf4f584539908'),
	(18, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x8434eb856633d012b367c76406aade66943a5979fc0c1ea9d5baddce09b03cb0'),
	(19, 2, '\x7b226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c2272756c65223a226c6f6f70227d', '\x9c4287fd5815bd6d2e811d6c7fd3c28a4fd3422cea3ece10ef1ce5ade36e11c9'),
	(20, 2, '\x7b226361757365223a342c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22636c61696d732d6167656e74222c2266726f6d223a22424c4f434b4544222c22746f223a22444f4e45227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\xf537faaace72ce9ef66a65b7c8b928e1032d3e2e3e735eae45d83be1d989c3a0'),
	(21, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22504c414e4e494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xbf7add7cda2b9fc1ce195508b182da19e5b8513724872bf8ed1370d4a6e540b5'),
	(22, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x2ea01050952ea5ce21b126ec88fc40c7c2b58dbe68ab83d475a0277c28155699'),
	(23, 2, '\x7b22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a226d61696c227d7d', '\x0f709b7146fc1ab89050b5e1ef53144e0fd29f0b8cf6699e62f1afdb1d9c25dd'),
	(24, 2, '\x7b22656e7472795f636f756e74223a31322c226f7574636f6d65223a22636f6d706c65746564227d', '\x52893b5f0b6012740084825e09624730c99c60739a2af48b89e7ff1f25916c7d'),
	(25, 2, '\x7b226361757365223a31312c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31222c226573632d32225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x62fc9fc0b5adb427b6eb21ebe3912e176d62c2d92cf2ce262324be534483798d'),
	(26, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768222c227375626a6563745f726566223a227375622d31227d', '\x53d2446a8104da9fd7549a131f73b0a7e6daf036d23bb0133748381363a568d9'),
	(27, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xbf9771994b2ba640e9231edf1bfcd3d5e0b1421a75dd41901c3f83cb6f9a53d9');

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\x91f3cf67d8d03e0696d62b08c480e721f8ef590e552eb8b552f48b95aabe2673', '2026-11-28T19:48:40.925Z', 'docket.example/registry
1
kfPPZ9jQPgaW1isIxIDnIfjvWQ5VLri1UvSLlaq+JnM=

— docket.example/registry 07tI2d0XWMEh2uL+08MjDZTcirtUWL6fwrtSMuDJzdqOGlykN8IZgJSzJW10rLmJy3ltJqmE6V8+SQCSC9JFsS/9cQM=
'),
	(1, 2, '\x31c94e28f84635fb9e2ca8d6380ee661bf53b3c1896d3366298dc932005f1417', '2026-11-28T19:48:40.977Z', 'docket.example/claims
1
MclOKPhGNfueLKjWOA7mYb9Ts8GJbTNmKY3JMgBfFBc=

— docket.example/claims rh+V6kN0RX7LgWKMsNAwMIso2p/8gWebr//6HWvU9VJ5Sf6c+3AXtXUqfPmZh0ybR3lpvGKui5/uAEcQHj4++U1nfAI=
'),
	(2, 1, '\x6b3ded2614c54828f134761936b0578df141f49308c456a6359f2cfe924a4c2d', '2026-11-28T19:48:40.985Z', 'docket.example/registry
2
az3tJhTFSCjxNHYZNrBXjfFB9JMIxFamNZ8s/pJKTC0=

— docket.example/registry 07tI2SpXl0RF9TEjqACy0Gkj2zIiVHrJRjMYgbuipyZk+1oF+JB6MwOWTZ6x0W6Iquu+8V1somsov4H2Jg3QFBVc1gY=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8hv7rdnfgwm9jcn293twh9d', 1, 2, '\xd8bef0b6575cd398c71daf172d440392d00bf43f58336b7ae38924ef6f82ddb3', 2, 'open', NULL, 'proceed', 'low', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:41.015Z', '2026-11-28T19:48:41.065Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hv7rdnfgwm9jcn293twh9d","imported":false,"lastSeq":2,"lastTime":"2026-11-28T19:48:41.065Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:48:41.015Z","openedBy":"prn_other","openedSeq":1,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8hv7rh4rebwfhhz3dhfc0g2', 3, 8, '\xe436610c6774a1fa0e53986861b4944b67c6d57e65b97c6024016718b3f8f2be', 6, 'open', 'DONE', 'proceed', 'medium', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:41.125Z', '2026-11-28T19:48:41.186Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"DONE","released":false}],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/2","system":"mail"}},"at":3,"sideEffect":"sfx_01m8hv7rje4p9mjnvn5be3p4n6"},"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":1,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":1,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":6,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hv7rh4rebwfhhz3dhfc0g2","imported":false,"lastSeq":8,"lastTime":"2026-11-28T19:48:41.186Z","liftings":[],"loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:48:41.125Z","openedBy":"prn_agent","openedSeq":3,"outcome":null,"parentDecision":null,"phase":"DONE","refusals":{"attempts":0,"since":0},"sideEffects":[{"cause":3,"id":"sfx_01m8hv7rje4p9mjnvn5be3p4n6","key":"e266ad1796bc037f539afad4","operation":"issue_refund","reversibility":"unknown","signature":"7be1d2e40deee4c59a24ecc1","status":"outcome_unknown","unannounced":false}],"sideEffectsForgotten":0,"stakes":"medium","status":"open","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8hv7rkn2nk6kh9hy5m6ffgy', 9, 10, '\xc99fcb8f08e74d3753d4a418a67cf3e14350580f133afd29bf9b95b43e589b99', 2, 'open', NULL, 'proceed', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:41.205Z', '2026-11-28T19:48:41.222Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hv7rkn2nk6kh9hy5m6ffgy","imported":false,"lastSeq":10,"lastTime":"2026-11-28T19:48:41.222Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:48:41.205Z","openedBy":"prn_other","openedSeq":9,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8hv7rmw15z1dt4x50vjkmev', 11, 12, '\xf2449d4221fea0b2240156e41f25ce1407afda2a9958eeb8cbfb12203d101036', 2, 'open', NULL, 'proceed', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:41.244Z', '2026-11-28T19:48:41.257Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hv7rmw15z1dt4x50vjkmev","imported":false,"lastSeq":12,"lastTime":"2026-11-28T19:48:41.257Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:48:41.244Z","openedBy":"prn_other","openedSeq":11,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8hv7rpb052n9e4m5nqazqvk', 13, 25, '\xfaee148f5f76efc8cb8042dfa79dcf4627d7665ce30b5b3bea46b6db7bf8c490', 13, 'closed', 'PLANNING', 'stop', 'medium', false, 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T19:48:41.291Z', '2026-11-28T19:48:41.390Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"PLANNING","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-11-28T19:48:41.390Z","confidence":0.9,"counters":{"cards":4,"escalations":2,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":3},"decided":null,"decisiveReferences":0,"directive":"stop","entryCount":13,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hv7rpb052n9e4m5nqazqvk","imported":false,"lastSeq":25,"lastTime":"2026-11-28T19:48:41.390Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":3,"cause":2,"directive":"hold","dueAt":null,"id":"esc-1","overdue":null,"rule":"agent_asked","subject":"","yeses":[]},{"announced":null,"approvalsNeeded":1,"at":6,"cause":4,"directive":"stop","dueAt":null,"id":"esc-2","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-28T19:48:41.291Z","openedBy":"prn_agent","openedSeq":13,"outcome":"completed","parentDecision":null,"phase":"PLANNING","refusals":{"attempts":0,"since":11},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"medium","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8hv7rth86r2hhkjx7jdg0t3', 26, 27, '\xe45ab371c6a1c5352e8b435290038f502fc7a6863241a2c4e2849a550f12aece', 2, 'open', NULL, 'proceed', 'high', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:41.426Z', '2026-11-28T19:48:41.442Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hv7rth86r2hhkjx7jdg0t3","imported":false,"lastSeq":27,"lastTime":"2026-11-28T19:48:41.442Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:48:41.426Z","openedBy":"prn_other","openedSeq":26,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\x91f3cf67d8d03e0696d62b08c480e721f8ef590e552eb8b552f48b95aabe2673', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2235353539653731333031643562376439656531353336376564386563386664633339333139666166363338303634353234316532663462633930643235346636222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32385431393a34383a34302e3931345a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\x31c94e28f84635fb9e2ca8d6380ee661bf53b3c1896d3366298dc932005f1417', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2234333766643664376162636231356363396365636462663164353433616361386631376135643135623033626562353736643035656131663937663763623063222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32385431393a34383a34302e3936395a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\x00059f5992735a750392c15af4d40f4d3168b54573d9ea34bdbcdc409e7bc02b', '\x91f3cf67d8d03e0696d62b08c480e721f8ef590e552eb8b552f48b95aabe2673', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2239646162666265643933343065663365306338373839383966643063636438396263356330656132643536313737663036386237393336363032383663363734222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2239316633636636376438643033653036393664363262303863343830653732316638656635393065353532656238623535326634386239356161626532363733222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31312d32385431393a34383a34302e3938345a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\xafad624da1d891e2d482843291494adaae04ad0a53802cf3c0178d706af4ac42', '\x31c94e28f84635fb9e2ca8d6380ee661bf53b3c1896d3366298dc932005f1417', 'decision.opened', 'dec_01m8hv7rdnfgwm9jcn293twh9d', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2235633135393230313861306664326263613339666533633538663065323462336138383065393962616231303136633732313264383162303464646561396637222c226465636973696f6e223a7b226964223a226465635f30316d3868763772646e6667776d396a636e3239337477683964222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233316339346532386638343633356662396532636138643633383065653636316266353362336331383936643333363632393864633933323030356631343137222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31312d32385431393a34383a34312e3031355a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\xd8bef0b6575cd398c71daf172d440392d00bf43f58336b7ae38924ef6f82ddb3', '\xafad624da1d891e2d482843291494adaae04ad0a53802cf3c0178d706af4ac42', 'review.recorded', 'dec_01m8hv7rdnfgwm9jcn293twh9d', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2230663137376234363631663164623464366133333333376436326566343063363932613263353061373566306439653939343731333935373964393461343930222c226465636973696f6e223a7b226964223a226465635f30316d3868763772646e6667776d396a636e3239337477683964222c2270726576223a2261666164363234646131643839316532643438323834333239313439346164616165303461643061353338303263663363303137386437303661663461633432222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261666164363234646131643839316532643438323834333239313439346164616165303461643061353338303263663363303137386437303661663461633432222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a322c2274696d65223a22323032362d31312d32385431393a34383a34312e3036355a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 0, '\x31f0665c62744a9fb52a991464efa84f71509394e3f4a816e637787c2604ba1c', '\xd8bef0b6575cd398c71daf172d440392d00bf43f58336b7ae38924ef6f82ddb3', 'decision.opened', 'dec_01m8hv7rh4rebwfhhz3dhfc0g2', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2266366637643137343061313233313433366334626235386133396336363163323762656538623732373934653332333931363264663532353635376536363835222c226465636973696f6e223a7b226964223a226465635f30316d38687637726834726562776668687a3364686663306732222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264386265663062363537356364333938633731646166313732643434303339326430306266343366353833333662376165333839323465663666383264646233222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a332c2274696d65223a22323032362d31312d32385431393a34383a34312e3132355a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 1, '\x52ef45245ab1dad148b544f74b676d8d6392034f8b9989c400bc7b0eda15824a', '\x31f0665c62744a9fb52a991464efa84f71509394e3f4a816e637787c2604ba1c', 'job_card.filed', 'dec_01m8hv7rh4rebwfhhz3dhfc0g2', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2233653633393132306639393838316434376566643462386539323931333864303337613661373064363437383031393338633463393166323563326332383961222c226465636973696f6e223a7b226964223a226465635f30316d38687637726834726562776668687a3364686663306732222c2270726576223a2233316630363635633632373434613966623532613939313436346566613834663731353039333934653366346138313665363337373837633236303462613163222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233316630363635633632373434613966623532613939313436346566613834663731353039333934653366346138313665363337373837633236303462613163222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a342c2274696d65223a22323032362d31312d32385431393a34383a34312e3133305a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 2, '\x50f7b88ec8da25dd445ac27b8fd706397183afd3d89516ad3fcd62f44dc76b72', '\x52ef45245ab1dad148b544f74b676d8d6392034f8b9989c400bc7b0eda15824a', 'review.recorded', 'dec_01m8hv7rh4rebwfhhz3dhfc0g2', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2232316536666435303836343635616462396436663137663266386665333930666264393761633364616236626639323163626535313433316438373034623635222c226465636973696f6e223a7b226964223a226465635f30316d38687637726834726562776668687a3364686663306732222c2270726576223a2235326566343532343561623164616431343862353434663734623637366438643633393230333466386239393839633430306263376230656461313538323461222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235326566343532343561623164616431343862353434663734623637366438643633393230333466386239393839633430306263376230656461313538323461222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a352c2274696d65223a22323032362d31312d32385431393a34383a34312e3134325a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 3, '\x55bf97219ffb5e979f1ccaea487032bf8dcf4ef6abfa9875284b389e3afb75cb', '\x50f7b88ec8da25dd445ac27b8fd706397183afd3d89516ad3fcd62f44dc76b72', 'side_effect.intent', 'dec_01m8hv7rh4rebwfhhz3dhfc0g2', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262643362323637633034363266333432376564333961396430643264333764396533356231393239633039303237313833613634376561363363383563623564222c226465636973696f6e223a7b226964223a226465635f30316d38687637726834726562776668687a3364686663306732222c2270726576223a2235306637623838656338646132356464343435616332376238666437303633393731383361666433643839353136616433666364363266343464633736623732222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235306637623838656338646132356464343435616332376238666437303633393731383361666433643839353136616433666364363266343464633736623732222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a362c2274696d65223a22323032362d31312d32385431393a34383a34312e3136375a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 4, '\xdc82ef0dc945aa21691e73ec0a713cdd999768098d31088815a36eba50386e61', '\x55bf97219ffb5e979f1ccaea487032bf8dcf4ef6abfa9875284b389e3afb75cb', 'side_effect.executing', 'dec_01m8hv7rh4rebwfhhz3dhfc0g2', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2235336435303233343930313735396162303465646535363230356136303131386137346235636463646263376430366664373237363237333262313235633638222c226465636973696f6e223a7b226964223a226465635f30316d38687637726834726562776668687a3364686663306732222c2270726576223a2235356266393732313966666235653937396631636361656134383730333262663864636634656636616266613938373532383462333839653361666237356362222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235356266393732313966666235653937396631636361656134383730333262663864636634656636616266613938373532383462333839653361666237356362222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a372c2274696d65223a22323032362d31312d32385431393a34383a34312e3137385a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(8, 2, 5, '\xe436610c6774a1fa0e53986861b4944b67c6d57e65b97c6024016718b3f8f2be', '\xdc82ef0dc945aa21691e73ec0a713cdd999768098d31088815a36eba50386e61', 'side_effect.outcome_unknown', 'dec_01m8hv7rh4rebwfhhz3dhfc0g2', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2236313538326634386365343565306239336636333233383633366335373639323163653766643236393639303834306431616433313565333866356530656431222c226465636973696f6e223a7b226964223a226465635f30316d38687637726834726562776668687a3364686663306732222c2270726576223a2264633832656630646339343561613231363931653733656330613731336364643939393736383039386433313038383831356133366562613530333836653631222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264633832656630646339343561613231363931653733656330613731336364643939393736383039386433313038383831356133366562613530333836653631222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e2f31222c22736571223a382c2274696d65223a22323032362d31312d32385431393a34383a34312e3138365a222c2274797065223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(9, 2, 0, '\xe72b225ed44af44f881209c302fb9daab574cec08438249dfa7b8ad73abb2740', '\xe436610c6774a1fa0e53986861b4944b67c6d57e65b97c6024016718b3f8f2be', 'decision.opened', 'dec_01m8hv7rkn2nk6kh9hy5m6ffgy', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2234303266363235626264353237653132633932373239636361343063333835656337306638336337383835653333363366633030336466346135663231623339222c226465636973696f6e223a7b226964223a226465635f30316d38687637726b6e326e6b366b68396879356d3666666779222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265343336363130633637373461316661306535333938363836316234393434623637633664353765363562393763363032343031363731386233663866326265222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a392c2274696d65223a22323032362d31312d32385431393a34383a34312e3230355a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(10, 2, 1, '\xc99fcb8f08e74d3753d4a418a67cf3e14350580f133afd29bf9b95b43e589b99', '\xe72b225ed44af44f881209c302fb9daab574cec08438249dfa7b8ad73abb2740', 'review.recorded', 'dec_01m8hv7rkn2nk6kh9hy5m6ffgy', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2263636234316434386236373432643462356362663632313837363738376561643132643531656430626639333634633965343934316464313565653264616563222c226465636973696f6e223a7b226964223a226465635f30316d38687637726b6e326e6b366b68396879356d3666666779222c2270726576223a2265373262323235656434346166343466383831323039633330326662396461616235373463656330383433383234396466613762386164373361626232373430222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265373262323235656434346166343466383831323039633330326662396461616235373463656330383433383234396466613762386164373361626232373430222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31302c2274696d65223a22323032362d31312d32385431393a34383a34312e3232325a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 0, '\x240aeacc8da304e3a89c372b4e074a8e8be7f0b640b910f113419339e0604835', '\xc99fcb8f08e74d3753d4a418a67cf3e14350580f133afd29bf9b95b43e589b99', 'decision.opened', 'dec_01m8hv7rmw15z1dt4x50vjkmev', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2238613264353661633631313061663861613663356633643661663366653963393964663936313065623835363836323636643561306436303663373137623835222c226465636973696f6e223a7b226964223a226465635f30316d38687637726d7731357a31647434783530766a6b6d6576222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263393966636238663038653734643337353364346134313861363763663365313433353035383066313333616664323962663962393562343365353839623939222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31312c2274696d65223a22323032362d31312d32385431393a34383a34312e3234345a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(12, 2, 1, '\xf2449d4221fea0b2240156e41f25ce1407afda2a9958eeb8cbfb12203d101036', '\x240aeacc8da304e3a89c372b4e074a8e8be7f0b640b910f113419339e0604835', 'review.recorded', 'dec_01m8hv7rmw15z1dt4x50vjkmev', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2233636132666462636631666336393136613066373737636133393237313463366231366336343832613962376432646633633834613837613230353138396239222c226465636973696f6e223a7b226964223a226465635f30316d38687637726d7731357a31647434783530766a6b6d6576222c2270726576223a2232343061656163633864613330346533613839633337326234653037346138653862653766306236343062393130663131333431393333396530363034383335222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232343061656163633864613330346533613839633337326234653037346138653862653766306236343062393130663131333431393333396530363034383335222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31322c2274696d65223a22323032362d31312d32385431393a34383a34312e3235375a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(13, 2, 0, '\xff16569f956c719eb59209845a6366541301e09e5d555154df1550a6dbf91479', '\xf2449d4221fea0b2240156e41f25ce1407afda2a9958eeb8cbfb12203d101036', 'decision.opened', 'dec_01m8hv7rpb052n9e4m5nqazqvk', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2238633339643038323261303264613531633832663133613337393739633962363661386135326134373162346633376532663164333963366163366332643139222c226465636973696f6e223a7b226964223a226465635f30316d386876377270623035326e3965346d356e71617a71766b222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266323434396434323231666561306232323430313536653431663235636531343037616664613261393935386565623863626662313232303364313031303336222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31332c2274696d65223a22323032362d31312d32385431393a34383a34312e3239315a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(14, 2, 1, '\x6e679974869c869c9b96f64a9f8468802623744a3fcbd15b5ea6f26c6ccd9665', '\xff16569f956c719eb59209845a6366541301e09e5d555154df1550a6dbf91479', 'job_card.filed', 'dec_01m8hv7rpb052n9e4m5nqazqvk', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2232313335313433376364353632316364326464646566313866653636363535363566666264616238386131646638616636323266333961666534393238373033222c226465636973696f6e223a7b226964223a226465635f30316d386876377270623035326e3965346d356e71617a71766b222c2270726576223a2266663136353639663935366337313965623539323039383435613633363635343133303165303965356435353531353464663135353061366462663931343739222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266663136353639663935366337313965623539323039383435613633363635343133303165303965356435353531353464663135353061366462663931343739222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31342c2274696d65223a22323032362d31312d32385431393a34383a34312e3239325a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(15, 2, 2, '\xe4eda4eaa599647084db55c525314a3a097717a2f7ffefde2c5897f556921d58', '\x6e679974869c869c9b96f64a9f8468802623744a3fcbd15b5ea6f26c6ccd9665', 'job_card.filed', 'dec_01m8hv7rpb052n9e4m5nqazqvk', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2266303461353639376537396531363635616132306330323538333937663039316534346639396562356464656662306634646263343031633935326661666463222c226465636973696f6e223a7b226964223a226465635f30316d386876377270623035326e3965346d356e71617a71766b222c2270726576223a2236653637393937343836396338363963396239366636346139663834363838303236323337343461336663626431356235656136663236633663636439363635222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236653637393937343836396338363963396239366636346139663834363838303236323337343461336663626431356235656136663236633663636439363635222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31352c2274696d65223a22323032362d31312d32385431393a34383a34312e3332395a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(16, 2, 3, '\x61b32a833ead1a81c8d6fb9e06d15715dc190d511dfe4157cafe574d7798a62a', '\xe4eda4eaa599647084db55c525314a3a097717a2f7ffefde2c5897f556921d58', 'escalation.opened', 'dec_01m8hv7rpb052n9e4m5nqazqvk', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2238616262323730346162663435666266636538643565373338316164333537653935383766356433646136383432666635363234313539363264366235383866222c226465636973696f6e223a7b226964223a226465635f30316d386876377270623035326e3965346d356e71617a71766b222c2270726576223a2265346564613465616135393936343730383464623535633532353331346133613039373731376132663766666566646532633538393766353536393231643538222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265346564613465616135393936343730383464623535633532353331346133613039373731376132663766666566646532633538393766353536393231643538222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31362c2274696d65223a22323032362d31312d32385431393a34383a34312e3332395a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(17, 2, 4, '\xc72a9fb8560f3cc7d261209650a204dd57a2ddda1c62556982f18d391745c4b8', '\x61b32a833ead1a81c8d6fb9e06d15715dc190d511dfe4157cafe574d7798a62a', 'job_card.filed', 'dec_01m8hv7rpb052n9e4m5nqazqvk', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2232336663393531383239326464303831393731613237373361316331313536613736626464303535383663396362386434373463313135316661336161633233222c226465636973696f6e223a7b226964223a226465635f30316d386876377270623035326e3965346d356e71617a71766b222c2270726576223a2236316233326138333365616431613831633864366662396530366431353731356463313930643531316466653431353763616665353734643737393861363261222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236316233326138333365616431613831633864366662396530366431353731356463313930643531316466653431353763616665353734643737393861363261222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31372c2274696d65223a22323032362d31312d32385431393a34383a34312e3333345a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(18, 2, 5, '\x64f1b921620c6bb0550d76310fb0f87ef42aaa431617e79dd228c34b14aba2b3', '\xc72a9fb8560f3cc7d261209650a204dd57a2ddda1c62556982f18d391745c4b8', 'tripwire.tripped', 'dec_01m8hv7rpb052n9e4m5nqazqvk', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2263366138623034313036653362386435643131633339633166623838323266306136333138356465666637666562616263663831303830383231343631623938222c226465636973696f6e223a7b226964223a226465635f30316d386876377270623035326e3965346d356e71617a71766b222c2270726576223a2263373261396662383536306633636337643236313230393635306132303464643537613264646461316336323535363938326631386433393137343563346238222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263373261396662383536306633636337643236313230393635306132303464643537613264646461316336323535363938326631386433393137343563346238222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31382c2274696d65223a22323032362d31312d32385431393a34383a34312e3333345a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(19, 2, 6, '\x1fea697b6ea58eb568ab946f6b899dced12b4ddb00e9b9a175b22183ca11e868', '\x64f1b921620c6bb0550d76310fb0f87ef42aaa431617e79dd228c34b14aba2b3', 'escalation.opened', 'dec_01m8hv7rpb052n9e4m5nqazqvk', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2264326139373436656233363937633934656434613564633665333566376636323036656266323230643139613366363035633435636536616532636264353961222c226465636973696f6e223a7b226964223a226465635f30316d386876377270623035326e3965346d356e71617a71766b222c2270726576223a2236346631623932313632306336626230353530643736333130666230663837656634326161613433313631376537396464323238633334623134616261326233222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236346631623932313632306336626230353530643736333130666230663837656634326161613433313631376537396464323238633334623134616261326233222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31392c2274696d65223a22323032362d31312d32385431393a34383a34312e3333345a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(20, 2, 7, '\xd7c619886bfe7563981127c53d4f60948f01bfbed25eaf2e48fe40d9a2e00d79', '\x1fea697b6ea58eb568ab946f6b899dced12b4ddb00e9b9a175b22183ca11e868', 'tripwire.tripped', 'dec_01m8hv7rpb052n9e4m5nqazqvk', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2236646234316363343432313466393161666432306562653865393964636639346361616630336263656638613961353133653362366531363236313233316531222c226465636973696f6e223a7b226964223a226465635f30316d386876377270623035326e3965346d356e71617a71766b222c2270726576223a2231666561363937623665613538656235363861623934366636623839396463656431326234646462303065396239613137356232323138336361313165383638222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231666561363937623665613538656235363861623934366636623839396463656431326234646462303065396239613137356232323138336361313165383638222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32302c2274696d65223a22323032362d31312d32385431393a34383a34312e3333345a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(21, 2, 8, '\x50d19958e75a273873ee75ecdd71770feb6fab562e90c82374c5be61d08be7da', '\xd7c619886bfe7563981127c53d4f60948f01bfbed25eaf2e48fe40d9a2e00d79', 'job_card.filed', 'dec_01m8hv7rpb052n9e4m5nqazqvk', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2234653138336364333266386139393561633937353736653930666138643930393162353836303435663734373266306463316464326131373264366434316137222c226465636973696f6e223a7b226964223a226465635f30316d386876377270623035326e3965346d356e71617a71766b222c2270726576223a2264376336313938383662666537353633393831313237633533643466363039343866303162666265643235656166326534386665343064396132653030643739222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264376336313938383662666537353633393831313237633533643466363039343866303162666265643235656166326534386665343064396132653030643739222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32312c2274696d65223a22323032362d31312d32385431393a34383a34312e3335385a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(22, 2, 9, '\xc8d7200121e0355c2d652447d2176e6ccce34cd37f41fdbfc6c9e3b66eb1995a', '\x50d19958e75a273873ee75ecdd71770feb6fab562e90c82374c5be61d08be7da', 'review.recorded', 'dec_01m8hv7rpb052n9e4m5nqazqvk', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2231353235623933393231396566363034316331353531353766393934653131656631646433353637396366373638303566653139363566613061306135636461222c226465636973696f6e223a7b226964223a226465635f30316d386876377270623035326e3965346d356e71617a71766b222c2270726576223a2235306431393935386537356132373338373365653735656364643731373730666562366661623536326539306338323337346335626536316430386265376461222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235306431393935386537356132373338373365653735656364643731373730666562366661623536326539306338323337346335626536316430386265376461222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32322c2274696d65223a22323032362d31312d32385431393a34383a34312e3336365a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(23, 2, 10, '\xf1f10620796a6c3e17ebb83308802b75d4c1df3f2c170451d44e6c8d856497ca', '\xc8d7200121e0355c2d652447d2176e6ccce34cd37f41fdbfc6c9e3b66eb1995a', 'side_effect.refused', 'dec_01m8hv7rpb052n9e4m5nqazqvk', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2235643663633763643064353633383736313930353532323431386361363239353261636434316164393733353265343232643764306433326339613236346263222c226465636973696f6e223a7b226964223a226465635f30316d386876377270623035326e3965346d356e71617a71766b222c2270726576223a2263386437323030313231653033353563326436353234343764323137366536636363653334636433376634316664626663366339653362363665623139393561222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263386437323030313231653033353563326436353234343764323137366536636363653334636433376634316664626663366339653362363665623139393561222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a32332c2274696d65223a22323032362d31312d32385431393a34383a34312e3337335a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(24, 2, 11, '\x6206f88c428da1526315fb3c7538a3fea93be579ee489fb232009a2a68cd2326', '\xf1f10620796a6c3e17ebb83308802b75d4c1df3f2c170451d44e6c8d856497ca', 'decision.closed', 'dec_01m8hv7rpb052n9e4m5nqazqvk', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2266663965393066643930313338346232353064393364663531326162663665663038316564636539636539343732393334323538626261343035613537643439222c226465636973696f6e223a7b226964223a226465635f30316d386876377270623035326e3965346d356e71617a71766b222c2270726576223a2266316631303632303739366136633365313765626238333330383830326237356434633164663366326331373034353164343465366338643835363439376361222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266316631303632303739366136633365313765626238333330383830326237356434633164663366326331373034353164343465366338643835363439376361222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a32342c2274696d65223a22323032362d31312d32385431393a34383a34312e3339305a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(25, 2, 12, '\xfaee148f5f76efc8cb8042dfa79dcf4627d7665ce30b5b3bea46b6db7bf8c490', '\x6206f88c428da1526315fb3c7538a3fea93be579ee489fb232009a2a68cd2326', 'tripwire.tripped', 'dec_01m8hv7rpb052n9e4m5nqazqvk', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2233336334316631633965396364323530616464643139393038386132376366373431656561333333633465313536623137653139633664643265333732363562222c226465636973696f6e223a7b226964223a226465635f30316d386876377270623035326e3965346d356e71617a71766b222c2270726576223a2236323036663838633432386461313532363331356662336337353338613366656139336265353739656534383966623233323030396132613638636432333236222c22736571223a31327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236323036663838633432386461313532363331356662336337353338613366656139336265353739656534383966623233323030396132613638636432333236222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32352c2274696d65223a22323032362d31312d32385431393a34383a34312e3339305a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(26, 2, 0, '\x7d6e0e0108cc1fb557a659475655713c7a64e48e28b2fdd40c9172d1a7c6d3be', '\xfaee148f5f76efc8cb8042dfa79dcf4627d7665ce30b5b3bea46b6db7bf8c490', 'decision.opened', 'dec_01m8hv7rth86r2hhkjx7jdg0t3', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2262343837356166386438366239663532653337646237646562316433313032666534396562393564323431616264323265366532646664666266616230636336222c226465636973696f6e223a7b226964223a226465635f30316d386876377274683836723268686b6a78376a6467307433222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266616565313438663566373665666338636238303432646661373964636634363237643736363563653330623562336265613436623664623762663863343930222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32362c2274696d65223a22323032362d31312d32385431393a34383a34312e3432365a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(27, 2, 1, '\xe45ab371c6a1c5352e8b435290038f502fc7a6863241a2c4e2849a550f12aece', '\x7d6e0e0108cc1fb557a659475655713c7a64e48e28b2fdd40c9172d1a7c6d3be', 'review.recorded', 'dec_01m8hv7rth86r2hhkjx7jdg0t3', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2238383264653733643230356562383433303136333339623031303439613630633137376236643361393531656634653263326634386638343139653638306539222c226465636973696f6e223a7b226964223a226465635f30316d386876377274683836723268686b6a78376a6467307433222c2270726576223a2237643665306530313038636331666235353761363539343735363535373133633761363465343865323862326664643430633931373264316137633664336265222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237643665306530313038636331666235353761363539343735363535373133633761363465343865323862326664643430633931373264316137633664336265222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32372c2274696d65223a22323032362d31312d32385431393a34383a34312e3434325a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d');

INSERT INTO docket.idempotency VALUES
	(6, 2, 1, 'prn_agent', 'claims-1', '\x1f1a333429f24f87c718ec5264e8db91dd93b1808c5fdde5f0edaa41bb2c6c98', NULL);

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+d3bb48d9+Aa4DVz2IGYd2oZhKFAugAd0cG2cUHFdLQKfNX9/6whaQ', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-28T19:48:40.910Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+ae1f95ea+AcCoA+5qP2JhUiNgQrmSOr/qltQBtjxjZrTTigxkhw/I', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-28T19:48:40.957Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\x00059f5992735a750392c15af4d40f4d3168b54573d9ea34bdbcdc409e7bc02b', '2026-11-28T19:48:40.984Z', '\x6b3ded2614c54828f134761936b0578df141f49308c456a6359f2cfe924a4c2d'),
	(2, 28, '\xe45ab371c6a1c5352e8b435290038f502fc7a6863241a2c4e2849a550f12aece', '2026-11-28T19:48:41.442Z', '\xeeec18cdea910bcda23004abaabf5eec395feba7db7d705dade46f56421538d189b6ac6148a2eebdbef6eb0c1c38795ad072b9bc264166351d0ae9fc644c80cd4f3b7cbae71962a5ebfe639d9bdd69d4116c1b65b0ca7860d38e11af03df76c8');

INSERT INTO docket.migration VALUES
	(1, 1, 'Ledger0000000000001'),
	(2, 2, 'Search0000000000002'),
	(3, 3, 'Exports0000000000003'),
	(4, 4, 'Guards0000000000004'),
	(5, 5, 'Sessions0000000000005'),
	(6, 6, 'Walls0000000000006'),
	(7, 7, 'Derived0000000000007'),
	(8, 8, 'Otlp0000000000011');

INSERT INTO docket.search_cursor VALUES
	(2, 28);

INSERT INTO docket.search_decision VALUES
	(1, 2, 2, 2, false, 'dec_01m8hv7rdnfgwm9jcn293twh9d', 'open', NULL, 'proceed', 'low', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:41.015Z', '2026-11-28T19:48:41.065Z', 'sub-2'),
	(3, 8, 2, 6, false, 'dec_01m8hv7rh4rebwfhhz3dhfc0g2', 'open', 'DONE', 'proceed', 'medium', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:41.125Z', '2026-11-28T19:48:41.186Z', NULL),
	(9, 10, 2, 2, false, 'dec_01m8hv7rkn2nk6kh9hy5m6ffgy', 'open', NULL, 'proceed', 'low', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:41.205Z', '2026-11-28T19:48:41.222Z', NULL),
	(11, 12, 2, 2, false, 'dec_01m8hv7rmw15z1dt4x50vjkmev', 'open', NULL, 'proceed', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:41.244Z', '2026-11-28T19:48:41.257Z', 'sub-2'),
	(13, 25, 2, 13, false, 'dec_01m8hv7rpb052n9e4m5nqazqvk', 'closed', 'PLANNING', 'stop', 'medium', 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T19:48:41.291Z', '2026-11-28T19:48:41.390Z', 'sub-2'),
	(26, 27, 2, 2, false, 'dec_01m8hv7rth86r2hhkjx7jdg0t3', 'open', NULL, 'proceed', 'high', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:48:41.426Z', '2026-11-28T19:48:41.442Z', 'sub-1');

INSERT INTO docket.search_document VALUES
	(4, 3, 2, 0, 'terms', '3.0', '12', '4.2', 'cited'),
	(4, 3, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(14, 13, 2, 0, 'refund-policy', '3.0', '12', '4.2', 'cited'),
	(14, 13, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(15, 13, 2, 0, 'refund-policy', '3.1', '11', '4.2', 'cited'),
	(15, 13, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(17, 13, 2, 0, 'refund-policy', NULL, '11', '4.2', 'cited'),
	(17, 13, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(21, 13, 2, 0, 'refund-policy', NULL, '12', '4.2', 'cited'),
	(21, 13, 2, 1, 'ticket', NULL, NULL, NULL, 'input');

INSERT INTO docket.search_side_effect VALUES
	(6, 8, 3, 2, false, 'sfx_01m8hv7rje4p9mjnvn5be3p4n6', 'issue_refund', 'mail', 'order/2', 'billing', NULL, NULL, 'claims-1', 'outcome_unknown', '2026-11-28T19:48:41.167Z', '2026-11-28T19:48:41.186Z');

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':4 ''sub'':12'),
	(2, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(3, 3, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''medium'':10 ''order'':5 ''part'':8 ''refund'':4'),
	(4, 3, 2, 'job_card.filed', '''#2'' ''0'':1,18 ''12'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''cited'':15 ''done'':4 ''found'':25 ''input'':22 ''policy'':29 ''receipt'':24 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(5, 3, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(6, 3, 2, 'side_effect.intent', '''#2'' ''01m8hv7rje4p9mjnvn5be3p4n6'':10 ''1'':2 ''2'':13 ''billing'':7 ''claims'':1 ''issue'':4 ''mail'':15 ''order'':12 ''refund'':5 ''sfx'':9'),
	(7, 3, 2, 'side_effect.executing', '''#2'' ''01m8hv7rje4p9mjnvn5be3p4n6'':2 ''sfx'':1'),
	(8, 3, 2, 'side_effect.outcome_unknown', '''#2'' ''01m8hv7rje4p9mjnvn5be3p4n6'':2 ''sfx'':1'),
	(9, 9, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':1,4'),
	(10, 9, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(11, 11, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(12, 11, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(13, 13, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''medium'':10 ''order'':5 ''part'':8 ''refund'':4 ''sub'':12'),
	(14, 13, 2, 'job_card.filed', '''#2'' ''0'':1,19 ''12'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''beleg'':25 ''cited'':16 ''fehlt'':26 ''input'':23 ''planning'':4 ''policy'':14,30 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(15, 13, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''11'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''blocked'':4 ''cited'':16 ''found'':26 ''input'':23 ''policy'':14,30 ''receipt'':25 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(16, 13, 2, 'escalation.opened', '''#2'' ''1'':6 ''2'':1 ''agent'':8 ''asked'':9 ''esc'':5 ''hold'':3'),
	(17, 13, 2, 'job_card.filed', '''#2'' ''0'':1 ''11'':8 ''2'':11 ''4'':10 ''9'':2 ''cited'':16 ''done'':4 ''input'':20 ''no'':22 ''policy'':14,27 ''receipt'':23 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(18, 13, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':8 ''2'':6 ''3'':10,16 ''4'':1 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3'),
	(19, 13, 2, 'escalation.opened', '''#2'' ''2'':6 ''4'':1 ''esc'':5 ''loop'':8 ''stop'':3'),
	(20, 13, 2, 'tripwire.tripped', '''#2'' ''4'':1 ''agent'':6 ''blocked'':8 ''claims'':5 ''done'':10 ''phase'':12 ''proceed'':3 ''transition'':13'),
	(21, 13, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''beleg'':22 ''cited'':16 ''fehlt'':23 ''input'':20 ''planning'':4 ''policy'':14,27 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(22, 13, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(23, 13, 2, 'side_effect.refused', '''#2'' ''1'':1 ''2'':11 ''billing'':6 ''issue'':3 ''mail'':13 ''order'':10 ''refund'':4 ''stopped'':8'),
	(24, 13, 2, 'decision.closed', '''#2'' ''12'':1 ''completed'':3'),
	(25, 13, 2, 'tripwire.tripped', '''#2'' ''0'':13 ''1'':6 ''11'':1 ''2'':9 ''closed'':15 ''completed'':11 ''esc'':5,8 ''open'':17 ''proceed'':3 ''with'':16 ''work'':18'),
	(26, 26, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''claims'':1 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':4 ''sub'':12'),
	(27, 26, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3');

INSERT INTO docket.search_tripwire VALUES
	(18, 13, 2, 'loop'),
	(20, 13, 2, 'phase_transition'),
	(25, 13, 2, 'closed_with_open_work');

INSERT INTO docket.search_writer VALUES
	(1, 2, 'prn_other'),
	(1, 2, 'prn_reviewer'),
	(3, 2, 'prn_agent'),
	(3, 2, 'prn_reviewer'),
	(9, 2, 'prn_other'),
	(9, 2, 'prn_reviewer'),
	(11, 2, 'prn_other'),
	(11, 2, 'prn_reviewer'),
	(13, 2, 'prn_agent'),
	(13, 2, 'prn_reviewer'),
	(26, 2, 'prn_other'),
	(26, 2, 'prn_reviewer');

SELECT pg_catalog.setval('docket.ledger_ledger_no_seq', 2, true);

SELECT pg_catalog.setval('docket.migration_id_seq', 8, true);

SELECT pg_catalog.setval('docket.otlp_item_item_no_seq', 1, false);

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
