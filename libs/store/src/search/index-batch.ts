import { setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import { decodeState } from '@docket/record';
import { int4Array, int8Array, textArray } from '../binary-array.js';
import { extract } from './extract.js';
import type { Findable, IndexedEntry, SkipReason } from './extract.js';
import {
  documentRows,
  gatherMoves,
  sideEffectRows,
  skippedRows,
  textRows,
  tripwireRows,
  writerRows,
} from './rows.js';
import type { Placed, SearchRows } from './rows.js';
import {
  ADD_DOCUMENTS,
  ADD_SKIPPED,
  ADD_TEXTS,
  ADD_TRIPWIRES,
  ADD_WRITERS,
  COPY_DECISIONS,
  LOCK_CURSOR,
  MOVE_CURSOR,
  MOVE_SIDE_EFFECTS,
  READ_ENTRIES,
  READ_ENTRIES_OF,
  READ_HEAD,
  READ_STATES,
  SET_WAITS,
} from './statements.js';

/** How far a ledger is indexed, of how many entries. */
export interface Indexed {
  size: number;
  ledgerSize: number;
}

const ENTRIES_PER_TURN = 32;

/**
 * Indexes up to `entriesMax` entries behind the cursor, which the caller's transaction holds locked at
 * `from`. The state of a decision may be newer than the entries indexed, never older.
 */
export async function indexBatch(
  client: pg.ClientBase,
  ledgerNo: number,
  { from, entriesMax }: { from: number; entriesMax: number },
): Promise<Indexed> {
  const head = await client.query<{ size: string }>(READ_HEAD, [ledgerNo]);
  const ledgerSize = Number(head.rows[0]?.size ?? 0);
  const to = Math.min(ledgerSize, from + entriesMax);
  if (to <= from) return { size: from, ledgerSize };
  const values = [ledgerNo, from, to];
  const { rows } = await client.query<{ seq: string; leaf: Buffer | null; body: Buffer | null }>(
    READ_ENTRIES,
    values,
  );
  const batch = new Batch(client, ledgerNo);
  for (const [i, row] of rows.entries()) {
    // Cutting words takes long: requests that came in meanwhile go first.
    if (i > 0 && i % ENTRIES_PER_TURN === 0) await setImmediate();
    batch.take({ ...row, seq: Number(row.seq) });
  }
  await batch.write();
  await client.query(MOVE_CURSOR, [ledgerNo, to]);
  return { size: to, ledgerSize };
}

/**
 * Indexes the given decisions again, as far as the ledger is indexed, after what was found of them was taken away.
 * The caller's transaction holds the cursor.
 */
export async function indexAgain(
  client: pg.ClientBase,
  ledgerNo: number,
  decisions: readonly string[],
): Promise<void> {
  const cursor = await client.query<{ size: string }>(LOCK_CURSOR, [ledgerNo]);
  const values = [ledgerNo, textArray(decisions), cursor.rows[0]?.size ?? 0];
  const { rows } = await client.query<{ seq: string; leaf: Buffer; body: Buffer | null }>(
    READ_ENTRIES_OF,
    values,
  );
  const batch = new Batch(client, ledgerNo);
  for (const row of rows) batch.take({ ...row, seq: Number(row.seq) });
  await batch.write();
}

class Batch {
  readonly #client: pg.ClientBase;
  readonly #ledgerNo: number;
  readonly #findables: Findable[] = [];
  readonly #skipped = new Map<number, SkipReason>();

  constructor(client: pg.ClientBase, ledgerNo: number) {
    this.#client = client;
    this.#ledgerNo = ledgerNo;
  }

  take(entry: IndexedEntry): void {
    const { findable, skipped } = extract(entry, this.#ledgerNo);
    if (findable !== null) this.#findables.push(findable);
    if (skipped !== null) this.#skipped.set(entry.seq, skipped);
  }

  async write(): Promise<void> {
    const placed = await this.#place();
    await this.#add(ADD_TEXTS, textRows(placed));
    await this.#add(ADD_WRITERS, writerRows(placed));
    await this.#add(ADD_DOCUMENTS, documentRows(placed));
    await this.#add(ADD_TRIPWIRES, tripwireRows(placed));
    await this.#add(MOVE_SIDE_EFFECTS, sideEffectRows(gatherMoves(placed)));
    await this.#add(ADD_SKIPPED, skippedRows(this.#skipped));
  }

  /** What waits in decisions that are held or stopped. */
  async #setWaits(waiting: readonly CopiedRow[]): Promise<void> {
    if (waiting.length === 0) return;
    const ids = waiting.map((row) => row.decision_id);
    const values = [this.#ledgerNo, textArray(ids)];
    const { rows } = await this.#client.query<{ opened_seq: string; state: string }>(
      READ_STATES,
      values,
    );
    const states = rows.map(({ opened_seq: seq, state }) => ({
      seq: Number(seq),
      ...waits(state),
    }));
    await this.#client.query(SET_WAITS, [
      this.#ledgerNo,
      int8Array(states.map(({ seq }) => seq)),
      int4Array(states.map(({ count }) => count)),
      textArray(states.map(({ due }) => due)),
    ]);
  }

  /** Brings the decisions up to date, and gives each entry the place of its decision. */
  async #place(): Promise<Placed[]> {
    const subjects = new Map<string, string | null>();
    for (const { decisionId, subjectRef } of this.#findables) {
      subjects.set(decisionId, subjectRef ?? subjects.get(decisionId) ?? null);
    }
    if (subjects.size === 0) return [];
    const { rows } = await this.#client.query<CopiedRow>(COPY_DECISIONS, [
      this.#ledgerNo,
      textArray([...subjects.keys()]),
      textArray([...subjects.values()]),
    ]);
    await this.#setWaits(rows.filter(({ status }) => WAITING.includes(status)));
    const places = new Map(rows.map((row) => [row.decision_id, Number(row.opened_seq)]));
    return this.#findables.flatMap((findable) => {
      const openedSeq = places.get(findable.decisionId);
      if (openedSeq !== undefined) return [{ ...findable, openedSeq }];
      // Somebody removed the decision's row: `docket verify` names it, `docket rebuild` brings it back.
      this.#skipped.set(findable.seq, 'decision_unknown');
      return [];
    });
  }

  async #add(statement: string, { count, columns }: SearchRows): Promise<void> {
    if (count === 0) return;
    await this.#client.query(statement, [this.#ledgerNo, ...columns]);
  }
}

interface CopiedRow {
  decision_id: string;
  opened_seq: string;
  status: string;
}

/** In others nobody waits for an answer. */
const WAITING = ['held', 'stopped'];

/** Before every time that is one. */
const AT_ONCE = '0';

/**
 * How many escalations of a decision are open, and the earliest of their deadlines. A state of another version is
 * folded again by whoever reads the queue: until then it waits, before all others.
 */
function waits(state: string): { count: number; due: string | null } {
  const decoded = decodeState(state);
  if (!decoded.ok) return { count: 1, due: AT_ONCE };
  const open = decoded.state.openEscalations;
  const due = open.flatMap(({ dueAt }) => dueAt ?? []).toSorted();
  return { count: open.length, due: due[0] ?? null };
}
