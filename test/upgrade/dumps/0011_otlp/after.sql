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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b35333638613065362b41564470666a6b41543468716e6c726e4d4a766257766c6e76387a676a7376627a742b576e4e777253393944227d', '\x29c0b80196de578de986415ebe4e735cf5164dd7d41dbcc7b2e43ec092ed59bd'),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b36343433333331312b41536e496144684d7645577278657a6f39493173336b4e754a5a306943677a726a566b396f474a6e2f572b63227d', '\x033f33fb3ae8cb01c649b5def623bee2e7e29dfada26b76f4cd2b3004890cacf'),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2239346634663038306463343833356265346662343466663935616337663735323830366539303365373137366261336334616230343764383636623262313863222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b36343433333331312b41536e496144684d7645577278657a6f39493173336b4e754a5a306943677a726a566b396f474a6e2f572b63227d', '\xe2ae8225878d81757c58602d423b3ff41015491d6df425b1c54aac8f82da8ed9'),
	(1, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d32227d', '\x4bf8cac27640b84bdf3aec2b5f03d46c92344292a6b7c74db2f64ad46c664800'),
	(2, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xc3d16425d26b5f2177a6489dc71d116896b19800a13e9edc4ea5e7d3228fb712'),
	(3, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226d656469756d227d', '\xf55c6e9b27cbf10d67b54c8b937021017733dcbb1d6be4733bfced85191f0640'),
	(4, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xc1768ae9d6a676551d593f343e5400fa8287f5e682f50b3a36183b3b461937cc'),
	(5, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x5728cd2f6aa9b443ecc6c953c9fcd80d3902253b6370bbedfdaff8d904eb05a9'),
	(6, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d31222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d3868726d7a31356e336664626774706368356338353976222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a226d61696c227d7d', '\xe4d4bf3e00b694b62d000ab8cf1d5e26f4378e8da6c7abdd1662c499c474268b'),
	(7, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d3868726d7a31356e336664626774706368356338353976227d', '\xdea66909514a62774ced08e616f3bfc787e8bfe82470e2b8106a1257ef53e777'),
	(8, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d3868726d7a31356e336664626774706368356338353976227d', '\x41c57a38c843b5e869b9436847c648cddc9c4486563e645f72c134613de5dc82'),
	(9, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77227d', '\xb75a21d0a66ac0b62f26ca49ae26d2188c363081f9216a8892a1976442a157d3'),
	(10, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x29fc6014e3136e258094756d268c21d3a0823fb87ac9bb122753a5c972057654'),
	(11, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c222c227375626a6563745f726566223a227375622d32227d', '\xce40f5154ac29821dfd31410306a0809c0f8a3ff5fe493e9afa23ae6ac1e80e0'),
	(12, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xf02a7a3ffabb516936b7d045e2b3b14aaa1cffe36620f1b2cb6d0a71ca09d793'),
	(13, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226d656469756d222c227375626a6563745f726566223a227375622d32227d', '\xa42919a09fc833d7390be36e9fb508ef1e7f8d6495bd4d009383d60d72ac143e'),
	(14, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22504c414e4e494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x1e1f4ed521b3c236e7178177fd94d509cac4b468f9cbcaf1bf2eeae2d40685fd'),
	(15, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x5562e9c81dea432838e9487be2b81227cd3bbe1f4875b2af1077862f8b368d47'),
	(16, 2, '\x7b226361757365223a322c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226167656e745f61736b6564227d', '\xde922dd216e697d2348bbecc8312332720459ca2b091a09165b019ad5507f0ba'),
	(17, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x42bbc3bad86fa9549aa6ced087f9d48a1ced93c9e9efe95afbd69f6846e125fb'),
	(18, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x782b23c687ce5ad1e4292dfb5e82d7acf49ac7b9e44a13d216b069f9b8ebfc06'),
	(19, 2, '\x7b226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c2272756c65223a226c6f6f70227d', '\x83209b5b1ee9a787a0065f05551cf5ce6beb7bd3faed95599006cfbe39defddf'),
	(20, 2, '\x7b226361757365223a342c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22636c61696d732d6167656e74222c2266726f6d223a22424c4f434b4544222c22746f223a22444f4e45227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\xc98c89969c27daea589200a297871ed98a95277157f176b8e4e3e42734a2f20e'),
	(21, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22504c414e4e494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x7936a7cf4a81a599a75dce5e35b51d2753d3e21a9459fcce95012f7612425c74'),
	(22, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x8705badcd70216675c8573f03eb880eac689b241addead6d9cc400770dbc080a'),
	(23, 2, '\x7b22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a226d61696c227d7d', '\x7ecea978c93a128df7d30708b40498c3c818ad23f9ab7102e4b9c8955095cfa5'),
	(24, 2, '\x7b22656e7472795f636f756e74223a31322c226f7574636f6d65223a22636f6d706c65746564227d', '\x691f5e0ee06e559f4f179cad3fd0413412de3887544758d3389ab7c0a318e9a4'),
	(25, 2, '\x7b226361757365223a31312c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31222c226573632d32225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x27b9bb1d53a4b5e620ef3e5591bfa18582795e9e41d0cc1ec6c655817893d134'),
	(26, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768222c227375626a6563745f726566223a227375622d31227d', '\x6b77a851cb3d42cd97218385c9c556a464be806d5cf255c16255bcc7739cf6b8'),
	(27, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x9508f21f4ee505dd54183a54f8ecf42a8089496fa02a81c1c567d708c162c102');

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\x1381bb90187de6f11e8b801ad83c499e12330ee4fc8bfc1743bddee7acba7e75', '2026-11-28T19:03:27.561Z', 'docket.example/registry
1
E4G7kBh95vEei4Aa2DxJnhIzDuT8i/wXQ73e56y6fnU=

— docket.example/registry U2ig5qzCRVqZlXehE1amwCqimta/IBhQVBhv2DtJEI5v3sEI/lx8/vICpbQilkU41qhElv6DkDmdSFUPnq1LwQ2PVQc=
'),
	(1, 2, '\x94f4f080dc4835be4fb44ff95ac7f752806e903e7176ba3c4ab047d866b2b18c', '2026-11-28T19:03:27.690Z', 'docket.example/claims
1
lPTwgNxINb5PtE/5Wsf3UoBukD5xdro8SrBH2GaysYw=

— docket.example/claims ZEMzEfJcdv1FC3SqpHOP+LEVaBkPXmY7OxsRXtv6+1i3Yja6D2522qMsZ48oLFZ+tja1Gct+T8NNKkK7HuxkQueKwAA=
'),
	(2, 1, '\x22510efd0cac2a5c0a29ab4bb1e2542aa724e7708536fa52a117ed6750202977', '2026-11-28T19:03:27.720Z', 'docket.example/registry
2
IlEO/QysKlwKKatLseJUKqck53CFNvpSoRftZ1AgKXc=

— docket.example/registry U2ig5rjp7YnLM3cMdSzmC6LmdP1WoFLuWXZN+xZgOZMBvvAydvstMBT8qgY3pDvVHigHcF4bzPgnS8H1lISbtb4MrQc=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8hrmyrvy8aznzyfmqyxd66x', 1, 2, '\xee883a547072ee9b956ccdebbebc7c9cb1420e8785343918251530344659a61a', 2, 'open', NULL, 'proceed', 'low', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:03:27.779Z', '2026-11-28T19:03:27.890Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hrmyrvy8aznzyfmqyxd66x","imported":false,"lastSeq":2,"lastTime":"2026-11-28T19:03:27.890Z","loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:03:27.779Z","openedBy":"prn_other","openedSeq":1,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":8,"writers":["prn_other"]}'),
	(2, 'dec_01m8hrmyzqbkz5w360nnjznn75', 3, 8, '\x50e11a4bb24d071ec59cc3f79ed559af21f174775033a1010d31ff1fdb038935', 6, 'open', 'DONE', 'proceed', 'medium', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:03:27.991Z', '2026-11-28T19:03:28.090Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"DONE","released":false}],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/2","system":"mail"}},"at":3,"sideEffect":"sfx_01m8hrmz15n3fdbgtpch5c859v"},"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":1,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":1,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":6,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hrmyzqbkz5w360nnjznn75","imported":false,"lastSeq":8,"lastTime":"2026-11-28T19:03:28.090Z","loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:03:27.991Z","openedBy":"prn_agent","openedSeq":3,"outcome":null,"parentDecision":null,"phase":"DONE","refusals":{"attempts":0,"since":0},"sideEffects":[{"cause":3,"id":"sfx_01m8hrmz15n3fdbgtpch5c859v","key":"e266ad1796bc037f539afad4","operation":"issue_refund","reversibility":"unknown","signature":"7be1d2e40deee4c59a24ecc1","status":"outcome_unknown","unannounced":false}],"sideEffectsForgotten":0,"stakes":"medium","status":"open","stoppedBy":null,"version":8,"writers":["prn_agent"]}'),
	(2, 'dec_01m8hrmz5dhdx963j2fc1wck5q', 9, 10, '\x31aafd78233a4734123d5ee36db97f2e489a3d5b53e1a6db81f6d5010f709b3f', 2, 'open', NULL, 'proceed', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:03:28.173Z', '2026-11-28T19:03:28.190Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hrmz5dhdx963j2fc1wck5q","imported":false,"lastSeq":10,"lastTime":"2026-11-28T19:03:28.190Z","loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:03:28.173Z","openedBy":"prn_other","openedSeq":9,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":8,"writers":["prn_other"]}'),
	(2, 'dec_01m8hrmz87f8xft6mkcmj9r522', 11, 12, '\x8eb436d607eb0aad8ac7ee57002520db1b85d9129ea10e8458fa66ac3f580c67', 2, 'open', NULL, 'proceed', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:03:28.263Z', '2026-11-28T19:03:28.305Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hrmz87f8xft6mkcmj9r522","imported":false,"lastSeq":12,"lastTime":"2026-11-28T19:03:28.305Z","loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:03:28.263Z","openedBy":"prn_other","openedSeq":11,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":8,"writers":["prn_other"]}'),
	(2, 'dec_01m8hrmzb7xbnh5sf0j9da10z1', 13, 25, '\xf220e733fc693439cd997814a5316d7bb0801eed6fa88fcb7e47d9652257f568', 13, 'closed', 'PLANNING', 'stop', 'medium', false, 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T19:03:28.359Z', '2026-11-28T19:03:28.550Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"PLANNING","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-11-28T19:03:28.550Z","confidence":0.9,"counters":{"cards":4,"escalations":2,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":3},"decided":null,"decisiveReferences":0,"directive":"stop","entryCount":13,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hrmzb7xbnh5sf0j9da10z1","imported":false,"lastSeq":25,"lastTime":"2026-11-28T19:03:28.550Z","loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"at":3,"cause":2,"directive":"hold","dueAt":null,"id":"esc-1","overdue":null,"rule":"agent_asked","subject":""},{"announced":null,"at":6,"cause":4,"directive":"stop","dueAt":null,"id":"esc-2","overdue":null,"rule":"loop","subject":""}],"openIncidents":[],"openedAt":"2026-11-28T19:03:28.359Z","openedBy":"prn_agent","openedSeq":13,"outcome":"completed","parentDecision":null,"phase":"PLANNING","refusals":{"attempts":0,"since":11},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"medium","status":"closed","stoppedBy":null,"version":8,"writers":["prn_agent"]}'),
	(2, 'dec_01m8hrmzkprchnbrh0jrbvn311', 26, 27, '\x69f1bb4683f58572b921edd862bae95dba71e3b038a772e8a96a218fcb506db9', 2, 'open', NULL, 'proceed', 'high', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:03:28.630Z', '2026-11-28T19:03:28.634Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8hrmzkprchnbrh0jrbvn311","imported":false,"lastSeq":27,"lastTime":"2026-11-28T19:03:28.634Z","loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:03:28.630Z","openedBy":"prn_other","openedSeq":26,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":8,"writers":["prn_other"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\x1381bb90187de6f11e8b801ad83c499e12330ee4fc8bfc1743bddee7acba7e75', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2234353166306139313837353434336231626437346663313833323936363863346433356233393539616265303361343664396363376462343665383639613964222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32385431393a30333a32372e3435395a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\x94f4f080dc4835be4fb44ff95ac7f752806e903e7176ba3c4ab047d866b2b18c', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2238366362623336346532333531393032373862333036346161316631366532303963326636336530626230313031663461653636313438313937646430336536222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32385431393a30333a32372e3638325a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\xf452369a4f078c2df26af7c4d1fa9a34174efbba334e7b33f0ec840b77594f34', '\x1381bb90187de6f11e8b801ad83c499e12330ee4fc8bfc1743bddee7acba7e75', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2236393136323831666234353766653834303230373336346439633439633031303033363165303237663361393633306632653261353665656330633261646133222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2231333831626239303138376465366631316538623830316164383363343939653132333330656534666338626663313734336264646565376163626137653735222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31312d32385431393a30333a32372e3731365a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\x001e56397123bf06ad4c7511e0984c91902119d163b0dbb7f14adf43dfcb9d85', '\x94f4f080dc4835be4fb44ff95ac7f752806e903e7176ba3c4ab047d866b2b18c', 'decision.opened', 'dec_01m8hrmyrvy8aznzyfmqyxd66x', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2236356135346234303838313535353930333831353836353466346465353839623139616361303535643933393938363738656263343334303538373963366436222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7972767938617a6e7a79666d71797864363678222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239346634663038306463343833356265346662343466663935616337663735323830366539303365373137366261336334616230343764383636623262313863222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31312d32385431393a30333a32372e3737395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\xee883a547072ee9b956ccdebbebc7c9cb1420e8785343918251530344659a61a', '\x001e56397123bf06ad4c7511e0984c91902119d163b0dbb7f14adf43dfcb9d85', 'review.recorded', 'dec_01m8hrmyrvy8aznzyfmqyxd66x', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2230373861363733376236663864356138313561303863303632356435313433393265383639646336353963633939626565386337383136396433386437313765222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7972767938617a6e7a79666d71797864363678222c2270726576223a2230303165353633393731323362663036616434633735313165303938346339313930323131396431363362306462623766313461646634336466636239643835222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303165353633393731323362663036616434633735313165303938346339313930323131396431363362306462623766313461646634336466636239643835222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a322c2274696d65223a22323032362d31312d32385431393a30333a32372e3839305a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 0, '\x9d4f4531a16e0398ba0269d276e950b329ec539dd6ecb8e4b02cb65788333592', '\xee883a547072ee9b956ccdebbebc7c9cb1420e8785343918251530344659a61a', 'decision.opened', 'dec_01m8hrmyzqbkz5w360nnjznn75', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2233356331353963383830396530373562653231663662373036646362353031636635626336376662373130643137376233613930383462656234343939646131222c226465636973696f6e223a7b226964223a226465635f30316d3868726d797a71626b7a35773336306e6e6a7a6e6e3735222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265653838336135343730373265653962393536636364656262656263376339636231343230653837383533343339313832353135333033343436353961363161222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a332c2274696d65223a22323032362d31312d32385431393a30333a32372e3939315a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 1, '\x69bdcaba9e4ad9eeb7dabed1e2bee63af306dc05c76981133c3c50860b42eef8', '\x9d4f4531a16e0398ba0269d276e950b329ec539dd6ecb8e4b02cb65788333592', 'job_card.filed', 'dec_01m8hrmyzqbkz5w360nnjznn75', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237316132633537356532373037646235353835356163643032306265653837663862613961316165643235356630383031313032326233356137653462313265222c226465636973696f6e223a7b226964223a226465635f30316d3868726d797a71626b7a35773336306e6e6a7a6e6e3735222c2270726576223a2239643466343533316131366530333938626130323639643237366539353062333239656335333964643665636238653462303263623635373838333333353932222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239643466343533316131366530333938626130323639643237366539353062333239656335333964643665636238653462303263623635373838333333353932222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a342c2274696d65223a22323032362d31312d32385431393a30333a32382e3031385a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 2, '\x98ad6bb861b55b2c55e75189d041662be9e92eaf088c97dada3014a015432f5b', '\x69bdcaba9e4ad9eeb7dabed1e2bee63af306dc05c76981133c3c50860b42eef8', 'review.recorded', 'dec_01m8hrmyzqbkz5w360nnjznn75', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2262386361653630306631666337363433343236306236633730326461626330393161373236643038633632393437663432643033326333373931643362333135222c226465636973696f6e223a7b226964223a226465635f30316d3868726d797a71626b7a35773336306e6e6a7a6e6e3735222c2270726576223a2236396264636162613965346164396565623764616265643165326265653633616633303664633035633736393831313333633363353038363062343265656638222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236396264636162613965346164396565623764616265643165326265653633616633303664633035633736393831313333633363353038363062343265656638222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a352c2274696d65223a22323032362d31312d32385431393a30333a32382e3033345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 3, '\x646ba5ea875904fac75953e5d47a94a9eb2e6a3da80e1a4c610f361e308f10b5', '\x98ad6bb861b55b2c55e75189d041662be9e92eaf088c97dada3014a015432f5b', 'side_effect.intent', 'dec_01m8hrmyzqbkz5w360nnjznn75', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265376538373336346566646662303937313464643631353064373364363665333737383730316635333137616132353032333739386462616663383534616336222c226465636973696f6e223a7b226964223a226465635f30316d3868726d797a71626b7a35773336306e6e6a7a6e6e3735222c2270726576223a2239386164366262383631623535623263353565373531383964303431363632626539653932656166303838633937646164613330313461303135343332663562222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239386164366262383631623535623263353565373531383964303431363632626539653932656166303838633937646164613330313461303135343332663562222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a362c2274696d65223a22323032362d31312d32385431393a30333a32382e3035345a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 4, '\xb53d97cf6af07cf79df12eeb7b145ed00d6876e819308f6fb9692376871a5346', '\x646ba5ea875904fac75953e5d47a94a9eb2e6a3da80e1a4c610f361e308f10b5', 'side_effect.executing', 'dec_01m8hrmyzqbkz5w360nnjznn75', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265363235626130356235306666336334383433633731656233383931376461623430356333343965393131336437333766313963316636663666616233376561222c226465636973696f6e223a7b226964223a226465635f30316d3868726d797a71626b7a35773336306e6e6a7a6e6e3735222c2270726576223a2236343662613565613837353930346661633735393533653564343761393461396562326536613364613830653161346336313066333631653330386631306235222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236343662613565613837353930346661633735393533653564343761393461396562326536613364613830653161346336313066333631653330386631306235222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a372c2274696d65223a22323032362d31312d32385431393a30333a32382e3038325a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(8, 2, 5, '\x50e11a4bb24d071ec59cc3f79ed559af21f174775033a1010d31ff1fdb038935', '\xb53d97cf6af07cf79df12eeb7b145ed00d6876e819308f6fb9692376871a5346', 'side_effect.outcome_unknown', 'dec_01m8hrmyzqbkz5w360nnjznn75', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262626632303938623962336165626332346334316661316133633462643765663165636365346139666264373431353233343266343336336132303738366238222c226465636973696f6e223a7b226964223a226465635f30316d3868726d797a71626b7a35773336306e6e6a7a6e6e3735222c2270726576223a2262353364393763663661663037636637396466313265656237623134356564303064363837366538313933303866366662393639323337363837316135333436222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262353364393763663661663037636637396466313265656237623134356564303064363837366538313933303866366662393639323337363837316135333436222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e2f31222c22736571223a382c2274696d65223a22323032362d31312d32385431393a30333a32382e3039305a222c2274797065223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(9, 2, 0, '\xd055f3839224796529372f5dc570be4d369c1a37e88e7ef825a2e74cd8ca2322', '\x50e11a4bb24d071ec59cc3f79ed559af21f174775033a1010d31ff1fdb038935', 'decision.opened', 'dec_01m8hrmz5dhdx963j2fc1wck5q', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2263303663623539336437653333353933343236633664343139323661643833333430663166346330656266373063623735386566393262333063383463353131222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a35646864783936336a3266633177636b3571222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235306531316134626232346430373165633539636333663739656435353961663231663137343737353033336131303130643331666631666462303338393335222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a392c2274696d65223a22323032362d31312d32385431393a30333a32382e3137335a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(10, 2, 1, '\x31aafd78233a4734123d5ee36db97f2e489a3d5b53e1a6db81f6d5010f709b3f', '\xd055f3839224796529372f5dc570be4d369c1a37e88e7ef825a2e74cd8ca2322', 'review.recorded', 'dec_01m8hrmz5dhdx963j2fc1wck5q', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2263643331323764613731363636373032633361366236633636363530363263316335323065623735306134366465626561353435306537636534366662333239222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a35646864783936336a3266633177636b3571222c2270726576223a2264303535663338333932323437393635323933373266356463353730626534643336396331613337653838653765663832356132653734636438636132333232222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264303535663338333932323437393635323933373266356463353730626534643336396331613337653838653765663832356132653734636438636132333232222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31302c2274696d65223a22323032362d31312d32385431393a30333a32382e3139305a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 0, '\x5c2d75583eb543d2d165c9c5288054f848227902130490e6b329d8606cae3e65', '\x31aafd78233a4734123d5ee36db97f2e489a3d5b53e1a6db81f6d5010f709b3f', 'decision.opened', 'dec_01m8hrmz87f8xft6mkcmj9r522', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2265303831663664656662393035343638366264356137636265366565383264623633376635393064613837356461376631303230343161626365656364663031222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a38376638786674366d6b636d6a3972353232222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233316161666437383233336134373334313233643565653336646239376632653438396133643562353365316136646238316636643530313066373039623366222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31312c2274696d65223a22323032362d31312d32385431393a30333a32382e3236335a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(12, 2, 1, '\x8eb436d607eb0aad8ac7ee57002520db1b85d9129ea10e8458fa66ac3f580c67', '\x5c2d75583eb543d2d165c9c5288054f848227902130490e6b329d8606cae3e65', 'review.recorded', 'dec_01m8hrmz87f8xft6mkcmj9r522', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2261396538343539306534646538343730656138343932373261343566663666336165386233376534333337633964353035393732353238626462653933396433222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a38376638786674366d6b636d6a3972353232222c2270726576223a2235633264373535383365623534336432643136356339633532383830353466383438323237393032313330343930653662333239643836303663616533653635222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235633264373535383365623534336432643136356339633532383830353466383438323237393032313330343930653662333239643836303663616533653635222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31322c2274696d65223a22323032362d31312d32385431393a30333a32382e3330355a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(13, 2, 0, '\x6b639ebcd5298e3787c762f43d32cadfbf83c9be217372aa97733789ca39fd06', '\x8eb436d607eb0aad8ac7ee57002520db1b85d9129ea10e8458fa66ac3f580c67', 'decision.opened', 'dec_01m8hrmzb7xbnh5sf0j9da10z1', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2239393164343430636361396438363363666135653866393830383639336466643733373737353831616364336362646237613432386236396238366535316333222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a623778626e68357366306a39646131307a31222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238656234333664363037656230616164386163376565353730303235323064623162383564393132396561313065383435386661363661633366353830633637222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31332c2274696d65223a22323032362d31312d32385431393a30333a32382e3335395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(14, 2, 1, '\x846b8953033e96c86a78c04e025a2f6aa22b84c16a0a5ee182c2e4e88cc2badd', '\x6b639ebcd5298e3787c762f43d32cadfbf83c9be217372aa97733789ca39fd06', 'job_card.filed', 'dec_01m8hrmzb7xbnh5sf0j9da10z1', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2231393338663330393431623963346664393038326536633630626537386362376136646638303039303764373630613136303934326465663064303431356162222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a623778626e68357366306a39646131307a31222c2270726576223a2236623633396562636435323938653337383763373632663433643332636164666266383363396265323137333732616139373733333738396361333966643036222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236623633396562636435323938653337383763373632663433643332636164666266383363396265323137333732616139373733333738396361333966643036222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31342c2274696d65223a22323032362d31312d32385431393a30333a32382e3337345a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(15, 2, 2, '\xa6ba6163eafdb02fcdaf746bae68e97f7692ad26e7cb309e52cf724e403ec6d3', '\x846b8953033e96c86a78c04e025a2f6aa22b84c16a0a5ee182c2e4e88cc2badd', 'job_card.filed', 'dec_01m8hrmzb7xbnh5sf0j9da10z1', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263323636643634393131613139633630326138313532363436633532356638383136356433616638383466633832343134393535313066373338366663616334222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a623778626e68357366306a39646131307a31222c2270726576223a2238343662383935333033336539366338366137386330346530323561326636616132326238346331366130613565653138326332653465383863633262616464222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238343662383935333033336539366338366137386330346530323561326636616132326238346331366130613565653138326332653465383863633262616464222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31352c2274696d65223a22323032362d31312d32385431393a30333a32382e3434365a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(16, 2, 3, '\x486b6a37ff216fe239989a73268c6e3f9f812ccb99b1a7790fe3174cb79acfaf', '\xa6ba6163eafdb02fcdaf746bae68e97f7692ad26e7cb309e52cf724e403ec6d3', 'escalation.opened', 'dec_01m8hrmzb7xbnh5sf0j9da10z1', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2230643434333632356233626431656265653437643438306436616138373131393636663731393166653133333333393936326136343533396434333134656461222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a623778626e68357366306a39646131307a31222c2270726576223a2261366261363136336561666462303266636461663734366261653638653937663736393261643236653763623330396535326366373234653430336563366433222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261366261363136336561666462303266636461663734366261653638653937663736393261643236653763623330396535326366373234653430336563366433222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31362c2274696d65223a22323032362d31312d32385431393a30333a32382e3434365a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(17, 2, 4, '\x07f413d674b39f61bb4f93954921f62718698b35e2ea52032663753ad7ddad38', '\x486b6a37ff216fe239989a73268c6e3f9f812ccb99b1a7790fe3174cb79acfaf', 'job_card.filed', 'dec_01m8hrmzb7xbnh5sf0j9da10z1', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263666531333338353738626166613932336439636566613239663630383930323965663236363464643134626462646261343733373163656361306462636136222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a623778626e68357366306a39646131307a31222c2270726576223a2234383662366133376666323136666532333939383961373332363863366533663966383132636362393962316137373930666533313734636237396163666166222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234383662366133376666323136666532333939383961373332363863366533663966383132636362393962316137373930666533313734636237396163666166222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31372c2274696d65223a22323032362d31312d32385431393a30333a32382e3437315a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(18, 2, 5, '\x37ec63af2dd15daae4f07a4d349e6f62e033db0cf620e7002f78eb3d1721a427', '\x07f413d674b39f61bb4f93954921f62718698b35e2ea52032663753ad7ddad38', 'tripwire.tripped', 'dec_01m8hrmzb7xbnh5sf0j9da10z1', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2265326632633162353563373764623837306431613033663637613336636164613362636339636533346431383266613333616339383432353566386362353834222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a623778626e68357366306a39646131307a31222c2270726576223a2230376634313364363734623339663631626234663933393534393231663632373138363938623335653265613532303332363633373533616437646461643338222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230376634313364363734623339663631626234663933393534393231663632373138363938623335653265613532303332363633373533616437646461643338222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31382c2274696d65223a22323032362d31312d32385431393a30333a32382e3437315a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(19, 2, 6, '\x1e5e3452b45beb47964af5133d789303941cc696115a08b2d418525a1fde3ccb', '\x37ec63af2dd15daae4f07a4d349e6f62e033db0cf620e7002f78eb3d1721a427', 'escalation.opened', 'dec_01m8hrmzb7xbnh5sf0j9da10z1', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2262663336353464643265343437306236303266326432613532653132633937643538326464613564386530636333633864383635663733643066363331363934222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a623778626e68357366306a39646131307a31222c2270726576223a2233376563363361663264643135646161653466303761346433343965366636326530333364623063663632306537303032663738656233643137323161343237222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233376563363361663264643135646161653466303761346433343965366636326530333364623063663632306537303032663738656233643137323161343237222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31392c2274696d65223a22323032362d31312d32385431393a30333a32382e3437315a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(20, 2, 7, '\x0028acdb8fd7008bc257e5f1e9e5a55b9082b29c966c67d00f774436605a0ed5', '\x1e5e3452b45beb47964af5133d789303941cc696115a08b2d418525a1fde3ccb', 'tripwire.tripped', 'dec_01m8hrmzb7xbnh5sf0j9da10z1', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2265376538633333356635616165366435313038663530326436616264666132633136623563616537303032383930633866326636633163343330373362353966222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a623778626e68357366306a39646131307a31222c2270726576223a2231653565333435326234356265623437393634616635313333643738393330333934316363363936313135613038623264343138353235613166646533636362222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231653565333435326234356265623437393634616635313333643738393330333934316363363936313135613038623264343138353235613166646533636362222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32302c2274696d65223a22323032362d31312d32385431393a30333a32382e3437315a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(21, 2, 8, '\x9521d040b8e29b347619983ef0f0a87adf19b1bc5686ccacc4bf9f14b0f7b41f', '\x0028acdb8fd7008bc257e5f1e9e5a55b9082b29c966c67d00f774436605a0ed5', 'job_card.filed', 'dec_01m8hrmzb7xbnh5sf0j9da10z1', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2231343164326362636166363566326364666236316331343965323230363337623964336230356435316661306434613531613339396538646531326565663031222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a623778626e68357366306a39646131307a31222c2270726576223a2230303238616364623866643730303862633235376535663165396535613535623930383262323963393636633637643030663737343433363630356130656435222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303238616364623866643730303862633235376535663165396535613535623930383262323963393636633637643030663737343433363630356130656435222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32312c2274696d65223a22323032362d31312d32385431393a30333a32382e3533335a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(22, 2, 9, '\x0ce6b8ae95608493e69bb0b982b61644ed3abc9c4900eb8a2e20992404d2d703', '\x9521d040b8e29b347619983ef0f0a87adf19b1bc5686ccacc4bf9f14b0f7b41f', 'review.recorded', 'dec_01m8hrmzb7xbnh5sf0j9da10z1', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2263383961313830393162646365633034353137346536643036343633363262333139386464636131353361336635653931646237333965653762336637636533222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a623778626e68357366306a39646131307a31222c2270726576223a2239353231643034306238653239623334373631393938336566306630613837616466313962316263353638366363616363346266396631346230663762343166222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239353231643034306238653239623334373631393938336566306630613837616466313962316263353638366363616363346266396631346230663762343166222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32322c2274696d65223a22323032362d31312d32385431393a30333a32382e3533365a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(23, 2, 10, '\x00b4507eede695c9d46e81b977b5dc573d9a9dc9d110ebf2c93f2664ff00d75c', '\x0ce6b8ae95608493e69bb0b982b61644ed3abc9c4900eb8a2e20992404d2d703', 'side_effect.refused', 'dec_01m8hrmzb7xbnh5sf0j9da10z1', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262386431326538313732363863336531373462653334663031373035313564663062663063386334643239323434326661653233636262366330663264373731222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a623778626e68357366306a39646131307a31222c2270726576223a2230636536623861653935363038343933653639626230623938326236313634346564336162633963343930306562386132653230393932343034643264373033222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230636536623861653935363038343933653639626230623938326236313634346564336162633963343930306562386132653230393932343034643264373033222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a32332c2274696d65223a22323032362d31312d32385431393a30333a32382e3533385a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(24, 2, 11, '\x40896503da9f735f201aceb8a4030691cb67d24f9eb3a42f3e4418d52f9c31b3', '\x00b4507eede695c9d46e81b977b5dc573d9a9dc9d110ebf2c93f2664ff00d75c', 'decision.closed', 'dec_01m8hrmzb7xbnh5sf0j9da10z1', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265306163386539393232316334353164353033613734323931376638303239353835633130613664333636613438653637376261353065623964313030323265222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a623778626e68357366306a39646131307a31222c2270726576223a2230306234353037656564653639356339643436653831623937376235646335373364396139646339643131306562663263393366323636346666303064373563222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230306234353037656564653639356339643436653831623937376235646335373364396139646339643131306562663263393366323636346666303064373563222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a32342c2274696d65223a22323032362d31312d32385431393a30333a32382e3535305a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(25, 2, 12, '\xf220e733fc693439cd997814a5316d7bb0801eed6fa88fcb7e47d9652257f568', '\x40896503da9f735f201aceb8a4030691cb67d24f9eb3a42f3e4418d52f9c31b3', 'tripwire.tripped', 'dec_01m8hrmzb7xbnh5sf0j9da10z1', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2262623238393265303535653137363937383735396234386634633731383665636635306539643137353138663130393063303132656538383962613864636261222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a623778626e68357366306a39646131307a31222c2270726576223a2234303839363530336461396637333566323031616365623861343033303639316362363764323466396562336134326633653434313864353266396333316233222c22736571223a31327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234303839363530336461396637333566323031616365623861343033303639316362363764323466396562336134326633653434313864353266396333316233222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32352c2274696d65223a22323032362d31312d32385431393a30333a32382e3535305a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(26, 2, 0, '\x64d140260ffef1960e360cb6047b832ae1cafdf2036ec80439733f2b3953aa89', '\xf220e733fc693439cd997814a5316d7bb0801eed6fa88fcb7e47d9652257f568', 'decision.opened', 'dec_01m8hrmzkprchnbrh0jrbvn311', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2233623331666333333164643333646237333334336535353061353932373237643633396532633235313334313061383138313163663464383432633833346530222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a6b707263686e627268306a7262766e333131222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266323230653733336663363933343339636439393738313461353331366437626230383031656564366661383866636237653437643936353232353766353638222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32362c2274696d65223a22323032362d31312d32385431393a30333a32382e3633305a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(27, 2, 1, '\x69f1bb4683f58572b921edd862bae95dba71e3b038a772e8a96a218fcb506db9', '\x64d140260ffef1960e360cb6047b832ae1cafdf2036ec80439733f2b3953aa89', 'review.recorded', 'dec_01m8hrmzkprchnbrh0jrbvn311', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2230623230383334356165343737646233316231323736316631636431656535646334363039663565323136363537346262366234646534313832313964643330222c226465636973696f6e223a7b226964223a226465635f30316d3868726d7a6b707263686e627268306a7262766e333131222c2270726576223a2236346431343032363066666566313936306533363063623630343762383332616531636166646632303336656338303433393733336632623339353361613839222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236346431343032363066666566313936306533363063623630343762383332616531636166646632303336656338303433393733336632623339353361613839222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32372c2274696d65223a22323032362d31312d32385431393a30333a32382e3633345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d');

INSERT INTO docket.idempotency VALUES
	(6, 2, 1, 'prn_agent', 'claims-1', '\x21c12c11f5c25480bdd886c896cc17f9599c4da0cc5d9ae84ba911bc92c1194f', NULL);

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+5368a0e6+AVDpfjkAT4hqnlrnMJvbWvlnv8zgjsvbzt+WnNwrS99D', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-28T19:03:27.454Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+64433311+ASnIaDhMvEWrxezo9I1s3kNuJZ0iCgzrjVk9oGJn/W+c', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-28T19:03:27.662Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\xf452369a4f078c2df26af7c4d1fa9a34174efbba334e7b33f0ec840b77594f34', '2026-11-28T19:03:27.716Z', '\x22510efd0cac2a5c0a29ab4bb1e2542aa724e7708536fa52a117ed6750202977'),
	(2, 28, '\x69f1bb4683f58572b921edd862bae95dba71e3b038a772e8a96a218fcb506db9', '2026-11-28T19:03:28.634Z', '\xfd0231987ac30c1abe871211fa0db029b0148950323bee8eda5527209416a5f7b619d868d32c8f1b3ad6e3ab5ebd9446ae61272f1ecc24e49984ebf4fee68a992274cdd4f1277f093a0e46cc668e9ee4fb905f23fd917d6595a65e619bfb966b');

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
	(1, 2, 2, 2, false, 'dec_01m8hrmyrvy8aznzyfmqyxd66x', 'open', NULL, 'proceed', 'low', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:03:27.779Z', '2026-11-28T19:03:27.890Z', 'sub-2'),
	(3, 8, 2, 6, false, 'dec_01m8hrmyzqbkz5w360nnjznn75', 'open', 'DONE', 'proceed', 'medium', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:03:27.991Z', '2026-11-28T19:03:28.090Z', NULL),
	(9, 10, 2, 2, false, 'dec_01m8hrmz5dhdx963j2fc1wck5q', 'open', NULL, 'proceed', 'low', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:03:28.173Z', '2026-11-28T19:03:28.190Z', NULL),
	(11, 12, 2, 2, false, 'dec_01m8hrmz87f8xft6mkcmj9r522', 'open', NULL, 'proceed', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:03:28.263Z', '2026-11-28T19:03:28.305Z', 'sub-2'),
	(13, 25, 2, 13, false, 'dec_01m8hrmzb7xbnh5sf0j9da10z1', 'closed', 'PLANNING', 'stop', 'medium', 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T19:03:28.359Z', '2026-11-28T19:03:28.550Z', 'sub-2'),
	(26, 27, 2, 2, false, 'dec_01m8hrmzkprchnbrh0jrbvn311', 'open', NULL, 'proceed', 'high', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:03:28.630Z', '2026-11-28T19:03:28.634Z', 'sub-1');

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
	(6, 8, 3, 2, false, 'sfx_01m8hrmz15n3fdbgtpch5c859v', 'issue_refund', 'mail', 'order/2', 'billing', NULL, NULL, 'claims-1', 'outcome_unknown', '2026-11-28T19:03:28.054Z', '2026-11-28T19:03:28.090Z');

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':4 ''sub'':12'),
	(2, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(3, 3, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''medium'':10 ''order'':5 ''part'':8 ''refund'':4'),
	(4, 3, 2, 'job_card.filed', '''#2'' ''0'':1,18 ''12'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''cited'':15 ''done'':4 ''found'':25 ''input'':22 ''policy'':29 ''receipt'':24 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(5, 3, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(6, 3, 2, 'side_effect.intent', '''#2'' ''01m8hrmz15n3fdbgtpch5c859v'':10 ''1'':2 ''2'':13 ''billing'':7 ''claims'':1 ''issue'':4 ''mail'':15 ''order'':12 ''refund'':5 ''sfx'':9'),
	(7, 3, 2, 'side_effect.executing', '''#2'' ''01m8hrmz15n3fdbgtpch5c859v'':2 ''sfx'':1'),
	(8, 3, 2, 'side_effect.outcome_unknown', '''#2'' ''01m8hrmz15n3fdbgtpch5c859v'':2 ''sfx'':1'),
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

CREATE INDEX otlp_trace_settled ON docket.otlp_trace USING btree (last_at) WHERE (NOT (is_pending OR is_frozen));

CREATE INDEX otlp_trace_waiting ON docket.otlp_trace USING btree (first_at) WHERE (is_pending OR is_frozen);

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
