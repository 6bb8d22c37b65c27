import { setImmediate } from 'node:timers/promises';
import type pg from 'pg';
import { boolArray, int4Array, int8Array, textArray } from '../binary-array.js';
import { extract } from './extract.js';
import type { Findable, IndexedEntry, SideEffectEvent, SkipReason } from './extract.js';
import {
  ADD_DOCUMENTS,
  ADD_SKIPPED,
  ADD_TEXTS,
  ADD_TRIPWIRES,
  ADD_WRITERS,
  COPY_DECISIONS,
  MOVE_CURSOR,
  MOVE_SIDE_EFFECTS,
  READ_ENTRIES,
  READ_HEAD,
} from './statements.js';

/** How far a ledger is indexed, of how many entries. */
export interface Indexed {
  size: number;
  ledgerSize: number;
}

const ENTRIES_PER_TURN = 32;

/** A findable entry and where its decision begins. */
type Placed = Findable & { openedSeq: number };

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
    await this.#addTexts(placed);
    await this.#addWriters(placed);
    await this.#addDocuments(placed);
    await this.#addTripwires(placed);
    await this.#moveSideEffects(placed);
    const skipped = [...this.#skipped];
    const seqs = skipped.map(([seq]) => seq);
    await this.#add(ADD_SKIPPED, seqs, [textArray(skipped.map(([, reason]) => reason))]);
  }

  /** Brings the decisions up to date, and gives each entry the place of its decision. */
  async #place(): Promise<Placed[]> {
    const subjects = new Map<string, string | null>();
    for (const { decisionId, subjectRef } of this.#findables) {
      subjects.set(decisionId, subjectRef ?? subjects.get(decisionId) ?? null);
    }
    if (subjects.size === 0) return [];
    const { rows } = await this.#client.query<{ decision_id: string; opened_seq: string }>(
      COPY_DECISIONS,
      [this.#ledgerNo, textArray([...subjects.keys()]), textArray([...subjects.values()])],
    );
    const places = new Map(rows.map((row) => [row.decision_id, Number(row.opened_seq)]));
    return this.#findables.flatMap((findable) => {
      const openedSeq = places.get(findable.decisionId);
      if (openedSeq !== undefined) return [{ ...findable, openedSeq }];
      // Somebody removed the decision's row: `docket verify` names it, `docket rebuild` brings it back.
      this.#skipped.set(findable.seq, 'decision_unknown');
      return [];
    });
  }

  async #addTexts(placed: readonly Placed[]): Promise<void> {
    const some = placed.filter(({ words }) => words !== null);
    await this.#add(ADD_TEXTS, seqsOf(some), [
      int8Array(some.map(({ openedSeq }) => openedSeq)),
      textArray(some.map(({ type }) => type)),
      textArray(some.map(({ words }) => words)),
    ]);
  }

  async #addWriters(placed: readonly Placed[]): Promise<void> {
    const writers = new Map<string, { openedSeq: number; writer: string }>();
    for (const { openedSeq, writer } of placed) {
      if (writer !== null) writers.set(`${openedSeq} ${writer}`, { openedSeq, writer });
    }
    const some = [...writers.values()];
    const opened = some.map(({ openedSeq }) => openedSeq);
    await this.#add(ADD_WRITERS, opened, [textArray(some.map(({ writer }) => writer))]);
  }

  async #addDocuments(placed: readonly Placed[]): Promise<void> {
    const some = placed.flatMap(({ seq, openedSeq, documents }) =>
      documents.map((document) => ({ seq, openedSeq, ...document })),
    );
    await this.#add(ADD_DOCUMENTS, seqsOf(some), [
      int8Array(some.map(({ openedSeq }) => openedSeq)),
      int4Array(some.map(({ position }) => position)),
      textArray(some.map(({ documentId }) => documentId)),
      textArray(some.map(({ version }) => version)),
      textArray(some.map(({ chunkId }) => chunkId)),
      textArray(some.map(({ section }) => section)),
      textArray(some.map(({ role }) => role)),
    ]);
  }

  async #addTripwires(placed: readonly Placed[]): Promise<void> {
    const some = placed.filter(({ tripwire }) => tripwire !== null);
    await this.#add(ADD_TRIPWIRES, seqsOf(some), [
      int8Array(some.map(({ openedSeq }) => openedSeq)),
      textArray(some.map(({ tripwire }) => tripwire)),
    ]);
  }

  async #moveSideEffects(placed: readonly Placed[]): Promise<void> {
    const moves = [...gatherMoves(placed).values()];
    const firsts = (member: keyof SideEffectEvent & SideEffectText): Buffer =>
      textArray(moves.map(({ first }) => first[member]));
    await this.#add(
      MOVE_SIDE_EFFECTS,
      moves.map(({ firstSeq }) => firstSeq),
      [
        int8Array(moves.map(({ lastSeq }) => lastSeq)),
        int8Array(moves.map(({ openedSeq }) => openedSeq)),
        boolArray(moves.map(({ first }) => !first.isIntent)),
        firsts('sideEffectId'),
        firsts('operation'),
        firsts('targetSystem'),
        firsts('targetResource'),
        firsts('owner'),
        firsts('amountValue'),
        firsts('amountCurrency'),
        firsts('idempotencyKey'),
        textArray(moves.map(({ last }) => last.state)),
        firsts('time'),
        textArray(moves.map(({ last }) => last.time)),
      ],
    );
  }

  async #add(
    statement: string,
    seqs: readonly number[],
    columns: readonly Buffer[],
  ): Promise<void> {
    if (seqs.length === 0) return;
    await this.#client.query(statement, [this.#ledgerNo, int8Array(seqs), ...columns]);
  }
}

type SideEffectText =
  | 'sideEffectId'
  | 'operation'
  | 'targetSystem'
  | 'targetResource'
  | 'owner'
  | 'amountValue'
  | 'amountCurrency'
  | 'idempotencyKey'
  | 'time';

interface Move {
  openedSeq: number;
  firstSeq: number;
  lastSeq: number;
  first: SideEffectEvent;
  last: SideEffectEvent;
}

/** Each side effect once: a statement cannot move a row twice. */
function gatherMoves(placed: readonly Placed[]): Map<string, Move> {
  const moves = new Map<string, Move>();
  for (const { seq, openedSeq, sideEffect } of placed) {
    if (sideEffect === null) continue;
    const name = `${openedSeq} ${sideEffect.sideEffectId}`;
    const first = moves.get(name) ?? { firstSeq: seq, first: sideEffect };
    const { firstSeq } = first;
    moves.set(name, { openedSeq, firstSeq, first: first.first, lastSeq: seq, last: sideEffect });
  }
  return moves;
}

function seqsOf(rows: readonly { seq: number }[]): number[] {
  return rows.map(({ seq }) => seq);
}
