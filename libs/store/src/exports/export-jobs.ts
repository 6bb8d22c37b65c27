import { canonicalize, type JsonObject } from '@docket/chain';
import type { Role, SignIn } from '@docket/record';
import type { Database } from '../database.js';
import { createIdentifier } from '../identifiers.js';
import type { LedgerService } from '../ledger-service.js';
import { StoreRefusal } from '../refusal.js';
import {
  BEGUN_TOO_OFTEN,
  EXPORT_ATTEMPTS_MAX,
  NEXT_IN_TURN,
  NOBODY_HAS_IT,
} from './export-turns.js';
import { exportSeals, isFileForeign, readExportJob, sealFile } from './export-job.js';
import type { ExportFile, ExportJob, ExportRow } from './export-job.js';
import { FOREIGN_ROW, type RowSeals } from '../signing/row-seal.js';
import { StoredFile } from './stored-file.js';

export interface NewExport {
  requestedBy: string;
  role: Role;
  via: SignIn;
  request: JsonObject;
  idempotencyKey?: string;
  /** Exports that may wait or be under way in the whole installation. */
  waitingMax: number;
  /** And of one ledger; one principal may have half of them, rounded up. */
  waitingOfLedgerMax: number;
}

/** How long a process that says nothing keeps its job, in seconds. */
export const EXPORT_LEASE_S = 60;
const LIST_MAX = 100;
const RETRY_S = 5;
/** Files of which the digests of their parts are kept, at most 32 bytes for each 256 KiB. */
const OPENED_MAX = 100;

/**
 * The exports of an installation: asked for in one process, made in any, readable from all. A job belongs
 * to the process that holds its lease; what another one still writes for it is not taken.
 */
export class ExportJobs {
  readonly #database: Database;
  readonly #ledgers: LedgerService;
  readonly #seals: RowSeals;
  /** Ids of rows that were given up since somebody asked. */
  readonly #foreign: string[] = [];
  /** Files that were read whole and are right, so that a range is not a reading of them all. */
  readonly #opened = new Map<string, StoredFile>();

  constructor(database: Database, ledgers: LedgerService, seals: RowSeals) {
    this.#database = database;
    this.#ledgers = ledgers;
    this.#seals = seals;
  }

  /** @throws {StoreRefusal} `unknown_ledger`, `overloaded`, `idempotency_key_reused`. */
  async create(
    ledgerId: string,
    wanted: NewExport,
  ): Promise<{ job: ExportJob; replayed: boolean }> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const { requestedBy, role, via, idempotencyKey = null } = wanted;
    const { waitingMax, waitingOfLedgerMax } = wanted;
    const request = canonicalize(wanted.request);
    const everywhere = await this.#database
      .of('all')
      .query<{ n: number }>(
        `SELECT count(*)::int AS n FROM docket.export_job WHERE state IN ('queued', 'running')`,
      );
    const earlier = await this.#ofKey(ledgerNo, requestedBy, idempotencyKey, request);
    if (earlier !== undefined) return { job: earlier, replayed: true };
    const exportId = createIdentifier('exp');
    const createdAt = new Date().toISOString();
    const seal = (await this.#seals.of('export_job')).seal({
      ledger_no: ledgerNo,
      export_id: exportId,
      requested_by: requestedBy,
      role,
      via,
      request,
      idempotency_key: idempotencyKey,
      created_at: createdAt,
    });
    const [row] = await this.#query(
      ledgerNo,
      `INSERT INTO docket.export_job
         (export_id, ledger_no, requested_by, role, via, request, idempotency_key, state, created_at, seal)
       SELECT $1, $2, $3, $4, $5, $6, $7, 'queued', $8, $12
       WHERE $9 AND (SELECT count(*) < $10 AND count(*) FILTER (WHERE requested_by = $3) < $11
         FROM docket.export_job WHERE ledger_no = $2 AND state IN ('queued', 'running'))
       ON CONFLICT DO NOTHING RETURNING *`,
      [
        exportId,
        ledgerNo,
        requestedBy,
        role,
        via,
        request,
        idempotencyKey,
        createdAt,
        (everywhere.rows[0]?.n ?? 0) < waitingMax,
        waitingOfLedgerMax,
        Math.ceil(waitingOfLedgerMax / 2),
        seal,
      ],
    );
    const job = row && (await this.#read(row));
    if (job !== undefined) return { job, replayed: false };
    // Either there is no room, or the same key was used at this very moment.
    const meanwhile = await this.#ofKey(ledgerNo, requestedBy, idempotencyKey, request);
    if (meanwhile !== undefined) return { job: meanwhile, replayed: true };
    const message =
      'As many exports are waiting as may: of you, of this ledger or of the whole installation.';
    throw new StoreRefusal('overloaded', message, {
      next: 'Ask again when some of them are done.',
    });
  }

  /** @throws {StoreRefusal} `unknown_ledger`, `unknown_export`. */
  async get(ledgerId: string, exportId: string): Promise<ExportJob> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const [row] = await this.#query(
      ledgerNo,
      'SELECT * FROM docket.export_job WHERE ledger_no = $1 AND export_id = $2',
      [ledgerNo, exportId],
    );
    const job = row && (await this.#read(row));
    if (job !== undefined) return job;
    throw new StoreRefusal('unknown_export', `There is no export ${exportId.slice(0, 64)}.`, {
      next: 'List the exports of the ledger.',
    });
  }

  /** Newest first, at most 100; `before` is the id of the last one of the page before. */
  async list(ledgerId: string, before?: string): Promise<ExportJob[]> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const jobs: ExportJob[] = [];
    const seals = await exportSeals(this.#seals);
    for (let after = before ?? null; ;) {
      const rows = await this.#query(
        ledgerNo,
        `SELECT * FROM docket.export_job WHERE ledger_no = $1 AND ($2::text IS NULL OR export_id < $2)
         ORDER BY export_id DESC LIMIT $3`,
        [ledgerNo, after, LIST_MAX - jobs.length],
      );
      jobs.push(...rows.flatMap((row) => readExportJob(row, seals) ?? []));
      const last = rows.at(-1);
      if (last === undefined || jobs.length === LIST_MAX) return jobs;
      after = last.export_id;
    }
  }

  /**
   * Cancels what is not ready, and lets a ready file expire at once. What is recorded stays recorded: a
   * file that is just being recorded is neither, and then this changes nothing.
   */
  async withdraw(ledgerId: string, exportId: string): Promise<ExportJob> {
    const { ledgerNo } = await this.#ledgers.getLedger(ledgerId);
    const now = new Date().toISOString();
    await this.#query(
      ledgerNo,
      `UPDATE docket.export_job SET state = CASE state WHEN 'ready' THEN 'expired' ELSE 'cancelled' END,
         expires_at = CASE state WHEN 'ready' THEN $3 ELSE expires_at END,
         finished_at = coalesce(finished_at, $3), worker = NULL, lease_until = NULL
       WHERE ledger_no = $1 AND export_id = $2
         AND (state = 'ready' OR (state IN ('queued', 'running') AND sha256 IS NULL)) RETURNING *`,
      [ledgerNo, exportId, now],
    );
    return this.get(ledgerId, exportId);
  }

  /**
   * Takes a job that nobody has: one that waits, or one whose process has fallen silent. Ledgers have their turns
   * one after the other, in the whole installation: first the one of which fewest are under way, then the one whose
   * turn is longest ago; likewise principals within a ledger. Gives up, visibly, those that were begun too often.
   *
   * @param besides numbers of ledgers that have their turn in this process already.
   */
  async claim(worker: string, besides: readonly number[] = []): Promise<ExportJob | undefined> {
    await this.#giveUp();
    for (let i = 0; i < CLAIMS_MAX; i++) {
      const { rows } = await this.#database
        .of('all')
        .query<{ export_id: string; ledger_no: number }>(NEXT_IN_TURN, [besides]);
      const [next] = rows;
      if (next === undefined) return undefined;
      const [row] = await this.#query(
        next.ledger_no,
        `UPDATE docket.export_job SET state = 'running', attempts = least(attempts, ${ATTEMPT_MAX}) + 1, begun = begun + 1,
           worker = $2,
           started_at = coalesce(started_at, $3), lease_until = now() + interval '${EXPORT_LEASE_S} s'
         WHERE export_id = $1 AND ${NOBODY_HAS_IT} RETURNING *`,
        [next.export_id, worker, new Date().toISOString()],
      );
      // Another process was first.
      if (row === undefined) continue;
      const job = await this.#read(row);
      if (job !== undefined && !isFileForeign(row, job)) return job;
      this.#foreign.push(next.export_id);
      await this.#query(
        next.ledger_no,
        `UPDATE docket.export_job SET state = 'failed', finished_at = $2, worker = NULL, lease_until = NULL,
           failure = $3 WHERE export_id = $1 RETURNING *`,
        [next.export_id, new Date().toISOString(), FOREIGN_ROW],
      );
    }
    return undefined;
  }

  /** Ids of rows that no server of this installation wrote so, and that were given up since this was asked last. */
  takeForeign(): string[] {
    return this.#foreign.splice(0);
  }

  /** Those that were begun too often, visibly. */
  async #giveUp(): Promise<void> {
    const { rows } = await this.#database
      .of('all')
      .query<{ ledger_no: number }>(
        `SELECT DISTINCT ledger_no FROM docket.export_job WHERE ${BEGUN_TOO_OFTEN}`,
      );
    for (const { ledger_no: ledgerNo } of rows) {
      await this.#query(
        ledgerNo,
        `UPDATE docket.export_job SET state = 'failed', finished_at = $1, worker = NULL, failure = $2
         WHERE ${BEGUN_TOO_OFTEN} RETURNING *`,
        [
          new Date().toISOString(),
          `Making it was begun ${EXPORT_ATTEMPTS_MAX} times and never came to its end.`,
        ],
      );
    }
  }

  /** Keeps the job for another minute; false when it is not this attempt's any more. */
  async renew(job: ExportJob, progress: Pick<ExportJob, 'done' | 'total'>): Promise<boolean> {
    const rows = await this.#query(
      job.ledgerNo,
      `UPDATE docket.export_job SET done = $3, total = $4, lease_until = now() + interval '${EXPORT_LEASE_S} s'
       WHERE ${OWN} RETURNING *`,
      [job.id, job.attempts, progress.done, progress.total],
    );
    return rows.length > 0;
  }

  /** Notes that the file is complete. From here on it is only recorded, by whoever gets to it. */
  async complete(
    job: ExportJob,
    file: Omit<ExportFile, 'attempt'>,
    progress: Pick<ExportJob, 'done' | 'total'> = job,
  ): Promise<ExportJob> {
    const { size, sha256, parts, mediaType, name } = file;
    const facts = canonicalize(file.facts);
    const seal = await sealFile(this.#seals, job, { ...file, facts });
    const [row] = await this.#query(
      job.ledgerNo,
      `UPDATE docket.export_job SET size = $3, sha256 = $4, parts = $5, media_type = $6, file_name = $7,
         facts = $8, done = $9, total = $10, content_attempt = $2, file_seal = $11 WHERE ${OWN} AND sha256 IS NULL RETURNING *`,
      [
        job.id,
        job.attempts,
        size,
        Buffer.from(sha256, 'hex'),
        parts,
        mediaType,
        name,
        facts,
        progress.done,
        progress.total,
        seal,
      ],
    );
    const made = row && (await this.#read(row));
    if (made === undefined || made.file === null) throw new ExportLost(job.id);
    return made;
  }

  /** Opens a recorded file to its readers. */
  async finish(job: ExportJob, recorded: { seq: number; expiresAt: string }): Promise<void> {
    const rows = await this.#query(
      job.ledgerNo,
      `UPDATE docket.export_job SET state = 'ready', recorded_seq = $3, expires_at = $4, finished_at = $5,
         done = coalesce(total, done), worker = NULL, lease_until = NULL WHERE ${OWN} RETURNING *`,
      [job.id, job.attempts, recorded.seq, recorded.expiresAt, new Date().toISOString()],
    );
    if (rows.length === 0) throw new ExportLost(job.id);
  }

  /** Gives a job up for good, with the reason for its owner. */
  async fail(job: ExportJob, reason: string): Promise<void> {
    await this.#query(
      job.ledgerNo,
      `UPDATE docket.export_job SET state = 'failed', failure = $3, finished_at = $4, worker = NULL,
         lease_until = NULL WHERE ${OWN} RETURNING *`,
      [job.id, job.attempts, reason, new Date().toISOString()],
    );
  }

  /**
   * Gives a job back, so that it is tried again, here or elsewhere. `begun`: the attempt counts, and the
   * next one waits a little for what was in its way to pass.
   */
  async release(job: ExportJob, { begun }: { begun: boolean }): Promise<void> {
    await this.#query(
      job.ledgerNo,
      `UPDATE docket.export_job SET state = 'queued', worker = NULL,
         lease_until = CASE $3::int WHEN 0 THEN now() + interval '${RETRY_S} s' END, begun = begun - $3 WHERE ${OWN} RETURNING *`,
      [job.id, job.attempts, begun ? 0 : 1],
    );
  }

  /** Lets files expire whose time is over, and deletes what no job needs. Some at a time. */
  async sweep(): Promise<void> {
    const now = new Date().toISOString();
    const { rows } = await this.#database.of('all').query<{ ledger_no: number }>(
      `SELECT DISTINCT j.ledger_no FROM docket.export_job j
       WHERE (j.state = 'ready' AND j.expires_at < $1) OR EXISTS (
         SELECT FROM docket.export_part p WHERE p.export_id = j.export_id AND ${UNNEEDED_PART})`,
      [now],
    );
    for (const { ledger_no: ledgerNo } of rows) {
      await this.#query(
        ledgerNo,
        `UPDATE docket.export_job SET state = 'expired' WHERE state = 'ready' AND expires_at < $1 RETURNING *`,
        [now],
      );
      await this.#query(
        ledgerNo,
        `DELETE FROM docket.export_part WHERE (export_id, attempt, part) IN (
           SELECT p.export_id, p.attempt, p.part FROM docket.export_part p
           JOIN docket.export_job j USING (export_id) WHERE ${UNNEEDED_PART}
           LIMIT ${SWEEP_PARTS}) RETURNING export_id`,
        [],
      );
    }
  }

  /**
   * The file of a job, held against its digest. Reads it whole, unless this process has done so before.
   * @throws {ExportFileChanged}
   */
  async open(job: ExportJob, file: ExportFile): Promise<StoredFile> {
    const key = `${job.id}/${file.attempt}/${file.sha256}`;
    const known = this.#opened.get(key);
    if (known !== undefined) return known;
    const opened = await StoredFile.open(this.#database, job, file);
    const [oldest] = this.#opened.keys();
    if (this.#opened.size >= OPENED_MAX && oldest !== undefined) this.#opened.delete(oldest);
    this.#opened.set(key, opened);
    return opened;
  }

  async #ofKey(
    ledgerNo: number,
    requestedBy: string,
    key: string | null,
    request: string,
  ): Promise<ExportJob | undefined> {
    if (key === null) return undefined;
    const [row] = await this.#query(
      ledgerNo,
      `SELECT * FROM docket.export_job
       WHERE ledger_no = $1 AND requested_by = $2 AND idempotency_key = $3`,
      [ledgerNo, requestedBy, key],
    );
    if (row === undefined) return undefined;
    const job = await this.#read(row);
    if (job !== undefined && row.request === request) return job;
    throw new StoreRefusal('idempotency_key_reused', 'This key asked for another export.', {
      next: 'Use a new key for another export.',
    });
  }

  async #read(row: ExportRow): Promise<ExportJob | undefined> {
    return readExportJob(row, await exportSeals(this.#seals));
  }

  async #query(ledgerNo: number, sql: string, values: unknown[]): Promise<ExportRow[]> {
    return (await this.#database.of(ledgerNo).query<ExportRow>(sql, values)).rows;
  }
}

/** The job is still that of the attempt $2, and running. */
const OWN = `export_id = $1 AND attempts = $2 AND state = 'running'`;
const SWEEP_PARTS = 2_000;

const UNNEEDED_PART = `(j.state IN ('failed', 'cancelled', 'expired') OR p.attempt < coalesce(j.content_attempt, j.attempts))`;
/** What somebody may put there: it is given up by how often it was begun. */
const ATTEMPT_MAX = 2 ** 31 - 2;
/** Times that another process may be first. */
const CLAIMS_MAX = 100;
/** The job was cancelled, or another process has taken it over: whatever is being made is not wanted. */
export class ExportLost extends Error {
  override readonly name = 'ExportLost';
  constructor(exportId: string) {
    super(`${exportId} is not this process's any more`);
  }
}
