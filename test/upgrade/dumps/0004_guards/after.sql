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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b32653462666133392b41574e666736722f57526d316267702b4a65373770634a506f6b484d667a7456726e5652742b43525833434d227d', '\xe7f700cf0333366edb52f785ded893c5ff65aefffe81beb8b6e2974f054bbdc5'),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b61386630376437332b416337496a774b69666f584e51487675586170527144475874377867643138444e61566a6b5a476a4e323741227d', '\x230641d215c54ddad8360e96b71a65bc250ef94cbc53e7ef83077648f7904ed1'),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2233636435396433353263313836373532383061303165643135373030336639633736376536313836666236333635653661636135366131383836326132363931222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b61386630376437332b416337496a774b69666f584e51487675586170527144475874377867643138444e61566a6b5a476a4e323741227d', '\xf580293a73508e4f537e97bfd51180679f1d7fa4c22cb9929909a776969e2b8a'),
	(1, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c222c227375626a6563745f726566223a227375622d31227d', '\x1a7d04aa5bbe795011e1a9ea9683a94d4abf893a4895421b9f9b352456255dd5'),
	(2, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x5705947cf16afa52e88f6b4ad8d749db5e303479a63e5f6c31eff10dbbc899f2'),
	(3, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x1cf7b4ae01f27528d3d5e57853d8a980378a303533a426ec425b7f7ccdc8d007'),
	(4, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c226964656d706f74656e63795f6b6579223a22636c61696d732d30222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d386b647a78306838317079787679397139656637706277222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a226d61696c227d7d', '\x9c081556a0fb35df1a22ec3fd713ff0bdb60bd3020b0554d3f0d04cdb4ab86b2'),
	(5, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d386b647a78306838317079787679397139656637706277227d', '\x9b58529cd197853e0320a29e15db408c093314ff30aa13a13cfe3dfa287134a1'),
	(6, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c222c227375626a6563745f726566223a227375622d32227d', '\xd68dfe88cc24fe1973b0653325d59750c61780a37c1b3dbcd8344c061b86ceda'),
	(7, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x26c97eddbe3fa40178e7f63d80ab8b667b49c69338eb16be6427d4017244bc2d'),
	(8, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xb63611c2f8aeebd26c49eed3e9fe3ca889adcd1fd66ff92ecad7c066215d8250'),
	(9, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xe66710b0d1ac01c40a03426b5a75e7ca6d1f52062addb717fac66bd363ebca2b'),
	(10, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a747275657d2c226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x16a827028e0f8be691cab339174df8881b176fbdd82fc8184f69b7ee23c19102'),
	(11, 2, '\x7b226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226c6f6f70227d', '\x290c016ec64f4f1081bbb204e4955eb70c8cde56c73ac49d9b45edf6de069fa8'),
	(12, 2, '\x7b226361757365223a332c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d32222c2272756c65223a226167656e745f61736b6564227d', '\x054aab5b735794331ec056945c45dd9dcc2365c785305aab78dd274785777beb'),
	(13, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xa309699b0deb82b69f4d3c6f79503d0e575b64e613c9eefdf3de5a701c07d886'),
	(14, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x5548dea1c0a0ef6ea633ae3cb53ccaa3d832c73cbc6e371dd05985ccc1b69072'),
	(15, 2, '\x7b22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\xa96e46cf3d19514fda67fee93343ec47422fedcd6f093307bc3b13840a1153e0'),
	(16, 2, '\x7b22656e7472795f636f756e74223a31312c226f7574636f6d65223a22636f6d706c65746564227d', '\x5e7fd961647aceb876d3097da2afd68949b7298c9b203e13db0011db6ed335d9'),
	(17, 2, '\x7b226361757365223a31302c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31222c226573632d32225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x6b0e1d64bd8c6653eabf4bdfaa9fef4bedec193f965d4c100bc0ebaa7e318247'),
	(18, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c222c227375626a6563745f726566223a227375622d31227d', '\x99c9e3cb4434e6f7a7758aef7358944be0b8120068c25b95f758fe7c559deb0c'),
	(19, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x737cedbecfb2b9b52503c36049d65b93763425ac733b68a67b5a27f3f719c812'),
	(20, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c227d', '\x4bf7de4f9076c51082b88aed4136af3079ddadb25413dd41aac38a5f22550c88'),
	(21, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x6a00c9c71eeb4318be8c81036a0c0eb50c931fbf39e48155627a7abd8fc7a175'),
	(22, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22504c414e4e494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x7de1a23823ebaeff1c94bd7c6576cd55dc32b3ba9b693b3306706b9c2d62b756'),
	(23, 2, '\x7b226361757365223a322c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22455343414c4154494e47222c22746f223a22504c414e4e494e47227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\x7ac44bf129e3259bf8a5d8ea08674094609904b5059efae20bb508b88f20d4db'),
	(24, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x8dbdf31a96d1a063c40e4797f9138614070b340590713de3bf22d4999359562e'),
	(25, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x9c75fc9fc5e549aa4d19845681eaa4597fd476058fce08518c349efc0096bf09'),
	(26, 2, '\x7b226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226c6f6f70227d', '\x70734727c330c655eacaa34c9a03b0756a1dbf166c675c8f9275707461836ffa'),
	(27, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x29681492d1944d75b00af5cac68f37c6b3b745855ceddef81ec51a8ad46e7386'),
	(28, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xc0cf5267558c4d8a17b3a7b7496b6118af18dbd5ee495568adbed47426a9849f'),
	(29, 2, '\x7b22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a226d61696c227d7d', '\x27669d42b9b6f23253756d79e1548ee156d57abbeb4539cbd697f1bee5772622'),
	(30, 2, '\x7b22656e7472795f636f756e74223a31312c226f7574636f6d65223a22636f6d706c65746564227d', '\x54ef015cea335262e27fb350140e8cc2b7bc579d86d718e31ea8561a1822fec0'),
	(31, 2, '\x7b226361757365223a31302c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x1e16286c9622ec8210ba93a5597af43a1c3412035ddd8f80d0d7bae2a0b92fa6'),
	(32, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c222c227375626a6563745f726566223a227375622d31227d', '\x3802389c9555d3b63a38b494c3fc7aa4c482aef72eefee5fb21be315481d5e77'),
	(33, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xb3624c934a33e70ece616a00a744caf65b85c291fa5720699fb5b6d557d28233'),
	(34, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\x1305e294ce33a188d88703382bfa629f563cb195bd59113dbfd2dfd7d8e2636f'),
	(35, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x7a03c011e652eb1fda84bb47d5bacace2a1e786717b49a6733f02b02405ed8f1'),
	(36, 2, '\x7b226361757365223a312c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226167656e745f61736b6564227d', '\xc56e1ed86599f515ae2d0b59f256ef94fdeb939497b97633bf9b97b2e5d141db'),
	(37, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x0cee0ae761bce6fb9c8281c65835cb8837683845017bce15dca53644475fda3e'),
	(38, 2, '\x7b226361757365223a332c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22424c4f434b4544222c22746f223a22444f4e45227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\x8120121f56013855493e24608c8381f54f0d0ab786b55430dcf270d44ca15550'),
	(39, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x5228a88f404d1d8b859ec6265e6ddf637dacce457a5ce9f3360746a2898a1636'),
	(40, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a352c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x9f94b4cd3ba312de5624aca80f1f7790f402bf22fd7e1b3484365e5f3d2097e9'),
	(41, 2, '\x7b226361757365223a352c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c2272756c65223a226c6f6f70227d', '\x5d732c4a83293e780806df1ba99354bf37a1d542223026f6fedd508157dabf45'),
	(42, 2, '\x7b226361757365223a352c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22444f4e45222c22746f223a22455343414c4154494e47227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\x803aeae965cf2d9f9b56fc3e9ab0adf5b67b05fe0dd2c757bf0de1ecf0ac6bc4'),
	(43, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22504c414e4e494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xdd1860639c930c7eae58aad58f4e536016aac892ccb939fbf64d176268052dd3'),
	(44, 2, '\x7b226361757365223a392c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22455343414c4154494e47222c22746f223a22504c414e4e494e47227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\x470a0ada5774f674b4ca35fd497b9414821f2d5d6c636fa696a543ae543fcb57'),
	(45, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x49fc5304c789a3a462d2ce1aaffc472398fba06e2d795f63b8240e93b0c21f68'),
	(46, 2, '\x7b22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\x80d64ea8dba70b5848f6514912c9853b9659e1c474c599a6555091ae3739fdf0');

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\x9144b677afe8b8018e0b39b104f288f9ef82781861eab8dab5f754a2de00f597', '2026-11-29T10:35:40.915Z', 'docket.example/registry
1
kUS2d6/ouAGOCzmxBPKI+e+CeBhh6rjatfdUot4A9Zc=

— docket.example/registry Lkv6OS0r+iGPE/weJZiJWFe3p/VMOLMKU7+WtCxH7SO3HXeUDKj1KqQIR+8/cLlLEtT4Ho6+VFvYxzwYrLxZOd7vzAY=
'),
	(1, 2, '\x3cd59d352c18675280a01ed157003f9c767e6186fb6365e6aca56a18862a2691', '2026-11-29T10:35:40.927Z', 'docket.example/claims
1
PNWdNSwYZ1KAoB7RVwA/nHZ+YYb7Y2XmrKVqGIYqJpE=

— docket.example/claims qPB9c/SACkHqSAkfStEBVJ8X3GFDc2Iwyp46tjtrxNK3DVaHGt4p/y7CCqA3MKK0+JDt2xb0Xi/zop4BkTHZsx7ilwQ=
'),
	(2, 1, '\xd113d10a0c958fd63a2f10c5acbdecc75fbe4e318a166c3b154f3761f436b458', '2026-11-29T10:35:40.933Z', 'docket.example/registry
2
0RPRCgyVj9Y6LxDFrL3sx1++TjGKFmw7FU83YfQ2tFg=

— docket.example/registry Lkv6OWNMnlRa2hXhlqhzWiM1akSCPO4ekU2bwA/kz3TnGPGz+2I2slbNlW49uZKCR7IqjpnVJt6GlraobeWsmHqb5AQ=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8kdzx0bk9nedggmg61553ee', 1, 5, '\xf43b6dc1079d44764b55e48186c849e7d35cf9e613d3b5e8967a9023e7312796', 5, 'open', 'EXECUTING', 'proceed', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:40.941Z', '2026-11-29T10:35:40.948Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"EXECUTING","released":false}],"agentsForgotten":0,"announced":{"action":{"amount":{"currency":"EUR","value":"25.00"},"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/2","system":"mail"}},"at":3,"sideEffect":"sfx_01m8kdzx0h81pyxvy9q9ef7pbw"},"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":1,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":1,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":5,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzx0bk9nedggmg61553ee","imported":false,"lastSeq":5,"lastTime":"2026-11-29T10:35:40.948Z","liftings":[],"loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:40.941Z","openedBy":"prn_agent","openedSeq":1,"outcome":null,"parentDecision":null,"phase":"EXECUTING","refusals":{"attempts":0,"since":0},"sideEffects":[{"cause":3,"id":"sfx_01m8kdzx0h81pyxvy9q9ef7pbw","key":"342537bf5816f8332ec60c3f","operation":"issue_refund","reversibility":"unknown","signature":"eefd47ecf53792dbe2bcbb06","status":"executing","unannounced":false}],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8kdzx0np4a4afbpe811mhh9', 6, 17, '\x2e23a6654cf52088089d5eabe66182cea34a54e0237541cf9081b544bb4db05c', 12, 'closed', 'BLOCKED', 'stop', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:40.949Z', '2026-11-29T10:35:40.989Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"BLOCKED","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-11-29T10:35:40.989Z","confidence":0.9,"counters":{"cards":4,"escalations":2,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":2},"decided":null,"decisiveReferences":3,"directive":"stop","entryCount":12,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzx0np4a4afbpe811mhh9","imported":false,"lastSeq":17,"lastTime":"2026-11-29T10:35:40.989Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":5,"cause":3,"directive":"stop","dueAt":null,"id":"esc-1","overdue":null,"rule":"loop","subject":"","yeses":[]},{"announced":null,"approvalsNeeded":1,"at":6,"cause":3,"directive":"hold","dueAt":null,"id":"esc-2","overdue":null,"rule":"agent_asked","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-29T10:35:40.949Z","openedBy":"prn_agent","openedSeq":6,"outcome":"completed","parentDecision":null,"phase":"BLOCKED","refusals":{"attempts":0,"since":10},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8kdzx2219npewq2fwgksefg', 18, 19, '\xc7ef0c1f0a2bb491e623b830009bba5a1f2b7287b8d9f41ca0ee042f5da77a93', 2, 'open', NULL, 'proceed', 'critical', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:40.995Z', '2026-11-29T10:35:41.006Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzx2219npewq2fwgksefg","imported":false,"lastSeq":19,"lastTime":"2026-11-29T10:35:41.006Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:40.995Z","openedBy":"prn_other","openedSeq":18,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8kdzx2kndhmczykwrej87fh', 20, 31, '\x36fbf32a57a2caa9a7b31707321b77e544e6cc10dfde06b7f8181eed0b9a63fd', 12, 'closed', 'BLOCKED', 'stop', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:41.011Z', '2026-11-29T10:35:41.038Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"BLOCKED","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-11-29T10:35:41.038Z","confidence":0.9,"counters":{"cards":4,"escalations":1,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":3},"decided":null,"decisiveReferences":2,"directive":"stop","entryCount":12,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzx2kndhmczykwrej87fh","imported":false,"lastSeq":31,"lastTime":"2026-11-29T10:35:41.038Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":6,"cause":4,"directive":"stop","dueAt":null,"id":"esc-1","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-29T10:35:41.011Z","openedBy":"prn_agent","openedSeq":20,"outcome":"completed","parentDecision":null,"phase":"BLOCKED","refusals":{"attempts":0,"since":10},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8kdzx3fjs0cazs0x9hybzbp', 32, 33, '\x798dc1886d6935b5867dab57a812abe6468e807415dfdb5c3daf78828298bcde', 2, 'open', NULL, 'proceed', 'critical', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:41.039Z', '2026-11-29T10:35:41.046Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzx3fjs0cazs0x9hybzbp","imported":false,"lastSeq":33,"lastTime":"2026-11-29T10:35:41.046Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:41.039Z","openedBy":"prn_other","openedSeq":32,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8kdzx3waawwva1ff54vrzqa', 34, 46, '\x1630228d87771b9fe8d3b00f2b6d53bc76ec4dd370213dbcc1bac5dc307d957e', 13, 'stopped', 'PLANNING', 'stop', 'high', true, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:41.052Z', '2026-11-29T10:35:41.071Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"PLANNING","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":4,"escalations":2,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":4},"decided":null,"decisiveReferences":3,"directive":"stop","entryCount":13,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzx3waawwva1ff54vrzqa","imported":false,"lastSeq":46,"lastTime":"2026-11-29T10:35:41.071Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":true,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":2,"cause":1,"directive":"hold","dueAt":null,"id":"esc-1","overdue":null,"rule":"agent_asked","subject":"","yeses":[]},{"announced":null,"approvalsNeeded":1,"at":7,"cause":5,"directive":"stop","dueAt":null,"id":"esc-2","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-29T10:35:41.052Z","openedBy":"prn_agent","openedSeq":34,"outcome":null,"parentDecision":null,"phase":"PLANNING","refusals":{"attempts":1,"since":7},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"stopped","stoppedBy":null,"version":9,"writers":["prn_agent"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\x9144b677afe8b8018e0b39b104f288f9ef82781861eab8dab5f754a2de00f597', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2262333266393436636438383962306234636331636238313365396537633438343636366334616532316264623465373239353162396461393662346561316561222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32395431303a33353a34302e3931315a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\x3cd59d352c18675280a01ed157003f9c767e6186fb6365e6aca56a18862a2691', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2239663964643430306330626330383932616135653035326666363962393164643239306266636435613339393535633666373338623130316232376132616339222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32395431303a33353a34302e3932365a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\x8e4bf95d802711f104c9cf32f34f0987b2e2117e7c6b2a4cab09e4377904601d', '\x9144b677afe8b8018e0b39b104f288f9ef82781861eab8dab5f754a2de00f597', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2263343832636139616137616534336237333034303937326432333932353139326261616633343563613131393438343838373364656364306131613761376531222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2239313434623637376166653862383031386530623339623130346632383866396566383237383138363165616238646162356637353461326465303066353937222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31312d32395431303a33353a34302e3933305a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\xa6fe1c2a78a34925ae129d0db0a6de3bce4ab4f0722e9a5898f88bb78390dccc', '\x3cd59d352c18675280a01ed157003f9c767e6186fb6365e6aca56a18862a2691', 'decision.opened', 'dec_01m8kdzx0bk9nedggmg61553ee', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263333564396163353230333738396337393361653764386266613365613664623335653535393938393931303465396537386637336335316265396232373863222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7830626b396e656467676d6736313535336565222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233636435396433353263313836373532383061303165643135373030336639633736376536313836666236333635653661636135366131383836326132363931222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31312d32395431303a33353a34302e3934315a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\xa15abebe3a1cd63eb2909f954c2251fc87e9440d799590fdc4bbfa5de1dc7195', '\xa6fe1c2a78a34925ae129d0db0a6de3bce4ab4f0722e9a5898f88bb78390dccc', 'job_card.filed', 'dec_01m8kdzx0bk9nedggmg61553ee', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2236326664356666626166633363616635326533386432343032653436356332373735313737616165613730363330326361633763303862396633346361633164222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7830626b396e656467676d6736313535336565222c2270726576223a2261366665316332613738613334393235616531323964306462306136646533626365346162346630373232653961353839386638386262373833393064636363222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261366665316332613738613334393235616531323964306462306136646533626365346162346630373232653961353839386638386262373833393064636363222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a322c2274696d65223a22323032362d31312d32395431303a33353a34302e3934335a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 2, '\xb9673f3d3ea61ce6ec3bb4cd0f24da58803d6fea83bca475fa4f9942eebe0150', '\xa15abebe3a1cd63eb2909f954c2251fc87e9440d799590fdc4bbfa5de1dc7195', 'review.recorded', 'dec_01m8kdzx0bk9nedggmg61553ee', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2234633031323864303432653239623938326137353036623336393037363465353465326639326465313238353734333432646635623230373534386362646137222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7830626b396e656467676d6736313535336565222c2270726576223a2261313561626562653361316364363365623239303966393534633232353166633837653934343064373939353930666463346262666135646531646337313935222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261313561626562653361316364363365623239303966393534633232353166633837653934343064373939353930666463346262666135646531646337313935222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a332c2274696d65223a22323032362d31312d32395431303a33353a34302e3934345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 3, '\x12212385f25a175f267505507f6a6ce68d69140ebaab4f8916d9c7d8e272be76', '\xb9673f3d3ea61ce6ec3bb4cd0f24da58803d6fea83bca475fa4f9942eebe0150', 'side_effect.intent', 'dec_01m8kdzx0bk9nedggmg61553ee', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237393239363636653465363561303935303434646461653433326661383361636634663831313139656532663733313337303432303665326563633464663762222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7830626b396e656467676d6736313535336565222c2270726576223a2262393637336633643365613631636536656333626234636430663234646135383830336436666561383362636134373566613466393934326565626530313530222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262393637336633643365613631636536656333626234636430663234646135383830336436666561383362636134373566613466393934326565626530313530222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a342c2274696d65223a22323032362d31312d32395431303a33353a34302e3934365a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 4, '\xf43b6dc1079d44764b55e48186c849e7d35cf9e613d3b5e8967a9023e7312796', '\x12212385f25a175f267505507f6a6ce68d69140ebaab4f8916d9c7d8e272be76', 'side_effect.executing', 'dec_01m8kdzx0bk9nedggmg61553ee', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230333037623837666432353237393236326166653662376234313134346232356235343433323464336663376363666565633134363535366266643235316638222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7830626b396e656467676d6736313535336565222c2270726576223a2231323231323338356632356131373566323637353035353037663661366365363864363931343065626161623466383931366439633764386532373262653736222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231323231323338356632356131373566323637353035353037663661366365363864363931343065626161623466383931366439633764386532373262653736222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a352c2274696d65223a22323032362d31312d32395431303a33353a34302e3934385a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 0, '\x05516fb9e40a049281edb7715fda7a64e0e2ed2c7f971d88f5cd490a6e253d16', '\xf43b6dc1079d44764b55e48186c849e7d35cf9e613d3b5e8967a9023e7312796', 'decision.opened', 'dec_01m8kdzx0np4a4afbpe811mhh9', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230663263313831393637323733626233616263636662316335366361373931393135376331623665646435343763356561613166376664623332663736333832222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78306e7034613461666270653831316d686839222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266343362366463313037396434343736346235356534383138366338343965376433356366396536313364336235653839363761393032336537333132373936222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a362c2274696d65223a22323032362d31312d32395431303a33353a34302e3934395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 1, '\x10e300ef288774544daca17ae5773cbf5723b9899535bb55e7b0a01293ec25f8', '\x05516fb9e40a049281edb7715fda7a64e0e2ed2c7f971d88f5cd490a6e253d16', 'job_card.filed', 'dec_01m8kdzx0np4a4afbpe811mhh9', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261376331613438643636643962613538646335633865643135613434626331323838313235386237316230613431366239613636643835316666333738313933222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78306e7034613461666270653831316d686839222c2270726576223a2230353531366662396534306130343932383165646237373135666461376136346530653265643263376639373164383866356364343930613665323533643136222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230353531366662396534306130343932383165646237373135666461376136346530653265643263376639373164383866356364343930613665323533643136222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a372c2274696d65223a22323032362d31312d32395431303a33353a34302e3935315a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(8, 2, 2, '\x1060bc9ef2aa7936d6c1d00975b8e52bf0f4579a379aa6292d5c84becd8ac1f3', '\x10e300ef288774544daca17ae5773cbf5723b9899535bb55e7b0a01293ec25f8', 'job_card.filed', 'dec_01m8kdzx0np4a4afbpe811mhh9', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2233313166323339633566353538616330636361646639326533333937323635623335336433656661386334313430356431346264313039366431633462333938222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78306e7034613461666270653831316d686839222c2270726576223a2231306533303065663238383737343534346461636131376165353737336362663537323362393839393533356262353565376230613031323933656332356638222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231306533303065663238383737343534346461636131376165353737336362663537323362393839393533356262353565376230613031323933656332356638222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a382c2274696d65223a22323032362d31312d32395431303a33353a34302e3937305a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(9, 2, 3, '\xaecbb1e88c2071220b3185f46b81d3972880a10486541e1414c7674e1ed7d9f9', '\x1060bc9ef2aa7936d6c1d00975b8e52bf0f4579a379aa6292d5c84becd8ac1f3', 'job_card.filed', 'dec_01m8kdzx0np4a4afbpe811mhh9', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261346166393266613064623066656430623335643966326163346262376230366233666431336264396139336139386161326362316363616361373861346361222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78306e7034613461666270653831316d686839222c2270726576223a2231303630626339656632616137393336643663316430303937356238653532626630663435373961333739616136323932643563383462656364386163316633222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231303630626339656632616137393336643663316430303937356238653532626630663435373961333739616136323932643563383462656364386163316633222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a392c2274696d65223a22323032362d31312d32395431303a33353a34302e3937355a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(10, 2, 4, '\xdbb4f9902c65868a414888bf09a8bf550e8bfb62c0c16225eea4627e04daeb5c', '\xaecbb1e88c2071220b3185f46b81d3972880a10486541e1414c7674e1ed7d9f9', 'tripwire.tripped', 'dec_01m8kdzx0np4a4afbpe811mhh9', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2238316639633336643539353732373932616430356132343463396337633437313033623565333763623761623161336331323332663861373636363165396532222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78306e7034613461666270653831316d686839222c2270726576223a2261656362623165383863323037313232306233313835663436623831643339373238383061313034383635343165313431346337363734653165643764396639222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261656362623165383863323037313232306233313835663436623831643339373238383061313034383635343165313431346337363734653165643764396639222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31302c2274696d65223a22323032362d31312d32395431303a33353a34302e3937355a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(11, 2, 5, '\xc2416bc9c93b324c63e6207019af875b7effca96cd1993f9986cc847c75e3fee', '\xdbb4f9902c65868a414888bf09a8bf550e8bfb62c0c16225eea4627e04daeb5c', 'escalation.opened', 'dec_01m8kdzx0np4a4afbpe811mhh9', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2230333361633961633039333130326137356263623162613361326539303930623334666137323864653966636437666339663237373065393566613463313065222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78306e7034613461666270653831316d686839222c2270726576223a2264626234663939303263363538363861343134383838626630396138626635353065386266623632633063313632323565656134363237653034646165623563222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264626234663939303263363538363861343134383838626630396138626635353065386266623632633063313632323565656134363237653034646165623563222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31312c2274696d65223a22323032362d31312d32395431303a33353a34302e3937355a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(12, 2, 6, '\x72e9a8928860753d5191aa6a9b8bb12533ed9846fcd9a5b9763196187326e31d', '\xc2416bc9c93b324c63e6207019af875b7effca96cd1993f9986cc847c75e3fee', 'escalation.opened', 'dec_01m8kdzx0np4a4afbpe811mhh9', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2266633235313239386438383963626130353765363334313463303534366432613463316539653466663833393765653636303334633938383334623135333162222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78306e7034613461666270653831316d686839222c2270726576223a2263323431366263396339336233323463363365363230373031396166383735623765666663613936636431393933663939383663633834376337356533666565222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263323431366263396339336233323463363365363230373031396166383735623765666663613936636431393933663939383663633834376337356533666565222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31322c2274696d65223a22323032362d31312d32395431303a33353a34302e3937355a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(13, 2, 7, '\x8fdbe77e276cd959c0547bb029cd059753f123022ffd4d995a000ed0afff2307', '\x72e9a8928860753d5191aa6a9b8bb12533ed9846fcd9a5b9763196187326e31d', 'job_card.filed', 'dec_01m8kdzx0np4a4afbpe811mhh9', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2264366136333136333037363133623662306536663531633736373236366661313164353966613361623565633136383535333161393333636336323065393433222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78306e7034613461666270653831316d686839222c2270726576223a2237326539613839323838363037353364353139316161366139623862623132353333656439383436666364396135623937363331393631383733323665333164222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237326539613839323838363037353364353139316161366139623862623132353333656439383436666364396135623937363331393631383733323665333164222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31332c2274696d65223a22323032362d31312d32395431303a33353a34302e3937385a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(14, 2, 8, '\x8bff7432b0bcdaf697aba0c5b145c39f6893ab00c167b84d5b31a72df121ef60', '\x8fdbe77e276cd959c0547bb029cd059753f123022ffd4d995a000ed0afff2307', 'review.recorded', 'dec_01m8kdzx0np4a4afbpe811mhh9', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2232323634336261373866346336616363363436363933306632393134363864656334346437376264303266383239613439643635386631656437393636646336222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78306e7034613461666270653831316d686839222c2270726576223a2238666462653737653237366364393539633035343762623032396364303539373533663132333032326666643464393935613030306564306166666632333037222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238666462653737653237366364393539633035343762623032396364303539373533663132333032326666643464393935613030306564306166666632333037222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31342c2274696d65223a22323032362d31312d32395431303a33353a34302e3938365a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(15, 2, 9, '\xf8aee1070c649d82f4ae41f396833a2fd8171a6ea8301902f8848f49e796b899', '\x8bff7432b0bcdaf697aba0c5b145c39f6893ab00c167b84d5b31a72df121ef60', 'side_effect.refused', 'dec_01m8kdzx0np4a4afbpe811mhh9', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230633936643930386165633962346633336432656339333939353533616335356164363334346234343539626464346238316134613565336335636562656133222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78306e7034613461666270653831316d686839222c2270726576223a2238626666373433326230626364616636393761626130633562313435633339663638393361623030633136376238346435623331613732646631323165663630222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238626666373433326230626364616636393761626130633562313435633339663638393361623030633136376238346435623331613732646631323165663630222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a31352c2274696d65223a22323032362d31312d32395431303a33353a34302e3938385a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(16, 2, 10, '\xc7dac9bbf0cb0ad1196803155a7c3f42f10a243b2106680d2b98c11ab2b68e1d', '\xf8aee1070c649d82f4ae41f396833a2fd8171a6ea8301902f8848f49e796b899', 'decision.closed', 'dec_01m8kdzx0np4a4afbpe811mhh9', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237376233663137313537383435663039356434643364396630376264376261393938343662633165643531353037353538633262666334653531623863623236222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78306e7034613461666270653831316d686839222c2270726576223a2266386165653130373063363439643832663461653431663339363833336132666438313731613665613833303139303266383834386634396537393662383939222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266386165653130373063363439643832663461653431663339363833336132666438313731613665613833303139303266383834386634396537393662383939222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a31362c2274696d65223a22323032362d31312d32395431303a33353a34302e3938395a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(17, 2, 11, '\x2e23a6654cf52088089d5eabe66182cea34a54e0237541cf9081b544bb4db05c', '\xc7dac9bbf0cb0ad1196803155a7c3f42f10a243b2106680d2b98c11ab2b68e1d', 'tripwire.tripped', 'dec_01m8kdzx0np4a4afbpe811mhh9', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2231376664323539306638663961333065346266373731383834306363623736313735323165646466613662376636316331633137373637636262346635623738222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78306e7034613461666270653831316d686839222c2270726576223a2263376461633962626630636230616431313936383033313535613763336634326631306132343362323130363638306432623938633131616232623638653164222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263376461633962626630636230616431313936383033313535613763336634326631306132343362323130363638306432623938633131616232623638653164222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31372c2274696d65223a22323032362d31312d32395431303a33353a34302e3938395a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(18, 2, 0, '\xacb229493da5d5ae62d4c0caa3bba8197d755302711c097bb5ffc8ce3e9f00b1', '\x2e23a6654cf52088089d5eabe66182cea34a54e0237541cf9081b544bb4db05c', 'decision.opened', 'dec_01m8kdzx2219npewq2fwgksefg', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2236663630313230356632313865663363333630316535326632303039643564663434383534343163363332373532313665353862353730616537653066323364222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78323231396e70657771326677676b73656667222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232653233613636353463663532303838303839643565616265363631383263656133346135346530323337353431636639303831623534346262346462303563222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31382c2274696d65223a22323032362d31312d32395431303a33353a34302e3939355a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(19, 2, 1, '\xc7ef0c1f0a2bb491e623b830009bba5a1f2b7287b8d9f41ca0ee042f5da77a93', '\xacb229493da5d5ae62d4c0caa3bba8197d755302711c097bb5ffc8ce3e9f00b1', 'review.recorded', 'dec_01m8kdzx2219npewq2fwgksefg', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2265396562306336643732353733356565653566613262333734343764383131336539646133636366396163393930303730333630333466333166633839313830222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78323231396e70657771326677676b73656667222c2270726576223a2261636232323934393364613564356165363264346330636161336262613831393764373535333032373131633039376262356666633863653365396630306231222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261636232323934393364613564356165363264346330636161336262613831393764373535333032373131633039376262356666633863653365396630306231222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31392c2274696d65223a22323032362d31312d32395431303a33353a34312e3030365a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(20, 2, 0, '\xfbb766f6b75db565dd224a334dee055ee18e9aebf2b363b435d315ef66a33d96', '\xc7ef0c1f0a2bb491e623b830009bba5a1f2b7287b8d9f41ca0ee042f5da77a93', 'decision.opened', 'dec_01m8kdzx2kndhmczykwrej87fh', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237346138316634616639623061633266313565633762376433633635646235363034313535343662343834303230333932623037386634383661656136623635222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78326b6e64686d637a796b7772656a38376668222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263376566306331663061326262343931653632336238333030303962626135613166326237323837623864396634316361306565303432663564613737613933222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32302c2274696d65223a22323032362d31312d32395431303a33353a34312e3031315a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(21, 2, 1, '\x73ad61e4a27243e9c41f8658441802acec9201040d4edd92fc0ef662a3dc3511', '\xfbb766f6b75db565dd224a334dee055ee18e9aebf2b363b435d315ef66a33d96', 'job_card.filed', 'dec_01m8kdzx2kndhmczykwrej87fh', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261343834653138643236656261323463383937373065663839323661353861623139313238663333323638303337363633643237386663323463653766346230222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78326b6e64686d637a796b7772656a38376668222c2270726576223a2266626237363666366237356462353635646432323461333334646565303535656531386539616562663262333633623433356433313565663636613333643936222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266626237363666366237356462353635646432323461333334646565303535656531386539616562663262333633623433356433313565663636613333643936222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32312c2274696d65223a22323032362d31312d32395431303a33353a34312e3031325a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(22, 2, 2, '\x6b6c34c882dc2c5e2cd98229f75a72903ed0d79b2e98366e543540e1cd66b1ba', '\x73ad61e4a27243e9c41f8658441802acec9201040d4edd92fc0ef662a3dc3511', 'job_card.filed', 'dec_01m8kdzx2kndhmczykwrej87fh', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262353361343761383761643562623736626337343962356436643131396662363331373131346262373734613265343163316365313435376666393166396261222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78326b6e64686d637a796b7772656a38376668222c2270726576223a2237336164363165346132373234336539633431663836353834343138303261636563393230313034306434656464393266633065663636326133646333353131222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237336164363165346132373234336539633431663836353834343138303261636563393230313034306434656464393266633065663636326133646333353131222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32322c2274696d65223a22323032362d31312d32395431303a33353a34312e3031375a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(23, 2, 3, '\x8ffb25a8df626794ffe7d3927d83ca097edd1d38789f471e2f3f5638e64da7eb', '\x6b6c34c882dc2c5e2cd98229f75a72903ed0d79b2e98366e543540e1cd66b1ba', 'tripwire.tripped', 'dec_01m8kdzx2kndhmczykwrej87fh', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2264636636303961336433343762326134343636373862373737636633373563343832616463343834336531393364396636316561633934366239326137346165222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78326b6e64686d637a796b7772656a38376668222c2270726576223a2236623663333463383832646332633565326364393832323966373561373239303365643064373962326539383336366535343335343065316364363662316261222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236623663333463383832646332633565326364393832323966373561373239303365643064373962326539383336366535343335343065316364363662316261222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32332c2274696d65223a22323032362d31312d32395431303a33353a34312e3031375a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(24, 2, 4, '\xbe282b08990564034d88adc38d21cc8f4ff62b01144d466c1a212264580185ee', '\x8ffb25a8df626794ffe7d3927d83ca097edd1d38789f471e2f3f5638e64da7eb', 'job_card.filed', 'dec_01m8kdzx2kndhmczykwrej87fh', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262653563636439323062626235326163643366303336643163663531666465666237613938666562623262633836633335343933663635613763643437653034222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78326b6e64686d637a796b7772656a38376668222c2270726576223a2238666662323561386466363236373934666665376433393237643833636130393765646431643338373839663437316532663366353633386536346461376562222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238666662323561386466363236373934666665376433393237643833636130393765646431643338373839663437316532663366353633386536346461376562222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32342c2274696d65223a22323032362d31312d32395431303a33353a34312e3032335a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(25, 2, 5, '\xedb5799c88f8569fdbf0b9d3279de20d8b7bf5f16b2653d63662ad994ca2f78b', '\xbe282b08990564034d88adc38d21cc8f4ff62b01144d466c1a212264580185ee', 'tripwire.tripped', 'dec_01m8kdzx2kndhmczykwrej87fh', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2264623638386133333830373366393463383965333366613665396466343864343263356536633433346234323664643366376435323761303863303535616330222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78326b6e64686d637a796b7772656a38376668222c2270726576223a2262653238326230383939303536343033346438386164633338643231636338663466663632623031313434643436366331613231323236343538303138356565222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262653238326230383939303536343033346438386164633338643231636338663466663632623031313434643436366331613231323236343538303138356565222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32352c2274696d65223a22323032362d31312d32395431303a33353a34312e3032335a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(26, 2, 6, '\x02365600c59e09752eac82e6f01704059e2cf9767b9b92f3874945193dc1e2ce', '\xedb5799c88f8569fdbf0b9d3279de20d8b7bf5f16b2653d63662ad994ca2f78b', 'escalation.opened', 'dec_01m8kdzx2kndhmczykwrej87fh', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2239313636346162333837333662323030376266313438376436323239376163663437376466346437343330366165333437643332306235386532663761613162222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78326b6e64686d637a796b7772656a38376668222c2270726576223a2265646235373939633838663835363966646266306239643332373964653230643862376266356631366232363533643633363632616439393463613266373862222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265646235373939633838663835363966646266306239643332373964653230643862376266356631366232363533643633363632616439393463613266373862222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a32362c2274696d65223a22323032362d31312d32395431303a33353a34312e3032335a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(27, 2, 7, '\x83570f6a16d5ceeb56cf617022ffd00b4de116e08998107f3fab64e5e3ab6dee', '\x02365600c59e09752eac82e6f01704059e2cf9767b9b92f3874945193dc1e2ce', 'job_card.filed', 'dec_01m8kdzx2kndhmczykwrej87fh', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2236396636633766613932653139633530666665623161636161343565373566316632323337616230333335313930336161626161303530313164616432356335222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78326b6e64686d637a796b7772656a38376668222c2270726576223a2230323336353630306335396530393735326561633832653666303137303430353965326366393736376239623932663338373439343531393364633165326365222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230323336353630306335396530393735326561633832653666303137303430353965326366393736376239623932663338373439343531393364633165326365222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32372c2274696d65223a22323032362d31312d32395431303a33353a34312e3032355a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(28, 2, 8, '\x1182c10d589bacf1a277224b8e455eec49c0d15e85835006bce5fe041a8b71a9', '\x83570f6a16d5ceeb56cf617022ffd00b4de116e08998107f3fab64e5e3ab6dee', 'review.recorded', 'dec_01m8kdzx2kndhmczykwrej87fh', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2230613861323361333234623864613663616262373634363834633039376564373363363363383739633239633639373839383838353336323365646561656234222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78326b6e64686d637a796b7772656a38376668222c2270726576223a2238333537306636613136643563656562353663663631373032326666643030623464653131366530383939383130376633666162363465356533616236646565222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238333537306636613136643563656562353663663631373032326666643030623464653131366530383939383130376633666162363465356533616236646565222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32382c2274696d65223a22323032362d31312d32395431303a33353a34312e3033315a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(29, 2, 9, '\x94d9004f34f47d16fe5446ece48cfc4063912a4a191e7d6bc98d7e78d6977adb', '\x1182c10d589bacf1a277224b8e455eec49c0d15e85835006bce5fe041a8b71a9', 'side_effect.refused', 'dec_01m8kdzx2kndhmczykwrej87fh', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2231646139373963653336653266396532346562363838356436343135663038336239646464633763393465366131386465653835613733396465343138316537222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78326b6e64686d637a796b7772656a38376668222c2270726576223a2231313832633130643538396261636631613237373232346238653435356565633439633064313565383538333530303662636535666530343161386237316139222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231313832633130643538396261636631613237373232346238653435356565633439633064313565383538333530303662636535666530343161386237316139222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a32392c2274696d65223a22323032362d31312d32395431303a33353a34312e3033335a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(30, 2, 10, '\x11411d0f823bece8938cece57130d22c43a1a39a0e2d76a3103adcf4d741a113', '\x94d9004f34f47d16fe5446ece48cfc4063912a4a191e7d6bc98d7e78d6977adb', 'decision.closed', 'dec_01m8kdzx2kndhmczykwrej87fh', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2234316533663837613066306638323165633264613231386438313630353139356266623162326566383334343831333664313864666135383233353539666533222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78326b6e64686d637a796b7772656a38376668222c2270726576223a2239346439303034663334663437643136666535343436656365343863666334303633393132613461313931653764366263393864376537386436393737616462222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239346439303034663334663437643136666535343436656365343863666334303633393132613461313931653764366263393864376537386436393737616462222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a33302c2274696d65223a22323032362d31312d32395431303a33353a34312e3033385a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(31, 2, 11, '\x36fbf32a57a2caa9a7b31707321b77e544e6cc10dfde06b7f8181eed0b9a63fd', '\x11411d0f823bece8938cece57130d22c43a1a39a0e2d76a3103adcf4d741a113', 'tripwire.tripped', 'dec_01m8kdzx2kndhmczykwrej87fh', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2237336132343035303265366435386231646138306331313230306631623666393662333933666333343861356431633361383137303463616130613365326537222c226465636973696f6e223a7b226964223a226465635f30316d386b647a78326b6e64686d637a796b7772656a38376668222c2270726576223a2231313431316430663832336265636538393338636563653537313330643232633433613161333961306532643736613331303361646366346437343161313133222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231313431316430663832336265636538393338636563653537313330643232633433613161333961306532643736613331303361646366346437343161313133222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a33312c2274696d65223a22323032362d31312d32395431303a33353a34312e3033385a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(32, 2, 0, '\x21819ebfaab97df94b9102d1314f05e608e6345882e07119164a3b26f45d5512', '\x36fbf32a57a2caa9a7b31707321b77e544e6cc10dfde06b7f8181eed0b9a63fd', 'decision.opened', 'dec_01m8kdzx3fjs0cazs0x9hybzbp', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2239333231336434636239653732616231396663663562656366383763373837636561643938323633316137316339393636303136323237623133373936333833222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7833666a733063617a733078396879627a6270222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233366662663332613537613263616139613762333137303733323162373765353434653663633130646664653036623766383138316565643062396136336664222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a33322c2274696d65223a22323032362d31312d32395431303a33353a34312e3033395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(33, 2, 1, '\x798dc1886d6935b5867dab57a812abe6468e807415dfdb5c3daf78828298bcde', '\x21819ebfaab97df94b9102d1314f05e608e6345882e07119164a3b26f45d5512', 'review.recorded', 'dec_01m8kdzx3fjs0cazs0x9hybzbp', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2234643230333630633038623866633838613234373362343539383461313762613932363036373161333934666238393164393538343366643733333830616638222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7833666a733063617a733078396879627a6270222c2270726576223a2232313831396562666161623937646639346239313032643133313466303565363038653633343538383265303731313931363461336232366634356435353132222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232313831396562666161623937646639346239313032643133313466303565363038653633343538383265303731313931363461336232366634356435353132222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a33332c2274696d65223a22323032362d31312d32395431303a33353a34312e3034365a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(34, 2, 0, '\xd306606eda6a63d33cc32c7b876627fcd2eba0312cf616d15e60455112cb97c0', '\x798dc1886d6935b5867dab57a812abe6468e807415dfdb5c3daf78828298bcde', 'decision.opened', 'dec_01m8kdzx3waawwva1ff54vrzqa', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2234306534306363343638613634633166656566326261663637303330386334383037313036656666366539643836613936666131643065653137376666616531222c226465636973696f6e223a7b226964223a226465635f30316d386b647a783377616177777661316666353476727a7161222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237393864633138383664363933356235383637646162353761383132616265363436386538303734313564666462356333646166373838323832393862636465222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a33342c2274696d65223a22323032362d31312d32395431303a33353a34312e3035325a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(35, 2, 1, '\x31fc7f9d4f7d9f99a76d5165fc4c614395edce9dafe30a4e8ed7d19ffa93dc40', '\xd306606eda6a63d33cc32c7b876627fcd2eba0312cf616d15e60455112cb97c0', 'job_card.filed', 'dec_01m8kdzx3waawwva1ff54vrzqa', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261363731666662303932653166353238623732333533333731313139333537346639643762346161326632636135333766373566343135333931316135626461222c226465636973696f6e223a7b226964223a226465635f30316d386b647a783377616177777661316666353476727a7161222c2270726576223a2264333036363036656461366136336433336363333263376238373636323766636432656261303331326366363136643135653630343535313132636239376330222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264333036363036656461366136336433336363333263376238373636323766636432656261303331326366363136643135653630343535313132636239376330222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a33352c2274696d65223a22323032362d31312d32395431303a33353a34312e3035335a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(36, 2, 2, '\xbd18f78e1b3ddbf886c9b37c25ecfa2886db5c1e007d8d4ba390c7f137351556', '\x31fc7f9d4f7d9f99a76d5165fc4c614395edce9dafe30a4e8ed7d19ffa93dc40', 'escalation.opened', 'dec_01m8kdzx3waawwva1ff54vrzqa', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2263616232386363643266656133613335346161303138386430656630386461656438653037303833626531636535613832656364623161626634623035616565222c226465636973696f6e223a7b226964223a226465635f30316d386b647a783377616177777661316666353476727a7161222c2270726576223a2233316663376639643466376439663939613736643531363566633463363134333935656463653964616665333061346538656437643139666661393364633430222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233316663376639643466376439663939613736643531363566633463363134333935656463653964616665333061346538656437643139666661393364633430222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a33362c2274696d65223a22323032362d31312d32395431303a33353a34312e3035335a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(37, 2, 3, '\x437ca07875e65209a6a23bcacc8d8eb8c6ee5e5b7dee59b7908ce6ccc43cf735', '\xbd18f78e1b3ddbf886c9b37c25ecfa2886db5c1e007d8d4ba390c7f137351556', 'job_card.filed', 'dec_01m8kdzx3waawwva1ff54vrzqa', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265353065346664333762346165363963636331303030643234306533306637623733643739313262383433616365326663623236653439396235363337663936222c226465636973696f6e223a7b226964223a226465635f30316d386b647a783377616177777661316666353476727a7161222c2270726576223a2262643138663738653162336464626638383663396233376332356563666132383836646235633165303037643864346261333930633766313337333531353536222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262643138663738653162336464626638383663396233376332356563666132383836646235633165303037643864346261333930633766313337333531353536222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a33372c2274696d65223a22323032362d31312d32395431303a33353a34312e3036355a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(38, 2, 4, '\xd5f5aba7344efc3decd9e30b6629ff7f9a31a1f0c214d348f25564d4218b44c1', '\x437ca07875e65209a6a23bcacc8d8eb8c6ee5e5b7dee59b7908ce6ccc43cf735', 'tripwire.tripped', 'dec_01m8kdzx3waawwva1ff54vrzqa', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2265326662373334313633303562653638616264306634333835343331376134666565356533353039636238373661336666633766643938613831396265373337222c226465636973696f6e223a7b226964223a226465635f30316d386b647a783377616177777661316666353476727a7161222c2270726576223a2234333763613037383735653635323039613661323362636163633864386562386336656535653562376465653539623739303863653663636334336366373335222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234333763613037383735653635323039613661323362636163633864386562386336656535653562376465653539623739303863653663636334336366373335222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a33382c2274696d65223a22323032362d31312d32395431303a33353a34312e3036355a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(39, 2, 5, '\xf4c3367e3c709feaa5f3f00ad247d0eba59496f54afc7dacfcc3be5286be9cdb', '\xd5f5aba7344efc3decd9e30b6629ff7f9a31a1f0c214d348f25564d4218b44c1', 'job_card.filed', 'dec_01m8kdzx3waawwva1ff54vrzqa', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261363434346332386434336532386332623033323737343433643664346464626237623632373039633966383934353765313335306365313232373136343665222c226465636973696f6e223a7b226964223a226465635f30316d386b647a783377616177777661316666353476727a7161222c2270726576223a2264356635616261373334346566633364656364396533306236363239666637663961333161316630633231346433343866323535363464343231386234346331222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264356635616261373334346566633364656364396533306236363239666637663961333161316630633231346433343866323535363464343231386234346331222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a33392c2274696d65223a22323032362d31312d32395431303a33353a34312e3036375a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(40, 2, 6, '\xc60960fcfcf6953cea4a2cceed35a11eb68beb6bc6be2c064dd5f5716b0e7c2a', '\xf4c3367e3c709feaa5f3f00ad247d0eba59496f54afc7dacfcc3be5286be9cdb', 'tripwire.tripped', 'dec_01m8kdzx3waawwva1ff54vrzqa', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2264363335663638353461316465363063656233626164316363393462643465386439633639383561376261643661643538373131373532643637616266303237222c226465636973696f6e223a7b226964223a226465635f30316d386b647a783377616177777661316666353476727a7161222c2270726576223a2266346333333637653363373039666561613566336630306164323437643065626135393439366635346166633764616366636333626535323836626539636462222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266346333333637653363373039666561613566336630306164323437643065626135393439366635346166633764616366636333626535323836626539636462222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a34302c2274696d65223a22323032362d31312d32395431303a33353a34312e3036375a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(41, 2, 7, '\x2a25bf39b9167ad3fbd401ac4a7835c1c36caa644e2dd9ddc861371e56af615d', '\xc60960fcfcf6953cea4a2cceed35a11eb68beb6bc6be2c064dd5f5716b0e7c2a', 'escalation.opened', 'dec_01m8kdzx3waawwva1ff54vrzqa', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2265653232396139306430643833366337643464623266643539343938396430643330306235366535313063373061303439316532633163363362396439376561222c226465636973696f6e223a7b226964223a226465635f30316d386b647a783377616177777661316666353476727a7161222c2270726576223a2263363039363066636663663639353363656134613263636565643335613131656236386265623662633662653263303634646435663537313662306537633261222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263363039363066636663663639353363656134613263636565643335613131656236386265623662633662653263303634646435663537313662306537633261222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a34312c2274696d65223a22323032362d31312d32395431303a33353a34312e3036375a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(42, 2, 8, '\x966a9c500c5cbb37289904fa52537ec33b0f0b823397f93af6269b6bc6e7f2d2', '\x2a25bf39b9167ad3fbd401ac4a7835c1c36caa644e2dd9ddc861371e56af615d', 'tripwire.tripped', 'dec_01m8kdzx3waawwva1ff54vrzqa', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2263336263636238663063396130643361653137623133646263323732636365653861336334656234643634613335383366623236376536383062376432613333222c226465636973696f6e223a7b226964223a226465635f30316d386b647a783377616177777661316666353476727a7161222c2270726576223a2232613235626633396239313637616433666264343031616334613738333563316333366361613634346532646439646463383631333731653536616636313564222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232613235626633396239313637616433666264343031616334613738333563316333366361613634346532646439646463383631333731653536616636313564222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a34322c2274696d65223a22323032362d31312d32395431303a33353a34312e3036375a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(43, 2, 9, '\x9f9f179a58f42ce9284996564315d2e618237b8552c82fa9c2a4736083b3e5d0', '\x966a9c500c5cbb37289904fa52537ec33b0f0b823397f93af6269b6bc6e7f2d2', 'job_card.filed', 'dec_01m8kdzx3waawwva1ff54vrzqa', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230666632623134613361333935353539306137643362336434623339643465633932346331623634646665633533306230663739613936396632663665646666222c226465636973696f6e223a7b226964223a226465635f30316d386b647a783377616177777661316666353476727a7161222c2270726576223a2239363661396335303063356362623337323839393034666135323533376563333362306630623832333339376639336166363236396236626336653766326432222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239363661396335303063356362623337323839393034666135323533376563333362306630623832333339376639336166363236396236626336653766326432222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a34332c2274696d65223a22323032362d31312d32395431303a33353a34312e3036385a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(44, 2, 10, '\x7d2407f2015039bc7c5e0e11aa5f3220ad6082b8c5176e84fbae0aa0d6603f2f', '\x9f9f179a58f42ce9284996564315d2e618237b8552c82fa9c2a4736083b3e5d0', 'tripwire.tripped', 'dec_01m8kdzx3waawwva1ff54vrzqa', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2237363532343664623034316361633366616464666166336265323538616534663739623461316634643661316334353932623433636435363963326261383230222c226465636973696f6e223a7b226964223a226465635f30316d386b647a783377616177777661316666353476727a7161222c2270726576223a2239663966313739613538663432636539323834393936353634333135643265363138323337623835353263383266613963326134373336303833623365356430222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239663966313739613538663432636539323834393936353634333135643265363138323337623835353263383266613963326134373336303833623365356430222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a34342c2274696d65223a22323032362d31312d32395431303a33353a34312e3036385a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(45, 2, 11, '\x4ecd8c9cb60096a896c3f57ea51bd802d3a55f38ff151e36f26b1b8bfeacf311', '\x7d2407f2015039bc7c5e0e11aa5f3220ad6082b8c5176e84fbae0aa0d6603f2f', 'review.recorded', 'dec_01m8kdzx3waawwva1ff54vrzqa', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2261613734626665656632333763373564396163353133373433616466656462393564376462633332643465653035343064393831613963613738616339653062222c226465636973696f6e223a7b226964223a226465635f30316d386b647a783377616177777661316666353476727a7161222c2270726576223a2237643234303766323031353033396263376335653065313161613566333232306164363038326238633531373665383466626165306161306436363033663266222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237643234303766323031353033396263376335653065313161613566333232306164363038326238633531373665383466626165306161306436363033663266222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a34352c2274696d65223a22323032362d31312d32395431303a33353a34312e3037305a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(46, 2, 12, '\x1630228d87771b9fe8d3b00f2b6d53bc76ec4dd370213dbcc1bac5dc307d957e', '\x4ecd8c9cb60096a896c3f57ea51bd802d3a55f38ff151e36f26b1b8bfeacf311', 'side_effect.refused', 'dec_01m8kdzx3waawwva1ff54vrzqa', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230613336393138373962613830376232613533333839646361346234323437346363613061393264663836623134343932623832346130643865393336643261222c226465636973696f6e223a7b226964223a226465635f30316d386b647a783377616177777661316666353476727a7161222c2270726576223a2234656364386339636236303039366138393663336635376561353162643830326433613535663338666631353165333666323662316238626665616366333131222c22736571223a31327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234656364386339636236303039366138393663336635376561353162643830326433613535663338666631353165333666323662316238626665616366333131222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a34362c2274696d65223a22323032362d31312d32395431303a33353a34312e3037315a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d');

INSERT INTO docket.idempotency VALUES
	(4, 2, 1, 'prn_agent', 'claims-0', '\x4bfdf99e0143cb0918b0fbf7b433e6adebbfed1ac4a03b159e921dbc1b70ea6b', NULL);

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+2e4bfa39+AWNfg6r/WRm1bgp+Je77pcJPokHMfztVrnVRt+CRX3CM', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-29T10:35:40.908Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+a8f07d73+Ac7IjwKifoXNQHvuXapRqDGXt7xgd18DNaVjkZGjN27A', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-29T10:35:40.925Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\x8e4bf95d802711f104c9cf32f34f0987b2e2117e7c6b2a4cab09e4377904601d', '2026-11-29T10:35:40.930Z', '\xd113d10a0c958fd63a2f10c5acbdecc75fbe4e318a166c3b154f3761f436b458'),
	(2, 47, '\x1630228d87771b9fe8d3b00f2b6d53bc76ec4dd370213dbcc1bac5dc307d957e', '2026-11-29T10:35:41.071Z', '\x799a065859bec0d58c78407b6b9cc1365b7ca6520c9788819878f31dfe1206d70fbc3adfe7037ed8ca114bad9a32a17a0afc0177967aac41259373e714f17fc9b8d6d27b022428e7307ad9b6d788bc98f50d49d479e1d38a1b20b24126f1e734ecffd9f9db4c96944de1ae70f23c63b61c12359b7934d945126590cc001815e11630228d87771b9fe8d3b00f2b6d53bc76ec4dd370213dbcc1bac5dc307d957e');

INSERT INTO docket.migration VALUES
	(1, 1, 'Ledger0000000000001'),
	(2, 2, 'Search0000000000002'),
	(3, 3, 'Exports0000000000003'),
	(4, 4, 'Guards0000000000004');

INSERT INTO docket.search_count VALUES
	(0, 0, 2, false, 'open', 'BLOCKED', 'proceed', 'critical', NULL),
	(1, 0, 2, false, 'open', 'EXECUTING', 'proceed', 'critical', NULL),
	(0, 0, 2, false, 'open', 'ESCALATING', 'proceed', 'critical', NULL),
	(0, 0, 2, false, 'open', 'PLANNING', 'proceed', 'critical', NULL),
	(0, 0, 2, false, 'stopped', 'BLOCKED', 'stop', 'critical', NULL),
	(2, 0, 2, false, 'closed', 'BLOCKED', 'stop', 'critical', 'completed'),
	(2, 0, 2, false, 'open', NULL, 'proceed', 'critical', NULL),
	(1, 1, 2, true, 'held', 'BLOCKED', 'hold', 'high', NULL);

INSERT INTO docket.search_cursor VALUES
	(2, 37);

INSERT INTO docket.search_decision VALUES
	(1, 5, 2, 5, false, 'dec_01m8kdzx0bk9nedggmg61553ee', 'open', 'EXECUTING', 'proceed', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:40.941Z', '2026-11-29T10:35:40.948Z', 'sub-1', 0, NULL),
	(6, 17, 2, 12, false, 'dec_01m8kdzx0np4a4afbpe811mhh9', 'closed', 'BLOCKED', 'stop', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:40.949Z', '2026-11-29T10:35:40.989Z', 'sub-2', 0, NULL),
	(18, 19, 2, 2, false, 'dec_01m8kdzx2219npewq2fwgksefg', 'open', NULL, 'proceed', 'critical', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:40.995Z', '2026-11-29T10:35:41.006Z', 'sub-1', 0, NULL),
	(20, 31, 2, 12, false, 'dec_01m8kdzx2kndhmczykwrej87fh', 'closed', 'BLOCKED', 'stop', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:41.011Z', '2026-11-29T10:35:41.038Z', NULL, 0, NULL),
	(32, 33, 2, 2, false, 'dec_01m8kdzx3fjs0cazs0x9hybzbp', 'open', NULL, 'proceed', 'critical', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:41.039Z', '2026-11-29T10:35:41.046Z', 'sub-1', 0, NULL),
	(34, 36, 2, 3, true, 'dec_01m8kdzx3waawwva1ff54vrzqa', 'held', 'BLOCKED', 'hold', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:41.052Z', '2026-11-29T10:35:41.053Z', NULL, 1, NULL);

INSERT INTO docket.search_document VALUES
	(2, 1, 2, 0, 'terms', '3.1', '12', '4.2', 'cited'),
	(2, 1, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(7, 6, 2, 0, 'refund-policy', '3.1', '11', '4.2', 'decisive'),
	(7, 6, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(8, 6, 2, 0, 'refund-policy', '3.1', '11', '4.2', 'cited'),
	(8, 6, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(9, 6, 2, 0, 'terms', '3.1', '11', '4.2', 'decisive'),
	(9, 6, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(13, 6, 2, 0, 'refund-policy', '3.1', '12', '4.2', 'decisive'),
	(13, 6, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(21, 20, 2, 0, 'refund-policy', NULL, '11', '4.2', 'decisive'),
	(21, 20, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(22, 20, 2, 0, 'refund-policy', NULL, '12', '4.2', 'cited'),
	(22, 20, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(24, 20, 2, 0, 'refund-policy', '3.1', '11', '4.2', 'cited'),
	(24, 20, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(27, 20, 2, 0, 'terms', '3.1', '11', '4.2', 'decisive'),
	(27, 20, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(35, 34, 2, 0, 'refund-policy', '3.0', '12', '4.2', 'decisive'),
	(35, 34, 2, 1, 'ticket', NULL, NULL, NULL, 'input');

INSERT INTO docket.search_side_effect VALUES
	(4, 5, 1, 2, false, 'sfx_01m8kdzx0h81pyxvy9q9ef7pbw', 'issue_refund', 'mail', 'order/2', 'billing', '25.00', 'EUR', 'claims-0', 'executing', '2026-11-29T10:35:40.946Z', '2026-11-29T10:35:40.948Z', DEFAULT);

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(2, 1, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':18 ''12'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''beleg'':24 ''cited'':15 ''executing'':4 ''fehlt'':25 ''input'':22 ''policy'':29 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(3, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(4, 1, 2, 'side_effect.intent', '''#2'' ''0'':7 ''00'':4 ''01m8kdzx0h81pyxvy9q9ef7pbw'':15 ''2'':18 ''25'':3 ''billing'':12 ''claims'':6 ''eur'':1 ''issue'':9 ''mail'':20 ''order'':17 ''refund'':10 ''sfx'':14'),
	(5, 1, 2, 'side_effect.executing', '''#2'' ''01m8kdzx0h81pyxvy9q9ef7pbw'':2 ''sfx'':1'),
	(6, 6, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(7, 6, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''11'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''blocked'':4 ''decisive'':16 ''input'':23 ''no'':25 ''policy'':14,30 ''receipt'':26 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(8, 6, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''11'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''cited'':16 ''executing'':4 ''input'':23 ''no'':25 ''policy'':14,30 ''receipt'':26 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(9, 6, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':18 ''11'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''blocked'':4 ''decisive'':15 ''input'':22 ''no'':24 ''policy'':29 ''receipt'':25 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(10, 6, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':6,8 ''3'':1,10,16 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3'),
	(11, 6, 2, 'escalation.opened', '''#2'' ''1'':6 ''3'':1 ''esc'':5 ''loop'':8 ''stop'':3'),
	(12, 6, 2, 'escalation.opened', '''#2'' ''2'':6 ''3'':1 ''agent'':8 ''asked'':9 ''esc'':5 ''hold'':3'),
	(13, 6, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''12'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''beleg'':25 ''blocked'':4 ''decisive'':16 ''fehlt'':26 ''input'':23 ''policy'':14,30 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(14, 6, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(15, 6, 2, 'side_effect.refused', '''#2'' ''1'':1,11 ''billing'':6 ''issue'':3 ''order'':10 ''payments'':13 ''refund'':4 ''stopped'':8'),
	(16, 6, 2, 'decision.closed', '''#2'' ''11'':1 ''completed'':3'),
	(17, 6, 2, 'tripwire.tripped', '''#2'' ''0'':13 ''1'':6 ''10'':1 ''2'':9 ''closed'':15 ''completed'':11 ''esc'':5,8 ''open'':17 ''proceed'':3 ''with'':16 ''work'':18'),
	(18, 18, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''claims'':1 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':4 ''sub'':12'),
	(19, 18, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(20, 20, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4'),
	(21, 20, 2, 'job_card.filed', '''#2'' ''0'':1 ''11'':8 ''2'':11 ''4'':10 ''9'':2 ''beleg'':22 ''decisive'':16 ''escalating'':4 ''fehlt'':23 ''input'':20 ''policy'':14,27 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(22, 20, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''cited'':16 ''input'':20 ''no'':22 ''planning'':4 ''policy'':14,27 ''receipt'':23 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(23, 20, 2, 'tripwire.tripped', '''#2'' ''2'':1 ''agent'':6 ''escalating'':8 ''phase'':12 ''planning'':10 ''proceed'':3 ''refund'':5 ''transition'':13'),
	(24, 20, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''11'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''beleg'':25 ''blocked'':4 ''cited'':16 ''fehlt'':26 ''input'':23 ''policy'':14,30 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(25, 20, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':6,8 ''3'':10,16 ''4'':1 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3'),
	(26, 20, 2, 'escalation.opened', '''#2'' ''1'':6 ''4'':1 ''esc'':5 ''loop'':8 ''stop'':3'),
	(27, 20, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':18 ''11'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''blocked'':4 ''decisive'':15 ''input'':22 ''no'':24 ''policy'':29 ''receipt'':25 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(28, 20, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(29, 20, 2, 'side_effect.refused', '''#2'' ''1'':1 ''2'':11 ''billing'':6 ''issue'':3 ''mail'':13 ''order'':10 ''refund'':4 ''stopped'':8'),
	(30, 20, 2, 'decision.closed', '''#2'' ''11'':1 ''completed'':3'),
	(31, 20, 2, 'tripwire.tripped', '''#2'' ''0'':10 ''1'':6 ''10'':1 ''closed'':12 ''completed'':8 ''esc'':5 ''open'':14 ''proceed'':3 ''with'':13 ''work'':15'),
	(32, 32, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''claims'':1 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':4 ''sub'':12'),
	(33, 32, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(34, 34, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4'),
	(35, 34, 2, 'job_card.filed', '''#2'' ''0'':1,19 ''12'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''beleg'':25 ''blocked'':4 ''decisive'':16 ''fehlt'':26 ''input'':23 ''policy'':14,30 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(36, 34, 2, 'escalation.opened', '''#2'' ''1'':1,6 ''agent'':8 ''asked'':9 ''esc'':5 ''hold'':3');

INSERT INTO docket.search_tripwire VALUES
	(10, 6, 2, 'loop'),
	(17, 6, 2, 'closed_with_open_work'),
	(23, 20, 2, 'phase_transition'),
	(25, 20, 2, 'loop'),
	(31, 20, 2, 'closed_with_open_work');

INSERT INTO docket.search_writer VALUES
	(1, 2, 'prn_agent'),
	(1, 2, 'prn_reviewer'),
	(6, 2, 'prn_agent'),
	(6, 2, 'prn_reviewer'),
	(18, 2, 'prn_other'),
	(18, 2, 'prn_reviewer'),
	(20, 2, 'prn_agent'),
	(20, 2, 'prn_reviewer'),
	(32, 2, 'prn_other'),
	(32, 2, 'prn_reviewer'),
	(34, 2, 'prn_agent');

SELECT pg_catalog.setval('docket.ledger_ledger_no_seq', 2, true);

SELECT pg_catalog.setval('docket.migration_id_seq', 4, true);

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
