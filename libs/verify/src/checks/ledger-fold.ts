import type { JsonObject } from '@docket/chain';
import {
  asksTwo,
  attestationFault,
  AttestedBatches,
  authorFault,
  carriedFault,
  DOCKET_ACTOR,
  evolveLedger,
  evolvePrincipals,
  isRecordType,
  type LedgerEntry,
  type LedgerState,
  NO_PRINCIPALS,
  passkeyFault,
  placeOf,
  type Policy,
  type Predecessor,
  type Principals,
  replayLedgerCheck,
  type Role,
  type ServerKey,
  signingKeyFault,
  takesAttestation,
  validateEntry,
} from '@docket/record';
import type { CheckedEntry } from '../checked-entry.js';
import type { Findings } from '../finding.js';
import { bearingBody } from './bearing.js';
import { isShown } from './shown.js';
import type { KnownSigners } from './signatures.js';

/** What of entry 0 the rules go by. Plain data: it crosses thread boundaries. */
export interface Founding {
  /** Undefined: not one that the rules know, and nothing is replayed. */
  policy: Policy | undefined;
  /**
   * False where only some of the ledger's records are at hand, as in a dossier: of its policy all changes are, so that their
   * numbers are checked; of its incidents they are not. Left out: true.
   */
  isWhole?: boolean;
  /** Entries are shown without those between them, so that nobody else holds what the server attested together. */
  areApart?: true;
  /** Whether entry 0 says that everybody who writes is registered before. */
  holdsAuthors: boolean;
  /** By which the server attests entries; `null`: it names none; left out: not known. */
  serverKey?: ServerKey | null;
  /** What it says of the ledger that this one continues; `null`: none; left out: not known. */
  predecessor?: Predecessor | null;
}

/** What could not be held against who was registered. Plain data: it crosses thread boundaries. */
export interface Unheld {
  /** Entries whose authors were not. */
  authors: number;
  /** The entry whose policy is not known, with which all behind it is not; undefined: each is known. */
  policyAt: number | undefined;
}

/** What a LedgerFold knows. Plain data, but for maps. */
export interface KeptLedgerFold {
  state: LedgerState | undefined;
  lossy: boolean;
  policies: number;
  asksTwo: boolean;
  registrars: Policy['registrars'];
  principals: Principals;
  principalsLost: boolean;
  authors: number;
  attested: number;
  unheld: number;
  unknownAt: number | undefined;
}

/**
 * Follows the entries that belong to no decision, in order: would they have been taken, and which
 * policy is in force for the entry that comes next?
 */
export class LedgerFold {
  readonly #start: LedgerState | undefined;
  #state: LedgerState | undefined;
  /** Something could not be read, so that numbers may be missing. */
  #lossy = false;
  #policies = 0;
  /** Whether a registration takes a second person. */
  #asksTwo: boolean;
  /** Of the policy in force; without meaning where that is not known. */
  #registrars: Policy['registrars'];
  #principals: Principals = NO_PRINCIPALS;
  /** An entry about a principal could not be read, which is reported as what it is: somebody may be missing. */
  #principalsLost = false;
  #authors = 0;
  #unheld = 0;
  /** For good: whether a later policy came into force rests on the registrars of one that is not known. */
  #unknownAt: number | undefined;

  readonly #founding: Founding;
  #attested = 0;
  #isAttested = false;
  readonly #batches: AttestedBatches | undefined;

  constructor(founding: Founding) {
    this.#founding = founding;
    this.#batches = founding.areApart === true ? new AttestedBatches() : undefined;
    const { policy, predecessor } = founding;
    this.#start = policy && {
      ...evolveLedger(undefined, genesisOf(policy)),
      predecessor,
    };
    this.#state = this.#start;
    this.#asksTwo = policy !== undefined && asksTwo(policy);
    this.#registrars = policy?.registrars;
    if (policy === undefined) this.#unknownAt = 0;
  }

  /** Where it stands, in a first pass. */
  kept(): KeptLedgerFold {
    return {
      state: this.#state,
      lossy: this.#lossy,
      policies: this.#policies,
      asksTwo: this.#asksTwo,
      registrars: this.#registrars,
      principals: this.#principals,
      principalsLost: this.#principalsLost,
      authors: this.#authors,
      attested: this.#attested,
      unheld: this.#unheld,
      unknownAt: this.#unknownAt,
    };
  }

  takeKept(kept: KeptLedgerFold): void {
    this.#state = kept.state;
    this.#lossy = kept.lossy;
    this.#policies = kept.policies;
    this.#asksTwo = kept.asksTwo;
    this.#registrars = kept.registrars;
    this.#principals = kept.principals;
    this.#principalsLost = kept.principalsLost;
    this.#authors = kept.authors;
    this.#attested = kept.attested;
    this.#unheld = kept.unheld;
    this.#unknownAt = kept.unknownAt;
  }

  /** Undefined once a policy could not be read: what follows cannot be judged. */
  get policy(): Policy | undefined {
    return this.#state?.policy;
  }

  /** Changes of the policy so far. */
  get policies(): number {
    return this.#policies;
  }

  /** Entries whose author was held against who was registered. */
  get authors(): number {
    return this.#authors;
  }

  /** Entries held against the server's key. */
  get attested(): number {
    return this.#attested;
  }

  get unheld(): Unheld {
    return { authors: this.#unheld, policyAt: this.#unknownAt };
  }

  /** By what signatures are verified, and of the entry that checkLeaf held last whether it is attested. */
  get signers(): KnownSigners {
    const principals = this.#principalsLost ? undefined : this.#principals;
    return { principals, isSure: this.#unknownAt === undefined, isAttested: this.#isAttested };
  }

  /**
   * Holds who wrote an entry against who was registered before it; the body is not needed for it.
   *
   * @param openedAt when its decision was opened; undefined: not known.
   */
  #checkAuthor({ seq, leaf }: CheckedEntry, findings: Findings, openedAt?: string): void {
    if (!this.#founding.holdsAuthors || leaf.actor === DOCKET_ACTOR) return;
    if (this.#principalsLost || this.#unknownAt !== undefined) this.#unheld++;
    else this.#authors++;
    if (this.#principalsLost) return;
    // Another role than there is is a mismatch with every registration.
    const { actor, role, via, time } = leaf as typeof leaf & { role: Role };
    const within = leaf.decision && { id: leaf.decision.id, openedAt };
    const fault = authorFault(this.#principals, { actor, role, via, time, decision: within });
    if (fault === undefined) return;
    const decision = leaf.decision === undefined ? {} : { decision: leaf.decision.id };
    const message = `At entry ${seq} of the ledger: ${fault.message}.`;
    findings.add(fault.code, message, { seq, ...decision });
  }

  /** What is held of an entry whose body does not matter. */
  checkLeaf(checked: CheckedEntry, findings: Findings, openedAt?: string): void {
    this.#checkAuthor(checked, findings, openedAt);
    this.checkAttestation(checked, findings);
  }

  /** Holds an entry against the server's key, also where nothing but its leaf is shown. */
  checkAttestation({ seq, leaf }: Pick<CheckedEntry, 'seq' | 'leaf'>, findings: Findings): void {
    const { serverKey } = this.#founding;
    this.#isAttested = false;
    if (serverKey === undefined) return;
    const alone = attestationFault(leaf, serverKey ?? undefined);
    const fault = alone ?? this.#batches?.take(leaf);
    this.#isAttested = fault === undefined && leaf.attestation !== undefined;
    if (serverKey !== null && takesAttestation(leaf, serverKey)) this.#attested++;
    if (fault === undefined) return;
    const decision = leaf.decision === undefined ? {} : { decision: leaf.decision.id };
    const told = `At entry ${seq} of the ledger: ${fault.message}.`;
    findings.add(fault.code, told, { seq, ...decision, pointer: '/attestation' });
  }

  /**
   * Holds an entry of a decision against what entry 0 says of the entries behind it, and the first one against the closing
   * of the ledger; what goes on with one is taken.
   */
  checkPlace({ seq, leaf }: CheckedEntry, findings: Findings): void {
    this.#isMisplaced({ seq, leaf }, findings);
    const closed = this.#state?.closed ?? null;
    if (closed === null || leaf.decision?.seq !== 0) return;
    findings.add(
      'beyond_closing',
      `At entry ${seq} of the ledger: a decision is opened, and the ledger was closed by entry ${closed.seq}.`,
      { seq, decision: leaf.decision.id },
    );
  }

  /** Whether it is carried over from the predecessor and should not be, or the other way round. */
  #isMisplaced({ seq, leaf, body }: Omit<CheckedEntry, 'hash'>, findings: Findings): boolean {
    const { type, role } = leaf;
    const fault = carriedFault(this.#founding.predecessor, { seq, type, role, body });
    if (fault === undefined) return false;
    findings.add('predecessor_invalid', `At entry ${seq} of the ledger: ${fault}.`, { seq });
    return true;
  }

  /** Begins again, for another pass over the entries. */
  restart(): void {
    this.#state = this.#start;
    this.#asksTwo = this.#start !== undefined && asksTwo(this.#start.policy);
    this.#registrars = this.#start?.policy.registrars;
    this.#lossy = false;
    this.#policies = 0;
    this.#principals = NO_PRINCIPALS;
    this.#principalsLost = false;
    this.#unknownAt = this.#start === undefined ? 0 : undefined;
  }

  /** Follows an entry outside decisions; checkLeaf comes before it, once. */
  take(checked: CheckedEntry, findings: Findings): void {
    const { seq, leaf } = checked;
    const body = bearingBody(checked);
    const isMisplaced = this.#isMisplaced(checked, findings);
    if (!isMisplaced) this.#followPrincipals(checked, body);
    const { type, actor, role, time } = leaf;
    const state = this.#state && { ...this.#state, origin: leaf.origin };
    // Entry 0 was read before anything else: see readSubject.
    if (state === undefined || seq === 0) return;
    if (!isRecordType(type)) {
      const message = `Entry ${seq} has a type that is not known here: ${type}.`;
      findings.add('record_type_unknown', message, { seq });
      return;
    }
    if (type === 'policy.changed') this.#policies++;
    if (body === undefined || !isValid(leaf.schema, seq, body, findings)) {
      this.#lossy = true;
      if (type === 'policy.changed') this.#takeHiddenPolicy(checked, findings);
      return;
    }
    // Validated just now, against the schema that the leaf names.
    const entry = { type, body, actor, role, seq, time } as unknown as LedgerEntry;
    checkProof(leaf.origin, entry, findings);
    for (const { code, message, rule } of isMisplaced ? [] : replayLedgerCheck(state, entry)) {
      // What a number ought to be is not known any more; what the policy in force allows is.
      const isKnown =
        rule === 'wrong_place' || rule === 'policy_not_possible' || code === 'beyond_closing';
      if (this.#lossy && !isKnown) continue;
      if (this.#founding.isWhole === false && restsOnOthers(type, rule)) continue;
      const because = rule === undefined ? '' : ` (${rule})`;
      findings.add(code, `At entry ${seq} of the ledger: ${message}${because}.`, { seq });
    }
    if (placeOf(type) !== 'decision') this.#state = evolveLedger(state, entry);
    // For good: behind a policy that cannot be read it is asked still.
    this.#asksTwo ||= asksTwo(this.#state?.policy ?? state.policy);
    this.#registrars = this.#state?.policy.registrars;
  }

  /** What nobody signed is no policy where registrars are named, whatever it says. */
  #takeHiddenPolicy({ seq, left }: CheckedEntry, findings: Findings): void {
    const hasRegistrars = (this.#registrars ?? []).length > 0;
    const isUnsigned =
      left !== undefined &&
      isShown(left.hidden, '/signature') &&
      left.body['signature'] === undefined;
    if (!hasRegistrars || !isUnsigned) {
      this.#losePolicy(seq);
      return;
    }
    const told = `At entry ${seq} of the ledger: the policy in force names registrars, and none of them signed this one (policy_not_possible).`;
    findings.add('entry_refused', told, { seq });
  }

  /**
   * What a policy that is not known asks of those who are registered is not known either: nobody is found to lack
   * it, and nobody is taken to have it.
   */
  #losePolicy(seq: number): void {
    this.#state = undefined;
    this.#unknownAt = seq;
    this.#asksTwo = false;
    this.#registrars = undefined;
    this.#principals = new Map(
      [...this.#principals].map(([id, known]) => [
        id,
        {
          ...known,
          authenticators: known.authenticators.map((way) => ({
            ...way,
            proposedBy: null,
            awaitsRegistrar: false,
          })),
        },
      ]),
    );
  }

  /** By itself: who is registered is known also behind a policy that is not. */
  #followPrincipals({ seq, leaf, part }: CheckedEntry, body: JsonObject | undefined): void {
    const { type, schema, time } = leaf;
    if (!PRINCIPAL_TYPES.includes(type)) return;
    if (body !== undefined && validateEntry(schema, body).length === 0) {
      // Validated just now, against the schema that the leaf names.
      const { actor, origin } = leaf;
      const registrars = { ledger: origin, keys: this.#registrars };
      const followed = { type, body, seq, time, actor, asksTwo: this.#asksTwo, registrars };
      const entry = followed as unknown as Parameters<typeof evolvePrincipals>[1];
      this.#principals = evolvePrincipals(this.#principals, entry);
    } else if (part === undefined || type === 'principal.revoked') {
      // What is withheld registers nobody, and takes nobody as good: else whoever hands on a dossier could hide who is not.
      this.#principalsLost = true;
    }
  }
}

const PRINCIPAL_TYPES: readonly string[] = [
  'principal.registered',
  'principal.confirmed',
  'principal.revoked',
];

/** Whoever can write to the store could register for somebody a key that they never had. */
function checkProof(origin: string, entry: LedgerEntry, findings: Findings): void {
  if (entry.type !== 'principal.registered') return;
  const { seq, body } = entry;
  for (const [code, fault] of [
    ['signing_key_unproven', signingKeyFault(origin, body)],
    ['passkey_unproven', passkeyFault(origin, body)],
  ] as const) {
    if (fault === undefined) continue;
    const { message, pointer } = fault;
    findings.add(code, `At entry ${seq} of the ledger: ${message}.`, { seq, pointer });
  }
}

/** Whether a refusal rests on the incidents, requests or holds before it, and not on who wrote the entry. */
function restsOnOthers(type: string, rule: string | undefined): boolean {
  const isOfSeveral = type.startsWith('incident.') || rule === 'erasure_mismatch';
  return isOfSeveral && rule !== undefined && rule !== 'wrong_place';
}

function isValid(schema: string, seq: number, body: JsonObject, findings: Findings): boolean {
  const [problem] = validateEntry(schema, body);
  if (problem === undefined) return true;
  findings.add(
    'body_inadmissible',
    `The body of entry ${seq} is not a valid ${schema}: ${problem.message}.`,
    { seq, pointer: problem.pointer },
  );
  return false;
}

function genesisOf(policy: Policy): LedgerEntry {
  const body = { format: 'docket-ledger/v1' as const, origin: '', public_key: '', policy };
  return { type: 'ledger.created', body, actor: 'docket', role: 'docket', seq: 0, time: '' };
}
