import type { RecordBodies } from '@docket/record';
import { answerTo } from './answer-match.js';
import { decodeLedgerAnswer, decodeWriteAnswer, type WriteAnswer } from './answer.js';
import { hasHappened, isAway, isOfCaller, isPassing, isUnclear } from './away.js';
import { DocketError } from './client-error.js';
import { leaveOut } from './left-out.js';
import { DocketProblem } from './problem.js';
import { type Channel, sendRecord } from './recorder.js';
import {
  isLocalId,
  localId,
  SpoolError,
  withGivenIds,
  type SetAside,
  type Spool,
  type SpooledRecord,
  type SpoolLoss,
} from './spool.js';

/** What a replay achieved. */
export interface ReplayReport {
  /** Records that the ledger has now. */
  written: number;
  /** Records that the ledger refused: kept aside for a person, and filed as a gap. */
  setAside: SetAside[];
  /** Gaps that were filed. */
  gaps: number;
  /** Losses whose `gap.recorded` the ledger refused. They stay in the spool's `losses`. */
  gapsRefused: { loss: SpoolLoss; why: string }[];
  /** Records of this ledger that still wait. */
  pending: number;
  /** Whether the network failed: the rest waits for another time. */
  away: boolean;
  /**
   * What the rest waits for, where some is left: the network, a server that is overloaded, a page of a proxy, a
   * disk on which nothing can be set aside.
   */
  stoppedBy?: DocketError;
}

/**
 * Writes the spooled records of `ledger` in the order in which they were spooled, each under its first
 * key, so that one that did reach the server before is not written again.
 *
 * What the server refuses is set aside and does not stop the others: not what follows in the same decision
 * either, unless it belongs to what was refused (the records of a decision whose opening was, the steps of a side effect
 * whose intent was), which is set aside with it. The decision gets a `gap.recorded` in the place of the record.
 * What is wrong with the caller (its key, the ledger's name) or stands between it and the server stops the
 * replay: nothing is set aside for that. A report of what was done is written without its result where the
 * ledger refuses that.
 *
 * @throws DocketProblem of status 401 or 403, or `unknown_ledger`.
 */
export async function replaySpool(
  spool: Spool,
  channel: Channel,
  ledger: string,
  onSetAside: OnSetAside = () => undefined,
): Promise<ReplayReport> {
  const waiting = () => spool.pending.filter((record) => record.ledger === ledger);
  const report: ReplayReport = {
    written: 0,
    setAside: [],
    gaps: 0,
    gapsRefused: [],
    pending: 0,
    away: false,
  };
  try {
    await replayRecords({ spool, channel, ledger, onSetAside }, waiting(), report);
    for (const loss of lossesOf(spool, ledger)) {
      const refusal = await fileGap(spool, channel, ledger, loss);
      if (refusal === undefined) report.gaps++;
      else report.gapsRefused.push({ loss, why: refusal });
    }
  } catch (error) {
    if (!(error instanceof DocketError) || !waitsFor(error)) throw error;
    report.away = isAway(error);
    report.stoppedBy = error;
  }
  report.pending = waiting().length;
  return report;
}

/** Told of each record as it is set aside. */
export type OnSetAside = (refused: SetAside) => void;

interface Replay {
  spool: Spool;
  channel: Channel;
  ledger: string;
  onSetAside: OnSetAside;
}

/** What stops a replay and is no error of the caller's. */
function waitsFor(error: DocketError): boolean {
  if (isOfCaller(error)) return false;
  return isPassing(error) || isUnclear(error) || error instanceof SpoolError;
}

/** Bounded by what waits now; what is spooled meanwhile comes next time. */
async function replayRecords(
  replay: Replay,
  records: readonly SpooledRecord[],
  report: ReplayReport,
): Promise<void> {
  const { spool, channel } = replay;
  /** Decisions in which something waits that should be set aside and cannot be: nothing may overtake it. */
  const blocked = new Set<string>();
  for (const record of records) {
    const decision = decisionOf(spool, record);
    if (decision !== undefined && blocked.has(decision)) continue;
    const refused = await replayRecord(spool, channel, record, isFirst(report));
    if (refused === undefined) {
      report.written++;
      continue;
    }
    try {
      await spool.setAside(refused, isLocalId(decision ?? '') ? undefined : decision);
    } catch (error) {
      if (!(error instanceof SpoolError)) throw error;
      report.stoppedBy = error;
      if (decision !== undefined) blocked.add(decision);
      continue;
    }
    report.setAside.push(refused);
    tell(replay.onSetAside, refused);
    await fileGapsNow(replay, decision, report);
  }
}

/** The id of a record's decision: the ledger's, where it has given one; of an opening that of itself. */
function decisionOf(spool: Spool, record: SpooledRecord): string | undefined {
  const id = record.type === 'decision.opened' ? localId(record) : record.decisionId;
  if (id === undefined || !isLocalId(id)) return id;
  return spool.givenId(id) ?? id;
}

/** Before what follows in the decision, which may be its end. */
async function fileGapsNow(
  { spool, channel, ledger }: Replay,
  decision: string | undefined,
  report: ReplayReport,
): Promise<void> {
  for (const loss of lossesOf(spool, ledger)) {
    if (loss.decisionId === undefined || loss.decisionId !== decision) continue;
    // One that is refused here is tried again at the end, and told of then.
    if ((await fileGap(spool, channel, ledger, loss)) === undefined) report.gaps++;
  }
}

function tell(onSetAside: OnSetAside, refused: SetAside): void {
  try {
    onSetAside(refused);
  } catch {
    // The caller's own error must not keep the others from the ledger. The report and the file say the same.
  }
}

/** Returns what the server refused, or undefined when it has the record. */
async function replayRecord(
  spool: Spool,
  channel: Channel,
  record: SpooledRecord,
  isProbe: boolean,
): Promise<SetAside | undefined> {
  const known = withGivenIds(record, (id) => (isLocalId(id) ? spool.givenId(id) : id));
  if (known === undefined) return { record, why: 'What it belongs to was refused or lost.' };
  try {
    // The first request finds out whether the server is back: asking once is enough for that.
    const answer = await sendReport(channel, known, !isProbe);
    const { decisionId, sideEffectId } = answer;
    await spool.settle(record, {
      ...(record.decisionId === undefined ? { decisionId } : {}),
      ...(sideEffectId === undefined ? {} : { sideEffectId }),
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof DocketProblem) || !error.isRefusal || isOfCaller(error)) throw error;
    return { record, why: error.message, answer: error.problem };
  }
}

/** A refused request wrote nothing, so the same key is free for what is left of the record. */
async function sendReport(
  channel: Channel,
  record: SpooledRecord,
  repeatable: boolean,
): Promise<WriteAnswer> {
  try {
    const answer = await sendRecord(channel, record, { repeatable });
    return answerTo(record, decodeWriteAnswer(answer));
  } catch (error) {
    const less = leaveOut(record.body, error);
    if (less === undefined || !hasHappened(record.type)) throw error;
    return sendReport(channel, { ...record, body: less.body }, repeatable);
  }
}

/** Losses that are, or may be, of this ledger. */
export function lossesOf(spool: Spool, ledger: string): SpoolLoss[] {
  return spool.losses.filter((loss) => (loss.ledger ?? ledger) === ledger);
}

/**
 * Files a gap in its decision, or in the ledger where it is not known of which one it is, or the ledger
 * has none such. Returns why the server refused, or undefined when it has the gap.
 */
async function fileGap(
  spool: Spool,
  channel: Channel,
  ledger: string,
  loss: SpoolLoss,
): Promise<string | undefined> {
  const gap = gapRecord(ledger, loss);
  // Its answer may be lost, and a repetition under its key has to say the same.
  spool.holdLoss(loss);
  try {
    try {
      await sendGap(channel, gap);
    } catch (error) {
      const { decisionId, ...ofLedger } = gap;
      const isUnknown = error instanceof DocketProblem && error.isRefusal && !isOfCaller(error);
      if (decisionId === undefined || !isUnknown) throw error;
      await sendGap(channel, ofLedger);
    }
    await spool.settleLoss(loss);
    return undefined;
  } catch (error) {
    if (!(error instanceof DocketProblem) || !error.isRefusal) throw error;
    return error.message;
  }
}

async function sendGap(channel: Channel, gap: SpooledRecord): Promise<void> {
  answerTo(gap, decodeLedgerAnswer(await sendRecord(channel, gap)));
}

function isFirst(report: ReplayReport): boolean {
  return report.written === 0 && report.setAside.length === 0;
}

function gapRecord(ledger: string, loss: SpoolLoss): SpooledRecord {
  const byType = Object.entries(loss.byType).map(([type, records]) => ({ type, records }));
  const body: RecordBodies['gap.recorded'] = {
    kind: loss.kind,
    reason: loss.reason,
    ...(loss.records === undefined ? {} : { records: loss.records }),
    ...(byType.length === 0 ? {} : { by_type: byType }),
    from: loss.from,
    to: loss.to,
  };
  return {
    ledger,
    ...(loss.decisionId === undefined ? {} : { decisionId: loss.decisionId }),
    type: 'gap.recorded',
    body,
    idempotencyKey: `gap-${loss.id}`,
    spooledAt: loss.to,
  };
}
