import type { VerificationOutcome } from '@docket/report/outcome';
import type { Seam, VerificationReport } from '@docket/verify';
import { usage } from './given.js';
import type { Trust } from './trust.js';

/** Where a ledger is read: a file or a URL, or its id in a database. */
export interface SourceOfLedger {
  source?: string;
  ledger?: string;
}

/** Ledgers behind one another. */
const PREDECESSORS_MAX = 100;

/**
 * Verifies a ledger, and those that it continues as far as they are asked for, each held against the one behind it.
 *
 * @param asked.isHere the others are where this one is; `from`: they are there, the newest first.
 * @returns the newest first.
 */
export async function overSeams(
  of: SourceOfLedger,
  asked: { isHere: boolean; from: readonly string[] },
  check: (source: SourceOfLedger, seam: Seam | undefined) => Promise<VerificationOutcome>,
): Promise<[VerificationOutcome, ...VerificationOutcome[]]> {
  if (asked.isHere && !isOfMany(of))
    throw usage(
      '--with-predecessors takes the URL of a ledger, or --ledger <id> of a database; name exported ledgers by --predecessor.',
    );
  const newest = await check(of, undefined);
  const outcomes: [VerificationOutcome, ...VerificationOutcome[]] = [newest];
  const left = [...asked.from];
  let { seam } = newest.report;
  while (seam !== undefined && outcomes.length <= PREDECESSORS_MAX) {
    const given = left.shift();
    const source = given === undefined ? asked.isHere && besideIt(of, seam) : { source: given };
    if (source === false) break;
    const outcome = await check(source, seam);
    outcomes.push(outcome);
    ({ seam } = outcome.report);
  }
  if (left.length > 0) {
    const why = isHidden(outcomes.at(-1)?.report)
      ? 'entry 0 does not show which ledger it continues'
      : 'the ledger names no predecessor for it';
    throw usage(`${left[0] ?? ''} was not looked at: ${why}.`);
  }
  return outcomes;
}

/** Whether what the ledger says of a predecessor may be among what its entry 0 does not show. */
const isHidden = (report: VerificationReport | undefined): boolean =>
  report?.seam === undefined && report?.hidden?.some(({ basis }) => basis === 'genesis') === true;

const isOfMany = ({ source, ledger }: SourceOfLedger): boolean =>
  ledger !== undefined || /^https?:\/\//i.test(source ?? '');

/** The predecessor where this ledger is: its id is the last part of its origin. */
function besideIt({ source }: SourceOfLedger, { predecessor: { origin } }: Seam): SourceOfLedger {
  const id = origin.slice(origin.lastIndexOf('/') + 1);
  if (source === undefined) return { ledger: id };
  return { source: source.replace(/[^/]+\/*$/, encodeURIComponent(id)) };
}

/** By what a predecessor is judged: its key and its checkpoint are those that the ledger behind it names. */
export function trustedBySeam(
  seam: Seam | undefined,
): Pick<Trust, 'seam' | 'trustedKey' | 'trustedCheckpoint'> {
  if (seam === undefined) return {};
  const { public_key: trustedKey, checkpoint: trustedCheckpoint } = seam.predecessor;
  return { seam, trustedKey, trustedCheckpoint };
}
