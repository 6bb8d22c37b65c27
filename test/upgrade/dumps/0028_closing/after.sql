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

CREATE FUNCTION docket.closed_with_successor() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM docket.ledger WHERE ledger_no <> NEW.ledger_no AND xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'a ledger is closed in the transaction that makes the one that continues it'
      USING ERRCODE = 'insufficient_privilege', HINT = 'Use "docket ledgers succeed".';
  END IF;
  RETURN NULL;
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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b63333234633139302b4156574b784e4e50424466584d586c327a50497658717270414f4177707447456c324754735853516f533472222c227365727665725f6b6579223a7b2261747465737473223a2265766572796f6e65222c22637276223a2245643235353139222c226b7479223a224f4b50222c2278223a223947504c613176745433454c663533383579656232646f56745f79593753574a7a3535514e54376e473959227d7d', '\x1286e22947026caa998eb9cea423739b001252dd3697449f820b9b94f54d0ea3', NULL),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b63303230643635342b41555154674b766a37393639424e7675453350502f63574958333178733167326b4149482b596d676b436531222c227365727665725f6b6579223a7b2261747465737473223a2265766572796f6e65222c22637276223a2245643235353139222c226b7479223a224f4b50222c2278223a22435554686f48546a56737862756c595756373368425a66454b47333168516d754f3537792d6154346a6741227d7d', '\x1df146d310182b40635e9b23a7e0540d7b474b8e4e4e4bee94dd553e38c6b05c', NULL),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2232326234323863656234373733336339626661343535373434376337306639376238346137313639623065636263636330613965653737393836323133336238222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b63303230643635342b41555154674b766a37393639424e7675453350502f63574958333178733167326b4149482b596d676b436531227d', '\xe79e29a9054d247950cf8d38d006a64b4884e662c5d43c7a520c0dd666f72b10', NULL),
	(1, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226d656469756d227d', '\xa5be1734a70ac795596a3e38c188a86bccf5c8a75608afb306c7b36be2b56636', NULL),
	(2, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x33dbcbc51705e550fc16a2ab5d4118f5bbe62df7d6862e1c04bf85a7a811cb0a', NULL),
	(3, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x0abb436160cb6e2fd79e260fbf530ec800674b55957b16362427b77e5c69618b', NULL),
	(4, 2, '\x7b226361757365223a322c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226167656e745f61736b6564227d', '\x68222ef245a0c5c5d9b175bbe439dcc5e8ce4b6edf069f6fce116a3f61d95a57', NULL),
	(5, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x58c1fd5d67f506df01da5226d6564e4154725ee7ddbe2053c8b2aed1404f63ea', NULL),
	(6, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\xf5f1353fb3d7de88007b325285686f53aaa5d2682933169ae9a3418a857cf595', NULL),
	(7, 2, '\x7b226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c2272756c65223a226c6f6f70227d', '\xfcfd6d357d9656c9b66fd046ca33d9ad20dbd3f1895941e961b154e9f67b3b7b', NULL),
	(8, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x1bc14a89bede93b52931fb1ceec0bcab8209ef9901d5cdfbcef0f839c574a6e4', NULL),
	(9, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x01deb6d2fbad2af34e4098479eaa653a6a1bfcc03885a104203af7e95b52f479', NULL),
	(10, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a226d61696c227d7d', '\x32c0f051db5432886049bc33ae5d7a6a37e879c555f0ba57b9793d6c0ae0b537', NULL),
	(11, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226d656469756d227d', '\x80d837014769c92c3bf89e897bc3b89429377fe751be171a8c1c1fcb00fbc5dc', NULL),
	(12, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x56521b710e16e5ede6b2610fc6f291dc205acc7356cdd3cd73013a4d729563be', NULL),
	(13, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768222c227375626a6563745f726566223a227375622d32227d', '\x3d9a8d62fd4c3b7d3647d8765ecf2cb697aca18b472cb3f956dc69902d4c1a1a', NULL),
	(14, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x077f49b21d1931f2b910c27435e8663099f6afd6f32e287272b4c21a085e31be', NULL),
	(15, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d32222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d387235617a3032736e336d3961777a3961786b6a773872222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a226d61696c227d7d', '\x7826609b85922f718241fe2b749bf4906763ad8e8ecedcedd8e4338aeff50cf3', NULL),
	(16, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d387235617a3032736e336d3961777a3961786b6a773872227d', '\xf29ae6030c0698ea28250de7753de1328e4aa52a73c8e9bf8c53f267ec65b1e8', NULL),
	(17, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d387235617a3032736e336d3961777a3961786b6a773872227d', '\xed29bbbb55116d303e6010b8671bf5c0e0d25e6c499d19b8b6e5194e17a8efc5', NULL),
	(18, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a22637269746963616c227d', '\x57f70b733a61c5fc815fc32aa6413793c5ca6946520a2c7554c89f51323fa162', NULL),
	(19, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xa2aa05f3d37ca99007d692672b69ba5018b9a2b5ee6fb71e9b3b86dd98081d9b', NULL),
	(20, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\x630b3f3306562a3d69813940a4b260fcd3a2d3b57c0921f457aee343e2243546', NULL),
	(21, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xe10dca65a4f02710edd9e3e988ab109e3cb971bf6cafac3ff546ef454e6fde72', NULL),
	(22, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77227d', '\xa67582be8f3793f912a5007044e7ca670323c55913aa328501d4888682fd9d61', NULL),
	(23, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xf525e1553a5e2c208f476caafb46a16cea66b5991d91d01d09adb4a90ea7f52f', NULL),
	(24, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c226964656d706f74656e63795f6b6579223a22636c61696d732d35222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d387235617a31786e6d776333336468726e3776726d3762222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a227061796d656e7473227d7d', '\xaa47e89a20fd99d48f0212b69882201ed719c12e1e5a26fc82cf9a27b08f16f7', NULL),
	(25, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d387235617a31786e6d776333336468726e3776726d3762227d', '\xe9445c1e494121a5ee687b7667499120c4d07094ef8c3f0bdcb12d7d81d283df', NULL),
	(26, 2, '\x7b22656e7472795f636f756e74223a352c226f7574636f6d65223a22636f6d706c65746564227d', '\x699e39c68d95d3bea7a5563d2924461eb3a87d1daf95ac1f5ad314a59dade508', NULL);

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\xdd8c35ba835a5c96701e42a58960a77df1a0f7508ab64d989a57bc4239ff2681', '2026-12-01T06:40:38.268Z', 'docket.example/registry
1
3Yw1uoNaXJZwHkKliWCnffGg91CKtk2Ymle8Qjn/JoE=

— docket.example/registry wyTBkKufQMjNfGdlKkeVw2ysntEumz+p17HThg1a3DQxFTZARH+Q7OBo7OyAV0NVpXYmkSEwbEPPLZS+onIpR2cRyQY=
'),
	(1, 2, '\x22b428ceb47733c9bfa4557447c70f97b84a7169b0ecbccc0a9ee779862133b8', '2026-12-01T06:40:38.286Z', 'docket.example/claims
1
IrQozrR3M8m/pFV0R8cPl7hKcWmw7LzMCp7neYYhM7g=

— docket.example/claims wCDWVF2ffAxPFhUkcv8jkhIW4+0lq1jFlRANeJi6eyBFbbvriSAdyJt2WM2XjvlKPiRmnos/h0CmJaiE6NTnaCIehAI=
'),
	(2, 1, '\x5569016c3e21b4db7557dbad56ea194a46077179c04480bcd44b0e6f992b0c74', '2026-12-01T06:40:38.296Z', 'docket.example/registry
2
VWkBbD4htNt1V9utVuoZSkYHcXnARIC81EsOb5krDHQ=

— docket.example/registry wyTBkI6qi+LogjeqN/lud9ranzCKsXMrQM8/SQJiomVcf+JH4RaXAELhFLLtXOI3uL2vCkp0H2qscGLQvb3u6D8I4A8=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8r5ayx2qjhnh19d0pvqaant', 1, 10, '\x8c2efed8de69556c9fc1463d37e86a8072ecdb5b47fd34be9d66c665c5f0203e', 10, 'stopped', 'ESCALATING', 'stop', 'medium', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T06:40:38.314Z', '2026-12-01T06:40:38.378Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"ESCALATING","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":4,"escalations":2,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":2,"directive":"stop","entryCount":10,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8r5ayx2qjhnh19d0pvqaant","imported":false,"lastSeq":10,"lastTime":"2026-12-01T06:40:38.378Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":3,"cause":2,"directive":"hold","dueAt":null,"id":"esc-1","overdue":null,"rule":"agent_asked","subject":"","yeses":[]},{"announced":null,"approvalsNeeded":1,"at":6,"cause":4,"directive":"stop","dueAt":null,"id":"esc-2","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-12-01T06:40:38.314Z","openedBy":"prn_agent","openedSeq":1,"outcome":null,"parentDecision":null,"phase":"ESCALATING","refusals":{"attempts":1,"since":6},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"medium","status":"stopped","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8r5ayzesm4rmkp8tay30svn', 11, 12, '\x88ac2c4e3272ad6b9bd8fbdfe3d8e1698d2350bccf845b47ef43ebe7ade3d5d3', 2, 'open', NULL, 'proceed', 'medium', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T06:40:38.383Z', '2026-12-01T06:40:38.385Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8r5ayzesm4rmkp8tay30svn","imported":false,"lastSeq":12,"lastTime":"2026-12-01T06:40:38.385Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-12-01T06:40:38.383Z","openedBy":"prn_other","openedSeq":11,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"medium","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8r5az0fsaq5x94k5as5qykw', 18, 19, '\x7f305287bdcb93cfde9296a838bd76c3e3f5fb0e5e58eee31ff8eebab400d435', 2, 'open', NULL, 'proceed', 'critical', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T06:40:38.416Z', '2026-12-01T06:40:38.428Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8r5az0fsaq5x94k5as5qykw","imported":false,"lastSeq":19,"lastTime":"2026-12-01T06:40:38.428Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-12-01T06:40:38.416Z","openedBy":"prn_other","openedSeq":18,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"critical","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8r5ayzy3v8btheypjbvaw80', 13, 17, '\x110c5248a937df973010e8f68ccc329933afcce8f1210dbff00828524491b825', 5, 'open', NULL, 'proceed', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T06:40:38.398Z', '2026-12-01T06:40:38.408Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/1","system":"mail"}},"at":2,"sideEffect":"sfx_01m8r5az02sn3m9awz9axkjw8r"},"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":5,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8r5ayzy3v8btheypjbvaw80","imported":false,"lastSeq":17,"lastTime":"2026-12-01T06:40:38.408Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-12-01T06:40:38.398Z","openedBy":"prn_agent","openedSeq":13,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[{"cause":2,"id":"sfx_01m8r5az02sn3m9awz9axkjw8r","key":"c7ea0d19c9ebc2518d80c63e","operation":"issue_refund","reversibility":"unknown","signature":"207e9a97d409cab6fef936a2","status":"outcome_unknown","unannounced":false}],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8r5az17qjqtjrdaaw7g8pry', 20, 21, '\x57cd0711d2893fe040d4125e9f7138179744d93e13a21b9c1d8f811606b68c22', 2, 'open', NULL, 'proceed', 'high', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T06:40:38.439Z', '2026-12-01T06:40:38.447Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8r5az17qjqtjrdaaw7g8pry","imported":false,"lastSeq":21,"lastTime":"2026-12-01T06:40:38.447Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-12-01T06:40:38.439Z","openedBy":"prn_other","openedSeq":20,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8r5az1sptmgvhtska015g07', 22, 26, '\x1729ee3e29707dc1ab12295b5834425abb726872f50bb3ffa313a3a2c1d2c0cb', 5, 'closed', NULL, 'proceed', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-12-01T06:40:38.458Z', '2026-12-01T06:40:38.466Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":{"action":{"amount":{"currency":"EUR","value":"25.00"},"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/2","system":"payments"}},"at":2,"sideEffect":"sfx_01m8r5az1xnmwc33dhrn7vrm7b"},"approvals":[],"authorityScope":null,"closedAt":"2026-12-01T06:40:38.466Z","confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":1,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":5,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8r5az1sptmgvhtska015g07","imported":false,"lastSeq":26,"lastTime":"2026-12-01T06:40:38.466Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-12-01T06:40:38.458Z","openedBy":"prn_agent","openedSeq":22,"outcome":"completed","parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":4},"sideEffects":[{"cause":2,"id":"sfx_01m8r5az1xnmwc33dhrn7vrm7b","key":"1cb8289981d3115af77102cb","operation":"issue_refund","reversibility":"unknown","signature":"4a2f0f5a271380eb95feb60b","status":"executed","unannounced":false}],"sideEffectsForgotten":0,"stakes":"low","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\xdd8c35ba835a5c96701e42a58960a77df1a0f7508ab64d989a57bc4239ff2681', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2237343834636236313961323861346665303437303838333631386232623432326462393361303230613035326533356234626166333434343932396531373333222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31322d30315430363a34303a33382e3235385a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\x22b428ceb47733c9bfa4557447c70f97b84a7169b0ecbccc0a9ee779862133b8', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2264353836636638306563346139616166366265643232383265666233323565646533636531316161616238616561666239376634396130613866326661313462222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31322d30315430363a34303a33382e3238345a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\x396fe77fa7bfbde57ce626a61efbe69fd3359e24a5f482b7d9369a3b24dc0550', '\xdd8c35ba835a5c96701e42a58960a77df1a0f7508ab64d989a57bc4239ff2681', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c226174746573746174696f6e223a22363043544c41756675704d794f6d645f55456d444a4a7931665453654142715976513631566976627657535f474373473258422d5f68636335554248447074645853563444677a6b4b324a487637676b6e6633704467222c22626f6479223a2230396164616563376639303562386532393662366434663431613266313832633137376634626662363065353065623164633562363635646461366536383835222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2264643863333562613833356135633936373031653432613538393630613737646631613066373530386162363464393839613537626334323339666632363831222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31322d30315430363a34303a33382e3239325a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\x37ece2924c40e7c6a94f8c6640ecbded9365263d0e2703e40d0558e6df4a478c', '\x22b428ceb47733c9bfa4557447c70f97b84a7169b0ecbccc0a9ee779862133b8', 'decision.opened', 'dec_01m8r5ayx2qjhnh19d0pvqaant', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a22576b4572475848496c785a643468485849496a67526d5a4132686e4e3568464f5a426c6b79786748384c5a7078712d71387265577a454f7a4b4a3378576d65413331473666383447754e69514d4b4d514e716e314141222c22626f6479223a2238393939653331623162326633316364616134646633316632656666323833663633393737363235383465623533316365303565643663633266356362343935222c226465636973696f6e223a7b226964223a226465635f30316d38723561797832716a686e683139643070767161616e74222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232326234323863656234373733336339626661343535373434376337306639376238346137313639623065636263636330613965653737393836323133336238222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31322d30315430363a34303a33382e3331345a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\xa4adfb6526ee81ba7456f6dd697b3d2fd48c222d79e429432c3c2ff4d79aeb27', '\x37ece2924c40e7c6a94f8c6640ecbded9365263d0e2703e40d0558e6df4a478c', 'job_card.filed', 'dec_01m8r5ayx2qjhnh19d0pvqaant', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a2247496e592d6d704532586d4d30644f5f6d35734d72544c6f6f4a75466966653630373453574465764b654964514f6a555859544336564271787161344d4159537a714d714364703636366374765854396d70746f4351222c22626f6479223a2263643664316266373262613632326135363636376564353465393364313934303034383638393931636661636662616431393966653736393837343365313832222c226465636973696f6e223a7b226964223a226465635f30316d38723561797832716a686e683139643070767161616e74222c2270726576223a2233376563653239323463343065376336613934663863363634306563626465643933363532363364306532373033653430643035353865366466346134373863222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233376563653239323463343065376336613934663863363634306563626465643933363532363364306532373033653430643035353865366466346134373863222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a322c2274696d65223a22323032362d31322d30315430363a34303a33382e3332305a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 2, '\x65da5f62fc8a374614328bcd601edcffcd05fa2315200a321c159ea08b70e06c', '\xa4adfb6526ee81ba7456f6dd697b3d2fd48c222d79e429432c3c2ff4d79aeb27', 'job_card.filed', 'dec_01m8r5ayx2qjhnh19d0pvqaant', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a2252654c6b4f5a54634939462d765a4e71333955793059303951716154537663505f306576416a495463784d735171394c2d3169433738526b38584377355f7836696b6131307131466442695f4d6d38654c59333341772e302e322e4d72507a6d4c6c584e355f504e386636327864746a3176755578484d5167344d46576257467248354b6867222c22626f6479223a2230643934376234356139353837653538306564313237383939326237323965646432663434366235663735653432623337663433303336306665363864396535222c226465636973696f6e223a7b226964223a226465635f30316d38723561797832716a686e683139643070767161616e74222c2270726576223a2261346164666236353236656538316261373435366636646436393762336432666434386332323264373965343239343332633363326666346437396165623237222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261346164666236353236656538316261373435366636646436393762336432666434386332323264373965343239343332633363326666346437396165623237222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a332c2274696d65223a22323032362d31322d30315430363a34303a33382e3334345a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 3, '\xefb779bda64b25329ee5cfa57306bc3e87271662948a753bf3f3b432f1c8ab1f', '\x65da5f62fc8a374614328bcd601edcffcd05fa2315200a321c159ea08b70e06c', 'escalation.opened', 'dec_01m8r5ayx2qjhnh19d0pvqaant', '\x7b226163746f72223a22646f636b6574222c226174746573746174696f6e223a2252654c6b4f5a54634939462d765a4e71333955793059303951716154537663505f306576416a495463784d735171394c2d3169433738526b38584377355f7836696b6131307131466442695f4d6d38654c59333341772e31642e322e696e554e74466a7a6d4b5f497650743575484175575f49684177353844464e48642d4e6e50484a4d335649222c22626f6479223a2238366130653564376136333762626562343738623932643939346466376363326239303362333339613865613731613337333334396162346134306163343861222c226465636973696f6e223a7b226964223a226465635f30316d38723561797832716a686e683139643070767161616e74222c2270726576223a2236356461356636326663386133373436313433323862636436303165646366666364303566613233313532303061333231633135396561303862373065303663222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236356461356636326663386133373436313433323862636436303165646366666364303566613233313532303061333231633135396561303862373065303663222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a342c2274696d65223a22323032362d31322d30315430363a34303a33382e3334345a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(5, 2, 4, '\xb09ff38d30113e606554b0e1824038c442b08d1e051f2804bbcaf507c21e96e8', '\xefb779bda64b25329ee5cfa57306bc3e87271662948a753bf3f3b432f1c8ab1f', 'job_card.filed', 'dec_01m8r5ayx2qjhnh19d0pvqaant', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a2259547a42617338326251667942572d7535335a37415355437a6e68486642324f333472716466555a424e62676d4e35525846704e67424554316670647574536a55577837434e3239395f4735777249624b32494344672e302e332e63626d465f6835557249356a566d614d6b325f74684954555937574e3554536e3741334a4336464d4f6b454a346e367239523641415f4270617470617055435859756266342d36646276335631734c4e4b7463624351222c22626f6479223a2234623165336638376132353734343234613265303363356237356534656536616662656264363262393437336636363236303961656631396531663732653133222c226465636973696f6e223a7b226964223a226465635f30316d38723561797832716a686e683139643070767161616e74222c2270726576223a2265666237373962646136346232353332396565356366613537333036626333653837323731363632393438613735336266336633623433326631633861623166222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265666237373962646136346232353332396565356366613537333036626333653837323731363632393438613735336266336633623433326631633861623166222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a352c2274696d65223a22323032362d31322d30315430363a34303a33382e3334375a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 5, '\x65d15c5d0c0face4ca894b1e7de965d13a5a040d98f4c9176079da9e13090fd4', '\xb09ff38d30113e606554b0e1824038c442b08d1e051f2804bbcaf507c21e96e8', 'tripwire.tripped', 'dec_01m8r5ayx2qjhnh19d0pvqaant', '\x7b226163746f72223a22646f636b6574222c226174746573746174696f6e223a2259547a42617338326251667942572d7535335a37415355437a6e68486642324f333472716466555a424e62676d4e35525846704e67424554316670647574536a55577837434e3239395f4735777249624b32494344672e31642e332e5a6672786f7565436e5251637845644d76687232656a773768354e79497430756b5242714f4e36495674454a346e367239523641415f4270617470617055435859756266342d36646276335631734c4e4b7463624351222c22626f6479223a2265376336623161646435386165616433323264376661306435666434623832663938323335323663303434623763386331326664373164383561353838643035222c226465636973696f6e223a7b226964223a226465635f30316d38723561797832716a686e683139643070767161616e74222c2270726576223a2262303966663338643330313133653630363535346230653138323430333863343432623038643165303531663238303462626361663530376332316539366538222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262303966663338643330313133653630363535346230653138323430333863343432623038643165303531663238303462626361663530376332316539366538222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a362c2274696d65223a22323032362d31322d30315430363a34303a33382e3334375a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(7, 2, 6, '\xba5af83bcca938372907ea22a382e005f325b46c4da082c235f4b30c9f25cdb9', '\x65d15c5d0c0face4ca894b1e7de965d13a5a040d98f4c9176079da9e13090fd4', 'escalation.opened', 'dec_01m8r5ayx2qjhnh19d0pvqaant', '\x7b226163746f72223a22646f636b6574222c226174746573746174696f6e223a2259547a42617338326251667942572d7535335a37415355437a6e68486642324f333472716466555a424e62676d4e35525846704e67424554316670647574536a55577837434e3239395f4735777249624b32494344672e32642e332e483863425f4f6b6d3735623638374f7341776f34675972546c535846535f7869614f56694a4c5347494330222c22626f6479223a2233336337343134316463303335393331323561646563396330623630383665303863666262353563633139666162356536323163656334653235353834666333222c226465636973696f6e223a7b226964223a226465635f30316d38723561797832716a686e683139643070767161616e74222c2270726576223a2236356431356335643063306661636534636138393462316537646539363564313361356130343064393866346339313736303739646139653133303930666434222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236356431356335643063306661636534636138393462316537646539363564313361356130343064393866346339313736303739646139653133303930666434222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a372c2274696d65223a22323032362d31322d30315430363a34303a33382e3334375a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(8, 2, 7, '\xa9bf3173c70d321f73913fe276b82b7805d1876c2824b6503d3330622a72d344', '\xba5af83bcca938372907ea22a382e005f325b46c4da082c235f4b30c9f25cdb9', 'job_card.filed', 'dec_01m8r5ayx2qjhnh19d0pvqaant', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a22774e556165466c7265352d6a6350776b514d7445716e426461334a3045744a626272664e494969526767727a505479566d7a5767356b6b74326e57735132324d5232736f7759784f35694c43706d6a38795f66444467222c22626f6479223a2231343030363233313839333636623530346265383066343736623632373363323866313831303366653966383935653338666661646335316130356131646665222c226465636973696f6e223a7b226964223a226465635f30316d38723561797832716a686e683139643070767161616e74222c2270726576223a2262613561663833626363613933383337323930376561323261333832653030356633323562343663346461303832633233356634623330633966323563646239222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262613561663833626363613933383337323930376561323261333832653030356633323562343663346461303832633233356634623330633966323563646239222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a382c2274696d65223a22323032362d31322d30315430363a34303a33382e3335375a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(9, 2, 8, '\xb1d93c0c4576a8856b477de5633efa3d0de3572eb22474ec4b62a1161e5a0a31', '\xa9bf3173c70d321f73913fe276b82b7805d1876c2824b6503d3330622a72d344', 'review.recorded', 'dec_01m8r5ayx2qjhnh19d0pvqaant', '\x7b226163746f72223a2270726e5f7265766965776572222c226174746573746174696f6e223a22635a34556b3775644b38716e356e7349616345775748326a4f75374274774f67624a39714d65646b74476b7a64587663304c4f78516b56504351556a6432657958366a6c456e767a5063653655766d53436c33394477222c22626f6479223a2234346336643332336566323230336163376131373465616338633934313034343462346236363563316433663736303265323831343563326635343763373935222c226465636973696f6e223a7b226964223a226465635f30316d38723561797832716a686e683139643070767161616e74222c2270726576223a2261396266333137336337306433323166373339313366653237366238326237383035643138373663323832346236353033643333333036323261373264333434222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261396266333137336337306433323166373339313366653237366238326237383035643138373663323832346236353033643333333036323261373264333434222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a392c2274696d65223a22323032362d31322d30315430363a34303a33382e3336375a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(10, 2, 9, '\x8c2efed8de69556c9fc1463d37e86a8072ecdb5b47fd34be9d66c665c5f0203e', '\xb1d93c0c4576a8856b477de5633efa3d0de3572eb22474ec4b62a1161e5a0a31', 'side_effect.refused', 'dec_01m8r5ayx2qjhnh19d0pvqaant', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a224a666b7256317a5741496b34647236426f32307859436b3169675345533870546b2d704c7a3632587965436474776e6b4749395f5555496b6c424768715a776351367164456d49476c463431774e6d456f355a2d4367222c22626f6479223a2235356632653937653436363965393933656563656464353738643662663336626537623230366636626538313336353839323763333835636636623834333935222c226465636973696f6e223a7b226964223a226465635f30316d38723561797832716a686e683139643070767161616e74222c2270726576223a2262316439336330633435373661383835366234373764653536333365666133643064653335373265623232343734656334623632613131363165356130613331222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262316439336330633435373661383835366234373764653536333365666133643064653335373265623232343734656334623632613131363165356130613331222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a31302c2274696d65223a22323032362d31322d30315430363a34303a33382e3337385a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 0, '\xcfc3fa1f2c1f962b3b72be4cabcc057832913387cae3f6e3e75f179f605866f0', '\x8c2efed8de69556c9fc1463d37e86a8072ecdb5b47fd34be9d66c665c5f0203e', 'decision.opened', 'dec_01m8r5ayzesm4rmkp8tay30svn', '\x7b226163746f72223a2270726e5f6f74686572222c226174746573746174696f6e223a224b796659383930434d5a4a30494e7641776e5a61597562642d576546416c32636457637874426847376476526135714b6f496b50764d396f4671477a325a52584c6f666753714a44537647715039544a796563764177222c22626f6479223a2265623536666130636332663833616664366233396238323534653330333334303531303236323133343161373963373164323566633666306535333230323939222c226465636973696f6e223a7b226964223a226465635f30316d38723561797a65736d34726d6b7038746179333073766e222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238633265666564386465363935353663396663313436336433376538366138303732656364623562343766643334626539643636633636356335663032303365222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31312c2274696d65223a22323032362d31322d30315430363a34303a33382e3338335a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(12, 2, 1, '\x88ac2c4e3272ad6b9bd8fbdfe3d8e1698d2350bccf845b47ef43ebe7ade3d5d3', '\xcfc3fa1f2c1f962b3b72be4cabcc057832913387cae3f6e3e75f179f605866f0', 'review.recorded', 'dec_01m8r5ayzesm4rmkp8tay30svn', '\x7b226163746f72223a2270726e5f7265766965776572222c226174746573746174696f6e223a224f4f345279427077724444486c387272552d4a5537393259355459326a685542666e6a484b62674e69494f48324846525033455a5448662d2d527a6b6b612d623950746c6c6a54505a4468575f643138343542484241222c22626f6479223a2231386131373037363935303738306137386563393961626665326137393063356535643937326166656466623564643563623435663239616562333733356333222c226465636973696f6e223a7b226964223a226465635f30316d38723561797a65736d34726d6b7038746179333073766e222c2270726576223a2263666333666131663263316639363262336237326265346361626363303537383332393133333837636165336636653365373566313739663630353836366630222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263666333666131663263316639363262336237326265346361626363303537383332393133333837636165336636653365373566313739663630353836366630222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31322c2274696d65223a22323032362d31322d30315430363a34303a33382e3338355a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(13, 2, 0, '\x2399b06d80888b6c97c7b00949aa982df03996ad86e71a254163e173e76dd76e', '\x88ac2c4e3272ad6b9bd8fbdfe3d8e1698d2350bccf845b47ef43ebe7ade3d5d3', 'decision.opened', 'dec_01m8r5ayzy3v8btheypjbvaw80', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a2255715655646f6269493464347546765a3632494f4b68516e4376766936696f336e466c646f434d4d523148684e77314d65644c4e6d592d314a6864645f6c47452d765679566734624a7837376836796435586a624451222c22626f6479223a2233653361616435643134363766653036646261633335356465616637386431663162343632323536633832353363376164313334623036626239303237366364222c226465636973696f6e223a7b226964223a226465635f30316d38723561797a793376386274686579706a627661773830222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238386163326334653332373261643662396264386662646665336438653136393864323335306263636638343562343765663433656265376164653364356433222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31332c2274696d65223a22323032362d31322d30315430363a34303a33382e3339385a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(14, 2, 1, '\xbe1ea5726faec7056749310389cdf930f6e06855360546146dee5dfad3e4c9f6', '\x2399b06d80888b6c97c7b00949aa982df03996ad86e71a254163e173e76dd76e', 'review.recorded', 'dec_01m8r5ayzy3v8btheypjbvaw80', '\x7b226163746f72223a2270726e5f7265766965776572222c226174746573746174696f6e223a2244416873787155354d485f4b68507146394f4775523972756130564a5248715971662d7a6f57374e2d71715641474a6e76435769456f4f416562304d57625a64663268362d7270785f5a424f2d466d554f5839494441222c22626f6479223a2265336264613032653365366262666561613632326437323936666663333831373765636263353565623934313135396335643332306662306663323664363432222c226465636973696f6e223a7b226964223a226465635f30316d38723561797a793376386274686579706a627661773830222c2270726576223a2232333939623036643830383838623663393763376230303934396161393832646630333939366164383665373161323534313633653137336537366464373665222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232333939623036643830383838623663393763376230303934396161393832646630333939366164383665373161323534313633653137336537366464373665222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31342c2274696d65223a22323032362d31322d30315430363a34303a33382e3430305a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(15, 2, 2, '\x0ba6ec05d1d893db84612d6f412bcd68d32abc9804d7a51452e5c64c5b082321', '\xbe1ea5726faec7056749310389cdf930f6e06855360546146dee5dfad3e4c9f6', 'side_effect.intent', 'dec_01m8r5ayzy3v8btheypjbvaw80', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a224c3141664b316b5f4333576a4131384854534d75787870796774463572353733656f6833545455307356515935466a5649314b52766d4d474e76456e467958674856516a7942435037626e6f664a4b44437734554151222c22626f6479223a2236383231373461643266613061303431313731376431333364636639393331386133373836323831626663303434313838643938336561343566663564373732222c226465636973696f6e223a7b226964223a226465635f30316d38723561797a793376386274686579706a627661773830222c2270726576223a2262653165613537323666616563373035363734393331303338396364663933306636653036383535333630353436313436646565356466616433653463396636222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262653165613537323666616563373035363734393331303338396364663933306636653036383535333630353436313436646565356466616433653463396636222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a31352c2274696d65223a22323032362d31322d30315430363a34303a33382e3430335a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(16, 2, 3, '\x0e8366913c97a9f5ffe8189183ee24f733c8f723d24d3f7a23de34b25f6cf0ca', '\x0ba6ec05d1d893db84612d6f412bcd68d32abc9804d7a51452e5c64c5b082321', 'side_effect.executing', 'dec_01m8r5ayzy3v8btheypjbvaw80', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a226f777231754e7178746643694f576f5445474352325966346357496a432d793248716366726d3166664e6670384d7439794948613135683377784856544f46797461367332706a79355133307739592d6c5964334377222c22626f6479223a2234383837393364623730303934386533656239386338613464306464633765336536613231363961363333316430306535643761353366363433643764346233222c226465636973696f6e223a7b226964223a226465635f30316d38723561797a793376386274686579706a627661773830222c2270726576223a2230626136656330356431643839336462383436313264366634313262636436386433326162633938303464376135313435326535633634633562303832333231222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230626136656330356431643839336462383436313264366634313262636436386433326162633938303464376135313435326535633634633562303832333231222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a31362c2274696d65223a22323032362d31322d30315430363a34303a33382e3430365a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(17, 2, 4, '\x110c5248a937df973010e8f68ccc329933afcce8f1210dbff00828524491b825', '\x0e8366913c97a9f5ffe8189183ee24f733c8f723d24d3f7a23de34b25f6cf0ca', 'side_effect.outcome_unknown', 'dec_01m8r5ayzy3v8btheypjbvaw80', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a22354f34664950483543786a3972654e7a53716a2d765a2d30446c65433179706e4c6b4a5f32556d5579646d38543443554d5a574c537831726776414c46664461613155416e7a763567737a6341567a3667376b794177222c22626f6479223a2234356461323738393931613538636662383134613235663536353762363562346437646435343831373435373262646234653639626230363061376532316434222c226465636973696f6e223a7b226964223a226465635f30316d38723561797a793376386274686579706a627661773830222c2270726576223a2230653833363639313363393761396635666665383138393138336565323466373333633866373233643234643366376132336465333462323566366366306361222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230653833363639313363393761396635666665383138393138336565323466373333633866373233643234643366376132336465333462323566366366306361222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e2f31222c22736571223a31372c2274696d65223a22323032362d31322d30315430363a34303a33382e3430385a222c2274797065223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(18, 2, 0, '\x42d382dd9eb346be64043cb99f1365cf3e928c91425856566d25bc81e99c7184', '\x110c5248a937df973010e8f68ccc329933afcce8f1210dbff00828524491b825', 'decision.opened', 'dec_01m8r5az0fsaq5x94k5as5qykw', '\x7b226163746f72223a2270726e5f6f74686572222c226174746573746174696f6e223a226e51547132496a4b39386369717a6f30353451782d4d3539676664444e64624c37455f537957696b5565797730314d614842745079425f5a644a795f576f6f4c464d7654436158683164514547564c513664666a4441222c22626f6479223a2265383135643435663366393361333263386634666638653330303165313435313964303130616332616131376235383335653261303466393039613463383034222c226465636973696f6e223a7b226964223a226465635f30316d387235617a3066736171357839346b3561733571796b77222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231313063353234386139333764663937333031306538663638636363333239393333616663636538663132313064626666303038323835323434393162383235222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a31382c2274696d65223a22323032362d31322d30315430363a34303a33382e3431365a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(19, 2, 1, '\x7f305287bdcb93cfde9296a838bd76c3e3f5fb0e5e58eee31ff8eebab400d435', '\x42d382dd9eb346be64043cb99f1365cf3e928c91425856566d25bc81e99c7184', 'review.recorded', 'dec_01m8r5az0fsaq5x94k5as5qykw', '\x7b226163746f72223a2270726e5f7265766965776572222c226174746573746174696f6e223a22773337564e7932485869364d5677784b5f546c365a4e5551317441477446514356785f45425071704152687254463075676633434e6d77785364506354696158766250464571517573575055774433617a644e6d4351222c22626f6479223a2233363137313439363664323437353631326364646130306530343830633332623230613866613964313330326366303432653636373162613063663363333132222c226465636973696f6e223a7b226964223a226465635f30316d387235617a3066736171357839346b3561733571796b77222c2270726576223a2234326433383264643965623334366265363430343363623939663133363563663365393238633931343235383536353636643235626338316539396337313834222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234326433383264643965623334366265363430343363623939663133363563663365393238633931343235383536353636643235626338316539396337313834222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31392c2274696d65223a22323032362d31322d30315430363a34303a33382e3432385a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(20, 2, 0, '\x519ba3eca6038d63b276b091f95a2f0171014e64ab6d2eea3110b55f583e1470', '\x7f305287bdcb93cfde9296a838bd76c3e3f5fb0e5e58eee31ff8eebab400d435', 'decision.opened', 'dec_01m8r5az17qjqtjrdaaw7g8pry', '\x7b226163746f72223a2270726e5f6f74686572222c226174746573746174696f6e223a224f737432713759725a6c754148735a454e4c52393464586941545832644d564b54754e64595a39525339415855316e62613278553048366646535670376f4a456e306e6b436a6e697537507652695862517366754351222c22626f6479223a2262323136366330333838666336653132623335646162663739636332623963343538336634633730623432313466656631373365396637376539326163663134222c226465636973696f6e223a7b226964223a226465635f30316d387235617a3137716a71746a7264616177376738707279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237663330353238376264636239336366646539323936613833386264373663336533663566623065356535386565653331666638656562616234303064343335222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32302c2274696d65223a22323032362d31322d30315430363a34303a33382e3433395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(21, 2, 1, '\x57cd0711d2893fe040d4125e9f7138179744d93e13a21b9c1d8f811606b68c22', '\x519ba3eca6038d63b276b091f95a2f0171014e64ab6d2eea3110b55f583e1470', 'review.recorded', 'dec_01m8r5az17qjqtjrdaaw7g8pry', '\x7b226163746f72223a2270726e5f7265766965776572222c226174746573746174696f6e223a227331426a68384872745457706c4f706f5768785346713168594e4a503052566e69726242414f504b4564765575784270444f7943595a347374724f413574676253554476567368745559717a71695956635f52324151222c22626f6479223a2264613665353962373861393633643962623966376432353634643435383536613133626664626231666631383739346462303464383038613935313333383164222c226465636973696f6e223a7b226964223a226465635f30316d387235617a3137716a71746a7264616177376738707279222c2270726576223a2235313962613365636136303338643633623237366230393166393561326630313731303134653634616236643265656133313130623535663538336531343730222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235313962613365636136303338643633623237366230393166393561326630313731303134653634616236643265656133313130623535663538336531343730222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32312c2274696d65223a22323032362d31322d30315430363a34303a33382e3434375a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(22, 2, 0, '\xa2a77127180389625752ef4fde50d64655227d37c458c2ebcc81c5fc610e9aea', '\x57cd0711d2893fe040d4125e9f7138179744d93e13a21b9c1d8f811606b68c22', 'decision.opened', 'dec_01m8r5az1sptmgvhtska015g07', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a224761523059613443634e64546f5258434a4768776349586369633949587a304c53636354592d58546144304e363969462d2d4642354541747a31694c69476f425f70726652467a753971787364526e73576e72394377222c22626f6479223a2261373835373463666335666233343634326237653931343363333364613337333461326164356630323862623066353665336535656539346531386565366531222c226465636973696f6e223a7b226964223a226465635f30316d387235617a317370746d67766874736b61303135673037222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235376364303731316432383933666530343064343132356539663731333831373937343464393365313361323162396331643866383131363036623638633232222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32322c2274696d65223a22323032362d31322d30315430363a34303a33382e3435385a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(23, 2, 1, '\x1b56bb621f2039498c5674a25122b40adfb4e6e1b79b5ad2696a64541808be5b', '\xa2a77127180389625752ef4fde50d64655227d37c458c2ebcc81c5fc610e9aea', 'review.recorded', 'dec_01m8r5az1sptmgvhtska015g07', '\x7b226163746f72223a2270726e5f7265766965776572222c226174746573746174696f6e223a22525761367048535f425730456277546156674a5f4447704630455574346632556d7a50306144506e7577394e4e6f68357247694e5230744f725269395a453048565667694b644d4e5f767155314e7135787952674241222c22626f6479223a2264343930306530393539303163393236303037343166623866316138363262643036343632356431643332366663366163373361323838313332383734616262222c226465636973696f6e223a7b226964223a226465635f30316d387235617a317370746d67766874736b61303135673037222c2270726576223a2261326137373132373138303338393632353735326566346664653530643634363535323237643337633435386332656263633831633566633631306539616561222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261326137373132373138303338393632353735326566346664653530643634363535323237643337633435386332656263633831633566633631306539616561222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32332c2274696d65223a22323032362d31322d30315430363a34303a33382e3435395a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(24, 2, 2, '\x81cac562d3bd905119c31f5d5c1c9d8a7df60d8775e36294d941c845abc5fde8', '\x1b56bb621f2039498c5674a25122b40adfb4e6e1b79b5ad2696a64541808be5b', 'side_effect.intent', 'dec_01m8r5az1sptmgvhtska015g07', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a2248446d3451766443514d55586a777258645a4c425f706e6b734d57584f62455f4941344f57654b553265565551476f75575148486a446b5956574a747873646b77745f696f59465a7045326f5246724f445873484251222c22626f6479223a2262613530656237623438336634616431313263633230663930656132393832656262323465356138313031303830643933663037613730663332376639616462222c226465636973696f6e223a7b226964223a226465635f30316d387235617a317370746d67766874736b61303135673037222c2270726576223a2231623536626236323166323033393439386335363734613235313232623430616466623465366531623739623561643236393661363435343138303862653562222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231623536626236323166323033393439386335363734613235313232623430616466623465366531623739623561643236393661363435343138303862653562222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a32342c2274696d65223a22323032362d31322d30315430363a34303a33382e3436325a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(25, 2, 3, '\x4bbfdf0e2395b574f2b4e499165c3a12b0ce01792730e8765769af6436e88712', '\x81cac562d3bd905119c31f5d5c1c9d8a7df60d8775e36294d941c845abc5fde8', 'side_effect.executed', 'dec_01m8r5az1sptmgvhtska015g07', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a226a34327949685f6767744f6e44776b724e4d6b3643354c78495a38735a3679506f326b6d47584e6d545548714c314e446e493073732d78343631414c77425470337033586f6e6e72665251716b505f66623437514167222c22626f6479223a2234666537636237323735363632633438363530323532393937623533346264616630633565396634373735306638363235373062303438303538316261653166222c226465636973696f6e223a7b226964223a226465635f30316d387235617a317370746d67766874736b61303135673037222c2270726576223a2238316361633536326433626439303531313963333166356435633163396438613764663630643837373565333632393464393431633834356162633566646538222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238316361633536326433626439303531313963333166356435633163396438613764663630643837373565333632393464393431633834356162633566646538222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e65786563757465642f31222c22736571223a32352c2274696d65223a22323032362d31322d30315430363a34303a33382e3436345a222c2274797065223a22736964655f6566666563742e6578656375746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(26, 2, 4, '\x1729ee3e29707dc1ab12295b5834425abb726872f50bb3ffa313a3a2c1d2c0cb', '\x4bbfdf0e2395b574f2b4e499165c3a12b0ce01792730e8765769af6436e88712', 'decision.closed', 'dec_01m8r5az1sptmgvhtska015g07', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a224147393562434650416677725461586134745a6e71684c434c57656971535a61413437436a5843352d4c4356665041336f31624f5638756e3541706772716f53514762456334726755785076587453796c7234724251222c22626f6479223a2264366565636534383865376536396637613766303330376430393361656164353535343239646261313064363166396337616133386363613831613066663933222c226465636973696f6e223a7b226964223a226465635f30316d387235617a317370746d67766874736b61303135673037222c2270726576223a2234626266646630653233393562353734663262346534393931363563336131326230636530313739323733306538373635373639616636343336653838373132222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234626266646630653233393562353734663262346534393931363563336131326230636530313739323733306538373635373639616636343336653838373132222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a32362c2274696d65223a22323032362d31322d30315430363a34303a33382e3436365a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d');

INSERT INTO docket.idempotency VALUES
	(15, 2, 1, 'prn_agent', 'claims-2', '\xf85ac51a212f815efe2909fa399d502dfea33d8978491465f3d681ff7518ddd5', NULL),
	(24, 2, 1, 'prn_agent', 'claims-5', '\x236f6649641b7b90cbe831cd44e0c7ebcc8a16cb36ce998d9f495ace748c2469', NULL);

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+c324c190+AVWKxNNPBDfXMXl2zPIvXqrpAOAwptGEl2GTsXSQoS4r', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-12-01T06:40:38.256Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+c020d654+AUQTgKvj7969BNvuE3PP/cWIX31xs1g2kAIH+YmgkCe1', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-12-01T06:40:38.283Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\x396fe77fa7bfbde57ce626a61efbe69fd3359e24a5f482b7d9369a3b24dc0550', '2026-12-01T06:40:38.292Z', '\x5569016c3e21b4db7557dbad56ea194a46077179c04480bcd44b0e6f992b0c74', false),
	(2, 27, '\x1729ee3e29707dc1ab12295b5834425abb726872f50bb3ffa313a3a2c1d2c0cb', '2026-12-01T06:40:38.466Z', '\x16a14f4eed0e3fb913d517465a0be592c201869a01111e5bffc83bbea6899cc46e84c0409e678289f7fbb78f7087e4cb2867c08d9f7b927bc0df5ebabc0228774d504b651af6d3067462c5db4796e4dfeb83ca1e86a6907777eadf1e57a1f2911729ee3e29707dc1ab12295b5834425abb726872f50bb3ffa313a3a2c1d2c0cb', false);

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
	(17, 17, 'Arrivals0000000000027'),
	(18, 18, 'Closing0000000000028');

INSERT INTO docket.search_count VALUES
	(0, 0, 2, false, 'open', 'EXECUTING', 'proceed', 'medium', NULL),
	(0, 0, 2, false, 'stopped', 'EXECUTING', 'stop', 'medium', NULL),
	(1, 2, 2, false, 'stopped', 'ESCALATING', 'stop', 'medium', NULL),
	(1, 0, 2, false, 'open', NULL, 'proceed', 'medium', NULL),
	(1, 0, 2, false, 'open', NULL, 'proceed', 'critical', NULL),
	(2, 0, 2, false, 'open', NULL, 'proceed', 'high', NULL);

INSERT INTO docket.search_cursor VALUES
	(2, 22);

INSERT INTO docket.search_decision VALUES
	(1, 10, 2, 10, false, 'dec_01m8r5ayx2qjhnh19d0pvqaant', 'stopped', 'ESCALATING', 'stop', 'medium', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T06:40:38.314Z', '2026-12-01T06:40:38.378Z', NULL, 2, NULL),
	(11, 12, 2, 2, false, 'dec_01m8r5ayzesm4rmkp8tay30svn', 'open', NULL, 'proceed', 'medium', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T06:40:38.383Z', '2026-12-01T06:40:38.385Z', NULL, 0, NULL),
	(13, 17, 2, 5, false, 'dec_01m8r5ayzy3v8btheypjbvaw80', 'open', NULL, 'proceed', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T06:40:38.398Z', '2026-12-01T06:40:38.408Z', 'sub-2', 0, NULL),
	(18, 19, 2, 2, false, 'dec_01m8r5az0fsaq5x94k5as5qykw', 'open', NULL, 'proceed', 'critical', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T06:40:38.416Z', '2026-12-01T06:40:38.428Z', NULL, 0, NULL),
	(20, 21, 2, 2, false, 'dec_01m8r5az17qjqtjrdaaw7g8pry', 'open', NULL, 'proceed', 'high', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T06:40:38.439Z', '2026-12-01T06:40:38.447Z', NULL, 0, NULL);

INSERT INTO docket.search_document VALUES
	(2, 1, 2, 0, 'terms', '3.0', '11', '4.2', 'decisive'),
	(2, 1, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(3, 1, 2, 0, 'refund-policy', NULL, '12', '4.2', 'decisive'),
	(3, 1, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(5, 1, 2, 0, 'terms', '3.0', '12', '4.2', 'cited'),
	(5, 1, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(8, 1, 2, 0, 'terms', '3.0', '12', '4.2', 'cited'),
	(8, 1, 2, 1, 'ticket', NULL, NULL, NULL, 'input');

INSERT INTO docket.search_side_effect VALUES
	(15, 17, 13, 2, false, 'sfx_01m8r5az02sn3m9awz9axkjw8r', 'issue_refund', 'mail', 'order/1', 'billing', NULL, NULL, 'claims-2', 'outcome_unknown', '2026-12-01T06:40:38.403Z', '2026-12-01T06:40:38.408Z', DEFAULT);

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''medium'':10 ''order'':5 ''part'':8 ''refund'':4'),
	(2, 1, 2, 'job_card.filed', '''#2'' ''0'':1,18 ''11'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''decisive'':15 ''executing'':4 ''input'':22 ''no'':24 ''policy'':29 ''receipt'':25 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(3, 1, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''beleg'':22 ''blocked'':4 ''decisive'':16 ''fehlt'':23 ''input'':20 ''policy'':14,27 ''refund'':6,13 ''search'':29 ''ticket'':18 ''waits'':25'),
	(4, 1, 2, 'escalation.opened', '''#2'' ''1'':6 ''2'':1 ''agent'':8 ''asked'':9 ''esc'':5 ''hold'':3'),
	(5, 1, 2, 'job_card.filed', '''#2'' ''0'':1,18 ''12'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''cited'':15 ''executing'':4 ''found'':25 ''input'':22 ''policy'':29 ''receipt'':24 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(6, 1, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':8 ''2'':6 ''3'':10,16 ''4'':1 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3'),
	(7, 1, 2, 'escalation.opened', '''#2'' ''2'':6 ''4'':1 ''esc'':5 ''loop'':8 ''stop'':3'),
	(8, 1, 2, 'job_card.filed', '''#2'' ''0'':1,18 ''12'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''beleg'':24 ''cited'':15 ''escalating'':4 ''fehlt'':25 ''input'':22 ''policy'':29 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(9, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(10, 1, 2, 'side_effect.refused', '''#2'' ''00'':4 ''1'':6,16 ''25'':3 ''billing'':11 ''eur'':1 ''issue'':8 ''mail'':18 ''order'':15 ''refund'':9 ''stopped'':13'),
	(11, 11, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''in'':7 ''medium'':10 ''order'':5 ''part'':8 ''refund'':1,4'),
	(12, 11, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(13, 13, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(14, 13, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(15, 13, 2, 'side_effect.intent', '''#2'' ''01m8r5az02sn3m9awz9axkjw8r'':10 ''1'':13 ''2'':2 ''billing'':7 ''claims'':1 ''issue'':4 ''mail'':15 ''order'':12 ''refund'':5 ''sfx'':9'),
	(16, 13, 2, 'side_effect.executing', '''#2'' ''01m8r5az02sn3m9awz9axkjw8r'':2 ''sfx'':1'),
	(17, 13, 2, 'side_effect.outcome_unknown', '''#2'' ''01m8r5az02sn3m9awz9axkjw8r'':2 ''sfx'':1'),
	(18, 18, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''critical'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':4'),
	(19, 18, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(20, 20, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':4'),
	(21, 20, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3');

INSERT INTO docket.search_tripwire VALUES
	(6, 1, 2, 'loop');

INSERT INTO docket.search_writer VALUES
	(1, 2, 'prn_agent'),
	(1, 2, 'prn_reviewer'),
	(11, 2, 'prn_other'),
	(11, 2, 'prn_reviewer'),
	(13, 2, 'prn_agent'),
	(13, 2, 'prn_reviewer'),
	(18, 2, 'prn_other'),
	(18, 2, 'prn_reviewer'),
	(20, 2, 'prn_other'),
	(20, 2, 'prn_reviewer');

SELECT pg_catalog.setval('docket.alert_firing_firing_no_seq', 1, false);

SELECT pg_catalog.setval('docket.ledger_ledger_no_seq', 2, true);

SELECT pg_catalog.setval('docket.migration_id_seq', 18, true);

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

CREATE CONSTRAINT TRIGGER closed_with_successor AFTER UPDATE OF is_closed ON docket.ledger_head DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.is_closed AND (NOT old.is_closed))) EXECUTE FUNCTION docket.closed_with_successor();

ALTER TABLE docket.ledger_head ENABLE ALWAYS TRIGGER closed_with_successor;

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
