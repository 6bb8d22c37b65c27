-- A ledger can be moved to another cell (docs/decisions/0039-a-moved-ledger-stands-still.md). Where its entries are it lives;
-- so that a copy is no second place, each head says how it stands here:
--
--   here     the ledger lives here
--   coming   its entries are being copied here: nobody is served from them
--   leaving  it stands still: the last of it is copied to another cell
--   moved    it lives in another cell; what is here stays as it was then
--
-- Only the owner changes that. While one stands still, and for good once it was moved, nothing is appended to it and
-- nothing taken for it, whoever asks.
ALTER TABLE docket.ledger_head
  ADD COLUMN standing text NOT NULL DEFAULT 'here',
  ADD COLUMN copied bigint, -- entries that were copied here
  ADD CONSTRAINT ledger_head_standing_check CHECK (standing IN ('here', 'coming', 'leaving', 'moved')
    AND (standing <> 'coming' OR copied IS NOT NULL));
CREATE INDEX ledger_head_standing ON docket.ledger_head (ledger_no) WHERE standing <> 'here';

-- A head that comes grows by a copy alone, which says how far that is: what appends does not.
CREATE OR REPLACE FUNCTION docket.refuse_shrinking_head() RETURNS trigger LANGUAGE plpgsql AS $$
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
$$;

-- As in 0022_entries.sql, and a ledger that was closed can be moved.
CREATE OR REPLACE FUNCTION docket.taken_after_closing(leaf bytea, type text, decision_seq integer) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT position(convert_to('","type":"' || type || '","v":"', 'UTF8') IN leaf) > 0
    AND CASE WHEN decision_seq IS NULL THEN position('"decision":{'::bytea IN leaf) = 0
      AND type IN ('export.recorded', 'export.completed', 'access.recorded', 'gap.recorded', 'incident.updated',
        'incident.closed', 'policy.proposed', 'policy.changed', 'key.proposed', 'key.rotated', 'key.replaced',
        'principal.registered', 'principal.confirmed', 'principal.revoked', 'ledger.restored', 'erasure.requested',
        'erasure.executed', 'legal_hold.placed', 'legal_hold.lifted', 'verification.recorded', 'clock.refused',
        'ledger.repaired', 'ledger.moved')
    ELSE decision_seq > 0
      AND position(convert_to('"seq":' || decision_seq || '},"origin":"', 'UTF8') IN leaf) > 0 END
$$;
REVOKE ALL ON FUNCTION docket.taken_after_closing FROM PUBLIC;

-- One that was closed and is copied is closed.
CREATE OR REPLACE FUNCTION docket.closed_with_successor() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW.standing <> 'coming' AND NOT EXISTS (
    SELECT FROM docket.ledger WHERE ledger_no <> NEW.ledger_no AND xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'a ledger is closed in the transaction that makes the one that continues it'
      USING ERRCODE = 'insufficient_privilege', HINT = 'Use "docket ledgers succeed".';
  END IF;
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION docket.closed_with_successor FROM PUBLIC;

-- Where a ledger is being moved to, or was, and where one came from. A move has one name in both databases: who goes on
-- with it, or gives it up, does so for this one and no other.
CREATE TABLE docket.ledger_move (
  announced_at timestamptz NOT NULL DEFAULT now(), -- servers look more often from then on
  frozen_at    timestamptz,
  size         bigint,                -- entries that were moved
  ledger_no    integer CONSTRAINT ledger_move_pkey PRIMARY KEY REFERENCES docket.ledger,
  is_out       boolean NOT NULL,      -- away from here
  was_here     boolean NOT NULL DEFAULT false, -- of one that comes back
  derived      bigint NOT NULL DEFAULT 0, -- of one that comes: entries whose decisions, keys and checkpoints are here
  move_id      text NOT NULL,
  other_cell   text NOT NULL,
  root         bytea,                 -- of the tree of those entries
  CONSTRAINT ledger_move_check CHECK ((size IS NULL) = (root IS NULL) AND octet_length(root) = 32)
);

-- What is taken for a ledger beside its entries is refused as these are. The owner, who moves it, goes on. Of a ledger, whatever
-- the connection names: keys of the API are not behind the wall between ledgers.
CREATE FUNCTION docket.refuse_left() RETURNS trigger LANGUAGE plpgsql AS $$
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
$$;
DO $$
DECLARE
  taken record;
BEGIN
  FOR taken IN SELECT * FROM (VALUES ('checkpoint', 'INSERT'), ('api_key', 'INSERT OR UPDATE OF revoked_at'),
    ('claim', 'INSERT OR UPDATE OR DELETE'), ('saved_view', 'INSERT OR UPDATE OR DELETE'),
    ('reminder_schedule', 'INSERT OR UPDATE'), ('alert_rule', 'INSERT OR DELETE'),
    ('outbox_endpoint', 'INSERT OR DELETE OR UPDATE OF sealed'), ('otlp_request', 'INSERT'), ('export_job', 'INSERT'))
    AS tables (relation, operations) LOOP
    EXECUTE format('CREATE TRIGGER refuse_left BEFORE %s ON docket.%I FOR EACH ROW EXECUTE FUNCTION docket.refuse_left()',
      taken.operations, taken.relation);
    EXECUTE format('ALTER TABLE docket.%I ENABLE ALWAYS TRIGGER refuse_left', taken.relation);
  END LOOP;
END
$$;

-- Behind the wall between ledgers (0006).
DO $$
DECLARE
  reads constant text := '(SELECT current_setting(''docket.ledger'') = ''all'')
    OR ledger_no = (SELECT nullif(current_setting(''docket.ledger''), ''all'')::integer)';
  writes constant text := 'ledger_no = (SELECT current_setting(''docket.ledger'')::integer)';
BEGIN
  ALTER TABLE docket.ledger_move ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY read ON docket.ledger_move FOR SELECT USING (%s)', reads);
  EXECUTE format('CREATE POLICY append ON docket.ledger_move FOR INSERT WITH CHECK (%s)', writes);
  EXECUTE format('CREATE POLICY change ON docket.ledger_move FOR UPDATE USING (%s)', writes);
  EXECUTE format('CREATE POLICY remove ON docket.ledger_move FOR DELETE USING (%s)', writes);
END
$$;
