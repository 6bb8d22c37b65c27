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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b38613037623334352b415175427263746d424b45387350554d7468457479754a7575613343416535626653507139444b2f4679414a227d', '\x270c8ad3eeda373326afa3477d94d03428fc620574c51f321f6ccad769e211d4'),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b33376230383831312b41646864694e737265474c4e4a74356736476e714968637a4c7379426f5a724843666d79426542504a467064227d', '\xab1948183ce674fd55554764ce1dc3a7ce6f95c54a382c7c067a6f6812709587'),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2238626331656636396332656437656638643833653730386237393930643231373432363538333039656136393838396235643736636237613766633632353834222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b33376230383831312b41646864694e737265474c4e4a74356736476e714968637a4c7379426f5a724843666d79426542504a467064227d', '\x7004ac183052ec9c9ee72e1f7e8aa31d594a99e7e52255e0e13785c3d65f1b2a'),
	(1, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77227d', '\x98d9d1908058634f8508cdee072561433e83005a4f446473a5e094efa1852bc3'),
	(2, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xc625beee58fb55344fd790b6bcd01808e784fa8a27e422f8752fc02a963846c7'),
	(3, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226d656469756d222c227375626a6563745f726566223a227375622d32227d', '\xfbcf0b4241a4094c82f44bccd044f4a1b9c57070f76bdad1f5ed25ee35f9c2df'),
	(4, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x2ababd3a7b4496963352e0915143ea3e241a75f48fc5c4778ae6d0575b598ddb'),
	(5, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d31222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d3868747238636b74776e65397632767366683366746b6e222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\xdfa82de2bec482f051525130f1e8146c69e1c83b5be2a1aac513e237aa1434e8'),
	(6, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d3868747238636b74776e65397632767366683366746b6e227d', '\x04d1598eb0c150f1e7e8deab37459c6350680b036076c6a61ed6819d0b4f379f'),
	(7, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d3868747238636b74776e65397632767366683366746b6e227d', '\x7a83cfaacb69da77278fc3588857782032c626010fdf8d04166153e2858274e6'),
	(8, 2, '\x7b22656e7472795f636f756e74223a362c226f7574636f6d65223a22636f6d706c65746564227d', '\x17c852bd058b3b661a5ec8aedded3157f651f38f7bed58894b5f5a76aef4b639'),
	(9, 2, '\x7b226361757365223a352c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b5d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b227366785f30316d3868747238636b74776e65397632767366683366746b6e225d2c22736964655f656666656374735f6f70656e223a312c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x8bfbf3bb4d1881de65b5f5f69167a771f18d982b6a598ac12c8ea3c2a9aa60dc'),
	(10, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\x72770e07822a7ae658a97f1f1d3f627e8f36664f8a9a7f9f7df8861519c89921'),
	(11, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xaed8ba4e81b8701ef2761a306d2c59323822e5c5a8536d0754fe6165a4590f65'),
	(12, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768222c227375626a6563745f726566223a227375622d31227d', '\xe4e29d4d756d4e027806a06f4d45d25ad42ba18a2ee4ab6d44218038542c712f'),
	(13, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xb8b9faae305d06fd0e68e05469e5b7c63a3665016c31d85bf9da0fe6c2e902ef'),
	(14, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xd2828f3a87a17d09a41787231c1ae474a8c5d27a7c553d419785cb79ba940c1e'),
	(15, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x24e4e75f09c5411e665c96064648f735d6e995b204bf1ded350366bc2f5fbc6d'),
	(16, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a747275657d2c226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\xe0fb50300f27c83bd8f57a72fb795ec8243715dc214025ff1c60857356e889e0'),
	(17, 2, '\x7b226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226c6f6f70227d', '\x1dada265f3bb2c83a775730607d158d538a6876d86ef1000466d29b9f0fce3d0'),
	(18, 2, '\x7b226361757365223a332c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22455343414c4154494e47222c22746f223a22444f4e45227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\xe3ab4926c82614aaad664a6c73075fae86c76582947565a751ba44a400575f8a'),
	(19, 2, '\x7b226361757365223a332c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d32222c2272756c65223a226167656e745f61736b6564227d', '\xfc15e1afb2d98f72729899df707fb8fb22e0956977fe913562764b65950bd916'),
	(20, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x0a38b31ef4aec8882a543a08a13726ea25e897d35ae01971c078da62521f1ec5'),
	(21, 2, '\x7b226361757365223a382c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22444f4e45222c22746f223a22424c4f434b4544227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\xc5506b40564230542b953613e55a92680c3e95c2e3d491e018c32fa68b8d7500'),
	(22, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x84a067c2d9125ecf977063121e5cee58beca108d10ca940d586cb29c1e21c06a'),
	(23, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a226d61696c227d7d', '\x1c0b46d79ff5637d247294259e80cd4d3863a78ae7551ae40a433671fdb45afe'),
	(24, 2, '\x7b22656e7472795f636f756e74223a31332c226f7574636f6d65223a22636f6d706c65746564227d', '\xac5ffeb65ff6f5a43095c4169f4af44ba2872892c0396ab51af916666add4197'),
	(25, 2, '\x7b226361757365223a31322c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31222c226573632d32225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x8123fcd2beacc90c2413f0ea4987744edf04109bd2706b795c942486d7a4cfd8'),
	(26, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c227d', '\xb838ece4e16601ffb7982b9fc922d7af6fe800d3881b658e8839f7e2ce9876b9'),
	(27, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x17ea8341967669331b99fbc665758084c30e7ebdf5ee87b78500bd8d747de138'),
	(28, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x6c907f8c964e515dfecf884e6db9e495d83a056185f3a7698195a74a60264f2d'),
	(29, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d34222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d38687472386534656b727230377a67766b723279647361222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a226d61696c227d7d', '\xac50e4cf96a0ea747d5939096669eff461a523ff49d8382e3df703361241869d'),
	(30, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d38687472386534656b727230377a67766b723279647361227d', '\x1f82844feddc4328686fc8f0377b416d90cd0402e100ce7ac4ac85e15e9ce2a4'),
	(31, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77227d', '\x46a6d79dfca563a5e7754ee003a2cfee349588592b4a836d4cf94bec223cbe3c'),
	(32, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x1b4f8f2d75f635ee86305fa4454edfbe81a5ec9ce7504737bb00b16f5857ac98');

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\x59b304c17e7b63c38d86b13ce2095b6f35a6bd866aa9865e87e1f1a6712a545a', '2026-11-28T19:40:13.036Z', 'docket.example/registry
1
WbMEwX57Y8ONhrE84glbbzWmvYZqqYZeh+HxpnEqVFo=

— docket.example/registry igezRVrLd42I1b4IN467h5hVmQ9S5BGBx7Rmmjcnc2cDAgwUhK1Z0OBK8xhu1EHoG46VWSF9pUW4oHAUqq0vM6UfoQ8=
'),
	(1, 2, '\x8bc1ef69c2ed7ef8d83e708b7990d21742658309ea69889b5d76cb7a7fc62584', '2026-11-28T19:40:13.046Z', 'docket.example/claims
1
i8HvacLtfvjYPnCLeZDSF0JlgwnqaYibXXbLen/GJYQ=

— docket.example/claims N7CIEX86YQE2xqC9tSkxnEDvlKGBSCQs0vkj0LAl/FsRcloUSdUd65xC6Pwhfnwbiq03CLHXpDRUtCss3Fp5Ub5GhQc=
'),
	(2, 1, '\x022c498b0dd36cae42230c9b18ff0b4326afd271492fdeead9333d050297d8f5', '2026-11-28T19:40:13.048Z', 'docket.example/registry
2
AixJiw3TbK5CIwybGP8LQyav0nFJL97q2TM9BQKX2PU=

— docket.example/registry igezRScCZY4FrhJcnTQ3FmNoSFiNbVXhoS1//q2G6a6gqJd2HQxq148vdDD95N8uvN/kkuQXBjdf3epCPQb7n5zXHQM=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8htr8bx04z7yq5fh24313r3', 1, 2, '\xb898fc74f50419df35ee4675feb97f2e82c33adb88b617ff48d987f3e7af0058', 2, 'open', NULL, 'proceed', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:40:13.053Z', '2026-11-28T19:40:13.059Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8htr8bx04z7yq5fh24313r3","imported":false,"lastSeq":2,"lastTime":"2026-11-28T19:40:13.059Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:40:13.053Z","openedBy":"prn_other","openedSeq":1,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8htr8cfhfxf54b3av1tvrwf', 3, 9, '\xe238d59857c2aeff348655dd49f9d401da347377dde4b745d863d5a45bd6e83e', 7, 'closed', NULL, 'proceed', 'medium', false, 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T19:40:13.071Z', '2026-11-28T19:40:13.081Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/1","system":"payments"}},"at":2,"sideEffect":"sfx_01m8htr8cktwne9v2vsfh3ftkn"},"approvals":[],"authorityScope":null,"closedAt":"2026-11-28T19:40:13.081Z","confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":7,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8htr8cfhfxf54b3av1tvrwf","imported":false,"lastSeq":9,"lastTime":"2026-11-28T19:40:13.081Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:40:13.071Z","openedBy":"prn_agent","openedSeq":3,"outcome":"completed","parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":5},"sideEffects":[{"cause":2,"id":"sfx_01m8htr8cktwne9v2vsfh3ftkn","key":"e266ad1796bc037f539afad4","operation":"issue_refund","reversibility":"unknown","signature":"4e676f33ae143915c290edf5","status":"outcome_unknown","unannounced":false}],"sideEffectsForgotten":0,"stakes":"medium","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8htr8ct034gsyc6d59j9x4j', 10, 11, '\xf002309e625df42fd99c452335ee8c7b1c6e28d8381be3bb23233f8ca95e2bce', 2, 'open', NULL, 'proceed', 'high', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:40:13.082Z', '2026-11-28T19:40:13.099Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8htr8ct034gsyc6d59j9x4j","imported":false,"lastSeq":11,"lastTime":"2026-11-28T19:40:13.099Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:40:13.082Z","openedBy":"prn_other","openedSeq":10,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8htr8de64g9n5f9xgsynxyy', 12, 25, '\x865cbf2f1dd4c84d5d513dff863ecd330ea9ce8161e3ccf52468cfbf7f921e87', 14, 'closed', 'BLOCKED', 'stop', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T19:40:13.102Z', '2026-11-28T19:40:13.114Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"BLOCKED","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-11-28T19:40:13.114Z","confidence":0.9,"counters":{"cards":4,"escalations":2,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":4},"decided":null,"decisiveReferences":2,"directive":"stop","entryCount":14,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8htr8de64g9n5f9xgsynxyy","imported":false,"lastSeq":25,"lastTime":"2026-11-28T19:40:13.114Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":5,"cause":3,"directive":"stop","dueAt":null,"id":"esc-1","overdue":null,"rule":"loop","subject":"","yeses":[]},{"announced":null,"approvalsNeeded":1,"at":7,"cause":3,"directive":"hold","dueAt":null,"id":"esc-2","overdue":null,"rule":"agent_asked","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-28T19:40:13.102Z","openedBy":"prn_agent","openedSeq":12,"outcome":"completed","parentDecision":null,"phase":"BLOCKED","refusals":{"attempts":0,"since":12},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8htr8dzfbtnw80gcjr43q8q', 26, 30, '\x69cafc662d47cdf640d6e112a6fac1a7626d94626321de0cbbfa01c79c109fc7', 5, 'open', 'ESCALATING', 'proceed', 'critical', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:40:13.119Z', '2026-11-28T19:40:13.125Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"ESCALATING","released":false}],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/1","system":"mail"}},"at":3,"sideEffect":"sfx_01m8htr8e4ekrr07zgvkr2ydsa"},"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":1,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":1,"sideEffectsRefused":0,"toolCalls":1,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":1,"directive":"proceed","entryCount":5,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8htr8dzfbtnw80gcjr43q8q","imported":false,"lastSeq":30,"lastTime":"2026-11-28T19:40:13.125Z","liftings":[],"loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:40:13.119Z","openedBy":"prn_agent","openedSeq":26,"outcome":null,"parentDecision":null,"phase":"ESCALATING","refusals":{"attempts":0,"since":0},"sideEffects":[{"cause":3,"id":"sfx_01m8htr8e4ekrr07zgvkr2ydsa","key":"fb19c68c10fc4cc672b86557","operation":"issue_refund","reversibility":"unknown","signature":"207e9a97d409cab6fef936a2","status":"executed","unannounced":false}],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8htr8ebqfv59jhjpnj6hxaw', 31, 32, '\x14185b44f1b6a0cdd3bdc18ace08f380dde54bdb8607cab2c0cf11a48bd723d8', 2, 'open', NULL, 'proceed', 'low', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:40:13.131Z', '2026-11-28T19:40:13.133Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8htr8ebqfv59jhjpnj6hxaw","imported":false,"lastSeq":32,"lastTime":"2026-11-28T19:40:13.133Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:40:13.131Z","openedBy":"prn_other","openedSeq":31,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\x59b304c17e7b63c38d86b13ce2095b6f35a6bd866aa9865e87e1f1a6712a545a', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2234353238356438323737353665666632336266396665343366643964333434613436653131373439333265323561353939353365373161313938616366626234222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32385431393a34303a31332e3033315a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\x8bc1ef69c2ed7ef8d83e708b7990d21742658309ea69889b5d76cb7a7fc62584', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2230363162656239626532613364373931663665303063623739623634386561356633613266343833653332636130363065613263376264313737613330653731222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32385431393a34303a31332e3034355a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\xe99846fd6477a975dcf0158662479a402f78823b8e64333f7d7bb5b4088e1c6c', '\x59b304c17e7b63c38d86b13ce2095b6f35a6bd866aa9865e87e1f1a6712a545a', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2233643736366435383330373430346262396331376132666435336430623033343132363066323064633633306638663166356436353332356561616339613864222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2235396233303463313765376236336333386438366231336365323039356236663335613662643836366161393836356538376531663161363731326135343561222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31312d32385431393a34303a31332e3034385a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\x25d848a51eb5da495edc57677cb8b1118b558df8a4c5118928a9c3225af5bda2', '\x8bc1ef69c2ed7ef8d83e708b7990d21742658309ea69889b5d76cb7a7fc62584', 'decision.opened', 'dec_01m8htr8bx04z7yq5fh24313r3', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2266333463356530653734343834643063646533323937333964393466383962646630646635326530636532646564393332366461306663346237653636323766222c226465636973696f6e223a7b226964223a226465635f30316d3868747238627830347a37797135666832343331337233222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238626331656636396332656437656638643833653730386237393930643231373432363538333039656136393838396235643736636237613766633632353834222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31312d32385431393a34303a31332e3035335a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\xb898fc74f50419df35ee4675feb97f2e82c33adb88b617ff48d987f3e7af0058', '\x25d848a51eb5da495edc57677cb8b1118b558df8a4c5118928a9c3225af5bda2', 'review.recorded', 'dec_01m8htr8bx04z7yq5fh24313r3', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2232303437646561623732376663313537343066366338373339643131386630353332393137313263663862306133303539643533386638653537356463386332222c226465636973696f6e223a7b226964223a226465635f30316d3868747238627830347a37797135666832343331337233222c2270726576223a2232356438343861353165623564613439356564633537363737636238623131313862353538646638613463353131383932386139633332323561663562646132222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232356438343861353165623564613439356564633537363737636238623131313862353538646638613463353131383932386139633332323561663562646132222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a322c2274696d65223a22323032362d31312d32385431393a34303a31332e3035395a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 0, '\x4ae49b1c19eeda545c318bae8711f74368207befd090003fee70f9cc71975ed2', '\xb898fc74f50419df35ee4675feb97f2e82c33adb88b617ff48d987f3e7af0058', 'decision.opened', 'dec_01m8htr8cfhfxf54b3av1tvrwf', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265353761633338336464376436666330343335336331396362396339613230343931636466326630363531306338623030356530313533623835363437393262222c226465636973696f6e223a7b226964223a226465635f30316d3868747238636668667866353462336176317476727766222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262383938666337346635303431396466333565653436373566656239376632653832633333616462383862363137666634386439383766336537616630303538222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a332c2274696d65223a22323032362d31312d32385431393a34303a31332e3037315a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 1, '\x1e81936d03eac2895aebd8320adc6d7f1fdc23ceae2f7a544cd74f49730e8bc8', '\x4ae49b1c19eeda545c318bae8711f74368207befd090003fee70f9cc71975ed2', 'review.recorded', 'dec_01m8htr8cfhfxf54b3av1tvrwf', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2230393736313935333566613663313633316433616666313831306335626264343531383033633931306332306461623931656663653565383665626365636662222c226465636973696f6e223a7b226964223a226465635f30316d3868747238636668667866353462336176317476727766222c2270726576223a2234616534396231633139656564613534356333313862616538373131663734333638323037626566643039303030336665653730663963633731393735656432222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234616534396231633139656564613534356333313862616538373131663734333638323037626566643039303030336665653730663963633731393735656432222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a342c2274696d65223a22323032362d31312d32385431393a34303a31332e3037345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 2, '\x45a728b6df326a1d5c7aa43a84e38d75f1eae7b81b9d5ecbe3f7c45769d6ade0', '\x1e81936d03eac2895aebd8320adc6d7f1fdc23ceae2f7a544cd74f49730e8bc8', 'side_effect.intent', 'dec_01m8htr8cfhfxf54b3av1tvrwf', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2232643966306534333164366537313735656531653564353237356638643833373135616665373062646532353362363239393163643633623736653963396235222c226465636973696f6e223a7b226964223a226465635f30316d3868747238636668667866353462336176317476727766222c2270726576223a2231653831393336643033656163323839356165626438333230616463366437663166646332336365616532663761353434636437346634393733306538626338222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231653831393336643033656163323839356165626438333230616463366437663166646332336365616532663761353434636437346634393733306538626338222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a352c2274696d65223a22323032362d31312d32385431393a34303a31332e3037355a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 3, '\x355ca249ea5d708486c2cd84b6c667c6b7a8f392e514bbd1a77a57a0e7c127d8', '\x45a728b6df326a1d5c7aa43a84e38d75f1eae7b81b9d5ecbe3f7c45769d6ade0', 'side_effect.executing', 'dec_01m8htr8cfhfxf54b3av1tvrwf', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265306137656237636263356335623036376632643531663161333433383961313333306531383564393231306266346237396139306165336130616666333666222c226465636973696f6e223a7b226964223a226465635f30316d3868747238636668667866353462336176317476727766222c2270726576223a2234356137323862366466333236613164356337616134336138346533386437356631656165376238316239643565636265336637633435373639643661646530222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234356137323862366466333236613164356337616134336138346533386437356631656165376238316239643565636265336637633435373639643661646530222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a362c2274696d65223a22323032362d31312d32385431393a34303a31332e3037395a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 4, '\xb5f3aedf77748e35dfd4eb4603abf0cb08e3ff3e59dd8a988567ac46753f61b1', '\x355ca249ea5d708486c2cd84b6c667c6b7a8f392e514bbd1a77a57a0e7c127d8', 'side_effect.outcome_unknown', 'dec_01m8htr8cfhfxf54b3av1tvrwf', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2266303432393133363339383832386465373730353739613065353038633664336134396362363232336665346565326337663564396463383761353038323264222c226465636973696f6e223a7b226964223a226465635f30316d3868747238636668667866353462336176317476727766222c2270726576223a2233353563613234396561356437303834383663326364383462366336363763366237613866333932653531346262643161373761353761306537633132376438222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233353563613234396561356437303834383663326364383462366336363763366237613866333932653531346262643161373761353761306537633132376438222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e2f31222c22736571223a372c2274696d65223a22323032362d31312d32385431393a34303a31332e3038315a222c2274797065223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(8, 2, 5, '\xc310cf80a17bbd8751c0b4b9125e72e4b0ba98229ec66475ed5d47309c6040c4', '\xb5f3aedf77748e35dfd4eb4603abf0cb08e3ff3e59dd8a988567ac46753f61b1', 'decision.closed', 'dec_01m8htr8cfhfxf54b3av1tvrwf', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262656364633035346239383538656239313639623863616634623362343062633432636461636531633833636134323430396134393032653035616639663832222c226465636973696f6e223a7b226964223a226465635f30316d3868747238636668667866353462336176317476727766222c2270726576223a2262356633616564663737373438653335646664346562343630336162663063623038653366663365353964643861393838353637616334363735336636316231222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262356633616564663737373438653335646664346562343630336162663063623038653366663365353964643861393838353637616334363735336636316231222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a382c2274696d65223a22323032362d31312d32385431393a34303a31332e3038315a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(9, 2, 6, '\xe238d59857c2aeff348655dd49f9d401da347377dde4b745d863d5a45bd6e83e', '\xc310cf80a17bbd8751c0b4b9125e72e4b0ba98229ec66475ed5d47309c6040c4', 'tripwire.tripped', 'dec_01m8htr8cfhfxf54b3av1tvrwf', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2236646439366535663835613461323765313535383031366230396339393733646433626136343465356163666565386332623038633037666639656532326130222c226465636973696f6e223a7b226964223a226465635f30316d3868747238636668667866353462336176317476727766222c2270726576223a2263333130636638306131376262643837353163306234623931323565373265346230626139383232396563363634373565643564343733303963363034306334222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263333130636638306131376262643837353163306234623931323565373265346230626139383232396563363634373565643564343733303963363034306334222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a392c2274696d65223a22323032362d31312d32385431393a34303a31332e3038315a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(10, 2, 0, '\x273e2714a7baa54da19e5e42a889d973b01ebddb70138a4d4848a94230921951', '\xe238d59857c2aeff348655dd49f9d401da347377dde4b745d863d5a45bd6e83e', 'decision.opened', 'dec_01m8htr8ct034gsyc6d59j9x4j', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2265363436626662313633646662653365333464653033613834333836323361636435653334316666333231623761326262613735626132386432363832383533222c226465636973696f6e223a7b226964223a226465635f30316d3868747238637430333467737963366435396a3978346a222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265323338643539383537633261656666333438363535646434396639643430316461333437333737646465346237343564383633643561343562643665383365222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31302c2274696d65223a22323032362d31312d32385431393a34303a31332e3038325a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 1, '\xf002309e625df42fd99c452335ee8c7b1c6e28d8381be3bb23233f8ca95e2bce', '\x273e2714a7baa54da19e5e42a889d973b01ebddb70138a4d4848a94230921951', 'review.recorded', 'dec_01m8htr8ct034gsyc6d59j9x4j', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2261326630386161313365333432663639306239396636623435346537373438316463633061363239353664656131623565373833323230343331343732653031222c226465636973696f6e223a7b226964223a226465635f30316d3868747238637430333467737963366435396a3978346a222c2270726576223a2232373365323731346137626161353464613139653565343261383839643937336230316562646462373031333861346434383438613934323330393231393531222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232373365323731346137626161353464613139653565343261383839643937336230316562646462373031333861346434383438613934323330393231393531222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31312c2274696d65223a22323032362d31312d32385431393a34303a31332e3039395a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(12, 2, 0, '\xa31bdb9c477be64854a82344c41849dbf9f6b3ba21589d7c2a5b59fdc0a7f320', '\xf002309e625df42fd99c452335ee8c7b1c6e28d8381be3bb23233f8ca95e2bce', 'decision.opened', 'dec_01m8htr8de64g9n5f9xgsynxyy', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230313836366663313235323066356333663737633632653062323464616333636439363430333532663032393162656361303238366535393833643064363532222c226465636973696f6e223a7b226964223a226465635f30316d38687472386465363467396e356639786773796e787979222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266303032333039653632356466343266643939633435323333356565386337623163366532386438333831626533626232333233336638636139356532626365222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31322c2274696d65223a22323032362d31312d32385431393a34303a31332e3130325a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(13, 2, 1, '\xcef693e6fd917ec8fe29e49763df62c1c6e1e49a642f3c4563a3b8d87b0e42ac', '\xa31bdb9c477be64854a82344c41849dbf9f6b3ba21589d7c2a5b59fdc0a7f320', 'job_card.filed', 'dec_01m8htr8de64g9n5f9xgsynxyy', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261646436383835623732336434343761363566623432333262643764323137343530646337333830386539306334646133353165633339346465306633373238222c226465636973696f6e223a7b226964223a226465635f30316d38687472386465363467396e356639786773796e787979222c2270726576223a2261333162646239633437376265363438353461383233343463343138343964626639663662336261323135383964376332613562353966646330613766333230222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261333162646239633437376265363438353461383233343463343138343964626639663662336261323135383964376332613562353966646330613766333230222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31332c2274696d65223a22323032362d31312d32385431393a34303a31332e3130335a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(14, 2, 2, '\x11fecf9baecc4ce3b3d8fc70bd778ef8c5eb259a7b1b7bcc117e8df22d6f71f6', '\xcef693e6fd917ec8fe29e49763df62c1c6e1e49a642f3c4563a3b8d87b0e42ac', 'job_card.filed', 'dec_01m8htr8de64g9n5f9xgsynxyy', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2239343435646431303735336638306538393166393637393063353235303064363564336531396563316666623036663463643764656661373936393736336464222c226465636973696f6e223a7b226964223a226465635f30316d38687472386465363467396e356639786773796e787979222c2270726576223a2263656636393365366664393137656338666532396534393736336466363263316336653165343961363432663363343536336133623864383762306534326163222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263656636393365366664393137656338666532396534393736336466363263316336653165343961363432663363343536336133623864383762306534326163222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31342c2274696d65223a22323032362d31312d32385431393a34303a31332e3130345a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(15, 2, 3, '\x31c8bf7301cb2ff81518b3ae71085d5bf5112f0d35ec9d92e4b5e922bbc9d47d', '\x11fecf9baecc4ce3b3d8fc70bd778ef8c5eb259a7b1b7bcc117e8df22d6f71f6', 'job_card.filed', 'dec_01m8htr8de64g9n5f9xgsynxyy', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230623536366232313063333361376262623032333365633030346136383634656537666336353665383033326263373634326532653432373230323036646537222c226465636973696f6e223a7b226964223a226465635f30316d38687472386465363467396e356639786773796e787979222c2270726576223a2231316665636639626165636334636533623364386663373062643737386566386335656232353961376231623762636331313765386466323264366637316636222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231316665636639626165636334636533623364386663373062643737386566386335656232353961376231623762636331313765386466323264366637316636222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31352c2274696d65223a22323032362d31312d32385431393a34303a31332e3130355a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(16, 2, 4, '\xb111effed7e8c420af96e73baa26304e7050280d1524239331ab3376f4398e62', '\x31c8bf7301cb2ff81518b3ae71085d5bf5112f0d35ec9d92e4b5e922bbc9d47d', 'tripwire.tripped', 'dec_01m8htr8de64g9n5f9xgsynxyy', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2235623961323338633761323233613935333935643263313236343836636335373763363333343638373932343538353530336232376266623464646435356166222c226465636973696f6e223a7b226964223a226465635f30316d38687472386465363467396e356639786773796e787979222c2270726576223a2233316338626637333031636232666638313531386233616537313038356435626635313132663064333565633964393265346235653932326262633964343764222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233316338626637333031636232666638313531386233616537313038356435626635313132663064333565633964393265346235653932326262633964343764222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31362c2274696d65223a22323032362d31312d32385431393a34303a31332e3130355a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(17, 2, 5, '\x4162c597765a3f5655cf1bb4bd728f0e452b7ef4bc9123979de2b6393e10aefa', '\xb111effed7e8c420af96e73baa26304e7050280d1524239331ab3376f4398e62', 'escalation.opened', 'dec_01m8htr8de64g9n5f9xgsynxyy', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2264303639636666346631386537336636303834653264653766663232643966353237646433313166333233633837343665323762666563343130336362376631222c226465636973696f6e223a7b226964223a226465635f30316d38687472386465363467396e356639786773796e787979222c2270726576223a2262313131656666656437653863343230616639366537336261613236333034653730353032383064313532343233393333316162333337366634333938653632222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262313131656666656437653863343230616639366537336261613236333034653730353032383064313532343233393333316162333337366634333938653632222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31372c2274696d65223a22323032362d31312d32385431393a34303a31332e3130355a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(18, 2, 6, '\x0e97f214eac7fa9413b95e60264f6ec06595b4cf13969289ae88979464f1ede7', '\x4162c597765a3f5655cf1bb4bd728f0e452b7ef4bc9123979de2b6393e10aefa', 'tripwire.tripped', 'dec_01m8htr8de64g9n5f9xgsynxyy', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2239633730386630303361626332626131363161346162313766613939333163643233376536353931396465373236333563373833613038633936376537363764222c226465636973696f6e223a7b226964223a226465635f30316d38687472386465363467396e356639786773796e787979222c2270726576223a2234313632633539373736356133663536353563663162623462643732386630653435326237656634626339313233393739646532623633393365313061656661222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234313632633539373736356133663536353563663162623462643732386630653435326237656634626339313233393739646532623633393365313061656661222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31382c2274696d65223a22323032362d31312d32385431393a34303a31332e3130355a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(19, 2, 7, '\xdd72c154d75af703c7d3fd1673a29966c98b0e872d3aa4566e00c5005d732411', '\x0e97f214eac7fa9413b95e60264f6ec06595b4cf13969289ae88979464f1ede7', 'escalation.opened', 'dec_01m8htr8de64g9n5f9xgsynxyy', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2236346339343362623565346138343637646566313033616231616233636334626666383439316131666631613235353735663864353937616632666538346262222c226465636973696f6e223a7b226964223a226465635f30316d38687472386465363467396e356639786773796e787979222c2270726576223a2230653937663231346561633766613934313362393565363032363466366563303635393562346366313339363932383961653838393739343634663165646537222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230653937663231346561633766613934313362393565363032363466366563303635393562346366313339363932383961653838393739343634663165646537222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31392c2274696d65223a22323032362d31312d32385431393a34303a31332e3130355a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(20, 2, 8, '\x24029dd8eae7b6f00eb98f32aa79e6701e1e677c2a5741c80e6e2e2445cc0fd3', '\xdd72c154d75af703c7d3fd1673a29966c98b0e872d3aa4566e00c5005d732411', 'job_card.filed', 'dec_01m8htr8de64g9n5f9xgsynxyy', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265633962653637663966633863336639366334343662656235616463393830303935616539396639623832663662653136633932643838373165636165623361222c226465636973696f6e223a7b226964223a226465635f30316d38687472386465363467396e356639786773796e787979222c2270726576223a2264643732633135346437356166373033633764336664313637336132393936366339386230653837326433616134353636653030633530303564373332343131222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264643732633135346437356166373033633764336664313637336132393936366339386230653837326433616134353636653030633530303564373332343131222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32302c2274696d65223a22323032362d31312d32385431393a34303a31332e3130365a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(21, 2, 9, '\xade27fe9391ad02f79dca0171259d2c73b3bcc570dab428731eeeeaf7ecc593b', '\x24029dd8eae7b6f00eb98f32aa79e6701e1e677c2a5741c80e6e2e2445cc0fd3', 'tripwire.tripped', 'dec_01m8htr8de64g9n5f9xgsynxyy', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2238633738343039306531653066336332306565663065376139353962613434363763333065353036623866303030343134393230366162636239323336373536222c226465636973696f6e223a7b226964223a226465635f30316d38687472386465363467396e356639786773796e787979222c2270726576223a2232343032396464386561653762366630306562393866333261613739653637303165316536373763326135373431633830653665326532343435636330666433222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232343032396464386561653762366630306562393866333261613739653637303165316536373763326135373431633830653665326532343435636330666433222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32312c2274696d65223a22323032362d31312d32385431393a34303a31332e3130365a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(22, 2, 10, '\x55471e97f969495dd103fb3ff1c1aded060f880ab18c6110db655a49a200eeb3', '\xade27fe9391ad02f79dca0171259d2c73b3bcc570dab428731eeeeaf7ecc593b', 'review.recorded', 'dec_01m8htr8de64g9n5f9xgsynxyy', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2261613136333533626234376631333134663231666463353235353435386162373637323362666564396536653437373862356263643237666539393031386164222c226465636973696f6e223a7b226964223a226465635f30316d38687472386465363467396e356639786773796e787979222c2270726576223a2261646532376665393339316164303266373964636130313731323539643263373362336263633537306461623432383733316565656561663765636335393362222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261646532376665393339316164303266373964636130313731323539643263373362336263633537306461623432383733316565656561663765636335393362222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32322c2274696d65223a22323032362d31312d32385431393a34303a31332e3131325a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(23, 2, 11, '\x37455069d25dd9b4df2743021efbd71a952219ddd21090df74b2b07f5211c762', '\x55471e97f969495dd103fb3ff1c1aded060f880ab18c6110db655a49a200eeb3', 'side_effect.refused', 'dec_01m8htr8de64g9n5f9xgsynxyy', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2239313265363236366132626535303336343633633866656461643164356538663761326537633039356232346133633665306364656539356162646333376638222c226465636973696f6e223a7b226964223a226465635f30316d38687472386465363467396e356639786773796e787979222c2270726576223a2235353437316539376639363934393564643130336662336666316331616465643036306638383061623138633631313064623635356134396132303065656233222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235353437316539376639363934393564643130336662336666316331616465643036306638383061623138633631313064623635356134396132303065656233222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a32332c2274696d65223a22323032362d31312d32385431393a34303a31332e3131335a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(24, 2, 12, '\xd5b99cf2fdaf83b4d0ab69fa73eb3fc5492f0fd89f79185b0e15dd884692391c', '\x37455069d25dd9b4df2743021efbd71a952219ddd21090df74b2b07f5211c762', 'decision.closed', 'dec_01m8htr8de64g9n5f9xgsynxyy', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2235626136386363303335616533613537326531396135323636636135623036323637343363623964663033653436336232326465633138633961326532373063222c226465636973696f6e223a7b226964223a226465635f30316d38687472386465363467396e356639786773796e787979222c2270726576223a2233373435353036396432356464396234646632373433303231656662643731613935323231396464643231303930646637346232623037663532313163373632222c22736571223a31327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233373435353036396432356464396234646632373433303231656662643731613935323231396464643231303930646637346232623037663532313163373632222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a32342c2274696d65223a22323032362d31312d32385431393a34303a31332e3131345a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(25, 2, 13, '\x865cbf2f1dd4c84d5d513dff863ecd330ea9ce8161e3ccf52468cfbf7f921e87', '\xd5b99cf2fdaf83b4d0ab69fa73eb3fc5492f0fd89f79185b0e15dd884692391c', 'tripwire.tripped', 'dec_01m8htr8de64g9n5f9xgsynxyy', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2261623939353737633765343939303061383436363933336332303336636334326565633762373439323231303133353563653631623765303263663165636362222c226465636973696f6e223a7b226964223a226465635f30316d38687472386465363467396e356639786773796e787979222c2270726576223a2264356239396366326664616638336234643061623639666137336562336663353439326630666438396637393138356230653135646438383436393233393163222c22736571223a31337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264356239396366326664616638336234643061623639666137336562336663353439326630666438396637393138356230653135646438383436393233393163222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32352c2274696d65223a22323032362d31312d32385431393a34303a31332e3131345a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(26, 2, 0, '\x5cc87f3fef8f72d3a3af838b3fe0c291996f57d97f3ff75b4d63a5a898746d42', '\x865cbf2f1dd4c84d5d513dff863ecd330ea9ce8161e3ccf52468cfbf7f921e87', 'decision.opened', 'dec_01m8htr8dzfbtnw80gcjr43q8q', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2264626232633733333534613330333563323438396661646338653763666466633864396134393038303761653930623232373061396337653830356534623937222c226465636973696f6e223a7b226964223a226465635f30316d3868747238647a6662746e77383067636a723433713871222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238363563626632663164643463383464356435313364666638363365636433333065613963653831363165336363663532343638636662663766393231653837222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32362c2274696d65223a22323032362d31312d32385431393a34303a31332e3131395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(27, 2, 1, '\x9a52bef03005202cd832f887350501bb3d75c447dc2c31c0ae8126935b568d1f', '\x5cc87f3fef8f72d3a3af838b3fe0c291996f57d97f3ff75b4d63a5a898746d42', 'job_card.filed', 'dec_01m8htr8dzfbtnw80gcjr43q8q', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230363830313737366163623136373032613031623762373532656666656264626466393733336639373936623263336236653139646439313438376332336466222c226465636973696f6e223a7b226964223a226465635f30316d3868747238647a6662746e77383067636a723433713871222c2270726576223a2235636338376633666566386637326433613361663833386233666530633239313939366635376439376633666637356234643633613561383938373436643432222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235636338376633666566386637326433613361663833386233666530633239313939366635376439376633666637356234643633613561383938373436643432222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32372c2274696d65223a22323032362d31312d32385431393a34303a31332e3132305a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(28, 2, 2, '\x113f4c90dbe6eaee518d262f67c625f36952a0b2b5e5bebcbcb9b427ca4a3290', '\x9a52bef03005202cd832f887350501bb3d75c447dc2c31c0ae8126935b568d1f', 'review.recorded', 'dec_01m8htr8dzfbtnw80gcjr43q8q', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2235383434343836633134623062363430313462613932613136643865376665336130643837646637623861663738623064383965343733383265613666356565222c226465636973696f6e223a7b226964223a226465635f30316d3868747238647a6662746e77383067636a723433713871222c2270726576223a2239613532626566303330303532303263643833326638383733353035303162623364373563343437646332633331633061653831323639333562353638643166222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239613532626566303330303532303263643833326638383733353035303162623364373563343437646332633331633061653831323639333562353638643166222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32382c2274696d65223a22323032362d31312d32385431393a34303a31332e3132325a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(29, 2, 3, '\xb17156b7f1795f3cdb99055864300b97ce24e484bbd34b433bc3a1e280446571', '\x113f4c90dbe6eaee518d262f67c625f36952a0b2b5e5bebcbcb9b427ca4a3290', 'side_effect.intent', 'dec_01m8htr8dzfbtnw80gcjr43q8q', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2266323865666437663439323032623730346665393835333531653639633065343039663836643637306238653764623362613330616435646462333763623762222c226465636973696f6e223a7b226964223a226465635f30316d3868747238647a6662746e77383067636a723433713871222c2270726576223a2231313366346339306462653665616565353138643236326636376336323566333639353261306232623565356265626362636239623432376361346133323930222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231313366346339306462653665616565353138643236326636376336323566333639353261306232623565356265626362636239623432376361346133323930222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a32392c2274696d65223a22323032362d31312d32385431393a34303a31332e3132345a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(30, 2, 4, '\x69cafc662d47cdf640d6e112a6fac1a7626d94626321de0cbbfa01c79c109fc7', '\xb17156b7f1795f3cdb99055864300b97ce24e484bbd34b433bc3a1e280446571', 'side_effect.executed', 'dec_01m8htr8dzfbtnw80gcjr43q8q', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265353338306262353939623432383265643363333531353736363237613930643865666566626430353535313434613338626264623162306335643231633661222c226465636973696f6e223a7b226964223a226465635f30316d3868747238647a6662746e77383067636a723433713871222c2270726576223a2262313731353662376631373935663363646239393035353836343330306239376365323465343834626264333462343333626333613165323830343436353731222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262313731353662376631373935663363646239393035353836343330306239376365323465343834626264333462343333626333613165323830343436353731222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e65786563757465642f31222c22736571223a33302c2274696d65223a22323032362d31312d32385431393a34303a31332e3132355a222c2274797065223a22736964655f6566666563742e6578656375746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(31, 2, 0, '\x85ec259c9540c53d00c5a6e2d9c4bdc0bbd02869f5ab145ecd2385c1ecf2b14a', '\x69cafc662d47cdf640d6e112a6fac1a7626d94626321de0cbbfa01c79c109fc7', 'decision.opened', 'dec_01m8htr8ebqfv59jhjpnj6hxaw', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2234653663383039623239363237303033386361616631636263366237653265303661316662313735376436626533636261323538323137666362363738636331222c226465636973696f6e223a7b226964223a226465635f30316d3868747238656271667635396a686a706e6a3668786177222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236396361666336363264343763646636343064366531313261366661633161373632366439343632363332316465306362626661303163373963313039666337222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a33312c2274696d65223a22323032362d31312d32385431393a34303a31332e3133315a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(32, 2, 1, '\x14185b44f1b6a0cdd3bdc18ace08f380dde54bdb8607cab2c0cf11a48bd723d8', '\x85ec259c9540c53d00c5a6e2d9c4bdc0bbd02869f5ab145ecd2385c1ecf2b14a', 'review.recorded', 'dec_01m8htr8ebqfv59jhjpnj6hxaw', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2234323538333731613636623735376632626561393634656538346364313939393963663063626338343363346164326533663635333866353530333761623662222c226465636973696f6e223a7b226964223a226465635f30316d3868747238656271667635396a686a706e6a3668786177222c2270726576223a2238356563323539633935343063353364303063356136653264396334626463306262643032383639663561623134356563643233383563316563663262313461222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238356563323539633935343063353364303063356136653264396334626463306262643032383639663561623134356563643233383563316563663262313461222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a33322c2274696d65223a22323032362d31312d32385431393a34303a31332e3133335a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d');

INSERT INTO docket.idempotency VALUES
	(5, 2, 1, 'prn_agent', 'claims-1', '\xf6a452648da8577c429846f2ad878196319a1303074cc2ad1c57994c6846e8b0', NULL),
	(29, 2, 1, 'prn_agent', 'claims-4', '\x88fc698e6e9150c8eea502aac5146029954f5c35a1b454568c3e005250fa58b8', NULL);

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+8a07b345+AQuBrctmBKE8sPUMthEtyuJuua3CAe5bfSPq9DK/FyAJ', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-28T19:40:13.030Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+37b08811+AdhdiNsreGLNJt5g6GnqIhczLsyBoZrHCfmyBeBPJFpd', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-28T19:40:13.044Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\xe99846fd6477a975dcf0158662479a402f78823b8e64333f7d7bb5b4088e1c6c', '2026-11-28T19:40:13.048Z', '\x022c498b0dd36cae42230c9b18ff0b4326afd271492fdeead9333d050297d8f5'),
	(2, 33, '\x14185b44f1b6a0cdd3bdc18ace08f380dde54bdb8607cab2c0cf11a48bd723d8', '2026-11-28T19:40:13.133Z', '\xa826db0c8315359267433c1aa6e3ac8e5e4e1f436b64604206ffec8aa1345d7314185b44f1b6a0cdd3bdc18ace08f380dde54bdb8607cab2c0cf11a48bd723d8');

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
	(1, 2, 2, 2, false, 'dec_01m8htr8bx04z7yq5fh24313r3', 'open', NULL, 'proceed', 'low', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:40:13.053Z', '2026-11-28T19:40:13.059Z', NULL),
	(3, 9, 2, 7, false, 'dec_01m8htr8cfhfxf54b3av1tvrwf', 'closed', NULL, 'proceed', 'medium', 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T19:40:13.071Z', '2026-11-28T19:40:13.081Z', 'sub-2'),
	(10, 11, 2, 2, false, 'dec_01m8htr8ct034gsyc6d59j9x4j', 'open', NULL, 'proceed', 'high', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:40:13.082Z', '2026-11-28T19:40:13.099Z', NULL),
	(12, 25, 2, 14, false, 'dec_01m8htr8de64g9n5f9xgsynxyy', 'closed', 'BLOCKED', 'stop', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T19:40:13.102Z', '2026-11-28T19:40:13.114Z', 'sub-1');

INSERT INTO docket.search_document VALUES
	(13, 12, 2, 0, 'refund-policy', '3.1', '11', '4.2', 'cited'),
	(13, 12, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(14, 12, 2, 0, 'terms', NULL, '11', '4.2', 'decisive'),
	(14, 12, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(15, 12, 2, 0, 'terms', NULL, '12', '4.2', 'decisive'),
	(15, 12, 2, 1, 'ticket', NULL, NULL, NULL, 'input');

INSERT INTO docket.search_side_effect VALUES
	(5, 7, 3, 2, false, 'sfx_01m8htr8cktwne9v2vsfh3ftkn', 'issue_refund', 'payments', 'order/1', 'billing', NULL, NULL, 'claims-1', 'outcome_unknown', '2026-11-28T19:40:13.075Z', '2026-11-28T19:40:13.081Z');

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':1,4'),
	(2, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(3, 3, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''medium'':10 ''order'':5 ''part'':8 ''refund'':4 ''sub'':12'),
	(4, 3, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(5, 3, 2, 'side_effect.intent', '''#2'' ''01m8htr8cktwne9v2vsfh3ftkn'':10 ''1'':2,13 ''billing'':7 ''claims'':1 ''issue'':4 ''order'':12 ''payments'':15 ''refund'':5 ''sfx'':9'),
	(6, 3, 2, 'side_effect.executing', '''#2'' ''01m8htr8cktwne9v2vsfh3ftkn'':2 ''sfx'':1'),
	(7, 3, 2, 'side_effect.outcome_unknown', '''#2'' ''01m8htr8cktwne9v2vsfh3ftkn'':2 ''sfx'':1'),
	(8, 3, 2, 'decision.closed', '''#2'' ''6'':1 ''completed'':3'),
	(9, 3, 2, 'tripwire.tripped', '''#2'' ''01m8htr8cktwne9v2vsfh3ftkn'':8 ''1'':10 ''5'':1 ''closed'':12 ''completed'':5 ''open'':14 ''proceed'':3 ''sfx'':7 ''with'':13 ''work'':15'),
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
