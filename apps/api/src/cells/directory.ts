import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../http/logging.js';
import { Problem } from '../http/problem.js';
import type { LedgerCell } from './cell.js';
import { cellHolding, type Placement } from './placement.js';

/** Between two looks, in milliseconds. */
const REST_MS = 100;
const RETRY_S = 5;

/** In which cell each ledger is. */
export class CellDirectory {
  #looking: Promise<void> | undefined;
  #lookedAt = -Infinity;
  #next: Promise<void> | undefined;
  #told: ReadonlySet<string> = new Set();

  constructor(
    readonly cells: readonly LedgerCell[],
    private readonly logger: Logger,
  ) {}

  /** By what the cells said last. */
  placeOf(ledger: string): Placement {
    return cellHolding(ledger, this.cells);
  }

  named(name: string): LedgerCell | undefined {
    return this.cells.find((cell) => cell.name === name);
  }

  /** Asks every cell what is in it, as one question for all who wait for it. Begun after it was asked for. */
  look(): Promise<void> {
    if (this.#next !== undefined) return this.#next;
    const next = this.#lookBehind(this.#looking);
    this.#next = next;
    return next;
  }

  async #lookBehind(before: Promise<void> | undefined): Promise<void> {
    await before;
    // Who asks for what is nowhere must not keep the databases busy.
    await delay(Math.max(0, this.#lookedAt + REST_MS - performance.now()));
    this.#looking = this.#next;
    this.#next = undefined;
    await Promise.all(this.cells.map((cell) => cell.read()));
    this.#lookedAt = performance.now();
  }

  /** Ledgers that stand in two cells are not served: that is said without being asked, once of each. */
  tellDoubles(): void {
    const found = new Map<string, string[]>();
    for (const { name, ledgers } of this.cells)
      for (const id of ledgers ?? []) found.set(id, [...(found.get(id) ?? []), name]);
    const doubles = [...found].filter(([id]) => {
      const place = this.placeOf(id);
      return place !== 'nowhere' && 'within' in place;
    });
    for (const [ledger, within] of doubles)
      if (!this.#told.has(ledger)) this.logger.error({ ledger, within }, inSeveral(within));
    this.#told = new Set(doubles.map(([ledger]) => ledger));
  }
}

/** Why a ledger is not served, for whoever asks. */
export function unserved(place: Exclude<Placement, 'nowhere' | { cell: string }>): Problem {
  if ('silent' in place) return silentCells(place.silent);
  return new Problem('not_ready', inSeveral(place.within), {
    headers: { 'retry-after': String(RETRY_S) },
    next: 'Tell whoever operates Docket: which of them counts, a person has to say.',
  });
}

const inSeveral = (within: readonly string[]): string =>
  `The cells ${within.join(' and ')} both hold this ledger: it is served from neither.`;

/** For whoever asks for what may be in cells that do not answer. */
export function silentCells(names: readonly string[]): Problem {
  const [what, which] =
    names.length === 1
      ? [`The cell ${names[0] ?? ''} does not answer`, 'it']
      : [`The cells ${names.join(', ')} do not answer`, 'them'];
  return new Problem('not_ready', `${what}, and this may be in ${which}. Other cells go on.`, {
    headers: { 'retry-after': String(RETRY_S) },
  });
}
