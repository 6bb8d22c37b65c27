import { isRecordType, PERMISSIONS } from '@docket/record';
import type { VerificationReport } from '@docket/verify';
import type { Told } from '../narrative/told.js';
import type { AgentSignatures } from '../schema/index.js';
import type { ModelContext } from './context.js';
import type { EntryView } from './entry.js';
import { BY_AGENTS, signedAs, type Signed, type SignedCounts } from './signed.js';

const mayBeSigned = ({ type }: EntryView): boolean =>
  isRecordType(type) && PERMISSIONS[type].includes('agent');

/** What is known of the signature on each record of an agent, and on what others signed with an agent's kind of key. */
function signedEntries(
  { entries, facts }: ModelContext,
  report: VerificationReport,
): { entry: EntryView; signed: Signed }[] {
  const rows = entries
    .filter(mayBeSigned)
    .map((entry) => ({ entry, key: facts.at(entry, '/signature/key_id') }));
  const signed = signedAs(rows, BY_AGENTS, report);
  return rows
    .map(({ entry }, i) => ({ entry, signed: signed[i] ?? 'absent' }))
    .filter((row) => row.entry.leaf.role === 'agent' || row.signed !== 'absent');
}

/** The words for each such entry, by its position in the ledger. */
export function signedBySeq(
  context: ModelContext,
  report: VerificationReport,
): ReadonlyMap<number, Told> {
  return new Map(
    signedEntries(context, report).map(({ entry, signed }) => [
      entry.seq,
      context.words.signedByAgent(signed),
    ]),
  );
}

/** How many of the records of agents they signed, for page 1 and section 14. */
export function buildAgentSignatures(
  context: ModelContext,
  report: VerificationReport,
): AgentSignatures {
  const rows = signedEntries(context, report);
  const counts: SignedCounts = {};
  for (const { signed } of rows) counts[signed] = (counts[signed] ?? 0) + 1;
  return {
    records: rows.length,
    not_signed: counts.absent ?? 0,
    hidden: counts.hidden ?? 0,
    statement: context.words.agentSignatures(rows.length, counts),
  };
}
