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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b30343433646464322b415a686d5079524259595263346744617a4a445a622b7939344b467a567766436e356d69414a794448637a49227d', '\x6ada7d7e4fbd209c1962887b732af1800c00389182f0c758f5459a69059cd680'),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b36303134313738372b4158735a70654c6167686c69384a7350665074596d72454343747268796a4b48734a34363678716a53473349227d', '\x06dd3b78578f911d78d695be529b04bb2c34409238e581b37697b3c5c92fa5e9'),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2236386165333736653664326634346366353932653966663231666336646366376265316138373065373433376537396635643565633432626436306631396638222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b36303134313738372b4158735a70654c6167686c69384a7350665074596d72454343747268796a4b48734a34363678716a53473349227d', '\xd129778adddfa60fac585bd9d588741b9a38d8b8711c4dcd71ae20d52006415c'),
	(1, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768222c227375626a6563745f726566223a227375622d32227d', '\x01119309dd349a64e993dc3174c8245b727ab57e9ba201a7432a3311800b2deb'),
	(2, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xdd1e45c9b6f6f2d952544d05ceabd2fe295f7e5f35352003a2655d6e14a0ce83'),
	(3, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d31227d', '\xa9b56d3522adb660d6d2283386363b4a4794c61fa9635f4842033d12918de84a'),
	(4, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xa9222e8b5612a8d720117bf2f8bdc1f2caaef28022b71921c6fa59966abc7b77'),
	(5, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d31222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d386b647a766a7a78336379647761397a6d716e7261376a222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a226d61696c227d7d', '\x32eaec27f54bfc3c5cc6f591505962808b038ea4d6ab2bab346e5e879b41dd1b'),
	(6, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d386b647a766a7a78336379647761397a6d716e7261376a227d', '\x33f5fd529ab661c60cc32c8c3d632e9d12fb72cca33712631540d668c17cd9ae'),
	(7, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d386b647a766a7a78336379647761397a6d716e7261376a227d', '\xbcfbadfa2c12d1ae889d56414cb3c43768d627dcfa5b4f0ebe6a96c0d53d0b3d'),
	(8, 2, '\x7b22656e7472795f636f756e74223a362c226f7574636f6d65223a22636f6d706c65746564227d', '\xf337a4d78c014701b299c3d6123c9605e82550b222742297e6951ecf5c62b42e'),
	(9, 2, '\x7b226361757365223a352c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b5d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b227366785f30316d386b647a766a7a78336379647761397a6d716e7261376a225d2c22736964655f656666656374735f6f70656e223a312c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\xc5870018b5dee16f271f71aeb93095a00ed6a79f3fb655c80e96463e8e9b803a'),
	(10, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d31227d', '\x8edfce36b64054bcd2042418d5c0578e0d6e42e3a9fd1d3237cdd4b1aa622a22'),
	(11, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xe1057e32ba7a298c627aae257805131c50f188e3df59b808d81a48440960d59e'),
	(12, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\x268d69eefc4f42bec49226ff276cf5a36ffac690f0531aba321a4bd9244401a8'),
	(13, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x70a1d3757444c6bab66fa79156dc3d84020a26c8abcfdb7295cc41f12900baab'),
	(14, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c226964656d706f74656e63795f6b6579223a22636c61696d732d33222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d386b647a766d71786d6174637964686364653578373030222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a227061796d656e7473227d7d', '\x185987d5df829fcd0ae2586823f6e8438c9963b6571200bf53234e63ccd0e7b6'),
	(15, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d386b647a766d71786d6174637964686364653578373030227d', '\xcd4d34e2f20b42171acbe0ffbf96a63f6cf11bb7c04689e8a8c5f18e4e6e0a5b'),
	(16, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226d656469756d222c227375626a6563745f726566223a227375622d32227d', '\xf2cea2abe1e97b5d773e94f12d057bdf50a0716a375ed908da571ee0cf0d55fc'),
	(17, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xaec560e9e10febd5f96afb07b779f2e54685d28430e114d725b4bfc7ee3f1f93'),
	(18, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x3074741777f530c05aeb6d0174f20f3fbe777d0ab2f4e3e86198989d5106120e'),
	(19, 2, '\x7b226361757365223a322c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226167656e745f61736b6564227d', '\x16c131fba716e6a360519c7d60fd20b58085001d286d416e467b5bfadef0d23b'),
	(20, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xd7182011b7b0a691609a3e09c994d4620e82e11840e51c9d1ad39eadfa6bfc8b'),
	(21, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x1c565129efeebc33dc69ae622b0314174385c1b1805942c79756d619d2b71a1d'),
	(22, 2, '\x7b226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c2272756c65223a226c6f6f70227d', '\x7696595720efdee60046eb0aedb502de1b6096759f046141cd1bbe7bc5073be5'),
	(23, 2, '\x7b226361757365223a342c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22455343414c4154494e47222c22746f223a22444f4e45227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\xd1121850297710281fbe7e46de82d9309d9dea0e4871f470c3752af45e7c1eb4'),
	(24, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xd883833bfdaf4a105d128ed078c97bf364c9726612403e5563aa5f16820f74b2'),
	(25, 2, '\x7b226361757365223a382c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22444f4e45222c22746f223a22424c4f434b4544227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\xf6a076b26da5893ca6124a18a41058b50c51eea0e21c90b64e1b5c35781132c2'),
	(26, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x93279df1280eaac8971d96f2c0316148843c67ba2757bb6fe64c4750dc3b7151'),
	(27, 2, '\x7b22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\x7e3277fd4f56d36f7f9c24d7873bfd99d15844cb1f087f191c64c117221371cb'),
	(28, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d32227d', '\xc799f61a08fe38fee70677ee16e21050bef88863e5d2559f811a367eb446f622'),
	(29, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x07f00f78f23c1d9fc5ae70ae87289fdbe59a8b864eab4fe6b61339c75152fc39'),
	(30, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x2e54a1cf8a40838ce8ef86f42d3f2441be972b1b2e673db8d48e089dc9dc4dbf'),
	(31, 2, '\x7b226361757365223a322c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22444f4e45222c22746f223a22424c4f434b4544227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\x5fd29343b3b00dfd7feba3694f920eb4ba0129a1a9766d830e250b7c5c3829b4'),
	(32, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x25371e1ce5af0941a855bae0a873df8a8cf8fae05ba9abda2345195edcaf6258'),
	(33, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\xc90b7be10ad9cc670ce5b421eb9a72ed23e017efc5c079d23f2e4409376d3ea3'),
	(34, 2, '\x7b226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226c6f6f70227d', '\x47fe93442119c9fdf81f7769ce256deee58678368d4804a5a88337307f36ec7a'),
	(35, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x31bd8f799ed38888808e0a0c7ae6c4f50b95c0452be0b38ec48c63d461ab45c5'),
	(36, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xea85a5b8571939daaea7451848ff1d3cb4bb2ed580e3412524826feccd97e18b'),
	(37, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a226d61696c227d7d', '\x2e54e0cf4392e50234d7f5b4b2b26ecd31da60a514bedaad3377b1fa5ec125c0');

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\xf37d2075ad13f0d5a902e0a8f4636c28d17471713700b269962d3eafe941719a', '2026-11-29T10:35:39.434Z', 'docket.example/registry
1
830gda0T8NWpAuCo9GNsKNF0cXE3ALJpli0+r+lBcZo=

— docket.example/registry BEPd0kWzfE7QK8TmIqy893yWeWCNlehkRSj6EbUzJSCstJFocev81V25q2CJtm9HginYXEV8N3eXPs93D7vmXfJUOA8=
'),
	(1, 2, '\x68ae376e6d2f44cf592e9ff21fc6dcf7be1a870e7437e79f5d5ec42bd60f19f8', '2026-11-29T10:35:39.452Z', 'docket.example/claims
1
aK43bm0vRM9ZLp/yH8bc974ahw50N+efXV7EK9YPGfg=

— docket.example/claims YBQXh4hw48PRvPeo06w+jQGgKw1mLZJdoBCM4A2Gjzbbx8Yenp7LL9Z4AWl5jgxCkW56MBIdU8G9UwGr9qO0mtWDwA4=
'),
	(2, 1, '\xab621ed2ea4db0e1c1145c5c51d7ecdbbc28e3a1e1f0e0eaa39ebb45f686cd39', '2026-11-29T10:35:39.460Z', 'docket.example/registry
2
q2Ie0upNsOHBFFxcUdfs27wo46Hh8ODqo567RfaGzTk=

— docket.example/registry BEPd0jtsWbkSrsZl9bEKSTz2lzvdih5LU5NMdgRVahlkx60q73FMD0rgdN+cyFIrG9+L4VLqVJ6tZcrl1iiX+x6I1Ao=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8kdzvjfv9hma3c83dpampjg', 1, 2, '\x5f5f65db9ff9d034f9c6d708c5e36de866e1738ebdf72524868eb94dc0b93893', 2, 'open', NULL, 'proceed', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:39.472Z', '2026-11-29T10:35:39.477Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzvjfv9hma3c83dpampjg","imported":false,"lastSeq":2,"lastTime":"2026-11-29T10:35:39.477Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:39.472Z","openedBy":"prn_other","openedSeq":1,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8kdzvjwhzzz7fkfgpqbmrwr', 3, 9, '\xc8773d70db98bf1af818353608e9b2c27d51a68ac5ca160ce942e4f00bd698ed', 7, 'closed', NULL, 'proceed', 'low', false, 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:39.484Z', '2026-11-29T10:35:39.495Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/1","system":"mail"}},"at":2,"sideEffect":"sfx_01m8kdzvjzx3cydwa9zmqnra7j"},"approvals":[],"authorityScope":null,"closedAt":"2026-11-29T10:35:39.495Z","confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":7,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzvjwhzzz7fkfgpqbmrwr","imported":false,"lastSeq":9,"lastTime":"2026-11-29T10:35:39.495Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:39.484Z","openedBy":"prn_agent","openedSeq":3,"outcome":"completed","parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":5},"sideEffects":[{"cause":2,"id":"sfx_01m8kdzvjzx3cydwa9zmqnra7j","key":"e266ad1796bc037f539afad4","operation":"issue_refund","reversibility":"unknown","signature":"207e9a97d409cab6fef936a2","status":"outcome_unknown","unannounced":false}],"sideEffectsForgotten":0,"stakes":"low","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8kdzvkzwn9t5py43krmpncy', 10, 11, '\xa9930d388186cbdd388a3ce24b58bb47d34ba3eb9c1182c9af6fa6c27e48a3bd', 2, 'open', NULL, 'proceed', 'low', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:39.519Z', '2026-11-29T10:35:39.535Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzvkzwn9t5py43krmpncy","imported":false,"lastSeq":11,"lastTime":"2026-11-29T10:35:39.535Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:39.519Z","openedBy":"prn_other","openedSeq":10,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8kdzvmmkf2v6vxqk7axjhq8', 12, 15, '\x421142194df02054b718c6834e61d11f1a7cd8f4ea9c3310b0b8fee543913be7', 4, 'open', NULL, 'proceed', 'high', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:39.540Z', '2026-11-29T10:35:39.545Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":{"action":{"amount":{"currency":"EUR","value":"25.00"},"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/2","system":"payments"}},"at":2,"sideEffect":"sfx_01m8kdzvmqxmatcydhcde5x700"},"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":4,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzvmmkf2v6vxqk7axjhq8","imported":false,"lastSeq":15,"lastTime":"2026-11-29T10:35:39.545Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:39.540Z","openedBy":"prn_agent","openedSeq":12,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[{"cause":2,"id":"sfx_01m8kdzvmqxmatcydhcde5x700","key":"f9e277c4188a51cba9010764","operation":"issue_refund","reversibility":"unknown","signature":"4a2f0f5a271380eb95feb60b","status":"executing","unannounced":false}],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8kdzvn0crystpxa2hcwmv48', 16, 27, '\x514e803bde60a80048dcb7622d6ccadd28c9db0f0c1c9d65b3370dda63d58b08', 12, 'stopped', 'BLOCKED', 'stop', 'medium', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:39.552Z', '2026-11-29T10:35:39.565Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"BLOCKED","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":4,"escalations":2,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":3},"decided":null,"decisiveReferences":2,"directive":"stop","entryCount":12,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzvn0crystpxa2hcwmv48","imported":false,"lastSeq":27,"lastTime":"2026-11-29T10:35:39.565Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":3,"cause":2,"directive":"hold","dueAt":null,"id":"esc-1","overdue":null,"rule":"agent_asked","subject":"","yeses":[]},{"announced":null,"approvalsNeeded":1,"at":6,"cause":4,"directive":"stop","dueAt":null,"id":"esc-2","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-29T10:35:39.552Z","openedBy":"prn_agent","openedSeq":16,"outcome":null,"parentDecision":null,"phase":"BLOCKED","refusals":{"attempts":1,"since":6},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"medium","status":"stopped","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8kdzvne4e63479m2azvh7jj', 28, 37, '\x01847a6742c00ae744d3978d43182ff68afbda581ab55dd060b7a2614ac10065', 10, 'stopped', 'EXECUTING', 'stop', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:39.566Z', '2026-11-29T10:35:39.600Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"EXECUTING","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":4,"escalations":1,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":2},"decided":null,"decisiveReferences":1,"directive":"stop","entryCount":10,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzvne4e63479m2azvh7jj","imported":false,"lastSeq":37,"lastTime":"2026-11-29T10:35:39.600Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":6,"cause":4,"directive":"stop","dueAt":null,"id":"esc-1","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-29T10:35:39.566Z","openedBy":"prn_agent","openedSeq":28,"outcome":null,"parentDecision":null,"phase":"EXECUTING","refusals":{"attempts":1,"since":6},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"stopped","stoppedBy":null,"version":9,"writers":["prn_agent"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\xf37d2075ad13f0d5a902e0a8f4636c28d17471713700b269962d3eafe941719a', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2261373064313132613234346637666230313633373932343432663937653035383536353039393831396438633038313932653966313039363565383333356262222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32395431303a33353a33392e3432385a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\x68ae376e6d2f44cf592e9ff21fc6dcf7be1a870e7437e79f5d5ec42bd60f19f8', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2234393937306562333439376666396134663264376664393666383936383265646136346331313062316137663230633533313366393362333930396432376339222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32395431303a33353a33392e3435305a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\x4834d6f40740437103e2ee658743be0e463a7d679ff908606c0adf1316f1b9b1', '\xf37d2075ad13f0d5a902e0a8f4636c28d17471713700b269962d3eafe941719a', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2265363836313766366464353531383364323764303432353835626231326631336630653266376530393534636130356639633636333933323338303432633731222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2266333764323037356164313366306435613930326530613866343633366332386431373437313731333730306232363939363264336561666539343137313961222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31312d32395431303a33353a33392e3435365a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\x787d003264c01aa0be57fd33087abbbaaf6c12f3ecf08b9636f8f4ce4b0bdb1d', '\x68ae376e6d2f44cf592e9ff21fc6dcf7be1a870e7437e79f5d5ec42bd60f19f8', 'decision.opened', 'dec_01m8kdzvjfv9hma3c83dpampjg', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2263623034643235303863346337353162313536653065326361333032323832316265656333303631306465636132363733326532633336326537383866613765222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766a667639686d61336338336470616d706a67222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236386165333736653664326634346366353932653966663231666336646366376265316138373065373433376537396635643565633432626436306631396638222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31312d32395431303a33353a33392e3437325a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\x5f5f65db9ff9d034f9c6d708c5e36de866e1738ebdf72524868eb94dc0b93893', '\x787d003264c01aa0be57fd33087abbbaaf6c12f3ecf08b9636f8f4ce4b0bdb1d', 'review.recorded', 'dec_01m8kdzvjfv9hma3c83dpampjg', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2236363834623861306239623738633236383639643233353031393262373531336638366165333764663262656264643632363266663665303763336433616136222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766a667639686d61336338336470616d706a67222c2270726576223a2237383764303033323634633031616130626535376664333330383761626262616166366331326633656366303862393633366638663463653462306264623164222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237383764303033323634633031616130626535376664333330383761626262616166366331326633656366303862393633366638663463653462306264623164222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a322c2274696d65223a22323032362d31312d32395431303a33353a33392e3437375a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 0, '\x19b79dc28c7608cdab30354a20d0ed2685450ac0a2ab471b53d4e26d5614c267', '\x5f5f65db9ff9d034f9c6d708c5e36de866e1738ebdf72524868eb94dc0b93893', 'decision.opened', 'dec_01m8kdzvjwhzzz7fkfgpqbmrwr', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230656437346632326530356166663361653866383131623134353133316332363931653533396166303731386235346638353062653333663966613066646265222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766a77687a7a7a37666b66677071626d727772222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235663566363564623966663964303334663963366437303863356533366465383636653137333865626466373235323438363865623934646330623933383933222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a332c2274696d65223a22323032362d31312d32395431303a33353a33392e3438345a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 1, '\x8d829e338c4686bc9a9fcf45fb35a9f0f4695cd4dd2cb78b456cd7d0f73457eb', '\x19b79dc28c7608cdab30354a20d0ed2685450ac0a2ab471b53d4e26d5614c267', 'review.recorded', 'dec_01m8kdzvjwhzzz7fkfgpqbmrwr', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2239643736363939666239376537656331393762663930396262633839303462356665336262646462316362646264383530616665613063626439646432333334222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766a77687a7a7a37666b66677071626d727772222c2270726576223a2231396237396463323863373630386364616233303335346132306430656432363835343530616330613261623437316235336434653236643536313463323637222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231396237396463323863373630386364616233303335346132306430656432363835343530616330613261623437316235336434653236643536313463323637222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a342c2274696d65223a22323032362d31312d32395431303a33353a33392e3438365a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 2, '\x479dd6710977d231109c8acebe8624663471841100406403f7d91e1fd4c92f28', '\x8d829e338c4686bc9a9fcf45fb35a9f0f4695cd4dd2cb78b456cd7d0f73457eb', 'side_effect.intent', 'dec_01m8kdzvjwhzzz7fkfgpqbmrwr', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262643530306334356438366461353462373335356137376465376335333765613239653231396531303938343930386639616232636233626464373034343435222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766a77687a7a7a37666b66677071626d727772222c2270726576223a2238643832396533333863343638366263396139666366343566623335613966306634363935636434646432636237386234353663643764306637333435376562222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238643832396533333863343638366263396139666366343566623335613966306634363935636434646432636237386234353663643764306637333435376562222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a352c2274696d65223a22323032362d31312d32395431303a33353a33392e3438395a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 3, '\x9c42f4a5db9b36513c06bb2fb6b5098d66fdd0fb4e04841081d1f5bb7d304899', '\x479dd6710977d231109c8acebe8624663471841100406403f7d91e1fd4c92f28', 'side_effect.executing', 'dec_01m8kdzvjwhzzz7fkfgpqbmrwr', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262313530396135663866303761356237663462613532336533666661666230636331363231313034373432376564663162316235383436396666633966303132222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766a77687a7a7a37666b66677071626d727772222c2270726576223a2234373964643637313039373764323331313039633861636562653836323436363334373138343131303034303634303366376439316531666434633932663238222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234373964643637313039373764323331313039633861636562653836323436363334373138343131303034303634303366376439316531666434633932663238222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a362c2274696d65223a22323032362d31312d32395431303a33353a33392e3439325a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 4, '\xda524e7208d247b2f3189b535bdb9cb73a27c6d00579724fa973a40871a94728', '\x9c42f4a5db9b36513c06bb2fb6b5098d66fdd0fb4e04841081d1f5bb7d304899', 'side_effect.outcome_unknown', 'dec_01m8kdzvjwhzzz7fkfgpqbmrwr', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263666262393262333837633432336438316435386431666466636465623362663963363939663664373831613564333535636661373561643964313039336234222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766a77687a7a7a37666b66677071626d727772222c2270726576223a2239633432663461356462396233363531336330366262326662366235303938643636666464306662346530343834313038316431663562623764333034383939222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239633432663461356462396233363531336330366262326662366235303938643636666464306662346530343834313038316431663562623764333034383939222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e2f31222c22736571223a372c2274696d65223a22323032362d31312d32395431303a33353a33392e3439345a222c2274797065223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(8, 2, 5, '\xe1cdf77a9e16b5c4ef2dfd912810b112c0253e5fa28dca0d85305944599c8a08', '\xda524e7208d247b2f3189b535bdb9cb73a27c6d00579724fa973a40871a94728', 'decision.closed', 'dec_01m8kdzvjwhzzz7fkfgpqbmrwr', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2233396133616364643935333235613730373536616131306335346263396431393038613362393733353836666563623337333339326139333562656238616434222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766a77687a7a7a37666b66677071626d727772222c2270726576223a2264613532346537323038643234376232663331383962353335626462396362373361323763366430303537393732346661393733613430383731613934373238222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264613532346537323038643234376232663331383962353335626462396362373361323763366430303537393732346661393733613430383731613934373238222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a382c2274696d65223a22323032362d31312d32395431303a33353a33392e3439355a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(9, 2, 6, '\xc8773d70db98bf1af818353608e9b2c27d51a68ac5ca160ce942e4f00bd698ed', '\xe1cdf77a9e16b5c4ef2dfd912810b112c0253e5fa28dca0d85305944599c8a08', 'tripwire.tripped', 'dec_01m8kdzvjwhzzz7fkfgpqbmrwr', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2262366239326336336236333138393435396535353436303436333766626334336164623864616234336136623331376531363437656261613663616331303739222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766a77687a7a7a37666b66677071626d727772222c2270726576223a2265316364663737613965313662356334656632646664393132383130623131326330323533653566613238646361306438353330353934343539396338613038222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265316364663737613965313662356334656632646664393132383130623131326330323533653566613238646361306438353330353934343539396338613038222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a392c2274696d65223a22323032362d31312d32395431303a33353a33392e3439355a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(10, 2, 0, '\xca11a741551f2ec287e856b2326b992a26d6f035691341f02953106f6d6d8d34', '\xc8773d70db98bf1af818353608e9b2c27d51a68ac5ca160ce942e4f00bd698ed', 'decision.opened', 'dec_01m8kdzvkzwn9t5py43krmpncy', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2238393836393334313531316535376336393934343163646462393936383235356535356236666130653338666162653035333334646562663934373238336264222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766b7a776e397435707934336b726d706e6379222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263383737336437306462393862663161663831383335333630386539623263323764353161363861633563613136306365393432653466303062643639386564222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31302c2274696d65223a22323032362d31312d32395431303a33353a33392e3531395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 1, '\xa9930d388186cbdd388a3ce24b58bb47d34ba3eb9c1182c9af6fa6c27e48a3bd', '\xca11a741551f2ec287e856b2326b992a26d6f035691341f02953106f6d6d8d34', 'review.recorded', 'dec_01m8kdzvkzwn9t5py43krmpncy', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2265646566633338663632373466393032343330626164343337363666623039363965323138343536323865313532333739653861333534653864643661336136222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766b7a776e397435707934336b726d706e6379222c2270726576223a2263613131613734313535316632656332383765383536623233323662393932613236643666303335363931333431663032393533313036663664366438643334222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263613131613734313535316632656332383765383536623233323662393932613236643666303335363931333431663032393533313036663664366438643334222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31312c2274696d65223a22323032362d31312d32395431303a33353a33392e3533355a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(12, 2, 0, '\x39aa0ac579c91fe2af878f4725e9bc90e22ae6d9262aa982daf49e52fefd77e6', '\xa9930d388186cbdd388a3ce24b58bb47d34ba3eb9c1182c9af6fa6c27e48a3bd', 'decision.opened', 'dec_01m8kdzvmmkf2v6vxqk7axjhq8', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263343866656266613861326161386539323133373361613865383838353763343738633662663666646430366137303634386634346437373765363661343234222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766d6d6b663276367678716b3761786a687138222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261393933306433383831383663626464333838613363653234623538626234376433346261336562396331313832633961663666613663323765343861336264222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31322c2274696d65223a22323032362d31312d32395431303a33353a33392e3534305a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(13, 2, 1, '\x16087b2533c99577cf5e013af29968e8e2a79abdf49c5de679f41da55df20b43', '\x39aa0ac579c91fe2af878f4725e9bc90e22ae6d9262aa982daf49e52fefd77e6', 'review.recorded', 'dec_01m8kdzvmmkf2v6vxqk7axjhq8', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2261636336396565333738303031616566613261303464343664653636373336393966323237313939386538623834623135373735363734643333613665643966222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766d6d6b663276367678716b3761786a687138222c2270726576223a2233396161306163353739633931666532616638373866343732356539626339306532326165366439323632616139383264616634396535326665666437376536222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233396161306163353739633931666532616638373866343732356539626339306532326165366439323632616139383264616634396535326665666437376536222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31332c2274696d65223a22323032362d31312d32395431303a33353a33392e3534325a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(14, 2, 2, '\x0d4440d79e4ad837df82fb0d1872715af0ccd070ec986d6d54d3ac029d4c8ef4', '\x16087b2533c99577cf5e013af29968e8e2a79abdf49c5de679f41da55df20b43', 'side_effect.intent', 'dec_01m8kdzvmmkf2v6vxqk7axjhq8', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2231356265323730376131336237663861343439323461336537346338306130336263363837353939653865616238396564336662373633323230306561386265222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766d6d6b663276367678716b3761786a687138222c2270726576223a2231363038376232353333633939353737636635653031336166323939363865386532613739616264663439633564653637396634316461353564663230623433222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231363038376232353333633939353737636635653031336166323939363865386532613739616264663439633564653637396634316461353564663230623433222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a31342c2274696d65223a22323032362d31312d32395431303a33353a33392e3534345a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(15, 2, 3, '\x421142194df02054b718c6834e61d11f1a7cd8f4ea9c3310b0b8fee543913be7', '\x0d4440d79e4ad837df82fb0d1872715af0ccd070ec986d6d54d3ac029d4c8ef4', 'side_effect.executing', 'dec_01m8kdzvmmkf2v6vxqk7axjhq8', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2234306466383261313364313232623234323663353865383066653031643931396432656337316631396135313463363564303931633961396165383638613530222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766d6d6b663276367678716b3761786a687138222c2270726576223a2230643434343064373965346164383337646638326662306431383732373135616630636364303730656339383664366435346433616330323964346338656634222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230643434343064373965346164383337646638326662306431383732373135616630636364303730656339383664366435346433616330323964346338656634222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a31352c2274696d65223a22323032362d31312d32395431303a33353a33392e3534355a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(16, 2, 0, '\x8ea733509e162200a54af81784b823824e25b14f4510ea1340ffcd4b04642ef3', '\x421142194df02054b718c6834e61d11f1a7cd8f4ea9c3310b0b8fee543913be7', 'decision.opened', 'dec_01m8kdzvn0crystpxa2hcwmv48', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261666535363261306433353466643062376161623737363562313830396265663234396362363034643936663866363535366361363535646537316536356265222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e306372797374707861326863776d763438222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234323131343231393464663032303534623731386336383334653631643131663161376364386634656139633333313062306238666565353433393133626537222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31362c2274696d65223a22323032362d31312d32395431303a33353a33392e3535325a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(17, 2, 1, '\xbbb1a3d618b5d4c52e789aa254a76def1c7b2d51d9ac999705c879d637295349', '\x8ea733509e162200a54af81784b823824e25b14f4510ea1340ffcd4b04642ef3', 'job_card.filed', 'dec_01m8kdzvn0crystpxa2hcwmv48', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2232376437363338336136663635613366343963646534323832366131316131383735316432373937346537376565366233326539376132343565346237323534222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e306372797374707861326863776d763438222c2270726576223a2238656137333335303965313632323030613534616638313738346238323338323465323562313466343531306561313334306666636434623034363432656633222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238656137333335303965313632323030613534616638313738346238323338323465323562313466343531306561313334306666636434623034363432656633222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31372c2274696d65223a22323032362d31312d32395431303a33353a33392e3535345a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(18, 2, 2, '\xf3cd475f9d72b3cfbc35eed9aeef465b8ec80a5b6e701252b85927e22232ba20', '\xbbb1a3d618b5d4c52e789aa254a76def1c7b2d51d9ac999705c879d637295349', 'job_card.filed', 'dec_01m8kdzvn0crystpxa2hcwmv48', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2234663137613930346264383036373065373463323231356238316630653663386136343961643061303334343866383366373231646665326632373236366634222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e306372797374707861326863776d763438222c2270726576223a2262626231613364363138623564346335326537383961613235346137366465663163376232643531643961633939393730356338373964363337323935333439222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262626231613364363138623564346335326537383961613235346137366465663163376232643531643961633939393730356338373964363337323935333439222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31382c2274696d65223a22323032362d31312d32395431303a33353a33392e3535395a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(19, 2, 3, '\x32d11d905bb9ff2873319a7e46eff404f433d96ca42f1ec307bbfbbe67835cf0', '\xf3cd475f9d72b3cfbc35eed9aeef465b8ec80a5b6e701252b85927e22232ba20', 'escalation.opened', 'dec_01m8kdzvn0crystpxa2hcwmv48', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2236393232323830386232393536613333306136303136626131613838346263633465663764626334646236316363663032336462383462383635613032366666222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e306372797374707861326863776d763438222c2270726576223a2266336364343735663964373262336366626333356565643961656566343635623865633830613562366537303132353262383539323765323232333262613230222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266336364343735663964373262336366626333356565643961656566343635623865633830613562366537303132353262383539323765323232333262613230222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31392c2274696d65223a22323032362d31312d32395431303a33353a33392e3535395a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(20, 2, 4, '\x7f67ed66692fce4e801b82f790b8ea87b345e43fbed88e12482cb7545d6c07cf', '\x32d11d905bb9ff2873319a7e46eff404f433d96ca42f1ec307bbfbbe67835cf0', 'job_card.filed', 'dec_01m8kdzvn0crystpxa2hcwmv48', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2266346665303061366436303236376330616136356236653661656562653035353530383261373764396138306630333366343563653062383738653734313034222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e306372797374707861326863776d763438222c2270726576223a2233326431316439303562623966663238373333313961376534366566663430346634333364393663613432663165633330376262666262653637383335636630222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233326431316439303562623966663238373333313961376534366566663430346634333364393663613432663165633330376262666262653637383335636630222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32302c2274696d65223a22323032362d31312d32395431303a33353a33392e3536305a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(21, 2, 5, '\x2e8fdf59ddc178aaf56a556d925aecc625a10631d2049bf97d6f40e050106055', '\x7f67ed66692fce4e801b82f790b8ea87b345e43fbed88e12482cb7545d6c07cf', 'tripwire.tripped', 'dec_01m8kdzvn0crystpxa2hcwmv48', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2263633632393232666466343062663733643530326636633563373434303334626436383537656231393365373130393763643939613333646334636565633730222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e306372797374707861326863776d763438222c2270726576223a2237663637656436363639326663653465383031623832663739306238656138376233343565343366626564383865313234383263623735343564366330376366222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237663637656436363639326663653465383031623832663739306238656138376233343565343366626564383865313234383263623735343564366330376366222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32312c2274696d65223a22323032362d31312d32395431303a33353a33392e3536305a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(22, 2, 6, '\xf3ead58fd8c98e8fbaed6b2687f95aaaf9cf63a156d11872a14bce17228e4183', '\x2e8fdf59ddc178aaf56a556d925aecc625a10631d2049bf97d6f40e050106055', 'escalation.opened', 'dec_01m8kdzvn0crystpxa2hcwmv48', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2263376566636633383934306631666230323735376432633364653339313036643463316432376235356433346366383035393363653837643739363936623731222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e306372797374707861326863776d763438222c2270726576223a2232653866646635396464633137386161663536613535366439323561656363363235613130363331643230343962663937643666343065303530313036303535222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232653866646635396464633137386161663536613535366439323561656363363235613130363331643230343962663937643666343065303530313036303535222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a32322c2274696d65223a22323032362d31312d32395431303a33353a33392e3536305a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(23, 2, 7, '\x58b08e2d4aafd1959da7bd62a7c008b3e8b7dd5421176db3f4c503dad334a3e7', '\xf3ead58fd8c98e8fbaed6b2687f95aaaf9cf63a156d11872a14bce17228e4183', 'tripwire.tripped', 'dec_01m8kdzvn0crystpxa2hcwmv48', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2262633364363830656361643136323764396537336132383061356365363736336138376438346338306165303762626138393164343831383961633334343163222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e306372797374707861326863776d763438222c2270726576223a2266336561643538666438633938653866626165643662323638376639356161616639636636336131353664313138373261313462636531373232386534313833222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266336561643538666438633938653866626165643662323638376639356161616639636636336131353664313138373261313462636531373232386534313833222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32332c2274696d65223a22323032362d31312d32395431303a33353a33392e3536305a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(24, 2, 8, '\x89f006fef33dcb99b4fcb2ed9e5144519c89041dbb98ac6ad1721154cd26cd70', '\x58b08e2d4aafd1959da7bd62a7c008b3e8b7dd5421176db3f4c503dad334a3e7', 'job_card.filed', 'dec_01m8kdzvn0crystpxa2hcwmv48', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263303134303866623963646137386136336638366532356135363833383838656530353833353430346432306430336539646464363964656162616363356636222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e306372797374707861326863776d763438222c2270726576223a2235386230386532643461616664313935396461376264363261376330303862336538623764643534323131373664623366346335303364616433333461336537222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235386230386532643461616664313935396461376264363261376330303862336538623764643534323131373664623366346335303364616433333461336537222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32342c2274696d65223a22323032362d31312d32395431303a33353a33392e3536325a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(25, 2, 9, '\xe3e22e72cf753cd9c51b8dcb0c7558344c91e9f4ddaba90f16e458b42175b6fb', '\x89f006fef33dcb99b4fcb2ed9e5144519c89041dbb98ac6ad1721154cd26cd70', 'tripwire.tripped', 'dec_01m8kdzvn0crystpxa2hcwmv48', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2262383435346437306461646462336330643930636161643238303537396334633464653331343934353765346630666561663663666538383165636232613964222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e306372797374707861326863776d763438222c2270726576223a2238396630303666656633336463623939623466636232656439653531343435313963383930343164626239386163366164313732313135346364323663643730222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238396630303666656633336463623939623466636232656439653531343435313963383930343164626239386163366164313732313135346364323663643730222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32352c2274696d65223a22323032362d31312d32395431303a33353a33392e3536325a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(26, 2, 10, '\x6a4f58f6bfb56e14d3f074ff494361dd5e90ece93f96275f3b85aa9b61f178e1', '\xe3e22e72cf753cd9c51b8dcb0c7558344c91e9f4ddaba90f16e458b42175b6fb', 'review.recorded', 'dec_01m8kdzvn0crystpxa2hcwmv48', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2238366430306532386433326636663530666462643631386666366337313338353065663338336362343131353235333035623038616335366235326666343565222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e306372797374707861326863776d763438222c2270726576223a2265336532326537326366373533636439633531623864636230633735353833343463393165396634646461626139306631366534353862343231373562366662222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265336532326537326366373533636439633531623864636230633735353833343463393165396634646461626139306631366534353862343231373562366662222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32362c2274696d65223a22323032362d31312d32395431303a33353a33392e3536335a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(27, 2, 11, '\x514e803bde60a80048dcb7622d6ccadd28c9db0f0c1c9d65b3370dda63d58b08', '\x6a4f58f6bfb56e14d3f074ff494361dd5e90ece93f96275f3b85aa9b61f178e1', 'side_effect.refused', 'dec_01m8kdzvn0crystpxa2hcwmv48', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2235376537613536353735663264633734646334383932653033343439643635333966633235313331376539633561356435316130303236393963393261383562222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e306372797374707861326863776d763438222c2270726576223a2236613466353866366266623536653134643366303734666634393433363164643565393065636539336639363237356633623835616139623631663137386531222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236613466353866366266623536653134643366303734666634393433363164643565393065636539336639363237356633623835616139623631663137386531222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a32372c2274696d65223a22323032362d31312d32395431303a33353a33392e3536355a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(28, 2, 0, '\x8aea220f71f58414403ee81166b40a70f82b164312b7f32cd380ee098981b2cf', '\x514e803bde60a80048dcb7622d6ccadd28c9db0f0c1c9d65b3370dda63d58b08', 'decision.opened', 'dec_01m8kdzvne4e63479m2azvh7jj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265316263663432636537363238336365343937613332316131396165313562393439393861306239636535626430303634396130613335366438623662633735222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e65346536333437396d32617a7668376a6a222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235313465383033626465363061383030343864636237363232643663636164643238633964623066306331633964363562333337306464613633643538623038222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32382c2274696d65223a22323032362d31312d32395431303a33353a33392e3536365a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(29, 2, 1, '\x91d1710005127fbf848b73f9757645694bbeea2cefe8c96587d771eb56e7e798', '\x8aea220f71f58414403ee81166b40a70f82b164312b7f32cd380ee098981b2cf', 'job_card.filed', 'dec_01m8kdzvne4e63479m2azvh7jj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2233623838383666336338663361373262303666663935323434343032613639396431303033363761386335346332376136303863616265323831393238396362222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e65346536333437396d32617a7668376a6a222c2270726576223a2238616561323230663731663538343134343033656538313136366234306137306638326231363433313262376633326364333830656530393839383162326366222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238616561323230663731663538343134343033656538313136366234306137306638326231363433313262376633326364333830656530393839383162326366222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32392c2274696d65223a22323032362d31312d32395431303a33353a33392e3536375a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(30, 2, 2, '\x297e9e5528ee5b03290a5ca85363ab8b65adee3a1d988efcc0d66bdbd7d72bde', '\x91d1710005127fbf848b73f9757645694bbeea2cefe8c96587d771eb56e7e798', 'job_card.filed', 'dec_01m8kdzvne4e63479m2azvh7jj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2234366234643336653164643462356161643837316665346361623362303332643063653962386565623466343434633131363435616662653137626264373939222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e65346536333437396d32617a7668376a6a222c2270726576223a2239316431373130303035313237666266383438623733663937353736343536393462626565613263656665386339363538376437373165623536653765373938222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239316431373130303035313237666266383438623733663937353736343536393462626565613263656665386339363538376437373165623536653765373938222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a33302c2274696d65223a22323032362d31312d32395431303a33353a33392e3537375a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(31, 2, 3, '\xf3bc2d0012a455fbe76c3e3c3a345db1e6bef3ee0702f5beadb02d0ce5b069dd', '\x297e9e5528ee5b03290a5ca85363ab8b65adee3a1d988efcc0d66bdbd7d72bde', 'tripwire.tripped', 'dec_01m8kdzvne4e63479m2azvh7jj', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2266326130373830333762306135386535313061333338376631623466623365393064616133346534346334643137616330626366623830366530343865343436222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e65346536333437396d32617a7668376a6a222c2270726576223a2232393765396535353238656535623033323930613563613835333633616238623635616465653361316439383865666363306436366264626437643732626465222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232393765396535353238656535623033323930613563613835333633616238623635616465653361316439383865666363306436366264626437643732626465222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a33312c2274696d65223a22323032362d31312d32395431303a33353a33392e3537375a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(32, 2, 4, '\xa33a966443a6630dfd38e355a3a10443a7bd4f1b3c3cd42be710cee02eb795a1', '\xf3bc2d0012a455fbe76c3e3c3a345db1e6bef3ee0702f5beadb02d0ce5b069dd', 'job_card.filed', 'dec_01m8kdzvne4e63479m2azvh7jj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2236323734643835306335393632373839616636643535376666393934346366323731613636613937373037626462623962643836333163616665303265393838222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e65346536333437396d32617a7668376a6a222c2270726576223a2266336263326430303132613435356662653736633365336333613334356462316536626566336565303730326635626561646230326430636535623036396464222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266336263326430303132613435356662653736633365336333613334356462316536626566336565303730326635626561646230326430636535623036396464222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a33322c2274696d65223a22323032362d31312d32395431303a33353a33392e3538355a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(33, 2, 5, '\x2342df740b415696b6cc6d9b9c6f3eeae1b98b3a7693653e26ac30bf441ba276', '\xa33a966443a6630dfd38e355a3a10443a7bd4f1b3c3cd42be710cee02eb795a1', 'tripwire.tripped', 'dec_01m8kdzvne4e63479m2azvh7jj', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2261346661356365323432346530623566353832616137633830316633353039366363346431393333616134376664326235343833373436343662306462393130222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e65346536333437396d32617a7668376a6a222c2270726576223a2261333361393636343433613636333064666433386533353561336131303434336137626434663162336333636434326265373130636565303265623739356131222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261333361393636343433613636333064666433386533353561336131303434336137626434663162336333636434326265373130636565303265623739356131222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a33332c2274696d65223a22323032362d31312d32395431303a33353a33392e3538355a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(34, 2, 6, '\xf6326ac36e52f0cd08a1440f7d3264aebab094f31c513d55f538031f62995e8c', '\x2342df740b415696b6cc6d9b9c6f3eeae1b98b3a7693653e26ac30bf441ba276', 'escalation.opened', 'dec_01m8kdzvne4e63479m2azvh7jj', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2239663634633462303538396237353033333935333665643264663230663336613732336532396362316363343033323963636230396364613863333565383930222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e65346536333437396d32617a7668376a6a222c2270726576223a2232333432646637343062343135363936623663633664396239633666336565616531623938623361373639333635336532366163333062663434316261323736222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232333432646637343062343135363936623663633664396239633666336565616531623938623361373639333635336532366163333062663434316261323736222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a33342c2274696d65223a22323032362d31312d32395431303a33353a33392e3538355a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(35, 2, 7, '\x700ebbd8df3ce8a4649f35f18d3b82634644e9da276a6a3aa000541e111f5525', '\xf6326ac36e52f0cd08a1440f7d3264aebab094f31c513d55f538031f62995e8c', 'job_card.filed', 'dec_01m8kdzvne4e63479m2azvh7jj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237613732613763356163326664636265383133623064643436663462623766313164656264643631306434643066313263316536363566316233623438386131222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e65346536333437396d32617a7668376a6a222c2270726576223a2266363332366163333665353266306364303861313434306637643332363461656261623039346633316335313364353566353338303331663632393935653863222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266363332366163333665353266306364303861313434306637643332363461656261623039346633316335313364353566353338303331663632393935653863222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a33352c2274696d65223a22323032362d31312d32395431303a33353a33392e3539325a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(36, 2, 8, '\xbc054939cca04e53d6076e5d28da7eef733e86ee92cc90a8afd6ff0cfcee39e7', '\x700ebbd8df3ce8a4649f35f18d3b82634644e9da276a6a3aa000541e111f5525', 'review.recorded', 'dec_01m8kdzvne4e63479m2azvh7jj', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2234326566303764373761383830353536326264393231383730646534653065316133313937373036666332663639373738613165363734316536336232393336222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e65346536333437396d32617a7668376a6a222c2270726576223a2237303065626264386466336365386134363439663335663138643362383236333436343465396461323736613661336161303030353431653131316635353235222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237303065626264386466336365386134363439663335663138643362383236333436343465396461323736613661336161303030353431653131316635353235222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a33362c2274696d65223a22323032362d31312d32395431303a33353a33392e3539395a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(37, 2, 9, '\x01847a6742c00ae744d3978d43182ff68afbda581ab55dd060b7a2614ac10065', '\xbc054939cca04e53d6076e5d28da7eef733e86ee92cc90a8afd6ff0cfcee39e7', 'side_effect.refused', 'dec_01m8kdzvne4e63479m2azvh7jj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230303231353231383330303766666233373935333437646236353232373037373463653135363937643263633961333865396430303961333932646234306331222c226465636973696f6e223a7b226964223a226465635f30316d386b647a766e65346536333437396d32617a7668376a6a222c2270726576223a2262633035343933396363613034653533643630373665356432386461376565663733336538366565393263633930613861666436666630636663656533396537222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262633035343933396363613034653533643630373665356432386461376565663733336538366565393263633930613861666436666630636663656533396537222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a33372c2274696d65223a22323032362d31312d32395431303a33353a33392e3630305a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d');

INSERT INTO docket.idempotency VALUES
	(5, 2, 1, 'prn_agent', 'claims-1', '\x79154bff66d324463194bc310a98f38fefb9977c80103159ad3a531c0b8ede0d', NULL),
	(14, 2, 1, 'prn_agent', 'claims-3', '\x4fb55f0a6b20ab5f0448a0392a9e2cc54eeb5e05b32e99ec6659b418ddd15cb2', NULL);

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+0443ddd2+AZhmPyRBYYRc4gDazJDZb+y94KFzVwfCn5miAJyDHczI', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-29T10:35:39.426Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+60141787+AXsZpeLaghli8JsPfPtYmrECCtrhyjKHsJ466xqjSG3I', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-29T10:35:39.449Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\x4834d6f40740437103e2ee658743be0e463a7d679ff908606c0adf1316f1b9b1', '2026-11-29T10:35:39.456Z', '\xab621ed2ea4db0e1c1145c5c51d7ecdbbc28e3a1e1f0e0eaa39ebb45f686cd39'),
	(2, 38, '\x01847a6742c00ae744d3978d43182ff68afbda581ab55dd060b7a2614ac10065', '2026-11-29T10:35:39.600Z', '\xe4b9b26a757ebf2595b86273e33ca7cf518673bfedfd5aab8c55612e6f9cc099bca5ec02b7a4c1175a6ca377d7d81a793299664810e2fa55b70abcefa6273877b4544567c77839ae45631a48a6e1da2ec0351d474a3e816317d7b182fc3f88c7');

INSERT INTO docket.migration VALUES
	(1, 1, 'Ledger0000000000001'),
	(2, 2, 'Search0000000000002');

INSERT INTO docket.search_count VALUES
	(1, 0, 2, false, 'open', NULL, 'proceed', 'low', NULL),
	(1, 0, 2, false, 'closed', NULL, 'proceed', 'low', 'completed'),
	(2, 0, 2, false, 'open', NULL, 'proceed', 'high', NULL),
	(0, 0, 2, false, 'open', 'ESCALATING', 'proceed', 'medium', NULL),
	(1, 2, 2, false, 'stopped', 'BLOCKED', 'stop', 'medium', NULL),
	(0, 0, 2, false, 'open', 'DONE', 'proceed', 'low', NULL),
	(0, 0, 2, false, 'open', 'BLOCKED', 'proceed', 'low', NULL),
	(1, 1, 2, false, 'stopped', 'EXECUTING', 'stop', 'low', NULL);

INSERT INTO docket.search_cursor VALUES
	(2, 38);

INSERT INTO docket.search_decision VALUES
	(1, 2, 2, 2, false, 'dec_01m8kdzvjfv9hma3c83dpampjg', 'open', NULL, 'proceed', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:39.472Z', '2026-11-29T10:35:39.477Z', 'sub-2', 0, NULL),
	(3, 9, 2, 7, false, 'dec_01m8kdzvjwhzzz7fkfgpqbmrwr', 'closed', NULL, 'proceed', 'low', 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:39.484Z', '2026-11-29T10:35:39.495Z', 'sub-1', 0, NULL),
	(10, 11, 2, 2, false, 'dec_01m8kdzvkzwn9t5py43krmpncy', 'open', NULL, 'proceed', 'low', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:39.519Z', '2026-11-29T10:35:39.535Z', 'sub-1', 0, NULL),
	(12, 15, 2, 4, false, 'dec_01m8kdzvmmkf2v6vxqk7axjhq8', 'open', NULL, 'proceed', 'high', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:39.540Z', '2026-11-29T10:35:39.545Z', NULL, 0, NULL),
	(16, 27, 2, 12, false, 'dec_01m8kdzvn0crystpxa2hcwmv48', 'stopped', 'BLOCKED', 'stop', 'medium', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:39.552Z', '2026-11-29T10:35:39.565Z', 'sub-2', 2, NULL),
	(28, 37, 2, 10, false, 'dec_01m8kdzvne4e63479m2azvh7jj', 'stopped', 'EXECUTING', 'stop', 'low', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:39.566Z', '2026-11-29T10:35:39.600Z', 'sub-2', 1, NULL);

INSERT INTO docket.search_document VALUES
	(17, 16, 2, 0, 'refund-policy', NULL, '11', '4.2', 'cited'),
	(17, 16, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(18, 16, 2, 0, 'refund-policy', '3.0', '12', '4.2', 'decisive'),
	(18, 16, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(20, 16, 2, 0, 'refund-policy', '3.1', '12', '4.2', 'decisive'),
	(20, 16, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(24, 16, 2, 0, 'terms', '3.1', '11', '4.2', 'cited'),
	(24, 16, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(29, 28, 2, 0, 'terms', '3.0', '11', '4.2', 'cited'),
	(29, 28, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(30, 28, 2, 0, 'refund-policy', '3.1', '12', '4.2', 'decisive'),
	(30, 28, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(32, 28, 2, 0, 'refund-policy', '3.0', '12', '4.2', 'cited'),
	(32, 28, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(35, 28, 2, 0, 'terms', NULL, '12', '4.2', 'cited'),
	(35, 28, 2, 1, 'ticket', NULL, NULL, NULL, 'input');

INSERT INTO docket.search_side_effect VALUES
	(5, 7, 3, 2, false, 'sfx_01m8kdzvjzx3cydwa9zmqnra7j', 'issue_refund', 'mail', 'order/1', 'billing', NULL, NULL, 'claims-1', 'outcome_unknown', '2026-11-29T10:35:39.489Z', '2026-11-29T10:35:39.494Z', DEFAULT),
	(14, 15, 12, 2, false, 'sfx_01m8kdzvmqxmatcydhcde5x700', 'issue_refund', 'payments', 'order/2', 'billing', '25.00', 'EUR', 'claims-3', 'executing', '2026-11-29T10:35:39.544Z', '2026-11-29T10:35:39.545Z', DEFAULT);

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(2, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(3, 3, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':4 ''sub'':12'),
	(4, 3, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(5, 3, 2, 'side_effect.intent', '''#2'' ''01m8kdzvjzx3cydwa9zmqnra7j'':10 ''1'':2,13 ''billing'':7 ''claims'':1 ''issue'':4 ''mail'':15 ''order'':12 ''refund'':5 ''sfx'':9'),
	(6, 3, 2, 'side_effect.executing', '''#2'' ''01m8kdzvjzx3cydwa9zmqnra7j'':2 ''sfx'':1'),
	(7, 3, 2, 'side_effect.outcome_unknown', '''#2'' ''01m8kdzvjzx3cydwa9zmqnra7j'':2 ''sfx'':1'),
	(8, 3, 2, 'decision.closed', '''#2'' ''6'':1 ''completed'':3'),
	(9, 3, 2, 'tripwire.tripped', '''#2'' ''01m8kdzvjzx3cydwa9zmqnra7j'':8 ''1'':10 ''5'':1 ''closed'':12 ''completed'':5 ''open'':14 ''proceed'':3 ''sfx'':7 ''with'':13 ''work'':15'),
	(10, 10, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':4 ''sub'':12'),
	(11, 10, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(12, 12, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':4'),
	(13, 12, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(14, 12, 2, 'side_effect.intent', '''#2'' ''00'':4 ''01m8kdzvmqxmatcydhcde5x700'':15 ''2'':18 ''25'':3 ''3'':7 ''billing'':12 ''claims'':6 ''eur'':1 ''issue'':9 ''order'':17 ''payments'':20 ''refund'':10 ''sfx'':14'),
	(15, 12, 2, 'side_effect.executing', '''#2'' ''01m8kdzvmqxmatcydhcde5x700'':2 ''sfx'':1'),
	(16, 16, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''in'':7 ''medium'':10 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(17, 16, 2, 'job_card.filed', '''#2'' ''0'':1 ''11'':8 ''2'':11 ''4'':10 ''9'':2 ''beleg'':22 ''cited'':16 ''escalating'':4 ''fehlt'':23 ''input'':20 ''policy'':14,27 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(18, 16, 2, 'job_card.filed', '''#2'' ''0'':1,19 ''12'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''beleg'':25 ''decisive'':16 ''escalating'':4 ''fehlt'':26 ''input'':23 ''policy'':14,30 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(19, 16, 2, 'escalation.opened', '''#2'' ''1'':6 ''2'':1 ''agent'':8 ''asked'':9 ''esc'':5 ''hold'':3'),
	(20, 16, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''12'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''beleg'':25 ''decisive'':16 ''done'':4 ''fehlt'':26 ''input'':23 ''policy'':14,30 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(21, 16, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':8 ''2'':6 ''3'':10,16 ''4'':1 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3'),
	(22, 16, 2, 'escalation.opened', '''#2'' ''2'':6 ''4'':1 ''esc'':5 ''loop'':8 ''stop'':3'),
	(23, 16, 2, 'tripwire.tripped', '''#2'' ''4'':1 ''agent'':6 ''done'':10 ''escalating'':8 ''phase'':12 ''proceed'':3 ''refund'':5 ''transition'':13'),
	(24, 16, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':18 ''11'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''blocked'':4 ''cited'':15 ''input'':22 ''no'':24 ''policy'':29 ''receipt'':25 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(25, 16, 2, 'tripwire.tripped', '''#2'' ''8'':1 ''agent'':6 ''blocked'':10 ''done'':8 ''phase'':12 ''proceed'':3 ''refund'':5 ''transition'':13'),
	(26, 16, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(27, 16, 2, 'side_effect.refused', '''#2'' ''1'':1,11 ''billing'':6 ''issue'':3 ''order'':10 ''payments'':13 ''refund'':4 ''stopped'':8'),
	(28, 28, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(29, 28, 2, 'job_card.filed', '''#2'' ''0'':1,18 ''11'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''beleg'':24 ''cited'':15 ''done'':4 ''fehlt'':25 ''input'':22 ''policy'':29 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(30, 28, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''12'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''beleg'':25 ''blocked'':4 ''decisive'':16 ''fehlt'':26 ''input'':23 ''policy'':14,30 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(31, 28, 2, 'tripwire.tripped', '''#2'' ''2'':1 ''agent'':6 ''blocked'':10 ''done'':8 ''phase'':12 ''proceed'':3 ''refund'':5 ''transition'':13'),
	(32, 28, 2, 'job_card.filed', '''#2'' ''0'':1,19 ''12'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''cited'':16 ''executing'':4 ''found'':26 ''input'':23 ''policy'':14,30 ''receipt'':25 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(33, 28, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':6,8 ''3'':10,16 ''4'':1 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3'),
	(34, 28, 2, 'escalation.opened', '''#2'' ''1'':6 ''4'':1 ''esc'':5 ''loop'':8 ''stop'':3'),
	(35, 28, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''beleg'':21 ''cited'':15 ''executing'':4 ''fehlt'':22 ''input'':19 ''policy'':26 ''refund'':6 ''search'':28 ''terms'':13 ''ticket'':17 ''waits'':24'),
	(36, 28, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(37, 28, 2, 'side_effect.refused', '''#2'' ''00'':4 ''1'':6 ''2'':16 ''25'':3 ''billing'':11 ''eur'':1 ''issue'':8 ''mail'':18 ''order'':15 ''refund'':9 ''stopped'':13');

INSERT INTO docket.search_tripwire VALUES
	(9, 3, 2, 'closed_with_open_work'),
	(21, 16, 2, 'loop'),
	(23, 16, 2, 'phase_transition'),
	(25, 16, 2, 'phase_transition'),
	(31, 28, 2, 'phase_transition'),
	(33, 28, 2, 'loop');

INSERT INTO docket.search_writer VALUES
	(1, 2, 'prn_other'),
	(1, 2, 'prn_reviewer'),
	(3, 2, 'prn_agent'),
	(3, 2, 'prn_reviewer'),
	(10, 2, 'prn_other'),
	(10, 2, 'prn_reviewer'),
	(12, 2, 'prn_agent'),
	(12, 2, 'prn_reviewer'),
	(16, 2, 'prn_agent'),
	(16, 2, 'prn_reviewer'),
	(28, 2, 'prn_agent'),
	(28, 2, 'prn_reviewer');

SELECT pg_catalog.setval('docket.ledger_ledger_no_seq', 2, true);

SELECT pg_catalog.setval('docket.migration_id_seq', 2, true);

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
