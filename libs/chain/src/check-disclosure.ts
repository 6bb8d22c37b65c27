import {
  type BodyDisclosure,
  digestValue,
  isFullDisclosure,
  type PartialDisclosure,
} from './disclosure.js';
import { type Granularity, commitBody } from './commitment.js';
import { equalBytes, fromHex, toHex } from './bytes.js';
import { escapePointerToken, isJsonObject, type Json, type JsonObject, setMember } from './json.js';
import { BODY_LIMITS } from './limits.js';
import { CanonicalError } from './canonical-error.js';
import { canonicalBytes } from './canonical.js';
import { sha256 } from '#hash';

export type ValueState = 'disclosed' | 'withheld' | 'erased';

export type DisclosureFault =
  /** A committed value is neither disclosed nor declared withheld or erased, or there is no disclosure. */
  | 'missing'
  /** The disclosure is not of the form that docket-ledger/v1 gives it. */
  | 'malformed'
  /** Body and secret, or the skeleton, are not what the leaf commits to. */
  | 'commitment_mismatch'
  /** A disclosed value, its salt or its pointer is not what the skeleton's digest was made of. */
  | 'digest_mismatch';

export type DisclosureCheck =
  | {
      ok: true;
      /** What is disclosed. Withheld and erased members are absent; in an array null keeps their place. */
      body: JsonObject;
      /** State of each committed value by JSON Pointer; empty when all is disclosed in one piece. */
      states: Map<string, ValueState>;
    }
  | { ok: false; code: DisclosureFault; pointer?: string; message: string };

type Failure = Extract<DisclosureCheck, { ok: false }>;
const fail = (code: DisclosureFault, message: string, pointer?: string): Failure =>
  pointer === undefined ? { ok: false, code, message } : { ok: false, code, pointer, message };

/**
 * checkDisclosure checks a disclosure, which may come from anyone, against the commitment in a leaf
 * (64 hex digits). Never throws for bad data.
 */
export function checkDisclosure(
  commitment: string,
  disclosure: BodyDisclosure | null | undefined,
  granularity: Granularity,
): DisclosureCheck {
  if (disclosure === undefined || disclosure === null) {
    return fail('missing', 'there is no disclosure for this entry');
  }
  if (!isJsonObject(disclosure)) return fail('malformed', 'a disclosure is a JSON object');
  try {
    return isFullDisclosure(disclosure)
      ? checkFull(commitment, disclosure, granularity)
      : checkPartial(commitment, disclosure, granularity);
  } catch (error) {
    // What has no canonical form or exceeds the limits cannot have been committed to.
    if (error instanceof CanonicalError) return fail('malformed', error.message);
    throw error;
  }
}

function checkFull(
  commitment: string,
  disclosure: object,
  granularity: Granularity,
): DisclosureCheck {
  const { body, secret, ...others } = disclosure as { body?: unknown; secret?: unknown };
  if (!isJsonObject(body) || Object.keys(others).length > 0 || !isHex(secret, 64)) {
    return fail(
      'malformed',
      'a full disclosure has a body (object) and a secret (64 hex digits), nothing else',
    );
  }
  const found = commitBody(body as JsonObject, fromHex(secret), granularity);
  if (toHex(found) !== commitment) {
    return fail('commitment_mismatch', 'body and secret are not what the leaf commits to');
  }
  return { ok: true, body: body as JsonObject, states: new Map() };
}

function checkPartial(
  commitment: string,
  disclosure: PartialDisclosure,
  granularity: Granularity,
): DisclosureCheck {
  const malformed = checkShape(disclosure);
  if (malformed !== undefined) return malformed;
  const digests = new Map<string, string>();
  const bad =
    coarser(disclosure, granularity) ?? collectDigests(disclosure.skeleton, '', 1, digests);
  if (bad !== undefined) return bad;
  if (!equalBytes(sha256(canonicalBytes(disclosure.skeleton)), fromHex(commitment))) {
    return fail('commitment_mismatch', 'the skeleton is not what the leaf commits to');
  }
  const states = new Map<string, ValueState>();
  const values = new Map<string, Json>();
  const unlisted = listStates(disclosure, digests, states, values);
  if (unlisted !== undefined) return unlisted;
  const body = assemble(disclosure.skeleton, '', values) ?? {};
  if (!isJsonObject(body)) return fail('malformed', 'a body is a JSON object');
  return { ok: true, body, states };
}

function checkShape(disclosure: PartialDisclosure): Failure | undefined {
  const { skeleton, disclosed, withheld, erased, ...others } = disclosure;
  const ok =
    skeleton !== undefined &&
    Object.keys(others).length === 0 &&
    isListOf(disclosed, ['pointer', 'salt', 'value'], (item) => isHex(item['salt'], 32)) &&
    isListOf(withheld, ['pointer', 'reason'], (item) => typeof item['reason'] === 'string') &&
    isListOf(
      erased,
      ['erased_by', 'pointer'],
      (item) => Number.isSafeInteger(item['erased_by']) && (item['erased_by'] as number) >= 0,
    );
  return ok
    ? undefined
    : fail('malformed', 'not a disclosure: its members or their types are wrong');
}

/** A digest stands for what the granularity says: one value that holds no other, or the whole body. */
function coarser(
  { skeleton, disclosed }: PartialDisclosure,
  granularity: Granularity,
): Failure | undefined {
  if (granularity === 'whole') {
    return typeof skeleton === 'string'
      ? undefined
      : fail('malformed', 'the skeleton of a body committed to as a whole is one digest');
  }
  const composed = disclosed.find(({ value }) => isComposed(value));
  return composed && fail('malformed', 'a disclosed value holds others', composed.pointer);
}

function isComposed(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function isListOf(
  list: unknown,
  members: readonly string[],
  accepts: (item: Record<string, unknown>) => boolean,
): boolean {
  if (!Array.isArray(list) || list.length > BODY_LIMITS.valuesMax) return false;
  return list.every((item: unknown) => {
    if (!isJsonObject(item) || Object.keys(item).toSorted().join() !== members.join()) return false;
    return typeof item['pointer'] === 'string' && accepts(item);
  });
}

function isHex(text: unknown, length: number): text is string {
  return typeof text === 'string' && text.length === length && /^[0-9a-f]*$/.test(text);
}

/** Any string in a skeleton is a digest; nothing else but containers that hold digests is in one. */
function collectDigests(
  skeleton: Json,
  pointer: string,
  depth: number,
  digests: Map<string, string>,
): Failure | undefined {
  if (isHex(skeleton, 64)) {
    digests.set(pointer, skeleton);
    return undefined;
  }
  const children =
    typeof skeleton === 'object' && skeleton !== null ? Object.entries(skeleton) : [];
  if (
    children.length === 0 ||
    depth > BODY_LIMITS.depthMax ||
    digests.size > BODY_LIMITS.valuesMax
  ) {
    return fail(
      'malformed',
      'a skeleton is made of digests and containers that are not empty',
      pointer,
    );
  }
  for (const [key, child] of children) {
    const bad = collectDigests(child, `${pointer}/${escapePointerToken(key)}`, depth + 1, digests);
    if (bad !== undefined) return bad;
  }
  return undefined;
}

function listStates(
  disclosure: PartialDisclosure,
  digests: ReadonlyMap<string, string>,
  states: Map<string, ValueState>,
  values: Map<string, Json>,
): Failure | undefined {
  const lists = {
    disclosed: disclosure.disclosed,
    withheld: disclosure.withheld,
    erased: disclosure.erased,
  };
  for (const [state, list] of Object.entries(lists) as [ValueState, { pointer: string }[]][]) {
    for (const { pointer } of list) {
      if (!digests.has(pointer))
        return fail('digest_mismatch', 'the skeleton has no digest here', pointer);
      if (states.has(pointer)) return fail('malformed', 'a value is listed twice', pointer);
      states.set(pointer, state);
    }
  }
  for (const { pointer, salt, value } of disclosure.disclosed) {
    if (digestValue(salt, pointer, value) !== digests.get(pointer)) {
      return fail('digest_mismatch', 'value or salt is not what the digest was made of', pointer);
    }
    values.set(pointer, value);
  }
  for (const pointer of digests.keys()) {
    if (!states.has(pointer)) {
      return fail(
        'missing',
        'a committed value is neither disclosed nor declared withheld or erased',
        pointer,
      );
    }
  }
  return undefined;
}

function assemble(
  skeleton: Json,
  pointer: string,
  values: ReadonlyMap<string, Json>,
): Json | undefined {
  if (typeof skeleton === 'string') return values.get(pointer);
  if (Array.isArray(skeleton)) {
    return skeleton.map((item, i) => assemble(item, `${pointer}/${i}`, values) ?? null);
  }
  const object: JsonObject = {};
  for (const [key, item] of Object.entries(skeleton as JsonObject)) {
    const value = assemble(item, `${pointer}/${escapePointerToken(key)}`, values);
    if (value !== undefined) setMember(object, key, value);
  }
  return object;
}
