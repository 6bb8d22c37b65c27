import { readHandovers } from '@docket/chain';
import type { SignedRoots } from './checks/checkpoint.js';
import type { AttributionCounts } from './checks/attribution.js';
import type { RecordedRotation } from './checks/keys.js';
import { type Restoration, restorationLimits } from './checks/restorations.js';
import type { HeldReceipts } from './checks/receipts.js';
import { type EarlierReading, earlierLimit } from './keeping/keeping.js';
import { movedLimits } from './moves.js';
import type { InstallationOutcome } from './reader.js';
import { describeSelection, type SelectedPart } from './selection.js';
import { isHiddenIn, type Subject } from './subject.js';

/** Checkpoints that depth quick reads: the newest ones, of which witnesses may not have cosigned the last yet. */
export const CHECKPOINTS_READ = 100;

/** What a verification learnt about its own limits. */
export interface LimitFacts {
  subject: Subject;
  signed: SignedRoots;
  trustedKey: string | undefined;
  size: number;
  depth: 'quick' | 'chain' | 'full';
  /** Entries at hand that say that the ledger was put back. */
  restorations?: readonly Restoration[];
  /** Entries at hand that bring another key. */
  rotations: readonly RecordedRotation[];
  /** Depth quick: how many entries were read, and where. */
  read?: EntriesRead;
  /** What an earlier run had read, and this one did not. */
  earlier?: EarlierReading | undefined;
  contentWithheld: boolean;
  withheld: number;
  erased: number;
  /** Orders of erasures of which it is not shown whether they erase for its age what is of an open decision. */
  agesUntold?: readonly number[];
  /** Of a ledger of which some decisions are disclosed: which, and of how many. */
  part?: SelectedPart | undefined;
  /** Decisions whose rules could not be replayed, of those that are disclosed. */
  opaque: number;
  /** On what it rests that entries are of whom they name; absent where bodies were not read. */
  attribution: AttributionCounts | undefined;
  /** Stored decision states that another version of the fold wrote. */
  statesOfOtherVersion?: number;
  /** Ledger scope: whether the source shows what the server derives from the entries. */
  hasProjections?: boolean;
  /** Ledger scope: what came of the registry, where the source shows the other ledgers of the installation. */
  installation?: InstallationOutcome | undefined;
  /** Decision scope: whether the entries end with the record of the dossier's own export. */
  complete?: boolean;
  /** Decision scope: whether the records of the ledger told with it are those that the record of the export names. */
  holdsRecords?: boolean;
  /** Decision scope: changes of the ledger's policy in the evidence. */
  policies?: number;
  /** Decision scope: receipts that the verifier brought. */
  receipts?: HeldReceipts | undefined;
  /** Decision scope: the kept checkpoint is of another size, so it could not be compared. */
  trustedNotCompared?: boolean;
}

interface EntriesRead {
  entries: number;
  /** Runs of positions, [from, to). */
  runs: readonly (readonly [from: number, to: number])[];
  /** Whether the source keeps hashes of the tree. */
  hasTiles: boolean;
}

/** limitsOf says in words what a verification cannot show. Never empty: something always remains. */
export function limitsOf(facts: LimitFacts): string[] {
  const { subject, signed } = facts;
  const limits: string[] = [];
  if (facts.earlier !== undefined) limits.push(earlierLimit(facts.earlier));
  if (facts.trustedKey === undefined) {
    limits.push(
      'No key was given to trust, so the key is the one that the evidence itself names. Whoever made the evidence could have made the key: compare it with one you hold from elsewhere.',
    );
  }
  limits.push(...replacedKeyLimits(signed.latest?.checkpoint, facts.rotations));
  if (facts.contentWithheld) {
    limits.push('The source does not hand out the bodies. Their content was not checked.');
  } else if (facts.depth !== 'full') {
    limits.push(
      'Bodies, rules and stored decision states were not checked: that takes the full depth.',
    );
  }
  limits.push(...unreadEntries(facts), ...otherDecisions(facts));
  if (subject.isEndless && signed.roots.length === 0) {
    limits.push('Nothing but entry 0 was read: no signature says how many entries there are.');
  }
  if (subject.isGivenUp) {
    limits.push(`Nothing but entry 0 to ${facts.size - 1} was read: too much is damaged.`);
  }
  if (isHiddenIn(subject, 'second_public_key')) {
    limits.push(
      'Entry 0 names a second key that is not shown here: whether the checkpoint is signed with it was not looked at.',
    );
  }
  limits.push(...continued(subject), ...restorationLimits(facts.restorations ?? []));
  limits.push(...unchecked(signed));
  if (facts.withheld > 0)
    limits.push(
      `${values(facts.withheld)} withheld; what they say is not shown, nor are the stated reasons signed.`,
    );
  if (facts.erased > 0) limits.push(`${values(facts.erased)} erased; what they said is not shown.`);
  limits.push(...agesNotTold(facts.agesUntold ?? []));
  if (facts.opaque > 0) {
    limits.push(
      `The rules were not replayed for ${count(facts.opaque, 'decision')} of which something is missing, damaged, withheld, erased or under a policy not known here.`,
    );
  }
  if (facts.attribution !== undefined) limits.push(...authorsOnTrust(facts.attribution, subject));
  const { statesOfOtherVersion: others = 0 } = facts;
  if (others > 0) {
    limits.push(
      `${count(others, 'stored decision state')} ${others === 1 ? 'was' : 'were'} written by another version of Docket and could not be compared with the entries: \`docket rebuild\` replaces it.`,
    );
  }
  if (subject.scope === 'ledger') addLedgerLimits(limits, facts);
  else addDecisionLimits(limits, facts);
  limits.push(
    "What was never recorded cannot be seen. The times are the ledger's own clock; whoever holds the signing key could have written another history, unless a checkpoint kept elsewhere says otherwise.",
  );
  return limits;
}

function agesNotTold(orders: readonly number[]): string[] {
  if (orders.length === 0) return [];
  const first = orders.slice(0, NAMED_MAX).join(', ');
  const more = orders.length > NAMED_MAX ? ` and ${orders.length - NAMED_MAX} more` : '';
  return [
    `Whether ${orders.length === 1 ? 'the order' : 'the orders'} to erase in entry ${first}${more} went for age, and of decisions that were open, was not looked at: not all that this takes is shown here.`,
  ];
}

/** What is said of the checkpoint and was not checked. */
function unchecked(signed: SignedRoots): string[] {
  const told: string[] = [];
  const unknown = (signed.latest?.attestations ?? []).filter(
    ({ kind }) => kind === 'unknown_signature',
  );
  if (unknown.length > 0) {
    told.push(
      `${count(unknown.length, 'signature line')} of the checkpoint by keys not known here ${unknown.length === 1 ? 'was' : 'were'} not checked.`,
    );
  }
  const stamps = (signed.latest?.attestations ?? []).filter(
    ({ kind, state }) => kind === 'time_stamp' && state === 'not_checked',
  );
  if (stamps.length > 0) {
    told.push(
      `${count(stamps.length, 'time stamp')} of the checkpoint ${stamps.length === 1 ? 'was' : 'were'} not checked: that takes the certificates of authorities that you trust.`,
    );
  }
  return told;
}

/** Entries without a signature of their author, and signatures by keys that nobody vouches for: what rests on the server's word. */
export interface OnTrust {
  unsigned: number;
  /** Of these, those that bear the attestation of the server that authenticated their authors. */
  attested: number;
  unvouched: number;
}

export const onTrustOf = (counts: AttributionCounts): OnTrust => ({
  unsigned: Object.values(counts.unsigned).reduce((sum, of) => sum + of, counts.unsignable),
  attested: counts.attested,
  unvouched: counts.unvouched,
});

/**
 * Whoever has the server's login at the database can append an entry in the name of whoever is registered; whoever has the
 * server's key too, one that is attested.
 */
function authorsOnTrust(counts: AttributionCounts, { serverKey }: Subject): string[] {
  const { unsigned, unsignable, unvouched, unread, registrars, listed, registered } = counts;
  const strangers = listed.filter((one) => !registered.includes(one));
  const { unsigned: n } = onTrustOf(counts);
  const types = Object.entries(unsigned).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const kinds = types.map(([type, of]) => `${type} ${of}`);
  if (unsignable > 0) kinds.push(`of types that nobody signs ${unsignable}`);
  return [
    ...(n === 0
      ? []
      : [
          `${count(n, 'entry bears', 'entries bear')} no signature of whom ${n === 1 ? 'it names' : 'they name'} as author (${kinds.join(', ')}): who wrote ${n === 1 ? 'it' : 'them'} is the server's word${wordOf(counts, n)}.`,
        ]),
    ...(unvouched === 0
      ? []
      : [
          `${count(unvouched, 'signature is', 'signatures are')} by keys for which nothing speaks but the entries that register them: whoever has the server's ${serverKey ? 'database login and its key' : 'database login'} could have registered another key in somebody's name. Hold them against keys that you have from the people themselves.`,
        ]),
    ...(registrars.length === 0
      ? []
      : [
          `Keys of people and agents are vouched for by ${registrars.length === 1 ? 'the registrar' : 'the registrars'} whose key has the thumbprint ${registrars.toSorted().join(' or ')}, whom the policy of the ledger names: compare that with what you hold from elsewhere.`,
        ]),
    ...(unread === 0
      ? []
      : [
          `${count(unread, 'entry', 'entries')} in the names of people that you gave ${unread === 1 ? 'is' : 'are'} not whole here, or by keys that are not: ${unread === 1 ? 'it was' : 'they were'} not held against them.`,
        ]),
    ...(strangers.length === 0
      ? []
      : [
          `No entry that is shown here registers ${named(strangers)}, whom your people file lists: compare the spelling.`,
        ]),
  ];
}

/** Attested by the server that authenticated somebody is not signed by that person. */
function wordOf({ attested }: AttributionCounts, n: number): string {
  const others = n - attested;
  const appended = (of: number): string =>
    `whoever has its database login could have appended ${of === 1 ? 'it' : 'them'}`;
  if (attested === 0) return `, and ${appended(n)}`;
  const which = others === 0 ? (n === 1 ? 'It' : 'They') : `Of these ${attested}`;
  const is = n === 1 || attested === 1 ? 'is' : 'are';
  const told = `. ${which} ${is} attested by the server that authenticated the author, with the key that entry 0 names: the database login alone does not make ${attested === 1 ? 'that' : 'those'}, the server's files do, and it is no signature of the author`;
  if (others === 0) return told;
  return `${told}. The other ${others === 1 ? 'one bears' : `${others} bear`} no attestation: records of agents without a key of their own rest on the server's word and on the database, and ${appended(others)}`;
}

const NAMED_MAX = 20;

function named(principals: readonly string[]): string {
  const first = principals.slice(0, NAMED_MAX).map((one) => JSON.stringify(one));
  const more = principals.length - first.length;
  return more === 0 ? first.join(', ') : `${first.join(', ')} and ${more} more`;
}

/** What was read of a ledger never reads as all of it. */
function unreadEntries({ read, size, signed, receipts }: LimitFacts): string[] {
  if (read === undefined) return [];
  const where = read.runs.map(([from, to]) => `${from} to ${to - 1}`).join(', ');
  const between = read.hasTiles
    ? 'Of the others the source’s own hashes of the tree stand in their place'
    : 'Of the others the hash of each leaf was made, since the source keeps no hashes of the tree';
  const { elsewhere = 0 } = receipts ?? {};
  return [
    read.entries >= size
      ? `All ${count(size, 'entry', 'entries')} were read, without bodies. Whether each decision is a chain of its own was not looked at: that takes depth chain.`
      : `Of ${size} entries ${read.entries} were read (${where}). ${between}: whether each is there, is of this ledger, names the one before it and stands in order of time was not looked at, nor whether one brings another key. That takes depth chain or full.`,
    ...(signed.count >= CHECKPOINTS_READ
      ? [
          `Of the checkpoints that the source has, no more than the newest ${CHECKPOINTS_READ} were read.`,
        ]
      : []),
    ...(elsewhere === 0
      ? []
      : [
          `${count(elsewhere, 'receipt')} ${elsewhere === 1 ? 'is' : 'are'} of entries that were not read, and ${elsewhere === 1 ? 'was' : 'were'} not held against the tree either: that takes depth chain or full.`,
        ]),
  ];
}

/** A part never reads as the whole. */
function otherDecisions({ subject, part }: LimitFacts): string[] {
  const { selection } = subject;
  if (selection === undefined) return [];
  const chosen = `This discloses part of the ledger: ${describeSelection(selection)}`;
  if (part === undefined) return [`${chosen}. Of other decisions only the leaves are here.`];
  const others = part.decisions - part.chosen;
  return [
    `${chosen}, ${part.chosen} of ${count(part.decisions, 'decision')}, and ${part.disclosed} of ${count(part.entries, 'entry', 'entries')}. Of the other ${count(others, 'decision')} the leaves are here and checked; what these hold, and whether the rules were followed, is not shown.`,
    ...(part.whole === part.chosen
      ? []
      : [
          `Of ${part.whole} of the ${count(part.chosen, 'decision')} that are disclosed everything is here; of the others values are withheld or erased, perhaps all.`,
        ]),
    `${count(part.withheldRecords, 'record')} outside decisions (observations, incidents, legal holds, erasures, reads and exports) ${part.withheldRecords === 1 ? 'is' : 'are'} not here: that none of them is about what is disclosed rests on the word of who made this. Whether the rules of incidents, legal holds and erasures were followed was not checked.`,
  ];
}

function continued(subject: Subject): string[] {
  const { predecessor } = subject;
  if (isHiddenIn(subject, 'predecessor'))
    return [
      'Entry 0 names a ledger that this one continues, and not all of that is shown here: which registrations are carried over from it was not looked at.',
    ];
  if (!predecessor) return [];
  return [
    `This ledger continues ${predecessor.origin}, whose checkpoint of ${predecessor.size} entries it names. What stands in that one is not shown by this one: it is verified by itself, and held against this one.`,
  ];
}

/**
 * What a checkpoint, or a receipt, says of keys that replaced a lost one, also of those before the one that is trusted;
 * its lines were checked. That the entry says so too is told of those at hand alone.
 */
export function replacedKeyLimits(
  signed: Parameters<typeof readHandovers>[0] | undefined,
  rotations: readonly RecordedRotation[] = [],
): string[] {
  const isTold = (at: number): boolean =>
    rotations.some(({ seq, isReplacement }) => isReplacement && seq === at);
  const handovers = signed === undefined ? [] : readHandovers(signed);
  const replacing = handovers.filter(({ replaced }) => replaced === true);
  return replacing.map(
    ({ from }) =>
      `From ${from} entries on the ledger is signed with a key to which the one before did not hand over: entry ${from - 1} ${isTold(from - 1) ? 'says that that one was lost. It names two people, and' : 'has to say that that one was lost, and to name two people: it was not read here. And'} no signature of the old key shows that it was so: whoever holds the database and the directory of keys could have written it alone.`,
  );
}

function addLedgerLimits(limits: string[], facts: LimitFacts): void {
  const { signed, size } = facts;
  if (facts.depth === 'quick' && facts.hasProjections === true) {
    limits.push(
      'Of what the server derives from the entries only the row of the ledger, its head and its right edge were compared: the rest takes the full depth.',
    );
  }
  if (facts.hasProjections !== true) {
    limits.push(
      'What the server derives from the entries and shows was not looked at: that takes the database.',
    );
  }
  if (facts.installation !== undefined) limits.push(...movedLimits(facts.installation));
  limits.push(
    facts.installation !== undefined
      ? 'Of the other ledgers only the first entry was held against the registry: verify each, and the registry.'
      : facts.depth === 'quick'
        ? 'Whether another ledger was deleted as a whole was not looked at: that takes depth chain or full, and the database or the server.'
        : 'Whether another ledger was deleted as a whole was not looked at: that takes the database, or the server.',
  );
  const covered = signed.latest?.checkpoint.size ?? 0;
  if (covered < size && signed.latest !== undefined) {
    limits.push(
      `The last ${count(size - covered, 'entry', 'entries')} no checkpoint covers yet: they are chained, but nothing is signed.`,
    );
  }
  const witnessed = signed.witnessed?.size ?? size;
  if (witnessed < size) {
    limits.push(
      `No checkpoint over the last ${count(size - witnessed, 'entry', 'entries')} has the cosignatures that the policy asks for: of those, others may have been shown something else.`,
    );
  }
  if (!signed.roots.some(({ trusted }) => trusted)) {
    limits.push(
      'No checkpoint from outside was given: a ledger that was cut back to an older state together with its checkpoints looks like this one.',
    );
  }
}

function addDecisionLimits(limits: string[], facts: LimitFacts): void {
  const { elsewhere = 0 } = facts.receipts ?? {};
  if (elsewhere > 0)
    limits.push(
      `${count(elsewhere, 'receipt')} ${elsewhere === 1 ? 'is' : 'are'} of entries that are not in here: hold them against the ledger.`,
    );
  limits.push(
    'Only the entries of one decision were checked; nothing is said about the others in the ledger.',
  );
  if (facts.opaque === 0)
    limits.push(
      `The rules were replayed with the policy of entry 0${
        facts.policies === undefined || facts.policies === 0
          ? ''
          : ` and ${count(facts.policies, 'change')} of it`
      }. Whether there were further changes, only the whole ledger can show.`,
    );
  if (facts.subject.holdsAuthors) {
    limits.push(
      'Authors were held against those registrations and revocations that are in the evidence. Whether there are further revocations, only the whole ledger can show.',
    );
  }
  limits.push(
    facts.complete === true
      ? 'The decision is shown whole up to the record of this export, at the time it was issued. What was recorded of it later is not in it, and nothing here says whether there was anything.'
      : 'The end of the decision is not proven: entries that came after the last one given would not be noticed missing.',
  );
  if (facts.holdsRecords !== true) {
    limits.push(
      'Which records of the ledger belong to the decision is not proven: what was seen from outside, a change, a refused clock or a read may be left out or put in.',
    );
  }
  if (facts.trustedNotCompared === true) {
    limits.push(
      'The checkpoint you hold is of another size than the one in the evidence: that they agree, only the whole ledger can show.',
    );
  }
}

function values(n: number): string {
  return n === 1 ? 'One value is' : `${n} values are`;
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
