-- Rows on which the server acts later in the name of whoever it authenticated are sealed by the process that did so, with
-- a key that is in no database (`sessions.secret` beside the seeds; libs/store/src/signing/row-seal.ts). A row that has no
-- seal, or another one, is never acted on.

-- Of what was asked for, and of the file that was made of it. What was asked for before this nobody vouches for: nothing
-- is released. The entries of what is recorded stay.
ALTER TABLE docket.export_job ADD COLUMN seal bytea, ADD COLUMN file_seal bytea;
ALTER TABLE docket.export_job NO FORCE ROW LEVEL SECURITY;
UPDATE docket.export_job SET state = 'failed', failure = 'It was asked for before requests were sealed. Ask for it again.',
  worker = NULL, lease_until = NULL WHERE state IN ('queued', 'running');
ALTER TABLE docket.export_job FORCE ROW LEVEL SECURITY;

-- Of spans on their way: one for each chunk, over the digest of its request too.
ALTER TABLE docket.otlp_arrival ADD COLUMN content_hash bytea, ADD COLUMN seals bytea[];
ALTER TABLE docket.otlp_arrival ALTER COLUMN seals SET STORAGE EXTERNAL;
ALTER TABLE docket.otlp_chunk ADD COLUMN via text, ADD COLUMN content_hash bytea, ADD COLUMN seal bytea;
-- And of what rounds of a trace became; of the goal by itself, since an erasure takes it away.
ALTER TABLE docket.otlp_trace ADD COLUMN seal bytea, ADD COLUMN goal_seal bytea;
-- And of what an endpoint is sent with its signature. What waits is given up.
ALTER TABLE docket.outbox_message ADD COLUMN seal bytea;
ALTER TABLE docket.outbox_message NO FORCE ROW LEVEL SECURITY;
UPDATE docket.outbox_message SET state = 'dead', settled_at = now(), last_error = 'It waited before messages were sealed.'
  WHERE state = 'waiting';
ALTER TABLE docket.outbox_message FORCE ROW LEVEL SECURITY;
