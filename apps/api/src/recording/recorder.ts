import { isJsonObject, type JsonObject } from '@docket/chain';
import type { RecordType } from '@docket/record';
import { EntryFinder, LedgerService, type Receipt } from '@docket/store';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { authorOf, principalOf } from '../http/authentication.js';
import { KeysInFlight, readIdempotencyKey } from '../http/idempotency.js';
import { Problem } from '../http/problem.js';

export interface RecordRequest {
  ledger: string;
  type: RecordType;
  /** Absent when the record opens a decision. */
  decisionId?: string;
  body: JsonObject;
  /** Whether the request must carry an Idempotency-Key. */
  needsKey?: boolean;
}

/** The one way from a request to an entry: principal, key, append, answer. */
@Injectable()
export class Recorder {
  readonly #inFlight = new KeysInFlight();

  constructor(
    @Inject(LedgerService) private readonly ledgers: LedgerService,
    @Inject(EntryFinder) private readonly finder: EntryFinder,
  ) {}

  async record(
    request: FastifyRequest,
    reply: FastifyReply,
    { ledger, type, decisionId, body, needsKey = false }: RecordRequest,
  ): Promise<void> {
    const author = authorOf(principalOf(request));
    const idempotencyKey = readIdempotencyKey(request.headers['idempotency-key']);
    if (needsKey && idempotencyKey === undefined) {
      throw new Problem(
        'idempotency_key_missing',
        'A side effect needs the header Idempotency-Key: it names the action, so that a repeated request does not repeat it.',
        { errors: [{ parameter: 'Idempotency-Key', detail: 'is required' }] },
      );
    }
    // Known in memory after the first time; also refuses a ledger that does not exist.
    const { origin } = await this.ledgers.getLedger(ledger);
    const isUsed = () => this.finder.isKeyUsed(ledger, idempotencyKey ?? '');
    const receipt = await this.#inFlight.hold(ledger, idempotencyKey, isUsed, () =>
      this.ledgers.append(ledger, {
        type,
        body,
        ...author,
        ...(decisionId === undefined ? {} : { decisionId }),
        ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      }),
    );
    if (receipt.replayed) void reply.header('idempotency-replayed', 'true');
    sendJson(reply, encodeReceipt(receipt, origin), receipt.replayed ? 200 : 201);
  }
}

/** A body that is an object, or the problem that says it is none. */
export function readObject(body: unknown): JsonObject {
  if (isJsonObject(body)) return body;
  const detail = body === undefined ? 'is missing' : 'must be a JSON object';
  throw new Problem('validation_failed', `The body ${detail}.`, {
    errors: [{ pointer: '', code: 'type', detail }],
  });
}

/** A receipt as it goes over the wire. */
export function encodeReceipt(receipt: Receipt, origin: string): JsonObject {
  const [submitted] = receipt.entries;
  if (submitted === undefined) throw new Error('a receipt without an entry');
  const answer: JsonObject = {};
  if (receipt.decisionId !== undefined) answer['decision_id'] = receipt.decisionId;
  if (receipt.sideEffectId !== undefined) answer['side_effect_id'] = receipt.sideEffectId;
  if (receipt.incidentId !== undefined) answer['incident_id'] = receipt.incidentId;
  answer['directive'] = receipt.directive;
  answer['reasons'] = receipt.reasons.map((reason) => ({ ...reason }));
  answer['receipt'] = {
    origin,
    seq: submitted.seq,
    leaf_hash: submitted.leafHash,
    time: submitted.time,
    entries: receipt.entries.map(({ seq, type, leafHash }) => ({
      seq,
      type,
      leaf_hash: leafHash,
    })),
  };
  return answer;
}
