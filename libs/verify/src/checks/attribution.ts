import { isJsonObject, type Json, type JsonObject } from '@docket/chain';
import {
  DOCKET_ACTOR,
  type Principals,
  type RecordBodies,
  type RegisteredPrincipal,
  signingKeyId,
} from '@docket/record';
import type { CheckedEntry } from '../checked-entry.js';
import type { Findings } from '../finding.js';
import type { KnownPeople, ListedPerson } from '../readers/people.js';
import { signedWith } from './signable.js';
import type { KnownSigners } from './signatures.js';

/** On what it rests that entries are of whom they name. Plain data: it crosses thread boundaries. */
export interface AttributionCounts {
  /** Entries that were held against the people whom the verifier knows. */
  held: number;
  /** Entries that would have been, and are not whole here or rest on what is not. */
  unread: number;
  /** Signed by a key for which nothing speaks but the entry that registers it. */
  unvouched: number;
  /** Thumbprints of the registrars' keys that vouch for the keys of other signatures. */
  registrars: readonly string[];
  /** Without a signature of their author, by type. */
  unsigned: Readonly<Record<string, number>>;
  /** Entries of people and agents of types that nobody signs. */
  unsignable: number;
  /** Of the entries without a signature of their author, those that bear the server's attestation. */
  attested: number;
  /** Principals whom the verifier lists. */
  listed: readonly string[];
  /** Of these, whom an entry that is shown registers. */
  registered: readonly string[];
}

export function addAttributions(a: AttributionCounts, b: AttributionCounts): AttributionCounts {
  const unsigned: Record<string, number> = { ...a.unsigned };
  for (const [type, n] of Object.entries(b.unsigned)) unsigned[type] = (unsigned[type] ?? 0) + n;
  return {
    held: a.held + b.held,
    unread: a.unread + b.unread,
    unvouched: a.unvouched + b.unvouched,
    registrars: [...new Set([...a.registrars, ...b.registrars])],
    unsigned,
    unsignable: a.unsignable + b.unsignable,
    attested: a.attested + b.attested,
    listed: a.listed,
    registered: [...new Set([...a.registered, ...b.registered])],
  };
}

type Way = RegisteredPrincipal['authenticators'][number];
type Authenticator = RecordBodies['principal.registered']['authenticator'];

/**
 * Holds entries against the people whom the verifier knows from elsewhere, and counts of all others on what it rests
 * who wrote them. Whether a signature verifies is another check's to say.
 */
export class Attribution {
  readonly #people: ReadonlyMap<string, ListedPerson>;
  readonly #nobodyElse: ReadonlySet<string>;
  #held = 0;
  #unread = 0;
  #unvouched = 0;
  #unsignable = 0;
  #attested = 0;
  readonly #registered = new Set<string>();
  readonly #registrars = new Set<string>();
  readonly #unsigned = new Map<string, number>();

  constructor(known: KnownPeople | undefined) {
    this.#people = new Map(known?.people.map((one) => [one.principal, one]));
    this.#nobodyElse = new Set(known?.nobodyElse);
  }

  get counts(): AttributionCounts {
    return {
      held: this.#held,
      unread: this.#unread,
      unvouched: this.#unvouched,
      registrars: [...this.#registrars],
      unsigned: Object.fromEntries(this.#unsigned),
      unsignable: this.#unsignable,
      attested: this.#attested,
      listed: [...this.#people.keys()],
      registered: [...this.#registered],
    };
  }

  /** Goes on with the counts of another one, which knew the same people. */
  takeKept(counts: AttributionCounts): void {
    this.#held += counts.held;
    this.#unread += counts.unread;
    this.#unvouched += counts.unvouched;
    this.#unsignable += counts.unsignable;
    this.#attested += counts.attested;
    for (const one of counts.registered) this.#registered.add(one);
    for (const one of counts.registrars) this.#registrars.add(one);
    for (const [type, n] of Object.entries(counts.unsigned))
      this.#unsigned.set(type, (this.#unsigned.get(type) ?? 0) + n);
  }

  /** @param signers who was registered before it. */
  take(checked: CheckedEntry, signers: KnownSigners, findings: Findings): void {
    const { principals, isSure, isAttested } = signers;
    const { seq, leaf, body, part, left } = checked;
    const { type, actor } = leaf;
    if (type === 'principal.registered') this.#takeKey(checked, findings);
    if (actor === DOCKET_ACTOR) return;
    const kind = signedWith(type);
    if (kind === undefined) {
      this.#unsignable++;
      if (isAttested) this.#attested++;
      return;
    }
    const person = this.#people.get(actor);
    if (person === undefined && this.#nobodyElse.has(type)) {
      this.#held++;
      const told = `At entry ${seq} of the ledger: ${actor} wrote ${type}, and is nobody whom you named as writing it.`;
      findings.add('person_unlisted', told, placeOf(checked));
    }
    const shown = body ?? part ?? left?.body;
    const signature = shown?.['signature'];
    if (signature === undefined) {
      // Withheld is not absent.
      if (body === undefined) {
        if (person !== undefined) this.#unread++;
        return;
      }
      this.#unsigned.set(type, (this.#unsigned.get(type) ?? 0) + 1);
      if (isAttested) this.#attested++;
      if (person === undefined) return;
      this.#held++;
      reportUnsigned(checked, person, findings);
      return;
    }
    const way = signedBy(principals, { actor, kind, signature });
    if (person === undefined) {
      // Whether it verifies, and was vouched for before, is another check's to say.
      const { vouchedBy: registrar } = way ?? { vouchedBy: null };
      if (registrar === null) this.#unvouched++;
      else this.#registrars.add(registrar);
      return;
    }
    const key = way && registeredKey(way.registered as unknown as JsonObject); // Records are JSON.
    const isTheirs = key !== undefined && person.keys.includes(key);
    // A signature names its key for everybody to copy: theirs it is only where it was verified.
    if (key === undefined || (isTheirs && (body === undefined || !isSure))) this.#unread++;
    else this.#held++;
    if (key !== undefined && !isTheirs)
      reportKey(checked, { person, key, what: 'is signed with', at: '/signature' }, findings);
  }

  /** A key that is registered for somebody whose keys are known. */
  #takeKey(checked: CheckedEntry, findings: Findings): void {
    const { body, part, left } = checked;
    const shown = body ?? part ?? left?.body;
    const principal = shown?.['principal'];
    const person = typeof principal === 'string' ? this.#people.get(principal) : undefined;
    if (person === undefined) {
      // It may be for any of them.
      if (principal === undefined && body === undefined && this.#people.size > 0) this.#unread++;
      return;
    }
    this.#registered.add(person.principal);
    const authenticator = shown?.['authenticator'];
    const key = isJsonObject(authenticator) ? registeredKey(authenticator) : undefined;
    if (key === undefined) {
      if (body === undefined) this.#unread++;
      return;
    }
    this.#held++;
    if (person.keys.includes(key)) return;
    reportKey(checked, { person, key, what: 'registers', at: '/authenticator' }, findings);
  }
}

function reportUnsigned(checked: CheckedEntry, person: ListedPerson, findings: Findings): void {
  const { seq, leaf, body } = checked;
  const { type } = leaf;
  // Which must never wait, and is taken without.
  const isStop = type === 'review.recorded' && body?.['verdict'] === 'stop';
  if (!person.signs.includes(type) || isStop) return;
  const told = `At entry ${seq} of the ledger: ${type} in the name of ${nameOf(person)} is not signed, who signs every one.`;
  findings.add('person_signature_missing', told, { ...placeOf(checked), pointer: '/signature' });
}

function reportKey(
  checked: CheckedEntry,
  { person, key, what, at }: { person: ListedPerson; key: string; what: string; at: string },
  findings: Findings,
): void {
  const told = `At entry ${checked.seq} of the ledger: in the name of ${nameOf(person)} it ${what} a key that is none of those that you hold of theirs.`;
  const { keys } = person;
  const expected = keys.length === 0 ? 'no key' : keys.join(' or ');
  findings.add('person_key_unknown', told, {
    ...placeOf(checked),
    pointer: at,
    expected,
    found: key,
  });
}

const nameOf = ({ principal, name }: ListedPerson): string =>
  name === undefined ? principal : `${principal} (${JSON.stringify(name)})`;

function placeOf({ seq, leaf }: CheckedEntry): { seq: number; decision?: string } {
  const id = leaf.decision?.id;
  return { seq, ...(id === undefined ? {} : { decision: id }) };
}

/** With what a signature says that it was made; undefined: not registered, or not at hand. */
function signedBy(
  principals: Principals | undefined,
  of: { actor: string; kind: 'passkey' | 'signing_key'; signature: Json },
): Way | undefined {
  if (!isJsonObject(of.signature)) return undefined;
  const id = of.signature[of.kind === 'passkey' ? 'credential_id' : 'key_id'];
  return principals
    ?.get(of.actor)
    ?.authenticators.find(({ registered }) => registered.kind === of.kind && registered.id === id);
}

/** Thumbprint of what an authenticator signs with; undefined where it signs nothing, or is not shown whole. */
function registeredKey(authenticator: JsonObject): string | undefined {
  const { passkey, signing_key: signingKey } = authenticator as unknown as Partial<Authenticator>;
  const key: unknown = (passkey ?? signingKey)?.public_key;
  if (!isJsonObject(key as Json)) return undefined;
  const { kty, crv, x, y } = key as JsonObject;
  if ([kty, crv, x].some((one) => typeof one !== 'string')) return undefined;
  if (y !== undefined && typeof y !== 'string') return undefined;
  return signingKeyId(key as unknown as Parameters<typeof signingKeyId>[0]);
}
