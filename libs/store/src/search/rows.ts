import { boolArray, int4Array, int8Array, textArray } from '../binary-array.js';
import type { Findable, SideEffectEvent, SkipReason } from './extract.js';

/*
 * SearchRows of the projection as parameters, a column each: as they are written, and as what is stored is held against
 * them. The first column is a position.
 */

/** A findable entry and where its decision begins. */
export type Placed = Findable & { openedSeq: number };

export interface SearchRows {
  count: number;
  columns: readonly Buffer[];
}

export function textRows(placed: readonly Placed[]): SearchRows {
  const some = placed.filter(({ words }) => words !== null);
  return rows(some, [
    int8Array(some.map(({ seq }) => seq)),
    int8Array(some.map(({ openedSeq }) => openedSeq)),
    textArray(some.map(({ type }) => type)),
    textArray(some.map(({ words }) => words)),
  ]);
}

/** Of decisions that are opened here: what later entries do not move. */
export function openingRows(placed: readonly Placed[]): SearchRows {
  const some = placed.filter(({ seq, openedSeq }) => seq === openedSeq);
  return rows(some, [
    int8Array(some.map(({ seq }) => seq)),
    textArray(some.map(({ decisionId }) => decisionId)),
    textArray(some.map(({ subjectRef }) => subjectRef)),
  ]);
}

/** Each writer of a decision once. */
export function writerRows(placed: readonly Placed[]): SearchRows {
  const writers = new Map<string, { openedSeq: number; writer: string }>();
  for (const { openedSeq, writer } of placed)
    if (writer !== null) writers.set(`${openedSeq} ${writer}`, { openedSeq, writer });
  const some = [...writers.values()];
  return rows(some, [
    int8Array(some.map(({ openedSeq }) => openedSeq)),
    textArray(some.map(({ writer }) => writer)),
  ]);
}

export function documentRows(placed: readonly Placed[]): SearchRows {
  const some = placed.flatMap(({ seq, openedSeq, documents }) =>
    documents.map((document) => ({ seq, openedSeq, ...document })),
  );
  return rows(some, [
    int8Array(some.map(({ seq }) => seq)),
    int8Array(some.map(({ openedSeq }) => openedSeq)),
    int4Array(some.map(({ position }) => position)),
    textArray(some.map(({ documentId }) => documentId)),
    textArray(some.map(({ version }) => version)),
    textArray(some.map(({ chunkId }) => chunkId)),
    textArray(some.map(({ section }) => section)),
    textArray(some.map(({ role }) => role)),
  ]);
}

export function tripwireRows(placed: readonly Placed[]): SearchRows {
  const some = placed.filter(({ tripwire }) => tripwire !== null);
  return rows(some, [
    int8Array(some.map(({ seq }) => seq)),
    int8Array(some.map(({ openedSeq }) => openedSeq)),
    textArray(some.map(({ tripwire }) => tripwire)),
  ]);
}

export function skippedRows(skipped: ReadonlyMap<number, SkipReason>): SearchRows {
  return rows([...skipped], [int8Array([...skipped.keys()]), textArray([...skipped.values()])]);
}

export function sideEffectRows(moves: readonly Move[]): SearchRows {
  const firsts = (member: SideEffectText): Buffer =>
    textArray(moves.map(({ first }) => first[member]));
  return rows(moves, [
    int8Array(moves.map(({ firstSeq }) => firstSeq)),
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
  ]);
}

function rows(of: readonly unknown[], columns: readonly Buffer[]): SearchRows {
  return { count: of.length, columns };
}

type SideEffectText = Exclude<keyof SideEffectEvent, 'isIntent' | 'state'>;

export interface Move {
  openedSeq: number;
  firstSeq: number;
  lastSeq: number;
  first: SideEffectEvent;
  last: SideEffectEvent;
}

/** Each side effect once: a statement cannot move a row twice. */
export function gatherMoves(placed: readonly Placed[]): Move[] {
  const moves = new Map<string, Move>();
  for (const { seq, openedSeq, sideEffect } of placed) {
    if (sideEffect === null) continue;
    const name = `${openedSeq} ${sideEffect.sideEffectId}`;
    const first = moves.get(name) ?? { firstSeq: seq, first: sideEffect };
    const { firstSeq } = first;
    moves.set(name, { openedSeq, firstSeq, first: first.first, lastSeq: seq, last: sideEffect });
  }
  return [...moves.values()];
}
