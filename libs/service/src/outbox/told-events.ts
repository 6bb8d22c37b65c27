import { decodeLeaf, isJsonObject, leafHash, sha256, toHex, utf8 } from '@docket/chain';
import type { JsonObject, Leaf } from '@docket/chain';
import type { RecordType } from '@docket/record';
import type { AlertRule, OpenQuestion, OutboxEvent, ToldEntry } from '@docket/store';
import type { ReminderReason } from '../alerts/reminder-times.js';

/** Which entries somebody may be told of, and what that is called. */
const OF_ENTRIES = {
  'escalation.opened': 'escalation.opened',
  'deadline.passed': 'escalation.overdue',
  'escalation.resolved': 'escalation.answered',
  'decision.closed': 'decision.closed',
  'tripwire.tripped': 'tripwire.tripped',
  'side_effect.outcome_unknown': 'effect.in_doubt',
  'review.recorded': 'review.recorded',
  'evaluation.recorded': 'evaluation.recorded',
} as const satisfies Partial<Record<RecordType, string>>;

/** Of which no entry speaks: what the database holds is not what was recorded. */
const LOG_DAMAGED = 'log.damaged';

/** Of which no entry speaks: that a question waits is an entry, how long it does is a clock's. */
export const ESCALATION_REMINDER = 'escalation.reminder';

/** What somebody wanted to be told of: which entries that is, an alert says. */
export const ALERT_FIRED = 'alert.fired';

/** Of which no entry speaks: who works at a question is no evidence. */
const QUESTION_ASSIGNED = 'escalation.assigned';

export type ToldEvent =
  | (typeof OF_ENTRIES)[keyof typeof OF_ENTRIES]
  | typeof ESCALATION_REMINDER
  | typeof ALERT_FIRED
  | typeof QUESTION_ASSIGNED
  | typeof LOG_DAMAGED;

/** Everything that somebody may be told of. */
export const TOLD_EVENTS: readonly ToldEvent[] = [
  ...Object.values(OF_ENTRIES),
  ESCALATION_REMINDER,
  QUESTION_ASSIGNED,
  ALERT_FIRED,
  LOG_DAMAGED,
];

/** Sent when somebody asks whether an endpoint can be reached. */
const TEST = 'webhook.test';

/** What is sent to every form of endpoint is made of this: ids, times and words of closed sets, no body. */
export interface ToldMessage {
  type: ToldEvent | typeof TEST;
  /** Of the entry, by the ledger's clock; of a question that was given to somebody, by the database's; of a reminder, and of an alert by a clock, since when it is due; of what else no entry says, by the clock of the process. */
  timestamp: string;
  data: {
    ledger: string;
    origin: string;
    seq?: number;
    leaf_hash?: string;
    decision_id?: string;
    decision_seq?: number;
    /** Of `log.damaged` and of `escalation.reminder`. */
    reason?: DamageReason | ReminderReason;
    /** Of `alert.fired`: which one, its kind, and of one that counts, how many. */
    alert_id?: string;
    alert?: string;
    waiting?: number;
    /** Of `alert.fired`: at least so many more fired within that minute, which are listed and not told one by one. */
    more?: number;
    /** Of `escalation.assigned`: principals, who is given a question and by whom. */
    holder?: string;
    given_by?: string;
  } & { [Member in (typeof MEMBERS)[number]]?: string };
}

type DamageReason = 'entry_missing' | 'entry_unreadable' | 'went_back';

/** Of bodies: ids, a time, and names of rules and directives. Nothing else of a body is told. */
const MEMBERS = ['escalation_id', 'side_effect_id', 'rule', 'directive', 'due_at'] as const;

export type ToldLedger = { id: string; origin: string };

/** Types of the entries that these events are of. */
export function typesOf(events: readonly string[]): string[] {
  return Object.entries(OF_ENTRIES)
    .filter(([, event]) => events.includes(event))
    .map(([type]) => type);
}

/** What is told of an entry to somebody who asked for these events; undefined: nothing. */
export function eventOf(
  entry: ToldEntry,
  { ledger, events }: { ledger: ToldLedger; events: readonly string[] },
): OutboxEvent | undefined {
  const { seq } = entry;
  const leaf = entry.leaf === null ? 'entry_missing' : readLeaf(entry.leaf);
  if (typeof leaf === 'string') {
    if (!events.includes(LOG_DAMAGED)) return undefined;
    return damageOf(ledger, leaf, { seq });
  }
  const type = (OF_ENTRIES as { [type: string]: ToldEvent })[leaf.type];
  if (type === undefined || !events.includes(type) || entry.leaf === null) return undefined;
  const told: ToldMessage = {
    type,
    timestamp: leaf.time,
    data: {
      ledger: ledger.id,
      origin: ledger.origin,
      seq,
      leaf_hash: toHex(leafHash(entry.leaf)),
      ...(leaf.decision && { decision_id: leaf.decision.id, decision_seq: leaf.decision.seq }),
      ...membersOf(entry.body),
    },
  };
  return encode(told, String(seq));
}

/** That a ledger is not as it was recorded. The same damage has the same id, whoever finds it. */
export function damageOf(
  { id, origin }: ToldLedger,
  reason: DamageReason,
  { seq, what = '' }: { seq?: number; what?: string } = {},
): OutboxEvent {
  const data = { ledger: id, origin, ...(seq !== undefined && { seq }), reason };
  const told: ToldMessage = { type: LOG_DAMAGED, timestamp: new Date().toISOString(), data };
  return encode(told, `${reason} ${seq ?? ''} ${what}`);
}

/** That a question still waits. The same moment of it has the same id, whoever finds it. */
export function reminderOf(
  { id, origin }: ToldLedger,
  { decisionId, at, id: escalationId, rule, directive, dueAt }: OpenQuestion,
  due: { at: string; reason: ReminderReason },
): OutboxEvent {
  const data = {
    ledger: id,
    origin,
    decision_id: decisionId,
    decision_seq: at,
    escalation_id: escalationId,
    rule,
    directive,
    ...(dueAt !== null && { due_at: dueAt }),
    reason: due.reason,
  };
  const told: ToldMessage = { type: ESCALATION_REMINDER, timestamp: due.at, data };
  return encode(told, `${decisionId} ${escalationId} ${due.reason} ${due.at}`);
}

/** That somebody gave a question to somebody else, at that moment of the database's clock. */
export function assignmentOf(
  { id, origin }: ToldLedger,
  question: { decisionId: string; escalationId: string },
  { holder, givenBy, at }: { holder: string; givenBy: string; at: string },
): OutboxEvent {
  const { decisionId, escalationId } = question;
  const data = {
    ledger: id,
    origin,
    decision_id: decisionId,
    escalation_id: escalationId,
    holder,
    given_by: givenBy,
  };
  const told: ToldMessage = { type: QUESTION_ASSIGNED, timestamp: at, data };
  return encode(told, `${decisionId} ${escalationId} ${holder} ${at}`);
}

/** Where an alert fired. */
interface AlertPlace {
  /** What it fires on once. */
  subject: string;
  timestamp: string;
  decisionId?: string;
  decisionSeq?: number;
  escalationId?: string;
  seq?: number;
  waiting?: number;
}

/** That an alert fired. Of the same subject it has the same id, whoever finds it. */
export function alertOf(
  { id, origin }: ToldLedger,
  { id: alertId, kind }: Pick<AlertRule, 'id' | 'kind'>,
  { subject, timestamp, decisionId, decisionSeq, escalationId, seq, waiting }: AlertPlace,
): OutboxEvent {
  const data = {
    ledger: id,
    origin,
    ...(seq !== undefined && { seq }),
    ...(decisionId !== undefined && { decision_id: decisionId }),
    ...(decisionSeq !== undefined && { decision_seq: decisionSeq }),
    ...(escalationId !== undefined && { escalation_id: escalationId }),
    alert_id: alertId,
    alert: kind,
    ...(waiting !== undefined && { waiting }),
  };
  return encode({ type: ALERT_FIRED, timestamp, data }, `${alertId} ${subject}`);
}

/** That an alert fired on more than is told one by one. Once a minute of it. */
export function alertRestOf(
  { id, origin }: ToldLedger,
  { id: alertId, kind }: Pick<AlertRule, 'id' | 'kind'>,
): (more: number, time: string) => OutboxEvent {
  return (more, timestamp) => {
    const data = { ledger: id, origin, alert_id: alertId, alert: kind, more };
    const minute = timestamp.slice(0, 16);
    return encode({ type: ALERT_FIRED, timestamp, data }, `${alertId} more ${minute}`);
  };
}

/** What the outbox wrote. @throws {SyntaxError} it is something else. */
export function readTold(content: string): ToldMessage {
  const told: unknown = JSON.parse(content);
  if (!isJsonObject(told) || !isJsonObject(told['data'])) throw new SyntaxError('no message');
  return told as unknown as ToldMessage;
}

export function testOf({ id, origin }: ToldLedger, nonce: string): OutboxEvent {
  const timestamp = new Date().toISOString();
  return encode({ type: TEST, timestamp, data: { ledger: id, origin } }, nonce);
}

function encode(told: ToldMessage, what: string): OutboxEvent {
  const { type, data } = told;
  const digest = toHex(sha256(utf8(JSON.stringify([data.origin, type, what]))));
  return { id: `msg_${digest.slice(0, 32)}`, event: type, content: JSON.stringify(told) };
}

function readLeaf(bytes: Uint8Array): Leaf | 'entry_unreadable' {
  try {
    return decodeLeaf(bytes);
  } catch {
    // Verification says what is wrong with it.
    return 'entry_unreadable';
  }
}

/** Whatever cannot be read, or is not there any more, is left out. */
function membersOf(bytes: Uint8Array | undefined): { [member: string]: string } {
  if (bytes === undefined) return {};
  const body = readToldBody(bytes);
  return Object.fromEntries(
    MEMBERS.flatMap((member) => {
      const value = body[member];
      return typeof value === 'string' && value.length <= 128 ? [[member, value]] : [];
    }),
  );
}

/** What a body says, as far as it can be read. */
export function readToldBody(bytes: Uint8Array): JsonObject {
  try {
    const body: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return isJsonObject(body) ? body : {};
  } catch {
    return {};
  }
}
