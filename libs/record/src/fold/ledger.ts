import type { LedgerKey } from '@docket/chain';
import type { ServerKey } from '../attestation.js';
import type { AuthorRole } from '../author.js';
import { isPolicyVouched, type Registrars } from '../registrars.js';
import type { Policy, RecordBodies, RecordType } from '../types.js';
import { carriedFault } from './carried.js';
import { type LegalHold, legalHold, type RequestedErasure, requestedErasure } from './erasures.js';
import { type OpenIncident, evolveIncidents } from './incidents.js';
import { NO_PRINCIPALS, type Principals, evolvePrincipals, isBefore } from './principals.js';

/** A policy that one person proposed. */
export interface ProposedPolicy {
  policy: Policy;
  reason: string;
  /** Who cannot bring it into force. */
  proposedBy: string;
  /** Sequence number of the entry that proposes it. */
  seq: number;
  /** From when on nobody can bring it into force any more, RFC 3339. */
  lapsesAt: string;
}

/** A key of a ledger, and what shows that it is one. */
export interface KeyInForce extends LedgerKey {
  /** Signature by which the key before it handed over, base64url; absent of the key of entry 0, and of one that replaces a lost one. */
  handover?: string;
  /** Signature by which a key that replaces a lost one shows that it is there, base64url; absent of all others. */
  acceptance?: string;
  /** By whom and when; absent of the key of entry 0. */
  brought?: BroughtKey;
}

/** Who brought a key into force: two people, by the entries. */
interface BroughtKey {
  /** Absent: the entry names no proposal that waited. */
  proposedBy?: string;
  confirmedBy: string;
  /** When the second one did, RFC 3339. */
  at: string;
}

/** A key that one person proposed. */
interface ProposedKey {
  /** C2SP verifier key. */
  publicKey: string;
  occasion: RecordBodies['key.proposed']['occasion'];
  /** Who cannot bring it into force. */
  proposedBy: string;
  /** Sequence number of the entry that proposes it. */
  seq: number;
  /** From when on nobody can bring it into force any more, RFC 3339. */
  lapsesAt: string;
}

/** How long a second person has to bring a proposed policy or key into force: 30 days of 24 hours. */
const PROPOSAL_GOOD_MS = 30 * 86_400_000;

/** Entries outside decisions that are no records: somebody put them there, or changed them, below the server. */
export interface UnreadEntries {
  count: number;
  /** The first of them, at most 20: where, and why each is none, as half a sentence. */
  first: readonly { seq: number; why: string }[];
}

/** Entries of which it is kept why they are no records. */
const UNREAD_MAX = 20;

/** The ledger that another one continues, as that one's entry 0 has it. */
export type Predecessor = NonNullable<RecordBodies['ledger.created']['predecessor']>;

/** That a ledger takes no new work, and where that goes on. */
export interface ClosedLedger {
  successor: RecordBodies['ledger.closed']['successor'];
  reason: string;
  /** Sequence number of the entry that closes it. */
  seq: number;
  closedBy: string;
  /** RFC 3339. */
  at: string;
}

/** What the entries that belong to no decision say about their ledger. */
export interface LedgerState {
  version: 1;
  format: string;
  origin: string;
  publicKey: string;
  /** C2SP verifier key of type 0x06, of what signs checkpoints beside them; absent: nothing does. */
  secondKey?: string;
  /** What attests entries that neither agents write nor the rules bring about; absent: nothing does. */
  serverKey?: ServerKey;
  /** The ledger that it continues; `null`: none; undefined: not known, where entry 0 is not shown whole. */
  predecessor: Predecessor | null | undefined;
  /** Its end for new work; `null`: it takes some. */
  closed: ClosedLedger | null;
  /** Those that signed and sign, that of entry 0 first; `from`: entries of the smallest checkpoint that each signs. */
  keys: readonly KeyInForce[];
  /** What waits for a second person to bring it into force; `null`: nothing. One that lapsed stays. */
  proposedKey: ProposedKey | null;
  /** Whether everybody who writes into it has to be registered in it before. */
  holdsAuthors: boolean;
  /** Who was registered so far, and what became of it. */
  principals: Principals;
  /** The policy in force for the next entry. */
  policy: Policy;
  /** Its number: 1 is that of entry 0. */
  policyRevision: number;
  /** Sequence number of the entry that brought it. */
  policySeq: number;
  /** What waits for a second person to bring it into force; `null`: nothing. */
  proposedPolicy: ProposedPolicy | null;
  /** How often a person decided that it goes on although the database was put back. */
  restorations: number;
  /** Entries that had been seen of the history that the last of them gave up; 0: there is none. */
  lostSize: number;
  /** Ledgers registered in it; 0 everywhere but in the registry. */
  registered: number;
  /** What waits for a second person to order it. One that lapsed stays until the next request. */
  openErasures: readonly RequestedErasure[];
  /** Erasures that were ordered so far. */
  erasures: number;
  /** What forbids erasures, oldest first. */
  legalHolds: readonly LegalHold[];
  openIncidents: readonly OpenIncident[];
  counters: { exports: number; gaps: number; incidents: number; systemChanges: number };
  /** What is in the ledger and is no record, so that nothing of it is in here. */
  unread: UnreadEntries;
  /** Sequence number of the last entry that was folded. */
  lastSeq: number;
}

/** An entry outside every decision; distributes, so that `type` tells the body. */
export type LedgerEntryOf<Type extends RecordType> = Type extends RecordType
  ? {
      type: Type;
      body: RecordBodies[Type];
      actor: string;
      role: AuthorRole;
      seq: number;
      time: string;
    }
  : never;

export type LedgerEntry = LedgerEntryOf<RecordType>;

/**
 * evolveLedger folds the entries that belong to no decision: the policy in force, and the incidents
 * that are open. Pure, and total on valid entries after the first. Throws RangeError when that is not
 * `ledger.created`: without it no policy is known.
 */
export function evolveLedger(state: LedgerState | undefined, entry: LedgerEntry): LedgerState {
  if (state === undefined) return created(entry);
  const next = { ...state, lastSeq: entry.seq };
  switch (entry.type) {
    case 'ledger.registered':
      next.registered += 1;
      return next;
    case 'policy.proposed':
      next.proposedPolicy = proposed(entry);
      return next;
    case 'policy.changed':
      // Without the signature that the policy in force asks for it is no policy.
      if (!isPolicyVouched(registrarsOf(state), entry.body)) return next;
      next.proposedPolicy = null;
      next.policy = entry.body.policy;
      next.policyRevision += 1;
      next.policySeq = entry.seq;
      return next;
    case 'key.proposed':
      next.proposedKey = proposedKey(entry);
      return next;
    case 'key.rotated':
    case 'key.replaced':
      next.proposedKey = null;
      next.keys = [...state.keys, keyInForce(entry, state.proposedKey)];
      return next;
    case 'principal.registered':
    case 'principal.confirmed':
    case 'principal.revoked':
      next.principals = principalsAfter(state, entry);
      return next;
    case 'ledger.restored':
      next.restorations += 1;
      next.lostSize = entry.body.lost_size;
      return next;
    case 'ledger.closed':
      next.closed = state.closed ?? closedLedger(entry);
      return next;
    case 'erasure.requested':
      next.openErasures = [
        ...state.openErasures.filter(({ lapsesAt }) => isBefore(entry.time, lapsesAt)),
        requestedErasure(entry),
      ];
      return next;
    case 'erasure.executed':
      next.openErasures = state.openErasures.filter(({ seq }) => seq !== entry.body.request);
      next.erasures += 1;
      return next;
    case 'legal_hold.placed':
      next.legalHolds = [...state.legalHolds, legalHold(entry.seq, entry.body)];
      return next;
    case 'legal_hold.lifted':
      next.legalHolds = state.legalHolds.filter(({ seq }) => seq !== entry.body.hold);
      return next;
    case 'system.changed':
      return counted(next, 'systemChanges');
    case 'gap.recorded':
      return counted(next, 'gaps');
    case 'export.recorded':
      return counted(next, 'exports');
    case 'incident.opened':
    case 'incident.updated':
    case 'incident.closed':
      next.openIncidents = evolveIncidents(state.openIncidents, entry, entry.seq);
      return entry.type === 'incident.opened' ? counted(next, 'incidents') : next;
    default:
      return next;
  }
}

/**
 * passOver goes on behind an entry that is no record: what the entries before it say stays in force. Whoever folds
 * a ledger that is written to does so, since else one such entry would stop it for ever; it stays on record in
 * `unread`. Pure.
 */
export function passOver(state: LedgerState, seq: number, why: string): LedgerState {
  const { count, first } = state.unread;
  const kept = first.length < UNREAD_MAX ? [...first, { seq, why }] : first;
  return { ...state, unread: { count: count + 1, first: kept }, lastSeq: seq };
}

function created(entry: LedgerEntry): LedgerState {
  if (entry.type !== 'ledger.created') throw new RangeError('a ledger begins with ledger.created');
  const { format, origin, public_key: publicKey, policy, authors } = entry.body;
  const { second_public_key: secondKey, server_key: serverKey, predecessor = null } = entry.body;
  return {
    version: 1,
    format,
    origin,
    publicKey,
    ...(secondKey === undefined ? {} : { secondKey }),
    ...(serverKey === undefined ? {} : { serverKey }),
    predecessor,
    closed: null,
    keys: [{ from: 0, key: publicKey }],
    proposedKey: null,
    holdsAuthors: authors === 'registered',
    principals: NO_PRINCIPALS,
    policy,
    policyRevision: 1,
    policySeq: entry.seq,
    proposedPolicy: null,
    restorations: 0,
    lostSize: 0,
    registered: 0,
    openErasures: [],
    erasures: 0,
    legalHolds: [],
    openIncidents: [],
    counters: { exports: 0, gaps: 0, incidents: 0, systemChanges: 0 },
    unread: { count: 0, first: [] },
    lastSeq: entry.seq,
  };
}

function principalsAfter(
  state: LedgerState,
  entry: LedgerEntryOf<'principal.registered' | 'principal.confirmed' | 'principal.revoked'>,
): Principals {
  // What is said to be carried over, and is not, opens nothing.
  if (carriedFault(state.predecessor, entry) !== undefined) return state.principals;
  const registrars = registrarsOf(state);
  return evolvePrincipals(state.principals, {
    ...entry,
    asksTwo: asksTwo(state.policy),
    registrars,
  });
}

/** The first one counts: a later one does not move the seam. */
function closedLedger({ body, actor, seq, time }: LedgerEntryOf<'ledger.closed'>): ClosedLedger {
  return { successor: body.successor, reason: body.reason, seq, closedBy: actor, at: time };
}

function proposed({ body, actor, seq, time }: LedgerEntryOf<'policy.proposed'>): ProposedPolicy {
  const { policy, reason } = body;
  return { policy, reason, proposedBy: actor, seq, lapsesAt: lapseOf(time) };
}

function proposedKey({ body, actor, seq, time }: LedgerEntryOf<'key.proposed'>): ProposedKey {
  const { public_key: publicKey, occasion } = body;
  return { publicKey, occasion, proposedBy: actor, seq, lapsesAt: lapseOf(time) };
}

function keyInForce(
  { type, body, actor, seq, time }: LedgerEntryOf<'key.rotated' | 'key.replaced'>,
  waiting: ProposedKey | null,
): KeyInForce {
  const { proposal, public_key: key } = body;
  const by = waiting?.seq === proposal ? { proposedBy: waiting.proposedBy } : {};
  const shown =
    type === 'key.rotated'
      ? { handover: body.handover }
      : { replaced: true as const, acceptance: body.acceptance };
  return { from: seq + 1, key, ...shown, brought: { ...by, confirmedBy: actor, at: time } };
}

const lapseOf = (time: string): string =>
  new Date(Date.parse(time) + PROPOSAL_GOOD_MS).toISOString();

function counted(state: LedgerState, name: keyof LedgerState['counters']): LedgerState {
  const counters = { ...state.counters };
  counters[name] += 1;
  return { ...state, counters };
}

/** registrarsOf gives by whose signatures the policy in force takes people, agents and policies. */
export function registrarsOf({
  origin,
  policy,
}: Pick<LedgerState, 'origin' | 'policy'>): Registrars {
  return { ledger: origin, keys: policy.registrars };
}

/** asksTwo says whether a registration takes a second person. */
export function asksTwo(policy: Policy): boolean {
  return policy.two_people_for?.includes('registrations') === true;
}
