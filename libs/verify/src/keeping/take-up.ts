import { sha256, toHex, utf8 } from '@docket/chain';
import { RULES_VERSION, STATE_VERSION } from '@docket/record';
import type { DecisionFold } from '../checks/rules.js';
import type { KeptSelection, SelectionCheck } from '../checks/selection.js';
import type { CheckedEntry } from '../checked-entry.js';
import type { RangeJoin } from '../range-join.js';
import type { Verification } from '../verification.js';
import { type KeptPart, type KeptParts, keptLines, readKeptLines } from './kept-lines.js';
import { type EarlierReading, type Keeping, KeptStateError } from './keeping.js';
import { toPlain } from './plain.js';

const FORMAT = 'docket-verification-kept/1';

/** To what the kept state of a verification belongs: it is gone on with only where all of that is the same. */
interface KeptFor {
  format: string;
  program: string;
  rules: number;
  states: number;
  origin: string;
  key: string | null;
  first: string | null;
  depth: string;
  everyEntries: number;
  source: { projections: boolean; contentWithheld: boolean };
  selection: string;
  given: string;
}

/** In words, why a state is not gone on with where a member of KeptFor differs. */
const OTHER: Record<keyof KeptFor, string> = {
  format: 'it is of another form than this program keeps',
  program: 'another version of the program kept it',
  rules: 'it was kept under other rules',
  states: 'it was kept under other rules',
  origin: 'it is of another ledger',
  key: 'it is of a ledger with another key',
  first: 'it is of a ledger with another entry 0',
  depth: 'it is of another depth',
  everyEntries: 'it was kept for another kind of source',
  source: 'it was kept for another kind of source, or with a key that may read more or less',
  selection: 'it is of a file that discloses other decisions',
  given: 'it was kept with other receipts, people or limits',
};

interface KeptAt {
  /** What of the first entries is behind: see EarlierReading. */
  seen: number;
  source: string;
  began: string;
  stopped: string;
}

/** The parts of a verification that stand somewhere. */
interface Standing {
  join: RangeJoin;
  fold: DecisionFold | undefined;
  selection: SelectionCheck | undefined;
}

/** Where a whole ledger's verification stands: handed out to be kept, and taken from what was. */
export class KeptVerification {
  /** What an earlier run had done; undefined: this one began at entry 0. */
  earlier: EarlierReading | undefined;
  /** One more than the last entry that fold and selection have taken. */
  seen = 0;
  readonly #for: KeptFor;
  #began: string;

  constructor(
    readonly keeping: Keeping,
    readonly verification: Verification,
    readonly standing: Standing,
  ) {
    this.#for = keptFor(keeping, verification);
    this.#began = keeping.now();
  }

  /** @throws KeptStateError where what was kept does not belong here, or is damaged: nothing is taken then. */
  async takeUp(): Promise<void> {
    const { kept } = this.keeping;
    if (kept === undefined) return;
    const parts = await readKeptLines(kept);
    try {
      const found = parts.one('for') as KeptFor;
      for (const name of Object.keys(OTHER) as (keyof KeptFor)[])
        if (textOf(found[name]) !== textOf(this.#for[name])) throw new KeptStateError(OTHER[name]);
      this.#take(parts);
    } catch (error) {
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
      throw new KeptStateError('it is not what was kept', { cause: error });
    }
  }

  #take(parts: KeptParts): void {
    const { join, fold, selection } = this.standing;
    const { seen, source, began, stopped } = parts.one('at') as KeptAt;
    join.takeKept(parts);
    fold?.takeKept(parts);
    selection?.takeKept(parts.one('selection') as KeptSelection);
    this.seen = seen;
    this.#began = began;
    this.earlier = { entries: join.next, judged: seen, source, began, stopped };
  }

  /** Has entries looked on at which the earlier run did not. */
  seeing(onEntry: ((entry: CheckedEntry) => void) | undefined): (entry: CheckedEntry) => void {
    return (entry) => {
      if (entry.seq < this.seen) return;
      onEntry?.(entry);
      this.seen = entry.seq + 1;
    };
  }

  /** Tells that another point was reached; only behind a whole range there is one to go on from. */
  stands(): void {
    const { join } = this.standing;
    const isPoint = join.next % this.keeping.everyEntries === 0;
    this.keeping.stands(isPoint ? () => keptLines(this.#parts()) : undefined);
  }

  /** What comes now is done at once, or again. */
  ends(): void {
    this.keeping.stands(undefined);
  }

  *#parts(): Generator<KeptPart> {
    const { join, fold, selection } = this.standing;
    const { source } = this.verification.subject;
    const stopped = this.keeping.now();
    yield ['for', this.#for];
    yield ['at', { seen: this.seen, source, began: this.#began, stopped } satisfies KeptAt];
    yield* join.kept();
    if (fold !== undefined) yield* fold.kept();
    if (selection !== undefined) yield ['selection', selection.kept()];
  }
}

function keptFor(keeping: Keeping, { reader, options, subject }: Verification): KeptFor {
  const { receipts = [], people = null, maxFindings = null } = options;
  return {
    format: FORMAT,
    program: keeping.program,
    rules: RULES_VERSION,
    states: STATE_VERSION,
    origin: subject.origin,
    key: subject.genesisKey ?? null,
    first: subject.firstLeaf ?? null,
    depth: options.depth,
    everyEntries: keeping.everyEntries,
    source: {
      projections: reader.projections !== undefined,
      contentWithheld: reader.contentWithheld === true,
    },
    selection: textOf(subject.selection),
    given: toHex(sha256(utf8(textOf([receipts, people, maxFindings])))),
  };
}

const textOf = (value: unknown): string => JSON.stringify(toPlain(value));
