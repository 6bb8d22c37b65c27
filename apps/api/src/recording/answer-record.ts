import { isJsonObject, type JsonObject } from '@docket/chain';
import { readTraceparent } from '@docket/record';
import type { Recorded, Recording, RecordRequest } from '@docket/service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendJson } from '../http/answer.js';
import { principalOf } from '../http/authentication.js';
import { readIdempotencyKey } from '../http/idempotency.js';
import { Problem } from '../http/problem.js';

/** Records what a request brings, and answers with its receipt. The body of the request is the record's. */
export async function answerRecord(
  recording: Recording,
  request: FastifyRequest,
  reply: FastifyReply,
  record: Omit<RecordRequest, 'idempotencyKey' | 'trace'>,
): Promise<void> {
  const { headers } = request;
  const wanted: RecordRequest = { ...record, trace: readTraceparent(headers['traceparent']) };
  const key = readIdempotencyKey(headers['idempotency-key']);
  if (key !== undefined) wanted.idempotencyKey = key;
  sendRecorded(reply, await recording.record(principalOf(request), wanted));
}

/** The request's key, where it names one. */
export function keyOf(request: FastifyRequest): { idempotencyKey?: string } {
  const idempotencyKey = readIdempotencyKey(request.headers['idempotency-key']);
  return idempotencyKey === undefined ? {} : { idempotencyKey };
}

/** 201 with the receipt; 200 where the same request had been taken before. */
export function sendRecorded(reply: FastifyReply, recorded: Recorded): void {
  const { replayed } = recorded.receipt;
  if (replayed) void reply.header('idempotency-replayed', 'true');
  sendJson(reply, encodeRecorded(recorded), replayed ? 200 : 201);
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
export function encodeRecorded({ receipt, origin }: Recorded): JsonObject {
  const [submitted] = receipt.entries;
  if (submitted === undefined) throw new Error('a receipt without an entry');
  const answer: JsonObject = {};
  if (receipt.decisionId !== undefined) answer['decision_id'] = receipt.decisionId;
  if (receipt.sideEffectId !== undefined) answer['side_effect_id'] = receipt.sideEffectId;
  if (receipt.incidentId !== undefined) answer['incident_id'] = receipt.incidentId;
  answer['directive'] = receipt.directive;
  answer['reasons'] = receipt.reasons.map((reason) => ({ ...reason }));
  const { seq, decisionSeq, leafHash: leaf_hash, time } = submitted;
  const entries = receipt.entries.map(encodeEntry);
  answer['receipt'] =
    decisionSeq === undefined
      ? { origin, seq, leaf_hash, time, entries }
      : { origin, seq, decision_seq: decisionSeq, leaf_hash, time, entries };
  return answer;
}

/** `decision_seq`: where the entry stands in its decision, which is what references to it name. */
function encodeEntry({
  seq,
  decisionSeq,
  type,
  leafHash,
}: Recorded['receipt']['entries'][number]): JsonObject {
  return decisionSeq === undefined
    ? { seq, type, leaf_hash: leafHash }
    : { seq, decision_seq: decisionSeq, type, leaf_hash: leafHash };
}
