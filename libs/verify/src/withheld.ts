import type { Content } from './checks/content.js';

/**
 * What checks rest on. `genesis`: what entry 0 says of a second key, of a ledger before it and of who is registered;
 * `principals`: who is registered, confirmed or revoked, and with which keys; `keys`: what brings another key of the
 * ledger; `closing`: what closes it; `erasures`: which values an erasure names; `decision`: how many entries a decision
 * was closed with; `records`: which records of the ledger an export names; `values`: any value of a copy in which
 * whoever made it withheld none.
 */
export type HiddenBasis =
  | 'policy'
  | 'server_key'
  | 'genesis'
  | 'principals'
  | 'keys'
  | 'closing'
  | 'erasures'
  | 'decision'
  | 'records'
  | 'values';

/** Something that checks rest on and that is not shown, so that they say neither that it holds nor that it does not. Plain data. */
export interface Withheld {
  basis: HiddenBasis;
  /** The first entry that does not show it. */
  seq: number;
  /** RFC 6901, of the first value there; absent: the entry is not at hand, or says what is not known here. */
  pointer?: string;
  /** Values in all that are not shown, in whichever entries; 0 where there is no pointer. */
  places: number;
}

/** Members of a principal's records by which others are judged. */
const PRINCIPAL_MEMBERS: readonly string[] = [
  'principal',
  'role',
  'kind',
  'authenticator',
  'scope',
  'registry_entry',
  'signature',
  'from',
];
const POLICY_MEMBERS: readonly string[] = ['policy', 'revision', 'signature'];
const KEY_MEMBERS = ['public_key', 'previous_key', 'proposal', 'handover', 'acceptance'].concat([
  'occasion',
  'signed_size',
  'signed_root',
]);

/**
 * By type of record the members that no copy withholds which Docket makes, since checks rest on them. A profile of
 * redactions that withheld one would make copies of which it is said that they are verified in part.
 */
export const RESTS_ON: Readonly<Record<string, readonly [HiddenBasis, readonly string[]]>> = {
  'policy.proposed': ['policy', POLICY_MEMBERS],
  'policy.changed': ['policy', POLICY_MEMBERS],
  'principal.registered': ['principals', PRINCIPAL_MEMBERS],
  'principal.confirmed': ['principals', PRINCIPAL_MEMBERS],
  'principal.revoked': ['principals', PRINCIPAL_MEMBERS],
  'key.proposed': ['keys', KEY_MEMBERS],
  'key.rotated': ['keys', KEY_MEMBERS],
  'key.replaced': ['keys', KEY_MEMBERS],
  'ledger.closed': ['closing', ['successor']],
  'erasure.requested': ['erasures', ['about', 'values']],
  'erasure.executed': ['erasures', ['request', 'values']],
};

type Values = Pick<Content, 'withheld' | 'firstWithheld'>;

/** Gathers what checks rest on and is not shown. */
export class WithheldBases {
  readonly #found = new Map<HiddenBasis, Withheld>();

  /** In a fixed order. */
  get list(): Withheld[] {
    return [...this.#found.values()].toSorted((a, b) => (a.basis < b.basis ? -1 : 1));
  }

  add(basis: HiddenBasis, seq: number, pointer?: string): void {
    this.#take({
      basis,
      seq,
      ...(pointer === undefined ? {} : { pointer }),
      places: pointer === undefined ? 0 : 1,
    });
  }

  takeAll(others: readonly Withheld[]): void {
    for (const one of others) this.#take(one);
  }

  /** Of entry 0 everything is rested on. @param hidden pointers of its values that are not shown. */
  takeGenesis(hidden: readonly string[]): void {
    for (const pointer of hidden) this.add(basisInGenesis(pointer), 0, pointer);
  }

  /** Of any entry but 0: what is withheld of it, or erased. */
  takeEntry(seq: number, type: string, { hidden = [] }: Pick<Content, 'hidden'>): this {
    // A body that is committed to as a whole is withheld as a whole, and the chain counts the entries too.
    if (type === 'decision.closed' && hidden.includes('/entry_count'))
      this.add('decision', seq, '/entry_count');
    const [basis, members] = RESTS_ON[type] ?? [];
    if (basis === undefined || members === undefined) return this;
    for (const pointer of hidden)
      if (pointer === '' || members.includes(firstToken(pointer))) this.add(basis, seq, pointer);
    return this;
  }

  /** Of a copy in which whoever made it withheld nothing. */
  takeValues(seq: number, { withheld, firstWithheld: pointer }: Values): void {
    if (pointer !== undefined) this.#take({ basis: 'values', seq, pointer, places: withheld });
  }

  #take(one: Withheld): void {
    const known = this.#found.get(one.basis);
    if (known === undefined) {
      this.#found.set(one.basis, { ...one });
      return;
    }
    // The first place counts that is one: an entry that is not at hand names none.
    const first = known.pointer === undefined && one.pointer !== undefined ? one : known;
    this.#found.set(one.basis, { ...first, places: known.places + one.places });
  }
}

function basisInGenesis(pointer: string): HiddenBasis {
  const member = firstToken(pointer);
  if (member === 'policy' || member === 'server_key') return member;
  return 'genesis';
}

const firstToken = (pointer: string): string => pointer.split('/', 2)[1] ?? '';
