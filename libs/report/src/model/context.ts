import type { Json, JsonObject } from '@docket/chain';

import type { Lexicon } from '../narrative/lexicon.js';
import type { Dossier, Statements, Variant } from '../schema/index.js';
import type { EntryView } from './entry.js';
import type { FactMaker } from './fact.js';

type MarkTargets = Dossier['model']['marks'];

/** What every section of the model is computed from. */
export interface ModelContext {
  entries: readonly EntryView[];
  genesis: EntryView | undefined;
  /** Changes of the ledger's policy, in order. */
  policies: readonly EntryView[];
  /** These and the changes of the system, in order, with their marks. */
  ledgerRecords: readonly EntryView[];
  /** Reads and exports of the ledger that covered the decision, in order, with their marks. */
  custodyRecords: readonly EntryView[];
  /** Registrations and revocations of who wrote any of it, in order, with their marks. */
  authorRecords: readonly EntryView[];
  variant: Variant;
  issue: Statements;
  facts: FactMaker;
  words: Lexicon;
  /** Grows while sections are built: L and H marks are given where lineage and reviews are read. */
  marks: MarkTargets;
  /** How many marks of each letter were given. */
  given: { L: number; H: number };
}

/** The entries of one record type, in ledger order. */
export function ofType(context: ModelContext, ...types: string[]): EntryView[] {
  return context.entries.filter((entry) => types.includes(entry.type));
}

/** The first entry of a record type. */
export function firstOf(context: ModelContext, type: string): EntryView | undefined {
  return context.entries.find((entry) => entry.type === type);
}

/** The last entry of a record type. */
export function lastOf(context: ModelContext, type: string): EntryView | undefined {
  return context.entries.findLast((entry) => entry.type === type);
}

/** Gives the next mark of a letter (`L1`, `L2` …) to a place in an entry. */
export function giveMark(
  context: ModelContext,
  letter: 'L' | 'H',
  entry: EntryView,
  pointer: string,
): string {
  context.given[letter] += 1;
  const mark = `${letter}${context.given[letter]}`;
  context.marks[mark] = {
    seq: entry.seq,
    decision_seq: entry.decisionSeq,
    pointer,
    leaf_hash: entry.leafHash,
  };
  return mark;
}

/** The policy in force before an entry of the ledger; undefined if it is not known. */
export function policyBefore(context: ModelContext, at: EntryView): JsonObject | undefined {
  const source = context.policies.findLast(({ seq }) => seq < at.seq) ?? context.genesis;
  if (!source?.trusted || !isObject(source.body)) return undefined;
  const policy = source.body['policy'];
  return isObject(policy) ? policy : undefined;
}

/** The trip-wire thresholds of the policy in force at an entry: that of entry 0, or its last change. */
export function thresholds(context: ModelContext, at: EntryView): JsonObject | undefined {
  const tripwires = policyBefore(context, at)?.['tripwires'];
  return isObject(tripwires) ? tripwires : undefined;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
