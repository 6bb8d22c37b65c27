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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b62626162333931392b41663947597832774e3559394d4c6b7977765130485079564857636e50523046414e30393338316f48347031227d', '\xcb38b31c6716120a421fcb7aaad280e39768896d5226869ab9bc68537a7d526f'),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b35353935666637622b41525637663244475579684654494c33627550596d6e587934457341705541504b472b416573634777737154227d', '\xae2a9dab16674f5d3810ef0046aea93399f207cbf33f30b21855f6f89e39a6ce'),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2233386437323063666636616336643264336262326635343137333132363337333933313138393836623235306561613631616333346133633432646435313134222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b35353935666637622b41525637663244475579684654494c33627550596d6e587934457341705541504b472b416573634777737154227d', '\xd12379e6dbbccfa36ca71090f184e0a0a4256be671e13563808109ac4fce7d21'),
	(1, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\x37da3c704d021e49b9f5ea082f63869a0f86a3d2c04653e622586cf5e2cb26af'),
	(2, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x5f4474c0311cb9cd6c3e3371d528e14cc7a19f6dcc9337fe17339bdfed78e7e0'),
	(3, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x8611a3154a396d0756b4c3a610d4b3d9dbb770b81315fc459a6f20c3931e1a61'),
	(4, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d30222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d38687472383237366467736d746a3668656e3367673677222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a227061796d656e7473227d7d', '\x716efd1e61f7b0fdfe63a0159235991e14a26567c912902f29673211c75d0f36'),
	(5, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d38687472383237366467736d746a3668656e3367673677227d', '\xdcd26eacbca6e99cd2ea8cc39481c12f75654772b62cb46af25698409caea80c'),
	(6, 2, '\x7b22656e7472795f636f756e74223a362c226f7574636f6d65223a22636f6d706c65746564227d', '\xddc7ac16c1bc43730faed8404b285265469d585f2ffa51d3c55344d18e2f01be'),
	(7, 2, '\x7b226361757365223a352c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b5d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b227366785f30316d38687472383237366467736d746a3668656e3367673677225d2c22736964655f656666656374735f6f70656e223a312c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\xeec8ddf05a20a794853df963f2d14233ecf04671fce0da8a9e255f7fa3b04fbb'),
	(8, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c227d', '\xbae6e4ab7bd9eeb202511bc106e0d745806a301c2d84a382d2a0491ebb16150d'),
	(9, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x4d5795acca35daaf6bf4e1d172c6d017eadfa1d80319e3d14a0973cf79bd87b5'),
	(10, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77227d', '\x1be29bcbf25c6d9df7a32a102be9828969e357d073659c6cdf41a19994d09274'),
	(11, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x6d66bae20f1ac4de9e83d4b92d1b8e32e271d13aec1b380a601212380f9c712f'),
	(12, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c226964656d706f74656e63795f6b6579223a22636c61696d732d32222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d386874723833337334786d3365646d717673726867337a222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a226d61696c227d7d', '\x0863c035c80989ea5f5a5d188ca7643e7ef64132817721589915a101a1899d16'),
	(13, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d386874723833337334786d3365646d717673726867337a227d', '\xf861196e67acfbea24cb925da42afba806b11814ca5d988288510e249532c34e'),
	(14, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c227d', '\x3c527ee636be71c3e2877959b8f6a234534b8afde8633b00ff1e7ef9c0f8973e'),
	(15, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x2f4a1dc79e0c469d09bd2d4b3dfeeea562719f5fd656e7cce7900fa6a8d09aa3'),
	(16, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x7e2864fb51ae119e4e0d6dffb7873339eb81ff33fa7a22816ef6968a19962a03'),
	(17, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xee5bd8325a0a92f071db29bee616912cec3d5ba0f2e91126ba02807a700281f3'),
	(18, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x5d8fe28f56dad2fd3bfa752389ca7fd0cd675bd48a69bc6fd2c34e9642dad1ed'),
	(19, 2, '\x7b226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226c6f6f70227d', '\xad925d1849ec7d699767f493f55d6e5e9369b0075d653ff321152f242f42b242'),
	(20, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x09e5b3801a43a6bda32e4f79f4ffef487ff2fae5a4ef7ffe687ac558a5817627'),
	(21, 2, '\x7b226361757365223a362c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22455343414c4154494e47222c22746f223a22444f4e45227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\x20211635bba35aa4cf3f0d9ea5754ee12bff5e8b0efe20878ab9e83bae847ced'),
	(22, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xa3dd6c474ac20a99e65d80c013b04b391f784afd1783477a21dcfa683399fd06'),
	(23, 2, '\x7b22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\x6742010191685f7c43d7f1812ecd58ac254886d70b80d5bbdeb80d750892d631'),
	(24, 2, '\x7b22656e7472795f636f756e74223a31312c226f7574636f6d65223a22636f6d706c65746564227d', '\x050897e4725cecf0169c1ca962cd224d428fddf56057768e785b571bcf43679d'),
	(25, 2, '\x7b226361757365223a31302c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x5c0898afc21b4c1f7a66f26d3f9f552756e5a5447370244a3baf0cb415afcbed'),
	(26, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d31227d', '\xce8a84bc2eeb6bc11900c8886e4c3acb4f16d4836e472fb8f692a822364f94d5'),
	(27, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x07a842307635e35830eac507415d514f1b5c4a242ec7dcee946c1c899da4c4ff'),
	(28, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c222c227375626a6563745f726566223a227375622d32227d', '\x1372fa0baf8a48b5b4f0ed93b514c46fa8b3b8b1c321da2c74948adc2a8bfd28'),
	(29, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xb71d09f1dec9a61a2630ba5013f5efcc01f650c5982b2c71ebcf7b8ea1acb766');

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\x449686faea27c32b40ae6ba141c136b68c97f8e0f9ccea447fe7067c97facbff', '2026-11-28T19:40:12.704Z', 'docket.example/registry
1
RJaG+uonwytArmuhQcE2toyX+OD5zOpEf+cGfJf6y/8=

— docket.example/registry u6s5GWdiU72HR2H5PqSZugou1VXDwvFMQzKDxjQIkONz8XVT1LOuKeKkpbZNb3SlGe9EUdENSGKVA901ZIjVbs0d1AU=
'),
	(1, 2, '\x38d720cff6ac6d2d3bb2f5417312637393118986b250eaa61ac34a3c42dd5114', '2026-11-28T19:40:12.716Z', 'docket.example/claims
1
ONcgz/asbS07svVBcxJjc5MRiYayUOqmGsNKPELdURQ=

— docket.example/claims VZX/e5EUx25EqwIUSzdigLcBzRjsDZb+a9JvacBZ6+g66STcjzcNxPDhTym8+5H1Cf4yQhTzEGW2Cjs8oTLhXgNMHQk=
'),
	(2, 1, '\x0750ddc9364c72d58101e6229a780ead9c0ce9717def0bb05354922556cf212d', '2026-11-28T19:40:12.719Z', 'docket.example/registry
2
B1DdyTZMctWBAeYimngOrZwM6XF97wuwU1SSJVbPIS0=

— docket.example/registry u6s5GbI9zqBquzT6SAeGREWvMJmoP02S/CP2NyIq/DqezXNpSnWEBHl92dc3qJwyw+gdTbMISP9KDvFVrTO/sM/lxA8=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8htr81nzeeey1hq6ygzg5yz', 1, 7, '\x1007d44fba3297e8f74d59d10b25659682a25cae386866deb9be5a0d569a42ea', 7, 'closed', 'DONE', 'proceed', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T19:40:12.726Z', '2026-11-28T19:40:12.749Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"DONE","released":false}],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/2","system":"payments"}},"at":3,"sideEffect":"sfx_01m8htr8276dgsmtj6hen3gg6w"},"approvals":[],"authorityScope":null,"closedAt":"2026-11-28T19:40:12.749Z","confidence":0.9,"counters":{"cards":1,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":1,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":7,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8htr81nzeeey1hq6ygzg5yz","imported":false,"lastSeq":7,"lastTime":"2026-11-28T19:40:12.749Z","liftings":[],"loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:40:12.726Z","openedBy":"prn_agent","openedSeq":1,"outcome":"completed","parentDecision":null,"phase":"DONE","refusals":{"attempts":0,"since":5},"sideEffects":[{"cause":3,"id":"sfx_01m8htr8276dgsmtj6hen3gg6w","key":"342537bf5816f8332ec60c3f","operation":"issue_refund","reversibility":"unknown","signature":"206800cb4bbcb3f924b95656","status":"executing","unannounced":false}],"sideEffectsForgotten":0,"stakes":"high","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8htr82m2a503gf8gx8s0tn3', 8, 9, '\x42a66c021ac70a33cad353208e8b93de850106fea2d93a9be7e85bced6c50ab3', 2, 'open', NULL, 'proceed', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:40:12.757Z', '2026-11-28T19:40:12.764Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8htr82m2a503gf8gx8s0tn3","imported":false,"lastSeq":9,"lastTime":"2026-11-28T19:40:12.764Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:40:12.757Z","openedBy":"prn_other","openedSeq":8,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8htr831s0j609p5vddd7dn6', 10, 13, '\x0a7f030cea284e5f167848dcdc4e1251b3dfeadb7cd205e0d7140f8b5cc24256', 4, 'open', NULL, 'proceed', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:40:12.769Z', '2026-11-28T19:40:12.773Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":{"action":{"amount":{"currency":"EUR","value":"25.00"},"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/1","system":"mail"}},"at":2,"sideEffect":"sfx_01m8htr833s4xm3edmqvsrhg3z"},"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":1,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":4,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8htr831s0j609p5vddd7dn6","imported":false,"lastSeq":13,"lastTime":"2026-11-28T19:40:12.773Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:40:12.769Z","openedBy":"prn_agent","openedSeq":10,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[{"cause":2,"id":"sfx_01m8htr833s4xm3edmqvsrhg3z","key":"c7ea0d19c9ebc2518d80c63e","operation":"issue_refund","reversibility":"unknown","signature":"d2b470e055ea0701fb29d089","status":"executed","unannounced":false}],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8htr836mff8hct0n3jg14hp', 14, 25, '\xc3465d188ce162452486540ca63b8e385e2bb0b880adafd2a75120bcb0edca95', 12, 'closed', 'DONE', 'stop', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T19:40:12.774Z', '2026-11-28T19:40:12.784Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"DONE","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-11-28T19:40:12.784Z","confidence":0.9,"counters":{"cards":4,"escalations":1,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":3},"decided":null,"decisiveReferences":1,"directive":"stop","entryCount":12,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8htr836mff8hct0n3jg14hp","imported":false,"lastSeq":25,"lastTime":"2026-11-28T19:40:12.784Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":5,"cause":3,"directive":"stop","dueAt":null,"id":"esc-1","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-28T19:40:12.774Z","openedBy":"prn_agent","openedSeq":14,"outcome":"completed","parentDecision":null,"phase":"DONE","refusals":{"attempts":0,"since":10},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8htr83h68nghevc92k1arzv', 26, 27, '\x2cacabc633caa35341c715c6c1bd972c091b3e5037b995e6432d4b2aea52c4cc', 2, 'open', NULL, 'proceed', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:40:12.785Z', '2026-11-28T19:40:12.792Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8htr83h68nghevc92k1arzv","imported":false,"lastSeq":27,"lastTime":"2026-11-28T19:40:12.792Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:40:12.785Z","openedBy":"prn_other","openedSeq":26,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8htr83zbpkc3fyp7r10qmtq', 28, 29, '\x2eca020ebbe689a6492d50ad5770a32a7858035b7205700fe7a4e7615de198b6', 2, 'open', NULL, 'proceed', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:40:12.799Z', '2026-11-28T19:40:12.813Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8htr83zbpkc3fyp7r10qmtq","imported":false,"lastSeq":29,"lastTime":"2026-11-28T19:40:12.813Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-28T19:40:12.799Z","openedBy":"prn_other","openedSeq":28,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\x449686faea27c32b40ae6ba141c136b68c97f8e0f9ccea447fe7067c97facbff', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2231393130623364323433326166396437613363626332643833326332643538343235643036343730633765353531633261346230386139646230643339373339222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32385431393a34303a31322e3639385a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\x38d720cff6ac6d2d3bb2f5417312637393118986b250eaa61ac34a3c42dd5114', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2265616461653963393865363062366339313730303638643361326663646230303235356236316235373835633934366635373963366366636330323837313966222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32385431393a34303a31322e3731355a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\xfaa51c774513d06a6422552ed02d5da03beb68f4da0174c97e3b34fbb4cf5aa7', '\x449686faea27c32b40ae6ba141c136b68c97f8e0f9ccea447fe7067c97facbff', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2237616462613931363864613736663831303031323962303336303062643030366231646135643366383762396336306332306430376632653631353834326465222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2234343936383666616561323763333262343061653662613134316331333662363863393766386530663963636561343437666537303637633937666163626666222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31312d32385431393a34303a31322e3731385a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\x76de6d22fa49846c921a0bc6b899afbf3d05acea4f3d93f627ffa4745d6988d7', '\x38d720cff6ac6d2d3bb2f5417312637393118986b250eaa61ac34a3c42dd5114', 'decision.opened', 'dec_01m8htr81nzeeey1hq6ygzg5yz', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262313662646336626332353931356339313135396332303533376534616261356362633561346339373864333064663566396163373734333233383564386638222c226465636973696f6e223a7b226964223a226465635f30316d3868747238316e7a656565793168713679677a6735797a222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233386437323063666636616336643264336262326635343137333132363337333933313138393836623235306561613631616333346133633432646435313134222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31312d32385431393a34303a31322e3732365a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\x7595b01329ae437ecf9c3600d3e33a03f4cd6076d33f31baacb7b203616312cd', '\x76de6d22fa49846c921a0bc6b899afbf3d05acea4f3d93f627ffa4745d6988d7', 'job_card.filed', 'dec_01m8htr81nzeeey1hq6ygzg5yz', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2236306534636435373663323738353065633965613163353366386331333937386139363131336265643062663338633134326539653036306365353538383733222c226465636973696f6e223a7b226964223a226465635f30316d3868747238316e7a656565793168713679677a6735797a222c2270726576223a2237366465366432326661343938343663393231613062633662383939616662663364303561636561346633643933663632376666613437343564363938386437222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237366465366432326661343938343663393231613062633662383939616662663364303561636561346633643933663632376666613437343564363938386437222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a322c2274696d65223a22323032362d31312d32385431393a34303a31322e3732385a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 2, '\x1463d51fd28530998bda321a23b468ddcb8780eb7b182ddfd062c9755df04fc1', '\x7595b01329ae437ecf9c3600d3e33a03f4cd6076d33f31baacb7b203616312cd', 'review.recorded', 'dec_01m8htr81nzeeey1hq6ygzg5yz', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2236383763343239643131396363376261373365313561383336323663643265373531646330376566663533393835353563343738323161633736636563623234222c226465636973696f6e223a7b226964223a226465635f30316d3868747238316e7a656565793168713679677a6735797a222c2270726576223a2237353935623031333239616534333765636639633336303064336533336130336634636436303736643333663331626161636237623230333631363331326364222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237353935623031333239616534333765636639633336303064336533336130336634636436303736643333663331626161636237623230333631363331326364222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a332c2274696d65223a22323032362d31312d32385431393a34303a31322e3734325a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 3, '\x7741c6bbb2f36c15958a6b690dd3dc5107351586155866b00330d48af8e8330c', '\x1463d51fd28530998bda321a23b468ddcb8780eb7b182ddfd062c9755df04fc1', 'side_effect.intent', 'dec_01m8htr81nzeeey1hq6ygzg5yz', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265326266316336306435633730613163363464366338393264663063373837303162303537623565333138633530343130396661343534636661383730363931222c226465636973696f6e223a7b226964223a226465635f30316d3868747238316e7a656565793168713679677a6735797a222c2270726576223a2231343633643531666432383533303939386264613332316132336234363864646362383738306562376231383264646664303632633937353564663034666331222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231343633643531666432383533303939386264613332316132336234363864646362383738306562376231383264646664303632633937353564663034666331222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a342c2274696d65223a22323032362d31312d32385431393a34303a31322e3734355a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 4, '\x73b9324847c6320cac769c63c0916331af5235af04088b4b4928fac2198ae236', '\x7741c6bbb2f36c15958a6b690dd3dc5107351586155866b00330d48af8e8330c', 'side_effect.executing', 'dec_01m8htr81nzeeey1hq6ygzg5yz', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262653935343231356238393232373136636532643462616138343136613433366366313661613935626230343833333032356330613161326135363034626439222c226465636973696f6e223a7b226964223a226465635f30316d3868747238316e7a656565793168713679677a6735797a222c2270726576223a2237373431633662626232663336633135393538613662363930646433646335313037333531353836313535383636623030333330643438616638653833333063222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237373431633662626232663336633135393538613662363930646433646335313037333531353836313535383636623030333330643438616638653833333063222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a352c2274696d65223a22323032362d31312d32385431393a34303a31322e3734385a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 5, '\xe0a1ad3cc1ac31db2c9b89e5eed91e0620f9f13ac4b1ae54993e409b4ba3b2bb', '\x73b9324847c6320cac769c63c0916331af5235af04088b4b4928fac2198ae236', 'decision.closed', 'dec_01m8htr81nzeeey1hq6ygzg5yz', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262663662366162393662636562336362656333653830303032376362666236333937343132646164656364396234303932373439626363613134616562303432222c226465636973696f6e223a7b226964223a226465635f30316d3868747238316e7a656565793168713679677a6735797a222c2270726576223a2237336239333234383437633633323063616337363963363363303931363333316166353233356166303430383862346234393238666163323139386165323336222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237336239333234383437633633323063616337363963363363303931363333316166353233356166303430383862346234393238666163323139386165323336222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a362c2274696d65223a22323032362d31312d32385431393a34303a31322e3734395a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 6, '\x1007d44fba3297e8f74d59d10b25659682a25cae386866deb9be5a0d569a42ea', '\xe0a1ad3cc1ac31db2c9b89e5eed91e0620f9f13ac4b1ae54993e409b4ba3b2bb', 'tripwire.tripped', 'dec_01m8htr81nzeeey1hq6ygzg5yz', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2233363838363861643166306662623464353061643539636236333233333833393662356132633763343362323863333232656263646562326337313532626166222c226465636973696f6e223a7b226964223a226465635f30316d3868747238316e7a656565793168713679677a6735797a222c2270726576223a2265306131616433636331616333316462326339623839653565656439316530363230663966313361633462316165353439393365343039623462613362326262222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265306131616433636331616333316462326339623839653565656439316530363230663966313361633462316165353439393365343039623462613362326262222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a372c2274696d65223a22323032362d31312d32385431393a34303a31322e3734395a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(8, 2, 0, '\xf89a8d11aad15cf7fa024340f147baba1433a25c068b4fc61fd888939dfed088', '\x1007d44fba3297e8f74d59d10b25659682a25cae386866deb9be5a0d569a42ea', 'decision.opened', 'dec_01m8htr82m2a503gf8gx8s0tn3', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2231623064613565616339633230393433303630616332656231333361356634366133356263653166383936396330636236306631396635346264353963623533222c226465636973696f6e223a7b226964223a226465635f30316d3868747238326d32613530336766386778387330746e33222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231303037643434666261333239376538663734643539643130623235363539363832613235636165333836383636646562396265356130643536396134326561222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a382c2274696d65223a22323032362d31312d32385431393a34303a31322e3735375a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(9, 2, 1, '\x42a66c021ac70a33cad353208e8b93de850106fea2d93a9be7e85bced6c50ab3', '\xf89a8d11aad15cf7fa024340f147baba1433a25c068b4fc61fd888939dfed088', 'review.recorded', 'dec_01m8htr82m2a503gf8gx8s0tn3', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2238323535636161646532393731336365613131333062303036333263653961386639393735323830646437623039386230316630383539346263323331663138222c226465636973696f6e223a7b226964223a226465635f30316d3868747238326d32613530336766386778387330746e33222c2270726576223a2266383961386431316161643135636637666130323433343066313437626162613134333361323563303638623466633631666438383839333964666564303838222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266383961386431316161643135636637666130323433343066313437626162613134333361323563303638623466633631666438383839333964666564303838222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a392c2274696d65223a22323032362d31312d32385431393a34303a31322e3736345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(10, 2, 0, '\xcf0ed60d5278c0bcd36a89352d6aaf4ecc65ffabef629e0ef84757d21b853ec0', '\x42a66c021ac70a33cad353208e8b93de850106fea2d93a9be7e85bced6c50ab3', 'decision.opened', 'dec_01m8htr831s0j609p5vddd7dn6', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262366131303363386562383335663366306338326234643532343239626435343832313264666639653035633265633036303362326232356465326461353535222c226465636973696f6e223a7b226964223a226465635f30316d3868747238333173306a36303970357664646437646e36222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234326136366330323161633730613333636164333533323038653862393364653835303130366665613264393361396265376538356263656436633530616233222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31302c2274696d65223a22323032362d31312d32385431393a34303a31322e3736395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 1, '\xccbd2e11921a66d09a71efaff07a99f47767d29cbe35bcb58dbce858ad014ceb', '\xcf0ed60d5278c0bcd36a89352d6aaf4ecc65ffabef629e0ef84757d21b853ec0', 'review.recorded', 'dec_01m8htr831s0j609p5vddd7dn6', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2263623139393261653836643037616131663163663734646633366162346539653862323034663866366561393435636533653031333832666466386363316338222c226465636973696f6e223a7b226964223a226465635f30316d3868747238333173306a36303970357664646437646e36222c2270726576223a2263663065643630643532373863306263643336613839333532643661616634656363363566666162656636323965306566383437353764323162383533656330222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263663065643630643532373863306263643336613839333532643661616634656363363566666162656636323965306566383437353764323162383533656330222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31312c2274696d65223a22323032362d31312d32385431393a34303a31322e3737305a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(12, 2, 2, '\x46a43ed6956f2022e6527aaadf11b2ff5a0f0439aff28c7044fa3d26cac3d996', '\xccbd2e11921a66d09a71efaff07a99f47767d29cbe35bcb58dbce858ad014ceb', 'side_effect.intent', 'dec_01m8htr831s0j609p5vddd7dn6', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2235313266633338386364373430626336336531393764656364376632643065666637303861393031393936636137323534376337613334623737366162333233222c226465636973696f6e223a7b226964223a226465635f30316d3868747238333173306a36303970357664646437646e36222c2270726576223a2263636264326531313932316136366430396137316566616666303761393966343737363764323963626533356263623538646263653835386164303134636562222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263636264326531313932316136366430396137316566616666303761393966343737363764323963626533356263623538646263653835386164303134636562222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a31322c2274696d65223a22323032362d31312d32385431393a34303a31322e3737325a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(13, 2, 3, '\x0a7f030cea284e5f167848dcdc4e1251b3dfeadb7cd205e0d7140f8b5cc24256', '\x46a43ed6956f2022e6527aaadf11b2ff5a0f0439aff28c7044fa3d26cac3d996', 'side_effect.executed', 'dec_01m8htr831s0j609p5vddd7dn6', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2232633265656339623866363837653535663536663737656132613339626530623261346533613038353765613630656230313033383862356132653530353938222c226465636973696f6e223a7b226964223a226465635f30316d3868747238333173306a36303970357664646437646e36222c2270726576223a2234366134336564363935366632303232653635323761616164663131623266663561306630343339616666323863373034346661336432366361633364393936222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234366134336564363935366632303232653635323761616164663131623266663561306630343339616666323863373034346661336432366361633364393936222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e65786563757465642f31222c22736571223a31332c2274696d65223a22323032362d31312d32385431393a34303a31322e3737335a222c2274797065223a22736964655f6566666563742e6578656375746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(14, 2, 0, '\x8ee58b8d4ae7d14393ba2278eadfb393d2a714302e343c8b71f9bb98ea4ca51f', '\x0a7f030cea284e5f167848dcdc4e1251b3dfeadb7cd205e0d7140f8b5cc24256', 'decision.opened', 'dec_01m8htr836mff8hct0n3jg14hp', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2266313462666330356639333136336539306238633732613431616433376537333737613833343265396532633539343436626666613138303739666163656538222c226465636973696f6e223a7b226964223a226465635f30316d386874723833366d666638686374306e336a6731346870222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230613766303330636561323834653566313637383438646364633465313235316233646665616462376364323035653064373134306638623563633234323536222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31342c2274696d65223a22323032362d31312d32385431393a34303a31322e3737345a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(15, 2, 1, '\x1c6145542b66fc24f85ee1ecbfe1e9345d0e251b310c8930ee3fb8106c6a6081', '\x8ee58b8d4ae7d14393ba2278eadfb393d2a714302e343c8b71f9bb98ea4ca51f', 'job_card.filed', 'dec_01m8htr836mff8hct0n3jg14hp', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2235636338366131366165653864303365346430393066333365363266633466306234303532343132343334646561656264653439633331356164326437366438222c226465636973696f6e223a7b226964223a226465635f30316d386874723833366d666638686374306e336a6731346870222c2270726576223a2238656535386238643461653764313433393362613232373865616466623339336432613731343330326533343363386237316639626239386561346361353166222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238656535386238643461653764313433393362613232373865616466623339336432613731343330326533343363386237316639626239386561346361353166222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31352c2274696d65223a22323032362d31312d32385431393a34303a31322e3737355a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(16, 2, 2, '\x87f6d2e1162369a24748858864fe78f45ce03ad7010a5f77b67c22a0f55ab07f', '\x1c6145542b66fc24f85ee1ecbfe1e9345d0e251b310c8930ee3fb8106c6a6081', 'job_card.filed', 'dec_01m8htr836mff8hct0n3jg14hp', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2239393639373263396338383561376537326431653031646338366665366435323335303031613032333563323336633263363134663062303663313164633031222c226465636973696f6e223a7b226964223a226465635f30316d386874723833366d666638686374306e336a6731346870222c2270726576223a2231633631343535343262363666633234663835656531656362666531653933343564306532353162333130633839333065653366623831303663366136303831222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231633631343535343262363666633234663835656531656362666531653933343564306532353162333130633839333065653366623831303663366136303831222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31362c2274696d65223a22323032362d31312d32385431393a34303a31322e3737365a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(17, 2, 3, '\x5722f2e3e06f93d81d80a1255c1ab590198d3d5f6a1fb57028b631572c30379d', '\x87f6d2e1162369a24748858864fe78f45ce03ad7010a5f77b67c22a0f55ab07f', 'job_card.filed', 'dec_01m8htr836mff8hct0n3jg14hp', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2233636266653362316534633631636232363766663832653261613030663433366339656435343765393261333933303932346134636231336166366163653431222c226465636973696f6e223a7b226964223a226465635f30316d386874723833366d666638686374306e336a6731346870222c2270726576223a2238376636643265313136323336396132343734383835383836346665373866343563653033616437303130613566373762363763323261306635356162303766222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238376636643265313136323336396132343734383835383836346665373866343563653033616437303130613566373762363763323261306635356162303766222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31372c2274696d65223a22323032362d31312d32385431393a34303a31322e3737365a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(18, 2, 4, '\x730bbb799e04fe0cdfb3e4da768910dafc9fecd9505a4b81a4f44acd92c9dd76', '\x5722f2e3e06f93d81d80a1255c1ab590198d3d5f6a1fb57028b631572c30379d', 'tripwire.tripped', 'dec_01m8htr836mff8hct0n3jg14hp', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2237303838633861663163306239356130303937616137353131363234663634363336333735653166316638376266323737616634316337303538323936376434222c226465636973696f6e223a7b226964223a226465635f30316d386874723833366d666638686374306e336a6731346870222c2270726576223a2235373232663265336530366639336438316438306131323535633161623539303139386433643566366131666235373032386236333135373263333033373964222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235373232663265336530366639336438316438306131323535633161623539303139386433643566366131666235373032386236333135373263333033373964222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31382c2274696d65223a22323032362d31312d32385431393a34303a31322e3737365a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(19, 2, 5, '\xafe39b40bc90676b4b2d4b827b5c2834ea5e0763895a90584031e9008259fe9e', '\x730bbb799e04fe0cdfb3e4da768910dafc9fecd9505a4b81a4f44acd92c9dd76', 'escalation.opened', 'dec_01m8htr836mff8hct0n3jg14hp', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2236326630633063653435333532306530376663323766363466303033306534366336656137623332333037343032613336633035343230366331303838326338222c226465636973696f6e223a7b226964223a226465635f30316d386874723833366d666638686374306e336a6731346870222c2270726576223a2237333062626237393965303466653063646662336534646137363839313064616663396665636439353035613462383161346634346163643932633964643736222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237333062626237393965303466653063646662336534646137363839313064616663396665636439353035613462383161346634346163643932633964643736222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31392c2274696d65223a22323032362d31312d32385431393a34303a31322e3737365a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(20, 2, 6, '\xe06bc4d17d64923cc3448854ab9ae535e2a29a9b3ffaf77f5dc5c2246dfa7b0f', '\xafe39b40bc90676b4b2d4b827b5c2834ea5e0763895a90584031e9008259fe9e', 'job_card.filed', 'dec_01m8htr836mff8hct0n3jg14hp', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263336262643965613930346565353961653138323164383166623735313863356136636131306531613366366465653034376662623463343533336566373236222c226465636973696f6e223a7b226964223a226465635f30316d386874723833366d666638686374306e336a6731346870222c2270726576223a2261666533396234306263393036373662346232643462383237623563323833346561356530373633383935613930353834303331653930303832353966653965222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261666533396234306263393036373662346232643462383237623563323833346561356530373633383935613930353834303331653930303832353966653965222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32302c2274696d65223a22323032362d31312d32385431393a34303a31322e3738315a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(21, 2, 7, '\x0d565d1396b919812dcf52113a9aee83c9ce154a75f990caf68cbaed300783de', '\xe06bc4d17d64923cc3448854ab9ae535e2a29a9b3ffaf77f5dc5c2246dfa7b0f', 'tripwire.tripped', 'dec_01m8htr836mff8hct0n3jg14hp', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2234353163613762323764636138623639363537643235373639663532653935373838353866653534613965623238353336386562646530396565363431323566222c226465636973696f6e223a7b226964223a226465635f30316d386874723833366d666638686374306e336a6731346870222c2270726576223a2265303662633464313764363439323363633334343838353461623961653533356532613239613962336666616637376635646335633232343664666137623066222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265303662633464313764363439323363633334343838353461623961653533356532613239613962336666616637376635646335633232343664666137623066222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32312c2274696d65223a22323032362d31312d32385431393a34303a31322e3738315a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(22, 2, 8, '\xffce9830323c7de8babf30f61b408fead4fb6d5d159aece92876c6c4935c99db', '\x0d565d1396b919812dcf52113a9aee83c9ce154a75f990caf68cbaed300783de', 'review.recorded', 'dec_01m8htr836mff8hct0n3jg14hp', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2238666233363434333461636263653265656661666663313136303365613136313662613830323738313338396331333632316235656230323666653833326435222c226465636973696f6e223a7b226964223a226465635f30316d386874723833366d666638686374306e336a6731346870222c2270726576223a2230643536356431333936623931393831326463663532313133613961656538336339636531353461373566393930636166363863626165643330303738336465222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230643536356431333936623931393831326463663532313133613961656538336339636531353461373566393930636166363863626165643330303738336465222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32322c2274696d65223a22323032362d31312d32385431393a34303a31322e3738325a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(23, 2, 9, '\x108c5f59015315d41b36c5da0047f3873117ca2a79037bbb8e101f9210745675', '\xffce9830323c7de8babf30f61b408fead4fb6d5d159aece92876c6c4935c99db', 'side_effect.refused', 'dec_01m8htr836mff8hct0n3jg14hp', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263626435323733316238326238666138616131636537316630316534663361616231353636303934663339373664656164626163353963316262653566353632222c226465636973696f6e223a7b226964223a226465635f30316d386874723833366d666638686374306e336a6731346870222c2270726576223a2266666365393833303332336337646538626162663330663631623430386665616434666236643564313539616563653932383736633663343933356339396462222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266666365393833303332336337646538626162663330663631623430386665616434666236643564313539616563653932383736633663343933356339396462222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a32332c2274696d65223a22323032362d31312d32385431393a34303a31322e3738335a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(24, 2, 10, '\x5c26db0d37e6b5858d3cda9a741360c63276d2372348d61c9bd3130829a14673', '\x108c5f59015315d41b36c5da0047f3873117ca2a79037bbb8e101f9210745675', 'decision.closed', 'dec_01m8htr836mff8hct0n3jg14hp', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262626163333639313731356632303133386634636664626166366635326530633562626636343932633237613138383030363232323637633837353138663530222c226465636973696f6e223a7b226964223a226465635f30316d386874723833366d666638686374306e336a6731346870222c2270726576223a2231303863356635393031353331356434316233366335646130303437663338373331313763613261373930333762626238653130316639323130373435363735222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231303863356635393031353331356434316233366335646130303437663338373331313763613261373930333762626238653130316639323130373435363735222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a32342c2274696d65223a22323032362d31312d32385431393a34303a31322e3738345a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(25, 2, 11, '\xc3465d188ce162452486540ca63b8e385e2bb0b880adafd2a75120bcb0edca95', '\x5c26db0d37e6b5858d3cda9a741360c63276d2372348d61c9bd3130829a14673', 'tripwire.tripped', 'dec_01m8htr836mff8hct0n3jg14hp', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2232346633316537666331356531663062613737636163653034656633373131386531323663326139336366323035356665353062336266616164316564356534222c226465636973696f6e223a7b226964223a226465635f30316d386874723833366d666638686374306e336a6731346870222c2270726576223a2235633236646230643337653662353835386433636461396137343133363063363332373664323337323334386436316339626433313330383239613134363733222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235633236646230643337653662353835386433636461396137343133363063363332373664323337323334386436316339626433313330383239613134363733222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32352c2274696d65223a22323032362d31312d32385431393a34303a31322e3738345a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(26, 2, 0, '\x5a79abe7cab257acb2acf74ef0ef970c7cb5324b8c63dd306e3533018d74630b', '\xc3465d188ce162452486540ca63b8e385e2bb0b880adafd2a75120bcb0edca95', 'decision.opened', 'dec_01m8htr83h68nghevc92k1arzv', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2266373263386332383138653131383137636266336138643030633335333435386562633830306563653766323765626466396535366265346434373938363663222c226465636973696f6e223a7b226964223a226465635f30316d3868747238336836386e676865766339326b3161727a76222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263333436356431383863653136323435323438363534306361363362386533383565326262306238383061646166643261373531323062636230656463613935222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32362c2274696d65223a22323032362d31312d32385431393a34303a31322e3738355a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(27, 2, 1, '\x2cacabc633caa35341c715c6c1bd972c091b3e5037b995e6432d4b2aea52c4cc', '\x5a79abe7cab257acb2acf74ef0ef970c7cb5324b8c63dd306e3533018d74630b', 'review.recorded', 'dec_01m8htr83h68nghevc92k1arzv', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2234356465316334393234666637646363623630663830636566366432313566663533316438313830373362386331396639363431393932666136666132663362222c226465636973696f6e223a7b226964223a226465635f30316d3868747238336836386e676865766339326b3161727a76222c2270726576223a2235613739616265376361623235376163623261636637346566306566393730633763623533323462386336336464333036653335333330313864373436333062222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235613739616265376361623235376163623261636637346566306566393730633763623533323462386336336464333036653335333330313864373436333062222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32372c2274696d65223a22323032362d31312d32385431393a34303a31322e3739325a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(28, 2, 0, '\x7c5c04fd862cc9bf6969f7596c9eb889560df352c604cd8c5570587ec94abbe0', '\x2cacabc633caa35341c715c6c1bd972c091b3e5037b995e6432d4b2aea52c4cc', 'decision.opened', 'dec_01m8htr83zbpkc3fyp7r10qmtq', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2234623638393338356465323139313062366536626564353361363263356465366363626632396432353638616436623237306130626131303434636163346338222c226465636973696f6e223a7b226964223a226465635f30316d3868747238337a62706b633366797037723130716d7471222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232636163616263363333636161333533343163373135633663316264393732633039316233653530333762393935653634333264346232616561353263346363222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32382c2274696d65223a22323032362d31312d32385431393a34303a31322e3739395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(29, 2, 1, '\x2eca020ebbe689a6492d50ad5770a32a7858035b7205700fe7a4e7615de198b6', '\x7c5c04fd862cc9bf6969f7596c9eb889560df352c604cd8c5570587ec94abbe0', 'review.recorded', 'dec_01m8htr83zbpkc3fyp7r10qmtq', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2234383866313039656530353364623037383638656566656433323136653039343961636331663062336138353739396565383639396265646334663131626166222c226465636973696f6e223a7b226964223a226465635f30316d3868747238337a62706b633366797037723130716d7471222c2270726576223a2237633563303466643836326363396266363936396637353936633965623838393536306466333532633630346364386335353730353837656339346162626530222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237633563303466643836326363396266363936396637353936633965623838393536306466333532633630346364386335353730353837656339346162626530222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32392c2274696d65223a22323032362d31312d32385431393a34303a31322e3831335a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d');

INSERT INTO docket.idempotency VALUES
	(4, 2, 1, 'prn_agent', 'claims-0', '\xf3fbe8665d3f347ce50d4afae008ada66ce6add14a940af018b186d8b54354d3', NULL),
	(12, 2, 1, 'prn_agent', 'claims-2', '\x4c629b951b3e5650194488f5253fc6df1dc7f8e17029b886bfef9bcfa1d4b929', NULL);

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+bbab3919+Af9GYx2wN5Y9MLkywvQ0HPyVHWcnPR0FAN09381oH4p1', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-28T19:40:12.696Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+5595ff7b+ARV7f2DGUyhFTIL3buPYmnXy4EsApUAPKG+AescGwsqT', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-28T19:40:12.714Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\xfaa51c774513d06a6422552ed02d5da03beb68f4da0174c97e3b34fbb4cf5aa7', '2026-11-28T19:40:12.718Z', '\x0750ddc9364c72d58101e6229a780ead9c0ce9717def0bb05354922556cf212d'),
	(2, 30, '\x2eca020ebbe689a6492d50ad5770a32a7858035b7205700fe7a4e7615de198b6', '2026-11-28T19:40:12.813Z', '\x7a50cd4f47c390fe5ae9c9950d5319cccb8547d78ee2aff5f54d43fe1b4c8f7c88f6f1c160c497d57e7aaacb0a6fd06a60fe62e72da8b455a5bef49b65e0c99eeae81945b071f015899adc0203907787f6a26df82b72fc42b305b7a350c9e3cd6be6b07c94c0f2125fe88c2ae705a8906f05c6826174546baae8d002dce62ae0');

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
	(1, 7, 2, 7, false, 'dec_01m8htr81nzeeey1hq6ygzg5yz', 'closed', 'DONE', 'proceed', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T19:40:12.726Z', '2026-11-28T19:40:12.749Z', NULL),
	(8, 9, 2, 2, false, 'dec_01m8htr82m2a503gf8gx8s0tn3', 'open', NULL, 'proceed', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:40:12.757Z', '2026-11-28T19:40:12.764Z', NULL),
	(10, 13, 2, 4, false, 'dec_01m8htr831s0j609p5vddd7dn6', 'open', NULL, 'proceed', 'low', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-28T19:40:12.769Z', '2026-11-28T19:40:12.773Z', NULL),
	(14, 25, 2, 12, false, 'dec_01m8htr836mff8hct0n3jg14hp', 'closed', 'DONE', 'stop', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-28T19:40:12.774Z', '2026-11-28T19:40:12.784Z', NULL);

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
	(4, 5, 1, 2, false, 'sfx_01m8htr8276dgsmtj6hen3gg6w', 'issue_refund', 'payments', 'order/2', 'billing', NULL, NULL, 'claims-0', 'executing', '2026-11-28T19:40:12.745Z', '2026-11-28T19:40:12.748Z'),
	(12, 13, 10, 2, false, 'sfx_01m8htr833s4xm3edmqvsrhg3z', 'issue_refund', 'mail', 'order/1', 'billing', '25.00', 'EUR', 'claims-2', 'executed', '2026-11-28T19:40:12.772Z', '2026-11-28T19:40:12.773Z');

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4'),
	(2, 1, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''cited'':16 ''done'':4 ''found'':23 ''input'':20 ''policy'':14,27 ''receipt'':22 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(3, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(4, 1, 2, 'side_effect.intent', '''#2'' ''0'':2 ''01m8htr8276dgsmtj6hen3gg6w'':10 ''2'':13 ''billing'':7 ''claims'':1 ''issue'':4 ''order'':12 ''payments'':15 ''refund'':5 ''sfx'':9'),
	(5, 1, 2, 'side_effect.executing', '''#2'' ''01m8htr8276dgsmtj6hen3gg6w'':2 ''sfx'':1'),
	(6, 1, 2, 'decision.closed', '''#2'' ''6'':1 ''completed'':3'),
	(7, 1, 2, 'tripwire.tripped', '''#2'' ''01m8htr8276dgsmtj6hen3gg6w'':8 ''1'':10 ''5'':1 ''closed'':12 ''completed'':5 ''open'':14 ''proceed'':3 ''sfx'':7 ''with'':13 ''work'':15'),
	(8, 8, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4'),
	(9, 8, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(10, 10, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':1,4'),
	(11, 10, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(12, 10, 2, 'side_effect.intent', '''#2'' ''00'':4 ''01m8htr833s4xm3edmqvsrhg3z'':15 ''1'':18 ''2'':7 ''25'':3 ''billing'':12 ''claims'':6 ''eur'':1 ''issue'':9 ''mail'':20 ''order'':17 ''refund'':10 ''sfx'':14'),
	(13, 10, 2, 'side_effect.executed', '''#2'' ''01m8htr833s4xm3edmqvsrhg3z'':2 ''sfx'':1'),
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
