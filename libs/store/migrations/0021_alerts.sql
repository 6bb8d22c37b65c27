-- When people are reminded of what waits for them, and what else they want to be told of. None of it is evidence: what waits is an entry, and that somebody
-- was reminded is a message of the outbox. Times are the database's own, which all processes share.

-- Of a ledger whose officers chose another schedule than the one that is there for all. NULL: never.
CREATE TABLE docket.reminder_schedule (
  changed_at         timestamptz NOT NULL DEFAULT now(),
  after_share        double precision CHECK (after_share > 0 AND after_share < 1), -- of the time to answer
  ledger_no          integer CONSTRAINT reminder_schedule_pkey PRIMARY KEY REFERENCES docket.ledger,
  before_s           integer CHECK (before_s > 0),           -- before the deadline
  without_deadline_s integer CHECK (without_deadline_s > 0), -- after it was asked
  overdue_every_s    integer CHECK (overdue_every_s > 0),    -- after the deadline, again and again
  changed_by         text NOT NULL
);

-- Of which questions somebody was reminded, and of the latest moment at which that was due: so that it is told once.
CREATE TABLE docket.reminder (
  due_at        timestamptz NOT NULL,
  told_at       timestamptz NOT NULL DEFAULT now(),
  ledger_no     integer NOT NULL REFERENCES docket.ledger,
  decision_id   text NOT NULL,
  escalation_id text NOT NULL,
  CONSTRAINT reminder_pkey PRIMARY KEY (ledger_no, decision_id, escalation_id)
);

-- What somebody wants to be told of: a rule has a place in its ledger, as an endpoint of the outbox has. Entries are held
-- against it from there on, in the transaction that moves the place, so that none is left out and none counts twice.
CREATE TABLE docket.alert_rule (
  created_at timestamptz NOT NULL DEFAULT now(),
  size       bigint NOT NULL,                -- entries of the ledger that were looked at
  ledger_no  integer NOT NULL REFERENCES docket.ledger,
  is_over    boolean NOT NULL DEFAULT false, -- what it counts is: it fires again once that was no more
  alert_id   text CONSTRAINT alert_rule_pkey PRIMARY KEY CHECK (alert_id ~ '^alr_[0-9a-z]{26}$'),
  kind       text NOT NULL,
  terms      text NOT NULL,                  -- JSON: numbers and names
  label      text NOT NULL,
  created_by text NOT NULL
);
CREATE INDEX alert_rule_listed ON docket.alert_rule (ledger_no, alert_id);

-- What a rule found: of one subject, once. No evidence: what it fired on is an entry, or how long one waits.
CREATE TABLE docket.alert_firing (
  firing_no     bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT alert_firing_pkey PRIMARY KEY,
  fired_at      timestamptz NOT NULL DEFAULT now(),
  seq           bigint,                      -- the entry; null where a clock or a count decided
  ledger_no     integer NOT NULL,
  told          integer NOT NULL,            -- messages that were made of it
  alert_id      text NOT NULL REFERENCES docket.alert_rule ON DELETE CASCADE,
  subject       text NOT NULL,               -- a decision, a question, an entry
  decision_id   text,
  escalation_id text,
  CONSTRAINT alert_firing_key UNIQUE (alert_id, subject)
);
CREATE INDEX alert_firing_listed ON docket.alert_firing (ledger_no, firing_no);
CREATE INDEX alert_firing_of ON docket.alert_firing (ledger_no, alert_id, fired_at);
CREATE INDEX alert_firing_age ON docket.alert_firing (ledger_no, fired_at);

-- Behind the wall between ledgers (0006).
DO $$
DECLARE
  told text;
  reads constant text := '(SELECT current_setting(''docket.ledger'') = ''all'')
    OR ledger_no = (SELECT nullif(current_setting(''docket.ledger''), ''all'')::integer)';
  writes constant text := 'ledger_no = (SELECT current_setting(''docket.ledger'')::integer)';
BEGIN
  FOREACH told IN ARRAY ARRAY['reminder_schedule', 'reminder', 'alert_rule', 'alert_firing'] LOOP
    EXECUTE format('ALTER TABLE docket.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', told);
    EXECUTE format('CREATE POLICY read ON docket.%I FOR SELECT USING (%s)', told, reads);
    EXECUTE format('CREATE POLICY append ON docket.%I FOR INSERT WITH CHECK (%s)', told, writes);
    EXECUTE format('CREATE POLICY change ON docket.%I FOR UPDATE USING (%s)', told, writes);
    EXECUTE format('CREATE POLICY remove ON docket.%I FOR DELETE USING (%s)', told, writes);
  END LOOP;
END
$$;

-- A place behind the head would leave out what comes there.
CREATE TRIGGER refuse_ahead AFTER INSERT OR UPDATE OF size ON docket.alert_rule
  FOR EACH ROW EXECUTE FUNCTION docket.refuse_cursor_ahead();
ALTER TABLE docket.alert_rule ENABLE ALWAYS TRIGGER refuse_ahead;
