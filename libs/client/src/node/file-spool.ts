import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  localId,
  SpoolError,
  type GivenIds,
  type SetAside,
  type Spool,
  type SpooledRecord,
  type SpoolLoss,
} from '../spool.js';
import { lockDirectory } from './directory-lock.js';
import { AppendFile, replaceFile } from './durable-file.js';
import { encodeSpoolLine, FORMAT_VERSION, isUnderstood, type LogEntry } from './line.js';
import { Losses } from './losses.js';
import { readLog, type Damage } from './read-log.js';
import { countSetAside, encodeSetAside } from './set-aside.js';

export interface FileSpoolOptions {
  /** Made when it is not there. For one process at a time, on one machine, on a local disk. */
  directory: string;
  /** Size of the log on disk; 16 MiB when left out. */
  maxBytes?: number;
  /** Records that may wait; 10,000 when left out. */
  maxRecords?: number;
  /**
   * Size of the file of what was set aside; 64 MiB when left out. Once it is full, what the ledger refuses
   * stays in the spool, before what follows in the same decision, until a person has moved the file away.
   */
  maxAsideBytes?: number;
}

/** A spool in a directory. Close it when the process ends in an orderly way; it need not. */
export interface FileSpool extends Spool {
  /** What was found damaged when the spool was opened. Also in `losses` where records were lost. */
  readonly damage: readonly Damage[];
  close(): Promise<void>;
}

const MAX_BYTES = 16 * 1024 * 1024;
const MAX_RECORDS = 10_000;
const MAX_ASIDE_BYTES = 64 * 1024 * 1024;

/**
 * fileSpool opens the spool in a directory, with what waits there since before:
 *
 * - `spool.jsonl`, the records that wait, one line of JSON each with its SHA-256;
 * - `set-aside.jsonl`, what the ledger refused with its answers, and lines that could not be read, for a person;
 * - `losses.json`, how many records were lost and not yet filed as a gap;
 * - `in-use`, a directory with a socket of the process that uses it. Leave it out of a copy.
 *
 * @throws SpoolError `spool_in_use` or `spool_version`; an Error of the file system where the directory cannot be used.
 */
export async function fileSpool(options: FileSpoolOptions): Promise<FileSpool> {
  const { directory, maxBytes = MAX_BYTES, maxRecords = MAX_RECORDS } = options;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const unlock = await lockDirectory(directory);
  try {
    const log = join(directory, 'spool.jsonl');
    const { entries, damage } = await readLog(log);
    // Passed over, a line that means something would be lost with the next rewriting.
    if (!entries.every(isUnderstood)) throw otherVersion(directory);
    const asidePath = join(directory, 'set-aside.jsonl');
    const setAsideCount = await countSetAside(asidePath);
    const aside = await AppendFile.open(asidePath);
    const losses = await Losses.open(join(directory, 'losses.json'));
    for (const { kind, line } of damage) {
      await aside.append(`${JSON.stringify({ why: kind, line })}\n`);
    }
    if (damage.length > 0) await losses.addDamage(damage, new Date().toISOString());
    const state = foldLog(entries);
    // Damaged lines leave the log only after they were set aside and counted.
    await replaceFile(log, encodeState(state));
    const file = await AppendFile.open(log);
    const { maxAsideBytes = MAX_ASIDE_BYTES } = options;
    const limits = { maxBytes, maxRecords, maxAsideBytes };
    return new DirectorySpool({
      log,
      file,
      aside,
      asidePath,
      setAsideCount,
      losses,
      damage,
      state,
      limits,
      unlock,
    });
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** What the log says: the records that wait, and the ids that were given. */
interface LogState {
  pending: SpooledRecord[];
  given: Map<string, string>;
}

interface Parts {
  log: string;
  file: AppendFile;
  aside: AppendFile;
  asidePath: string;
  setAsideCount: number;
  losses: Losses;
  damage: readonly Damage[];
  state: LogState;
  limits: { maxBytes: number; maxRecords: number; maxAsideBytes: number };
  unlock: () => Promise<void>;
}

class DirectorySpool implements FileSpool {
  readonly #parts: Parts;
  readonly #state: LogState;
  #file: AppendFile;
  #aside: AppendFile;
  #doneBytes = 0;
  #setAsideCount: number;
  /** Appends under way. The log is rewritten only while there are none. */
  #appending = 0;
  #rewriting: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#state = parts.state;
    this.#file = parts.file;
    this.#aside = parts.aside;
    this.#setAsideCount = parts.setAsideCount;
  }

  get pending(): readonly SpooledRecord[] {
    return this.#state.pending;
  }

  get losses(): readonly SpoolLoss[] {
    return this.#parts.losses.list;
  }

  get setAsideCount(): number {
    return this.#setAsideCount;
  }

  get damage(): readonly Damage[] {
    return this.#parts.damage;
  }

  async append(record: SpooledRecord): Promise<void> {
    const line = encodeSpoolLine({ kind: 'record', record });
    const { losses, limits } = this.#parts;
    if (this.#isFull(line)) {
      await losses.addDropped(record, 'The spool was full.');
      const most = `${limits.maxRecords} records, ${limits.maxBytes} bytes`;
      throw new SpoolError(
        'spool_full',
        `The spool is full (at most ${most}): this record was not kept.`,
      );
    }
    try {
      await this.#appendLine(line);
    } catch (cause) {
      await losses.addDropped(record, 'The spool could not be written.');
      const why = cause instanceof Error ? cause.message : String(cause);
      const message = `The spool cannot be written (${why}): this record was not kept.`;
      throw new SpoolError('spool_lost', message, { cause });
    }
    this.#state.pending.push(record);
  }

  async settle(record: SpooledRecord, { decisionId, sideEffectId }: GivenIds): Promise<void> {
    const given = decisionId ?? sideEffectId;
    const local = localId(record);
    if (given !== undefined) remember(this.#state.given, local, given, this.#parts.limits);
    await this.#finish(record, given === undefined ? [] : [{ kind: 'id', local, given }]);
  }

  async setAside(refused: SetAside, decisionId: string | undefined): Promise<void> {
    const { record } = refused;
    // A crash after any of these lines repeats them: it stands there, and is counted, twice, never not at all.
    await this.#appendAside(encodeSetAside(refused, new Date().toISOString()));
    this.#setAsideCount++;
    await this.#parts.losses.addDropped(record, REFUSED, decisionId);
    await this.#finish(record, []);
  }

  holdLoss(loss: SpoolLoss): void {
    this.#parts.losses.hold(loss);
  }

  settleLoss(loss: SpoolLoss): Promise<void> {
    return this.#parts.losses.remove(loss);
  }

  givenId(local: string): string | undefined {
    return this.#state.given.get(local);
  }

  async close(): Promise<void> {
    await this.#rewriting;
    await this.#file.close();
    await this.#aside.close();
    await this.#parts.unlock();
  }

  #isFull(line: string): boolean {
    const { maxBytes, maxRecords } = this.#parts.limits;
    return (
      this.#state.pending.length + this.#appending >= maxRecords ||
      this.#file.size + Buffer.byteLength(line) > maxBytes
    );
  }

  async #appendLine(text: string): Promise<void> {
    // A log that failed once is written anew, from what is in memory, before it is trusted again.
    if (this.#file.hasFailed && this.#appending === 0) this.#rewrite();
    while (this.#rewriting !== undefined) await this.#rewriting;
    this.#appending++;
    try {
      await this.#file.append(text);
    } finally {
      this.#appending--;
      if (this.#file.hasFailed && this.#appending === 0) await this.#repair();
    }
  }

  /** Part of a line may have reached the disk: it must not be read as one that was torn by a crash. */
  async #repair(): Promise<void> {
    try {
      this.#rewrite();
      await this.#rewriting;
    } catch {
      // The disk is still full, or gone. The caller hears of the first failure; the next append tries again.
    }
  }

  /** Where the file failed before, it is opened anew. @throws SpoolError when it fails again. */
  async #appendAside(text: string): Promise<void> {
    try {
      if (this.#aside.hasFailed) {
        await this.#aside.close();
        this.#aside = await AppendFile.open(this.#parts.asidePath);
      }
      const { maxAsideBytes } = this.#parts.limits;
      if (this.#aside.size + Buffer.byteLength(text) > maxAsideBytes) {
        throw new Error(`${this.#parts.asidePath} has no room, it may have ${maxAsideBytes} bytes`);
      }
      await this.#aside.append(text);
    } catch (cause) {
      const message = `What the ledger refused cannot be set aside, so it stays in the spool: ${String(cause)}.`;
      throw new SpoolError('spool_lost', message, { cause });
    }
  }

  /** Takes a record off the list. Should the line be lost, it is sent again, under the same key. */
  async #finish({ ledger, idempotencyKey: key }: SpooledRecord, more: LogEntry[]): Promise<void> {
    const lines = [...more, { kind: 'done', ledger, key } as const].map(encodeSpoolLine).join('');
    const isIt = (other: SpooledRecord): boolean =>
      other.ledger === ledger && other.idempotencyKey === key;
    const index = this.#state.pending.findIndex(isIt);
    if (index !== -1) this.#state.pending.splice(index, 1);
    try {
      await this.#appendLine(lines);
    } catch {
      // Nothing is lost: after a new start it is sent again, under the same key. A full disk must not
      // keep an agent from writing to a server that is there.
      return;
    }
    this.#doneBytes += Buffer.byteLength(lines) * 2;
    const isWaste =
      this.#state.pending.length === 0 || this.#doneBytes > this.#parts.limits.maxBytes / 2;
    if (isWaste && this.#appending === 0 && this.#rewriting === undefined) {
      this.#rewrite();
      await this.#rewriting;
    }
  }

  #rewrite(): void {
    this.#rewriting ??= this.#rewriteLog().finally(() => (this.#rewriting = undefined));
  }

  async #rewriteLog(): Promise<void> {
    const { log } = this.#parts;
    await replaceFile(log, encodeState(this.#state));
    await this.#file.close();
    this.#file = await AppendFile.open(log);
    this.#doneBytes = 0;
  }
}

function otherVersion(directory: string): SpoolError {
  const message = `The spool ${directory} was written by another version of @docket/client. It was left as it is: open it with that version.`;
  return new SpoolError('spool_version', message);
}

const REFUSED = 'The ledger refused it; it is kept beside the spool.';

/** The oldest are forgotten first. What waits is never among them: it is younger than what it needs. */
function remember(
  given: Map<string, string>,
  local: string,
  id: string,
  { maxRecords }: { maxRecords: number },
): void {
  given.set(local, id);
  const [oldest] = given.keys();
  if (given.size > maxRecords && oldest !== undefined) given.delete(oldest);
}

function foldLog(entries: readonly LogEntry[]): LogState {
  const waiting = new Map<string, SpooledRecord>();
  const given = new Map<string, string>();
  for (const entry of entries) {
    if (entry.kind === 'record') waiting.set(localId(entry.record), entry.record);
    else if (entry.kind === 'id') given.set(entry.local, entry.given);
    else if (entry.kind === 'done')
      waiting.delete(localId({ ledger: entry.ledger, idempotencyKey: entry.key }));
  }
  return { pending: [...waiting.values()], given };
}

/** The log that says the same in as few lines as there can be. */
function encodeState({ pending, given }: LogState): string {
  const needed = new Set(
    pending.flatMap(({ decisionId, sideEffectId }) => [decisionId, sideEffectId]),
  );
  const ids = [...given].filter(([local]) => needed.has(local));
  return [
    encodeSpoolLine({ kind: 'format', version: FORMAT_VERSION }),
    ...ids.map(([local, id]) => encodeSpoolLine({ kind: 'id', local, given: id })),
    ...pending.map((record) => encodeSpoolLine({ kind: 'record', record })),
  ].join('');
}
