-- What a start makes, as PostgreSQL describes it. Written by libs/store/src/migrate.db.spec.ts with
-- DOCKET_UPDATE_GOLDEN=1; never run. `docket_app` stands for the role of the database.

CREATE TABLE docket.alert_firing (
  firing_no bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  fired_at timestamp with time zone NOT NULL DEFAULT now(),
  seq bigint,
  ledger_no integer NOT NULL,
  told integer NOT NULL,
  alert_id text NOT NULL,
  subject text NOT NULL,
  decision_id text,
  escalation_id text,
  CONSTRAINT alert_firing_key UNIQUE (alert_id, subject),
  CONSTRAINT alert_firing_pkey PRIMARY KEY (firing_no),
  CONSTRAINT alert_firing_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES docket.alert_rule(alert_id) ON DELETE CASCADE
);
CREATE INDEX alert_firing_age ON docket.alert_firing USING btree (ledger_no, fired_at);
CREATE INDEX alert_firing_listed ON docket.alert_firing USING btree (ledger_no, firing_no);
CREATE INDEX alert_firing_of ON docket.alert_firing USING btree (ledger_no, alert_id, fired_at);
ALTER TABLE docket.alert_firing ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.alert_firing FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.alert_firing FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.alert_firing FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.alert_firing FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.alert_firing FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT DELETE, INSERT, SELECT ON docket.alert_firing TO docket_app;

CREATE TABLE docket.alert_rule (
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  size bigint NOT NULL,
  ledger_no integer NOT NULL,
  is_over boolean NOT NULL DEFAULT false,
  alert_id text NOT NULL,
  kind text NOT NULL,
  terms text NOT NULL,
  label text NOT NULL,
  created_by text NOT NULL,
  CONSTRAINT alert_rule_pkey PRIMARY KEY (alert_id),
  CONSTRAINT alert_rule_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no),
  CONSTRAINT alert_rule_alert_id_check CHECK ((alert_id ~ '^alr_[0-9a-z]{26}$'::text))
);
CREATE INDEX alert_rule_listed ON docket.alert_rule USING btree (ledger_no, alert_id);
CREATE TRIGGER refuse_ahead AFTER INSERT OR UPDATE OF size ON docket.alert_rule FOR EACH ROW EXECUTE FUNCTION docket.refuse_cursor_ahead();
ALTER TABLE docket.alert_rule ENABLE ALWAYS TRIGGER refuse_ahead;
CREATE TRIGGER refuse_left BEFORE INSERT OR DELETE ON docket.alert_rule FOR EACH ROW EXECUTE FUNCTION docket.refuse_left();
ALTER TABLE docket.alert_rule ENABLE ALWAYS TRIGGER refuse_left;
ALTER TABLE docket.alert_rule ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.alert_rule FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.alert_rule FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.alert_rule FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.alert_rule FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.alert_rule FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT DELETE, INSERT, SELECT ON docket.alert_rule TO docket_app;
GRANT UPDATE (size, is_over) ON docket.alert_rule TO docket_app;

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
  CONSTRAINT api_key_pkey PRIMARY KEY (key_id),
  CONSTRAINT api_key_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no),
  CONSTRAINT api_key_role_check CHECK ((role = ANY (ARRAY['agent'::text, 'reviewer'::text, 'officer'::text, 'auditor'::text, 'administrator'::text, 'observer'::text]))),
  CONSTRAINT api_key_secret_hash_check CHECK ((octet_length(secret_hash) = 32))
);
CREATE TRIGGER refuse_left BEFORE INSERT OR UPDATE OF revoked_at ON docket.api_key FOR EACH ROW EXECUTE FUNCTION docket.refuse_left();
ALTER TABLE docket.api_key ENABLE ALWAYS TRIGGER refuse_left;
GRANT INSERT, SELECT ON docket.api_key TO docket_app;
GRANT UPDATE (revoked_at, revoked_by, last_used_at) ON docket.api_key TO docket_app;

CREATE TABLE docket.body (
  seq bigint NOT NULL,
  ledger_no integer NOT NULL,
  body bytea NOT NULL,
  secret bytea,
  disclosure bytea,
  CONSTRAINT body_pkey PRIMARY KEY (ledger_no, seq),
  CONSTRAINT body_check CHECK (
CASE
    WHEN (disclosure IS NULL) THEN ((secret IS NOT NULL) AND (octet_length(secret) = 32))
    ELSE (secret IS NULL)
END)
);
CREATE TRIGGER refuse_row_change BEFORE DELETE OR UPDATE ON docket.body FOR EACH ROW EXECUTE FUNCTION docket.refuse_body_change();
ALTER TABLE docket.body ENABLE ALWAYS TRIGGER refuse_row_change;
CREATE TRIGGER refuse_statement_change BEFORE DELETE OR TRUNCATE ON docket.body FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_change();
ALTER TABLE docket.body ENABLE ALWAYS TRIGGER refuse_statement_change;
ALTER TABLE docket.body ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.body FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.body FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY erase ON docket.body FOR UPDATE TO public USING ((ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif")));
CREATE POLICY read ON docket.body FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
GRANT SELECT ON docket.body TO docket_app;

CREATE TABLE docket.checkpoint (
  size bigint NOT NULL,
  ledger_no integer NOT NULL,
  root bytea NOT NULL,
  issued_at text NOT NULL,
  note text NOT NULL,
  CONSTRAINT checkpoint_pkey PRIMARY KEY (ledger_no, size),
  CONSTRAINT checkpoint_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no),
  CONSTRAINT checkpoint_root_check CHECK ((octet_length(root) = 32))
);
CREATE TRIGGER refuse_left BEFORE INSERT ON docket.checkpoint FOR EACH ROW EXECUTE FUNCTION docket.refuse_left();
ALTER TABLE docket.checkpoint ENABLE ALWAYS TRIGGER refuse_left;
CREATE TRIGGER refuse_row_change BEFORE DELETE OR UPDATE ON docket.checkpoint FOR EACH ROW EXECUTE FUNCTION docket.refuse_change();
ALTER TABLE docket.checkpoint ENABLE ALWAYS TRIGGER refuse_row_change;
CREATE TRIGGER refuse_statement_change BEFORE DELETE OR UPDATE OR TRUNCATE ON docket.checkpoint FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_change();
ALTER TABLE docket.checkpoint ENABLE ALWAYS TRIGGER refuse_statement_change;
ALTER TABLE docket.checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.checkpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.checkpoint FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.checkpoint FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
GRANT INSERT, SELECT ON docket.checkpoint TO docket_app;

CREATE TABLE docket.claim (
  changed_at timestamp with time zone NOT NULL DEFAULT now(),
  held_until timestamp with time zone,
  noted_at timestamp with time zone,
  ledger_no integer NOT NULL,
  decision_id text NOT NULL,
  escalation_id text NOT NULL,
  holder text,
  given_by text,
  note text,
  noted_by text,
  CONSTRAINT claim_pkey PRIMARY KEY (ledger_no, decision_id, escalation_id),
  CONSTRAINT claim_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no),
  CONSTRAINT claim_check CHECK ((((holder IS NULL) = (held_until IS NULL)) AND ((holder IS NULL) = (given_by IS NULL)) AND ((note IS NULL) = (noted_by IS NULL)) AND ((note IS NULL) = (noted_at IS NULL)))),
  CONSTRAINT claim_note_check CHECK ((octet_length(note) <= 8000))
);
CREATE INDEX claim_age ON docket.claim USING btree (ledger_no, changed_at);
CREATE TRIGGER refuse_left BEFORE INSERT OR DELETE OR UPDATE ON docket.claim FOR EACH ROW EXECUTE FUNCTION docket.refuse_left();
ALTER TABLE docket.claim ENABLE ALWAYS TRIGGER refuse_left;
ALTER TABLE docket.claim ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.claim FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.claim FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.claim FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.claim FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.claim FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT DELETE, INSERT, SELECT ON docket.claim TO docket_app;
GRANT UPDATE (changed_at, held_until, noted_at, holder, given_by, note, noted_by) ON docket.claim TO docket_app;

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
  state text NOT NULL,
  CONSTRAINT decision_pkey PRIMARY KEY (ledger_no, decision_id)
) WITH (fillfactor=45, toast_tuple_target=8160);
ALTER TABLE docket.decision ALTER COLUMN state SET STORAGE EXTERNAL;
CREATE INDEX decision_opened ON docket.decision USING btree (ledger_no, opened_seq);
ALTER TABLE docket.decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.decision FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.decision FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.decision FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.decision FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.decision FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT INSERT, SELECT, UPDATE ON docket.decision TO docket_app;

CREATE TABLE docket.entry (
  seq bigint NOT NULL,
  ledger_no integer NOT NULL,
  decision_seq integer,
  leaf_hash bytea NOT NULL,
  prev bytea NOT NULL,
  type text NOT NULL,
  decision_id text,
  leaf bytea NOT NULL,
  CONSTRAINT entry_decision_key UNIQUE (ledger_no, decision_id, decision_seq),
  CONSTRAINT entry_prev_key UNIQUE (ledger_no, prev),
  CONSTRAINT entry_pkey PRIMARY KEY (ledger_no, seq),
  CONSTRAINT entry_check CHECK (((seq >= 0) AND (octet_length(leaf_hash) = 32) AND (octet_length(prev) = 32) AND ((octet_length(leaf) >= 1) AND (octet_length(leaf) <= 65535)) AND ((decision_id IS NULL) = (decision_seq IS NULL))))
);
CREATE INDEX entry_ledger_record ON docket.entry USING btree (ledger_no, seq) WHERE (decision_id IS NULL);
CREATE TRIGGER refuse_row_change BEFORE DELETE OR UPDATE ON docket.entry FOR EACH ROW EXECUTE FUNCTION docket.refuse_change();
ALTER TABLE docket.entry ENABLE ALWAYS TRIGGER refuse_row_change;
CREATE TRIGGER refuse_statement_change BEFORE DELETE OR UPDATE OR TRUNCATE ON docket.entry FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_change();
ALTER TABLE docket.entry ENABLE ALWAYS TRIGGER refuse_statement_change;
ALTER TABLE docket.entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.entry FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.entry FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.entry FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
GRANT SELECT ON docket.entry TO docket_app;

CREATE TABLE docket.expiry_run (
  ended_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  goes_on bigint,
  ledger_no integer NOT NULL,
  held integer NOT NULL,
  skipped integer NOT NULL,
  state text NOT NULL,
  CONSTRAINT expiry_run_pkey PRIMARY KEY (ledger_no),
  CONSTRAINT expiry_run_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no),
  CONSTRAINT expiry_run_ended_at_check CHECK (isfinite(ended_at)),
  CONSTRAINT expiry_run_goes_on_check CHECK ((goes_on >= 0)),
  CONSTRAINT expiry_run_held_check CHECK ((held >= 0)),
  CONSTRAINT expiry_run_skipped_check CHECK ((skipped >= 0)),
  CONSTRAINT expiry_run_state_check CHECK ((state = ANY (ARRAY['done'::text, 'waiting'::text, 'failed'::text])))
) WITH (fillfactor=50);
ALTER TABLE docket.expiry_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.expiry_run FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.expiry_run FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.expiry_run FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.expiry_run FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.expiry_run FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT INSERT, SELECT ON docket.expiry_run TO docket_app;
GRANT UPDATE (ended_at, goes_on, held, skipped, state) ON docket.expiry_run TO docket_app;

CREATE TABLE docket.export_job (
  attempts integer NOT NULL DEFAULT 0,
  begun integer NOT NULL DEFAULT 0,
  ledger_no integer NOT NULL,
  content_attempt integer,
  parts integer,
  done bigint NOT NULL DEFAULT 0,
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
  seal bytea,
  file_seal bytea,
  CONSTRAINT export_job_key UNIQUE (ledger_no, requested_by, idempotency_key),
  CONSTRAINT export_job_pkey PRIMARY KEY (export_id),
  CONSTRAINT export_job_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no),
  CONSTRAINT export_job_check CHECK (((state = ANY (ARRAY['queued'::text, 'running'::text, 'ready'::text, 'failed'::text, 'cancelled'::text, 'expired'::text])) AND ((state <> 'ready'::text) OR ((recorded_seq IS NOT NULL) AND (sha256 IS NOT NULL) AND (expires_at IS NOT NULL))))),
  CONSTRAINT export_job_export_id_check CHECK ((export_id ~ '^exp_[0-9a-z]{26}$'::text))
);
CREATE INDEX export_job_listed ON docket.export_job USING btree (ledger_no, export_id);
CREATE INDEX export_job_waiting ON docket.export_job USING btree (export_id) WHERE (state = ANY (ARRAY['queued'::text, 'running'::text]));
CREATE TRIGGER refuse_left BEFORE INSERT ON docket.export_job FOR EACH ROW EXECUTE FUNCTION docket.refuse_left();
ALTER TABLE docket.export_job ENABLE ALWAYS TRIGGER refuse_left;
ALTER TABLE docket.export_job ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.export_job FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.export_job FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.export_job FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.export_job FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.export_job FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT INSERT, SELECT ON docket.export_job TO docket_app;
GRANT UPDATE (attempts, begun, content_attempt, parts, done, total, size, recorded_seq, lease_until, state, started_at, finished_at, expires_at, worker, media_type, file_name, facts, failure, sha256, file_seal) ON docket.export_job TO docket_app;

CREATE TABLE docket.export_part (
  attempt integer NOT NULL,
  part integer NOT NULL,
  export_id text NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT export_part_pkey PRIMARY KEY (export_id, attempt, part),
  CONSTRAINT export_part_export_id_fkey FOREIGN KEY (export_id) REFERENCES docket.export_job(export_id),
  CONSTRAINT export_part_bytes_check CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 262144)))
);
ALTER TABLE docket.export_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE docket.export_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.export_part FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.export_part FOR INSERT TO public WITH CHECK (((( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting) IS NOT NULL) AND (EXISTS ( SELECT
   FROM docket.export_job j
  WHERE (j.export_id = export_part.export_id)))));
CREATE POLICY read ON docket.export_part FOR SELECT TO public USING ((EXISTS ( SELECT
   FROM docket.export_job j
  WHERE (j.export_id = export_part.export_id))));
CREATE POLICY remove ON docket.export_part FOR DELETE TO public USING (((( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting) IS NOT NULL) AND (EXISTS ( SELECT
   FROM docket.export_job j
  WHERE (j.export_id = export_part.export_id)))));
GRANT DELETE, INSERT, SELECT ON docket.export_part TO docket_app;

CREATE TABLE docket.idempotency (
  seq bigint NOT NULL,
  ledger_no integer NOT NULL,
  entry_count integer NOT NULL,
  principal text NOT NULL,
  key text NOT NULL,
  request_digest bytea NOT NULL,
  answer text,
  CONSTRAINT idempotency_pkey PRIMARY KEY (ledger_no, principal, key),
  CONSTRAINT idempotency_request_digest_check CHECK ((octet_length(request_digest) = 32))
);
ALTER TABLE docket.idempotency ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.idempotency FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.idempotency FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.idempotency FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.idempotency FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.idempotency FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT INSERT, SELECT ON docket.idempotency TO docket_app;

CREATE TABLE docket.ledger (
  ledger_no integer NOT NULL GENERATED ALWAYS AS IDENTITY,
  ledger_id text NOT NULL,
  origin text NOT NULL,
  public_key text NOT NULL,
  policy text NOT NULL,
  created_at text NOT NULL,
  created_by text NOT NULL,
  CONSTRAINT ledger_ledger_id_key UNIQUE (ledger_id),
  CONSTRAINT ledger_origin_key UNIQUE (origin),
  CONSTRAINT ledger_pkey PRIMARY KEY (ledger_no),
  CONSTRAINT ledger_ledger_id_check CHECK ((ledger_id ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
);
CREATE TRIGGER refuse_row_change BEFORE DELETE OR UPDATE ON docket.ledger FOR EACH ROW EXECUTE FUNCTION docket.refuse_change();
ALTER TABLE docket.ledger ENABLE ALWAYS TRIGGER refuse_row_change;
CREATE TRIGGER refuse_statement_change BEFORE DELETE OR UPDATE OR TRUNCATE ON docket.ledger FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_change();
ALTER TABLE docket.ledger ENABLE ALWAYS TRIGGER refuse_statement_change;
ALTER TABLE docket.ledger ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.ledger FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.ledger FOR INSERT TO public WITH CHECK (true);
CREATE POLICY read_all ON docket.ledger FOR SELECT TO public USING (true);
GRANT INSERT, SELECT ON docket.ledger TO docket_app;

CREATE TABLE docket.ledger_head (
  ledger_no integer NOT NULL,
  size bigint NOT NULL,
  last_hash bytea NOT NULL,
  last_time text NOT NULL,
  frontier bytea NOT NULL,
  is_closed boolean NOT NULL DEFAULT false,
  standing text NOT NULL DEFAULT 'here'::text,
  copied bigint,
  CONSTRAINT ledger_head_pkey PRIMARY KEY (ledger_no),
  CONSTRAINT ledger_head_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no),
  CONSTRAINT ledger_head_check CHECK (((size >= 0) AND (octet_length(last_hash) = 32))),
  CONSTRAINT ledger_head_standing_check CHECK (((standing = ANY (ARRAY['here'::text, 'coming'::text, 'leaving'::text, 'moved'::text])) AND ((standing <> 'coming'::text) OR (copied IS NOT NULL))))
) WITH (fillfactor=50);
CREATE INDEX ledger_head_standing ON docket.ledger_head USING btree (ledger_no) WHERE (standing <> 'here'::text);
CREATE CONSTRAINT TRIGGER closed_with_successor AFTER UPDATE OF is_closed ON docket.ledger_head DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.is_closed AND (NOT old.is_closed))) EXECUTE FUNCTION docket.closed_with_successor();
ALTER TABLE docket.ledger_head ENABLE ALWAYS TRIGGER closed_with_successor;
CREATE TRIGGER refuse_deletion BEFORE DELETE OR TRUNCATE ON docket.ledger_head FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_change();
ALTER TABLE docket.ledger_head ENABLE ALWAYS TRIGGER refuse_deletion;
CREATE TRIGGER refuse_shrinking BEFORE UPDATE ON docket.ledger_head FOR EACH ROW EXECUTE FUNCTION docket.refuse_shrinking_head();
ALTER TABLE docket.ledger_head ENABLE ALWAYS TRIGGER refuse_shrinking;
ALTER TABLE docket.ledger_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.ledger_head FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.ledger_head FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.ledger_head FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.ledger_head FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.ledger_head FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT INSERT, SELECT ON docket.ledger_head TO docket_app;
GRANT UPDATE (ledger_no) ON docket.ledger_head TO docket_app;

CREATE TABLE docket.ledger_move (
  announced_at timestamp with time zone NOT NULL DEFAULT now(),
  frozen_at timestamp with time zone,
  size bigint,
  ledger_no integer NOT NULL,
  is_out boolean NOT NULL,
  was_here boolean NOT NULL DEFAULT false,
  derived bigint NOT NULL DEFAULT 0,
  move_id text NOT NULL,
  other_cell text NOT NULL,
  root bytea,
  CONSTRAINT ledger_move_pkey PRIMARY KEY (ledger_no),
  CONSTRAINT ledger_move_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no),
  CONSTRAINT ledger_move_check CHECK ((((size IS NULL) = (root IS NULL)) AND (octet_length(root) = 32)))
);
ALTER TABLE docket.ledger_move ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.ledger_move FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.ledger_move FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.ledger_move FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.ledger_move FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.ledger_move FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT SELECT ON docket.ledger_move TO docket_app;

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
  content_hash bytea,
  seals bytea[],
  CONSTRAINT otlp_arrival_pkey PRIMARY KEY (ledger_no, request_no),
  CONSTRAINT otlp_arrival_items_check CHECK ((items > 0)),
  CONSTRAINT otlp_arrival_whole CHECK ((cardinality(trace_ids) = ALL (ARRAY[cardinality(chunk_items), cardinality(chunk_bytes), cardinality(has_root), cardinality(ranges)])))
) WITH (toast_tuple_target=8160);
ALTER TABLE docket.otlp_arrival ALTER COLUMN trace_ids SET STORAGE EXTERNAL;
ALTER TABLE docket.otlp_arrival ALTER COLUMN chunk_items SET STORAGE EXTERNAL;
ALTER TABLE docket.otlp_arrival ALTER COLUMN chunk_bytes SET STORAGE EXTERNAL;
ALTER TABLE docket.otlp_arrival ALTER COLUMN has_root SET STORAGE EXTERNAL;
ALTER TABLE docket.otlp_arrival ALTER COLUMN ranges SET STORAGE EXTERNAL;
ALTER TABLE docket.otlp_arrival ALTER COLUMN seals SET STORAGE EXTERNAL;
ALTER TABLE docket.otlp_arrival ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.otlp_arrival FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.otlp_arrival FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.otlp_arrival FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.otlp_arrival FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.otlp_arrival FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT DELETE, INSERT, SELECT ON docket.otlp_arrival TO docket_app;
GRANT UPDATE (items) ON docket.otlp_arrival TO docket_app;

CREATE TABLE docket.otlp_chunk (
  chunk_no bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  request_no bigint,
  ledger_no integer NOT NULL,
  round integer,
  items integer NOT NULL,
  bytes integer NOT NULL,
  principal text NOT NULL,
  trace_id text NOT NULL,
  ranges bytea NOT NULL,
  known bytea,
  via text,
  content_hash bytea,
  seal bytea,
  CONSTRAINT otlp_chunk_pkey PRIMARY KEY (ledger_no, principal, trace_id, chunk_no),
  CONSTRAINT otlp_chunk_trace FOREIGN KEY (ledger_no, principal, trace_id) REFERENCES docket.otlp_trace(ledger_no, principal, trace_id) ON DELETE CASCADE,
  CONSTRAINT otlp_chunk_items_check CHECK ((items > 0))
);
CREATE INDEX otlp_chunk_waiting ON docket.otlp_chunk USING btree (ledger_no, request_no) INCLUDE (items) WHERE (request_no IS NOT NULL);
ALTER TABLE docket.otlp_chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.otlp_chunk FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.otlp_chunk FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.otlp_chunk FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.otlp_chunk FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.otlp_chunk FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT INSERT, SELECT ON docket.otlp_chunk TO docket_app;
GRANT UPDATE (request_no, round, known) ON docket.otlp_chunk TO docket_app;

CREATE TABLE docket.otlp_request (
  request_no bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  ledger_no integer NOT NULL,
  coding text NOT NULL,
  signal text NOT NULL,
  form text NOT NULL,
  content bytea NOT NULL,
  CONSTRAINT otlp_request_pkey PRIMARY KEY (request_no),
  CONSTRAINT otlp_request_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no),
  CONSTRAINT otlp_request_coding_check CHECK ((coding = ANY (ARRAY['identity'::text, 'gzip'::text, 'br'::text]))),
  CONSTRAINT otlp_request_form_check CHECK ((form = ANY (ARRAY['protobuf'::text, 'json'::text, 'items'::text]))),
  CONSTRAINT otlp_request_signal_check CHECK ((signal = ANY (ARRAY['traces'::text, 'logs'::text])))
);
ALTER TABLE docket.otlp_request ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE TRIGGER refuse_left BEFORE INSERT ON docket.otlp_request FOR EACH ROW EXECUTE FUNCTION docket.refuse_left();
ALTER TABLE docket.otlp_request ENABLE ALWAYS TRIGGER refuse_left;
ALTER TABLE docket.otlp_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.otlp_request FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.otlp_request FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.otlp_request FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.otlp_request FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.otlp_request FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT DELETE, INSERT, SELECT ON docket.otlp_request TO docket_app;

CREATE TABLE docket.otlp_trace (
  first_at timestamp with time zone NOT NULL,
  last_at timestamp with time zone NOT NULL,
  lease_until timestamp with time zone,
  retry_at timestamp with time zone,
  set_aside_at timestamp with time zone,
  ledger_no integer NOT NULL,
  round integer NOT NULL DEFAULT 0,
  conflicts integer NOT NULL DEFAULT 0,
  failures integer NOT NULL DEFAULT 0,
  is_pending boolean NOT NULL,
  is_frozen boolean NOT NULL DEFAULT false,
  has_root boolean NOT NULL,
  trace_id text NOT NULL,
  principal text NOT NULL,
  via text NOT NULL,
  decision_id text,
  goal text,
  refusal text,
  seal bytea,
  goal_seal bytea,
  CONSTRAINT otlp_trace_pkey PRIMARY KEY (ledger_no, principal, trace_id),
  CONSTRAINT otlp_trace_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no),
  CONSTRAINT otlp_trace_trace_id_check CHECK ((trace_id ~ '^[0-9a-f]{32}$'::text))
);
CREATE INDEX otlp_trace_set_aside ON docket.otlp_trace USING btree (set_aside_at) WHERE (set_aside_at IS NOT NULL);
CREATE INDEX otlp_trace_settled ON docket.otlp_trace USING btree (last_at) WHERE (NOT (is_pending OR is_frozen));
CREATE INDEX otlp_trace_waiting ON docket.otlp_trace USING btree (first_at) WHERE ((is_pending OR is_frozen) AND (set_aside_at IS NULL));
ALTER TABLE docket.otlp_trace ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.otlp_trace FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.otlp_trace FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.otlp_trace FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.otlp_trace FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.otlp_trace FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT DELETE, INSERT, SELECT ON docket.otlp_trace TO docket_app;
GRANT UPDATE (first_at, last_at, lease_until, retry_at, set_aside_at, round, conflicts, failures, is_pending, is_frozen, has_root, decision_id, goal, refusal, seal, goal_seal) ON docket.otlp_trace TO docket_app;

CREATE TABLE docket.outbox_endpoint (
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  delivered_at timestamp with time zone,
  lease_until timestamp with time zone,
  retry_at timestamp with time zone,
  failing_since timestamp with time zone,
  disabled_at timestamp with time zone,
  size bigint NOT NULL,
  ledger_no integer NOT NULL,
  lease_no integer NOT NULL DEFAULT 0,
  failures integer NOT NULL DEFAULT 0,
  endpoint_id text NOT NULL,
  form text NOT NULL,
  events text NOT NULL,
  label text NOT NULL,
  shown text NOT NULL,
  created_by text NOT NULL,
  disabled_why text,
  last_error text,
  sealed bytea NOT NULL,
  CONSTRAINT outbox_endpoint_pkey PRIMARY KEY (endpoint_id),
  CONSTRAINT outbox_endpoint_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no),
  CONSTRAINT outbox_endpoint_endpoint_id_check CHECK ((endpoint_id ~ '^whk_[0-9a-z]{26}$'::text))
);
CREATE INDEX outbox_endpoint_listed ON docket.outbox_endpoint USING btree (ledger_no, endpoint_id);
CREATE TRIGGER refuse_ahead AFTER INSERT OR UPDATE OF size ON docket.outbox_endpoint FOR EACH ROW EXECUTE FUNCTION docket.refuse_cursor_ahead();
ALTER TABLE docket.outbox_endpoint ENABLE ALWAYS TRIGGER refuse_ahead;
CREATE TRIGGER refuse_left BEFORE INSERT OR DELETE OR UPDATE OF sealed ON docket.outbox_endpoint FOR EACH ROW EXECUTE FUNCTION docket.refuse_left();
ALTER TABLE docket.outbox_endpoint ENABLE ALWAYS TRIGGER refuse_left;
ALTER TABLE docket.outbox_endpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.outbox_endpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.outbox_endpoint FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.outbox_endpoint FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.outbox_endpoint FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.outbox_endpoint FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT DELETE, INSERT, SELECT ON docket.outbox_endpoint TO docket_app;
GRANT UPDATE (delivered_at, lease_until, retry_at, failing_since, disabled_at, size, lease_no, failures, disabled_why, last_error, sealed) ON docket.outbox_endpoint TO docket_app;

CREATE TABLE docket.outbox_message (
  message_no bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  settled_at timestamp with time zone,
  ledger_no integer NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  last_status integer,
  endpoint_id text NOT NULL,
  message_id text NOT NULL,
  state text NOT NULL DEFAULT 'waiting'::text,
  event text NOT NULL,
  content text NOT NULL,
  last_error text,
  seal bytea,
  CONSTRAINT outbox_message_key UNIQUE (endpoint_id, message_id),
  CONSTRAINT outbox_message_pkey PRIMARY KEY (message_no),
  CONSTRAINT outbox_message_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES docket.outbox_endpoint(endpoint_id) ON DELETE CASCADE,
  CONSTRAINT outbox_message_message_id_check CHECK ((message_id ~ '^msg_[0-9a-f]{32}$'::text)),
  CONSTRAINT outbox_message_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'dead'::text])))
);
CREATE INDEX outbox_message_dead ON docket.outbox_message USING btree (ledger_no) WHERE (state = 'dead'::text);
CREATE INDEX outbox_message_settled ON docket.outbox_message USING btree (settled_at) WHERE (state <> 'waiting'::text);
CREATE INDEX outbox_message_waiting ON docket.outbox_message USING btree (endpoint_id, message_no) WHERE (state = 'waiting'::text);
ALTER TABLE docket.outbox_message ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.outbox_message FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.outbox_message FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.outbox_message FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.outbox_message FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.outbox_message FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT DELETE, INSERT, SELECT ON docket.outbox_message TO docket_app;
GRANT UPDATE (settled_at, attempts, last_status, state, last_error) ON docket.outbox_message TO docket_app;

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
  CONSTRAINT person_enrolment_hash_key UNIQUE (enrolment_hash),
  CONSTRAINT person_name_key UNIQUE (name),
  CONSTRAINT person_pkey PRIMARY KEY (person_id),
  CONSTRAINT person_check CHECK (((octet_length(seal) = 32) AND ((enrolment_hash IS NULL) OR (octet_length(enrolment_hash) = 32)) AND ((enrolment_hash IS NULL) = (enrolment_expires_at IS NULL)))),
  CONSTRAINT person_name_check CHECK ((name ~ '^[a-z0-9][a-z0-9._-]{0,62}$'::text)),
  CONSTRAINT person_person_id_check CHECK ((person_id ~ '^per_[0-9a-z]{26}$'::text))
);
GRANT DELETE, INSERT, SELECT ON docket.person TO docket_app;
GRANT UPDATE (credential_no, passphrase, enrolment_expires_at, enrolment_hash, seal) ON docket.person TO docket_app;

CREATE TABLE docket.reminder (
  due_at timestamp with time zone NOT NULL,
  told_at timestamp with time zone NOT NULL DEFAULT now(),
  ledger_no integer NOT NULL,
  decision_id text NOT NULL,
  escalation_id text NOT NULL,
  CONSTRAINT reminder_pkey PRIMARY KEY (ledger_no, decision_id, escalation_id),
  CONSTRAINT reminder_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no)
);
ALTER TABLE docket.reminder ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.reminder FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.reminder FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.reminder FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.reminder FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.reminder FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT DELETE, INSERT, SELECT ON docket.reminder TO docket_app;
GRANT UPDATE (due_at, told_at) ON docket.reminder TO docket_app;

CREATE TABLE docket.reminder_schedule (
  changed_at timestamp with time zone NOT NULL DEFAULT now(),
  after_share double precision,
  ledger_no integer NOT NULL,
  before_s integer,
  without_deadline_s integer,
  overdue_every_s integer,
  changed_by text NOT NULL,
  CONSTRAINT reminder_schedule_pkey PRIMARY KEY (ledger_no),
  CONSTRAINT reminder_schedule_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no),
  CONSTRAINT reminder_schedule_after_share_check CHECK (((after_share > (0)::double precision) AND (after_share < (1)::double precision))),
  CONSTRAINT reminder_schedule_before_s_check CHECK ((before_s > 0)),
  CONSTRAINT reminder_schedule_overdue_every_s_check CHECK ((overdue_every_s > 0)),
  CONSTRAINT reminder_schedule_without_deadline_s_check CHECK ((without_deadline_s > 0))
);
CREATE TRIGGER refuse_left BEFORE INSERT OR UPDATE ON docket.reminder_schedule FOR EACH ROW EXECUTE FUNCTION docket.refuse_left();
ALTER TABLE docket.reminder_schedule ENABLE ALWAYS TRIGGER refuse_left;
ALTER TABLE docket.reminder_schedule ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.reminder_schedule FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.reminder_schedule FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.reminder_schedule FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.reminder_schedule FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.reminder_schedule FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT INSERT, SELECT ON docket.reminder_schedule TO docket_app;
GRANT UPDATE (changed_at, after_share, before_s, without_deadline_s, overdue_every_s, changed_by) ON docket.reminder_schedule TO docket_app;

CREATE TABLE docket.saved_view (
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  changed_at timestamp with time zone NOT NULL DEFAULT now(),
  ledger_no integer NOT NULL,
  is_shared boolean NOT NULL,
  view_id text NOT NULL,
  owner text NOT NULL,
  name text NOT NULL,
  filter text NOT NULL,
  CONSTRAINT saved_view_named UNIQUE (ledger_no, owner, name),
  CONSTRAINT saved_view_pkey PRIMARY KEY (view_id),
  CONSTRAINT saved_view_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no),
  CONSTRAINT saved_view_filter_check CHECK ((octet_length(filter) <= 65536)),
  CONSTRAINT saved_view_name_check CHECK (((octet_length(name) >= 1) AND (octet_length(name) <= 240))),
  CONSTRAINT saved_view_view_id_check CHECK ((view_id ~ '^viw_[0-9a-z]{26}$'::text))
);
CREATE INDEX saved_view_shared ON docket.saved_view USING btree (ledger_no) WHERE is_shared;
CREATE TRIGGER refuse_left BEFORE INSERT OR DELETE OR UPDATE ON docket.saved_view FOR EACH ROW EXECUTE FUNCTION docket.refuse_left();
ALTER TABLE docket.saved_view ENABLE ALWAYS TRIGGER refuse_left;
ALTER TABLE docket.saved_view ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.saved_view FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.saved_view FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.saved_view FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.saved_view FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.saved_view FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT DELETE, INSERT, SELECT ON docket.saved_view TO docket_app;
GRANT UPDATE (changed_at, is_shared, filter) ON docket.saved_view TO docket_app;

CREATE TABLE docket.search_count (
  decisions numeric NOT NULL,
  waits numeric NOT NULL,
  ledger_no integer NOT NULL,
  needs_human boolean NOT NULL,
  status text COLLATE "C" NOT NULL,
  phase text COLLATE "C",
  directive text COLLATE "C" NOT NULL,
  stakes text COLLATE "C" NOT NULL,
  outcome text COLLATE "C",
  CONSTRAINT search_count_key UNIQUE NULLS NOT DISTINCT (ledger_no, status, phase, directive, stakes, outcome, needs_human)
) WITH (fillfactor=50);
ALTER TABLE docket.search_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.search_count FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.search_count FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.search_count FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.search_count FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.search_count FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT INSERT, SELECT, UPDATE ON docket.search_count TO docket_app;

CREATE TABLE docket.search_cursor (
  ledger_no integer NOT NULL,
  size bigint NOT NULL,
  CONSTRAINT search_cursor_pkey PRIMARY KEY (ledger_no),
  CONSTRAINT search_cursor_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no),
  CONSTRAINT search_cursor_size_check CHECK ((size >= 0))
) WITH (fillfactor=50);
CREATE TRIGGER refuse_ahead AFTER INSERT OR UPDATE ON docket.search_cursor FOR EACH ROW EXECUTE FUNCTION docket.refuse_cursor_ahead();
ALTER TABLE docket.search_cursor ENABLE ALWAYS TRIGGER refuse_ahead;
ALTER TABLE docket.search_cursor ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.search_cursor FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.search_cursor FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.search_cursor FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.search_cursor FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.search_cursor FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT INSERT, SELECT, UPDATE ON docket.search_cursor TO docket_app;

CREATE TABLE docket.search_decision (
  opened_seq bigint NOT NULL,
  last_seq bigint NOT NULL,
  ledger_no integer NOT NULL,
  entry_count integer NOT NULL,
  needs_human boolean NOT NULL,
  decision_id text COLLATE "C" NOT NULL,
  status text COLLATE "C" NOT NULL,
  phase text COLLATE "C",
  directive text COLLATE "C" NOT NULL,
  stakes text COLLATE "C" NOT NULL,
  agent_id text COLLATE "C" NOT NULL,
  agent_name text COLLATE "C",
  goal text COLLATE "C" NOT NULL,
  outcome text COLLATE "C",
  opened_at text COLLATE "C" NOT NULL,
  last_time text COLLATE "C" NOT NULL,
  subject_ref text COLLATE "C",
  waits integer NOT NULL DEFAULT 0,
  next_due text COLLATE "C",
  CONSTRAINT search_decision_pkey PRIMARY KEY (ledger_no, opened_seq)
) WITH (fillfactor=80);
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
CREATE TRIGGER count_come AFTER INSERT ON docket.search_decision REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION docket.count_decisions();
CREATE TRIGGER count_gone AFTER DELETE ON docket.search_decision REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION docket.count_decisions();
CREATE TRIGGER count_moved AFTER UPDATE ON docket.search_decision REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION docket.count_decisions();
CREATE TRIGGER refuse_ahead AFTER INSERT ON docket.search_decision REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_found_ahead('last_seq');
ALTER TABLE docket.search_decision ENABLE ALWAYS TRIGGER refuse_ahead;
ALTER TABLE docket.search_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.search_decision FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.search_decision FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.search_decision FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.search_decision FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.search_decision FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT INSERT, SELECT, UPDATE ON docket.search_decision TO docket_app;

CREATE TABLE docket.search_document (
  seq bigint NOT NULL,
  opened_seq bigint NOT NULL,
  ledger_no integer NOT NULL,
  "position" integer NOT NULL,
  document_id text COLLATE "C" NOT NULL,
  version text COLLATE "C",
  chunk_id text COLLATE "C",
  section text COLLATE "C",
  role text COLLATE "C" NOT NULL,
  CONSTRAINT search_document_pkey PRIMARY KEY (ledger_no, seq, "position")
);
CREATE INDEX search_document_cited ON docket.search_document USING btree (ledger_no, document_id, version, chunk_id, opened_seq);
CREATE INDEX search_document_decision ON docket.search_document USING btree (ledger_no, opened_seq, seq);
CREATE TRIGGER refuse_ahead AFTER INSERT ON docket.search_document REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_found_ahead('seq');
ALTER TABLE docket.search_document ENABLE ALWAYS TRIGGER refuse_ahead;
ALTER TABLE docket.search_document ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.search_document FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.search_document FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.search_document FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.search_document FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.search_document FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT INSERT, SELECT ON docket.search_document TO docket_app;

CREATE TABLE docket.search_side_effect (
  first_seq bigint NOT NULL,
  last_seq bigint NOT NULL,
  opened_seq bigint NOT NULL,
  ledger_no integer NOT NULL,
  unannounced boolean NOT NULL,
  side_effect_id text COLLATE "C" NOT NULL,
  operation text COLLATE "C",
  target_system text COLLATE "C",
  target_resource text COLLATE "C",
  owner text COLLATE "C",
  amount_value text COLLATE "C",
  amount_currency text COLLATE "C",
  idempotency_key text COLLATE "C",
  state text COLLATE "C" NOT NULL,
  first_time text COLLATE "C" NOT NULL,
  last_time text COLLATE "C" NOT NULL,
  amount numeric DEFAULT 
CASE
    WHEN (amount_value ~ '^-?[0-9]{1,64}([.][0-9]{1,64})?$'::text) THEN (amount_value)::numeric
    ELSE NULL::numeric
END,
  CONSTRAINT search_side_effect_pkey PRIMARY KEY (ledger_no, opened_seq, side_effect_id)
) WITH (fillfactor=80);
CREATE INDEX search_side_effect_amount ON docket.search_side_effect USING btree (ledger_no, amount_currency, amount, opened_seq) WHERE (amount IS NOT NULL);
CREATE INDEX search_side_effect_first ON docket.search_side_effect USING btree (ledger_no, first_seq);
CREATE INDEX search_side_effect_operation ON docket.search_side_effect USING btree (ledger_no, operation, opened_seq);
CREATE INDEX search_side_effect_target ON docket.search_side_effect USING btree (ledger_no, target_system, target_resource, opened_seq);
CREATE INDEX search_side_effect_unsettled ON docket.search_side_effect USING btree (ledger_no, first_seq) WHERE (state = ANY (ARRAY['intent'::text, 'executing'::text, 'outcome_unknown'::text]));
CREATE TRIGGER refuse_ahead AFTER INSERT ON docket.search_side_effect REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_found_ahead('last_seq');
ALTER TABLE docket.search_side_effect ENABLE ALWAYS TRIGGER refuse_ahead;
ALTER TABLE docket.search_side_effect ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.search_side_effect FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.search_side_effect FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.search_side_effect FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.search_side_effect FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.search_side_effect FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT INSERT, SELECT, UPDATE ON docket.search_side_effect TO docket_app;

CREATE TABLE docket.search_skipped (
  seq bigint NOT NULL,
  ledger_no integer NOT NULL,
  reason text NOT NULL,
  CONSTRAINT search_skipped_pkey PRIMARY KEY (ledger_no, seq),
  CONSTRAINT search_skipped_reason_check CHECK ((reason = ANY (ARRAY['entry_missing'::text, 'leaf_damaged'::text, 'body_missing'::text, 'body_damaged'::text, 'decision_unknown'::text, 'text_cut'::text])))
);
CREATE TRIGGER refuse_ahead AFTER INSERT ON docket.search_skipped REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_found_ahead('seq');
ALTER TABLE docket.search_skipped ENABLE ALWAYS TRIGGER refuse_ahead;
ALTER TABLE docket.search_skipped ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.search_skipped FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.search_skipped FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.search_skipped FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.search_skipped FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.search_skipped FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT INSERT, SELECT ON docket.search_skipped TO docket_app;

CREATE TABLE docket.search_text (
  seq bigint NOT NULL,
  opened_seq bigint NOT NULL,
  ledger_no integer NOT NULL,
  type text COLLATE "C" NOT NULL,
  words tsvector NOT NULL,
  CONSTRAINT search_text_pkey PRIMARY KEY (ledger_no, seq)
);
CREATE INDEX search_text_decision ON docket.search_text USING btree (ledger_no, opened_seq, seq);
CREATE INDEX search_text_words ON docket.search_text USING gin (words) WITH (gin_pending_list_limit='512');
CREATE TRIGGER refuse_ahead AFTER INSERT ON docket.search_text REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_found_ahead('seq');
ALTER TABLE docket.search_text ENABLE ALWAYS TRIGGER refuse_ahead;
ALTER TABLE docket.search_text ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.search_text FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.search_text FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.search_text FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.search_text FOR SELECT TO public USING (true);
CREATE POLICY remove ON docket.search_text FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT INSERT, SELECT ON docket.search_text TO docket_app;

CREATE TABLE docket.search_tripwire (
  seq bigint NOT NULL,
  opened_seq bigint NOT NULL,
  ledger_no integer NOT NULL,
  rule text COLLATE "C" NOT NULL,
  CONSTRAINT search_tripwire_pkey PRIMARY KEY (ledger_no, seq)
);
CREATE INDEX search_tripwire_rule ON docket.search_tripwire USING btree (ledger_no, rule, opened_seq);
CREATE TRIGGER refuse_ahead AFTER INSERT ON docket.search_tripwire REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_found_ahead('seq');
ALTER TABLE docket.search_tripwire ENABLE ALWAYS TRIGGER refuse_ahead;
ALTER TABLE docket.search_tripwire ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.search_tripwire FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.search_tripwire FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.search_tripwire FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.search_tripwire FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.search_tripwire FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT INSERT, SELECT ON docket.search_tripwire TO docket_app;

CREATE TABLE docket.search_writer (
  opened_seq bigint NOT NULL,
  ledger_no integer NOT NULL,
  actor text COLLATE "C" NOT NULL,
  CONSTRAINT search_writer_pkey PRIMARY KEY (ledger_no, actor, opened_seq)
);
CREATE TRIGGER refuse_ahead AFTER INSERT ON docket.search_writer REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_found_ahead('opened_seq');
ALTER TABLE docket.search_writer ENABLE ALWAYS TRIGGER refuse_ahead;
ALTER TABLE docket.search_writer ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.search_writer FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.search_writer FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.search_writer FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.search_writer FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.search_writer FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT INSERT, SELECT ON docket.search_writer TO docket_app;

CREATE TABLE docket.seen_cursor (
  size bigint NOT NULL,
  compared bigint NOT NULL,
  ledger_no integer NOT NULL,
  is_pending boolean NOT NULL,
  state text NOT NULL,
  counts text NOT NULL,
  CONSTRAINT seen_cursor_pkey PRIMARY KEY (ledger_no),
  CONSTRAINT seen_cursor_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no),
  CONSTRAINT seen_cursor_compared_check CHECK ((compared >= 0)),
  CONSTRAINT seen_cursor_size_check CHECK ((size >= 0)),
  CONSTRAINT seen_cursor_state_check CHECK ((state = ANY (ARRAY['unwatched'::text, 'compared'::text, 'too_many'::text])))
) WITH (fillfactor=50);
CREATE TRIGGER refuse_ahead AFTER INSERT OR UPDATE OF size ON docket.seen_cursor FOR EACH ROW EXECUTE FUNCTION docket.refuse_cursor_ahead();
ALTER TABLE docket.seen_cursor ENABLE ALWAYS TRIGGER refuse_ahead;
ALTER TABLE docket.seen_cursor ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.seen_cursor FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.seen_cursor FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.seen_cursor FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.seen_cursor FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.seen_cursor FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT INSERT, SELECT ON docket.seen_cursor TO docket_app;
GRANT UPDATE (size, compared, is_pending, state, counts) ON docket.seen_cursor TO docket_app;

CREATE TABLE docket.seen_finding (
  seq bigint NOT NULL,
  observation bigint NOT NULL,
  ledger_no integer NOT NULL,
  code text COLLATE "C" NOT NULL,
  decision_id text COLLATE "C",
  CONSTRAINT seen_finding_pkey PRIMARY KEY (ledger_no, code, seq, observation),
  CONSTRAINT seen_finding_ledger_no_fkey FOREIGN KEY (ledger_no) REFERENCES docket.ledger(ledger_no)
);
CREATE INDEX seen_finding_decision ON docket.seen_finding USING btree (ledger_no, decision_id, code) WHERE (decision_id IS NOT NULL);
ALTER TABLE docket.seen_finding ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.seen_finding FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.seen_finding FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY change ON docket.seen_finding FOR UPDATE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.seen_finding FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
CREATE POLICY remove ON docket.seen_finding FOR DELETE TO public USING ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
GRANT DELETE, INSERT, SELECT ON docket.seen_finding TO docket_app;

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
  CONSTRAINT session_sign_in_hash_key UNIQUE (sign_in_hash),
  CONSTRAINT session_token_hash_key UNIQUE (token_hash),
  CONSTRAINT session_pkey PRIMARY KEY (session_id),
  CONSTRAINT session_check CHECK (((octet_length(token_hash) = 32) AND (octet_length(sign_in_hash) = 32) AND (octet_length(seal) = 32))),
  CONSTRAINT session_session_id_check CHECK ((session_id ~ '^ses_[0-9a-z]{26}$'::text))
);
CREATE INDEX session_expiry ON docket.session USING btree (expires_at);
CREATE INDEX session_person ON docket.session USING btree (person);
GRANT DELETE, INSERT, SELECT ON docket.session TO docket_app;
GRANT UPDATE (last_seen) ON docket.session TO docket_app;

CREATE TABLE docket.sign_in_taken_back (
  heard_at timestamp with time zone NOT NULL,
  person text NOT NULL,
  until text NOT NULL,
  CONSTRAINT sign_in_taken_back_pkey PRIMARY KEY (person)
);
CREATE INDEX sign_in_taken_back_heard ON docket.sign_in_taken_back USING btree (heard_at);
GRANT DELETE, INSERT, SELECT, UPDATE ON docket.sign_in_taken_back TO docket_app;

CREATE TABLE docket.tile (
  index bigint NOT NULL,
  ledger_no integer NOT NULL,
  level smallint NOT NULL,
  root bytea NOT NULL,
  hashes bytea NOT NULL,
  nodes bytea NOT NULL,
  CONSTRAINT tile_pkey PRIMARY KEY (ledger_no, level, index),
  CONSTRAINT tile_hashes_check CHECK ((octet_length(hashes) = 8192)),
  CONSTRAINT tile_index_check CHECK ((index >= 0)),
  CONSTRAINT tile_level_check CHECK (((level >= 0) AND (level <= 7))),
  CONSTRAINT tile_nodes_check CHECK ((octet_length(nodes) = 1024)),
  CONSTRAINT tile_root_check CHECK ((octet_length(root) = 32))
);
ALTER TABLE docket.tile ALTER COLUMN hashes SET STORAGE EXTERNAL;
ALTER TABLE docket.tile ALTER COLUMN nodes SET STORAGE PLAIN;
CREATE TRIGGER refuse_loose AFTER INSERT ON docket.tile REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_loose_tiles();
ALTER TABLE docket.tile ENABLE ALWAYS TRIGGER refuse_loose;
CREATE TRIGGER refuse_row_change BEFORE DELETE OR UPDATE ON docket.tile FOR EACH ROW EXECUTE FUNCTION docket.refuse_change();
ALTER TABLE docket.tile ENABLE ALWAYS TRIGGER refuse_row_change;
CREATE TRIGGER refuse_statement_change BEFORE DELETE OR UPDATE OR TRUNCATE ON docket.tile FOR EACH STATEMENT EXECUTE FUNCTION docket.refuse_change();
ALTER TABLE docket.tile ENABLE ALWAYS TRIGGER refuse_statement_change;
ALTER TABLE docket.tile ENABLE ROW LEVEL SECURITY;
ALTER TABLE docket.tile FORCE ROW LEVEL SECURITY;
CREATE POLICY append ON docket.tile FOR INSERT TO public WITH CHECK ((ledger_no = ( SELECT (current_setting('docket.ledger'::text))::integer AS current_setting)));
CREATE POLICY read ON docket.tile FOR SELECT TO public USING ((( SELECT (current_setting('docket.ledger'::text) = 'all'::text)) OR (ledger_no = ( SELECT (NULLIF(current_setting('docket.ledger'::text), 'all'::text))::integer AS "nullif"))));
GRANT INSERT, SELECT ON docket.tile TO docket_app;

CREATE OR REPLACE FUNCTION docket.append_many(e_leaf bytea[], e_leaf_hash bytea[], e_prev bytea[], e_type text[], e_decision_id text[], e_decision_seq integer[], b_body bytea[], b_secret bytea[], d_state text[], d_decision_id text[], d_opened_seq bigint[], d_last_seq bigint[], d_last_hash bytea[], d_entry_count integer[], d_status text[], d_phase text[], d_directive text[], d_stakes text[], d_needs_human boolean[], d_agent_id text[], d_agent_name text[], d_goal text[], d_outcome text[], d_opened_at text[], d_last_time text[], of_ledger integer, size_before bigint, last_before bytea, size_after bigint, last_after bytea, time_after text, frontier_after bytea, not_before timestamp with time zone, k_principal text[], k_key text[], k_seq bigint[], k_entry_count integer[], k_request_digest bytea[], k_answer text[], t_hashes bytea[], t_nodes bytea[], t_root bytea[], t_level integer[], t_index bigint[])
 RETURNS double precision
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION docket.append_one(e_leaf bytea, e_leaf_hash bytea, e_prev bytea, e_type text, e_decision_id text, e_decision_seq integer, b_body bytea, b_secret bytea, d_state text, d_decision_id text, d_opened_seq bigint, d_last_seq bigint, d_last_hash bytea, d_entry_count integer, d_status text, d_phase text, d_directive text, d_stakes text, d_needs_human boolean, d_agent_id text, d_agent_name text, d_goal text, d_outcome text, d_opened_at text, d_last_time text, of_ledger integer, size_before bigint, last_before bytea, size_after bigint, last_after bytea, time_after text, frontier_after bytea, not_before timestamp with time zone)
 RETURNS double precision
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION docket.closed_with_successor()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
BEGIN
  IF NEW.standing <> 'coming' AND NOT EXISTS (
    SELECT FROM docket.ledger WHERE ledger_no <> NEW.ledger_no AND xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'a ledger is closed in the transaction that makes the one that continues it'
      USING ERRCODE = 'insufficient_privilege', HINT = 'Use "docket ledgers succeed".';
  END IF;
  RETURN NULL;
END
$function$
;

CREATE OR REPLACE FUNCTION docket.count_decisions()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION docket.erase_answers(of_ledger integer, ordered_by bigint, principals text[], keys text[], digests bytea[], answers text[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION docket.erase_values(of_ledger integer, seqs bigint[], bodies bytea[], disclosures bytea[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION docket.grow_edge(edge bytea, size bigint, leaf_hashes bytea[])
 RETURNS bytea
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION docket.recorded_erasure(of_ledger integer, at bigint, of_type text, OUT said json, OUT actor text)
 RETURNS record
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  SELECT convert_from(b.body, 'UTF8')::json, convert_from(e.leaf, 'UTF8')::json ->> 'actor'
  FROM docket.entry e JOIN docket.body b ON b.ledger_no = e.ledger_no AND b.seq = e.seq
  WHERE e.ledger_no = of_ledger AND e.seq = at AND e.type = of_type AND e.decision_id IS NULL
$function$
;

CREATE OR REPLACE FUNCTION docket.refuse_body_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION docket.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'docket.% is append-only: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'insufficient_privilege',
          HINT = 'A correction is a new entry that supersedes the old one.';
END
$function$
;

CREATE OR REPLACE FUNCTION docket.refuse_cursor_ahead()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF current_setting('session_replication_role') <> 'replica' AND NEW.size > 0
    AND NEW.size > coalesce((SELECT h.size FROM docket.ledger_head h WHERE h.ledger_no = NEW.ledger_no), 0) THEN
    RAISE EXCEPTION 'nothing is indexed beyond the head of its ledger'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END
$function$
;

CREATE OR REPLACE FUNCTION docket.refuse_found_ahead()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION docket.refuse_left()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
DECLARE
  of_ledger integer := CASE WHEN TG_OP = 'DELETE' THEN OLD.ledger_no ELSE NEW.ledger_no END;
  named text := coalesce(current_setting('docket.ledger', true), 'none');
  has_left boolean;
BEGIN
  PERFORM set_config('docket.ledger', 'all', true);
  has_left := EXISTS (SELECT FROM docket.ledger_head h WHERE h.ledger_no = of_ledger AND h.standing IN ('leaving', 'moved'));
  PERFORM set_config('docket.ledger', named, true);
  IF has_left AND current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
    RAISE EXCEPTION 'the ledger is being moved to another cell, or was moved'
      USING ERRCODE = '55D01', HINT = 'Send it again in a moment: it is answered from there.';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$function$
;

CREATE OR REPLACE FUNCTION docket.refuse_loose_tiles()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION docket.refuse_shrinking_head()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF OLD.standing = 'here' AND NEW.standing = 'here' THEN
    IF NEW.ledger_no = OLD.ledger_no AND NEW.size > OLD.size AND NEW.last_time >= OLD.last_time THEN
      RETURN NEW;
    END IF;
  ELSIF NEW.standing = OLD.standing AND OLD.standing <> 'coming' THEN
    RAISE EXCEPTION 'the ledger is being moved to another cell, or was moved'
      USING ERRCODE = '55D01', HINT = 'Send it again in a moment: it is answered from there.';
  ELSIF NEW.ledger_no = OLD.ledger_no AND NEW.standing = 'coming' AND OLD.standing IN ('coming', 'moved') THEN
    IF NEW.size >= OLD.size AND NEW.last_time >= OLD.last_time AND NEW.copied = NEW.size
      AND (NEW.size > OLD.size OR NEW.standing <> OLD.standing) THEN
      RETURN NEW;
    END IF;
  ELSIF (OLD.standing, NEW.standing) IN (('here', 'leaving'), ('leaving', 'here'), ('leaving', 'moved'), ('coming', 'here'), ('coming', 'moved'))
    AND (NEW.ledger_no, NEW.size, NEW.last_hash, NEW.last_time, NEW.frontier, NEW.is_closed)
      = (OLD.ledger_no, OLD.size, OLD.last_hash, OLD.last_time, OLD.frontier, OLD.is_closed) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the head of a ledger only moves forward'
    USING ERRCODE = 'insufficient_privilege';
END
$function$
;

CREATE OR REPLACE FUNCTION docket.taken_after_closing(leaf bytea, type text, decision_seq integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT position(convert_to('","type":"' || type || '","v":"', 'UTF8') IN leaf) > 0
    AND CASE WHEN decision_seq IS NULL THEN position('"decision":{'::bytea IN leaf) = 0
      AND type IN ('export.recorded', 'export.completed', 'access.recorded', 'gap.recorded', 'incident.updated',
        'incident.closed', 'policy.proposed', 'policy.changed', 'key.proposed', 'key.rotated', 'key.replaced',
        'principal.registered', 'principal.confirmed', 'principal.revoked', 'ledger.restored', 'erasure.requested',
        'erasure.executed', 'legal_hold.placed', 'legal_hold.lifted', 'verification.recorded', 'clock.refused',
        'ledger.repaired', 'ledger.moved')
    ELSE decision_seq > 0
      AND position(convert_to('"seq":' || decision_seq || '},"origin":"', 'UTF8') IN leaf) > 0 END
$function$
;

GRANT USAGE ON SCHEMA docket TO docket_app;
