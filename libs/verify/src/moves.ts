import { canonicalize, decodeLeaf, LeafError } from '@docket/chain';
import type { JsonObject } from '@docket/chain';
import { parseBodyOf } from './checks/content.js';
import type { Findings } from './finding.js';
import {
  type EntryMaterial,
  type InstallationOutcome,
  type MoveAway,
  ReaderError,
} from './reader.js';

/** Moves of one ledger, at most. */
const MOVES_MAX = 10_000;

/** A move as an entry `ledger.moved` tells it. */
interface Move {
  seq: number;
  from: string | undefined;
  to: string | undefined;
  /** Canonical JSON of its body; undefined: it cannot be read. */
  said: string | undefined;
}

/** What a registry says of ledgers that were moved to its cell, or from there. */
export class RegisteredMoves {
  readonly #said = new Set<string>();
  readonly #newest = new Map<string, { seq: number; to: unknown; size: unknown }>();

  take(seq: number, body: JsonObject): void {
    if (this.#said.size >= MOVES_MAX)
      throw new ReaderError('too_large', `the registry names more than ${MOVES_MAX} moves`);
    this.#said.add(canonicalize(body));
    const { origin, to_cell: to, size } = body;
    if (typeof origin === 'string') this.#newest.set(origin, { seq, to, size });
  }

  has(said: string): boolean {
    return this.#said.has(said);
  }

  /** The newest move of the ledger of this origin, where it led away from the cell. */
  awayFrom(cell: string | undefined, origin: string | undefined): MoveAway | undefined {
    const newest = origin === undefined ? undefined : this.#newest.get(origin);
    if (cell === undefined || newest === undefined) return undefined;
    const { seq, to, size } = newest;
    return typeof to === 'string' && typeof size === 'number' && to !== cell
      ? { seq, to, size }
      : undefined;
  }
}

/**
 * In which cells a ledger lived, by its entries `ledger.moved`: an entry names those of the registry of the cell that wrote
 * it. Docket in the new cell writes the first entry behind those that were moved.
 */
export class CellsOfLedger {
  readonly #moves: readonly Move[];
  readonly #own: string | undefined;

  private constructor(moves: readonly Move[], own: string | undefined) {
    this.#moves = moves;
    this.#own = own;
  }

  static async read(
    moves: AsyncIterable<EntryMaterial[]> | undefined,
    own: string | undefined,
  ): Promise<CellsOfLedger> {
    const found: Move[] = [];
    for await (const batch of moves ?? [])
      for (const material of batch) {
        const move = moveIn(material);
        if (move !== undefined) found.push(move);
        if (found.length > MOVES_MAX)
          throw new ReaderError('too_large', `the ledger names more than ${MOVES_MAX} moves`);
      }
    return new CellsOfLedger(found, own);
  }

  /** That which wrote the entry; undefined: what would say so cannot be read. */
  of(seq: number): string | undefined {
    const later = this.#moves.find((move) => move.seq > seq);
    if (later !== undefined) return later.from;
    const last = this.#moves.at(-1);
    return last === undefined ? this.#own : last.to;
  }

  /**
   * Holds the moves against each other and against the registry at hand: whoever writes one behind the server's back would
   * have its registrations held against a registry that nobody has. Each that touches the cell is told there too, in the
   * same words; each begins where the one before ended; and one of them led to the cell, or away from it.
   */
  check(registered: RegisteredMoves, origin: string | undefined, findings: Findings): void {
    let before: Move | undefined;
    for (const move of this.#moves) {
      const wrong = this.#wrong(move, before, registered, origin);
      before = move;
      if (wrong === undefined) continue;
      const { seq } = move;
      const message = `Entry ${seq} says that the ledger was moved: ${wrong}.`;
      findings.add('move_mismatch', message, { seq });
    }
    const touches = ({ from, to }: Move): boolean => from === this.#own || to === this.#own;
    const [first] = this.#moves;
    if (first === undefined || (this.#own !== undefined && this.#moves.some(touches))) return;
    const cell = this.#own === undefined ? 'a registry of no cell' : `the cell ${this.#own}`;
    const message = `By its moves the ledger never was where it is: with ${cell}.`;
    findings.add('move_mismatch', message, { seq: first.seq });
  }

  #wrong(
    move: Move,
    before: Move | undefined,
    registered: RegisteredMoves,
    origin: string | undefined,
  ): string | undefined {
    const { seq, said, from, to } = move;
    if (said === undefined) return 'what it says cannot be read';
    const { origin: of, size } = JSON.parse(said) as JsonObject;
    if (origin !== undefined && of !== origin) return 'of another ledger';
    if (size !== seq) return `with ${String(size)} entries, which is not where it stands`;
    if (before !== undefined && before.to !== from)
      return `from the cell ${String(from)}, where it did not live`;
    const isOwn = from === this.#own || to === this.#own;
    return isOwn && !registered.has(said) ? 'the registry does not say so' : undefined;
  }
}

function moveIn(material: EntryMaterial): Move | undefined {
  const { position: seq } = material;
  if (!isMove(material.leaf)) return undefined;
  const body = parseBodyOf(material.disclosure);
  const { from_cell: from, to_cell: to } = body ?? {};
  return {
    seq,
    from: typeof from === 'string' ? from : undefined,
    to: typeof to === 'string' ? to : undefined,
    said: body && canonicalize(body),
  };
}

function isMove(leaf: Uint8Array): boolean {
  try {
    return decodeLeaf(leaf).type === 'ledger.moved';
  } catch (error) {
    // That a leaf cannot be read is said by the checks of the entries.
    if (error instanceof LeafError) return false;
    throw error;
  }
}

/** Cell of a registry, by its origin: `<host>/registry` at home, else `<host>/registry.<cell>`. Undefined: of none. */
export function cellOfRegistry(origin: string | undefined): string | undefined {
  const named = /\/registry(?:\.([a-z][a-z0-9]{0,15}))?$/.exec(origin ?? '');
  return named === null ? undefined : (named[1] ?? 'home');
}

/** Of a ledger that lived in several cells, what a verification in one of them cannot show. */
export function movedLimits({ unheld, movedAway }: InstallationOutcome): string[] {
  const limits: string[] = [];
  if (movedAway !== undefined) {
    const { seq, to, size } = movedAway;
    limits.push(
      `By entry ${seq} of the registry the ledger was moved to the cell ${to} with ${size} ${size === 1 ? 'entry' : 'entries'}, and goes on there: what is here is the copy that was left. Verify the ledger itself where it lives.`,
    );
  }
  for (const [cell, n] of unheld)
    limits.push(
      `${n} ${n === 1 ? 'registration was' : 'registrations were'} written in the cell ${cell} and ${n === 1 ? 'names an entry' : 'name entries'} of its registry, which was not at hand: not checked against it. It is where DOCKET_CELLS names that cell, or in its database.`,
    );
  return limits;
}
