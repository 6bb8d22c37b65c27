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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b34356461633230392b41636b756243476877313772557568644d73323437624146734a2f35786e3971326a444e4f68506378525037227d', '\x56c32ee643289ecb22a121c0fcf67bbbe0efcfe66fbbf6a5a0a2764a6b3a53c1'),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b36623331656662642b415162757047654e577857314a31484c7067497045462f656b4e6367734c4f43627565634e52437945773349227d', '\x0cfc5840879e49936f1ce0fb024e36d97bbb14403491b9eacf80eec9c6fca9ed'),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2231376662323634333964353632316165653733326538376363626231313137376630313666323936616234343230646636393661373331393532333966663964222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b36623331656662642b415162757047654e577857314a31484c7067497045462f656b4e6367734c4f43627565634e52437945773349227d', '\x294cf12e09bfc375ee2ea7648b3cfbef32c808d142162422b857b47d8aae976c'),
	(1, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\xc4fb5a1670152563872e6638851f68eb65a5e1d425dd059f6a1d65bb31c8d338'),
	(2, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xde991572f8e5cc10f3510da9cd65188fb7f211f628f09056036cc2feb3a299e0'),
	(3, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d32227d', '\x44904e6b0455a13807fbae430a24f69524e829502ae52e404d0432ea00e86b00'),
	(4, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x181d3f8982d27bb341447b31ff879734aaf666bcd062d1f742d4b467000a2d40'),
	(5, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c227d', '\x1495e16e5ee66f1fbede7015ec02f277f394eaefa7cd15641f17bb37ff109656'),
	(6, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xef1feec26a56d5f0eb1c60ed7edd97c05fb669d4fec8662c36092ef549f7a140'),
	(7, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\x5fb95b6e53dbc23bc80536873b971bd4e9e9a76982b783c61dce39b37ffc8e1c'),
	(8, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xbfccc19391a88f8f244ea18211d04cd530a3b296054cc949945767b42235c0df'),
	(9, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d32227d', '\x17d36b84c3e2722b12646c5a30b58fe42575c793238a448c8ea441b6a2f734ee'),
	(10, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xb511bbf4be4ab85b6a838b1c52889c9922d50ad0fd550503d14a40d7cca5cae5'),
	(11, 2, '\x7b226361757365223a312c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226167656e745f61736b6564227d', '\xc672c6c459b53cde3fae7714ff2a2dbbb66fea9601f459297f01f3b5b50dd4c6'),
	(12, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xc0628b9684dc260a7a35779479834a2fab18aa7b8bab849406d497f6bfa396dd'),
	(13, 2, '\x7b226361757365223a332c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22455343414c4154494e47222c22746f223a22444f4e45227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\x088d2cb48bf6780b1a354d4a09fe9e583da69cea9c11e77843a6510e44017296'),
	(14, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x66c0aa807b248d20d898abfccd33b05cd5ac7653071a915dc4eb85abaf3d85a2'),
	(15, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a352c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x575f3a4b7b537ba1a586f8b25cbca175ff50da30e80a8130e9ef80fe19f25e4b'),
	(16, 2, '\x7b226361757365223a352c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c2272756c65223a226c6f6f70227d', '\x2b9013f7821c970cae204f4fffdf5e2b3478a376159b2904bff319489bc8c31d'),
	(17, 2, '\x7b226361757365223a352c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22444f4e45222c22746f223a22455845435554494e47227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\x13e1a216759e50cd7ec1b147b31197488cdd0c3fb7584d974edd3878ada88aff'),
	(18, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x226349083c7c8b96f1d66e07962764c88320f14f900a64a3f937e69a00c3b07b'),
	(19, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x4d7f92fb6612f5bde663419e1aa8f7d28e6ce40d020e287c236fffa74f223446'),
	(20, 2, '\x7b22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a227061796d656e7473227d7d', '\xee25e5c8759c0feea3b65690b14b12a820b496b615d2f20179e9aaa83fd29595'),
	(21, 2, '\x7b22656e7472795f636f756e74223a31332c226f7574636f6d65223a22636f6d706c65746564227d', '\xc739acf146e4c7865a6545ac551cf23cfb07373f03f105b99de0582aa0337c82'),
	(22, 2, '\x7b226361757365223a31322c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31222c226573632d32225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\xe75d3e9d51531e71832c47b042a4c9e82ea6ad28eccd16cb16a9801bb10d3169'),
	(23, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226d656469756d227d', '\x318ea7b9233d2b20c75ac2ab2edab57db731a8fcbad3c6825203da391fd14d62'),
	(24, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x6757ba4696da58028c109cce5c853db6c12ac35d34efc465953be4ca7a09afe5');

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\x5c35435a34c4dc7de2e964a8e0ad708c0904fdfb061303914fa5a5a70a4fdb12', '2026-11-29T10:35:38.674Z', 'docket.example/registry
1
XDVDWjTE3H3i6WSo4K1wjAkE/fsGEwORT6WlpwpP2xI=

— docket.example/registry RdrCCb6D5CTq6G0wn7bW8TD4zMfuOvSAQm0IifY/IE77ni43V5CyaEHMyZdyd6/6dy8+ipOb//qi92V+Gbv7ZxTB3go=
'),
	(1, 2, '\x17fb26439d5621aee732e87ccbb11177f016f296ab4420df696a73195239ff9d', '2026-11-29T10:35:38.692Z', 'docket.example/claims
1
F/smQ51WIa7nMuh8y7ERd/AW8parRCDfaWpzGVI5/50=

— docket.example/claims azHvvQ6+JqhY1hMwCD3/VpI3LLg9xqGfjrNYpaoakMsV/rgjjoj2kgXbgxpDfjN6I3//VEJLA3jND6UyyuI2QegAqgY=
'),
	(2, 1, '\xda07d10daac4e1965e6b3390a9ed0a0d52e1d212e3bb6467bf6785ff0f04503d', '2026-11-29T10:35:38.700Z', 'docket.example/registry
2
2gfRDarE4ZZeazOQqe0KDVLh0hLju2Rnv2eF/w8EUD0=

— docket.example/registry RdrCCcqVhWI8sVnw2LnwPyQ6p81gGrHwYaUnXk2lYisKvm5VJamwZsULAB0pjXreS00t/osLr+ZP/OO1p7AnKoMxAQQ=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8kdzttmdtk2thtc46y337vj', 1, 2, '\x8867169d4cc2e714453d0cd25608ee6cd01f33ad9121228757dec34ad6655394', 2, 'open', NULL, 'proceed', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:38.711Z', '2026-11-29T10:35:38.726Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdzttmdtk2thtc46y337vj","imported":false,"lastSeq":2,"lastTime":"2026-11-29T10:35:38.726Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:38.711Z","openedBy":"prn_other","openedSeq":1,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8kdztvbd79yqm3jydskgda2', 3, 4, '\x8c837ff12713c933c7242f1c0e19d2614e0e5de203c3755d8764a6e2cacf4462', 2, 'open', NULL, 'proceed', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:38.731Z', '2026-11-29T10:35:38.733Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdztvbd79yqm3jydskgda2","imported":false,"lastSeq":4,"lastTime":"2026-11-29T10:35:38.733Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:38.731Z","openedBy":"prn_other","openedSeq":3,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8kdztvhef9y784dy01qf148', 5, 6, '\x0734ab595a255436ca233f7961a1c567e23b5e0e53adcaea789711f49331d1c0', 2, 'open', NULL, 'proceed', 'critical', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:38.737Z', '2026-11-29T10:35:38.742Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdztvhef9y784dy01qf148","imported":false,"lastSeq":6,"lastTime":"2026-11-29T10:35:38.742Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:38.737Z","openedBy":"prn_other","openedSeq":5,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8kdztvvksbx95svwcdmf7yh', 7, 8, '\xfb3688df51f6392dc5c32d495e8035fc082cd2ce0689e313179402301532807b', 2, 'open', NULL, 'proceed', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:38.748Z', '2026-11-29T10:35:38.749Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdztvvksbx95svwcdmf7yh","imported":false,"lastSeq":8,"lastTime":"2026-11-29T10:35:38.749Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:38.748Z","openedBy":"prn_other","openedSeq":7,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8kdztvzpspy47ev4se9tmpd', 9, 22, '\x40648b24b1bedc69d11cd884507311754d8c7858fd214dd7cb0478e036990aa7', 14, 'closed', 'EXECUTING', 'stop', 'low', true, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:38.751Z', '2026-11-29T10:35:38.764Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"EXECUTING","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-11-29T10:35:38.764Z","confidence":0.9,"counters":{"cards":4,"escalations":2,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":4},"decided":null,"decisiveReferences":2,"directive":"stop","entryCount":14,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdztvzpspy47ev4se9tmpd","imported":false,"lastSeq":22,"lastTime":"2026-11-29T10:35:38.764Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":true,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":2,"cause":1,"directive":"hold","dueAt":null,"id":"esc-1","overdue":null,"rule":"agent_asked","subject":"","yeses":[]},{"announced":null,"approvalsNeeded":1,"at":7,"cause":5,"directive":"stop","dueAt":null,"id":"esc-2","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-29T10:35:38.751Z","openedBy":"prn_agent","openedSeq":9,"outcome":"completed","parentDecision":null,"phase":"EXECUTING","refusals":{"attempts":0,"since":12},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8kdztwezcwv67ytdkc8g2hj', 23, 24, '\xfe0570d319066c948f17ffc52a8a5859793c080564c69e74c310ec94381acf88', 2, 'open', NULL, 'proceed', 'medium', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:38.766Z', '2026-11-29T10:35:38.774Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8kdztwezcwv67ytdkc8g2hj","imported":false,"lastSeq":24,"lastTime":"2026-11-29T10:35:38.774Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:38.766Z","openedBy":"prn_other","openedSeq":23,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"medium","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\x5c35435a34c4dc7de2e964a8e0ad708c0904fdfb061303914fa5a5a70a4fdb12', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2266653235336338386234363738336533646636643832346631343361613438383734306165353763326563616236333831366332646632343531333735663965222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32395431303a33353a33382e3636385a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\x17fb26439d5621aee732e87ccbb11177f016f296ab4420df696a73195239ff9d', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2233633363313237616461313165646365303230616339373464643738626531306664333537633163646138616662636537306366313830616466353166356339222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32395431303a33353a33382e3639315a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\xe062c1b6896d33ebf122eb79adb9af1f86516bdf396cf31e3fbf3e5eed00f070', '\x5c35435a34c4dc7de2e964a8e0ad708c0904fdfb061303914fa5a5a70a4fdb12', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2265376330666664306334363566373165356232363831383062383930396238666564623238633637646231306538623062363532373635653964303239313836222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2235633335343335613334633464633764653265393634613865306164373038633039303466646662303631333033393134666135613561373061346664623132222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31312d32395431303a33353a33382e3639375a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\x24bb2e937e84cf5df9d3d13045cd9a6b2359591597d783a69abf0e8c89146585', '\x17fb26439d5621aee732e87ccbb11177f016f296ab4420df696a73195239ff9d', 'decision.opened', 'dec_01m8kdzttmdtk2thtc46y337vj', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2262666238326136643830656362306564613263386635613231373636643638383566326535383037376438636239663333363661653437303165346436376362222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74746d64746b3274687463343679333337766a222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231376662323634333964353632316165653733326538376363626231313137376630313666323936616234343230646636393661373331393532333966663964222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31312d32395431303a33353a33382e3731315a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\x8867169d4cc2e714453d0cd25608ee6cd01f33ad9121228757dec34ad6655394', '\x24bb2e937e84cf5df9d3d13045cd9a6b2359591597d783a69abf0e8c89146585', 'review.recorded', 'dec_01m8kdzttmdtk2thtc46y337vj', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2238613331633037633665353535316463653531323934316231343461656165336537373166303966376538363663616635366336653036316463326664666135222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74746d64746b3274687463343679333337766a222c2270726576223a2232346262326539333765383463663564663964336431333034356364396136623233353935393135393764373833613639616266306538633839313436353835222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232346262326539333765383463663564663964336431333034356364396136623233353935393135393764373833613639616266306538633839313436353835222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a322c2274696d65223a22323032362d31312d32395431303a33353a33382e3732365a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 0, '\xd713487d7c14db7c43868cc31ea980bb235f52d769ab12c4e87bf4d957a41747', '\x8867169d4cc2e714453d0cd25608ee6cd01f33ad9121228757dec34ad6655394', 'decision.opened', 'dec_01m8kdztvbd79yqm3jydskgda2', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2235653764323265393362346265356264653332386433666235326561656331646134656561336133373134366361383738353261326134353565643062376364222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74766264373979716d336a7964736b67646132222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238383637313639643463633265373134343533643063643235363038656536636430316633336164393132313232383735376465633334616436363535333934222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a332c2274696d65223a22323032362d31312d32395431303a33353a33382e3733315a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 1, '\x8c837ff12713c933c7242f1c0e19d2614e0e5de203c3755d8764a6e2cacf4462', '\xd713487d7c14db7c43868cc31ea980bb235f52d769ab12c4e87bf4d957a41747', 'review.recorded', 'dec_01m8kdztvbd79yqm3jydskgda2', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2238303664663163633339343266393435373537396535396333343236396530303464393866373634333964393865366433323534373836356338333439336331222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74766264373979716d336a7964736b67646132222c2270726576223a2264373133343837643763313464623763343338363863633331656139383062623233356635326437363961623132633465383762663464393537613431373437222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264373133343837643763313464623763343338363863633331656139383062623233356635326437363961623132633465383762663464393537613431373437222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a342c2274696d65223a22323032362d31312d32395431303a33353a33382e3733335a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 0, '\x44c2742ba36be7e76bcd59756ce7552cf385ce5e71738e70f1d7a9b4debc0d77', '\x8c837ff12713c933c7242f1c0e19d2614e0e5de203c3755d8764a6e2cacf4462', 'decision.opened', 'dec_01m8kdztvhef9y784dy01qf148', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2238373166623264316236616262663961653732656632303032396631663935633161653266633231656463623632666534343161613837636262326465356466222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74766865663979373834647930317166313438222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238633833376666313237313363393333633732343266316330653139643236313465306535646532303363333735356438373634613665326361636634343632222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a352c2274696d65223a22323032362d31312d32395431303a33353a33382e3733375a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 1, '\x0734ab595a255436ca233f7961a1c567e23b5e0e53adcaea789711f49331d1c0', '\x44c2742ba36be7e76bcd59756ce7552cf385ce5e71738e70f1d7a9b4debc0d77', 'review.recorded', 'dec_01m8kdztvhef9y784dy01qf148', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2235303562306666366662343731343838326535613838386364303633373662646238376263376432326231303232643263663837373732613239653730303265222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74766865663979373834647930317166313438222c2270726576223a2234346332373432626133366265376537366263643539373536636537353532636633383563653565373137333865373066316437613962346465626330643737222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234346332373432626133366265376537366263643539373536636537353532636633383563653565373137333865373066316437613962346465626330643737222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a362c2274696d65223a22323032362d31312d32395431303a33353a33382e3734325a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 0, '\xcdbade93e99981218d94b9e7a3791d4f363c96418b3c154370f2105e0925691a', '\x0734ab595a255436ca233f7961a1c567e23b5e0e53adcaea789711f49331d1c0', 'decision.opened', 'dec_01m8kdztvvksbx95svwcdmf7yh', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2237386334663035393439303732393031346562363834353862356562666630663434383264393932643536653838623065396436643263366265346532313134222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7476766b736278393573767763646d66377968222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230373334616235393561323535343336636132333366373936316131633536376532336235653065353361646361656137383937313166343933333164316330222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a372c2274696d65223a22323032362d31312d32395431303a33353a33382e3734385a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(8, 2, 1, '\xfb3688df51f6392dc5c32d495e8035fc082cd2ce0689e313179402301532807b', '\xcdbade93e99981218d94b9e7a3791d4f363c96418b3c154370f2105e0925691a', 'review.recorded', 'dec_01m8kdztvvksbx95svwcdmf7yh', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2239656663346136326262653266363535616334353361353134346461303339323866643730666637393336633566323030363139656231393936373237656631222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7476766b736278393573767763646d66377968222c2270726576223a2263646261646539336539393938313231386439346239653761333739316434663336336339363431386233633135343337306632313035653039323536393161222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263646261646539336539393938313231386439346239653761333739316434663336336339363431386233633135343337306632313035653039323536393161222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a382c2274696d65223a22323032362d31312d32395431303a33353a33382e3734395a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(9, 2, 0, '\x1540e28a5c84b949c2505b24bdb2e39677d32f53c188a65a1f8b0a662df7eaa7', '\xfb3688df51f6392dc5c32d495e8035fc082cd2ce0689e313179402301532807b', 'decision.opened', 'dec_01m8kdztvzpspy47ev4se9tmpd', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237633064383431636263623633313835383465653637363465396364313463316534666534303633636530393961373564663839333364613438623262626564222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74767a707370793437657634736539746d7064222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266623336383864663531663633393264633563333264343935653830333566633038326364326365303638396533313331373934303233303135333238303762222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a392c2274696d65223a22323032362d31312d32395431303a33353a33382e3735315a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(10, 2, 1, '\x672835dae06abb48e385909079b2e9fd1cb791ca5c2f78b5dc74ee526f0dff0d', '\x1540e28a5c84b949c2505b24bdb2e39677d32f53c188a65a1f8b0a662df7eaa7', 'job_card.filed', 'dec_01m8kdztvzpspy47ev4se9tmpd', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2233343136343261343430626165646334626262383433373237376366336266616462323764343561633331656337353931323931353931333933613234666233222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74767a707370793437657634736539746d7064222c2270726576223a2231353430653238613563383462393439633235303562323462646232653339363737643332663533633138386136356131663862306136363264663765616137222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231353430653238613563383462393439633235303562323462646232653339363737643332663533633138386136356131663862306136363264663765616137222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31302c2274696d65223a22323032362d31312d32395431303a33353a33382e3735325a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 2, '\x156b476dd172604c833d91ab9c634cdfa6ea5c22064d4bdae2e0c66814ebc598', '\x672835dae06abb48e385909079b2e9fd1cb791ca5c2f78b5dc74ee526f0dff0d', 'escalation.opened', 'dec_01m8kdztvzpspy47ev4se9tmpd', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2261613661643136343539393163623235626164643761613263663265393962323461623031396438353866636163383833386137633265303366356136613735222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74767a707370793437657634736539746d7064222c2270726576223a2236373238333564616530366162623438653338353930393037396232653966643163623739316361356332663738623564633734656535323666306466663064222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236373238333564616530366162623438653338353930393037396232653966643163623739316361356332663738623564633734656535323666306466663064222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31312c2274696d65223a22323032362d31312d32395431303a33353a33382e3735325a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(12, 2, 3, '\x286f334005ccc73bb86488096d9bc6debf503387eef25cb43cc94b0969859a0f', '\x156b476dd172604c833d91ab9c634cdfa6ea5c22064d4bdae2e0c66814ebc598', 'job_card.filed', 'dec_01m8kdztvzpspy47ev4se9tmpd', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2235363134383539383961386663313733353733346466353162366635306434383032346239643064633163303536353137356333643963316236366334646261222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74767a707370793437657634736539746d7064222c2270726576223a2231353662343736646431373236303463383333643931616239633633346364666136656135633232303634643462646165326530633636383134656263353938222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231353662343736646431373236303463383333643931616239633633346364666136656135633232303634643462646165326530633636383134656263353938222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31322c2274696d65223a22323032362d31312d32395431303a33353a33382e3735355a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(13, 2, 4, '\xe71c5ea507f03ac6910e132062d7b9a28dc230dbbb091f78ab2847e14d501d03', '\x286f334005ccc73bb86488096d9bc6debf503387eef25cb43cc94b0969859a0f', 'tripwire.tripped', 'dec_01m8kdztvzpspy47ev4se9tmpd', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2231313836613635306539313839396361356162396566353432653433663430646663646536633031613136383737343034343531393262363630383266383133222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74767a707370793437657634736539746d7064222c2270726576223a2232383666333334303035636363373362623836343838303936643962633664656266353033333837656566323563623433636339346230393639383539613066222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232383666333334303035636363373362623836343838303936643962633664656266353033333837656566323563623433636339346230393639383539613066222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31332c2274696d65223a22323032362d31312d32395431303a33353a33382e3735355a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(14, 2, 5, '\x91337085cfb91487d6631554a0b7002d985975556dfac2fd23332a37e753567b', '\xe71c5ea507f03ac6910e132062d7b9a28dc230dbbb091f78ab2847e14d501d03', 'job_card.filed', 'dec_01m8kdztvzpspy47ev4se9tmpd', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2266353330663932353838326130306531313361663237656264333336303661636435303239663061373233346462393230306130663138363737353165363731222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74767a707370793437657634736539746d7064222c2270726576223a2265373163356561353037663033616336393130653133323036326437623961323864633233306462626230393166373861623238343765313464353031643033222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265373163356561353037663033616336393130653133323036326437623961323864633233306462626230393166373861623238343765313464353031643033222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31342c2274696d65223a22323032362d31312d32395431303a33353a33382e3735375a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(15, 2, 6, '\xeb1053e320302678759e8070fb8f2937ea28d28d7e776f01ef4a69b5cfce6100', '\x91337085cfb91487d6631554a0b7002d985975556dfac2fd23332a37e753567b', 'tripwire.tripped', 'dec_01m8kdztvzpspy47ev4se9tmpd', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2238356536653561393439633063366338333763366532656362623664366362636633326535653133326561333864393163613936343536363335396332316162222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74767a707370793437657634736539746d7064222c2270726576223a2239313333373038356366623931343837643636333135353461306237303032643938353937353535366466616332666432333333326133376537353335363762222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239313333373038356366623931343837643636333135353461306237303032643938353937353535366466616332666432333333326133376537353335363762222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31352c2274696d65223a22323032362d31312d32395431303a33353a33382e3735375a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(16, 2, 7, '\x39e2eb797055255322ea4a071b122629e51e839928067db2d7d6356071b1beed', '\xeb1053e320302678759e8070fb8f2937ea28d28d7e776f01ef4a69b5cfce6100', 'escalation.opened', 'dec_01m8kdztvzpspy47ev4se9tmpd', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2264613662396366313964343037626665383263643064303066353365653236346261653137663238353366303231643030663433313636373531313233356632222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74767a707370793437657634736539746d7064222c2270726576223a2265623130353365333230333032363738373539653830373066623866323933376561323864323864376537373666303165663461363962356366636536313030222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265623130353365333230333032363738373539653830373066623866323933376561323864323864376537373666303165663461363962356366636536313030222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31362c2274696d65223a22323032362d31312d32395431303a33353a33382e3735375a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(17, 2, 8, '\xd5fcca64d01e1c22b1e1e4ac7578b009682eab20ded83ca18fdec6eccb624bb2', '\x39e2eb797055255322ea4a071b122629e51e839928067db2d7d6356071b1beed', 'tripwire.tripped', 'dec_01m8kdztvzpspy47ev4se9tmpd', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2262623332333238646339623132303736376239333535643164353630653733306331326136653862353833343939346634323636633635656539613663623431222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74767a707370793437657634736539746d7064222c2270726576223a2233396532656237393730353532353533323265613461303731623132323632396535316538333939323830363764623264376436333536303731623162656564222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233396532656237393730353532353533323265613461303731623132323632396535316538333939323830363764623264376436333536303731623162656564222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31372c2274696d65223a22323032362d31312d32395431303a33353a33382e3735375a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(18, 2, 9, '\x38199403c03bf0e01976a8bc5632c821cde156296e5423d77143414a20f82ada', '\xd5fcca64d01e1c22b1e1e4ac7578b009682eab20ded83ca18fdec6eccb624bb2', 'job_card.filed', 'dec_01m8kdztvzpspy47ev4se9tmpd', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230363761363736613862636661353862313365663135623634343832363333313332613736353761393839643634633463663938633632633937353736613730222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74767a707370793437657634736539746d7064222c2270726576223a2264356663636136346430316531633232623165316534616337353738623030393638326561623230646564383363613138666465633665636362363234626232222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264356663636136346430316531633232623165316534616337353738623030393638326561623230646564383363613138666465633665636362363234626232222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31382c2274696d65223a22323032362d31312d32395431303a33353a33382e3736305a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(19, 2, 10, '\xe2ee5e8a2d093e8d2976b2eadd16bf6a2eda0b8cf5a76da1aef684dff03ec2ab', '\x38199403c03bf0e01976a8bc5632c821cde156296e5423d77143414a20f82ada', 'review.recorded', 'dec_01m8kdztvzpspy47ev4se9tmpd', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2265613565323330613137636261373138636161386337343137613830313136613464383265643032383532366133366532663937643239393865343033626138222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74767a707370793437657634736539746d7064222c2270726576223a2233383139393430336330336266306530313937366138626335363332633832316364653135363239366535343233643737313433343134613230663832616461222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233383139393430336330336266306530313937366138626335363332633832316364653135363239366535343233643737313433343134613230663832616461222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31392c2274696d65223a22323032362d31312d32395431303a33353a33382e3736325a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(20, 2, 11, '\x35659cfaf4393c90b2d70c2dbdfb6660e9f189aec425cc065759c626bb472ac0', '\xe2ee5e8a2d093e8d2976b2eadd16bf6a2eda0b8cf5a76da1aef684dff03ec2ab', 'side_effect.refused', 'dec_01m8kdztvzpspy47ev4se9tmpd', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263306263613231373436323931313533393530653163323631363462316465663434643330396663316464346364356139636132376132386433306636363534222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74767a707370793437657634736539746d7064222c2270726576223a2265326565356538613264303933653864323937366232656164643136626636613265646130623863663561373664613161656636383464666630336563326162222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265326565356538613264303933653864323937366232656164643136626636613265646130623863663561373664613161656636383464666630336563326162222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a32302c2274696d65223a22323032362d31312d32395431303a33353a33382e3736335a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(21, 2, 12, '\xd34863b895116b1b55347b534912f3fa44bca808e65b33bf2608ae18b1042861', '\x35659cfaf4393c90b2d70c2dbdfb6660e9f189aec425cc065759c626bb472ac0', 'decision.closed', 'dec_01m8kdztvzpspy47ev4se9tmpd', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2231306233386663323363323135656362646638663736616337636538386238626431363863343634313135323064336462386330666162633161313963616536222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74767a707370793437657634736539746d7064222c2270726576223a2233353635396366616634333933633930623264373063326462646662363636306539663138396165633432356363303635373539633632366262343732616330222c22736571223a31327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233353635396366616634333933633930623264373063326462646662363636306539663138396165633432356363303635373539633632366262343732616330222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a32312c2274696d65223a22323032362d31312d32395431303a33353a33382e3736345a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(22, 2, 13, '\x40648b24b1bedc69d11cd884507311754d8c7858fd214dd7cb0478e036990aa7', '\xd34863b895116b1b55347b534912f3fa44bca808e65b33bf2608ae18b1042861', 'tripwire.tripped', 'dec_01m8kdztvzpspy47ev4se9tmpd', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2235343863333766303738383534356234386265366466616531393333663366346139313032633339656330636462303863386630326638313939313632633063222c226465636973696f6e223a7b226964223a226465635f30316d386b647a74767a707370793437657634736539746d7064222c2270726576223a2264333438363362383935313136623162353533343762353334393132663366613434626361383038653635623333626632363038616531386231303432383631222c22736571223a31337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264333438363362383935313136623162353533343762353334393132663366613434626361383038653635623333626632363038616531386231303432383631222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32322c2274696d65223a22323032362d31312d32395431303a33353a33382e3736345a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(23, 2, 0, '\x2b2e4a15246363b2549544253ec35e49ace35900ab089c26436f1120ee68646c', '\x40648b24b1bedc69d11cd884507311754d8c7858fd214dd7cb0478e036990aa7', 'decision.opened', 'dec_01m8kdztwezcwv67ytdkc8g2hj', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2264363038616364373265306135356537313161666261306361353335626439653662613764626438323331336166666137623138306465633033653964623962222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7477657a63777636377974646b63386732686a222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234303634386232346231626564633639643131636438383435303733313137353464386337383538666432313464643763623034373865303336393930616137222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32332c2274696d65223a22323032362d31312d32395431303a33353a33382e3736365a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(24, 2, 1, '\xfe0570d319066c948f17ffc52a8a5859793c080564c69e74c310ec94381acf88', '\x2b2e4a15246363b2549544253ec35e49ace35900ab089c26436f1120ee68646c', 'review.recorded', 'dec_01m8kdztwezcwv67ytdkc8g2hj', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2265316262646239323063353639333766643061623262653133373431376330383837386334336265663430313534306639633363623062373065633565373630222c226465636973696f6e223a7b226964223a226465635f30316d386b647a7477657a63777636377974646b63386732686a222c2270726576223a2232623265346131353234363336336232353439353434323533656333356534396163653335393030616230383963323634333666313132306565363836343663222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232623265346131353234363336336232353439353434323533656333356534396163653335393030616230383963323634333666313132306565363836343663222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32342c2274696d65223a22323032362d31312d32395431303a33353a33382e3737345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d');

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+45dac209+AckubCGhw17rUuhdMs247bAFsJ/5xn9q2jDNOhPcxRP7', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-29T10:35:38.663Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+6b31efbd+AQbupGeNWxW1J1HLpgIpEF/ekNcgsLOCbuecNRCyEw3I', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-29T10:35:38.690Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\xe062c1b6896d33ebf122eb79adb9af1f86516bdf396cf31e3fbf3e5eed00f070', '2026-11-29T10:35:38.697Z', '\xda07d10daac4e1965e6b3390a9ed0a0d52e1d212e3bb6467bf6785ff0f04503d'),
	(2, 25, '\xfe0570d319066c948f17ffc52a8a5859793c080564c69e74c310ec94381acf88', '2026-11-29T10:35:38.774Z', '\xa9e58571806f1b38e1ef18165c6a88e5e31ca616311ab018728633981b73f77a08aa2d2c7e68b1d79227d432e6dd3c3454c83f20981417c79bbfa3a793c0936bfe0570d319066c948f17ffc52a8a5859793c080564c69e74c310ec94381acf88');

INSERT INTO docket.migration VALUES
	(1, 1, 'Ledger0000000000001');

SELECT pg_catalog.setval('docket.ledger_ledger_no_seq', 2, true);

SELECT pg_catalog.setval('docket.migration_id_seq', 1, true);

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

ALTER TABLE ONLY docket.tile
    ADD CONSTRAINT tile_pkey PRIMARY KEY (ledger_no, level, index);

CREATE INDEX entry_ledger_record ON docket.entry USING btree (ledger_no, seq) WHERE (decision_id IS NULL);

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
