import { canonicalize } from '@docket/chain';
import {
  DecisionReplay,
  isKnownSchema,
  isRecordType,
  type RecordBodies,
  refuseReference,
  type RuleFinding,
} from '@docket/record';
import type { CheckedEntry } from '../checked-entry.js';
import type { Findings } from '../finding.js';
import { type KeptEntries, RecordedEntries } from './recorded-entries.js';

/** A decision whose state is held in memory. */
export interface LiveDecision {
  /** The ledger's time of its first entry; absent: not read. */
  openedAt?: string;
  /** Its last entry that was seen. */
  seq: number;
  replay: DecisionReplay;
  /** The entries that were replayed, for the references of later ones. */
  recorded: RecordedEntries;
  /** Beginning of the leaf hash of the last entry. */
  lastHash: Uint8Array;
  /** False once an entry could not be read: what follows cannot be judged. */
  readable: boolean;
}

export const newDecision = (seq: number): LiveDecision => ({
  seq,
  replay: new DecisionReplay(),
  recorded: new RecordedEntries(),
  lastHash: new Uint8Array(),
  readable: true,
});

/** The same as plain data. */
export interface KeptDecision extends Omit<LiveDecision, 'replay' | 'recorded'> {
  id: string;
  replay: ReturnType<DecisionReplay['kept']>;
  recorded: KeptEntries;
}

export function keptDecision(id: string, live: LiveDecision): KeptDecision {
  const [replay, recorded] = [live.replay.kept(), live.recorded.kept()];
  return { id, ...live, replay, recorded };
}

export function restoredDecision({ id: _id, ...kept }: KeptDecision): LiveDecision {
  const recorded = new RecordedEntries();
  recorded.takeKept(kept.recorded);
  return { ...kept, replay: new DecisionReplay(...kept.replay), recorded };
}

/** Behind what cannot be folded the rules are silent; what refers to entries at hand can still be told. */
export function checkReferences(
  { seq, leaf, body, part }: CheckedEntry,
  recorded: RecordedEntries,
  findings: Findings,
): void {
  const { type, schema, decision } = leaf;
  const disclosed = body ?? part;
  if (decision === undefined || disclosed === undefined) return;
  if (!isRecordType(type) || !isKnownSchema(type, schema)) return;
  const refused = refuseReference({
    type,
    // Perhaps a part of one: what is not there is not looked at.
    body: disclosed as unknown as RecordBodies[typeof type],
    decisionSeq: decision.seq,
    before: undefined,
    recorded,
  });
  if (refused === undefined) return;
  const found = { ...refused, code: 'reference_unknown', decisionSeq: decision.seq } as const;
  reportRules([found], { seq, decision: decision.id }, findings);
}

/** An agent signs a record once: whoever can write to the store could put it in again. */
export function checkRepeated(
  { seq, leaf, body }: CheckedEntry,
  recorded: RecordedEntries,
  findings: Findings,
): void {
  if (leaf.decision === undefined || body === undefined || !recorded.hasSignatureOf(body)) return;
  findings.add(
    'agent_signature_repeated',
    `Entry ${seq} carries the signature of an earlier entry of the decision: the agent signed one record, not two.`,
    { seq, decision: leaf.decision.id, pointer: '/signature' },
  );
}

/** What the rules find at an entry. */
export function reportRules(
  found: readonly RuleFinding[],
  { seq, decision }: { seq: number; decision: string },
  findings: Findings,
): void {
  for (const { code, message, rule, pointer, expected, found: value } of found) {
    const because = rule === undefined ? '' : ` (${rule})`;
    findings.add(code, `At entry ${seq} of the ledger: ${message}${because}.`, {
      seq,
      decision,
      ...(pointer === undefined ? {} : { pointer }),
      ...(expected === undefined ? {} : { expected: canonicalize(expected) }),
      ...(value === undefined ? {} : { found: canonicalize(value) }),
    });
  }
}
