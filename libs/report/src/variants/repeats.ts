import {
  canonicalBytes,
  decodeLeaf,
  escapePointerToken,
  isFullDisclosure,
  sha256,
  toHex,
  utf8,
  type Json,
} from '@docket/chain';
import { SCHEMAS } from '@docket/record/schemas';

import type { Evidence } from '../schema/index.js';
import { isGuarded } from './reasons.js';
import { isTying, type Residue, type ShownValue, type Withholding } from './places.js';
import { needleOf } from './recognition/needles.js';
import { Recogniser } from './recognition/recogniser.js';

/** Residues that are listed; who has more has to look at the whole decision anyway. */
const RESIDUES_MAX = 500;

interface Repeats {
  /** What is withheld beside what was asked, by index in the values. */
  derived: Map<number, Withholding>;
  residues: Residue[];
  truncated: boolean;
}

/** Fields that hold a digest without a salt: whoever guesses what was hashed can check the guess. */
const UNSALTED: readonly [type: RegExp, pointer: RegExp][] = [
  [/./, /^(\/next_action)?\/arguments_digest$/],
  [/^job_card\.filed$/, /^\/loop_signature$/],
  [/^escalation\.opened$/, /^\/subject$/],
  [/^access\.recorded$/, /^\/filter_sha256$/],
  // Of a download: Docket makes the key from a digest of the purpose.
  [/^access\.recorded$/, /^\/idempotency_key$/],
];
const HEX_DIGEST = /^(?:sha-?256:|download\/\S+\/)?[0-9a-f]{16,128}$/i;

/**
 * findRepeats looks for what the withheld values say in everything that would still be shown: the
 * same words elsewhere, digests of them, member names, headers, and the issuer's own statements.
 */
export function findRepeats(
  evidence: Evidence,
  values: readonly ShownValue[],
  verdicts: readonly (Withholding | undefined)[],
  { repeats, issuer }: { repeats: 'withhold' | 'list'; issuer: Readonly<Record<string, unknown>> },
): Repeats {
  const found = new Findings(values);
  if (verdicts.every((verdict) => verdict === undefined)) return found;
  const withheld = new Recogniser<number>();
  values.forEach(({ value }, i) => {
    if (isGuarded(verdicts[i]?.reason ?? '') && !isReference(value)) withheld.add(value, i);
  });
  const copies = copiesOf(values, verdicts);
  values.forEach((shown, i) => {
    if (verdicts[i] !== undefined) return;
    const text = textOf(shown.value);
    const copied = copies(shown);
    const said = text === undefined ? undefined : withheld.find(text);
    const same = [...(copied === undefined ? [] : [copied]), ...(said?.whole ?? [])];
    const [first] = same;
    if (isTying(shown)) {
      for (const origin of same) found.add('id', origin, placeOf(shown));
      return;
    }
    if (first !== undefined && repeats === 'withhold') {
      found.derived.set(i, { reason: verdicts[first]?.reason ?? 'not_needed', cause: 'repeat' });
      return;
    }
    const at = placeOf(shown);
    for (const origin of same) found.add('repeat', origin, at);
    for (const origin of said?.part ?? [])
      if (!same.includes(origin)) found.add('part', origin, at);
    for (const origin of said?.alike ?? [])
      if (!same.includes(origin)) found.add('alike', origin, at);
  });
  withholdDigests(evidence, values, verdicts, found);
  findInNames(values, withheld, found);
  findInHeaders(evidence, withheld, found);
  findInStatements(issuer, withheld, found);
  return found;
}

/** An id given by Docket, which stands wherever its entries do: it is not what somebody wants hidden. */
const isReference = (value: Json): boolean =>
  typeof value === 'string' && /^(?:(?:dec|sfx)_[\w-]+|(?:esc|inc)-\d+)$/.test(value);

const placeOf = ({ seq, pointer }: ShownValue): Residue['at'] => ({ seq, pointer });

class Findings implements Repeats {
  readonly derived = new Map<number, Withholding>();
  readonly residues: Residue[] = [];
  truncated = false;

  constructor(private readonly values: readonly ShownValue[]) {}

  add(kind: Residue['kind'], origin: number, at: Residue['at']): void {
    const value = this.values[origin];
    if (value === undefined) return;
    if (this.residues.length >= RESIDUES_MAX) this.truncated = true;
    else this.residues.push({ kind, of: { seq: value.seq, pointer: value.pointer }, at });
  }
}

function textOf(value: Json): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** What is withheld because it repeats something counts here like what was asked for: it is as guessable. */
function withholdDigests(
  evidence: Evidence,
  values: readonly ShownValue[],
  verdicts: readonly (Withholding | undefined)[],
  { derived }: Findings,
): void {
  const hidden = verdicts.map((verdict, i) => verdict ?? derived.get(i));
  const digests = digestsOfWithheld(evidence, values, hidden);
  values.forEach((shown, i) => {
    if (hidden[i] === undefined && isDigestOf(shown, digests)) {
      derived.set(i, { reason: 'guessable', cause: 'digest' });
    }
  });
}

/** Records that Docket writes, with what it copies out of the records they answer. */
const OWN_RECORD = /^(?:tripwire|escalation)\./;

/**
 * Closed words, truth values and short numbers have no words to be recognised by. Where Docket copies
 * one, the name of the member says that it is the same: a verdict, a claim about a loop, the stakes.
 */
function copiesOf(
  values: readonly ShownValue[],
  verdicts: readonly (Withholding | undefined)[],
): (shown: ShownValue) => number | undefined {
  const keyOf = ({ tokens, value }: ShownValue) => JSON.stringify([tokens.at(-1), value]);
  const isSource = ({ type, tokens }: ShownValue) => OWN_RECORD.test(type) || tokens.length === 1;
  const origins = new Map<string, number[]>();
  values.forEach((value, i) => {
    if (!isGuarded(verdicts[i]?.reason ?? '') || !isSource(value)) return;
    if (needleOf(value.value) !== undefined || isReference(value.value)) return;
    const known = origins.get(keyOf(value));
    if (known) known.push(i);
    else origins.set(keyOf(value), [i]);
  });
  return (shown) => {
    if (!isSource(shown)) return undefined;
    const own = OWN_RECORD.test(shown.type);
    return origins.get(keyOf(shown))?.find((i) => own || OWN_RECORD.test(values[i]?.type ?? ''));
  };
}

/** Digests that anybody could compute of a withheld value, or of an object or list that holds one. */
function digestsOfWithheld(
  { entries }: Evidence,
  values: readonly ShownValue[],
  verdicts: readonly (Withholding | undefined)[],
): ReadonlySet<string> {
  const hidden = new Map<number, Set<string>>();
  values.forEach(({ seq, pointer }, i) => {
    if (verdicts[i] === undefined) return;
    const places = hidden.get(seq) ?? new Set<string>();
    hidden.set(seq, places.add(pointer));
  });
  const digests = new Set<string>();
  const hash = (value: Json): void => {
    digests.add(toHex(sha256(canonicalBytes(value))));
    if (typeof value === 'string') digests.add(toHex(sha256(utf8(value))));
  };
  const visit = (value: Json, pointer: string, places: ReadonlySet<string>): boolean => {
    let holds = places.has(pointer);
    if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        if (visit(item, `${pointer}/${escapePointerToken(key)}`, places)) holds = true;
      }
    }
    if (holds) hash(value);
    return holds;
  };
  for (const { seq, disclosure } of entries) {
    const places = hidden.get(seq);
    if (places === undefined || disclosure === null) continue;
    if (isFullDisclosure(disclosure)) visit(disclosure.body, '', places);
    else {
      for (const { pointer, value } of disclosure.disclosed) {
        if (places.has(pointer)) visit(value, pointer, places);
      }
    }
  }
  return digests;
}

function isDigestOf({ type, pointer, value }: ShownValue, digests: ReadonlySet<string>): boolean {
  if (typeof value !== 'string' || !HEX_DIGEST.test(value)) return false;
  if (UNSALTED.some(([types, pointers]) => types.test(type) && pointers.test(pointer))) return true;
  return digests.has(value.toLowerCase().replace(/^sha-?256:/, ''));
}

/** Names of members that the schemas define: they say nothing about a value. */
const SCHEMA_NAMES = schemaNames();

function schemaNames(): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('properties' in node && typeof node.properties === 'object' && node.properties !== null) {
      for (const name of Object.keys(node.properties)) names.add(name);
    }
    for (const child of Object.values(node)) collect(child);
  };
  collect(SCHEMAS);
  return names;
}

function findInNames(
  values: readonly ShownValue[],
  withheld: Recogniser<number>,
  found: Findings,
): void {
  const known = new Map<string, ReadonlySet<number>>();
  const seen = new Set<string>();
  for (const { seq, tokens } of values) {
    let pointer = '';
    for (const token of tokens) {
      // The member itself would spell the value out.
      const object = pointer;
      pointer += `/${escapePointerToken(token)}`;
      if (SCHEMA_NAMES.has(token) || /^\d+$/.test(token)) continue;
      const origins = known.get(token) ?? withheld.find(token).whole;
      known.set(token, origins);
      if (origins.size === 0 || seen.has(`${seq}${pointer}`)) continue;
      seen.add(`${seq}${pointer}`);
      for (const origin of origins) found.add('key', origin, { seq, pointer: object });
    }
  }
}

function findInHeaders({ entries }: Evidence, withheld: Recogniser<number>, found: Findings): void {
  const seen = new Set<string>();
  for (const { seq, leaf: text } of entries) {
    let leaf;
    try {
      leaf = decodeLeaf(utf8(text));
    } catch {
      // Verification names a leaf that cannot be read; there is nothing in it to look at.
      continue;
    }
    const header: [string, string][] = [
      ['/actor', leaf.actor],
      ['/decision/id', leaf.decision?.id ?? ''],
      ['/origin', leaf.origin],
    ];
    for (const [pointer, said] of header) {
      if (seen.has(`${pointer} ${said}`)) continue;
      seen.add(`${pointer} ${said}`);
      for (const origin of withheld.find(said).whole) found.add('header', origin, { seq, pointer });
    }
  }
}

function findInStatements(
  issuer: Readonly<Record<string, unknown>>,
  withheld: Recogniser<number>,
  found: Findings,
): void {
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value === 'string') {
      for (const origin of withheld.find(value).whole) found.add('issuer', origin, { pointer });
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        visit(item, `${pointer}/${escapePointerToken(key)}`);
      }
    }
  };
  visit(issuer, '');
}
