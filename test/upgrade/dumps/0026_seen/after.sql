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

CREATE TABLE docket.seen_cursor (
    size bigint NOT NULL,
    compared bigint NOT NULL,
    ledger_no integer NOT NULL,
    is_pending boolean NOT NULL,
    state text NOT NULL,
    counts text NOT NULL,
    CONSTRAINT seen_cursor_compared_check CHECK ((compared >= 0)),
    CONSTRAINT seen_cursor_size_check CHECK ((size >= 0)),
    CONSTRAINT seen_cursor_state_check CHECK ((state = ANY (ARRAY['unwatched'::text, 'compared'::text, 'too_many'::text])))
)
WITH (fillfactor='50');

ALTER TABLE ONLY docket.seen_cursor FORCE ROW LEVEL SECURITY;

CREATE TABLE docket.seen_finding (
    seq bigint NOT NULL,
    observation bigint NOT NULL,
    ledger_no integer NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    decision_id text COLLATE pg_catalog."C"
);

ALTER TABLE ONLY docket.seen_finding FORCE ROW LEVEL SECURITY;

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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b36363333653233632b4163744e596b636d37675a6b6d2b7474764d664b48353074596552326f524270587053516c6b56622b376f71227d', '\x695ad7540419cfd32e96e22700232daa1fdc450458d605fedd7c21504d410e4b', NULL),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b61366135643834662b41575a61796d7151537a75506e2b5037752f4b5a4b4e424170527a663757446e514d4e69624250366d766942227d', '\x6a4bdc552b0a96b0b7c0545f3018ccd10c5d87bf0b3da383dcdefe95387b76cb', NULL),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2234393336363230613436383264396138386239383336313362636436623363656166346231313633646433323363383964333933383431393137636365373632222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b61366135643834662b41575a61796d7151537a75506e2b5037752f4b5a4b4e424170527a663757446e514d4e69624250366d766942227d', '\x782c746ed0451950ab34644f329bfae4a1675d4f998d291e1f586cda6dcafe83', NULL),
	(1, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\x3495bbc9e8c69abbf38bef3a1253598b9efdc4019b1728e866650e7c0f6c9c47', NULL),
	(2, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x7da1659b287c95b2f82a04b70ba642a4cd303ad170d8a1613e16a521928a1703', NULL),
	(3, 2, '\x7b226361757365223a312c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226167656e745f61736b6564227d', '\xff1012f92d14ff6fb94435d7cb7906ac85ceae70962a6e2aaab98f43e90c96a0', NULL),
	(4, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x920f862af96d31178ff9c9ac077ad6e024c96b31b4884df72c3e02d8a3b845c6', NULL),
	(5, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2268656c64222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a226d61696c227d7d', '\x2cf4ce2151d17d0ef5f9282c4ff297bee3d22c0c6bdaa5f9dbf90b1dd59a7fe5', NULL),
	(6, 2, '\x7b22656e7472795f636f756e74223a362c226f7574636f6d65223a22636f6d706c65746564227d', '\xfa99eb8497761548de8fc1db7831cc99df88ee91dad5f89c23a4ccee289389db', NULL),
	(7, 2, '\x7b226361757365223a352c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x61a3cb6d5a28c1e5e2c61f63686d71f75783715850bc10d049514ae52306d7e4', NULL),
	(8, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d32227d', '\x80f274148c2b4b67630fc7326f473b5c81661f6ff4d63260aeaffc0e17f989a7', NULL),
	(9, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x9e0483ac4eb064b1e82b8070b80474cb1e3d4ad6e5bb74d06242961464fb5c70', NULL),
	(10, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c227d', '\x7a75f15ba821e9496d709cfe72731a59305e5c03148b0b65ee516fb02b5fbc28', NULL),
	(11, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x3989babce76242a4587af0343d86559ddbe9b0e1a780ff80defdb5d12bfdaf94', NULL),
	(12, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c222c227375626a6563745f726566223a227375622d32227d', '\xd212dcd635ac6e787baa0a87cba5a22a1544e5b281fea5571794cff903750a1d', NULL),
	(13, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xd7a734fe6883b69b3780fae78a5abd2684dd641e4cb1b630374edf05ac274759', NULL),
	(14, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226d656469756d227d', '\x81a7084bfba10b783b4343ca6e5ee402a254e9cd567d830363e0f8ac8a4eb19b', NULL),
	(15, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x7c38f1ae9e0e5076377abd85ba2812323b54167d6f8f63f1ca1d71b8c08a0f00', NULL),
	(16, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22504c414e4e494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x3e39c2c60cee6d1d2138c8169243cb9eecc3854fb290e36acea210f87cd348cc', NULL),
	(17, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22504c414e4e494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x6f481494d5cd5ae0e16f60d5459fa9fd0c1c74465917c6ba910976574acc6eeb', NULL),
	(18, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x84ed0efd0f591758d1f4d8dd25bcdc41e54419b9298d2d1a4fdea57d8f9b33a5', NULL),
	(19, 2, '\x7b226361757365223a332c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226c6f6f70227d', '\x85dcd35f3db5a2c48cc4d0d43dfc282b9d9d9374ad3fae72473277ea56fe3dd3', NULL),
	(20, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x73ef4f6aec77eb92fa227907f6f4c208f7c8f3949fb6837cedb8637df6c6d990', NULL),
	(21, 2, '\x7b226361757365223a362c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d32222c2272756c65223a226167656e745f61736b6564227d', '\x82c1dfcd628d57144dc301e3cd1f4a6b824bc3a5d7f40190c801e433e43eff11', NULL),
	(22, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x4dec225d4581712c3bfdb16a01da910fb2354fcee80d4013d90ba705358b872f', NULL),
	(23, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a226d61696c227d7d', '\xceb2a817eaf541837d40bbef367eabdf93f4a40155aef3942eefa666f1113578', NULL),
	(24, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\xd09edfe8a9ebeb881be48ac0f7fcc0094b0d8afbdd1b951d95ab1d6733ad9191', NULL),
	(25, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x0f8c7ce6315add284fb7a762b93dad75a23b67a4c4c7579deb8be549545be51b', NULL);

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\x02e7f9fb0cac37171376ec7d6f701c92507331a6b1fe7da81a95164d009ceacd', '2026-11-30T13:29:38.803Z', 'docket.example/registry
1
Auf5+wysNxcTdux9b3AcklBzMaax/n2oGpUWTQCc6s0=

— docket.example/registry ZjPiPKebDjIn9fcU+4kI8bzr++BEPN7l7znF0JF2O/qG6iDG11csto5ZWPBQX+dH2okclmVAsBFUhSM6CfqH+SZkoQw=
'),
	(1, 2, '\x4936620a4682d9a88b983613bcd6b3ceaf4b1163dd323c89d393841917cce762', '2026-11-30T13:29:39.160Z', 'docket.example/claims
1
STZiCkaC2aiLmDYTvNazzq9LEWPdMjyJ05OEGRfM52I=

— docket.example/claims pqXYT8eD9gatUJm0kZIqVV7Gct7VwdILAn/SCNp14SKAJyGzZaWgdFfqoKFmwWmJZRmOyXsNeKAA33ihm4yEluI/Qgk=
'),
	(2, 1, '\x6d82ef0b3cc604e79104cadc37fa63c4f24f1ae178f4f881c7aa32c69de4c1f8', '2026-11-30T13:29:39.360Z', 'docket.example/registry
2
bYLvCzzGBOeRBMrcN/pjxPJPGuF49PiBx6oyxp3kwfg=

— docket.example/registry ZjPiPBgxnqL9uLs5r+EW0eDgtX/msL2av05LowCyb5t/8rtXLy6FSaoVRFqmu56gMt0gi+T3GTJGoWQZ89KbQIl3iQs=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8pab5z7m0ykthed844rn06t', 1, 7, '\x96fc015f7ab66b5e0467edfa379e4960917ad177e1f958ce2f29fc100ee8b330', 7, 'closed', 'BLOCKED', 'hold', 'high', true, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-30T13:29:39.627Z', '2026-11-30T13:29:40.198Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"BLOCKED","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-11-30T13:29:40.198Z","confidence":0.9,"counters":{"cards":1,"escalations":1,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":1,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":0,"directive":"hold","entryCount":7,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8pab5z7m0ykthed844rn06t","imported":false,"lastSeq":7,"lastTime":"2026-11-30T13:29:40.198Z","liftings":[],"loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":true,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":2,"cause":1,"directive":"hold","dueAt":null,"id":"esc-1","overdue":null,"rule":"agent_asked","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-30T13:29:39.627Z","openedBy":"prn_agent","openedSeq":1,"outcome":"completed","parentDecision":null,"phase":"BLOCKED","refusals":{"attempts":0,"since":5},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8pab6m723pswpe03882hj22', 8, 9, '\x505271c2796441b439e3bc09b60a51396c4af92640fd6930b914735bb4dd7378', 2, 'open', NULL, 'proceed', 'low', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:29:40.231Z', '2026-11-30T13:29:40.292Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8pab6m723pswpe03882hj22","imported":false,"lastSeq":9,"lastTime":"2026-11-30T13:29:40.292Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-30T13:29:40.231Z","openedBy":"prn_other","openedSeq":8,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8pab6rp761h3q94pzrvm0ft', 10, 11, '\x41f9db70b29c968640aee8a392b90ede610c6550e50e64d99fce3a46afb4f220', 2, 'open', NULL, 'proceed', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:29:40.375Z', '2026-11-30T13:29:40.793Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8pab6rp761h3q94pzrvm0ft","imported":false,"lastSeq":11,"lastTime":"2026-11-30T13:29:40.793Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-30T13:29:40.375Z","openedBy":"prn_other","openedSeq":10,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8pab793957kt1j52k8txqc5', 12, 13, '\xd3fe47ce5f8e2ad9036792ea4589bb005a1cff72ba53bd9e0140b4b9c8f8244b', 2, 'open', NULL, 'proceed', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:29:40.899Z', '2026-11-30T13:29:41.185Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8pab793957kt1j52k8txqc5","imported":false,"lastSeq":13,"lastTime":"2026-11-30T13:29:41.185Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-30T13:29:40.899Z","openedBy":"prn_other","openedSeq":12,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8pab7pry0h4970w0n4vxdnj', 14, 23, '\x06e35a7dbe7444ab2b81fbec66d50ba193b197f2a0b6956d39b617a6e6692065', 10, 'stopped', 'BLOCKED', 'stop', 'medium', true, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:29:41.337Z', '2026-11-30T13:29:41.785Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"BLOCKED","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":4,"escalations":2,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":3,"directive":"stop","entryCount":10,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8pab7pry0h4970w0n4vxdnj","imported":false,"lastSeq":23,"lastTime":"2026-11-30T13:29:41.785Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":true,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":5,"cause":3,"directive":"stop","dueAt":null,"id":"esc-1","overdue":null,"rule":"loop","subject":"","yeses":[]},{"announced":null,"approvalsNeeded":1,"at":7,"cause":6,"directive":"hold","dueAt":null,"id":"esc-2","overdue":null,"rule":"agent_asked","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-11-30T13:29:41.337Z","openedBy":"prn_agent","openedSeq":14,"outcome":null,"parentDecision":null,"phase":"BLOCKED","refusals":{"attempts":1,"since":5},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"medium","status":"stopped","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8pab8b9e8zqwnjdpkmt0n4c', 24, 25, '\x13fdf43aea7d363bf06078b43d73f1a35dd148fa162363b338cce2e38564819d', 2, 'open', NULL, 'proceed', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:29:41.999Z', '2026-11-30T13:29:42.050Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8pab8b9e8zqwnjdpkmt0n4c","imported":false,"lastSeq":25,"lastTime":"2026-11-30T13:29:42.050Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-30T13:29:41.999Z","openedBy":"prn_other","openedSeq":24,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\x02e7f9fb0cac37171376ec7d6f701c92507331a6b1fe7da81a95164d009ceacd', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2235616330393636633566346639383430336233646666343838383062663236313936373761646238313231663135313030353833333432313665346464343837222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d33305431333a32393a33382e3732315a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\x4936620a4682d9a88b983613bcd6b3ceaf4b1163dd323c89d393841917cce762', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2261373061386132373438313661336265623831666230383535386432353138356332386137656564623065623163623131326561666633303366343962666332222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d33305431333a32393a33392e3133315a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\x0c1e4ba803d1995255edb23894690320c8ea0c260d484e47621bb8d20bd8ef30', '\x02e7f9fb0cac37171376ec7d6f701c92507331a6b1fe7da81a95164d009ceacd', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2239626335326630636437313232626338393739356563373164613665643531366438383638666637353366616134613262386533316266356661386539393861222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230326537663966623063616333373137313337366563376436663730316339323530373333316136623166653764613831613935313634643030396365616364222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31312d33305431333a32393a33392e3231395a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\x5bf937130a248b9fabd23f092553fd25096edabf9abd99bebc074c1c4c872eef', '\x4936620a4682d9a88b983613bcd6b3ceaf4b1163dd323c89d393841917cce762', 'decision.opened', 'dec_01m8pab5z7m0ykthed844rn06t', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265383234333734626230353164363433663433383733353032633239656462666263386438393938623838303737386365396261363139633862623735633961222c226465636973696f6e223a7b226964223a226465635f30316d38706162357a376d30796b74686564383434726e303674222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234393336363230613436383264396138386239383336313362636436623363656166346231313633646433323363383964333933383431393137636365373632222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31312d33305431333a32393a33392e3632375a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\xcd564c0d311a3ad3d88359b13dedcbe5442b27fd4c9de8c71c87fdafda552be4', '\x5bf937130a248b9fabd23f092553fd25096edabf9abd99bebc074c1c4c872eef', 'job_card.filed', 'dec_01m8pab5z7m0ykthed844rn06t', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265383533326332383839663033306235396237386434333839626165623938623962613837643331316336653038656164353462343762616430323664633565222c226465636973696f6e223a7b226964223a226465635f30316d38706162357a376d30796b74686564383434726e303674222c2270726576223a2235626639333731333061323438623966616264323366303932353533666432353039366564616266396162643939626562633037346331633463383732656566222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235626639333731333061323438623966616264323366303932353533666432353039366564616266396162643939626562633037346331633463383732656566222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a322c2274696d65223a22323032362d31312d33305431333a32393a33392e3639355a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 2, '\x115aafdb212955d7a49b2ac6889438c2b2411d8719978bbc8e22695fc711fbd8', '\xcd564c0d311a3ad3d88359b13dedcbe5442b27fd4c9de8c71c87fdafda552be4', 'escalation.opened', 'dec_01m8pab5z7m0ykthed844rn06t', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2235393435643633323432376337323561373838376261303339653136326666393134376461666338623863643864613433333031323461353739616338643063222c226465636973696f6e223a7b226964223a226465635f30316d38706162357a376d30796b74686564383434726e303674222c2270726576223a2263643536346330643331316133616433643838333539623133646564636265353434326232376664346339646538633731633837666461666461353532626534222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263643536346330643331316133616433643838333539623133646564636265353434326232376664346339646538633731633837666461666461353532626534222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a332c2274696d65223a22323032362d31312d33305431333a32393a33392e3639355a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(4, 2, 3, '\x8e135855aef82f3d140d897f1ec0e5da15902ed1879410e503774e218c533f6d', '\x115aafdb212955d7a49b2ac6889438c2b2411d8719978bbc8e22695fc711fbd8', 'review.recorded', 'dec_01m8pab5z7m0ykthed844rn06t', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2264343365376466383062656564393133316134616239323937383234393063366337366363383862626233383563343162643030376631363439396532366361222c226465636973696f6e223a7b226964223a226465635f30316d38706162357a376d30796b74686564383434726e303674222c2270726576223a2231313561616664623231323935356437613439623261633638383934333863326232343131643837313939373862626338653232363935666337313166626438222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231313561616664623231323935356437613439623261633638383934333863326232343131643837313939373862626338653232363935666337313166626438222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a342c2274696d65223a22323032362d31312d33305431333a32393a34302e3035315a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 4, '\x26de9a57204abc36d1d37a91c5c77f94cca4662efd79df85b2aabebee389ca10', '\x8e135855aef82f3d140d897f1ec0e5da15902ed1879410e503774e218c533f6d', 'side_effect.refused', 'dec_01m8pab5z7m0ykthed844rn06t', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261663063306230623830306563383065393431326432396163666662356235396162333139303632373232313162613463636664616132613738373464366432222c226465636973696f6e223a7b226964223a226465635f30316d38706162357a376d30796b74686564383434726e303674222c2270726576223a2238653133353835356165663832663364313430643839376631656330653564613135393032656431383739343130653530333737346532313863353333663664222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238653133353835356165663832663364313430643839376631656330653564613135393032656431383739343130653530333737346532313863353333663664222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a352c2274696d65223a22323032362d31312d33305431333a32393a34302e3137305a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 5, '\x0b4e8d1a649f041e43757983a8ada8fd59637490426dac0d9a1839b882226366', '\x26de9a57204abc36d1d37a91c5c77f94cca4662efd79df85b2aabebee389ca10', 'decision.closed', 'dec_01m8pab5z7m0ykthed844rn06t', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2264643239633630643738653431376437303434666239363935613331303863646535326366346536613634366366383763386133666563376336616139313563222c226465636973696f6e223a7b226964223a226465635f30316d38706162357a376d30796b74686564383434726e303674222c2270726576223a2232366465396135373230346162633336643164333761393163356337376639346363613436363265666437396466383562326161626562656533383963613130222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232366465396135373230346162633336643164333761393163356337376639346363613436363265666437396466383562326161626562656533383963613130222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a362c2274696d65223a22323032362d31312d33305431333a32393a34302e3139385a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 6, '\x96fc015f7ab66b5e0467edfa379e4960917ad177e1f958ce2f29fc100ee8b330', '\x0b4e8d1a649f041e43757983a8ada8fd59637490426dac0d9a1839b882226366', 'tripwire.tripped', 'dec_01m8pab5z7m0ykthed844rn06t', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2234646331616564333561353461383332336531346463643364656430333232316231326665643062653231353462636139303530326234386664323865366264222c226465636973696f6e223a7b226964223a226465635f30316d38706162357a376d30796b74686564383434726e303674222c2270726576223a2230623465386431613634396630343165343337353739383361386164613866643539363337343930343236646163306439613138333962383832323236333636222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230623465386431613634396630343165343337353739383361386164613866643539363337343930343236646163306439613138333962383832323236333636222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a372c2274696d65223a22323032362d31312d33305431333a32393a34302e3139385a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(8, 2, 0, '\xd30a1343af556159bf55fd8741d3f64ab9b84c864ddb4f2c23896cc8527d92e7', '\x96fc015f7ab66b5e0467edfa379e4960917ad177e1f958ce2f29fc100ee8b330', 'decision.opened', 'dec_01m8pab6m723pswpe03882hj22', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2230313865386335376635303639626163356131353333363266613730323635643938393230623763666537613063376361666631383365333434326561646536222c226465636973696f6e223a7b226964223a226465635f30316d38706162366d37323370737770653033383832686a3232222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239366663303135663761623636623565303436376564666133373965343936303931376164313737653166393538636532663239666331303065653862333330222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a382c2274696d65223a22323032362d31312d33305431333a32393a34302e3233315a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(9, 2, 1, '\x505271c2796441b439e3bc09b60a51396c4af92640fd6930b914735bb4dd7378', '\xd30a1343af556159bf55fd8741d3f64ab9b84c864ddb4f2c23896cc8527d92e7', 'review.recorded', 'dec_01m8pab6m723pswpe03882hj22', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2236616533326236646433376263393231313238353835326537373935393732643234663539366666663639323534633732386262373061323066616434356539222c226465636973696f6e223a7b226964223a226465635f30316d38706162366d37323370737770653033383832686a3232222c2270726576223a2264333061313334336166353536313539626635356664383734316433663634616239623834633836346464623466326332333839366363383532376439326537222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264333061313334336166353536313539626635356664383734316433663634616239623834633836346464623466326332333839366363383532376439326537222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a392c2274696d65223a22323032362d31312d33305431333a32393a34302e3239325a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(10, 2, 0, '\x50ba012ce320b4ef3a0037f3e5fa7a6ca80a269327102cd61890f354081cdd38', '\x505271c2796441b439e3bc09b60a51396c4af92640fd6930b914735bb4dd7378', 'decision.opened', 'dec_01m8pab6rp761h3q94pzrvm0ft', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2233653235376430653036663764386466663836386662326238336164336366303536356636653261353664636263616461323836396633633962636464653166222c226465636973696f6e223a7b226964223a226465635f30316d387061623672703736316833713934707a72766d306674222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235303532373163323739363434316234333965336263303962363061353133393663346166393236343066643639333062393134373335626234646437333738222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31302c2274696d65223a22323032362d31312d33305431333a32393a34302e3337355a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 1, '\x41f9db70b29c968640aee8a392b90ede610c6550e50e64d99fce3a46afb4f220', '\x50ba012ce320b4ef3a0037f3e5fa7a6ca80a269327102cd61890f354081cdd38', 'review.recorded', 'dec_01m8pab6rp761h3q94pzrvm0ft', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2232346233303962653337623830633265336362336234376636346631393062626630666538386537326135356430323763353365386265313462396438396430222c226465636973696f6e223a7b226964223a226465635f30316d387061623672703736316833713934707a72766d306674222c2270726576223a2235306261303132636533323062346566336130303337663365356661376136636138306132363933323731303263643631383930663335343038316364643338222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235306261303132636533323062346566336130303337663365356661376136636138306132363933323731303263643631383930663335343038316364643338222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31312c2274696d65223a22323032362d31312d33305431333a32393a34302e3739335a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(12, 2, 0, '\x8c75fdddafbdfd8259d1d2697f45076847c263553e5a06e0c8fc691fcc64fa1a', '\x41f9db70b29c968640aee8a392b90ede610c6550e50e64d99fce3a46afb4f220', 'decision.opened', 'dec_01m8pab793957kt1j52k8txqc5', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2264623262323036636336643337396237386137646366643436616461653335323132393966336665613565376137613332383333646338303462353837316436222c226465636973696f6e223a7b226964223a226465635f30316d387061623739333935376b74316a35326b387478716335222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234316639646237306232396339363836343061656538613339326239306564653631306336353530653530653634643939666365336134366166623466323230222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31322c2274696d65223a22323032362d31312d33305431333a32393a34302e3839395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(13, 2, 1, '\xd3fe47ce5f8e2ad9036792ea4589bb005a1cff72ba53bd9e0140b4b9c8f8244b', '\x8c75fdddafbdfd8259d1d2697f45076847c263553e5a06e0c8fc691fcc64fa1a', 'review.recorded', 'dec_01m8pab793957kt1j52k8txqc5', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2234303235396130663533333036623162613966313662636365613836323861396533663832366534653034386239373563303863326136393834323835643162222c226465636973696f6e223a7b226964223a226465635f30316d387061623739333935376b74316a35326b387478716335222c2270726576223a2238633735666464646166626466643832353964316432363937663435303736383437633236333535336535613036653063386663363931666363363466613161222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238633735666464646166626466643832353964316432363937663435303736383437633236333535336535613036653063386663363931666363363466613161222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31332c2274696d65223a22323032362d31312d33305431333a32393a34312e3138355a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(14, 2, 0, '\xb0b1ff65207a7ca816c0f191bf04f3e3ad17d05b156abe1a3d6ecd0059a14706', '\xd3fe47ce5f8e2ad9036792ea4589bb005a1cff72ba53bd9e0140b4b9c8f8244b', 'decision.opened', 'dec_01m8pab7pry0h4970w0n4vxdnj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2233376265613063386362323833393734643333396564386437663533643936636337613661663963336237626139663036613536333165313632646239646137222c226465636973696f6e223a7b226964223a226465635f30316d387061623770727930683439373077306e347678646e6a222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264336665343763653566386532616439303336373932656134353839626230303561316366663732626135336264396530313430623462396338663832343462222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31342c2274696d65223a22323032362d31312d33305431333a32393a34312e3333375a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(15, 2, 1, '\x126e6af8aec95a2b249af7f890ef1eb71a9ff50c1ffb40343e4d53d51c19afa9', '\xb0b1ff65207a7ca816c0f191bf04f3e3ad17d05b156abe1a3d6ecd0059a14706', 'job_card.filed', 'dec_01m8pab7pry0h4970w0n4vxdnj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237396238643035346635343732613931316263313237666238633734326262343532396636313765353866623737343436333736316531333337326434633239222c226465636973696f6e223a7b226964223a226465635f30316d387061623770727930683439373077306e347678646e6a222c2270726576223a2262306231666636353230376137636138313663306631393162663034663365336164313764303562313536616265316133643665636430303539613134373036222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262306231666636353230376137636138313663306631393162663034663365336164313764303562313536616265316133643665636430303539613134373036222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31352c2274696d65223a22323032362d31312d33305431333a32393a34312e3339315a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(16, 2, 2, '\x9d60c624920dc07db493bf660bb5f34933bf49510f5d2549c596d2b4b8e9a99d', '\x126e6af8aec95a2b249af7f890ef1eb71a9ff50c1ffb40343e4d53d51c19afa9', 'job_card.filed', 'dec_01m8pab7pry0h4970w0n4vxdnj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230336432303133643034333530306264363664646161316435623133613063383235356132303839633235326230623739316137323565356437643730663366222c226465636973696f6e223a7b226964223a226465635f30316d387061623770727930683439373077306e347678646e6a222c2270726576223a2231323665366166386165633935613262323439616637663839306566316562373161396666353063316666623430333433653464353364353163313961666139222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231323665366166386165633935613262323439616637663839306566316562373161396666353063316666623430333433653464353364353163313961666139222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31362c2274696d65223a22323032362d31312d33305431333a32393a34312e3431355a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(17, 2, 3, '\x60dca9f447a69bc46f29a1783d1a53130ff3e73737ccf6fab078e57570689be4', '\x9d60c624920dc07db493bf660bb5f34933bf49510f5d2549c596d2b4b8e9a99d', 'job_card.filed', 'dec_01m8pab7pry0h4970w0n4vxdnj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265326432336232326261393166356135656239656165316462316466386338336363326531343764386530623962613539383938643164316461393864653863222c226465636973696f6e223a7b226964223a226465635f30316d387061623770727930683439373077306e347678646e6a222c2270726576223a2239643630633632343932306463303764623439336266363630626235663334393333626634393531306635643235343963353936643262346238653961393964222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239643630633632343932306463303764623439336266363630626235663334393333626634393531306635643235343963353936643262346238653961393964222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31372c2274696d65223a22323032362d31312d33305431333a32393a34312e3534375a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(18, 2, 4, '\x50d4551d23e20ec0228bab377828b4d7405a6828a83f5275a993ac277323cc17', '\x60dca9f447a69bc46f29a1783d1a53130ff3e73737ccf6fab078e57570689be4', 'tripwire.tripped', 'dec_01m8pab7pry0h4970w0n4vxdnj', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2266313430386266376261633435613466653734343965663432633430343838326165633939663661646666303863646639336361393235646235393037343563222c226465636973696f6e223a7b226964223a226465635f30316d387061623770727930683439373077306e347678646e6a222c2270726576223a2236306463613966343437613639626334366632396131373833643161353331333066663365373337333763636636666162303738653537353730363839626534222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236306463613966343437613639626334366632396131373833643161353331333066663365373337333763636636666162303738653537353730363839626534222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31382c2274696d65223a22323032362d31312d33305431333a32393a34312e3534375a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(19, 2, 5, '\xf9c4ff00e9c3b83593a16a038187b953830fb874e5388ea56da7f4d85b3f3307', '\x50d4551d23e20ec0228bab377828b4d7405a6828a83f5275a993ac277323cc17', 'escalation.opened', 'dec_01m8pab7pry0h4970w0n4vxdnj', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2264323763393938316163623630326330653038336633633636353764393136326534383038663635373430336566363637316231366265396265613263383038222c226465636973696f6e223a7b226964223a226465635f30316d387061623770727930683439373077306e347678646e6a222c2270726576223a2235306434353531643233653230656330323238626162333737383238623464373430356136383238613833663532373561393933616332373733323363633137222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235306434353531643233653230656330323238626162333737383238623464373430356136383238613833663532373561393933616332373733323363633137222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31392c2274696d65223a22323032362d31312d33305431333a32393a34312e3534375a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(20, 2, 6, '\xedf824914d19edaf86cff7724b5d0fd461dee8add0eaec03ca087dacc967537a', '\xf9c4ff00e9c3b83593a16a038187b953830fb874e5388ea56da7f4d85b3f3307', 'job_card.filed', 'dec_01m8pab7pry0h4970w0n4vxdnj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230366431353363666163623233373437653065643130313866616133653031303739393462396366653433373735306535356338303636353237636330353533222c226465636973696f6e223a7b226964223a226465635f30316d387061623770727930683439373077306e347678646e6a222c2270726576223a2266396334666630306539633362383335393361313661303338313837623935333833306662383734653533383865613536646137663464383562336633333037222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266396334666630306539633362383335393361313661303338313837623935333833306662383734653533383865613536646137663464383562336633333037222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32302c2274696d65223a22323032362d31312d33305431333a32393a34312e3731315a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(21, 2, 7, '\xb940e3bef27539899511663156ae0aeb126d2cc48cb85c4720a6386c35ed5d1d', '\xedf824914d19edaf86cff7724b5d0fd461dee8add0eaec03ca087dacc967537a', 'escalation.opened', 'dec_01m8pab7pry0h4970w0n4vxdnj', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2236343838366532643065353864643965653863663064656138356237333661383262356663393031363433363032366639626334623536653735363030366366222c226465636973696f6e223a7b226964223a226465635f30316d387061623770727930683439373077306e347678646e6a222c2270726576223a2265646638323439313464313965646166383663666637373234623564306664343631646565386164643065616563303363613038376461636339363735333761222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265646638323439313464313965646166383663666637373234623564306664343631646565386164643065616563303363613038376461636339363735333761222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a32312c2274696d65223a22323032362d31312d33305431333a32393a34312e3731315a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(22, 2, 8, '\x6b6fb543a19fcf2543d6c98432bdc4e12a996f3421f1c964857339907a0ecbd5', '\xb940e3bef27539899511663156ae0aeb126d2cc48cb85c4720a6386c35ed5d1d', 'review.recorded', 'dec_01m8pab7pry0h4970w0n4vxdnj', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2230663465653462303632386233623130646538633731333962613766363833383435373263633931613532643936316237663737396534313262313336653164222c226465636973696f6e223a7b226964223a226465635f30316d387061623770727930683439373077306e347678646e6a222c2270726576223a2262393430653362656632373533393839393531313636333135366165306165623132366432636334386362383563343732306136333836633335656435643164222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262393430653362656632373533393839393531313636333135366165306165623132366432636334386362383563343732306136333836633335656435643164222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32322c2274696d65223a22323032362d31312d33305431333a32393a34312e3734345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(23, 2, 9, '\x06e35a7dbe7444ab2b81fbec66d50ba193b197f2a0b6956d39b617a6e6692065', '\x6b6fb543a19fcf2543d6c98432bdc4e12a996f3421f1c964857339907a0ecbd5', 'side_effect.refused', 'dec_01m8pab7pry0h4970w0n4vxdnj', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2233383934666634356232656332373664376236306331356634373661643436643365346365663463323539336634343338306336303965623662326562663234222c226465636973696f6e223a7b226964223a226465635f30316d387061623770727930683439373077306e347678646e6a222c2270726576223a2236623666623534336131396663663235343364366339383433326264633465313261393936663334323166316339363438353733333939303761306563626435222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236623666623534336131396663663235343364366339383433326264633465313261393936663334323166316339363438353733333939303761306563626435222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a32332c2274696d65223a22323032362d31312d33305431333a32393a34312e3738355a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(24, 2, 0, '\x62ac272ab998b1689ea734d949c56897c71bf90ff00581dedffce3ca314a9047', '\x06e35a7dbe7444ab2b81fbec66d50ba193b197f2a0b6956d39b617a6e6692065', 'decision.opened', 'dec_01m8pab8b9e8zqwnjdpkmt0n4c', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2230333332303064363730636237316565643433343236643430666434353865373363663966626261376663303630643464373361643363303166376530346466222c226465636973696f6e223a7b226964223a226465635f30316d3870616238623965387a71776e6a64706b6d74306e3463222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230366533356137646265373434346162326238316662656336366435306261313933623139376632613062363935366433396236313761366536363932303635222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32342c2274696d65223a22323032362d31312d33305431333a32393a34312e3939395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(25, 2, 1, '\x13fdf43aea7d363bf06078b43d73f1a35dd148fa162363b338cce2e38564819d', '\x62ac272ab998b1689ea734d949c56897c71bf90ff00581dedffce3ca314a9047', 'review.recorded', 'dec_01m8pab8b9e8zqwnjdpkmt0n4c', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2233613065323334303839393136313430363731366464393037643133613736653664326236363161343265383835306666666364366338323537623631653433222c226465636973696f6e223a7b226964223a226465635f30316d3870616238623965387a71776e6a64706b6d74306e3463222c2270726576223a2236326163323732616239393862313638396561373334643934396335363839376337316266393066663030353831646564666663653363613331346139303437222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236326163323732616239393862313638396561373334643934396335363839376337316266393066663030353831646564666663653363613331346139303437222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32352c2274696d65223a22323032362d31312d33305431333a32393a34322e3035305a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d');

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+6633e23c+ActNYkcm7gZkm+ttvMfKH50tYeR2oRBpXpSQlkVb+7oq', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-30T13:29:38.663Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+a6a5d84f+AWZaymqQSzuPn+P7u/KZKNBApRzf7WDnQMNibBP6mviB', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-30T13:29:39.111Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\x0c1e4ba803d1995255edb23894690320c8ea0c260d484e47621bb8d20bd8ef30', '2026-11-30T13:29:39.219Z', '\x6d82ef0b3cc604e79104cadc37fa63c4f24f1ae178f4f881c7aa32c69de4c1f8', false),
	(2, 26, '\x13fdf43aea7d363bf06078b43d73f1a35dd148fa162363b338cce2e38564819d', '2026-11-30T13:29:42.050Z', '\x11e88ff704257bb02304a93c1258b1b53e1bf7aa5b8b403c567d24144aefcce59c2ba1846b0e598cbc899ce74571f412696d99173d77855b66b5e43a9145a7ed5fe5c9c815bbf11b753ba6301aa667bb75cf04a184704fd67335c0b057801d4a', false);

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
	(15, 15, 'Entries0000000000022'),
	(16, 16, 'Seen0000000000026');

INSERT INTO docket.search_count VALUES
	(1, 0, 2, true, 'closed', 'BLOCKED', 'hold', 'high', 'completed'),
	(0, 0, 2, true, 'held', 'BLOCKED', 'hold', 'high', NULL),
	(1, 0, 2, false, 'open', NULL, 'proceed', 'low', NULL),
	(2, 0, 2, false, 'open', NULL, 'proceed', 'critical', NULL),
	(0, 0, 2, false, 'open', 'PLANNING', 'proceed', 'medium', NULL),
	(0, 0, 2, false, 'stopped', 'PLANNING', 'stop', 'medium', NULL),
	(1, 2, 2, true, 'stopped', 'BLOCKED', 'stop', 'medium', NULL);

INSERT INTO docket.search_cursor VALUES
	(2, 24);

INSERT INTO docket.search_decision VALUES
	(1, 7, 2, 7, true, 'dec_01m8pab5z7m0ykthed844rn06t', 'closed', 'BLOCKED', 'hold', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-11-30T13:29:39.627Z', '2026-11-30T13:29:40.198Z', NULL, 0, NULL),
	(8, 9, 2, 2, false, 'dec_01m8pab6m723pswpe03882hj22', 'open', NULL, 'proceed', 'low', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:29:40.231Z', '2026-11-30T13:29:40.292Z', 'sub-2', 0, NULL),
	(10, 11, 2, 2, false, 'dec_01m8pab6rp761h3q94pzrvm0ft', 'open', NULL, 'proceed', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:29:40.375Z', '2026-11-30T13:29:40.793Z', NULL, 0, NULL),
	(12, 13, 2, 2, false, 'dec_01m8pab793957kt1j52k8txqc5', 'open', NULL, 'proceed', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:29:40.899Z', '2026-11-30T13:29:41.185Z', 'sub-2', 0, NULL),
	(14, 23, 2, 10, true, 'dec_01m8pab7pry0h4970w0n4vxdnj', 'stopped', 'BLOCKED', 'stop', 'medium', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T13:29:41.337Z', '2026-11-30T13:29:41.785Z', NULL, 2, NULL);

INSERT INTO docket.search_document VALUES
	(2, 1, 2, 0, 'terms', '3.1', '11', '4.2', 'cited'),
	(2, 1, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(15, 14, 2, 0, 'terms', NULL, '12', '4.2', 'decisive'),
	(15, 14, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(16, 14, 2, 0, 'refund-policy', NULL, '11', '4.2', 'cited'),
	(16, 14, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(17, 14, 2, 0, 'terms', NULL, '12', '4.2', 'decisive'),
	(17, 14, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(20, 14, 2, 0, 'terms', '3.1', '12', '4.2', 'decisive'),
	(20, 14, 2, 1, 'ticket', NULL, NULL, NULL, 'input');

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4'),
	(2, 1, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':18 ''11'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''beleg'':24 ''blocked'':4 ''cited'':15 ''fehlt'':25 ''input'':22 ''policy'':29 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(3, 1, 2, 'escalation.opened', '''#2'' ''1'':1,6 ''agent'':8 ''asked'':9 ''esc'':5 ''hold'':3'),
	(4, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(5, 1, 2, 'side_effect.refused', '''#2'' ''00'':4 ''1'':6 ''2'':16 ''25'':3 ''billing'':11 ''eur'':1 ''held'':13 ''issue'':8 ''mail'':18 ''order'':15 ''refund'':9'),
	(6, 1, 2, 'decision.closed', '''#2'' ''6'':1 ''completed'':3'),
	(7, 1, 2, 'tripwire.tripped', '''#2'' ''0'':10 ''1'':6 ''5'':1 ''closed'':12 ''completed'':8 ''esc'':5 ''open'':14 ''proceed'':3 ''with'':13 ''work'':15'),
	(8, 8, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':4 ''sub'':12'),
	(9, 8, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(10, 10, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4'),
	(11, 10, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(12, 12, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(13, 12, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(14, 14, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''in'':7 ''medium'':10 ''order'':5 ''part'':8 ''refund'':1,4'),
	(15, 14, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''beleg'':21 ''blocked'':4 ''decisive'':15 ''fehlt'':22 ''input'':19 ''policy'':26 ''refund'':6 ''search'':28 ''terms'':13 ''ticket'':17 ''waits'':24'),
	(16, 14, 2, 'job_card.filed', '''#2'' ''0'':1 ''11'':8 ''2'':11 ''4'':10 ''9'':2 ''beleg'':22 ''cited'':16 ''fehlt'':23 ''input'':20 ''planning'':4 ''policy'':14,27 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(17, 14, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''beleg'':21 ''decisive'':15 ''fehlt'':22 ''input'':19 ''planning'':4 ''policy'':26 ''refund'':6 ''search'':28 ''terms'':13 ''ticket'':17 ''waits'':24'),
	(18, 14, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':6,8 ''3'':1,10,16 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3'),
	(19, 14, 2, 'escalation.opened', '''#2'' ''1'':6 ''3'':1 ''esc'':5 ''loop'':8 ''stop'':3'),
	(20, 14, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':18 ''12'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''beleg'':24 ''blocked'':4 ''decisive'':15 ''fehlt'':25 ''input'':22 ''policy'':29 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(21, 14, 2, 'escalation.opened', '''#2'' ''2'':6 ''6'':1 ''agent'':8 ''asked'':9 ''esc'':5 ''hold'':3'),
	(22, 14, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(23, 14, 2, 'side_effect.refused', '''#2'' ''00'':4 ''1'':6 ''2'':16 ''25'':3 ''billing'':11 ''eur'':1 ''issue'':8 ''mail'':18 ''order'':15 ''refund'':9 ''stopped'':13');

INSERT INTO docket.search_tripwire VALUES
	(7, 1, 2, 'closed_with_open_work'),
	(18, 14, 2, 'loop');

INSERT INTO docket.search_writer VALUES
	(1, 2, 'prn_agent'),
	(1, 2, 'prn_reviewer'),
	(8, 2, 'prn_other'),
	(8, 2, 'prn_reviewer'),
	(10, 2, 'prn_other'),
	(10, 2, 'prn_reviewer'),
	(12, 2, 'prn_other'),
	(12, 2, 'prn_reviewer'),
	(14, 2, 'prn_agent'),
	(14, 2, 'prn_reviewer');

SELECT pg_catalog.setval('docket.alert_firing_firing_no_seq', 1, false);

SELECT pg_catalog.setval('docket.ledger_ledger_no_seq', 2, true);

SELECT pg_catalog.setval('docket.migration_id_seq', 16, true);

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

ALTER TABLE ONLY docket.seen_cursor
    ADD CONSTRAINT seen_cursor_pkey PRIMARY KEY (ledger_no);

ALTER TABLE ONLY docket.seen_finding
    ADD CONSTRAINT seen_finding_pkey PRIMARY KEY (ledger_no, code, seq, observation);

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

CREATE INDEX seen_finding_decision ON docket.seen_finding USING btree (ledger_no, decision_id, code) WHERE (decision_id IS NOT NULL);

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

CREATE TRIGGER refuse_ahead AFTER INSERT OR UPDATE OF size ON docket.seen_cursor FOR EACH ROW EXECUTE FUNCTION docket.refuse_cursor_ahead();

ALTER TABLE docket.seen_cursor ENABLE ALWAYS TRIGGER refuse_ahead;

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

ALTER TABLE ONLY docket.seen_cursor
    ADD CONSTRAINT seen_cursor_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

ALTER TABLE ONLY docket.seen_finding
    ADD CONSTRAINT seen_finding_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

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

CREATE POLICY append ON docket.seen_cursor FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY append ON docket.seen_finding FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

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

CREATE POLICY change ON docket.seen_cursor FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY change ON docket.seen_finding FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

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

CREATE POLICY read ON docket.seen_cursor FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

CREATE POLICY read ON docket.seen_finding FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

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

CREATE POLICY remove ON docket.seen_cursor FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

CREATE POLICY remove ON docket.seen_finding FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

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

ALTER TABLE docket.seen_cursor ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.seen_finding ENABLE ROW LEVEL SECURITY;

ALTER TABLE docket.tile ENABLE ROW LEVEL SECURITY;
