import {
  type Cosigner,
  equalBytes,
  formatCosignerKey,
  NoteError,
  parseCosignerKey,
  parseVerifierKey,
} from '@docket/chain';

/** Whom a verifier trusts to say that a ledger showed everybody the same history (C2SP tlog-policy). */
export interface WitnessPolicy {
  /** C2SP verifier keys of the ledgers accepted, with the address where one is named; empty: any. */
  logs: readonly { key: string; url?: string }[];
  witnesses: readonly PolicyWitness[];
  /** Null where the policy asks for no witness: `quorum none`. */
  quorum: PolicyMember | null;
}

/** A witness as the policy names it. */
export interface PolicyWitness {
  name: string;
  cosigner: Cosigner;
  /** C2SP tlog-witness submission prefix, where the policy names one. */
  url?: string;
}

/** A witness, or a group of which `least` have to have cosigned. */
type PolicyMember =
  | { kind: 'witness'; name: string }
  | { kind: 'group'; name: string; least: number; members: readonly PolicyMember[] };

/** PolicyError says what of a policy cannot be read, and in which line, counted from 1. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  constructor(
    readonly line: number,
    reason: string,
  ) {
    super(`line ${line}: ${reason}`);
  }
}

/** Longest policy, in characters, and most logs, witnesses or groups: C2SP asks for 32 of each. */
const POLICY_CHARACTERS_MAX = 1024 * 1024;
const NAMED_MAX = 256;
/** The control characters that a policy may not have: all but tab and newline. */
const BAD_CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;
const COUNT = /^[1-9][0-9]{0,2}$/;

/** parseWitnessPolicy reads a C2SP tlog-policy. Throws PolicyError. */
export function parseWitnessPolicy(text: string): WitnessPolicy {
  if (text.length > POLICY_CHARACTERS_MAX) throw new PolicyError(1, 'the policy is too long');
  const parser = new PolicyParser();
  const lines = text.split('\n');
  for (const [i, line] of lines.entries()) parser.take(line, i + 1);
  return parser.end(lines.length);
}

class PolicyParser {
  readonly #logs: { key: string; url?: string }[] = [];
  readonly #logKeys: Uint8Array[] = [];
  readonly #witnesses: PolicyWitness[] = [];
  readonly #members = new Map<string, PolicyMember>();
  readonly #used = new Set<string>();
  #quorum: PolicyMember | null | undefined;
  #line = 0;

  take(line: string, number: number): void {
    this.#line = number;
    if (BAD_CONTROL.test(line)) throw this.#error('a control character');
    const [keyword, ...items] = line.split(/[ \t]+/).filter((item) => item !== '');
    if (keyword === undefined || keyword.startsWith('#')) return;
    if (keyword === 'log') this.#log(items);
    else if (keyword === 'witness') this.#witness(items);
    else if (keyword === 'group') this.#group(items);
    else if (keyword === 'quorum') this.#takeQuorum(items);
    else throw this.#error('not log, witness, group or quorum');
  }

  end(lines: number): WitnessPolicy {
    if (this.#quorum === undefined) throw new PolicyError(lines, 'there is no quorum line');
    return { logs: this.#logs, witnesses: this.#witnesses, quorum: this.#quorum };
  }

  #log([key, url, ...more]: string[]): void {
    if (key === undefined || more.length > 0)
      throw this.#error('a log has a key, and may have a URL');
    const { publicKey } = this.#read(() => parseVerifierKey(key));
    if (this.#logKeys.some((known) => equalBytes(known, publicKey)))
      throw this.#error('a log with this key was named before');
    this.#logKeys.push(publicKey);
    this.#logs.push({ key, ...(url === undefined ? {} : { url }) });
    this.#bound(this.#logs.length);
  }

  #witness([name, key, url, ...more]: string[]): void {
    if (name === undefined || key === undefined || more.length > 0)
      throw this.#error('a witness has a name and a key, and may have a URL');
    const cosigner = this.#read(() => parseCosignerKey(key));
    const isKnown = this.#witnesses.some((known) =>
      equalBytes(known.cosigner.publicKey, cosigner.publicKey),
    );
    if (isKnown) throw this.#error('a witness with this key was named before');
    this.#name({ kind: 'witness', name });
    this.#witnesses.push({ name, cosigner, ...(url === undefined ? {} : { url }) });
  }

  #group([name, threshold, ...names]: string[]): void {
    if (name === undefined || threshold === undefined || names.length === 0)
      throw this.#error('a group has a name, all, any or a number, and members');
    const members = names.map((member) => {
      if (this.#used.has(member)) throw this.#error('a member is in a group already');
      this.#used.add(member);
      return this.#member(member);
    });
    const least = threshold === 'all' ? names.length : threshold === 'any' ? 1 : Number(threshold);
    const isWord = threshold === 'all' || threshold === 'any';
    if ((!isWord && !COUNT.test(threshold)) || least > names.length)
      throw this.#error('a group takes all, any or a number of its members');
    this.#name({ kind: 'group', name, least, members });
  }

  #takeQuorum([name, ...more]: string[]): void {
    if (name === undefined || more.length > 0) throw this.#error('a quorum has one name');
    if (this.#quorum !== undefined) throw this.#error('there is a quorum line already');
    this.#quorum = name === 'none' ? null : this.#member(name);
  }

  #member(name: string): PolicyMember {
    const member = this.#members.get(name);
    if (member === undefined) throw this.#error('a name that no line before defines');
    return member;
  }

  #name(member: PolicyMember): void {
    if (member.name === 'none' || this.#members.has(member.name))
      throw this.#error('a name that is taken');
    this.#members.set(member.name, member);
    this.#bound(this.#members.size);
  }

  #read<Key>(parse: () => Key): Key {
    try {
      return parse();
    } catch (error) {
      if (error instanceof NoteError) throw this.#error(error.message);
      throw error;
    }
  }

  #bound(count: number): void {
    if (count > NAMED_MAX) throw this.#error(`more than ${NAMED_MAX} are named`);
  }

  #error(reason: string): PolicyError {
    return new PolicyError(this.#line, reason);
  }
}

/** meetsQuorum says whether these witnesses, by their names in the policy, are enough for it. */
export function meetsQuorum({ quorum }: WitnessPolicy, witnesses: ReadonlySet<string>): boolean {
  return quorum === null || hasWitnessed(quorum, witnesses);
}

function hasWitnessed(member: PolicyMember, witnesses: ReadonlySet<string>): boolean {
  if (member.kind === 'witness') return witnesses.has(member.name);
  const count = member.members.filter((inner) => hasWitnessed(inner, witnesses)).length;
  return count >= member.least;
}

/** describeQuorum says in one expression what the policy asks for: `2 of (north, south, east)`. */
export function describeQuorum({ quorum }: WitnessPolicy): string {
  return quorum === null ? 'no witness' : describeMember(quorum);
}

function describeMember(member: PolicyMember): string {
  if (member.kind === 'witness') return member.name;
  return `${member.least} of (${member.members.map(describeMember).join(', ')})`;
}

/**
 * encodeWitnessPolicy writes whom a policy trusts, for one ledger, as C2SP tlog-policy: its witnesses and quorum, and of
 * ledgers that one. Addresses are left out: whoever verifies asks nobody.
 */
export function encodeWitnessPolicy(policy: WitnessPolicy | undefined, logKey: string): string {
  const { witnesses = [], quorum = null } = policy ?? {};
  const named = witnesses.map(({ name, cosigner }) => {
    return `witness ${name} ${formatCosignerKey(cosigner.name, cosigner.publicKey)}`;
  });
  const groups = quorum === null ? [] : groupsOf(quorum);
  const lines = [`log ${logKey}`, ...named, ...groups, `quorum ${quorum?.name ?? 'none'}`];
  return lines.map((line) => `${line}\n`).join('');
}

/** Inner groups first: a line names what lines before define. */
function groupsOf(member: PolicyMember): string[] {
  if (member.kind === 'witness') return [];
  const { name, least, members } = member;
  const names = members.map((inner) => inner.name).join(' ');
  return [...members.flatMap(groupsOf), `group ${name} ${least} ${names}`];
}
