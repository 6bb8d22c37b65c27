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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b36643766353563662b415833544f3066366251686a646b6832375a42526164544738443567495755484b33754735675a6a56413759227d', '\xf4dd4c88c1851aef53658559038527cf01448cbf47805263c6cdaa410afbe307'),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b65666363313966352b41636c63716b5830364b4a5555593151796b525058397655486f65326649494d4f7a72577237596665656169227d', '\x6c0565746da8f186bdedc7953310c045cd98dcf3276a020b0473b82d5b706a9d'),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2231333938346161366163666130393463356333636533346135353465393265643135303364353330376261326362623937653432346165633962636130363365222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b65666363313966352b41636c63716b5830364b4a5555593151796b525058397655486f65326649494d4f7a72577237596665656169227d', '\xb36240a36b73086d5c8325adea0be8dca51bdde4afe8c53ebdb29784ab28b8d0'),
	(1, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768222c227375626a6563745f726566223a227375622d31227d', '\x4a78be405173d9c4f176ee4bbaa97108c054d426bce2570c3cd3be19f4d68239'),
	(2, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xae0fc221130a17da221a23f35c75f92c5fa38a4179abfc26ff7bc0c122d0a45f'),
	(3, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\x3dcc5f117ee96c0b9e176b9f71172b2dfde7683cc808ecfded49c5d02fb58393'),
	(4, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22504c414e4e494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xf1a9207d8f635b28561486453131d659b8f02d720ba8081b12c7a216fd7a4856'),
	(5, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x691b0946c9eafcfb1e28f51461ace94da02d3cdd862895272612c079fbf6b4f5'),
	(6, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x8d0d0bd7a2da7658fc3e21b184224f0ddbf6696224783e788718ea42c61d29e6'),
	(7, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x769c6797d87346b8d335c83555ab4dde028d91ca272fa5b62457dd28748c1b92'),
	(8, 2, '\x7b226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226c6f6f70227d', '\xab6f06d766b005c3c446cfe9cefbebd1a7e559d85d123420520488cb7cf67fda'),
	(9, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x4e352e89a124a3abcaed101282524e3e375a2e7dd6c17df4b8b6f5538ce93fb5'),
	(10, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xaee769b89d95fd165b9333c25d4da702198896918c9cdde95fe4c44c0f878b54'),
	(11, 2, '\x7b22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a226d61696c227d7d', '\x7eb44c233bb4bec17550c09dcc921be3e2191daaa58c1e91d5347a81a6eafdfa'),
	(12, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77227d', '\x690b09d50f1a9ddcea1d99027ece70bba64dc147c9d459dc44d72b882fcf4945'),
	(13, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x6f6fcc764cca5077f5115e92f1f7f9376274ecd5ae0198d9eca0ab08a7c42c96'),
	(14, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\xe4cc015ff5695ff23cfb1b6d7a10417666a45e331b0ecc8851c78b56e0d6d238'),
	(15, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xefeb8bd44ac65bee843fde864b9d91c372b42d9070fccd3430cf34fc48bf3acf'),
	(16, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\x4bf4bd97f23a8a322bb564093ddf73a45991234eec6958fd7c2d0b00b1f88b38'),
	(17, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xc00385175d0202cdf733f9b005f0118280587ea0cca81ae53cc8f4e22a029607'),
	(18, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x0820545922869ecf2a30f6c725ee6bae60ae5d1066d0ca4f144221a31e571df2'),
	(19, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xe4c375673373dc6e5225720bd62a8d71fd021dc0a2ec04d338c13f6b6cd3405d'),
	(20, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a747275657d2c226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x47bdaf225790718e4d6044704f810e4520347819fe920b93722aeec844977474'),
	(21, 2, '\x7b226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226c6f6f70227d', '\x25934494b3648f456cc1ce9c6f57c42ddbcb9dff34848a52c27bc9d87a963ffe'),
	(22, 2, '\x7b226361757365223a332c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d32222c2272756c65223a226167656e745f61736b6564227d', '\x61c971d714ba6578f2f2d9574b99931e0c6d3d282e4dcdc22c8d0af587e11072'),
	(23, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xc3d5fd969e2c30ba6d23849b2c6dee8b7ad1aa5339fae3b41fd892fceea83ce1'),
	(24, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xe50b84a7c165b15f85f25631de80a08cebaa72e3c04c3fe4671b3fb47b65d236'),
	(25, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a226d61696c227d7d', '\x9625af7d213b0fd969e38834f453a9e7aa7b35b32b7fdb58fa126e0420c60380'),
	(26, 2, '\x7b22656e7472795f636f756e74223a31312c226f7574636f6d65223a22636f6d706c65746564227d', '\x5e5d3ae05074f76ce5c470105bd5b578343b202022208df58ac9284d4daeeaea'),
	(27, 2, '\x7b226361757365223a31302c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31222c226573632d32225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\xbdac5d06fa535ad7001597d52d71e548026cdb2993e6370f5962af925310fc82'),
	(28, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c222c227375626a6563745f726566223a227375622d31227d', '\x9b83c54f5eeab7ac2dae36ac43502c17203bc32c5b67e994a3547926a05c67fc'),
	(29, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xd55a847a0528de3ddd02c3c98681b8745b836fbd5e8b4811e08b556f5179d358');

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\x9920fdff61eddd659d6cbbb5fce400a305c9c34a3bf77a93f9aa0f575d965774', '2026-11-29T10:35:40.192Z', 'docket.example/registry
1
mSD9/2Ht3WWdbLu1/OQAowXJw0o793qT+aoPV12WV3Q=

— docket.example/registry bX9Vz5SMKdOwa2B0hiftPDlb9Wv7Joj93lzXBIfzIH/Bq6O2gKehsThIl35lwCMKXyMovLuJf0Z/BYUTb++hDdD11gM=
'),
	(1, 2, '\x13984aa6acfa094c5c3ce34a554e92ed1503d5307ba2cbb97e424aec9bca063e', '2026-11-29T10:35:40.204Z', 'docket.example/claims
1
E5hKpqz6CUxcPONKVU6S7RUD1TB7osu5fkJK7JvKBj4=

— docket.example/claims 78wZ9U2jMfzpzBkLPTiTCgqMt2F3xWXxDg7YMTpPXlCXfWUyt1PROrYjc+9pGnzN6JZricRbeBSuBOYf2MfDq+yrNQY=
'),
	(2, 1, '\xc839a0be4fe48d0519f8fba831b98705f7ae245aee724266f18c2092198439b2', '2026-11-29T10:35:40.210Z', 'docket.example/registry
2
yDmgvk/kjQUZ+PuoMbmHBfeuJFruckJm8YwgkhmEObI=

— docket.example/registry bX9Vz8yWGdkR9zjMHZLASZtORLjLzYJPxo47nz3wLbOFIzDM4Idoy2AegLMoZjTNHyQZTAeU8HFgmDZBf8+YnLVZLgY=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8kdzw9ve7efjvfc8k7h2fnc', 1, 2, '\xfcac400c90f0caf7599f512ea7a1ec68b5a4aa299b549aa81dbd1f9457af891a', 2, 'open', NULL, 'proceed', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:40.220Z', '2026-11-29T10:35:40.240Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzw9ve7efjvfc8k7h2fnc","imported":false,"lastSeq":2,"lastTime":"2026-11-29T10:35:40.240Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:40.220Z","openedBy":"prn_other","openedSeq":1,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8kdzwam30jkx1pmyzz8y9q1', 3, 11, '\x9238479e9288f1af22bc0ccce82be27ba2593ad4268893ab18737ffc8b7b464e', 9, 'stopped', 'ESCALATING', 'stop', 'high', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:40.244Z', '2026-11-29T10:35:40.260Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"ESCALATING","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":4,"escalations":1,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":2,"directive":"stop","entryCount":9,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzwam30jkx1pmyzz8y9q1","imported":false,"lastSeq":11,"lastTime":"2026-11-29T10:35:40.260Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":5,"cause":3,"directive":"stop","dueAt":null,"id":"esc-1","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-29T10:35:40.244Z","openedBy":"prn_agent","openedSeq":3,"outcome":null,"parentDecision":null,"phase":"ESCALATING","refusals":{"attempts":1,"since":5},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"stopped","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8kdzwb6f4fjxktaffjhapbr', 12, 13, '\x7ba9eb5f263744d6dd2b54700a9d6ba0ecd26294de35606bbb9c56b26c532213', 2, 'open', NULL, 'proceed', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:40.262Z', '2026-11-29T10:35:40.271Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzwb6f4fjxktaffjhapbr","imported":false,"lastSeq":13,"lastTime":"2026-11-29T10:35:40.271Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:40.262Z","openedBy":"prn_other","openedSeq":12,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8kdzwbqz8pcpy16t7138ks5', 14, 15, '\x21834dce1caea219e72bb91ef50881b48d01f74264872a48ee3fc75708252424', 2, 'open', NULL, 'proceed', 'high', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:40.279Z', '2026-11-29T10:35:40.320Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzwbqz8pcpy16t7138ks5","imported":false,"lastSeq":15,"lastTime":"2026-11-29T10:35:40.320Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:40.279Z","openedBy":"prn_other","openedSeq":14,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8kdzwd3ngsbq6ktqxqb6skg', 16, 27, '\x6ba593e0b343915f17a6637edc410d0a2d131bbafc9e5dc3c3ecab95ff3e16c8', 12, 'closed', 'BLOCKED', 'stop', 'high', false, 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:40.323Z', '2026-11-29T10:35:40.356Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"BLOCKED","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-11-29T10:35:40.356Z","confidence":0.9,"counters":{"cards":4,"escalations":2,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":2},"decided":null,"decisiveReferences":0,"directive":"stop","entryCount":12,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzwd3ngsbq6ktqxqb6skg","imported":false,"lastSeq":27,"lastTime":"2026-11-29T10:35:40.356Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":5,"cause":3,"directive":"stop","dueAt":null,"id":"esc-1","overdue":null,"rule":"loop","subject":"","yeses":[]},{"announced":null,"approvalsNeeded":1,"at":6,"cause":3,"directive":"hold","dueAt":null,"id":"esc-2","overdue":null,"rule":"agent_asked","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-29T10:35:40.323Z","openedBy":"prn_agent","openedSeq":16,"outcome":"completed","parentDecision":null,"phase":"BLOCKED","refusals":{"attempts":0,"since":10},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8kdzwea0031h2mqzyeh2wyf', 28, 29, '\x707acd0613d3ff26342bb14858bde251e92bb45c7701a6077973276de8656132', 2, 'open', NULL, 'proceed', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:40.362Z', '2026-11-29T10:35:40.363Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzwea0031h2mqzyeh2wyf","imported":false,"lastSeq":29,"lastTime":"2026-11-29T10:35:40.363Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:40.362Z","openedBy":"prn_other","openedSeq":28,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\x9920fdff61eddd659d6cbbb5fce400a305c9c34a3bf77a93f9aa0f575d965774', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2261323735306534636238323632653939616361656238363665306232623833356435373561626561643166363030663366393163306134633433613466613130222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32395431303a33353a34302e3138385a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\x13984aa6acfa094c5c3ce34a554e92ed1503d5307ba2cbb97e424aec9bca063e', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2231616464383834373366393635636365386163646537343463643231323236396238623862303034303564383534353130356461373261343161623034343861222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32395431303a33353a34302e3230335a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\x581eae819fb7fe710436a4047501aee4329e528f979cc447cb68211869389290', '\x9920fdff61eddd659d6cbbb5fce400a305c9c34a3bf77a93f9aa0f575d965774', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2231623562626262303836346461376435356130376332633739313766383732616632356364623635326533613038653439303735323034336534623636303435222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2239393230666466663631656464643635396436636262623566636534303061333035633963333461336266373761393366396161306635373564393635373734222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31312d32395431303a33353a34302e3230375a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\xf90d5529b3c6d290cbae4fd8509d0aed89561fcdb2de01b06e4f37bba4f1a2f9', '\x13984aa6acfa094c5c3ce34a554e92ed1503d5307ba2cbb97e424aec9bca063e', 'decision.opened', 'dec_01m8kdzw9ve7efjvfc8k7h2fnc', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2234343736666637396136353838623265333437306162616230346139613833316136373736323231376661316435643037373363343539306163393633383135222c226465636973696f6e223a7b226964223a226465635f30316d386b647a773976653765666a766663386b376832666e63222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231333938346161366163666130393463356333636533346135353465393265643135303364353330376261326362623937653432346165633962636130363365222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31312d32395431303a33353a34302e3232305a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\xfcac400c90f0caf7599f512ea7a1ec68b5a4aa299b549aa81dbd1f9457af891a', '\xf90d5529b3c6d290cbae4fd8509d0aed89561fcdb2de01b06e4f37bba4f1a2f9', 'review.recorded', 'dec_01m8kdzw9ve7efjvfc8k7h2fnc', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2264303735613462656539313535366633643239383634633262623535303565613662653336613561643538623338323831373765363663613833333333383166222c226465636973696f6e223a7b226964223a226465635f30316d386b647a773976653765666a766663386b376832666e63222c2270726576223a2266393064353532396233633664323930636261653466643835303964306165643839353631666364623264653031623036653466333762626134663161326639222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266393064353532396233633664323930636261653466643835303964306165643839353631666364623264653031623036653466333762626134663161326639222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a322c2274696d65223a22323032362d31312d32395431303a33353a34302e3234305a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 0, '\x966ea3a03a8190ee3db74731bf6df4ff639ccb3532c8a412798c66cbb0dfb414', '\xfcac400c90f0caf7599f512ea7a1ec68b5a4aa299b549aa81dbd1f9457af891a', 'decision.opened', 'dec_01m8kdzwam30jkx1pmyzz8y9q1', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2266623637316362333263303364316337643332623436376463623934316239313534653761646266643266633065303334353165306535343332616264633865222c226465636973696f6e223a7b226964223a226465635f30316d386b647a77616d33306a6b7831706d797a7a3879397131222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266636163343030633930663063616637353939663531326561376131656336386235613461613239396235343961613831646264316639343537616638393161222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a332c2274696d65223a22323032362d31312d32395431303a33353a34302e3234345a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 1, '\xbfcefc33df903c7df23b1613f405a7aa70a6667300afd95b91dfd9a17273ee5f', '\x966ea3a03a8190ee3db74731bf6df4ff639ccb3532c8a412798c66cbb0dfb414', 'job_card.filed', 'dec_01m8kdzwam30jkx1pmyzz8y9q1', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2234333530366466663934613438303938663532363933636630393732323339313863613135323966346262616432373662353037646365383638366539383064222c226465636973696f6e223a7b226964223a226465635f30316d386b647a77616d33306a6b7831706d797a7a3879397131222c2270726576223a2239363665613361303361383139306565336462373437333162663664663466663633396363623335333263386134313237393863363663626230646662343134222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239363665613361303361383139306565336462373437333162663664663466663633396363623335333263386134313237393863363663626230646662343134222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a342c2274696d65223a22323032362d31312d32395431303a33353a34302e3234365a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 2, '\xe6b54e56c28428725eba6785dbad5b0e509943bc0984090d56b7857ae27d4618', '\xbfcefc33df903c7df23b1613f405a7aa70a6667300afd95b91dfd9a17273ee5f', 'job_card.filed', 'dec_01m8kdzwam30jkx1pmyzz8y9q1', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2238633164613536343637633432626466323834653837626466643031626661376533366131333133366438393264646230333536626531613835323835376633222c226465636973696f6e223a7b226964223a226465635f30316d386b647a77616d33306a6b7831706d797a7a3879397131222c2270726576223a2262666365666333336466393033633764663233623136313366343035613761613730613636363733303061666439356239316466643961313732373365653566222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262666365666333336466393033633764663233623136313366343035613761613730613636363733303061666439356239316466643961313732373365653566222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a352c2274696d65223a22323032362d31312d32395431303a33353a34302e3234385a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 3, '\x453c39b2ca2c30ea28d1039326d6d9b885cb7ef930ef6a7059fc4406ab02805f', '\xe6b54e56c28428725eba6785dbad5b0e509943bc0984090d56b7857ae27d4618', 'job_card.filed', 'dec_01m8kdzwam30jkx1pmyzz8y9q1', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262613961626134303933386234363930323338626164363338326266656138356665636665336436613031393063613739313537623333653665396661356362222c226465636973696f6e223a7b226964223a226465635f30316d386b647a77616d33306a6b7831706d797a7a3879397131222c2270726576223a2265366235346535366332383432383732356562613637383564626164356230653530393934336263303938343039306435366237383537616532376434363138222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265366235346535366332383432383732356562613637383564626164356230653530393934336263303938343039306435366237383537616532376434363138222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a362c2274696d65223a22323032362d31312d32395431303a33353a34302e3235305a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 4, '\x998fb6dba8d8e6739d1a7117da329e9089fe59eccf4af70defec3fc69cd43dd2', '\x453c39b2ca2c30ea28d1039326d6d9b885cb7ef930ef6a7059fc4406ab02805f', 'tripwire.tripped', 'dec_01m8kdzwam30jkx1pmyzz8y9q1', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2261623661623534643535306439336333616333663536323933656431353263323032666136366135393165666438343436316266643031653364383463363865222c226465636973696f6e223a7b226964223a226465635f30316d386b647a77616d33306a6b7831706d797a7a3879397131222c2270726576223a2234353363333962326361326333306561323864313033393332366436643962383835636237656639333065663661373035396663343430366162303238303566222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234353363333962326361326333306561323864313033393332366436643962383835636237656639333065663661373035396663343430366162303238303566222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a372c2274696d65223a22323032362d31312d32395431303a33353a34302e3235305a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(8, 2, 5, '\xdb97f89a54d08722b52c3c38a6ebb61830aa94626b95af48b3a972c320d5bca2', '\x998fb6dba8d8e6739d1a7117da329e9089fe59eccf4af70defec3fc69cd43dd2', 'escalation.opened', 'dec_01m8kdzwam30jkx1pmyzz8y9q1', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2239373361616466656230353737383733313535623564343461616266653662616164363136646665383565373937306233363831353965346433306231313439222c226465636973696f6e223a7b226964223a226465635f30316d386b647a77616d33306a6b7831706d797a7a3879397131222c2270726576223a2239393866623664626138643865363733396431613731313764613332396539303839666535396563636634616637306465666563336663363963643433646432222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239393866623664626138643865363733396431613731313764613332396539303839666535396563636634616637306465666563336663363963643433646432222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a382c2274696d65223a22323032362d31312d32395431303a33353a34302e3235305a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(9, 2, 6, '\xd3316d99650bbe8e806d8f6ac4125a9b4df6c1f9fe3a166a80e5f8878519c2b1', '\xdb97f89a54d08722b52c3c38a6ebb61830aa94626b95af48b3a972c320d5bca2', 'job_card.filed', 'dec_01m8kdzwam30jkx1pmyzz8y9q1', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263626366353432393731363261373131623530333164336632393537313539323733626333333563373533643834373936643639393463353633366464366239222c226465636973696f6e223a7b226964223a226465635f30316d386b647a77616d33306a6b7831706d797a7a3879397131222c2270726576223a2264623937663839613534643038373232623532633363333861366562623631383330616139343632366239356166343862336139373263333230643562636132222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264623937663839613534643038373232623532633363333861366562623631383330616139343632366239356166343862336139373263333230643562636132222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a392c2274696d65223a22323032362d31312d32395431303a33353a34302e3235375a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(10, 2, 7, '\x718fa6a21072a0e0e116aae21025ed3fb348718b1a065f05cf62c374e415280b', '\xd3316d99650bbe8e806d8f6ac4125a9b4df6c1f9fe3a166a80e5f8878519c2b1', 'review.recorded', 'dec_01m8kdzwam30jkx1pmyzz8y9q1', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2265313435623839383762623339643666333634626562656234653437623130653761633239333535346437306639353265646235666337633030363731323834222c226465636973696f6e223a7b226964223a226465635f30316d386b647a77616d33306a6b7831706d797a7a3879397131222c2270726576223a2264333331366439393635306262653865383036643866366163343132356139623464663663316639666533613136366138306535663838373835313963326231222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264333331366439393635306262653865383036643866366163343132356139623464663663316639666533613136366138306535663838373835313963326231222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31302c2274696d65223a22323032362d31312d32395431303a33353a34302e3235395a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 8, '\x9238479e9288f1af22bc0ccce82be27ba2593ad4268893ab18737ffc8b7b464e', '\x718fa6a21072a0e0e116aae21025ed3fb348718b1a065f05cf62c374e415280b', 'side_effect.refused', 'dec_01m8kdzwam30jkx1pmyzz8y9q1', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2238343932343838316463353834366231373433353034333238363438353463663461616232656663373430356264333161643939333361353238353333376637222c226465636973696f6e223a7b226964223a226465635f30316d386b647a77616d33306a6b7831706d797a7a3879397131222c2270726576223a2237313866613661323130373261306530653131366161653231303235656433666233343837313862316130363566303563663632633337346534313532383062222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237313866613661323130373261306530653131366161653231303235656433666233343837313862316130363566303563663632633337346534313532383062222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a31312c2274696d65223a22323032362d31312d32395431303a33353a34302e3236305a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(12, 2, 0, '\xf1b9c74bbf4af3ba9f0551ad519f8ac730d82e2e54c0626db60845c02a518022', '\x9238479e9288f1af22bc0ccce82be27ba2593ad4268893ab18737ffc8b7b464e', 'decision.opened', 'dec_01m8kdzwb6f4fjxktaffjhapbr', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2238663164663739353438343732666262343566353966353439326264656461643130653866653266376638353034306338616231313733313962393330633832222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7762366634666a786b746166666a6861706272222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239323338343739653932383866316166323262633063636365383262653237626132353933616434323638383933616231383733376666633862376234363465222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31322c2274696d65223a22323032362d31312d32395431303a33353a34302e3236325a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(13, 2, 1, '\x7ba9eb5f263744d6dd2b54700a9d6ba0ecd26294de35606bbb9c56b26c532213', '\xf1b9c74bbf4af3ba9f0551ad519f8ac730d82e2e54c0626db60845c02a518022', 'review.recorded', 'dec_01m8kdzwb6f4fjxktaffjhapbr', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2261643838363662663335643730646138303038613164343034636534633664333236316164316430653335366439333537623761653335616663346130663032222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7762366634666a786b746166666a6861706272222c2270726576223a2266316239633734626266346166336261396630353531616435313966386163373330643832653265353463303632366462363038343563303261353138303232222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266316239633734626266346166336261396630353531616435313966386163373330643832653265353463303632366462363038343563303261353138303232222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31332c2274696d65223a22323032362d31312d32395431303a33353a34302e3237315a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(14, 2, 0, '\x4b0bd0371e45502a52c2459e7559bfd3e6bb28bd106a80e27247eaf7374b5ed7', '\x7ba9eb5f263744d6dd2b54700a9d6ba0ecd26294de35606bbb9c56b26c532213', 'decision.opened', 'dec_01m8kdzwbqz8pcpy16t7138ks5', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2266396336363137363837643163363061366364616661366262376639333063663965346238373134373233336461383331343434643832646431613838633764222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7762717a3870637079313674373133386b7335222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237626139656235663236333734346436646432623534373030613964366261306563643236323934646533353630366262623963353662323663353332323133222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31342c2274696d65223a22323032362d31312d32395431303a33353a34302e3237395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(15, 2, 1, '\x21834dce1caea219e72bb91ef50881b48d01f74264872a48ee3fc75708252424', '\x4b0bd0371e45502a52c2459e7559bfd3e6bb28bd106a80e27247eaf7374b5ed7', 'review.recorded', 'dec_01m8kdzwbqz8pcpy16t7138ks5', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2230313262613433313934643632613761663333313334373635616631613130626336363136353033383362366339363731306132306233353837316636363234222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7762717a3870637079313674373133386b7335222c2270726576223a2234623062643033373165343535303261353263323435396537353539626664336536626232386264313036613830653237323437656166373337346235656437222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234623062643033373165343535303261353263323435396537353539626664336536626232386264313036613830653237323437656166373337346235656437222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31352c2274696d65223a22323032362d31312d32395431303a33353a34302e3332305a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(16, 2, 0, '\x3a6f54109a0c29b49a26c6c0b24c123fbdd35c124b59da791e9baaa2d3c185c7', '\x21834dce1caea219e72bb91ef50881b48d01f74264872a48ee3fc75708252424', 'decision.opened', 'dec_01m8kdzwd3ngsbq6ktqxqb6skg', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2239373866386338646633633565343837363037626662613364616461343765333661336566613565303731383362333232666661376231636530336437633034222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7764336e67736271366b747178716236736b67222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232313833346463653163616561323139653732626239316566353038383162343864303166373432363438373261343865653366633735373038323532343234222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31362c2274696d65223a22323032362d31312d32395431303a33353a34302e3332335a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(17, 2, 1, '\x422caa7c0fb7ab92625b1043eb2cbde3f4dbf86d274cd43d6b2865fc93202a82', '\x3a6f54109a0c29b49a26c6c0b24c123fbdd35c124b59da791e9baaa2d3c185c7', 'job_card.filed', 'dec_01m8kdzwd3ngsbq6ktqxqb6skg', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2264396364636134653661353339623337323537373538353436346132636235363736616136346331643135303638636463363936316535623637643536626239222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7764336e67736271366b747178716236736b67222c2270726576223a2233613666353431303961306332396234396132366336633062323463313233666264643335633132346235396461373931653962616161326433633138356337222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233613666353431303961306332396234396132366336633062323463313233666264643335633132346235396461373931653962616161326433633138356337222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31372c2274696d65223a22323032362d31312d32395431303a33353a34302e3332355a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(18, 2, 2, '\x19a5205533a1714b3588edf6c452bfe7af8125967f61b5ea61193cbe01c2193b', '\x422caa7c0fb7ab92625b1043eb2cbde3f4dbf86d274cd43d6b2865fc93202a82', 'job_card.filed', 'dec_01m8kdzwd3ngsbq6ktqxqb6skg', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261303332633732313736663365643532313232613063613563303262313462636365386636363733623139353631623730363839653631613830383430356664222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7764336e67736271366b747178716236736b67222c2270726576223a2234323263616137633066623761623932363235623130343365623263626465336634646266383664323734636434336436623238363566633933323032613832222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234323263616137633066623761623932363235623130343365623263626465336634646266383664323734636434336436623238363566633933323032613832222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31382c2274696d65223a22323032362d31312d32395431303a33353a34302e3333305a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(19, 2, 3, '\x9104a6333b8b88d5f9a4291aa13134e809be2743bae1bfc8152af45a3043a090', '\x19a5205533a1714b3588edf6c452bfe7af8125967f61b5ea61193cbe01c2193b', 'job_card.filed', 'dec_01m8kdzwd3ngsbq6ktqxqb6skg', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2234313231376638636233366534303836383862366333306462626639656264363030656463356533636634386266653930306137623133366238376433356464222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7764336e67736271366b747178716236736b67222c2270726576223a2231396135323035353333613137313462333538386564663663343532626665376166383132353936376636316235656136313139336362653031633231393362222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231396135323035353333613137313462333538386564663663343532626665376166383132353936376636316235656136313139336362653031633231393362222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31392c2274696d65223a22323032362d31312d32395431303a33353a34302e3333375a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(20, 2, 4, '\x833e29b3908ff41601ef110eb24ec5e983b5dbb62db1cca10929d59b5611bd21', '\x9104a6333b8b88d5f9a4291aa13134e809be2743bae1bfc8152af45a3043a090', 'tripwire.tripped', 'dec_01m8kdzwd3ngsbq6ktqxqb6skg', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2238636632346464616239613632303965626463653632633431393365646433656530373338323734656565613866356466323033343239373735613638316133222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7764336e67736271366b747178716236736b67222c2270726576223a2239313034613633333362386238386435663961343239316161313331333465383039626532373433626165316266633831353261663435613330343361303930222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239313034613633333362386238386435663961343239316161313331333465383039626532373433626165316266633831353261663435613330343361303930222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32302c2274696d65223a22323032362d31312d32395431303a33353a34302e3333375a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(21, 2, 5, '\x1871c3481b5c8139c9563dd6beab36c6caa0593f26ff1b979f31531993c76af7', '\x833e29b3908ff41601ef110eb24ec5e983b5dbb62db1cca10929d59b5611bd21', 'escalation.opened', 'dec_01m8kdzwd3ngsbq6ktqxqb6skg', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2262656531366635333366633965616361646131646164616463656434313031303834323734303830613337336530626335303736666236633030316564393062222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7764336e67736271366b747178716236736b67222c2270726576223a2238333365323962333930386666343136303165663131306562323465633565393833623564626236326462316363613130393239643539623536313162643231222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238333365323962333930386666343136303165663131306562323465633565393833623564626236326462316363613130393239643539623536313162643231222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a32312c2274696d65223a22323032362d31312d32395431303a33353a34302e3333375a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(22, 2, 6, '\xd5f22b5366670fa0102ac2269fa5e22993aa530ec2db73c6b88907aa0880dcd6', '\x1871c3481b5c8139c9563dd6beab36c6caa0593f26ff1b979f31531993c76af7', 'escalation.opened', 'dec_01m8kdzwd3ngsbq6ktqxqb6skg', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2232336566353963363338333033396161376264333464383964326565353562356361303861333563336665646564353266363833666335383062646432653638222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7764336e67736271366b747178716236736b67222c2270726576223a2231383731633334383162356338313339633935363364643662656162333663366361613035393366323666663162393739663331353331393933633736616637222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231383731633334383162356338313339633935363364643662656162333663366361613035393366323666663162393739663331353331393933633736616637222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a32322c2274696d65223a22323032362d31312d32395431303a33353a34302e3333375a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(23, 2, 7, '\xcac55f36d215c6553845782755f06725a29cf9f921776a55b96f98322de2daf2', '\xd5f22b5366670fa0102ac2269fa5e22993aa530ec2db73c6b88907aa0880dcd6', 'job_card.filed', 'dec_01m8kdzwd3ngsbq6ktqxqb6skg', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2264393364633639383930396466386539353366613762383866333930646166633339643062616161623163346637613232306365393638363232313961343539222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7764336e67736271366b747178716236736b67222c2270726576223a2264356632326235333636363730666130313032616332323639666135653232393933616135333065633264623733633662383839303761613038383064636436222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264356632326235333636363730666130313032616332323639666135653232393933616135333065633264623733633662383839303761613038383064636436222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32332c2274696d65223a22323032362d31312d32395431303a33353a34302e3334365a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(24, 2, 8, '\x6ce2df4fa86edbeaaddfada83d6b0b84e8ac15ca8515b0b662d198c9fcce9633', '\xcac55f36d215c6553845782755f06725a29cf9f921776a55b96f98322de2daf2', 'review.recorded', 'dec_01m8kdzwd3ngsbq6ktqxqb6skg', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2238353164363234653431393039306630373230623463383630643436333866643438636364396163323138656263313162303233383563353835316433646464222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7764336e67736271366b747178716236736b67222c2270726576223a2263616335356633366432313563363535333834353738323735356630363732356132396366396639323137373661353562393666393833323264653264616632222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263616335356633366432313563363535333834353738323735356630363732356132396366396639323137373661353562393666393833323264653264616632222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32342c2274696d65223a22323032362d31312d32395431303a33353a34302e3335335a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(25, 2, 9, '\xe030a5ddd9016fe23b3774ced305fb728dc496f5170fb2fbf182e846caf61502', '\x6ce2df4fa86edbeaaddfada83d6b0b84e8ac15ca8515b0b662d198c9fcce9633', 'side_effect.refused', 'dec_01m8kdzwd3ngsbq6ktqxqb6skg', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263376631313930323731363063383466366231636533326563303638316232623734623966653764616536633466303535623336343130343065626464646235222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7764336e67736271366b747178716236736b67222c2270726576223a2236636532646634666138366564626561616464666164613833643662306238346538616331356361383531356230623636326431393863396663636539363333222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236636532646634666138366564626561616464666164613833643662306238346538616331356361383531356230623636326431393863396663636539363333222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a32352c2274696d65223a22323032362d31312d32395431303a33353a34302e3335355a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(26, 2, 10, '\xee64f14d99300729e68ae14a1a78cfd13cc987818fffea11cc51d8237bbcfd5d', '\xe030a5ddd9016fe23b3774ced305fb728dc496f5170fb2fbf182e846caf61502', 'decision.closed', 'dec_01m8kdzwd3ngsbq6ktqxqb6skg', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2235393064613131353132383166386439633863663231643965366536613462383162663963343530346630316636306431323166356338376164393634313438222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7764336e67736271366b747178716236736b67222c2270726576223a2265303330613564646439303136666532336233373734636564333035666237323864633439366635313730666232666266313832653834366361663631353032222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265303330613564646439303136666532336233373734636564333035666237323864633439366635313730666232666266313832653834366361663631353032222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a32362c2274696d65223a22323032362d31312d32395431303a33353a34302e3335365a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(27, 2, 11, '\x6ba593e0b343915f17a6637edc410d0a2d131bbafc9e5dc3c3ecab95ff3e16c8', '\xee64f14d99300729e68ae14a1a78cfd13cc987818fffea11cc51d8237bbcfd5d', 'tripwire.tripped', 'dec_01m8kdzwd3ngsbq6ktqxqb6skg', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2238656338346231623536653136303933363963623033393763653830656264643434356464366636303563323964346633656566336161393235373135373534222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7764336e67736271366b747178716236736b67222c2270726576223a2265653634663134643939333030373239653638616531346131613738636664313363633938373831386666666561313163633531643832333762626366643564222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265653634663134643939333030373239653638616531346131613738636664313363633938373831386666666561313163633531643832333762626366643564222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32372c2274696d65223a22323032362d31312d32395431303a33353a34302e3335365a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(28, 2, 0, '\x0ae5c4b5ddcd6902f8e4613638a340ef6848757b13e007bab1305fc43051fad0', '\x6ba593e0b343915f17a6637edc410d0a2d131bbafc9e5dc3c3ecab95ff3e16c8', 'decision.opened', 'dec_01m8kdzwea0031h2mqzyeh2wyf', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2263386530343662386162643530363938393030373338396462613161323866653132646163623964383263383264613835616632323832653838633032363365222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7765613030333168326d717a79656832777966222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236626135393365306233343339313566313761363633376564633431306430613264313331626261666339653564633363336563616239356666336531366338222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32382c2274696d65223a22323032362d31312d32395431303a33353a34302e3336325a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(29, 2, 1, '\x707acd0613d3ff26342bb14858bde251e92bb45c7701a6077973276de8656132', '\x0ae5c4b5ddcd6902f8e4613638a340ef6848757b13e007bab1305fc43051fad0', 'review.recorded', 'dec_01m8kdzwea0031h2mqzyeh2wyf', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2262356436356336343164616534366366643438616632636139323134396238396336323761353935306463363661353730653463343662363131643738623430222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7765613030333168326d717a79656832777966222c2270726576223a2230616535633462356464636436393032663865343631333633386133343065663638343837353762313365303037626162313330356663343330353166616430222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230616535633462356464636436393032663865343631333633386133343065663638343837353762313365303037626162313330356663343330353166616430222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32392c2274696d65223a22323032362d31312d32395431303a33353a34302e3336335a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d');

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+6d7f55cf+AX3TO0f6bQhjdkh27ZBRadTG8D5gIWUHK3uG5gZjVA7Y', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-29T10:35:40.186Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+efcc19f5+AclcqkX06KJUUY1QykRPX9vUHoe2fIIMOzrWr7Yfeeai', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-29T10:35:40.203Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\x581eae819fb7fe710436a4047501aee4329e528f979cc447cb68211869389290', '2026-11-29T10:35:40.207Z', '\xc839a0be4fe48d0519f8fba831b98705f7ae245aee724266f18c2092198439b2'),
	(2, 30, '\x707acd0613d3ff26342bb14858bde251e92bb45c7701a6077973276de8656132', '2026-11-29T10:35:40.363Z', '\xba13e70956b5efacc04afb5499f71d45dc54fb6b5c819f70571454bbc891c9d947f63a0c4b3900a7c4842d40e36dda337842eb06739f0f52b6cb61e211b057b88d5f96f80aa5273ad6e41033f118719f3306721ef90f8c87f6090a7b01d5539cf685db334051cfc25dba295cd940a034d21d9e937da6cf05a1474e4e8ebba280');

INSERT INTO docket.migration VALUES
	(1, 1, 'Ledger0000000000001'),
	(2, 2, 'Search0000000000002'),
	(3, 3, 'Exports0000000000003');

INSERT INTO docket.search_count VALUES
	(1, 0, 2, false, 'open', NULL, 'proceed', 'low', NULL),
	(1, 1, 2, false, 'stopped', 'ESCALATING', 'stop', 'high', NULL),
	(2, 0, 2, false, 'open', NULL, 'proceed', 'high', NULL),
	(0, 0, 2, false, 'open', 'BLOCKED', 'proceed', 'high', NULL),
	(0, 0, 2, false, 'open', 'EXECUTING', 'proceed', 'high', NULL),
	(0, 0, 2, true, 'stopped', 'EXECUTING', 'stop', 'high', NULL),
	(0, 0, 2, false, 'stopped', 'BLOCKED', 'stop', 'high', NULL),
	(1, 0, 2, false, 'closed', 'BLOCKED', 'stop', 'high', 'completed'),
	(1, 0, 2, false, 'open', NULL, 'proceed', 'critical', NULL);

INSERT INTO docket.search_cursor VALUES
	(2, 30);

INSERT INTO docket.search_decision VALUES
	(1, 2, 2, 2, false, 'dec_01m8kdzw9ve7efjvfc8k7h2fnc', 'open', NULL, 'proceed', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:40.220Z', '2026-11-29T10:35:40.240Z', 'sub-1', 0, NULL),
	(3, 11, 2, 9, false, 'dec_01m8kdzwam30jkx1pmyzz8y9q1', 'stopped', 'ESCALATING', 'stop', 'high', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:40.244Z', '2026-11-29T10:35:40.260Z', NULL, 1, NULL),
	(12, 13, 2, 2, false, 'dec_01m8kdzwb6f4fjxktaffjhapbr', 'open', NULL, 'proceed', 'low', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:40.262Z', '2026-11-29T10:35:40.271Z', NULL, 0, NULL),
	(14, 15, 2, 2, false, 'dec_01m8kdzwbqz8pcpy16t7138ks5', 'open', NULL, 'proceed', 'high', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:40.279Z', '2026-11-29T10:35:40.320Z', NULL, 0, NULL),
	(16, 27, 2, 12, false, 'dec_01m8kdzwd3ngsbq6ktqxqb6skg', 'closed', 'BLOCKED', 'stop', 'high', 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:40.323Z', '2026-11-29T10:35:40.356Z', NULL, 0, NULL),
	(28, 29, 2, 2, false, 'dec_01m8kdzwea0031h2mqzyeh2wyf', 'open', NULL, 'proceed', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:40.362Z', '2026-11-29T10:35:40.363Z', 'sub-1', 0, NULL);

INSERT INTO docket.search_document VALUES
	(4, 3, 2, 0, 'terms', NULL, '11', '4.2', 'cited'),
	(4, 3, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(5, 3, 2, 0, 'refund-policy', '3.1', '12', '4.2', 'cited'),
	(5, 3, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(6, 3, 2, 0, 'refund-policy', '3.1', '12', '4.2', 'decisive'),
	(6, 3, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(9, 3, 2, 0, 'terms', '3.1', '11', '4.2', 'decisive'),
	(9, 3, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(17, 16, 2, 0, 'terms', '3.0', '11', '4.2', 'cited'),
	(17, 16, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(18, 16, 2, 0, 'refund-policy', NULL, '11', '4.2', 'cited'),
	(18, 16, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(19, 16, 2, 0, 'refund-policy', NULL, '12', '4.2', 'cited'),
	(19, 16, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(23, 16, 2, 0, 'refund-policy', '3.1', '11', '4.2', 'cited'),
	(23, 16, 2, 1, 'ticket', NULL, NULL, NULL, 'input');

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(2, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(3, 3, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':4'),
	(4, 3, 2, 'job_card.filed', '''#2'' ''0'':1 ''11'':8 ''2'':11 ''4'':10 ''9'':2 ''beleg'':21 ''cited'':15 ''fehlt'':22 ''input'':19 ''planning'':4 ''policy'':26 ''refund'':6 ''search'':28 ''terms'':13 ''ticket'':17 ''waits'':24'),
	(5, 3, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''12'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''cited'':16 ''escalating'':4 ''input'':23 ''no'':25 ''policy'':14,30 ''receipt'':26 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(6, 3, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''12'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''beleg'':25 ''blocked'':4 ''decisive'':16 ''fehlt'':26 ''input'':23 ''policy'':14,30 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(7, 3, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':6,8 ''3'':1,10,16 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3'),
	(8, 3, 2, 'escalation.opened', '''#2'' ''1'':6 ''3'':1 ''esc'':5 ''loop'':8 ''stop'':3'),
	(9, 3, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':18 ''11'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''beleg'':24 ''decisive'':15 ''escalating'':4 ''fehlt'':25 ''input'':22 ''policy'':29 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(10, 3, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(11, 3, 2, 'side_effect.refused', '''#2'' ''1'':1 ''2'':11 ''billing'':6 ''issue'':3 ''mail'':13 ''order'':10 ''refund'':4 ''stopped'':8'),
	(12, 12, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':1,4'),
	(13, 12, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(14, 14, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':4'),
	(15, 14, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(16, 16, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':4'),
	(17, 16, 2, 'job_card.filed', '''#2'' ''0'':1,18 ''11'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''blocked'':4 ''cited'':15 ''input'':22 ''no'':24 ''policy'':29 ''receipt'':25 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(18, 16, 2, 'job_card.filed', '''#2'' ''0'':1 ''11'':8 ''2'':11 ''4'':10 ''9'':2 ''cited'':16 ''executing'':4 ''input'':20 ''no'':22 ''policy'':14,27 ''receipt'':23 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(19, 16, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''beleg'':22 ''cited'':16 ''executing'':4 ''fehlt'':23 ''input'':20 ''policy'':14,27 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(20, 16, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':6,8 ''3'':1,10,16 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3'),
	(21, 16, 2, 'escalation.opened', '''#2'' ''1'':6 ''3'':1 ''esc'':5 ''loop'':8 ''stop'':3'),
	(22, 16, 2, 'escalation.opened', '''#2'' ''2'':6 ''3'':1 ''agent'':8 ''asked'':9 ''esc'':5 ''hold'':3'),
	(23, 16, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''11'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''blocked'':4 ''cited'':16 ''found'':26 ''input'':23 ''policy'':14,30 ''receipt'':25 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(24, 16, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(25, 16, 2, 'side_effect.refused', '''#2'' ''00'':4 ''1'':6 ''2'':16 ''25'':3 ''billing'':11 ''eur'':1 ''issue'':8 ''mail'':18 ''order'':15 ''refund'':9 ''stopped'':13'),
	(26, 16, 2, 'decision.closed', '''#2'' ''11'':1 ''completed'':3'),
	(27, 16, 2, 'tripwire.tripped', '''#2'' ''0'':13 ''1'':6 ''10'':1 ''2'':9 ''closed'':15 ''completed'':11 ''esc'':5,8 ''open'':17 ''proceed'':3 ''with'':16 ''work'':18'),
	(28, 28, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(29, 28, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3');

INSERT INTO docket.search_tripwire VALUES
	(7, 3, 2, 'loop'),
	(20, 16, 2, 'loop'),
	(27, 16, 2, 'closed_with_open_work');

INSERT INTO docket.search_writer VALUES
	(1, 2, 'prn_other'),
	(1, 2, 'prn_reviewer'),
	(3, 2, 'prn_agent'),
	(3, 2, 'prn_reviewer'),
	(12, 2, 'prn_other'),
	(12, 2, 'prn_reviewer'),
	(14, 2, 'prn_other'),
	(14, 2, 'prn_reviewer'),
	(16, 2, 'prn_agent'),
	(16, 2, 'prn_reviewer'),
	(28, 2, 'prn_other'),
	(28, 2, 'prn_reviewer');

SELECT pg_catalog.setval('docket.ledger_ledger_no_seq', 2, true);

SELECT pg_catalog.setval('docket.migration_id_seq', 3, true);

ALTER TABLE ONLY docket.api_key
    ADD CONSTRAINT api_key_pkey PRIMARY KEY (key_id);

ALTER TABLE ONLY docket.body
    ADD CONSTRAINT body_pkey PRIMARY KEY (ledger_no, seq);

ALTER TABLE ONLY docket.checkpoint
    ADD CONSTRAINT checkpoint_pkey PRIMARY KEY (ledger_no, size);

ALTER TABLE ONLY docket.decision
    ADD CONSTRAINT decision_opened_key UNIQUE (ledger_no, opened_seq);

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

ALTER TABLE ONLY docket.tile
    ADD CONSTRAINT tile_pkey PRIMARY KEY (ledger_no, level, index);

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

CREATE TRIGGER count_come AFTER INSERT ON docket.search_decision REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION docket.count_decisions();

CREATE TRIGGER count_gone AFTER DELETE ON docket.search_decision REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION docket.count_decisions();

CREATE TRIGGER count_moved AFTER UPDATE ON docket.search_decision REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION docket.count_decisions();

CREATE TRIGGER refuse_deletion BEFORE DELETE OR TRUNCATE ON docket.ledger_head FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_change();

ALTER TABLE docket.ledger_head ENABLE ALWAYS TRIGGER refuse_deletion;

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
