import {
  type BodyDisclosure,
  digestValue,
  type FullDisclosure,
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
  const fault = disclosureFault(disclosure);
  if (fault !== undefined) {
    return fail('malformed', `${fault.member || 'the disclosure'} must be ${fault.expected}`);
  }
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
  { body, secret }: FullDisclosure,
  granularity: Granularity,
): DisclosureCheck {
  const found = commitBody(body, fromHex(secret), granularity);
  if (toHex(found) !== commitment) {
    return fail('commitment_mismatch', 'body and secret are not what the leaf commits to');
  }
  return { ok: true, body, states: new Map() };
}

function checkPartial(
  commitment: string,
  disclosure: PartialDisclosure,
  granularity: Granularity,
): DisclosureCheck {
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

/** What of a disclosure is not of the form that docket-ledger/v1 gives it. */
export interface ShapeFault {
  /** JSON Pointer from the disclosure; empty for the whole. */
  member: string;
  /** What is expected there, in words. */
  expected: string;
}

/**
 * disclosureFault says what of a disclosure, which may be anything, is not of either of its two forms: a
 * member that is missing, unknown or of another type, a list that is too long. What a disclosure of such
 * a form says is for checkDisclosure to judge. Undefined: nothing.
 */
export function disclosureFault(disclosure: unknown): ShapeFault | undefined {
  if (!isJsonObject(disclosure)) return { member: '', expected: 'a JSON object' };
  const isFull = 'secret' in disclosure || 'body' in disclosure;
  return isFull ? fullFault(disclosure) : partialFault(disclosure);
}

function fullFault(disclosure: JsonObject): ShapeFault | undefined {
  if (!isJsonObject(disclosure['body'])) return { member: '/body', expected: 'an object' };
  if (!isHex(disclosure['secret'], 64)) {
    return { member: '/secret', expected: '64 lower-case hex digits' };
  }
  return strangerFault(disclosure, '', ['body', 'secret']);
}

const LISTS = {
  disclosed: ['pointer', 'salt', 'value'],
  withheld: ['pointer', 'reason'],
  erased: ['pointer', 'erased_by'],
} as const;

function partialFault(disclosure: JsonObject): ShapeFault | undefined {
  if (disclosure['skeleton'] === undefined) {
    return { member: '/skeleton', expected: 'digests, or containers of them' };
  }
  for (const [name, members] of Object.entries(LISTS)) {
    const list = disclosure[name];
    const most = BODY_LIMITS.valuesMax;
    if (!Array.isArray(list) || list.length > most) {
      return { member: `/${name}`, expected: `a list of at most ${most}` };
    }
    for (const [index, item] of list.entries()) {
      const fault = itemFault(item, `/${name}/${index}`, members);
      if (fault !== undefined) return fault;
    }
  }
  return strangerFault(disclosure, '', ['skeleton', ...Object.keys(LISTS)]);
}

function itemFault(item: unknown, at: string, members: readonly string[]): ShapeFault | undefined {
  if (!isJsonObject(item)) return { member: at, expected: 'an object' };
  for (const member of members) {
    const expected = VALUES[member]?.(item[member]);
    if (expected !== undefined) return { member: `${at}/${member}`, expected };
  }
  return strangerFault(item, at, members);
}

const notText = (value: unknown): string | undefined =>
  typeof value === 'string' ? undefined : 'a string';

/** What each member of an item has to be; undefined where it is. */
const VALUES: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  pointer: notText,
  reason: notText,
  salt: (value) => (isHex(value, 32) ? undefined : '32 lower-case hex digits'),
  value: (value) => (value === undefined ? 'a value' : undefined),
  erased_by: (value) =>
    Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : 'a sequence number',
};

function strangerFault(
  object: JsonObject,
  at: string,
  members: readonly string[],
): ShapeFault | undefined {
  const stranger = Object.keys(object).find((name) => !members.includes(name));
  if (stranger === undefined) return undefined;
  return { member: at, expected: `an object without the member "${stranger.slice(0, 64)}"` };
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
