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

CREATE FUNCTION docket.erase_answers(of_ledger integer, ordered_by bigint, principals text[], keys text[], digests bytea[], answers text[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  UPDATE docket.idempotency i SET request_digest = n.digest, answer = n.answer
  FROM unnest(principals, keys, digests, answers) AS n (principal, key, digest, answer)
  WHERE i.ledger_no = of_ledger AND i.principal = n.principal AND i.key = n.key
    AND (i.request_digest, i.answer) IS DISTINCT FROM (n.digest, n.answer)
    AND (SELECT e.decision_id FROM docket.entry e WHERE e.ledger_no = of_ledger AND e.seq = i.seq) IN (
      SELECT e.decision_id FROM docket.entry e
      WHERE e.ledger_no = of_ledger AND e.seq IN (
        SELECT (v ->> 'seq')::bigint
        FROM docket.recorded_erasure(of_ledger, ordered_by, 'erasure.executed') r, json_array_elements(r.said -> 'values') v
      )
    )
$$;

CREATE FUNCTION docket.erase_values(of_ledger integer, seqs bigint[], bodies bytea[], disclosures bytea[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  changed bigint;
  opened bigint[];
  members bigint[];
BEGIN
  UPDATE docket.body b SET body = n.body, secret = NULL, disclosure = n.disclosure
  FROM unnest(seqs, bodies, disclosures) AS n (seq, body, disclosure)
  WHERE b.ledger_no = of_ledger AND b.seq = n.seq;
  GET DIAGNOSTICS changed = ROW_COUNT;
  IF changed <> cardinality(seqs) THEN
    RAISE EXCEPTION 'an entry whose values are to be erased has no body' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT array_agg(m.seq), array_agg(m.seq) FILTER (WHERE m.decision_seq = 0) INTO members, opened
  FROM docket.entry m
  WHERE m.ledger_no = of_ledger AND m.decision_id IN (
    SELECT e.decision_id FROM docket.entry e WHERE e.ledger_no = of_ledger AND e.seq = ANY (seqs)
  );
  DELETE FROM docket.search_text WHERE ledger_no = of_ledger AND seq = ANY (members);
  DELETE FROM docket.search_document WHERE ledger_no = of_ledger AND seq = ANY (members);
  DELETE FROM docket.search_skipped WHERE ledger_no = of_ledger AND seq = ANY (members);
  DELETE FROM docket.search_side_effect WHERE ledger_no = of_ledger AND opened_seq = ANY (opened);
  DELETE FROM docket.search_decision WHERE ledger_no = of_ledger AND opened_seq = ANY (opened);
END
$$;

CREATE FUNCTION docket.recorded_erasure(of_ledger integer, at bigint, of_type text, OUT said json, OUT actor text) RETURNS record
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT convert_from(b.body, 'UTF8')::json, convert_from(e.leaf, 'UTF8')::json ->> 'actor'
  FROM docket.entry e JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq
  WHERE e.ledger_no = of_ledger AND e.seq = at AND e.type = of_type AND e.decision_id IS NULL
$$;

CREATE FUNCTION docket.refuse_body_change() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
DECLARE
  before json;
  after json;
  ordered record;
  asked record;
  named json;
  skeleton text;
  digests text[];
  left_over text[];
  ordered_by bigint;
BEGIN
  IF TG_OP = 'DELETE' OR NEW.ledger_no <> OLD.ledger_no OR NEW.seq <> OLD.seq
    OR NEW.secret IS NOT NULL OR NEW.disclosure IS NULL THEN
    RAISE EXCEPTION 'docket.body is append-only: % refused', TG_OP
      USING ERRCODE = 'insufficient_privilege',
            HINT = 'A correction is a new entry that supersedes the old one.';
  END IF;
  before := convert_from(OLD.disclosure, 'UTF8')::json;
  after := convert_from(NEW.disclosure, 'UTF8')::json;
  SELECT max((e ->> 'erased_by')::bigint) INTO ordered_by FROM json_array_elements(after -> 'erased') e;
  SELECT * INTO ordered FROM docket.recorded_erasure(NEW.ledger_no, ordered_by, 'erasure.executed');
  SELECT * INTO asked FROM docket.recorded_erasure(NEW.ledger_no, (ordered.said ->> 'request')::bigint, 'erasure.requested');
  SELECT v INTO named FROM json_array_elements(ordered.said -> 'values') v WHERE (v ->> 'seq')::bigint = NEW.seq;
  IF named IS NULL OR asked.actor IS NULL OR (asked.said -> 'values')::text <> (ordered.said -> 'values')::text
    -- Docket may do alone what it asked for for its age, where the policy in force says so.
    OR asked.actor = ordered.actor AND (ordered.actor, asked.said ->> 'about', (
      SELECT convert_from(b.body, 'UTF8')::json #>> '{policy,retention,expiry}'
      FROM docket.entry e JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq
      WHERE e.ledger_no = NEW.ledger_no AND e.seq < ordered_by AND e.decision_id IS NULL
        AND e.type IN ('ledger.created', 'policy.changed')
      ORDER BY e.seq DESC LIMIT 1
    )) IS DISTINCT FROM ('docket', 'retention', 'automatic') THEN
    RAISE EXCEPTION 'no two people order that values of entry % are erased', NEW.seq
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- Gone is what was gone, and what is ordered; each value once.
  IF json_array_length(after -> 'withheld') <> 0 OR (
    SELECT array_agg(row (e ->> 'pointer', e ->> 'erased_by')::text ORDER BY row (e ->> 'pointer', e ->> 'erased_by')::text)
    FROM json_array_elements(after -> 'erased') e
  ) IS DISTINCT FROM (
    SELECT array_agg(gone ORDER BY gone) FROM (
      SELECT row (e ->> 'pointer', e ->> 'erased_by')::text AS gone FROM json_array_elements(before -> 'erased') e
      UNION ALL
      SELECT row (p, ordered_by::text)::text FROM json_array_elements_text(named -> 'pointers') p
    ) g
  ) OR (
    SELECT count(*) <> count(DISTINCT pointer) FROM (
      SELECT e ->> 'pointer' AS pointer FROM json_array_elements(after -> 'erased') e
      UNION ALL SELECT e ->> 'pointer' FROM json_array_elements(after -> 'disclosed') e
    ) p
  ) THEN
    RAISE EXCEPTION 'other values of entry % would be gone than those that are ordered', NEW.seq
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- All else is what the leaf commits to: texts are canonical, and taken as they stand.
  skeleton := (after -> 'skeleton')::text;
  SELECT array_agg(m[1] ORDER BY m[1]) INTO digests FROM regexp_matches(skeleton, '"([0-9a-f]{64})"(?!:)', 'g') m;
  SELECT coalesce(array_agg(digest ORDER BY digest), '{}') INTO left_over FROM (
    SELECT encode(sha256(convert_to(format('["%s",%s,%s]', e ->> 'salt', e -> 'pointer', e -> 'value'), 'UTF8')), 'hex') AS digest
    FROM json_array_elements(after -> 'disclosed') e
  ) d;
  IF NOT EXISTS (
    SELECT FROM docket.entry e WHERE e.ledger_no = NEW.ledger_no AND e.seq = NEW.seq
      AND convert_from(e.leaf, 'UTF8')::json ->> 'body' = encode(sha256(convert_to(skeleton, 'UTF8')), 'hex')
  ) OR cardinality(digests) <> cardinality(left_over) + json_array_length(after -> 'erased')
    OR EXISTS (SELECT unnest(left_over) EXCEPT ALL SELECT unnest(digests)) THEN
    RAISE EXCEPTION 'what would be left of entry % is not what its leaf commits to', NEW.seq
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
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
    CONSTRAINT api_key_role_check CHECK ((role = ANY (ARRAY['agent'::text, 'reviewer'::text, 'officer'::text, 'auditor'::text, 'administrator'::text, 'observer'::text]))),
    CONSTRAINT api_key_secret_hash_check CHECK ((octet_length(secret_hash) = 32))
);

CREATE TABLE docket.body (
    seq bigint NOT NULL,
    ledger_no integer NOT NULL,
    body bytea NOT NULL,
    secret bytea,
    disclosure bytea,
    CONSTRAINT body_check CHECK (
CASE
    WHEN (disclosure IS NULL) THEN ((secret IS NOT NULL) AND (octet_length(secret) = 32))
    ELSE (secret IS NULL)
END)
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

CREATE TABLE docket.claim (
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    held_until timestamp with time zone,
    noted_at timestamp with time zone,
    ledger_no integer NOT NULL,
    decision_id text NOT NULL,
    escalation_id text NOT NULL,
    holder text,
    given_by text,
    note text,
    noted_by text,
    CONSTRAINT claim_check CHECK ((((holder IS NULL) = (held_until IS NULL)) AND ((holder IS NULL) = (given_by IS NULL)) AND ((note IS NULL) = (noted_by IS NULL)) AND ((note IS NULL) = (noted_at IS NULL)))),
    CONSTRAINT claim_note_check CHECK ((octet_length(note) <= 8000))
);

ALTER TABLE ONLY docket.claim FORCE ROW LEVEL SECURITY;

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

CREATE TABLE docket.otlp_chunk (
    chunk_no bigint NOT NULL,
    request_no bigint,
    ledger_no integer NOT NULL,
    round integer,
    items integer NOT NULL,
    bytes integer NOT NULL,
    principal text NOT NULL,
    trace_id text NOT NULL,
    ranges bytea NOT NULL,
    known bytea,
    CONSTRAINT otlp_chunk_items_check CHECK ((items > 0))
);

ALTER TABLE ONLY docket.otlp_chunk FORCE ROW LEVEL SECURITY;

ALTER TABLE docket.otlp_chunk ALTER COLUMN chunk_no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME docket.otlp_chunk_chunk_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE docket.otlp_request (
    request_no bigint NOT NULL,
    ledger_no integer NOT NULL,
    is_packed boolean NOT NULL,
    signal text NOT NULL,
    form text NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT otlp_request_form_check CHECK ((form = ANY (ARRAY['protobuf'::text, 'items'::text]))),
    CONSTRAINT otlp_request_signal_check CHECK ((signal = ANY (ARRAY['traces'::text, 'logs'::text])))
);
ALTER TABLE ONLY docket.otlp_request ALTER COLUMN content SET STORAGE EXTERNAL;

ALTER TABLE ONLY docket.otlp_request FORCE ROW LEVEL SECURITY;

ALTER TABLE docket.otlp_request ALTER COLUMN request_no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME docket.otlp_request_request_no_seq
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
    set_aside_at timestamp with time zone,
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

CREATE TABLE docket.outbox_endpoint (
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    delivered_at timestamp with time zone,
    lease_until timestamp with time zone,
    retry_at timestamp with time zone,
    failing_since timestamp with time zone,
    disabled_at timestamp with time zone,
    size bigint NOT NULL,
    ledger_no integer NOT NULL,
    lease_no integer DEFAULT 0 NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    endpoint_id text NOT NULL,
    form text NOT NULL,
    events text NOT NULL,
    label text NOT NULL,
    shown text NOT NULL,
    created_by text NOT NULL,
    disabled_why text,
    last_error text,
    sealed bytea NOT NULL,
    CONSTRAINT outbox_endpoint_endpoint_id_check CHECK ((endpoint_id ~ '^whk_[0-9a-z]{26}$'::text))
);

ALTER TABLE ONLY docket.outbox_endpoint FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.outbox_message (
    message_no bigint NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    settled_at timestamp with time zone,
    ledger_no integer NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    last_status integer,
    endpoint_id text NOT NULL,
    message_id text NOT NULL,
    state text DEFAULT 'waiting'::text NOT NULL,
    event text NOT NULL,
    content text NOT NULL,
    last_error text,
    CONSTRAINT outbox_message_message_id_check CHECK ((message_id ~ '^msg_[0-9a-f]{32}$'::text)),
    CONSTRAINT outbox_message_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'dead'::text])))
);

ALTER TABLE ONLY docket.outbox_message FORCE ROW LEVEL SECURITY;

ALTER TABLE docket.outbox_message ALTER COLUMN message_no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME docket.outbox_message_message_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

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

ALTER TABLE ONLY docket.search_count FORCE ROW LEVEL SECURITY;

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
    subject_ref text COLLATE pg_catalog."C",
    waits integer DEFAULT 0 NOT NULL,
    next_due text COLLATE pg_catalog."C"
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
    last_time text NOT NULL COLLATE pg_catalog."C",
    amount numeric GENERATED ALWAYS AS (
CASE
    WHEN (amount_value ~ '^-?[0-9]{1,64}([.][0-9]{1,64})?$'::text) THEN (amount_value)::numeric
    ELSE NULL::numeric
END) STORED
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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b32363064333964322b41593579516569556d6474716349757a31494366434f4864306f31644d723554556e4952763246676a504d53227d', '\xcbd3f59e14523ab8ec64283803ec475ae7abbb244b8a963accca0d1471b0063c', NULL),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b32376631366436622b41533468437442426a3264487433486a342b42456733652f556a6f30415a6d3558343774525a517948772f6e227d', '\x9d85dfc8cbe183c277ce6d8fe87173a6b0f13d3a9117b650f2d16daf75c48ab1', NULL),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2262346334333537616131653639373437353536396233323066383237316666393432623530316238663866303235363638363630316362636466353031633062222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b32376631366436622b41533468437442426a3264487433486a342b42456733652f556a6f30415a6d3558343774525a517948772f6e227d', '\x4b724da34513e46c03c8eb3f687900b230a255acef50b1687621bdedf4bf827b', NULL),
	(1, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226d656469756d227d', '\xfc7f53f423f015646084ef27a927b563603158511c1ca3275d32f5b66f088fb6', NULL),
	(2, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x187a0d1fee85f72d89c698703070defbfaec5ac67032819161badf5c1565ed7b', NULL),
	(3, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d32227d', '\xe52d668259b532cfc513095faf6e02348a1afca79aa37def7402b9345f2add9a', NULL),
	(4, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x634c5efaeee00d95e27a12d0eadd5543af6197a5920fdf785a62888aba3b3203', NULL),
	(5, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77227d', '\xcf469a83bb25e936be458da9dcbaa78a873bd78ad7aae025629078aec8aa5da1', NULL),
	(6, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22504c414e4e494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x906816dbcbea4f2d4888c85a6fc93e939b75fab0c027f9d71032a28d735716bb', NULL),
	(7, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xbdbd4df4a1e8ba3dd3e25cf5ae80a3713743d39969999d652f8bb10a464fb784', NULL),
	(8, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d32222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d386b6530327231367478386339656635656d6332793565222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\xc0c3c332cfe8947bdca92388e7af611c1b1f0bc963f418c5b19827416180b5b1', NULL),
	(9, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d386b6530327231367478386339656635656d6332793565227d', '\x9149727cbc8aa00af1bcb4bedadfaf035b1f6f56c20b96944cbfc6cb470d94bc', NULL),
	(10, 2, '\x7b22656e7472795f636f756e74223a362c226f7574636f6d65223a22636f6d706c65746564227d', '\xded72ce13a28b870eaead80af731ce872347dbafdc0fd0fdd23ebf9fc56d9616', NULL),
	(11, 2, '\x7b226361757365223a352c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b5d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b227366785f30316d386b6530327231367478386339656635656d6332793565225d2c22736964655f656666656374735f6f70656e223a312c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\xc145363b9327e97caf541748c9a98d7735ee9a4f831b7e32d9b40a1e6933c383', NULL),
	(12, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c227d', '\xbc23255c7d6289ea6c4fa7d15a68d1f87d5f8f212d67d45bbbf4cbd08bf12626', NULL),
	(13, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x62bcc90fd6e30d0764a1d5c90a980322b03a99ee9a4239cd5606964356336cf5', NULL),
	(14, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d33222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d386b65303272637a317666733933743765377464316e71222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\x95b25d560fd2b6c617fb5b161f52f4630afa337a2b20eead0e2bb1d7c27522b6', NULL),
	(15, 2, '\x7b22656e7472795f636f756e74223a342c226f7574636f6d65223a22636f6d706c65746564227d', '\x8a9b5b6f482a806d0ff17d85c5a7a218bd0a4e43fed864dcb42606f66c789580', NULL),
	(16, 2, '\x7b226361757365223a332c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b5d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b227366785f30316d386b65303272637a317666733933743765377464316e71225d2c22736964655f656666656374735f6f70656e223a312c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\xf183de53fa6dbba901033eb0607b04dc5d463462cab4d2ebbbe2da3d6d495307', NULL),
	(17, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768222c227375626a6563745f726566223a227375622d31227d', '\x473ffa56c2c8fa5282135439392a96005d160292c4f4ef0d30a1d908a86d822a', NULL),
	(18, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xbf1ff4d7b64395ac665589261cdca5243c06ac5ee24cf884704c243b8a17968e', NULL),
	(19, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x569d241cee5034e7eb8147fb9707af96ec79e981ed6f4d301ce12ac7ca553b7f', NULL),
	(20, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c226964656d706f74656e63795f6b6579223a22636c61696d732d34222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d386b653032726d703478706d627932353472346e743573222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a227061796d656e7473227d7d', '\x5aa82ae527bc12dc9f4b76847f6061afe638b432e523333283dde7d3032083e8', NULL),
	(21, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d386b653032726d703478706d627932353472346e743573227d', '\xce6934f9feb938784c2c7afb19b0b1cb835bb92751131635b5362ca41df6054a', NULL),
	(22, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d386b653032726d703478706d627932353472346e743573227d', '\x6db63f27ccc66221ae25765a55ae2836716a90b4743f0fee4d457cb3228b7995', NULL),
	(23, 2, '\x7b22656e7472795f636f756e74223a372c226f7574636f6d65223a22636f6d706c65746564227d', '\x1152997b6863be823edf953590a8a6bd62b36a3e7c7931bd5bf4532a88f3d783', NULL),
	(24, 2, '\x7b226361757365223a362c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b5d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b227366785f30316d386b653032726d703478706d627932353472346e743573225d2c22736964655f656666656374735f6f70656e223a312c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x2a17f12f939648fb71acc6e5554b15dea62cacebea33feb7870486a31cf04b0b', NULL),
	(25, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d32227d', '\xd0e5cf6109814deb9ee9c37e8cfb6f03ac0fe0fb8b8dbfa9300204bf3c777ee7', NULL),
	(26, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22504c414e4e494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x7f21ec4328fd4f3bcfdf6954c71f93e3046d5a209784b12ea43e72d22d4c1075', NULL),
	(27, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xa3d6db099c6542040c2bc571ffbba56446854c6fca2cfbb32ac417fc5f24bb85', NULL),
	(28, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x96642963a6ea556e4f18745fbec42363ab8f85b033f232f8ddbe377ba50cf2c2', NULL),
	(29, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x899a581dedd138cb1881230eda72fc72dbfab1d001833723c42895db7c20228c', NULL),
	(30, 2, '\x7b226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226c6f6f70227d', '\xb976a0ae8f9c23a9e52d4d8a07b7e678b2f8a9b45f4239a7fb2a4d6aab3e40aa', NULL),
	(31, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x134caa887a9222270065c6e584bec8a6fd7ea97158077bd8868c19a0900d973e', NULL),
	(32, 2, '\x7b226361757365223a362c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d32222c2272756c65223a226167656e745f61736b6564227d', '\x712004cdb91e08c215fb3aa1ac56f7b54f6e4e4cf35b0089f7ff89ca53967639', NULL),
	(33, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xa04eb25402e2a03ac23a2bd9cd9684b9ea9800811cb8efb6f03e94c0c5b9681b', NULL),
	(34, 2, '\x7b22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\xcaea13dc1c95f51f1eaa7e6695c3316daac073a448527c0c10e59bf7376d19d3', NULL),
	(35, 2, '\x7b22656e7472795f636f756e74223a31312c226f7574636f6d65223a22636f6d706c65746564227d', '\x31314af351631915746e12041f7d1c9916527996e8c40c47bb102df4f3b1211d', NULL),
	(36, 2, '\x7b226361757365223a31302c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31222c226573632d32225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x9dd15539319b056b96e7252c8229fa45de633750589ac73fb41ac674d112ab43', NULL);

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\x8664323603c83aadce9fbdc627dca43ecf72935bdd37e4822b3238bd3a8b2bfc', '2026-11-29T10:35:46.752Z', 'docket.example/registry
1
hmQyNgPIOq3On73GJ9ykPs9yk1vdN+SCKzI4vTqLK/w=

— docket.example/registry Jg050iJGPJyhVDFx0sXgM0TeOUjLMI9nyboBw+oj2RIxyhljaCDWOPdDqDID25k9dqzWK0SgRkKYXTPlOjIgedFvhAM=
'),
	(1, 2, '\xb4c4357aa1e697475569b320f8271ff942b501b8f8f0256686601cbcdf501c0b', '2026-11-29T10:35:46.766Z', 'docket.example/claims
1
tMQ1eqHml0dVabMg+Ccf+UK1Abj48CVmhmAcvN9QHAs=

— docket.example/claims J/Fta1xLHhY9Qi9DwFLj1CD45ImpholXquttotDxumior2Go/al6noFIL8zHmLUw7BDotzNkUUtnmbxm5SwBXg/Idg4=
'),
	(2, 1, '\x0de297b18a9c49cc538340bfd315320b9d4cb3bded1c8b9a8621bc0bfe71632a', '2026-11-29T10:35:46.776Z', 'docket.example/registry
2
DeKXsYqcScxTg0C/0xUyC51Ms73tHIuahiG8C/5xYyo=

— docket.example/registry Jg050jEPqGl1Fq4L17MLG/aYKxTMTwA7tW1DgjERDSkoqJWSLJ0n8fQX3QJG5VI2DTTodx+y+B3H98dMEpHz0+Tq7wQ=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8ke02pz8rgtmjqgn4be0tp9', 1, 2, '\xda67f6470a813585b0ac188c5948aea14ebda9e870697d6bcc052d5f43685849', 2, 'open', NULL, 'proceed', 'medium', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:46.783Z', '2026-11-29T10:35:46.785Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8ke02pz8rgtmjqgn4be0tp9","imported":false,"lastSeq":2,"lastTime":"2026-11-29T10:35:46.785Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:46.783Z","openedBy":"prn_other","openedSeq":1,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"medium","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8ke02q4yba9k1tzh97thdr0', 3, 4, '\x69ccacd471d55e76ab0142f3d0a1780750b568175ab75e895d720b04675ddbda', 2, 'open', NULL, 'proceed', 'low', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:46.788Z', '2026-11-29T10:35:46.803Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8ke02q4yba9k1tzh97thdr0","imported":false,"lastSeq":4,"lastTime":"2026-11-29T10:35:46.803Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:46.788Z","openedBy":"prn_other","openedSeq":3,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8ke02qydg4ycbng5h5964gm', 5, 11, '\x4365b9840290deba13f1d3dc4622be87d3f382218c94de1831bc5a3928dde133', 7, 'closed', 'PLANNING', 'proceed', 'low', false, 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:46.814Z', '2026-11-29T10:35:46.820Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"PLANNING","released":false}],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/1","system":"payments"}},"at":3,"sideEffect":"sfx_01m8ke02r16tx8c9ef5emc2y5e"},"approvals":[],"authorityScope":null,"closedAt":"2026-11-29T10:35:46.820Z","confidence":0.9,"counters":{"cards":1,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":1,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":7,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8ke02qydg4ycbng5h5964gm","imported":false,"lastSeq":11,"lastTime":"2026-11-29T10:35:46.820Z","liftings":[],"loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:46.814Z","openedBy":"prn_agent","openedSeq":5,"outcome":"completed","parentDecision":null,"phase":"PLANNING","refusals":{"attempts":0,"since":5},"sideEffects":[{"cause":3,"id":"sfx_01m8ke02r16tx8c9ef5emc2y5e","key":"c7ea0d19c9ebc2518d80c63e","operation":"issue_refund","reversibility":"unknown","signature":"4e676f33ae143915c290edf5","status":"executing","unannounced":false}],"sideEffectsForgotten":0,"stakes":"low","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8ke02rbxnx52c7kvjj9vcac', 12, 16, '\x85f51523cdea8956b1965e87c7d08830e7bb7f9b4752e3ccd9c366d8a0e64957', 5, 'closed', NULL, 'proceed', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:46.827Z', '2026-11-29T10:35:46.830Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/1","system":"payments"}},"at":2,"sideEffect":"sfx_01m8ke02rcz1vfs93t7e7td1nq"},"approvals":[],"authorityScope":null,"closedAt":"2026-11-29T10:35:46.830Z","confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":5,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8ke02rbxnx52c7kvjj9vcac","imported":false,"lastSeq":16,"lastTime":"2026-11-29T10:35:46.830Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:46.827Z","openedBy":"prn_agent","openedSeq":12,"outcome":"completed","parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":3},"sideEffects":[{"cause":2,"id":"sfx_01m8ke02rcz1vfs93t7e7td1nq","key":"f9e277c4188a51cba9010764","operation":"issue_refund","reversibility":"unknown","signature":"4e676f33ae143915c290edf5","status":"intent","unannounced":false}],"sideEffectsForgotten":0,"stakes":"critical","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8ke02rhqkrj49evjt5dme47', 17, 24, '\xb1a51438fb2ba774e4ad52984a596b853f8804c2e606f48344cbf3c294b047ed', 8, 'closed', 'ESCALATING', 'proceed', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:46.833Z', '2026-11-29T10:35:46.838Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"ESCALATING","released":false}],"agentsForgotten":0,"announced":{"action":{"amount":{"currency":"EUR","value":"25.00"},"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/2","system":"payments"}},"at":3,"sideEffect":"sfx_01m8ke02rmp4xpmby254r4nt5s"},"approvals":[],"authorityScope":null,"closedAt":"2026-11-29T10:35:46.838Z","confidence":0.9,"counters":{"cards":1,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":1,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":1,"directive":"proceed","entryCount":8,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8ke02rhqkrj49evjt5dme47","imported":false,"lastSeq":24,"lastTime":"2026-11-29T10:35:46.838Z","liftings":[],"loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:46.833Z","openedBy":"prn_agent","openedSeq":17,"outcome":"completed","parentDecision":null,"phase":"ESCALATING","refusals":{"attempts":0,"since":6},"sideEffects":[{"cause":3,"id":"sfx_01m8ke02rmp4xpmby254r4nt5s","key":"fb19c68c10fc4cc672b86557","operation":"issue_refund","reversibility":"unknown","signature":"4a2f0f5a271380eb95feb60b","status":"outcome_unknown","unannounced":false}],"sideEffectsForgotten":0,"stakes":"high","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8ke02rzx6spasswdwvdn2g9', 25, 36, '\x7d8b02ab97ad12bfd57889d4469e49eb46a3030b2eb35498f114df6ccb6edf0b', 12, 'closed', 'EXECUTING', 'stop', 'low', true, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:46.847Z', '2026-11-29T10:35:46.872Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"EXECUTING","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-11-29T10:35:46.872Z","confidence":0.9,"counters":{"cards":4,"escalations":2,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":2},"decided":null,"decisiveReferences":0,"directive":"stop","entryCount":12,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8ke02rzx6spasswdwvdn2g9","imported":false,"lastSeq":36,"lastTime":"2026-11-29T10:35:46.872Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":true,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":5,"cause":3,"directive":"stop","dueAt":null,"id":"esc-1","overdue":null,"rule":"loop","subject":"","yeses":[]},{"announced":null,"approvalsNeeded":1,"at":7,"cause":6,"directive":"hold","dueAt":null,"id":"esc-2","overdue":null,"rule":"agent_asked","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-29T10:35:46.847Z","openedBy":"prn_agent","openedSeq":25,"outcome":"completed","parentDecision":null,"phase":"EXECUTING","refusals":{"attempts":0,"since":10},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\x8664323603c83aadce9fbdc627dca43ecf72935bdd37e4822b3238bd3a8b2bfc', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2263313838623738633434613934386234383263666263613766383361643536613438636265363965663465356335393835636462646561666364623632356463222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32395431303a33353a34362e3734385a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\xb4c4357aa1e697475569b320f8271ff942b501b8f8f0256686601cbcdf501c0b', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2237653233373932626130666265333963396230303864343038303763613839306631303438343130343630306636616564623431666465343738363831323965222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32395431303a33353a34362e3736355a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\x4b91963846de357a4d2872b933d27276aff3a125db1475cb05936b7410c4ec73', '\x8664323603c83aadce9fbdc627dca43ecf72935bdd37e4822b3238bd3a8b2bfc', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2266653063623161636163373935323931333334353564336562306531376138386430616631656266373937386137323431646666303439366466336564363836222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2238363634333233363033633833616164636539666264633632376463613433656366373239333562646433376534383232623332333862643361386232626663222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31312d32395431303a33353a34362e3737325a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\xf2c39f6a787890252d6fbc0b0ba38d33dc7fed61726da6f5042852cbb051cc49', '\xb4c4357aa1e697475569b320f8271ff942b501b8f8f0256686601cbcdf501c0b', 'decision.opened', 'dec_01m8ke02pz8rgtmjqgn4be0tp9', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2237636534396533323437326432333864626338653934396431346432333630626363626462336363643163313834393236386664313565653462326164333262222c226465636973696f6e223a7b226964223a226465635f30316d386b653032707a387267746d6a71676e34626530747039222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262346334333537616131653639373437353536396233323066383237316666393432623530316238663866303235363638363630316362636466353031633062222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31312d32395431303a33353a34362e3738335a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\xda67f6470a813585b0ac188c5948aea14ebda9e870697d6bcc052d5f43685849', '\xf2c39f6a787890252d6fbc0b0ba38d33dc7fed61726da6f5042852cbb051cc49', 'review.recorded', 'dec_01m8ke02pz8rgtmjqgn4be0tp9', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2235326432306639626537353236356237663236376163396231623833636566653336353337653138633666393731616435623437646266663766363332613863222c226465636973696f6e223a7b226964223a226465635f30316d386b653032707a387267746d6a71676e34626530747039222c2270726576223a2266326333396636613738373839303235326436666263306230626133386433336463376665643631373236646136663530343238353263626230353163633439222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266326333396636613738373839303235326436666263306230626133386433336463376665643631373236646136663530343238353263626230353163633439222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a322c2274696d65223a22323032362d31312d32395431303a33353a34362e3738355a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 0, '\x4fa58eae63012c4514186bd588cf020793ee9147377e13b9bcc748854455048e', '\xda67f6470a813585b0ac188c5948aea14ebda9e870697d6bcc052d5f43685849', 'decision.opened', 'dec_01m8ke02q4yba9k1tzh97thdr0', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2235383931306366386139333330333565613638373332306334623636303564383938303064336231356134633938313937653938303966346665353839366336222c226465636973696f6e223a7b226964223a226465635f30316d386b6530327134796261396b31747a6839377468647230222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264613637663634373061383133353835623061633138386335393438616561313465626461396538373036393764366263633035326435663433363835383439222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a332c2274696d65223a22323032362d31312d32395431303a33353a34362e3738385a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 1, '\x69ccacd471d55e76ab0142f3d0a1780750b568175ab75e895d720b04675ddbda', '\x4fa58eae63012c4514186bd588cf020793ee9147377e13b9bcc748854455048e', 'review.recorded', 'dec_01m8ke02q4yba9k1tzh97thdr0', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2230393935383338343233303562326539623430393163323138323963376264646565333765313231306438623666353632393964316333343336343038323063222c226465636973696f6e223a7b226964223a226465635f30316d386b6530327134796261396b31747a6839377468647230222c2270726576223a2234666135386561653633303132633435313431383662643538386366303230373933656539313437333737653133623962636337343838353434353530343865222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234666135386561653633303132633435313431383662643538386366303230373933656539313437333737653133623962636337343838353434353530343865222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a342c2274696d65223a22323032362d31312d32395431303a33353a34362e3830335a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 0, '\xdceb16909ff3a0f825fbcb25fa9561fb767c9ed37ed3803e3305d62833540361', '\x69ccacd471d55e76ab0142f3d0a1780750b568175ab75e895d720b04675ddbda', 'decision.opened', 'dec_01m8ke02qydg4ycbng5h5964gm', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2234353130633030623931393039346238383135313239306561353839656135636636363238326264303833646665306563383465306666656333633535333262222c226465636973696f6e223a7b226964223a226465635f30316d386b65303271796467347963626e67356835393634676d222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236396363616364343731643535653736616230313432663364306131373830373530623536383137356162373565383935643732306230343637356464626461222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a352c2274696d65223a22323032362d31312d32395431303a33353a34362e3831345a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 1, '\x10025591596df7415535827efe66c28385a6b174ad460d0632d086c4dbab3f2c', '\xdceb16909ff3a0f825fbcb25fa9561fb767c9ed37ed3803e3305d62833540361', 'job_card.filed', 'dec_01m8ke02qydg4ycbng5h5964gm', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261346163353638343764336230386661373332636537363435383461363532343064363232323438373639383663303433633634386131663661376538373433222c226465636973696f6e223a7b226964223a226465635f30316d386b65303271796467347963626e67356835393634676d222c2270726576223a2264636562313639303966663361306638323566626362323566613935363166623736376339656433376564333830336533333035643632383333353430333631222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264636562313639303966663361306638323566626362323566613935363166623736376339656433376564333830336533333035643632383333353430333631222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a362c2274696d65223a22323032362d31312d32395431303a33353a34362e3831355a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 2, '\x2ad99b10269bd9074adfcbe3904b8fdfcade36e0a565b6cfb1c4e1d1c4e4e82b', '\x10025591596df7415535827efe66c28385a6b174ad460d0632d086c4dbab3f2c', 'review.recorded', 'dec_01m8ke02qydg4ycbng5h5964gm', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2239326531333136306539383637663533356462643162393062663362396538353535326363333266626139333830623439653634623136326636643662373535222c226465636973696f6e223a7b226964223a226465635f30316d386b65303271796467347963626e67356835393634676d222c2270726576223a2231303032353539313539366466373431353533353832376566653636633238333835613662313734616434363064303633326430383663346462616233663263222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231303032353539313539366466373431353533353832376566653636633238333835613662313734616434363064303633326430383663346462616233663263222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a372c2274696d65223a22323032362d31312d32395431303a33353a34362e3831365a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(8, 2, 3, '\x27b4f4162b78a819ed73b9c51a763198ceebc2a373747c44199c0af83db69c1f', '\x2ad99b10269bd9074adfcbe3904b8fdfcade36e0a565b6cfb1c4e1d1c4e4e82b', 'side_effect.intent', 'dec_01m8ke02qydg4ycbng5h5964gm', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2264663365643231333937646262336564336165316463633135663565366461646434393964383764633735383533613566663464356465306638366234306336222c226465636973696f6e223a7b226964223a226465635f30316d386b65303271796467347963626e67356835393634676d222c2270726576223a2232616439396231303236396264393037346164666362653339303462386664666361646533366530613536356236636662316334653164316334653465383262222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232616439396231303236396264393037346164666362653339303462386664666361646533366530613536356236636662316334653164316334653465383262222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a382c2274696d65223a22323032362d31312d32395431303a33353a34362e3831385a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(9, 2, 4, '\x0a168723c03d0701981fe3088757afd75ec8a762ae4c329f286d686abf99d4ce', '\x27b4f4162b78a819ed73b9c51a763198ceebc2a373747c44199c0af83db69c1f', 'side_effect.executing', 'dec_01m8ke02qydg4ycbng5h5964gm', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2239343631333535633066323938343866616234393333623430383735623138323735326636333239646332633361343866666233373564393536353938646664222c226465636973696f6e223a7b226964223a226465635f30316d386b65303271796467347963626e67356835393634676d222c2270726576223a2232376234663431363262373861383139656437336239633531613736333139386365656263326133373337343763343431393963306166383364623639633166222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232376234663431363262373861383139656437336239633531613736333139386365656263326133373337343763343431393963306166383364623639633166222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a392c2274696d65223a22323032362d31312d32395431303a33353a34362e3831395a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(10, 2, 5, '\x1a8648f5369f61f67a08275e2a29b2393226a4b66f25a1ce9f76a6f0fdd6abc4', '\x0a168723c03d0701981fe3088757afd75ec8a762ae4c329f286d686abf99d4ce', 'decision.closed', 'dec_01m8ke02qydg4ycbng5h5964gm', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2234363230666366333034303630666630643764623630346364643232326138663731336163346663323532363234383631633330343130373933663338386239222c226465636973696f6e223a7b226964223a226465635f30316d386b65303271796467347963626e67356835393634676d222c2270726576223a2230613136383732336330336430373031393831666533303838373537616664373565633861373632616534633332396632383664363836616266393964346365222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230613136383732336330336430373031393831666533303838373537616664373565633861373632616534633332396632383664363836616266393964346365222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a31302c2274696d65223a22323032362d31312d32395431303a33353a34362e3832305a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 6, '\x4365b9840290deba13f1d3dc4622be87d3f382218c94de1831bc5a3928dde133', '\x1a8648f5369f61f67a08275e2a29b2393226a4b66f25a1ce9f76a6f0fdd6abc4', 'tripwire.tripped', 'dec_01m8ke02qydg4ycbng5h5964gm', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2231353831376138653536656332386337613936626430316437373461373565343561363930343364646265623462623861383437646531376635383961323730222c226465636973696f6e223a7b226964223a226465635f30316d386b65303271796467347963626e67356835393634676d222c2270726576223a2231613836343866353336396636316636376130383237356532613239623233393332323661346236366632356131636539663736613666306664643661626334222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231613836343866353336396636316636376130383237356532613239623233393332323661346236366632356131636539663736613666306664643661626334222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31312c2274696d65223a22323032362d31312d32395431303a33353a34362e3832305a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(12, 2, 0, '\x6b5a1300cbcf7646dc0ba0447da04bfa3f7378282d217b9f2a63535b5cbf509a', '\x4365b9840290deba13f1d3dc4622be87d3f382218c94de1831bc5a3928dde133', 'decision.opened', 'dec_01m8ke02rbxnx52c7kvjj9vcac', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230616664356463393865303766616362613431366266343433613361376330346531336230646137656435646263643962346639353334383838383066633236222c226465636973696f6e223a7b226964223a226465635f30316d386b6530327262786e78353263376b766a6a3976636163222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234333635623938343032393064656261313366316433646334363232626538376433663338323231386339346465313833316263356133393238646465313333222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31322c2274696d65223a22323032362d31312d32395431303a33353a34362e3832375a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(13, 2, 1, '\x2082756c52328a0735d4baee200a52b2ab8f7de285871ab1ec313812662ffc38', '\x6b5a1300cbcf7646dc0ba0447da04bfa3f7378282d217b9f2a63535b5cbf509a', 'review.recorded', 'dec_01m8ke02rbxnx52c7kvjj9vcac', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2266343431346630353530626135396537383633313063356237653763353264366430376432623037643066613866363965633738646132346564663162353737222c226465636973696f6e223a7b226964223a226465635f30316d386b6530327262786e78353263376b766a6a3976636163222c2270726576223a2236623561313330306362636637363436646330626130343437646130346266613366373337383238326432313762396632613633353335623563626635303961222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236623561313330306362636637363436646330626130343437646130346266613366373337383238326432313762396632613633353335623563626635303961222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31332c2274696d65223a22323032362d31312d32395431303a33353a34362e3832385a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(14, 2, 2, '\x0de4e1482841fe580cc640d01da1cd190de1ca3a74a2faff9fe8bdb86fc1a300', '\x2082756c52328a0735d4baee200a52b2ab8f7de285871ab1ec313812662ffc38', 'side_effect.intent', 'dec_01m8ke02rbxnx52c7kvjj9vcac', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2231386262363132313037383062383362366564323165633936303639343633396331363932653966376239316161656566646365623862306565396239666237222c226465636973696f6e223a7b226964223a226465635f30316d386b6530327262786e78353263376b766a6a3976636163222c2270726576223a2232303832373536633532333238613037333564346261656532303061353262326162386637646532383538373161623165633331333831323636326666633338222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232303832373536633532333238613037333564346261656532303061353262326162386637646532383538373161623165633331333831323636326666633338222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a31342c2274696d65223a22323032362d31312d32395431303a33353a34362e3832395a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(15, 2, 3, '\x31f5ad4fe2967ebcbec23208350aefb569227477627f9cc1ffba11cc41691bd6', '\x0de4e1482841fe580cc640d01da1cd190de1ca3a74a2faff9fe8bdb86fc1a300', 'decision.closed', 'dec_01m8ke02rbxnx52c7kvjj9vcac', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2266636232313130366366623036353135343964373362383335306234343636383562383364306131643937336361653339376536646639363761386161336463222c226465636973696f6e223a7b226964223a226465635f30316d386b6530327262786e78353263376b766a6a3976636163222c2270726576223a2230646534653134383238343166653538306363363430643031646131636431393064653163613361373461326661666639666538626462383666633161333030222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230646534653134383238343166653538306363363430643031646131636431393064653163613361373461326661666639666538626462383666633161333030222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a31352c2274696d65223a22323032362d31312d32395431303a33353a34362e3833305a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(16, 2, 4, '\x85f51523cdea8956b1965e87c7d08830e7bb7f9b4752e3ccd9c366d8a0e64957', '\x31f5ad4fe2967ebcbec23208350aefb569227477627f9cc1ffba11cc41691bd6', 'tripwire.tripped', 'dec_01m8ke02rbxnx52c7kvjj9vcac', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2261313962333131336632313239303264303530646437376533623062613064653630653139343836313931646337356162333539646239326465663137313632222c226465636973696f6e223a7b226964223a226465635f30316d386b6530327262786e78353263376b766a6a3976636163222c2270726576223a2233316635616434666532393637656263626563323332303833353061656662353639323237343737363237663963633166666261313163633431363931626436222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233316635616434666532393637656263626563323332303833353061656662353639323237343737363237663963633166666261313163633431363931626436222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31362c2274696d65223a22323032362d31312d32395431303a33353a34362e3833305a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(17, 2, 0, '\x02bd0866cdc8e250cc659b0348abdc9fb3ea0b20b61961bed25855ae26b51427', '\x85f51523cdea8956b1965e87c7d08830e7bb7f9b4752e3ccd9c366d8a0e64957', 'decision.opened', 'dec_01m8ke02rhqkrj49evjt5dme47', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2233396431613463643930303265366638316632393564666537663336373162626339646163363834626637663539306166653465326163666236393165363033222c226465636973696f6e223a7b226964223a226465635f30316d386b6530327268716b726a343965766a7435646d653437222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238356635313532336364656138393536623139363565383763376430383833306537626237663962343735326533636364396333363664386130653634393537222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31372c2274696d65223a22323032362d31312d32395431303a33353a34362e3833335a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(18, 2, 1, '\xdf55115eba841aaccdc7316379156e48e29bdb7f1c6acb92bc10380226f794e1', '\x02bd0866cdc8e250cc659b0348abdc9fb3ea0b20b61961bed25855ae26b51427', 'job_card.filed', 'dec_01m8ke02rhqkrj49evjt5dme47', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262626539303566323534363830633166336235316663373331653336633631343738643665633765323464663362313733643432306130656132626565346435222c226465636973696f6e223a7b226964223a226465635f30316d386b6530327268716b726a343965766a7435646d653437222c2270726576223a2230326264303836366364633865323530636336353962303334386162646339666233656130623230623631393631626564323538353561653236623531343237222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230326264303836366364633865323530636336353962303334386162646339666233656130623230623631393631626564323538353561653236623531343237222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31382c2274696d65223a22323032362d31312d32395431303a33353a34362e3833345a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(19, 2, 2, '\x8486b5fbce1202f5bcbec3c12e3b162ef1fb672942ae6be7f3bd2f9c4478ffbb', '\xdf55115eba841aaccdc7316379156e48e29bdb7f1c6acb92bc10380226f794e1', 'review.recorded', 'dec_01m8ke02rhqkrj49evjt5dme47', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2265616364383633643331366365663032376331313637373232336136333134356462303664313631333066323733336664656261646232343636636636303936222c226465636973696f6e223a7b226964223a226465635f30316d386b6530327268716b726a343965766a7435646d653437222c2270726576223a2264663535313135656261383431616163636463373331363337393135366534386532396264623766316336616362393262633130333830323236663739346531222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264663535313135656261383431616163636463373331363337393135366534386532396264623766316336616362393262633130333830323236663739346531222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31392c2274696d65223a22323032362d31312d32395431303a33353a34362e3833355a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(20, 2, 3, '\x98edf26d7ac4a4a1b4dd2aa17da8ed2c59516cf91610ad74a13f1e5b0f8ac354', '\x8486b5fbce1202f5bcbec3c12e3b162ef1fb672942ae6be7f3bd2f9c4478ffbb', 'side_effect.intent', 'dec_01m8ke02rhqkrj49evjt5dme47', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2234303664663938316335353335663865376232656164393332393363343462303465656436643731386130613538343531356537383463396665393764303835222c226465636973696f6e223a7b226964223a226465635f30316d386b6530327268716b726a343965766a7435646d653437222c2270726576223a2238343836623566626365313230326635626362656333633132653362313632656631666236373239343261653662653766336264326639633434373866666262222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238343836623566626365313230326635626362656333633132653362313632656631666236373239343261653662653766336264326639633434373866666262222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a32302c2274696d65223a22323032362d31312d32395431303a33353a34362e3833365a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(21, 2, 4, '\x02ab2cc6e4ac95ab58c3e30c8863ce1dfa14c61ae999cb8502387ca755396e87', '\x98edf26d7ac4a4a1b4dd2aa17da8ed2c59516cf91610ad74a13f1e5b0f8ac354', 'side_effect.executing', 'dec_01m8ke02rhqkrj49evjt5dme47', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2238653136346335303865346230303434613635623838383964326137656435613231613732386337633964646438343735306265366662376166666164313361222c226465636973696f6e223a7b226964223a226465635f30316d386b6530327268716b726a343965766a7435646d653437222c2270726576223a2239386564663236643761633461346131623464643261613137646138656432633539353136636639313631306164373461313366316535623066386163333534222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239386564663236643761633461346131623464643261613137646138656432633539353136636639313631306164373461313366316535623066386163333534222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a32312c2274696d65223a22323032362d31312d32395431303a33353a34362e3833375a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(22, 2, 5, '\xfd0052735f09bd6b0ba2ac6cb14b346b6a7092174f15c323f6d6b82b281a30af', '\x02ab2cc6e4ac95ab58c3e30c8863ce1dfa14c61ae999cb8502387ca755396e87', 'side_effect.outcome_unknown', 'dec_01m8ke02rhqkrj49evjt5dme47', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2231636262623230336163633131643330613165396135323635393238643265363066646131396237303164376139383636396133656330666261373561626133222c226465636973696f6e223a7b226964223a226465635f30316d386b6530327268716b726a343965766a7435646d653437222c2270726576223a2230326162326363366534616339356162353863336533306338383633636531646661313463363161653939396362383530323338376361373535333936653837222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230326162326363366534616339356162353863336533306338383633636531646661313463363161653939396362383530323338376361373535333936653837222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e2f31222c22736571223a32322c2274696d65223a22323032362d31312d32395431303a33353a34362e3833385a222c2274797065223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(23, 2, 6, '\xeddb5be5c133c423d8f5c3ba48de46db0ea36a4e742d465148fe8ac237062d03', '\xfd0052735f09bd6b0ba2ac6cb14b346b6a7092174f15c323f6d6b82b281a30af', 'decision.closed', 'dec_01m8ke02rhqkrj49evjt5dme47', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2238373236373465363339643833613535623536643137646665383538623634393966393866656532373634336337393730363732613165623466343661303639222c226465636973696f6e223a7b226964223a226465635f30316d386b6530327268716b726a343965766a7435646d653437222c2270726576223a2266643030353237333566303962643662306261326163366362313462333436623661373039323137346631356333323366366436623832623238316133306166222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266643030353237333566303962643662306261326163366362313462333436623661373039323137346631356333323366366436623832623238316133306166222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a32332c2274696d65223a22323032362d31312d32395431303a33353a34362e3833385a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(24, 2, 7, '\xb1a51438fb2ba774e4ad52984a596b853f8804c2e606f48344cbf3c294b047ed', '\xeddb5be5c133c423d8f5c3ba48de46db0ea36a4e742d465148fe8ac237062d03', 'tripwire.tripped', 'dec_01m8ke02rhqkrj49evjt5dme47', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2265386666643037643662303239393232666464393839616234356166643037323538353561336538636165633535373231656437373364346366616333346330222c226465636973696f6e223a7b226964223a226465635f30316d386b6530327268716b726a343965766a7435646d653437222c2270726576223a2265646462356265356331333363343233643866356333626134386465343664623065613336613465373432643436353134386665386163323337303632643033222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265646462356265356331333363343233643866356333626134386465343664623065613336613465373432643436353134386665386163323337303632643033222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32342c2274696d65223a22323032362d31312d32395431303a33353a34362e3833385a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(25, 2, 0, '\x7b7bf6e5e17f8b52597b72d5819f7e65ec58f7b6f3e801a6edd245368cbd6bd4', '\xb1a51438fb2ba774e4ad52984a596b853f8804c2e606f48344cbf3c294b047ed', 'decision.opened', 'dec_01m8ke02rzx6spasswdwvdn2g9', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2264656662623234656135336438636532643163336433363935623531653163393133626565316631626532323865353765373436303039663933656539366635222c226465636973696f6e223a7b226964223a226465635f30316d386b653032727a7836737061737377647776646e326739222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262316135313433386662326261373734653461643532393834613539366238353366383830346332653630366634383334346362663363323934623034376564222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32352c2274696d65223a22323032362d31312d32395431303a33353a34362e3834375a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(26, 2, 1, '\xe008abfac974cf5afd015f5b7a4a6920e27392e34e060fc1d8dfabb456dcd5ea', '\x7b7bf6e5e17f8b52597b72d5819f7e65ec58f7b6f3e801a6edd245368cbd6bd4', 'job_card.filed', 'dec_01m8ke02rzx6spasswdwvdn2g9', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263623139346630393066323761386236373466663463303438343164353033666238373763343337333566316235353366323635646161386632643466643565222c226465636973696f6e223a7b226964223a226465635f30316d386b653032727a7836737061737377647776646e326739222c2270726576223a2237623762663665356531376638623532353937623732643538313966376536356563353866376236663365383031613665646432343533363863626436626434222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237623762663665356531376638623532353937623732643538313966376536356563353866376236663365383031613665646432343533363863626436626434222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32362c2274696d65223a22323032362d31312d32395431303a33353a34362e3834385a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(27, 2, 2, '\x84b2702789e883137096cfa268c37a190c802246289b87e10a5b0f4f13861c9a', '\xe008abfac974cf5afd015f5b7a4a6920e27392e34e060fc1d8dfabb456dcd5ea', 'job_card.filed', 'dec_01m8ke02rzx6spasswdwvdn2g9', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2238346136313663336666653061303965656663313465373466363039393434313636636266643432636632633862633532376636663063643865326161383232222c226465636973696f6e223a7b226964223a226465635f30316d386b653032727a7836737061737377647776646e326739222c2270726576223a2265303038616266616339373463663561666430313566356237613461363932306532373339326533346530363066633164386466616262343536646364356561222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265303038616266616339373463663561666430313566356237613461363932306532373339326533346530363066633164386466616262343536646364356561222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32372c2274696d65223a22323032362d31312d32395431303a33353a34362e3835305a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(28, 2, 3, '\xad8d8d6732978b90922134a830ca7de5a5201092a12e46eba342a594ecd7e7b0', '\x84b2702789e883137096cfa268c37a190c802246289b87e10a5b0f4f13861c9a', 'job_card.filed', 'dec_01m8ke02rzx6spasswdwvdn2g9', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265663763316463303135326437303363316136643937323637366232323731373233663566373862636439636634343732643733306435633534616162383961222c226465636973696f6e223a7b226964223a226465635f30316d386b653032727a7836737061737377647776646e326739222c2270726576223a2238346232373032373839653838333133373039366366613236386333376131393063383032323436323839623837653130613562306634663133383631633961222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238346232373032373839653838333133373039366366613236386333376131393063383032323436323839623837653130613562306634663133383631633961222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32382c2274696d65223a22323032362d31312d32395431303a33353a34362e3835315a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(29, 2, 4, '\x9c1a275fd8221a814d151c381bbbe96332966a6897929e44237a630e431053cc', '\xad8d8d6732978b90922134a830ca7de5a5201092a12e46eba342a594ecd7e7b0', 'tripwire.tripped', 'dec_01m8ke02rzx6spasswdwvdn2g9', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2238333839656361643234653161323139303561353635666564643261663736346563653861303234353531333336663836346265616235333432663937633235222c226465636973696f6e223a7b226964223a226465635f30316d386b653032727a7836737061737377647776646e326739222c2270726576223a2261643864386436373332393738623930393232313334613833306361376465356135323031303932613132653436656261333432613539346563643765376230222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261643864386436373332393738623930393232313334613833306361376465356135323031303932613132653436656261333432613539346563643765376230222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32392c2274696d65223a22323032362d31312d32395431303a33353a34362e3835315a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(30, 2, 5, '\x02fa9290b3641aa4824cc011faf7b17c27637c3c9da08a256c31e0a66263517f', '\x9c1a275fd8221a814d151c381bbbe96332966a6897929e44237a630e431053cc', 'escalation.opened', 'dec_01m8ke02rzx6spasswdwvdn2g9', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2265393862613539356263396366663538646564363764356161356535373561636133316666313038316533646437396332316566363735653461636433643237222c226465636973696f6e223a7b226964223a226465635f30316d386b653032727a7836737061737377647776646e326739222c2270726576223a2239633161323735666438323231613831346431353163333831626262653936333332393636613638393739323965343432333761363330653433313035336363222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239633161323735666438323231613831346431353163333831626262653936333332393636613638393739323965343432333761363330653433313035336363222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a33302c2274696d65223a22323032362d31312d32395431303a33353a34362e3835315a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(31, 2, 6, '\xa961012a37e658e869d038c8f2d69fd8ec0498a114b2b881857159bf2b7340cb', '\x02fa9290b3641aa4824cc011faf7b17c27637c3c9da08a256c31e0a66263517f', 'job_card.filed', 'dec_01m8ke02rzx6spasswdwvdn2g9', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230633732346661623765336434666537663363653735633664653937343836353637353366356665336636666231393839313338386632393663326438393538222c226465636973696f6e223a7b226964223a226465635f30316d386b653032727a7836737061737377647776646e326739222c2270726576223a2230326661393239306233363431616134383234636330313166616637623137633237363337633363396461303861323536633331653061363632363335313766222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230326661393239306233363431616134383234636330313166616637623137633237363337633363396461303861323536633331653061363632363335313766222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a33312c2274696d65223a22323032362d31312d32395431303a33353a34362e3835395a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(32, 2, 7, '\xba11674e19d57cac0d171498b6b7ffdced4785b45d349c8ba4cfa56122201abf', '\xa961012a37e658e869d038c8f2d69fd8ec0498a114b2b881857159bf2b7340cb', 'escalation.opened', 'dec_01m8ke02rzx6spasswdwvdn2g9', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2262623764323062633038663333323939373961623031356363633336396236396137313436643361333965313838363536333537346666353466326363356634222c226465636973696f6e223a7b226964223a226465635f30316d386b653032727a7836737061737377647776646e326739222c2270726576223a2261393631303132613337653635386538363964303338633866326436396664386563303439386131313462326238383138353731353962663262373334306362222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261393631303132613337653635386538363964303338633866326436396664386563303439386131313462326238383138353731353962663262373334306362222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a33322c2274696d65223a22323032362d31312d32395431303a33353a34362e3835395a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(33, 2, 8, '\xb285d39278ecf2a8120a7b02c98be4884c36c21399ff4864236b0fb267bb9c71', '\xba11674e19d57cac0d171498b6b7ffdced4785b45d349c8ba4cfa56122201abf', 'review.recorded', 'dec_01m8ke02rzx6spasswdwvdn2g9', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2239313062386536636338323333316232616166376561633063656239333035373934373232376532376236626334366363393439633830653333353135643839222c226465636973696f6e223a7b226964223a226465635f30316d386b653032727a7836737061737377647776646e326739222c2270726576223a2262613131363734653139643537636163306431373134393862366237666664636564343738356234356433343963386261346366613536313232323031616266222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262613131363734653139643537636163306431373134393862366237666664636564343738356234356433343963386261346366613536313232323031616266222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a33332c2274696d65223a22323032362d31312d32395431303a33353a34362e3836365a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(34, 2, 9, '\xd6964aad94b77f399afb99e2f2b8ca31500a3cb61100974e896fa4cc7670d41a', '\xb285d39278ecf2a8120a7b02c98be4884c36c21399ff4864236b0fb267bb9c71', 'side_effect.refused', 'dec_01m8ke02rzx6spasswdwvdn2g9', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2266653061643263346332623539663832616166383762376366626563376366333662363233303261373934663062343863326366363733353338336533343431222c226465636973696f6e223a7b226964223a226465635f30316d386b653032727a7836737061737377647776646e326739222c2270726576223a2262323835643339323738656366326138313230613762303263393862653438383463333663323133393966663438363432333662306662323637626239633731222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262323835643339323738656366326138313230613762303263393862653438383463333663323133393966663438363432333662306662323637626239633731222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a33342c2274696d65223a22323032362d31312d32395431303a33353a34362e3837315a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(35, 2, 10, '\x3ca758a0c7d7609d95fcf67e29099c2779bfb2c5b3c7b1cd90f2224dc5d51946', '\xd6964aad94b77f399afb99e2f2b8ca31500a3cb61100974e896fa4cc7670d41a', 'decision.closed', 'dec_01m8ke02rzx6spasswdwvdn2g9', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2235383130366661626233333435353563636465356634316635643465383661343765393733356233313332313439306164303535386362623637336335323162222c226465636973696f6e223a7b226964223a226465635f30316d386b653032727a7836737061737377647776646e326739222c2270726576223a2264363936346161643934623737663339396166623939653266326238636133313530306133636236313130303937346538393666613463633736373064343161222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264363936346161643934623737663339396166623939653266326238636133313530306133636236313130303937346538393666613463633736373064343161222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a33352c2274696d65223a22323032362d31312d32395431303a33353a34362e3837325a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(36, 2, 11, '\x7d8b02ab97ad12bfd57889d4469e49eb46a3030b2eb35498f114df6ccb6edf0b', '\x3ca758a0c7d7609d95fcf67e29099c2779bfb2c5b3c7b1cd90f2224dc5d51946', 'tripwire.tripped', 'dec_01m8ke02rzx6spasswdwvdn2g9', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2239306234643462386236343437663333363838616531663062323365316563346666376230626133333736636465613237373639366439343835656236336630222c226465636973696f6e223a7b226964223a226465635f30316d386b653032727a7836737061737377647776646e326739222c2270726576223a2233636137353861306337643736303964393566636636376532393039396332373739626662326335623363376231636439306632323234646335643531393436222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233636137353861306337643736303964393566636636376532393039396332373739626662326335623363376231636439306632323234646335643531393436222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a33362c2274696d65223a22323032362d31312d32395431303a33353a34362e3837325a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d');

INSERT INTO docket.idempotency VALUES
	(8, 2, 1, 'prn_agent', 'claims-2', '\x4851ebd01761fa36c01b4a76876c41323250c245094f253dd8cefe68e1fe4490', NULL),
	(14, 2, 1, 'prn_agent', 'claims-3', '\xa36bb95fe46f3865ad4c4a52527261db47a997b2b332b7483aa8ea78fd73520a', NULL),
	(20, 2, 1, 'prn_agent', 'claims-4', '\x57a13471ca520ff310a606f40d8c061e24072e833d0011774fdcc7487b9d417a', NULL);

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+260d39d2+AY5yQeiUmdtqcIuz1ICfCOHd0o1dMr5TUnIRv2FgjPMS', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-29T10:35:46.746Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+27f16d6b+AS4hCtBBj2dHt3Hj4+BEg3e/Ujo0AZm5X47tRZQyHw/n', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-29T10:35:46.765Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\x4b91963846de357a4d2872b933d27276aff3a125db1475cb05936b7410c4ec73', '2026-11-29T10:35:46.772Z', '\x0de297b18a9c49cc538340bfd315320b9d4cb3bded1c8b9a8621bc0bfe71632a'),
	(2, 37, '\x7d8b02ab97ad12bfd57889d4469e49eb46a3030b2eb35498f114df6ccb6edf0b', '2026-11-29T10:35:46.872Z', '\x6e88195defb30af63bd0967c3d65e75a2d7816417a90de01c56aa967c02cd29f9da52a7703d8b2d1512107c06df3500cd2c01f4b57e8082bfbf3eb4e6b1650f57d8b02ab97ad12bfd57889d4469e49eb46a3030b2eb35498f114df6ccb6edf0b');

INSERT INTO docket.migration VALUES
	(1, 1, 'Ledger0000000000001'),
	(2, 2, 'Search0000000000002'),
	(3, 3, 'Exports0000000000003'),
	(4, 4, 'Guards0000000000004'),
	(5, 5, 'Sessions0000000000005'),
	(6, 6, 'Walls0000000000006'),
	(7, 7, 'Derived0000000000007'),
	(8, 8, 'Otlp0000000000011'),
	(9, 9, 'Claims0000000000013'),
	(10, 10, 'Outbox0000000000014'),
	(11, 11, 'Erasure0000000000015'),
	(12, 12, 'Observer0000000000017');

INSERT INTO docket.search_count VALUES
	(1, 0, 2, false, 'open', NULL, 'proceed', 'medium', NULL),
	(1, 0, 2, false, 'open', NULL, 'proceed', 'low', NULL),
	(1, 0, 2, false, 'closed', NULL, 'proceed', 'critical', 'completed'),
	(1, 0, 2, false, 'closed', 'PLANNING', 'proceed', 'low', 'completed'),
	(1, 0, 2, false, 'closed', 'ESCALATING', 'proceed', 'high', 'completed'),
	(0, 0, 2, false, 'stopped', 'BLOCKED', 'stop', 'low', NULL),
	(1, 0, 2, true, 'closed', 'EXECUTING', 'stop', 'low', 'completed');

INSERT INTO docket.search_cursor VALUES
	(2, 37);

INSERT INTO docket.search_decision VALUES
	(1, 2, 2, 2, false, 'dec_01m8ke02pz8rgtmjqgn4be0tp9', 'open', NULL, 'proceed', 'medium', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:46.783Z', '2026-11-29T10:35:46.785Z', NULL, 0, NULL),
	(3, 4, 2, 2, false, 'dec_01m8ke02q4yba9k1tzh97thdr0', 'open', NULL, 'proceed', 'low', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:46.788Z', '2026-11-29T10:35:46.803Z', 'sub-2', 0, NULL),
	(5, 11, 2, 7, false, 'dec_01m8ke02qydg4ycbng5h5964gm', 'closed', 'PLANNING', 'proceed', 'low', 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:46.814Z', '2026-11-29T10:35:46.820Z', NULL, 0, NULL),
	(12, 16, 2, 5, false, 'dec_01m8ke02rbxnx52c7kvjj9vcac', 'closed', NULL, 'proceed', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:46.827Z', '2026-11-29T10:35:46.830Z', NULL, 0, NULL),
	(17, 24, 2, 8, false, 'dec_01m8ke02rhqkrj49evjt5dme47', 'closed', 'ESCALATING', 'proceed', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:46.833Z', '2026-11-29T10:35:46.838Z', 'sub-1', 0, NULL),
	(25, 36, 2, 12, true, 'dec_01m8ke02rzx6spasswdwvdn2g9', 'closed', 'EXECUTING', 'stop', 'low', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:46.847Z', '2026-11-29T10:35:46.872Z', 'sub-2', 0, NULL);

INSERT INTO docket.search_document VALUES
	(6, 5, 2, 0, 'refund-policy', '3.1', '12', '4.2', 'cited'),
	(6, 5, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(18, 17, 2, 0, 'terms', NULL, '11', '4.2', 'decisive'),
	(18, 17, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(26, 25, 2, 0, 'terms', '3.1', '12', '4.2', 'cited'),
	(26, 25, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(27, 25, 2, 0, 'terms', '3.0', '11', '4.2', 'cited'),
	(27, 25, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(28, 25, 2, 0, 'refund-policy', '3.0', '12', '4.2', 'cited'),
	(28, 25, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(31, 25, 2, 0, 'refund-policy', '3.1', '11', '4.2', 'cited'),
	(31, 25, 2, 1, 'ticket', NULL, NULL, NULL, 'input');

INSERT INTO docket.search_side_effect VALUES
	(8, 9, 5, 2, false, 'sfx_01m8ke02r16tx8c9ef5emc2y5e', 'issue_refund', 'payments', 'order/1', 'billing', NULL, NULL, 'claims-2', 'executing', '2026-11-29T10:35:46.818Z', '2026-11-29T10:35:46.819Z', DEFAULT),
	(14, 14, 12, 2, false, 'sfx_01m8ke02rcz1vfs93t7e7td1nq', 'issue_refund', 'payments', 'order/1', 'billing', NULL, NULL, 'claims-3', 'intent', '2026-11-29T10:35:46.829Z', '2026-11-29T10:35:46.829Z', DEFAULT),
	(20, 22, 17, 2, false, 'sfx_01m8ke02rmp4xpmby254r4nt5s', 'issue_refund', 'payments', 'order/2', 'billing', '25.00', 'EUR', 'claims-4', 'outcome_unknown', '2026-11-29T10:35:46.836Z', '2026-11-29T10:35:46.838Z', DEFAULT);

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''in'':7 ''medium'':10 ''order'':5 ''part'':8 ''refund'':1,4'),
	(2, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(3, 3, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':4 ''sub'':12'),
	(4, 3, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(5, 5, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':4'),
	(6, 5, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''12'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''cited'':16 ''found'':26 ''input'':23 ''planning'':4 ''policy'':14,30 ''receipt'':25 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(7, 5, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(8, 5, 2, 'side_effect.intent', '''#2'' ''01m8ke02r16tx8c9ef5emc2y5e'':10 ''1'':13 ''2'':2 ''billing'':7 ''claims'':1 ''issue'':4 ''order'':12 ''payments'':15 ''refund'':5 ''sfx'':9'),
	(9, 5, 2, 'side_effect.executing', '''#2'' ''01m8ke02r16tx8c9ef5emc2y5e'':2 ''sfx'':1'),
	(10, 5, 2, 'decision.closed', '''#2'' ''6'':1 ''completed'':3'),
	(11, 5, 2, 'tripwire.tripped', '''#2'' ''01m8ke02r16tx8c9ef5emc2y5e'':8 ''1'':10 ''5'':1 ''closed'':12 ''completed'':5 ''open'':14 ''proceed'':3 ''sfx'':7 ''with'':13 ''work'':15'),
	(12, 12, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4'),
	(13, 12, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(14, 12, 2, 'side_effect.intent', '''#2'' ''01m8ke02rcz1vfs93t7e7td1nq'':10 ''1'':13 ''3'':2 ''billing'':7 ''claims'':1 ''issue'':4 ''order'':12 ''payments'':15 ''refund'':5 ''sfx'':9'),
	(15, 12, 2, 'decision.closed', '''#2'' ''4'':1 ''completed'':3'),
	(16, 12, 2, 'tripwire.tripped', '''#2'' ''01m8ke02rcz1vfs93t7e7td1nq'':8 ''1'':10 ''3'':1 ''closed'':12 ''completed'':5 ''open'':14 ''proceed'':3 ''sfx'':7 ''with'':13 ''work'':15'),
	(17, 17, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(18, 17, 2, 'job_card.filed', '''#2'' ''0'':1 ''11'':8 ''2'':11 ''4'':10 ''9'':2 ''decisive'':15 ''escalating'':4 ''input'':19 ''no'':21 ''policy'':26 ''receipt'':22 ''refund'':6 ''search'':28 ''terms'':13 ''ticket'':17 ''waits'':24'),
	(19, 17, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(20, 17, 2, 'side_effect.intent', '''#2'' ''00'':4 ''01m8ke02rmp4xpmby254r4nt5s'':15 ''2'':18 ''25'':3 ''4'':7 ''billing'':12 ''claims'':6 ''eur'':1 ''issue'':9 ''order'':17 ''payments'':20 ''refund'':10 ''sfx'':14'),
	(21, 17, 2, 'side_effect.executing', '''#2'' ''01m8ke02rmp4xpmby254r4nt5s'':2 ''sfx'':1'),
	(22, 17, 2, 'side_effect.outcome_unknown', '''#2'' ''01m8ke02rmp4xpmby254r4nt5s'':2 ''sfx'':1'),
	(23, 17, 2, 'decision.closed', '''#2'' ''7'':1 ''completed'':3'),
	(24, 17, 2, 'tripwire.tripped', '''#2'' ''01m8ke02rmp4xpmby254r4nt5s'':8 ''1'':10 ''6'':1 ''closed'':12 ''completed'':5 ''open'':14 ''proceed'':3 ''sfx'':7 ''with'':13 ''work'':15'),
	(25, 25, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(26, 25, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':18 ''12'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''beleg'':24 ''cited'':15 ''fehlt'':25 ''input'':22 ''planning'':4 ''policy'':29 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(27, 25, 2, 'job_card.filed', '''#2'' ''0'':1,18 ''11'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''blocked'':4 ''cited'':15 ''input'':22 ''no'':24 ''policy'':29 ''receipt'':25 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(28, 25, 2, 'job_card.filed', '''#2'' ''0'':1,19 ''12'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''blocked'':4 ''cited'':16 ''found'':26 ''input'':23 ''policy'':14,30 ''receipt'':25 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(29, 25, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':6,8 ''3'':1,10,16 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3'),
	(30, 25, 2, 'escalation.opened', '''#2'' ''1'':6 ''3'':1 ''esc'':5 ''loop'':8 ''stop'':3'),
	(31, 25, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''11'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''beleg'':25 ''cited'':16 ''executing'':4 ''fehlt'':26 ''input'':23 ''policy'':14,30 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(32, 25, 2, 'escalation.opened', '''#2'' ''2'':6 ''6'':1 ''agent'':8 ''asked'':9 ''esc'':5 ''hold'':3'),
	(33, 25, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(34, 25, 2, 'side_effect.refused', '''#2'' ''1'':1,11 ''billing'':6 ''issue'':3 ''order'':10 ''payments'':13 ''refund'':4 ''stopped'':8'),
	(35, 25, 2, 'decision.closed', '''#2'' ''11'':1 ''completed'':3'),
	(36, 25, 2, 'tripwire.tripped', '''#2'' ''0'':13 ''1'':6 ''10'':1 ''2'':9 ''closed'':15 ''completed'':11 ''esc'':5,8 ''open'':17 ''proceed'':3 ''with'':16 ''work'':18');

INSERT INTO docket.search_tripwire VALUES
	(11, 5, 2, 'closed_with_open_work'),
	(16, 12, 2, 'closed_with_open_work'),
	(24, 17, 2, 'closed_with_open_work'),
	(29, 25, 2, 'loop'),
	(36, 25, 2, 'closed_with_open_work');

INSERT INTO docket.search_writer VALUES
	(1, 2, 'prn_other'),
	(1, 2, 'prn_reviewer'),
	(3, 2, 'prn_other'),
	(3, 2, 'prn_reviewer'),
	(5, 2, 'prn_agent'),
	(5, 2, 'prn_reviewer'),
	(12, 2, 'prn_agent'),
	(12, 2, 'prn_reviewer'),
	(17, 2, 'prn_agent'),
	(17, 2, 'prn_reviewer'),
	(25, 2, 'prn_agent'),
	(25, 2, 'prn_reviewer');

SELECT pg_catalog.setval('docket.ledger_ledger_no_seq', 2, true);

SELECT pg_catalog.setval('docket.migration_id_seq', 12, true);

SELECT pg_catalog.setval('docket.otlp_chunk_chunk_no_seq', 1, false);

SELECT pg_catalog.setval('docket.otlp_request_request_no_seq', 1, false);

SELECT pg_catalog.setval('docket.outbox_message_message_no_seq', 1, false);

ALTER TABLE ONLY docket.api_key
    ADD CONSTRAINT api_key_pkey PRIMARY KEY (key_id);

ALTER TABLE ONLY docket.body
    ADD CONSTRAINT body_pkey PRIMARY KEY (ledger_no, seq);

ALTER TABLE ONLY docket.checkpoint
    ADD CONSTRAINT checkpoint_pkey PRIMARY KEY (ledger_no, size);

ALTER TABLE ONLY docket.claim
    ADD CONSTRAINT claim_pkey PRIMARY KEY (ledger_no, decision_id, escalation_id);

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

ALTER TABLE ONLY docket.otlp_chunk
    ADD CONSTRAINT otlp_chunk_pkey PRIMARY KEY (ledger_no, principal, trace_id, chunk_no);

ALTER TABLE ONLY docket.otlp_request
    ADD CONSTRAINT otlp_request_pkey PRIMARY KEY (request_no);

ALTER TABLE ONLY docket.otlp_trace
    ADD CONSTRAINT otlp_trace_pkey PRIMARY KEY (ledger_no, principal, trace_id);

ALTER TABLE ONLY docket.outbox_endpoint
    ADD CONSTRAINT outbox_endpoint_pkey PRIMARY KEY (endpoint_id);

ALTER TABLE ONLY docket.outbox_message
    ADD CONSTRAINT outbox_message_key UNIQUE (endpoint_id, message_id);

ALTER TABLE ONLY docket.outbox_message
    ADD CONSTRAINT outbox_message_pkey PRIMARY KEY (message_no);

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

CREATE INDEX claim_age ON docket.claim USING btree (ledger_no, changed_at);

CREATE INDEX decision_opened ON docket.decision USING btree (ledger_no, opened_seq);

CREATE INDEX entry_ledger_record ON docket.entry USING btree (ledger_no, seq) WHERE (decision_id IS NULL);

CREATE INDEX export_job_listed ON docket.export_job USING btree (ledger_no, export_id);

CREATE INDEX export_job_waiting ON docket.export_job USING btree (export_id) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));

CREATE INDEX otlp_chunk_waiting ON docket.otlp_chunk USING btree (ledger_no, request_no) INCLUDE (items) WHERE (request_no IS NOT NULL);

CREATE INDEX otlp_trace_set_aside ON docket.otlp_trace USING btree (set_aside_at) WHERE (set_aside_at IS NOT NULL);

CREATE INDEX otlp_trace_settled ON docket.otlp_trace USING btree (last_at) WHERE (NOT (is_pending OR is_frozen));

CREATE INDEX otlp_trace_waiting ON docket.otlp_trace USING btree (first_at) WHERE ((is_pending OR is_frozen) AND (set_aside_at IS NULL));

CREATE INDEX outbox_endpoint_listed ON docket.outbox_endpoint USING btree (ledger_no, endpoint_id);

CREATE INDEX outbox_message_dead ON docket.outbox_message USING btree (ledger_no) WHERE (state = 'dead'::text);

CREATE INDEX outbox_message_settled ON docket.outbox_message USING btree (settled_at) WHERE (state <> 'waiting'::text);

CREATE INDEX outbox_message_waiting ON docket.outbox_message USING btree (endpoint_id, message_no) WHERE (state = 'waiting'::text);

CREATE INDEX search_decision_agent ON docket.search_decision USING btree (ledger_no, agent_id, opened_seq);

CREATE INDEX search_decision_human ON docket.search_decision USING btree (ledger_no, opened_seq) WHERE needs_human;

CREATE INDEX search_decision_id ON docket.search_decision USING btree (ledger_no, decision_id);

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

CREATE INDEX search_side_effect_first ON docket.search_side_effect USING btree (ledger_no, first_seq);

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

CREATE TRIGGER refuse_ahead AFTER INSERT OR UPDATE OF size ON docket.outbox_endpoint FOR EACH ROW EXECUTE FUNCTION docket.refuse_cursor_ahead();

ALTER TABLE docket.outbox_endpoint ENABLE ALWAYS TRIGGER refuse_ahead;

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

CREATE TRIGGER refuse_loose AFTER INSERT ON docket.tile REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_loose_tiles();

ALTER TABLE docket.tile ENABLE ALWAYS TRIGGER refuse_loose;

CREATE TRIGGER refuse_row_change BEFORE DELETE OR UPDATE ON docket.body FOR EACH ROW EXECUTE FUNCTION docket.refuse_body_change();

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

CREATE TRIGGER refuse_statement_change BEFORE DELETE OR TRUNCATE ON docket.body FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_change();

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

ALTER TABLE ONLY docket.claim
    ADD CONSTRAINT claim_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

ALTER TABLE ONLY docket.export_job
    ADD CONSTRAINT export_job_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

ALTER TABLE ONLY docket.export_part
    ADD CONSTRAINT export_part_export_id_fkey FOREIGN KEY (export_id) REFERENCES docket.export_job(export_id);

ALTER TABLE ONLY docket.ledger_head
    ADD CONSTRAINT ledger_head_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

ALTER TABLE ONLY docket.otlp_chunk
    ADD CONSTRAINT otlp_chunk_trace FOREIGN KEY (ledger_no, principal, trace_id) REFERENCES docket.otlp_trace(ledger_no, principal, trace_id) ON DELETE CASCADE;

ALTER TABLE ONLY docket.otlp_request
    ADD CONSTRAINT otlp_request_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

ALTER TABLE ONLY docket.otlp_trace
    ADD CONSTRAINT otlp_trace_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

ALTER TABLE ONLY docket.outbox_endpoint
    ADD CONSTRAINT outbox_endpoint_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

ALTER TABLE ONLY docket.outbox_message
    ADD CONSTRAINT outbox_message_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES docket.outbox_endpoint(endpoint_id) ON DELETE CASCADE;

ALTER TABLE ONLY docket.search_cursor
    ADD CONSTRAINT search_cursor_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

CREATE POLICY append ON docket.body FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.checkpoint FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.claim FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.decision FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.entry FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.export_job FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.export_part FOR INSERT WITH CHECK (((( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting) IS NOT NULL) AND (EXISTS ( SELECT
   FROM docket.export_job j
  WHERE (j.export_id = export_part.export_id)))));

CREATE POLICY append ON docket.idempotency FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.ledger FOR INSERT WITH CHECK (true);

CREATE POLICY append ON docket.ledger_head FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.otlp_chunk FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.otlp_request FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.otlp_trace FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.outbox_endpoint FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.outbox_message FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.search_count FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

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

CREATE POLICY change ON docket.claim FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.decision FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.export_job FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.idempotency FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.ledger_head FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.otlp_chunk FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.otlp_request FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.otlp_trace FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.outbox_endpoint FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.outbox_message FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.search_count FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.search_cursor FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.search_decision FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.search_document FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.search_side_effect FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.search_skipped FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.search_text FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.search_tripwire FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.search_writer FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

ALTER TABLE docket.checkpoint ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.claim ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.decision ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.entry ENABLE ROW LEVEL SECURITY;

CREATE POLICY erase ON docket.body FOR UPDATE USING ((ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif")));

ALTER TABLE docket.export_job ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.export_part ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.idempotency ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.ledger ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.ledger_head ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.otlp_chunk ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.otlp_request ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.otlp_trace ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.outbox_endpoint ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.outbox_message ENABLE ROW LEVEL SECURITY;

CREATE POLICY read ON docket.body FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.checkpoint FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.claim FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.decision FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.entry FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.export_job FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.export_part FOR SELECT USING ((EXISTS ( SELECT
   FROM docket.export_job j
  WHERE (j.export_id = export_part.export_id))));

CREATE POLICY read ON docket.idempotency FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.ledger_head FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.otlp_chunk FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.otlp_request FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.otlp_trace FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.outbox_endpoint FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.outbox_message FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.search_count FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

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

CREATE POLICY remove ON docket.claim FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.decision FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.export_job FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.export_part FOR DELETE USING (((( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting) IS NOT NULL) AND (EXISTS ( SELECT
   FROM docket.export_job j
  WHERE (j.export_id = export_part.export_id)))));

CREATE POLICY remove ON docket.idempotency FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.ledger_head FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.otlp_chunk FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.otlp_request FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.otlp_trace FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.outbox_endpoint FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.outbox_message FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_count FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_cursor FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_decision FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_document FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_side_effect FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_skipped FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_text FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_tripwire FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_writer FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

ALTER TABLE docket.search_count ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.search_cursor ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.search_decision ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.search_document ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.search_side_effect ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.search_skipped ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.search_text ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.search_tripwire ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.search_writer ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.tile ENABLE ROW LEVEL SECURITY;
