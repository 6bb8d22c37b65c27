import {
  CanonicalError,
  fromHex,
  isFullDisclosure,
  withhold,
  type BodyDisclosure,
  type Granularity,
} from '@docket/chain';

import type { EntryEvidence, Evidence } from '../schema/index.js';
import { covers, parsePattern, type PlacePattern } from './pattern.js';
import {
  granularityOf,
  isOfOwnExport,
  isTying,
  shownValues,
  type Residue,
  type ShownValue,
  type Withholding,
  type WithheldPlace,
} from './places.js';
import type { ProfileRule } from './profile-rules.js';
import { findProfile, profileReference, type Profile } from './profiles.js';
import { findRepeats } from './repeats.js';
import type { ReasonCode } from './reasons.js';

/** Items of a list of places at most. */
export const PLACES_MAX = 1_000;

/** One place that whoever exports wants withheld. */
export interface PlaceToWithhold {
  /** Entry of the ledger; absent: every entry of `type`, or of any type. */
  seq?: number;
  type?: string;
  /** JSON Pointer (RFC 6901); a token `*` stands for any one token. */
  pointer: string;
  reason: ReasonCode;
}

export interface RedactionRequest {
  /** `public` or `public@1`. */
  profile?: string;
  places?: readonly PlaceToWithhold[];
  /**
   * What is done with values elsewhere that repeat a withheld one: withheld with it (the default), or
   * only listed. The second is for who has looked at each place.
   */
  repeats?: 'withhold' | 'list';
}

export interface RedactionPlan {
  /** `public@1`; absent where only places were listed. */
  profile?: string;
  withheld: WithheldPlace[];
  residues: Residue[];
  /** Whether more residues exist than are listed. */
  truncated: boolean;
}

/** The redaction cannot be made as asked. */
export class RedactionError extends Error {
  override readonly name = 'RedactionError';
  constructor(
    readonly code: 'unknown_profile' | 'nothing_asked' | 'too_many' | 'bad_pointer' | 'no_match',
    message: string,
    /** Index in `places` of the item at fault. */
    readonly item?: number,
  ) {
    super(message);
  }
}

/**
 * planRedaction says what a redacted copy of the evidence withholds and where else it would show.
 * Nothing is changed. Throws RedactionError for a request that cannot be met, and for an item that
 * covers nothing: a slip in a pointer must not pass as a redaction.
 */
export function planRedaction(
  evidence: Evidence,
  request: RedactionRequest,
  issuer: Readonly<Record<string, unknown>> = {},
): RedactionPlan {
  const profile = request.profile === undefined ? undefined : profileOf(request.profile);
  const places = readPlaces(request.places ?? []);
  if (profile === undefined && places.length === 0) {
    throw new RedactionError('nothing_asked', 'a redaction names a profile or places');
  }
  // What this copy states of itself is looked at as the issuer's statements, and stays.
  const isOwn = isOfOwnExport(evidence);
  const values = shownValues(evidence).filter((value) => !isOwn(value));
  const judge = profile === undefined ? () => undefined : judgeByProfile(profile);
  const met = new Set<number>();
  const verdicts = values.map((value): Withholding | undefined => {
    if (isTying(value)) return undefined;
    const listed = places.findIndex((place) => isPlace(place, value));
    places.forEach((place, i) => {
      if (isPlace(place, value)) met.add(i);
    });
    if (listed >= 0) return { reason: places[listed]?.reason ?? 'not_needed', cause: 'list' };
    return judge(value);
  });
  const unmet = places.findIndex((_, i) => !met.has(i));
  if (unmet >= 0) {
    throw new RedactionError('no_match', 'no value of the decision stands at this place', unmet);
  }
  const { derived, residues, truncated } = findRepeats(evidence, values, verdicts, {
    repeats: request.repeats ?? 'withhold',
    issuer,
  });
  const withheld = new Map<string, WithheldPlace>();
  values.forEach((value, i) => {
    const verdict = verdicts[i] ?? derived.get(i);
    const { seq, type, committed } = value;
    if (verdict) withheld.set(`${seq} ${committed}`, { seq, type, pointer: committed, ...verdict });
  });
  return {
    ...(profile === undefined ? {} : { profile: profileReference(profile) }),
    withheld: [...withheld.values()],
    residues,
    truncated,
  };
}

function profileOf(reference: string): Profile {
  const profile = findProfile(reference);
  if (profile) return profile;
  throw new RedactionError('unknown_profile', `there is no redaction profile ${reference}`);
}

type ReadPlace = PlaceToWithhold & { pattern: PlacePattern };

function readPlaces(places: readonly PlaceToWithhold[]): ReadPlace[] {
  if (places.length > PLACES_MAX) {
    throw new RedactionError('too_many', `a redaction lists ${PLACES_MAX} places at most`);
  }
  return places.map((place, i) => {
    const pattern = parsePattern(place.pointer);
    if (pattern) return { ...place, pattern };
    throw new RedactionError('bad_pointer', 'this is not a JSON Pointer (RFC 6901)', i);
  });
}

const isPlace = (place: ReadPlace, value: ShownValue): boolean =>
  (place.seq === undefined || place.seq === value.seq) &&
  (place.type === undefined || place.type === value.type) &&
  covers(place.pattern, value.tokens);

/** Rules with their pointers read, by record type: a decision has many values and few types. */
function judgeByProfile(profile: Profile): (value: ShownValue) => Withholding | undefined {
  const byType = new Map<string, { rule: ProfileRule; patterns: PlacePattern[] }[]>();
  const rulesFor = (type: string) => {
    let rules = byType.get(type);
    if (rules === undefined) {
      rules = profile.rules
        .filter((rule) => rule.types.some((pattern) => coversType(pattern, type)))
        .map((rule) => ({
          rule,
          patterns: rule.pointers.map(parsePattern).filter((pattern) => pattern !== undefined),
        }));
      byType.set(type, rules);
    }
    return rules;
  };
  return ({ type, tokens }) => {
    const found = rulesFor(type).find(({ patterns }) => patterns.some((p) => covers(p, tokens)));
    // Deny by default, also where a profile forgot to say so.
    if (found === undefined) return { reason: 'not_needed', cause: 'profile' };
    return 'withhold' in found.rule ? { reason: found.rule.withhold, cause: 'profile' } : undefined;
  };
}

const coversType = (pattern: string, type: string): boolean =>
  pattern === '*' ||
  pattern === type ||
  (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1)));

/**
 * redactEvidence gives the evidence without the values of a plan: of each, only its digest is left.
 * The input is not changed; entries of which nothing is withheld are shared.
 */
export function redactEvidence(evidence: Evidence, { withheld }: RedactionPlan): Evidence {
  const granularity = granularityOf(evidence);
  const bySeq = new Map<number, { pointer: string; reason: string }[]>();
  for (const { seq, pointer, reason } of withheld) {
    const known = bySeq.get(seq);
    if (known) known.push({ pointer, reason });
    else bySeq.set(seq, [{ pointer, reason }]);
  }
  const redact = (entry: EntryEvidence): EntryEvidence => {
    const places = bySeq.get(entry.seq);
    if (places === undefined || entry.disclosure === null) return entry;
    return { ...entry, disclosure: withholdFrom(entry.disclosure, granularity, places) };
  };
  return {
    ...evidence,
    entries: evidence.entries.map(redact),
    ledger_records: evidence.ledger_records.map(redact),
  };
}

function withholdFrom(
  disclosure: BodyDisclosure,
  granularity: Granularity,
  places: readonly { pointer: string; reason: string }[],
): BodyDisclosure | null {
  if (isFullDisclosure(disclosure)) {
    const { body, secret } = disclosure;
    try {
      return withhold(body, fromHex(secret), granularity, places);
    } catch (error) {
      // Damaged evidence: nothing of it is shown, and verification says that it is missing.
      if (error instanceof CanonicalError || error instanceof RangeError) return null;
      throw error;
    }
  }
  const reasons = new Map(places.map(({ pointer, reason }) => [pointer, reason]));
  return {
    ...disclosure,
    disclosed: disclosure.disclosed.filter(({ pointer }) => !reasons.has(pointer)),
    withheld: [...disclosure.withheld, ...places],
  };
}
