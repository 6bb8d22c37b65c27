-- What readers find decisions by: a projection with a cursor of its own, filled behind the appends and
-- never by them (docs/decisions/0008). Every row follows from the entries below `search_cursor.size`;
-- `docket rebuild` writes them anew. Children name their decision by `opened_seq`, eight bytes that also
-- are the order of every list.
--
-- Texts are compared byte by byte (COLLATE "C"): ids are names, and the ledger's times all have one form.

-- How far each ledger is indexed. Whoever indexes holds this row.
CREATE TABLE docket.search_cursor (
  ledger_no integer PRIMARY KEY REFERENCES docket.ledger,
  size      bigint NOT NULL CHECK (size >= 0)
) WITH (fillfactor = 50);

-- Entries below the cursor that cannot be found, wholly or in part, and why.
CREATE TABLE docket.search_skipped (
  seq       bigint NOT NULL,
  ledger_no integer NOT NULL,
  reason    text NOT NULL CHECK (reason IN
    ('entry_missing', 'leaf_damaged', 'body_missing', 'body_damaged', 'decision_unknown', 'text_cut')),
  CONSTRAINT search_skipped_pkey PRIMARY KEY (ledger_no, seq)
);

-- The columns of `decision` that lists show and filter by. Not indexed there: an append would then pay
-- for each of them.
CREATE TABLE docket.search_decision (
  opened_seq  bigint NOT NULL,
  last_seq    bigint NOT NULL,
  ledger_no   integer NOT NULL,
  entry_count integer NOT NULL,
  needs_human boolean NOT NULL,
  decision_id text COLLATE "C" NOT NULL,
  status      text COLLATE "C" NOT NULL,
  phase       text COLLATE "C",
  directive   text COLLATE "C" NOT NULL,
  stakes      text COLLATE "C" NOT NULL,
  agent_id    text COLLATE "C" NOT NULL,
  agent_name  text COLLATE "C",
  goal        text COLLATE "C" NOT NULL,
  outcome     text COLLATE "C",
  opened_at   text COLLATE "C" NOT NULL,
  last_time   text COLLATE "C" NOT NULL,
  subject_ref text COLLATE "C",
  waits       integer NOT NULL DEFAULT 0, -- its open escalations
  next_due    text COLLATE "C",          -- the earliest of their deadlines; NULL: none has one
  CONSTRAINT search_decision_pkey PRIMARY KEY (ledger_no, opened_seq),
  CONSTRAINT search_decision_id_key UNIQUE (ledger_no, decision_id)
) WITH (fillfactor = 80);
CREATE INDEX search_decision_opened_at ON docket.search_decision (ledger_no, opened_at, opened_seq);
CREATE INDEX search_decision_status ON docket.search_decision (ledger_no, status, opened_seq);
CREATE INDEX search_decision_phase ON docket.search_decision (ledger_no, phase, opened_seq);
CREATE INDEX search_decision_stakes ON docket.search_decision (ledger_no, stakes, opened_seq);
CREATE INDEX search_decision_agent ON docket.search_decision (ledger_no, agent_id, opened_seq);
CREATE INDEX search_decision_outcome ON docket.search_decision (ledger_no, outcome, opened_seq)
  WHERE outcome IS NOT NULL;
CREATE INDEX search_decision_subject ON docket.search_decision (ledger_no, subject_ref, opened_seq)
  WHERE subject_ref IS NOT NULL;
CREATE INDEX search_decision_human ON docket.search_decision (ledger_no, opened_seq) WHERE needs_human;
-- In the order of the queue.
CREATE INDEX search_decision_waits ON docket.search_decision (ledger_no, (coalesce(next_due, '~')),
  (CASE stakes WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END), opened_seq)
  WHERE waits > 0;

-- How many decisions of a ledger there are of each kind, kept with the rows and not counted each time that somebody looks:
-- the board of 100,000 decisions then answers as that of 1,000.
CREATE TABLE docket.search_count (
  decisions   numeric NOT NULL, -- whatever somebody puts there: more fits
  waits       numeric NOT NULL,
  ledger_no   integer NOT NULL,
  needs_human boolean NOT NULL,
  status      text COLLATE "C" NOT NULL,
  phase       text COLLATE "C",
  directive   text COLLATE "C" NOT NULL,
  stakes      text COLLATE "C" NOT NULL,
  outcome     text COLLATE "C",
  CONSTRAINT search_count_key UNIQUE NULLS NOT DISTINCT
    (ledger_no, status, phase, directive, stakes, outcome, needs_human)
) WITH (fillfactor = 50);

-- Kept by whatever writes the rows: filling, filling anew, repairing.
CREATE FUNCTION docket.count_decisions() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER count_come AFTER INSERT ON docket.search_decision
  REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION docket.count_decisions();
CREATE TRIGGER count_moved AFTER UPDATE ON docket.search_decision
  REFERENCING NEW TABLE AS come OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION docket.count_decisions();
CREATE TRIGGER count_gone AFTER DELETE ON docket.search_decision
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION docket.count_decisions();

-- Principals that wrote in a decision, Docket itself left out.
CREATE TABLE docket.search_writer (
  opened_seq bigint NOT NULL,
  ledger_no  integer NOT NULL,
  actor      text COLLATE "C" NOT NULL,
  CONSTRAINT search_writer_pkey PRIMARY KEY (ledger_no, actor, opened_seq)
);

-- Lineage: each reference of each Job Card. version NULL: the source could not say.
CREATE TABLE docket.search_document (
  seq         bigint NOT NULL,
  opened_seq  bigint NOT NULL,
  ledger_no   integer NOT NULL,
  position    integer NOT NULL,      -- in the card's list
  document_id text COLLATE "C" NOT NULL,
  version     text COLLATE "C",
  chunk_id    text COLLATE "C",
  section     text COLLATE "C",
  role        text COLLATE "C" NOT NULL,
  CONSTRAINT search_document_pkey PRIMARY KEY (ledger_no, seq, position)
);
CREATE INDEX search_document_cited ON docket.search_document
  (ledger_no, document_id, version, chunk_id, opened_seq);
CREATE INDEX search_document_decision ON docket.search_document (ledger_no, opened_seq, seq);

-- Side effects, one row each, in the state that their last entry left them in. first_seq: the intent, or
-- the report of an action that was never announced.
CREATE TABLE docket.search_side_effect (
  first_seq       bigint NOT NULL,
  last_seq        bigint NOT NULL,
  opened_seq      bigint NOT NULL,
  ledger_no       integer NOT NULL,
  unannounced     boolean NOT NULL,
  side_effect_id  text COLLATE "C" NOT NULL,
  operation       text COLLATE "C",
  target_system   text COLLATE "C",
  target_resource text COLLATE "C",
  owner           text COLLATE "C",
  amount_value    text COLLATE "C",
  amount_currency text COLLATE "C",
  idempotency_key text COLLATE "C",
  state           text COLLATE "C" NOT NULL,
  first_time      text COLLATE "C" NOT NULL,
  last_time       text COLLATE "C" NOT NULL,
  -- Exact; NULL where none is recorded, or what is recorded is no decimal number.
  amount          numeric GENERATED ALWAYS AS (
    CASE WHEN amount_value ~ '^-?[0-9]{1,64}([.][0-9]{1,64})?$' THEN amount_value::numeric END) STORED,
  CONSTRAINT search_side_effect_pkey PRIMARY KEY (ledger_no, opened_seq, side_effect_id)
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX search_side_effect_first ON docket.search_side_effect (ledger_no, first_seq);
CREATE INDEX search_side_effect_target ON docket.search_side_effect
  (ledger_no, target_system, target_resource, opened_seq);
CREATE INDEX search_side_effect_amount ON docket.search_side_effect (ledger_no, amount_currency, amount, opened_seq)
  WHERE amount IS NOT NULL;
CREATE INDEX search_side_effect_operation ON docket.search_side_effect (ledger_no, operation, opened_seq);
CREATE INDEX search_side_effect_unsettled ON docket.search_side_effect (ledger_no, first_seq)
  WHERE state IN ('intent', 'executing', 'outcome_unknown');

-- What the rules found.
CREATE TABLE docket.search_tripwire (
  seq        bigint NOT NULL,
  opened_seq bigint NOT NULL,
  ledger_no  integer NOT NULL,
  rule       text COLLATE "C" NOT NULL,
  CONSTRAINT search_tripwire_pkey PRIMARY KEY (ledger_no, seq)
);
CREATE INDEX search_tripwire_rule ON docket.search_tripwire (ledger_no, rule, opened_seq);

-- The words of each record of a decision, cut by Docket and not by PostgreSQL's parser, so that they do
-- not depend on the database's locale. The lexeme '#<ledger_no>' lets one GIN index serve all ledgers.
CREATE TABLE docket.search_text (
  seq        bigint NOT NULL,
  opened_seq bigint NOT NULL,
  ledger_no  integer NOT NULL,
  type       text COLLATE "C" NOT NULL,
  words      tsvector NOT NULL,
  CONSTRAINT search_text_pkey PRIMARY KEY (ledger_no, seq)
);
-- What was added lately is searched one by one until it is taken into the index: that stays short.
CREATE INDEX search_text_words ON docket.search_text USING gin (words)
  WITH (gin_pending_list_limit = 512);
CREATE INDEX search_text_decision ON docket.search_text (ledger_no, opened_seq, seq);
