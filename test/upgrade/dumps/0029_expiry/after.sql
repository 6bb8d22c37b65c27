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
	(0, 1, '\x7b22617574686f7273223a2272656769737465726564222c22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f72656769737472792b62316530316435352b41584f4f546c6d53454d30756a4f54437a556b6c4d7773596e643072455957623352696d722b477853633347222c227365727665725f6b6579223a7b22637276223a2245643235353139222c226b7479223a224f4b50222c2278223a223353523268544d734e4372732d31395864594d6e6576586670574970466147524570326953335149617841227d7d', '\x29fb1e056c82f4b3523473081350a182fcd5161e8f0a8f3d126bf44d6aec66c1', NULL),
	(0, 2, '\x7b22666f726d6174223a22646f636b65742d6c65646765722f7631222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c22706f6c696379223a7b22626f64795f636f6d6d69746d656e74223a227363616c6172222c22656e666f7263656d656e74223a22656e666f7263696e67222c226c6f675f616363657373223a226b6579222c2272756c6573223a312c22747269707769726573223a7b22617474656d7074735f6d6178223a352c2268616e646f66665f636f6e666964656e6365223a302e352c22686967685f7374616b65735f636f6e666964656e6365223a302e372c226c6f6f705f636f6d7061726573223a2263616c6c5f616e645f726573756c74222c226c6f6f705f72657065617473223a332c226c6f6f705f77696e646f77223a3132382c22726571756972655f64656369736976655f6c696e65616765223a747275657d2c2276657273696f6e223a2231227d2c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b64356632316565322b41614f314d77785432796f574c646e53355575752f413053724b7556337058313737427a42546e42714f4439222c227365727665725f6b6579223a7b22637276223a2245643235353139222c226b7479223a224f4b50222c2278223a224d593764505061466e4d346d556e6757555344355f52466d714c59613732637a486c6d754168554a51514d227d7d', '\x0267b795f3e0a84c3a1e0d004588bc1cb2b150a8e06ecd3a995397a87d288d94', NULL),
	(1, 1, '\x7b2267656e657369735f6c6561665f68617368223a2263623535666231656366646630643631343735666563623135306266326139343337313637626637626666646464313831623861616233383630623330623736222c226c6564676572223a22636c61696d73222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c227075626c69635f6b6579223a22646f636b65742e6578616d706c652f636c61696d732b64356632316565322b41614f314d77785432796f574c646e53355575752f413053724b7556337058313737427a42546e42714f4439227d', '\x9068bd5282cf4058abc8296982d914037e347b3bddfd19b79761801e3be372ec', NULL),
	(1, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d32227d', '\x32fe84692225c339ab520dabc62511603fa11abdc88ba4cf4247ac354ec09fa8', NULL),
	(2, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x06d86608be7f4b83ed8684119fce55b8466e4de401138d017da16a6be4fd0061', NULL),
	(3, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768227d', '\xe50210c4989e39e78bac625f528148b14bcc79e3e20386841930717a9abb8cce', NULL),
	(4, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x67b927e521fc292f49671e5f028018b730eb25905afd07ebda671363592ccf79', NULL),
	(5, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d31222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d38716e76373765627930306d79643134387a6837787761222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a226d61696c227d7d', '\x874f44abb8a257c315fee615f81096aa5a3ce700d33fbac9b281311aac6443ae', NULL),
	(6, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d38716e76373765627930306d79643134387a6837787761227d', '\x86ba3f95b40f1b2a738860a9ab8552a3773861c830a9cb6674818dc61e4e8549', NULL),
	(7, 2, '\x7b22656e7472795f636f756e74223a352c226f7574636f6d65223a22636f6d706c65746564227d', '\x86ac207b0eb964bba9889a51f72cda9a6b2b6df6d18fa1ad205e9ca2b1a932ad', NULL),
	(8, 2, '\x7b226361757365223a342c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b5d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b227366785f30316d38716e76373765627930306d79643134387a6837787761225d2c22736964655f656666656374735f6f70656e223a312c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\x741c3ac8e79e9a7f9bf471a95219dd84af790e96fe8cd3a52090a3046484597d', NULL),
	(9, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a2268696768222c227375626a6563745f726566223a227375622d32227d', '\x9f02c58dccba496067abf3c7db567b8d2dd820cbeaf016b8d47d542837756a22', NULL),
	(10, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xd2eb3e1c565cd2382ff4a000ac05e86e527439c3d5831d13b70c3fd463631424', NULL),
	(11, 2, '\x7b226361757365223a312c22646972656374697665223a22686f6c64222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226167656e745f61736b6564227d', '\xd0dcc1149fc33d961f469f600b2c2a6cc0e67f2c3b1bcdc3b97db8277f27cb1f', NULL),
	(12, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22444f4e45222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a747275652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x146a5dc60e0f7ef803cf4b2c3dc445e935e79e27c679756909c3d12d1e52bfd9', NULL),
	(13, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xb47b8a66c5f6012355d270bc4b994a1ab2e24d232c4dbfc159f7cfd507d1dda8', NULL),
	(14, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x370c51afb58a0cc1afa37b8d0d586d0082e1785aa28117c9e84184a1a280e5f4', NULL),
	(15, 2, '\x7b226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d32222c2272756c65223a226c6f6f70227d', '\x2fbb0b77385730db3774f571ef257a9bb77c75fb84c5d4372263988514637232', NULL),
	(16, 2, '\x7b226361757365223a342c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22444f4e45222c22746f223a22455343414c4154494e47227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\x5a779c9b42f4e8d477c3bdda3b546929d323212f0b4c7d68be185bb46cf3fb0f', NULL),
	(17, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223131222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a227265636569707420666f756e64222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x6301412b47d2fcaf0d2888ffff4190d7958819341db82af75760f65b36626c7e', NULL),
	(18, 2, '\x7b226361757365223a382c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22726566756e642d6167656e74222c2266726f6d223a22455343414c4154494e47222c22746f223a22455845435554494e47227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\x66126e31a81583152e3eb31249a4c8608bd91b00c766a48bc0ac8e0490f27f19', NULL),
	(19, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x1cd37bdd1441b10fdf4504967280cfab3dc62622a60956a7a4d61181426b7b2d', NULL),
	(20, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\x2fb861a24a2d5743f5fea8d94642a566353ece6b8b37e1eed4a004fccca18e3e', NULL),
	(21, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77227d', '\xe059ebb9ea88a31659dc995b62c87a3442a2e980e30d1881bb547afdcd6f257f', NULL),
	(22, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226369746564222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xdfb55d5fa4b439a662fe5e9a983b7b5b1cc67a6836dfc7cd3c41c2dc28ed3acb', NULL),
	(23, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x8bab1c622f1457e22dbd5039b522f4409aa3646cb4371acac23af233b9d194b3', NULL),
	(24, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c226964656d706f74656e63795f6b6579223a22636c61696d732d33222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d38716e7637617761376b32796d72733968733965673663222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a226d61696c227d7d', '\x789650243a27fa86c1d0b6d2b5f31162826edb38c4ae26812fe972acccb92148', NULL),
	(25, 2, '\x7b226167656e74223a7b226964223a22636c61696d732d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226d656469756d227d', '\xd7dfe25d15b2e5baeea3462d99dc39e5d3f7fad2b60f48d6fc3d4e6b8e53e9bc', NULL),
	(26, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455343414c4154494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x6a4e6d4422da2b95c45678fbd9a6225cbf806c1e8d8166baf57ceffcda15fc2c', NULL),
	(27, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22504c414e4e494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226369746564222c2276657273696f6e223a6e756c6c7d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a226e6f2072656365697074222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x376abdc4b82d0d69cd976b6762175a982d8768692f63e738bbe0dacb36c0e667', NULL),
	(28, 2, '\x7b226361757365223a322c22646972656374697665223a2270726f63656564222c226661637473223a7b226167656e74223a22636c61696d732d6167656e74222c2266726f6d223a22455343414c4154494e47222c22746f223a22504c414e4e494e47227d2c2272756c65223a2270686173655f7472616e736974696f6e227d', '\xd253a6457d2bd8b300a29d085e4f3a7ee801c1c7fac0c9a55eaef27d854e41f9', NULL),
	(29, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22455845435554494e47222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a22726566756e642d706f6c696379222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e30227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\x561bddc16f915648a519e60994511f27bd1075312cf1028579361225955f3b6a', NULL),
	(30, 2, '\x7b226167656e745f636c61696d223a7b226c6f6f705f6465746563746564223a6e756c6c2c226e656564735f68756d616e223a66616c73657d2c226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c226661637473223a7b2263616c6c73223a5b7b2266697273745f7365656e223a312c2272657065617473223a332c22726573756c74735f7265636f72646564223a302c22746f6f6c5f6e616d65223a22736561726368227d5d2c226c6f6f705f72657065617473223a337d2c2272756c65223a226c6f6f70227d', '\x5431847ad63dadcea9cd5c0492a029a8c34f0531ab709d9b136951b532fa0f70', NULL),
	(31, 2, '\x7b226361757365223a342c22646972656374697665223a2273746f70222c22657363616c6174696f6e5f6964223a226573632d31222c2272756c65223a226c6f6f70227d', '\xb0741ab687418402e232e759c7137a9c3c862acd0ef7434330cb977fd5f78e7f', NULL),
	(32, 2, '\x7b22636f6e666964656e6365223a302e392c2263757272656e745f7068617365223a22424c4f434b4544222c22676f616c223a22526566756e64222c226c696e65616765223a5b7b226368756e6b223a7b226964223a223132222c2273656374696f6e223a22342e32227d2c22646f63756d656e745f6964223a227465726d73222c22726f6c65223a226465636973697665222c2276657273696f6e223a22332e31227d2c7b22646f63756d656e745f6964223a227469636b6574222c22726f6c65223a22696e707574222c2276657273696f6e223a6e756c6c7d5d2c226e656564735f68756d616e223a66616c73652c22726174696f6e616c65223a2242656c6567206665686c74222c22726561736f6e5f626c6f636b6564223a227761697473222c22746f6f6c5f63616c6c73223a5b7b22617267756d656e7473223a7b2271223a22706f6c696379227d2c22746f6f6c5f6e616d65223a22736561726368227d5d7d', '\xb371690c82ce7c8e851298328f150e75c472776354d8e3948f65b373158153c7', NULL),
	(33, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x88c92ea174efd9ff6cc57c365c594c0fa8c4be91f6442ad8168713a34801b2bc', NULL),
	(34, 2, '\x7b22616d6f756e74223a7b2263757272656e6379223a22455552222c2276616c7565223a2232352e3030227d2c22617474656d707473223a312c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22726561736f6e223a2273746f70706564222c22746172676574223a7b227265736f75726365223a226f726465722f31222c2273797374656d223a227061796d656e7473227d7d', '\x932edcc6d7f62ae90713bbe45d3ef7dc9bac959cd0aaaf592cf83c590b303570', NULL),
	(35, 2, '\x7b22656e7472795f636f756e74223a31312c226f7574636f6d65223a22636f6d706c65746564227d', '\x2b03d9dd983349b8b38c2ae75595125cd0461572fd3548126cb121ce4e6d6887', NULL),
	(36, 2, '\x7b226361757365223a31302c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b226573632d31225d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b5d2c22736964655f656666656374735f6f70656e223a302c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\xa6a719cfb45af75555ee1d58f0820a5f28bd5dcc0a96bb71e86984c36da676cd', NULL),
	(37, 2, '\x7b226167656e74223a7b226964223a22726566756e642d6167656e74227d2c22676f616c223a22526566756e64206f7264657220343438313220696e2070617274222c227374616b6573223a226c6f77222c227375626a6563745f726566223a227375622d31227d', '\x3e785a90c23ff70418e548e5e6150b246b2e0e156106c6e54799df9bef2dd675', NULL),
	(38, 2, '\x7b2261735f6f66223a302c22726561736f6e223a224c6f6f6b6564206174206974222c2276657264696374223a22617070726f7665227d', '\x3c440c5f7e475147ad56a5a158d90ae2c329fee81601d6ecd5b97e804e471504', NULL),
	(39, 2, '\x7b226964656d706f74656e63795f6b6579223a22636c61696d732d35222c226f7065726174696f6e223a2269737375655f726566756e64222c226f776e6572223a2262696c6c696e67222c22736964655f6566666563745f6964223a227366785f30316d38716e763764367a73737a723268687a33346837663762222c22746172676574223a7b227265736f75726365223a226f726465722f32222c2273797374656d223a227061796d656e7473227d7d', '\xb16d4b94e895b416da86cf777e04a4a7a12205fd1d237e2ca48ce045fd2c862d', NULL),
	(40, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d38716e763764367a73737a723268687a33346837663762227d', '\x96f535c1be5677999691f10f55fb4b5c01ac01920b1fd2673b5693edb16389c9', NULL),
	(41, 2, '\x7b22736964655f6566666563745f6964223a227366785f30316d38716e763764367a73737a723268687a33346837663762227d', '\x4885f06f705487bfb10bfdbf17593c60ea75269ff2080099e0dc36604e1b53de', NULL),
	(42, 2, '\x7b22656e7472795f636f756e74223a362c226f7574636f6d65223a22636f6d706c65746564227d', '\x44410917276009432fcdefa150f5145fac507609793c31436fe2d106a16326da', NULL),
	(43, 2, '\x7b226361757365223a352c22646972656374697665223a2270726f63656564222c226661637473223a7b22657363616c6174696f6e73223a5b5d2c226f7574636f6d65223a22636f6d706c65746564222c22736964655f65666665637473223a5b227366785f30316d38716e763764367a73737a723268687a33346837663762225d2c22736964655f656666656374735f6f70656e223a312c2273746f707065645f6279223a6e756c6c7d2c2272756c65223a22636c6f7365645f776974685f6f70656e5f776f726b227d', '\xe1b8e7d28bf318c7d2d656ed03213ab32fd6d770792f2dd4d80a304d82e0078c', NULL);

INSERT INTO docket.checkpoint VALUES
	(1, 1, '\xc4cc826a05cd640f7cb82a626a945e4d23cdcd7bc64e33521916845b6f3d53cd', '2026-12-01T02:09:53.617Z', 'docket.example/registry
1
xMyCagXNZA98uCpiapReTSPNzXvGTjNSGRaEW289U80=

— docket.example/registry seAdVVGQOa1FZXLnRftJ55DovzJ/++qigqjMW7JVNuk7q628xXm+P2n7RvuIjcfDC304a9pmsZWejlXHUY6CKBY3SwE=
'),
	(1, 2, '\xcb55fb1ecfdf0d61475fecb150bf2a9437167bf7bffddd181b8aab3860b30b76', '2026-12-01T02:09:53.802Z', 'docket.example/claims
1
y1X7Hs/fDWFHX+yxUL8qlDcWe/e//d0YG4qrOGCzC3Y=

— docket.example/claims 1fIe4vcTtiiGPaakaqQV6Wpg7Lwo5wDd7BQ/tIkeG6GPr5sHW/4S5vORRc3LmDgQEzApS3dai3sAIIEQ1CQEepELQwI=
'),
	(2, 1, '\xff45b67d26ff601f9ecbbf8bdb2135e0aa97b9e6acc9b219c74af030d29df928', '2026-12-01T02:09:53.831Z', 'docket.example/registry
2
/0W2fSb/YB+ey7+L2yE14KqXueasybIZx0rwMNKd+Sg=

— docket.example/registry seAdVW9OPBm31H50EoUA5oXEL3E+iIIMC5p8CCapsRHAO4w6wH2SuFDjAZkTekuHwTTOt/aPr365xZI1fzwMA0bxBgQ=
');

INSERT INTO docket.decision VALUES
	(2, 'dec_01m8qnv75nbdgsene74nta7fkd', 1, 2, '\x491acb9180da14a5645958dc91b6bc4b1b22b7df9ce7ee74fc72808f8086c358', 2, 'open', NULL, 'proceed', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T02:09:53.854Z', '2026-12-01T02:09:53.860Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":2,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8qnv75nbdgsene74nta7fkd","imported":false,"lastSeq":2,"lastTime":"2026-12-01T02:09:53.860Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-12-01T02:09:53.854Z","openedBy":"prn_other","openedSeq":1,"outcome":null,"parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":0},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_other"]}'),
	(2, 'dec_01m8qnv777eehw9af4v833tgd9', 3, 8, '\x5b109dd091554cac885f7009808c9d07fa596b296885cca11b8f38356332a9da', 6, 'closed', NULL, 'proceed', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-12-01T02:09:53.896Z', '2026-12-01T02:09:53.911Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/2","system":"mail"}},"at":2,"sideEffect":"sfx_01m8qnv77eby00myd148zh7xwa"},"approvals":[],"authorityScope":null,"closedAt":"2026-12-01T02:09:53.911Z","confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":6,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8qnv777eehw9af4v833tgd9","imported":false,"lastSeq":8,"lastTime":"2026-12-01T02:09:53.911Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-12-01T02:09:53.896Z","openedBy":"prn_agent","openedSeq":3,"outcome":"completed","parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":4},"sideEffects":[{"cause":2,"id":"sfx_01m8qnv77eby00myd148zh7xwa","key":"e266ad1796bc037f539afad4","operation":"issue_refund","reversibility":"unknown","signature":"7be1d2e40deee4c59a24ecc1","status":"executing","unannounced":false}],"sideEffectsForgotten":0,"stakes":"high","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8qnv781mf9ytzgts7rr4r03', 9, 20, '\xdca4296aae30f4865d397422228a25f1e419a54f6f0f13d525325acc514f9a37', 12, 'stopped', 'EXECUTING', 'stop', 'high', false, 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T02:09:53.921Z', '2026-12-01T02:09:53.988Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[{"agent":"refund-agent","phase":"EXECUTING","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":4,"escalations":2,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":3},"decided":null,"decisiveReferences":4,"directive":"stop","entryCount":12,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8qnv781mf9ytzgts7rr4r03","imported":false,"lastSeq":20,"lastTime":"2026-12-01T02:09:53.988Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":2,"cause":1,"directive":"hold","dueAt":null,"id":"esc-1","overdue":null,"rule":"agent_asked","subject":"","yeses":[]},{"announced":null,"approvalsNeeded":1,"at":6,"cause":4,"directive":"stop","dueAt":null,"id":"esc-2","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-12-01T02:09:53.921Z","openedBy":"prn_agent","openedSeq":9,"outcome":null,"parentDecision":null,"phase":"EXECUTING","refusals":{"attempts":1,"since":6},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"high","status":"stopped","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8qnv7a6vykcq3ag4a7wgk0f', 21, 24, '\x2d9e5e7fb0cc2a0f8074d0b0756214f1093568051391582ecc83341198eff7b3', 4, 'open', 'BLOCKED', 'proceed', 'low', false, 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T02:09:53.990Z', '2026-12-01T02:09:54.012Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"BLOCKED","released":false}],"agentsForgotten":0,"announced":{"action":{"amount":{"currency":"EUR","value":"25.00"},"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/1","system":"mail"}},"at":3,"sideEffect":"sfx_01m8qnv7awa7k2ymrs9hs9eg6c"},"approvals":[],"authorityScope":null,"closedAt":null,"confidence":0.9,"counters":{"cards":1,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":1,"toolErrors":0,"tripwires":0},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":4,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8qnv7a6vykcq3ag4a7wgk0f","imported":false,"lastSeq":24,"lastTime":"2026-12-01T02:09:54.012Z","liftings":[],"loop":"~y5T3Qv1lg4........ABAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-12-01T02:09:53.990Z","openedBy":"prn_agent","openedSeq":21,"outcome":null,"parentDecision":null,"phase":"BLOCKED","refusals":{"attempts":0,"since":0},"sideEffects":[{"cause":3,"id":"sfx_01m8qnv7awa7k2ymrs9hs9eg6c","key":"f9e277c4188a51cba9010764","operation":"issue_refund","reversibility":"unknown","signature":"d2b470e055ea0701fb29d089","status":"intent","unannounced":false}],"sideEffectsForgotten":0,"stakes":"low","status":"open","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8qnv7aym6mbmzfk8cj6bner', 25, 36, '\x4f2c1c289db48ebb0a466e0b8a3b3b00a6478cc78a65f14bdd101cdcd4d15578', 12, 'closed', 'BLOCKED', 'stop', 'medium', false, 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-12-01T02:09:54.015Z', '2026-12-01T02:09:54.065Z', '{"agent":{"id":"claims-agent","name":null,"version":null},"agents":[{"agent":"claims-agent","phase":"BLOCKED","released":false}],"agentsForgotten":0,"announced":null,"approvals":[],"authorityScope":null,"closedAt":"2026-12-01T02:09:54.065Z","confidence":0.9,"counters":{"cards":4,"escalations":1,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":0,"sideEffectsExecuted":0,"sideEffectsRefused":1,"toolCalls":4,"toolErrors":0,"tripwires":3},"decided":null,"decisiveReferences":2,"directive":"stop","entryCount":12,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8qnv7aym6mbmzfk8cj6bner","imported":false,"lastSeq":36,"lastTime":"2026-12-01T02:09:54.065Z","liftings":[],"loop":"~y5T3Qv1lg4........AEAAAB","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[{"announced":null,"approvalsNeeded":1,"at":6,"cause":4,"directive":"stop","dueAt":null,"id":"esc-1","overdue":null,"rule":"loop","subject":"","yeses":[]}],"openIncidents":[],"openedAt":"2026-12-01T02:09:54.015Z","openedBy":"prn_agent","openedSeq":25,"outcome":"completed","parentDecision":null,"phase":"BLOCKED","refusals":{"attempts":0,"since":10},"sideEffects":[],"sideEffectsForgotten":0,"stakes":"medium","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}'),
	(2, 'dec_01m8qnv7cnqvzqkqy1zp0hbmfv', 37, 43, '\xe2254692bda5ab796eb03c30458e688ffc7a2bb1b1ae0200f1ed9dff35827287', 7, 'closed', NULL, 'proceed', 'low', false, 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-12-01T02:09:54.069Z', '2026-12-01T02:09:54.097Z', '{"agent":{"id":"refund-agent","name":null,"version":null},"agents":[],"agentsForgotten":0,"announced":{"action":{"amount":null,"argumentsDigest":null,"operation":"issue_refund","target":{"resource":"order/2","system":"payments"}},"at":2,"sideEffect":"sfx_01m8qnv7d6zsszr2hhz34h7f7b"},"approvals":[],"authorityScope":null,"closedAt":"2026-12-01T02:09:54.097Z","confidence":null,"counters":{"cards":0,"escalations":0,"evaluations":0,"exports":0,"gaps":0,"incidents":0,"reviews":1,"sideEffects":1,"sideEffectsExecuted":0,"sideEffectsRefused":0,"toolCalls":0,"toolErrors":0,"tripwires":1},"decided":null,"decisiveReferences":0,"directive":"proceed","entryCount":7,"goal":"Refund order 44812 in part","handoffs":[],"heirs":[],"id":"dec_01m8qnv7cnqvzqkqy1zp0hbmfv","imported":false,"lastSeq":43,"lastTime":"2026-12-01T02:09:54.097Z","liftings":[],"loop":"","loopClaimed":false,"loopForgotten":0,"needsHuman":false,"openEscalations":[],"openIncidents":[],"openedAt":"2026-12-01T02:09:54.069Z","openedBy":"prn_agent","openedSeq":37,"outcome":"completed","parentDecision":null,"phase":null,"refusals":{"attempts":0,"since":5},"sideEffects":[{"cause":2,"id":"sfx_01m8qnv7d6zsszr2hhz34h7f7b","key":"1cb8289981d3115af77102cb","operation":"issue_refund","reversibility":"unknown","signature":"206800cb4bbcb3f924b95656","status":"outcome_unknown","unannounced":false}],"sideEffectsForgotten":0,"stakes":"low","status":"closed","stoppedBy":null,"version":9,"writers":["prn_agent"]}');

INSERT INTO docket.entry VALUES
	(0, 1, NULL, '\xc4cc826a05cd640f7cb82a626a945e4d23cdcd7bc64e33521916845b6f3d53cd', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2236336462663037653262326530353833326436373130656432353736346562346134383564303636343765396464313536323035386163643066646130626630222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31322d30315430323a30393a35332e3630365a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(0, 2, NULL, '\xcb55fb1ecfdf0d61475fecb150bf2a9437167bf7bffddd181b8aab3860b30b76', '\x0000000000000000000000000000000000000000000000000000000000000000', 'ledger.created', NULL, '\x7b226163746f72223a22646f636b6574222c22626f6479223a2238323237633165383162653863383732373836633634313132383736643230316630616363353861333035313762313363613262623662646265626432366139222c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e637265617465642f31222c22736571223a302c2274696d65223a22323032362d31322d30315430323a30393a35332e3736325a222c2274797065223a226c65646765722e63726561746564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 1, NULL, '\x39a1a74ce487f5815a682528f6161e2c81bf791b3534306974eac142cadaaee9', '\xc4cc826a05cd640f7cb82a626a945e4d23cdcd7bc64e33521916845b6f3d53cd', 'ledger.registered', NULL, '\x7b226163746f72223a22646f636b6574222c226174746573746174696f6e223a223942777248645276306d6573534e48414b5236756c7539353837787061314c75624f567747594f53765a36584f363561387644706353395549314353654a3656796753763030666a62464977646b495451714b4b4451222c22626f6479223a2236326364633135383964363566336565653138316437636164366335393834343433643030323661353730306530313838643030643839663730363163393862222c226f726967696e223a22646f636b65742e6578616d706c652f7265676973747279222c2270726576223a2263346363383236613035636436343066376362383261363236613934356534643233636463643762633634653333353231393136383435623666336435336364222c22726f6c65223a22646f636b6574222c22736368656d61223a226c65646765722e726567697374657265642f31222c22736571223a312c2274696d65223a22323032362d31322d30315430323a30393a35332e3831385a222c2274797065223a226c65646765722e72656769737465726564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(1, 2, 0, '\x4b212e7e952e1b703a6dc5707612987369da4ce7f37ace4cb4e762a450129c9a', '\xcb55fb1ecfdf0d61475fecb150bf2a9437167bf7bffddd181b8aab3860b30b76', 'decision.opened', 'dec_01m8qnv75nbdgsene74nta7fkd', '\x7b226163746f72223a2270726e5f6f74686572222c22626f6479223a2265346561336234663235326366643261386230633030363935613234326162616630363938633737363937333864316663623436656434336136333634626261222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637356e62646773656e6537346e746137666b64222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263623535666231656366646630643631343735666563623135306266326139343337313637626637626666646464313831623861616233383630623330623736222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a312c2274696d65223a22323032362d31322d30315430323a30393a35332e3835345a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(2, 2, 1, '\x491acb9180da14a5645958dc91b6bc4b1b22b7df9ce7ee74fc72808f8086c358', '\x4b212e7e952e1b703a6dc5707612987369da4ce7f37ace4cb4e762a450129c9a', 'review.recorded', 'dec_01m8qnv75nbdgsene74nta7fkd', '\x7b226163746f72223a2270726e5f7265766965776572222c226174746573746174696f6e223a22436944615631433463324345387a6c7345466f513441374458374f56794d56345a504971795176355f58526a756353473175677972663545667756653867315f305973506538367248514e7273372d556f5437524467222c22626f6479223a2235313332343535363834626437383838313936363039326461633264366464646339666163383638666662383932373635373430363530623038626135353461222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637356e62646773656e6537346e746137666b64222c2270726576223a2234623231326537653935326531623730336136646335373037363132393837333639646134636537663337616365346362346537363261343530313239633961222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234623231326537653935326531623730336136646335373037363132393837333639646134636537663337616365346362346537363261343530313239633961222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a322c2274696d65223a22323032362d31322d30315430323a30393a35332e3836305a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(3, 2, 0, '\xe951ff6e01f0dd62368cebc8c5f6ba0ace64fc4961b48356196823c9ce8da7d5', '\x491acb9180da14a5645958dc91b6bc4b1b22b7df9ce7ee74fc72808f8086c358', 'decision.opened', 'dec_01m8qnv777eehw9af4v833tgd9', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230626532653461313834386131656562303364393639306464303062343239636263613964643834353464366166346434653966333634666238626437623163222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637373765656877396166347638333374676439222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234393161636239313830646131346135363435393538646339316236626334623162323262376466396365376565373466633732383038663830383663333538222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a332c2274696d65223a22323032362d31322d30315430323a30393a35332e3839365a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(4, 2, 1, '\xa6f8d1d522445b4b3cc07f2da3e41337c353a1a49a7ccf676976e69bd2fea561', '\xe951ff6e01f0dd62368cebc8c5f6ba0ace64fc4961b48356196823c9ce8da7d5', 'review.recorded', 'dec_01m8qnv777eehw9af4v833tgd9', '\x7b226163746f72223a2270726e5f7265766965776572222c226174746573746174696f6e223a226763336434795835794f4544584b6b757a504e6d4f5065417334716a47467246797577654567636748326a4e4f496445714d78545332306732447a53783930733231346e54365654774f4f312d796170504562444377222c22626f6479223a2234393436616235636637343331646439636138346564626361353166656138653636353362653661313937656637636230313564666230653831353835323864222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637373765656877396166347638333374676439222c2270726576223a2265393531666636653031663064643632333638636562633863356636626130616365363466633439363162343833353631393638323363396365386461376435222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265393531666636653031663064643632333638636562633863356636626130616365363466633439363162343833353631393638323363396365386461376435222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a342c2274696d65223a22323032362d31322d30315430323a30393a35332e3839385a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(5, 2, 2, '\x697c8c32b21b6e8e50b60b20cdad2db23ec71f83a2fab33a3cc787126ee3b701', '\xa6f8d1d522445b4b3cc07f2da3e41337c353a1a49a7ccf676976e69bd2fea561', 'side_effect.intent', 'dec_01m8qnv777eehw9af4v833tgd9', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2239663665373637313531323230623766363332396435656234626334373436343435376333326436363137306265363036316565656262393237353731383139222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637373765656877396166347638333374676439222c2270726576223a2261366638643164353232343435623462336363303766326461336534313333376333353361316134396137636366363736393736653639626432666561353631222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261366638643164353232343435623462336363303766326461336534313333376333353361316134396137636366363736393736653639626432666561353631222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a352c2274696d65223a22323032362d31322d30315430323a30393a35332e3930335a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(6, 2, 3, '\x7f80d0a83e59dddd35002c9ea9ce29e6be72b6114a0fa37e82cdd0eb2d9ff5f6', '\x697c8c32b21b6e8e50b60b20cdad2db23ec71f83a2fab33a3cc787126ee3b701', 'side_effect.executing', 'dec_01m8qnv777eehw9af4v833tgd9', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2234643033376633616365616464653932623866613332626561346332363366366365303731663065306231346233386236373435353362386465326363333861222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637373765656877396166347638333374676439222c2270726576223a2236393763386333326232316236653865353062363062323063646164326462323365633731663833613266616233336133636337383731323665653362373031222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2236393763386333326232316236653865353062363062323063646164326462323365633731663833613266616233336133636337383731323665653362373031222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a362c2274696d65223a22323032362d31322d30315430323a30393a35332e3930395a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(7, 2, 4, '\x4b9230268d4e0b661c79a26b4a5ef0c988d2c4b431fd04e49dc91ea2c314c8ae', '\x7f80d0a83e59dddd35002c9ea9ce29e6be72b6114a0fa37e82cdd0eb2d9ff5f6', 'decision.closed', 'dec_01m8qnv777eehw9af4v833tgd9', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2231663534626665396463373134383731373665313536373938656465643462636562663535646138613661323831323534363438636432643462643138323936222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637373765656877396166347638333374676439222c2270726576223a2237663830643061383365353964646464333530303263396561396365323965366265373262363131346130666133376538326364643065623264396666356636222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237663830643061383365353964646464333530303263396561396365323965366265373262363131346130666133376538326364643065623264396666356636222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a372c2274696d65223a22323032362d31322d30315430323a30393a35332e3931315a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(8, 2, 5, '\x5b109dd091554cac885f7009808c9d07fa596b296885cca11b8f38356332a9da', '\x4b9230268d4e0b661c79a26b4a5ef0c988d2c4b431fd04e49dc91ea2c314c8ae', 'tripwire.tripped', 'dec_01m8qnv777eehw9af4v833tgd9', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2234623335386436653536363065386264353463356638633533653830343264326238346232363035666638383335613130633737306562353835633538396634222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637373765656877396166347638333374676439222c2270726576223a2234623932333032363864346530623636316337396132366234613565663063393838643263346234333166643034653439646339316561326333313463386165222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234623932333032363864346530623636316337396132366234613565663063393838643263346234333166643034653439646339316561326333313463386165222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a382c2274696d65223a22323032362d31322d30315430323a30393a35332e3931315a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(9, 2, 0, '\x1e8bac9cd24589250613a7e44d500020fb46ac3ca1d63c4b43534099dc7e97eb', '\x5b109dd091554cac885f7009808c9d07fa596b296885cca11b8f38356332a9da', 'decision.opened', 'dec_01m8qnv781mf9ytzgts7rr4r03', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265666635353365383164663234333430666431356262363035653133333063306666663061303265663336656662616234666534323966663139353032623438222c226465636973696f6e223a7b226964223a226465635f30316d38716e763738316d663979747a67747337727234723033222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235623130396464303931353534636163383835663730303938303863396430376661353936623239363838356363613131623866333833353633333261396461222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a392c2274696d65223a22323032362d31322d30315430323a30393a35332e3932315a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(10, 2, 1, '\xb03b3d07150486dd03db1e1d36dca11005b014221f3e2a7c709578d142191efc', '\x1e8bac9cd24589250613a7e44d500020fb46ac3ca1d63c4b43534099dc7e97eb', 'job_card.filed', 'dec_01m8qnv781mf9ytzgts7rr4r03', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2232363833613165323738633463363531633130356236363263633133623865616163613331623633393431383039383232663266306234636561333632313736222c226465636973696f6e223a7b226964223a226465635f30316d38716e763738316d663979747a67747337727234723033222c2270726576223a2231653862616339636432343538393235303631336137653434643530303032306662343661633363613164363363346234333533343039396463376539376562222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231653862616339636432343538393235303631336137653434643530303032306662343661633363613164363363346234333533343039396463376539376562222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31302c2274696d65223a22323032362d31322d30315430323a30393a35332e3932345a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(11, 2, 2, '\x030a06f46af157d461d8b313ff12408037ceb527c34d017c916e12f4fe6c5559', '\xb03b3d07150486dd03db1e1d36dca11005b014221f3e2a7c709578d142191efc', 'escalation.opened', 'dec_01m8qnv781mf9ytzgts7rr4r03', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2230323566363639326233326665366435353635326231323336363637353633636433643537656661323235323136613834313137663962366439323035323663222c226465636973696f6e223a7b226964223a226465635f30316d38716e763738316d663979747a67747337727234723033222c2270726576223a2262303362336430373135303438366464303364623165316433366463613131303035623031343232316633653261376337303935373864313432313931656663222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262303362336430373135303438366464303364623165316433366463613131303035623031343232316633653261376337303935373864313432313931656663222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31312c2274696d65223a22323032362d31322d30315430323a30393a35332e3932345a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(12, 2, 3, '\xee68c79f3d62cd579c63bbf2812c5bb1d19164376cf9c93adce046b2b540a549', '\x030a06f46af157d461d8b313ff12408037ceb527c34d017c916e12f4fe6c5559', 'job_card.filed', 'dec_01m8qnv781mf9ytzgts7rr4r03', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2232383433623662313466616166653933343233356631363738396662353031306163323363346139336439353738613961616665313330636537363562376336222c226465636973696f6e223a7b226964223a226465635f30316d38716e763738316d663979747a67747337727234723033222c2270726576223a2230333061303666343661663135376434363164386233313366663132343038303337636562353237633334643031376339313665313266346665366335353539222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2230333061303666343661663135376434363164386233313366663132343038303337636562353237633334643031376339313665313266346665366335353539222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31322c2274696d65223a22323032362d31322d30315430323a30393a35332e3934355a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(13, 2, 4, '\xdac49ff6cfb6d8e24f214374fd57d09d3a83dbd6b425fcdeaba2dd400d190d66', '\xee68c79f3d62cd579c63bbf2812c5bb1d19164376cf9c93adce046b2b540a549', 'job_card.filed', 'dec_01m8qnv781mf9ytzgts7rr4r03', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2236313965643265613666663361363430376135663265646436633536633461333530316139653132663365306566343063656437353066616639666664383330222c226465636973696f6e223a7b226964223a226465635f30316d38716e763738316d663979747a67747337727234723033222c2270726576223a2265653638633739663364363263643537396336336262663238313263356262316431393136343337366366396339336164636530343662326235343061353439222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2265653638633739663364363263643537396336336262663238313263356262316431393136343337366366396339336164636530343662326235343061353439222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31332c2274696d65223a22323032362d31322d30315430323a30393a35332e3935395a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(14, 2, 5, '\x5c11f822431e1a45537d1f10a1f37c23128e614b21b51f2acf378bed971fdf37', '\xdac49ff6cfb6d8e24f214374fd57d09d3a83dbd6b425fcdeaba2dd400d190d66', 'tripwire.tripped', 'dec_01m8qnv781mf9ytzgts7rr4r03', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2234653265396664613536373364373263656363316130653032623233353334313665646333333266386637643630636638646637616532636430636530373562222c226465636973696f6e223a7b226964223a226465635f30316d38716e763738316d663979747a67747337727234723033222c2270726576223a2264616334396666366366623664386532346632313433373466643537643039643361383364626436623432356663646561626132646434303064313930643636222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264616334396666366366623664386532346632313433373466643537643039643361383364626436623432356663646561626132646434303064313930643636222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31342c2274696d65223a22323032362d31322d30315430323a30393a35332e3935395a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(15, 2, 6, '\x90f429bbdd042022b7c1ee1c501c383183007cf7ab24b3274c344e1669891692', '\x5c11f822431e1a45537d1f10a1f37c23128e614b21b51f2acf378bed971fdf37', 'escalation.opened', 'dec_01m8qnv781mf9ytzgts7rr4r03', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2233653166383835383366643633313466353562663162313065346332376532633665323461613530316363396236616432623165363836313264353230613062222c226465636973696f6e223a7b226964223a226465635f30316d38716e763738316d663979747a67747337727234723033222c2270726576223a2235633131663832323433316531613435353337643166313061316633376332333132386536313462323162353166326163663337386265643937316664663337222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235633131663832323433316531613435353337643166313061316633376332333132386536313462323162353166326163663337386265643937316664663337222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a31352c2274696d65223a22323032362d31322d30315430323a30393a35332e3935395a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(16, 2, 7, '\xb07420e6a1857430aa3fb547cf8b0ed4aec2bd03085e6f84e95d8421bef2d7a2', '\x90f429bbdd042022b7c1ee1c501c383183007cf7ab24b3274c344e1669891692', 'tripwire.tripped', 'dec_01m8qnv781mf9ytzgts7rr4r03', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2261383337356535386563373137373765343334383866303230653636666537313863333231316566313034613564353531303862616139303163663065646330222c226465636973696f6e223a7b226964223a226465635f30316d38716e763738316d663979747a67747337727234723033222c2270726576223a2239306634323962626464303432303232623763316565316335303163333833313833303037636637616232346233323734633334346531363639383931363932222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2239306634323962626464303432303232623763316565316335303163333833313833303037636637616232346233323734633334346531363639383931363932222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31362c2274696d65223a22323032362d31322d30315430323a30393a35332e3935395a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(17, 2, 8, '\x271448472d9e239311f5103541ffb535a5ad4d46ab61e4dab4d626bf1b72ad63', '\xb07420e6a1857430aa3fb547cf8b0ed4aec2bd03085e6f84e95d8421bef2d7a2', 'job_card.filed', 'dec_01m8qnv781mf9ytzgts7rr4r03', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262303062653139343637393765356639623966343833333133333536363666393035643538663633333563613633316266393965346431663534653664623938222c226465636973696f6e223a7b226964223a226465635f30316d38716e763738316d663979747a67747337727234723033222c2270726576223a2262303734323065366131383537343330616133666235343763663862306564346165633262643033303835653666383465393564383432316265663264376132222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262303734323065366131383537343330616133666235343763663862306564346165633262643033303835653666383465393564383432316265663264376132222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a31372c2274696d65223a22323032362d31322d30315430323a30393a35332e3936395a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(18, 2, 9, '\x495532912f49a8513a5d3b22224d545d806e1a11b4b3e63814de1e15efb9d9ab', '\x271448472d9e239311f5103541ffb535a5ad4d46ab61e4dab4d626bf1b72ad63', 'tripwire.tripped', 'dec_01m8qnv781mf9ytzgts7rr4r03', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2230303933613462363030343163366233643666373863633936363362356336336565396466336339303062643666313634353637333765323664313532313232222c226465636973696f6e223a7b226964223a226465635f30316d38716e763738316d663979747a67747337727234723033222c2270726576223a2232373134343834373264396532333933313166353130333534316666623533356135616434643436616236316534646162346436323662663162373261643633222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232373134343834373264396532333933313166353130333534316666623533356135616434643436616236316534646162346436323662663162373261643633222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a31382c2274696d65223a22323032362d31322d30315430323a30393a35332e3936395a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(19, 2, 10, '\x2387768ecd3ac6d98d4716eddd431bd40e78a0cb9ad4858b911577da0fb8f338', '\x495532912f49a8513a5d3b22224d545d806e1a11b4b3e63814de1e15efb9d9ab', 'review.recorded', 'dec_01m8qnv781mf9ytzgts7rr4r03', '\x7b226163746f72223a2270726e5f7265766965776572222c226174746573746174696f6e223a22797a69714d384771562d616837556c43794a71745a6b385536447a6b4e3649664135554d7a4930543945777063646a6d794443626a6b32304e52626d484c6b7868514d4e387776776466325054704f71476e74324177222c22626f6479223a2236636334666635336638633533663164633030393763343036653438613731396534376239346231636564373237626466323234353134643165633531653638222c226465636973696f6e223a7b226964223a226465635f30316d38716e763738316d663979747a67747337727234723033222c2270726576223a2234393535333239313266343961383531336135643362323232323464353435643830366531613131623462336536333831346465316531356566623964396162222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234393535333239313266343961383531336135643362323232323464353435643830366531613131623462336536333831346465316531356566623964396162222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a31392c2274696d65223a22323032362d31322d30315430323a30393a35332e3938355a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(20, 2, 11, '\xdca4296aae30f4865d397422228a25f1e419a54f6f0f13d525325acc514f9a37', '\x2387768ecd3ac6d98d4716eddd431bd40e78a0cb9ad4858b911577da0fb8f338', 'side_effect.refused', 'dec_01m8qnv781mf9ytzgts7rr4r03', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2262633730613466633938356637313530366664303735393161366230346239643763333135336161613837336661303063396235306438643165666663353032222c226465636973696f6e223a7b226964223a226465635f30316d38716e763738316d663979747a67747337727234723033222c2270726576223a2232333837373638656364336163366439386434373136656464643433316264343065373861306362396164343835386239313135373764613066623866333338222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232333837373638656364336163366439386434373136656464643433316264343065373861306362396164343835386239313135373764613066623866333338222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a32302c2274696d65223a22323032362d31322d30315430323a30393a35332e3938385a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(21, 2, 0, '\x5546c891025fa6e598854b7773628dcb23bff49dbf931542a4a3c302a358ac20', '\xdca4296aae30f4865d397422228a25f1e419a54f6f0f13d525325acc514f9a37', 'decision.opened', 'dec_01m8qnv7a6vykcq3ag4a7wgk0f', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2265323361313534336438333762386439653637663033343037626134613933623532616165636561653463383739316163636332623539336631643933313731222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637613676796b637133616734613777676b3066222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264636134323936616165333066343836356433393734323232323861323566316534313961353466366630663133643532353332356163633531346639613337222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32312c2274696d65223a22323032362d31322d30315430323a30393a35332e3939305a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(22, 2, 1, '\xc03644ddbdb40f5d12c7306de8c450c4aed7630eb70e3015d879b331ff23c4bb', '\x5546c891025fa6e598854b7773628dcb23bff49dbf931542a4a3c302a358ac20', 'job_card.filed', 'dec_01m8qnv7a6vykcq3ag4a7wgk0f', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263323761343532623066376530383663306165313666346338333766663834636632383133616465346666326265616235653732396465366562323735623462222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637613676796b637133616734613777676b3066222c2270726576223a2235353436633839313032356661366535393838353462373737333632386463623233626666343964626639333135343261346133633330326133353861633230222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235353436633839313032356661366535393838353462373737333632386463623233626666343964626639333135343261346133633330326133353861633230222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32322c2274696d65223a22323032362d31322d30315430323a30393a35332e3939325a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(23, 2, 2, '\x1aa152afc9063f17410d42b286002188f073736591e7d13b55e4d741ff6998b0', '\xc03644ddbdb40f5d12c7306de8c450c4aed7630eb70e3015d879b331ff23c4bb', 'review.recorded', 'dec_01m8qnv7a6vykcq3ag4a7wgk0f', '\x7b226163746f72223a2270726e5f7265766965776572222c226174746573746174696f6e223a226a6b786172346d6f4c6366364d4c51456c716b69314735696d35786557583879553339484e74462d4e336831325970754b5f5272772d6974574b343044794c41396e506e4d4e3377457a686d3378554a354a755a4241222c22626f6479223a2262633930313261376235396139316634653031356136313233373537633538306533653463356534383264313866393335646130376636393765386231646236222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637613676796b637133616734613777676b3066222c2270726576223a2263303336343464646264623430663564313263373330366465386334353063346165643736333065623730653330313564383739623333316666323363346262222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2263303336343464646264623430663564313263373330366465386334353063346165643736333065623730653330313564383739623333316666323363346262222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a32332c2274696d65223a22323032362d31322d30315430323a30393a35342e3031305a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(24, 2, 3, '\x2d9e5e7fb0cc2a0f8074d0b0756214f1093568051391582ecc83341198eff7b3', '\x1aa152afc9063f17410d42b286002188f073736591e7d13b55e4d741ff6998b0', 'side_effect.intent', 'dec_01m8qnv7a6vykcq3ag4a7wgk0f', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2231333832376637643230326363313730343330613330313762633465333034386166303632356334353362653539313731663662663039306339313336656162222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637613676796b637133616734613777676b3066222c2270726576223a2231616131353261666339303633663137343130643432623238363030323138386630373337333635393165376431336235356534643734316666363939386230222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231616131353261666339303633663137343130643432623238363030323138386630373337333635393165376431336235356534643734316666363939386230222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a32342c2274696d65223a22323032362d31322d30315430323a30393a35342e3031325a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(25, 2, 0, '\xa59664366ce612d2bab8f16509457a263de73326422bdb4b4225954827decb09', '\x2d9e5e7fb0cc2a0f8074d0b0756214f1093568051391582ecc83341198eff7b3', 'decision.opened', 'dec_01m8qnv7aym6mbmzfk8cj6bner', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2239613434316130353139353038636462663564393962333530393134376236346364323630333063356564643065303537613164323831333739613434656134222c226465636973696f6e223a7b226964223a226465635f30316d38716e763761796d366d626d7a666b38636a36626e6572222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232643965356537666230636332613066383037346430623037353632313466313039333536383035313339313538326563633833333431313938656666376233222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a32352c2274696d65223a22323032362d31322d30315430323a30393a35342e3031355a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(26, 2, 1, '\x844c4647e8232a2e0262cae97c74d43e89f4e0ac74036df831c5d02b148aef5c', '\xa59664366ce612d2bab8f16509457a263de73326422bdb4b4225954827decb09', 'job_card.filed', 'dec_01m8qnv7aym6mbmzfk8cj6bner', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2230633335313030333064363735633063383436326534623461316266386135313461633961656136656238623261353661643331346234316630343837636638222c226465636973696f6e223a7b226964223a226465635f30316d38716e763761796d366d626d7a666b38636a36626e6572222c2270726576223a2261353936363433363663653631326432626162386631363530393435376132363364653733333236343232626462346234323235393534383237646563623039222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261353936363433363663653631326432626162386631363530393435376132363364653733333236343232626462346234323235393534383237646563623039222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32362c2274696d65223a22323032362d31322d30315430323a30393a35342e3031385a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(27, 2, 2, '\xfd7a2aa7ed35b0b2df38edd243a71e9abea11ad8d4c826ca06aa0be224225e96', '\x844c4647e8232a2e0262cae97c74d43e89f4e0ac74036df831c5d02b148aef5c', 'job_card.filed', 'dec_01m8qnv7aym6mbmzfk8cj6bner', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2232623037326238306639396165616530626638363436373432306636376531376636616335623665613931366463393639393666356134613665626630343764222c226465636973696f6e223a7b226964223a226465635f30316d38716e763761796d366d626d7a666b38636a36626e6572222c2270726576223a2238343463343634376538323332613265303236326361653937633734643433653839663465306163373430333664663833316335643032623134386165663563222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2238343463343634376538323332613265303236326361653937633734643433653839663465306163373430333664663833316335643032623134386165663563222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32372c2274696d65223a22323032362d31322d30315430323a30393a35342e3032315a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(28, 2, 3, '\x19f3f51dce0b9557cd935eb0dde2c02a3b1ee34d33a0bd140ab35e9124802d1c', '\xfd7a2aa7ed35b0b2df38edd243a71e9abea11ad8d4c826ca06aa0be224225e96', 'tripwire.tripped', 'dec_01m8qnv7aym6mbmzfk8cj6bner', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2261316166386334346337316532353735303730356361363261366531633063656637303235623539383165643034383062396462303966333861383338623639222c226465636973696f6e223a7b226964223a226465635f30316d38716e763761796d366d626d7a666b38636a36626e6572222c2270726576223a2266643761326161376564333562306232646633386564643234336137316539616265613131616438643463383236636130366161306265323234323235653936222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266643761326161376564333562306232646633386564643234336137316539616265613131616438643463383236636130366161306265323234323235653936222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a32382c2274696d65223a22323032362d31322d30315430323a30393a35342e3032315a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(29, 2, 4, '\xfab8a24e42de271f6dfaf9acca22a8e96c7a34fc3e25fb8d7d41975573d90955', '\x19f3f51dce0b9557cd935eb0dde2c02a3b1ee34d33a0bd140ab35e9124802d1c', 'job_card.filed', 'dec_01m8qnv7aym6mbmzfk8cj6bner', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2264623738386336643463623332313863373731666261613661666639376564363162333036306532353239376161316334356666613439343533373463303635222c226465636973696f6e223a7b226964223a226465635f30316d38716e763761796d366d626d7a666b38636a36626e6572222c2270726576223a2231396633663531646365306239353537636439333565623064646532633032613362316565333464333361306264313430616233356539313234383032643163222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2231396633663531646365306239353537636439333565623064646532633032613362316565333464333361306264313430616233356539313234383032643163222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a32392c2274696d65223a22323032362d31322d30315430323a30393a35342e3033375a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(30, 2, 5, '\x3f0d0f03939e2dc4f3c22ea7ada2fc7f5e0ba9bd68e0838634b6bfb7bd78a705', '\xfab8a24e42de271f6dfaf9acca22a8e96c7a34fc3e25fb8d7d41975573d90955', 'tripwire.tripped', 'dec_01m8qnv7aym6mbmzfk8cj6bner', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2239373565646336366231663138303061656561396564343433303561373730623233313338623239663131353465303137303337313533353638643830323764222c226465636973696f6e223a7b226964223a226465635f30316d38716e763761796d366d626d7a666b38636a36626e6572222c2270726576223a2266616238613234653432646532373166366466616639616363613232613865393663376133346663336532356662386437643431393735353733643930393535222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266616238613234653432646532373166366466616639616363613232613865393663376133346663336532356662386437643431393735353733643930393535222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a33302c2274696d65223a22323032362d31322d30315430323a30393a35342e3033375a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(31, 2, 6, '\xd36a984da795465dabf9d6a434fa072eeff0a4bf9ec55bc9f2fe82a112c0b496', '\x3f0d0f03939e2dc4f3c22ea7ada2fc7f5e0ba9bd68e0838634b6bfb7bd78a705', 'escalation.opened', 'dec_01m8qnv7aym6mbmzfk8cj6bner', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2230623631363536386663333162303734316536663165333330376461653831303437646232303133316132346538383333643565633265616538646437663063222c226465636973696f6e223a7b226964223a226465635f30316d38716e763761796d366d626d7a666b38636a36626e6572222c2270726576223a2233663064306630333933396532646334663363323265613761646132666337663565306261396264363865303833383633346236626662376264373861373035222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233663064306630333933396532646334663363323265613761646132666337663565306261396264363865303833383633346236626662376264373861373035222c22726f6c65223a22646f636b6574222c22736368656d61223a22657363616c6174696f6e2e6f70656e65642f31222c22736571223a33312c2274696d65223a22323032362d31322d30315430323a30393a35342e3033375a222c2274797065223a22657363616c6174696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(32, 2, 7, '\x2aeabc99c01645816a6636badc042e4253aee6ce6a92ec3eefc67522c08ed80c', '\xd36a984da795465dabf9d6a434fa072eeff0a4bf9ec55bc9f2fe82a112c0b496', 'job_card.filed', 'dec_01m8qnv7aym6mbmzfk8cj6bner', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2264356164316564396436616439663930333634626435636536306435383333653861316637316166393136646166313238313437356532613633646261653232222c226465636973696f6e223a7b226964223a226465635f30316d38716e763761796d366d626d7a666b38636a36626e6572222c2270726576223a2264333661393834646137393534363564616266396436613433346661303732656566663061346266396563353562633966326665383261313132633062343936222c22736571223a377d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264333661393834646137393534363564616266396436613433346661303732656566663061346266396563353562633966326665383261313132633062343936222c22726f6c65223a226167656e74222c22736368656d61223a226a6f625f636172642e66696c65642f31222c22736571223a33322c2274696d65223a22323032362d31322d30315430323a30393a35342e3035315a222c2274797065223a226a6f625f636172642e66696c6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(33, 2, 8, '\xffc77970db2da63e905e74bdeff35a56327aae39dcfaaf1c4f1dc3073c273747', '\x2aeabc99c01645816a6636badc042e4253aee6ce6a92ec3eefc67522c08ed80c', 'review.recorded', 'dec_01m8qnv7aym6mbmzfk8cj6bner', '\x7b226163746f72223a2270726e5f7265766965776572222c226174746573746174696f6e223a227765586c4e6a3761626636534a70465a6732376f616632426e32306e41773868546d6171454836787547457455342d5a685f444c78495f6f67783838676a6c6d344147365131716237486d2d4a5a544b314d4e584351222c22626f6479223a2262336662633032386535323030366562363865633664636562633262613235646630646334646438623237343764376130626239313662376464363064373931222c226465636973696f6e223a7b226964223a226465635f30316d38716e763761796d366d626d7a666b38636a36626e6572222c2270726576223a2232616561626339396330313634353831366136363336626164633034326534323533616565366365366139326563336565666336373532326330386564383063222c22736571223a387d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232616561626339396330313634353831366136363336626164633034326534323533616565366365366139326563336565666336373532326330386564383063222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a33332c2274696d65223a22323032362d31322d30315430323a30393a35342e3035345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(34, 2, 9, '\xa4c84018070dbca2fb8b352e7ebddccef1647ad5e7d3b38626194c46dfdf6a60', '\xffc77970db2da63e905e74bdeff35a56327aae39dcfaaf1c4f1dc3073c273747', 'side_effect.refused', 'dec_01m8qnv7aym6mbmzfk8cj6bner', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2233306661326461306362373964363032343234366334353465353433623938376233346365346530613863336131313466393730336561356332383134316564222c226465636973696f6e223a7b226964223a226465635f30316d38716e763761796d366d626d7a666b38636a36626e6572222c2270726576223a2266666337373937306462326461363365393035653734626465666633356135363332376161653339646366616166316334663164633330373363323733373437222c22736571223a397d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2266666337373937306462326461363365393035653734626465666633356135363332376161653339646366616166316334663164633330373363323733373437222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e726566757365642f31222c22736571223a33342c2274696d65223a22323032362d31322d30315430323a30393a35342e3036315a222c2274797065223a22736964655f6566666563742e72656675736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(35, 2, 10, '\xd5aab26b2680363fcaebae23af73cf5b036701b771fee0d44ad9e60631c6cf8c', '\xa4c84018070dbca2fb8b352e7ebddccef1647ad5e7d3b38626194c46dfdf6a60', 'decision.closed', 'dec_01m8qnv7aym6mbmzfk8cj6bner', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2266626566643130633132326336343065383165306333323137363736343935323362656533343334653036623130663661363338353032656233316263643866222c226465636973696f6e223a7b226964223a226465635f30316d38716e763761796d366d626d7a666b38636a36626e6572222c2270726576223a2261346338343031383037306462636132666238623335326537656264646363656631363437616435653764336233383632363139346334366466646636613630222c22736571223a31307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2261346338343031383037306462636132666238623335326537656264646363656631363437616435653764336233383632363139346334366466646636613630222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a33352c2274696d65223a22323032362d31322d30315430323a30393a35342e3036355a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(36, 2, 11, '\x4f2c1c289db48ebb0a466e0b8a3b3b00a6478cc78a65f14bdd101cdcd4d15578', '\xd5aab26b2680363fcaebae23af73cf5b036701b771fee0d44ad9e60631c6cf8c', 'tripwire.tripped', 'dec_01m8qnv7aym6mbmzfk8cj6bner', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2261376361616535666264323231356332633864396465616166386163393962613564616135333033613239376331373939333232303663666465366536363564222c226465636973696f6e223a7b226964223a226465635f30316d38716e763761796d366d626d7a666b38636a36626e6572222c2270726576223a2264356161623236623236383033363366636165626165323361663733636635623033363730316237373166656530643434616439653630363331633663663863222c22736571223a31317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2264356161623236623236383033363366636165626165323361663733636635623033363730316237373166656530643434616439653630363331633663663863222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a33362c2274696d65223a22323032362d31322d30315430323a30393a35342e3036355a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d'),
	(37, 2, 0, '\x2b758e44fafe763267a8aed6480eb67bae551719f1110b5817f35127aead832e', '\x4f2c1c289db48ebb0a466e0b8a3b3b00a6478cc78a65f14bdd101cdcd4d15578', 'decision.opened', 'dec_01m8qnv7cnqvzqkqy1zp0hbmfv', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2263366335393934646263623439383833363030363938313963353462626135666639356166636137343738323236663361363439343531343164333263363039222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637636e71767a716b7179317a703068626d6676222c2270726576223a2230303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030303030222c22736571223a307d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2234663263316332383964623438656262306134363665306238613362336230306136343738636337386136356631346264643130316364636434643135353738222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e6f70656e65642f31222c22736571223a33372c2274696d65223a22323032362d31322d30315430323a30393a35342e3036395a222c2274797065223a226465636973696f6e2e6f70656e6564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(38, 2, 1, '\x3403816a74a2520e7d6cfed579051b293bdc7d804e810afa69dc166d6c36ecd6', '\x2b758e44fafe763267a8aed6480eb67bae551719f1110b5817f35127aead832e', 'review.recorded', 'dec_01m8qnv7cnqvzqkqy1zp0hbmfv', '\x7b226163746f72223a2270726e5f7265766965776572222c226174746573746174696f6e223a22575f48627546596b766c7843643256322d62665063673557526436426730355f5178544b53632d6e446c7130744766304c6538536d4d385161545f796e64413830654c6a767a75504f5a7279724663424672724b4141222c22626f6479223a2262623063373332336232316339383265326164363439613534346631663230313565343165653730336161633762366666346364346438663136653362306638222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637636e71767a716b7179317a703068626d6676222c2270726576223a2232623735386534346661666537363332363761386165643634383065623637626165353531373139663131313062353831376633353132376165616438333265222c22736571223a317d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2232623735386534346661666537363332363761386165643634383065623637626165353531373139663131313062353831376633353132376165616438333265222c22726f6c65223a227265766965776572222c22736368656d61223a227265766965772e7265636f726465642f31222c22736571223a33382c2274696d65223a22323032362d31322d30315430323a30393a35342e3038345a222c2274797065223a227265766965772e7265636f72646564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(39, 2, 2, '\x558fba089e015ac532ecb5e96c304b80bc581a17bcdfdd0e659c2498d53dddd3', '\x3403816a74a2520e7d6cfed579051b293bdc7d804e810afa69dc166d6c36ecd6', 'side_effect.intent', 'dec_01m8qnv7cnqvzqkqy1zp0hbmfv', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2261356433623762373563396639643237623665666532623838363332356235323164333435346536636163386433613331666166383531363639393836396236222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637636e71767a716b7179317a703068626d6676222c2270726576223a2233343033383136613734613235323065376436636665643537393035316232393362646337643830346538313061666136396463313636643663333665636436222c22736571223a327d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2233343033383136613734613235323065376436636665643537393035316232393362646337643830346538313061666136396463313636643663333665636436222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e696e74656e742f31222c22736571223a33392c2274696d65223a22323032362d31322d30315430323a30393a35342e3038375a222c2274797065223a22736964655f6566666563742e696e74656e74222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(40, 2, 3, '\x546e31bbea04c0206bf93d50550d14f327989de4bba005ba9b72c6857c036c17', '\x558fba089e015ac532ecb5e96c304b80bc581a17bcdfdd0e659c2498d53dddd3', 'side_effect.executing', 'dec_01m8qnv7cnqvzqkqy1zp0hbmfv', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2237626230323133313765383533346665346132643363363661323738356434613536356636353132346461363664366233653364623430393161636662643831222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637636e71767a716b7179317a703068626d6676222c2270726576223a2235353866626130383965303135616335333265636235653936633330346238306263353831613137626364666464306536353963323439386435336464646433222c22736571223a337d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235353866626130383965303135616335333265636235653936633330346238306263353831613137626364666464306536353963323439386435336464646433222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e657865637574696e672f31222c22736571223a34302c2274696d65223a22323032362d31322d30315430323a30393a35342e3039305a222c2274797065223a22736964655f6566666563742e657865637574696e67222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(41, 2, 4, '\xb6919c487eee8333fc2eb11ca0e96263e062f0f051797094fc37cf121f37cf39', '\x546e31bbea04c0206bf93d50550d14f327989de4bba005ba9b72c6857c036c17', 'side_effect.outcome_unknown', 'dec_01m8qnv7cnqvzqkqy1zp0hbmfv', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2239303833616563396131346362336131623663613530363335333561613163656631323763336634303865303265363032633336333866323932393630663765222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637636e71767a716b7179317a703068626d6676222c2270726576223a2235343665333162626561303463303230366266393364353035353064313466333237393839646534626261303035626139623732633638353763303336633137222c22736571223a347d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2235343665333162626561303463303230366266393364353035353064313466333237393839646534626261303035626139623732633638353763303336633137222c22726f6c65223a226167656e74222c22736368656d61223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e2f31222c22736571223a34312c2274696d65223a22323032362d31322d30315430323a30393a35342e3039355a222c2274797065223a22736964655f6566666563742e6f7574636f6d655f756e6b6e6f776e222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(42, 2, 5, '\x7455c2db50eca7ccb005824432a3783694faddf841c2e284cc3119ab26cdc89c', '\xb6919c487eee8333fc2eb11ca0e96263e062f0f051797094fc37cf121f37cf39', 'decision.closed', 'dec_01m8qnv7cnqvzqkqy1zp0hbmfv', '\x7b226163746f72223a2270726e5f6167656e74222c22626f6479223a2239343631623366393732616165366538623164663133653561663133303732373831326133616234313132343537363834663139383338323837653663313535222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637636e71767a716b7179317a703068626d6676222c2270726576223a2262363931396334383765656538333333666332656231316361306539363236336530363266306630353137393730393466633337636631323166333763663339222c22736571223a357d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2262363931396334383765656538333333666332656231316361306539363236336530363266306630353137393730393466633337636631323166333763663339222c22726f6c65223a226167656e74222c22736368656d61223a226465636973696f6e2e636c6f7365642f31222c22736571223a34322c2274696d65223a22323032362d31322d30315430323a30393a35342e3039375a222c2274797065223a226465636973696f6e2e636c6f736564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a226170695f6b6579227d'),
	(43, 2, 6, '\xe2254692bda5ab796eb03c30458e688ffc7a2bb1b1ae0200f1ed9dff35827287', '\x7455c2db50eca7ccb005824432a3783694faddf841c2e284cc3119ab26cdc89c', 'tripwire.tripped', 'dec_01m8qnv7cnqvzqkqy1zp0hbmfv', '\x7b226163746f72223a22646f636b6574222c22626f6479223a2264643461336565393963336363613266303238663230333934646134616137393532633235306463643437313130353536396636616135626137396665353432222c226465636973696f6e223a7b226964223a226465635f30316d38716e7637636e71767a716b7179317a703068626d6676222c2270726576223a2237343535633264623530656361376363623030353832343433326133373833363934666164646638343163326532383463633331313961623236636463383963222c22736571223a367d2c226f726967696e223a22646f636b65742e6578616d706c652f636c61696d73222c2270726576223a2237343535633264623530656361376363623030353832343433326133373833363934666164646638343163326532383463633331313961623236636463383963222c22726f6c65223a22646f636b6574222c22736368656d61223a2274726970776972652e747269707065642f31222c22736571223a34332c2274696d65223a22323032362d31322d30315430323a30393a35342e3039375a222c2274797065223a2274726970776972652e74726970706564222c2276223a22646f636b65742d6c65646765722f7631222c22766961223a22646f636b6574227d');

INSERT INTO docket.idempotency VALUES
	(5, 2, 1, 'prn_agent', 'claims-1', '\x84a37e401b2646d0cf218a8c7f1b0e5ab965171651d71db52e267316be382fd2', NULL),
	(24, 2, 1, 'prn_agent', 'claims-3', '\x4413ebec3addbedad52193eddc9e0ac5e7c9bdcb4ecbcc023a7f124177d172e5', NULL),
	(39, 2, 1, 'prn_agent', 'claims-5', '\x58a189b918d9feac02a6d84b0356d6c09bccdcf8c0b9bb50e91c2756fad601f7', NULL);

INSERT INTO docket.ledger OVERRIDING SYSTEM VALUE VALUES
	(1, 'registry', 'docket.example/registry', 'docket.example/registry+b1e01d55+AXOOTlmSEM0ujOTCzUklMwsYnd0rEYWb3Rimr+GxSc3G', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-12-01T02:09:53.603Z', 'docket'),
	(2, 'claims', 'docket.example/claims', 'docket.example/claims+d5f21ee2+AaO1MwxT2yoWLdnS5Uuu/A0SrKuV3pX177BzBTnBqOD9', '{"body_commitment":"scalar","enforcement":"enforcing","log_access":"key","rules":1,"tripwires":{"attempts_max":5,"handoff_confidence":0.5,"high_stakes_confidence":0.7,"loop_compares":"call_and_result","loop_repeats":3,"loop_window":128,"require_decisive_lineage":true},"version":"1"}', '2026-12-01T02:09:53.733Z', 'prn_admin');

INSERT INTO docket.ledger_head VALUES
	(1, 2, '\x39a1a74ce487f5815a682528f6161e2c81bf791b3534306974eac142cadaaee9', '2026-12-01T02:09:53.818Z', '\xff45b67d26ff601f9ecbbf8bdb2135e0aa97b9e6acc9b219c74af030d29df928', false),
	(2, 44, '\xe2254692bda5ab796eb03c30458e688ffc7a2bb1b1ae0200f1ed9dff35827287', '2026-12-01T02:09:54.097Z', '\x17c3ba137bd7db8bf80c2479835bfa6ce086ce029d7f17218f26960b629e71c1f4f39f61e3ddb1804f1c1062cd9d0745f8e62ba3cf6ed05f241d5d66019e689b425d63fcc1a7da7d6101c7d6b51f6b70161d4219636073befd92e5f2cbf26b2f', false);

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
	(1, 2, 2, 2, false, 'dec_01m8qnv75nbdgsene74nta7fkd', 'open', NULL, 'proceed', 'low', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T02:09:53.854Z', '2026-12-01T02:09:53.860Z', 'sub-2', 0, NULL),
	(3, 8, 2, 6, false, 'dec_01m8qnv777eehw9af4v833tgd9', 'closed', NULL, 'proceed', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-12-01T02:09:53.896Z', '2026-12-01T02:09:53.911Z', NULL, 0, NULL),
	(21, 24, 2, 4, false, 'dec_01m8qnv7a6vykcq3ag4a7wgk0f', 'open', 'BLOCKED', 'proceed', 'low', 'claims-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T02:09:53.990Z', '2026-12-01T02:09:54.012Z', NULL, 0, NULL),
	(9, 20, 2, 12, false, 'dec_01m8qnv781mf9ytzgts7rr4r03', 'stopped', 'EXECUTING', 'stop', 'high', 'refund-agent', NULL, 'Refund order 44812 in part', NULL, '2026-12-01T02:09:53.921Z', '2026-12-01T02:09:53.988Z', 'sub-2', 2, NULL),
	(25, 36, 2, 12, false, 'dec_01m8qnv7aym6mbmzfk8cj6bner', 'closed', 'BLOCKED', 'stop', 'medium', 'claims-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-12-01T02:09:54.015Z', '2026-12-01T02:09:54.065Z', NULL, 0, NULL),
	(37, 43, 2, 7, false, 'dec_01m8qnv7cnqvzqkqy1zp0hbmfv', 'closed', NULL, 'proceed', 'low', 'refund-agent', NULL, 'Refund order 44812 in part', 'completed', '2026-12-01T02:09:54.069Z', '2026-12-01T02:09:54.097Z', 'sub-1', 0, NULL);

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
	(5, 6, 3, 2, false, 'sfx_01m8qnv77eby00myd148zh7xwa', 'issue_refund', 'mail', 'order/2', 'billing', NULL, NULL, 'claims-1', 'executing', '2026-12-01T02:09:53.903Z', '2026-12-01T02:09:53.909Z', DEFAULT),
	(24, 24, 21, 2, false, 'sfx_01m8qnv7awa7k2ymrs9hs9eg6c', 'issue_refund', 'mail', 'order/1', 'billing', '25.00', 'EUR', 'claims-3', 'intent', '2026-12-01T02:09:54.012Z', '2026-12-01T02:09:54.012Z', DEFAULT),
	(39, 39, 37, 2, false, 'sfx_01m8qnv7d6zsszr2hhz34h7f7b', 'issue_refund', 'payments', 'order/2', 'billing', NULL, NULL, 'claims-5', 'intent', '2026-12-01T02:09:54.087Z', '2026-12-01T02:09:54.087Z', DEFAULT);

INSERT INTO docket.search_text VALUES
	(1, 1, 2, 'decision.opened', '''#2'' ''2'':13 ''44812'':6 ''agent'':2 ''in'':7 ''low'':10 ''order'':5 ''part'':8 ''refund'':1,4 ''sub'':12'),
	(2, 1, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(3, 3, 2, 'decision.opened', '''#2'' ''44812'':6 ''agent'':2 ''high'':10 ''in'':7 ''order'':5 ''part'':8 ''refund'':1,4'),
	(4, 3, 2, 'review.recorded', '''#2'' ''0'':1 ''approve'':7 ''at'':4 ''it'':5 ''looked'':3'),
	(5, 3, 2, 'side_effect.intent', '''#2'' ''01m8qnv77eby00myd148zh7xwa'':10 ''1'':2 ''2'':13 ''billing'':7 ''claims'':1 ''issue'':4 ''mail'':15 ''order'':12 ''refund'':5 ''sfx'':9'),
	(6, 3, 2, 'side_effect.executing', '''#2'' ''01m8qnv77eby00myd148zh7xwa'':2 ''sfx'':1'),
	(7, 3, 2, 'decision.closed', '''#2'' ''5'':1 ''completed'':3'),
	(8, 3, 2, 'tripwire.tripped', '''#2'' ''01m8qnv77eby00myd148zh7xwa'':8 ''1'':10 ''4'':1 ''closed'':12 ''completed'':5 ''open'':14 ''proceed'':3 ''sfx'':7 ''with'':13 ''work'':15'),
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
	(24, 21, 2, 'side_effect.intent', '''#2'' ''00'':4 ''01m8qnv7awa7k2ymrs9hs9eg6c'':15 ''1'':18 ''25'':3 ''3'':7 ''billing'':12 ''claims'':6 ''eur'':1 ''issue'':9 ''mail'':20 ''order'':17 ''refund'':10 ''sfx'':14'),
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
	(39, 37, 2, 'side_effect.intent', '''#2'' ''01m8qnv7d6zsszr2hhz34h7f7b'':10 ''2'':13 ''5'':2 ''billing'':7 ''claims'':1 ''issue'':4 ''order'':12 ''payments'':15 ''refund'':5 ''sfx'':9');

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
