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
  -- NULL is not true either. Where a leaf says what it follows is found by what comes behind it, once in each.
  IF (size_after = size_before + cardinality(e_leaf_hash) AND cardinality(b_body) <= cardinality(e_leaf_hash)
    AND e_prev = last_before || e_leaf_hash[:cardinality(e_leaf_hash) - 1]
    AND e_leaf_hash[cardinality(e_leaf_hash)] = last_after
    AND of_ledger = current_setting('docket.ledger')::integer
    AND octet_length(frontier_after) = 32 * bit_count(size_after::bit(64))
    AND (SELECT bool_and(sha256('\x00'::bytea || leaf) = leaf_hash
        AND substring(leaf FROM position('","role":"'::bytea IN leaf) - 64 FOR 64) = encode(prev, 'hex')::bytea)
      FROM unnest(e_leaf, e_leaf_hash, e_prev) AS u (leaf, leaf_hash, prev))
    AND time_after LIKE '____-__-__T__:__:__.___Z'
  ) IS NOT TRUE THEN
    RAISE EXCEPTION 'the head of a ledger moves only with the entries that it follows'
      USING ERRCODE = 'insufficient_privilege', HINT = 'An entry is appended together with its head.';
  END IF;
  IF statement_timestamp() < not_before THEN
    RETURN extract(epoch FROM statement_timestamp());
  END IF;
  UPDATE docket.ledger_head
    SET size = size_after, last_hash = last_after, last_time = time_after, frontier = frontier_after,
      is_closed = is_closed OR 'ledger.closed' = ANY (e_type)
    WHERE ledger_no = of_ledger AND size = size_before AND last_hash = last_before
      AND (time_after = last_time OR time_after::timestamptz <= not_before + interval '1 day')
      AND frontier_after = docket.grow_edge(frontier, size, e_leaf_hash)
      AND CASE WHEN is_closed THEN (SELECT bool_and(docket.taken_after_closing(leaf, type, seq))
        FROM unnest(e_leaf, e_type, e_decision_seq) AS u (leaf, type, seq)) ELSE true END;
  IF NOT FOUND THEN
    PERFORM FROM docket.ledger_head WHERE ledger_no = of_ledger AND size = size_before AND last_hash = last_before;
    IF FOUND THEN
      RAISE EXCEPTION 'the tree of a ledger grows only by its entries, its time by a day at most, and a closed one by no new work'
        USING ERRCODE = 'insufficient_privilege', HINT = 'An entry is appended together with its head.';
    END IF;
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
  -- NULL is not true either. Where a leaf says what it follows is found by what comes behind it, once in each.
  IF (size_after = size_before + 1 AND e_prev = last_before AND e_leaf_hash = last_after
    AND of_ledger = current_setting('docket.ledger')::integer
    AND octet_length(frontier_after) = 32 * bit_count(size_after::bit(64))
    AND sha256('\x00'::bytea || e_leaf) = e_leaf_hash
    AND substring(e_leaf FROM position('","role":"'::bytea IN e_leaf) - 64 FOR 64) = encode(e_prev, 'hex')::bytea
    AND time_after LIKE '____-__-__T__:__:__.___Z'
  ) IS NOT TRUE THEN
    RAISE EXCEPTION 'the head of a ledger moves only with the entries that it follows'
      USING ERRCODE = 'insufficient_privilege', HINT = 'An entry is appended together with its head.';
  END IF;
  IF statement_timestamp() < not_before THEN
    RETURN extract(epoch FROM statement_timestamp());
  END IF;
  UPDATE docket.ledger_head
    SET size = size_after, last_hash = last_after, last_time = time_after, frontier = frontier_after,
      is_closed = is_closed OR e_type = 'ledger.closed'
    WHERE ledger_no = of_ledger AND size = size_before AND last_hash = last_before
      AND (time_after = last_time OR time_after::timestamptz <= not_before + interval '1 day')
      AND frontier_after = CASE WHEN size & 1 = 0 THEN frontier || e_leaf_hash
        ELSE docket.grow_edge(frontier, size, ARRAY[e_leaf_hash]) END
      AND CASE WHEN is_closed THEN docket.taken_after_closing(e_leaf, e_type, e_decision_seq) ELSE true END;
  IF NOT FOUND THEN
    PERFORM FROM docket.ledger_head WHERE ledger_no = of_ledger AND size = size_before AND last_hash = last_before;
    IF FOUND THEN
      RAISE EXCEPTION 'the tree of a ledger grows only by its entries, its time by a day at most, and a closed one by no new work'
        USING ERRCODE = 'insufficient_privilege', HINT = 'An entry is appended together with its head.';
    END IF;
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

CREATE FUNCTION docket.grow_edge(edge bytea, size bigint, leaf_hashes bytea[]) RETURNS bytea
    LANGUAGE plpgsql IMMUTABLE
    AS $$
DECLARE
  grown bytea := edge;
  leaf_hash bytea;
  rest bigint;
  place integer;
BEGIN
  FOREACH leaf_hash IN ARRAY leaf_hashes LOOP
    grown := grown || leaf_hash;
    rest := size;
    WHILE rest & 1 = 1 LOOP
      place := octet_length(grown) - 63;
      grown := overlay(grown PLACING sha256('\x01'::bytea || substring(grown FROM place)) FROM place FOR 64);
      rest := rest >> 1;
    END LOOP;
    size := size + 1;
  END LOOP;
  RETURN grown;
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

CREATE FUNCTION docket.taken_after_closing(leaf bytea, type text, decision_seq integer) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
  SELECT position(convert_to('","type":"' || type || '","v":"', 'UTF8') IN leaf) > 0
    AND CASE WHEN decision_seq IS NULL THEN position('"decision":{'::bytea IN leaf) = 0
      AND type IN ('export.recorded', 'export.completed', 'access.recorded', 'gap.recorded', 'incident.updated',
        'incident.closed', 'policy.proposed', 'policy.changed', 'key.proposed', 'key.rotated', 'key.replaced',
        'principal.registered', 'principal.confirmed', 'principal.revoked', 'ledger.restored', 'erasure.requested',
        'erasure.executed', 'legal_hold.placed', 'legal_hold.lifted', 'verification.recorded', 'clock.refused',
        'ledger.repaired')
    ELSE decision_seq > 0
      AND position(convert_to('"seq":' || decision_seq || '},"origin":"', 'UTF8') IN leaf) > 0 END
$$;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE docket.alert_firing (
    firing_no bigint NOT NULL,
    fired_at timestamp with time zone DEFAULT now() NOT NULL,
    seq bigint,
    ledger_no integer NOT NULL,
    told integer NOT NULL,
    alert_id text NOT NULL,
    subject text NOT NULL,
    decision_id text,
    escalation_id text
);

ALTER TABLE ONLY docket.alert_firing FORCE ROW LEVEL SECURITY;

ALTER TABLE docket.alert_firing ALTER COLUMN firing_no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME docket.alert_firing_firing_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE docket.alert_rule (
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    size bigint NOT NULL,
    ledger_no integer NOT NULL,
    is_over boolean DEFAULT false NOT NULL,
    alert_id text NOT NULL,
    kind text NOT NULL,
    terms text NOT NULL,
    label text NOT NULL,
    created_by text NOT NULL,
    CONSTRAINT alert_rule_alert_id_check CHECK ((alert_id ~ '^alr_[0-9a-z]{26}$'::text))
);

ALTER TABLE ONLY docket.alert_rule FORCE ROW LEVEL SECURITY;

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
    is_closed boolean DEFAULT false NOT NULL,
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

CREATE TABLE docket.reminder (
    due_at timestamp with time zone NOT NULL,
    told_at timestamp with time zone DEFAULT now() NOT NULL,
    ledger_no integer NOT NULL,
    decision_id text NOT NULL,
    escalation_id text NOT NULL
);

ALTER TABLE ONLY docket.reminder FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.reminder_schedule (
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    after_share double precision,
    ledger_no integer NOT NULL,
    before_s integer,
    without_deadline_s integer,
    overdue_every_s integer,
    changed_by text NOT NULL,
    CONSTRAINT reminder_schedule_after_share_check CHECK (((after_share > (0)::double precision) AND (after_share < (1)::double precision))),
    CONSTRAINT reminder_schedule_before_s_check CHECK ((before_s > 0)),
    CONSTRAINT reminder_schedule_overdue_every_s_check CHECK ((overdue_every_s > 0)),
    CONSTRAINT reminder_schedule_without_deadline_s_check CHECK ((without_deadline_s > 0))
);

ALTER TABLE ONLY docket.reminder_schedule FORCE ROW LEVEL SECURITY;

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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b65623365346439622b4152746b3735626a727a4c73464b4f4b6c76474d633357717a64614d6d683130727563516465337a43686751227d', '\x2c0f60c950c11460a66de391f0fc505c8d9694a72d611cab92b05128b38de67f', NULL),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b35373561633231322b416459624c436731776f454c636d78736b616d4635654f6548373934742f526166355041556b675744665462227d', '\x6560b13e48880e5a3e74fc19640bcc2371e0851858cce6410f8186e4ae0e2cbb', NULL),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2234303066316131346338326134643062326164356365613561356462306462343534616162326235626436386138323363666439313338303336653365393861222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b35373561633231322b416459624c436731776f454c636d78736b616d4635654f6548373934742f526166355041556b675744665462227d', '\x8ff8adb08c6a8d257a366c0a03722953d98d42bf076075e409b274324ec685d5', NULL),
	(1, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d31227d', '\x890917dbf09e4140352a208188147261014c95a756e824aba9126713b8b63951', NULL),
	(2, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xdb1c12a629fafc45517a72bfd1ef22e05dcd34c65c3ab5365c6481018cb5446b', NULL),
	(3, 2, '\x7b226361757365223a312c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226167656e745f61736b6564227d', '\xf3a6fc401663a4c2e01b52a212c73bd26558662894a3bef1f1066b4794a3c699', NULL),
	(4, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xf7c44ccda39069c8e8146e836b22f290f7e0c721a6a3d7499d1f065176461e63', NULL),
	(5, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2268656c64222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\x366652502ec1efb132e148bdf8bb8e3ea9fdc8726a2f9dede1a87c26ea68e351', NULL),
	(6, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c222c227375626a6563745f726566223a227375622d31227d', '\x6ee134f1c1474c8d3e2cea561368762b94335a5986794b670ce03c5f9cb6af3a', NULL),
	(7, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x6e841299196229a751a84d045bf95c94bafb7c1967111dc75749874c09f62b6e', NULL),
	(8, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xe7fdddfe8ae09cd364b91a1ea0d9cd5d1938250d19674c7224b63c1651804b3c', NULL),
	(9, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c226964656d706f74656e63795f6b6579223a22636c61696d732d31222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d3870627461643431336d6379316d6d666670706a343273222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a226d61696c227d7d', '\x29bd34c5387038e48cdd66c2ed0a7efce1983b613bc719d1bc238d8e707e4f08', NULL),
	(10, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\x1f0548f52761318f9a0ad3a2b4936bbfd279c79e7874faa75ebf9e2f1c223b94', NULL),
	(11, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xaa9a586ee52183274b218258198110ed7a7e45f59aba4dafc18bc0c95f51d6f0', NULL),
	(12, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x9d9b9151683e3423bf112c4532dc4c1d1712fcd063f1d12c5fda027de7584311', NULL),
	(13, 2, '\x7b226361757365223a322c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22636c61696d732d6167656e74222c2266726f6d223a22444f4e45222c22746f223a22424c4f434b4544227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\x55c0ec66308433aeb0404ad3f927cfabf3313ce60892544b64e37e9845828f05', NULL),
	(14, 2, '\x7b226361757365223a322c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226167656e745f61736b6564227d', '\x0a18d3f5c075c7acc4d387ce6167902c237192ccbaff45a00ac1135e559240ba', NULL),
	(15, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x6bdcca0c14bbf793358707d75b8ba4e1923596fc366b5050c42c6111a1e926d5', NULL),
	(16, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a352c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\xc9e860d094cabaa861abb4369df443bf0111e5606816f70097b0a896c775e7d8', NULL),
	(17, 2, '\x7b226361757365223a352c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c2272756c65223a226c6f6f70227d', '\xf0663e400d0d206d7fbf824e86d6fbe70dce2708bd264c3a96f274c345fe2168', NULL),
	(18, 2, '\x7b226361757365223a352c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22636c61696d732d6167656e74222c2266726f6d223a22424c4f434b4544222c22746f223a22444f4e45227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\x7ba35268c5815e8a3b413f991d37794eade064eac0e2e62a3ff9cab4eb4fe480', NULL),
	(19, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x81dc3459c861e369ffd7385703960e1c7f25cd7f3e36b4cc3dd455231a60c85a', NULL),
	(20, 2, '\x7b226361757365223a392c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22636c61696d732d6167656e74222c2266726f6d223a22444f4e45222c22746f223a22455343414c4154494e47227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\xfc88f83458605b5a033a4dc3ce73d1df431bb7700a9eb18cb61f8567a434bb19', NULL),
	(21, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xd1fb52a02f97b86c17578e99986be3f12dc1ff64d9a142a1bbf629d5c997a9a2', NULL),
	(22, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a226d61696c227d7d', '\x45dfa19ab343fb9423480dcab7a071c164f0e1d1f0a9b3ae7d85c37315a3df2c', NULL),
	(23, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c222c227375626a6563745f726566223a227375622d32227d', '\x3ea8f7a9405d2edad218581ea9178ff399758d293097069a6978d26af655342a', NULL),
	(24, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x2a802825df4658856c3e8bf5440e6758f413f7b383a3d24c0cdde46d021c2052', NULL),
	(25, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c222c227375626a6563745f726566223a227375622d31227d', '\x5b9cd08be1d5797aadd2fee6cc74215ead6f5b39ff391e5a108d6ff6d9994407', NULL),
	(26, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xec214affbe0a2032a3f930fbbb1f2b6fdbc59d6e41167268832d813558baf0fa', NULL),
	(27, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c227d', '\xccd166fe3dc7161d17b383ead38b697113d5223c658c444ef545936568ad91e9', NULL),
	(28, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xd4152ac2a42a14e35336378bb292a423ac528513f1e1d80414be77a5d32f5a0c', NULL),
	(29, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xe35c635d7b926241c9e31a9041ec4595c7c6e28719b17957fbe62b2751a81113', NULL),
	(30, 2, '\x7b226361757365223a322c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226167656e745f61736b6564227d', '\xdceb70d8121026eab2713c36402b3cd3b30d3e6606de3d9062cb7e1307e3bea2', NULL),
	(31, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x53d59b84876fa355682289ef4d57c087643423c63c42c8e6616fa9baf7b5e239', NULL),
	(32, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x4b7941f08e0f3db0e36d4df1430e3c24dd649208329bc81f35ce3f2269d791e1', NULL),
	(33, 2, '\x7b226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c2272756c65223a226c6f6f70227d', '\x2c1e5af4659601c54901b01b8b24a260e0d2372f663bac84ae46ebdde35628b5', NULL),
	(34, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x76140ffb420121bef6ec6ce8156bff7c9542cf89c910cca426a711c163b9728e', NULL),
	(35, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x2467c59bd55d3751c61886a99a98f34e14217df28be70361a582fc10a113a9e6', NULL),
	(36, 2, '\x7b22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a227061796d656e7473227d7d', '\xe05435ddd941f9338f92daaf96b5b937b1fc900bb6016d3562239f5bd66702e7', NULL);

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\x7e84d2794518e8e69318e768ec8488ef1e58f4ee7c08c806f5d3e9b9f0a5f552', '2026-11-30T13:55:23.476Z', 'docket.example/registry
1
foTSeUUY6OaTGOdo7ISI7x5Y9O58CMgG9dPpufCl9VI=

— docket.example/registry 6z5Nm2Gtac52GMLqnBOYYw5nf7zz+hK0j6U/5Mp306+d0Kw30CgwNwOf5SShIMv6MwYlnE5srlpm/jE1/RaJxJadvws=
'),
	(1, 2, '\x400f1a14c82a4d0b2ad5cea5a5db0db454aab2b5bd68a823cfd9138036e3e98a', '2026-11-30T13:55:23.558Z', 'docket.example/claims
1
QA8aFMgqTQsq1c6lpdsNtFSqsrW9aKgjz9kTgDbj6Yo=

— docket.example/claims V1rCEppgkVr0FJwR4heftPgqnFK3dGTe24gjbde4FE+NeandyPX6HNzcvx2txDUIeDa3EpQ/tH/+XqM3IGEamLuFog0=
'),
	(2, 1, '\x2f4667bca235d26ea9486778c3431ed49efbcaea0453c65bbd52ae104519d0a5', '2026-11-30T13:55:23.637Z', 'docket.example/registry
2
L0ZnvKI10m6pSGd4w0Me1J77yuoEU8ZbvVKuEEUZ0KU=

— docket.example/registry 6z5Nm8WcFhbfvKiQ7AMp81YfpNk/ucQG0apn0DsrRNkNXwjA7h/6lxQBPCRnfYsgLvCAr5J+zxdxQBgstIO/8D63UwQ=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8pbt9ysq6mt04efy4s02vb3', 1, 5, '\x32083d2ab07616efb40ad432191af72389b8d6f372a0aa1f8bac14ee16faabda', 5, 'held', 'EXECUTING', 'hold', 'low', true, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:55:23.768Z', '2026-11-30T13:55:23.941Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"EXECUTING","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":1,"escalations":1,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":1,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":1,"directive":"hold","entryCount":5,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8pbt9ysq6mt04efy4s02vb3","imported":false,"lastSeq":5,"lastTime":"2026-11-30T13:55:23.941Z","liftings":[],"loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":true,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":2,"cause":1,"directive":"hold","dueAt":null,"id":"esc-1","overdue":null,"rule":"agent_asked","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-30T13:55:23.768Z","openedBy":"prn_agent","openedSeq":1,"outcome":null,"parentDecision":null,"phase":"EXECUTING","refusals":{"attempts":1,"since":2},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"held","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8pbta5c0dhr19beegw9pam6', 6, 9, '\x8e6bb5fb37ce01b610355f611dbe9996d70ff5b34e795cef05bc99b5470723fe', 4, 'open', 'ESCALATING', 'proceed', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:55:23.949Z', '2026-11-30T13:55:24.222Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"ESCALATING","released":false}],"agentsForgotten":0,"announced":{"action":{"amount":{"currency":"EUR","value":"25.00"},"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/1","system":"mail"}},"at":3,"sideEffect":"sfx_01m8pbtad413mcy1mmffppj42s"},"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":1,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":1,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":4,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8pbta5c0dhr19beegw9pam6","imported":false,"lastSeq":9,"lastTime":"2026-11-30T13:55:24.222Z","liftings":[],"loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-30T13:55:23.949Z","openedBy":"prn_agent","openedSeq":6,"outcome":null,"parentDecision":null,"phase":"ESCALATING","refusals":{"attempts":0,"since":0},"sideEffects":[{"cause":3,"id":"sfx_01m8pbtad413mcy1mmffppj42s","key":"e266ad1796bc037f539afad4","operation":"issue_refund","reversibility":"unknown","signature":"d2b470e055ea0701fb29d089","status":"intent","unannounced":false}],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8pbtaf17n1rgj0dme8t7h8j', 10, 22, '\x294bc22af7ad71f20915eb0020dded5873203c80bf8c56efd18d98df4acf4570', 13, 'stopped', 'ESCALATING', 'stop', 'high', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:55:24.261Z', '2026-11-30T13:55:24.635Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"ESCALATING","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":4,"escalations":2,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":4},"decided":null,"decisiveReferences":3,"directive":"stop","entryCount":13,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8pbtaf17n1rgj0dme8t7h8j","imported":false,"lastSeq":22,"lastTime":"2026-11-30T13:55:24.635Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":4,"cause":2,"directive":"hold","dueAt":null,"id":"esc-1","overdue":null,"rule":"agent_asked","subject":"","yeses":[]},{"announced":null,"approvalsNeeded":1,"at":7,"cause":5,"directive":"stop","dueAt":null,"id":"esc-2","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-30T13:55:24.261Z","openedBy":"prn_agent","openedSeq":10,"outcome":null,"parentDecision":null,"phase":"ESCALATING","refusals":{"attempts":1,"since":7},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"stopped","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8pbtaxencpjgjgjqry4p4wf', 23, 24, '\xf48b9d54d317dd515376cd60381a1a1ed44352ce0d003271e3a037fc1b3211f0', 2, 'open', NULL, 'proceed', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:55:24.719Z', '2026-11-30T13:55:24.741Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8pbtaxencpjgjgjqry4p4wf","imported":false,"lastSeq":24,"lastTime":"2026-11-30T13:55:24.741Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-30T13:55:24.719Z","openedBy":"prn_other","openedSeq":23,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8pbtb2bm2420vjkt527arq8', 25, 26, '\x0a86227409a34555eeafb3cdd1120ae20252d5f67649bcf97fab9f05a045cb98', 2, 'open', NULL, 'proceed', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:55:24.876Z', '2026-11-30T13:55:24.932Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8pbtb2bm2420vjkt527arq8","imported":false,"lastSeq":26,"lastTime":"2026-11-30T13:55:24.932Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-30T13:55:24.876Z","openedBy":"prn_other","openedSeq":25,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8pbtb5x6m60wt2kht4vx9nx', 27, 36, '\x536bcc0a89de7dba9b2ab1d9c956be0996a79408d8de8b026621f6931fa2592c', 10, 'stopped', 'EXECUTING', 'stop', 'critical', true, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:55:24.989Z', '2026-11-30T13:55:25.210Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"EXECUTING","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":4,"escalations":2,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":2,"directive":"stop","entryCount":10,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8pbtb5x6m60wt2kht4vx9nx","imported":false,"lastSeq":36,"lastTime":"2026-11-30T13:55:25.210Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":true,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":3,"cause":2,"directive":"hold","dueAt":null,"id":"esc-1","overdue":null,"rule":"agent_asked","subject":"","yeses":[]},{"announced":null,"approvalsNeeded":1,"at":6,"cause":4,"directive":"stop","dueAt":null,"id":"esc-2","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-30T13:55:24.989Z","openedBy":"prn_agent","openedSeq":27,"outcome":null,"parentDecision":null,"phase":"EXECUTING","refusals":{"attempts":1,"since":6},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"stopped","stoppedBy":null,"version":9,"writers":["prn_agent"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\x7e84d2794518e8e69318e768ec8488ef1e58f4ee7c08c806f5d3e9b9f0a5f552', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2264643464623438373931356233313332346533313930373636613663633062366666346138353538336139636562613133663963316238306235626137353031222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d33305431333a35353a32332e3431345a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\x400f1a14c82a4d0b2ad5cea5a5db0db454aab2b5bd68a823cfd9138036e3e98a', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2266313835336530653136636264353037333930356136396530656233663962663538356433396530386133366132313035656432643131323861633832303234222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d33305431333a35353a32332e3534385a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\xc92529916e8f0ef3097466a279152a7bd1ff5236747da0201ed71a2d6884b565', '\x7e84d2794518e8e69318e768ec8488ef1e58f4ee7c08c806f5d3e9b9f0a5f552', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2237366237353736633232633865366133313263373533313830633531653865626235373166663434666563633837663765373033646333353630643463363538222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2237653834643237393435313865386536393331386537363865633834383865663165353866346565376330386338303666356433653962396630613566353532222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31312d33305431333a35353a32332e3538335a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\x979e448e1701c8dbfbbd11cb341155267caa7e70fcd4a81a25326b41c4d8e7ab', '\x400f1a14c82a4d0b2ad5cea5a5db0db454aab2b5bd68a823cfd9138036e3e98a', 'decision.opened', 'dec_01m8pbt9ysq6mt04efy4s02vb3', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262373432376366623430353532353535316335336636376661626339353532313262373337633866363165633232303532653239653263393838633361613334222c226465636973696f6e223a7b226964223a226465635f30316d3870627439797371366d74303465667934733032766233222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234303066316131346338326134643062326164356365613561356462306462343534616162326235626436386138323363666439313338303336653365393861222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31312d33305431333a35353a32332e3736385a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\x8d64e3f52ec198b71070d8cd26a91cca1f6b78a8a894e2cd3ddf9c18de8bf800', '\x979e448e1701c8dbfbbd11cb341155267caa7e70fcd4a81a25326b41c4d8e7ab', 'job_card.filed', 'dec_01m8pbt9ysq6mt04efy4s02vb3', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2231653330613865613063653039353836303637313832663431323135633133343963333561356463646663643339333061613939633236623565303166653531222c226465636973696f6e223a7b226964223a226465635f30316d3870627439797371366d74303465667934733032766233222c2270726576223a2239373965343438653137303163386462666262643131636233343131353532363763616137653730666364346138316132353332366234316334643865376162222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239373965343438653137303163386462666262643131636233343131353532363763616137653730666364346138316132353332366234316334643865376162222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a322c2274696d65223a22323032362d31312d33305431333a35353a32332e3834355a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 2, '\x70a3573b74df4368ce14acf34b55634b318b44f07c2f08c4c1b560c6c20f0fbf', '\x8d64e3f52ec198b71070d8cd26a91cca1f6b78a8a894e2cd3ddf9c18de8bf800', 'escalation.opened', 'dec_01m8pbt9ysq6mt04efy4s02vb3', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2232623662663034306236303033306538646434353764373237623237326634356662356363633131373335626331643335646436306461323164346532353039222c226465636973696f6e223a7b226964223a226465635f30316d3870627439797371366d74303465667934733032766233222c2270726576223a2238643634653366353265633139386237313037306438636432366139316363613166366237386138613839346532636433646466396331386465386266383030222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238643634653366353265633139386237313037306438636432366139316363613166366237386138613839346532636433646466396331386465386266383030222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a332c2274696d65223a22323032362d31312d33305431333a35353a32332e3834355a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(4, 2, 3, '\x878357669e21b86cf6e8f131523d7008ecdba3b05a98be7e5dffe24f87181042', '\x70a3573b74df4368ce14acf34b55634b318b44f07c2f08c4c1b560c6c20f0fbf', 'review.recorded', 'dec_01m8pbt9ysq6mt04efy4s02vb3', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2266353663313838613738346531386633313666323261656431666230666561396534363633636361343438333961613362383236633239343666356330306235222c226465636973696f6e223a7b226964223a226465635f30316d3870627439797371366d74303465667934733032766233222c2270726576223a2237306133353733623734646634333638636531346163663334623535363334623331386234346630376332663038633463316235363063366332306630666266222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237306133353733623734646634333638636531346163663334623535363334623331386234346630376332663038633463316235363063366332306630666266222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a342c2274696d65223a22323032362d31312d33305431333a35353a32332e3837385a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 4, '\x32083d2ab07616efb40ad432191af72389b8d6f372a0aa1f8bac14ee16faabda', '\x878357669e21b86cf6e8f131523d7008ecdba3b05a98be7e5dffe24f87181042', 'side_effect.refused', 'dec_01m8pbt9ysq6mt04efy4s02vb3', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262653434656430613762663464623761326638303435646432613935323031343965386530643563653336393434643464626363313562616265376362323164222c226465636973696f6e223a7b226964223a226465635f30316d3870627439797371366d74303465667934733032766233222c2270726576223a2238373833353736363965323162383663663665386631333135323364373030386563646261336230356139386265376535646666653234663837313831303432222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238373833353736363965323162383663663665386631333135323364373030386563646261336230356139386265376535646666653234663837313831303432222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a352c2274696d65223a22323032362d31312d33305431333a35353a32332e3934315a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 0, '\x6ef1595b5128262744a1018e42aca36cf55e6e37af9eb9104a074ffccff73568', '\x32083d2ab07616efb40ad432191af72389b8d6f372a0aa1f8bac14ee16faabda', 'decision.opened', 'dec_01m8pbta5c0dhr19beegw9pam6', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2232626637346430653365313235303637343130336236653634323566386463373938363262636264393332336661656262383130643438656134633933323739222c226465636973696f6e223a7b226964223a226465635f30316d3870627461356330646872313962656567773970616d36222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233323038336432616230373631366566623430616434333231393161663732333839623864366633373261306161316638626163313465653136666161626461222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a362c2274696d65223a22323032362d31312d33305431333a35353a32332e3934395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 1, '\xa788f28cf44598093ad486b9cef80052eaf7eaac07bbaae1b5293a955c4c8c65', '\x6ef1595b5128262744a1018e42aca36cf55e6e37af9eb9104a074ffccff73568', 'job_card.filed', 'dec_01m8pbta5c0dhr19beegw9pam6', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261343836633033666633313034323565373362346162306635356561353337333630373338623330346564613737636666323331336139396537366537633931222c226465636973696f6e223a7b226964223a226465635f30316d3870627461356330646872313962656567773970616d36222c2270726576223a2236656631353935623531323832363237343461313031386534326163613336636635356536653337616639656239313034613037346666636366663733353638222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236656631353935623531323832363237343461313031386534326163613336636635356536653337616639656239313034613037346666636366663733353638222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a372c2274696d65223a22323032362d31312d33305431333a35353a32332e3936345a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(8, 2, 2, '\xbbebd3755560d7379067288c79bbe7a98d23adcab548af4dd5a2eb5ccc0a3b93', '\xa788f28cf44598093ad486b9cef80052eaf7eaac07bbaae1b5293a955c4c8c65', 'review.recorded', 'dec_01m8pbta5c0dhr19beegw9pam6', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2264646361356136393530313563373262666666336433653063613631643237326466653930346566376339666137626362653530313931643939636162616233222c226465636973696f6e223a7b226964223a226465635f30316d3870627461356330646872313962656567773970616d36222c2270726576223a2261373838663238636634343539383039336164343836623963656638303035326561663765616163303762626161653162353239336139353563346338633635222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261373838663238636634343539383039336164343836623963656638303035326561663765616163303762626161653162353239336139353563346338633635222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a382c2274696d65223a22323032362d31312d33305431333a35353a32342e3137315a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(9, 2, 3, '\x8e6bb5fb37ce01b610355f611dbe9996d70ff5b34e795cef05bc99b5470723fe', '\xbbebd3755560d7379067288c79bbe7a98d23adcab548af4dd5a2eb5ccc0a3b93', 'side_effect.intent', 'dec_01m8pbta5c0dhr19beegw9pam6', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237636166666136323938653338313566636232663834363066323734643837633962383132323635306364623730613866643636616137333066333939383361222c226465636973696f6e223a7b226964223a226465635f30316d3870627461356330646872313962656567773970616d36222c2270726576223a2262626562643337353535363064373337393036373238386337396262653761393864323361646361623534386166346464356132656235636363306133623933222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262626562643337353535363064373337393036373238386337396262653761393864323361646361623534386166346464356132656235636363306133623933222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a392c2274696d65223a22323032362d31312d33305431333a35353a32342e3232325a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(10, 2, 0, '\xa32cf0f70048728e06b4bfeee162d34f5d78b5a88ba1c109d5db2d3b652ad7ec', '\x8e6bb5fb37ce01b610355f611dbe9996d70ff5b34e795cef05bc99b5470723fe', 'decision.opened', 'dec_01m8pbtaf17n1rgj0dme8t7h8j', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262326439393763626661393237656561303466366539636666383663366163656538643833636161643662633430393361383632653564653139383537316365222c226465636973696f6e223a7b226964223a226465635f30316d38706274616631376e3172676a30646d6538743768386a222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238653662623566623337636530316236313033353566363131646265393939366437306666356233346537393563656630356263393962353437303732336665222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31302c2274696d65223a22323032362d31312d33305431333a35353a32342e3236315a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 1, '\x8e5cc85f787d26288387d31045b630bf26c801dbb20d6676420aa0e28b55c5f0', '\xa32cf0f70048728e06b4bfeee162d34f5d78b5a88ba1c109d5db2d3b652ad7ec', 'job_card.filed', 'dec_01m8pbtaf17n1rgj0dme8t7h8j', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237666631623262393037316264363062393363363433623534396336646435303737333731633237343435376566393934656235363337336238313566376362222c226465636973696f6e223a7b226964223a226465635f30316d38706274616631376e3172676a30646d6538743768386a222c2270726576223a2261333263663066373030343837323865303662346266656565313632643334663564373862356138386261316331303964356462326433623635326164376563222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261333263663066373030343837323865303662346266656565313632643334663564373862356138386261316331303964356462326433623635326164376563222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31312c2274696d65223a22323032362d31312d33305431333a35353a32342e3238335a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(12, 2, 2, '\x8353207f7f89e1217c83cc9fd1ddd0876b04c3ae4b3df881aa541a598a20f4ba', '\x8e5cc85f787d26288387d31045b630bf26c801dbb20d6676420aa0e28b55c5f0', 'job_card.filed', 'dec_01m8pbtaf17n1rgj0dme8t7h8j', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2236613434666563363230393937363432356539313531343639663339376531633438373365353263323861616663343933633666363731336537616463386636222c226465636973696f6e223a7b226964223a226465635f30316d38706274616631376e3172676a30646d6538743768386a222c2270726576223a2238653563633835663738376432363238383338376433313034356236333062663236633830316462623230643636373634323061613065323862353563356630222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238653563633835663738376432363238383338376433313034356236333062663236633830316462623230643636373634323061613065323862353563356630222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31322c2274696d65223a22323032362d31312d33305431333a35353a32342e3337365a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(13, 2, 3, '\xd98c4a92f1c7c79b8ad3506154c6e98b74ca2823d09b0d329cd5d75e1b00424d', '\x8353207f7f89e1217c83cc9fd1ddd0876b04c3ae4b3df881aa541a598a20f4ba', 'tripwire.tripped', 'dec_01m8pbtaf17n1rgj0dme8t7h8j', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2237663865653835663766663233393738346564383930626639663238623434646162323037336134346235306334626539356433336537656332656235336237222c226465636973696f6e223a7b226964223a226465635f30316d38706274616631376e3172676a30646d6538743768386a222c2270726576223a2238333533323037663766383965313231376338336363396664316464643038373662303463336165346233646638383161613534316135393861323066346261222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238333533323037663766383965313231376338336363396664316464643038373662303463336165346233646638383161613534316135393861323066346261222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31332c2274696d65223a22323032362d31312d33305431333a35353a32342e3337365a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(14, 2, 4, '\x2cd3e31cfaf0f2f395c52274a351287e2df11bde7a182bef598ce27d964fe40c', '\xd98c4a92f1c7c79b8ad3506154c6e98b74ca2823d09b0d329cd5d75e1b00424d', 'escalation.opened', 'dec_01m8pbtaf17n1rgj0dme8t7h8j', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2263643630323362626263653531376532613936356263633330343633623936323436323930643530326435373537376264363133653935613033616138303431222c226465636973696f6e223a7b226964223a226465635f30316d38706274616631376e3172676a30646d6538743768386a222c2270726576223a2264393863346139326631633763373962386164333530363135346336653938623734636132383233643039623064333239636435643735653162303034323464222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264393863346139326631633763373962386164333530363135346336653938623734636132383233643039623064333239636435643735653162303034323464222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31342c2274696d65223a22323032362d31312d33305431333a35353a32342e3337365a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(15, 2, 5, '\xcd8677db107206a67343743aac49a618330143ceff38d21f321efff20d6f6158', '\x2cd3e31cfaf0f2f395c52274a351287e2df11bde7a182bef598ce27d964fe40c', 'job_card.filed', 'dec_01m8pbtaf17n1rgj0dme8t7h8j', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262306634623965346136613939653964396636633533613034326638373736656639623363323662393234323337616564643938643436303635383535373761222c226465636973696f6e223a7b226964223a226465635f30316d38706274616631376e3172676a30646d6538743768386a222c2270726576223a2232636433653331636661663066326633393563353232373461333531323837653264663131626465376131383262656635393863653237643936346665343063222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232636433653331636661663066326633393563353232373461333531323837653264663131626465376131383262656635393863653237643936346665343063222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31352c2274696d65223a22323032362d31312d33305431333a35353a32342e3436335a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(16, 2, 6, '\xbedd98486528e959baf924dca413c805adc68536b3f70eabc79ebfabf32c4a44', '\xcd8677db107206a67343743aac49a618330143ceff38d21f321efff20d6f6158', 'tripwire.tripped', 'dec_01m8pbtaf17n1rgj0dme8t7h8j', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2231643437386138333266323231653333353466353764626631383366353062363631316335303466323264346261623634656463356236373433616665313732222c226465636973696f6e223a7b226964223a226465635f30316d38706274616631376e3172676a30646d6538743768386a222c2270726576223a2263643836373764623130373230366136373334333734336161633439613631383333303134336365666633386432316633323165666666323064366636313538222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263643836373764623130373230366136373334333734336161633439613631383333303134336365666633386432316633323165666666323064366636313538222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31362c2274696d65223a22323032362d31312d33305431333a35353a32342e3436335a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(17, 2, 7, '\xb5c63ab97fc2635387b6e2ed2a5c426b3ed004478f1698609790e6f685b670c4', '\xbedd98486528e959baf924dca413c805adc68536b3f70eabc79ebfabf32c4a44', 'escalation.opened', 'dec_01m8pbtaf17n1rgj0dme8t7h8j', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2237386164356137323234633730636235303833383033303037323532663161323566643334643736626130353865366663306130613837346432663236316432222c226465636973696f6e223a7b226964223a226465635f30316d38706274616631376e3172676a30646d6538743768386a222c2270726576223a2262656464393834383635323865393539626166393234646361343133633830356164633638353336623366373065616263373965626661626633326334613434222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262656464393834383635323865393539626166393234646361343133633830356164633638353336623366373065616263373965626661626633326334613434222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31372c2274696d65223a22323032362d31312d33305431333a35353a32342e3436335a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(18, 2, 8, '\xbe945800954f9447b78be59d2f1c38257fd5f666023db757a928be62653f66ff', '\xb5c63ab97fc2635387b6e2ed2a5c426b3ed004478f1698609790e6f685b670c4', 'tripwire.tripped', 'dec_01m8pbtaf17n1rgj0dme8t7h8j', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2265383436373564333233393264396662666565306639326363373764613366316633333035626139616339633662353138626532626634633838613737653939222c226465636973696f6e223a7b226964223a226465635f30316d38706274616631376e3172676a30646d6538743768386a222c2270726576223a2262356336336162393766633236333533383762366532656432613563343236623365643030343437386631363938363039373930653666363835623637306334222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262356336336162393766633236333533383762366532656432613563343236623365643030343437386631363938363039373930653666363835623637306334222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31382c2274696d65223a22323032362d31312d33305431333a35353a32342e3436335a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(19, 2, 9, '\xfde377744afbfe9838e54e18cce11ba9f5bdef38b5adc0f6a15f4c4272251993', '\xbe945800954f9447b78be59d2f1c38257fd5f666023db757a928be62653f66ff', 'job_card.filed', 'dec_01m8pbtaf17n1rgj0dme8t7h8j', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2264343734303962663362643064356130336338356235373033373862306663633038386537373937323337636263373336636563613832383339363039353934222c226465636973696f6e223a7b226964223a226465635f30316d38706274616631376e3172676a30646d6538743768386a222c2270726576223a2262653934353830303935346639343437623738626535396432663163333832353766643566363636303233646237353761393238626536323635336636366666222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262653934353830303935346639343437623738626535396432663163333832353766643566363636303233646237353761393238626536323635336636366666222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31392c2274696d65223a22323032362d31312d33305431333a35353a32342e3530385a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(20, 2, 10, '\x763cb2ec4b7c1ab1d965406bd8bd54552148eb67789814e9b75dd516c15dcc8b', '\xfde377744afbfe9838e54e18cce11ba9f5bdef38b5adc0f6a15f4c4272251993', 'tripwire.tripped', 'dec_01m8pbtaf17n1rgj0dme8t7h8j', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2261346437383132646331303766376334333463306561393635373834323465323361666563373835306364353231386633653537326536366462646663336462222c226465636973696f6e223a7b226964223a226465635f30316d38706274616631376e3172676a30646d6538743768386a222c2270726576223a2266646533373737343461666266653938333865353465313863636531316261396635626465663338623561646330663661313566346334323732323531393933222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266646533373737343461666266653938333865353465313863636531316261396635626465663338623561646330663661313566346334323732323531393933222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32302c2274696d65223a22323032362d31312d33305431333a35353a32342e3530385a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(21, 2, 11, '\x651f78263fc708b6baadc4aa3b59c1687fab8dc19ded408c9b6c415b7c39ddf9', '\x763cb2ec4b7c1ab1d965406bd8bd54552148eb67789814e9b75dd516c15dcc8b', 'review.recorded', 'dec_01m8pbtaf17n1rgj0dme8t7h8j', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2261366134373561303134663834613132656539356638623663396561346233343331343432643762393962323639313565626630643230353232393537393461222c226465636973696f6e223a7b226964223a226465635f30316d38706274616631376e3172676a30646d6538743768386a222c2270726576223a2237363363623265633462376331616231643936353430366264386264353435353231343865623637373839383134653962373564643531366331356463633862222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237363363623265633462376331616231643936353430366264386264353435353231343865623637373839383134653962373564643531366331356463633862222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32312c2274696d65223a22323032362d31312d33305431333a35353a32342e3539365a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(22, 2, 12, '\x294bc22af7ad71f20915eb0020dded5873203c80bf8c56efd18d98df4acf4570', '\x651f78263fc708b6baadc4aa3b59c1687fab8dc19ded408c9b6c415b7c39ddf9', 'side_effect.refused', 'dec_01m8pbtaf17n1rgj0dme8t7h8j', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263326365343035316336373636396236343239313232376563646165353839303566383463306533623366346438396664333432383635326264393332643162222c226465636973696f6e223a7b226964223a226465635f30316d38706274616631376e3172676a30646d6538743768386a222c2270726576223a2236353166373832363366633730386236626161646334616133623539633136383766616238646331396465643430386339623663343135623763333964646639222c22736571223a31327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236353166373832363366633730386236626161646334616133623539633136383766616238646331396465643430386339623663343135623763333964646639222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a32322c2274696d65223a22323032362d31312d33305431333a35353a32342e3633355a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(23, 2, 0, '\x18fced226c91d5157bde854c53839d95e15bb4d0e10b19f7cefdbe77004f76e6', '\x294bc22af7ad71f20915eb0020dded5873203c80bf8c56efd18d98df4acf4570', 'decision.opened', 'dec_01m8pbtaxencpjgjgjqry4p4wf', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2232336666386465396534616564393365353064613137613465363965386634613535613035396137636362623532663863376561656166323930613736313462222c226465636973696f6e223a7b226964223a226465635f30316d387062746178656e63706a676a676a7172793470347766222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232393462633232616637616437316632303931356562303032306464656435383733323033633830626638633536656664313864393864663461636634353730222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32332c2274696d65223a22323032362d31312d33305431333a35353a32342e3731395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(24, 2, 1, '\xf48b9d54d317dd515376cd60381a1a1ed44352ce0d003271e3a037fc1b3211f0', '\x18fced226c91d5157bde854c53839d95e15bb4d0e10b19f7cefdbe77004f76e6', 'review.recorded', 'dec_01m8pbtaxencpjgjgjqry4p4wf', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2261626162333965363331353265663363313432646136336630326664393839323732613665653263313762316237623365623431373333353632306232663633222c226465636973696f6e223a7b226964223a226465635f30316d387062746178656e63706a676a676a7172793470347766222c2270726576223a2231386663656432323663393164353135376264653835346335333833396439356531356262346430653130623139663763656664626537373030346637366536222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231386663656432323663393164353135376264653835346335333833396439356531356262346430653130623139663763656664626537373030346637366536222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32342c2274696d65223a22323032362d31312d33305431333a35353a32342e3734315a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(25, 2, 0, '\x246b22d0cd74c876efcff6988a5a9e76bcc99b5fa12aa9e123f6c36fc5df783e', '\xf48b9d54d317dd515376cd60381a1a1ed44352ce0d003271e3a037fc1b3211f0', 'decision.opened', 'dec_01m8pbtb2bm2420vjkt527arq8', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2236373536396661386133306365646266373363663166663333396662383961613561303137366330306435356264383634363963623934386134343463373365222c226465636973696f6e223a7b226964223a226465635f30316d387062746232626d32343230766a6b7435323761727138222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266343862396435346433313764643531353337366364363033383161316131656434343335326365306430303332373165336130333766633162333231316630222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32352c2274696d65223a22323032362d31312d33305431333a35353a32342e3837365a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(26, 2, 1, '\x0a86227409a34555eeafb3cdd1120ae20252d5f67649bcf97fab9f05a045cb98', '\x246b22d0cd74c876efcff6988a5a9e76bcc99b5fa12aa9e123f6c36fc5df783e', 'review.recorded', 'dec_01m8pbtb2bm2420vjkt527arq8', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2234343965383365373435393239386532353931386630323662313061666365643839393036626636313835333664333037666166313363336534623266373330222c226465636973696f6e223a7b226964223a226465635f30316d387062746232626d32343230766a6b7435323761727138222c2270726576223a2232343662323264306364373463383736656663666636393838613561396537366263633939623566613132616139653132336636633336666335646637383365222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232343662323264306364373463383736656663666636393838613561396537366263633939623566613132616139653132336636633336666335646637383365222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32362c2274696d65223a22323032362d31312d33305431333a35353a32342e3933325a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(27, 2, 0, '\x8cce3487ee3abe5c69021f6e800af26c0d1d76ea1a3e8b84f73be6c1ab5e163c', '\x0a86227409a34555eeafb3cdd1120ae20252d5f67649bcf97fab9f05a045cb98', 'decision.opened', 'dec_01m8pbtb5x6m60wt2kht4vx9nx', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2239346433356431316664663133326239636134323635613134336236346361396231366331323936633136373535646362336662623038393338663138623538222c226465636973696f6e223a7b226964223a226465635f30316d38706274623578366d36307774326b6874347678396e78222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230613836323237343039613334353535656561666233636464313132306165323032353264356636373634396263663937666162396630356130343563623938222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32372c2274696d65223a22323032362d31312d33305431333a35353a32342e3938395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(28, 2, 1, '\xe8f7f74e54656b6d32b940e3fc90945443462a20674025b3118da59a871432d3', '\x8cce3487ee3abe5c69021f6e800af26c0d1d76ea1a3e8b84f73be6c1ab5e163c', 'job_card.filed', 'dec_01m8pbtb5x6m60wt2kht4vx9nx', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2232336135653565353636346237613535326534393234613264383261616137383265313530646265353265663134666530366336613335383737653038346238222c226465636973696f6e223a7b226964223a226465635f30316d38706274623578366d36307774326b6874347678396e78222c2270726576223a2238636365333438376565336162653563363930323166366538303061663236633064316437366561316133653862383466373362653663316162356531363363222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238636365333438376565336162653563363930323166366538303061663236633064316437366561316133653862383466373362653663316162356531363363222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32382c2274696d65223a22323032362d31312d33305431333a35353a32352e3030335a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(29, 2, 2, '\xdfb4bc1b0962f3602d462522ab4ed8055895a7d99051aab0db1cd6f8cf837b2a', '\xe8f7f74e54656b6d32b940e3fc90945443462a20674025b3118da59a871432d3', 'job_card.filed', 'dec_01m8pbtb5x6m60wt2kht4vx9nx', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265356238306638366630376262343336373932383139666233383566396132346339653638643161346466653839616130376161303036616139646233653634222c226465636973696f6e223a7b226964223a226465635f30316d38706274623578366d36307774326b6874347678396e78222c2270726576223a2265386637663734653534363536623664333262393430653366633930393435343433343632613230363734303235623331313864613539613837313433326433222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265386637663734653534363536623664333262393430653366633930393435343433343632613230363734303235623331313864613539613837313433326433222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32392c2274696d65223a22323032362d31312d33305431333a35353a32352e3032375a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(30, 2, 3, '\x0e99d006147aca03987919709500e8268f9610b0a9aa60177c3ee99a24d4f6ee', '\xdfb4bc1b0962f3602d462522ab4ed8055895a7d99051aab0db1cd6f8cf837b2a', 'escalation.opened', 'dec_01m8pbtb5x6m60wt2kht4vx9nx', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2264353461346164316532366631633366356431346364316434663765386139303932656335386439316339643430303431656431353338373030393162396631222c226465636973696f6e223a7b226964223a226465635f30316d38706274623578366d36307774326b6874347678396e78222c2270726576223a2264666234626331623039363266333630326434363235323261623465643830353538393561376439393035316161623064623163643666386366383337623261222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264666234626331623039363266333630326434363235323261623465643830353538393561376439393035316161623064623163643666386366383337623261222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a33302c2274696d65223a22323032362d31312d33305431333a35353a32352e3032375a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(31, 2, 4, '\x872bcdb8f13a3e0840568ec8ea8328b1d4fd87bd6dc416ba0ae7b5d433f5d715', '\x0e99d006147aca03987919709500e8268f9610b0a9aa60177c3ee99a24d4f6ee', 'job_card.filed', 'dec_01m8pbtb5x6m60wt2kht4vx9nx', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2236373131323962353562616437313031356139626638386630383737306137656164653638313936613335663532336330663138646332636434353562316130222c226465636973696f6e223a7b226964223a226465635f30316d38706274623578366d36307774326b6874347678396e78222c2270726576223a2230653939643030363134376163613033393837393139373039353030653832363866393631306230613961613630313737633365653939613234643466366565222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230653939643030363134376163613033393837393139373039353030653832363866393631306230613961613630313737633365653939613234643466366565222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a33312c2274696d65223a22323032362d31312d33305431333a35353a32352e3134365a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(32, 2, 5, '\x7ccceb87f4688a0b0e5f64a92f5ed9413c80510aafabc39c78f0e760953898b1', '\x872bcdb8f13a3e0840568ec8ea8328b1d4fd87bd6dc416ba0ae7b5d433f5d715', 'tripwire.tripped', 'dec_01m8pbtb5x6m60wt2kht4vx9nx', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2265663533373038333239323434653236303234316337663862616530626264623961376265306535626136366161666532393266343838383534306437656462222c226465636973696f6e223a7b226964223a226465635f30316d38706274623578366d36307774326b6874347678396e78222c2270726576223a2238373262636462386631336133653038343035363865633865613833323862316434666438376264366463343136626130616537623564343333663564373135222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238373262636462386631336133653038343035363865633865613833323862316434666438376264366463343136626130616537623564343333663564373135222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a33322c2274696d65223a22323032362d31312d33305431333a35353a32352e3134365a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(33, 2, 6, '\xeb86cb7ca9e62f3b024bea6a9c75e96a5b052a83d48d9fb33b9ef0353ae490f3', '\x7ccceb87f4688a0b0e5f64a92f5ed9413c80510aafabc39c78f0e760953898b1', 'escalation.opened', 'dec_01m8pbtb5x6m60wt2kht4vx9nx', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2232636162353236383930373238656632353737343538626139356533373664663732313866396339356437346435633134366466616664356539373636313739222c226465636973696f6e223a7b226964223a226465635f30316d38706274623578366d36307774326b6874347678396e78222c2270726576223a2237636363656238376634363838613062306535663634613932663565643934313363383035313061616661626333396337386630653736303935333839386231222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237636363656238376634363838613062306535663634613932663565643934313363383035313061616661626333396337386630653736303935333839386231222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a33332c2274696d65223a22323032362d31312d33305431333a35353a32352e3134365a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(34, 2, 7, '\xb2e12cb7681cef6a2576782e21bf7d1ad5ae6769bfe491b850216f22e939281a', '\xeb86cb7ca9e62f3b024bea6a9c75e96a5b052a83d48d9fb33b9ef0353ae490f3', 'job_card.filed', 'dec_01m8pbtb5x6m60wt2kht4vx9nx', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265353763386366623933393439333761346435353163383832623462653839316339643539316337393561613432393561316134643135373033623535336335222c226465636973696f6e223a7b226964223a226465635f30316d38706274623578366d36307774326b6874347678396e78222c2270726576223a2265623836636237636139653632663362303234626561366139633735653936613562303532613833643438643966623333623965663033353361653439306633222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265623836636237636139653632663362303234626561366139633735653936613562303532613833643438643966623333623965663033353361653439306633222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a33342c2274696d65223a22323032362d31312d33305431333a35353a32352e3136335a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(35, 2, 8, '\x20805a4981f7118b0f0c57748e0965d4e56a21aac35f38348caf02ce23a0cc3f', '\xb2e12cb7681cef6a2576782e21bf7d1ad5ae6769bfe491b850216f22e939281a', 'review.recorded', 'dec_01m8pbtb5x6m60wt2kht4vx9nx', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2261373530653534366230633462646333633562396138323931363462363834346562316434326563366238346636646463646262653261373836613762626236222c226465636973696f6e223a7b226964223a226465635f30316d38706274623578366d36307774326b6874347678396e78222c2270726576223a2262326531326362373638316365663661323537363738326532316266376431616435616536373639626665343931623835303231366632326539333932383161222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262326531326362373638316365663661323537363738326532316266376431616435616536373639626665343931623835303231366632326539333932383161222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a33352c2274696d65223a22323032362d31312d33305431333a35353a32352e3138355a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(36, 2, 9, '\x536bcc0a89de7dba9b2ab1d9c956be0996a79408d8de8b026621f6931fa2592c', '\x20805a4981f7118b0f0c57748e0965d4e56a21aac35f38348caf02ce23a0cc3f', 'side_effect.refused', 'dec_01m8pbtb5x6m60wt2kht4vx9nx', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2238383561636462333530326637353661626636343536306366666561653930346665316363383834653035373838656333623164333235373461663338366231222c226465636973696f6e223a7b226964223a226465635f30316d38706274623578366d36307774326b6874347678396e78222c2270726576223a2232303830356134393831663731313862306630633537373438653039363564346535366132316161633335663338333438636166303263653233613063633366222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232303830356134393831663731313862306630633537373438653039363564346535366132316161633335663338333438636166303263653233613063633366222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a33362c2274696d65223a22323032362d31312d33305431333a35353a32352e3231305a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d');

INSERT INTO docket.idempotency VALUES
	(9, 2, 1, 'prn_agent', 'claims-1', '\xf6ddbb243e8903ac9b8d9d0b2fd12cf48a98f9fb74518d321e9128ab753e00e2', NULL);

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+eb3e4d9b+ARtk75bjrzLsFKOKlvGMc3WqzdaMmh10rucQde3zChgQ', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-30T13:55:23.391Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+575ac212+AdYbLCg1woELcmxskamF5eOeH794t/Raf5PAUkgWDfTb', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-30T13:55:23.545Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\xc92529916e8f0ef3097466a279152a7bd1ff5236747da0201ed71a2d6884b565', '2026-11-30T13:55:23.583Z', '\x2f4667bca235d26ea9486778c3431ed49efbcaea0453c65bbd52ae104519d0a5', false),
	(2, 37, '\x536bcc0a89de7dba9b2ab1d9c956be0996a79408d8de8b026621f6931fa2592c', '2026-11-30T13:55:25.210Z', '\x3b509782552a29cc8c95ae36fac3edbe813ba4472e6ea9f38c78e0daac46ed6be9b78b7d3e1882c62ea9700fbff63a4ee0d1d37dbcb423242fcf3ade1c150515536bcc0a89de7dba9b2ab1d9c956be0996a79408d8de8b026621f6931fa2592c', false);

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
	(13, 13, 'Views0000000000020'),
	(14, 14, 'Alerts0000000000021'),
	(15, 15, 'Entries0000000000022');

INSERT INTO docket.search_count VALUES
	(1, 0, 2, false, 'open', 'ESCALATING', 'proceed', 'critical', NULL),
	(1, 1, 2, true, 'held', 'EXECUTING', 'hold', 'low', NULL),
	(0, 0, 2, true, 'held', 'BLOCKED', 'hold', 'high', NULL),
	(1, 2, 2, false, 'stopped', 'ESCALATING', 'stop', 'high', NULL),
	(2, 0, 2, false, 'open', NULL, 'proceed', 'critical', NULL),
	(0, 0, 2, true, 'held', 'BLOCKED', 'hold', 'critical', NULL),
	(1, 2, 2, true, 'stopped', 'EXECUTING', 'stop', 'critical', NULL);

INSERT INTO docket.search_cursor VALUES
	(2, 33);

INSERT INTO docket.search_decision VALUES
	(1, 5, 2, 5, true, 'dec_01m8pbt9ysq6mt04efy4s02vb3', 'held', 'EXECUTING', 'hold', 'low', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:55:23.768Z', '2026-11-30T13:55:23.941Z', 'sub-1', 1, NULL),
	(6, 9, 2, 4, false, 'dec_01m8pbta5c0dhr19beegw9pam6', 'open', 'ESCALATING', 'proceed', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:55:23.949Z', '2026-11-30T13:55:24.222Z', 'sub-1', 0, NULL),
	(10, 22, 2, 13, false, 'dec_01m8pbtaf17n1rgj0dme8t7h8j', 'stopped', 'ESCALATING', 'stop', 'high', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:55:24.261Z', '2026-11-30T13:55:24.635Z', NULL, 2, NULL),
	(23, 24, 2, 2, false, 'dec_01m8pbtaxencpjgjgjqry4p4wf', 'open', NULL, 'proceed', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:55:24.719Z', '2026-11-30T13:55:24.741Z', 'sub-2', 0, NULL),
	(25, 26, 2, 2, false, 'dec_01m8pbtb2bm2420vjkt527arq8', 'open', NULL, 'proceed', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:55:24.876Z', '2026-11-30T13:55:24.932Z', 'sub-1', 0, NULL),
	(27, 36, 2, 10, true, 'dec_01m8pbtb5x6m60wt2kht4vx9nx', 'stopped', 'EXECUTING', 'stop', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:55:24.989Z', '2026-11-30T13:55:25.210Z', NULL, 2, NULL);

INSERT INTO docket.search_document VALUES
	(2, 1, 2, 0, 'refund-policy', '3.0', '11', '4.2', 'decisive'),
	(2, 1, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(7, 6, 2, 0, 'terms', '3.0', '12', '4.2', 'cited'),
	(7, 6, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(11, 10, 2, 0, 'refund-policy', NULL, '12', '4.2', 'cited'),
	(11, 10, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(12, 10, 2, 0, 'terms', '3.0', '11', '4.2', 'decisive'),
	(12, 10, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(15, 10, 2, 0, 'terms', '3.0', '12', '4.2', 'decisive'),
	(15, 10, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(19, 10, 2, 0, 'refund-policy', NULL, '11', '4.2', 'decisive'),
	(19, 10, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(28, 27, 2, 0, 'terms', NULL, '12', '4.2', 'cited'),
	(28, 27, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(29, 27, 2, 0, 'refund-policy', '3.1', '11', '4.2', 'decisive'),
	(29, 27, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(31, 27, 2, 0, 'terms', NULL, '11', '4.2', 'decisive'),
	(31, 27, 2, 1, 'ticket', NULL, NULL, NULL, 'input');

INSERT INTO docket.search_side_effect VALUES
	(9, 9, 6, 2, false, 'sfx_01m8pbtad413mcy1mmffppj42s', 'issue_refund', 'mail', 'order/1', 'billing', '25.00', 'EUR', 'claims-1', 'intent', '2026-11-30T13:55:24.222Z', '2026-11-30T13:55:24.222Z', DEFAULT);

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(2, 1, 2, 'job_card.filed', '''#2'' ''0'':1,19 ''11'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''decisive'':16 ''executing'':4 ''input'':23 ''no'':25 ''policy'':14,30 ''receipt'':26 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(3, 1, 2, 'escalation.opened', '''#2'' ''1'':1,6 ''agent'':8 ''asked'':9 ''esc'':5 ''hold'':3'),
	(4, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(5, 1, 2, 'side_effect.refused', '''#2'' ''00'':4 ''1'':6,16 ''25'':3 ''billing'':11 ''eur'':1 ''held'':13 ''issue'':8 ''order'':15 ''payments'':18 ''refund'':9'),
	(6, 6, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(7, 6, 2, 'job_card.filed', '''#2'' ''0'':1,18 ''12'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''cited'':15 ''escalating'':4 ''input'':22 ''no'':24 ''policy'':29 ''receipt'':25 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(8, 6, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(9, 6, 2, 'side_effect.intent', '''#2'' ''00'':4 ''01m8pbtad413mcy1mmffppj42s'':15 ''1'':7,18 ''25'':3 ''billing'':12 ''claims'':6 ''eur'':1 ''issue'':9 ''mail'':20 ''order'':17 ''refund'':10 ''sfx'':14'),
	(10, 10, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':4'),
	(11, 10, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''cited'':16 ''done'':4 ''found'':23 ''input'':20 ''policy'':14,27 ''receipt'':22 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(12, 10, 2, 'job_card.filed', '''#2'' ''0'':1,18 ''11'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''beleg'':24 ''blocked'':4 ''decisive'':15 ''fehlt'':25 ''input'':22 ''policy'':29 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(13, 10, 2, 'tripwire.tripped', '''#2'' ''2'':1 ''agent'':6 ''blocked'':10 ''claims'':5 ''done'':8 ''phase'':12 ''proceed'':3 ''transition'':13'),
	(14, 10, 2, 'escalation.opened', '''#2'' ''1'':6 ''2'':1 ''agent'':8 ''asked'':9 ''esc'':5 ''hold'':3'),
	(15, 10, 2, 'job_card.filed', '''#2'' ''0'':1,18 ''12'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''decisive'':15 ''done'':4 ''found'':25 ''input'':22 ''policy'':29 ''receipt'':24 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(16, 10, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':8 ''2'':6 ''3'':10,16 ''5'':1 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3'),
	(17, 10, 2, 'escalation.opened', '''#2'' ''2'':6 ''5'':1 ''esc'':5 ''loop'':8 ''stop'':3'),
	(18, 10, 2, 'tripwire.tripped', '''#2'' ''5'':1 ''agent'':6 ''blocked'':8 ''claims'':5 ''done'':10 ''phase'':12 ''proceed'':3 ''transition'':13'),
	(19, 10, 2, 'job_card.filed', '''#2'' ''0'':1 ''11'':8 ''2'':11 ''4'':10 ''9'':2 ''decisive'':16 ''escalating'':4 ''input'':20 ''no'':22 ''policy'':14,27 ''receipt'':23 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(20, 10, 2, 'tripwire.tripped', '''#2'' ''9'':1 ''agent'':6 ''claims'':5 ''done'':8 ''escalating'':10 ''phase'':12 ''proceed'':3 ''transition'':13'),
	(21, 10, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(22, 10, 2, 'side_effect.refused', '''#2'' ''00'':4 ''1'':6,16 ''25'':3 ''billing'':11 ''eur'':1 ''issue'':8 ''mail'':18 ''order'':15 ''refund'':9 ''stopped'':13'),
	(23, 23, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(24, 23, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(25, 25, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(26, 25, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(27, 27, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4'),
	(28, 27, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''beleg'':21 ''cited'':15 ''executing'':4 ''fehlt'':22 ''input'':19 ''policy'':26 ''refund'':6 ''search'':28 ''terms'':13 ''ticket'':17 ''waits'':24'),
	(29, 27, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''11'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''blocked'':4 ''decisive'':16 ''found'':26 ''input'':23 ''policy'':14,30 ''receipt'':25 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(30, 27, 2, 'escalation.opened', '''#2'' ''1'':6 ''2'':1 ''agent'':8 ''asked'':9 ''esc'':5 ''hold'':3'),
	(31, 27, 2, 'job_card.filed', '''#2'' ''0'':1 ''11'':8 ''2'':11 ''4'':10 ''9'':2 ''beleg'':21 ''decisive'':15 ''executing'':4 ''fehlt'':22 ''input'':19 ''policy'':26 ''refund'':6 ''search'':28 ''terms'':13 ''ticket'':17 ''waits'':24'),
	(32, 27, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':8 ''2'':6 ''3'':10,16 ''4'':1 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3');

INSERT INTO docket.search_tripwire VALUES
	(13, 10, 2, 'phase_transition'),
	(16, 10, 2, 'loop'),
	(18, 10, 2, 'phase_transition'),
	(20, 10, 2, 'phase_transition'),
	(32, 27, 2, 'loop');

INSERT INTO docket.search_writer VALUES
	(1, 2, 'prn_agent'),
	(1, 2, 'prn_reviewer'),
	(6, 2, 'prn_agent'),
	(6, 2, 'prn_reviewer'),
	(10, 2, 'prn_agent'),
	(10, 2, 'prn_reviewer'),
	(23, 2, 'prn_other'),
	(23, 2, 'prn_reviewer'),
	(25, 2, 'prn_other'),
	(25, 2, 'prn_reviewer'),
	(27, 2, 'prn_agent');

SELECT pg_catalog.setval('docket.alert_firing_firing_no_seq', 1, false);

SELECT pg_catalog.setval('docket.ledger_ledger_no_seq', 2, true);

SELECT pg_catalog.setval('docket.migration_id_seq', 15, true);

SELECT pg_catalog.setval('docket.otlp_chunk_chunk_no_seq', 1, false);

SELECT pg_catalog.setval('docket.otlp_request_request_no_seq', 1, false);

SELECT pg_catalog.setval('docket.outbox_message_message_no_seq', 1, false);

ALTER TABLE ONLY docket.alert_firing
    ADD CONSTRAINT alert_firing_key UNIQUE (alert_id, subject);

ALTER TABLE ONLY docket.alert_firing
    ADD CONSTRAINT alert_firing_pkey PRIMARY KEY (firing_no);

ALTER TABLE ONLY docket.alert_rule
    ADD CONSTRAINT alert_rule_pkey PRIMARY KEY (alert_id);

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

ALTER TABLE ONLY docket.reminder
    ADD CONSTRAINT reminder_pkey PRIMARY KEY (ledger_no, decision_id, escalation_id);

ALTER TABLE ONLY docket.reminder_schedule
    ADD CONSTRAINT reminder_schedule_pkey PRIMARY KEY (ledger_no);

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

CREATE INDEX alert_firing_age ON docket.alert_firing USING btree (ledger_no, fired_at);

CREATE INDEX alert_firing_listed ON docket.alert_firing USING btree (ledger_no, firing_no);

CREATE INDEX alert_firing_of ON docket.alert_firing USING btree (ledger_no, alert_id, fired_at);

CREATE INDEX alert_rule_listed ON docket.alert_rule USING btree (ledger_no, alert_id);

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

CREATE TRIGGER refuse_ahead AFTER INSERT OR UPDATE OF size ON docket.alert_rule FOR EACH ROW EXECUTE FUNCTION docket.refuse_cursor_ahead();

ALTER TABLE docket.alert_rule ENABLE ALWAYS TRIGGER refuse_ahead;

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

ALTER TABLE ONLY docket.alert_firing
    ADD CONSTRAINT alert_firing_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES docket.alert_rule(alert_id) ON DELETE CASCADE;

ALTER TABLE ONLY docket.alert_rule
    ADD CONSTRAINT alert_rule_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

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

ALTER TABLE ONLY docket.reminder
    ADD CONSTRAINT reminder_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

ALTER TABLE ONLY docket.reminder_schedule
    ADD CONSTRAINT reminder_schedule_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

ALTER TABLE ONLY docket.saved_view
    ADD CONSTRAINT saved_view_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

ALTER TABLE ONLY docket.search_cursor
    ADD CONSTRAINT search_cursor_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

ALTER TABLE docket.alert_firing ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.alert_rule ENABLE ROW LEVEL SECURITY;

CREATE POLICY append ON docket.alert_firing FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.alert_rule FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

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

CREATE POLICY append ON docket.reminder FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.reminder_schedule FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

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

CREATE POLICY change ON docket.alert_firing FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.alert_rule FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

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

CREATE POLICY change ON docket.reminder FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.reminder_schedule FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

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

CREATE POLICY read ON docket.alert_firing FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.alert_rule FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

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

CREATE POLICY read ON docket.reminder FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.reminder_schedule FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

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

ALTER TABLE docket.reminder ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.reminder_schedule ENABLE ROW LEVEL SECURITY;

CREATE POLICY remove ON docket.alert_firing FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.alert_rule FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

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

CREATE POLICY remove ON docket.reminder FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.reminder_schedule FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

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
