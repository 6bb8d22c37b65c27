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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b32343265613266632b41644570706845306e735a76445658486d555a31635031364a4578766b7045663263357a65387459444b4d47227d', '\x6337592fc339242629f4589e49fc0c99eba66a2091059c667d6af29bc1631bc1'),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b37313861303235332b41624b453851494f3476586862536e7a4356586f494e64303354575a63527655462b696466495048526d3258227d', '\x1b54d0fd3474e9f72609a79d05868de56165fbf2438248d6c4aaca9501d11eb7'),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2264633034663737626134386639626336663361633832653863663264643562643565353732653136326264336633353761366239613535653861356632373639222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b37313861303235332b41624b453851494f3476586862536e7a4356586f494e64303354575a63527655462b696466495048526d3258227d', '\xc5436db7ed4d94d4abd42455184ad1d7ac71c547c2d2280a2becc45f5c6e1a3a'),
	(1, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77227d', '\x83e07780458540311cb9015f124edf09b1f7f2a88fc935877a48df7db0af0812'),
	(2, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xba2aab61147078a9cec6a76b6242b070e2f45f8b2e9a711e842bfa37f596c9b5'),
	(3, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226d656469756d222c227375626a6563745f726566223a227375622d32227d', '\x727edcef666eb66fd4840fbfa492f9d202fa8e55ca7d9109cc00b9fbe3072ac4'),
	(4, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xf09a9c999f4c838c3eb08d3dde5db6190da6a2dd298294fdd1695e420e0cbb57'),
	(5, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d31222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d3868636a74373778376635393233786a30353564623961222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\xc428fa7d30e98bcd08fba937f1a14fe0857a1efac786937dd75c530902436593'),
	(6, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d3868636a74373778376635393233786a30353564623961227d', '\x2cc27d7eda138e9fd0f2e8f69c49028b73f4257e02847459e597e29777ce8e1d'),
	(7, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d3868636a74373778376635393233786a30353564623961227d', '\x6bc875503e46dce77e7bbbe6fe0a4c4349b6696a0455f11d13bc4bce0ae9ef2c'),
	(8, 2, '\x7b22656e7472795f636f756e74223a362c226f7574636f6d65223a22636f6d706c65746564227d', '\x84e85801c2de3a169f63dd0234fc8c81f3e6aeea3fa055cd64da8e7bd3426d2b'),
	(9, 2, '\x7b226361757365223a352c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b5d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b227366785f30316d3868636a74373778376635393233786a30353564623961225d2c22736964655f656666656374735f6f70656e223a312c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x6be4ec9e0e31a1cb13325acaa2b7f1e05af46bba5f2eb50ac14baeaa1507eb33'),
	(10, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\x55d7ea71ef4bc27630aaf03b1595d07230e61d663f3acfb5edbaa80cbc0f22d9'),
	(11, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xa58467bde74c2366efda4ec9b7e0f8f9a767b29ceeaefb6142973a1667f72506'),
	(12, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768222c227375626a6563745f726566223a227375622d31227d', '\x7e7767b3ffa59912890ea0a43d1a3012936ec76d91e8c526954ad3f57d933300'),
	(13, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xa84a1a485d2bd11878917a2e93cdeb6dee77b8afa944508bb917e8445be92252'),
	(14, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xaa5186a3566d37226df0b1d50bbc89c0e8edd33692e6f97ed826656cf2cbd1b0'),
	(15, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xdd468a82d4a66187965ec7c02ef279a817befe9eb9edbadd4db20e377d14f6ef'),
	(16, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a747275657d2c226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x916c163b33fbeddf7f7f9946b81729d74667ee6b078bc1a756b686f19cfa37aa'),
	(17, 2, '\x7b226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226c6f6f70227d', '\x36949591a43cf221dbbede299307cc2e0c11425c45f648b9a08d185cbef10b24'),
	(18, 2, '\x7b226361757365223a332c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22455343414c4154494e47222c22746f223a22444f4e45227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\x62b0da1ae26548da7b0d149e5a480aaf6556be333fb055a5ad288ad3e79572ea'),
	(19, 2, '\x7b226361757365223a332c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d32222c2272756c65223a226167656e745f61736b6564227d', '\xcb107cc377a24f3d58736b00a243c4a6ad7ec5008e8d398e26b232040961e22d'),
	(20, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x3bb619a40d3aba80413d9a123cc21ba6417cffce6e42023ac90577e112f85627'),
	(21, 2, '\x7b226361757365223a382c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22444f4e45222c22746f223a22424c4f434b4544227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\x97adb03eb9ac047f6d047438b66286b3ce59603d5fb81b79bfafab2551da71e1'),
	(22, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x10460f823ae096e904d629c8dda00bf4b7fdfc287ea916676fac30e2f56db805'),
	(23, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a226d61696c227d7d', '\x363f47397b97f5b505bf04848eb2d3f3d2630df12684273753a66d97f26d6dcf'),
	(24, 2, '\x7b22656e7472795f636f756e74223a31332c226f7574636f6d65223a22636f6d706c65746564227d', '\x18f006756a9664c13f08ee160b66f5a855e6d6e2c19affc60eccbde5d39a1346'),
	(25, 2, '\x7b226361757365223a31322c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31222c226573632d32225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\xd3620733ea69fed5638136d5766bdb0682f4d19936f588fc3850f7303adeb4dd'),
	(26, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c227d', '\x5da3d7d7300e6f61e37d79e30a266baa44e0ed61cbf281881b4105b946711027'),
	(27, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xaf7f8b77bb69708dc17909c8f89db440da06b29753d25f40fdf6b406dbd2c509'),
	(28, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xe7b7a725b1f37777730129a3fc6f199a97bc4e85f759a03054617e97c3ae919b'),
	(29, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d34222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d3868636a7462733830636d6e316b6d6d6b727667747635222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a226d61696c227d7d', '\x1263152ea9fc828970d142d42695405a9175f0f08a90a508334f04afd03de9e0'),
	(30, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d3868636a7462733830636d6e316b6d6d6b727667747635227d', '\x26da88610029e0dfd34b3334138719f9f0f10abe21fcaca85999e102c8cbfeec'),
	(31, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77227d', '\xd10406c8554f7c610a15ab170b610cca01268ad9c34f3fd45f5c44c20e3bc8ea'),
	(32, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xe8f1c3c75ab4f68aa73a91bb744836eb891683abdb13f67f5c2f5765414b89a7');

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\x0fcfc2e9ca036423d5c69d83d06cd666ac44973771c8501cb90e9fb7087c6977', '2026-11-28T15:32:34.523Z', 'docket.example/registry
1
D8/C6coDZCPVxp2D0GzWZqxElzdxyFAcuQ6ftwh8aXc=

— docket.example/registry JC6i/MKeMgi9CuvUqjEoBh6MXmhigMJJcrk5qHaPEF6tAr81CbY9WJbDiCMoEGSESNmAVK5vBD8skJbXzrQqJIiioQ0=
'),
	(1, 2, '\xdc04f77ba48f9bc6f3ac82e8cf2dd5bd5e572e162bd3f357a6b9a55e8a5f2769', '2026-11-28T15:32:34.591Z', 'docket.example/claims
1
3AT3e6SPm8bzrILozy3VvV5XLhYr0/NXprmlXopfJ2k=

— docket.example/claims cYoCUypkEypoSnARKMe6yto54BniFarJxWmz5gZOWc0RmWnNBmt7sTypoKbGuEjcKRoqCJ+UA7Ka6BKfwZCdPZzsyQI=
'),
	(2, 1, '\xa19d67e2b283122ba8dcf7c07017cfd0a6baa59c407cf3047aa4f16dabe832cd', '2026-11-28T15:32:34.607Z', 'docket.example/registry
2
oZ1n4rKDEiuo3PfAcBfP0Ka6pZxAfPMEeqTxbavoMs0=

— docket.example/registry JC6i/PuS2x9CH69gO6nVs4e8BLG0tIj3FUoqoWJni1r13ILvDHHZJiFiUgX8SM46B5VFvAGcB3edVFayR4DDzaMbbQE=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8hcjt6b1ym56g7bv67bpx72', 1, 2, '\x8a0e61f9212b50e2cde31e1cf965cc5c7ec9de1c169033a16b2f5a722c22322e', 2, 'open', NULL, 'proceed', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T15:32:34.636Z', '2026-11-28T15:32:34.644Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hcjt6b1ym56g7bv67bpx72","imported":false,"lastSeq":2,"lastTime":"2026-11-28T15:32:34.644Z","loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T15:32:34.636Z","openedBy":"prn_other","openedSeq":1,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":8,"writers":["prn_other"]}'),
	(2, 'dec_01m8hcjt6w0e3njk0w0c9hwgj8', 3, 9, '\x7482bb23debc9083cff6be78475937abaeac7632a50edc071ca60ea240bef0fe', 7, 'closed', NULL, 'proceed', 'medium', false, 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T15:32:34.652Z', '2026-11-28T15:32:34.678Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/1","system":"payments"}},"at":2,"sideEffect":"sfx_01m8hcjt77x7f5923xj055db9a"},"approvals":[],"authorityScope":null,"closedAt":"2026-11-28T15:32:34.678Z","confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":7,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hcjt6w0e3njk0w0c9hwgj8","imported":false,"lastSeq":9,"lastTime":"2026-11-28T15:32:34.678Z","loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T15:32:34.652Z","openedBy":"prn_agent","openedSeq":3,"outcome":"completed","parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":5},"sideEffects":[{"cause":2,"id":"sfx_01m8hcjt77x7f5923xj055db9a","key":"e266ad1796bc037f539afad4","operation":"issue_refund","reversibility":"unknown","signature":"4e676f33ae143915c290edf5","status":"outcome_unknown","unannounced":false}],"sideEffectsForgotten":0,"stakes":"medium","status":"closed","stoppedBy":null,"version":8,"writers":["prn_agent"]}'),
	(2, 'dec_01m8hcjt7t3cxqtb7a07asp5x2', 10, 11, '\x3333b22807937c39dfbe720e61e40a349245a24fb25c4c5f8a8e5e980dd1a74f', 2, 'open', NULL, 'proceed', 'high', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T15:32:34.682Z', '2026-11-28T15:32:34.734Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hcjt7t3cxqtb7a07asp5x2","imported":false,"lastSeq":11,"lastTime":"2026-11-28T15:32:34.734Z","loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T15:32:34.682Z","openedBy":"prn_other","openedSeq":10,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":8,"writers":["prn_other"]}'),
	(2, 'dec_01m8hcjt9kv28te8jbzjd674mj', 12, 25, '\xaadcb0fdbf291a4604ccb1283f4c23a2f30e0ee1dce63ec5adab3dbfc5b76dcd', 14, 'closed', 'BLOCKED', 'stop', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T15:32:34.739Z', '2026-11-28T15:32:34.781Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"BLOCKED","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-11-28T15:32:34.781Z","confidence":0.9,"counters":{"cards":4,"escalations":2,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":4},"decided":null,"decisiveReferences":2,"directive":"stop","entryCount":14,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hcjt9kv28te8jbzjd674mj","imported":false,"lastSeq":25,"lastTime":"2026-11-28T15:32:34.781Z","loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"at":5,"cause":3,"directive":"stop","dueAt":null,"id":"esc-1","overdue":null,"rule":"loop","subject":""},{"announced":null,"at":7,"cause":3,"directive":"hold","dueAt":null,"id":"esc-2","overdue":null,"rule":"agent_asked","subject":""}],"openIncidents":[],"openedAt":"2026-11-28T15:32:34.739Z","openedBy":"prn_agent","openedSeq":12,"outcome":"completed","parentDecision":null,"phase":"BLOCKED","refusals":{"attempts":0,"since":12},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"closed","stoppedBy":null,"version":8,"writers":["prn_agent"]}'),
	(2, 'dec_01m8hcjtbb6c0q2h4564yahj5f', 26, 30, '\xedabaeac641dd9fada7f60c8f0a99a5b2efd4fb1261ff8e595cc28546412fa02', 5, 'open', 'ESCALATING', 'proceed', 'critical', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T15:32:34.795Z', '2026-11-28T15:32:34.817Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"ESCALATING","released":false}],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/1","system":"mail"}},"at":3,"sideEffect":"sfx_01m8hcjtbs80cmn1kmmkrvgtv5"},"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":1,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":1,"sideEffectsRefused":0,"toolCalls":1,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":1,"directive":"proceed","entryCount":5,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hcjtbb6c0q2h4564yahj5f","imported":false,"lastSeq":30,"lastTime":"2026-11-28T15:32:34.817Z","loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T15:32:34.795Z","openedBy":"prn_agent","openedSeq":26,"outcome":null,"parentDecision":null,"phase":"ESCALATING","refusals":{"attempts":0,"since":0},"sideEffects":[{"cause":3,"id":"sfx_01m8hcjtbs80cmn1kmmkrvgtv5","key":"fb19c68c10fc4cc672b86557","operation":"issue_refund","reversibility":"unknown","signature":"207e9a97d409cab6fef936a2","status":"executed","unannounced":false}],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":8,"writers":["prn_agent"]}'),
	(2, 'dec_01m8hcjtcgeg88vay68t9pmyt4', 31, 32, '\xea0430adb7944ffa84ea222d5e6ef1982f1e1ede27e5b296d88c3840f3714a25', 2, 'open', NULL, 'proceed', 'low', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T15:32:34.833Z', '2026-11-28T15:32:34.838Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hcjtcgeg88vay68t9pmyt4","imported":false,"lastSeq":32,"lastTime":"2026-11-28T15:32:34.838Z","loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T15:32:34.833Z","openedBy":"prn_other","openedSeq":31,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":8,"writers":["prn_other"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\x0fcfc2e9ca036423d5c69d83d06cd666ac44973771c8501cb90e9fb7087c6977', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2233323266333538316339613831303735376263643862303139636231646264333939386166316430333034383163313236316136306361386637646261303530222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32385431353a33323a33342e3530395a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\xdc04f77ba48f9bc6f3ac82e8cf2dd5bd5e572e162bd3f357a6b9a55e8a5f2769', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2261653264643033313437613438383964636531623439343633333335386664313632346636623535616330613964656239353030623537383234396531666338222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32385431353a33323a33342e3538385a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\x8f3c77838cf55ebe4da09ef10b2eecb7e637d2d5c6b4a39de5866ee91e42b390', '\x0fcfc2e9ca036423d5c69d83d06cd666ac44973771c8501cb90e9fb7087c6977', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2233656261623537383531663536396561373062616466643132353061353235303735663266616331376232373435636335386265653038386330656238393132222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230666366633265396361303336343233643563363964383364303663643636366163343439373337373163383530316362393065396662373038376336393737222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31312d32385431353a33323a33342e3630365a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\x842ee1c9e2f4267712809f819283d7a85c09b06adc9b4e030079561df6deb8ff', '\xdc04f77ba48f9bc6f3ac82e8cf2dd5bd5e572e162bd3f357a6b9a55e8a5f2769', 'decision.opened', 'dec_01m8hcjt6b1ym56g7bv67bpx72', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2234333337386162303539346337366366633339643966383538383631633665663662663836326561353163333362326433303964653030316565383562666532222c226465636973696f6e223a7b226964223a226465635f30316d3868636a74366231796d35366737627636376270783732222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264633034663737626134386639626336663361633832653863663264643562643565353732653136326264336633353761366239613535653861356632373639222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31312d32385431353a33323a33342e3633365a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\x8a0e61f9212b50e2cde31e1cf965cc5c7ec9de1c169033a16b2f5a722c22322e', '\x842ee1c9e2f4267712809f819283d7a85c09b06adc9b4e030079561df6deb8ff', 'review.recorded', 'dec_01m8hcjt6b1ym56g7bv67bpx72', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2235643161323638653436613336646132613837303134666530333861666362633663633432626639626365303431613433366330666364623433326463383637222c226465636973696f6e223a7b226964223a226465635f30316d3868636a74366231796d35366737627636376270783732222c2270726576223a2238343265653163396532663432363737313238303966383139323833643761383563303962303661646339623465303330303739353631646636646562386666222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238343265653163396532663432363737313238303966383139323833643761383563303962303661646339623465303330303739353631646636646562386666222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a322c2274696d65223a22323032362d31312d32385431353a33323a33342e3634345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 0, '\xb451eed84e98e8ffc36511d153890b0a2a2c7faabb315d65d577d4c045af9f56', '\x8a0e61f9212b50e2cde31e1cf965cc5c7ec9de1c169033a16b2f5a722c22322e', 'decision.opened', 'dec_01m8hcjt6w0e3njk0w0c9hwgj8', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2239393932356632313262353039313239363661343265343138343737396633636563363635313333336431373833343661346630633162653864376635616632222c226465636973696f6e223a7b226964223a226465635f30316d3868636a7436773065336e6a6b30773063396877676a38222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238613065363166393231326235306532636465333165316366393635636335633765633964653163313639303333613136623266356137323263323233323265222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a332c2274696d65223a22323032362d31312d32385431353a33323a33342e3635325a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 1, '\x6e1936643582fc3f2a0773c9e7c178c72021ed88124a2512ed1be9469bb8fd25', '\xb451eed84e98e8ffc36511d153890b0a2a2c7faabb315d65d577d4c045af9f56', 'review.recorded', 'dec_01m8hcjt6w0e3njk0w0c9hwgj8', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2233333161633136636637636138343062343432663333353930656532636533306530333966633161363837646661636362343936643732656332653235316337222c226465636973696f6e223a7b226964223a226465635f30316d3868636a7436773065336e6a6b30773063396877676a38222c2270726576223a2262343531656564383465393865386666633336353131643135333839306230613261326337666161626233313564363564353737643463303435616639663536222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262343531656564383465393865386666633336353131643135333839306230613261326337666161626233313564363564353737643463303435616639663536222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a342c2274696d65223a22323032362d31312d32385431353a33323a33342e3635385a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 2, '\xd7ab41a1b7e5168aae01c0b2a15fc6b5114226b6f4a3c2cb1d564e73fde38857', '\x6e1936643582fc3f2a0773c9e7c178c72021ed88124a2512ed1be9469bb8fd25', 'side_effect.intent', 'dec_01m8hcjt6w0e3njk0w0c9hwgj8', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265613163303137653861353063653366343732393036336633356130393339623836666436306634633232303331336235613931623131643138646338353835222c226465636973696f6e223a7b226964223a226465635f30316d3868636a7436773065336e6a6b30773063396877676a38222c2270726576223a2236653139333636343335383266633366326130373733633965376331373863373230323165643838313234613235313265643162653934363962623866643235222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236653139333636343335383266633366326130373733633965376331373863373230323165643838313234613235313265643162653934363962623866643235222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a352c2274696d65223a22323032362d31312d32385431353a33323a33342e3636345a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 3, '\x0bd26b37e20653c9ed4fcf137e95f23e1d2eed49ee1c515b62cdc6738d3bc4dd', '\xd7ab41a1b7e5168aae01c0b2a15fc6b5114226b6f4a3c2cb1d564e73fde38857', 'side_effect.executing', 'dec_01m8hcjt6w0e3njk0w0c9hwgj8', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2235316466323637393332353466363638366639646564396330343663323038613634346431333638653966663232316336656631356565353734373539363262222c226465636973696f6e223a7b226964223a226465635f30316d3868636a7436773065336e6a6b30773063396877676a38222c2270726576223a2264376162343161316237653531363861616530316330623261313566633662353131343232366236663461336332636231643536346537336664653338383537222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264376162343161316237653531363861616530316330623261313566633662353131343232366236663461336332636231643536346537336664653338383537222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a362c2274696d65223a22323032362d31312d32385431353a33323a33342e3637315a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 4, '\xe5206a146cc5ccaad53204089042f273931433fc2ca911a688ef33eeaaabb012', '\x0bd26b37e20653c9ed4fcf137e95f23e1d2eed49ee1c515b62cdc6738d3bc4dd', 'side_effect.outcome_unknown', 'dec_01m8hcjt6w0e3njk0w0c9hwgj8', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230373563303061326633323934386263363865343338343431626664663739323937373063393266326662613639326566306635303962646263643134333465222c226465636973696f6e223a7b226964223a226465635f30316d3868636a7436773065336e6a6b30773063396877676a38222c2270726576223a2230626432366233376532303635336339656434666366313337653935663233653164326565643439656531633531356236326364633637333864336263346464222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230626432366233376532303635336339656434666366313337653935663233653164326565643439656531633531356236326364633637333864336263346464222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e2f31222c22736571223a372c2274696d65223a22323032362d31312d32385431353a33323a33342e3637365a222c2274797065223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(8, 2, 5, '\x32943acbb938bd1e659d604b8b45e6169945dbcd8d2d4b8bf5901396083ba30f', '\xe5206a146cc5ccaad53204089042f273931433fc2ca911a688ef33eeaaabb012', 'decision.closed', 'dec_01m8hcjt6w0e3njk0w0c9hwgj8', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2239386463316566663432393533663766653961663365646163363634643364613930353436653462613531373033653964333030386561636335353634383365222c226465636973696f6e223a7b226964223a226465635f30316d3868636a7436773065336e6a6b30773063396877676a38222c2270726576223a2265353230366131343663633563636161643533323034303839303432663237333933313433336663326361393131613638386566333365656161616262303132222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265353230366131343663633563636161643533323034303839303432663237333933313433336663326361393131613638386566333365656161616262303132222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a382c2274696d65223a22323032362d31312d32385431353a33323a33342e3637385a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(9, 2, 6, '\x7482bb23debc9083cff6be78475937abaeac7632a50edc071ca60ea240bef0fe', '\x32943acbb938bd1e659d604b8b45e6169945dbcd8d2d4b8bf5901396083ba30f', 'tripwire.tripped', 'dec_01m8hcjt6w0e3njk0w0c9hwgj8', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2265366237306365623836326135313666313238313436356431383963343530333833376534386131363035633936386463663664366166383762383931653331222c226465636973696f6e223a7b226964223a226465635f30316d3868636a7436773065336e6a6b30773063396877676a38222c2270726576223a2233323934336163626239333862643165363539643630346238623435653631363939343564626364386432643462386266353930313339363038336261333066222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233323934336163626239333862643165363539643630346238623435653631363939343564626364386432643462386266353930313339363038336261333066222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a392c2274696d65223a22323032362d31312d32385431353a33323a33342e3637385a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(10, 2, 0, '\x3a81c336314d72e927488cd2590b5a5936afc7287fbc07acf6b1689a55ad0998', '\x7482bb23debc9083cff6be78475937abaeac7632a50edc071ca60ea240bef0fe', 'decision.opened', 'dec_01m8hcjt7t3cxqtb7a07asp5x2', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2264373964663236343463376239656565343835633535396333303431663230643965396436323837363661396137626431303530356635366235333862653066222c226465636973696f6e223a7b226964223a226465635f30316d3868636a74377433637871746237613037617370357832222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237343832626232336465626339303833636666366265373834373539333761626165616337363332613530656463303731636136306561323430626566306665222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31302c2274696d65223a22323032362d31312d32385431353a33323a33342e3638325a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 1, '\x3333b22807937c39dfbe720e61e40a349245a24fb25c4c5f8a8e5e980dd1a74f', '\x3a81c336314d72e927488cd2590b5a5936afc7287fbc07acf6b1689a55ad0998', 'review.recorded', 'dec_01m8hcjt7t3cxqtb7a07asp5x2', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2233303131653261346631623331303832386565343662666235643865613536343435643938313735303864383336363831643134323633623432633435333431222c226465636973696f6e223a7b226964223a226465635f30316d3868636a74377433637871746237613037617370357832222c2270726576223a2233613831633333363331346437326539323734383863643235393062356135393336616663373238376662633037616366366231363839613535616430393938222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233613831633333363331346437326539323734383863643235393062356135393336616663373238376662633037616366366231363839613535616430393938222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31312c2274696d65223a22323032362d31312d32385431353a33323a33342e3733345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(12, 2, 0, '\xfd38d356c51baf197339482e547a3b6c9f852b46ef43977ba7d163fdbedf818e', '\x3333b22807937c39dfbe720e61e40a349245a24fb25c4c5f8a8e5e980dd1a74f', 'decision.opened', 'dec_01m8hcjt9kv28te8jbzjd674mj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237383939623033316465636166663339643733643263306236343461616334353338336432623032323065373265303339346637643365393733313938623964222c226465636973696f6e223a7b226964223a226465635f30316d3868636a74396b7632387465386a627a6a643637346d6a222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233333333623232383037393337633339646662653732306536316534306133343932343561323466623235633463356638613865356539383064643161373466222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31322c2274696d65223a22323032362d31312d32385431353a33323a33342e3733395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(13, 2, 1, '\xda6c8001d76a2487fd545e5575ccacaafd673c550948a107b2c87647b1201c53', '\xfd38d356c51baf197339482e547a3b6c9f852b46ef43977ba7d163fdbedf818e', 'job_card.filed', 'dec_01m8hcjt9kv28te8jbzjd674mj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2236636663663330323134656333373936613839666338323737306437313438663431376430393931313461663336366337616433326532643664373635383461222c226465636973696f6e223a7b226964223a226465635f30316d3868636a74396b7632387465386a627a6a643637346d6a222c2270726576223a2266643338643335366335316261663139373333393438326535343761336236633966383532623436656634333937376261376431363366646265646638313865222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266643338643335366335316261663139373333393438326535343761336236633966383532623436656634333937376261376431363366646265646638313865222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31332c2274696d65223a22323032362d31312d32385431353a33323a33342e3734345a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(14, 2, 2, '\xa55fa1a567d1d65ef9c9e3988fe094c531b8e9bd0959d563aec25f71e24d61b5', '\xda6c8001d76a2487fd545e5575ccacaafd673c550948a107b2c87647b1201c53', 'job_card.filed', 'dec_01m8hcjt9kv28te8jbzjd674mj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2236346533663137663632326537663430323563643264646265626135653032346264643562363330323239343232666633303538633133636461386136613465222c226465636973696f6e223a7b226964223a226465635f30316d3868636a74396b7632387465386a627a6a643637346d6a222c2270726576223a2264613663383030316437366132343837666435343565353537356363616361616664363733633535303934386131303762326338373634376231323031633533222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264613663383030316437366132343837666435343565353537356363616361616664363733633535303934386131303762326338373634376231323031633533222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31342c2274696d65223a22323032362d31312d32385431353a33323a33342e3734355a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(15, 2, 3, '\x1fa4aa41f35b9fb51feb8463b28df25be59d901b13582380ffc6086099a893f1', '\xa55fa1a567d1d65ef9c9e3988fe094c531b8e9bd0959d563aec25f71e24d61b5', 'job_card.filed', 'dec_01m8hcjt9kv28te8jbzjd674mj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2266633230383531323935386233363330343334643730383862376331373965336663343866313162613435653361326239383066376430653365343930613639222c226465636973696f6e223a7b226964223a226465635f30316d3868636a74396b7632387465386a627a6a643637346d6a222c2270726576223a2261353566613161353637643164363565663963396533393838666530393463353331623865396264303935396435363361656332356637316532346436316235222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261353566613161353637643164363565663963396533393838666530393463353331623865396264303935396435363361656332356637316532346436316235222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31352c2274696d65223a22323032362d31312d32385431353a33323a33342e3734385a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(16, 2, 4, '\x1bb3db49a7224d289070aefaf98a7e080fd8840ee4fefe47e8e58c237dc555a8', '\x1fa4aa41f35b9fb51feb8463b28df25be59d901b13582380ffc6086099a893f1', 'tripwire.tripped', 'dec_01m8hcjt9kv28te8jbzjd674mj', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2232326431343635626662343665393030316164313137613636353164333162623636666330323966376537373966666534656431666533633335623535636662222c226465636973696f6e223a7b226964223a226465635f30316d3868636a74396b7632387465386a627a6a643637346d6a222c2270726576223a2231666134616134316633356239666235316665623834363362323864663235626535396439303162313335383233383066666336303836303939613839336631222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231666134616134316633356239666235316665623834363362323864663235626535396439303162313335383233383066666336303836303939613839336631222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31362c2274696d65223a22323032362d31312d32385431353a33323a33342e3734385a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(17, 2, 5, '\xa8fdffd4a23b1ccf6010e1d6bbd2794749fc86571db54612ed4149021c7b9e23', '\x1bb3db49a7224d289070aefaf98a7e080fd8840ee4fefe47e8e58c237dc555a8', 'escalation.opened', 'dec_01m8hcjt9kv28te8jbzjd674mj', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2237396435333733303835326666316134613864353436353366656464306339393935626465643861333738323633396633653239396232393563363063323339222c226465636973696f6e223a7b226964223a226465635f30316d3868636a74396b7632387465386a627a6a643637346d6a222c2270726576223a2231626233646234396137323234643238393037306165666166393861376530383066643838343065653466656665343765386535386332333764633535356138222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231626233646234396137323234643238393037306165666166393861376530383066643838343065653466656665343765386535386332333764633535356138222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31372c2274696d65223a22323032362d31312d32385431353a33323a33342e3734385a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(18, 2, 6, '\x425c0a135ad4a52406ff719344960390258423425334e176499b27a32eb8c9a8', '\xa8fdffd4a23b1ccf6010e1d6bbd2794749fc86571db54612ed4149021c7b9e23', 'tripwire.tripped', 'dec_01m8hcjt9kv28te8jbzjd674mj', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2264353561353438656165636532386261306161316262636261336262643634623631323564323732323734636236333731613836633135313266626131343863222c226465636973696f6e223a7b226964223a226465635f30316d3868636a74396b7632387465386a627a6a643637346d6a222c2270726576223a2261386664666664346132336231636366363031306531643662626432373934373439666338363537316462353436313265643431343930323163376239653233222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261386664666664346132336231636366363031306531643662626432373934373439666338363537316462353436313265643431343930323163376239653233222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31382c2274696d65223a22323032362d31312d32385431353a33323a33342e3734385a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(19, 2, 7, '\x585e480aac323bbb4d2b1bbdd0f50d4a0a7e87429b43e92fd870ff14073ce7c8', '\x425c0a135ad4a52406ff719344960390258423425334e176499b27a32eb8c9a8', 'escalation.opened', 'dec_01m8hcjt9kv28te8jbzjd674mj', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2238336637646662346364343237343230653562613333376365656435336466663331613031303430306261666135396364626439393336336335633434316638222c226465636973696f6e223a7b226964223a226465635f30316d3868636a74396b7632387465386a627a6a643637346d6a222c2270726576223a2234323563306131333561643461353234303666663731393334343936303339303235383432333432353333346531373634393962323761333265623863396138222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234323563306131333561643461353234303666663731393334343936303339303235383432333432353333346531373634393962323761333265623863396138222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31392c2274696d65223a22323032362d31312d32385431353a33323a33342e3734385a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(20, 2, 8, '\x4e661f3f5a858a4ea4cb2ce8fbbb91fb0dd3bbde092ab5d41efef44077b338ae', '\x585e480aac323bbb4d2b1bbdd0f50d4a0a7e87429b43e92fd870ff14073ce7c8', 'job_card.filed', 'dec_01m8hcjt9kv28te8jbzjd674mj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262383235663937353063313131633931343433396233346466646239356361643161393465306134336439316633646130386264303664326436633864356566222c226465636973696f6e223a7b226964223a226465635f30316d3868636a74396b7632387465386a627a6a643637346d6a222c2270726576223a2235383565343830616163333233626262346432623162626464306635306434613061376538373432396234336539326664383730666631343037336365376338222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235383565343830616163333233626262346432623162626464306635306434613061376538373432396234336539326664383730666631343037336365376338222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32302c2274696d65223a22323032362d31312d32385431353a33323a33342e3735305a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(21, 2, 9, '\x29910994a38fc180f7713fdf1444d63e1d6099aed375399d40590387804b3eee', '\x4e661f3f5a858a4ea4cb2ce8fbbb91fb0dd3bbde092ab5d41efef44077b338ae', 'tripwire.tripped', 'dec_01m8hcjt9kv28te8jbzjd674mj', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2230626134356262333232323363306339313363636264343032353936386635633361636436333131353734613639646435643466343336626463636437643138222c226465636973696f6e223a7b226964223a226465635f30316d3868636a74396b7632387465386a627a6a643637346d6a222c2270726576223a2234653636316633663561383538613465613463623263653866626262393166623064643362626465303932616235643431656665663434303737623333386165222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234653636316633663561383538613465613463623263653866626262393166623064643362626465303932616235643431656665663434303737623333386165222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32312c2274696d65223a22323032362d31312d32385431353a33323a33342e3735305a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(22, 2, 10, '\x3aa878b748f642d14128235c2db0cdd533be46e134790b672893b06a3e5388dc', '\x29910994a38fc180f7713fdf1444d63e1d6099aed375399d40590387804b3eee', 'review.recorded', 'dec_01m8hcjt9kv28te8jbzjd674mj', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2263633239393461613663376662343538626238653266363663396137356664613164323130626634373535643263623964613366373430636233333662366438222c226465636973696f6e223a7b226964223a226465635f30316d3868636a74396b7632387465386a627a6a643637346d6a222c2270726576223a2232393931303939346133386663313830663737313366646631343434643633653164363039396165643337353339396434303539303338373830346233656565222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232393931303939346133386663313830663737313366646631343434643633653164363039396165643337353339396434303539303338373830346233656565222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32322c2274696d65223a22323032362d31312d32385431353a33323a33342e3737335a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(23, 2, 11, '\x0c95372acab81e884c62a38f980a04076d608c1017d7499f58d606c0db78736c', '\x3aa878b748f642d14128235c2db0cdd533be46e134790b672893b06a3e5388dc', 'side_effect.refused', 'dec_01m8hcjt9kv28te8jbzjd674mj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263313434383339316536343339653038343639333938306134353766376337336538313333636134343131626539393131356238663036366465393039656665222c226465636973696f6e223a7b226964223a226465635f30316d3868636a74396b7632387465386a627a6a643637346d6a222c2270726576223a2233616138373862373438663634326431343132383233356332646230636464353333626534366531333437393062363732383933623036613365353338386463222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233616138373862373438663634326431343132383233356332646230636464353333626534366531333437393062363732383933623036613365353338386463222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a32332c2274696d65223a22323032362d31312d32385431353a33323a33342e3737375a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(24, 2, 12, '\x76dbc44a2b8ba098a094930e36f1c8201b06e0397640c8ee3de5731ba3ce573c', '\x0c95372acab81e884c62a38f980a04076d608c1017d7499f58d606c0db78736c', 'decision.closed', 'dec_01m8hcjt9kv28te8jbzjd674mj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2239303833613930633166666230373136643264363264623133373537626230336133366438393330333333306365336535393738643463636531316433616232222c226465636973696f6e223a7b226964223a226465635f30316d3868636a74396b7632387465386a627a6a643637346d6a222c2270726576223a2230633935333732616361623831653838346336326133386639383061303430373664363038633130313764373439396635386436303663306462373837333663222c22736571223a31327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230633935333732616361623831653838346336326133386639383061303430373664363038633130313764373439396635386436303663306462373837333663222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a32342c2274696d65223a22323032362d31312d32385431353a33323a33342e3738315a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(25, 2, 13, '\xaadcb0fdbf291a4604ccb1283f4c23a2f30e0ee1dce63ec5adab3dbfc5b76dcd', '\x76dbc44a2b8ba098a094930e36f1c8201b06e0397640c8ee3de5731ba3ce573c', 'tripwire.tripped', 'dec_01m8hcjt9kv28te8jbzjd674mj', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2265396439316165326635383432346463623436613866623934323538636563363738373366633938623061653934346234383563653331336632626637633737222c226465636973696f6e223a7b226964223a226465635f30316d3868636a74396b7632387465386a627a6a643637346d6a222c2270726576223a2237366462633434613262386261303938613039343933306533366631633832303162303665303339373634306338656533646535373331626133636535373363222c22736571223a31337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237366462633434613262386261303938613039343933306533366631633832303162303665303339373634306338656533646535373331626133636535373363222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32352c2274696d65223a22323032362d31312d32385431353a33323a33342e3738315a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(26, 2, 0, '\x73b23a8ecb5c4a4a2bfa4ddb40092d29e7ce7d68f27aef4d876cb3f3d1a37ec9', '\xaadcb0fdbf291a4604ccb1283f4c23a2f30e0ee1dce63ec5adab3dbfc5b76dcd', 'decision.opened', 'dec_01m8hcjtbb6c0q2h4564yahj5f', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262356563343338346461633563353635363236626532363536633839333936623038363836373332656433656237343731643363663933646431616439363162222c226465636973696f6e223a7b226964223a226465635f30316d3868636a746262366330713268343536347961686a3566222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261616463623066646266323931613436303463636231323833663463323361326633306530656531646365363365633561646162336462666335623736646364222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32362c2274696d65223a22323032362d31312d32385431353a33323a33342e3739355a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(27, 2, 1, '\xa7269772131f5405821ec4c022ad2341e1da1dfd44c21a4bc44041794c1d8107', '\x73b23a8ecb5c4a4a2bfa4ddb40092d29e7ce7d68f27aef4d876cb3f3d1a37ec9', 'job_card.filed', 'dec_01m8hcjtbb6c0q2h4564yahj5f', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237313135613838386661333239356438333737336364363731613839616466393839636530393738663761346536633963393334623638663732343532383462222c226465636973696f6e223a7b226964223a226465635f30316d3868636a746262366330713268343536347961686a3566222c2270726576223a2237336232336138656362356334613461326266613464646234303039326432396537636537643638663237616566346438373663623366336431613337656339222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237336232336138656362356334613461326266613464646234303039326432396537636537643638663237616566346438373663623366336431613337656339222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32372c2274696d65223a22323032362d31312d32385431353a33323a33342e3830305a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(28, 2, 2, '\xd972b84853f646185408efcb9c589c674a5e1658c4e9d19bbfd640e77c131d25', '\xa7269772131f5405821ec4c022ad2341e1da1dfd44c21a4bc44041794c1d8107', 'review.recorded', 'dec_01m8hcjtbb6c0q2h4564yahj5f', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2266666538633037323561646532626530366139613834323636653730616239303065626432383765613831306466613464623533376162333161353165326366222c226465636973696f6e223a7b226964223a226465635f30316d3868636a746262366330713268343536347961686a3566222c2270726576223a2261373236393737323133316635343035383231656334633032326164323334316531646131646664343463323161346263343430343137393463316438313037222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261373236393737323133316635343035383231656334633032326164323334316531646131646664343463323161346263343430343137393463316438313037222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32382c2274696d65223a22323032362d31312d32385431353a33323a33342e3830345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(29, 2, 3, '\x399cecbf0e3001905af53ccea05714332d3d1ddfdfdeba36eaf3658a5443fe79', '\xd972b84853f646185408efcb9c589c674a5e1658c4e9d19bbfd640e77c131d25', 'side_effect.intent', 'dec_01m8hcjtbb6c0q2h4564yahj5f', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2231653963343038356362303563373664326630366437356661643063393037343337643231616635306136646461623763343734396363343031303966306336222c226465636973696f6e223a7b226964223a226465635f30316d3868636a746262366330713268343536347961686a3566222c2270726576223a2264393732623834383533663634363138353430386566636239633538396336373461356531363538633465396431396262666436343065373763313331643235222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264393732623834383533663634363138353430386566636239633538396336373461356531363538633465396431396262666436343065373763313331643235222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a32392c2274696d65223a22323032362d31312d32385431353a33323a33342e3830395a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(30, 2, 4, '\xedabaeac641dd9fada7f60c8f0a99a5b2efd4fb1261ff8e595cc28546412fa02', '\x399cecbf0e3001905af53ccea05714332d3d1ddfdfdeba36eaf3658a5443fe79', 'side_effect.executed', 'dec_01m8hcjtbb6c0q2h4564yahj5f', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265323765356636363238333536356365353761346637363332613230386538393763343266343562666666663131656638626631353034336533373366353736222c226465636973696f6e223a7b226964223a226465635f30316d3868636a746262366330713268343536347961686a3566222c2270726576223a2233393963656362663065333030313930356166353363636561303537313433333264336431646466646664656261333665616633363538613534343366653739222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233393963656362663065333030313930356166353363636561303537313433333264336431646466646664656261333665616633363538613534343366653739222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e65786563757465642f31222c22736571223a33302c2274696d65223a22323032362d31312d32385431353a33323a33342e3831375a222c2274797065223a22736964655f6566666563742e6578656375746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(31, 2, 0, '\x3cb6d2a50749dd4a4a0bd8456007f6f00ca4c7185cdbf9dd70c61ff479327347', '\xedabaeac641dd9fada7f60c8f0a99a5b2efd4fb1261ff8e595cc28546412fa02', 'decision.opened', 'dec_01m8hcjtcgeg88vay68t9pmyt4', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2231333562383830643466663261313639643332363832666339626535663362313364633037643362346265613134303132383731313939373537336331303439222c226465636973696f6e223a7b226964223a226465635f30316d3868636a7463676567383876617936387439706d797434222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265646162616561633634316464396661646137663630633866306139396135623265666434666231323631666638653539356363323835343634313266613032222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a33312c2274696d65223a22323032362d31312d32385431353a33323a33342e3833335a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(32, 2, 1, '\xea0430adb7944ffa84ea222d5e6ef1982f1e1ede27e5b296d88c3840f3714a25', '\x3cb6d2a50749dd4a4a0bd8456007f6f00ca4c7185cdbf9dd70c61ff479327347', 'review.recorded', 'dec_01m8hcjtcgeg88vay68t9pmyt4', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2231633864616235616532363532336565353537633637376231653831653665353839393034646463623164303662393633653333643062646266356265356263222c226465636973696f6e223a7b226964223a226465635f30316d3868636a7463676567383876617936387439706d797434222c2270726576223a2233636236643261353037343964643461346130626438343536303037663666303063613463373138356364626639646437306336316666343739333237333437222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233636236643261353037343964643461346130626438343536303037663666303063613463373138356364626639646437306336316666343739333237333437222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a33322c2274696d65223a22323032362d31312d32385431353a33323a33342e3833385a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d');

INSERT INTO docket.idempotency VALUES
	(5, 2, 1, 'prn_agent', 'claims-1', '\x38fd712d6bc8e2b3ab79472ca20eedb055d388e25c525389f17051a140c68eee', NULL),
	(29, 2, 1, 'prn_agent', 'claims-4', '\xa9b4d33679568fb47b94e6d882c2c043038500eee546d86cdce79786278b98c8', NULL);

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+242ea2fc+AdEpphE0nsZvDVXHmUZ1cP16JExvkpEf2c5ze8tYDKMG', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-28T15:32:34.504Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+718a0253+AbKE8QIO4vXhbSnzCVXoINd03TWZcRvUF+idfIPHRm2X', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-28T15:32:34.580Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\x8f3c77838cf55ebe4da09ef10b2eecb7e637d2d5c6b4a39de5866ee91e42b390', '2026-11-28T15:32:34.606Z', '\xa19d67e2b283122ba8dcf7c07017cfd0a6baa59c407cf3047aa4f16dabe832cd'),
	(2, 33, '\xea0430adb7944ffa84ea222d5e6ef1982f1e1ede27e5b296d88c3840f3714a25', '2026-11-28T15:32:34.838Z', '\x6085a09226466c93117c74c970e15f1f919c6382ef77c5338f361699a7da90a0ea0430adb7944ffa84ea222d5e6ef1982f1e1ede27e5b296d88c3840f3714a25');

INSERT INTO docket.migration VALUES
	(1, 1, 'Ledger0000000000001'),
	(2, 2, 'Search0000000000002'),
	(3, 3, 'Exports0000000000003'),
	(4, 4, 'Guards0000000000004'),
	(5, 5, 'Sessions0000000000005'),
	(6, 6, 'Walls0000000000006'),
	(7, 7, 'Derived0000000000007');

INSERT INTO docket.search_cursor VALUES
	(2, 18);

INSERT INTO docket.search_decision VALUES
	(1, 2, 2, 2, false, 'dec_01m8hcjt6b1ym56g7bv67bpx72', 'open', NULL, 'proceed', 'low', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T15:32:34.636Z', '2026-11-28T15:32:34.644Z', NULL),
	(3, 9, 2, 7, false, 'dec_01m8hcjt6w0e3njk0w0c9hwgj8', 'closed', NULL, 'proceed', 'medium', 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T15:32:34.652Z', '2026-11-28T15:32:34.678Z', 'sub-2'),
	(10, 11, 2, 2, false, 'dec_01m8hcjt7t3cxqtb7a07asp5x2', 'open', NULL, 'proceed', 'high', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T15:32:34.682Z', '2026-11-28T15:32:34.734Z', NULL),
	(12, 25, 2, 14, false, 'dec_01m8hcjt9kv28te8jbzjd674mj', 'closed', 'BLOCKED', 'stop', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T15:32:34.739Z', '2026-11-28T15:32:34.781Z', 'sub-1');

INSERT INTO docket.search_document VALUES
	(13, 12, 2, 0, 'refund-policy', '3.1', '11', '4.2', 'cited'),
	(13, 12, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(14, 12, 2, 0, 'terms', NULL, '11', '4.2', 'decisive'),
	(14, 12, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(15, 12, 2, 0, 'terms', NULL, '12', '4.2', 'decisive'),
	(15, 12, 2, 1, 'ticket', NULL, NULL, NULL, 'input');

INSERT INTO docket.search_side_effect VALUES
	(5, 7, 3, 2, false, 'sfx_01m8hcjt77x7f5923xj055db9a', 'issue_refund', 'payments', 'order/1', 'billing', NULL, NULL, 'claims-1', 'outcome_unknown', '2026-11-28T15:32:34.664Z', '2026-11-28T15:32:34.676Z');

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':1,4'),
	(2, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(3, 3, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''medium'':10 ''order'':5 ''part'':8 ''refund'':4 ''sub'':12'),
	(4, 3, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(5, 3, 2, 'side_effect.intent', '''#2'' ''01m8hcjt77x7f5923xj055db9a'':10 ''1'':2,13 ''billing'':7 ''claims'':1 ''issue'':4 ''order'':12 ''payments'':15 ''refund'':5 ''sfx'':9'),
	(6, 3, 2, 'side_effect.executing', '''#2'' ''01m8hcjt77x7f5923xj055db9a'':2 ''sfx'':1'),
	(7, 3, 2, 'side_effect.outcome_unknown', '''#2'' ''01m8hcjt77x7f5923xj055db9a'':2 ''sfx'':1'),
	(8, 3, 2, 'decision.closed', '''#2'' ''6'':1 ''completed'':3'),
	(9, 3, 2, 'tripwire.tripped', '''#2'' ''01m8hcjt77x7f5923xj055db9a'':8 ''1'':10 ''5'':1 ''closed'':12 ''completed'':5 ''open'':14 ''proceed'':3 ''sfx'':7 ''with'':13 ''work'':15'),
	(10, 10, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':4'),
	(11, 10, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(12, 12, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(13, 12, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''11'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''cited'':16 ''escalating'':4 ''found'':26 ''input'':23 ''policy'':14,30 ''receipt'':25 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(14, 12, 2, 'job_card.filed', '''#2'' ''0'':1 ''11'':8 ''2'':11 ''4'':10 ''9'':2 ''decisive'':15 ''escalating'':4 ''input'':19 ''no'':21 ''policy'':26 ''receipt'':22 ''refund'':6 ''search'':28 ''terms'':13 ''ticket'':17 ''waits'':24'),
	(15, 12, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''decisive'':15 ''done'':4 ''input'':19 ''no'':21 ''policy'':26 ''receipt'':22 ''refund'':6 ''search'':28 ''terms'':13 ''ticket'':17 ''waits'':24'),
	(16, 12, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':6,8 ''3'':1,10,16 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3'),
	(17, 12, 2, 'escalation.opened', '''#2'' ''1'':6 ''3'':1 ''esc'':5 ''loop'':8 ''stop'':3');

INSERT INTO docket.search_tripwire VALUES
	(9, 3, 2, 'closed_with_open_work'),
	(16, 12, 2, 'loop');

INSERT INTO docket.search_writer VALUES
	(1, 2, 'prn_other'),
	(1, 2, 'prn_reviewer'),
	(3, 2, 'prn_agent'),
	(3, 2, 'prn_reviewer'),
	(10, 2, 'prn_other'),
	(10, 2, 'prn_reviewer'),
	(12, 2, 'prn_agent');

SELECT pg_catalog.setval('docket.ledger_ledger_no_seq', 2, true);

SELECT pg_catalog.setval('docket.migration_id_seq', 7, true);

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
