import type { VerificationReport } from '@docket/verify';

import { lexicon } from '../narrative/lexicon.js';
import type { DossierModel, Evidence, Statements, Variant } from '../schema/index.js';
import type { ModelContext } from './context.js';
import { buildConversation } from './conversation/build.js';
import { buildCompleteness } from './completeness.js';
import { buildCustody } from './custody.js';
import { placeAt, readEntry, readLeaf, type EntryView, type Holding } from './entry.js';
import { FactMaker } from './fact.js';
import { buildGoal } from './goal.js';
import { buildIntegrity, isWhole } from './integrity.js';
import { buildAlternatives, buildCriteria, buildLineage } from './lineage.js';
import { buildOversight } from './oversight.js';
import { buildRedaction } from './redaction.js';
import { buildRecords } from './records.js';
import { buildSideEffects } from './side-effects.js';
import { buildAttention } from './attention.js';
import { buildHeader, buildOutcome, buildTiles } from './summary.js';
import { buildToolCalls } from './tool-calls.js';
import { buildAuthors } from './authors.js';
import { buildTimeline } from './timeline.js';

/** How finely the ledger's bodies are committed to, as its genesis entry says. */
function granularity(genesis: EntryView | undefined): 'scalar' | 'whole' {
  const place = genesis && placeAt(genesis, '/policy/body_commitment');
  return place && 'value' in place && place.value === 'whole' ? 'whole' : 'scalar';
}

/**
 * Whether verification held the body of every entry of this evidence against its leaf, and found nothing at all:
 * then no body is held a second time.
 */
function isHeld({ entries, ledger_records }: Evidence, report: VerificationReport): boolean {
  const content = report.checks.find(({ name }) => name === 'content');
  return (
    report.verified &&
    report.depth === 'full' &&
    content?.state === 'passed' &&
    content.count === 1 + entries.length + ledger_records.length
  );
}

function readGenesis(evidence: Evidence, held: boolean): EntryView | undefined {
  if (held) return readEntry(evidence.genesis, 'held');
  const asScalar = readEntry(evidence.genesis, 'scalar');
  if (!asScalar || asScalar.trusted) return asScalar;
  return readEntry(evidence.genesis, 'whole');
}

/** Entry 0 of some evidence, and how the others are read. */
function readFirst(
  evidence: Evidence,
  report: VerificationReport,
): { genesis: EntryView | undefined; holding: Holding } {
  const held = isHeld(evidence, report);
  const genesis = readGenesis(evidence, held);
  return { genesis, holding: held ? 'held' : granularity(genesis) };
}

/**
 * The entries of the decision that can be read at all, in order.
 *
 * @param report of verifying that same evidence.
 */
export function readEntries(
  evidence: Evidence,
  report: VerificationReport,
  { holding } = readFirst(evidence, report),
): EntryView[] {
  return evidence.entries
    .map((entry) => readEntry(entry, holding))
    .filter((entry) => entry !== undefined);
}

/** Entries that say which policy is in force from them on, in order: entry 0 of the ledger, as far as it is handed out, and changes. */
export function readPolicies(evidence: Evidence, report: VerificationReport): EntryView[] {
  const { genesis, holding } = readFirst(evidence, report);
  const changes = evidence.ledger_records
    .map((entry) => readEntry(entry, holding))
    .filter((entry) => entry?.type === 'policy.changed');
  return [genesis, ...changes].filter((entry) => entry !== undefined);
}

const isAboutAuthors = ({ type }: EntryView): boolean =>
  type === 'principal.registered' || type === 'principal.confirmed' || type === 'principal.revoked';

const isCustody = ({ type }: EntryView): boolean =>
  type === 'access.recorded' || type === 'export.recorded';

function readContext(
  evidence: Evidence,
  variant: Variant,
  issue: Statements,
  report: VerificationReport,
): ModelContext {
  const first = readFirst(evidence, report);
  const genesis = first.genesis && { ...first.genesis, mark: 'P0' };
  const entries = readEntries(evidence, report, first);
  // They belong to no decision: entry 0 is `P0`, and `P1` is the first of the others.
  const records = evidence.ledger_records
    .map((entry) => readEntry(entry, first.holding))
    .filter((entry) => entry !== undefined)
    .map((entry, i) => ({ ...entry, mark: `P${i + 1}` }));
  const custodyRecords = records.filter(isCustody);
  const authorRecords = records.filter(isAboutAuthors);
  const ledgerRecords = records.filter((entry) => !isCustody(entry) && !isAboutAuthors(entry));
  const policies = ledgerRecords.filter(({ type }) => type === 'policy.changed');
  const words = lexicon(issue.locale);
  const marks: ModelContext['marks'] = {};
  for (const entry of entries) {
    marks[entry.mark] = {
      seq: entry.seq,
      decision_seq: entry.decisionSeq,
      pointer: '',
      leaf_hash: entry.leafHash,
    };
  }
  for (const entry of [...(genesis ? [genesis] : []), ...records]) {
    marks[entry.mark] = { seq: entry.seq, pointer: '', leaf_hash: entry.leafHash };
  }
  const facts = new FactMaker(words);
  const given = { L: 0, H: 0 };
  return {
    entries,
    genesis,
    policies,
    ledgerRecords,
    custodyRecords,
    authorRecords,
    variant,
    issue,
    facts,
    words,
    marks,
    given,
  };
}

/**
 * The model of a dossier: a pure function of its evidence, its variant, what the issuer says and the
 * result of verifying that same evidence.
 */
export function buildModel(
  evidence: Evidence,
  variant: Variant,
  issue: Statements,
  report: VerificationReport,
): DossierModel {
  const context = readContext(evidence, variant, issue, report);
  const lineage = buildLineage(context);
  const sections = {
    goal: buildGoal(context),
    lineage,
    criteria: buildCriteria(context),
    alternatives: buildAlternatives(context),
    tool_calls: buildToolCalls(context),
    side_effects: buildSideEffects(context),
    oversight: buildOversight(context, report),
  };
  const records = buildRecords(context);
  const parts = {
    ...sections,
    ...records,
    authors: buildAuthors(context),
    timeline: buildTimeline(context, report),
    completeness: buildCompleteness(context, { ...sections, ...records }, isWhole(report)),
    integrity: buildIntegrity(context, evidence, report),
  };
  const outcome = buildOutcome(context, lineage);
  const redaction = buildRedaction(context);
  return {
    marks: context.marks,
    header: buildHeader(context, outcome),
    outcome,
    conversation: buildConversation(context, sections.side_effects),
    tiles: buildTiles(context, parts),
    attention: buildAttention(context, parts),
    ...parts,
    custody: buildCustody(context, isWhole(report)),
    ...(redaction === undefined ? {} : { redaction }),
  };
}

/** The decision the evidence is about, from its first readable entry. */
export function decisionOf(evidence: Evidence): {
  origin: string;
  decisionId: string;
  head: string;
  /** Whether an export is recorded in it. Without one, it cannot end with the record of the dossier's own. */
  isExported: boolean;
} {
  const leaves = evidence.entries.map(readLeaf);
  const first = leaves.find((entry) => entry?.leaf.decision);
  return {
    origin: first?.leaf.origin ?? '',
    decisionId: first?.leaf.decision?.id ?? '',
    head: leaves.at(-1)?.leafHash ?? '',
    isExported: leaves.some((entry) => entry?.leaf.type === 'export.recorded'),
  };
}
