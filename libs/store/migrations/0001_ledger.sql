-- Ledgers, their entries and what is derived from them.
--
-- No role is named here, so that a dump can be restored where none of them exists: who may do what is in
-- privileges.sql, which every start applies. PostgreSQL's superuser can still change anything: that is what
-- the hash chain, the tree and checkpoints kept elsewhere are for.

CREATE FUNCTION docket.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'docket.% is append-only: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'insufficient_privilege',
          HINT = 'A correction is a new entry that supersedes the old one.';
END
$$;

-- One row per ledger. ledger_no keeps the key of every other table at four bytes.
CREATE TABLE docket.ledger (
  ledger_no  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ledger_id  text NOT NULL UNIQUE CHECK (ledger_id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  origin     text NOT NULL UNIQUE,
  public_key text NOT NULL,          -- C2SP verifier key
  policy     text NOT NULL,          -- canonical JSON, as in the genesis entry
  created_at text NOT NULL,          -- RFC 3339 UTC, milliseconds, as everywhere below
  created_by text NOT NULL
);

-- The only row an append locks. `size` is the version of everything derived from the ledger.
-- Half of each page stays free, so that every update is a heap-only tuple and no index is touched.
CREATE TABLE docket.ledger_head (
  ledger_no integer PRIMARY KEY REFERENCES docket.ledger,
  size      bigint NOT NULL,
  last_hash bytea NOT NULL,
  last_time text NOT NULL,
  frontier  bytea NOT NULL,          -- compact range of the tree over [0, size)
  CONSTRAINT ledger_head_check CHECK (size >= 0 AND octet_length(last_hash) = 32)
) WITH (fillfactor = 50);

CREATE FUNCTION docket.refuse_shrinking_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ledger_no <> OLD.ledger_no OR NEW.size <= OLD.size OR NEW.last_time < OLD.last_time THEN
    RAISE EXCEPTION 'the head of a ledger only moves forward'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;

-- The chain. `leaf` is hashed exactly as stored; the other columns repeat what it says, for indexes,
-- and verification compares them with it. Columns are ordered to leave no padding. One check for all
-- columns: each check costs every batch the time to prepare it.
CREATE TABLE docket.entry (
  seq          bigint NOT NULL,
  ledger_no    integer NOT NULL,
  decision_seq integer,
  leaf_hash    bytea NOT NULL,
  prev         bytea NOT NULL,
  type         text NOT NULL,
  decision_id  text,
  leaf         bytea NOT NULL,
  CONSTRAINT entry_pkey PRIMARY KEY (ledger_no, seq),
  -- Fork guards: no two entries follow the same entry, in the ledger or in a decision.
  CONSTRAINT entry_prev_key UNIQUE (ledger_no, prev),
  CONSTRAINT entry_decision_key UNIQUE (ledger_no, decision_id, decision_seq),
  CONSTRAINT entry_check CHECK (
    seq >= 0 AND octet_length(leaf_hash) = 32 AND octet_length(prev) = 32
    AND octet_length(leaf) BETWEEN 1 AND 65535 AND (decision_id IS NULL) = (decision_seq IS NULL)
  )
);
-- Entries that belong to no decision: few among many, and read by themselves, to know the policy in
-- force and the incidents that are open.
CREATE INDEX entry_ledger_record ON docket.entry (ledger_no, seq) WHERE decision_id IS NULL;

-- What the leaf commits to, apart from it, so that a value can be erased and the chain still holds.
CREATE TABLE docket.body (
  seq       bigint NOT NULL,
  ledger_no integer NOT NULL,
  body      bytea NOT NULL,          -- canonical JSON
  secret    bytea NOT NULL CHECK (octet_length(secret) = 32),  -- the salts are expanded from it
  CONSTRAINT body_pkey PRIMARY KEY (ledger_no, seq)
);

-- Projection: one row per decision with its folded state. `rebuild` writes it anew from the entries.
CREATE TABLE docket.decision (
  ledger_no    integer NOT NULL,
  decision_id  text NOT NULL,
  opened_seq   bigint NOT NULL,
  last_seq     bigint NOT NULL,
  last_hash    bytea NOT NULL,
  entry_count  integer NOT NULL,
  status       text NOT NULL,
  phase        text,
  directive    text NOT NULL,
  stakes       text NOT NULL,
  needs_human  boolean NOT NULL,
  agent_id     text NOT NULL,
  agent_name   text,
  goal         text NOT NULL,
  outcome      text,
  opened_at    text NOT NULL,
  last_time    text NOT NULL,
  state        text NOT NULL,        -- canonical JSON
  CONSTRAINT decision_pkey PRIMARY KEY (ledger_no, decision_id),
  -- Never updated, so that a changed row stays a heap-only tuple; also the order of listings.
  CONSTRAINT decision_opened_key UNIQUE (ledger_no, opened_seq)
) WITH (fillfactor = 45, toast_tuple_target = 8160);
-- The state is rewritten with every entry: no time is spent on compressing it.
ALTER TABLE docket.decision ALTER COLUMN state SET STORAGE EXTERNAL;

-- Projection: which entry a principal first used a key for, and what it asked then. A key is its principal's own: what
-- one uses, another neither blocks nor learns. Keys never expire.
CREATE TABLE docket.idempotency (
  seq            bigint NOT NULL,
  ledger_no      integer NOT NULL,
  entry_count    integer NOT NULL,   -- the entry and the ones the server added to it
  principal      text NOT NULL,      -- the entry's actor
  key            text NOT NULL,
  request_digest bytea NOT NULL CHECK (octet_length(request_digest) = 32),
  answer         text,               -- JSON; NULL: the usual answer, to proceed without a reason
  CONSTRAINT idempotency_pkey PRIMARY KEY (ledger_no, principal, key)
);

-- Full tiles only (C2SP tlog-tiles, height 8): 256 hashes, and the root over them, which is the
-- hash the level above holds. Partial tiles are read from the entries and roots below.
CREATE TABLE docket.tile (
  index     bigint NOT NULL CHECK (index >= 0),
  ledger_no integer NOT NULL,
  level     smallint NOT NULL CHECK (level BETWEEN 0 AND 7),
  root      bytea NOT NULL CHECK (octet_length(root) = 32),
  hashes    bytea NOT NULL CHECK (octet_length(hashes) = 8192),
  -- Over groups of 16 hashes, 32 bytes a slot (the groups are 16 to 31, node n has 2n and 2n + 1 below it, slot 0 is
  -- zeros): a proof reads them, which stay in the row, and the 16 hashes of one group.
  nodes     bytea NOT NULL CHECK (octet_length(nodes) = 1024),
  CONSTRAINT tile_pkey PRIMARY KEY (ledger_no, level, index)
);
-- Hashes do not compress: do not try. Of what is stored so a part is read without the rest.
ALTER TABLE docket.tile ALTER COLUMN hashes SET STORAGE EXTERNAL;
ALTER TABLE docket.tile ALTER COLUMN nodes SET STORAGE PLAIN;

-- Every checkpoint that was ever handed out.
CREATE TABLE docket.checkpoint (
  size      bigint NOT NULL,
  ledger_no integer NOT NULL REFERENCES docket.ledger,
  root      bytea NOT NULL CHECK (octet_length(root) = 32),
  issued_at text NOT NULL,
  note      text NOT NULL,           -- C2SP signed note
  CONSTRAINT checkpoint_pkey PRIMARY KEY (ledger_no, size)
);

-- Keys are random, so a plain SHA-256 is enough at rest. No ledger: a key of the installation. A principal keeps its
-- id when its key is replaced, so several keys may be of one. Until when a key is good stands in the entries that
-- register it and end it, never here.
CREATE TABLE docket.api_key (
  key_id       text PRIMARY KEY,
  ledger_no    integer REFERENCES docket.ledger,
  role         text NOT NULL CHECK (role IN ('agent', 'reviewer', 'officer', 'auditor', 'administrator')),
  principal    text NOT NULL,
  name         text NOT NULL,
  secret_hash  bytea NOT NULL CHECK (octet_length(secret_hash) = 32),
  created_at   text NOT NULL,
  created_by   text NOT NULL,
  revoked_at   text,
  revoked_by   text,
  last_used_at text                  -- to the hour, by the database's clock; no evidence, for people who tidy up
);

-- Evidence is append-only: by privilege (privileges.sql), by trigger (also under
-- session_replication_role = replica, hence ALWAYS), and by row-level security (also for the owner).
DO $$
DECLARE evidence text;
BEGIN
  FOREACH evidence IN ARRAY ARRAY['ledger', 'entry', 'body', 'tile', 'checkpoint'] LOOP
    EXECUTE format('CREATE TRIGGER refuse_row_change BEFORE UPDATE OR DELETE ON docket.%I
      FOR EACH ROW EXECUTE FUNCTION docket.refuse_change()', evidence);
    EXECUTE format('CREATE TRIGGER refuse_statement_change BEFORE UPDATE OR DELETE OR TRUNCATE ON docket.%I
      FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_change()', evidence);
    EXECUTE format('ALTER TABLE docket.%I ENABLE ALWAYS TRIGGER refuse_row_change', evidence);
    EXECUTE format('ALTER TABLE docket.%I ENABLE ALWAYS TRIGGER refuse_statement_change', evidence);
    EXECUTE format('ALTER TABLE docket.%I ENABLE ROW LEVEL SECURITY', evidence);
    EXECUTE format('ALTER TABLE docket.%I FORCE ROW LEVEL SECURITY', evidence);
    EXECUTE format('CREATE POLICY read_all ON docket.%I FOR SELECT USING (true)', evidence);
    EXECUTE format('CREATE POLICY append ON docket.%I FOR INSERT WITH CHECK (true)', evidence);
  END LOOP;
END
$$;

CREATE TRIGGER refuse_shrinking BEFORE UPDATE ON docket.ledger_head
  FOR EACH ROW EXECUTE FUNCTION docket.refuse_shrinking_head();
CREATE TRIGGER refuse_deletion BEFORE DELETE OR TRUNCATE ON docket.ledger_head
  FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_change();
ALTER TABLE docket.ledger_head ENABLE ALWAYS TRIGGER refuse_shrinking;
ALTER TABLE docket.ledger_head ENABLE ALWAYS TRIGGER refuse_deletion;

-- Nothing stands beyond a ledger's head, and the head stands behind entries that follow one another. Without
-- that, one statement with the service's login would keep every later batch from being written: a row at the next
-- position, or a head that no entry follows.
--
-- Therefore the service's role adds no entry and no body, and moves no head, but by these two functions, which do it
-- as the owner: they give the entries the positions behind the head, which moves with them, and refuse what does not
-- follow. Leaves they do not read, which would cost every append: that one is what its hash says, verification finds.
--
-- They answer 0 where it is written; -1 where the head is not where the batch was planned to begin; and the database's
-- clock, in seconds since 1970, where the batch comes too early for it. But for 0, nothing is written. The clock is the
-- one as it stood when the statement came.
--
-- Parameters come in this order, by the columns that they fill: of entries (`e_`), bodies (`b_`), decisions as the batch
-- leaves them (`d_`), the head, and, where there are any, first uses of idempotency keys (`k_`) and full tiles (`t_`).

-- One entry and its decision, as a writer that is alone sends it: arrays would double the time.
CREATE FUNCTION docket.append_one(
  e_leaf bytea, e_leaf_hash bytea, e_prev bytea, e_type text, e_decision_id text, e_decision_seq integer,
  b_body bytea, b_secret bytea,
  d_state text, d_decision_id text, d_opened_seq bigint, d_last_seq bigint, d_last_hash bytea,
  d_entry_count integer, d_status text, d_phase text, d_directive text, d_stakes text, d_needs_human boolean,
  d_agent_id text, d_agent_name text, d_goal text, d_outcome text, d_opened_at text, d_last_time text,
  of_ledger integer, size_before bigint, last_before bytea, size_after bigint, last_after bytea,
  time_after text, frontier_after bytea, not_before timestamptz
) RETURNS double precision LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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

-- A whole batch: an array for each column.
CREATE FUNCTION docket.append_many(
  e_leaf bytea[], e_leaf_hash bytea[], e_prev bytea[], e_type text[], e_decision_id text[],
  e_decision_seq integer[],
  b_body bytea[], b_secret bytea[],
  d_state text[], d_decision_id text[], d_opened_seq bigint[], d_last_seq bigint[], d_last_hash bytea[],
  d_entry_count integer[], d_status text[], d_phase text[], d_directive text[], d_stakes text[],
  d_needs_human boolean[], d_agent_id text[], d_agent_name text[], d_goal text[], d_outcome text[],
  d_opened_at text[], d_last_time text[],
  of_ledger integer, size_before bigint, last_before bytea, size_after bigint, last_after bytea,
  time_after text, frontier_after bytea, not_before timestamptz,
  k_principal text[], k_key text[], k_seq bigint[], k_entry_count integer[], k_request_digest bytea[],
  k_answer text[],
  t_hashes bytea[], t_nodes bytea[], t_root bytea[], t_level integer[], t_index bigint[]
) RETURNS double precision LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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

REVOKE ALL ON FUNCTION docket.append_one, docket.append_many FROM PUBLIC;

REVOKE ALL ON SCHEMA docket FROM PUBLIC;
