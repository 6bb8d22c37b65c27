import { englishDocument } from './lexicon-en-document.js';
import { englishNarrative } from './lexicon-en-narrative.js';
import { englishVariants } from './lexicon-en-variants.js';
import { englishRecords } from './lexicon-en-records.js';

/** Plural by number, for English nouns. */
const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const RECORD_TYPES: Record<string, string> = {
  'decision.opened': 'Decision opened',
  'job_card.filed': 'Job Card filed',
  'evaluation.recorded': 'Evaluation recorded',
  'review.recorded': 'Human review',
  'tripwire.tripped': 'Trip-wire tripped',
  'escalation.opened': 'Escalation opened',
  'escalation.resolved': 'Escalation resolved',
  'decision.closed': 'Decision closed',
  'export.recorded': 'Export recorded',
  'access.recorded': 'Evidence read',
};

const CHECK_NAMES: Record<string, string> = {
  entry_sequence: 'Entries of the decision without a break',
  closing_entry: 'Closing entry',
  closing_count: 'Entry count stated at closing',
  request: 'Literal request',
  plan: 'Committed plan',
  authority_scope: 'Authority scope',
  tool_rationale: 'Rationale of every tool call',
  tool_result: 'Result or error of every tool call',
  decisive_lineage: 'Decisive source of the decision',
  lineage_version: 'Document version of every source',
  criteria_borne_out: 'Criteria borne out by a recorded tool result',
  alternative_reason: 'Reason against every alternative',
  effect_announced: 'Side effects announced before execution',
  effect_settled: 'Side effects with a recorded end',
  escalation_answered: 'Escalations answered by a human',
  loop_claim: 'Agent’s claim about loops against Docket’s count',
  evaluation_agreement: 'Agreement of evaluations',
  outcome_agreement: 'Outcome against side effects',
  recorded_gaps: 'Gaps that the writer itself recorded',
  incident_closed: 'Incidents closed',
  disclosure: 'Values disclosed in this dossier',
};

/** What a check that did not pass means, from what it expected and observed. */
const GAPS: Record<string, (expected: string, observed: string) => string> = {
  entry_sequence: (expected, observed) =>
    `Entries are missing: ${expected} expected, ${observed} entries are here`,
  closing_entry: () => 'The decision is open: no closing entry is recorded',
  closing_count: (expected, observed) =>
    `The closing entry states ${expected} entries, its position gives ${observed}`,
  request: () => 'The literal request is not recorded',
  plan: () => 'No committed plan is recorded',
  authority_scope: () => 'The authority scope is not recorded',
  tool_rationale: (expected, observed) =>
    `A rationale, the card’s or its own, is recorded for ${observed} of ${expected} tool calls`,
  tool_result: (expected, observed) =>
    `A result or an error is recorded for ${observed} of ${expected} tool calls`,
  decisive_lineage: () => 'No source is recorded as decisive for the decision',
  lineage_version: (expected, observed) =>
    `A document version is recorded for ${observed} of ${expected} sources`,
  criteria_borne_out: (expected, observed) =>
    `Criteria held against recorded tool results: ${observed} of ${expected}`,
  alternative_reason: (expected, observed) =>
    `A reason is recorded for ${observed} of ${expected} alternatives`,
  effect_announced: (expected, observed) =>
    `${observed} of ${expected} side effects were announced before they were carried out`,
  effect_settled: (expected, observed) =>
    `How it ended is recorded for ${observed} of ${expected} side effects`,
  escalation_answered: (expected, observed) =>
    `${observed} of ${expected} escalations were answered by a human`,
  loop_claim: () => 'The agent stated that it was in no loop; Docket computed one',
  evaluation_agreement: () => 'Evaluations of the same thing came to different verdicts',
  outcome_agreement: (_, observed) =>
    `The agent stated the outcome “completed”; the record shows ${observed}`,
  recorded_gaps: (_, observed) =>
    `The writer itself recorded that records are missing: ${observed}`,
  incident_closed: (expected, observed) => `${observed} of ${expected} incidents are closed`,
  disclosure: (_, observed) => `Not everything is disclosed in this dossier: ${observed}`,
};

/** English. Values arrive verbatim; the agent stated, a tool returned, a reviewer decided, Docket computed. */
export const english = {
  ...englishNarrative,
  variants: englishVariants,
  ...englishRecords,
  document: englishDocument,

  // States of facts
  notRecorded: 'not recorded',
  unreadable: 'unverified (not readable from verified evidence)',
  failedVerification: 'its entry failed verification',
  noReason: 'no reason given',
  hiddenId: 'hidden',
  emptyList: 'recorded as empty',
  unverified: (text: string, reason: string) => `${text} (unverified: ${reason})`,
  notApplicable: (rule: string) => `not applicable (${rule})`,
  withheld: (reason: string) => `withheld (${reason})`,
  erased: (by: number | undefined) =>
    by === undefined ? 'erased' : `erased (see ledger entry ${by})`,
  contradicted: (values: readonly string[]) => `contradicted (${values.join(' / ')})`,
  statedValue: (value: string) => `the agent stated ${value}`,
  returnedValue: (value: string) => `the tool returned ${value}`,
  noToolResult: 'no recorded tool result bears it out',
  undetermined: 'undetermined',

  // Facts in words
  agent: (name: string, version: string | undefined, model: string | undefined) =>
    [name, version, model === undefined ? undefined : `on ${model}`]
      .filter((part) => part !== undefined)
      .join(' '),
  retrieval: (parts: readonly [string, string][]) =>
    parts.map(([name, value]) => `${name} ${value}`).join(', '),
  retrievalPart: { query: 'query', rank: 'rank', score: 'score', tool_call_id: 'tool call' },
  announced: 'yes, before execution',
  target: (system: string, resource: string) => `${system}: ${resource}`,
  highStakesRule: (stakes: string) => `rule for high and critical stakes; stakes were ${stakes}`,
  closingEntry: 'closing entry',
  agentStated: (agent: string | undefined) =>
    agent === undefined ? 'the agent stated' : `agent ${agent} stated`,
  requiredUnder: (rules: readonly string[]) => `required under ${rules.join(', ')}`,
  ruleWithThreshold: (rule: string, threshold: string) =>
    `rule ${rule} (threshold ${threshold} on high or critical stakes)`,
  sideEffectStatus: (status: string) =>
    ({
      intent: 'announced, no outcome recorded',
      executing: 'begun, no outcome recorded',
      executed: 'confirmed',
      failed: 'failed',
      outcome_unknown: 'in doubt',
      rolled_back: 'rolled back',
      compensated: 'compensated',
    })[status] ?? 'not recorded',

  // Timeline
  abbreviated: (text: string, more: number) => `${text}… (${more} more characters in dossier.json)`,
  toolCall: (name: string, args: string, status: string | undefined, result: string) =>
    `tool ${name} ${args} → ${status === undefined ? '' : `${status}, `}returned ${result}`,
  jobCard: (phase: string, agent: string | undefined) =>
    agent === undefined ? `Job Card: ${phase}` : `Job Card of ${agent}: ${phase}`,
  confidence: (value: string) => `confidence ${value}`,
  stakes: (stakes: string) => `stakes ${stakes}`,
  rule: (rule: string) => `rule ${rule}`,
  computed: (finding: string) => `Docket computed: ${finding}`,
  directive: (directive: string) => `directive ${directive}`,
  passed: (passed: boolean): string => (passed ? 'passed' : 'not passed'),
  score: (score: string) => `score ${score}`,
  inJson: 'see dossier.json',
  recordType: (type: string) => RECORD_TYPES[type] ?? type,
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
    meaning: 'meaning of the signature',
    facts: 'facts',
    verdict: 'verdict',
    decided: 'decided',
    summary: 'summary',
    entryCount: 'entry count',
  },

  // Completeness
  checkName: (id: string) => CHECK_NAMES[id] ?? id,
  count: (n: number) => String(n),
  recorded: 'recorded',
  stillOpen: 'not recorded; the decision is open',
  noneToCheck: 'nothing to check',
  atLeastOne: 'at least 1',
  positions: (from: number, to: number) =>
    to < from ? 'at least 1' : `positions ${from} to ${to}`,
  agentAgrees: 'agent and Docket agree',
  agentDisagrees: 'the agent stated no loop, Docket computed one',
  evaluationsAgree: 'the same verdict',
  evaluationsDisagree: 'different verdicts',
  effectsConfirm: 'no failed or doubtful side effect',
  effectsContradict: (n: number) =>
    plural(n, 'failed or doubtful side effect', 'failed or doubtful side effects'),
  noDisagreement: 'no disagreement',
  contradictedCount: (n: number) => `${n} contradicted`,
  allDisclosed: 'all',
  hiddenCount: (n: number) => (n === 0 ? 'all' : plural(n, 'value hidden', 'values hidden')),
  gap: (id: string, expected: string, observed: string) =>
    GAPS[id]?.(expected, observed) ??
    `${CHECK_NAMES[id] ?? id}: expected ${expected}, observed ${observed}`,
  completenessStatement: (ran: number, gaps: number) =>
    `${gaps === 0 ? 'No gaps were identified' : `${plural(gaps, 'gap was', 'gaps were')} identified`} by the ${ran} checks that applied. Activity that was never recorded cannot be excluded.`,

  // Tiles
  title: (decided: string | undefined) =>
    decided === undefined ? 'Decision dossier' : `Decision dossier: ${decided}`,
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
    effects: 'Side effects',
    noEffects: 'None recorded',
    settled: 'Settled',
    failed: 'Failed',
    inDoubt: 'Open or in doubt',
  },
  integrityDetail: (entries: number, size: string) =>
    `${plural(entries, 'entry', 'entries')} included in checkpoint of size ${size}`,
  findingsDetail: (n: number) => plural(n, 'finding', 'findings') + ', see section 14',
  gapCount: (n: number) => plural(n, 'gap', 'gaps'),
  checksDetail: (n: number) => `${plural(n, 'check', 'checks')} applied, see section 13`,
  openEscalations: (n: number) => `${plural(n, 'escalation', 'escalations')} not answered`,
  reviewDetail: (verdict: string, n: number) =>
    n === 1 ? `a reviewer decided: ${verdict}` : `${n} reviews, the last decided: ${verdict}`,
  notRequired: (rule: string) => `not required under ${rule}`,
  requirementUnknown: 'whether one was required is not recorded',
  noneRecorded: 'no side effect is recorded',
  effectCount: (n: number, outcome: string) => `${n} ${outcome}`,

  // Integrity and custody
  limit: {
    key: 'No key was given to trust, so the key is the one that the evidence itself names. Whoever made the evidence could have made the key: compare it with one you hold from elsewhere.',
    withheld: (n: number) =>
      `${n === 1 ? 'One value is' : `${n} values are`} withheld; what they say is not shown, nor are the stated reasons signed.`,
    erased: (n: number) =>
      `${n === 1 ? 'One value is' : `${n} values are`} erased; what they said is not shown.`,
    rulesNotReplayed:
      'The rules were not replayed for 1 decision of which something is missing, damaged, withheld, erased or under a policy not known here.',
    oneDecision:
      'Only the entries of one decision were checked; nothing is said about the others in the ledger.',
    policy: (changes: number) =>
      `The rules were replayed with the policy of entry 0${changes === 0 ? '' : ` and ${plural(changes, 'change', 'changes')} of it`}. Whether there were further changes, only the whole ledger can show.`,
    open: 'The decision is not closed in this evidence: entries that came later would not be noticed missing.',
    unrecorded:
      "What was never recorded cannot be seen. The times are the ledger's own clock; whoever holds the signing key could have written another history, unless a checkpoint kept elsewhere says otherwise.",
  },
  noTimeStamps: 'none in this dossier; times are the ledger’s own clock',
  noWitnesses: 'none in this dossier',
  requirementsNote: (version: string) =>
    `What the sections of this dossier support (list ${version}). Docket supports these provisions; whether they are met is for the deployer and the authority to judge.`,
  verifyOffline: [
    'Run: docket verify <this file>. No network and no access to the ledger is needed; the exit code is 0 if everything holds.',
    'It extracts dossier.json, checks every leaf, disclosure, chain link and inclusion proof against the signed checkpoint, and recomputes this dossier’s model and narrative from them.',
    'Compare the public key in section 14 with the one that the ledger’s operator publishes: a verification is worth as much as the key it trusts.',
  ],
  attachment:
    'The dossier as JSON: entries, disclosures, proofs, checkpoint and key. The JSON is the truth; this document shows it.',
  glossary: [
    [
      'entry (E7)',
      'One record of the ledger; the number is its position in this decision, from 0.',
    ],
    [
      'lineage (L1)',
      'A reference from a claim to the document, version and passage it was taken from.',
    ],
    ['human review (H1)', 'A decision of a person, recorded with its reason.'],
    [
      'leaf, leaf hash',
      'The entry’s canonical header, and its SHA-256 under RFC 9162. It commits to the body.',
    ],
    ['checkpoint', 'The ledger’s size and Merkle root at one moment, signed by the ledger’s key.'],
    ['trip-wire', 'A rule that Docket computes on every entry, whatever the agent claims.'],
    ['not recorded', 'No entry says it. It may have happened; the ledger does not know.'],
    [
      'tamper-evident',
      'A change to recorded evidence shows when it is verified. It is not prevented.',
    ],
  ] as [string, string][],
};
