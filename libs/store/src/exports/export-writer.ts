import { createHash } from 'node:crypto';
import type { Database } from '../database.js';
import { EXPORT_PART_BYTES } from './export-job.js';
import { ExportLost } from './export-jobs.js';

/** The attempt at a job that a file is written for. */
export interface ExportAttempt {
  exportId: string;
  ledgerNo: number;
  attempt: number;
  /** Longest file, in bytes. */
  bytesMax: number;
}

export class ExportTooLarge extends Error {
  override readonly name = 'ExportTooLarge';
  constructor(bytesMax: number) {
    super(`The file would be longer than ${Math.round(bytesMax / 1024 ** 2)} MiB.`);
  }
}

/**
 * Stores a file part by part, in memory of one part. Each part is taken only as long as the job is this
 * attempt's, so a cancelled export ends with its next part.
 */
export class ExportWriter {
  readonly #database: Database;
  readonly #attempt: ExportAttempt;
  readonly #hash = createHash('sha256');
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #size = 0;
  #parts = 0;

  constructor(database: Database, attempt: ExportAttempt) {
    this.#database = database;
    this.#attempt = attempt;
  }

  /** @throws {ExportTooLarge} @throws {ExportLost} the job is not this attempt's any more. */
  async write(bytes: Uint8Array): Promise<void> {
    if (this.#size + bytes.length > this.#attempt.bytesMax)
      throw new ExportTooLarge(this.#attempt.bytesMax);
    this.#hash.update(bytes);
    this.#size += bytes.length;
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes >= EXPORT_PART_BYTES) await this.#flush(EXPORT_PART_BYTES);
  }

  /** Stores what is left. */
  async end(): Promise<{ size: number; sha256: string; parts: number }> {
    await this.#flush(1);
    return { size: this.#size, sha256: this.#hash.digest('hex'), parts: this.#parts };
  }

  /** Stores whole parts, and with `least` 1 the rest too. */
  async #flush(least: number): Promise<void> {
    let rest = Buffer.concat(this.#waiting, this.#waitingBytes);
    while (rest.length >= least && rest.length > 0) {
      await this.#store(rest.subarray(0, EXPORT_PART_BYTES));
      rest = rest.subarray(EXPORT_PART_BYTES);
    }
    this.#waiting = rest.length === 0 ? [] : [rest];
    this.#waitingBytes = rest.length;
  }

  async #store(bytes: Buffer): Promise<void> {
    const { exportId, ledgerNo, attempt } = this.#attempt;
    const { rowCount } = await this.#database.of(ledgerNo).query(
      `INSERT INTO docket.export_part (export_id, attempt, part, bytes)
       SELECT $1, $2, $3, $4 FROM docket.export_job
       WHERE export_id = $1 AND attempts = $2 AND state = 'running'`,
      [exportId, attempt, this.#parts, bytes],
    );
    if (rowCount !== 1) throw new ExportLost(exportId);
    this.#parts += 1;
  }
}
