import type { Directive, Policy, Reason, SideEffectStatus } from '@docket/record';
import { isRecordObject, textOf, UnexpectedAnswer } from './problem.js';
import type { TransportAnswer } from './transport.js';

/** Proof that an entry was written: keep it, and a ledger that later lacks the entry is caught out. */
export interface Receipt {
  /** Globally unique name of the ledger. */
  origin: string;
  /** Position of the submitted entry in the ledger. */
  seq: number;
  /** Position in its decision, from 0, which references name; absent for a record about the ledger itself. */
  decisionSeq?: number;
  /** RFC 9162 leaf hash, 64 hex digits. */
  leafHash: string;
  /** The ledger's clock, RFC 3339 UTC. */
  time: string;
  /** The submitted entry first, then those that Docket added because of it. */
  entries: { seq: number; decisionSeq?: number; type: string; leafHash: string }[];
}

/** What the server answers to a record that may stand outside decisions, in the ledger itself. */
export interface LedgerWriteAnswer {
  recorded: 'ledger';
  /** Absent where the record belongs to no decision. */
  decisionId?: string;
  sideEffectId?: string;
  /** Of an incident that was opened. */
  incidentId?: string;
  /** `proceed`, `hold` until a human has decided, or `stop`. */
  directive: Directive;
  /** Why the directive is not `proceed`. */
  reasons: Reason[];
  receipt: Receipt;
  /** True when this key had been carried out before: nothing new was written. */
  replayed: boolean;
}

/** What the server answers to every record of a decision. */
export interface WriteAnswer extends LedgerWriteAnswer {
  decisionId: string;
}

/** The answer to one record of a batch. */
export type BatchAnswer = LedgerWriteAnswer;

/**
 * The answer to a record that waits in the spool because the server is away. There is no receipt: the
 * ledger does not have the record yet.
 */
export interface SpooledAnswer {
  recorded: 'spooled';
  /** Local until the opening has reached the ledger. */
  decisionId: string;
  /** Local until the intent has reached the ledger. */
  sideEffectId?: string;
  /** How far the side effect has come, as far as the spool knows. */
  sideEffectStatus?: SideEffectStatus;
  /** Decided on this side, by the stakes. */
  directive: Directive;
  reasons: Reason[];
  /** True when the spool had this record under the same key already. */
  replayed: boolean;
}

export interface SideEffectSummary {
  sideEffectId: string;
  operation: string;
  status: SideEffectStatus;
}

/** Work that was handed over and whose receiver has not said what it makes of it. */
export interface PendingHandoff {
  fromAgent: string;
  toAgent: string;
  /** Absent where none was recorded. */
  confidence?: number;
  warning?: string;
}

/** Where a decision stands now. */
export interface DecisionSummary {
  decisionId: string;
  status: string;
  directive: Directive;
  reasons: Reason[];
  entryCount: number;
  sideEffects: SideEffectSummary[];
  /** To be answered with `acknowledgeHandoff`. */
  pendingHandoffs: PendingHandoff[];
  /** The whole answer, with the members this version of the client does not name. */
  raw: Record<string, unknown>;
}

/** An incident of the ledger that is not closed. */
export interface IncidentAnswer {
  incidentId: string;
  severity: string;
  /** When the deployer became aware of it, RFC 3339. */
  awareAt: string;
  /** When its report is due; absent where that was not stated. */
  dueAt?: string;
  /** Position of the entry that opened it. */
  openedSeq: number;
}

/** The policy that a ledger is judged by. */
export interface PolicyInForce {
  policy: Policy;
  /** Its number in the ledger; that of the ledger's first entry is 1. */
  revision: number;
  /** Position of the entry that brought it. */
  seq: number;
  /** What waits for another person to bring it into force; absent: nothing. */
  proposed?: PolicyProposed;
}

/** A policy that one person proposed, and that is not in force. */
export interface PolicyProposed {
  policy: Policy;
  reason: string;
  /** Who cannot bring it into force: a pseudonymous principal id. */
  proposedBy: string;
  /** Position of the entry that proposes it. */
  seq: number;
  /** From when on nobody can bring it into force any more, RFC 3339. */
  lapsesAt: string;
}

export function decodeJson(answer: TransportAnswer): Record<string, unknown> {
  const text = new TextDecoder().decode(answer.bytes);
  try {
    const value: unknown = JSON.parse(text);
    if (isRecordObject(value)) return value;
  } catch (cause) {
    throw unexpected('is not JSON', cause);
  }
  throw unexpected('is not a JSON object');
}

export function decodeWriteAnswer(answer: TransportAnswer): WriteAnswer {
  const body = decodeJson(answer);
  const decisionId = required(body, 'decision_id');
  return { ...decodeWritten(body, answer.replayed), decisionId };
}

/** The answer to a record that belongs to no decision. */
export function decodeLedgerAnswer(answer: TransportAnswer): LedgerWriteAnswer {
  return decodeWritten(decodeJson(answer), answer.replayed);
}

/** One answer per record of a batch, in its order. */
export function decodeBatchAnswer(answer: TransportAnswer): BatchAnswer[] {
  const results: unknown = decodeJson(answer)['results'];
  if (!Array.isArray(results)) throw unexpected('has no list `results`');
  return results.map((item) => {
    const result = object(item, 'results');
    return decodeWritten(result, result['replayed'] === true);
  });
}

function decodeWritten(body: Record<string, unknown>, replayed: boolean): LedgerWriteAnswer {
  const decisionId = textOf(body['decision_id']);
  const sideEffectId = textOf(body['side_effect_id']);
  const incidentId = textOf(body['incident_id']);
  return {
    recorded: 'ledger',
    ...(decisionId === undefined ? {} : { decisionId }),
    ...(incidentId === undefined ? {} : { incidentId }),
    ...(sideEffectId === undefined ? {} : { sideEffectId }),
    directive: decodeDirective(body),
    reasons: decodeReasons(body['reasons']),
    receipt: decodeReceipt(body['receipt']),
    replayed,
  };
}

export function decodeIncidents(answer: TransportAnswer): IncidentAnswer[] {
  const incidents: unknown = decodeJson(answer)['incidents'];
  if (!Array.isArray(incidents)) throw unexpected('has no list `incidents`');
  return incidents.map((value) => {
    const item = object(value, 'incidents');
    const dueAt = textOf(item['due_at']);
    return {
      incidentId: required(item, 'incident_id'),
      severity: required(item, 'severity'),
      awareAt: required(item, 'aware_at'),
      ...(dueAt === undefined ? {} : { dueAt }),
      openedSeq: requiredCount(item, 'opened_seq'),
    };
  });
}

export function decodePolicy(answer: TransportAnswer): PolicyInForce {
  const body = decodeJson(answer);
  const { proposed } = body;
  return {
    // Held against its schema by the server before it was recorded.
    policy: object(body['policy'], 'policy') as Policy,
    revision: requiredCount(body, 'revision'),
    seq: requiredCount(body, 'seq'),
    ...(proposed === undefined ? {} : { proposed: decodeProposed(object(proposed, 'proposed')) }),
  };
}

function decodeProposed(item: Record<string, unknown>): PolicyProposed {
  return {
    policy: object(item['policy'], 'policy') as Policy,
    reason: required(item, 'reason'),
    proposedBy: required(item, 'proposed_by'),
    seq: requiredCount(item, 'seq'),
    lapsesAt: required(item, 'lapses_at'),
  };
}

export function decodeDecisionSummary(answer: TransportAnswer): DecisionSummary {
  const body = decodeJson(answer);
  const sideEffects: unknown = body['side_effects'];
  if (!Array.isArray(sideEffects)) throw unexpected('has no list `side_effects`');
  return {
    decisionId: required(body, 'decision_id'),
    status: required(body, 'status'),
    directive: decodeDirective(body),
    reasons: decodeReasons(body['reasons'] ?? []),
    entryCount: requiredCount(body, 'entry_count'),
    sideEffects: sideEffects.map((item) => decodeSideEffect(object(item, 'side_effects'))),
    pendingHandoffs: decodeHandoffs(body['pending_handoffs'] ?? []),
    raw: body,
  };
}

function decodeHandoffs(value: unknown): PendingHandoff[] {
  if (!Array.isArray(value)) throw unexpected('has no list `pending_handoffs`');
  return value.map((one) => {
    const item = object(one, 'pending_handoffs');
    const confidence = item['confidence'];
    const warning = textOf(item['warning']);
    return {
      fromAgent: required(item, 'from_agent'),
      toAgent: required(item, 'to_agent'),
      ...(typeof confidence === 'number' ? { confidence } : {}),
      ...(warning === undefined ? {} : { warning }),
    };
  });
}

function decodeSideEffect(item: Record<string, unknown>): SideEffectSummary {
  const status = required(item, 'status');
  if (!isSideEffectStatus(status)) throw unexpected(`names the side effect status ${status}`);
  return {
    sideEffectId: required(item, 'side_effect_id'),
    operation: required(item, 'operation'),
    status,
  };
}

function decodeReceipt(value: unknown): Receipt {
  const receipt = object(value, 'receipt');
  const entries: unknown = receipt['entries'];
  if (!Array.isArray(entries)) throw unexpected('has no list `receipt.entries`');
  return {
    origin: required(receipt, 'origin'),
    seq: requiredCount(receipt, 'seq'),
    ...decodeDecisionSeq(receipt),
    leafHash: required(receipt, 'leaf_hash'),
    time: required(receipt, 'time'),
    entries: entries.map((item) => {
      const entry = object(item, 'receipt.entries');
      return {
        seq: requiredCount(entry, 'seq'),
        ...decodeDecisionSeq(entry),
        type: required(entry, 'type'),
        leafHash: required(entry, 'leaf_hash'),
      };
    }),
  };
}

function decodeDecisionSeq(entry: Record<string, unknown>): { decisionSeq?: number } {
  if (entry['decision_seq'] === undefined) return {};
  return { decisionSeq: requiredCount(entry, 'decision_seq') };
}

function decodeReasons(value: unknown): Reason[] {
  if (!Array.isArray(value)) throw unexpected('has no list `reasons`');
  return value.map((item) => {
    const reason = object(item, 'reasons');
    const escalationId = textOf(reason['escalation_id']);
    return {
      rule: required(reason, 'rule'),
      message: required(reason, 'message'),
      ...(escalationId === undefined ? {} : { escalation_id: escalationId }),
    };
  });
}

/** An unknown directive is not taken for `proceed`: a newer server may mean something stricter. */
function decodeDirective(body: Record<string, unknown>): Directive {
  const value = required(body, 'directive');
  if (value === 'proceed' || value === 'hold' || value === 'stop') return value;
  throw unexpected(`names the directive ${value}, which this client does not know`);
}

const STATUSES: readonly string[] = [
  'intent',
  'executing',
  'executed',
  'failed',
  'outcome_unknown',
  'rolled_back',
  'compensated',
] satisfies SideEffectStatus[];

function isSideEffectStatus(value: string): value is SideEffectStatus {
  return STATUSES.includes(value);
}

function object(value: unknown, name: string): Record<string, unknown> {
  if (isRecordObject(value)) return value;
  throw unexpected(`has no object \`${name}\``);
}

function required(body: Record<string, unknown>, name: string): string {
  const value = body[name];
  if (typeof value === 'string') return value;
  throw unexpected(`has no text \`${name}\``);
}

function requiredCount(body: Record<string, unknown>, name: string): number {
  const value = body[name];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw unexpected(`has no count \`${name}\``);
}

function unexpected(what: string, cause?: unknown): UnexpectedAnswer {
  const message = `The server's answer ${what}: is this a Docket server of the same version?`;
  return new UnexpectedAnswer(message, { cause });
}
