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

CREATE TABLE docket.otlp_arrival (
    received_at timestamp with time zone NOT NULL,
    request_no bigint NOT NULL,
    ledger_no integer NOT NULL,
    items integer NOT NULL,
    principal text NOT NULL,
    via text NOT NULL,
    trace_ids text[] NOT NULL,
    chunk_items integer[] NOT NULL,
    chunk_bytes integer[] NOT NULL,
    has_root boolean[] NOT NULL,
    ranges bytea[] NOT NULL,
    CONSTRAINT otlp_arrival_items_check CHECK ((items > 0)),
    CONSTRAINT otlp_arrival_whole CHECK ((cardinality(trace_ids) = ALL (ARRAY[cardinality(chunk_items), cardinality(chunk_bytes), cardinality(has_root), cardinality(ranges)])))
)
WITH (toast_tuple_target='8160');
ALTER TABLE ONLY docket.otlp_arrival ALTER COLUMN trace_ids SET STORAGE EXTERNAL;
ALTER TABLE ONLY docket.otlp_arrival ALTER COLUMN chunk_items SET STORAGE EXTERNAL;
ALTER TABLE ONLY docket.otlp_arrival ALTER COLUMN chunk_bytes SET STORAGE EXTERNAL;
ALTER TABLE ONLY docket.otlp_arrival ALTER COLUMN has_root SET STORAGE EXTERNAL;
ALTER TABLE ONLY docket.otlp_arrival ALTER COLUMN ranges SET STORAGE EXTERNAL;

ALTER TABLE ONLY docket.otlp_arrival FORCE ROW LEVEL SECURITY;

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
    coding text NOT NULL,
    signal text NOT NULL,
    form text NOT NULL,
    content bytea NOT NULL,
    CONSTRAINT otlp_request_coding_check CHECK ((coding = ANY (ARRAY['identity'::text, 'gzip'::text, 'br'::text]))),
    CONSTRAINT otlp_request_form_check CHECK ((form = ANY (ARRAY['protobuf'::text, 'json'::text, 'items'::text]))),
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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b30323461316465622b4163704b543641706c53516e6f51766953617a30432b6f2b5666746334482f71505558666f64585952584539227d', '\xfb83b59f9569f670cf92671f7ea51bec71f1cd946fb410dabd8dfbf7a16841f0', NULL),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b33663135366165332b41566b3367774867776c3259727542536d575273553633524742786a5a73432b324b4e4452677a6e336a4974227d', '\x6f4b44427628fae6e3d7dd5f4e54704c154e4b198fb93348fbc675e39d66589c', NULL),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2233376462313238383037353464616538356662373036336463366639633965323466303661653632386361363131386135613961666461306161303261313839222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b33663135366165332b41566b3367774867776c3259727542536d575273553633524742786a5a73432b324b4e4452677a6e336a4974227d', '\xd6a65fec01e44eef0ce01e6afabc498ab56215617077014d66cf4493b8567252', NULL),
	(1, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\xb8dd3d39f7d3f1d4a3800c91654098a098148066a421b21554d45a49f1663229', NULL),
	(2, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xc77de56fd64b9446e8296f1784a1eaa47d669b086d605864c785ab2c55fbde6f', NULL),
	(3, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d30222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d387070766734637866346a6561316a776a6861706e6764222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a226d61696c227d7d', '\xb8a2b34c0a1ea859d2562bbc497a15a46285dd57541a385e46ea7ae681ba158e', NULL),
	(4, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d387070766734637866346a6561316a776a6861706e6764227d', '\x54cbfc6c11a933621ddb681004cf07c5100a0966bad674ce6a65f3c25d82706b', NULL),
	(5, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226d656469756d222c227375626a6563745f726566223a227375622d32227d', '\xbdfbe45d64c493c53fd7f2fab74d38cfdd2827e9df2b1cf47aaa7b02eccab07f', NULL),
	(6, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x96c978baf4353bfa7808ae97fb4ef9df5fa99dec75c66c320e83f543b6ce7132', NULL),
	(7, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768222c227375626a6563745f726566223a227375622d31227d', '\x784d9d503f3e06316d048d06c40fe0c8f529cb08ec4692d67fdc621ad8bb322e', NULL),
	(8, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xf85c5efde0095e749e1c01fcbf86ff63edab786093b4d8cee58ecf702405eba0', NULL),
	(9, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d31227d', '\xa48f34c18c3114a6321bff4e5e4450ac052dbf9f65d84f1e03b0119f69fbadfb', NULL),
	(10, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xe4f7e375d457f577fc95d4f84ca3a54c474c706489ef7528c13f260e3962916f', NULL),
	(11, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c222c227375626a6563745f726566223a227375622d31227d', '\xba64ac9b2e3255b2f36ff505a0eaf08bf03f3b7750a58af6fb5f9a78858416e1', NULL),
	(12, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xd34c9fe0e5a68811d36d085ae9c150a30686e797c2810218f9e68e11e89cc8e0', NULL),
	(13, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c227d', '\xc1d68c9c87783d4e473514579830e4f5fde542ce30197612c26c235a6a8eb68e', NULL),
	(14, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x0dc3d9cc48b12bff956dbb3bf9796d0404afeace7e906ae1b0c075563ee4d57f', NULL);

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\x7ab543581063ebe6aab0e1aba6ac3ae37c267a4cc5631888d16f2547baa97e65', '2026-11-30T17:08:17.061Z', 'docket.example/registry
1
erVDWBBj6+aqsOGrpqw643wmekzFYxiI0W8lR7qpfmU=

— docket.example/registry Akod61dbCyLWdqSIoYbkA6TGf10wUL8HW6elFx5F2FITytYJBZMePoPUDq1K0PtlhgdwIfmXk/z8UkQUnU/mm47SfAM=
'),
	(1, 2, '\x37db12880754dae85fb7063dc6f9c9e24f06ae628ca6118a5a9afda0aa02a189', '2026-11-30T17:08:17.108Z', 'docket.example/claims
1
N9sSiAdU2uhftwY9xvnJ4k8GrmKMphGKWpr9oKoCoYk=

— docket.example/claims PxVq43D0YQHmsaouY5kl7m0WsVNRvvHqFb8Ux86ihqyPEmbFBaDla3qvr2PegLCw1TmrkPfTWQwbqyyGz4s5lFEmhgk=
'),
	(2, 1, '\x11d247c7e35dbf8eb454528412cf372f83fe8066493449dc18549347b051d283', '2026-11-30T17:08:17.126Z', 'docket.example/registry
2
EdJHx+Ndv460VFKEEs83L4P+gGZJNEncGFSTR7BR0oM=

— docket.example/registry Akod674Q7ocG0qBZAhCIgiUo5lPd4Ndh4GMAr1rc/LDECFzuWywD8ZD0LeMrtSmg0E/K2/QkzT03lZmJUJBtiRt81Ac=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8ppvg3qhn0ngjqs7ad2h0p1', 1, 4, '\x891db7772e1a47028ac46b1562077ffe1e9c832e2dabf298e5981502b9e51d02', 4, 'open', NULL, 'proceed', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T17:08:17.149Z', '2026-11-30T17:08:17.217Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/1","system":"mail"}},"at":2,"sideEffect":"sfx_01m8ppvg4cxf4jea1jwjhapngd"},"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":4,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8ppvg3qhn0ngjqs7ad2h0p1","imported":false,"lastSeq":4,"lastTime":"2026-11-30T17:08:17.217Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-30T17:08:17.149Z","openedBy":"prn_agent","openedSeq":1,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[{"cause":2,"id":"sfx_01m8ppvg4cxf4jea1jwjhapngd","key":"342537bf5816f8332ec60c3f","operation":"issue_refund","reversibility":"unknown","signature":"207e9a97d409cab6fef936a2","status":"executing","unannounced":false}],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8ppvg64qdkp5xyvn96vk975', 5, 6, '\xd756dc0cc164110d902d786cad4f064844efe797b233e9b9392487030fe9bf26', 2, 'open', NULL, 'proceed', 'medium', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T17:08:17.221Z', '2026-11-30T17:08:17.229Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8ppvg64qdkp5xyvn96vk975","imported":false,"lastSeq":6,"lastTime":"2026-11-30T17:08:17.229Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-30T17:08:17.221Z","openedBy":"prn_other","openedSeq":5,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"medium","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8ppvg6tet3hkyt819xce5gd', 7, 8, '\x00a17bd23176a4755f36e1959c5359931f0dc5c21bae830ce479d103c9793ba8', 2, 'open', NULL, 'proceed', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T17:08:17.243Z', '2026-11-30T17:08:17.245Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8ppvg6tet3hkyt819xce5gd","imported":false,"lastSeq":8,"lastTime":"2026-11-30T17:08:17.245Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-30T17:08:17.243Z","openedBy":"prn_other","openedSeq":7,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8ppvg8s42rx025cv6n0bc9b', 9, 10, '\x44be8d963534b7c28a8f08e206a8e23ef3d8f213ba7460299d13a40da50344c5', 2, 'open', NULL, 'proceed', 'low', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T17:08:17.306Z', '2026-11-30T17:08:17.309Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8ppvg8s42rx025cv6n0bc9b","imported":false,"lastSeq":10,"lastTime":"2026-11-30T17:08:17.309Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-30T17:08:17.306Z","openedBy":"prn_other","openedSeq":9,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8ppvg9r9krk1czqkn2t7gbh', 11, 12, '\x9b15e29718c5e9608df832e7600def2c5471ba5db7cbabf54f0b5f91890081e8', 2, 'open', NULL, 'proceed', 'critical', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T17:08:17.336Z', '2026-11-30T17:08:17.349Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8ppvg9r9krk1czqkn2t7gbh","imported":false,"lastSeq":12,"lastTime":"2026-11-30T17:08:17.349Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-30T17:08:17.336Z","openedBy":"prn_other","openedSeq":11,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8ppvgb6rt7nmkq3f7gb1hy9', 13, 14, '\x6f010febb3a060d69024d4e5118de96c87a0f6bd7edf4ceaba187fee47cf8d53', 2, 'open', NULL, 'proceed', 'critical', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T17:08:17.382Z', '2026-11-30T17:08:17.410Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8ppvgb6rt7nmkq3f7gb1hy9","imported":false,"lastSeq":14,"lastTime":"2026-11-30T17:08:17.410Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-11-30T17:08:17.382Z","openedBy":"prn_other","openedSeq":13,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\x7ab543581063ebe6aab0e1aba6ac3ae37c267a4cc5631888d16f2547baa97e65', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2261393635633961633137383436643034336239306165656565653832323331396437346362343830353763343437356165333732376364363464396632623634222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d33305431373a30383a31372e3031395a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\x37db12880754dae85fb7063dc6f9c9e24f06ae628ca6118a5a9afda0aa02a189', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2238653133373031376465346639633234333035353839333431353935393035656233343535646565336437393036663333353739363132396632346533393538222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31312d33305431373a30383a31372e3130305a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\xb00a218f4ee490ff7edd88e680bc8008af3c3bb3a826455f5c25a3bbfb039e1a', '\x7ab543581063ebe6aab0e1aba6ac3ae37c267a4cc5631888d16f2547baa97e65', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2261613462383766336339353366643830376363613132343635353535633337306632343038386135376636386337653438366666643563666533373864613564222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2237616235343335383130363365626536616162306531616261366163336165333763323637613463633536333138383864313666323534376261613937653635222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31312d33305431373a30383a31372e3131395a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\x84d0d275ef9395d19a0e4f8a603807a245f6a9148d16b341435ff9e08958ab30', '\x37db12880754dae85fb7063dc6f9c9e24f06ae628ca6118a5a9afda0aa02a189', 'decision.opened', 'dec_01m8ppvg3qhn0ngjqs7ad2h0p1', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261373764396134383637646638383237333931303330383535356231316430393138373035336630623834323033396464356633393862623365343631313162222c226465636973696f6e223a7b226964223a226465635f30316d38707076673371686e306e676a71733761643268307031222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233376462313238383037353464616538356662373036336463366639633965323466303661653632386361363131386135613961666461306161303261313839222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31312d33305431373a30383a31372e3134395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\x4baa02fce0e6d52f60b18eccb2aa13ff2c100230b87ccfded746684d3b004e29', '\x84d0d275ef9395d19a0e4f8a603807a245f6a9148d16b341435ff9e08958ab30', 'review.recorded', 'dec_01m8ppvg3qhn0ngjqs7ad2h0p1', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2232643362363563316137666464363037656334623730626465313361343861343962383934363834633339316435316239653030386462653166643139653035222c226465636973696f6e223a7b226964223a226465635f30316d38707076673371686e306e676a71733761643268307031222c2270726576223a2238346430643237356566393339356431396130653466386136303338303761323435663661393134386431366233343134333566663965303839353861623330222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238346430643237356566393339356431396130653466386136303338303761323435663661393134386431366233343134333566663965303839353861623330222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a322c2274696d65223a22323032362d31312d33305431373a30383a31372e3135385a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 2, '\xaa7c587f73443b961a36d5cc52b9637272160e4546aa2892aee0211ed2145e86', '\x4baa02fce0e6d52f60b18eccb2aa13ff2c100230b87ccfded746684d3b004e29', 'side_effect.intent', 'dec_01m8ppvg3qhn0ngjqs7ad2h0p1', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2235626635373931623233613932336436333265636663383563633338643539366163636132633565363364323666636363643461363038386665666636373364222c226465636973696f6e223a7b226964223a226465635f30316d38707076673371686e306e676a71733761643268307031222c2270726576223a2234626161303266636530653664353266363062313865636362326161313366663263313030323330623837636366646564373436363834643362303034653239222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234626161303266636530653664353266363062313865636362326161313366663263313030323330623837636366646564373436363834643362303034653239222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a332c2274696d65223a22323032362d31312d33305431373a30383a31372e3230385a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 3, '\x891db7772e1a47028ac46b1562077ffe1e9c832e2dabf298e5981502b9e51d02', '\xaa7c587f73443b961a36d5cc52b9637272160e4546aa2892aee0211ed2145e86', 'side_effect.executing', 'dec_01m8ppvg3qhn0ngjqs7ad2h0p1', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263373132356463326563396461363864663763353630333762363462623231343337383038383666643335353666356166396466643433623739633964366237222c226465636973696f6e223a7b226964223a226465635f30316d38707076673371686e306e676a71733761643268307031222c2270726576223a2261613763353837663733343433623936316133366435636335326239363337323732313630653435343661613238393261656530323131656432313435653836222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261613763353837663733343433623936316133366435636335326239363337323732313630653435343661613238393261656530323131656432313435653836222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a342c2274696d65223a22323032362d31312d33305431373a30383a31372e3231375a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 0, '\xd3568d4966efc0eda12e42bc94fe37d1c20269d2c1543cc869de82a9ed634dec', '\x891db7772e1a47028ac46b1562077ffe1e9c832e2dabf298e5981502b9e51d02', 'decision.opened', 'dec_01m8ppvg64qdkp5xyvn96vk975', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2237373732653839303561623865376436623064353063303434353930363362636361313730616465353337666464306238636330343963366238346563356532222c226465636973696f6e223a7b226964223a226465635f30316d3870707667363471646b70357879766e3936766b393735222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238393164623737373265316134373032386163343662313536323037376666653165396338333265326461626632393865353938313530326239653531643032222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a352c2274696d65223a22323032362d31312d33305431373a30383a31372e3232315a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 1, '\xd756dc0cc164110d902d786cad4f064844efe797b233e9b9392487030fe9bf26', '\xd3568d4966efc0eda12e42bc94fe37d1c20269d2c1543cc869de82a9ed634dec', 'review.recorded', 'dec_01m8ppvg64qdkp5xyvn96vk975', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2265653033306463633665663166383266383161383466366437623134356531616537313931386164396164373437373861373764356664653764353665616533222c226465636973696f6e223a7b226964223a226465635f30316d3870707667363471646b70357879766e3936766b393735222c2270726576223a2264333536386434393636656663306564613132653432626339346665333764316332303236396432633135343363633836396465383261396564363334646563222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264333536386434393636656663306564613132653432626339346665333764316332303236396432633135343363633836396465383261396564363334646563222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a362c2274696d65223a22323032362d31312d33305431373a30383a31372e3232395a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 0, '\xe0ac58c09322f48d486918d240422c5c91838dd6e3559e60523d9e0540f03c1f', '\xd756dc0cc164110d902d786cad4f064844efe797b233e9b9392487030fe9bf26', 'decision.opened', 'dec_01m8ppvg6tet3hkyt819xce5gd', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2238616564383831313266333361383638333263316136366535333332613835353035663966376262313463643135653535366638386332653236643265646639222c226465636973696f6e223a7b226964223a226465635f30316d38707076673674657433686b7974383139786365356764222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264373536646330636331363431313064393032643738366361643466303634383434656665373937623233336539623933393234383730333066653962663236222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a372c2274696d65223a22323032362d31312d33305431373a30383a31372e3234335a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(8, 2, 1, '\x00a17bd23176a4755f36e1959c5359931f0dc5c21bae830ce479d103c9793ba8', '\xe0ac58c09322f48d486918d240422c5c91838dd6e3559e60523d9e0540f03c1f', 'review.recorded', 'dec_01m8ppvg6tet3hkyt819xce5gd', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2234623733373237353531636232653135623464303536363864393163366339336639623130363930366162646165613761343135616662626239313165343865222c226465636973696f6e223a7b226964223a226465635f30316d38707076673674657433686b7974383139786365356764222c2270726576223a2265306163353863303933323266343864343836393138643234303432326335633931383338646436653335353965363035323364396530353430663033633166222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265306163353863303933323266343864343836393138643234303432326335633931383338646436653335353965363035323364396530353430663033633166222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a382c2274696d65223a22323032362d31312d33305431373a30383a31372e3234355a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(9, 2, 0, '\x326da148c3b4b6b5cd1411408c08f47593d01b0834e78434c108b982fe94c808', '\x00a17bd23176a4755f36e1959c5359931f0dc5c21bae830ce479d103c9793ba8', 'decision.opened', 'dec_01m8ppvg8s42rx025cv6n0bc9b', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2232353636363838333462623631353737653331396135636536343233343764376131306562306134343434616662626631353866323861333961653231633439222c226465636973696f6e223a7b226964223a226465635f30316d38707076673873343272783032356376366e3062633962222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230306131376264323331373661343735356633366531393539633533353939333166306463356332316261653833306365343739643130336339373933626138222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a392c2274696d65223a22323032362d31312d33305431373a30383a31372e3330365a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(10, 2, 1, '\x44be8d963534b7c28a8f08e206a8e23ef3d8f213ba7460299d13a40da50344c5', '\x326da148c3b4b6b5cd1411408c08f47593d01b0834e78434c108b982fe94c808', 'review.recorded', 'dec_01m8ppvg8s42rx025cv6n0bc9b', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2237623838376635623433313137313362323138343832663630303439616333383163393436326164613965303838643863643165383964346535366534356563222c226465636973696f6e223a7b226964223a226465635f30316d38707076673873343272783032356376366e3062633962222c2270726576223a2233323664613134386333623462366235636431343131343038633038663437353933643031623038333465373834333463313038623938326665393463383038222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233323664613134386333623462366235636431343131343038633038663437353933643031623038333465373834333463313038623938326665393463383038222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31302c2274696d65223a22323032362d31312d33305431373a30383a31372e3330395a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 0, '\x72c16228f7a0716055af6a6da7d24e15f02140bfe397944ac6594d5eb944e0e9', '\x44be8d963534b7c28a8f08e206a8e23ef3d8f213ba7460299d13a40da50344c5', 'decision.opened', 'dec_01m8ppvg9r9krk1czqkn2t7gbh', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2239373336326666663035383764363563656130326438373564303436303932303462376239353635643533363931333035383265656333353239356464313238222c226465636973696f6e223a7b226964223a226465635f30316d38707076673972396b726b31637a716b6e327437676268222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234346265386439363335333462376332386138663038653230366138653233656633643866323133626137343630323939643133613430646135303334346335222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31312c2274696d65223a22323032362d31312d33305431373a30383a31372e3333365a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(12, 2, 1, '\x9b15e29718c5e9608df832e7600def2c5471ba5db7cbabf54f0b5f91890081e8', '\x72c16228f7a0716055af6a6da7d24e15f02140bfe397944ac6594d5eb944e0e9', 'review.recorded', 'dec_01m8ppvg9r9krk1czqkn2t7gbh', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2235346562383130343831313932313035323534366361316133376331356236366361393533356234343562646532663562623063666535393932636135633530222c226465636973696f6e223a7b226964223a226465635f30316d38707076673972396b726b31637a716b6e327437676268222c2270726576223a2237326331363232386637613037313630353561663661366461376432346531356630323134306266653339373934346163363539346435656239343465306539222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237326331363232386637613037313630353561663661366461376432346531356630323134306266653339373934346163363539346435656239343465306539222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31322c2274696d65223a22323032362d31312d33305431373a30383a31372e3334395a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(13, 2, 0, '\x89a198cbdf3bfe5fab4ceca5fa21fde04d5db99249458f86a9b008b02d27e614', '\x9b15e29718c5e9608df832e7600def2c5471ba5db7cbabf54f0b5f91890081e8', 'decision.opened', 'dec_01m8ppvgb6rt7nmkq3f7gb1hy9', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2234636364323939316330323761626336636235343034653562346339323033613238663035373132353639623134663231366464356462306133396266636530222c226465636973696f6e223a7b226964223a226465635f30316d387070766762367274376e6d6b71336637676231687939222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239623135653239373138633565393630386466383332653736303064656632633534373162613564623763626162663534663062356639313839303038316538222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31332c2274696d65223a22323032362d31312d33305431373a30383a31372e3338325a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(14, 2, 1, '\x6f010febb3a060d69024d4e5118de96c87a0f6bd7edf4ceaba187fee47cf8d53', '\x89a198cbdf3bfe5fab4ceca5fa21fde04d5db99249458f86a9b008b02d27e614', 'review.recorded', 'dec_01m8ppvgb6rt7nmkq3f7gb1hy9', '\x7b226163746f72223a2270726e5f7265766965776572222c22626f6479223a2232626335666265326432616133663738373763313331623661373233663635376336633761616639303661356664333037396663666562343162653164393532222c226465636973696f6e223a7b226964223a226465635f30316d387070766762367274376e6d6b71336637676231687939222c2270726576223a2238396131393863626466336266653566616234636563613566613231666465303464356462393932343934353866383661396230303862303264323765363134222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238396131393863626466336266653566616234636563613566613231666465303464356462393932343934353866383661396230303862303264323765363134222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31342c2274696d65223a22323032362d31312d33305431373a30383a31372e3431305a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d');

INSERT INTO docket.idempotency VALUES
	(3, 2, 1, 'prn_agent', 'claims-0', '\x0dc7663052dd60e587a5274373a5acee6eda19d8db87b555353cef78b21affa9', NULL);

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+024a1deb+AcpKT6AplSQnoQviSaz0C+o+Vftc4H/qPUXfodXYRXE9', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-30T17:08:17.015Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+3f156ae3+AVk3gwHgwl2YruBSmWRsU63RGBxjZsC+2KNDRgzn3jIt', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-11-30T17:08:17.099Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\xb00a218f4ee490ff7edd88e680bc8008af3c3bb3a826455f5c25a3bbfb039e1a', '2026-11-30T17:08:17.119Z', '\x11d247c7e35dbf8eb454528412cf372f83fe8066493449dc18549347b051d283', false),
	(2, 15, '\x6f010febb3a060d69024d4e5118de96c87a0f6bd7edf4ceaba187fee47cf8d53', '2026-11-30T17:08:17.410Z', '\xd1af6ebe95a1054fbbf8664bbc445babbd15c9fedcbf17dac36932a3bb7185c71dc11ad1fdbbca44b8999c513ecc9d6b24438daafab80f90d9f47419805d498d1bddad492341feb025d3bef133bc66463c9c2e7d525f9aff64a757e32dbf304f6f010febb3a060d69024d4e5118de96c87a0f6bd7edf4ceaba187fee47cf8d53', false);

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
	(16, 16, 'Seen0000000000026'),
	(17, 17, 'Arrivals0000000000027');

INSERT INTO docket.search_count VALUES
	(2, 0, 2, false, 'open', NULL, 'proceed', 'high', NULL),
	(1, 0, 2, false, 'open', NULL, 'proceed', 'medium', NULL),
	(1, 0, 2, false, 'open', NULL, 'proceed', 'low', NULL),
	(2, 0, 2, false, 'open', NULL, 'proceed', 'critical', NULL);

INSERT INTO docket.search_cursor VALUES
	(2, 14);

INSERT INTO docket.search_decision VALUES
	(1, 4, 2, 4, false, 'dec_01m8ppvg3qhn0ngjqs7ad2h0p1', 'open', NULL, 'proceed', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T17:08:17.149Z', '2026-11-30T17:08:17.217Z', NULL, 0, NULL),
	(5, 6, 2, 2, false, 'dec_01m8ppvg64qdkp5xyvn96vk975', 'open', NULL, 'proceed', 'medium', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T17:08:17.221Z', '2026-11-30T17:08:17.229Z', 'sub-2', 0, NULL),
	(7, 8, 2, 2, false, 'dec_01m8ppvg6tet3hkyt819xce5gd', 'open', NULL, 'proceed', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T17:08:17.243Z', '2026-11-30T17:08:17.245Z', 'sub-1', 0, NULL),
	(9, 10, 2, 2, false, 'dec_01m8ppvg8s42rx025cv6n0bc9b', 'open', NULL, 'proceed', 'low', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T17:08:17.306Z', '2026-11-30T17:08:17.309Z', 'sub-1', 0, NULL),
	(11, 12, 2, 2, false, 'dec_01m8ppvg9r9krk1czqkn2t7gbh', 'open', NULL, 'proceed', 'critical', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T17:08:17.336Z', '2026-11-30T17:08:17.349Z', 'sub-1', 0, NULL),
	(13, 13, 2, 1, false, 'dec_01m8ppvgb6rt7nmkq3f7gb1hy9', 'open', NULL, 'proceed', 'critical', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-11-30T17:08:17.382Z', '2026-11-30T17:08:17.382Z', NULL, 0, NULL);

INSERT INTO docket.search_side_effect VALUES
	(3, 4, 1, 2, false, 'sfx_01m8ppvg4cxf4jea1jwjhapngd', 'issue_refund', 'mail', 'order/1', 'billing', NULL, NULL, 'claims-0', 'executing', '2026-11-30T17:08:17.208Z', '2026-11-30T17:08:17.217Z', DEFAULT);

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4'),
	(2, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(3, 1, 2, 'side_effect.intent', '''#2'' ''0'':2 ''01m8ppvg4cxf4jea1jwjhapngd'':10 ''1'':13 ''billing'':7 ''claims'':1 ''issue'':4 ''mail'':15 ''order'':12 ''refund'':5 ''sfx'':9'),
	(4, 1, 2, 'side_effect.executing', '''#2'' ''01m8ppvg4cxf4jea1jwjhapngd'':2 ''sfx'':1'),
	(5, 5, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''in'':7 ''medium'':10 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(6, 5, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(7, 7, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(8, 7, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(9, 9, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':4 ''sub'':12'),
	(10, 9, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(11, 11, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(12, 11, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(13, 13, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':4');

INSERT INTO docket.search_writer VALUES
	(1, 2, 'prn_agent'),
	(1, 2, 'prn_reviewer'),
	(5, 2, 'prn_other'),
	(5, 2, 'prn_reviewer'),
	(7, 2, 'prn_other'),
	(7, 2, 'prn_reviewer'),
	(9, 2, 'prn_other'),
	(9, 2, 'prn_reviewer'),
	(11, 2, 'prn_other'),
	(11, 2, 'prn_reviewer'),
	(13, 2, 'prn_other');

SELECT pg_catalog.setval('docket.alert_firing_firing_no_seq', 1, false);

SELECT pg_catalog.setval('docket.ledger_ledger_no_seq', 2, true);

SELECT pg_catalog.setval('docket.migration_id_seq', 17, true);

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

ALTER TABLE ONLY docket.otlp_arrival
    ADD CONSTRAINT otlp_arrival_pkey PRIMARY KEY (ledger_no, request_no);

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

CREATE POLICY append ON docket.otlp_arrival FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

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

CREATE POLICY change ON docket.otlp_arrival FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

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

ALTER TABLE docket.otlp_arrival ENABLE ROW LEVEL SECURITY;

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

CREATE POLICY read ON docket.otlp_arrival FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

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

CREATE POLICY remove ON docket.otlp_arrival FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

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
