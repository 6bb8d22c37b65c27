import type { VerificationReport } from '@docket/verify';
import type { Told } from '../narrative/told.js';
import type { TimelineRow } from '../schema/index.js';
import { signedBySeq } from './agent-signatures.js';
import type { ModelContext } from './context.js';
import { alsoLine, type AlsoRecorded } from './also-recorded.js';
import { describe } from './describe.js';
import type { EntryView } from './entry.js';
import { changesMeanwhile } from './records.js';

/** Longest pattern of repeating entries that is recognised, in entries. */
const PERIOD_MAX = 6;

/** A row with what is recorded beside its lines, which does not keep rows apart. */
interface ToldRow {
  row: TimelineRow;
  also: AlsoRecorded[];
}

function row(
  context: ModelContext,
  entry: EntryView,
  signedOf: ReadonlyMap<number, Told>,
): ToldRow {
  const { also, ...described } = describe(context, entry);
  const signed = signedOf.get(entry.seq);
  const told: TimelineRow = {
    seq: entry.seq,
    last_seq: entry.seq,
    count: 1,
    ...(entry.leaf.decision === undefined ? {} : { decision_seq: entry.decisionSeq }),
    recorded_at: entry.time,
    occurred_at: context.facts.at(entry, '/occurred_at'),
    actor: entry.actor,
    role: entry.leaf.role,
    via: entry.leaf.via,
    ...(signed === undefined ? {} : { signed }),
    type: entry.type,
    ...described,
    leaf_hash: entry.leafHash,
    evidence: [entry.mark],
  };
  return { row: told, also };
}

const signature = (r: TimelineRow): string =>
  JSON.stringify([r.type, r.actor, r.role, r.via, r.signed, r.event, r.details, r.result]);

/** How often the `period` rows from `start` repeat without a break. */
function repeats(signatures: readonly string[], start: number, period: number): number {
  let count = 1;
  for (;;) {
    for (let i = 0; i < period; i += 1) {
      if (signatures[start + i] !== signatures[start + count * period + i]) return count;
      if (signatures[start + count * period + i] === undefined) return count;
    }
    count += 1;
  }
}

/**
 * Section 7. Entries that say the same again and again, alone or in a repeating pattern of up to
 * six, are shown once with their count: `×38, seq 12–49`.
 */
export function buildTimeline(context: ModelContext, report: VerificationReport): TimelineRow[] {
  const signedOf = signedBySeq(context, report);
  const told = [...context.entries, ...changesMeanwhile(context)]
    .toSorted((a, b) => a.seq - b.seq)
    .map((entry) => row(context, entry, signedOf));
  const rows = told.map((one) => one.row);
  const signatures = rows.map(signature);
  const collapsed: TimelineRow[] = [];
  let at = 0;
  while (at < rows.length) {
    let best = { period: 1, count: 1 };
    for (let period = 1; period <= PERIOD_MAX && at + 2 * period <= rows.length; period += 1) {
      const count = repeats(signatures, at, period);
      if (count > 1 && count * period > best.count * best.period) best = { period, count };
    }
    for (let i = 0; i < best.period; i += 1) {
      const first = rows[at + i] as TimelineRow;
      const last = rows[at + i + (best.count - 1) * best.period] as TimelineRow;
      const alike = Array.from(
        { length: best.count },
        (_, n) => told[at + i + n * best.period] as ToldRow,
      );
      collapsed.push({
        ...first,
        details: [
          ...first.details,
          ...alsoLine(
            context,
            alike.map(({ also }) => also),
          ),
        ],
        last_seq: last.seq,
        count: best.count,
        evidence: alike.flatMap((one) => one.row.evidence),
      });
    }
    at += best.period * best.count;
  }
  return collapsed;
}
