// Not 'node:crypto': @docket/chain declares that one narrowly, for its own two uses.
import { hash, randomUUID } from 'crypto';
import { readFile } from 'node:fs/promises';
import type { SpooledRecord, SpoolLoss } from '../spool.js';
import { replaceFile } from './durable-file.js';
import { errorCode } from './error-code.js';
import type { Damage } from './read-log.js';

/** What was lost and has no `gap.recorded` yet, kept in a file of bounded size. */
export class Losses {
  readonly #path: string;
  #list: SpoolLoss[];
  /** Losses that still grow. One found in the file may have been filed already: it stays as it is. */
  readonly #growing = new Set<string>();
  #saving: Promise<void> = Promise.resolve();
  /** Why the file is behind what is in memory; undefined when it is not. */
  #unsaved: unknown;

  private constructor(path: string, list: SpoolLoss[]) {
    this.#path = path;
    this.#list = list;
  }

  static async open(path: string): Promise<Losses> {
    let text = '[]';
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error;
    }
    // Written whole or not at all, by replaceFile.
    return new Losses(path, JSON.parse(text) as SpoolLoss[]);
  }

  get list(): readonly SpoolLoss[] {
    return this.#list;
  }

  /** Set while the disk does not have what `list` says. */
  get unsaved(): unknown {
    return this.#unsaved;
  }

  /** Counts lines that could not be read. The same lines, found again after a crash, count once. */
  async addDamage(damage: readonly Damage[], at: string): Promise<void> {
    for (const kind of ['torn', 'corrupt'] as const) {
      const lines = damage.filter((found) => found.kind === kind && found.mayBeRecord);
      if (lines.length === 0) continue;
      const text = lines.map(({ line }) => line).join(' ');
      const id = hash('sha256', text, 'hex').slice(0, 32);
      if (this.#list.some((loss) => loss.id === id)) continue;
      const why = kind === 'torn' ? TORN : CORRUPT;
      this.#list.push({ id, ...why, records: lines.length, byType: {}, from: at, to: at });
    }
    await this.#save();
  }

  /** Counts a record that was not kept, or that the ledger refused. */
  async addDropped(
    { ledger, type }: SpooledRecord,
    reason: string,
    decisionId?: string,
  ): Promise<void> {
    const now = new Date().toISOString();
    // Beyond that many it is not said of which decision they are: the list has to stay small.
    const of = this.#list.length < LOSSES_MAX ? decisionId : undefined;
    let loss = this.#list.find(
      (known) =>
        this.#growing.has(known.id) &&
        known.ledger === ledger &&
        known.reason === reason &&
        known.decisionId === of,
    );
    if (loss === undefined) {
      const id = randomUUID();
      const place = of === undefined ? { ledger } : { ledger, decisionId: of };
      loss = { id, ...place, kind: 'dropped', reason, records: 0, byType: {}, from: now, to: now };
      this.#list.push(loss);
      this.#growing.add(id);
    }
    loss.records = (loss.records ?? 0) + 1;
    loss.byType[type] = (loss.byType[type] ?? 0) + 1;
    loss.to = now;
    await this.#save();
  }

  /** It may be in the ledger from now on, word for word. */
  hold({ id }: SpoolLoss): void {
    this.#growing.delete(id);
  }

  /** The gap is filed with what `filed` said; what came on top since stays, as a loss of its own. */
  async remove(filed: SpoolLoss): Promise<void> {
    this.#growing.delete(filed.id);
    this.#list = this.#list.flatMap((loss) => {
      if (loss.id !== filed.id) return [loss];
      const records = (loss.records ?? 0) - (filed.records ?? 0);
      if (records <= 0) return [];
      const byType = Object.entries(loss.byType)
        .map(([type, count]): [string, number] => [type, count - (filed.byType[type] ?? 0)])
        .filter(([, count]) => count > 0);
      const id = randomUUID();
      return [{ ...loss, id, records, byType: Object.fromEntries(byType), from: filed.to }];
    });
    await this.#save();
  }

  /**
   * Does not fail: a disk that is full is the usual reason for a loss, and then the count is in memory
   * until the disk takes it.
   */
  #save(): Promise<void> {
    this.#saving = this.#saveAfter(this.#saving);
    return this.#saving;
  }

  async #saveAfter(earlier: Promise<void>): Promise<void> {
    await earlier;
    try {
      await replaceFile(this.#path, JSON.stringify(this.#list));
      this.#unsaved = undefined;
    } catch (error) {
      this.#unsaved = error;
    }
  }
}

const LOSSES_MAX = 1_000;

const TORN = {
  kind: 'interrupted',
  reason: 'The process ended while the record was being spooled; nobody was told it was kept.',
} as const;

const CORRUPT = {
  kind: 'spool_lost',
  reason: 'Lines of the spool could not be read; they are kept beside it.',
} as const;
