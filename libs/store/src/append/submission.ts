import { CanonicalError, canonicalBytes, sealBody as seal, sha256, toHex } from '@docket/chain';
import type { JsonObject } from '@docket/chain';
import {
  DOCKET_AUTHOR,
  isRecordType,
  latestSchemaId,
  PERMISSIONS,
  placeOf,
  requestedBody,
  validateRecord,
  withoutTrace,
} from '@docket/record';
import type { Author, Policy, RecordBodies, RecordType } from '@docket/record';
import { createIdentifier, randomSlice } from '../identifiers.js';
import { StoreRefusal } from '../refusal.js';
import type { Attestor, GivenUp } from '../signing/server-keys.js';

/** One record that somebody wants in a ledger. */
export interface AppendSubmission extends Author {
  /** A record type, e.g. `job_card.filed`. */
  type: string;
  /** As parsed by `parseJson` of `@docket/chain`, which keeps out what JSON cannot carry exactly. */
  body: JsonObject;
  /** Absent for `decision.opened` and for records about the ledger itself. */
  decisionId?: string;
  /** Kept in the body as `idempotency_key`, so that the ledger itself proves what was repeated. */
  idempotencyKey?: string;
  /** Entries that its decision has to have when it is taken; a repetition is answered whatever it has. */
  ifEntryCount?: number;
}

/** A submission after everything that needs no lock: validated, salted, digested. */
export interface PreparedSubmission {
  readonly type: RecordType;
  readonly schema: string;
  readonly body: JsonObject;
  readonly content: BodyContent;
  /** Absent for a record about the ledger itself. */
  readonly decisionId: string | undefined;
  readonly sideEffectId: string | undefined;
  /** The same where the request named it; absent where Docket drew it. */
  readonly givenSideEffectId: string | undefined;
  /** Docket itself, for what it submits: see DocketRecord. */
  readonly author: Author | typeof DOCKET_AUTHOR;
  readonly key: string | undefined;
  readonly requestDigest: Uint8Array | undefined;
  readonly ifEntryCount?: number;
  /** What attests it; read when it is submitted, see AttestingWriter. */
  readonly attestor?: Attestor | GivenUp;
}

/** A body as it is stored, and the leaf's commitment to it. */
export interface BodyContent {
  readonly bytes: Uint8Array;
  readonly secret: Uint8Array;
  /** Hex. */
  readonly commitment: string;
}

/** Canonical bytes, a fresh secret and the commitment: most of what an append computes. */
export function sealRecord(body: JsonObject, granularity: Policy['body_commitment']): BodyContent {
  const secret = randomSlice(32);
  const { bytes, commitment } = seal(body, secret, granularity);
  return { bytes, secret, commitment: toHex(commitment) };
}

/**
 * `opensAs`: the id that a `decision.opened` gets, where it was chosen before.
 *
 * @throws {StoreRefusal} when the record is not one that its schema and its place allow.
 */
export function prepareSubmission(
  submission: AppendSubmission,
  policy: Policy,
  opensAs?: string,
): PreparedSubmission {
  const { type, actor, role, via } = submission;
  // What nobody may submit, Docket writes itself.
  if (!isRecordType(type) || PERMISSIONS[type].length === 0) throw unknownType(type);
  checkPlace(type, submission.decisionId);
  const requested = withKey(submission);
  const schema = checkSchema(type, requested);
  const opens = type === 'decision.opened';
  const decisionId = opens ? (opensAs ?? createIdentifier('dec')) : submission.decisionId;
  const body = withSideEffectId(type, requested);
  const content = sealSubmitted(body, policy.body_commitment);
  const key = stringMember(body, 'idempotency_key');
  return {
    type,
    schema,
    body,
    content,
    decisionId,
    sideEffectId: type.startsWith('side_effect.')
      ? stringMember(body, 'side_effect_id')
      : undefined,
    givenSideEffectId: type.startsWith('side_effect.')
      ? stringMember(requested, 'side_effect_id')
      : undefined,
    author: { actor, role, via },
    key,
    requestDigest:
      key === undefined ? undefined : digestRequest(type, opens ? null : decisionId, body),
    ...(submission.ifEntryCount !== undefined && { ifEntryCount: submission.ifEntryCount }),
  };
}

/** What Docket records of its own, past the submitters; the rules say whether it is taken. */
export type DocketRecord = {
  [Type in OwnType]: {
    type: Type;
    body: RecordBodies[Type];
    /** Only where it belongs to a decision. */
    decisionId?: string;
  };
}[OwnType];

type OwnType =
  | 'deadline.passed'
  | 'principal.registered'
  | 'principal.revoked'
  | 'ledger.repaired'
  | 'ledger.moved'
  | 'clock.refused'
  | 'erasure.requested'
  | 'erasure.executed'
  | 'verification.recorded';

export function prepareOwn(
  { type, body, decisionId }: DocketRecord,
  policy: Policy,
): PreparedSubmission {
  return {
    type,
    schema: latestSchemaId(type),
    body,
    content: sealRecord(body, policy.body_commitment),
    decisionId,
    sideEffectId: undefined,
    givenSideEffectId: undefined,
    author: DOCKET_AUTHOR,
    key: undefined,
    requestDigest: undefined,
  };
}

/**
 * Digest of what was asked under an idempotency key: computed from a stored entry it is the same as from
 * the request, so that the keys can be rebuilt from the ledger alone. From which trace it came is no part of it: a
 * repetition comes from another span.
 */
export function digestRequest(
  type: string,
  decisionId: string | null | undefined,
  body: JsonObject,
): Uint8Array {
  const request = withoutTrace(requestedBody(type, body));
  const { signature } = request;
  // Signed anew, by a key that took the place of another, a request is the same; signed or not, it is not.
  if (isRecordType(type) && PERMISSIONS[type].includes('agent') && signature !== undefined)
    request['signature'] = true;
  return sha256(canonicalBytes([type, decisionId ?? null, request]));
}

function checkPlace(type: RecordType, decisionId: string | undefined): void {
  if (type === 'decision.opened') {
    if (decisionId === undefined) return;
    throw new StoreRefusal('decision_id_not_allowed', 'A decision gets its id when it is opened.', {
      next: 'Leave the decision id out.',
    });
  }
  if (decisionId !== undefined && placeOf(type) === 'ledger') {
    throw new StoreRefusal('wrong_place', `A record of type ${type} belongs to no decision.`, {
      next: 'Record it in the ledger.',
    });
  }
  // Docket makes the ids, so that another shape is nobody's. A NUL in it would fail the whole batch.
  if (decisionId !== undefined && !/^dec_[\w-]{1,60}$/.test(decisionId)) {
    throw new StoreRefusal('unknown_decision', 'A decision id begins with dec_.', {
      next: 'Open the decision first, or correct its id.',
    });
  }
  if (decisionId === undefined && placeOf(type) === 'decision') {
    throw new StoreRefusal('unknown_decision', `A record of type ${type} belongs to a decision.`, {
      next: 'Name the decision.',
    });
  }
}

function unknownType(type: string): StoreRefusal {
  return new StoreRefusal(
    'unknown_record_type',
    `Records of type ${type.slice(0, 64)} cannot be submitted.`,
    {
      next: 'Use one of the published record types; trip-wires and escalations Docket writes itself.',
    },
  );
}

function sealSubmitted(body: JsonObject, granularity: Policy['body_commitment']): BodyContent {
  try {
    return sealRecord(body, granularity);
  } catch (error) {
    if (!(error instanceof CanonicalError)) throw error;
    throw new StoreRefusal('invalid_record', `The record cannot be stored: ${error.message}.`, {
      next: 'Make it smaller, or correct the value.',
    });
  }
}

function checkSchema(type: RecordType, body: JsonObject): string {
  const validated = validateRecord(type, body);
  if (validated.ok) return validated.schema;
  throw new StoreRefusal('invalid_record', `This is not a valid record of type ${type}.`, {
    next: 'Correct the places that are named and send it again.',
    problems: validated.problems.map(({ pointer, message }) => ({ pointer, message })),
  });
}

function withKey({ body, idempotencyKey }: AppendSubmission): JsonObject {
  if (idempotencyKey === undefined) return body;
  const present = body['idempotency_key'];
  if (present === undefined) return { ...body, idempotency_key: idempotencyKey };
  if (present === idempotencyKey) return body;
  throw new StoreRefusal(
    'idempotency_key_mismatch',
    'The request and its body name different idempotency keys.',
    {
      next: 'Send the key in one place only.',
      pointer: '/idempotency_key',
    },
  );
}

/**
 * An intent, and a report of an action that was never announced, get their side effect's id here. It is
 * drawn, not derived from the key: ids are shown in every redacted copy, and an order number that is in
 * the key would be found by trying. A repetition is known by its key, and its request's digest leaves the
 * id out.
 */
function withSideEffectId(type: string, body: JsonObject): JsonObject {
  const given = body['side_effect_id'];
  if (type === 'side_effect.intent' && given !== undefined) {
    throw new StoreRefusal(
      'invalid_record',
      'A side effect gets its id when its intent is registered.',
      {
        next: 'Leave side_effect_id out.',
        pointer: '/side_effect_id',
        problems: [{ pointer: '/side_effect_id', message: 'is given by Docket' }],
      },
    );
  }
  const key = stringMember(body, 'idempotency_key');
  if (!type.startsWith('side_effect.') || given !== undefined || key === undefined) return body;
  return { ...body, side_effect_id: createIdentifier('sfx') };
}

function stringMember(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' ? value : undefined;
}
