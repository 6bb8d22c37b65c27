import type { Directive, RecordType, Stakes } from '@docket/record';
import { decodeWriteAnswer, type SpooledAnswer, type WriteAnswer } from './answer.js';
import { answerTo } from './answer-match.js';
import { inCallingTrace, type Traceparent } from './calling-trace.js';
import { pathSegment, randomKey, type TransportRequest } from './prepare.js';
import { RECORD_LIMITS, toRecordJson } from './record-json.js';
import { signBody, type SigningKey } from './signing-key.js';
import type { OutgoingRecord } from './spool.js';
import type { Transport } from './transport.js';

/** What is known of a decision on this side, for when the server cannot be asked. */
export interface LastStanding {
  /** Undefined: not known, and treated as high. */
  stakes: Stakes | undefined;
  /** The last one that the server gave. */
  directive: Directive;
}

/** The way from a record to its answer: straight to the ledger, or through a spool. */
export interface Recorder<Answer extends WriteAnswer | SpooledAnswer> {
  write(record: OutgoingRecord, standing: LastStanding): Promise<Answer>;
  /** The record with its key, and with its time where that is added: written twice, it is the same record. */
  prepare(record: OutgoingRecord): OutgoingRecord;
  /** The ledger's id for one that may be local; undefined while the ledger has given none. */
  givenId(id: string): string | undefined;
  /** Tries to bring up to date what the ledger does not have yet. */
  catchUp(): Promise<void>;
}

/** Where records are sent, with which key they are signed, and how it is known in which trace they are made. */
export interface Channel {
  readonly transport: Transport;
  readonly signingKey?: SigningKey | undefined;
  readonly traceparent?: Traceparent | undefined;
}

export class LedgerRecorder implements Recorder<WriteAnswer> {
  readonly #channel: Channel;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  async write(given: OutgoingRecord, standing: LastStanding): Promise<WriteAnswer> {
    const record = await inCallingTrace(this.#channel.traceparent, given);
    const sent = await sendRecord(this.#channel, record);
    const answer = answerTo(record, decodeWriteAnswer(sent));
    standing.directive = answer.directive;
    return answer;
  }

  prepare(record: OutgoingRecord): OutgoingRecord {
    return { ...record, idempotencyKey: record.idempotencyKey ?? randomKey() };
  }

  givenId(id: string): string {
    return id;
  }

  async catchUp(): Promise<void> {
    // Nothing ever waits.
  }
}

export function decisionPath(ledger: string, decisionId: string): string {
  return `/v1/ledgers/${pathSegment(ledger)}/decisions/${pathSegment(decisionId)}`;
}

/**
 * sendRecord sends the request that writes a record, signed where there is a key. Signed as it is sent: only then are
 * the ledger's ids known, and what of it was left out.
 *
 * @throws InvalidValue; ClientError `invalid_id`.
 */
export async function sendRecord(
  { transport, signingKey }: Channel,
  record: OutgoingRecord,
  options: Pick<TransportRequest, 'repeatable'> = {},
): ReturnType<Transport['send']> {
  // A caller is told of what cannot be sent before anything is signed.
  const request = { ...requestFor(record), ...options };
  if (signingKey === undefined) return transport.send(request);
  const idempotencyKey = record.idempotencyKey ?? randomKey();
  const { type, decisionId: decision, sideEffectId } = record;
  const { to: _to, ...rest } = request.body as { to?: unknown };
  const moved =
    sideEffectId === undefined ? request.body : { ...rest, side_effect_id: sideEffectId };
  const body = { ...(moved as object), idempotency_key: idempotencyKey };
  const signature = await signBody(signingKey, { type, decision, body });
  const signed = signature === undefined ? {} : { signature };
  return transport.send({
    ...request,
    body: { ...(request.body as object), ...signed },
    idempotencyKey,
  });
}

/**
 * The request that writes a record. Its ids are the ledger's, not local ones.
 *
 * @throws InvalidValue; ClientError `invalid_id`.
 */
function requestFor(record: OutgoingRecord): TransportRequest {
  const { ledger, body, idempotencyKey } = record;
  return {
    method: 'POST',
    path: pathFor(record),
    body: toRecordJson(body),
    limits: RECORD_LIMITS,
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  };

  function pathFor({ type, decisionId, sideEffectId }: OutgoingRecord): string {
    const root = `/v1/ledgers/${pathSegment(ledger)}`;
    const place = decisionId === undefined ? root : decisionPath(ledger, decisionId);
    const resource =
      sideEffectId === undefined
        ? RESOURCES[type]
        : `side-effects/${pathSegment(sideEffectId)}/transitions`;
    if (resource === undefined) throw new TypeError(`no address takes ${type}`);
    return `${place}/${resource}`;
  }
}

/** Under the address of the decision; of the ledger for a record that belongs to none. */
const RESOURCES: { readonly [Type in RecordType]?: string } = {
  'decision.opened': 'decisions',
  'job_card.filed': 'job-cards',
  'evaluation.recorded': 'evaluations',
  'review.recorded': 'reviews',
  'comment.recorded': 'comments',
  'decision.closed': 'close',
  'side_effect.intent': 'side-effects',
  'gap.recorded': 'gaps',
  'incident.opened': 'incidents',
  'incident.updated': 'incidents/updates',
  'incident.closed': 'incidents/closures',
  'system.changed': 'system-changes',
  'observation.recorded': 'observations',
  'watch.recorded': 'watches',
};
