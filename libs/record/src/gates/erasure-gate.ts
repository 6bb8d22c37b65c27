import {
  digestValues,
  type ErasedValues,
  expiryOf,
  heldBy,
  LEGAL_HOLDS_MAX,
  OPEN_ERASURES_MAX,
} from '../fold/erasures.js';
import type { LedgerEntryOf, LedgerState } from '../fold/ledger.js';
import { isBefore } from '../fold/principals.js';
import type { RecordBodies } from '../types.js';
import type { Refusal } from './gate.js';

type ErasureType =
  'erasure.requested' | 'erasure.executed' | 'legal_hold.placed' | 'legal_hold.lifted';

export function isErasure<Entry extends { type: string }>(
  entry: Entry,
): entry is Extract<Entry, { type: ErasureType }> {
  return entry.type.startsWith('erasure.') || entry.type.startsWith('legal_hold.');
}

/** refuseErasure holds requests for erasures, orders of them and legal holds against those before. */
export function refuseErasure(
  state: LedgerState,
  entry: LedgerEntryOf<ErasureType>,
): Refusal | undefined {
  switch (entry.type) {
    case 'legal_hold.placed':
      return refuseHold(state, entry.body);
    case 'legal_hold.lifted':
      return refuseLifting(state, entry.body.hold);
    case 'erasure.requested':
      return (
        refuseCrowd(state, entry.time) ??
        refuseValues(entry, entry.seq) ??
        refuseYoung(state, entry) ??
        refuseHeld(state, entry.body.values)
      );
    case 'erasure.executed':
      return refuseOrder(state, entry);
  }
}

function refuseHold(
  { legalHolds }: LedgerState,
  { whole_ledger: isWhole, decisions = [], period }: RecordBodies['legal_hold.placed'],
): Refusal | undefined {
  const isEmpty = period !== undefined && Date.parse(period.from) > Date.parse(period.to);
  if (isEmpty) return mismatch('the period ends before it begins', '/period', 'Exchange its ends.');
  if (isWhole !== true && decisions.length === 0 && period === undefined)
    return mismatch('it covers nothing', '', 'Name decisions, a period, or the whole ledger.');
  if (legalHolds.length < LEGAL_HOLDS_MAX) return undefined;
  const next = 'Lift those that are over, or place one for the whole ledger.';
  return mismatch(`${LEGAL_HOLDS_MAX} legal holds are in force already`, '', next);
}

function refuseLifting({ legalHolds }: LedgerState, hold: number): Refusal | undefined {
  if (legalHolds.some(({ seq }) => seq === hold)) return undefined;
  const next = 'Read which legal holds are in force, and name one of them.';
  return mismatch(`no legal hold in force was placed by entry ${hold}`, '/hold', next);
}

function refuseCrowd({ openErasures }: LedgerState, time: string): Refusal | undefined {
  const waiting = openErasures.filter(({ lapsesAt }) => isBefore(time, lapsesAt));
  if (waiting.length < OPEN_ERASURES_MAX) return undefined;
  const next = 'Let a second person order those that wait, or wait until some lapse.';
  return mismatch(`${OPEN_ERASURES_MAX} erasures wait for a second person already`, '', next);
}

/** Each entry once and ascending, each value once: what is named twice cannot be held against what is gone. */
function refuseValues(
  { body: { values } }: { body: { values: ErasedValues } },
  before: number,
): Refusal | undefined {
  const next = 'Name each entry once, in ascending order, and each of its values once.';
  let last = -1;
  for (const [i, { seq, pointers }] of values.entries()) {
    const at = `/values/${i}`;
    if (seq <= last) return mismatch(`entry ${seq} is not behind ${last}`, `${at}/seq`, next);
    if (seq >= before) return mismatch(`there is no entry ${seq} yet`, `${at}/seq`, next);
    if (pointers.length === 0)
      return mismatch(`no value of entry ${seq} is named`, `${at}/pointers`, next);
    if (new Set(pointers).size !== pointers.length)
      return mismatch(`a value of entry ${seq} is named twice`, `${at}/pointers`, next);
    last = seq;
  }
  return values.length > 0 ? undefined : mismatch('no value is named', '/values', next);
}

/** What goes for its age is as old as the policy in force keeps it, by the ledger's own time of the request. */
function refuseYoung(
  { policy: { retention } }: LedgerState,
  { body: { about, values }, time }: LedgerEntryOf<'erasure.requested'>,
): Refusal | undefined {
  if (about !== 'retention') return undefined;
  if (retention === undefined) {
    const next = 'Let an officer say in the policy how long is kept what can be erased.';
    return mismatch('the policy keeps everything, however old', '/about', next);
  }
  const until = expiryOf(retention.days, time);
  const young = values.findIndex((value) => Date.parse(value.time) > Date.parse(until));
  if (young === -1) return undefined;
  const next = `Name only what was recorded until ${until}.`;
  const { seq } = values[young] ?? {};
  return mismatch(
    `entry ${seq} is kept for ${retention.days} days and is younger`,
    `/values/${young}`,
    next,
  );
}

function refuseOrder(
  state: LedgerState,
  { body, actor, time }: LedgerEntryOf<'erasure.executed'>,
): Refusal | undefined {
  const asked = state.openErasures.find(({ seq }) => seq === body.request);
  const next = 'Read which erasures wait for a second person, and order one of them as it stands.';
  if (asked === undefined)
    return mismatch(`no erasure waits that entry ${body.request} asks for`, '/request', next);
  if (!isBefore(time, asked.lapsesAt))
    return mismatch(`it lapsed at ${asked.lapsesAt}`, '/request', 'Ask for it again.');
  if (digestValues(body.values) !== asked.digest)
    return mismatch(`entry ${body.request} asks for other values`, '/values', next);
  if (asked.requestedBy === actor) {
    return {
      code: 'second_person_required',
      message: `an erasure takes two people, and ${actor} asked for it`,
      next: 'Let another officer or an administrator order it.',
      pointer: '/request',
    };
  }
  return refuseHeld(state, body.values);
}

function refuseHeld({ legalHolds }: LedgerState, values: ErasedValues): Refusal | undefined {
  if (legalHolds.length === 0) return undefined;
  for (const [i, entry] of values.entries()) {
    const hold = heldBy(legalHolds, entry);
    if (hold === undefined) continue;
    return {
      code: 'under_legal_hold',
      message: `entry ${entry.seq} is under the legal hold that entry ${hold.seq} placed`,
      next: 'Leave it, or let an officer lift the hold first.',
      pointer: `/values/${i}`,
    };
  }
  return undefined;
}

const mismatch = (message: string, pointer: string, next: string): Refusal => ({
  code: 'erasure_mismatch',
  message,
  next,
  pointer,
});
