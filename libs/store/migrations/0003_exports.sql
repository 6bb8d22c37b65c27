-- Exports made in the background. A job is a row that says what was asked for and what became of it; its
-- file lies beside it in bounded parts until it expires. Neither is evidence: that a file was made, for
-- whom and with which digest, is an entry of the ledger.
CREATE TABLE docket.export_job (
  attempts        integer NOT NULL DEFAULT 0,  -- only grows: tells the writers of a file apart
  begun           integer NOT NULL DEFAULT 0,  -- attempts that were not given back
  ledger_no       integer NOT NULL REFERENCES docket.ledger,
  content_attempt integer,             -- the attempt whose parts are the file
  parts           integer,
  done            bigint NOT NULL DEFAULT 0,
  total           bigint,
  size            bigint,
  recorded_seq    bigint,              -- the entry that says that it was made
  lease_until     timestamptz,         -- by the database's clock, which all processes share
  export_id       text PRIMARY KEY CHECK (export_id ~ '^exp_[0-9a-z]{26}$'),
  requested_by    text NOT NULL,
  role            text NOT NULL,
  via             text NOT NULL,       -- how whoever asked was authenticated
  request         text NOT NULL,       -- canonical JSON
  idempotency_key text,
  state           text NOT NULL,
  created_at      text NOT NULL,
  started_at      text,
  finished_at     text,
  expires_at      text,
  worker          text,
  media_type      text,
  file_name       text,
  facts           text,                -- JSON: what the entry says beside digest and length
  failure         text,
  sha256          bytea,
  CONSTRAINT export_job_key UNIQUE (ledger_no, requested_by, idempotency_key),
  CONSTRAINT export_job_check CHECK (
    state IN ('queued', 'running', 'ready', 'failed', 'cancelled', 'expired')
    AND (state <> 'ready' OR (recorded_seq IS NOT NULL AND sha256 IS NOT NULL AND expires_at IS NOT NULL))
  )
);
CREATE INDEX export_job_waiting ON docket.export_job (export_id) WHERE state IN ('queued', 'running');
CREATE INDEX export_job_listed ON docket.export_job (ledger_no, export_id);

CREATE TABLE docket.export_part (
  attempt   integer NOT NULL,
  part      integer NOT NULL,
  export_id text NOT NULL REFERENCES docket.export_job,
  bytes     bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 262144),
  CONSTRAINT export_part_pkey PRIMARY KEY (export_id, attempt, part)
);
-- PDF is compressed, and hashes do not compress.
ALTER TABLE docket.export_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
