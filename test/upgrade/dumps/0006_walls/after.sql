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

CREATE FUNCTION docket.append_many(e_leaf bytea[], e_leaf_hash bytea[], e_prev bytea[], e_type text[], e_decision_id text[], e_decision_seq integer[], b_body bytea[], b_secret bytea[], d_state text[], d_decision_id text[], d_opened_seq bigint[], d_last_seq bigint[], d_last_hash bytea[], d_entry_count integer[], d_status text[], d_phase text[], d_directive text[], d_stakes text[], d_needs_human boolean[], d_agent_id text[], d_agent_name text[], d_goal text[], d_outcome text[], d_opened_at text[], d_last_time text[], of_ledger integer, size_before bigint, last_before bytea, size_after bigint, last_after bytea, time_after text, frontier_after bytea, not_before timestamp with time zone, k_principal text[], k_key text[], k_seq bigint[], k_entry_count integer[], k_request_digest bytea[], k_answer text[], t_hashes bytea[], t_nodes bytea[], t_root bytea[], t_level integer[], t_index bigint[]) RETURNS double precision
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  -- NULL is not true either.
  IF (size_after = size_before + cardinality(e_leaf_hash) AND cardinality(b_body) <= cardinality(e_leaf_hash)
    AND e_prev = last_before || e_leaf_hash[:cardinality(e_leaf_hash) - 1]
    AND e_leaf_hash[cardinality(e_leaf_hash)] = last_after
    AND of_ledger = current_setting('docket.ledger')::integer
    AND octet_length(frontier_after) = 32 * bit_count(size_after::bit(64))
  ) IS NOT TRUE THEN
    RAISE EXCEPTION 'the head of a ledger moves only with the entries that it follows'
      USING ERRCODE = 'insufficient_privilege', HINT = 'An entry is appended together with its head.';
  END IF;
  IF statement_timestamp() < not_before THEN
    RETURN extract(epoch FROM statement_timestamp());
  END IF;
  UPDATE docket.ledger_head
    SET size = size_after, last_hash = last_after, last_time = time_after, frontier = frontier_after
    WHERE ledger_no = of_ledger AND size = size_before AND last_hash = last_before;
  IF NOT FOUND THEN
    RETURN -1;
  END IF;
  INSERT INTO docket.entry (ledger_no, seq, leaf, leaf_hash, prev, type, decision_id, decision_seq)
    SELECT of_ledger, size_before - 1 + position, leaf, leaf_hash, prev, type, decision_id, decision_seq
    FROM unnest(e_leaf, e_leaf_hash, e_prev, e_type, e_decision_id, e_decision_seq)
      WITH ORDINALITY AS u (leaf, leaf_hash, prev, type, decision_id, decision_seq, position);
  INSERT INTO docket.body (ledger_no, seq, body, secret)
    SELECT of_ledger, size_before - 1 + position, body, secret
    FROM unnest(b_body, b_secret) WITH ORDINALITY AS u (body, secret, position);
  INSERT INTO docket.decision (ledger_no, state, decision_id, opened_seq, last_seq, last_hash, entry_count,
      status, phase, directive, stakes, needs_human, agent_id, agent_name, goal, outcome, opened_at, last_time)
    SELECT of_ledger, state, decision_id, opened_seq, last_seq, last_hash, entry_count, status, phase, directive,
      stakes, needs_human, agent_id, agent_name, goal, outcome, opened_at, last_time
    FROM unnest(d_state, d_decision_id, d_opened_seq, d_last_seq, d_last_hash, d_entry_count, d_status, d_phase,
      d_directive, d_stakes, d_needs_human, d_agent_id, d_agent_name, d_goal, d_outcome, d_opened_at,
      d_last_time) AS u (state, decision_id, opened_seq, last_seq, last_hash, entry_count, status, phase,
      directive, stakes, needs_human, agent_id, agent_name, goal, outcome, opened_at, last_time)
    ON CONFLICT (ledger_no, decision_id) DO UPDATE SET
      state = EXCLUDED.state, last_seq = EXCLUDED.last_seq, last_hash = EXCLUDED.last_hash,
      entry_count = EXCLUDED.entry_count, status = EXCLUDED.status, phase = EXCLUDED.phase,
      directive = EXCLUDED.directive, needs_human = EXCLUDED.needs_human, goal = EXCLUDED.goal,
      outcome = EXCLUDED.outcome, last_time = EXCLUDED.last_time;
  IF cardinality(k_key) > 0 THEN
    INSERT INTO docket.idempotency (ledger_no, principal, key, seq, entry_count, request_digest, answer)
      SELECT of_ledger, principal, key, seq, entry_count, request_digest, answer
      FROM unnest(k_principal, k_key, k_seq, k_entry_count, k_request_digest, k_answer)
        AS u (principal, key, seq, entry_count, request_digest, answer);
  END IF;
  IF cardinality(t_level) > 0 THEN
    INSERT INTO docket.tile (ledger_no, hashes, nodes, root, level, index)
      SELECT of_ledger, hashes, nodes, root, level, index
      FROM unnest(t_hashes, t_nodes, t_root, t_level, t_index) AS u (hashes, nodes, root, level, index);
  END IF;
  RETURN 0;
END
$$;

CREATE FUNCTION docket.append_one(e_leaf bytea, e_leaf_hash bytea, e_prev bytea, e_type text, e_decision_id text, e_decision_seq integer, b_body bytea, b_secret bytea, d_state text, d_decision_id text, d_opened_seq bigint, d_last_seq bigint, d_last_hash bytea, d_entry_count integer, d_status text, d_phase text, d_directive text, d_stakes text, d_needs_human boolean, d_agent_id text, d_agent_name text, d_goal text, d_outcome text, d_opened_at text, d_last_time text, of_ledger integer, size_before bigint, last_before bytea, size_after bigint, last_after bytea, time_after text, frontier_after bytea, not_before timestamp with time zone) RETURNS double precision
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
#variable_conflict use_column
BEGIN
  -- NULL is not true either.
  IF (size_after = size_before + 1 AND e_prev = last_before AND e_leaf_hash = last_after
    AND of_ledger = current_setting('docket.ledger')::integer
    AND octet_length(frontier_after) = 32 * bit_count(size_after::bit(64))
  ) IS NOT TRUE THEN
    RAISE EXCEPTION 'the head of a ledger moves only with the entries that it follows'
      USING ERRCODE = 'insufficient_privilege', HINT = 'An entry is appended together with its head.';
  END IF;
  IF statement_timestamp() < not_before THEN
    RETURN extract(epoch FROM statement_timestamp());
  END IF;
  UPDATE docket.ledger_head
    SET size = size_after, last_hash = last_after, last_time = time_after, frontier = frontier_after
    WHERE ledger_no = of_ledger AND size = size_before AND last_hash = last_before;
  IF NOT FOUND THEN
    RETURN -1;
  END IF;
  INSERT INTO docket.entry (ledger_no, seq, leaf, leaf_hash, prev, type, decision_id, decision_seq)
    VALUES (of_ledger, size_before, e_leaf, e_leaf_hash, e_prev, e_type, e_decision_id, e_decision_seq);
  INSERT INTO docket.body (ledger_no, seq, body, secret)
    VALUES (of_ledger, size_before, b_body, b_secret);
  INSERT INTO docket.decision (ledger_no, state, decision_id, opened_seq, last_seq, last_hash, entry_count,
      status, phase, directive, stakes, needs_human, agent_id, agent_name, goal, outcome, opened_at, last_time)
    VALUES (of_ledger, d_state, d_decision_id, d_opened_seq, d_last_seq, d_last_hash, d_entry_count, d_status,
      d_phase, d_directive, d_stakes, d_needs_human, d_agent_id, d_agent_name, d_goal, d_outcome, d_opened_at,
      d_last_time)
    ON CONFLICT (ledger_no, decision_id) DO UPDATE SET
      state = EXCLUDED.state, last_seq = EXCLUDED.last_seq, last_hash = EXCLUDED.last_hash,
      entry_count = EXCLUDED.entry_count, status = EXCLUDED.status, phase = EXCLUDED.phase,
      directive = EXCLUDED.directive, needs_human = EXCLUDED.needs_human, goal = EXCLUDED.goal,
      outcome = EXCLUDED.outcome, last_time = EXCLUDED.last_time;
  RETURN 0;
END
$$;

CREATE FUNCTION docket.count_decisions() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO docket.search_count AS c
      (ledger_no, status, phase, directive, stakes, outcome, needs_human, decisions, waits)
    SELECT ledger_no, status, phase, directive, stakes, outcome, needs_human, count(*), sum(waits)
    FROM come GROUP BY 1, 2, 3, 4, 5, 6, 7
    ON CONFLICT ON CONSTRAINT search_count_key DO UPDATE
      SET decisions = c.decisions + EXCLUDED.decisions, waits = c.waits + EXCLUDED.waits;
  ELSIF TG_OP = 'DELETE' THEN
    UPDATE docket.search_count c SET decisions = c.decisions - g.decisions, waits = c.waits - g.waits
    FROM (
      SELECT ledger_no, status, phase, directive, stakes, outcome, needs_human, count(*) AS decisions, sum(waits) AS waits
      FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7
    ) g
    WHERE c.ledger_no = g.ledger_no AND (c.status, c.directive, c.stakes, c.needs_human)
        = (g.status, g.directive, g.stakes, g.needs_human)
      AND c.phase IS NOT DISTINCT FROM g.phase AND c.outcome IS NOT DISTINCT FROM g.outcome;
  ELSE
    INSERT INTO docket.search_count AS c
      (ledger_no, status, phase, directive, stakes, outcome, needs_human, decisions, waits)
    SELECT ledger_no, status, phase, directive, stakes, outcome, needs_human, sum(n), sum(n * waits::bigint)
    FROM (SELECT *, 1 AS n FROM come UNION ALL SELECT *, -1 AS n FROM gone) moved
    GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(n) <> 0 OR sum(n * waits::bigint) <> 0
    ON CONFLICT ON CONSTRAINT search_count_key DO UPDATE
      SET decisions = c.decisions + EXCLUDED.decisions, waits = c.waits + EXCLUDED.waits;
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION docket.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION 'docket.% is append-only: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'insufficient_privilege',
          HINT = 'A correction is a new entry that supersedes the old one.';
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
  RETURN NEW;
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

CREATE TABLE docket.search_count (
    decisions numeric NOT NULL,
    waits numeric NOT NULL,
    ledger_no integer NOT NULL,
    needs_human boolean NOT NULL,
    status text NOT NULL COLLATE pg_catalog."C",
    phase text COLLATE pg_catalog."C",
    directive text NOT NULL COLLATE pg_catalog."C",
    stakes text NOT NULL COLLATE pg_catalog."C",
    outcome text COLLATE pg_catalog."C"
)
WITH (fillfactor='50');

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
    subject_ref text COLLATE pg_catalog."C",
    waits integer DEFAULT 0 NOT NULL,
    next_due text COLLATE pg_catalog."C"
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
    last_time text NOT NULL COLLATE pg_catalog."C",
    amount numeric GENERATED ALWAYS AS (
CASE
    WHEN (amount_value ~ '^-?[0-9]{1,64}([.][0-9]{1,64})?$'::text) THEN (amount_value)::numeric
    ELSE NULL::numeric
END) STORED
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

CREATE TABLE docket.sign_in_taken_back (
    heard_at timestamp with time zone NOT NULL,
    person text NOT NULL,
    until text NOT NULL
);

CREATE TABLE docket.tile (
    index bigint NOT NULL,
    ledger_no integer NOT NULL,
    level smallint NOT NULL,
    root bytea NOT NULL,
    hashes bytea NOT NULL,
    nodes bytea NOT NULL,
    CONSTRAINT tile_hashes_check CHECK ((octet_length(hashes) = 8192)),
    CONSTRAINT tile_index_check CHECK ((index >= 0)),
    CONSTRAINT tile_level_check CHECK (((level >= 0) AND (level <= 7))),
    CONSTRAINT tile_nodes_check CHECK ((octet_length(nodes) = 1024)),
    CONSTRAINT tile_root_check CHECK ((octet_length(root) = 32))
);
ALTER TABLE ONLY docket.tile ALTER COLUMN hashes SET STORAGE EXTERNAL;
ALTER TABLE ONLY docket.tile ALTER COLUMN nodes SET STORAGE PLAIN;

ALTER TABLE ONLY docket.tile FORCE ROW LEVEL SECURITY;

ALTER TABLE ONLY docket.migration ALTER COLUMN id SET DEFAULT nextval('docket.migration_id_seq'::regclass);

INSERT INTO docket.body VALUES
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b66373032613162612b4158643044744c4a7741676b41424251465731672f457951474843754d6f5672654f427a6375354a53387133227d', '\x60f154467cca5da57478e66a21bde925aaff5d9886b8b89fa1ecf3cbcb05a34f'),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b66633538663038662b4152684339474a6767745a566c364f75354274707772586756572b496433546846574b45697a63686c413636227d', '\x624abdceb7d8a7a6da212329d5ec0e4f4f6b1ff09ed91887206aaf110e03aba0'),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2261633665316634393063323932623037393164616535313164663164333565376433343030653233336562613838663165316131663963633566636232393230222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b66633538663038662b4152684339474a6767745a566c364f75354274707772586756572b496433546846574b45697a63686c413636227d', '\x4193be492b026bcaaedf5d9ad4fc37497ffc56180fcbed811c545d32d8d7c8ad'),
	(1, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\xbebca09f372637279b4f241e91f6ffd7fe02e7bf13a44c2bfcc491c458dfe083'),
	(2, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x97969d0c7caabe7e85dd000615c253aa6bc8e3fc8ceab9529243c3a0e027b45a'),
	(3, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x9aacd86b895ab5cfd9206c4b2ed4ec21f6c13ea0524b839e8d20734692d71413'),
	(4, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d30222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d386b647a7963686174396572686d6e6430626b64776178222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a227061796d656e7473227d7d', '\xed1d0cfa45070fcb51cfdf2744a2df22ad826ead1dcb6623963eda0c55d5a27c'),
	(5, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d386b647a7963686174396572686d6e6430626b64776178227d', '\x1916b85d1ca861e8965fd9d06cd98a1c12a0a0052e00e2443fca35608f9b481a'),
	(6, 2, '\x7b22656e7472795f636f756e74223a362c226f7574636f6d65223a22636f6d706c65746564227d', '\x3c0f74282b10210fa24710385d5e08368c691d20dfff4c42a20cf87f5ff70f11'),
	(7, 2, '\x7b226361757365223a352c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b5d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b227366785f30316d386b647a7963686174396572686d6e6430626b64776178225d2c22736964655f656666656374735f6f70656e223a312c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x34fa9607e44fd03232f05fb1af43914572586abb410ddc6c21c98ce54cfbb63a'),
	(8, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c227d', '\xdbb1979bd0ca8162f3674f3a1e689b72b7d46c7d67bf83af542802fe99e0cf35'),
	(9, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xb04c7056458569f7e02de2f474c84628af1d170b99f8c0643ecf0c6c8f1b2176'),
	(10, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77227d', '\x90e0fc57990a8d405f1ccab48cb71be0fb5d0c3768a65197b77dfaea487d3321'),
	(11, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x4b13cd9f6e07c0088d1e5e88be888f4efbcd0c835391971c15ce650b74c62cc8'),
	(12, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c226964656d706f74656e63795f6b6579223a22636c61696d732d32222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d386b647a79646d6e39746178796b366b7870396a323562222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a226d61696c227d7d', '\xdd8fbcd8587c1874c837464bc826155511e15616eb2e79ecdda07d8b193e21da'),
	(13, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d386b647a79646d6e39746178796b366b7870396a323562227d', '\x69875e0cf53c2892179aad1cd7313502b4dcd183e59356dbe7d01b45e3ddab82'),
	(14, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c227d', '\x0922f611b6c50901c048ef9f470fe5e3aa382a3f3afc779de1ddff1804a9e705'),
	(15, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x05805994a1eb567ce19dc1294e8ed9c0f4f550e8230893057694caa50b3726b4'),
	(16, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x12a6ef6220a5f9f8354622eb08cb44d4f69d590d7186e52968c4666ce8bd64f2'),
	(17, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xc3b3558204263fdfe5f4b6a2ffe2a2b62d262f596cd1384ef273dc874e4b74cf'),
	(18, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\xe8b577b9a58e5af307f44e5118edca1dc93879e65de299296bf4b106d0507827'),
	(19, 2, '\x7b226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226c6f6f70227d', '\xc6db81741db009c8289152f855efff34faa0c7e9697c3da68cb3f1553659f577'),
	(20, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xee7096d094ab4be4dadfa25637a967ec76c30ded8d58ea367b234093e8e7c1c1'),
	(21, 2, '\x7b226361757365223a362c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22455343414c4154494e47222c22746f223a22444f4e45227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\xdf77263aaa5ce9e276423ed7e84e54542fdc4021495415f6e11218f0bf3c9443'),
	(22, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xb101e01ecaab4a9cc698418255aa78e3991b7384ff5538377ba770577d17a332'),
	(23, 2, '\x7b22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\x4d77ed672f11017808fdfb176fbc54b6624b56ed6861d76bebd30f893f46b11f'),
	(24, 2, '\x7b22656e7472795f636f756e74223a31312c226f7574636f6d65223a22636f6d706c65746564227d', '\x2fab1b8ef3888b228d11662ec6f67159e9743478dbd61594ac53a6be4423f920'),
	(25, 2, '\x7b226361757365223a31302c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x6bff167dcdcff031bea7b58678c316b368864cd1caf86644a97dccc5cd416088'),
	(26, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d31227d', '\x3f18b581270168a274a87382b0e4a9c15ec02b00d91aaf090fc61504ed92e8b1'),
	(27, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xc9709865fda3464290ff63a5b7a5bc1271c9c132c67288ee43e61df3d42ae86f'),
	(28, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c222c227375626a6563745f726566223a227375622d32227d', '\x83863bf855faae5f9ef755f4594e51ddb72ce345ee09ff363bebeacee9a61a47'),
	(29, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xedd934ea3fc3ffac8f23d678021222e10c083456a2c95fbf8950ebc9f1761610');

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\xd8910b0eea1dfe7721813f178732d4eab542547469b6f910b6f1389883eed20c', '2026-11-29T10:35:42.309Z', 'docket.example/registry
1
2JELDuod/nchgT8XhzLU6rVCVHRptvkQtvE4mIPu0gw=

— docket.example/registry 9wKhulF8pq0tlgPaZhdQN3fmpllVp7zd3rTbBuyYW59X0T+b69qdtB5BouL1kLXyf1Y+A9Idala3V7ad8jM5Y8DIegM=
'),
	(1, 2, '\xac6e1f490c292b0791dae511df1d35e7d3400e233eba88f1e1a1f9cc5fcb2920', '2026-11-29T10:35:42.327Z', 'docket.example/claims
1
rG4fSQwpKweR2uUR3x0159NADiM+uojx4aH5zF/LKSA=

— docket.example/claims /FjwjzxAbin37PILgcBQ++oY5AmMM9s0OENBaGCwz1WwWTmOrFXR4RuXzJNWWPJkLLDR1sZb7LpzDrsUBNqCWi4YTgs=
'),
	(2, 1, '\x093f47c4339d8b787d8070d1654d6859ca4e8df1ef7e6daaeba15824b0e4c914', '2026-11-29T10:35:42.333Z', 'docket.example/registry
2
CT9HxDOdi3h9gHDRZU1oWcpOjfHvfm2q66FYJLDkyRQ=

— docket.example/registry 9wKhulyhAJNjZrPknh2dKJ20kPD8ZXeIuPwDu/Cil5a1Fr3V3NodR+3edhX5bsffRyTX3d1jdWe+3iWuEjjxWGx2nw8=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8kdzyc303rgjxhw4cfkbzm4', 1, 7, '\x7dc2401152537d6da7a161a116a7ce8722c1ce032b0bd88573c23eb676113837', 7, 'closed', 'DONE', 'proceed', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:42.340Z', '2026-11-29T10:35:42.356Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"DONE","released":false}],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/2","system":"payments"}},"at":3,"sideEffect":"sfx_01m8kdzychat9erhmnd0bkdwax"},"approvals":[],"authorityScope":null,"closedAt":"2026-11-29T10:35:42.356Z","confidence":0.9,"counters":{"cards":1,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":1,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":7,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzyc303rgjxhw4cfkbzm4","imported":false,"lastSeq":7,"lastTime":"2026-11-29T10:35:42.356Z","liftings":[],"loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:42.340Z","openedBy":"prn_agent","openedSeq":1,"outcome":"completed","parentDecision":null,"phase":"DONE","refusals":{"attempts":0,"since":5},"sideEffects":[{"cause":3,"id":"sfx_01m8kdzychat9erhmnd0bkdwax","key":"342537bf5816f8332ec60c3f","operation":"issue_refund","reversibility":"unknown","signature":"206800cb4bbcb3f924b95656","status":"executing","unannounced":false}],"sideEffectsForgotten":0,"stakes":"high","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8kdzycybky130qvhxz1853t', 8, 9, '\x153119e420d2816b6243f5a746162feeab986e3299902e91c4040e8075c3c008', 2, 'open', NULL, 'proceed', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:42.366Z', '2026-11-29T10:35:42.377Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzycybky130qvhxz1853t","imported":false,"lastSeq":9,"lastTime":"2026-11-29T10:35:42.377Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:42.366Z","openedBy":"prn_other","openedSeq":8,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8kdzydh40ej2b6ba44gyaea', 10, 13, '\x6854e86499b1b22fa1287b96e5eb4d607088c8ac4f5c6933a192dd6c661db5e9', 4, 'open', NULL, 'proceed', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:42.385Z', '2026-11-29T10:35:42.389Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":{"action":{"amount":{"currency":"EUR","value":"25.00"},"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/1","system":"mail"}},"at":2,"sideEffect":"sfx_01m8kdzydmn9taxyk6kxp9j25b"},"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":1,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":4,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzydh40ej2b6ba44gyaea","imported":false,"lastSeq":13,"lastTime":"2026-11-29T10:35:42.389Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:42.385Z","openedBy":"prn_agent","openedSeq":10,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[{"cause":2,"id":"sfx_01m8kdzydmn9taxyk6kxp9j25b","key":"c7ea0d19c9ebc2518d80c63e","operation":"issue_refund","reversibility":"unknown","signature":"d2b470e055ea0701fb29d089","status":"executed","unannounced":false}],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8kdzydp78jkwsevrq03pfbs', 14, 25, '\x687bc2f4fc87ccdd1f9cb83ec6ade14122ecf6b2cc93e2cfb10979e3b1ba05b1', 12, 'closed', 'DONE', 'stop', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:42.390Z', '2026-11-29T10:35:42.401Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"DONE","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-11-29T10:35:42.401Z","confidence":0.9,"counters":{"cards":4,"escalations":1,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":3},"decided":null,"decisiveReferences":1,"directive":"stop","entryCount":12,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzydp78jkwsevrq03pfbs","imported":false,"lastSeq":25,"lastTime":"2026-11-29T10:35:42.401Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":5,"cause":3,"directive":"stop","dueAt":null,"id":"esc-1","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-29T10:35:42.390Z","openedBy":"prn_agent","openedSeq":14,"outcome":"completed","parentDecision":null,"phase":"DONE","refusals":{"attempts":0,"since":10},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8kdzye1ncj4k6pqfeabpnkn', 26, 27, '\x71d11eb0aa0efc5dcd601bf023fb50780c8d98a0d23a8d116125bf6c5cf6decf', 2, 'open', NULL, 'proceed', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:42.401Z', '2026-11-29T10:35:42.412Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzye1ncj4k6pqfeabpnkn","imported":false,"lastSeq":27,"lastTime":"2026-11-29T10:35:42.412Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:42.401Z","openedBy":"prn_other","openedSeq":26,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8kdzyewvmhvzwx0fcz1zqs7', 28, 29, '\x2cdd429cfc07d7c6a0caa67c649e387de37ef919002a0c78328f670f061f2ec7', 2, 'open', NULL, 'proceed', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:42.428Z', '2026-11-29T10:35:42.445Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzyewvmhvzwx0fcz1zqs7","imported":false,"lastSeq":29,"lastTime":"2026-11-29T10:35:42.445Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:42.428Z","openedBy":"prn_other","openedSeq":28,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\xd8910b0eea1dfe7721813f178732d4eab542547469b6f910b6f1389883eed20c', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2238353632313731346538356139396130353535363331396461336133386361613936633735353363653163386563363837363731356364313439636336386336222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32395431303a33353a34322e3330355a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\xac6e1f490c292b0791dae511df1d35e7d3400e233eba88f1e1a1f9cc5fcb2920', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2232356637626138633131643737333130653737336432613163663465366262323764666638633663353762393861396437663363643262343065306437393865222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32395431303a33353a34322e3332335a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\xc1ed0797e69f1c3f1919d7afcca1e18b0412aed62d084b17690da9f8a1903d34', '\xd8910b0eea1dfe7721813f178732d4eab542547469b6f910b6f1389883eed20c', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2239343766646634333132326266613631353733396335663238333639643761626265393964316362613364396465613838393765353939616666613032393237222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2264383931306230656561316466653737323138313366313738373332643465616235343235343734363962366639313062366631333839383833656564323063222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31312d32395431303a33353a34322e3333315a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\x5cc92464f4ce60233bc5895e2023ebff8cfe0628991680e1d477495137a79c63', '\xac6e1f490c292b0791dae511df1d35e7d3400e233eba88f1e1a1f9cc5fcb2920', 'decision.opened', 'dec_01m8kdzyc303rgjxhw4cfkbzm4', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237363966356230653838393832343662393932663634386634633135306230653731396163376330376166643965393131366465666532373965386633316363222c226465636973696f6e223a7b226964223a226465635f30316d386b647a796333303372676a7868773463666b627a6d34222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261633665316634393063323932623037393164616535313164663164333565376433343030653233336562613838663165316131663963633566636232393230222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31312d32395431303a33353a34322e3334305a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\x30daf4ae45a65968d3c7c4f0f1947755e39c590e2ce0a52ea9e6354e7f31b48e', '\x5cc92464f4ce60233bc5895e2023ebff8cfe0628991680e1d477495137a79c63', 'job_card.filed', 'dec_01m8kdzyc303rgjxhw4cfkbzm4', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261633566623933636162373035646438393062326136636138366233383539613863613561663931373530356635653534316661623065663337346462346261222c226465636973696f6e223a7b226964223a226465635f30316d386b647a796333303372676a7868773463666b627a6d34222c2270726576223a2235636339323436346634636536303233336263353839356532303233656266663863666530363238393931363830653164343737343935313337613739633633222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235636339323436346634636536303233336263353839356532303233656266663863666530363238393931363830653164343737343935313337613739633633222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a322c2274696d65223a22323032362d31312d32395431303a33353a34322e3334325a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 2, '\xf24d3a9aeb3a88f107ad5eb145233c8f53346517a9ddaa7b1f3c551e4e7a2d4d', '\x30daf4ae45a65968d3c7c4f0f1947755e39c590e2ce0a52ea9e6354e7f31b48e', 'review.recorded', 'dec_01m8kdzyc303rgjxhw4cfkbzm4', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2265653136326162336633616538353265313564626265326337396465336330353234323434316532326465346162333362656435386661393066383361323339222c226465636973696f6e223a7b226964223a226465635f30316d386b647a796333303372676a7868773463666b627a6d34222c2270726576223a2233306461663461653435613635393638643363376334663066313934373735356533396335393065326365306135326561396536333534653766333162343865222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233306461663461653435613635393638643363376334663066313934373735356533396335393065326365306135326561396536333534653766333162343865222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a332c2274696d65223a22323032362d31312d32395431303a33353a34322e3335325a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 3, '\xf3435788cee93cc79e1c364ac9198074a16aaa70be79758c137ed49874fb9f82', '\xf24d3a9aeb3a88f107ad5eb145233c8f53346517a9ddaa7b1f3c551e4e7a2d4d', 'side_effect.intent', 'dec_01m8kdzyc303rgjxhw4cfkbzm4', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262366365663036663162346437636362326233663464306361646634383938323635373431353561303939643061393065306430366266633463373238663235222c226465636973696f6e223a7b226964223a226465635f30316d386b647a796333303372676a7868773463666b627a6d34222c2270726576223a2266323464336139616562336138386631303761643565623134353233336338663533333436353137613964646161376231663363353531653465376132643464222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266323464336139616562336138386631303761643565623134353233336338663533333436353137613964646161376231663363353531653465376132643464222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a342c2274696d65223a22323032362d31312d32395431303a33353a34322e3335345a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 4, '\x4e531e37ebbb09c18a2ec4560bd879f23321274763e16a1a33358944626a854e', '\xf3435788cee93cc79e1c364ac9198074a16aaa70be79758c137ed49874fb9f82', 'side_effect.executing', 'dec_01m8kdzyc303rgjxhw4cfkbzm4', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2233333132616564663535613762323937306165656262343661316530353265373666643036376463653566333363663034633763656631626365613237363134222c226465636973696f6e223a7b226964223a226465635f30316d386b647a796333303372676a7868773463666b627a6d34222c2270726576223a2266333433353738386365653933636337396531633336346163393139383037346131366161613730626537393735386331333765643439383734666239663832222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266333433353738386365653933636337396531633336346163393139383037346131366161613730626537393735386331333765643439383734666239663832222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a352c2274696d65223a22323032362d31312d32395431303a33353a34322e3335365a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 5, '\x57fe96d55c0bfb55bd7691dc7a866e69c4bcba721fbcbc6341dd85859a022447', '\x4e531e37ebbb09c18a2ec4560bd879f23321274763e16a1a33358944626a854e', 'decision.closed', 'dec_01m8kdzyc303rgjxhw4cfkbzm4', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263326137393166666339343436386336666464303338323631626135336565326561623631646665373735623764313364313765613539323666613831616238222c226465636973696f6e223a7b226964223a226465635f30316d386b647a796333303372676a7868773463666b627a6d34222c2270726576223a2234653533316533376562626230396331386132656334353630626438373966323333323132373437363365313661316133333335383934343632366138353465222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234653533316533376562626230396331386132656334353630626438373966323333323132373437363365313661316133333335383934343632366138353465222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a362c2274696d65223a22323032362d31312d32395431303a33353a34322e3335365a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 6, '\x7dc2401152537d6da7a161a116a7ce8722c1ce032b0bd88573c23eb676113837', '\x57fe96d55c0bfb55bd7691dc7a866e69c4bcba721fbcbc6341dd85859a022447', 'tripwire.tripped', 'dec_01m8kdzyc303rgjxhw4cfkbzm4', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2239323033656463353531626633366137346265346363353863373030343961633338396437353338386335343966346533633430353838313164333934616463222c226465636973696f6e223a7b226964223a226465635f30316d386b647a796333303372676a7868773463666b627a6d34222c2270726576223a2235376665393664353563306266623535626437363931646337613836366536396334626362613732316662636263363334316464383538353961303232343437222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235376665393664353563306266623535626437363931646337613836366536396334626362613732316662636263363334316464383538353961303232343437222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a372c2274696d65223a22323032362d31312d32395431303a33353a34322e3335365a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(8, 2, 0, '\x3b92ff4d5ec2bf07edf37abb357943ed8fa17214ad3caeb2c3d21b3f2b10aab8', '\x7dc2401152537d6da7a161a116a7ce8722c1ce032b0bd88573c23eb676113837', 'decision.opened', 'dec_01m8kdzycybky130qvhxz1853t', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2261643266656332323630653233636662663838343561396464653138376430326231636239376561616232363665353662383833396335656566636165623635222c226465636973696f6e223a7b226964223a226465635f30316d386b647a796379626b79313330717668787a3138353374222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237646332343031313532353337643664613761313631613131366137636538373232633163653033326230626438383537336332336562363736313133383337222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a382c2274696d65223a22323032362d31312d32395431303a33353a34322e3336365a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(9, 2, 1, '\x153119e420d2816b6243f5a746162feeab986e3299902e91c4040e8075c3c008', '\x3b92ff4d5ec2bf07edf37abb357943ed8fa17214ad3caeb2c3d21b3f2b10aab8', 'review.recorded', 'dec_01m8kdzycybky130qvhxz1853t', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2230356166386135376535613234663231356536646136326536303033306430363937343831346231343936383663656438333838303433656262623036346562222c226465636973696f6e223a7b226964223a226465635f30316d386b647a796379626b79313330717668787a3138353374222c2270726576223a2233623932666634643565633262663037656466333761626233353739343365643866613137323134616433636165623263336432316233663262313061616238222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233623932666634643565633262663037656466333761626233353739343365643866613137323134616433636165623263336432316233663262313061616238222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a392c2274696d65223a22323032362d31312d32395431303a33353a34322e3337375a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(10, 2, 0, '\xe78be57c4a7ca3dbcc4cbce4b7cb331aed0a88bd60e1fc97e8a12f7be79a8296', '\x153119e420d2816b6243f5a746162feeab986e3299902e91c4040e8075c3c008', 'decision.opened', 'dec_01m8kdzydh40ej2b6ba44gyaea', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2266366337623330373166626136356664643463663062646533323035346261393766663939396535396461386161666131366330343038393663333733353162222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7964683430656a326236626134346779616561222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231353331313965343230643238313662363234336635613734363136326665656162393836653332393939303265393163343034306538303735633363303038222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31302c2274696d65223a22323032362d31312d32395431303a33353a34322e3338355a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 1, '\x68083e023f2357948913c36c1b48b489d48bbfe4691be68c330cbde0fdc71409', '\xe78be57c4a7ca3dbcc4cbce4b7cb331aed0a88bd60e1fc97e8a12f7be79a8296', 'review.recorded', 'dec_01m8kdzydh40ej2b6ba44gyaea', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2235396534393466356239306665653631343363373665623564316430666462353230646130613531343831306336643133613164376335626230666537653031222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7964683430656a326236626134346779616561222c2270726576223a2265373862653537633461376361336462636334636263653462376362333331616564306138386264363065316663393765386131326637626537396138323936222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265373862653537633461376361336462636334636263653462376362333331616564306138386264363065316663393765386131326637626537396138323936222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31312c2274696d65223a22323032362d31312d32395431303a33353a34322e3338365a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(12, 2, 2, '\x6b2e98bf6919ba46e0c951b7313bdd100d082788bab0953f30131f6d65ac4519', '\x68083e023f2357948913c36c1b48b489d48bbfe4691be68c330cbde0fdc71409', 'side_effect.intent', 'dec_01m8kdzydh40ej2b6ba44gyaea', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265396238633430643665306164376134666332633431633761393466623365623736666634333066663630323731623438316136366465663933353231613737222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7964683430656a326236626134346779616561222c2270726576223a2236383038336530323366323335373934383931336333366331623438623438396434386262666534363931626536386333333063626465306664633731343039222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236383038336530323366323335373934383931336333366331623438623438396434386262666534363931626536386333333063626465306664633731343039222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a31322c2274696d65223a22323032362d31312d32395431303a33353a34322e3338385a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(13, 2, 3, '\x6854e86499b1b22fa1287b96e5eb4d607088c8ac4f5c6933a192dd6c661db5e9', '\x6b2e98bf6919ba46e0c951b7313bdd100d082788bab0953f30131f6d65ac4519', 'side_effect.executed', 'dec_01m8kdzydh40ej2b6ba44gyaea', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263313036393266336234626436343366643663306436376162613838653938376534353965326232306166386366383666343365366438336438353332663031222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7964683430656a326236626134346779616561222c2270726576223a2236623265393862663639313962613436653063393531623733313362646431303064303832373838626162303935336633303133316636643635616334353139222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236623265393862663639313962613436653063393531623733313362646431303064303832373838626162303935336633303133316636643635616334353139222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e65786563757465642f31222c22736571223a31332c2274696d65223a22323032362d31312d32395431303a33353a34322e3338395a222c2274797065223a22736964655f6566666563742e6578656375746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(14, 2, 0, '\xfe9e53cda20f5f9343a26494ed210c8bd2624aba183ce49164d70a8a38079b15', '\x6854e86499b1b22fa1287b96e5eb4d607088c8ac4f5c6933a192dd6c661db5e9', 'decision.opened', 'dec_01m8kdzydp78jkwsevrq03pfbs', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2264383737363839623631633063383333386336626166656532363132383765623031306666663763323539303730386436306136613366373438646230333234222c226465636973696f6e223a7b226964223a226465635f30316d386b647a79647037386a6b777365767271303370666273222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236383534653836343939623162323266613132383762393665356562346436303730383863386163346635633639333361313932646436633636316462356539222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31342c2274696d65223a22323032362d31312d32395431303a33353a34322e3339305a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(15, 2, 1, '\xa96862a41d93790321fc458d47c892468f5e2d96964c44889a3f1cbe2497283a', '\xfe9e53cda20f5f9343a26494ed210c8bd2624aba183ce49164d70a8a38079b15', 'job_card.filed', 'dec_01m8kdzydp78jkwsevrq03pfbs', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2231626537613437353861363039346362636663633961373361306637373862656439333636633261646561383964363438303131653433663465613234363132222c226465636973696f6e223a7b226964223a226465635f30316d386b647a79647037386a6b777365767271303370666273222c2270726576223a2266653965353363646132306635663933343361323634393465643231306338626432363234616261313833636534393136346437306138613338303739623135222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266653965353363646132306635663933343361323634393465643231306338626432363234616261313833636534393136346437306138613338303739623135222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31352c2274696d65223a22323032362d31312d32395431303a33353a34322e3339315a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(16, 2, 2, '\xda62e437ac0629c08045f678e52165ae2573f616920465d9e5b9b6a765a652f9', '\xa96862a41d93790321fc458d47c892468f5e2d96964c44889a3f1cbe2497283a', 'job_card.filed', 'dec_01m8kdzydp78jkwsevrq03pfbs', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2238623336316531353365623732373536313435346133343436336466316366396263383064313539636537366230653532366361656433623465636363383763222c226465636973696f6e223a7b226964223a226465635f30316d386b647a79647037386a6b777365767271303370666273222c2270726576223a2261393638363261343164393337393033323166633435386434376338393234363866356532643936393634633434383839613366316362653234393732383361222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261393638363261343164393337393033323166633435386434376338393234363866356532643936393634633434383839613366316362653234393732383361222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31362c2274696d65223a22323032362d31312d32395431303a33353a34322e3339325a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(17, 2, 3, '\xef8c992287fadfac0dd6b454c2c1147c2d1f441cb93498256c35732e436087e1', '\xda62e437ac0629c08045f678e52165ae2573f616920465d9e5b9b6a765a652f9', 'job_card.filed', 'dec_01m8kdzydp78jkwsevrq03pfbs', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2234343131613261356130653930313964323263336464306439613361343865303434363361623932643236313162346262633536383736303537303931643236222c226465636973696f6e223a7b226964223a226465635f30316d386b647a79647037386a6b777365767271303370666273222c2270726576223a2264613632653433376163303632396330383034356636373865353231363561653235373366363136393230343635643965356239623661373635613635326639222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264613632653433376163303632396330383034356636373865353231363561653235373366363136393230343635643965356239623661373635613635326639222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31372c2274696d65223a22323032362d31312d32395431303a33353a34322e3339325a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(18, 2, 4, '\x3be3eaafc092fa136a71c802aef3ee645d6258b6df1037c88c3793531f6b08bc', '\xef8c992287fadfac0dd6b454c2c1147c2d1f441cb93498256c35732e436087e1', 'tripwire.tripped', 'dec_01m8kdzydp78jkwsevrq03pfbs', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2235663462656130396363366535643563636562343761356437366632343965646639656531326330666339646235333262653532356266326231303136396634222c226465636973696f6e223a7b226964223a226465635f30316d386b647a79647037386a6b777365767271303370666273222c2270726576223a2265663863393932323837666164666163306464366234353463326331313437633264316634343163623933343938323536633335373332653433363038376531222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265663863393932323837666164666163306464366234353463326331313437633264316634343163623933343938323536633335373332653433363038376531222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31382c2274696d65223a22323032362d31312d32395431303a33353a34322e3339325a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(19, 2, 5, '\x2f1c6eac11be32422fb77d99f8f488fc872f5476e01961a5c9f658cdcbd64502', '\x3be3eaafc092fa136a71c802aef3ee645d6258b6df1037c88c3793531f6b08bc', 'escalation.opened', 'dec_01m8kdzydp78jkwsevrq03pfbs', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2233393761396532386662326634623236363662626136316464366435646439386637653031396631353464396335653038376337333936663566386331336662222c226465636973696f6e223a7b226964223a226465635f30316d386b647a79647037386a6b777365767271303370666273222c2270726576223a2233626533656161666330393266613133366137316338303261656633656536343564363235386236646631303337633838633337393335333166366230386263222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233626533656161666330393266613133366137316338303261656633656536343564363235386236646631303337633838633337393335333166366230386263222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31392c2274696d65223a22323032362d31312d32395431303a33353a34322e3339325a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(20, 2, 6, '\x427216f5bcfa4eba9c1d71e0b18214f596afdf2b073bed462a5878cd9b245df6', '\x2f1c6eac11be32422fb77d99f8f488fc872f5476e01961a5c9f658cdcbd64502', 'job_card.filed', 'dec_01m8kdzydp78jkwsevrq03pfbs', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2266356234303663336631346137376231316562623530386534363962393835306636343264363461326665396165666130613837636165633338623066376636222c226465636973696f6e223a7b226964223a226465635f30316d386b647a79647037386a6b777365767271303370666273222c2270726576223a2232663163366561633131626533323432326662373764393966386634383866633837326635343736653031393631613563396636353863646362643634353032222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232663163366561633131626533323432326662373764393966386634383866633837326635343736653031393631613563396636353863646362643634353032222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32302c2274696d65223a22323032362d31312d32395431303a33353a34322e3339385a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(21, 2, 7, '\xa65d2a40519481727f09c900008c0b7dda1dc3a7da09e50ee5f1e0b6497381fe', '\x427216f5bcfa4eba9c1d71e0b18214f596afdf2b073bed462a5878cd9b245df6', 'tripwire.tripped', 'dec_01m8kdzydp78jkwsevrq03pfbs', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2230323163653339663638353533376635353535343934353135303239393934626336383935666635623730373166383536653034626335363938343830666563222c226465636973696f6e223a7b226964223a226465635f30316d386b647a79647037386a6b777365767271303370666273222c2270726576223a2234323732313666356263666134656261396331643731653062313832313466353936616664663262303733626564343632613538373863643962323435646636222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234323732313666356263666134656261396331643731653062313832313466353936616664663262303733626564343632613538373863643962323435646636222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32312c2274696d65223a22323032362d31312d32395431303a33353a34322e3339385a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(22, 2, 8, '\xda2c0c8b7999a32991c206ec5128d3c34d5a3352dee668095d95bf74d6168c70', '\xa65d2a40519481727f09c900008c0b7dda1dc3a7da09e50ee5f1e0b6497381fe', 'review.recorded', 'dec_01m8kdzydp78jkwsevrq03pfbs', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2239636338613634383431613631366336626461303438616462636262383535383234616237343734353130323766356539373031326436323761623136323836222c226465636973696f6e223a7b226964223a226465635f30316d386b647a79647037386a6b777365767271303370666273222c2270726576223a2261363564326134303531393438313732376630396339303030303863306237646461316463336137646130396535306565356631653062363439373338316665222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261363564326134303531393438313732376630396339303030303863306237646461316463336137646130396535306565356631653062363439373338316665222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32322c2274696d65223a22323032362d31312d32395431303a33353a34322e3339395a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(23, 2, 9, '\x0cc88fe9dd6d440f1eb3cf6ae0cafa75b6baf1f9a71836341a60dd7e885be219', '\xda2c0c8b7999a32991c206ec5128d3c34d5a3352dee668095d95bf74d6168c70', 'side_effect.refused', 'dec_01m8kdzydp78jkwsevrq03pfbs', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2235616431653034626435646430323365383162373634643138326231333638326438636232356236643431626338336135633261396163303731373232363732222c226465636973696f6e223a7b226964223a226465635f30316d386b647a79647037386a6b777365767271303370666273222c2270726576223a2264613263306338623739393961333239393163323036656335313238643363333464356133333532646565363638303935643935626637346436313638633730222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264613263306338623739393961333239393163323036656335313238643363333464356133333532646565363638303935643935626637346436313638633730222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a32332c2274696d65223a22323032362d31312d32395431303a33353a34322e3430305a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(24, 2, 10, '\x40e395719b3122455251d674d293757f028934b71e5fc1ab843476017fc76eba', '\x0cc88fe9dd6d440f1eb3cf6ae0cafa75b6baf1f9a71836341a60dd7e885be219', 'decision.closed', 'dec_01m8kdzydp78jkwsevrq03pfbs', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2234323539326663633731333230333839313636343563333131353066663933313439373531356265656163346636356563316161383365623637343963393230222c226465636973696f6e223a7b226964223a226465635f30316d386b647a79647037386a6b777365767271303370666273222c2270726576223a2230636338386665396464366434343066316562336366366165306361666137356236626166316639613731383336333431613630646437653838356265323139222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230636338386665396464366434343066316562336366366165306361666137356236626166316639613731383336333431613630646437653838356265323139222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a32342c2274696d65223a22323032362d31312d32395431303a33353a34322e3430315a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(25, 2, 11, '\x687bc2f4fc87ccdd1f9cb83ec6ade14122ecf6b2cc93e2cfb10979e3b1ba05b1', '\x40e395719b3122455251d674d293757f028934b71e5fc1ab843476017fc76eba', 'tripwire.tripped', 'dec_01m8kdzydp78jkwsevrq03pfbs', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2231646434636566666666613338323137326632656330663566373161346333336461316637383431353465353233376264336563336437643436366334333964222c226465636973696f6e223a7b226964223a226465635f30316d386b647a79647037386a6b777365767271303370666273222c2270726576223a2234306533393537313962333132323435353235316436373464323933373537663032383933346237316535666331616238343334373630313766633736656261222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234306533393537313962333132323435353235316436373464323933373537663032383933346237316535666331616238343334373630313766633736656261222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32352c2274696d65223a22323032362d31312d32395431303a33353a34322e3430315a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(26, 2, 0, '\x07842def10e61f4a0e645c103241410a824372ce3b7ba211113b89d67795705e', '\x687bc2f4fc87ccdd1f9cb83ec6ade14122ecf6b2cc93e2cfb10979e3b1ba05b1', 'decision.opened', 'dec_01m8kdzye1ncj4k6pqfeabpnkn', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2231313139323231376434343662303866633131626164303439373330333238643530663232396132613564396339363334646165336166306333613634313161222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7965316e636a346b36707166656162706e6b6e222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236383762633266346663383763636464316639636238336563366164653134313232656366366232636339336532636662313039373965336231626130356231222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32362c2274696d65223a22323032362d31312d32395431303a33353a34322e3430315a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(27, 2, 1, '\x71d11eb0aa0efc5dcd601bf023fb50780c8d98a0d23a8d116125bf6c5cf6decf', '\x07842def10e61f4a0e645c103241410a824372ce3b7ba211113b89d67795705e', 'review.recorded', 'dec_01m8kdzye1ncj4k6pqfeabpnkn', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2237623864666336623735306331663234623865333635636333316561333061343234303630356335393765393438366634356637393264323466326136313833222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7965316e636a346b36707166656162706e6b6e222c2270726576223a2230373834326465663130653631663461306536343563313033323431343130613832343337326365336237626132313131313362383964363737393537303565222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230373834326465663130653631663461306536343563313033323431343130613832343337326365336237626132313131313362383964363737393537303565222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32372c2274696d65223a22323032362d31312d32395431303a33353a34322e3431325a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(28, 2, 0, '\xb672d63a407cc39e218c1faa064880546befe17cb922a20b10b00f665faeefb9', '\x71d11eb0aa0efc5dcd601bf023fb50780c8d98a0d23a8d116125bf6c5cf6decf', 'decision.opened', 'dec_01m8kdzyewvmhvzwx0fcz1zqs7', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2233633636623465333038393533333238623739393563306539656530613938356332333163386563313737386566303666636262376331396632663265653632222c226465636973696f6e223a7b226964223a226465635f30316d386b647a796577766d68767a77783066637a317a717337222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237316431316562306161306566633564636436303162663032336662353037383063386439386130643233613864313136313235626636633563663664656366222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32382c2274696d65223a22323032362d31312d32395431303a33353a34322e3432385a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(29, 2, 1, '\x2cdd429cfc07d7c6a0caa67c649e387de37ef919002a0c78328f670f061f2ec7', '\xb672d63a407cc39e218c1faa064880546befe17cb922a20b10b00f665faeefb9', 'review.recorded', 'dec_01m8kdzyewvmhvzwx0fcz1zqs7', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2236356232313836633436653032613631333931643336613462356530663636663239333034393636646238333633356263653130333039376266666638363562222c226465636973696f6e223a7b226964223a226465635f30316d386b647a796577766d68767a77783066637a317a717337222c2270726576223a2262363732643633613430376363333965323138633166616130363438383035343662656665313763623932326132306231306230306636363566616565666239222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262363732643633613430376363333965323138633166616130363438383035343662656665313763623932326132306231306230306636363566616565666239222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32392c2274696d65223a22323032362d31312d32395431303a33353a34322e3434355a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d');

INSERT INTO docket.idempotency VALUES
	(4, 2, 1, 'prn_agent', 'claims-0', '\xda1d70b0de8135c3c4b4ade9588324257c8a996e4f9923f7bb1b969899958871', NULL),
	(12, 2, 1, 'prn_agent', 'claims-2', '\x44d7ea2b242c7a1451fb4a8c0d73f0af9329cd96608f5ed4a9e3377fbf4ed587', NULL);

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+f702a1ba+AXd0DtLJwAgkABBQFW1g/EyQGHCuMoVreOBzcu5JS8q3', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-29T10:35:42.303Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+fc58f08f+ARhC9GJggtZVl6Ou5BtpwrXgVW+Id3ThFWKEizchlA66', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-29T10:35:42.322Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\xc1ed0797e69f1c3f1919d7afcca1e18b0412aed62d084b17690da9f8a1903d34', '2026-11-29T10:35:42.331Z', '\x093f47c4339d8b787d8070d1654d6859ca4e8df1ef7e6daaeba15824b0e4c914'),
	(2, 30, '\x2cdd429cfc07d7c6a0caa67c649e387de37ef919002a0c78328f670f061f2ec7', '2026-11-29T10:35:42.445Z', '\x8e4d1b75e4aa86570aa2a3aa7073451f80f25979ede812941d0596330cefb3eaf9983d45330fd535a8ad13199bdaf918fe79d6dbd4fb2bfdf35f89d2a0e71ae94c155fbdd2b246458e3b973da15dd3e0db24dd1ec7088adba55bc7a397692efb0149b74f60a39a0c87591a30ddf818bfccf297f8ec6e9cc900c116c3501e9386');

INSERT INTO docket.migration VALUES
	(1, 1, 'Ledger0000000000001'),
	(2, 2, 'Search0000000000002'),
	(3, 3, 'Exports0000000000003'),
	(4, 4, 'Guards0000000000004'),
	(5, 5, 'Sessions0000000000005'),
	(6, 6, 'Walls0000000000006');

INSERT INTO docket.search_count VALUES
	(1, 0, 2, false, 'closed', 'DONE', 'proceed', 'high', 'completed'),
	(1, 0, 2, false, 'open', NULL, 'proceed', 'critical', NULL),
	(1, 0, 2, false, 'open', NULL, 'proceed', 'low', NULL),
	(1, 0, 2, false, 'closed', 'DONE', 'stop', 'critical', 'completed');

INSERT INTO docket.search_cursor VALUES
	(2, 19);

INSERT INTO docket.search_decision VALUES
	(1, 7, 2, 7, false, 'dec_01m8kdzyc303rgjxhw4cfkbzm4', 'closed', 'DONE', 'proceed', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:42.340Z', '2026-11-29T10:35:42.356Z', NULL, 0, NULL),
	(8, 9, 2, 2, false, 'dec_01m8kdzycybky130qvhxz1853t', 'open', NULL, 'proceed', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:42.366Z', '2026-11-29T10:35:42.377Z', NULL, 0, NULL),
	(10, 13, 2, 4, false, 'dec_01m8kdzydh40ej2b6ba44gyaea', 'open', NULL, 'proceed', 'low', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:42.385Z', '2026-11-29T10:35:42.389Z', NULL, 0, NULL),
	(14, 25, 2, 12, false, 'dec_01m8kdzydp78jkwsevrq03pfbs', 'closed', 'DONE', 'stop', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:42.390Z', '2026-11-29T10:35:42.401Z', NULL, 0, NULL);

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
	(4, 5, 1, 2, false, 'sfx_01m8kdzychat9erhmnd0bkdwax', 'issue_refund', 'payments', 'order/2', 'billing', NULL, NULL, 'claims-0', 'executing', '2026-11-29T10:35:42.354Z', '2026-11-29T10:35:42.356Z', DEFAULT),
	(12, 13, 10, 2, false, 'sfx_01m8kdzydmn9taxyk6kxp9j25b', 'issue_refund', 'mail', 'order/1', 'billing', '25.00', 'EUR', 'claims-2', 'executed', '2026-11-29T10:35:42.388Z', '2026-11-29T10:35:42.389Z', DEFAULT);

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4'),
	(2, 1, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''cited'':16 ''done'':4 ''found'':23 ''input'':20 ''policy'':14,27 ''receipt'':22 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(3, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(4, 1, 2, 'side_effect.intent', '''#2'' ''0'':2 ''01m8kdzychat9erhmnd0bkdwax'':10 ''2'':13 ''billing'':7 ''claims'':1 ''issue'':4 ''order'':12 ''payments'':15 ''refund'':5 ''sfx'':9'),
	(5, 1, 2, 'side_effect.executing', '''#2'' ''01m8kdzychat9erhmnd0bkdwax'':2 ''sfx'':1'),
	(6, 1, 2, 'decision.closed', '''#2'' ''6'':1 ''completed'':3'),
	(7, 1, 2, 'tripwire.tripped', '''#2'' ''01m8kdzychat9erhmnd0bkdwax'':8 ''1'':10 ''5'':1 ''closed'':12 ''completed'':5 ''open'':14 ''proceed'':3 ''sfx'':7 ''with'':13 ''work'':15'),
	(8, 8, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4'),
	(9, 8, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(10, 10, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':1,4'),
	(11, 10, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(12, 10, 2, 'side_effect.intent', '''#2'' ''00'':4 ''01m8kdzydmn9taxyk6kxp9j25b'':15 ''1'':18 ''2'':7 ''25'':3 ''billing'':12 ''claims'':6 ''eur'':1 ''issue'':9 ''mail'':20 ''order'':17 ''refund'':10 ''sfx'':14'),
	(13, 10, 2, 'side_effect.executed', '''#2'' ''01m8kdzydmn9taxyk6kxp9j25b'':2 ''sfx'':1'),
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

ALTER TABLE ONLY docket.search_count
    ADD CONSTRAINT search_count_key UNIQUE NULLS NOT DISTINCT (ledger_no, status, phase, directive, stakes, outcome, needs_human);

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

ALTER TABLE ONLY docket.sign_in_taken_back
    ADD CONSTRAINT sign_in_taken_back_pkey PRIMARY KEY (person);

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

CREATE INDEX search_decision_waits ON docket.search_decision USING btree (ledger_no, COALESCE(next_due, '~'::text), (
CASE stakes
    WHEN 'critical'::text THEN 0
    WHEN 'high'::text THEN 1
    WHEN 'medium'::text THEN 2
    ELSE 3
END), opened_seq) WHERE (waits > 0);

CREATE INDEX search_document_cited ON docket.search_document USING btree (ledger_no, document_id, version, chunk_id, opened_seq);

CREATE INDEX search_document_decision ON docket.search_document USING btree (ledger_no, opened_seq, seq);

CREATE INDEX search_side_effect_amount ON docket.search_side_effect USING btree (ledger_no, amount_currency, amount, opened_seq) WHERE (amount IS NOT NULL);

CREATE UNIQUE INDEX search_side_effect_first ON docket.search_side_effect USING btree (ledger_no, first_seq);

CREATE INDEX search_side_effect_operation ON docket.search_side_effect USING btree (ledger_no, operation, opened_seq);

CREATE INDEX search_side_effect_target ON docket.search_side_effect USING btree (ledger_no, target_system, target_resource, opened_seq);

CREATE INDEX search_side_effect_unsettled ON docket.search_side_effect USING btree (ledger_no, first_seq) WHERE (state = ANY (ARRAY['intent'::text, 'executing'::text, 'outcome_unknown'::text]));

CREATE INDEX search_text_decision ON docket.search_text USING btree (ledger_no, opened_seq, seq);

CREATE INDEX search_text_words ON docket.search_text USING gin (words) WITH (gin_pending_list_limit='512');

CREATE INDEX search_tripwire_rule ON docket.search_tripwire USING btree (ledger_no, rule, opened_seq);

CREATE INDEX session_expiry ON docket.session USING btree (expires_at);

CREATE INDEX session_person ON docket.session USING btree (person);

CREATE INDEX sign_in_taken_back_heard ON docket.sign_in_taken_back USING btree (heard_at);

CREATE TRIGGER count_come AFTER INSERT ON docket.search_decision REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION docket.count_decisions();

CREATE TRIGGER count_gone AFTER DELETE ON docket.search_decision REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION docket.count_decisions();

CREATE TRIGGER count_moved AFTER UPDATE ON docket.search_decision REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION docket.count_decisions();

CREATE TRIGGER refuse_deletion BEFORE DELETE OR TRUNCATE ON docket.ledger_head FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_change();

ALTER TABLE docket.ledger_head ENABLE ALWAYS TRIGGER refuse_deletion;

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

CREATE TRIGGER refuse_shrinking BEFORE UPDATE ON docket.ledger_head FOR EACH ROW EXECUTE FUNCTION docket.refuse_shrinking_head();

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
