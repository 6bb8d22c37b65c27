import { ENGLISH_OBSERVED, type EffectObserver } from './lexicon-en-effects.js';
import { ENGLISH_DIFFERS_FROM as DIFFERS_FROM, type DisputedBy } from './differs-from.js';
import { englishRecordedAs } from './lexicon-en-findings.js';
import type { RuleName } from '@docket/record';

import type { CheckId } from '../model/check-ids.js';
import type { SideEffectRow } from '../schema/index.js';
import { englishCode, englishMoment } from './lexicon-en-codes.js';
import { englishChecks } from './lexicon-en-checks.js';
import { ENGLISH_MEMBERS } from './lexicon-en-members.js';
import { englishDocument } from './lexicon-en-document.js';
import { englishNarrative } from './lexicon-en-narrative.js';
import { englishVariants } from './lexicon-en-variants.js';
import { ENGLISH_RECORD_TYPES as RECORD_TYPES } from './lexicon-en-record-types.js';
import { ENGLISH_RULES as RULES } from './lexicon-en-rules.js';
import { englishRecords } from './lexicon-en-records.js';
import { englishSaid } from './lexicon-en-said.js';
import { englishSeen } from './lexicon-en-seen.js';
import { englishReviews, englishVerdicts } from './lexicon-en-verdicts.js';
import { ENGLISH_MARKS as MARKS } from './quotation-marks.js';
import { fixed, joined, plural, quoteText, say, type Told } from './told.js';
import { wordIn } from './word-of.js';

const STATUS = fixed({
  intent: 'announced, no outcome recorded',
  executing: 'begun, no outcome recorded',
  failed: 'failed',
  outcome_unknown: 'in doubt',
  rolled_back: 'rolled back',
  compensated: 'compensated',
  unknown: 'not recorded',
}) satisfies Record<Exclude<SideEffectRow['status'], 'executed'>, Told>;

/** English. Values arrive verbatim; the agent stated, a tool returned, a person decided, Docket computed. */
export const english = fixed({
  ...englishNarrative,
  variants: englishVariants,
  ...englishRecords,
  ...englishSaid,
  seen: englishSeen,
  document: englishDocument,
  members: ENGLISH_MEMBERS,
  marks: MARKS,
  /** Recorded text in quotation marks. */
  quote: (text: string): Told => quoteText(text, MARKS),
  /** A recorded value that is JSON, in quotation marks. */
  quoteJson: (text: string): Told => quoteText(text, MARKS, true),

  /** A word of a closed list, recorded as a code. */
  code: englishCode,
  /** A time to the second, in words. */
  moment: englishMoment,
  ...englishReviews,

  // States of facts
  notRecorded: 'not recorded',
  unreadable: 'unverified (not readable from verified evidence)',
  failedVerification: 'its entry failed verification',
  noReason: 'no reason given',
  hiddenId: 'hidden',
  emptyList: 'recorded as empty',
  recordedAs: englishRecordedAs,
  unverified: (text: Told, reason: Told) => say`${text} (unverified: ${reason})`,
  notApplicable: (rule: Told) => say`not applicable (${rule})`,
  withheld: (reason: Told) => say`withheld (${reason})`,
  erased: (by: number | undefined) =>
    by === undefined ? 'erased' : say`erased (see ledger entry ${by})`,
  contradicted: (values: readonly Told[]) => say`contradicted (${joined(values, ' / ')})`,
  statedValue: (value: Told) => say`the agent stated ${value}`,
  returnedValue: (value: Told) => say`the tool returned ${value}`,
  noToolResult: 'no recorded tool result bears it out',
  undetermined: 'undetermined',

  // Facts in words
  agent: (name: Told, version: Told | undefined, model: Told | undefined) =>
    joined(
      [name, version, model === undefined ? undefined : say`on ${model}`].filter(
        (part) => part !== undefined,
      ),
      ' ',
    ),
  retrieval: (parts: readonly [Told, Told][]) =>
    joined(
      parts.map(([name, value]) => say`${name} ${value}`),
      ', ',
    ),
  retrievalPart: { query: 'query', rank: 'rank', score: 'score', tool_call_id: 'tool call' },
  announced: 'yes, before execution',
  target: (system: Told, resource: Told) => say`${system}: ${resource}`,
  highStakesRule: (stakes: Told) => say`rule for high and critical stakes; stakes were ${stakes}`,
  closingEntry: 'closing entry',
  /** Of a confidence that no entry has. */
  nobodyStated: (agent: Told | undefined) =>
    agent === undefined ? 'nobody stated it' : say`agent ${agent}, which stated none`,
  /** Of what an importer wrote: nobody here heard the agent state it. */
  importedOf: (agent: Told | undefined) =>
    agent === undefined ? 'as imported' : say`agent ${agent}, as imported`,
  agentStated: (agent: Told | undefined) =>
    agent === undefined ? 'the agent stated' : say`agent ${agent} stated`,
  agentAsked: 'asked for by the agent',
  requiredUnder: (rules: readonly Told[]) => say`required under ${joined(rules, ', ')}`,
  ruleWithThreshold: (rule: Told, threshold: Told) =>
    say`rule ${rule} (threshold ${threshold} on high or critical stakes)`,
  sideEffectStatus: (status: SideEffectRow['status'], observer: EffectObserver): Told =>
    status === 'executed' ? ENGLISH_OBSERVED[observer] : STATUS[status],

  compensation: (other: Told) => say`amount against its compensation ${other}:`,

  /** Rules by name, as they are named in a sentence. */
  ruleName: (rule: RuleName): Told => RULES[rule],
  rules: {
    why: { disabled: 'disabled', threshold: 'its threshold never trips' },
    moment: (seq: number, time: Told, actor: Told) =>
      say`ledger entry ${seq}, ${time}, by ${actor}`,
    policy: (version: Told, moment: Told) => say`version ${version} (${moment})`,
    atOpening: (policy: Told) => say`The policy at opening was ${policy}.`,
    enforcing: 'It was enforced: a hold kept side effects from being registered.',
    advisory: (moments: Told) =>
      say`Its enforcement was advisory (${moments}): a hold did not keep side effects from being registered.`,
    allInForce: 'All rules were in force.',
    off: (rule: Told, why: Told, since: Told, until: Told | undefined) =>
      say`${rule} (${why}, since ${since}${until === undefined ? '' : say`, until ${until}`})`,
    notInForce: (rules: readonly Told[]) =>
      say`Not in force while the decision ran: ${joined(rules, '; ')}.`,
    limit: (limit: Told, value: Told, usual: Told) => say`${limit} ${value} (default ${usual})`,
    weaker: (limits: readonly Told[]) =>
      say`Weaker than Docket’s defaults: ${joined(limits, '; ')}.`,
    stakes: (stakes: Told) => say`stakes were ${stakes}`,
    noScope: 'no authority scope is recorded',
    because: (rule: Told, why: Told) => say`${rule} (${why})`,
    hadNothing: (rules: readonly Told[]) =>
      say`Had nothing to judge in this decision: ${joined(rules, '; ')}.`,
    unknown:
      'Which policy was in force is not to be seen in this evidence, and so not which rules could find something.',
    none: 'None tripped.',
    all: 'all, enforced',
    weakened: (off: number, advisory: boolean) =>
      joined(
        [
          ...(off === 0 ? [] : [plural(off, 'rule not in force', 'rules not in force')]),
          ...(advisory ? [say`enforcement advisory`] : []),
        ],
        ', ',
      ),
  },

  /** What no line and no section shows. */
  also: {
    member: (name: Told, values: readonly Told[]) =>
      say`${name} ${joined(values.slice(0, 3), ', ')}${values.length > 3 ? say` and ${values.length - 3} more` : ''}`,
    line: (members: readonly Told[], more: number) =>
      say`Also recorded: ${joined(members, '; ')}${more === 0 ? '' : say`; ${more} more in dossier.json`}`,
  },

  // Timeline
  abbreviated: (text: Told, more: number) =>
    say`${text}… (${more} more characters in dossier.json)`,
  toolCall: (name: Told, args: Told, status: Told | undefined, result: Told) =>
    say`tool ${name} ${args} → ${status === undefined ? '' : say`${status}, `}returned ${result}`,
  jobCard: (phase: Told, agent: Told | undefined) =>
    agent === undefined ? say`Job Card: ${phase}` : say`Job Card of ${agent}: ${phase}`,
  confidence: (value: Told) => say`confidence ${value}`,
  stakes: (stakes: Told) => say`stakes ${stakes}`,
  rule: (rule: Told) => say`rule ${rule}`,
  computed: (finding: Told) => say`Docket computed: ${finding}`,
  directive: (directive: Told) => say`directive ${directive}`,
  passed: (passed: boolean) => (passed ? 'passed' : 'not passed'),
  score: (score: Told) => say`score ${score}`,
  inJson: 'see dossier.json',
  recordType: (type: string): Told => wordIn(RECORD_TYPES, type, MARKS),
  label: {
    rationale: 'rationale',
    subGoal: 'sub-goal',
    lastAction: 'last action',
    reasonBlocked: 'blocked because',
    selfDiagnosis: 'self-diagnosis',
    suggestedEscalation: 'suggested escalation',
    handoffTo: 'handed over to',
    handoffWarning: 'handoff warning',
    handoffAnswer: 'answer to the handoff',
    nextAction: 'next action',
    result: 'result',
    operation: 'operation',
    target: 'target',
    amount: 'amount',
    idempotencyKey: 'idempotency key',
    externalRef: 'external reference',
    reason: 'reason',
    goal: 'goal',
    request: 'request',
    kind: 'kind',
    evaluator: 'evaluator',
    explanation: 'explanation',
    meaning: 'meaning of the answer',
    facts: 'facts',
    verdict: 'verdict',
    decided: 'decided',
    summary: 'summary',
    entryCount: 'entry count',
  },

  // Completeness
  checkName: (id: CheckId): Told => englishChecks.names[id],
  count: (n: number): Told => say`${n}`,
  recorded: 'recorded',
  stillOpen: 'not recorded; the decision is open',
  noneToCheck: 'nothing to check',
  /** Why a check had nothing to hold against anything. */
  reason: {
    notClosed: 'the decision is not closed',
    noCount: 'no entry count is stated',
    nothingDecided: 'nothing was decided',
    notCompleted: 'the outcome stated is not “completed”',
    noOutcome: 'no outcome of a side effect is recorded',
    noToolCalls: 'no tool call is recorded',
    noSources: 'no source is recorded',
    noCriteria: 'no criterion is recorded',
    noAlternatives: 'no alternative is recorded',
    noEffects: 'no side effect is recorded',
    nothingStatedTwice: 'no two records of a side effect state the same of it',
    noEscalations: 'no escalation is recorded',
    noIncidents: 'no incident is recorded',
    noLoopClaim: 'no loop with a claim about it is recorded',
    noTwoVerdicts: 'no two verdicts on the same thing are recorded',
    noPolicy: 'the policy is not to be seen in this evidence',
  },
  atLeastOne: 'at least 1',
  positions: (from: number, to: number) =>
    to < from ? 'at least 1' : say`positions ${from} to ${to}`,
  agentAgrees: 'agent and Docket agree',
  agentInvents: 'the agent stated a loop, Docket counted none',
  agentDisagrees: 'the agent stated no loop, Docket computed one',
  evaluationsAgree: 'the same verdict',
  evaluationsDisagree: 'different verdicts',
  effectsConfirm: 'no failed, doubtful or contradicted side effect',
  effectsContradict: (n: number) =>
    plural(n, 'failed or doubtful side effect', 'failed or doubtful side effects'),
  /** Of an action that failed before it was done to the same target. */
  effectRetried: (operation: Told, failed: number) =>
    say`${operation} failed ${failed === 1 ? 'once' : say`${failed} times`}; later an operation of the same name was carried out on the same target`,
  noDisagreement: 'no disagreement',
  contradictedCount: (n: number) => say`${n} contradicted`,
  allDisclosed: 'all',
  hiddenCount: (n: number) => (n === 0 ? 'all' : plural(n, 'value hidden', 'values hidden')),
  gap: (id: CheckId, expected: Told, observed: Told): Told =>
    englishChecks.gaps[id](expected, observed),
  /** How far the decision is shown to be whole: up to the record of this very export. */
  whole: (position: number, at: Told) =>
    say`Every entry of the decision up to number ${position}, which records this export at ${at}, is in this dossier.`,
  endNotProven:
    'That these are all entries of the decision is not proven: its chain shows what is missing between two entries, not what is missing after the last.',
  wholeDetail: (checks: Told, position: number) => say`${checks}; whole up to E${position}`,
  endDetail: (checks: Told) => say`${checks}; end not proven`,
  completenessStatement: (ran: number, gaps: number) =>
    say`${gaps === 0 ? 'No gaps were identified' : say`${plural(gaps, 'gap was', 'gaps were')} identified`} by the ${ran} checks that applied. Activity that was never recorded cannot be excluded.`,

  // Tiles
  title: (decided: Told | undefined, imported: boolean) => {
    const kind = imported ? 'Dossier of an imported decision' : 'Decision dossier';
    return decided === undefined ? say`${kind}` : say`${kind}: ${decided}`;
  },
  tile: {
    integrity: 'Integrity',
    verified: 'Verified',
    notVerified: 'Not verified',
    completeness: 'Completeness',
    noGaps: 'No gaps found',
    oversight: 'Human oversight',
    awaited: 'Human awaited',
    reviewed: 'Reviewed',
    noReview: 'No review recorded',
    contradicted: 'Contradicted',
    /** Of what no two records of one action, but an answer or what the agent told, says otherwise. */
    differing: 'Records disagree',
    effects: 'Side effects',
    noEffects: 'None recorded',
    settled: 'Settled',
    /** Of what was carried out, where the ground truth or a human says that the outcome is wrong. */
    doneAndJudged: 'Judged wrong',
    judgedWrong: 'outcome judged wrong',
    judgedInPart: 'judged wrong in part',
    rightButInPart: 'judged right as a whole, wrong in part',
    judgedBothWays: 'judged both right and wrong',
    failedInPart: 'Failed in part',
    failed: 'Failed',
    inDoubt: 'Open or in doubt',
  },
  integrityDetail: (entries: number, size: Told) =>
    say`${plural(entries, 'entry', 'entries')} of the decision in checkpoint of size ${size}`,
  findingsDetail: (n: number) => say`${plural(n, 'finding', 'findings')}, see section 14`,
  gapCount: (n: number) => plural(n, 'gap', 'gaps'),
  checksDetail: (n: number) => say`${plural(n, 'check', 'checks')} applied, see section 13`,
  saidYes: (agreed: number, needed: number) => say`${agreed} of ${needed} people said yes`,
  openEscalations: (n: number) => say`${plural(n, 'escalation', 'escalations')} not answered`,
  reviewDetail: (verdicts: readonly Told[], standing: Told) =>
    verdicts.length === 1
      ? say`a person decided: ${joined(verdicts, ', ')}`
      : englishVerdicts(say`${verdicts.length} reviews`, verdicts, standing),
  notRequired: 'no rule in force asked for one; see section 12',
  requirementUnknown: 'whether one was required is not recorded',
  noneRecorded: 'no side effect is recorded',
  disputedCount: (n: number) => say`of these ${n} contradicted`,
  /** Calls of whose answer the call itself, an earlier answer or what the agent told says something else. */
  differingCalls: (n: number, by: DisputedBy) =>
    say`${plural(n, 'answer differs', 'answers differ')} from ${DIFFERS_FROM[by]}`,
  effectCount: (n: number, outcome: Told) => say`${n} ${outcome}`,

  // Integrity and custody
  limit: {
    key: 'No key was given to trust, so the key is the one that the evidence itself names. Whoever made the evidence could have made the key: compare it with one you hold from elsewhere.',
    keyReplaced: (from: number) =>
      say`From ${from} entries on the ledger is signed with a key to which the one before did not hand over: entry ${from - 1} says that that one was lost. It names two people, and no signature of the old key shows that it was so: whoever holds the database and the directory of keys could have written it alone.`,
    withheld: (n: number) =>
      say`${n === 1 ? 'One value is' : say`${n} values are`} withheld; what they say is not shown, nor are the stated reasons signed.`,
    erased: (n: number) =>
      say`${n === 1 ? 'One value is' : say`${n} values are`} erased; what they said is not shown.`,
    rulesNotReplayed:
      'The rules were not replayed for 1 decision of which something is missing, damaged, withheld, erased or under a policy not known here.',
    unsigned: (n: number) =>
      say`${plural(n, 'entry bears', 'entries bear')} no signature of whom ${n === 1 ? 'it names' : 'they name'} as author: who wrote ${n === 1 ? 'it' : 'them'} is the server's word, and whoever has its database login could have appended ${n === 1 ? 'it' : 'them'}.`,
    attested: (n: number) =>
      say`${plural(n, 'entry bears', 'entries bear')} no signature of ${n === 1 ? 'its' : 'their'} author: the server signed in ${n === 1 ? 'its' : 'their'} place and says who was logged in. That is the server's word; whoever has its files could have added ${n === 1 ? 'it' : 'them'}.`,
    unvouched: (n: number, isAttested: boolean) =>
      say`${plural(n, 'signature is', 'signatures are')} by keys for which nothing speaks but the entries that register them: whoever has the server's ${isAttested ? 'files' : 'database login'} could have registered another key in somebody's name. Hold them against keys that you have from the people themselves.`,
    oneDecision:
      'Only the entries of one decision were checked; nothing is said about the others in the ledger.',
    policy: (changes: number) =>
      say`The rules were replayed with the policy of entry 0${changes === 0 ? '' : say` and ${plural(changes, 'change', 'changes')} of it`}. Whether there were further changes, only the whole ledger can show.`,
    later:
      'The decision is shown whole up to the record of this export, at the time it was issued. What was recorded of it later is not in it, and nothing here says whether there was anything.',
    end: 'The end of the decision is not proven: entries that came after the last one given would not be noticed missing.',
    records:
      'Which records of the ledger belong to the decision is not proven: what was seen from outside, a change, a refused clock or a read may be left out or put in.',
    unrecorded:
      "What was never recorded cannot be seen. The times are the ledger's own clock; whoever holds the signing key could have written another history, unless a checkpoint kept elsewhere says otherwise.",
  },
  noTimeStamps: 'none in this dossier; times are the ledger’s own clock',
  secondSignature: {
    verified:
      'The checkpoint is signed with Ed25519 and, by the second key that entry 0 names, with ML-DSA-44: both verify. The second holds origin, size and root.',
    invalid:
      'The checkpoint is signed with Ed25519; the signature with ML-DSA-44, by the second key that entry 0 names, does not verify.',
    missing:
      'The checkpoint is signed with Ed25519; a signature with ML-DSA-44, by the second key that entry 0 names, is not there.',
  },
  seam: {
    continues: (origin: Told, size: Told) =>
      say`${origin}, whose checkpoint of ${size} entries entry 0 names; it verifies by the key that is named with it. What stands in that ledger is not shown here; both are checked by docket verify --with-predecessors`,
    continuedIn: (origin: Told) =>
      say`${origin}: this ledger takes no new decision; those that were open are finished in it`,
    invalid: 'Entry 0 names a ledger that this one continues, and what it names does not verify.',
  },
  noWitnesses: 'none in this dossier',
  signatureLines: (names: readonly Told[]) =>
    say`${joined(names, ', ')}; signature lines that this dossier does not check: docket verify --policy does`,
  timeStampLines: (names: readonly Told[]) =>
    say`${joined(names, ', ')}; time stamps that this dossier does not check: docket verify --tsa does`,
  requirementsNote: (version: Told) =>
    say`What the sections of this dossier support (list ${version}). Docket supports these provisions; whether they are met is for the deployer and the authority to judge.`,
  verifyOffline: [
    'Run: docket verify <this file>. No network and no access to the ledger is needed; the exit code is 0 if everything holds.',
    'It extracts dossier.json, checks every leaf, disclosure, chain link and inclusion proof against the signed checkpoint, and recomputes this dossier’s model and narrative from them.',
    'Compare the public key in section 14 with the one that the ledger’s operator publishes: a verification is worth as much as the key it trusts.',
  ],
  attachment:
    'The dossier as JSON: entries, disclosures, proofs, checkpoint and key. The JSON is the truth; this document shows it.',
  glossary: [
    {
      term: 'entry (E7)',
      meaning: 'One record of the ledger; the number is its position in this decision, from 0.',
    },
    {
      term: 'lineage (L1)',
      meaning: 'A reference from a claim to the document, version and passage it was taken from.',
    },
    { term: 'human review (H1)', meaning: 'A decision of a person, recorded with its reason.' },
    {
      term: 'leaf, leaf hash',
      meaning:
        'The entry’s canonical header, and its SHA-256 under RFC 9162. It commits to the body.',
    },
    {
      term: 'checkpoint',
      meaning: 'The ledger’s size and Merkle root at one moment, signed by the ledger’s key.',
    },
    {
      term: 'trip-wire',
      meaning: 'A rule that Docket computes on every entry, whatever the agent claims.',
    },
    {
      term: 'not recorded',
      meaning: 'No entry says it. It may have happened; the ledger does not know.',
    },
    {
      term: 'tamper-evident',
      meaning: 'A change to recorded evidence shows when it is verified. It is not prevented.',
    },
  ],
});
