import { HashBuffer } from '#hash';
import { decodeUtf8 } from '#utf8';
import { utf8 } from './bytes.js';

export const FORMAT = 'docket-ledger/v1';
/** 64 zeros: the `prev` of a first entry. */
export const ZERO_HASH_HEX = '0'.repeat(64);
/** Longest leaf, in bytes: the limit of a C2SP tlog-tiles entry bundle. */
export const LEAF_BYTES_MAX = 65_535;
/** `actor`, `role` and `via` of entries that the server adds by itself: all three, or none of them. */
export const OWN_AUTHOR = 'docket';

/** An entry's header: the members of the leaf, in no particular order. */
export interface Leaf {
  v: typeof FORMAT;
  /** Globally unique name of the ledger, `<host>/<ledger>`. */
  origin: string;
  /** Position in the ledger, from 0 without gaps. */
  seq: number;
  /** Leaf hash of the entry before, 64 hex digits; 64 zeros at seq 0. */
  prev: string;
  /** The ledger's clock, RFC 3339 in UTC with milliseconds: `2026-11-22T18:50:00.123Z`. */
  time: string;
  type: string;
  /** Pseudonymous id of the principal, or `docket` for entries the server adds. */
  actor: string;
  /** What the author was allowed as when it was written: a role of the server's, or `docket`. */
  role: string;
  /** How the author was authenticated: `api_key`, …; `docket` for entries the server adds. */
  via: string;
  /** Absent on entries that belong to no decision. */
  decision?: LeafDecision;
  /** Id and version of the body's schema. */
  schema: string;
  /** Commitment to the body, 64 hex digits. */
  body: string;
  /**
   * That the server of the key that entry 0 names took it, as `attestBatch` makes it. Where entry 0 does not say that
   * everyone is attested, absent on what agents write, and on what follows from that.
   */
  attestation?: string;
}
export interface LeafDecision {
  id: string;
  /** Position in the decision, from 0 without gaps. */
  seq: number;
  /** Leaf hash of the decision's entry before, 64 hex digits; 64 zeros at decision seq 0. */
  prev: string;
}

export type LeafErrorCode = 'not_canonical' | 'unknown_format' | 'bad_member' | 'too_large';

/** LeafError says why bytes or members are not a leaf; `member` names the place, as in `decision.id`. */
export class LeafError extends Error {
  override readonly name = 'LeafError';
  constructor(
    readonly code: LeafErrorCode,
    message: string,
    readonly member?: string,
  ) {
    super(message);
  }
}

/**
 * The grammar of each member. None lets in a character that JSON would escape or that UTF-8 would
 * write in more than one byte: so a leaf has exactly one spelling, and one pattern can check it.
 */
const HASH = '[0-9a-f]{64}';
const INTEGER = '0|[1-9][0-9]{0,15}';
const GRAMMAR = {
  actor: '[A-Za-z0-9][A-Za-z0-9_-]{0,63}',
  attestation: '[A-Za-z0-9_-]{86}(?:\\.(?:0|[1-9][0-9]?)d?\\.[1-9][0-9]?\\.[A-Za-z0-9_-]{43,214})?',
  body: HASH,
  'decision.id': 'dec_[A-Za-z0-9_-]{1,60}',
  'decision.prev': HASH,
  'decision.seq': INTEGER,
  origin: '(?=[^"]{3,255}")[A-Za-z0-9._~:-]+(?:/[A-Za-z0-9._~-]+)+',
  prev: HASH,
  role: '[a-z][a-z0-9_]{0,31}',
  schema: '[a-z][a-z0-9_.]{0,63}/[1-9][0-9]{0,5}',
  seq: INTEGER,
  time: '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z',
  type: '(?=[^"]{3,64}")[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)+',
  via: '[a-z][a-z0-9_]{0,31}',
} as const;
type MemberName = keyof typeof GRAMMAR;

const string = (member: MemberName) => `"(${GRAMMAR[member]})"`;
const integer = (member: MemberName) => `(${GRAMMAR[member]})`;
/** The whole leaf in canonical form; RFC 8785 orders the members by name. */
const LEAF = new RegExp(
  `^\\{"actor":${string('actor')},(?:"attestation":${string('attestation')},)?"body":${string('body')},` +
    `(?:"decision":\\{"id":${string('decision.id')},"prev":${string('decision.prev')},"seq":${integer('decision.seq')}\\},)?` +
    `"origin":${string('origin')},"prev":${string('prev')},"role":${string('role')},"schema":${string('schema')},` +
    `"seq":${integer('seq')},"time":${string('time')},"type":${string('type')},"v":"${FORMAT}","via":${string('via')}\\}$`,
);
const MEMBERS = Object.fromEntries(
  Object.entries(GRAMMAR).map(([member, grammar]) => [
    member,
    new RegExp(`^(?:${grammar.replaceAll('")', '$)')})$`),
  ]),
) as Record<MemberName, RegExp>;

/** encodeLeaf gives the leaf's bytes: RFC 8785 canonical JSON. Throws LeafError for a member out of bounds. */
export function encodeLeaf(leaf: Leaf): Uint8Array {
  assertLeaf(leaf);
  return writeLeaf(leaf);
}

/** writeLeaf is encodeLeaf of a leaf of which it is known that assertLeaf lets it pass. */
export function writeLeaf(leaf: Leaf): Uint8Array {
  const { decision, attestation } = leaf;
  const attested = attestation === undefined ? '' : `"attestation":"${attestation}",`;
  const link =
    decision === undefined
      ? ''
      : `"decision":{"id":"${decision.id}","prev":"${decision.prev}","seq":${decision.seq}},`;
  return utf8(
    `{"actor":"${leaf.actor}",${attested}"body":"${leaf.body}",${link}` +
      `"origin":"${leaf.origin}","prev":"${leaf.prev}","role":"${leaf.role}","schema":"${leaf.schema}",` +
      `"seq":${leaf.seq},"time":"${leaf.time}","type":"${leaf.type}","v":"${leaf.v}","via":"${leaf.via}"}`,
  );
}

/**
 * decodeLeaf reads a leaf. Strict: only bytes that encodeLeaf writes are one. Throws LeafError.
 */
export function decodeLeaf(bytes: Uint8Array): Leaf {
  if (bytes.length > LEAF_BYTES_MAX)
    throw new LeafError('too_large', `a leaf has at most ${LEAF_BYTES_MAX} bytes`);
  const text = decodeUtf8(bytes);
  const match = text === undefined ? null : LEAF.exec(text);
  if (match === null) throw explain(text);
  // By index: taking a match apart by pattern costs as much as the match.
  const leaf: Leaf = {
    v: FORMAT,
    origin: match[7]!,
    seq: Number(match[11]),
    prev: match[8]!,
    time: match[12]!,
    type: match[13]!,
    actor: match[1]!,
    role: match[9]!,
    via: match[14]!,
    schema: match[10]!,
    body: match[3]!,
  };
  const attestation = match[2];
  if (attestation !== undefined) leaf.attestation = attestation;
  const id = match[4];
  if (id !== undefined) leaf.decision = { id, seq: Number(match[6]), prev: match[5]! };
  if (!Number.isSafeInteger(leaf.seq)) throw badMember('seq');
  if (leaf.decision !== undefined && !Number.isSafeInteger(leaf.decision.seq))
    throw badMember('decision.seq');
  if (!isTime(leaf.time)) throw badMember('time');
  assertAuthor(leaf);
  return leaf;
}

/**
 * linkedLeaf is the leaf behind these: with `prev`, and `decision.prev` where `decisionPrev` is given. Written out, as decodeLeaf
 * does: what is made by spreading costs twice as much to read afterwards.
 */
export function linkedLeaf(leaf: Leaf, prev: string, decisionPrev?: string): Leaf {
  const { v, origin, seq, time, type, actor, role, via, schema, body, attestation, decision } =
    leaf;
  const linked: Leaf = { v, origin, seq, prev, time, type, actor, role, via, schema, body };
  if (attestation !== undefined) linked.attestation = attestation;
  if (decision !== undefined)
    linked.decision = { id: decision.id, seq: decision.seq, prev: decisionPrev ?? decision.prev };
  return linked;
}

/** What of an attested leaf is left out of what its batch is signed by: see `attestedHash`. */
export interface LeftOut {
  /** It is not the first of its batch: `prev`. */
  prev: boolean;
  /** The entry before it in its decision is in its batch: `decision.prev`. */
  decisionPrev: boolean;
}

/**
 * attestedHash hashes, as leafHash does, the leaf in canonical form without `attestation`, and without the links that are
 * not known before the batch is signed.
 *
 * @param leaf that decodeLeaf gave, or that assertLeaf let pass.
 */
export function attestedHash(leaf: Leaf, left: LeftOut): Uint8Array {
  const { decision } = leaf;
  const before = left.decisionPrev ? '' : `"prev":"${decision?.prev}",`;
  const link =
    decision === undefined
      ? ''
      : `"decision":{"id":"${decision.id}",${before}"seq":${decision.seq}},`;
  const prev = left.prev ? '' : `"prev":"${leaf.prev}",`;
  const text =
    `{"actor":"${leaf.actor}","body":"${leaf.body}",${link}"origin":"${leaf.origin}",${prev}"role":"${leaf.role}",` +
    `"schema":"${leaf.schema}","seq":${leaf.seq},"time":"${leaf.time}","type":"${leaf.type}","v":"${leaf.v}","via":"${leaf.via}"}`;
  // A byte for each character: no member lets in any that takes more.
  prefixed.reserve(1, text.length);
  return prefixed.digest(prefixed.putText(text, 1));
}

/** 0x00, then the leaf. Kept: a new buffer for every leaf would cost more than its hash. */
const prefixed = new HashBuffer(1024);
prefixed.bytes[0] = 0;

/** leafHash is the RFC 9162 section 2.1.1 hash of a leaf's bytes: SHA-256(0x00 ‖ leaf). */
export function leafHash(leaf: Uint8Array): Uint8Array {
  prefixed.reserve(1, leaf.length);
  prefixed.bytes.set(leaf, 1);
  return prefixed.digest(leaf.length + 1);
}

const badMember = (member: string) =>
  new LeafError('bad_member', `${member} is not as the format bounds it`, member);

type StringMember = Exclude<MemberName & keyof Leaf, 'seq' | 'attestation'>;
const STRINGS = Object.keys(GRAMMAR).filter(
  (member): member is StringMember =>
    member !== 'seq' && member !== 'attestation' && !member.includes('.'),
);

/**
 * Of each member, what was last found to be as the format bounds it; at first, what is. Most members of a leaf are
 * those of the leaf before, and comparing them costs a fraction of the patterns.
 */
const good: Record<StringMember, string> = {
  actor: 'a',
  body: ZERO_HASH_HEX,
  origin: 'a/a',
  prev: ZERO_HASH_HEX,
  role: 'a',
  schema: 'a/1',
  time: '1970-01-01T00:00:00.000Z',
  type: 'a.a',
  via: 'a',
};
let goodDecisionId = 'dec_a';

/** assertLeaf holds the members of a leaf against the bounds of the format. Throws LeafError. */
export function assertLeaf(leaf: Leaf): void {
  if (leaf.v !== FORMAT) throw new LeafError('unknown_format', `v is not ${FORMAT}`, 'v');
  // Written out: members that are looked up by a name cost as much as the patterns of the two hashes.
  const isAsBefore =
    leaf.actor === good.actor &&
    leaf.origin === good.origin &&
    leaf.role === good.role &&
    leaf.schema === good.schema &&
    leaf.time === good.time &&
    leaf.type === good.type &&
    leaf.via === good.via;
  if (!isAsBefore) assertStrings(leaf);
  if (!MEMBERS.body.test(leaf.body)) throw badMember('body');
  if (!MEMBERS.prev.test(leaf.prev)) throw badMember('prev');
  if (!isSequence(leaf.seq)) throw badMember('seq');
  assertAuthor(leaf);
  const { attestation, decision } = leaf;
  if (attestation !== undefined && !MEMBERS.attestation.test(attestation))
    throw badMember('attestation');
  if (decision === undefined) return;
  const { id } = decision;
  if (id !== goodDecisionId) {
    if (!MEMBERS['decision.id'].test(id)) throw badMember('decision.id');
    goodDecisionId = id;
  }
  if (!MEMBERS['decision.prev'].test(decision.prev)) throw badMember('decision.prev');
  if (!isSequence(decision.seq)) throw badMember('decision.seq');
}

function assertStrings(leaf: Leaf): void {
  for (const member of STRINGS) {
    const value = leaf[member];
    if (value === good[member]) continue;
    if (!MEMBERS[member].test(value)) throw badMember(member);
    if (member === 'time' && !isTime(value)) throw badMember(member);
    good[member] = value;
  }
}

/** Nobody writes as the server, and the server writes as nobody else. */
function assertAuthor({ actor, role, via }: Leaf): void {
  const isOwn = actor === OWN_AUTHOR;
  if ((role === OWN_AUTHOR) !== isOwn) throw badMember('role');
  if ((via === OWN_AUTHOR) !== isOwn) throw badMember('via');
}

const isSequence = (value: number): boolean =>
  Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0);

/** The pattern has seen to the form; this is for days that no calendar has. */
function isTime(time: string): boolean {
  const month = twoDigits(time, 5);
  const day = twoDigits(time, 8);
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  if (twoDigits(time, 11) > 23 || twoDigits(time, 14) > 59 || twoDigits(time, 17) > 59)
    return false;
  // A Date costs more than the rest of the leaf: only the ends of months need to know the calendar.
  return day <= 28 || day <= daysIn(Number(time.slice(0, 4)), month);
}

const ZERO = 0x30;

function twoDigits(text: string, at: number): number {
  return 10 * (text.charCodeAt(at) - ZERO) + text.charCodeAt(at + 1) - ZERO;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** explain finds what to say about bytes that are no leaf; only ever on the way to an error. */
function explain(text: string | undefined): LeafError {
  const notCanonical = new LeafError('not_canonical', 'not the canonical form of a leaf');
  if (text === undefined) return notCanonical;
  let value: Partial<Leaf> | null;
  try {
    value = JSON.parse(text) as Partial<Leaf> | null;
  } catch {
    return notCanonical;
  }
  if (typeof value !== 'object' || value === null) return notCanonical;
  try {
    assertLeaf(value as Leaf);
  } catch (error) {
    if (error instanceof LeafError) return error;
  }
  return notCanonical;
}
