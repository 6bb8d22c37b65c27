-- Who may do what. Run at every start as the owner, in one transaction with privileges.check.sql: after a
-- migration, after a restore without privileges, and in a database that was copied.
--
-- `docket_app` stands for the role of this database (src/app-role.ts): it has no login, and the server takes it
-- on when it connects. It may add and read evidence, and nothing else.

-- Other installations' roles get nothing here, as in a copy of their database. Of anybody else's privileges
-- only reading stays.
DO $$
DECLARE given record;
BEGIN
  FOR given IN
    SELECT DISTINCT relation, is_docket, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END AS grantee
    FROM (
      SELECT c.oid::regclass AS relation, c.relowner, a.grantee
      FROM pg_class c, aclexplode(c.relacl) a
      WHERE c.relnamespace = 'docket'::regnamespace AND c.relkind <> 'S'
      UNION ALL
      SELECT c.oid::regclass, c.relowner, a.grantee
      FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid, aclexplode(t.attacl) a
      WHERE c.relnamespace = 'docket'::regnamespace AND c.relkind <> 'S'
    ) privileges
    LEFT JOIN pg_roles r ON r.oid = grantee
    CROSS JOIN LATERAL (SELECT r.rolname IS NOT NULL AND r.rolname ~ '^docket[_]app(_[0-9]+)?$' AS is_docket) kind
    WHERE grantee <> relowner
  LOOP
    EXECUTE format('REVOKE %s ON %s FROM %s CASCADE',
      CASE WHEN given.is_docket THEN 'ALL' ELSE 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER' END,
      given.relation, given.grantee);
  END LOOP;
  FOR given IN
    SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END AS grantee,
      r.rolname IS NOT NULL AND r.rolname ~ '^docket[_]app(_[0-9]+)?$' AS is_docket
    FROM pg_namespace n CROSS JOIN LATERAL aclexplode(n.nspacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee
    WHERE n.nspname = 'docket' AND a.grantee <> n.nspowner
  LOOP
    EXECUTE format('REVOKE %s ON SCHEMA docket FROM %s CASCADE',
      CASE WHEN given.is_docket OR given.grantee = 'PUBLIC' THEN 'ALL' ELSE 'CREATE' END, given.grantee);
  END LOOP;
END
$$;

-- Functions of other installations' roles, as in a copy of their database.
DO $$
DECLARE given record;
BEGIN
  FOR given IN
    SELECT p.oid::regprocedure AS function, CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END AS grantee
    FROM pg_proc p CROSS JOIN LATERAL aclexplode(p.proacl) a
    WHERE p.pronamespace = 'docket'::regnamespace AND p.prosecdef AND a.grantee <> p.proowner
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM %s CASCADE', given.function, given.grantee);
  END LOOP;
END
$$;

-- Earlier versions named their role in the policies.
DO $$
DECLARE evidence text;
BEGIN
  FOR evidence IN
    SELECT tablename FROM pg_policies WHERE schemaname = 'docket' AND policyname = 'append' AND roles <> '{public}'
  LOOP
    EXECUTE format('ALTER POLICY append ON docket.%I TO PUBLIC', evidence);
  END LOOP;
END
$$;

GRANT USAGE ON SCHEMA docket TO docket_app;
GRANT SELECT, INSERT ON docket.ledger, docket.tile, docket.checkpoint TO docket_app;
-- Entries and their bodies are added, and the head moved, by functions that hold them against each other.
GRANT SELECT ON docket.entry, docket.body TO docket_app;
REVOKE ALL ON FUNCTION docket.append_one, docket.append_many FROM PUBLIC;
GRANT EXECUTE ON FUNCTION docket.append_one, docket.append_many TO docket_app;
-- To lock a row, one of its columns must be one's own to change; this one the policy lets nobody change.
GRANT SELECT, INSERT, UPDATE (ledger_no) ON docket.ledger_head TO docket_app;
GRANT SELECT, INSERT, UPDATE ON docket.decision TO docket_app;
GRANT SELECT, INSERT ON docket.idempotency, docket.api_key TO docket_app;
GRANT UPDATE (revoked_at, revoked_by, last_used_at) ON docket.api_key TO docket_app;

GRANT SELECT, INSERT ON docket.search_skipped, docket.search_writer, docket.search_document,
  docket.search_tripwire, docket.search_text TO docket_app;
GRANT SELECT, INSERT, UPDATE ON docket.search_cursor, docket.search_count, docket.search_decision, docket.search_side_effect
  TO docket_app;

GRANT SELECT, INSERT ON docket.export_job TO docket_app;
-- What was asked for, by whom, is never changed; only what becomes of it.
GRANT UPDATE (attempts, begun, content_attempt, parts, done, total, size, recorded_seq, lease_until, state,
  started_at, finished_at, expires_at, worker, media_type, file_name, facts, failure, sha256,
  file_seal)
  ON docket.export_job TO docket_app;
GRANT SELECT, INSERT, DELETE ON docket.export_part TO docket_app;

GRANT SELECT, INSERT, DELETE ON docket.session, docket.person TO docket_app;
GRANT UPDATE (credential_no, passphrase, enrolment_expires_at, enrolment_hash, seal) ON docket.person TO docket_app;
-- Who is signed in, as whom and until when is never changed.
GRANT UPDATE (last_seen) ON docket.session TO docket_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON docket.sign_in_taken_back TO docket_app;

GRANT SELECT, INSERT ON docket.otlp_trace, docket.otlp_request, docket.otlp_chunk, docket.otlp_arrival TO docket_app;
-- Spans that came are never of somebody else. Their trace is forgotten with all of them.
GRANT UPDATE (request_no, round, known) ON docket.otlp_chunk TO docket_app;
-- To lock rows takes the right to change one column.
GRANT UPDATE (items) ON docket.otlp_arrival TO docket_app;
GRANT UPDATE (first_at, last_at, lease_until, retry_at, set_aside_at, round, conflicts, failures, is_pending, is_frozen,
  has_root, decision_id, goal, refusal, seal, goal_seal) ON docket.otlp_trace TO docket_app;
GRANT DELETE ON docket.otlp_trace, docket.otlp_request, docket.otlp_arrival TO docket_app;

GRANT SELECT, INSERT, DELETE ON docket.claim TO docket_app;
GRANT UPDATE (changed_at, held_until, noted_at, holder, given_by, note, noted_by) ON docket.claim TO docket_app;

GRANT SELECT, INSERT, DELETE ON docket.outbox_endpoint, docket.outbox_message TO docket_app;
-- What somebody is told, and of which events, is never changed; only how far that is.
GRANT UPDATE (delivered_at, lease_until, retry_at, failing_since, disabled_at, size, lease_no, failures, disabled_why,
  last_error, sealed) ON docket.outbox_endpoint TO docket_app;
GRANT UPDATE (settled_at, attempts, last_status, state, last_error) ON docket.outbox_message TO docket_app;

GRANT SELECT, INSERT ON docket.reminder_schedule TO docket_app;
GRANT UPDATE (changed_at, after_share, before_s, without_deadline_s, overdue_every_s, changed_by)
  ON docket.reminder_schedule TO docket_app;
GRANT SELECT, INSERT, DELETE ON docket.reminder TO docket_app;
GRANT UPDATE (due_at, told_at) ON docket.reminder TO docket_app;
GRANT SELECT, INSERT, DELETE ON docket.alert_rule, docket.alert_firing TO docket_app;
-- What somebody wants to be told of is never changed; only how far that is. A row that is locked is one that may be.
GRANT UPDATE (size, is_over) ON docket.alert_rule TO docket_app;

-- Whose it is, and what it is called, is never changed.
GRANT SELECT, INSERT, DELETE ON docket.saved_view TO docket_app;
GRANT UPDATE (changed_at, is_shared, filter) ON docket.saved_view TO docket_app;

-- What does not agree with what was seen: each comparison leaves what it found and nothing else.
GRANT SELECT, INSERT ON docket.seen_cursor TO docket_app;
GRANT UPDATE (size, compared, is_pending, state, counts) ON docket.seen_cursor TO docket_app;
GRANT SELECT, INSERT, DELETE ON docket.seen_finding TO docket_app;

-- When what is too old was last asked for: it says when to look again.
GRANT SELECT, INSERT ON docket.expiry_run TO docket_app;
GRANT UPDATE (state, held, skipped, goes_on, ended_at) ON docket.expiry_run TO docket_app;

-- What two people order is erased by these, which look at the order.
REVOKE ALL ON FUNCTION docket.erase_values(integer, bigint[], bytea[], bytea[]),
  docket.erase_answers(integer, bigint, text[], text[], bytea[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION docket.erase_values(integer, bigint[], bytea[], bytea[]),
  docket.erase_answers(integer, bigint, text[], text[], bytea[], text[]) TO docket_app;

-- Where ledgers are moved to, which only the owner does.
GRANT SELECT ON docket.ledger_move TO docket_app;

-- A server that does not migrate looks whether somebody else did.
GRANT SELECT ON docket.migration TO docket_app;
