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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b65613962306464372b416654544c4a634c33387a33657a61476c6b2b725877612f415645416b4245444d5369414a5635786c6a6e31227d', '\x3a4df53315d67d1cce9f71240512ebe193452ce099eabe22608696e60a0033b3'),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b65353632366235302b4163762b4b49546d726e6f57666c322f50496e4e754c2f51786c4639342b7279535479485177695654497271227d', '\x01b847e09e4aae9b4665e9fd944c93aa10c07ad02b0dcce955664aa7c2bdc1d3'),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2237643663313466386334666165616336303761393431653237653963333762623665313038613063653037653864353235396330633938633437316664306239222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b65353632366235302b4163762b4b49546d726e6f57666c322f50496e4e754c2f51786c4639342b7279535479485177695654497271227d', '\xffb8f89d9ca0dc815531218a81f9e2c9fea33375018fa08acd9478da54c12193'),
	(1, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768222c227375626a6563745f726566223a227375622d32227d', '\xfe100568dac3155e576665db53ddbed872cb259470251e9b9c89cd4fb8f13c2a'),
	(2, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x7bbcf4d71cdc12d11d6d3fbb7c77cc9ae85c1d1a6a1bde160b0f2bcd87eb7bb1'),
	(3, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x9961a770322cce51ce1fb616e0beaa734d74b8d11cddec77567a74260b26c58f'),
	(4, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c226964656d706f74656e63795f6b6579223a22636c61696d732d30222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d386b647a78707376676167323478676161386472353431222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a227061796d656e7473227d7d', '\xbb991a4934407d4a8b223f4fbfb598b491c647e132f87c5031c174fca5421d8a'),
	(5, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d386b647a78707376676167323478676161386472353431227d', '\x27280630cd07983d973dd8aae4a42ffe3599911c07c01257238810aa7b91e34f'),
	(6, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d386b647a78707376676167323478676161386472353431227d', '\xf4716c6632abedbe11e804b20cf61dfdeb557e16eef21078ca101781f10a2437'),
	(7, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c222c227375626a6563745f726566223a227375622d31227d', '\x1d0f4bde76bbddec3fea04cb273472d76ccf01a48e94427c829e59b99d1af12e'),
	(8, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x812e672b6c17e7ff63484a7d9902e4667a9f0ac6e8330ad03abaf673ea5322cf'),
	(9, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x91489b7dbc0fa83e106a5764c3bc7ba7d7cca7a57a2af8e5a6e017563d7a22d5'),
	(10, 2, '\x7b226361757365223a322c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22444f4e45222c22746f223a22455343414c4154494e47227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\xded58d84de873ea15041732968dbe90c72fa5e2eeed89dee48d25717f6cd67b8'),
	(11, 2, '\x7b226361757365223a322c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226167656e745f61736b6564227d', '\xef1ca919c1e5c3561c4a3ec55d98266264305b4c0559505d293375290c3f6212'),
	(12, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x02a40df6fa1732991d8909a82cfae0a753c26ab1f79643108cac771cff275a41'),
	(13, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a352c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x108d41942d6963b0d6686622a0f63555cbb571aed342fbf95f963e55d28c81ac'),
	(14, 2, '\x7b226361757365223a352c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c2272756c65223a226c6f6f70227d', '\x3439b56cab48c7556c97f94a712e045886a10fef36eeb00432f9df9b31d6f6bc'),
	(15, 2, '\x7b226361757365223a352c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22455343414c4154494e47222c22746f223a22444f4e45227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\x6ff188f22e7c8e39e6db01e04cc1fa1acfc5b1898d0dd0c6dabf155025f463a4'),
	(16, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22504c414e4e494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x32a7e88f8caeee8c6ce6e9b2aa7bbdb5225a5aa041f8ae210c2dc86402eba73e'),
	(17, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x5a261dc339698b9c8d4eee3653287ac43d9476029bdbfcfdb14ab9a6aad2e116'),
	(18, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a227061796d656e7473227d7d', '\xa777dbae506759f5b844d1104230ed28253aaa86dec293cc867f4c9510e3716d'),
	(19, 2, '\x7b22656e7472795f636f756e74223a31332c226f7574636f6d65223a22636f6d706c65746564227d', '\xd387e136dd06ef0cfeb88a2d6b7f436ecc31a5a689d9716ad4e3da3ef9dbde54'),
	(20, 2, '\x7b226361757365223a31322c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31222c226573632d32225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x777f8f79b448e0e7b1034ddb3757d1710e0cebfd473956c26d238af746d6c075'),
	(21, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\x3f2a736a90db9d9bddfb7b67dd99809c190b1a5dbf98e15c6fde8c4d3b99e783'),
	(22, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xadc3a04957d26b0cd5dd47499cf9236e1aa48f1b0f432490f4813940dd1fd9e5'),
	(23, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x4a273dcf568af3c9aaf6db9141cdb549fc71206b3a838ec63b2e305363e57e6a'),
	(24, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xb2890080e241614446a55e5628780ea619c98b50d82aa7be54380947a010c121'),
	(25, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x2c8c85f05edfeb2766e0ed410a3ad2a577284c585965313ad075f21511d1c327'),
	(26, 2, '\x7b226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226c6f6f70227d', '\x3e3dcf26657e6207a192ac2cac6e5a31491be9a1b1d61227e1d6e189718c9d88'),
	(27, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22504c414e4e494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x27a3e367fa281e822ea32ae0aca13572cc927b6142f9e6db177a4ce70ca6714c'),
	(28, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x0b2f1c1f6988149ea39ad7e45dbd10aeecf666ec8950e6c944a8c12a55648e7c'),
	(29, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a227061796d656e7473227d7d', '\x5ce0a0840aa8c90e68a82b4d9fd90bf2b6e3c1825304d97dfcac4aab3158ca16'),
	(30, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77227d', '\x355f359810e564e7a544c1dd578e749913269fb2c2a58af026f21c1c86e4ba92'),
	(31, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x2a62fb6d70eb66eb11b928d21bd325a0a2b5f3b4c4690db394e791f5153d3517'),
	(32, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x7474b4440a7ec32c39238d68a8367906c90444ca8b7b8699203e674bf9c7b366'),
	(33, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d33222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d386b647a78726d74377833777664657936623277676561222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a226d61696c227d7d', '\x737b79e639b618362e2999a80d488df3818f4db218ebf0891298c8af3bf54922'),
	(34, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d31227d', '\xc423580a99c20f16abc93d1b2288bfe7df81a219ccea6a2197cc3e586bfba3be'),
	(35, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xc5ffc4a5f15b07b0472908081f3d3897cf4c785c44617d1b53f35b9107fa9866'),
	(36, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d31227d', '\xf42cbac8987797484fd0436b7248f5152b6ff356a9a6115f268ffd02c0140c3f'),
	(37, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x7bb754bfc40cfb12fa99bc3ff67fedd6137eff2eee854540d95d8005a2955e8e'),
	(38, 2, '\x7b226361757365223a312c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226167656e745f61736b6564227d', '\x011f0e58015df61524c1c284ccb1d95905a4132223382dbe923e89fc9a0fe425'),
	(39, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x5a477c835695799006f8bcfb5bcb06c1a09f0a62133a4cb208b3ff795ae20252'),
	(40, 2, '\x7b22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2268656c64222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\xdd9f56f60897431a68f65c1bb88354299214765741f84ad767b46f62436cc5c9'),
	(41, 2, '\x7b22656e7472795f636f756e74223a362c226f7574636f6d65223a22636f6d706c65746564227d', '\x68d3b85651ecf4c8ce6e71d7462ebb6190e50b17e0195f6e3f5169c842eb5865'),
	(42, 2, '\x7b226361757365223a352c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\xdee9bed160ce3d4bf57aaee49c6289cae9ed0a987ada33c59cd7cb448ea72d8c');

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\x5e6ddc39abc22fe5577e82f241b92e4433bcaf5fab136b2592af35e707081655', '2026-11-29T10:35:41.609Z', 'docket.example/registry
1
Xm3cOavCL+VXfoLyQbkuRDO8r1+rE2slkq815wcIFlU=

— docket.example/registry 6psN1337VNpPWHZelahvMYjgPv09DzOJ07F1AHFpqFkAnPnyze3iDv1EsEc1ui7a0sYFBqOUeZuJXUfjy1AKQPZDEQg=
'),
	(1, 2, '\x7d6c14f8c4faeac607a941e27e9c37bb6e108a0ce07e8d5259c0c98c471fd0b9', '2026-11-29T10:35:41.622Z', 'docket.example/claims
1
fWwU+MT66sYHqUHifpw3u24Qigzgfo1SWcDJjEcf0Lk=

— docket.example/claims 5WJrUGuXY2XKq3Aak/OS0BlrVn9U/pMnB3i+fvsfMazvzeZQo+VHWVFOlUQ1n6i3V9DDP3DDijLywGlcsOmIj+slTwY=
'),
	(2, 1, '\xd9befc1b4843ab588e63ea11ad74f34911903d61227ba999fcb69ecd2694e6d0', '2026-11-29T10:35:41.627Z', 'docket.example/registry
2
2b78G0hDq1iOY+oRrXTzSRGQPWEie6mZ/LaezSaU5tA=

— docket.example/registry 6psN1+sM10PKsfSefch7FryslXe67MBGKWTMJcNs8bgrMD2W/niGRYf+nzL0dUCyCfzjTULAjUwQG6GWQjeat2WeLgU=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8kdzxp1yfjcmtr7nyg12tve', 1, 6, '\x69a505ba98e3f0bbddb54232ddff731dfbab9846cdb7cc318fcad1e76c6c2a2b', 6, 'open', 'ESCALATING', 'proceed', 'high', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:41.634Z', '2026-11-29T10:35:41.660Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"ESCALATING","released":false}],"agentsForgotten":0,"announced":{"action":{"amount":{"currency":"EUR","value":"25.00"},"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/2","system":"payments"}},"at":3,"sideEffect":"sfx_01m8kdzxpsvgag24xgaa8dr541"},"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":1,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":1,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":1,"directive":"proceed","entryCount":6,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzxp1yfjcmtr7nyg12tve","imported":false,"lastSeq":6,"lastTime":"2026-11-29T10:35:41.660Z","liftings":[],"loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:41.634Z","openedBy":"prn_agent","openedSeq":1,"outcome":null,"parentDecision":null,"phase":"ESCALATING","refusals":{"attempts":0,"since":0},"sideEffects":[{"cause":3,"id":"sfx_01m8kdzxpsvgag24xgaa8dr541","key":"342537bf5816f8332ec60c3f","operation":"issue_refund","reversibility":"unknown","signature":"4a2f0f5a271380eb95feb60b","status":"outcome_unknown","unannounced":false}],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8kdzxq2v85wcd9k7ptr5vd6', 7, 20, '\xc52ebd99fbba35ab0b898d42813e5c062311767fd66d725dbdbffbfba384cdd2', 14, 'closed', 'PLANNING', 'stop', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:41.666Z', '2026-11-29T10:35:41.687Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"PLANNING","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-11-29T10:35:41.687Z","confidence":0.9,"counters":{"cards":4,"escalations":2,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":4},"decided":null,"decisiveReferences":2,"directive":"stop","entryCount":14,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzxq2v85wcd9k7ptr5vd6","imported":false,"lastSeq":20,"lastTime":"2026-11-29T10:35:41.687Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":4,"cause":2,"directive":"hold","dueAt":null,"id":"esc-1","overdue":null,"rule":"agent_asked","subject":"","yeses":[]},{"announced":null,"approvalsNeeded":1,"at":7,"cause":5,"directive":"stop","dueAt":null,"id":"esc-2","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-29T10:35:41.666Z","openedBy":"prn_agent","openedSeq":7,"outcome":"completed","parentDecision":null,"phase":"PLANNING","refusals":{"attempts":0,"since":12},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8kdzxqrsfh8f9x3v3xysfjw', 21, 29, '\xbf3fb4615747dd3270e4bb4c7724f102ae1263725a6aed2e344edce1ea8517d1', 9, 'stopped', 'PLANNING', 'stop', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:41.688Z', '2026-11-29T10:35:41.709Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"PLANNING","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":4,"escalations":1,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":3,"directive":"stop","entryCount":9,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzxqrsfh8f9x3v3xysfjw","imported":false,"lastSeq":29,"lastTime":"2026-11-29T10:35:41.709Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":5,"cause":3,"directive":"stop","dueAt":null,"id":"esc-1","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-29T10:35:41.688Z","openedBy":"prn_agent","openedSeq":21,"outcome":null,"parentDecision":null,"phase":"PLANNING","refusals":{"attempts":1,"since":5},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"stopped","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8kdzxrjahz27p45ez5bs353', 30, 33, '\xa4db43289641ad7f6397b8f6eea9672cfe44093540ab76e3ecd160da6759288c', 4, 'open', 'EXECUTING', 'proceed', 'low', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:41.714Z', '2026-11-29T10:35:41.717Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"EXECUTING","released":false}],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/1","system":"mail"}},"at":3,"sideEffect":"sfx_01m8kdzxrmt7x3wvdey6b2wgea"},"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":1,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":1,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":4,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzxrjahz27p45ez5bs353","imported":false,"lastSeq":33,"lastTime":"2026-11-29T10:35:41.717Z","liftings":[],"loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:41.714Z","openedBy":"prn_agent","openedSeq":30,"outcome":null,"parentDecision":null,"phase":"EXECUTING","refusals":{"attempts":0,"since":0},"sideEffects":[{"cause":3,"id":"sfx_01m8kdzxrmt7x3wvdey6b2wgea","key":"f9e277c4188a51cba9010764","operation":"issue_refund","reversibility":"unknown","signature":"207e9a97d409cab6fef936a2","status":"intent","unannounced":false}],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8kdzxrpc5gjgfe3jd07jxk8', 34, 35, '\xb8bda6d93cb1f3977fa7b87b1ab8b3f94fbff00265f5b4ae0c99aa530085f8a6', 2, 'open', NULL, 'proceed', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:41.718Z', '2026-11-29T10:35:41.728Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzxrpc5gjgfe3jd07jxk8","imported":false,"lastSeq":35,"lastTime":"2026-11-29T10:35:41.728Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:41.718Z","openedBy":"prn_other","openedSeq":34,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8kdzxs60db2g4krjmehs5ea', 36, 42, '\x159d85adfb1740c1e6d47780ce87af097e20737895c05063c06caf5093fca109', 7, 'closed', 'EXECUTING', 'hold', 'low', true, 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:41.735Z', '2026-11-29T10:35:41.743Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"EXECUTING","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-11-29T10:35:41.743Z","confidence":0.9,"counters":{"cards":1,"escalations":1,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":1,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":0,"directive":"hold","entryCount":7,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzxs60db2g4krjmehs5ea","imported":false,"lastSeq":42,"lastTime":"2026-11-29T10:35:41.743Z","liftings":[],"loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":true,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":2,"cause":1,"directive":"hold","dueAt":null,"id":"esc-1","overdue":null,"rule":"agent_asked","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-29T10:35:41.735Z","openedBy":"prn_agent","openedSeq":36,"outcome":"completed","parentDecision":null,"phase":"EXECUTING","refusals":{"attempts":0,"since":5},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\x5e6ddc39abc22fe5577e82f241b92e4433bcaf5fab136b2592af35e707081655', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2237623933326238646264653835363234366665623831336131323262653266363165643863393036393738303239353561626631666236313661646165663565222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32395431303a33353a34312e3630365a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\x7d6c14f8c4faeac607a941e27e9c37bb6e108a0ce07e8d5259c0c98c471fd0b9', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2239303961303138343033633632323831656233313438303964306262636461313337303832373936663337363561323066613465333266306533383932333935222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32395431303a33353a34312e3632315a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\xc42c1a58bb623b4c29d917505ea7b9f82bcbae24b01f1165fe6e4b0a2a8f9809', '\x5e6ddc39abc22fe5577e82f241b92e4433bcaf5fab136b2592af35e707081655', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2266653866383165636332383231326461643761303137326237306634303431353062346234376263623762643964396637373666373837383232643635663230222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2235653664646333396162633232666535353737653832663234316239326534343333626361663566616231333662323539326166333565373037303831363535222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31312d32395431303a33353a34312e3632355a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\xdbab1f1e937c75663ace49bc35490657595ae93beae468dea391b75cd43cfd50', '\x7d6c14f8c4faeac607a941e27e9c37bb6e108a0ce07e8d5259c0c98c471fd0b9', 'decision.opened', 'dec_01m8kdzxp1yfjcmtr7nyg12tve', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265373536313439646637646162623135353966646563316661303131303836393532326433643866383231333837663866326337626638633831353237343061222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78703179666a636d7472376e79673132747665222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237643663313466386334666165616336303761393431653237653963333762623665313038613063653037653864353235396330633938633437316664306239222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31312d32395431303a33353a34312e3633345a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\x859d58881e2ded0c7fad988fc9de75bbade9316f34e4c8ade5e723f71dc392d6', '\xdbab1f1e937c75663ace49bc35490657595ae93beae468dea391b75cd43cfd50', 'job_card.filed', 'dec_01m8kdzxp1yfjcmtr7nyg12tve', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2239643834646333376532363037356661336236376632336163313537343630323536653064623564626634396563343162313739646530323034316135616338222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78703179666a636d7472376e79673132747665222c2270726576223a2264626162316631653933376337353636336163653439626333353439303635373539356165393362656165343638646561333931623735636434336366643530222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264626162316631653933376337353636336163653439626333353439303635373539356165393362656165343638646561333931623735636434336366643530222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a322c2274696d65223a22323032362d31312d32395431303a33353a34312e3633355a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 2, '\x5a081263198a80bf79f12963ea9ad4a98d4aa911030ec8ae989577467a36a447', '\x859d58881e2ded0c7fad988fc9de75bbade9316f34e4c8ade5e723f71dc392d6', 'review.recorded', 'dec_01m8kdzxp1yfjcmtr7nyg12tve', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2263393037316563666665303961356361393833343361663264353361626634656261316434313632333630346534363635336634633463643861303663316631222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78703179666a636d7472376e79673132747665222c2270726576223a2238353964353838383165326465643063376661643938386663396465373562626164653933313666333465346338616465356537323366373164633339326436222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238353964353838383165326465643063376661643938386663396465373562626164653933313666333465346338616465356537323366373164633339326436222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a332c2274696d65223a22323032362d31312d32395431303a33353a34312e3635365a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 3, '\xc90e7a5053eaa63054c4636cbec2f1a191b3f10330d996831edcb4049ad7a78d', '\x5a081263198a80bf79f12963ea9ad4a98d4aa911030ec8ae989577467a36a447', 'side_effect.intent', 'dec_01m8kdzxp1yfjcmtr7nyg12tve', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263623834643633393938613834646337623835616263393563333463353937623063616561393132303132386235306135353562376561626137303739373264222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78703179666a636d7472376e79673132747665222c2270726576223a2235613038313236333139386138306266373966313239363365613961643461393864346161393131303330656338616539383935373734363761333661343437222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235613038313236333139386138306266373966313239363365613961643461393864346161393131303330656338616539383935373734363761333661343437222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a342c2274696d65223a22323032362d31312d32395431303a33353a34312e3635385a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 4, '\x217ff9211e25f9ed4d05bd42fbcad9f7c6b83c19fb49298623c82a398b437f3d', '\xc90e7a5053eaa63054c4636cbec2f1a191b3f10330d996831edcb4049ad7a78d', 'side_effect.executing', 'dec_01m8kdzxp1yfjcmtr7nyg12tve', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2239343030616432663530616161666534646131633265633333383737356538373066393662653863656130356633616162626365336561313531373435326537222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78703179666a636d7472376e79673132747665222c2270726576223a2263393065376135303533656161363330353463343633366362656332663161313931623366313033333064393936383331656463623430343961643761373864222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263393065376135303533656161363330353463343633366362656332663161313931623366313033333064393936383331656463623430343961643761373864222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a352c2274696d65223a22323032362d31312d32395431303a33353a34312e3636305a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 5, '\x69a505ba98e3f0bbddb54232ddff731dfbab9846cdb7cc318fcad1e76c6c2a2b', '\x217ff9211e25f9ed4d05bd42fbcad9f7c6b83c19fb49298623c82a398b437f3d', 'side_effect.outcome_unknown', 'dec_01m8kdzxp1yfjcmtr7nyg12tve', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2236663836663236383761316636363732356132353731386165643261633835333139316131376232363561346138303332353735336230616633646230396664222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78703179666a636d7472376e79673132747665222c2270726576223a2232313766663932313165323566396564346430356264343266626361643966376336623833633139666234393239383632336338326133393862343337663364222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232313766663932313165323566396564346430356264343266626361643966376336623833633139666234393239383632336338326133393862343337663364222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e2f31222c22736571223a362c2274696d65223a22323032362d31312d32395431303a33353a34312e3636305a222c2274797065223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 0, '\x558559a1f69a6560c029b425aeec280f567beb3e0d252357dc4d0ca557a9aae5', '\x69a505ba98e3f0bbddb54232ddff731dfbab9846cdb7cc318fcad1e76c6c2a2b', 'decision.opened', 'dec_01m8kdzxq2v85wcd9k7ptr5vd6', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2264356135356134353465646331366138366338623438623838343938393730386134363438383461333263353130626136363431353736336131316333616432222c226465636973696f6e223a7b226964223a226465635f30316d386b647a787132763835776364396b3770747235766436222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236396135303562613938653366306262646462353432333264646666373331646662616239383436636462376363333138666361643165373663366332613262222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a372c2274696d65223a22323032362d31312d32395431303a33353a34312e3636365a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(8, 2, 1, '\x256d130eae04c7397c529f764cf2987921b4d6826553ea9ac189af6006927d89', '\x558559a1f69a6560c029b425aeec280f567beb3e0d252357dc4d0ca557a9aae5', 'job_card.filed', 'dec_01m8kdzxq2v85wcd9k7ptr5vd6', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2231623034356364373239303430653661653333646662393237383932633266326134396462343135383432626435316465363265306463313062343066346132222c226465636973696f6e223a7b226964223a226465635f30316d386b647a787132763835776364396b3770747235766436222c2270726576223a2235353835353961316636396136353630633032396234323561656563323830663536376265623365306432353233353764633464306361353537613961616535222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235353835353961316636396136353630633032396234323561656563323830663536376265623365306432353233353764633464306361353537613961616535222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a382c2274696d65223a22323032362d31312d32395431303a33353a34312e3636385a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(9, 2, 2, '\xcb496574426e978409f305d91bc1ca457a6bf5f67c4c909f4caa4066e355e879', '\x256d130eae04c7397c529f764cf2987921b4d6826553ea9ac189af6006927d89', 'job_card.filed', 'dec_01m8kdzxq2v85wcd9k7ptr5vd6', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2239383330313932666436613038393139313839633362643061306663333162636234303065623361663032383264326437633435613564323762633637343863222c226465636973696f6e223a7b226964223a226465635f30316d386b647a787132763835776364396b3770747235766436222c2270726576223a2232353664313330656165303463373339376335323966373634636632393837393231623464363832363535336561396163313839616636303036393237643839222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232353664313330656165303463373339376335323966373634636632393837393231623464363832363535336561396163313839616636303036393237643839222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a392c2274696d65223a22323032362d31312d32395431303a33353a34312e3637325a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(10, 2, 3, '\x98d22484098ab6373b1978a0014eb485628723c9c7a91543be63a7a07b806f6f', '\xcb496574426e978409f305d91bc1ca457a6bf5f67c4c909f4caa4066e355e879', 'tripwire.tripped', 'dec_01m8kdzxq2v85wcd9k7ptr5vd6', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2265306237323636383862313566396664363764353033396665316436623866306661353431613465396334366162333364346466363366303335383262376662222c226465636973696f6e223a7b226964223a226465635f30316d386b647a787132763835776364396b3770747235766436222c2270726576223a2263623439363537343432366539373834303966333035643931626331636134353761366266356636376334633930396634636161343036366533353565383739222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263623439363537343432366539373834303966333035643931626331636134353761366266356636376334633930396634636161343036366533353565383739222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31302c2274696d65223a22323032362d31312d32395431303a33353a34312e3637325a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(11, 2, 4, '\xb928356ee173fa49d7e13bcbc81af8e778e8d03edd02d66922c6f9ff8724c26b', '\x98d22484098ab6373b1978a0014eb485628723c9c7a91543be63a7a07b806f6f', 'escalation.opened', 'dec_01m8kdzxq2v85wcd9k7ptr5vd6', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2264353466336263316633646261633730643030613036383730343566653336346137316164316435613337396432313661646233313663373336393265626434222c226465636973696f6e223a7b226964223a226465635f30316d386b647a787132763835776364396b3770747235766436222c2270726576223a2239386432323438343039386162363337336231393738613030313465623438353632383732336339633761393135343362653633613761303762383036663666222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239386432323438343039386162363337336231393738613030313465623438353632383732336339633761393135343362653633613761303762383036663666222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31312c2274696d65223a22323032362d31312d32395431303a33353a34312e3637325a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(12, 2, 5, '\x46924ef6cf80f5d2ad45abf2a3909438b78a7bb1fdc5e0559cc7d88ee95700f0', '\xb928356ee173fa49d7e13bcbc81af8e778e8d03edd02d66922c6f9ff8724c26b', 'job_card.filed', 'dec_01m8kdzxq2v85wcd9k7ptr5vd6', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262303239353336613231373931663439306437386364356436613664386531643465356463353033376230343063663963323763316631343838356162653362222c226465636973696f6e223a7b226964223a226465635f30316d386b647a787132763835776364396b3770747235766436222c2270726576223a2262393238333536656531373366613439643765313362636263383161663865373738653864303365646430326436363932326336663966663837323463323662222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262393238333536656531373366613439643765313362636263383161663865373738653864303365646430326436363932326336663966663837323463323662222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31322c2274696d65223a22323032362d31312d32395431303a33353a34312e3637345a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(13, 2, 6, '\x9d483645a58e6218f9b0ad55bd61e759de0ba4f5a538b47fdb0214a64884c956', '\x46924ef6cf80f5d2ad45abf2a3909438b78a7bb1fdc5e0559cc7d88ee95700f0', 'tripwire.tripped', 'dec_01m8kdzxq2v85wcd9k7ptr5vd6', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2235353538393933666133303364346434383061343430336633373535636436323730643563353333613837623338313561303661623938663033616637393033222c226465636973696f6e223a7b226964223a226465635f30316d386b647a787132763835776364396b3770747235766436222c2270726576223a2234363932346566366366383066356432616434356162663261333930393433386237386137626231666463356530353539636337643838656539353730306630222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234363932346566366366383066356432616434356162663261333930393433386237386137626231666463356530353539636337643838656539353730306630222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31332c2274696d65223a22323032362d31312d32395431303a33353a34312e3637345a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(14, 2, 7, '\x02015141b1c4bbf0c7d9ebc0e00c59629c344ea599cf1d756741d0c209f0435b', '\x9d483645a58e6218f9b0ad55bd61e759de0ba4f5a538b47fdb0214a64884c956', 'escalation.opened', 'dec_01m8kdzxq2v85wcd9k7ptr5vd6', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2232303361313063663535396532396438663636323938643030643361303830323535306638383032343963616337356636366166323962396235313662346538222c226465636973696f6e223a7b226964223a226465635f30316d386b647a787132763835776364396b3770747235766436222c2270726576223a2239643438333634356135386536323138663962306164353562643631653735396465306261346635613533386234376664623032313461363438383463393536222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239643438333634356135386536323138663962306164353562643631653735396465306261346635613533386234376664623032313461363438383463393536222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31342c2274696d65223a22323032362d31312d32395431303a33353a34312e3637345a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(15, 2, 8, '\xedc4c859ab7984616c82abb9eb3319a37e15d129f3eaafac8e2debdaab877fe5', '\x02015141b1c4bbf0c7d9ebc0e00c59629c344ea599cf1d756741d0c209f0435b', 'tripwire.tripped', 'dec_01m8kdzxq2v85wcd9k7ptr5vd6', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2265663033373764326331373862316465616262333937343366663935346463646338366361646530663637623637366437323631643536303337313039643831222c226465636973696f6e223a7b226964223a226465635f30316d386b647a787132763835776364396b3770747235766436222c2270726576223a2230323031353134316231633462626630633764396562633065303063353936323963333434656135393963663164373536373431643063323039663034333562222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230323031353134316231633462626630633764396562633065303063353936323963333434656135393963663164373536373431643063323039663034333562222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31352c2274696d65223a22323032362d31312d32395431303a33353a34312e3637345a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(16, 2, 9, '\xbc42fa7a1c8945f55ade45bb961cbeada9eda4bf2b6997bb4e0166bb55d5b2cd', '\xedc4c859ab7984616c82abb9eb3319a37e15d129f3eaafac8e2debdaab877fe5', 'job_card.filed', 'dec_01m8kdzxq2v85wcd9k7ptr5vd6', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2266356364613735626166356138383630333264396439616662646237363137313135623764636261633038626338313563373535323032343030663836306231222c226465636973696f6e223a7b226964223a226465635f30316d386b647a787132763835776364396b3770747235766436222c2270726576223a2265646334633835396162373938343631366338326162623965623333313961333765313564313239663365616166616338653264656264616162383737666535222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265646334633835396162373938343631366338326162623965623333313961333765313564313239663365616166616338653264656264616162383737666535222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31362c2274696d65223a22323032362d31312d32395431303a33353a34312e3638315a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(17, 2, 10, '\xe33f583f72101fcc80c42c4780492ca8711b9e72dcd736fcadd57764c695b635', '\xbc42fa7a1c8945f55ade45bb961cbeada9eda4bf2b6997bb4e0166bb55d5b2cd', 'review.recorded', 'dec_01m8kdzxq2v85wcd9k7ptr5vd6', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2262353739656466623564633466343965653336626466653238613937616665343838383633643861663533636536303261633162323935623863313434323238222c226465636973696f6e223a7b226964223a226465635f30316d386b647a787132763835776364396b3770747235766436222c2270726576223a2262633432666137613163383934356635356164653435626239363163626561646139656461346266326236393937626234653031363662623535643562326364222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262633432666137613163383934356635356164653435626239363163626561646139656461346266326236393937626234653031363662623535643562326364222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31372c2274696d65223a22323032362d31312d32395431303a33353a34312e3638325a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(18, 2, 11, '\x84d265911910800b0f92b06eb3d08d059a7adef05de7d45eac711374f7c6b2dd', '\xe33f583f72101fcc80c42c4780492ca8711b9e72dcd736fcadd57764c695b635', 'side_effect.refused', 'dec_01m8kdzxq2v85wcd9k7ptr5vd6', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237623433323935353736363062313662613635623965306465363363336565396265373865356437313033386431346365333830666266383366353332653063222c226465636973696f6e223a7b226964223a226465635f30316d386b647a787132763835776364396b3770747235766436222c2270726576223a2265333366353833663732313031666363383063343263343738303439326361383731316239653732646364373336666361646435373736346336393562363335222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265333366353833663732313031666363383063343263343738303439326361383731316239653732646364373336666361646435373736346336393562363335222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a31382c2274696d65223a22323032362d31312d32395431303a33353a34312e3638365a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(19, 2, 12, '\x862f13f52e5de0247a427aaa4e746b3da9e50f1ec7757d1c2ce5bffdad873748', '\x84d265911910800b0f92b06eb3d08d059a7adef05de7d45eac711374f7c6b2dd', 'decision.closed', 'dec_01m8kdzxq2v85wcd9k7ptr5vd6', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263646437653633353535326162666435616636653533663734363565646439666636616131633534353866626238353436636530656138656266623265383163222c226465636973696f6e223a7b226964223a226465635f30316d386b647a787132763835776364396b3770747235766436222c2270726576223a2238346432363539313139313038303062306639326230366562336430386430353961376164656630356465376434356561633731313337346637633662326464222c22736571223a31327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238346432363539313139313038303062306639326230366562336430386430353961376164656630356465376434356561633731313337346637633662326464222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a31392c2274696d65223a22323032362d31312d32395431303a33353a34312e3638375a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(20, 2, 13, '\xc52ebd99fbba35ab0b898d42813e5c062311767fd66d725dbdbffbfba384cdd2', '\x862f13f52e5de0247a427aaa4e746b3da9e50f1ec7757d1c2ce5bffdad873748', 'tripwire.tripped', 'dec_01m8kdzxq2v85wcd9k7ptr5vd6', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2266623038383032376466616635323861336535396263373265663133333132306662346537333766383664323534643261663330363565626230643230613564222c226465636973696f6e223a7b226964223a226465635f30316d386b647a787132763835776364396b3770747235766436222c2270726576223a2238363266313366353265356465303234376134323761616134653734366233646139653530663165633737353764316332636535626666646164383733373438222c22736571223a31337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238363266313366353265356465303234376134323761616134653734366233646139653530663165633737353764316332636535626666646164383733373438222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32302c2274696d65223a22323032362d31312d32395431303a33353a34312e3638375a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(21, 2, 0, '\xba53ae15744746612eaa17020d366eea05aa2c65246fbd1d9f83f222cd3d503d', '\xc52ebd99fbba35ab0b898d42813e5c062311767fd66d725dbdbffbfba384cdd2', 'decision.opened', 'dec_01m8kdzxqrsfh8f9x3v3xysfjw', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262303565653038383539636363386333623632663630373362336630633663383061373466306133303137303164323661663531633633643836316461623732222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78717273666838663978337633787973666a77222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263353265626439396662626133356162306238393864343238313365356330363233313137363766643636643732356462646266666266626133383463646432222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32312c2274696d65223a22323032362d31312d32395431303a33353a34312e3638385a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(22, 2, 1, '\x7cc1bd49f019beac66034cfc5aba74c645c51b99f06565be223eae6c55a50544', '\xba53ae15744746612eaa17020d366eea05aa2c65246fbd1d9f83f222cd3d503d', 'job_card.filed', 'dec_01m8kdzxqrsfh8f9x3v3xysfjw', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2238643038303335333031353130626262613932373964626164666135353433323637653136313465653834343533336431303135616663653438323132613065222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78717273666838663978337633787973666a77222c2270726576223a2262613533616531353734343734363631326561613137303230643336366565613035616132633635323436666264316439663833663232326364336435303364222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262613533616531353734343734363631326561613137303230643336366565613035616132633635323436666264316439663833663232326364336435303364222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32322c2274696d65223a22323032362d31312d32395431303a33353a34312e3638395a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(23, 2, 2, '\xc6ea87e7eca27c64fb9f2d33e876843b7d504b80649c532dec3c9df3a7ed3f95', '\x7cc1bd49f019beac66034cfc5aba74c645c51b99f06565be223eae6c55a50544', 'job_card.filed', 'dec_01m8kdzxqrsfh8f9x3v3xysfjw', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237303866363136303165356237316566643265363532316466333334653938343330646239626661316338393533303462323161316533653931613164383861222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78717273666838663978337633787973666a77222c2270726576223a2237636331626434396630313962656163363630333463666335616261373463363435633531623939663036353635626532323365616536633535613530353434222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237636331626434396630313962656163363630333463666335616261373463363435633531623939663036353635626532323365616536633535613530353434222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32332c2274696d65223a22323032362d31312d32395431303a33353a34312e3639305a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(24, 2, 3, '\x75da8629c91f11e5215f5ed5dacaadec690c411693c34a4467c6a3381d61cd37', '\xc6ea87e7eca27c64fb9f2d33e876843b7d504b80649c532dec3c9df3a7ed3f95', 'job_card.filed', 'dec_01m8kdzxqrsfh8f9x3v3xysfjw', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261383164313862333762363331613166643634323135653235313133373231383035313865663566336437343535663864393761303766616538363138633861222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78717273666838663978337633787973666a77222c2270726576223a2263366561383765376563613237633634666239663264333365383736383433623764353034623830363439633533326465633363396466336137656433663935222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263366561383765376563613237633634666239663264333365383736383433623764353034623830363439633533326465633363396466336137656433663935222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32342c2274696d65223a22323032362d31312d32395431303a33353a34312e3639355a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(25, 2, 4, '\xb1007c60a0dbf46832bffacb154879071f5954af4e1464bf9730603e5f20a086', '\x75da8629c91f11e5215f5ed5dacaadec690c411693c34a4467c6a3381d61cd37', 'tripwire.tripped', 'dec_01m8kdzxqrsfh8f9x3v3xysfjw', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2237353863303934626431333739316437353131313130373937393530353736383838393438656339373639363233393739363033363633636262653530333835222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78717273666838663978337633787973666a77222c2270726576223a2237356461383632396339316631316535323135663565643564616361616465633639306334313136393363333461343436376336613333383164363163643337222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237356461383632396339316631316535323135663565643564616361616465633639306334313136393363333461343436376336613333383164363163643337222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32352c2274696d65223a22323032362d31312d32395431303a33353a34312e3639355a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(26, 2, 5, '\xed8a0d32b1811c027560d0e142a08a692cae276d7d6625d0caa1eb3758d9dad4', '\xb1007c60a0dbf46832bffacb154879071f5954af4e1464bf9730603e5f20a086', 'escalation.opened', 'dec_01m8kdzxqrsfh8f9x3v3xysfjw', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2232306165333931373162626432326530663565613630643435383663613862306237373562633233363262393166666262653863313433613436666231383461222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78717273666838663978337633787973666a77222c2270726576223a2262313030376336306130646266343638333262666661636231353438373930373166353935346166346531343634626639373330363033653566323061303836222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262313030376336306130646266343638333262666661636231353438373930373166353935346166346531343634626639373330363033653566323061303836222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a32362c2274696d65223a22323032362d31312d32395431303a33353a34312e3639355a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(27, 2, 6, '\x7e10420892ea06fb22f8f37a7fa1649fb677e7f5a7cbf6265f2b09a7a655969c', '\xed8a0d32b1811c027560d0e142a08a692cae276d7d6625d0caa1eb3758d9dad4', 'job_card.filed', 'dec_01m8kdzxqrsfh8f9x3v3xysfjw', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2233303530643566353235373630373531636366616361643635656563383963333163346535623239663432613338323236333631343835373864313230333035222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78717273666838663978337633787973666a77222c2270726576223a2265643861306433326231383131633032373536306430653134326130386136393263616532373664376436363235643063616131656233373538643964616434222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265643861306433326231383131633032373536306430653134326130386136393263616532373664376436363235643063616131656233373538643964616434222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32372c2274696d65223a22323032362d31312d32395431303a33353a34312e3730325a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(28, 2, 7, '\xf06c256afab82371657e7dc3d6b80107da57c53060318b233b62a3982b78f9de', '\x7e10420892ea06fb22f8f37a7fa1649fb677e7f5a7cbf6265f2b09a7a655969c', 'review.recorded', 'dec_01m8kdzxqrsfh8f9x3v3xysfjw', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2239393236623234336235326264656265623861376135373537313566303262626233353637613633633562663864393661656339663037303664303536613563222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78717273666838663978337633787973666a77222c2270726576223a2237653130343230383932656130366662323266386633376137666131363439666236373765376635613763626636323635663262303961376136353539363963222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237653130343230383932656130366662323266386633376137666131363439666236373765376635613763626636323635663262303961376136353539363963222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32382c2274696d65223a22323032362d31312d32395431303a33353a34312e3730385a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(29, 2, 8, '\xbf3fb4615747dd3270e4bb4c7724f102ae1263725a6aed2e344edce1ea8517d1', '\xf06c256afab82371657e7dc3d6b80107da57c53060318b233b62a3982b78f9de', 'side_effect.refused', 'dec_01m8kdzxqrsfh8f9x3v3xysfjw', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262333363316332366331336461666437633730373063666662623963623637663934386336653033666562633533366339363037623865666266336531633632222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78717273666838663978337633787973666a77222c2270726576223a2266303663323536616661623832333731363537653764633364366238303130376461353763353330363033313862323333623632613339383262373866396465222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266303663323536616661623832333731363537653764633364366238303130376461353763353330363033313862323333623632613339383262373866396465222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a32392c2274696d65223a22323032362d31312d32395431303a33353a34312e3730395a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(30, 2, 0, '\xa13769da379003cce125e3c78cc295372f0ca1ac0571bbf32c1b451689d555e7', '\xbf3fb4615747dd3270e4bb4c7724f102ae1263725a6aed2e344edce1ea8517d1', 'decision.opened', 'dec_01m8kdzxrjahz27p45ez5bs353', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2264666636326361376433396532646566636166653362343861353164646532656337633138353034313064393532323239353638613863393931643364373432222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78726a61687a3237703435657a356273333533222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262663366623436313537343764643332373065346262346337373234663130326165313236333732356136616564326533343465646365316561383531376431222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a33302c2274696d65223a22323032362d31312d32395431303a33353a34312e3731345a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(31, 2, 1, '\x9fe6817a0266bfb5a97b0a4ebeed1f7fea0edb1ab9213e944076bd1646394711', '\xa13769da379003cce125e3c78cc295372f0ca1ac0571bbf32c1b451689d555e7', 'job_card.filed', 'dec_01m8kdzxrjahz27p45ez5bs353', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262643637623431653034373866393938623538663462366533653666626136653461393965646532626638383439656364303862306333623030366562613030222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78726a61687a3237703435657a356273333533222c2270726576223a2261313337363964613337393030336363653132356533633738636332393533373266306361316163303537316262663332633162343531363839643535356537222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261313337363964613337393030336363653132356533633738636332393533373266306361316163303537316262663332633162343531363839643535356537222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a33312c2274696d65223a22323032362d31312d32395431303a33353a34312e3731355a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(32, 2, 2, '\x1b52e6658a2ae5a3d9398058638eee4f409181ed8b78cc769121f38fead018f3', '\x9fe6817a0266bfb5a97b0a4ebeed1f7fea0edb1ab9213e944076bd1646394711', 'review.recorded', 'dec_01m8kdzxrjahz27p45ez5bs353', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2236316633356636363666363834663262663232623832316538396663616338313531623830376534333231653466643233363034343866653862643831323433222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78726a61687a3237703435657a356273333533222c2270726576223a2239666536383137613032363662666235613937623061346562656564316637666561306564623161623932313365393434303736626431363436333934373131222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239666536383137613032363662666235613937623061346562656564316637666561306564623161623932313365393434303736626431363436333934373131222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a33322c2274696d65223a22323032362d31312d32395431303a33353a34312e3731365a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(33, 2, 3, '\xa4db43289641ad7f6397b8f6eea9672cfe44093540ab76e3ecd160da6759288c', '\x1b52e6658a2ae5a3d9398058638eee4f409181ed8b78cc769121f38fead018f3', 'side_effect.intent', 'dec_01m8kdzxrjahz27p45ez5bs353', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230373337303533636531386162643363396331313765383863643832613264646436663362366434353564613839386133343136653930313563633932303863222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78726a61687a3237703435657a356273333533222c2270726576223a2231623532653636353861326165356133643933393830353836333865656534663430393138316564386237386363373639313231663338666561643031386633222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231623532653636353861326165356133643933393830353836333865656534663430393138316564386237386363373639313231663338666561643031386633222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a33332c2274696d65223a22323032362d31312d32395431303a33353a34312e3731375a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(34, 2, 0, '\x8dfe90e5a2b0b6e162111acab99ba42c18fba4124324474c0bb1a29b18a92f01', '\xa4db43289641ad7f6397b8f6eea9672cfe44093540ab76e3ecd160da6759288c', 'decision.opened', 'dec_01m8kdzxrpc5gjgfe3jd07jxk8', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2236613130653963656565623366366433323363633834616337663135363132616638323834326137666636393032663063666135333862373562396666646461222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7872706335676a676665336a6430376a786b38222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261346462343332383936343161643766363339376238663665656139363732636665343430393335343061623736653365636431363064613637353932383863222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a33342c2274696d65223a22323032362d31312d32395431303a33353a34312e3731385a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(35, 2, 1, '\xb8bda6d93cb1f3977fa7b87b1ab8b3f94fbff00265f5b4ae0c99aa530085f8a6', '\x8dfe90e5a2b0b6e162111acab99ba42c18fba4124324474c0bb1a29b18a92f01', 'review.recorded', 'dec_01m8kdzxrpc5gjgfe3jd07jxk8', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2261636632313561326238623933323531303232363961393939323961353061626632666635323737653637613533306264313265613138376363353766636332222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7872706335676a676665336a6430376a786b38222c2270726576223a2238646665393065356132623062366531363231313161636162393962613432633138666261343132343332343437346330626231613239623138613932663031222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238646665393065356132623062366531363231313161636162393962613432633138666261343132343332343437346330626231613239623138613932663031222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a33352c2274696d65223a22323032362d31312d32395431303a33353a34312e3732385a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(36, 2, 0, '\xd41bea05c227a104341cb77198fc3b16b648b54d660dbefcdb5d87b0a91ab620', '\xb8bda6d93cb1f3977fa7b87b1ab8b3f94fbff00265f5b4ae0c99aa530085f8a6', 'decision.opened', 'dec_01m8kdzxs60db2g4krjmehs5ea', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2236336336633235363264306432353735353264396566656137386138333832373631363766336565373464626134336335626230313166633630373265396232222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7873363064623267346b726a6d656873356561222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262386264613664393363623166333937376661376238376231616238623366393466626666303032363566356234616530633939616135333030383566386136222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a33362c2274696d65223a22323032362d31312d32395431303a33353a34312e3733355a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(37, 2, 1, '\x313057fcfcdd6e642234a393ba1ff34bd280a1847594bcb83b5cb79c9e4d6b45', '\xd41bea05c227a104341cb77198fc3b16b648b54d660dbefcdb5d87b0a91ab620', 'job_card.filed', 'dec_01m8kdzxs60db2g4krjmehs5ea', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2264356331376431663964333034363032663031373438363236306436363336666534316264343662383539303934663034366663383834643532346137303665222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7873363064623267346b726a6d656873356561222c2270726576223a2264343162656130356332323761313034333431636237373139386663336231366236343862353464363630646265666364623564383762306139316162363230222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264343162656130356332323761313034333431636237373139386663336231366236343862353464363630646265666364623564383762306139316162363230222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a33372c2274696d65223a22323032362d31312d32395431303a33353a34312e3733365a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(38, 2, 2, '\x0c4a80b696358c71b229e0d8a7bfcb1480288a175b6231ace4a0f7aa86351531', '\x313057fcfcdd6e642234a393ba1ff34bd280a1847594bcb83b5cb79c9e4d6b45', 'escalation.opened', 'dec_01m8kdzxs60db2g4krjmehs5ea', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2232373731313966616435653732613335643631616534303531333562623836333561386331653930396634346131343539303630383734636233306264393461222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7873363064623267346b726a6d656873356561222c2270726576223a2233313330353766636663646436653634323233346133393362613166663334626432383061313834373539346263623833623563623739633965346436623435222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233313330353766636663646436653634323233346133393362613166663334626432383061313834373539346263623833623563623739633965346436623435222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a33382c2274696d65223a22323032362d31312d32395431303a33353a34312e3733365a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(39, 2, 3, '\x37f8e6516f80857eedf1ef9729cbdbf1f660a41112440bb23a147224ecdda571', '\x0c4a80b696358c71b229e0d8a7bfcb1480288a175b6231ace4a0f7aa86351531', 'review.recorded', 'dec_01m8kdzxs60db2g4krjmehs5ea', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2239326561313034393338616564383063313031306463663462393130623731653761386132326339353766363034336562613036643663313230373830633230222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7873363064623267346b726a6d656873356561222c2270726576223a2230633461383062363936333538633731623232396530643861376266636231343830323838613137356236323331616365346130663761613836333531353331222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230633461383062363936333538633731623232396530643861376266636231343830323838613137356236323331616365346130663761613836333531353331222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a33392c2274696d65223a22323032362d31312d32395431303a33353a34312e3733375a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(40, 2, 4, '\xf594f2e2eb68a3f3a20b03cc35b0bd8ad730273b49952d9da415eaec04ba820b', '\x37f8e6516f80857eedf1ef9729cbdbf1f660a41112440bb23a147224ecdda571', 'side_effect.refused', 'dec_01m8kdzxs60db2g4krjmehs5ea', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2231373235346337353664336533396661306533633563643065663032343263643766336531323437316463646463313337356661373034343533363934643039222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7873363064623267346b726a6d656873356561222c2270726576223a2233376638653635313666383038353765656466316566393732396362646266316636363061343131313234343062623233613134373232346563646461353731222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233376638653635313666383038353765656466316566393732396362646266316636363061343131313234343062623233613134373232346563646461353731222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a34302c2274696d65223a22323032362d31312d32395431303a33353a34312e3734315a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(41, 2, 5, '\xc3cc729397f938a27e7e7d404cc1d3ebcbf55f0506ef4410c54e55d1138b09a8', '\xf594f2e2eb68a3f3a20b03cc35b0bd8ad730273b49952d9da415eaec04ba820b', 'decision.closed', 'dec_01m8kdzxs60db2g4krjmehs5ea', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2231323030643062616636386133613130663434336634383334643833313234393034636263343836366332633962623762343139663865306262323864373931222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7873363064623267346b726a6d656873356561222c2270726576223a2266353934663265326562363861336633613230623033636333356230626438616437333032373362343939353264396461343135656165633034626138323062222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266353934663265326562363861336633613230623033636333356230626438616437333032373362343939353264396461343135656165633034626138323062222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a34312c2274696d65223a22323032362d31312d32395431303a33353a34312e3734335a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(42, 2, 6, '\x159d85adfb1740c1e6d47780ce87af097e20737895c05063c06caf5093fca109', '\xc3cc729397f938a27e7e7d404cc1d3ebcbf55f0506ef4410c54e55d1138b09a8', 'tripwire.tripped', 'dec_01m8kdzxs60db2g4krjmehs5ea', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2233343134373438626230306266636266373737346436306138663263396663366164646231376234656437356431623635343236656464626363383562373264222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7873363064623267346b726a6d656873356561222c2270726576223a2263336363373239333937663933386132376537653764343034636331643365626362663535663035303665663434313063353465353564313133386230396138222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263336363373239333937663933386132376537653764343034636331643365626362663535663035303665663434313063353465353564313133386230396138222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a34322c2274696d65223a22323032362d31312d32395431303a33353a34312e3734335a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d');

INSERT INTO docket.idempotency VALUES
	(4, 2, 1, 'prn_agent', 'claims-0', '\x098047f47fe97a449428eb34628822ba9befe97c687f2d8dc40b6dad5fc6effe', NULL),
	(33, 2, 1, 'prn_agent', 'claims-3', '\x69d2d185f5b5938bcc9e8a09a507cfe0f61348ece636b3d9af817633accc6009', NULL);

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+ea9b0dd7+AfTTLJcL38z3ezaGlk+rXwa/AVEAkBEDMSiAJV5xljn1', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-29T10:35:41.604Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+e5626b50+Acv+KITmrnoWfl2/PInNuL/QxlF94+rySTyHQwiVTIrq', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-29T10:35:41.620Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\xc42c1a58bb623b4c29d917505ea7b9f82bcbae24b01f1165fe6e4b0a2a8f9809', '2026-11-29T10:35:41.625Z', '\xd9befc1b4843ab588e63ea11ad74f34911903d61227ba999fcb69ecd2694e6d0'),
	(2, 43, '\x159d85adfb1740c1e6d47780ce87af097e20737895c05063c06caf5093fca109', '2026-11-29T10:35:41.743Z', '\xa52e7727bb3aea6db6b279aa77a7ec5621d4e0313465c9f9fc3ce64088abf2b2eb8921d8307029205076100b9dab3d55003b28eeffe96cf89ec97dfed279f4ce19f51ef800cb147ce017982b028a0320c51c7223e3d52bb3f82ad6cc4df6af38159d85adfb1740c1e6d47780ce87af097e20737895c05063c06caf5093fca109');

INSERT INTO docket.migration VALUES
	(1, 1, 'Ledger0000000000001'),
	(2, 2, 'Search0000000000002'),
	(3, 3, 'Exports0000000000003'),
	(4, 4, 'Guards0000000000004'),
	(5, 5, 'Sessions0000000000005');

INSERT INTO docket.search_count VALUES
	(1, 0, 2, false, 'open', 'ESCALATING', 'proceed', 'high', NULL),
	(1, 0, 2, false, 'closed', 'PLANNING', 'stop', 'critical', 'completed'),
	(0, 0, 2, false, 'stopped', 'DONE', 'stop', 'critical', NULL),
	(0, 0, 2, false, 'stopped', 'EXECUTING', 'stop', 'high', NULL),
	(1, 1, 2, false, 'stopped', 'PLANNING', 'stop', 'high', NULL),
	(1, 0, 2, false, 'open', NULL, 'proceed', 'low', NULL),
	(1, 0, 2, false, 'open', 'EXECUTING', 'proceed', 'low', NULL),
	(1, 0, 2, true, 'closed', 'EXECUTING', 'hold', 'low', 'completed');

INSERT INTO docket.search_cursor VALUES
	(2, 43);

INSERT INTO docket.search_decision VALUES
	(1, 6, 2, 6, false, 'dec_01m8kdzxp1yfjcmtr7nyg12tve', 'open', 'ESCALATING', 'proceed', 'high', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:41.634Z', '2026-11-29T10:35:41.660Z', 'sub-2', 0, NULL),
	(7, 20, 2, 14, false, 'dec_01m8kdzxq2v85wcd9k7ptr5vd6', 'closed', 'PLANNING', 'stop', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:41.666Z', '2026-11-29T10:35:41.687Z', 'sub-1', 0, NULL),
	(21, 29, 2, 9, false, 'dec_01m8kdzxqrsfh8f9x3v3xysfjw', 'stopped', 'PLANNING', 'stop', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:41.688Z', '2026-11-29T10:35:41.709Z', NULL, 1, NULL),
	(30, 33, 2, 4, false, 'dec_01m8kdzxrjahz27p45ez5bs353', 'open', 'EXECUTING', 'proceed', 'low', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:41.714Z', '2026-11-29T10:35:41.717Z', NULL, 0, NULL),
	(34, 35, 2, 2, false, 'dec_01m8kdzxrpc5gjgfe3jd07jxk8', 'open', NULL, 'proceed', 'low', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:41.718Z', '2026-11-29T10:35:41.728Z', 'sub-1', 0, NULL),
	(36, 42, 2, 7, true, 'dec_01m8kdzxs60db2g4krjmehs5ea', 'closed', 'EXECUTING', 'hold', 'low', 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:41.735Z', '2026-11-29T10:35:41.743Z', 'sub-1', 0, NULL);

INSERT INTO docket.search_document VALUES
	(2, 1, 2, 0, 'refund-policy', NULL, '11', '4.2', 'decisive'),
	(2, 1, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(8, 7, 2, 0, 'refund-policy', NULL, '11', '4.2', 'cited'),
	(8, 7, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(9, 7, 2, 0, 'terms', NULL, '12', '4.2', 'decisive'),
	(9, 7, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(12, 7, 2, 0, 'refund-policy', NULL, '12', '4.2', 'decisive'),
	(12, 7, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(16, 7, 2, 0, 'refund-policy', NULL, '11', '4.2', 'cited'),
	(16, 7, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(22, 21, 2, 0, 'refund-policy', '3.1', '12', '4.2', 'decisive'),
	(22, 21, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(23, 21, 2, 0, 'refund-policy', '3.0', '12', '4.2', 'decisive'),
	(23, 21, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(24, 21, 2, 0, 'terms', '3.1', '11', '4.2', 'cited'),
	(24, 21, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(27, 21, 2, 0, 'refund-policy', NULL, '12', '4.2', 'decisive'),
	(27, 21, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(31, 30, 2, 0, 'refund-policy', '3.1', '11', '4.2', 'cited'),
	(31, 30, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(37, 36, 2, 0, 'refund-policy', '3.1', '12', '4.2', 'cited'),
	(37, 36, 2, 1, 'ticket', NULL, NULL, NULL, 'input');

INSERT INTO docket.search_side_effect VALUES
	(4, 6, 1, 2, false, 'sfx_01m8kdzxpsvgag24xgaa8dr541', 'issue_refund', 'payments', 'order/2', 'billing', '25.00', 'EUR', 'claims-0', 'outcome_unknown', '2026-11-29T10:35:41.658Z', '2026-11-29T10:35:41.660Z', DEFAULT),
	(33, 33, 30, 2, false, 'sfx_01m8kdzxrmt7x3wvdey6b2wgea', 'issue_refund', 'mail', 'order/1', 'billing', NULL, NULL, 'claims-3', 'intent', '2026-11-29T10:35:41.717Z', '2026-11-29T10:35:41.717Z', DEFAULT);

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''claims'':1 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':4 ''sub'':12'),
	(2, 1, 2, 'job_card.filed', '''#2'' ''0'':1 ''11'':8 ''2'':11 ''4'':10 ''9'':2 ''beleg'':22 ''decisive'':16 ''escalating'':4 ''fehlt'':23 ''input'':20 ''policy'':14,27 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(3, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(4, 1, 2, 'side_effect.intent', '''#2'' ''0'':7 ''00'':4 ''01m8kdzxpsvgag24xgaa8dr541'':15 ''2'':18 ''25'':3 ''billing'':12 ''claims'':6 ''eur'':1 ''issue'':9 ''order'':17 ''payments'':20 ''refund'':10 ''sfx'':14'),
	(5, 1, 2, 'side_effect.executing', '''#2'' ''01m8kdzxpsvgag24xgaa8dr541'':2 ''sfx'':1'),
	(6, 1, 2, 'side_effect.outcome_unknown', '''#2'' ''01m8kdzxpsvgag24xgaa8dr541'':2 ''sfx'':1'),
	(7, 7, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(8, 7, 2, 'job_card.filed', '''#2'' ''0'':1 ''11'':8 ''2'':11 ''4'':10 ''9'':2 ''cited'':16 ''done'':4 ''input'':20 ''no'':22 ''policy'':14,27 ''receipt'':23 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(9, 7, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''beleg'':21 ''decisive'':15 ''escalating'':4 ''fehlt'':22 ''input'':19 ''policy'':26 ''refund'':6 ''search'':28 ''terms'':13 ''ticket'':17 ''waits'':24'),
	(10, 7, 2, 'tripwire.tripped', '''#2'' ''2'':1 ''agent'':6 ''done'':8 ''escalating'':10 ''phase'':12 ''proceed'':3 ''refund'':5 ''transition'':13'),
	(11, 7, 2, 'escalation.opened', '''#2'' ''1'':6 ''2'':1 ''agent'':8 ''asked'':9 ''esc'':5 ''hold'':3'),
	(12, 7, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''decisive'':16 ''done'':4 ''found'':23 ''input'':20 ''policy'':14,27 ''receipt'':22 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(13, 7, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':8 ''2'':6 ''3'':10,16 ''5'':1 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3'),
	(14, 7, 2, 'escalation.opened', '''#2'' ''2'':6 ''5'':1 ''esc'':5 ''loop'':8 ''stop'':3'),
	(15, 7, 2, 'tripwire.tripped', '''#2'' ''5'':1 ''agent'':6 ''done'':10 ''escalating'':8 ''phase'':12 ''proceed'':3 ''refund'':5 ''transition'':13'),
	(16, 7, 2, 'job_card.filed', '''#2'' ''0'':1 ''11'':8 ''2'':11 ''4'':10 ''9'':2 ''beleg'':22 ''cited'':16 ''fehlt'':23 ''input'':20 ''planning'':4 ''policy'':14,27 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(17, 7, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(18, 7, 2, 'side_effect.refused', '''#2'' ''00'':4 ''1'':6 ''2'':16 ''25'':3 ''billing'':11 ''eur'':1 ''issue'':8 ''order'':15 ''payments'':18 ''refund'':9 ''stopped'':13'),
	(19, 7, 2, 'decision.closed', '''#2'' ''13'':1 ''completed'':3'),
	(20, 7, 2, 'tripwire.tripped', '''#2'' ''0'':13 ''1'':6 ''12'':1 ''2'':9 ''closed'':15 ''completed'':11 ''esc'':5,8 ''open'':17 ''proceed'':3 ''with'':16 ''work'':18'),
	(21, 21, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4'),
	(22, 21, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''12'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''beleg'':25 ''blocked'':4 ''decisive'':16 ''fehlt'':26 ''input'':23 ''policy'':14,30 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(23, 21, 2, 'job_card.filed', '''#2'' ''0'':1,19 ''12'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''decisive'':16 ''executing'':4 ''found'':26 ''input'':23 ''policy'':14,30 ''receipt'':25 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(24, 21, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':18 ''11'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''cited'':15 ''executing'':4 ''found'':25 ''input'':22 ''policy'':29 ''receipt'':24 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(25, 21, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':6,8 ''3'':1,10,16 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3'),
	(26, 21, 2, 'escalation.opened', '''#2'' ''1'':6 ''3'':1 ''esc'':5 ''loop'':8 ''stop'':3'),
	(27, 21, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''decisive'':16 ''input'':20 ''no'':22 ''planning'':4 ''policy'':14,27 ''receipt'':23 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(28, 21, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(29, 21, 2, 'side_effect.refused', '''#2'' ''00'':4 ''1'':6 ''2'':16 ''25'':3 ''billing'':11 ''eur'':1 ''issue'':8 ''order'':15 ''payments'':18 ''refund'':9 ''stopped'':13'),
	(30, 30, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':4'),
	(31, 30, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''11'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''beleg'':25 ''cited'':16 ''executing'':4 ''fehlt'':26 ''input'':23 ''policy'':14,30 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(32, 30, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(33, 30, 2, 'side_effect.intent', '''#2'' ''01m8kdzxrmt7x3wvdey6b2wgea'':10 ''1'':13 ''3'':2 ''billing'':7 ''claims'':1 ''issue'':4 ''mail'':15 ''order'':12 ''refund'':5 ''sfx'':9'),
	(34, 34, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(35, 34, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(36, 36, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':4 ''sub'':12'),
	(37, 36, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''12'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''cited'':16 ''executing'':4 ''input'':23 ''no'':25 ''policy'':14,30 ''receipt'':26 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(38, 36, 2, 'escalation.opened', '''#2'' ''1'':1,6 ''agent'':8 ''asked'':9 ''esc'':5 ''hold'':3'),
	(39, 36, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(40, 36, 2, 'side_effect.refused', '''#2'' ''1'':1,11 ''billing'':6 ''held'':8 ''issue'':3 ''order'':10 ''payments'':13 ''refund'':4'),
	(41, 36, 2, 'decision.closed', '''#2'' ''6'':1 ''completed'':3'),
	(42, 36, 2, 'tripwire.tripped', '''#2'' ''0'':10 ''1'':6 ''5'':1 ''closed'':12 ''completed'':8 ''esc'':5 ''open'':14 ''proceed'':3 ''with'':13 ''work'':15');

INSERT INTO docket.search_tripwire VALUES
	(10, 7, 2, 'phase_transition'),
	(13, 7, 2, 'loop'),
	(15, 7, 2, 'phase_transition'),
	(20, 7, 2, 'closed_with_open_work'),
	(25, 21, 2, 'loop'),
	(42, 36, 2, 'closed_with_open_work');

INSERT INTO docket.search_writer VALUES
	(1, 2, 'prn_agent'),
	(1, 2, 'prn_reviewer'),
	(7, 2, 'prn_agent'),
	(7, 2, 'prn_reviewer'),
	(21, 2, 'prn_agent'),
	(21, 2, 'prn_reviewer'),
	(30, 2, 'prn_agent'),
	(30, 2, 'prn_reviewer'),
	(34, 2, 'prn_other'),
	(34, 2, 'prn_reviewer'),
	(36, 2, 'prn_agent'),
	(36, 2, 'prn_reviewer');

SELECT pg_catalog.setval('docket.ledger_ledger_no_seq', 2, true);

SELECT pg_catalog.setval('docket.migration_id_seq', 5, true);

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

CREATE POLICY append ON docket.body FOR INSERT WITH CHECK (true);

CREATE POLICY append ON docket.checkpoint FOR INSERT WITH CHECK (true);

CREATE POLICY append ON docket.entry FOR INSERT WITH CHECK (true);

CREATE POLICY append ON docket.ledger FOR INSERT WITH CHECK (true);

CREATE POLICY append ON docket.tile FOR INSERT WITH CHECK (true);

ALTER TABLE docket.body ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.checkpoint ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.ledger ENABLE ROW LEVEL SECURITY;

CREATE POLICY read_all ON docket.body FOR SELECT USING (true);

CREATE POLICY read_all ON docket.checkpoint FOR SELECT USING (true);

CREATE POLICY read_all ON docket.entry FOR SELECT USING (true);

CREATE POLICY read_all ON docket.ledger FOR SELECT USING (true);

CREATE POLICY read_all ON docket.tile FOR SELECT USING (true);

ALTER TABLE docket.tile ENABLE ROW LEVEL SECURITY;
