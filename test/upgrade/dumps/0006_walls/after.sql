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

CREATE TABLE docket.export_part (
    attempt integer NOT NULL,
    part integer NOT NULL,
    export_id text NOT NULL,
    bytes bytea NOT NULL,
    CONSTRAINT export_part_bytes_check CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 262144)))
);
ALTER TABLE ONLY docket.export_part ALTER COLUMN bytes SET STORAGE EXTERNAL;

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

CREATE TABLE docket.search_skipped (
    seq bigint NOT NULL,
    ledger_no integer NOT NULL,
    reason text NOT NULL,
    CONSTRAINT search_skipped_reason_check CHECK ((reason = ANY (ARRAY['entry_missing'::text, 'leaf_damaged'::text, 'body_missing'::text, 'body_damaged'::text, 'decision_unknown'::text, 'text_cut'::text])))
);

CREATE TABLE docket.search_text (
    seq bigint NOT NULL,
    opened_seq bigint NOT NULL,
    ledger_no integer NOT NULL,
    type text NOT NULL COLLATE pg_catalog."C",
    words tsvector NOT NULL
);

CREATE TABLE docket.search_tripwire (
    seq bigint NOT NULL,
    opened_seq bigint NOT NULL,
    ledger_no integer NOT NULL,
    rule text NOT NULL COLLATE pg_catalog."C"
);

CREATE TABLE docket.search_writer (
    opened_seq bigint NOT NULL,
    ledger_no integer NOT NULL,
    actor text NOT NULL COLLATE pg_catalog."C"
);

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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b31633166306363642b4156676535384b757763574d66673762427045494a51737432536a744235394d536749382b75664567635969227d', '\x4cbb6e6cc24a0cc100d3bcb346fffde9cd9e8b8b5a09c0e3eb19e19737d4caa3'),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b36633638343662322b4166626e2b31694567362b69736d52655a6461764e503042635645485848734646785a633474317275524872227d', '\x7b76ff8b7a57a9681b340d0571f69999725cb66951b0375d8cd1ba303e688c1a'),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2234356130373232303664666239643762663739616530373166393838303137653033356130353965666538633235373362303939343433663066306334653531222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b36633638343662322b4166626e2b31694567362b69736d52655a6461764e503042635645485848734646785a633474317275524872227d', '\x7b76168506a4bd321ce852382113aa4a3844f2620eb1b0fdab7281646080b917'),
	(1, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\xc77bd69e54ac39eb2803e3de99048d01105c355a598410a1a4da9ad925510197'),
	(2, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x5af00e93331df1c2d14e14b825a76862c33672e109ed3a55318c384ab6651103'),
	(3, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x78e4a0f10d3667df08bb55cd0d1918ad3b2da7af79ad0d110da5853d73890f8f'),
	(4, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d30222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d3868346d737633396679706562346a34726372646b7a73222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a227061796d656e7473227d7d', '\x02af18f1550e692b261786f295b5453c44013d521b9cbdf09744253d58bb7ba5'),
	(5, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d3868346d737633396679706562346a34726372646b7a73227d', '\x146117d8017b4b229aebeefce5f2f22e9d1bea30d40bcf61ead6b1b496249edf'),
	(6, 2, '\x7b22656e7472795f636f756e74223a362c226f7574636f6d65223a22636f6d706c65746564227d', '\x83eea1155566c669aefdb7b3ad0e572191bbd5618e13d855d97ed6011f8423f7'),
	(7, 2, '\x7b226361757365223a352c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b5d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b227366785f30316d3868346d737633396679706562346a34726372646b7a73225d2c22736964655f656666656374735f6f70656e223a312c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\xebe1bd1f2f27f92739f160ece61cdb7990f81b5997c0ccbeb6516f4db1f17eff'),
	(8, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c227d', '\x12ec5221afe6f7b0565e9ea3600eab44663109340e35514da90afd5aad9a6a48'),
	(9, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xbc8ab9ecb9bb3735448df940499e4b94c56b1fa13f190c3b8da2b844450af547'),
	(10, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77227d', '\x5e9619a5d90762b9e6b08949148598a0d5aff85404336f1cf26cb6b78e6c6149'),
	(11, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xab6172b221bc7e294faac6127e6162aa1a904ca67c722af88920967bc106b6fa'),
	(12, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c226964656d706f74656e63795f6b6579223a22636c61696d732d32222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d3868346d74313477613463376a71336773793238657a70222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a226d61696c227d7d', '\x625d9e09a62443a08b871d77ba4c2d991c4aade3492f4cc1d779c29e10ef1b9c'),
	(13, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d3868346d74313477613463376a71336773793238657a70227d', '\xe823373b707a71662e33bc36694eb2942866ed16b9b53bffca3d3c4639894ec9'),
	(14, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c227d', '\x5b5a522d20d2755bdcd7637d2a7bc498f7d277b2be85ce645cd5304117ed866d'),
	(15, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xd71b15b612d9e91e704d691dbf85be37c153e32367005386cbdb34c8d8c15c8f'),
	(16, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x77357b18434235dea7faddb9d4a255b313800c3af5b965caec53111583946f80'),
	(17, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x915d434bbec55d6c026c4e28de33a4ab8f6241993e206d40ee9c8ffb530f538b'),
	(18, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x64d43c40d276440c091c9a3e768dea8cadbb40e4b1c598bfc8d74297eb72feb2'),
	(19, 2, '\x7b226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226c6f6f70227d', '\xf24f0752466e8eb98289f622b9981a6e4518416745e05ede12e7aa350364f632'),
	(20, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x8fa4f12a04bae9eacfe86d020fbdff6fe9ff700affab0504313c8e993e43cc68'),
	(21, 2, '\x7b226361757365223a362c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22455343414c4154494e47222c22746f223a22444f4e45227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\xd43f9139021b84aa6632f77a207e82abece9f309286ae5208ae217a0d6c3512e'),
	(22, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xd8fa02bdf95c3eb99328296c1bd413ef5a1dc991ec9d2e1b7951b40d833893d2'),
	(23, 2, '\x7b22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\xd91ef5665a3c1cfeb70d789888a6996776242b3dce409f33cd35c31ed09af3d3'),
	(24, 2, '\x7b22656e7472795f636f756e74223a31312c226f7574636f6d65223a22636f6d706c65746564227d', '\xda1f88dce3309d9a087d52572b0667391b31eecfb54d41084f4a2b6b67b2a3de'),
	(25, 2, '\x7b226361757365223a31302c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x2e2e0a11690680fae3fba89c589c70788405b19326561469327b50f3cc3d5d88'),
	(26, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d31227d', '\x0429683d44bd3c83fb44b51f0e642b1b114688ed02ec844e6d2ad57660041744'),
	(27, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x4b5e2910ca5f12f9afe21fa7b9266339c74d19ec82b895a5f3939f71ba242631'),
	(28, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c222c227375626a6563745f726566223a227375622d32227d', '\x16d84abf32996729ba691eaf0e183aa7eb41b9b5ed402b37a8756c440c30c197'),
	(29, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xc9af8856731e1f8ea38d352031f829bbb014b371f5fbf6289a40b5010bdaf1a8');

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\xc964531188ee8f9cc7d790d9d39c3ec94cf2326bf281aadec213a4b4e410a882', '2026-11-28T13:13:51.041Z', 'docket.example/registry
1
yWRTEYjuj5zH15DZ05w+yUzyMmvygarewhOktOQQqII=

— docket.example/registry HB8Mzbr74/tcqg6jP5snO+tWZTeUglKvEvLPxq/pSwkEspmQ69vdyMrCYhcWopydT2rPbHn0pktVOqpZ9LhPOuqJcQ0=
'),
	(1, 2, '\x45a072206dfb9d7bf79ae071f988017e035a059efe8c2573b099443f0f0c4e51', '2026-11-28T13:13:51.073Z', 'docket.example/claims
1
RaByIG37nXv3muBx+YgBfgNaBZ7+jCVzsJlEPw8MTlE=

— docket.example/claims bGhGsuVjjuQnqdxqDIW0275vfCNjnNQJ32UnZCHPp5LJRjzH/FgX/WUcjuie/gRhrXsXvoaM+NiTb0iMYhLLP9m5OQ4=
'),
	(2, 1, '\x0867749f84bcc1c21b9198e20ac1e1b18cdefe48fe3c5c5281c1e6c3e2e57dca', '2026-11-28T13:13:51.160Z', 'docket.example/registry
2
CGd0n4S8wcIbkZjiCsHhsYze/kj+PFxSgcHmw+Llfco=

— docket.example/registry HB8MzSesqLuMbkTUGhjhTyI1kQIMsKYdIntAfwjVZiEC9aVCwqUdzLXjBZ/jpDabBr/FGwXMXv7yAnRjlpC8QsQUaQQ=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8h4mst4pg4mhk3kv6zcqwj0', 1, 7, '\xd4fe0fec8520410522c94315aa231585c4227142d4e2393f346c2d51432283ea', 7, 'closed', 'DONE', 'proceed', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T13:13:51.173Z', '2026-11-28T13:13:51.279Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"DONE","released":false}],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/2","system":"payments"}},"at":3,"sideEffect":"sfx_01m8h4msv39fypeb4j4rcrdkzs"},"approvals":[],"authorityScope":null,"closedAt":"2026-11-28T13:13:51.279Z","confidence":0.9,"counters":{"cards":1,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":1,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":7,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8h4mst4pg4mhk3kv6zcqwj0","imported":false,"lastSeq":7,"lastTime":"2026-11-28T13:13:51.279Z","loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T13:13:51.173Z","openedBy":"prn_agent","openedSeq":1,"outcome":"completed","parentDecision":null,"phase":"DONE","refusals":{"attempts":0,"since":5},"sideEffects":[{"cause":3,"id":"sfx_01m8h4msv39fypeb4j4rcrdkzs","key":"342537bf5816f8332ec60c3f","operation":"issue_refund","reversibility":"unknown","signature":"206800cb4bbcb3f924b95656","status":"executing","unannounced":false}],"sideEffectsForgotten":0,"stakes":"high","status":"closed","stoppedBy":null,"version":8,"writers":["prn_agent"]}'),
	(2, 'dec_01m8h4msz2e78wndck118r0yt9', 8, 9, '\x9bb473616b1621400f5091b9feeebc1b2e7fcb5d0a0842ea642d2b7d0541f329', 2, 'open', NULL, 'proceed', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T13:13:51.330Z', '2026-11-28T13:13:51.363Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8h4msz2e78wndck118r0yt9","imported":false,"lastSeq":9,"lastTime":"2026-11-28T13:13:51.363Z","loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T13:13:51.330Z","openedBy":"prn_other","openedSeq":8,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":8,"writers":["prn_other"]}'),
	(2, 'dec_01m8h4mt0yge4qe4v5je754pjh', 10, 13, '\x100365057b7d4f85c4c6b6657af3bbf5561c94c8dfb7d15e6b4932ec9447e28a', 4, 'open', NULL, 'proceed', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T13:13:51.391Z', '2026-11-28T13:13:51.402Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":{"action":{"amount":{"currency":"EUR","value":"25.00"},"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/1","system":"mail"}},"at":2,"sideEffect":"sfx_01m8h4mt14wa4c7jq3gsy28ezp"},"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":1,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":4,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8h4mt0yge4qe4v5je754pjh","imported":false,"lastSeq":13,"lastTime":"2026-11-28T13:13:51.402Z","loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T13:13:51.391Z","openedBy":"prn_agent","openedSeq":10,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[{"cause":2,"id":"sfx_01m8h4mt14wa4c7jq3gsy28ezp","key":"c7ea0d19c9ebc2518d80c63e","operation":"issue_refund","reversibility":"unknown","signature":"d2b470e055ea0701fb29d089","status":"executed","unannounced":false}],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":8,"writers":["prn_agent"]}'),
	(2, 'dec_01m8h4mt1e2kgjds2vrp1hac6t', 14, 25, '\x4452d2bb9dc9687c6352f54590b142fd40e235feca1adc18e50c96b696aff3a8', 12, 'closed', 'DONE', 'stop', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T13:13:51.406Z', '2026-11-28T13:13:51.440Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"DONE","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-11-28T13:13:51.440Z","confidence":0.9,"counters":{"cards":4,"escalations":1,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":3},"decided":null,"decisiveReferences":1,"directive":"stop","entryCount":12,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8h4mt1e2kgjds2vrp1hac6t","imported":false,"lastSeq":25,"lastTime":"2026-11-28T13:13:51.440Z","loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"at":5,"cause":3,"directive":"stop","dueAt":null,"id":"esc-1","overdue":null,"rule":"loop","subject":""}],"openIncidents":[],"openedAt":"2026-11-28T13:13:51.406Z","openedBy":"prn_agent","openedSeq":14,"outcome":"completed","parentDecision":null,"phase":"DONE","refusals":{"attempts":0,"since":10},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"closed","stoppedBy":null,"version":8,"writers":["prn_agent"]}'),
	(2, 'dec_01m8h4mt2kvc7rycmmhbfre5m8', 26, 27, '\x52e79a8519b94eb0e4a816c3f1da9c532a3a7997890b17dfd6351ee3943869d3', 2, 'open', NULL, 'proceed', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T13:13:51.443Z', '2026-11-28T13:13:51.459Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8h4mt2kvc7rycmmhbfre5m8","imported":false,"lastSeq":27,"lastTime":"2026-11-28T13:13:51.459Z","loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T13:13:51.443Z","openedBy":"prn_other","openedSeq":26,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":8,"writers":["prn_other"]}'),
	(2, 'dec_01m8h4mt3jvvvxc9g8kw37kq4r', 28, 29, '\xf8c1c18c1f2dcc334437a2b3632538280d5959ec81eb46f46c836bd14bc0db77', 2, 'open', NULL, 'proceed', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T13:13:51.474Z', '2026-11-28T13:13:51.510Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8h4mt3jvvvxc9g8kw37kq4r","imported":false,"lastSeq":29,"lastTime":"2026-11-28T13:13:51.510Z","loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T13:13:51.474Z","openedBy":"prn_other","openedSeq":28,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":8,"writers":["prn_other"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\xc964531188ee8f9cc7d790d9d39c3ec94cf2326bf281aadec213a4b4e410a882', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2262623130666464393163623065363636346234363239333230323436343731396135323765396637616531323937643337666163666263363661643434393734222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32385431333a31333a35312e3033315a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\x45a072206dfb9d7bf79ae071f988017e035a059efe8c2573b099443f0f0c4e51', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2262643736366237663032323766643931366539376663653662646535633466346566313237353161303630653733633261646336303937393631383061333732222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32385431333a31333a35312e3037325a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\x3a9457e3ae320f7b234381ae8eb2dc34120e5769ffef3ae2648bdd979fffbc0a', '\xc964531188ee8f9cc7d790d9d39c3ec94cf2326bf281aadec213a4b4e410a882', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2265366138626666303163333361366162323865306165396637373763323432396538656661333738323564323733313335376334383931663039633965366339222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2263393634353331313838656538663963633764373930643964333963336563393463663233323662663238316161646563323133613462346534313061383832222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31312d32385431333a31333a35312e3135365a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\xa9f26ddae4379464665f5283af50705988dfe2b2c2502826b733f35de7a2c003', '\x45a072206dfb9d7bf79ae071f988017e035a059efe8c2573b099443f0f0c4e51', 'decision.opened', 'dec_01m8h4mst4pg4mhk3kv6zcqwj0', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2233336630613161333866336131333331366636343731306235303430303832323334323133643139306436356235306530323538303730306363373966363563222c226465636973696f6e223a7b226964223a226465635f30316d3868346d7374347067346d686b336b76367a6371776a30222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234356130373232303664666239643762663739616530373166393838303137653033356130353965666538633235373362303939343433663066306334653531222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31312d32385431333a31333a35312e3137335a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\x9fba52a3d7f57b247714b112f72cdb5793025c6695def79cb07acc12934c4cab', '\xa9f26ddae4379464665f5283af50705988dfe2b2c2502826b733f35de7a2c003', 'job_card.filed', 'dec_01m8h4mst4pg4mhk3kv6zcqwj0', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230663766336265636532343032653165623437643132643834633966323432356539386534613564393664663737616666633330626365643637363137303164222c226465636973696f6e223a7b226964223a226465635f30316d3868346d7374347067346d686b336b76367a6371776a30222c2270726576223a2261396632366464616534333739343634363635663532383361663530373035393838646665326232633235303238323662373333663335646537613263303033222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261396632366464616534333739343634363635663532383361663530373035393838646665326232633235303238323662373333663335646537613263303033222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a322c2274696d65223a22323032362d31312d32385431333a31333a35312e3137365a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 2, '\xb8f7bfbea5157937f92624f165aae1363497d7d531fddc3a69abc6e202c99b80', '\x9fba52a3d7f57b247714b112f72cdb5793025c6695def79cb07acc12934c4cab', 'review.recorded', 'dec_01m8h4mst4pg4mhk3kv6zcqwj0', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2266313730306264313964393866656265323633326662393430613433643266636362306363313739356131343162326665316361653463316238646235663266222c226465636973696f6e223a7b226964223a226465635f30316d3868346d7374347067346d686b336b76367a6371776a30222c2270726576223a2239666261353261336437663537623234373731346231313266373263646235373933303235633636393564656637396362303761636331323933346334636162222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239666261353261336437663537623234373731346231313266373263646235373933303235633636393564656637396362303761636331323933346334636162222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a332c2274696d65223a22323032362d31312d32385431333a31333a35312e3230305a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 3, '\x7b782509a1619334e2fedc419ef95e5a68886b66be97d2be953650d99ed31c49', '\xb8f7bfbea5157937f92624f165aae1363497d7d531fddc3a69abc6e202c99b80', 'side_effect.intent', 'dec_01m8h4mst4pg4mhk3kv6zcqwj0', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261633762313437636362653236383239393032633765303835666434336435663136376232396266633565613637326164386462383331376532313635386663222c226465636973696f6e223a7b226964223a226465635f30316d3868346d7374347067346d686b336b76367a6371776a30222c2270726576223a2262386637626662656135313537393337663932363234663136356161653133363334393764376435333166646463336136396162633665323032633939623830222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262386637626662656135313537393337663932363234663136356161653133363334393764376435333166646463336136396162633665323032633939623830222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a342c2274696d65223a22323032362d31312d32385431333a31333a35312e3230365a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 4, '\x961a567258ef59a4f75ad4c7b9447a3fa7ea605d0e0dec011a87fd625aab1401', '\x7b782509a1619334e2fedc419ef95e5a68886b66be97d2be953650d99ed31c49', 'side_effect.executing', 'dec_01m8h4mst4pg4mhk3kv6zcqwj0', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2236373430386537306439303935646437326232343861333463623634366565343931393461333139333134633139383732373938636334613633613534356433222c226465636973696f6e223a7b226964223a226465635f30316d3868346d7374347067346d686b336b76367a6371776a30222c2270726576223a2237623738323530396131363139333334653266656463343139656639356535613638383836623636626539376432626539353336353064393965643331633439222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237623738323530396131363139333334653266656463343139656639356535613638383836623636626539376432626539353336353064393965643331633439222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a352c2274696d65223a22323032362d31312d32385431333a31333a35312e3233305a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 5, '\xea4c6fe8b8656058eb6eaf1309b46a7e3c16fcd8b894edfcf4767e4b6034d6d0', '\x961a567258ef59a4f75ad4c7b9447a3fa7ea605d0e0dec011a87fd625aab1401', 'decision.closed', 'dec_01m8h4mst4pg4mhk3kv6zcqwj0', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265663461666464653464616564306330313965376462383537333237643461323730363064643931383833656239313137386131646138656130366463383937222c226465636973696f6e223a7b226964223a226465635f30316d3868346d7374347067346d686b336b76367a6371776a30222c2270726576223a2239363161353637323538656635396134663735616434633762393434376133666137656136303564306530646563303131613837666436323561616231343031222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239363161353637323538656635396134663735616434633762393434376133666137656136303564306530646563303131613837666436323561616231343031222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a362c2274696d65223a22323032362d31312d32385431333a31333a35312e3237395a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 6, '\xd4fe0fec8520410522c94315aa231585c4227142d4e2393f346c2d51432283ea', '\xea4c6fe8b8656058eb6eaf1309b46a7e3c16fcd8b894edfcf4767e4b6034d6d0', 'tripwire.tripped', 'dec_01m8h4mst4pg4mhk3kv6zcqwj0', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2263613934613335383731666432353836393462373066306664373233643737363936343138303566393438346563656133366336656534373134633066373838222c226465636973696f6e223a7b226964223a226465635f30316d3868346d7374347067346d686b336b76367a6371776a30222c2270726576223a2265613463366665386238363536303538656236656166313330396234366137653363313666636438623839346564666366343736376534623630333464366430222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265613463366665386238363536303538656236656166313330396234366137653363313666636438623839346564666366343736376534623630333464366430222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a372c2274696d65223a22323032362d31312d32385431333a31333a35312e3237395a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(8, 2, 0, '\x03b0cb466d19aa646712c36a6b5c7dcb7c1642c1d0170e89943ca764f8d538ae', '\xd4fe0fec8520410522c94315aa231585c4227142d4e2393f346c2d51432283ea', 'decision.opened', 'dec_01m8h4msz2e78wndck118r0yt9', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2230396365393062316264393363313030386237366262343366636462326335303537333666346266613131303361353665653234346230613735663230393630222c226465636973696f6e223a7b226964223a226465635f30316d3868346d737a32653738776e64636b3131387230797439222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264346665306665633835323034313035323263393433313561613233313538356334323237313432643465323339336633343663326435313433323238336561222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a382c2274696d65223a22323032362d31312d32385431333a31333a35312e3333305a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(9, 2, 1, '\x9bb473616b1621400f5091b9feeebc1b2e7fcb5d0a0842ea642d2b7d0541f329', '\x03b0cb466d19aa646712c36a6b5c7dcb7c1642c1d0170e89943ca764f8d538ae', 'review.recorded', 'dec_01m8h4msz2e78wndck118r0yt9', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2234326139356430383462616331386637383731616462326230633135376234326138306534366635373266623630356138343230366133623437313165356536222c226465636973696f6e223a7b226964223a226465635f30316d3868346d737a32653738776e64636b3131387230797439222c2270726576223a2230336230636234363664313961613634363731326333366136623563376463623763313634326331643031373065383939343363613736346638643533386165222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230336230636234363664313961613634363731326333366136623563376463623763313634326331643031373065383939343363613736346638643533386165222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a392c2274696d65223a22323032362d31312d32385431333a31333a35312e3336335a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(10, 2, 0, '\x7b8ca0102d8b0c16641d5890bfd1cb00852bb4af464788237181dae4469210d7', '\x9bb473616b1621400f5091b9feeebc1b2e7fcb5d0a0842ea642d2b7d0541f329', 'decision.opened', 'dec_01m8h4mt0yge4qe4v5je754pjh', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2264373336646238613964313862373436643561313263373962343162336364356464306235313738393938636430336138653461633234386361643835636661222c226465636973696f6e223a7b226964223a226465635f30316d3868346d74307967653471653476356a65373534706a68222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239626234373336313662313632313430306635303931623966656565626331623265376663623564306130383432656136343264326237643035343166333239222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31302c2274696d65223a22323032362d31312d32385431333a31333a35312e3339315a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 1, '\xeca89f6d36b87b247c6deef91c5e2f1c6571998557ed8e31e40be499897f6d04', '\x7b8ca0102d8b0c16641d5890bfd1cb00852bb4af464788237181dae4469210d7', 'review.recorded', 'dec_01m8h4mt0yge4qe4v5je754pjh', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2234653433616361373930376235363461346136626439313766333535316535626334373434643938616530323638316536333436396636656165613032663332222c226465636973696f6e223a7b226964223a226465635f30316d3868346d74307967653471653476356a65373534706a68222c2270726576223a2237623863613031303264386230633136363431643538393062666431636230303835326262346166343634373838323337313831646165343436393231306437222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237623863613031303264386230633136363431643538393062666431636230303835326262346166343634373838323337313831646165343436393231306437222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31312c2274696d65223a22323032362d31312d32385431333a31333a35312e3339345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(12, 2, 2, '\x6ee1d0d25a661c102f1e00f9c0ae7b2d35422bd89b4dee88a5a422d3cdc89cd7', '\xeca89f6d36b87b247c6deef91c5e2f1c6571998557ed8e31e40be499897f6d04', 'side_effect.intent', 'dec_01m8h4mt0yge4qe4v5je754pjh', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2233626562626630356133373162386664613536356663383436353734616133346532366163616535656364633466643661636338313864623066383232643163222c226465636973696f6e223a7b226964223a226465635f30316d3868346d74307967653471653476356a65373534706a68222c2270726576223a2265636138396636643336623837623234376336646565663931633565326631633635373139393835353765643865333165343062653439393839376636643034222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265636138396636643336623837623234376336646565663931633565326631633635373139393835353765643865333165343062653439393839376636643034222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a31322c2274696d65223a22323032362d31312d32385431333a31333a35312e3339385a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(13, 2, 3, '\x100365057b7d4f85c4c6b6657af3bbf5561c94c8dfb7d15e6b4932ec9447e28a', '\x6ee1d0d25a661c102f1e00f9c0ae7b2d35422bd89b4dee88a5a422d3cdc89cd7', 'side_effect.executed', 'dec_01m8h4mt0yge4qe4v5je754pjh', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261343735653861333431303434633961633533366534373630623637373362313230643233373233373564663439653439633832366664366663303961373836222c226465636973696f6e223a7b226964223a226465635f30316d3868346d74307967653471653476356a65373534706a68222c2270726576223a2236656531643064323561363631633130326631653030663963306165376232643335343232626438396234646565383861356134323264336364633839636437222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236656531643064323561363631633130326631653030663963306165376232643335343232626438396234646565383861356134323264336364633839636437222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e65786563757465642f31222c22736571223a31332c2274696d65223a22323032362d31312d32385431333a31333a35312e3430325a222c2274797065223a22736964655f6566666563742e6578656375746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(14, 2, 0, '\xed9ee5968cbe5c0fdbc014322164707d2035b53a1db8361b9c9017ff8f856f0f', '\x100365057b7d4f85c4c6b6657af3bbf5561c94c8dfb7d15e6b4932ec9447e28a', 'decision.opened', 'dec_01m8h4mt1e2kgjds2vrp1hac6t', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2264626234623431303036363864346538323839373463303737653862303630313437643531616266663364376465353064373933386661383164316663613566222c226465636973696f6e223a7b226964223a226465635f30316d3868346d743165326b676a647332767270316861633674222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231303033363530353762376434663835633463366236363537616633626266353536316339346338646662376431356536623439333265633934343765323861222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31342c2274696d65223a22323032362d31312d32385431333a31333a35312e3430365a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(15, 2, 1, '\xb4bc99b8cd254001764673ed36c2746ac95c927bb8e107e38689933ceffd578e', '\xed9ee5968cbe5c0fdbc014322164707d2035b53a1db8361b9c9017ff8f856f0f', 'job_card.filed', 'dec_01m8h4mt1e2kgjds2vrp1hac6t', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237643135313838643066326262366339303836656265626361336232616465633862316139303233663132616430333532393830356330323437363338666236222c226465636973696f6e223a7b226964223a226465635f30316d3868346d743165326b676a647332767270316861633674222c2270726576223a2265643965653539363863626535633066646263303134333232313634373037643230333562353361316462383336316239633930313766663866383536663066222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265643965653539363863626535633066646263303134333232313634373037643230333562353361316462383336316239633930313766663866383536663066222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31352c2274696d65223a22323032362d31312d32385431333a31333a35312e3430395a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(16, 2, 2, '\xaf8d269942204792d69bc91ac373e3bce22e783d5edf80e370494b684bb30be4', '\xb4bc99b8cd254001764673ed36c2746ac95c927bb8e107e38689933ceffd578e', 'job_card.filed', 'dec_01m8h4mt1e2kgjds2vrp1hac6t', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263376132326563393134386433373634666232363861323862383238373662383739326630336634653564343934326561316564396434333439346433656532222c226465636973696f6e223a7b226964223a226465635f30316d3868346d743165326b676a647332767270316861633674222c2270726576223a2262346263393962386364323534303031373634363733656433366332373436616339356339323762623865313037653338363839393333636566666435373865222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262346263393962386364323534303031373634363733656433366332373436616339356339323762623865313037653338363839393333636566666435373865222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31362c2274696d65223a22323032362d31312d32385431333a31333a35312e3431375a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(17, 2, 3, '\x6e555753102a09e78c1234dbcd8aec89e3149c6a564956e6777427f311f15cf7', '\xaf8d269942204792d69bc91ac373e3bce22e783d5edf80e370494b684bb30be4', 'job_card.filed', 'dec_01m8h4mt1e2kgjds2vrp1hac6t', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2233646235643362646231353738623964383235666161656330386464333032396365616431363235643464663334613864373738323138373165356231383338222c226465636973696f6e223a7b226964223a226465635f30316d3868346d743165326b676a647332767270316861633674222c2270726576223a2261663864323639393432323034373932643639626339316163333733653362636532326537383364356564663830653337303439346236383462623330626534222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261663864323639393432323034373932643639626339316163333733653362636532326537383364356564663830653337303439346236383462623330626534222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31372c2274696d65223a22323032362d31312d32385431333a31333a35312e3432305a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(18, 2, 4, '\x700696b472c22f072feefa90e0d5b69ebd28ffe1b2d9503071d8cfb6ba2e97ca', '\x6e555753102a09e78c1234dbcd8aec89e3149c6a564956e6777427f311f15cf7', 'tripwire.tripped', 'dec_01m8h4mt1e2kgjds2vrp1hac6t', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2262633663363236386665653631333236616136643335616637376238663661343236633234643839313038613764623766343565646338666663623265626666222c226465636973696f6e223a7b226964223a226465635f30316d3868346d743165326b676a647332767270316861633674222c2270726576223a2236653535353735333130326130396537386331323334646263643861656338396533313439633661353634393536653637373734323766333131663135636637222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236653535353735333130326130396537386331323334646263643861656338396533313439633661353634393536653637373734323766333131663135636637222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31382c2274696d65223a22323032362d31312d32385431333a31333a35312e3432305a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(19, 2, 5, '\x9e86e5680d0681f42708ec2dda192f554191744fb2bd3dc3121ce86cda334c85', '\x700696b472c22f072feefa90e0d5b69ebd28ffe1b2d9503071d8cfb6ba2e97ca', 'escalation.opened', 'dec_01m8h4mt1e2kgjds2vrp1hac6t', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2232626439303766333430653465396166356362626164333535616138656634386664323437303663643432633731323038383363356532393566313363373534222c226465636973696f6e223a7b226964223a226465635f30316d3868346d743165326b676a647332767270316861633674222c2270726576223a2237303036393662343732633232663037326665656661393065306435623639656264323866666531623264393530333037316438636662366261326539376361222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237303036393662343732633232663037326665656661393065306435623639656264323866666531623264393530333037316438636662366261326539376361222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31392c2274696d65223a22323032362d31312d32385431333a31333a35312e3432305a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(20, 2, 6, '\x81d90bb7d406f6a4dc01c95429aba6deef88133a76706bd4c28d505b28054f58', '\x9e86e5680d0681f42708ec2dda192f554191744fb2bd3dc3121ce86cda334c85', 'job_card.filed', 'dec_01m8h4mt1e2kgjds2vrp1hac6t', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237306337636131653631613466626234313836323866656562646638393666306236623464643138343963346230343738636537396237326539353937303238222c226465636973696f6e223a7b226964223a226465635f30316d3868346d743165326b676a647332767270316861633674222c2270726576223a2239653836653536383064303638316634323730386563326464613139326635353431393137343466623262643364633331323163653836636461333334633835222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239653836653536383064303638316634323730386563326464613139326635353431393137343466623262643364633331323163653836636461333334633835222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32302c2274696d65223a22323032362d31312d32385431333a31333a35312e3432395a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(21, 2, 7, '\x4701a45f76b2ae955b6ff793cf642433f1c02ec499918a7d29ddc8727924f4a8', '\x81d90bb7d406f6a4dc01c95429aba6deef88133a76706bd4c28d505b28054f58', 'tripwire.tripped', 'dec_01m8h4mt1e2kgjds2vrp1hac6t', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2236363435303430636339373830653034643365393730326636323263323433373639353765653630623336633764393131383637356331656633393365383864222c226465636973696f6e223a7b226964223a226465635f30316d3868346d743165326b676a647332767270316861633674222c2270726576223a2238316439306262376434303666366134646330316339353432396162613664656566383831333361373637303662643463323864353035623238303534663538222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238316439306262376434303666366134646330316339353432396162613664656566383831333361373637303662643463323864353035623238303534663538222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32312c2274696d65223a22323032362d31312d32385431333a31333a35312e3432395a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(22, 2, 8, '\x4f7cea7a912a75c46311e1c976f8351e0f1166274dd2e6111ff75adcbe4bb624', '\x4701a45f76b2ae955b6ff793cf642433f1c02ec499918a7d29ddc8727924f4a8', 'review.recorded', 'dec_01m8h4mt1e2kgjds2vrp1hac6t', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2261393033333236666233333737396437366239316564313633363964316166333863666432316637643534393239323431326139653433663634346261316130222c226465636973696f6e223a7b226964223a226465635f30316d3868346d743165326b676a647332767270316861633674222c2270726576223a2234373031613435663736623261653935356236666637393363663634323433336631633032656334393939313861376432396464633837323739323466346138222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234373031613435663736623261653935356236666637393363663634323433336631633032656334393939313861376432396464633837323739323466346138222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32322c2274696d65223a22323032362d31312d32385431333a31333a35312e3433325a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(23, 2, 9, '\xf7551885b850efd0701f04f6b67f1d6be2f0c7ebbff5aadda3dc9c66f367791f', '\x4f7cea7a912a75c46311e1c976f8351e0f1166274dd2e6111ff75adcbe4bb624', 'side_effect.refused', 'dec_01m8h4mt1e2kgjds2vrp1hac6t', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237366131663834343662386134373334353962316363326638336136363333343630353734363335366437353632653137323630393065346465623932396132222c226465636973696f6e223a7b226964223a226465635f30316d3868346d743165326b676a647332767270316861633674222c2270726576223a2234663763656137613931326137356334363331316531633937366638333531653066313136363237346464326536313131666637356164636265346262363234222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234663763656137613931326137356334363331316531633937366638333531653066313136363237346464326536313131666637356164636265346262363234222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a32332c2274696d65223a22323032362d31312d32385431333a31333a35312e3433355a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(24, 2, 10, '\x5c349a6940b675c6d68f9f5d52c3813316978d19410af0e75505df5dd1fab7c9', '\xf7551885b850efd0701f04f6b67f1d6be2f0c7ebbff5aadda3dc9c66f367791f', 'decision.closed', 'dec_01m8h4mt1e2kgjds2vrp1hac6t', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2266393738636261363234646532663832376135633766343731613036306133376632323231653734363736383866363032333461306630663930393764373135222c226465636973696f6e223a7b226964223a226465635f30316d3868346d743165326b676a647332767270316861633674222c2270726576223a2266373535313838356238353065666430373031663034663662363766316436626532663063376562626666356161646461336463396336366633363737393166222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266373535313838356238353065666430373031663034663662363766316436626532663063376562626666356161646461336463396336366633363737393166222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a32342c2274696d65223a22323032362d31312d32385431333a31333a35312e3434305a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(25, 2, 11, '\x4452d2bb9dc9687c6352f54590b142fd40e235feca1adc18e50c96b696aff3a8', '\x5c349a6940b675c6d68f9f5d52c3813316978d19410af0e75505df5dd1fab7c9', 'tripwire.tripped', 'dec_01m8h4mt1e2kgjds2vrp1hac6t', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2231323463363266313063306464303233663332363530666433366332323365306665366237346536623836616533343465393266396338363332363133363339222c226465636973696f6e223a7b226964223a226465635f30316d3868346d743165326b676a647332767270316861633674222c2270726576223a2235633334396136393430623637356336643638663966356435326333383133333136393738643139343130616630653735353035646635646431666162376339222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235633334396136393430623637356336643638663966356435326333383133333136393738643139343130616630653735353035646635646431666162376339222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32352c2274696d65223a22323032362d31312d32385431333a31333a35312e3434305a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(26, 2, 0, '\xd78ec7c31c2bbc5593b841e7eb82ac2efa1c6953e463543b7c4eac649f4f80c8', '\x4452d2bb9dc9687c6352f54590b142fd40e235feca1adc18e50c96b696aff3a8', 'decision.opened', 'dec_01m8h4mt2kvc7rycmmhbfre5m8', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2264346639313264353032313536663532313835313932363335356633376365366164613435633537323936353638653133376634343136376439653938653239222c226465636973696f6e223a7b226964223a226465635f30316d3868346d74326b7663377279636d6d6862667265356d38222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234343532643262623964633936383763363335326635343539306231343266643430653233356665636131616463313865353063393662363936616666336138222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32362c2274696d65223a22323032362d31312d32385431333a31333a35312e3434335a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(27, 2, 1, '\x52e79a8519b94eb0e4a816c3f1da9c532a3a7997890b17dfd6351ee3943869d3', '\xd78ec7c31c2bbc5593b841e7eb82ac2efa1c6953e463543b7c4eac649f4f80c8', 'review.recorded', 'dec_01m8h4mt2kvc7rycmmhbfre5m8', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2239326538653937313661626535363965666563613063383837363930313836643039363436333865356466643461383139356263653166343366383331333861222c226465636973696f6e223a7b226964223a226465635f30316d3868346d74326b7663377279636d6d6862667265356d38222c2270726576223a2264373865633763333163326262633535393362383431653765623832616332656661316336393533653436333534336237633465616336343966346638306338222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264373865633763333163326262633535393362383431653765623832616332656661316336393533653436333534336237633465616336343966346638306338222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32372c2274696d65223a22323032362d31312d32385431333a31333a35312e3435395a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(28, 2, 0, '\xdc2fd71bea5945ea2082c24e17f1488e11d3434f597c48c1cceaa5acaddb1cf1', '\x52e79a8519b94eb0e4a816c3f1da9c532a3a7997890b17dfd6351ee3943869d3', 'decision.opened', 'dec_01m8h4mt3jvvvxc9g8kw37kq4r', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2262666162653638653366663464326565383965306332663739383564326336343832306633313636386233636261643763316435353639383730643339393932222c226465636973696f6e223a7b226964223a226465635f30316d3868346d74336a76767678633967386b7733376b713472222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235326537396138353139623934656230653461383136633366316461396335333261336137393937383930623137646664363335316565333934333836396433222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32382c2274696d65223a22323032362d31312d32385431333a31333a35312e3437345a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(29, 2, 1, '\xf8c1c18c1f2dcc334437a2b3632538280d5959ec81eb46f46c836bd14bc0db77', '\xdc2fd71bea5945ea2082c24e17f1488e11d3434f597c48c1cceaa5acaddb1cf1', 'review.recorded', 'dec_01m8h4mt3jvvvxc9g8kw37kq4r', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2231616164353939313562653034363030326162363239633465393062303238316366653830393732653831323038313331346132343034313364386562333730222c226465636973696f6e223a7b226964223a226465635f30316d3868346d74336a76767678633967386b7733376b713472222c2270726576223a2264633266643731626561353934356561323038326332346531376631343838653131643334333466353937633438633163636561613561636164646231636631222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264633266643731626561353934356561323038326332346531376631343838653131643334333466353937633438633163636561613561636164646231636631222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32392c2274696d65223a22323032362d31312d32385431333a31333a35312e3531305a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d');

INSERT INTO docket.idempotency VALUES
	(4, 2, 1, 'prn_agent', 'claims-0', '\xd2195ff68a7a8965f40f1cd15658d61772cda329152e34e900e87c4da7282740', NULL),
	(12, 2, 1, 'prn_agent', 'claims-2', '\x87f141f226ba39f74e7aeeb43256265e5b5a97d7105c7029854b0eaeb35e71bc', NULL);

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+1c1f0ccd+AVge58KuwcWMfg7bBpEIJQst2SjtB59MSgI8+ufEgcYi', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-28T13:13:50.852Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+6c6846b2+Afbn+1iEg6+ismReZdavNP0BcVEHXHsFFxZc4t1ruRHr', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-28T13:13:51.071Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\x3a9457e3ae320f7b234381ae8eb2dc34120e5769ffef3ae2648bdd979fffbc0a', '2026-11-28T13:13:51.156Z', '\x0867749f84bcc1c21b9198e20ac1e1b18cdefe48fe3c5c5281c1e6c3e2e57dca'),
	(2, 30, '\xf8c1c18c1f2dcc334437a2b3632538280d5959ec81eb46f46c836bd14bc0db77', '2026-11-28T13:13:51.510Z', '\xf7c23329ad9ae65b2075ce54ae8ef51312a4b99a5ec193aaaf8e70a82af3c0bf4afceabdf6325f82e4983ecc5bd4a83016685ef5b29ef5a1f327ea441876fa8988f35c9e29eda45d890c881b7ab84f6da32652a588bf333b2cf5b9709fb48a6a1589633fec48148f3aad4114e8fe43f339658e485805e6354745596895c9fa5a');

INSERT INTO docket.migration VALUES
	(1, 1, 'Ledger0000000000001'),
	(2, 2, 'Search0000000000002'),
	(3, 3, 'Exports0000000000003'),
	(4, 4, 'Guards0000000000004'),
	(5, 5, 'Sessions0000000000005'),
	(6, 6, 'Walls0000000000006');

INSERT INTO docket.search_cursor VALUES
	(2, 19);

INSERT INTO docket.search_decision VALUES
	(1, 7, 2, 7, false, 'dec_01m8h4mst4pg4mhk3kv6zcqwj0', 'closed', 'DONE', 'proceed', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T13:13:51.173Z', '2026-11-28T13:13:51.279Z', NULL),
	(8, 9, 2, 2, false, 'dec_01m8h4msz2e78wndck118r0yt9', 'open', NULL, 'proceed', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T13:13:51.330Z', '2026-11-28T13:13:51.363Z', NULL),
	(10, 13, 2, 4, false, 'dec_01m8h4mt0yge4qe4v5je754pjh', 'open', NULL, 'proceed', 'low', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T13:13:51.391Z', '2026-11-28T13:13:51.402Z', NULL),
	(14, 25, 2, 12, false, 'dec_01m8h4mt1e2kgjds2vrp1hac6t', 'closed', 'DONE', 'stop', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T13:13:51.406Z', '2026-11-28T13:13:51.440Z', NULL);

INSERT INTO docket.search_document VALUES
	(2, 1, 2, 0, 'refund-policy', NULL, '12', '4.2', 'cited'),
	(2, 1, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(15, 14, 2, 0, 'refund-policy', NULL, '11', '4.2', 'cited'),
	(15, 14, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(16, 14, 2, 0, 'terms', NULL, '11', '4.2', 'decisive'),
	(16, 14, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(17, 14, 2, 0, 'refund-policy', '3.0', '11', '4.2', 'cited'),
	(17, 14, 2, 1, 'ticket', NULL, NULL, NULL, 'input');

INSERT INTO docket.search_side_effect VALUES
	(4, 5, 1, 2, false, 'sfx_01m8h4msv39fypeb4j4rcrdkzs', 'issue_refund', 'payments', 'order/2', 'billing', NULL, NULL, 'claims-0', 'executing', '2026-11-28T13:13:51.206Z', '2026-11-28T13:13:51.230Z'),
	(12, 13, 10, 2, false, 'sfx_01m8h4mt14wa4c7jq3gsy28ezp', 'issue_refund', 'mail', 'order/1', 'billing', '25.00', 'EUR', 'claims-2', 'executed', '2026-11-28T13:13:51.398Z', '2026-11-28T13:13:51.402Z');

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4'),
	(2, 1, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''cited'':16 ''done'':4 ''found'':23 ''input'':20 ''policy'':14,27 ''receipt'':22 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(3, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(4, 1, 2, 'side_effect.intent', '''#2'' ''0'':2 ''01m8h4msv39fypeb4j4rcrdkzs'':10 ''2'':13 ''billing'':7 ''claims'':1 ''issue'':4 ''order'':12 ''payments'':15 ''refund'':5 ''sfx'':9'),
	(5, 1, 2, 'side_effect.executing', '''#2'' ''01m8h4msv39fypeb4j4rcrdkzs'':2 ''sfx'':1'),
	(6, 1, 2, 'decision.closed', '''#2'' ''6'':1 ''completed'':3'),
	(7, 1, 2, 'tripwire.tripped', '''#2'' ''01m8h4msv39fypeb4j4rcrdkzs'':8 ''1'':10 ''5'':1 ''closed'':12 ''completed'':5 ''open'':14 ''proceed'':3 ''sfx'':7 ''with'':13 ''work'':15'),
	(8, 8, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4'),
	(9, 8, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(10, 10, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':1,4'),
	(11, 10, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(12, 10, 2, 'side_effect.intent', '''#2'' ''00'':4 ''01m8h4mt14wa4c7jq3gsy28ezp'':15 ''1'':18 ''2'':7 ''25'':3 ''billing'':12 ''claims'':6 ''eur'':1 ''issue'':9 ''mail'':20 ''order'':17 ''refund'':10 ''sfx'':14'),
	(13, 10, 2, 'side_effect.executed', '''#2'' ''01m8h4mt14wa4c7jq3gsy28ezp'':2 ''sfx'':1'),
	(14, 14, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4'),
	(15, 14, 2, 'job_card.filed', '''#2'' ''0'':1 ''11'':8 ''2'':11 ''4'':10 ''9'':2 ''blocked'':4 ''cited'':16 ''found'':23 ''input'':20 ''policy'':14,27 ''receipt'':22 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(16, 14, 2, 'job_card.filed', '''#2'' ''0'':1 ''11'':8 ''2'':11 ''4'':10 ''9'':2 ''blocked'':4 ''decisive'':15 ''found'':22 ''input'':19 ''policy'':26 ''receipt'':21 ''refund'':6 ''search'':28 ''terms'':13 ''ticket'':17 ''waits'':24'),
	(17, 14, 2, 'job_card.filed', '''#2'' ''0'':1,19 ''11'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''cited'':16 ''escalating'':4 ''found'':26 ''input'':23 ''policy'':14,30 ''receipt'':25 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(18, 14, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':6,8 ''3'':1,10,16 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3');

INSERT INTO docket.search_tripwire VALUES
	(7, 1, 2, 'closed_with_open_work'),
	(18, 14, 2, 'loop');

INSERT INTO docket.search_writer VALUES
	(1, 2, 'prn_agent'),
	(1, 2, 'prn_reviewer'),
	(8, 2, 'prn_other'),
	(8, 2, 'prn_reviewer'),
	(10, 2, 'prn_agent'),
	(10, 2, 'prn_reviewer'),
	(14, 2, 'prn_agent');

SELECT pg_catalog.setval('docket.ledger_ledger_no_seq', 2, true);

SELECT pg_catalog.setval('docket.migration_id_seq', 6, true);

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
    ADD CONSTRAINT search_decision_id_key UNIQUE (ledger_no, decision_id);

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

CREATE INDEX search_decision_opened_at ON docket.search_decision USING btree (ledger_no, opened_at, opened_seq);

CREATE INDEX search_decision_outcome ON docket.search_decision USING btree (ledger_no, outcome, opened_seq) WHERE (outcome IS NOT NULL);

CREATE INDEX search_decision_phase ON docket.search_decision USING btree (ledger_no, phase, opened_seq);

CREATE INDEX search_decision_stakes ON docket.search_decision USING btree (ledger_no, stakes, opened_seq);

CREATE INDEX search_decision_status ON docket.search_decision USING btree (ledger_no, status, opened_seq);

CREATE INDEX search_decision_subject ON docket.search_decision USING btree (ledger_no, subject_ref, opened_seq) WHERE (subject_ref IS NOT NULL);

CREATE INDEX search_document_cited ON docket.search_document USING btree (ledger_no, document_id, version, chunk_id, opened_seq);

CREATE INDEX search_document_decision ON docket.search_document USING btree (ledger_no, opened_seq, seq);

CREATE UNIQUE INDEX search_side_effect_first ON docket.search_side_effect USING btree (ledger_no, first_seq);

CREATE INDEX search_side_effect_target ON docket.search_side_effect USING btree (ledger_no, target_system, target_resource, opened_seq);

CREATE INDEX search_side_effect_unsettled ON docket.search_side_effect USING btree (ledger_no, first_seq) WHERE (state = ANY (ARRAY['intent'::text, 'executing'::text, 'outcome_unknown'::text]));

CREATE INDEX search_text_decision ON docket.search_text USING btree (ledger_no, opened_seq, seq);

CREATE INDEX search_text_words ON docket.search_text USING gin (words) WITH (gin_pending_list_limit='512');

CREATE INDEX search_tripwire_rule ON docket.search_tripwire USING btree (ledger_no, rule, opened_seq);

CREATE INDEX session_expiry ON docket.session USING btree (expires_at);

CREATE INDEX session_person ON docket.session USING btree (person);

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

CREATE POLICY append ON docket.idempotency FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.ledger FOR INSERT WITH CHECK (true);

CREATE POLICY append ON docket.ledger_head FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.tile FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

ALTER TABLE docket.body ENABLE ROW LEVEL SECURITY;

CREATE POLICY change ON docket.decision FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.idempotency FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.ledger_head FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

ALTER TABLE docket.checkpoint ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.decision ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.idempotency ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.ledger ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.ledger_head ENABLE ROW LEVEL SECURITY;

CREATE POLICY read ON docket.body FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.checkpoint FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.decision FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.entry FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.idempotency FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.ledger_head FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.tile FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read_all ON docket.ledger FOR SELECT USING (true);

CREATE POLICY remove ON docket.decision FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.idempotency FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.ledger_head FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

ALTER TABLE docket.tile ENABLE ROW LEVEL SECURITY;
