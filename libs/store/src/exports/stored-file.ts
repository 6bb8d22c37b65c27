import { createHash } from 'node:crypto';
import type { Database } from '../database.js';
import { EXPORT_PART_BYTES } from './export-job.js';
import type { ExportFile, ExportJob } from './export-job.js';

type ExportName = Pick<ExportJob, 'id' | 'ledgerNo'>;

/** The stored file of an export is not the one that was recorded, or is not there whole. */
export class ExportFileChanged extends Error {
  override readonly name = 'ExportFileChanged';
}

/**
 * The file of an export that was read once, whole, and found to be the one that was recorded. The service's login may
 * add and delete parts: each is held against what was found before a byte of it is given.
 */
export class StoredFile {
  readonly #database: Database;
  readonly #job: ExportName;
  readonly #file: ExportFile;
  /** SHA-256 of each part. */
  readonly #parts: readonly Buffer[];

  private constructor(
    database: Database,
    job: ExportName,
    file: ExportFile,
    parts: readonly Buffer[],
  ) {
    this.#database = database;
    this.#job = job;
    this.#file = file;
    this.#parts = parts;
  }

  /** @throws {ExportFileChanged} */
  static async open(database: Database, job: ExportName, file: ExportFile): Promise<StoredFile> {
    const whole = createHash('sha256');
    const parts: Buffer[] = [];
    let size = 0;
    for (let part = 0; part < file.parts; part++) {
      const bytes = await readPart(database, job, file.attempt, part);
      whole.update(bytes);
      parts.push(digest(bytes));
      size += bytes.length;
      if (part < file.parts - 1 && bytes.length !== EXPORT_PART_BYTES) throw changed(job.id);
    }
    if (size !== file.size || whole.digest('hex') !== file.sha256) throw changed(job.id);
    return new StoredFile(database, job, file, parts);
  }

  /** Bytes [from, to), part by part. @throws {ExportFileChanged} before the first byte of a part that is another now. */
  async *read(from: number, to: number): AsyncGenerator<Buffer> {
    const last = Math.ceil(to / EXPORT_PART_BYTES);
    for (let part = Math.floor(from / EXPORT_PART_BYTES); part < last; part++) {
      const bytes = await readPart(this.#database, this.#job, this.#file.attempt, part);
      if (this.#parts[part]?.equals(digest(bytes)) !== true) throw changed(this.#job.id);
      const start = part * EXPORT_PART_BYTES;
      yield bytes.subarray(Math.max(0, from - start), Math.min(bytes.length, to - start));
    }
  }
}

async function readPart(
  database: Database,
  { id: exportId, ledgerNo }: ExportName,
  attempt: number,
  part: number,
): Promise<Buffer> {
  const { rows } = await database
    .of(ledgerNo)
    .query<{ bytes: Buffer }>(
      'SELECT bytes FROM docket.export_part WHERE export_id = $1 AND attempt = $2 AND part = $3',
      [exportId, attempt, part],
    );
  const bytes = rows[0]?.bytes;
  if (bytes === undefined)
    throw new ExportFileChanged(`Part ${part} of the file of ${exportId} is gone.`);
  return bytes;
}

const digest = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

const changed = (exportId: string): ExportFileChanged =>
  new ExportFileChanged(`The stored file of ${exportId} is not the one that was recorded.`);
