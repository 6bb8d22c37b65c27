import { ENGLISH_MARKS } from '../narrative/quotation-marks.js';
import { fixed, joined, pluralOf as plural, say, type Told } from '../narrative/told.js';
import type { RateId } from './schema.js';
import { periodEnglishDocument } from './words-en-document.js';

const seqList = (shown: readonly number[], more: number): Told => {
  const list = joined(
    shown.map((seq) => say`${seq}`),
    ', ',
  );
  return more > 0 ? say`${list} and ${more} more` : list;
};

const RATES = fixed({
  escalated: {
    name: 'Decisions escalated',
    of: 'decisions in scope',
    definition:
      'Decisions in which an escalation was opened in the period while they were open, of all decisions in scope. Several escalations of one decision count once.',
  },
  held: {
    name: 'Decisions held for a human',
    of: 'decisions in scope',
    definition:
      'Decisions in which an escalation was open at some time in the period, of all decisions in scope: those escalated in the period, and those that were waiting when it began.',
  },
  looped: {
    name: 'Decisions in which Docket found a loop',
    of: 'decisions in scope',
    definition:
      'Decisions with a trip-wire of rule “loop” in the period, of all decisions in scope. Docket counts for itself, whatever the agent claims.',
  },
  loop_claimed: {
    name: 'Decisions in which the agent stated a loop',
    of: 'decisions in scope',
    definition:
      'Decisions with a Job Card in the period that states loop_detected or the phase LOOP_DETECTED, of all decisions in scope. The agent’s claim; it need not agree with what Docket found.',
  },
  in_doubt: {
    name: 'Side effects reported as in doubt',
    of: 'reported outcomes',
    definition:
      'Entries side_effect.outcome_unknown in the period, of all entries in it that report an outcome (executed, failed, outcome unknown).',
  },
  refused: {
    name: 'Side effects refused',
    of: 'requested side effects',
    definition:
      'Entries side_effect.refused in the period, of all requests to register a side effect (intent, refused).',
  },
  approved: {
    name: 'Reviews that approved',
    of: 'reviews',
    definition:
      'Reviews in the period with the verdict approve, of all reviews in it that could be read.',
  },
  overridden: {
    name: 'Reviews that overrode or corrected',
    of: 'reviews',
    definition:
      'Reviews in the period with the verdict override or correct, of all reviews in it that could be read.',
  },
  stopped: {
    name: 'Reviews that rejected or stopped',
    of: 'reviews',
    definition:
      'Reviews in the period with the verdict reject or stop, of all reviews in it that could be read.',
  },
  viewed: {
    name: 'Reviews that record what was viewed',
    of: 'reviews',
    definition:
      'Reviews in the period that name at least one entry the reviewer had before them, of all reviews in it that could be read.',
  },
  quick: {
    name: 'Quick approvals',
    of: 'approved escalations',
    definition:
      'Escalations approved within the time named in section 1 after they were opened, of all escalations answered by approval in the period whose opening is known. An indicator of approval without examination, not a finding: a simple case may be answered quickly, and what a reviewer did before the escalation is not recorded.',
  },
  below_threshold: {
    name: 'Job Cards below the threshold',
    of: 'Job Cards of high or critical stakes that state a confidence',
    definition:
      'Job Cards in the period whose stated confidence is below the least confidence that the policy in force asks for, of all Job Cards that state one, in decisions of high or critical stakes that were open.',
  },
  corrected_again: {
    name: 'Same correction again',
    of: 'corrections compared',
    definition:
      'Reviews in the period that correct or override as an earlier one did, in work begun after that one: of the same agent, in the same members of what was corrected, or the same whole value replaced by the same. Of all corrections in the period whose values and whose decision’s opening could be read. The earlier one may have come before the period.',
  },
  corrected_after_change: {
    name: 'Same correction again after a change',
    of: 'corrections compared',
    definition:
      'Of the same corrections needed again: those in work begun after an entry system.changed that came after the first of them and is of this agent or of all, or whose opening states another version of agent, model, prompt or policy than that of the first. It says that the correction was needed again, not why.',
  },
}) satisfies Record<RateId, { name: Told; of: Told; definition: Told }>;

/** English words of the oversight report. Recorded values are printed verbatim. */
export const periodEnglish = fixed({
  brand: 'Docket',
  kind: 'Oversight report',
  title: (from: Told, to: Told) => say`Oversight report ${from} to ${to}`,
  period: (from: Told, to: Told) => say`${from} to ${to} (end not included)`,
  periodTitle: (from: Told, to: Told) => say`${from} to ${to}`,
  attachmentNote: 'Docket oversight report: the figures that this document shows',
  notEndedBadge: 'PERIOD OPEN',
  endedBadge: 'PERIOD ENDED',
  notEnded: 'The period had not ended when this report was made. Its figures will change.',
  notRecorded: 'not recorded',
  notYet: 'not yet',
  noRecordType: 'not recorded (this version of Docket has no such record)',
  none: 'None recorded.',
  notApplicable: 'not applicable (no case)',
  noCase: 'no case',
  inBrief: 'In brief',
  fewCases: 'few cases',
  yes: 'yes',
  no: 'no',
  listed: (shown: Told, all: Told) =>
    say`The first ${shown} of ${all} are printed; more are in the JSON and the CSV files.`,
  printedNotices: (shown: Told, all: Told) =>
    say`The first ${shown} of ${all} are printed here; all are in the JSON.`,
  marks: ENGLISH_MARKS,
  seqList,
  seqs: (shown: readonly number[], more: number) => say`seq ${seqList(shown, more)}`,
  of: (numerator: Told, denominator: Told) => say`${numerator} of ${denominator}`,
  rateName: (id: RateId) => RATES[id].name,
  rateOf: (id: RateId) => RATES[id].of,
  rateDefinition: (id: RateId) => RATES[id].definition,
  field: {
    ledger: 'Ledger',
    report: 'Report',
    period: 'Period (UTC)',
    range: 'Entries',
    deployer: 'Deployer',
    classification: 'Classification',
    issued: 'Issued (UTC)',
    checkpoint: 'Checkpoint',
    seed: 'Sample seed',
    digest: 'JSON SHA-256',
    root: 'Tree root',
    key: 'Ledger key',
    verify: 'Recompute',
  },
  rangeText: (first: Told, last: Told, count: Told) =>
    say`seq ${first} to ${last} (${plural(count, 'position', 'positions')})`,
  noRange: 'none in the period',
  checkpointSize: (size: Told) => say`size ${size}`,
  verifyCommand: 'docket verify report.pdf --against <address of the ledger>',
  headline: (opened: Told, closed: Told, open: Told, entries: Told, ended: boolean) =>
    say`${plural(opened, 'decision was', 'decisions were')} opened and ${closed} closed in the period; ${open} ${open === '1' ? 'was' : 'were'} open ${ended ? 'at its end' : 'when this report was made'}. The period holds ${plural(entries, 'entry', 'entries')} of the ledger.`,
  tile: {
    integrity: 'Integrity',
    verified: 'Verified',
    notVerified: 'Not verified',
    verifiedDetail: (size: Told) => say`all ${size} entries up to the checkpoint were checked`,
    findings: (n: Told) => say`${plural(n, 'finding', 'findings')}, see section 14`,
    reconciliation: 'Reconciliation',
    addsUp: 'Adds up',
    doesNot: 'Open items',
    addsUpDetail: (n: Told) =>
      say`every one of ${plural(n, 'position', 'positions')} is accounted for`,
    unreadable: (n: Told) => say`${plural(n, 'item does', 'items do')} not fit, see section 2`,
    oversight: 'Human oversight',
    answered: 'Nothing waiting',
    waiting: 'Human awaited',
    answeredDetail: (n: Told) =>
      say`${plural(n, 'escalation', 'escalations')} answered in the period`,
    imported: 'Open since an import',
    waitingDetail: (n: Told, age: Told, imported: Told | undefined) =>
      say`${plural(n, 'escalation', 'escalations')} open at the end${imported === undefined ? '' : say`, ${imported} of imported decisions`}, the oldest for ${age}`,
    effects: 'Side effects',
    settled: 'Settled',
    unsettled: 'Open or in doubt',
    failed: 'Failed in part',
    failedDetail: (n: Told) => say`${n} failed`,
    settledDetail:
      'none waits for an outcome; no two records of one that could be compared disagree',
    noEffects: 'None recorded',
    noEffectsDetail: 'no record of the period tells of one',
    contradicted: 'Contradicted',
    differingDetail: (n: Told) => say`${n} stated otherwise by another record`,
    seenOtherwiseDetail: (n: Told) => say`${n} seen otherwise than declared`,
    unsettledDetail: (n: Told) => say`${n} without an outcome at the end`,
  },
  key: {
    opened: 'Decisions opened',
    closed: 'Decisions closed',
    escalated: 'Escalated',
    overridden: 'Overridden or corrected',
    turnaround: 'Median answer to an escalation',
    looped: 'Loops found',
    quick: 'Quick approvals (indicator)',
    unsettled: 'Effects without outcome',
    notPassed: 'Evaluations not passed',
    noVerdict: (n: Told) => say`${n} without a verdict`,
    inScope: (n: Told) => say`${n} in scope`,
    openEnd: (n: Told) => say`${n} open at the end`,
    p90: (p90: Told, n: Told) => say`p90 ${p90}, ${n} answered`,
    noneAnswered: 'none answered in the period',
    inDoubt: (n: Told) => say`${n} reported in doubt`,
    within: (s: Told) => say`within ${s} s`,
  },
  attention: {
    integrity: (n: Told) =>
      say`The ledger did not verify: ${plural(n, 'finding', 'findings')}. Figures that rest on the entries concerned are not evidence until they are explained.`,
    unreadable: (n: Told) =>
      say`${plural(n, 'position of the range', 'positions of the range')} could not be read.`,
    bodies: (n: Told) =>
      say`The content of ${plural(n, 'entry', 'entries')} could not be read; they are counted by type, but not looked into.`,
    unmatched: (n: Told) =>
      say`${plural(n, 'opening or closing', 'openings or closings')} of decisions did not match.`,
    waiting: (n: Told, age: Told, imported: Told | undefined) =>
      say`${plural(n, 'escalation', 'escalations')} waited for a human at the period’s end, the oldest for ${age}${imported === undefined ? '' : say`; ${imported} of them ${imported === '1' ? 'is' : 'are'} of imported decisions, in whose runs they asked nobody`}.`,
    waitingImported: (n: Told) =>
      say`${plural(n, 'escalation', 'escalations')} of imported decisions ${n === '1' ? 'was' : 'were'} open at the period’s end: opened at the import, of runs that had ended, in which Docket asked nobody.`,
    imported: (n: Told, of: Told) =>
      say`${n} of ${of} decisions opened in the period ${n === '1' ? 'was' : 'were'} imported: recorded after the work, which no rule of Docket held or stopped.`,
    notPassed: (n: Told, of: Told) =>
      say`${n} of ${of} recorded evaluations say that what they judge did not pass.`,
    unsettled: (n: Told, doubt: Told) =>
      say`${plural(n, 'side effect', 'side effects')} had no settled outcome at the period’s end, ${doubt} of them in doubt.`,
    failed: (n: Told) => say`${plural(n, 'side effect', 'side effects')} failed.`,
    differing: (n: Told) =>
      say`${plural(n, 'record of a side effect states', 'records of side effects state')} another operation, target, amount or other value than a record before ${n === '1' ? 'it' : 'them'}.`,
    seen: (missed: Told, undeclared: Told, other: Told, twice: Told, disagree: Told) =>
      say`Held against what was seen from outside: ${missed} declared and not seen, ${undeclared} seen and not declared, ${other} seen otherwise than declared, ${twice} seen more than once under one key, ${disagree} seen by one observer and not by another.`,
    quick: (n: Told, d: Told, s: Told) =>
      say`${n} of ${d} approvals of escalations came within ${s} seconds. An indicator, not a finding.`,
    viewed: (n: Told, d: Told) =>
      say`${n} of ${d} reviews do not record what the reviewer had viewed.`,
    correctedAgain: (n: Told, d: Told) =>
      say`${n} of ${plural(d, 'correction', 'corrections')} compared had been made before, and ${n === '1' ? 'was' : 'were'} needed again after a change of the system.`,
    loops: (n: Told, claimed: Told) =>
      say`Docket found a loop in ${plural(n, 'decision', 'decisions')}; the agent stated one in ${claimed}.`,
    tripwire: (rule: Told, n: Told) => say`Rule ${rule} tripped ${plural(n, 'time', 'times')}.`,
    incidents: (n: Told) => say`${plural(n, 'incident was', 'incidents were')} open at the end.`,
    gaps: (n: Told) =>
      say`Writers recorded ${plural(n, 'gap', 'gaps')}: records that are known to be missing.`,
    clockRefusals: (n: Told) =>
      say`${plural(n, 'spell is', 'spells are')} recorded in which a server was refused records, because they would have borne a time too far ahead of the database’s clock.`,
    field: (field: Told, record: Told, n: Told, d: Told) =>
      say`${field} of ${record} is not recorded in ${n} of ${d} cases.`,
    bounds: 'A bound of the fold was passed: some figures are lower limits, see section 1.',
  },
  noAttention:
    'None identified by the checks listed in the annex. Activity that was never recorded cannot be excluded.',
  limits: {
    seen: 'More side effects, observations and watches are in the ledger than a report holds against each other: what was seen from outside is not compared.',
    recorded:
      'The report counts what was recorded in this ledger. Activity that was never recorded cannot be seen; a low figure may mean little happened or little was recorded.',
    clock: 'Times are the ledger’s own clock; the period is cut by them.',
    asOf: 'States are those at the period’s end. What became of open decisions, escalations and side effects afterwards is not part of it.',
    notEnded:
      'The period had not ended when the report was made: ages are reckoned to the time of issue, and the figures will change.',
    claims:
      'Confidence, loops stated, rationale and outcomes are what agents stated. Docket recorded them and did not test them.',
    indicator:
      'Indicators point to where to look. They are no findings about a person; pseudonyms are printed as recorded.',
    closedState:
      'Reviews, escalations and evaluations of decisions that were already closed are counted as such, but not in the shares of decisions in scope.',
    bounds: (what: Told) =>
      say`Bounds of the fold were passed (${what}): the figures concerned are lower limits.`,
    bound: {
      decisions: (n: Told) => say`${n} openings of decisions not followed`,
      escalations: (n: Told) => say`${n} escalations not followed`,
      effects: (n: Told) => say`${n} side effects not followed`,
      words: (n: Told) => say`${n} entries with one name too many`,
    },
    key: 'No key was given to trust: the ledger was verified with the key that it names itself.',
    notVerified: 'The ledger did not verify. See section 14 before relying on any figure.',
    noCheckpoint: 'The ledger had no checkpoint that could be read.',
  },
  supports:
    'Supports EU AI Act Article 12(1) and (2), NIST AI RMF MEASURE 2.4 and MANAGE 4.1, and ISO/IEC 42001 A.6.2.8. Whether they are met is for the deployer and the authority to judge.',
  document: periodEnglishDocument,
});

export type PeriodWords = typeof periodEnglish;
