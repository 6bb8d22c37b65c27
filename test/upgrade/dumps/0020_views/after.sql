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

CREATE TABLE docket.saved_view (
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    ledger_no integer NOT NULL,
    is_shared boolean NOT NULL,
    view_id text NOT NULL,
    owner text NOT NULL,
    name text NOT NULL,
    filter text NOT NULL,
    CONSTRAINT saved_view_filter_check CHECK ((octet_length(filter) <= 65536)),
    CONSTRAINT saved_view_name_check CHECK (((octet_length(name) >= 1) AND (octet_length(name) <= 240))),
    CONSTRAINT saved_view_view_id_check CHECK ((view_id ~ '^viw_[0-9a-z]{26}$'::text))
);

ALTER TABLE ONLY docket.saved_view FORCE ROW LEVEL SECURITY;

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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b36366231633433622b415565494344417365456a34686d353650734943737675747935462b74546b5142316b753273326a5462446b227d', '\x08429496428a5ca49ce62dd094536b25ebc970766574cab5fa23a7d9a67bac2e', NULL),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b30326163633066302b4153476c37424a596f4970695a32614175757879684152546b4d495179367a317a773462364a325462753159227d', '\x09564fca80261dbe20b89671807b5a3f8b9499660616cc8265ae106e920937f0', NULL),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2232326231663433653062363365373731396561343136616138373934626262393034373538373436346566373736336435383437643232646234326261363839222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b30326163633066302b4153476c37424a596f4970695a32614175757879684152546b4d495179367a317a773462364a325462753159227d', '\x56223f0c32ccd11df2d130ebe3a213732c34a98412d646650a4c2b911691a4d4', NULL),
	(1, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768222c227375626a6563745f726566223a227375622d31227d', '\x6076aaf941e352ef4059fed6e8f71868ae06d0a6444f359a54e65ca7cdb1e515', NULL),
	(2, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x4615e988d3b05aa5466c6cedfffbc8c7baf4325d77390584529378e6a3f8ac58', NULL),
	(3, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d30222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d386b653033656471786531787268717a6d766868303561222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\x221aa0d68c083a0f7c2c5ed346d7adf078fbefbf799e7396edba2b968a74c302', NULL),
	(4, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d386b653033656471786531787268717a6d766868303561227d', '\x34ce399315ef0986475669237d8a37e7cc94db19651fb6af834ac9bb791f5c15', NULL),
	(5, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d386b653033656471786531787268717a6d766868303561227d', '\x686c7f44587a028c8de1a41b049b0905825333c7d3e48c67655b7148e55d1ec4', NULL),
	(6, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226d656469756d227d', '\x009ffdca660808d9e37bab9e40dde22f10391ff942cfc30b5fdcf14c01c76135', NULL),
	(7, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x421bccbafb427b40b1e9fc5e1929c0b31e72c3138ddd6d88ec0012bc4f24a6db', NULL),
	(8, 2, '\x7b226361757365223a312c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226167656e745f61736b6564227d', '\xd733d21d1f15600a1e920de0ffbb626fe87f99141916f4c280df1b3726e9df62', NULL),
	(9, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x1d9d451f3cabea2b99aa43190d9a12707a150f09405356362eff520b15056b58', NULL),
	(10, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2268656c64222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\x6e182c63efb634a2507c476e95b5f2ecff2a7f873c6f4f0cc2e6b3429889d75c', NULL),
	(11, 2, '\x7b22656e7472795f636f756e74223a362c226f7574636f6d65223a22636f6d706c65746564227d', '\x39bffab666e5b2fffdaefab6756f053cd5c8bc3e7c2868da660f55e8e73f7a1d', NULL),
	(12, 2, '\x7b226361757365223a352c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x52b0c6aeadb024da70a75bd1babbfea20bb7ecc96cd54db75bc65edef9d992a4', NULL),
	(13, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c227d', '\x4894652281d8f9cb6088e855ed45505211580cd5b78f64e00a15ee1eb5462ef3', NULL),
	(14, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22504c414e4e494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x85a9521c5d04452ed063a78b59daed85cd065765a150ec8cc79aa08e01d94111', NULL),
	(15, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x83066d8629390130fa5c587ea05979e86f72140d19260d8dc92c83ce74b61289', NULL),
	(16, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c226964656d706f74656e63795f6b6579223a22636c61696d732d32222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d386b653033667132783178357977716538343078763070222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a227061796d656e7473227d7d', '\x9dc458703dea476ac4dda00e56c43eb1e4c18dafd6e4d37aefc3c6a48e821918', NULL),
	(17, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226d656469756d227d', '\x1085116ad68e331a8afef8605192ca1ebd35a14c6da15520bc2d8ab0c2de1f8f', NULL),
	(18, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x99d80ce46636fbb988f8f34bed91f295bf3460a6ff90c41aed91668b878240f5', NULL),
	(19, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\xd409ffcc4237df2166061f566161bbcec39787c6a7b1b86f42a23d95ff4f89f1', NULL),
	(20, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xedd50a2f20f7cd552322dc67391560064b62f02d8b2009feacc66d7e096d1802', NULL),
	(21, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x8c1cac1cc5dd1d6b1ec8ec7d82c3ace336f8807ec643731d24e9160b0fdd0414', NULL),
	(22, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c226964656d706f74656e63795f6b6579223a22636c61696d732d34222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d386b65303367627a7778663374627132706d737270796e222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a226d61696c227d7d', '\x12d0e7fa77fcae5da4068e672ae8bb628a49801802a1cf3e8b0d363ed5d831d6', NULL),
	(23, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d386b65303367627a7778663374627132706d737270796e227d', '\x00b7fbda1bb2e5df47fba656ca9a42293328360bc6d7f231be202393662c441b', NULL),
	(24, 2, '\x7b22656e7472795f636f756e74223a362c226f7574636f6d65223a22636f6d706c65746564227d', '\x3f63b878a641ecd3614f6922393a17ea672d343a922d0240245689464944a875', NULL),
	(25, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226d656469756d222c227375626a6563745f726566223a227375622d32227d', '\x2b1e1988ba4dc82f730f2dab4757d41d8f948d62ed45e2bd3cb900b73f6cc9ee', NULL),
	(26, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xaa57e3ed2c04e40ea224b693fc93943a7a4f7b07ac90c45fe4aeae3d928fbe51', NULL),
	(27, 2, '\x7b226361757365223a312c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226167656e745f61736b6564227d', '\xccd537ebf7a2f30acfbd5e623552f4b8c0578e8b1f89bc45a504e89098c74de8', NULL),
	(28, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x3c4ba3bdca3a00109823d75abeb028402882d52b0949425c79caab9c6ee9260d', NULL),
	(29, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x5482105c08ecbb2a98b85b7bf09be0eedd0d4262d1d36999024d1ace01233894', NULL),
	(30, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x6b21abdb704edb54062a15c401163b3356aa871957fc8f66e3505517cd0cc053', NULL),
	(31, 2, '\x7b226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c2272756c65223a226c6f6f70227d', '\x1badb41b6d53c02b66bb33df4f3c90e28421b215a543925029aa9b3275b47c13', NULL),
	(32, 2, '\x7b226361757365223a342c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22444f4e45222c22746f223a22424c4f434b4544227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\x1c68c887e8c8d25289b03c65b3bdd87905bb8e75bc5bdf995c337066be04c1c3', NULL),
	(33, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22504c414e4e494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xa6cdfc9d2f73cce620a827a180541373d5d5229eb220ade2f6765c22da28c439', NULL),
	(34, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x91c4f02dbcd200db9eb3428328b28c5933c098d40acbab8e42f544b26a1dcc58', NULL),
	(35, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\xd4d21175851778af8476c62485e4c02130e794706485985c1d271bdb7d6b0a7a', NULL),
	(36, 2, '\x7b22656e7472795f636f756e74223a31322c226f7574636f6d65223a22636f6d706c65746564227d', '\xa7192bb5f6ca4f61b3d75f46ed5232a21a33a9390e036131ef9f90ad4a960a6b', NULL),
	(37, 2, '\x7b226361757365223a31312c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31222c226573632d32225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x0167d7fc23c95f10e701f6b0946554158b76a5f621d96a8085b5c122ad69f08c', NULL);

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\xa79d03bcd649a13ba5ab551687a58b2f5e10796ec6dbd1335a67825e246a18cd', '2026-11-29T10:35:47.508Z', 'docket.example/registry
1
p50DvNZJoTulq1UWh6WLL14QeW7G29EzWmeCXiRqGM0=

— docket.example/registry ZrHEO3KriFOl2+fJBvqpC+VKSlvRuWJ4gUaLA4hz4fo6cOvcn7oMV3ZrPwxZr8fKaRIh/fKyLv0CF3HriVCtHK/XFgA=
'),
	(1, 2, '\x22b1f43e0b63e7719ea416aa8794bbb9047587464ef7763d5847d22db42ba689', '2026-11-29T10:35:47.519Z', 'docket.example/claims
1
IrH0Pgtj53GepBaqh5S7uQR1h0ZO93Y9WEfSLbQrpok=

— docket.example/claims AqzA8DVfM442m2iPX/a6BQXRpUJ3TLZu26A7OiKWGSd/LiMsmkdKOPkgrZKQGIsuUwLeevQ1TwIZnsShT+0A4vBh7Q8=
'),
	(2, 1, '\x4c5182b64b70e632eccef436db2435d62616ba9df24928b87f13b794e980aa81', '2026-11-29T10:35:47.524Z', 'docket.example/registry
2
TFGCtktw5jLszvQ22yQ11iYWup3ySSi4fxO3lOmAqoE=

— docket.example/registry ZrHEO7Hr683kz3jhZUzlIskahTyCZr6EH02TQzFo6KjXHN3LsDkS4z9CuCULqdicdqTgtyuBldIv0wZaKZBL2crFIgY=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8ke03eat9zcbnpd2bxm0gg0', 1, 5, '\xba0b1f1ea63a4e1eea6148736f7e1e4dd80d1e8c39f331fc2b70bdb8cc777bef', 5, 'open', NULL, 'proceed', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:47.531Z', '2026-11-29T10:35:47.536Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/1","system":"payments"}},"at":2,"sideEffect":"sfx_01m8ke03edqxe1xrhqzmvhh05a"},"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":5,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8ke03eat9zcbnpd2bxm0gg0","imported":false,"lastSeq":5,"lastTime":"2026-11-29T10:35:47.536Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:47.531Z","openedBy":"prn_agent","openedSeq":1,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[{"cause":2,"id":"sfx_01m8ke03edqxe1xrhqzmvhh05a","key":"342537bf5816f8332ec60c3f","operation":"issue_refund","reversibility":"unknown","signature":"4e676f33ae143915c290edf5","status":"outcome_unknown","unannounced":false}],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8ke03ehrcbvnzn4hja2bf59', 6, 12, '\x8fde6854c4b588584c654ec38e10368eba5ee9a55d235e3de7c3d45da4cfe55f', 7, 'closed', 'EXECUTING', 'hold', 'medium', true, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:47.537Z', '2026-11-29T10:35:47.541Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"EXECUTING","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-11-29T10:35:47.541Z","confidence":0.9,"counters":{"cards":1,"escalations":1,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":1,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":1,"directive":"hold","entryCount":7,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8ke03ehrcbvnzn4hja2bf59","imported":false,"lastSeq":12,"lastTime":"2026-11-29T10:35:47.541Z","liftings":[],"loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":true,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":2,"cause":1,"directive":"hold","dueAt":null,"id":"esc-1","overdue":null,"rule":"agent_asked","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-29T10:35:47.537Z","openedBy":"prn_agent","openedSeq":6,"outcome":"completed","parentDecision":null,"phase":"EXECUTING","refusals":{"attempts":0,"since":5},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"medium","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8ke03fgt7gr7qmjppt2vbsy', 13, 16, '\xb777dad8fe343f66599947d12ce324187dd0b72c8bd698de79fceb115167eed9', 4, 'open', 'PLANNING', 'proceed', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:47.568Z', '2026-11-29T10:35:47.576Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"PLANNING","released":false}],"agentsForgotten":0,"announced":{"action":{"amount":{"currency":"EUR","value":"25.00"},"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/2","system":"payments"}},"at":3,"sideEffect":"sfx_01m8ke03fq2x1x5ywqe840xv0p"},"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":1,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":1,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":4,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8ke03fgt7gr7qmjppt2vbsy","imported":false,"lastSeq":16,"lastTime":"2026-11-29T10:35:47.576Z","liftings":[],"loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:47.568Z","openedBy":"prn_agent","openedSeq":13,"outcome":null,"parentDecision":null,"phase":"PLANNING","refusals":{"attempts":0,"since":0},"sideEffects":[{"cause":3,"id":"sfx_01m8ke03fq2x1x5ywqe840xv0p","key":"c7ea0d19c9ebc2518d80c63e","operation":"issue_refund","reversibility":"unknown","signature":"4a2f0f5a271380eb95feb60b","status":"intent","unannounced":false}],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8ke03fydc5ctqgggfktwj2p', 17, 18, '\x7058416714a5c8036764db115752c77eec51b3bed2585f97774cc8d3a78db697', 2, 'open', NULL, 'proceed', 'medium', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:47.582Z', '2026-11-29T10:35:47.584Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8ke03fydc5ctqgggfktwj2p","imported":false,"lastSeq":18,"lastTime":"2026-11-29T10:35:47.584Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:47.582Z","openedBy":"prn_other","openedSeq":17,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"medium","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8ke03g86f5yvzs4r9tzfpj4', 19, 24, '\x1daf1d4e4a4a47960e3dfdbcdc5798363b099b333479f70c0574bee289621c02', 6, 'closed', 'DONE', 'proceed', 'high', false, 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:47.592Z', '2026-11-29T10:35:47.597Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"DONE","released":false}],"agentsForgotten":0,"announced":{"action":{"amount":{"currency":"EUR","value":"25.00"},"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/2","system":"mail"}},"at":3,"sideEffect":"sfx_01m8ke03gbzwxf3tbq2pmsrpyn"},"approvals":[],"authorityScope":null,"closedAt":"2026-11-29T10:35:47.597Z","confidence":0.9,"counters":{"cards":1,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":1,"sideEffectsRefused":0,"toolCalls":1,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":1,"directive":"proceed","entryCount":6,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8ke03g86f5yvzs4r9tzfpj4","imported":false,"lastSeq":24,"lastTime":"2026-11-29T10:35:47.597Z","liftings":[],"loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-29T10:35:47.592Z","openedBy":"prn_agent","openedSeq":19,"outcome":"completed","parentDecision":null,"phase":"DONE","refusals":{"attempts":0,"since":5},"sideEffects":[{"cause":3,"id":"sfx_01m8ke03gbzwxf3tbq2pmsrpyn","key":"fb19c68c10fc4cc672b86557","operation":"issue_refund","reversibility":"unknown","signature":"eefd47ecf53792dbe2bcbb06","status":"executed","unannounced":false}],"sideEffectsForgotten":0,"stakes":"high","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8ke03gm32796egsbh7wthj4', 25, 37, '\x9e6fd48611be30ba1abae350951561ff38743501fd3c3095b90eaab2c28c7ef1', 13, 'closed', 'PLANNING', 'stop', 'medium', true, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:47.604Z', '2026-11-29T10:35:47.629Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"PLANNING","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-11-29T10:35:47.629Z","confidence":0.9,"counters":{"cards":4,"escalations":2,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":3},"decided":null,"decisiveReferences":2,"directive":"stop","entryCount":13,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8ke03gm32796egsbh7wthj4","imported":false,"lastSeq":37,"lastTime":"2026-11-29T10:35:47.629Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":true,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":2,"cause":1,"directive":"hold","dueAt":null,"id":"esc-1","overdue":null,"rule":"agent_asked","subject":"","yeses":[]},{"announced":null,"approvalsNeeded":1,"at":6,"cause":4,"directive":"stop","dueAt":null,"id":"esc-2","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-29T10:35:47.604Z","openedBy":"prn_agent","openedSeq":25,"outcome":"completed","parentDecision":null,"phase":"PLANNING","refusals":{"attempts":0,"since":11},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"medium","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\xa79d03bcd649a13ba5ab551687a58b2f5e10796ec6dbd1335a67825e246a18cd', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2262326337373066623966633034316565303165353165326433616132353036653561646464363765356435653664643131386138346431353238643634626331222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32395431303a33353a34372e3530335a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\x22b1f43e0b63e7719ea416aa8794bbb9047587464ef7763d5847d22db42ba689', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2266396430616538363335616437643663653634336262303965333731383731306636653333396633633432363133306564323034633166333131373962333561222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d32395431303a33353a34372e3531385a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\x61e4576edd2f777e611e78c3d0855738b571ad9b7bdc6047e0473ae29aa2d148', '\xa79d03bcd649a13ba5ab551687a58b2f5e10796ec6dbd1335a67825e246a18cd', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2237653861646133326563656535663631343034623364323132303731653130383732343232396364383831343939393834323136616135336139366338343466222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2261373964303362636436343961313362613561623535313638376135386232663565313037393665633664626431333335613637383235653234366131386364222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31312d32395431303a33353a34372e3532325a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\xb0b1bd5c67cf82d73f7033337484cdeb0b53aa4c6be863144d1dd232598f93b9', '\x22b1f43e0b63e7719ea416aa8794bbb9047587464ef7763d5847d22db42ba689', 'decision.opened', 'dec_01m8ke03eat9zcbnpd2bxm0gg0', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2233306435393133303033653536663361646165613433666537656663323462343431653462326131636263643566646166313739333039343034373536643661222c226465636973696f6e223a7b226964223a226465635f30316d386b653033656174397a63626e70643262786d30676730222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232326231663433653062363365373731396561343136616138373934626262393034373538373436346566373736336435383437643232646234326261363839222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31312d32395431303a33353a34372e3533315a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\x6b99257c202c53865e4ce6d9d8f5d314b900bfd51eb23575a21eb9b875745307', '\xb0b1bd5c67cf82d73f7033337484cdeb0b53aa4c6be863144d1dd232598f93b9', 'review.recorded', 'dec_01m8ke03eat9zcbnpd2bxm0gg0', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2230343866666666333366656635653266306539616466643730623435323866333631376661366432373236396432356462393438323062613836376264653332222c226465636973696f6e223a7b226964223a226465635f30316d386b653033656174397a63626e70643262786d30676730222c2270726576223a2262306231626435633637636638326437336637303333333337343834636465623062353361613463366265383633313434643164643233323539386639336239222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262306231626435633637636638326437336637303333333337343834636465623062353361613463366265383633313434643164643233323539386639336239222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a322c2274696d65223a22323032362d31312d32395431303a33353a34372e3533325a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 2, '\x3f4395b6489c69f796a600ea706830a3e752b2fb2255d9c371ca026c0d9137c3', '\x6b99257c202c53865e4ce6d9d8f5d314b900bfd51eb23575a21eb9b875745307', 'side_effect.intent', 'dec_01m8ke03eat9zcbnpd2bxm0gg0', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2236343764303866333064373164376638386262356362386130613466393931303438376562386466333461303535366164623836653535333534663134336661222c226465636973696f6e223a7b226964223a226465635f30316d386b653033656174397a63626e70643262786d30676730222c2270726576223a2236623939323537633230326335333836356534636536643964386635643331346239303062666435316562323335373561323165623962383735373435333037222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236623939323537633230326335333836356534636536643964386635643331346239303062666435316562323335373561323165623962383735373435333037222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a332c2274696d65223a22323032362d31312d32395431303a33353a34372e3533345a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 3, '\x6ebd1cd3adb6845e1ad59c84977aa108aea7d527b2f258d88f3764f96f37af22', '\x3f4395b6489c69f796a600ea706830a3e752b2fb2255d9c371ca026c0d9137c3', 'side_effect.executing', 'dec_01m8ke03eat9zcbnpd2bxm0gg0', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2239373334343465303064316339313138623138323435353239386663633061333866653834343136396537623439646431393462306336613537646538306337222c226465636973696f6e223a7b226964223a226465635f30316d386b653033656174397a63626e70643262786d30676730222c2270726576223a2233663433393562363438396336396637393661363030656137303638333061336537353262326662323235356439633337316361303236633064393133376333222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233663433393562363438396336396637393661363030656137303638333061336537353262326662323235356439633337316361303236633064393133376333222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a342c2274696d65223a22323032362d31312d32395431303a33353a34372e3533355a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 4, '\xba0b1f1ea63a4e1eea6148736f7e1e4dd80d1e8c39f331fc2b70bdb8cc777bef', '\x6ebd1cd3adb6845e1ad59c84977aa108aea7d527b2f258d88f3764f96f37af22', 'side_effect.outcome_unknown', 'dec_01m8ke03eat9zcbnpd2bxm0gg0', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2231363230363966383733316366376432636463303237666231323936396163333865633038623233383362663032366666396434323932306630616537303061222c226465636973696f6e223a7b226964223a226465635f30316d386b653033656174397a63626e70643262786d30676730222c2270726576223a2236656264316364336164623638343565316164353963383439373761613130386165613764353237623266323538643838663337363466393666333761663232222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236656264316364336164623638343565316164353963383439373761613130386165613764353237623266323538643838663337363466393666333761663232222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e2f31222c22736571223a352c2274696d65223a22323032362d31312d32395431303a33353a34372e3533365a222c2274797065223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 0, '\x7e5ac1d3562204b9428fd537ea3235b76daa81a303ce1023438d1236501a8c6c', '\xba0b1f1ea63a4e1eea6148736f7e1e4dd80d1e8c39f331fc2b70bdb8cc777bef', 'decision.opened', 'dec_01m8ke03ehrcbvnzn4hja2bf59', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230353764313062323037336533373032373337343336303466393466363433333430393430326432326664343861316631326630326137313461623738613761222c226465636973696f6e223a7b226964223a226465635f30316d386b6530336568726362766e7a6e34686a613262663539222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262613062316631656136336134653165656136313438373336663765316534646438306431653863333966333331666332623730626462386363373737626566222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a362c2274696d65223a22323032362d31312d32395431303a33353a34372e3533375a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 1, '\x397998250e85cc3ec8effeb43f4d67d908126165ea2c4953d56bd3cec057f2f7', '\x7e5ac1d3562204b9428fd537ea3235b76daa81a303ce1023438d1236501a8c6c', 'job_card.filed', 'dec_01m8ke03ehrcbvnzn4hja2bf59', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2238663964376366666539353331363930363631393538376561323034366435353235373935343736616266353366316461326634373131333634383332383631222c226465636973696f6e223a7b226964223a226465635f30316d386b6530336568726362766e7a6e34686a613262663539222c2270726576223a2237653561633164333536323230346239343238666435333765613332333562373664616138316133303363653130323334333864313233363530316138633663222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237653561633164333536323230346239343238666435333765613332333562373664616138316133303363653130323334333864313233363530316138633663222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a372c2274696d65223a22323032362d31312d32395431303a33353a34372e3533395a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(8, 2, 2, '\x3fbb5f65f2f6d20e50cdbed2be68ce2f208c0405dc5d5effa80559d08cb488c4', '\x397998250e85cc3ec8effeb43f4d67d908126165ea2c4953d56bd3cec057f2f7', 'escalation.opened', 'dec_01m8ke03ehrcbvnzn4hja2bf59', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2235646333373735323733663931333935323233376335656130306366643334613466383265613233346536633435313464643638343961633130666666336663222c226465636973696f6e223a7b226964223a226465635f30316d386b6530336568726362766e7a6e34686a613262663539222c2270726576223a2233393739393832353065383563633365633865666665623433663464363764393038313236313635656132633439353364353662643363656330353766326637222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233393739393832353065383563633365633865666665623433663464363764393038313236313635656132633439353364353662643363656330353766326637222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a382c2274696d65223a22323032362d31312d32395431303a33353a34372e3533395a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(9, 2, 3, '\xc70ed542bc1e73916e544c0dd5ba30eceb004ec0b2c161b450aa869c2b01c6a8', '\x3fbb5f65f2f6d20e50cdbed2be68ce2f208c0405dc5d5effa80559d08cb488c4', 'review.recorded', 'dec_01m8ke03ehrcbvnzn4hja2bf59', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2239333466633835383262323932376332326330343465373262653865623030646465346461343037616638616264636263643363393334666236313738636561222c226465636973696f6e223a7b226964223a226465635f30316d386b6530336568726362766e7a6e34686a613262663539222c2270726576223a2233666262356636356632663664323065353063646265643262653638636532663230386330343035646335643565666661383035353964303863623438386334222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233666262356636356632663664323065353063646265643262653638636532663230386330343035646335643565666661383035353964303863623438386334222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a392c2274696d65223a22323032362d31312d32395431303a33353a34372e3534305a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(10, 2, 4, '\x06ac74c9b9cf2993945ca096bbbb76a9e34b660557452089ae16a916265922a6', '\xc70ed542bc1e73916e544c0dd5ba30eceb004ec0b2c161b450aa869c2b01c6a8', 'side_effect.refused', 'dec_01m8ke03ehrcbvnzn4hja2bf59', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2232373334376261633034343135323431646439656338353632373036306665363061623534366433646636366533323462313933313435313835376664663664222c226465636973696f6e223a7b226964223a226465635f30316d386b6530336568726362766e7a6e34686a613262663539222c2270726576223a2263373065643534326263316537333931366535343463306464356261333065636562303034656330623263313631623435306161383639633262303163366138222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263373065643534326263316537333931366535343463306464356261333065636562303034656330623263313631623435306161383639633262303163366138222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a31302c2274696d65223a22323032362d31312d32395431303a33353a34372e3534315a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 5, '\xf3690ec693bbf23071c9182debca7cd93fb9d2ad85f633bd25669f7a44970e6b', '\x06ac74c9b9cf2993945ca096bbbb76a9e34b660557452089ae16a916265922a6', 'decision.closed', 'dec_01m8ke03ehrcbvnzn4hja2bf59', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261303635363531646139623039393130636331353564316237346163643537623661343630613365343334353738323535666263343062343635303536383535222c226465636973696f6e223a7b226964223a226465635f30316d386b6530336568726362766e7a6e34686a613262663539222c2270726576223a2230366163373463396239636632393933393435636130393662626262373661396533346236363035353734353230383961653136613931363236353932326136222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230366163373463396239636632393933393435636130393662626262373661396533346236363035353734353230383961653136613931363236353932326136222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a31312c2274696d65223a22323032362d31312d32395431303a33353a34372e3534315a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(12, 2, 6, '\x8fde6854c4b588584c654ec38e10368eba5ee9a55d235e3de7c3d45da4cfe55f', '\xf3690ec693bbf23071c9182debca7cd93fb9d2ad85f633bd25669f7a44970e6b', 'tripwire.tripped', 'dec_01m8ke03ehrcbvnzn4hja2bf59', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2265393465393966643162636130666663306564363032333231666334363161616164383534393630636139653538356533643534363065636364393130653332222c226465636973696f6e223a7b226964223a226465635f30316d386b6530336568726362766e7a6e34686a613262663539222c2270726576223a2266333639306563363933626266323330373163393138326465626361376364393366623964326164383566363333626432353636396637613434393730653662222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266333639306563363933626266323330373163393138326465626361376364393366623964326164383566363333626432353636396637613434393730653662222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31322c2274696d65223a22323032362d31312d32395431303a33353a34372e3534315a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(13, 2, 0, '\x1a17e55fc578a61ef87fd0c84ea7749b3c51d67ecbf9e421401fab7104392b4f', '\x8fde6854c4b588584c654ec38e10368eba5ee9a55d235e3de7c3d45da4cfe55f', 'decision.opened', 'dec_01m8ke03fgt7gr7qmjppt2vbsy', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265393635626230616131316565323831376361376634326333643162353431303761626665373363383531373732393038303632623634363065313364316630222c226465636973696f6e223a7b226964223a226465635f30316d386b65303366677437677237716d6a7070743276627379222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238666465363835346334623538383538346336353465633338653130333638656261356565396135356432333565336465376333643435646134636665353566222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31332c2274696d65223a22323032362d31312d32395431303a33353a34372e3536385a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(14, 2, 1, '\xdbc029e68721ec1ae5a53358c4babeb6b486c43544cde7fd2017d3538a3648b9', '\x1a17e55fc578a61ef87fd0c84ea7749b3c51d67ecbf9e421401fab7104392b4f', 'job_card.filed', 'dec_01m8ke03fgt7gr7qmjppt2vbsy', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265613337383730646261323439663763333830363033663431363337613337663436303766636437626433613738363637666366396438396334363834316435222c226465636973696f6e223a7b226964223a226465635f30316d386b65303366677437677237716d6a7070743276627379222c2270726576223a2231613137653535666335373861363165663837666430633834656137373439623363353164363765636266396534323134303166616237313034333932623466222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231613137653535666335373861363165663837666430633834656137373439623363353164363765636266396534323134303166616237313034333932623466222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31342c2274696d65223a22323032362d31312d32395431303a33353a34372e3537305a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(15, 2, 2, '\x35319d6383efefdafb5063fc6e051e7ca85601128e5cda52737c0ec101447f90', '\xdbc029e68721ec1ae5a53358c4babeb6b486c43544cde7fd2017d3538a3648b9', 'review.recorded', 'dec_01m8ke03fgt7gr7qmjppt2vbsy', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2262316530383537303535393661373761303735393339396664653461343038393934653837346361323731653135633565656534343833376636633433663665222c226465636973696f6e223a7b226964223a226465635f30316d386b65303366677437677237716d6a7070743276627379222c2270726576223a2264626330323965363837323165633161653561353333353863346261626562366234383663343335343463646537666432303137643335333861333634386239222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264626330323965363837323165633161653561353333353863346261626562366234383663343335343463646537666432303137643335333861333634386239222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31352c2274696d65223a22323032362d31312d32395431303a33353a34372e3537345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(16, 2, 3, '\xb777dad8fe343f66599947d12ce324187dd0b72c8bd698de79fceb115167eed9', '\x35319d6383efefdafb5063fc6e051e7ca85601128e5cda52737c0ec101447f90', 'side_effect.intent', 'dec_01m8ke03fgt7gr7qmjppt2vbsy', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262626231313033313937393633366162636461393065323262636339323637386438366139666130326632633432336336363061396164396533303732363633222c226465636973696f6e223a7b226964223a226465635f30316d386b65303366677437677237716d6a7070743276627379222c2270726576223a2233353331396436333833656665666461666235303633666336653035316537636138353630313132386535636461353237333763306563313031343437663930222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233353331396436333833656665666461666235303633666336653035316537636138353630313132386535636461353237333763306563313031343437663930222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a31362c2274696d65223a22323032362d31312d32395431303a33353a34372e3537365a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(17, 2, 0, '\xeb2c700cee340192e9d10e5c4c1d198195fad10cd6f46129a786fffa8b8f679b', '\xb777dad8fe343f66599947d12ce324187dd0b72c8bd698de79fceb115167eed9', 'decision.opened', 'dec_01m8ke03fydc5ctqgggfktwj2p', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2261323762303934633434346231313536343865346537643434383031353164633837376338653039363130373739663231643938336437653464656139366533222c226465636973696f6e223a7b226964223a226465635f30316d386b6530336679646335637471676767666b74776a3270222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262373737646164386665333433663636353939393437643132636533323431383764643062373263386264363938646537396663656231313531363765656439222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31372c2274696d65223a22323032362d31312d32395431303a33353a34372e3538325a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(18, 2, 1, '\x7058416714a5c8036764db115752c77eec51b3bed2585f97774cc8d3a78db697', '\xeb2c700cee340192e9d10e5c4c1d198195fad10cd6f46129a786fffa8b8f679b', 'review.recorded', 'dec_01m8ke03fydc5ctqgggfktwj2p', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2235373533306466666634346161303463316163356138306331656264303530376531356165346331303430386436333439396435393737623135343233613336222c226465636973696f6e223a7b226964223a226465635f30316d386b6530336679646335637471676767666b74776a3270222c2270726576223a2265623263373030636565333430313932653964313065356334633164313938313935666164313063643666343631323961373836666666613862386636373962222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265623263373030636565333430313932653964313065356334633164313938313935666164313063643666343631323961373836666666613862386636373962222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31382c2274696d65223a22323032362d31312d32395431303a33353a34372e3538345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(19, 2, 0, '\x3c40eb826996465a55f6b18cde5e9de736d1b57896569be1c5cac9d31a01aa37', '\x7058416714a5c8036764db115752c77eec51b3bed2585f97774cc8d3a78db697', 'decision.opened', 'dec_01m8ke03g86f5yvzs4r9tzfpj4', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237633466386134653363393064336632626162633465663336656238323637656135313239336263313736363336643161613137303230316630306231623561222c226465636973696f6e223a7b226964223a226465635f30316d386b653033673836663579767a73347239747a66706a34222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237303538343136373134613563383033363736346462313135373532633737656563353162336265643235383566393737373463633864336137386462363937222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31392c2274696d65223a22323032362d31312d32395431303a33353a34372e3539325a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(20, 2, 1, '\x2eec6fad1f1059295c6218bc61b38afb22aa10fe3851b2f18aeff3c64fb0c6fd', '\x3c40eb826996465a55f6b18cde5e9de736d1b57896569be1c5cac9d31a01aa37', 'job_card.filed', 'dec_01m8ke03g86f5yvzs4r9tzfpj4', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2232373565643031393134633232363031636163356234643430616634343736376232386633313464343035386130636161356231313436646539653232393231222c226465636973696f6e223a7b226964223a226465635f30316d386b653033673836663579767a73347239747a66706a34222c2270726576223a2233633430656238323639393634363561353566366231386364653565396465373336643162353738393635363962653163356361633964333161303161613337222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233633430656238323639393634363561353566366231386364653565396465373336643162353738393635363962653163356361633964333161303161613337222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32302c2274696d65223a22323032362d31312d32395431303a33353a34372e3539335a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(21, 2, 2, '\x504ab44c296cb124af90717f54089dc3511a8dd77c27e4a82bc09ad11eff3da9', '\x2eec6fad1f1059295c6218bc61b38afb22aa10fe3851b2f18aeff3c64fb0c6fd', 'review.recorded', 'dec_01m8ke03g86f5yvzs4r9tzfpj4', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2236663430623530663265343635656365653162373866616566363431343637643338333462316135383338613035376330313331363363306530316133336561222c226465636973696f6e223a7b226964223a226465635f30316d386b653033673836663579767a73347239747a66706a34222c2270726576223a2232656563366661643166313035393239356336323138626336316233386166623232616131306665333835316232663138616566663363363466623063366664222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232656563366661643166313035393239356336323138626336316233386166623232616131306665333835316232663138616566663363363466623063366664222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32312c2274696d65223a22323032362d31312d32395431303a33353a34372e3539345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(22, 2, 3, '\x2d4eab76bee748f5258482a9f73d813fe4c1e29906f34afd80d77c1b91bda78b', '\x504ab44c296cb124af90717f54089dc3511a8dd77c27e4a82bc09ad11eff3da9', 'side_effect.intent', 'dec_01m8ke03g86f5yvzs4r9tzfpj4', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2232303839323734666266623837393633336130323463636162646438376365653436346163303631353966663335326566386139336632616362626231633933222c226465636973696f6e223a7b226964223a226465635f30316d386b653033673836663579767a73347239747a66706a34222c2270726576223a2235303461623434633239366362313234616639303731376635343038396463333531316138646437376332376534613832626330396164313165666633646139222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235303461623434633239366362313234616639303731376635343038396463333531316138646437376332376534613832626330396164313165666633646139222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a32322c2274696d65223a22323032362d31312d32395431303a33353a34372e3539355a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(23, 2, 4, '\xcb1dba8db075c4945e79e085042746d38925c078a00d3ffcbbccf981106b9484', '\x2d4eab76bee748f5258482a9f73d813fe4c1e29906f34afd80d77c1b91bda78b', 'side_effect.executed', 'dec_01m8ke03g86f5yvzs4r9tzfpj4', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2238623338663236623866666237643665653532636330303134373037666237616133316165666536376264656466616133366566316461323532616162623036222c226465636973696f6e223a7b226964223a226465635f30316d386b653033673836663579767a73347239747a66706a34222c2270726576223a2232643465616237366265653734386635323538343832613966373364383133666534633165323939303666333461666438306437376331623931626461373862222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232643465616237366265653734386635323538343832613966373364383133666534633165323939303666333461666438306437376331623931626461373862222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e65786563757465642f31222c22736571223a32332c2274696d65223a22323032362d31312d32395431303a33353a34372e3539365a222c2274797065223a22736964655f6566666563742e6578656375746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(24, 2, 5, '\x1daf1d4e4a4a47960e3dfdbcdc5798363b099b333479f70c0574bee289621c02', '\xcb1dba8db075c4945e79e085042746d38925c078a00d3ffcbbccf981106b9484', 'decision.closed', 'dec_01m8ke03g86f5yvzs4r9tzfpj4', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2233353664326332626166386436643736653234393662353535376531373537613736656330373736333061656434326263393663303931306138313037376530222c226465636973696f6e223a7b226964223a226465635f30316d386b653033673836663579767a73347239747a66706a34222c2270726576223a2263623164626138646230373563343934356537396530383530343237343664333839323563303738613030643366666362626363663938313130366239343834222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263623164626138646230373563343934356537396530383530343237343664333839323563303738613030643366666362626363663938313130366239343834222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a32342c2274696d65223a22323032362d31312d32395431303a33353a34372e3539375a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(25, 2, 0, '\x92210c1c406a8b9192152e299797f9f675285c2078f6bbfacd0d23bd872ca852', '\x1daf1d4e4a4a47960e3dfdbcdc5798363b099b333479f70c0574bee289621c02', 'decision.opened', 'dec_01m8ke03gm32796egsbh7wthj4', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2234363566303766626139316166313566333065643032396532636636316561646537613765666165393332313266303234653361313566363431646566653039222c226465636973696f6e223a7b226964223a226465635f30316d386b653033676d33323739366567736268377774686a34222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231646166316434653461346134373936306533646664626364633537393833363362303939623333333437396637306330353734626565323839363231633032222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32352c2274696d65223a22323032362d31312d32395431303a33353a34372e3630345a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(26, 2, 1, '\x00d6b10773eb132bb2bb4681a03764ded5882649eb068970df04249ca027b556', '\x92210c1c406a8b9192152e299797f9f675285c2078f6bbfacd0d23bd872ca852', 'job_card.filed', 'dec_01m8ke03gm32796egsbh7wthj4', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2232386636656265653532616538336361366566373834343935353932383261643561323163336665656264373433353335653764663961363561653530373865222c226465636973696f6e223a7b226964223a226465635f30316d386b653033676d33323739366567736268377774686a34222c2270726576223a2239323231306331633430366138623931393231353265323939373937663966363735323835633230373866366262666163643064323362643837326361383532222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239323231306331633430366138623931393231353265323939373937663966363735323835633230373866366262666163643064323362643837326361383532222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32362c2274696d65223a22323032362d31312d32395431303a33353a34372e3631305a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(27, 2, 2, '\x6f3104834f00c85512048aa6182d0e1595606abc32204a0596eabc2fb7c5b950', '\x00d6b10773eb132bb2bb4681a03764ded5882649eb068970df04249ca027b556', 'escalation.opened', 'dec_01m8ke03gm32796egsbh7wthj4', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2234333562643761646435653437393637366364396435303432663664343935393061623137343431656335646366326364323231356165666662646431343130222c226465636973696f6e223a7b226964223a226465635f30316d386b653033676d33323739366567736268377774686a34222c2270726576223a2230306436623130373733656231333262623262623436383161303337363464656435383832363439656230363839373064663034323439636130323762353536222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230306436623130373733656231333262623262623436383161303337363464656435383832363439656230363839373064663034323439636130323762353536222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a32372c2274696d65223a22323032362d31312d32395431303a33353a34372e3631305a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(28, 2, 3, '\x19ef02870c9a2e9bd52fcf41dc04a05d0c2809ec76e697c230ba0d6cad16adcd', '\x6f3104834f00c85512048aa6182d0e1595606abc32204a0596eabc2fb7c5b950', 'job_card.filed', 'dec_01m8ke03gm32796egsbh7wthj4', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2236343336353435666264323366386234343933656638333162383637313233373032663333616431336566623237316162326531333933663435616466633436222c226465636973696f6e223a7b226964223a226465635f30316d386b653033676d33323739366567736268377774686a34222c2270726576223a2236663331303438333466303063383535313230343861613631383264306531353935363036616263333232303461303539366561626332666237633562393530222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236663331303438333466303063383535313230343861613631383264306531353935363036616263333232303461303539366561626332666237633562393530222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32382c2274696d65223a22323032362d31312d32395431303a33353a34372e3631355a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(29, 2, 4, '\x8df189f7377b97fc74da9a356822e31743d0072b740eac9766a5da8a477d427a', '\x19ef02870c9a2e9bd52fcf41dc04a05d0c2809ec76e697c230ba0d6cad16adcd', 'job_card.filed', 'dec_01m8ke03gm32796egsbh7wthj4', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2234636566373635643634613335626464663763323830616635643961663637623339333332636361613065643566646365646465316230653039366239306134222c226465636973696f6e223a7b226964223a226465635f30316d386b653033676d33323739366567736268377774686a34222c2270726576223a2231396566303238373063396132653962643532666366343164633034613035643063323830396563373665363937633233306261306436636164313661646364222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231396566303238373063396132653962643532666366343164633034613035643063323830396563373665363937633233306261306436636164313661646364222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32392c2274696d65223a22323032362d31312d32395431303a33353a34372e3631365a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(30, 2, 5, '\x2ac350a3f1eba9c2fb1b16106a5fe9f0a8ee979be7a2660aef357f42a742920c', '\x8df189f7377b97fc74da9a356822e31743d0072b740eac9766a5da8a477d427a', 'tripwire.tripped', 'dec_01m8ke03gm32796egsbh7wthj4', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2233643432663066623737396136383862626537666435656266663464643034656232643738333939636230303961383035616665653630383064376139393535222c226465636973696f6e223a7b226964223a226465635f30316d386b653033676d33323739366567736268377774686a34222c2270726576223a2238646631383966373337376239376663373464613961333536383232653331373433643030373262373430656163393736366135646138613437376434323761222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238646631383966373337376239376663373464613961333536383232653331373433643030373262373430656163393736366135646138613437376434323761222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a33302c2274696d65223a22323032362d31312d32395431303a33353a34372e3631365a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(31, 2, 6, '\x96cebe68cbe85ea907ca148c33540b4ef821658ce7aacbd63ed2f699dfeaa90b', '\x2ac350a3f1eba9c2fb1b16106a5fe9f0a8ee979be7a2660aef357f42a742920c', 'escalation.opened', 'dec_01m8ke03gm32796egsbh7wthj4', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2262643461346364346461393965306162303439363534633137363339626138363865656533383536393765333837346538623536613131373839303862323666222c226465636973696f6e223a7b226964223a226465635f30316d386b653033676d33323739366567736268377774686a34222c2270726576223a2232616333353061336631656261396332666231623136313036613566653966306138656539373962653761323636306165663335376634326137343239323063222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232616333353061336631656261396332666231623136313036613566653966306138656539373962653761323636306165663335376634326137343239323063222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a33312c2274696d65223a22323032362d31312d32395431303a33353a34372e3631365a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(32, 2, 7, '\x2d0de7bcdaa01b6d58c254a014cf190fbab49598ce2a0dc503eb31e802b5c5b5', '\x96cebe68cbe85ea907ca148c33540b4ef821658ce7aacbd63ed2f699dfeaa90b', 'tripwire.tripped', 'dec_01m8ke03gm32796egsbh7wthj4', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2232613831303861333261663237313533643438356166386536633136666134366234356466393031343938373564336638343833323137633262363031323432222c226465636973696f6e223a7b226964223a226465635f30316d386b653033676d33323739366567736268377774686a34222c2270726576223a2239366365626536386362653835656139303763613134386333333534306234656638323136353863653761616362643633656432663639396466656161393062222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239366365626536386362653835656139303763613134386333333534306234656638323136353863653761616362643633656432663639396466656161393062222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a33322c2274696d65223a22323032362d31312d32395431303a33353a34372e3631365a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(33, 2, 8, '\x09945ff9a1afddc4a1f351d2a3b37d5fa914b56df7b16bcf666f7edad67a424c', '\x2d0de7bcdaa01b6d58c254a014cf190fbab49598ce2a0dc503eb31e802b5c5b5', 'job_card.filed', 'dec_01m8ke03gm32796egsbh7wthj4', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261616339336531306230623261653531373762656435383064386332623633333539393939363561643831663138353766303130393736323833363339366632222c226465636973696f6e223a7b226964223a226465635f30316d386b653033676d33323739366567736268377774686a34222c2270726576223a2232643064653762636461613031623664353863323534613031346366313930666261623439353938636532613064633530336562333165383032623563356235222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232643064653762636461613031623664353863323534613031346366313930666261623439353938636532613064633530336562333165383032623563356235222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a33332c2274696d65223a22323032362d31312d32395431303a33353a34372e3631395a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(34, 2, 9, '\x0cc0349ce87340fcf4136230539454318c26a3ebf65b7cf350a3ac3d8dbff5d0', '\x09945ff9a1afddc4a1f351d2a3b37d5fa914b56df7b16bcf666f7edad67a424c', 'review.recorded', 'dec_01m8ke03gm32796egsbh7wthj4', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2237393965616639333263373430643861623036313932383031386237373639383336643436343561656563396631626137356437373063363965653236386462222c226465636973696f6e223a7b226964223a226465635f30316d386b653033676d33323739366567736268377774686a34222c2270726576223a2230393934356666396131616664646334613166333531643261336233376435666139313462353664663762313662636636363666376564616436376134323463222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230393934356666396131616664646334613166333531643261336233376435666139313462353664663762313662636636363666376564616436376134323463222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a33342c2274696d65223a22323032362d31312d32395431303a33353a34372e3632375a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(35, 2, 10, '\x292ce4cced9c71f43349d8e098a531ea39724a8b82fe0cdc8f6ac407dc514934', '\x0cc0349ce87340fcf4136230539454318c26a3ebf65b7cf350a3ac3d8dbff5d0', 'side_effect.refused', 'dec_01m8ke03gm32796egsbh7wthj4', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2231363365663666646634323962303466373666326264363639376530656165643166646335373435363737613764616639633666623863393530613536313963222c226465636973696f6e223a7b226964223a226465635f30316d386b653033676d33323739366567736268377774686a34222c2270726576223a2230636330333439636538373334306663663431333632333035333934353433313863323661336562663635623763663335306133616333643864626666356430222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230636330333439636538373334306663663431333632333035333934353433313863323661336562663635623763663335306133616333643864626666356430222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a33352c2274696d65223a22323032362d31312d32395431303a33353a34372e3632385a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(36, 2, 11, '\x3ef7898fdbdf41d5120ef0d54645e1c02d0b610d7a24ef2ac156f47db06becae', '\x292ce4cced9c71f43349d8e098a531ea39724a8b82fe0cdc8f6ac407dc514934', 'decision.closed', 'dec_01m8ke03gm32796egsbh7wthj4', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2238663738333361396363313432623435343161336238313465636333356466303063373931653364623835353937633236633266643966656366333633663738222c226465636973696f6e223a7b226964223a226465635f30316d386b653033676d33323739366567736268377774686a34222c2270726576223a2232393263653463636564396337316634333334396438653039386135333165613339373234613862383266653063646338663661633430376463353134393334222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232393263653463636564396337316634333334396438653039386135333165613339373234613862383266653063646338663661633430376463353134393334222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a33362c2274696d65223a22323032362d31312d32395431303a33353a34372e3632395a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(37, 2, 12, '\x9e6fd48611be30ba1abae350951561ff38743501fd3c3095b90eaab2c28c7ef1', '\x3ef7898fdbdf41d5120ef0d54645e1c02d0b610d7a24ef2ac156f47db06becae', 'tripwire.tripped', 'dec_01m8ke03gm32796egsbh7wthj4', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2234643266353264346331303163613135343139333163613665333139376339393764663534303632303561373935326462313766383736666539633361396436222c226465636973696f6e223a7b226964223a226465635f30316d386b653033676d33323739366567736268377774686a34222c2270726576223a2233656637383938666462646634316435313230656630643534363435653163303264306236313064376132346566326163313536663437646230366265636165222c22736571223a31327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233656637383938666462646634316435313230656630643534363435653163303264306236313064376132346566326163313536663437646230366265636165222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a33372c2274696d65223a22323032362d31312d32395431303a33353a34372e3632395a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d');

INSERT INTO docket.idempotency VALUES
	(3, 2, 1, 'prn_agent', 'claims-0', '\x62d3dc809cbf0eaf2ea2694b4966fb420d221444dff490202931272ebea4a097', NULL),
	(16, 2, 1, 'prn_agent', 'claims-2', '\x449a1fbab2c518566ec27e6012f8826b655aa9cf1a068910ce80a2875931147d', NULL),
	(22, 2, 1, 'prn_agent', 'claims-4', '\xa99f1120d6a492d9a22efb44e6f5413c1c9c40afa10aef833d35c0d46d6c5809', NULL);

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+66b1c43b+AUeICDAseEj4hm56PsICsvuty5F+tTkQB1ku2s2jTbDk', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-29T10:35:47.501Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+02acc0f0+ASGl7BJYoIpiZ2aAuuxyhARTkMIQy6z1zw4b6J2Tbu1Y', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-29T10:35:47.517Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\x61e4576edd2f777e611e78c3d0855738b571ad9b7bdc6047e0473ae29aa2d148', '2026-11-29T10:35:47.522Z', '\x4c5182b64b70e632eccef436db2435d62616ba9df24928b87f13b794e980aa81'),
	(2, 38, '\x9e6fd48611be30ba1abae350951561ff38743501fd3c3095b90eaab2c28c7ef1', '2026-11-29T10:35:47.629Z', '\x05333048d5e0bc88109cfde234c69c6cf0454548d11356ee1cae86be25f2657b7b5ecdfa69bfb22df2aea02b53fd6e6a09f88ebf8c39e2eeb4eccf18ecb1e7713216c25d01d6c2c6b7f05de23846d8aabc07cdd7862d64260ca09e3152026d00');

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
	(12, 12, 'Observer0000000000017'),
	(13, 13, 'Views0000000000020');

INSERT INTO docket.search_count VALUES
	(1, 0, 2, false, 'open', NULL, 'proceed', 'high', NULL),
	(1, 0, 2, true, 'closed', 'EXECUTING', 'hold', 'medium', 'completed'),
	(1, 0, 2, false, 'open', 'PLANNING', 'proceed', 'critical', NULL),
	(1, 0, 2, false, 'open', NULL, 'proceed', 'medium', NULL),
	(1, 0, 2, false, 'closed', 'DONE', 'proceed', 'high', 'completed'),
	(1, 0, 2, true, 'closed', 'PLANNING', 'stop', 'medium', 'completed'),
	(0, 0, 2, true, 'stopped', 'PLANNING', 'stop', 'medium', NULL);

INSERT INTO docket.search_cursor VALUES
	(2, 38);

INSERT INTO docket.search_decision VALUES
	(1, 5, 2, 5, false, 'dec_01m8ke03eat9zcbnpd2bxm0gg0', 'open', NULL, 'proceed', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:47.531Z', '2026-11-29T10:35:47.536Z', 'sub-1', 0, NULL),
	(6, 12, 2, 7, true, 'dec_01m8ke03ehrcbvnzn4hja2bf59', 'closed', 'EXECUTING', 'hold', 'medium', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:47.537Z', '2026-11-29T10:35:47.541Z', NULL, 0, NULL),
	(13, 16, 2, 4, false, 'dec_01m8ke03fgt7gr7qmjppt2vbsy', 'open', 'PLANNING', 'proceed', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:47.568Z', '2026-11-29T10:35:47.576Z', NULL, 0, NULL),
	(17, 18, 2, 2, false, 'dec_01m8ke03fydc5ctqgggfktwj2p', 'open', NULL, 'proceed', 'medium', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-29T10:35:47.582Z', '2026-11-29T10:35:47.584Z', NULL, 0, NULL),
	(19, 24, 2, 6, false, 'dec_01m8ke03g86f5yvzs4r9tzfpj4', 'closed', 'DONE', 'proceed', 'high', 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:47.592Z', '2026-11-29T10:35:47.597Z', NULL, 0, NULL),
	(25, 37, 2, 13, true, 'dec_01m8ke03gm32796egsbh7wthj4', 'closed', 'PLANNING', 'stop', 'medium', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-29T10:35:47.604Z', '2026-11-29T10:35:47.629Z', 'sub-2', 0, NULL);

INSERT INTO docket.search_document VALUES
	(7, 6, 2, 0, 'refund-policy', '3.1', '11', '4.2', 'decisive'),
	(7, 6, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(14, 13, 2, 0, 'terms', '3.0', '12', '4.2', 'cited'),
	(14, 13, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(20, 19, 2, 0, 'terms', '3.1', '12', '4.2', 'decisive'),
	(20, 19, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(26, 25, 2, 0, 'refund-policy', NULL, '12', '4.2', 'decisive'),
	(26, 25, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(28, 25, 2, 0, 'refund-policy', '3.1', '12', '4.2', 'cited'),
	(28, 25, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(29, 25, 2, 0, 'refund-policy', '3.1', '11', '4.2', 'cited'),
	(29, 25, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(33, 25, 2, 0, 'terms', '3.0', '12', '4.2', 'decisive'),
	(33, 25, 2, 1, 'ticket', NULL, NULL, NULL, 'input');

INSERT INTO docket.search_side_effect VALUES
	(3, 5, 1, 2, false, 'sfx_01m8ke03edqxe1xrhqzmvhh05a', 'issue_refund', 'payments', 'order/1', 'billing', NULL, NULL, 'claims-0', 'outcome_unknown', '2026-11-29T10:35:47.534Z', '2026-11-29T10:35:47.536Z', DEFAULT),
	(16, 16, 13, 2, false, 'sfx_01m8ke03fq2x1x5ywqe840xv0p', 'issue_refund', 'payments', 'order/2', 'billing', '25.00', 'EUR', 'claims-2', 'intent', '2026-11-29T10:35:47.576Z', '2026-11-29T10:35:47.576Z', DEFAULT),
	(22, 23, 19, 2, false, 'sfx_01m8ke03gbzwxf3tbq2pmsrpyn', 'issue_refund', 'mail', 'order/2', 'billing', '25.00', 'EUR', 'claims-4', 'executed', '2026-11-29T10:35:47.595Z', '2026-11-29T10:35:47.596Z', DEFAULT);

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(2, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(3, 1, 2, 'side_effect.intent', '''#2'' ''0'':2 ''01m8ke03edqxe1xrhqzmvhh05a'':10 ''1'':13 ''billing'':7 ''claims'':1 ''issue'':4 ''order'':12 ''payments'':15 ''refund'':5 ''sfx'':9'),
	(4, 1, 2, 'side_effect.executing', '''#2'' ''01m8ke03edqxe1xrhqzmvhh05a'':2 ''sfx'':1'),
	(5, 1, 2, 'side_effect.outcome_unknown', '''#2'' ''01m8ke03edqxe1xrhqzmvhh05a'':2 ''sfx'':1'),
	(6, 6, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''in'':7 ''medium'':10 ''order'':5 ''part'':8 ''refund'':1,4'),
	(7, 6, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''11'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''decisive'':16 ''executing'':4 ''input'':23 ''no'':25 ''policy'':14,30 ''receipt'':26 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(8, 6, 2, 'escalation.opened', '''#2'' ''1'':1,6 ''agent'':8 ''asked'':9 ''esc'':5 ''hold'':3'),
	(9, 6, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(10, 6, 2, 'side_effect.refused', '''#2'' ''00'':4 ''1'':6,16 ''25'':3 ''billing'':11 ''eur'':1 ''held'':13 ''issue'':8 ''order'':15 ''payments'':18 ''refund'':9'),
	(11, 6, 2, 'decision.closed', '''#2'' ''6'':1 ''completed'':3'),
	(12, 6, 2, 'tripwire.tripped', '''#2'' ''0'':10 ''1'':6 ''5'':1 ''closed'':12 ''completed'':8 ''esc'':5 ''open'':14 ''proceed'':3 ''with'':13 ''work'':15'),
	(13, 13, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4'),
	(14, 13, 2, 'job_card.filed', '''#2'' ''0'':1,18 ''12'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''cited'':15 ''found'':25 ''input'':22 ''planning'':4 ''policy'':29 ''receipt'':24 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(15, 13, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(16, 13, 2, 'side_effect.intent', '''#2'' ''00'':4 ''01m8ke03fq2x1x5ywqe840xv0p'':15 ''2'':7,18 ''25'':3 ''billing'':12 ''claims'':6 ''eur'':1 ''issue'':9 ''order'':17 ''payments'':20 ''refund'':10 ''sfx'':14'),
	(17, 17, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''medium'':10 ''order'':5 ''part'':8 ''refund'':4'),
	(18, 17, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(19, 19, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':4'),
	(20, 19, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':18 ''12'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''beleg'':24 ''decisive'':15 ''done'':4 ''fehlt'':25 ''input'':22 ''policy'':29 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(21, 19, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(22, 19, 2, 'side_effect.intent', '''#2'' ''00'':4 ''01m8ke03gbzwxf3tbq2pmsrpyn'':15 ''2'':18 ''25'':3 ''4'':7 ''billing'':12 ''claims'':6 ''eur'':1 ''issue'':9 ''mail'':20 ''order'':17 ''refund'':10 ''sfx'':14'),
	(23, 19, 2, 'side_effect.executed', '''#2'' ''01m8ke03gbzwxf3tbq2pmsrpyn'':2 ''sfx'':1'),
	(24, 19, 2, 'decision.closed', '''#2'' ''6'':1 ''completed'':3'),
	(25, 25, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''in'':7 ''medium'':10 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(26, 25, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''decisive'':16 ''executing'':4 ''found'':23 ''input'':20 ''policy'':14,27 ''receipt'':22 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(27, 25, 2, 'escalation.opened', '''#2'' ''1'':1,6 ''agent'':8 ''asked'':9 ''esc'':5 ''hold'':3'),
	(28, 25, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''12'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''cited'':16 ''done'':4 ''found'':26 ''input'':23 ''policy'':14,30 ''receipt'':25 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(29, 25, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''11'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''beleg'':25 ''blocked'':4 ''cited'':16 ''fehlt'':26 ''input'':23 ''policy'':14,30 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(30, 25, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':8 ''2'':6 ''3'':10,16 ''4'':1 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3'),
	(31, 25, 2, 'escalation.opened', '''#2'' ''2'':6 ''4'':1 ''esc'':5 ''loop'':8 ''stop'':3'),
	(32, 25, 2, 'tripwire.tripped', '''#2'' ''4'':1 ''agent'':6 ''blocked'':10 ''done'':8 ''phase'':12 ''proceed'':3 ''refund'':5 ''transition'':13'),
	(33, 25, 2, 'job_card.filed', '''#2'' ''0'':1,18 ''12'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''beleg'':24 ''decisive'':15 ''fehlt'':25 ''input'':22 ''planning'':4 ''policy'':29 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(34, 25, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(35, 25, 2, 'side_effect.refused', '''#2'' ''00'':4 ''1'':6,16 ''25'':3 ''billing'':11 ''eur'':1 ''issue'':8 ''order'':15 ''payments'':18 ''refund'':9 ''stopped'':13'),
	(36, 25, 2, 'decision.closed', '''#2'' ''12'':1 ''completed'':3'),
	(37, 25, 2, 'tripwire.tripped', '''#2'' ''0'':13 ''1'':6 ''11'':1 ''2'':9 ''closed'':15 ''completed'':11 ''esc'':5,8 ''open'':17 ''proceed'':3 ''with'':16 ''work'':18');

INSERT INTO docket.search_tripwire VALUES
	(12, 6, 2, 'closed_with_open_work'),
	(30, 25, 2, 'loop'),
	(32, 25, 2, 'phase_transition'),
	(37, 25, 2, 'closed_with_open_work');

INSERT INTO docket.search_writer VALUES
	(1, 2, 'prn_agent'),
	(1, 2, 'prn_reviewer'),
	(6, 2, 'prn_agent'),
	(6, 2, 'prn_reviewer'),
	(13, 2, 'prn_agent'),
	(13, 2, 'prn_reviewer'),
	(17, 2, 'prn_other'),
	(17, 2, 'prn_reviewer'),
	(19, 2, 'prn_agent'),
	(19, 2, 'prn_reviewer'),
	(25, 2, 'prn_agent'),
	(25, 2, 'prn_reviewer');

SELECT pg_catalog.setval('docket.ledger_ledger_no_seq', 2, true);

SELECT pg_catalog.setval('docket.migration_id_seq', 13, true);

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

ALTER TABLE ONLY docket.saved_view
    ADD CONSTRAINT saved_view_named UNIQUE (ledger_no, owner, name);

ALTER TABLE ONLY docket.saved_view
    ADD CONSTRAINT saved_view_pkey PRIMARY KEY (view_id);

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

CREATE INDEX saved_view_shared ON docket.saved_view USING btree (ledger_no) WHERE is_shared;

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

ALTER TABLE ONLY docket.saved_view
    ADD CONSTRAINT saved_view_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

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

CREATE POLICY append ON docket.saved_view FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

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

CREATE POLICY change ON docket.saved_view FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

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

CREATE POLICY read ON docket.saved_view FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

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

CREATE POLICY remove ON docket.saved_view FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_count FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_cursor FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_decision FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_document FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_side_effect FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_skipped FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_text FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_tripwire FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.search_writer FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

ALTER TABLE docket.saved_view ENABLE ROW LEVEL SECURITY;

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
