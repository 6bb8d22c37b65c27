import type { DossierModel, Fact, SideEffectRow, Tile } from '../schema/index.js';
import { stoppedAfterClose } from './attention-findings.js';
import { disputedActs } from './disputed-acts.js';
import { agentMessages } from './last-message.js';
import { firstOf, lastOf, type ModelContext } from './context.js';
import type { EntryView } from './entry.js';
import { isJudgedWell, measuredAs } from './evaluations.js';
import { isHidden } from './fact.js';
import { agentFact, agents } from './goal.js';
import { refusedCount } from './records.js';
import { joined, type Told } from '../narrative/told.js';
import { importedWaiting, isImportedHere } from './waiting.js';
import { isDisputed, isUnsettled } from './side-effects.js';
import { stakesFact } from './stakes.js';
import { unverifiedMarks } from './unverified-marks.js';

type Parts = Omit<
  DossierModel,
  'marks' | 'header' | 'outcome' | 'conversation' | 'tiles' | 'attention' | 'custody'
>;

/** Longest decision that is quoted in the title too, in UTF-16 units: a longer one takes the room of what page 1 must say. */
const TITLE_MAX = 140;

/** Rules that find that something was done, or asked for, that should not have been. */
const ACTED_WRONGLY: ReadonlySet<unknown> = new Set([
  'acted_while_held',
  'duplicate_effect',
  'not_as_approved',
  'out_of_scope',
  'repeated_key',
]);

/** What was decided, and on what the decision says it rests. */
export function buildOutcome(
  context: ModelContext,
  lineage: Parts['lineage'],
): DossierModel['outcome'] {
  const { facts } = context;
  const closed = lastOf(context, 'decision.closed');
  const decisive = lineage.find((row) => row.role.value === 'decisive');
  // Where a role is hidden, nobody can say here that none is decisive.
  const unseen = lineage.map((row) => row.role).find(isHidden);
  return {
    outcome: facts.at(closed, '/outcome'),
    decided: facts.at(closed, '/decided'),
    summary: facts.at(closed, '/summary'),
    ...agentMessages(context),
    because: decisive ? decisive.supports : (unseen ?? facts.notRecorded()),
  };
}

/** When it happened as the source says: a time, or what an importer keeps in its place. */
function timeInSource({ facts }: ModelContext, entry: EntryView | undefined): Fact {
  const time = facts.at(entry, '/occurred_at');
  return time.state === 'not_recorded' ? facts.at(entry, '/ext/import/source_time/value') : time;
}

/** Section 1. */
export function buildHeader(
  context: ModelContext,
  outcome: DossierModel['outcome'],
): DossierModel['header'] {
  const { facts, words, issue } = context;
  const opened = firstOf(context, 'decision.opened');
  const closed = lastOf(context, 'decision.closed');
  const issuer = (value: string | undefined): Fact =>
    value === undefined ? facts.notRecorded() : facts.recorded(value, []);
  return {
    title: words.title(
      outcome.decided.state === 'recorded' && outcome.decided.text.length <= TITLE_MAX
        ? outcome.decided.text
        : undefined,
      isImportedHere(context),
    ),
    system: agentFact(context, opened, '/agent'),
    agents: agents(context),
    deployer: issuer(issue.deployer),
    classification: issuer(issue.classification),
    opened_at: opened ? facts.recorded(opened.time, [opened.mark]) : facts.notRecorded(),
    closed_at: closed ? facts.recorded(closed.time, [closed.mark]) : facts.notRecorded(),
    in_source: { opened: timeInSource(context, opened), closed: timeInSource(context, closed) },
    stakes: stakesFact(context, opened),
    head_hash: context.entries.at(-1)?.leafHash ?? null,
    origin: {
      kind: facts.at(opened, '/origin/kind'),
      source: facts.at(opened, '/origin/source'),
      importer: facts.at(opened, '/origin/importer'),
    },
  };
}

function integrityTile({ words, entries }: ModelContext, { integrity }: Parts): Tile {
  const size = integrity.checkpoint.size.text;
  return {
    name: 'integrity',
    label: words.tile.integrity,
    tone: integrity.verified ? 'good' : 'failed',
    word: integrity.verified ? words.tile.verified : words.tile.notVerified,
    detail: integrity.verified
      ? words.integrityDetail(integrity.entries, size)
      : words.findingsDetail(integrity.findings.length),
    evidence: entries.slice(-1).map((entry) => entry.mark),
  };
}

function completenessTile({ words, entries }: ModelContext, parts: Parts): Tile {
  const { completeness, integrity } = parts;
  const last = integrity.checks.some(({ name, passed }) => name === 'export' && passed)
    ? entries.at(-1)
    : undefined;
  const ran = completeness.checks.filter((check) => check.status !== 'not_applicable').length;
  const { gaps } = completeness;
  return {
    name: 'completeness',
    label: words.tile.completeness,
    tone: gaps.length === 0 && last !== undefined ? 'good' : 'attention',
    word: gaps.length === 0 ? words.tile.noGaps : words.gapCount(gaps.length),
    detail:
      last === undefined
        ? words.endDetail(words.checksDetail(ran))
        : words.wholeDetail(words.checksDetail(ran), last.decisionSeq),
    evidence: [...new Set(gaps.flatMap((gap) => gap.evidence))],
  };
}

/** Of each open escalation that takes several people, how many of them said yes. */
function saidYes({ words }: ModelContext, open: Parts['oversight']['escalations']): Told[] {
  return open.flatMap(({ people }) =>
    people === undefined || people.agreed === null
      ? []
      : [words.saidYes(people.agreed, people.needed)],
  );
}

function oversightTile(context: ModelContext, { oversight }: Parts): Tile {
  const { words } = context;
  const base = { name: 'human_oversight', label: words.tile.oversight } as const;
  const open = oversight.escalations.filter((row) => row.status === 'open');
  const waiting = importedWaiting(context, oversight.escalations);
  if (waiting !== undefined) {
    return {
      ...base,
      tone: 'attention',
      word: words.imported.tile[waiting.agent ?? 'rules'],
      detail: words.imported.tileDetail(waiting),
      evidence: open.flatMap((row) => row.evidence),
    };
  }
  if (open.length > 0) {
    return {
      ...base,
      tone: 'failed',
      word: words.tile.awaited,
      detail: joined([words.openEscalations(open.length), ...saidYes(context, open)], ', '),
      evidence: open.flatMap((row) => row.evidence),
    };
  }
  const last = oversight.reviews.at(-1);
  if (last) {
    return {
      ...base,
      tone: stoppedAfterClose(context, oversight) === undefined ? 'good' : 'attention',
      word: words.tile.reviewed,
      detail: words.reviewDetail(
        oversight.reviews.map((row) => row.verdict.text),
        last.standing,
      ),
      evidence: oversight.reviews.map((row) => row.mark),
    };
  }
  const { requirement } = oversight;
  const known = requirement.state === 'not_applicable';
  return {
    ...base,
    tone: known ? 'neutral' : 'attention',
    word: isImportedHere(context) ? words.imported.tile.rules : words.tile.noReview,
    // Rules that are applied at import required nothing of anybody.
    detail: isImportedHere(context)
      ? words.imported.noReview
      : known
        ? words.notRequired
        : words.requirementUnknown,
    evidence: requirement.evidence,
  };
}

/** What has to be the same for a later attempt to be one of the same action. */
const OF_ATTEMPT = ['operation', 'target', 'amount', 'arguments_digest'] as const;

/** Whether what failed was done at a later attempt: the same on the same target, with the same amount and arguments. */
function isDoneLater(failed: SideEffectRow, effects: readonly SideEffectRow[]): boolean {
  return effects
    .slice(effects.indexOf(failed) + 1)
    .some(
      (later) =>
        later.status === 'executed' &&
        later.operation.state === 'recorded' &&
        later.target.state === 'recorded' &&
        OF_ATTEMPT.every(
          (name) =>
            later[name].state === failed[name].state && later[name].text === failed[name].text,
        ),
    );
}

/** Where none is recorded; of an import that none was declared, and how many calls look as if they had one. */
function withoutEffects(
  context: ModelContext,
  { tool_calls: tools }: Pick<Parts, 'tool_calls'>,
): { word: Told; detail: Told; hasSigns: boolean } {
  const { words } = context;
  if (!isImportedHere(context))
    return { word: words.tile.noEffects, detail: words.noneRecorded, hasSigns: false };
  const signs = tools.reduce((sum, { may_change: n = 0 }) => sum + n, 0);
  const { effectsTile: word, effectsDetail } = words.imported;
  return { word, detail: effectsDetail(signs), hasSigns: signs > 0 };
}

/** Two records of one action contradict each other; an answer, or what the agent told, only says otherwise. */
const conflictWord = ({ words }: ModelContext, disputed: readonly SideEffectRow[]): Told =>
  disputed.length > 0 ? words.tile.contradicted : words.tile.differing;

const judgedIn = ({ words }: ModelContext, measured: ReturnType<typeof measuredAs>): Told[] =>
  ({
    wrong: [words.tile.judgedWrong],
    wrong_in_part: [words.tile.judgedInPart],
    right_but_in_part: [words.tile.rightButInPart],
    disputed: [words.tile.judgedBothWays],
    right: [],
    not_wrong: [],
  })[measured];

function effectsTile(context: ModelContext, parts: Parts): Tile {
  const { words } = context;
  const { side_effects: effects, refused_effects: refused, oversight } = parts;
  const base = { name: 'side_effects', label: words.tile.effects } as const;
  const turnedAway =
    refused.length === 0 ? [] : [words.records.refusedCount(refusedCount(refused))];
  // That how it ended is recorded is not all: an agent that did not obey is looked at.
  const disobeyed =
    refused.length > 0 || oversight.trip_wires.some(({ rule }) => ACTED_WRONGLY.has(rule.value));
  // Nor is it well where what is known to be right says that it was not.
  const measured = measuredAs(oversight.evaluations);
  const judgedWrong = measured === 'wrong';
  const differing = disputedActs(context, effects);
  const isWell = !disobeyed && isJudgedWell(measured) && differing.calls === 0;
  const otherwise = differing.by.map(([by, n]) => words.differingCalls(n, by));
  const judged = judgedIn(context, measured);
  if (effects.length === 0) {
    const { word, detail, hasSigns } = withoutEffects(context, parts);
    return {
      ...base,
      tone: isWell && !hasSigns ? 'neutral' : 'attention',
      word,
      detail: joined([detail, ...otherwise, ...turnedAway, ...judged], ', '),
      evidence: refused.flatMap((row) => row.evidence),
    };
  }
  const disputed = effects.filter(isDisputed);
  const unsettled = effects.filter(isUnsettled);
  const failed = effects.filter((row) => row.status === 'failed');
  const counts = new Map<Told, number>();
  for (const row of effects) counts.set(row.outcome, (counts.get(row.outcome) ?? 0) + 1);
  const detail = joined(
    [
      ...[...counts].map(([word, n]) => words.effectCount(n, word)),
      ...(disputed.length === 0 ? [] : [words.disputedCount(disputed.length)]),
      ...otherwise,
      ...turnedAway,
      // The first sentence of an import says it, right above.
      ...(isImportedHere(context) ? [] : judged),
    ],
    ', ',
  );
  const evidence = [...effects, ...refused].flatMap((row) => row.evidence.slice(-1));
  if (disputed.length + differing.acts > 0)
    return { ...base, tone: 'failed', word: conflictWord(context, disputed), detail, evidence };
  if (unsettled.length > 0)
    return { ...base, tone: 'failed', word: words.tile.inDoubt, detail, evidence };
  if (failed.length > 0 && failed.every((row) => isDoneLater(row, effects))) {
    const tone = isWell ? 'good' : 'attention';
    const word = judgedWrong ? words.tile.doneAndJudged : words.settledLater(failed.length);
    return { ...base, tone, word, detail, evidence };
  }
  if (failed.length > 0) {
    const isPart = effects.some(({ status }) => status === 'executed');
    const word = isPart ? words.tile.failedInPart : words.tile.failed;
    return { ...base, tone: 'attention', word, detail, evidence };
  }
  const tone = isWell ? 'good' : 'attention';
  return {
    ...base,
    tone,
    word: judgedWrong ? words.tile.doneAndJudged : words.tile.settled,
    detail,
    evidence,
  };
}

/** Section 3: the four tiles. */
export function buildTiles(context: ModelContext, parts: Parts): Tile[] {
  const wrong = unverifiedMarks(parts.integrity, context.marks);
  // What rests on an entry that a verification does not bear out says so in its place, whatever it would say.
  const held = (tile: Tile): Tile =>
    tile.evidence.some((mark) => wrong.includes(mark))
      ? { ...tile, tone: 'failed', word: context.words.tile.notVerified }
      : tile;
  return [
    integrityTile(context, parts),
    completenessTile(context, parts),
    held(oversightTile(context, parts)),
    held(effectsTile(context, parts)),
  ];
}
