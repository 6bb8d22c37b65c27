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

CREATE TABLE docket.expiry_run (
    ended_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    goes_on bigint,
    ledger_no integer NOT NULL,
    held integer NOT NULL,
    skipped integer NOT NULL,
    state text NOT NULL,
    CONSTRAINT expiry_run_ended_at_check CHECK (isfinite(ended_at)),
    CONSTRAINT expiry_run_goes_on_check CHECK ((goes_on >= 0)),
    CONSTRAINT expiry_run_held_check CHECK ((held >= 0)),
    CONSTRAINT expiry_run_skipped_check CHECK ((skipped >= 0)),
    CONSTRAINT expiry_run_state_check CHECK ((state = ANY (ARRAY['done'::text, 'waiting'::text, 'failed'::text])))
)
WITH (fillfactor='50');

ALTER TABLE ONLY docket.expiry_run FORCE ROW LEVEL SECURITY;

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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b62303630663539612b416572666b4855516e5067734945426f746268396f556c6a57526d6b2f617354356d30563176474653646742222c227365727665725f6b6579223a7b2261747465737473223a2265766572796f6e65222c22637276223a2245643235353139222c226b7479223a224f4b50222c2278223a22574853724f452d747a705930503978464869436d79423151537568396c7161384d756633305174624b4941227d7d', '\x6114d0ef8376eb2da4c4c05def9e964debd6534e51c81470af8d7a1b4ff191cf', NULL),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b39333531373235382b4153326b46564461444935354f43784a742b58573779337a36566a6833345a707034526d4f51574b3775764a222c227365727665725f6b6579223a7b2261747465737473223a2265766572796f6e65222c22637276223a2245643235353139222c226b7479223a224f4b50222c2278223a22716172596e54754f564b5252584473376f326b6b3062523347677531724c46426c476e476f49687a4c5555227d7d', '\xc7a8231dddb9fda572b89a8e43b59ce97acd350ca3458ea252820fc54ad712a4', NULL),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2239623830636239373934353762616631373436323762363362633461306463626433326134663532306634346466306262343436363537386131353536333935222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b39333531373235382b4153326b46564461444935354f43784a742b58573779337a36566a6833345a707034526d4f51574b3775764a227d', '\x48866b682f37015fb177e109270cae963edb20455223f78a5d38cf3ae078479c', NULL),
	(1, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d32227d', '\xb2ee05832a73ea18f08055d660976ef177c240af9190611f1801b661b64f5137', NULL),
	(2, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x7f42431417da0d4842cfe8c91307d2ab9fc6bd308e65b57b049a2d2428dc1710', NULL),
	(3, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\x2041e97090b1504fe02bd65a6ee36f3f53b8041162b8c8ab444fcb423300af80', NULL),
	(4, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xc591d76c8a7b44390ce04c8c6aea30181a958bb2c34e5021147d0e124dae859e', NULL),
	(5, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d31222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d38723562313463326339773267687938727a723831626a222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a226d61696c227d7d', '\xce5c3f42539932ae81a672bc88448b73ca25b995a378f3b38025796fe021ad2f', NULL),
	(6, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d38723562313463326339773267687938727a723831626a227d', '\xdb64ba991642676bdc421aa0b51036d26af0be70da53390275852ee824349463', NULL),
	(7, 2, '\x7b22656e7472795f636f756e74223a352c226f7574636f6d65223a22636f6d706c65746564227d', '\xb7dc8301ee61b548317d1f5da0b7af42897790b6d7132c95069931c83d0a49a6', NULL),
	(8, 2, '\x7b226361757365223a342c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b5d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b227366785f30316d38723562313463326339773267687938727a723831626a225d2c22736964655f656666656374735f6f70656e223a312c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\xc5a7123892f5bb1edf2d1fe7ba490bc010329bf3c8692a5fd27f398d81b8c075', NULL),
	(9, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768222c227375626a6563745f726566223a227375622d32227d', '\x98a4cf10497db37e07ed6f583f88733f55f48de565aae76ee183d27957bb009b', NULL),
	(10, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x63968f66df479062b5a4b42ae30f01e2bc246f925c81be2f5a0c8f647a3b486a', NULL),
	(11, 2, '\x7b226361757365223a312c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226167656e745f61736b6564227d', '\x1c54eed05dadc67b54c89816b19b79a484b6e42725d2f2ce7ac97f1026fdf120', NULL),
	(12, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xf6bf1ffa5cbb0cf31b9fc003463456ccf27ed058f42359b904f648fa3b7f780b', NULL),
	(13, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xc75c3d7bf4ce5b78d06414bc0f84f997da7143c2191e774cc95d36d0f6226e74', NULL),
	(14, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x92fe05882bfb1796224f87b13f5241b9a2a7cb41cd2f77b59d7f87b802efca47', NULL),
	(15, 2, '\x7b226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c2272756c65223a226c6f6f70227d', '\xa5d533bd89b96d37497d989efb33c25e46a22f83b68cefca9567ab63a4ba09b1', NULL),
	(16, 2, '\x7b226361757365223a342c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22444f4e45222c22746f223a22455343414c4154494e47227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\xfcd66c918f93eeb7c7dfc8e4293071643e3aa1a62783ad0de3708b49a5e2dd49', NULL),
	(17, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x6a8b11d3ed5410857189b157aabbfcc16b12c32b8ccab8a558406dda9f3d0f14', NULL),
	(18, 2, '\x7b226361757365223a382c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22455343414c4154494e47222c22746f223a22455845435554494e47227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\x06da104fe8fcc03ba56d7f91574600f96336453771b7b2a556d64cf8019b1ba8', NULL),
	(19, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x262223e6c65e853f1e91450accadfbfe4fe9e11cb930cfee8e6eecb744859617', NULL),
	(20, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\xdf889bfde27a39c06a7cc1f18ab171dacf1563dc5851260b9ef729cfe5ed522b', NULL),
	(21, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77227d', '\x7445bc192a6dea6f6a2214548c923eb8c3ccb8b4628242e1a288e91a3dbd04d5', NULL),
	(22, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xc453216dc5e381aef8344fb0c2059d08719405628bfd8431bd9faad15beb062b', NULL),
	(23, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\xfeb88d8c001ffeee798a804cfb1ef57f475ce828d43907d32d01c6238a744ff9', NULL),
	(24, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c226964656d706f74656e63795f6b6579223a22636c61696d732d33222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d3872356231367274636a67646b6438786b3072786a3971222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a226d61696c227d7d', '\x12491aeb521a064001588043dfa7dc65b27e5dda4598fbe11a0b192043f11cf4', NULL),
	(25, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226d656469756d227d', '\xe7b060834fe93830862a1d6de9f089f971469d035f8289b95a091171ef5410ec', NULL),
	(26, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x77f1924cbceff39ae4f6b0612e61e37f0fd5712af6209096c83b2aa3d3ff9579', NULL),
	(27, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22504c414e4e494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x6535b72208403b5572f507e45211bff51246f5ec9f876f9bc3699a26e56a2496', NULL),
	(28, 2, '\x7b226361757365223a322c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22636c61696d732d6167656e74222c2266726f6d223a22455343414c4154494e47222c22746f223a22504c414e4e494e47227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\x721d3dd7ec084ebef9e4745ffd4a9c7a7457af65ed18ebfd353e6c5ce69e891d', NULL),
	(29, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xe188fcc22489bb3d3abb0e8d7d8b16e31a366de604d69570a2066c44a64e5e32', NULL),
	(30, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x7e7feae24996eb66b7aebf5c9b19be7ece9d8fa3ec5fffe228bc4d95ea923e06', NULL),
	(31, 2, '\x7b226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226c6f6f70227d', '\x5d96a11601cca65457742fc98d392bd4f6a525289acfc71cb9b5df71026ec772', NULL),
	(32, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x19ab7ee68bd1cc045690b437d92762f54e03fee5da422cb64c46ffc919c38055', NULL),
	(33, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x9feb10e119283bdfdd8f73eefd7c08917ffa51a611220a55dc02dd4dbabd777b', NULL),
	(34, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\x7e2c799168081fd6743423bd75f36854bdda72888debb8a854252f9b54e26768', NULL),
	(35, 2, '\x7b22656e7472795f636f756e74223a31312c226f7574636f6d65223a22636f6d706c65746564227d', '\x69eeae35c1d101d3fb54bd033405f95ba4797ba1c1d5042b2eac5269b0ca5801', NULL),
	(36, 2, '\x7b226361757365223a31302c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x91f011055ae8a417a434f5152d98495428cf5f2fcb2f0661dd27f75b7e181bce', NULL),
	(37, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d31227d', '\x06978c4e25275313a96cc4f142071d3fe322d8733378fe4b591316904826c9e0', NULL),
	(38, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x5df801b63305af3f53c4a5ab6bb24d8832a4eaf854c995474c33aa0ace501c5f', NULL),
	(39, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d35222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d3872356231383176713872663065656d73796d64783078222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a227061796d656e7473227d7d', '\x8517648a539717305d1bf4c57cfbfab92a5e18cefacbf598649af748107d620d', NULL),
	(40, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d3872356231383176713872663065656d73796d64783078227d', '\x6d6d3fb81da8807fa07740460b7503fa5a83d79cf10ab5ea416570ddbdd9cac6', NULL),
	(41, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d3872356231383176713872663065656d73796d64783078227d', '\x1cfdbc83abfe8f5bbd367b5664a030702e3930896a1d0f0895fd9cbcd4c33a05', NULL),
	(42, 2, '\x7b22656e7472795f636f756e74223a362c226f7574636f6d65223a22636f6d706c65746564227d', '\x216a90f3b4456d786a9fb9fe515d9444268c7d6adcede689f57239c57a8ff2ec', NULL),
	(43, 2, '\x7b226361757365223a352c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b5d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b227366785f30316d3872356231383176713872663065656d73796d64783078225d2c22736964655f656666656374735f6f70656e223a312c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x00c476e68771c90aaa9e548ade0a3a24a5ddd0283210751a4dc4e575d549c9ab', NULL);

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\xaaf1ae3a83cc3b1169dee32eea6c9868cddbef3ac23f175e4447bc01439129f0', '2026-12-01T06:40:40.492Z', 'docket.example/registry
1
qvGuOoPMOxFp3uMu6myYaM3b7zrCPxdeREe8AUORKfA=

— docket.example/registry sGD1mme2zqDXXv2fXHFx7NXouVDvKxrYBKMK6HcK3Fui5E9SN1GXN+91KVdLkS1t2PL76IPzKovym7y3+uyVpj9XwA0=
'),
	(1, 2, '\x9b80cb979457baf174627b63bc4a0dcbd32a4f520f44df0bb4466578a1556395', '2026-12-01T06:40:40.511Z', 'docket.example/claims
1
m4DLl5RXuvF0YntjvEoNy9MqT1IPRN8LtEZleKFVY5U=

— docket.example/claims k1FyWG4fHRdiGNsiVAjDr7GFxOJzo3gZxDhYePvAavnwMJUJBjkBZ+zYcUW4iWCo/O+XzI0sFEhBCDkNusT2pdt8pwg=
'),
	(2, 1, '\x282976cae19c5daf917fba5765d3bd7c65f98d5923bcbb46fd3ab37df28b091f', '2026-12-01T06:40:40.524Z', 'docket.example/registry
2
KCl2yuGcXa+Rf7pXZdO9fGX5jVkjvLtG/TqzffKLCR8=

— docket.example/registry sGD1mt90xebS1O/xTM6yLcwKR7o7I0yVv7IBfukBpRE9QVBMnwplAh6F6rbUjMEpjwDhuFAAAhxYQ0A9v4fzFaq5zQk=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8r5b12mf5rawj7f5c9cjaz1', 1, 2, '\x5092bf52aea910499dc0908917bdabc5f1ea7d73e5b52d48fcec21a321487783', 2, 'open', NULL, 'proceed', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T06:40:40.540Z', '2026-12-01T06:40:40.546Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8r5b12mf5rawj7f5c9cjaz1","imported":false,"lastSeq":2,"lastTime":"2026-12-01T06:40:40.546Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-12-01T06:40:40.540Z","openedBy":"prn_other","openedSeq":1,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8r5b145e8jnh5e7e5yjn7bd', 3, 8, '\xc0f5b4f670104b5a5f68ae44cf821a1105da0b69874cc9f90869bb4ba4a4c90d', 6, 'closed', NULL, 'proceed', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-12-01T06:40:40.582Z', '2026-12-01T06:40:40.595Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/2","system":"mail"}},"at":2,"sideEffect":"sfx_01m8r5b14c2c9w2ghy8rzr81bj"},"approvals":[],"authorityScope":null,"closedAt":"2026-12-01T06:40:40.595Z","confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":6,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8r5b145e8jnh5e7e5yjn7bd","imported":false,"lastSeq":8,"lastTime":"2026-12-01T06:40:40.595Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-12-01T06:40:40.582Z","openedBy":"prn_agent","openedSeq":3,"outcome":"completed","parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":4},"sideEffects":[{"cause":2,"id":"sfx_01m8r5b14c2c9w2ghy8rzr81bj","key":"e266ad1796bc037f539afad4","operation":"issue_refund","reversibility":"unknown","signature":"7be1d2e40deee4c59a24ecc1","status":"executing","unannounced":false}],"sideEffectsForgotten":0,"stakes":"high","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8r5b14vaeha87kv10rnfx2g', 9, 20, '\xaad696c9fd41e01ef1174aef746baffb5e1aa5c4b5b0b179e7aeaed512cfc46e', 12, 'stopped', 'EXECUTING', 'stop', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T06:40:40.604Z', '2026-12-01T06:40:40.650Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"EXECUTING","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":4,"escalations":2,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":3},"decided":null,"decisiveReferences":4,"directive":"stop","entryCount":12,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8r5b14vaeha87kv10rnfx2g","imported":false,"lastSeq":20,"lastTime":"2026-12-01T06:40:40.650Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":2,"cause":1,"directive":"hold","dueAt":null,"id":"esc-1","overdue":null,"rule":"agent_asked","subject":"","yeses":[]},{"announced":null,"approvalsNeeded":1,"at":6,"cause":4,"directive":"stop","dueAt":null,"id":"esc-2","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-12-01T06:40:40.604Z","openedBy":"prn_agent","openedSeq":9,"outcome":null,"parentDecision":null,"phase":"EXECUTING","refusals":{"attempts":1,"since":6},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"stopped","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8r5b16cepxbz9p381g8awvn', 21, 24, '\x8e9ef198a675c60f88741a240029f114de4080fedec3a13653d53becf80a0b55', 4, 'open', 'BLOCKED', 'proceed', 'low', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T06:40:40.652Z', '2026-12-01T06:40:40.665Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"BLOCKED","released":false}],"agentsForgotten":0,"announced":{"action":{"amount":{"currency":"EUR","value":"25.00"},"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/1","system":"mail"}},"at":3,"sideEffect":"sfx_01m8r5b16rtcjgdkd8xk0rxj9q"},"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":1,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":1,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":4,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8r5b16cepxbz9p381g8awvn","imported":false,"lastSeq":24,"lastTime":"2026-12-01T06:40:40.665Z","liftings":[],"loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-12-01T06:40:40.652Z","openedBy":"prn_agent","openedSeq":21,"outcome":null,"parentDecision":null,"phase":"BLOCKED","refusals":{"attempts":0,"since":0},"sideEffects":[{"cause":3,"id":"sfx_01m8r5b16rtcjgdkd8xk0rxj9q","key":"f9e277c4188a51cba9010764","operation":"issue_refund","reversibility":"unknown","signature":"d2b470e055ea0701fb29d089","status":"intent","unannounced":false}],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8r5b16v1ex58ssebb98dtz0', 25, 36, '\x356d7502ef061318e23f16b40cfab15486446c259003703eabeb74547da24230', 12, 'closed', 'BLOCKED', 'stop', 'medium', false, 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-12-01T06:40:40.668Z', '2026-12-01T06:40:40.699Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"BLOCKED","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-12-01T06:40:40.699Z","confidence":0.9,"counters":{"cards":4,"escalations":1,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":3},"decided":null,"decisiveReferences":2,"directive":"stop","entryCount":12,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8r5b16v1ex58ssebb98dtz0","imported":false,"lastSeq":36,"lastTime":"2026-12-01T06:40:40.699Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":6,"cause":4,"directive":"stop","dueAt":null,"id":"esc-1","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-12-01T06:40:40.668Z","openedBy":"prn_agent","openedSeq":25,"outcome":"completed","parentDecision":null,"phase":"BLOCKED","refusals":{"attempts":0,"since":10},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"medium","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8r5b17w7vqegkcs27ps6g33', 37, 43, '\xd8ae80d24d15feb89b48cad2afd0069d7ad5e0659bc6fe6e1b775fb8cb96f832', 7, 'closed', NULL, 'proceed', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-12-01T06:40:40.701Z', '2026-12-01T06:40:40.711Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/2","system":"payments"}},"at":2,"sideEffect":"sfx_01m8r5b181vq8rf0eemsymdx0x"},"approvals":[],"authorityScope":null,"closedAt":"2026-12-01T06:40:40.711Z","confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":7,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8r5b17w7vqegkcs27ps6g33","imported":false,"lastSeq":43,"lastTime":"2026-12-01T06:40:40.711Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-12-01T06:40:40.701Z","openedBy":"prn_agent","openedSeq":37,"outcome":"completed","parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":5},"sideEffects":[{"cause":2,"id":"sfx_01m8r5b181vq8rf0eemsymdx0x","key":"1cb8289981d3115af77102cb","operation":"issue_refund","reversibility":"unknown","signature":"206800cb4bbcb3f924b95656","status":"outcome_unknown","unannounced":false}],"sideEffectsForgotten":0,"stakes":"low","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\xaaf1ae3a83cc3b1169dee32eea6c9868cddbef3ac23f175e4447bc01439129f0', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2230303139646165373038323639383464626364643461383261396331313236383664333066313566376535303364633836353438363035323164353930396432222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31322d30315430363a34303a34302e3438325a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\x9b80cb979457baf174627b63bc4a0dcbd32a4f520f44df0bb4466578a1556395', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2262313231353634613832386364323363663063663439323366346630346232623765656162616263646463336563363339613039636234666537373263393030222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31322d30315430363a34303a34302e3530395a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\x46db2bad4041f48d248a6a5fd21e8586bb1181ced41438cc51cd73e21eda6f2a', '\xaaf1ae3a83cc3b1169dee32eea6c9868cddbef3ac23f175e4447bc01439129f0', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c226174746573746174696f6e223a226c6c70516f517977452d4e2d455858546e417a48465867416978656a334b3046767255736e48365870756f55614531776b726b495579534447446c504c44423956504e6245473352364f544836346249313644354367222c22626f6479223a2234323864333764396132326231363434323638643531373239646262623161333765363035373835646638636331353635333635393832636233373430363266222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2261616631616533613833636333623131363964656533326565613663393836386364646265663361633233663137356534343437626330313433393132396630222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31322d30315430363a34303a34302e3531395a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\xd59c21cdeab943ec02b415d56f324568a9a3cdbbf10be6b8d8c4d21016c6cb68', '\x9b80cb979457baf174627b63bc4a0dcbd32a4f520f44df0bb4466578a1556395', 'decision.opened', 'dec_01m8r5b12mf5rawj7f5c9cjaz1', '\x7b226163746f72223a2270726e5f6f74686572222c226174746573746174696f6e223a2230666e67416c585057576b422d4f3358756c4a6a506c54655066424a5555416e554b57516b67325f77476433397033376c7530794854775f55504d525043716a4e676f6861316e64504a49574b543850364a376b4167222c22626f6479223a2263306631643132303135343866336566393539363763633632323831353639363064323338636239663962346339623631636438343836643538626334646437222c226465636973696f6e223a7b226964223a226465635f30316d3872356231326d66357261776a3766356339636a617a31222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239623830636239373934353762616631373436323762363362633461306463626433326134663532306634346466306262343436363537386131353536333935222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31322d30315430363a34303a34302e3534305a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\x5092bf52aea910499dc0908917bdabc5f1ea7d73e5b52d48fcec21a321487783', '\xd59c21cdeab943ec02b415d56f324568a9a3cdbbf10be6b8d8c4d21016c6cb68', 'review.recorded', 'dec_01m8r5b12mf5rawj7f5c9cjaz1', '\x7b226163746f72223a2270726e5f7265766965776572222c226174746573746174696f6e223a22686374656c5a56634e794851514174316747466e797338735f396d76754c687159306d494551715243446c634163784f546849726f59654d36785869422d656f555067595f36302d6e70704f7377494b4b4941794451222c22626f6479223a2263383865363239323661383331376330313237623764333235333165373363333232326264623766616435346537623534636464333432653864353439303730222c226465636973696f6e223a7b226964223a226465635f30316d3872356231326d66357261776a3766356339636a617a31222c2270726576223a2264353963323163646561623934336563303262343135643536663332343536386139613363646262663130626536623864386334643231303136633663623638222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264353963323163646561623934336563303262343135643536663332343536386139613363646262663130626536623864386334643231303136633663623638222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a322c2274696d65223a22323032362d31322d30315430363a34303a34302e3534365a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 0, '\xa048af94cecca016f5bdb8c69c0e775cbc30636922ec4e4d688bdcbaa0ad5dc3', '\x5092bf52aea910499dc0908917bdabc5f1ea7d73e5b52d48fcec21a321487783', 'decision.opened', 'dec_01m8r5b145e8jnh5e7e5yjn7bd', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a2247344d42596a2d42546e75556f5543675735446e626177534b4a344e78476667337776526c78782d486e424676574935616f65426c6f4833336148364e4c72577738624d2d637030684a364966364177753874474141222c22626f6479223a2266373266376632396334626436316137356563363262306538396533616234313139343937383764303133353730633239373632353738616336646637383832222c226465636973696f6e223a7b226964223a226465635f30316d3872356231343565386a6e683565376535796a6e376264222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235303932626635326165613931303439396463303930383931376264616263356631656137643733653562353264343866636563323161333231343837373833222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a332c2274696d65223a22323032362d31322d30315430363a34303a34302e3538325a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 1, '\xe7d9a09427cda8bea1b995943b87595e8daeb2a9f18644d50782a26a37671cee', '\xa048af94cecca016f5bdb8c69c0e775cbc30636922ec4e4d688bdcbaa0ad5dc3', 'review.recorded', 'dec_01m8r5b145e8jnh5e7e5yjn7bd', '\x7b226163746f72223a2270726e5f7265766965776572222c226174746573746174696f6e223a22444830387474467a454e49387353465177794568345041695978554c6f326d73574f4556422d7837586579564370324e4c6b67336a555433454f6b6a69597a2d435473735f797173725863646e39356976354a634241222c22626f6479223a2265633964373236623634363862636535313564366530333133346433613664343939323766643062633734636561646135366462303831383630373839613365222c226465636973696f6e223a7b226964223a226465635f30316d3872356231343565386a6e683565376535796a6e376264222c2270726576223a2261303438616639346365636361303136663562646238633639633065373735636263333036333639323265633465346436383862646362616130616435646333222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261303438616639346365636361303136663562646238633639633065373735636263333036333639323265633465346436383862646362616130616435646333222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a342c2274696d65223a22323032362d31322d30315430363a34303a34302e3538365a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 2, '\xf18ab2432057eba867c7612c3765e146d5d3535c48240d3ba2ea30a34903e1c4', '\xe7d9a09427cda8bea1b995943b87595e8daeb2a9f18644d50782a26a37671cee', 'side_effect.intent', 'dec_01m8r5b145e8jnh5e7e5yjn7bd', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a2265555958467a6d7a6a4d70483758424b4e57416f494a5050356d3335466566643769304a744a434d46517238522d703269474475395f6a7833674b58574973685052366e4b56497874386d45326b45355161535a4467222c22626f6479223a2263613839663631663832613561623666373561643232313462383935353563333764386538613364663766613766303765363039643061323236343634356566222c226465636973696f6e223a7b226964223a226465635f30316d3872356231343565386a6e683565376535796a6e376264222c2270726576223a2265376439613039343237636461386265613162393935393433623837353935653864616562326139663138363434643530373832613236613337363731636565222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265376439613039343237636461386265613162393935393433623837353935653864616562326139663138363434643530373832613236613337363731636565222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a352c2274696d65223a22323032362d31322d30315430363a34303a34302e3538395a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 3, '\x837573c3defa252254eb34af9aa6df5702fd24ae54a516c9220e150505771473', '\xf18ab2432057eba867c7612c3765e146d5d3535c48240d3ba2ea30a34903e1c4', 'side_effect.executing', 'dec_01m8r5b145e8jnh5e7e5yjn7bd', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a226a5541724537525a617857684b476d345674703975526e516474692d4e6f497046314d5051646f764e41746169564745344241567a346f66354359574466584a4d5868306e5636666b6931327166746730632d534177222c22626f6479223a2235653639623963323738363163313532353037313335623466393139333437626537373466613337396630323666636139366636353131363265313934656539222c226465636973696f6e223a7b226964223a226465635f30316d3872356231343565386a6e683565376535796a6e376264222c2270726576223a2266313861623234333230353765626138363763373631326333373635653134366435643335333563343832343064336261326561333061333439303365316334222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266313861623234333230353765626138363763373631326333373635653134366435643335333563343832343064336261326561333061333439303365316334222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a362c2274696d65223a22323032362d31322d30315430363a34303a34302e3539335a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 4, '\xb39ed60e51b854881007716d5229c1829b3d3dab5b08d0510c14a3ce94ccc281', '\x837573c3defa252254eb34af9aa6df5702fd24ae54a516c9220e150505771473', 'decision.closed', 'dec_01m8r5b145e8jnh5e7e5yjn7bd', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a22597a4b61454b5754367769386b59597644366879385a7445413475585f484433693855683842644e4e67693659505a7842733837756e346f6978663858616c4a784d586c4f56583842327061396768447852695142672e302e322e4375483172694256414776565032416a6f43466f6f6c7276614d355f396368345a6b5f45656f5367567641222c22626f6479223a2233366531316536346363353236303866383032383432373732333066313636623264333539306137376361353637363730643130646566616362623531396331222c226465636973696f6e223a7b226964223a226465635f30316d3872356231343565386a6e683565376535796a6e376264222c2270726576223a2238333735373363336465666132353232353465623334616639616136646635373032666432346165353461353136633932323065313530353035373731343733222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238333735373363336465666132353232353465623334616639616136646635373032666432346165353461353136633932323065313530353035373731343733222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a372c2274696d65223a22323032362d31322d30315430363a34303a34302e3539355a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(8, 2, 5, '\xc0f5b4f670104b5a5f68ae44cf821a1105da0b69874cc9f90869bb4ba4a4c90d', '\xb39ed60e51b854881007716d5229c1829b3d3dab5b08d0510c14a3ce94ccc281', 'tripwire.tripped', 'dec_01m8r5b145e8jnh5e7e5yjn7bd', '\x7b226163746f72223a22646f636b6574222c226174746573746174696f6e223a22597a4b61454b5754367769386b59597644366879385a7445413475585f484433693855683842644e4e67693659505a7842733837756e346f6978663858616c4a784d586c4f56583842327061396768447852695142672e31642e322e48315f47746561307774625634314a346f37574b66524d364676743351664132794a384733337334476c49222c22626f6479223a2231363163303966373132306466636138346566626335643933616462613532356364613263303664366439386561653365653338616134613830613931343635222c226465636973696f6e223a7b226964223a226465635f30316d3872356231343565386a6e683565376535796a6e376264222c2270726576223a2262333965643630653531623835343838313030373731366435323239633138323962336433646162356230386430353130633134613363653934636363323831222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262333965643630653531623835343838313030373731366435323239633138323962336433646162356230386430353130633134613363653934636363323831222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a382c2274696d65223a22323032362d31322d30315430363a34303a34302e3539355a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(9, 2, 0, '\x76502d008b52554fefb4d68dcbbc1541b079bd05e0bd60c39e418aeb57ae1074', '\xc0f5b4f670104b5a5f68ae44cf821a1105da0b69874cc9f90869bb4ba4a4c90d', 'decision.opened', 'dec_01m8r5b14vaeha87kv10rnfx2g', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a226f6e5645506a66532d367549462d736356774f306b435f58524f6e315746437a626d566939396259564853586c697a636879304c4c54543251354775446647306a432d4750392d744467434175773330375161664167222c22626f6479223a2231616431666432353136316461393939386334636335626663643330663064653766626564366262613963653133666334633661343066313832373430653038222c226465636973696f6e223a7b226964223a226465635f30316d387235623134766165686138376b763130726e66783267222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263306635623466363730313034623561356636386165343463663832316131313035646130623639383734636339663930383639626234626134613463393064222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a392c2274696d65223a22323032362d31322d30315430363a34303a34302e3630345a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(10, 2, 1, '\x0453f27bb9eb5883a387d7897bd1a8d4bf5f9ef948120c99d5937e743b480557', '\x76502d008b52554fefb4d68dcbbc1541b079bd05e0bd60c39e418aeb57ae1074', 'job_card.filed', 'dec_01m8r5b14vaeha87kv10rnfx2g', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a222d69663659536f4d514b5a72496f4244494154586f3051587549735f45354b7a4b584439696344385a49506b4f7a31556845744d6865393944425351776a6c5f534377646f32524e6a6a744450446a767571733144672e302e322e3873395f43724e6631344e4859734a6e395a374f3357773968363274756c30314f5f7167587a4d724d4945222c22626f6479223a2231346233313631383135386631653564356666353638653731646439316231646539373432626535353163626130356162333565663738653131313834333335222c226465636973696f6e223a7b226964223a226465635f30316d387235623134766165686138376b763130726e66783267222c2270726576223a2237363530326430303862353235353466656662346436386463626263313534316230373962643035653062643630633339653431386165623537616531303734222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237363530326430303862353235353466656662346436386463626263313534316230373962643035653062643630633339653431386165623537616531303734222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31302c2274696d65223a22323032362d31322d30315430363a34303a34302e3630385a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 2, '\x3ce10c121b57c06d94bc4d7685263e663da05c060e7373558df900f60035979b', '\x0453f27bb9eb5883a387d7897bd1a8d4bf5f9ef948120c99d5937e743b480557', 'escalation.opened', 'dec_01m8r5b14vaeha87kv10rnfx2g', '\x7b226163746f72223a22646f636b6574222c226174746573746174696f6e223a222d69663659536f4d514b5a72496f4244494154586f3051587549735f45354b7a4b584439696344385a49506b4f7a31556845744d6865393944425351776a6c5f534377646f32524e6a6a744450446a767571733144672e31642e322e414a4a5a6e36796f72454457626e5049447762446d67585131584e425466795771695531484e347164706b222c22626f6479223a2239656333336563623866636537323239336235626638346166353663396131313133396431336235346238383361643439643135663939323564376564613932222c226465636973696f6e223a7b226964223a226465635f30316d387235623134766165686138376b763130726e66783267222c2270726576223a2230343533663237626239656235383833613338376437383937626431613864346266356639656639343831323063393964353933376537343362343830353537222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230343533663237626239656235383833613338376437383937626431613864346266356639656639343831323063393964353933376537343362343830353537222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31312c2274696d65223a22323032362d31322d30315430363a34303a34302e3630385a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(12, 2, 3, '\xa4543ce50cd8bf07602530f7c45c4a51b672170e908237ed5b51fa6a1f1407e8', '\x3ce10c121b57c06d94bc4d7685263e663da05c060e7373558df900f60035979b', 'job_card.filed', 'dec_01m8r5b14vaeha87kv10rnfx2g', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a22475a30384a6855434869327a3248466c726d4c64435248565930766942486b7932674d30767164705448394d6635715757454874346a43574443375731777a4553794a554e3945714e586a335a615f54756741724377222c22626f6479223a2237396231656665366137633263373339313065363434616539326331333932633739346261353838323663616336326539343161656163366365623062663136222c226465636973696f6e223a7b226964223a226465635f30316d387235623134766165686138376b763130726e66783267222c2270726576223a2233636531306331323162353763303664393462633464373638353236336536363364613035633036306537333733353538646639303066363030333539373962222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233636531306331323162353763303664393462633464373638353236336536363364613035633036306537333733353538646639303066363030333539373962222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31322c2274696d65223a22323032362d31322d30315430363a34303a34302e3632325a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(13, 2, 4, '\xa4b5aed7b431f236767b86ab4177b99b32bb9461ecf1f2c2b41b0a86b73b41d6', '\xa4543ce50cd8bf07602530f7c45c4a51b672170e908237ed5b51fa6a1f1407e8', 'job_card.filed', 'dec_01m8r5b14vaeha87kv10rnfx2g', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a226d674e356e4b7a57523238524d32456f574743726c71784165644464365356546439444d59624b6a3371554c44576f6658344549436a4563437a6f6448735f76774b3667685f7137506b6174456a68783458344441772e302e342e5065555870684b4b56543663784d6a4a6248332d736a7059365374594d5a39683047304e7375714450573931716464516d66344f4c74626f3973736352625268443338577256676c41374a6a466a35424d4341526577222c22626f6479223a2263626434363830366238356436316363336163663534343234333739383464303235353331363638336566343765353931633538313865356335663962653863222c226465636973696f6e223a7b226964223a226465635f30316d387235623134766165686138376b763130726e66783267222c2270726576223a2261343534336365353063643862663037363032353330663763343563346135316236373231373065393038323337656435623531666136613166313430376538222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261343534336365353063643862663037363032353330663763343563346135316236373231373065393038323337656435623531666136613166313430376538222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31332c2274696d65223a22323032362d31322d30315430363a34303a34302e3633325a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(14, 2, 5, '\x7e05a4fdfcd79920c31313b7587b728885046bab9f3149f6fa37625d007af853', '\xa4b5aed7b431f236767b86ab4177b99b32bb9461ecf1f2c2b41b0a86b73b41d6', 'tripwire.tripped', 'dec_01m8r5b14vaeha87kv10rnfx2g', '\x7b226163746f72223a22646f636b6574222c226174746573746174696f6e223a226d674e356e4b7a57523238524d32456f574743726c71784165644464365356546439444d59624b6a3371554c44576f6658344549436a4563437a6f6448735f76774b3667685f7137506b6174456a68783458344441772e31642e342e7a733059374648644d7558796863476c6c35364d61586e694b344d715337592d567165354365445638374a31716464516d66344f4c74626f3973736352625268443338577256676c41374a6a466a35424d4341526577222c22626f6479223a2238623836303438666430323035386531343134393335663837646133333930323534656261356365373965653763333838613233376336333035613334346434222c226465636973696f6e223a7b226964223a226465635f30316d387235623134766165686138376b763130726e66783267222c2270726576223a2261346235616564376234333166323336373637623836616234313737623939623332626239343631656366316632633262343162306138366237336234316436222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261346235616564376234333166323336373637623836616234313737623939623332626239343631656366316632633262343162306138366237336234316436222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31342c2274696d65223a22323032362d31322d30315430363a34303a34302e3633325a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(15, 2, 6, '\x153f98d8158730dfb8446be7a78e9ba0bf11ab5ee7204f75e7ae20525b5476aa', '\x7e05a4fdfcd79920c31313b7587b728885046bab9f3149f6fa37625d007af853', 'escalation.opened', 'dec_01m8r5b14vaeha87kv10rnfx2g', '\x7b226163746f72223a22646f636b6574222c226174746573746174696f6e223a226d674e356e4b7a57523238524d32456f574743726c71784165644464365356546439444d59624b6a3371554c44576f6658344549436a4563437a6f6448735f76774b3667685f7137506b6174456a68783458344441772e32642e342e63527672466e666431596f6f4f585f504a3539426c68615366746b6a434861325165654766505866376a6a524d5f3478387075506f6672386433544d4f7357744e64713258684743335230535238496c725a42563841222c22626f6479223a2263306234656362326164383231663532323731303163316134656562646133373964313332663932316434323662633835316461306435636536323461383861222c226465636973696f6e223a7b226964223a226465635f30316d387235623134766165686138376b763130726e66783267222c2270726576223a2237653035613466646663643739393230633331333133623735383762373238383835303436626162396633313439663666613337363235643030376166383533222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237653035613466646663643739393230633331333133623735383762373238383835303436626162396633313439663666613337363235643030376166383533222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31352c2274696d65223a22323032362d31322d30315430363a34303a34302e3633325a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(16, 2, 7, '\x519c20f00bf10022ccc7821434095030f3decfe81a822a39a4502ac92c89fee3', '\x153f98d8158730dfb8446be7a78e9ba0bf11ab5ee7204f75e7ae20525b5476aa', 'tripwire.tripped', 'dec_01m8r5b14vaeha87kv10rnfx2g', '\x7b226163746f72223a22646f636b6574222c226174746573746174696f6e223a226d674e356e4b7a57523238524d32456f574743726c71784165644464365356546439444d59624b6a3371554c44576f6658344549436a4563437a6f6448735f76774b3667685f7137506b6174456a68783458344441772e33642e342e5454486f34444c4c31425a5a5f565271676d673077634e6b7270327977695064454531756a4f4266366158524d5f3478387075506f6672386433544d4f7357744e64713258684743335230535238496c725a42563841222c22626f6479223a2237656265313333626234353264356261393662616663636532376162646239623763343736613062663038353639373939386335383432633831303938336439222c226465636973696f6e223a7b226964223a226465635f30316d387235623134766165686138376b763130726e66783267222c2270726576223a2231353366393864383135383733306466623834343662653761373865396261306266313161623565653732303466373565376165323035323562353437366161222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231353366393864383135383733306466623834343662653761373865396261306266313161623565653732303466373565376165323035323562353437366161222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31362c2274696d65223a22323032362d31322d30315430363a34303a34302e3633325a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(17, 2, 8, '\x99ca71a302036b1e99e8756b8834b4cb191d8589092a357e22d8a05b5a9ccd0d', '\x519c20f00bf10022ccc7821434095030f3decfe81a822a39a4502ac92c89fee3', 'job_card.filed', 'dec_01m8r5b14vaeha87kv10rnfx2g', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a22705f626c74366e6747636d6b79762d6c30476767397438757563664e442d706d52734f554575354b4a78696b6d4161776d632d4f4e77774569545a676958316437464676466d6e4978647452505068624c5a4d5343512e302e322e6a5a38385f4f694d332d6f6b624674466f424f757562716a52464c6f58472d6c74676f6d79634769503455222c22626f6479223a2262633335393739636464333331353633333565653936656437303334323635383162613333636636396163356234646166386638656662303137363563386439222c226465636973696f6e223a7b226964223a226465635f30316d387235623134766165686138376b763130726e66783267222c2270726576223a2235313963323066303062663130303232636363373832313433343039353033306633646563666538316138323261333961343530326163393263383966656533222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235313963323066303062663130303232636363373832313433343039353033306633646563666538316138323261333961343530326163393263383966656533222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31372c2274696d65223a22323032362d31322d30315430363a34303a34302e3633375a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(18, 2, 9, '\x2e4e6ea9b5c3af347e0fb79cfb724a3eccd1602b59d84770ee2c9cf8fab6ecb6', '\x99ca71a302036b1e99e8756b8834b4cb191d8589092a357e22d8a05b5a9ccd0d', 'tripwire.tripped', 'dec_01m8r5b14vaeha87kv10rnfx2g', '\x7b226163746f72223a22646f636b6574222c226174746573746174696f6e223a22705f626c74366e6747636d6b79762d6c30476767397438757563664e442d706d52734f554575354b4a78696b6d4161776d632d4f4e77774569545a676958316437464676466d6e4978647452505068624c5a4d5343512e31642e322e31504d4d44342d6671466a4b33544173594d327a4878526c423448475734466e2d4b527158387651755051222c22626f6479223a2266386461636534306631396435373065633038366534353361356535383863316433656665653664613133393962626636346437376361363561366133343939222c226465636973696f6e223a7b226964223a226465635f30316d387235623134766165686138376b763130726e66783267222c2270726576223a2239396361373161333032303336623165393965383735366238383334623463623139316438353839303932613335376532326438613035623561396363643064222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239396361373161333032303336623165393965383735366238383334623463623139316438353839303932613335376532326438613035623561396363643064222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31382c2274696d65223a22323032362d31322d30315430363a34303a34302e3633375a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(19, 2, 10, '\xb17b168433dbad7a516b0f809b3a0a4c81f8a584700523ff7bf0a7c1e4c767cd', '\x2e4e6ea9b5c3af347e0fb79cfb724a3eccd1602b59d84770ee2c9cf8fab6ecb6', 'review.recorded', 'dec_01m8r5b14vaeha87kv10rnfx2g', '\x7b226163746f72223a2270726e5f7265766965776572222c226174746573746174696f6e223a22676d4c3642383837567754474c586377357344354a4e7846694d396f5a57473356575564316b316b5868675a4946615872476a6b597a6f4b4b33513343513959584755424237555944745653537776583870546f4241222c22626f6479223a2232323633316135313338346563326430313636393038616633386230326134356138356363343966653732383431343332313763323961663937396163396261222c226465636973696f6e223a7b226964223a226465635f30316d387235623134766165686138376b763130726e66783267222c2270726576223a2232653465366561396235633361663334376530666237396366623732346133656363643136303262353964383437373065653263396366386661623665636236222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232653465366561396235633361663334376530666237396366623732346133656363643136303262353964383437373065653263396366386661623665636236222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31392c2274696d65223a22323032362d31322d30315430363a34303a34302e3634375a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(20, 2, 11, '\xaad696c9fd41e01ef1174aef746baffb5e1aa5c4b5b0b179e7aeaed512cfc46e', '\xb17b168433dbad7a516b0f809b3a0a4c81f8a584700523ff7bf0a7c1e4c767cd', 'side_effect.refused', 'dec_01m8r5b14vaeha87kv10rnfx2g', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a22754d38656c584f35384d5769496e655347784f7551656533336b33414b786a61546a4474744d4f33415f7a67496a536665475a416b794747566d6c44576c533278316242347a335a595f387241304666777443774451222c22626f6479223a2262393630373363326133386334633861373730663337326638383731366533663866653432336135613131663534343130656665633532373064633566383831222c226465636973696f6e223a7b226964223a226465635f30316d387235623134766165686138376b763130726e66783267222c2270726576223a2262313762313638343333646261643761353136623066383039623361306134633831663861353834373030353233666637626630613763316534633736376364222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262313762313638343333646261643761353136623066383039623361306134633831663861353834373030353233666637626630613763316534633736376364222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a32302c2274696d65223a22323032362d31322d30315430363a34303a34302e3635305a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(21, 2, 0, '\x2432885ad03d7099e6f5fa14e2b1e588e5db73374bc8fe4cfb365b02b5b46f6a', '\xaad696c9fd41e01ef1174aef746baffb5e1aa5c4b5b0b179e7aeaed512cfc46e', 'decision.opened', 'dec_01m8r5b16cepxbz9p381g8awvn', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a226d5530584f524e742d7255756f476430506a306f4d6e41676e47644a67634266324f654464785a677a3051503244427172464950496d59424f6b2d6d39426c4e697a6b75783876335658476a6a41785935754e714251222c22626f6479223a2237383238386633663539623361343464666431613763383532306137613439303933666532633661396131326531616439323634653431376266313232383765222c226465636973696f6e223a7b226964223a226465635f30316d38723562313663657078627a397033383167386177766e222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261616436393663396664343165303165663131373461656637343662616666623565316161356334623562306231373965376165616564353132636663343665222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32312c2274696d65223a22323032362d31322d30315430363a34303a34302e3635325a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(22, 2, 1, '\xb5de87f80665a28a51faa9550f366f0baf83d0cb683d736ff6283520732502d7', '\x2432885ad03d7099e6f5fa14e2b1e588e5db73374bc8fe4cfb365b02b5b46f6a', 'job_card.filed', 'dec_01m8r5b16cepxbz9p381g8awvn', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a225f394651563158312d7a5037566245664842733358566f4174756c4b4d393874516b614b6150327556416c4f55756e6a57685638467665513031615765494133463974617a50684e5858596162507a6c614f41744141222c22626f6479223a2232613166363437613962663836646139376232373461663233633837626330366232643938376130393631393733303063613339633239353736353762643932222c226465636973696f6e223a7b226964223a226465635f30316d38723562313663657078627a397033383167386177766e222c2270726576223a2232343332383835616430336437303939653666356661313465326231653538386535646237333337346263386665346366623336356230326235623436663661222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232343332383835616430336437303939653666356661313465326231653538386535646237333337346263386665346366623336356230326235623436663661222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32322c2274696d65223a22323032362d31322d30315430363a34303a34302e3635345a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(23, 2, 2, '\x7becc05d6fe54447751144171a1365d19a2285ce5b68f8288d6c11734b43829b', '\xb5de87f80665a28a51faa9550f366f0baf83d0cb683d736ff6283520732502d7', 'review.recorded', 'dec_01m8r5b16cepxbz9p381g8awvn', '\x7b226163746f72223a2270726e5f7265766965776572222c226174746573746174696f6e223a227a337a516d536b36536b54426f6c6b4248646148773858724a624f42696c4d564d553779496d545938596b4a5650457875615f4172454a77454d3762395745763741657356334b754841686e3146696f566975774277222c22626f6479223a2239653132656530663733626239303632336537373965303138656362653965303861643861666535363464363133633230333463316362343030656566366165222c226465636973696f6e223a7b226964223a226465635f30316d38723562313663657078627a397033383167386177766e222c2270726576223a2262356465383766383036363561323861353166616139353530663336366630626166383364306362363833643733366666363238333532303733323530326437222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262356465383766383036363561323861353166616139353530663336366630626166383364306362363833643733366666363238333532303733323530326437222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32332c2274696d65223a22323032362d31322d30315430363a34303a34302e3636335a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(24, 2, 3, '\x8e9ef198a675c60f88741a240029f114de4080fedec3a13653d53becf80a0b55', '\x7becc05d6fe54447751144171a1365d19a2285ce5b68f8288d6c11734b43829b', 'side_effect.intent', 'dec_01m8r5b16cepxbz9p381g8awvn', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a225a38627a57775f336342584d71715f5a54672d32446b34523257394c715047527230733962442d656e6a4c386445754662645f76626e4976447145594672577a7059414c65376562586f674f4e3534415a51774c4151222c22626f6479223a2266636333383032656465343735646364666132396662633936386638333138613233633731373361653335306436626638383063393266303932623438383633222c226465636973696f6e223a7b226964223a226465635f30316d38723562313663657078627a397033383167386177766e222c2270726576223a2237626563633035643666653534343437373531313434313731613133363564313961323238356365356236386638323838643663313137333462343338323962222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237626563633035643666653534343437373531313434313731613133363564313961323238356365356236386638323838643663313137333462343338323962222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a32342c2274696d65223a22323032362d31322d30315430363a34303a34302e3636355a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(25, 2, 0, '\xb042d45edcc12ecdf79fb868264bc445135263b823e88048dcb70fbf34923ec0', '\x8e9ef198a675c60f88741a240029f114de4080fedec3a13653d53becf80a0b55', 'decision.opened', 'dec_01m8r5b16v1ex58ssebb98dtz0', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a226f645466455479346e76494235784f36682d745a364d537a784433395455435345384978744d45466c6b52416131384432397a6e2d506259394f4d4779566c654e414654546e5f486c55796658474c44344e74354441222c22626f6479223a2239363666336633653333306635353737646130396365656462326335316238336233336538313630613031656537383865363961326239373766336339653230222c226465636973696f6e223a7b226964223a226465635f30316d3872356231367631657835387373656262393864747a30222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238653965663139386136373563363066383837343161323430303239663131346465343038306665646563336131333635336435336265636638306130623535222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32352c2274696d65223a22323032362d31322d30315430363a34303a34302e3636385a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(26, 2, 1, '\x6b44bcf7cf4071d26e8ca7fb6050263227cca14424f87207e40e466be40d2c21', '\xb042d45edcc12ecdf79fb868264bc445135263b823e88048dcb70fbf34923ec0', 'job_card.filed', 'dec_01m8r5b16v1ex58ssebb98dtz0', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a22373663327077324443383051626b503264384d74384d566671486e5642744666746e30362d62776a716138486474373455503730544f467577386a78717955324c6a576d353350504a423052554c3673704964344451222c22626f6479223a2263643832326231393435646335376530366631343632386630343735316164623665326139326533613530323634373965356439396633643330616639623432222c226465636973696f6e223a7b226964223a226465635f30316d3872356231367631657835387373656262393864747a30222c2270726576223a2262303432643435656463633132656364663739666238363832363462633434353133353236336238323365383830343864636237306662663334393233656330222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262303432643435656463633132656364663739666238363832363462633434353133353236336238323365383830343864636237306662663334393233656330222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32362c2274696d65223a22323032362d31322d30315430363a34303a34302e3636395a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(27, 2, 2, '\xb8386daa0e2c0702a86cb55744dadb05a7bcea2cfc181790694aaa1faefe168f', '\x6b44bcf7cf4071d26e8ca7fb6050263227cca14424f87207e40e466be40d2c21', 'job_card.filed', 'dec_01m8r5b16v1ex58ssebb98dtz0', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a22745a754869414b2d4d6f747a575035683365324b6630382d4f3078493064335958393744634c2d644c59442d4530454f396331456a697745727a495f7077574e4f33544e7058474e454b5132395559396161594b42512e302e322e43384f386a75392d4272325937524264594a435f4e6859756a61784a42366b31346b3347693065726b3155222c22626f6479223a2265363966643739636639326263313239363331366434623636346365316330396266623235353065613332623439343362346665653938333437396564356531222c226465636973696f6e223a7b226964223a226465635f30316d3872356231367631657835387373656262393864747a30222c2270726576223a2236623434626366376366343037316432366538636137666236303530323633323237636361313434323466383732303765343065343636626534306432633231222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236623434626366376366343037316432366538636137666236303530323633323237636361313434323466383732303765343065343636626534306432633231222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32372c2274696d65223a22323032362d31322d30315430363a34303a34302e3637315a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(28, 2, 3, '\x98420fb62ad7b49bb74352de06391106f157a550cc3955af870d32373becddec', '\xb8386daa0e2c0702a86cb55744dadb05a7bcea2cfc181790694aaa1faefe168f', 'tripwire.tripped', 'dec_01m8r5b16v1ex58ssebb98dtz0', '\x7b226163746f72223a22646f636b6574222c226174746573746174696f6e223a22745a754869414b2d4d6f747a575035683365324b6630382d4f3078493064335958393744634c2d644c59442d4530454f396331456a697745727a495f7077574e4f33544e7058474e454b5132395559396161594b42512e31642e322e453347674c42414e5969355042685677585355623532566b377a4d6f4b794e343842656d36386c502d6759222c22626f6479223a2238626236613632363431653161653938643639616435356331626137633565353739373935396637383661303839636533316435363039633431333039373561222c226465636973696f6e223a7b226964223a226465635f30316d3872356231367631657835387373656262393864747a30222c2270726576223a2262383338366461613065326330373032613836636235353734346461646230356137626365613263666331383137393036393461616131666165666531363866222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262383338366461613065326330373032613836636235353734346461646230356137626365613263666331383137393036393461616131666165666531363866222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32382c2274696d65223a22323032362d31322d30315430363a34303a34302e3637315a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(29, 2, 4, '\xe6e20da4179a9fa7e4406ce7b6bb9c235091d91e12bddd248c697bbae269a9dc', '\x98420fb62ad7b49bb74352de06391106f157a550cc3955af870d32373becddec', 'job_card.filed', 'dec_01m8r5b16v1ex58ssebb98dtz0', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a22314b506a3463724c4f6a3564455336695373376d7a6766676f78776e63566d31393979794d70352d35614b4739475a71504c6b6e6377453168494b50645045515858774e694145774f6e576559777674376c693244672e302e332e48485666426832354969584d5871695931327369394e7a4b683964504d6351384a435148777a6a6264336d4b664f656e7a31516a4a4c654856676244645830674a377665622d6577753479662d5a38413165376d3851222c22626f6479223a2262346234666466616432313834616162633937396631346362383833343336623163363634306137666363653533626633623664383930383266346433626433222c226465636973696f6e223a7b226964223a226465635f30316d3872356231367631657835387373656262393864747a30222c2270726576223a2239383432306662363261643762343962623734333532646530363339313130366631353761353530636333393535616638373064333233373362656364646563222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239383432306662363261643762343962623734333532646530363339313130366631353761353530636333393535616638373064333233373362656364646563222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32392c2274696d65223a22323032362d31322d30315430363a34303a34302e3638345a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(30, 2, 5, '\x60ae67710e210dc00a38c7749462ebad4ee55840a9e4699726a0cf770e007fa9', '\xe6e20da4179a9fa7e4406ce7b6bb9c235091d91e12bddd248c697bbae269a9dc', 'tripwire.tripped', 'dec_01m8r5b16v1ex58ssebb98dtz0', '\x7b226163746f72223a22646f636b6574222c226174746573746174696f6e223a22314b506a3463724c4f6a3564455336695373376d7a6766676f78776e63566d31393979794d70352d35614b4739475a71504c6b6e6377453168494b50645045515858774e694145774f6e576559777674376c693244672e31642e332e6277774b5776794350314b4a497163574d4868535a6d476455496639456746704f456344446f5f676267714b664f656e7a31516a4a4c654856676244645830674a377665622d6577753479662d5a38413165376d3851222c22626f6479223a2236396238646636363664346437643431346632323138626338626135653265333631623334383231326431383336626137653861623938333930663138626635222c226465636973696f6e223a7b226964223a226465635f30316d3872356231367631657835387373656262393864747a30222c2270726576223a2265366532306461343137396139666137653434303663653762366262396332333530393164393165313262646464323438633639376262616532363961396463222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265366532306461343137396139666137653434303663653762366262396332333530393164393165313262646464323438633639376262616532363961396463222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a33302c2274696d65223a22323032362d31322d30315430363a34303a34302e3638345a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(31, 2, 6, '\x3a153e5ca0d91ec72e1af1c6ab91fa2e5066d48f4ce6271fa235df5a729fab06', '\x60ae67710e210dc00a38c7749462ebad4ee55840a9e4699726a0cf770e007fa9', 'escalation.opened', 'dec_01m8r5b16v1ex58ssebb98dtz0', '\x7b226163746f72223a22646f636b6574222c226174746573746174696f6e223a22314b506a3463724c4f6a3564455336695373376d7a6766676f78776e63566d31393979794d70352d35614b4739475a71504c6b6e6377453168494b50645045515858774e694145774f6e576559777674376c693244672e32642e332e70356177786438517149563762775a6b58766345366d654c343768747a346457486272486b7951455f496b222c22626f6479223a2263333363376366303130366638386439306533626231356639333230646534336264326432306634663035323637386465623636626266316464636361386361222c226465636973696f6e223a7b226964223a226465635f30316d3872356231367631657835387373656262393864747a30222c2270726576223a2236306165363737313065323130646330306133386337373439343632656261643465653535383430613965343639393732366130636637373065303037666139222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236306165363737313065323130646330306133386337373439343632656261643465653535383430613965343639393732366130636637373065303037666139222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a33312c2274696d65223a22323032362d31322d30315430363a34303a34302e3638345a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(32, 2, 7, '\x0dbe4e4970ca8f42629b9c41e71593e91fb1b451ac0fc24026bbe3e88fbfdb35', '\x3a153e5ca0d91ec72e1af1c6ab91fa2e5066d48f4ce6271fa235df5a729fab06', 'job_card.filed', 'dec_01m8r5b16v1ex58ssebb98dtz0', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a22637a78564b7651437251757a4a3258396876475875634e4d376d645134426d4e513430704a30737367656b6762556a4f587745655474484f745964714d777a77352d46594949586258735064395f7738645a6b554467222c22626f6479223a2238376562313133633636656262326530356530343661366166623162623262383432356662353062656563613837393733383032353666383761343334623633222c226465636973696f6e223a7b226964223a226465635f30316d3872356231367631657835387373656262393864747a30222c2270726576223a2233613135336535636130643931656337326531616631633661623931666132653530363664343866346365363237316661323335646635613732396661623036222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233613135336535636130643931656337326531616631633661623931666132653530363664343866346365363237316661323335646635613732396661623036222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a33322c2274696d65223a22323032362d31322d30315430363a34303a34302e3639345a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(33, 2, 8, '\xcd6ffa4265c7c59cbde7afb2c43671387c99ddcb575d3cb8f1a64785216c7184', '\x0dbe4e4970ca8f42629b9c41e71593e91fb1b451ac0fc24026bbe3e88fbfdb35', 'review.recorded', 'dec_01m8r5b16v1ex58ssebb98dtz0', '\x7b226163746f72223a2270726e5f7265766965776572222c226174746573746174696f6e223a22443251524c796f4a4c59317941444d49497142744f335a4a56324367396f4755675a6553666b32437952482d3051326c4a493475484773725f2d3464634c3531436e3774516d336452644a384f6c4b486c4f572d4141222c22626f6479223a2262666533623961353264633531646166333962316230313737663665363830663936356338343466353037663030343035666333376364383630323431313636222c226465636973696f6e223a7b226964223a226465635f30316d3872356231367631657835387373656262393864747a30222c2270726576223a2230646265346534393730636138663432363239623963343165373135393365393166623162343531616330666332343032366262653365383866626664623335222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230646265346534393730636138663432363239623963343165373135393365393166623162343531616330666332343032366262653365383866626664623335222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a33332c2274696d65223a22323032362d31322d30315430363a34303a34302e3639355a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(34, 2, 9, '\x72a50984011c4ed2524f0e8c235388eff3b7d9a70da76c7681c416aedf813ef5', '\xcd6ffa4265c7c59cbde7afb2c43671387c99ddcb575d3cb8f1a64785216c7184', 'side_effect.refused', 'dec_01m8r5b16v1ex58ssebb98dtz0', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a226e763344766d556e4a4d376e69595f5f784e43345536733758536c42636d6a6f63376f78457a764233325966577073594632754e50754779504b6c6f644e43773169446a627a523834326d39414c6476654b63584477222c22626f6479223a2231613166303863363433343734363264656338653530376231663766633232316365353632636132323138393830353830373363346136663363633432623933222c226465636973696f6e223a7b226964223a226465635f30316d3872356231367631657835387373656262393864747a30222c2270726576223a2263643666666134323635633763353963626465376166623263343336373133383763393964646362353735643363623866316136343738353231366337313834222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263643666666134323635633763353963626465376166623263343336373133383763393964646362353735643363623866316136343738353231366337313834222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a33342c2274696d65223a22323032362d31322d30315430363a34303a34302e3639375a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(35, 2, 10, '\x91716d7de3eb2f0dfa8b6a7d09fd99e4c17180b9962b31b854a905ee17646002', '\x72a50984011c4ed2524f0e8c235388eff3b7d9a70da76c7681c416aedf813ef5', 'decision.closed', 'dec_01m8r5b16v1ex58ssebb98dtz0', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a22704b4a58356841356a7832557030647a41336e343273614c3661364344587344447057326c4c6f34424b6945583348656241344432727a504944525f4463514244445a5f504272754f32593677776d42316b564f43772e302e322e58594261617842625378417865546c705f3041734278784d525978304b4d3265717a634f49445046736b55222c22626f6479223a2262633537643061663465653235313064343532666165303835633634363565333132336663623464336133306634393562666532386135613461626235313763222c226465636973696f6e223a7b226964223a226465635f30316d3872356231367631657835387373656262393864747a30222c2270726576223a2237326135303938343031316334656432353234663065386332333533383865666633623764396137306461373663373638316334313661656466383133656635222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237326135303938343031316334656432353234663065386332333533383865666633623764396137306461373663373638316334313661656466383133656635222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a33352c2274696d65223a22323032362d31322d30315430363a34303a34302e3639395a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(36, 2, 11, '\x356d7502ef061318e23f16b40cfab15486446c259003703eabeb74547da24230', '\x91716d7de3eb2f0dfa8b6a7d09fd99e4c17180b9962b31b854a905ee17646002', 'tripwire.tripped', 'dec_01m8r5b16v1ex58ssebb98dtz0', '\x7b226163746f72223a22646f636b6574222c226174746573746174696f6e223a22704b4a58356841356a7832557030647a41336e343273614c3661364344587344447057326c4c6f34424b6945583348656241344432727a504944525f4463514244445a5f504272754f32593677776d42316b564f43772e31642e322e4f764b53563944755a6136385f63746b7a686e39667164657677764b7851497a67525f584c46456477696f222c22626f6479223a2233393964646432623466653461353962633362353163666564346239663637366161373834623239666134626130656537663934666433376136356665343930222c226465636973696f6e223a7b226964223a226465635f30316d3872356231367631657835387373656262393864747a30222c2270726576223a2239313731366437646533656232663064666138623661376430396664393965346331373138306239393632623331623835346139303565653137363436303032222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239313731366437646533656232663064666138623661376430396664393965346331373138306239393632623331623835346139303565653137363436303032222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a33362c2274696d65223a22323032362d31322d30315430363a34303a34302e3639395a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(37, 2, 0, '\x352a1e7cf241e2ed485f897255c5b81e2327f8b948309e12d28cc602d56a5244', '\x356d7502ef061318e23f16b40cfab15486446c259003703eabeb74547da24230', 'decision.opened', 'dec_01m8r5b17w7vqegkcs27ps6g33', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a22794a375475355f464a355a645041344b7856426d4b664c78324554664251594b6b707251713641414b447644394870364177466e436a7971587a7932776562346152646b59744571397a4b697a4d554f484e586c4367222c22626f6479223a2237643863653864393836363239336633343465396134346131336230666665393566663937383763636331383134633432356361613261656332383934356537222c226465636973696f6e223a7b226964223a226465635f30316d3872356231377737767165676b63733237707336673333222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233353664373530326566303631333138653233663136623430636661623135343836343436633235393030333730336561626562373435343764613234323330222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a33372c2274696d65223a22323032362d31322d30315430363a34303a34302e3730315a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(38, 2, 1, '\xa882fd6d73776c195a257956e3a80a3cfbcb204a67d970745c3238f56704f981', '\x352a1e7cf241e2ed485f897255c5b81e2327f8b948309e12d28cc602d56a5244', 'review.recorded', 'dec_01m8r5b17w7vqegkcs27ps6g33', '\x7b226163746f72223a2270726e5f7265766965776572222c226174746573746174696f6e223a222d43574c694e634f43796a436348487161392d4578704f6f3559756f664a514c7764676e4b5f5970584157307a4e317954776f7a474c72626f6a643534704d466542644a67444859474d484a496e64596637376a4467222c22626f6479223a2266383064666662336135643032353731623236323038623931363762366136643331333563383039353432613534363765363764666133616137393532306430222c226465636973696f6e223a7b226964223a226465635f30316d3872356231377737767165676b63733237707336673333222c2270726576223a2233353261316537636632343165326564343835663839373235356335623831653233323766386239343833303965313264323863633630326435366135323434222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233353261316537636632343165326564343835663839373235356335623831653233323766386239343833303965313264323863633630326435366135323434222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a33382c2274696d65223a22323032362d31322d30315430363a34303a34302e3730345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(39, 2, 2, '\xeb8c7f3a37b93627aa149b4867aade9b918788002ae5be41a5b6bb023796491f', '\xa882fd6d73776c195a257956e3a80a3cfbcb204a67d970745c3238f56704f981', 'side_effect.intent', 'dec_01m8r5b17w7vqegkcs27ps6g33', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a224232347459746c70534f7159343966474d384878505148644e734f675236756c474763647770664171516a427953486e3167495566316f4942707243616870647a526649656c646f574737636d487850793035644351222c22626f6479223a2238653763663131623866323734643735396464316164623362383763386237343231373239643836613632316661333763353531323462613362633839616663222c226465636973696f6e223a7b226964223a226465635f30316d3872356231377737767165676b63733237707336673333222c2270726576223a2261383832666436643733373736633139356132353739353665336138306133636662636232303461363764393730373435633332333866353637303466393831222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261383832666436643733373736633139356132353739353665336138306133636662636232303461363764393730373435633332333866353637303466393831222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a33392c2274696d65223a22323032362d31322d30315430363a34303a34302e3730365a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(40, 2, 3, '\xae3fd9d1ddc0b3eb4e4e5ac22c8244f29ee7c4613368b0eab0a9b1caf8239e21', '\xeb8c7f3a37b93627aa149b4867aade9b918788002ae5be41a5b6bb023796491f', 'side_effect.executing', 'dec_01m8r5b17w7vqegkcs27ps6g33', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a22774a657063447544302d6b4d6b6462697554363275634e6a71426f366f4f5554634539686a3547744d465a46786f4c686e464f67684a61476249587555336235446372384a6737346f49646e55476437706130754177222c22626f6479223a2231376562616235666236323966646237393366653965366434636165666533353430653561336532386531366664633262386433653166303030616362353463222c226465636973696f6e223a7b226964223a226465635f30316d3872356231377737767165676b63733237707336673333222c2270726576223a2265623863376633613337623933363237616131343962343836376161646539623931383738383030326165356265343161356236626230323337393634393166222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265623863376633613337623933363237616131343962343836376161646539623931383738383030326165356265343161356236626230323337393634393166222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a34302c2274696d65223a22323032362d31322d30315430363a34303a34302e3730385a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(41, 2, 4, '\xfbaa63e6cdfef98268d0c8b4edb94098ae1be234c438e90373e7047ee976c927', '\xae3fd9d1ddc0b3eb4e4e5ac22c8244f29ee7c4613368b0eab0a9b1caf8239e21', 'side_effect.outcome_unknown', 'dec_01m8r5b17w7vqegkcs27ps6g33', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a2237327578584269504257694c466237734b4e4b6643654a4f594c536e555071564b41744e4261593073654f35727773684d51706268674d614744707248494b732d7a39734b454769577641685461356b5450794e4177222c22626f6479223a2239353535306162666466633839663565363439303433323335316233613864616331343837386431326164613139353738376133363732623139393935623331222c226465636973696f6e223a7b226964223a226465635f30316d3872356231377737767165676b63733237707336673333222c2270726576223a2261653366643964316464633062336562346534653561633232633832343466323965653763343631333336386230656162306139623163616638323339653231222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261653366643964316464633062336562346534653561633232633832343466323965653763343631333336386230656162306139623163616638323339653231222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e2f31222c22736571223a34312c2274696d65223a22323032362d31322d30315430363a34303a34302e3730395a222c2274797065223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(42, 2, 5, '\xba876ebebe8537c9fd994c12605f8b75bb3cd6384610a2f3bb1990d23b8b4173', '\xfbaa63e6cdfef98268d0c8b4edb94098ae1be234c438e90373e7047ee976c927', 'decision.closed', 'dec_01m8r5b17w7vqegkcs27ps6g33', '\x7b226163746f72223a2270726e5f6167656e74222c226174746573746174696f6e223a222d7a7241446234307330707878615a4a6369752d6672747355633064747037454b4a39462d46724341446f774a323861452d67434a37394e365045457163535a36367261525536664458726d584f6d3549774a7241672e302e322e52466666665a744f6f66344f48443251497858336e556d7559586c706c4d584d594535516a3266716d5338222c22626f6479223a2238316161393238393639383136336661346338313666643061613930393732346163643433343330366339653262656364363463363263333232623761343864222c226465636973696f6e223a7b226964223a226465635f30316d3872356231377737767165676b63733237707336673333222c2270726576223a2266626161363365366364666566393832363864306338623465646239343039386165316265323334633433386539303337336537303437656539373663393237222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266626161363365366364666566393832363864306338623465646239343039386165316265323334633433386539303337336537303437656539373663393237222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a34322c2274696d65223a22323032362d31322d30315430363a34303a34302e3731315a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(43, 2, 6, '\xd8ae80d24d15feb89b48cad2afd0069d7ad5e0659bc6fe6e1b775fb8cb96f832', '\xba876ebebe8537c9fd994c12605f8b75bb3cd6384610a2f3bb1990d23b8b4173', 'tripwire.tripped', 'dec_01m8r5b17w7vqegkcs27ps6g33', '\x7b226163746f72223a22646f636b6574222c226174746573746174696f6e223a222d7a7241446234307330707878615a4a6369752d6672747355633064747037454b4a39462d46724341446f774a323861452d67434a37394e365045457163535a36367261525536664458726d584f6d3549774a7241672e31642e322e7954426d727a2d51374c505a506e743869555a304b6d7753486f364c377a39396159497471386b63686149222c22626f6479223a2234306363666666373561313062643963393366613139313833396331633263346563613661656165643436383066366135316334653461623131336136363364222c226465636973696f6e223a7b226964223a226465635f30316d3872356231377737767165676b63733237707336673333222c2270726576223a2262613837366562656265383533376339666439393463313236303566386237356262336364363338343631306132663362623139393064323362386234313733222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262613837366562656265383533376339666439393463313236303566386237356262336364363338343631306132663362623139393064323362386234313733222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a34332c2274696d65223a22323032362d31322d30315430363a34303a34302e3731315a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d');

INSERT INTO docket.idempotency VALUES
	(5, 2, 1, 'prn_agent', 'claims-1', '\x26e0365b627b72671a40f396e18ee9f3fb16879add78c0f456e38c61952a70d5', NULL),
	(24, 2, 1, 'prn_agent', 'claims-3', '\xd64df4643dca46002a0468ed26037a82ab281504de6de2fb582445d39268f6e5', NULL),
	(39, 2, 1, 'prn_agent', 'claims-5', '\xf9028961917bf22c4c6b2dbfa2b5bbf099e2e7396fb4bc95ba55e6ba9a97c434', NULL);

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+b060f59a+AerfkHUQnPgsIEBotbh9oUljWRmk/asT5m0V1vGFSdgB', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-12-01T06:40:40.479Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+93517258+AS2kFVDaDI55OCxJt+XW7y3z6Vjh34Zpp4RmOQWK7uvJ', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-12-01T06:40:40.508Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\x46db2bad4041f48d248a6a5fd21e8586bb1181ced41438cc51cd73e21eda6f2a', '2026-12-01T06:40:40.519Z', '\x282976cae19c5daf917fba5765d3bd7c65f98d5923bcbb46fd3ab37df28b091f', false),
	(2, 44, '\xd8ae80d24d15feb89b48cad2afd0069d7ad5e0659bc6fe6e1b775fb8cb96f832', '2026-12-01T06:40:40.711Z', '\x9c7f30fb173559d90f8aedbaad7d8aa98f140321772a978d0b344f162f6fe396909e9391aa5ae94bf32cbcf4cb4a96c68382c5759a27709077cdcbc4acb3a2c4147b18136c2450839d6c5d6a0ba8f7c796c2fa28187f9307ed27341519ba15dc', false);

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
	(18, 18, 'Closing0000000000028'),
	(19, 19, 'Expiry0000000000029');

INSERT INTO docket.search_count VALUES
	(1, 0, 2, false, 'open', NULL, 'proceed', 'low', NULL),
	(1, 0, 2, false, 'closed', NULL, 'proceed', 'high', 'completed'),
	(0, 0, 2, true, 'held', 'DONE', 'hold', 'high', NULL),
	(1, 0, 2, false, 'open', 'BLOCKED', 'proceed', 'low', NULL),
	(1, 2, 2, false, 'stopped', 'EXECUTING', 'stop', 'high', NULL),
	(0, 0, 2, false, 'open', 'PLANNING', 'proceed', 'medium', NULL),
	(0, 0, 2, false, 'stopped', 'EXECUTING', 'stop', 'medium', NULL),
	(1, 0, 2, false, 'closed', 'BLOCKED', 'stop', 'medium', 'completed'),
	(1, 0, 2, false, 'closed', NULL, 'proceed', 'low', 'completed');

INSERT INTO docket.search_cursor VALUES
	(2, 40);

INSERT INTO docket.search_decision VALUES
	(1, 2, 2, 2, false, 'dec_01m8r5b12mf5rawj7f5c9cjaz1', 'open', NULL, 'proceed', 'low', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T06:40:40.540Z', '2026-12-01T06:40:40.546Z', 'sub-2', 0, NULL),
	(3, 8, 2, 6, false, 'dec_01m8r5b145e8jnh5e7e5yjn7bd', 'closed', NULL, 'proceed', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-12-01T06:40:40.582Z', '2026-12-01T06:40:40.595Z', NULL, 0, NULL),
	(21, 24, 2, 4, false, 'dec_01m8r5b16cepxbz9p381g8awvn', 'open', 'BLOCKED', 'proceed', 'low', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T06:40:40.652Z', '2026-12-01T06:40:40.665Z', NULL, 0, NULL),
	(9, 20, 2, 12, false, 'dec_01m8r5b14vaeha87kv10rnfx2g', 'stopped', 'EXECUTING', 'stop', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T06:40:40.604Z', '2026-12-01T06:40:40.650Z', 'sub-2', 2, NULL),
	(25, 36, 2, 12, false, 'dec_01m8r5b16v1ex58ssebb98dtz0', 'closed', 'BLOCKED', 'stop', 'medium', 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-12-01T06:40:40.668Z', '2026-12-01T06:40:40.699Z', NULL, 0, NULL),
	(37, 43, 2, 7, false, 'dec_01m8r5b17w7vqegkcs27ps6g33', 'closed', NULL, 'proceed', 'low', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-12-01T06:40:40.701Z', '2026-12-01T06:40:40.711Z', 'sub-1', 0, NULL);

INSERT INTO docket.search_document VALUES
	(10, 9, 2, 0, 'refund-policy', '3.0', '11', '4.2', 'decisive'),
	(10, 9, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(12, 9, 2, 0, 'refund-policy', '3.1', '11', '4.2', 'decisive'),
	(12, 9, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(13, 9, 2, 0, 'terms', '3.1', '11', '4.2', 'decisive'),
	(13, 9, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(17, 9, 2, 0, 'refund-policy', '3.0', '11', '4.2', 'decisive'),
	(17, 9, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(22, 21, 2, 0, 'refund-policy', '3.0', '12', '4.2', 'cited'),
	(22, 21, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(26, 25, 2, 0, 'terms', '3.1', '12', '4.2', 'cited'),
	(26, 25, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(27, 25, 2, 0, 'terms', NULL, '12', '4.2', 'cited'),
	(27, 25, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(29, 25, 2, 0, 'refund-policy', '3.0', '12', '4.2', 'decisive'),
	(29, 25, 2, 1, 'ticket', NULL, NULL, NULL, 'input'),
	(32, 25, 2, 0, 'terms', '3.1', '12', '4.2', 'decisive'),
	(32, 25, 2, 1, 'ticket', NULL, NULL, NULL, 'input');

INSERT INTO docket.search_side_effect VALUES
	(5, 6, 3, 2, false, 'sfx_01m8r5b14c2c9w2ghy8rzr81bj', 'issue_refund', 'mail', 'order/2', 'billing', NULL, NULL, 'claims-1', 'executing', '2026-12-01T06:40:40.589Z', '2026-12-01T06:40:40.593Z', DEFAULT),
	(24, 24, 21, 2, false, 'sfx_01m8r5b16rtcjgdkd8xk0rxj9q', 'issue_refund', 'mail', 'order/1', 'billing', '25.00', 'EUR', 'claims-3', 'intent', '2026-12-01T06:40:40.665Z', '2026-12-01T06:40:40.665Z', DEFAULT),
	(39, 39, 37, 2, false, 'sfx_01m8r5b181vq8rf0eemsymdx0x', 'issue_refund', 'payments', 'order/2', 'billing', NULL, NULL, 'claims-5', 'intent', '2026-12-01T06:40:40.706Z', '2026-12-01T06:40:40.706Z', DEFAULT);

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(2, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(3, 3, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4'),
	(4, 3, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(5, 3, 2, 'side_effect.intent', '''#2'' ''01m8r5b14c2c9w2ghy8rzr81bj'':10 ''1'':2 ''2'':13 ''billing'':7 ''claims'':1 ''issue'':4 ''mail'':15 ''order'':12 ''refund'':5 ''sfx'':9'),
	(6, 3, 2, 'side_effect.executing', '''#2'' ''01m8r5b14c2c9w2ghy8rzr81bj'':2 ''sfx'':1'),
	(7, 3, 2, 'decision.closed', '''#2'' ''5'':1 ''completed'':3'),
	(8, 3, 2, 'tripwire.tripped', '''#2'' ''01m8r5b14c2c9w2ghy8rzr81bj'':8 ''1'':10 ''4'':1 ''closed'':12 ''completed'':5 ''open'':14 ''proceed'':3 ''sfx'':7 ''with'':13 ''work'':15'),
	(9, 9, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(10, 9, 2, 'job_card.filed', '''#2'' ''0'':1,19 ''11'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''beleg'':25 ''decisive'':16 ''done'':4 ''fehlt'':26 ''input'':23 ''policy'':14,30 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(11, 9, 2, 'escalation.opened', '''#2'' ''1'':1,6 ''agent'':8 ''asked'':9 ''esc'':5 ''hold'':3'),
	(12, 9, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':19 ''11'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''decisive'':16 ''done'':4 ''found'':26 ''input'':23 ''policy'':14,30 ''receipt'':25 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(13, 9, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':18 ''11'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''decisive'':15 ''escalating'':4 ''found'':25 ''input'':22 ''policy'':29 ''receipt'':24 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(14, 9, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':8 ''2'':6 ''3'':10,16 ''4'':1 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3'),
	(15, 9, 2, 'escalation.opened', '''#2'' ''2'':6 ''4'':1 ''esc'':5 ''loop'':8 ''stop'':3'),
	(16, 9, 2, 'tripwire.tripped', '''#2'' ''4'':1 ''agent'':6 ''done'':8 ''escalating'':10 ''phase'':12 ''proceed'':3 ''refund'':5 ''transition'':13'),
	(17, 9, 2, 'job_card.filed', '''#2'' ''0'':1,19 ''11'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''decisive'':16 ''executing'':4 ''found'':26 ''input'':23 ''policy'':14,30 ''receipt'':25 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(18, 9, 2, 'tripwire.tripped', '''#2'' ''8'':1 ''agent'':6 ''escalating'':8 ''executing'':10 ''phase'':12 ''proceed'':3 ''refund'':5 ''transition'':13'),
	(19, 9, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(20, 9, 2, 'side_effect.refused', '''#2'' ''00'':4 ''1'':6,16 ''25'':3 ''billing'':11 ''eur'':1 ''issue'':8 ''order'':15 ''payments'':18 ''refund'':9 ''stopped'':13'),
	(21, 21, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':4'),
	(22, 21, 2, 'job_card.filed', '''#2'' ''0'':1,19 ''12'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''beleg'':25 ''blocked'':4 ''cited'':16 ''fehlt'':26 ''input'':23 ''policy'':14,30 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(23, 21, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(24, 21, 2, 'side_effect.intent', '''#2'' ''00'':4 ''01m8r5b16rtcjgdkd8xk0rxj9q'':15 ''1'':18 ''25'':3 ''3'':7 ''billing'':12 ''claims'':6 ''eur'':1 ''issue'':9 ''mail'':20 ''order'':17 ''refund'':10 ''sfx'':14'),
	(25, 25, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''claims'':1 ''in'':7 ''medium'':10 ''order'':5 ''part'':8 ''refund'':4'),
	(26, 25, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':18 ''12'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''cited'':15 ''escalating'':4 ''input'':22 ''no'':24 ''policy'':29 ''receipt'':25 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(27, 25, 2, 'job_card.filed', '''#2'' ''0'':1 ''12'':8 ''2'':11 ''4'':10 ''9'':2 ''cited'':15 ''input'':19 ''no'':21 ''planning'':4 ''policy'':26 ''receipt'':22 ''refund'':6 ''search'':28 ''terms'':13 ''ticket'':17 ''waits'':24'),
	(28, 25, 2, 'tripwire.tripped', '''#2'' ''2'':1 ''agent'':6 ''claims'':5 ''escalating'':8 ''phase'':12 ''planning'':10 ''proceed'':3 ''transition'':13'),
	(29, 25, 2, 'job_card.filed', '''#2'' ''0'':1,19 ''12'':8 ''2'':11 ''3'':18 ''4'':10 ''9'':2 ''beleg'':25 ''decisive'':16 ''executing'':4 ''fehlt'':26 ''input'':23 ''policy'':14,30 ''refund'':6,13 ''search'':32 ''ticket'':21 ''waits'':28'),
	(30, 25, 2, 'tripwire.tripped', '''#2'' ''0'':12 ''1'':6,8 ''3'':10,16 ''4'':1 ''esc'':5 ''loop'':18 ''search'':14 ''stop'':3'),
	(31, 25, 2, 'escalation.opened', '''#2'' ''1'':6 ''4'':1 ''esc'':5 ''loop'':8 ''stop'':3'),
	(32, 25, 2, 'job_card.filed', '''#2'' ''0'':1 ''1'':18 ''12'':8 ''2'':11 ''3'':17 ''4'':10 ''9'':2 ''beleg'':24 ''blocked'':4 ''decisive'':15 ''fehlt'':25 ''input'':22 ''policy'':29 ''refund'':6 ''search'':31 ''terms'':13 ''ticket'':20 ''waits'':27'),
	(33, 25, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(34, 25, 2, 'side_effect.refused', '''#2'' ''00'':4 ''1'':6,16 ''25'':3 ''billing'':11 ''eur'':1 ''issue'':8 ''order'':15 ''payments'':18 ''refund'':9 ''stopped'':13'),
	(35, 25, 2, 'decision.closed', '''#2'' ''11'':1 ''completed'':3'),
	(36, 25, 2, 'tripwire.tripped', '''#2'' ''0'':10 ''1'':6 ''10'':1 ''closed'':12 ''completed'':8 ''esc'':5 ''open'':14 ''proceed'':3 ''with'':13 ''work'':15'),
	(37, 37, 2, 'decision.opened', '''#2'' ''1'':13 ''44812'':6 ''agent'':2 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(38, 37, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(39, 37, 2, 'side_effect.intent', '''#2'' ''01m8r5b181vq8rf0eemsymdx0x'':10 ''2'':13 ''5'':2 ''billing'':7 ''claims'':1 ''issue'':4 ''order'':12 ''payments'':15 ''refund'':5 ''sfx'':9');

INSERT INTO docket.search_tripwire VALUES
	(8, 3, 2, 'closed_with_open_work'),
	(14, 9, 2, 'loop'),
	(16, 9, 2, 'phase_transition'),
	(18, 9, 2, 'phase_transition'),
	(28, 25, 2, 'phase_transition'),
	(30, 25, 2, 'loop'),
	(36, 25, 2, 'closed_with_open_work');

INSERT INTO docket.search_writer VALUES
	(1, 2, 'prn_other'),
	(1, 2, 'prn_reviewer'),
	(3, 2, 'prn_agent'),
	(3, 2, 'prn_reviewer'),
	(9, 2, 'prn_agent'),
	(9, 2, 'prn_reviewer'),
	(21, 2, 'prn_agent'),
	(21, 2, 'prn_reviewer'),
	(25, 2, 'prn_agent'),
	(25, 2, 'prn_reviewer'),
	(37, 2, 'prn_agent'),
	(37, 2, 'prn_reviewer');

SELECT pg_catalog.setval('docket.alert_firing_firing_no_seq', 1, false);

SELECT pg_catalog.setval('docket.ledger_ledger_no_seq', 2, true);

SELECT pg_catalog.setval('docket.migration_id_seq', 19, true);

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

ALTER TABLE ONLY docket.expiry_run
    ADD CONSTRAINT expiry_run_pkey PRIMARY KEY (ledger_no);

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

ALTER TABLE ONLY docket.expiry_run
    ADD CONSTRAINT expiry_run_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no);

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

CREATE POLICY append ON docket.expiry_run FOR INSERT WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

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

CREATE POLICY change ON docket.expiry_run FOR UPDATE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

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

ALTER TABLE docket.expiry_run ENABLE ROW LEVEL SECURITY;

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

CREATE POLICY read ON docket.expiry_run FOR SELECT USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));

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

CREATE POLICY remove ON docket.expiry_run FOR DELETE USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));

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
