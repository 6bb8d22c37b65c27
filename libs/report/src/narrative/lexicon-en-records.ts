import type { RecordBodies } from '@docket/record';
import type { FindingKind } from '@docket/verify';

import { englishDeparture, englishFinding } from './lexicon-en-findings.js';
import { ENGLISH_MARKS as MARKS } from './quotation-marks.js';
import { fixed, joined, plural, say, type Told } from './told.js';
import { wordIn } from './word-of.js';

/** A finding of the verification, as far as it is told in words. */
export interface DamageWords {
  kind: string;
  code: string;
  seq: number | undefined;
}

/** Why Docket may refuse to register an action. */
export type RefusalReason = RecordBodies['side_effect.refused']['reason'];
export type GapKind = RecordBodies['gap.recorded']['kind'];
export type EffectEvent =
  | 'intent'
  | 'executing'
  | 'executed'
  | 'failed'
  | 'outcome_unknown'
  | 'rolled_back'
  | 'compensated';
/** Members of what an agent claims beside what a rule found. */
export type ClaimName = 'loop_detected' | 'needs_human';

const EFFECT_EVENTS = fixed({
  intent: 'announced',
  executing: 'begun',
  executed: 'executed',
  failed: 'failed',
  outcome_unknown: 'outcome unknown',
  rolled_back: 'rolled back',
  compensated: 'compensated',
}) satisfies Record<EffectEvent, Told>;

const DAMAGE = fixed({
  leaf: 'A leaf is damaged or does not match its hash',
  chain: 'The chain of entries does not hold',
  tree: 'The Merkle tree does not match the checkpoint',
  content: 'A content does not match what its leaf commits to',
  projection: 'Stored values do not follow from the entries',
  checkpoint: 'The checkpoint or its signature does not hold',
  missing: 'Evidence is missing',
  rule: 'A rule of the ledger was not followed',
}) satisfies Record<FindingKind, Told>;

const GAP_KINDS = fixed({
  dropped: 'records were given up',
  spool_lost: 'the writer’s spool was lost',
  interrupted: 'the writer was interrupted',
}) satisfies Record<GapKind, Told>;

const REFUSALS = fixed({
  repeated_key: 'under the key of another action',
  held: 'while the decision was held for a human',
  stopped: 'after a human had stopped the decision',
  closed: 'after the decision was closed',
}) satisfies Record<RefusalReason, Told>;

const AHEAD = fixed({
  server_clock: 'a server’s clock',
  ledger_time: 'the ledger’s last time',
}) satisfies Record<RecordBodies['clock.refused']['ahead'], Told>;

const CLAIMS = fixed({
  loop_detected: 'the agent’s own claim of a loop',
  needs_human: 'the agent asks for a human',
}) satisfies Record<ClaimName, Told>;

/** How many records are missing in so many recorded gaps. */
function gapCount(gaps: number, records: number, unknown: number): Told {
  const known =
    unknown === gaps ? 'number of records not recorded' : plural(records, 'record', 'records');
  const rest =
    unknown === 0 || unknown === gaps
      ? ''
      : say`; the number in ${plural(unknown, 'gap is', 'gaps is')} not recorded`;
  return say`${plural(gaps, 'gap', 'gaps')}, ${known}${rest}`;
}

/** What the ledger's newest verification by Docket itself says. */
export interface SelfVerificationWords {
  result: Told;
  depth: Told;
  entries: Told;
  at: Told;
}

/** Words for what is recorded about the record, the system and the ledger. */
export const englishRecords = fixed({
  records: {
    finding: englishFinding,
    departure: englishDeparture,
    twice: (operation: Told, target: Told | undefined, amount: Told | undefined) =>
      say`${operation} was carried out twice${target === undefined ? '' : say` on ${target}`}${amount === undefined ? '' : say`, amount ${amount}`}`,
    whileHeld: (operation: Told, target: Told | undefined, directive: Told) =>
      say`${operation} was reported while the directive was ${directive}${target === undefined ? '' : say`, on ${target}`}`,
    effectEvent: (event: string) => say`Side effect: ${wordIn(EFFECT_EVENTS, event, MARKS)}`,
    gapKind: (kind: string): Told => wordIn(GAP_KINDS, kind, MARKS),
    putBack: 'the ledger was put back to an earlier state; records since then are lost',
    aheadOfClock: (what: string): Told => wordIn(AHEAD, what, MARKS),
    clockRefused: (ahead: Told, records: Told, reads: Told | undefined) =>
      say`${records} refused by the database’s clock, which ${ahead} was ahead of${
        reads === undefined
          ? ''
          : say`, of these ${reads} only of reads and exports, which were not handed out`
      }; whether they were sent again is not recorded`,
    selfVerification: {
      none: 'none recorded up to this dossier',
      said: ({ result, depth, entries, at }: SelfVerificationWords) =>
        say`${result} (${depth}), ${entries} entries from entry 0 on, recorded at ${at}; Docket’s word about itself`,
      found: (said: Told, findings: Told) => say`${said}; found: ${findings}`,
    },
    gap: (kind: Told) => say`Gap recorded: ${kind}`,
    missing: (n: Told | undefined) => (n === undefined ? 'number not recorded' : say`${n} missing`),
    part: (component: Told, name: Told) => say`${component} ${name}`,
    change: (component: Told, name: Told) => say`System changed: ${component} ${name}`,
    policy: 'Policy of the ledger changed',
    policyProposed: 'Policy of the ledger proposed',
    by: (event: Told, people: Told) => say`${event}, ${people}`,
    byOne: 'by one person',
    byTwo: 'by two people',
    awaitsSecond: 'not in force; it takes another person',
    thePolicy: 'the ledger’s policy',
    policyWith: (differences: readonly Told[]) =>
      say`the ledger’s policy (${joined(differences, '; ')})`,
    revision: (n: Told) => say`revision ${n}`,
    incident: {
      opened: 'Incident opened',
      updated: 'Incident updated',
      closed: 'Incident closed',
    },
    /** What a comment is about: an entry by its position, an earlier comment, or all of it. */
    comment: {
      entry: (n: number) => say`about entry E${n}`,
      answer: (n: number) => say`answers comment E${n}`,
      decision: 'about the decision',
      none: 'decides nothing',
    },
    refused: 'Side effect refused by Docket',
    notRegistered: 'not registered',
    /** Why an action was not registered, short. */
    refusal: (reason: string): Told => wordIn(REFUSALS, reason, MARKS),
    /** The same of a key that belongs to another action. */
    keyOf: (earlier: Told) => say`its idempotency key belongs to ${earlier}`,
    refusedCount: ({ count, isLeast }: { count: number; isLeast: boolean }) =>
      isLeast ? say`at least ${count} refused by Docket` : say`${count} refused by Docket`,
    /** Of a series of attempts, not all of which are recorded. */
    atLeast: (attempts: Told) => say`at least ${attempts} attempts`,
    earlier: (seq: Told, decision: Told) => say`ledger entry ${seq} of decision ${decision}`,
    further: (members: readonly Told[]) =>
      say`further data in dossier.json: ext (${joined(members, ', ')})`,
    noGap: 'none recorded',
    gapCount,
    damage: ({ kind, code, seq }: DamageWords) =>
      code === 'issuer_found'
        ? say`The server that issued this copy found a fault in the whole record${seq === undefined ? '' : say` (ledger entry ${seq})`}; section 14 names it`
        : say`${wordIn(DAMAGE, kind, MARKS)} (${wordIn({}, code, MARKS)}${seq === undefined ? '' : say`, ledger entry ${seq}`})`,
    claim: (name: string, value: Told) => say`${wordIn(CLAIMS, name, MARKS)}: ${value}`,
    yes: 'yes',
    no: 'no',
    readOnly: 'read, not exported',
    exported: 'exported',
    label: {
      locale: 'language',
      role: 'role of the key',
      job: 'export job',
      begun: 'position of the entry that begins it',
      filter: 'SHA-256 of the filter',
      firstSeq: 'from ledger entry',
      lastSeq: 'to ledger entry',
      entries: 'entries in it',
      bytes: 'bytes',
      missing: 'missing',
      from: 'from',
      to: 'to',
      agent: 'agent',
      contentHash: 'SHA-256',
      effectiveAt: 'in effect',
      approvedBy: 'approved by',
      changed: 'changed',
      title: 'title',
      severity: 'severity',
      awareAt: 'became aware',
      description: 'description',
      dueAt: 'report due',
      basis: 'basis of the deadline',
      notified: 'reported to',
      decision: 'decision concerned',
      note: 'note',
      comment: 'comment',
      outcome: 'outcome',
      rootCause: 'root cause',
      corrective: 'corrective action',
      system: 'system',
      owner: 'owner',
      earlierEntry: 'the key belongs to ledger entry',
      earlierDecision: 'of decision',
      variant: 'variant',
      format: 'format',
      recipient: 'recipient',
      purpose: 'purpose',
      checkpoint: 'checkpoint size',
      errorType: 'kind of error',
      observedBy: 'observed by',
      compensates: 'makes up for',
      compensatedBy: 'made up for by',
      argumentsDigest: 'digest of the arguments',
      systemModel: 'model',
      systemPrompt: 'prompt',
      systemPolicy: 'policy given to the agent',
      lastResult: 'last result',
      attempts: 'attempts',
      loopSignature: 'the agent’s name for the loop',
      handoffSummary: 'what was handed over',
      handoffCompleteness: 'completeness as stated',
      handoffFrom: 'answered to',
      handoffNote: 'why',
      nextOperation: 'next operation',
      nextTarget: 'target of the next action',
      nextSystem: 'system of the next action',
      nextAmount: 'amount of the next action',
      nextCurrency: 'currency of the next action',
      nextDigest: 'digest of its arguments',
      seenUpTo: 'last entry that the reviewer saw',
      approvedOperation: 'approved operation',
      approvedTarget: 'approved target',
      approvedSystem: 'approved system',
      approvedAmount: 'approved amount',
      approvedCurrency: 'approved currency',
      approvedDigest: 'digest of the approved arguments',
      nextDescription: 'next action in words',
      nextEffect: 'effect of the next action',
      evaluatorModel: 'model of the evaluator',
      judged: 'judged',
      subject: 'subject',
      due: 'answer due',
      escalation: 'escalation',
      needsHuman: 'the agent asks for a human',
      loopClaimed: 'the agent states that it is in a loop',
      corrects: 'corrects',
      unreadableArguments: 'arguments not readable',
    },
    attention: {
      rule: (rule: Told, finding: Told, more: number) =>
        say`Rule ${rule}: ${finding}${more === 0 ? '' : say` (and ${plural(more, 'finding', 'findings')} more)`}`,
      otherThanApproved: (differences: Told) =>
        say`After a human’s approval a Job Card announces something else: ${differences}`,
      stoppedAfterClose: (verdict: Told) =>
        say`After the decision was closed as completed a human decided ${verdict}, and no later verdict takes it back`,
      incident: (id: Told, severity: Told, title: Told, outcome: Told | undefined) =>
        say`Incident ${id} (${severity}), ${outcome === undefined ? 'not closed' : say`closed as ${outcome}`}: ${title}`,
      refused: (
        operation: Told,
        target: Told,
        { amount, owner }: Record<'amount' | 'owner', Told | undefined>,
        why: Told,
      ) =>
        say`Docket refused ${operation}${amount === undefined ? '' : say` of ${amount}`} on ${target}${owner === undefined ? '' : say`, owner ${owner}`}: ${why}`,
      changed: (what: Told, to: Told) => say`Changed while the decision ran: ${what}, now ${to}`,
      erased: (
        n: number,
        entry: Told,
        { orderer, at, asker }: Record<'orderer' | 'at' | 'asker', Told | undefined>,
      ) =>
        orderer === undefined || at === undefined
          ? say`${plural(n, 'value was', 'values were')} erased, as ledger entry ${entry} is said to record`
          : say`${plural(n, 'value was', 'values were')} erased by order of ${orderer} at ${at} (ledger entry ${entry})${asker === undefined ? '' : say`; ${asker} had asked for it`}`,
      overdue: (id: Told, due: Told, answered: Told | undefined) =>
        say`Escalation ${id} was not answered by ${due}${answered === undefined ? '' : say`; it was at ${answered}`}`,
    },
    summary: {
      gaps: (gaps: number, records: number, unknown: number) =>
        say`the ledger itself records that records are missing or were refused: ${gapCount(gaps, records, unknown)}`,
      incidents: (incidents: readonly Told[]) =>
        say`recorded incidents: ${joined(incidents, '; ')}`,
      incident: (id: Told, severity: Told, outcome: Told | undefined) =>
        say`${id} (${severity}), ${outcome === undefined ? 'open' : say`closed as ${outcome}`}`,
      changes: (changes: readonly Told[]) =>
        say`changed while the decision ran: ${joined(changes, '; ')}`,
      refused: (actions: readonly Told[]) =>
        say`Docket refused to register ${joined(actions, '; ')}`,
      refusedAs: (
        operation: Told,
        { amount, target, owner }: Record<'amount' | 'target' | 'owner', Told | undefined>,
        reason: Told,
      ) =>
        say`${operation}${amount === undefined ? '' : say` of ${amount}`}${target === undefined ? '' : say` on ${target}`}${owner === undefined ? '' : say`, owner ${owner}`} (${reason})`,
      many: (n: number) =>
        say`${plural(n, 'record of gaps, incidents, changes or refusals is', 'records of gaps, incidents, changes or refusals are')} in sections 7 to 13`,
    },
    full: {
      comment: (about: Told, text: Told) => say`A person commented (${about}): ${text}`,
      gap: (kind: Told, records: Told, reason: Told) =>
        say`The writer recorded a gap: ${kind}; records missing: ${records}; reason stated: ${reason}`,
      clockRefusal: (kind: Told) => say`Docket recorded that a clock was ahead: ${kind}`,
      incident: (id: Told, severity: Told, title: Told, aware: Told) =>
        say`Incident ${id} was opened, severity ${severity}: ${title}; the deployer stated becoming aware at ${aware}`,
      incidentClosed: (id: Told, outcome: Told, summary: Told) =>
        say`Incident ${id} was closed as ${outcome}; stated: ${summary}`,
      incidentOpen: (id: Told, due: Told) =>
        say`Incident ${id} is not closed in this evidence; report due: ${due}`,
      change: (what: Told, from: Told, to: Told, reason: Told) =>
        say`While the decision ran, ${what} was changed; before: ${from}; after: ${to}; reason stated: ${reason}`,
      refused: (operation: Told, target: Told, why: Told) =>
        say`Docket refused to register ${operation} on ${target}: ${why}`,
    },
  },
});
