import { holdEarlierReading, takeErasedSince } from './checks/earlier-reading.js';
import { checkErasures } from './checks/erased-entries.js';
import { checkRotations } from './checks/keys.js';
import { checkCoverage, sizeClaims } from './checks/missing.js';
import { checkProjections } from './checks/projection.js';
import { DecisionFold } from './checks/rules.js';
import { checkSearch } from './checks/search.js';
import { SelectionCheck } from './checks/selection.js';
import { addAttributions } from './checks/attribution.js';
import { addCounts } from './checks/signatures.js';
import { checkSeam } from './checks/succession.js';
import { RANGE_WIDTH } from './checks/tree.js';
import type { CheckedEntry } from './checked-entry.js';
import { FINDING_CODES, Findings } from './finding.js';
import type { EarlierReading } from './keeping/keeping.js';
import { KeptVerification } from './keeping/take-up.js';
import { limitsOf, onTrustOf } from './limits.js';
import { foldNotMade, hiddenBases, hiddenInGenesis } from './not-made.js';
import type { InstallationOutcome } from './reader.js';
import { RangeJoin } from './range-join.js';
import { BODIES_CHECKS, type CheckName, type Concluded } from './report.js';
import { claimedSize, runRanges } from './schedule.js';
import type { SelectedPart } from './selection.js';
import { foundingOf } from './subject.js';
import { type CheckedAgainst, finishFold, type FoldResult } from './task.js';
import type { Verification } from './verification.js';

/** Verifies a whole ledger: range by range, then what spans the ranges. */
export async function verifyLedger(given: Verification): Promise<Concluded> {
  const { keeping } = given.options;
  const isHere = keeping !== undefined || given.subject.selection !== undefined;
  const verification = isHere ? inOnePlace(given) : given;
  const { reader, subject, findings, options } = verification;
  const isFull = options.depth === 'full' && reader.contentWithheld !== true;
  const width = keeping?.everyEntries ?? RANGE_WIDTH;
  const join = new RangeJoin(verification, width);
  const folding = isFull ? startFold(verification) : undefined;
  const chosen = isFull ? subject.selection : undefined;
  const selected = chosen && new SelectionCheck(chosen, new Findings(options.maxFindings ?? 1_000));
  const standing = { join, fold: folding?.fold, selection: selected };
  const kept = keeping && new KeptVerification(keeping, verification, standing);
  await kept?.takeUp();
  const earlier = kept?.earlier;
  if (earlier !== undefined) await holdEarlierReading(verification, join, earlier);
  kept?.stands();

  const onEntry = together(
    together(folding?.onEntry, options.onEntry),
    selected && ((entry) => selected.take(entry)),
  );
  const ranges = { width, from: join.next, content: isFull, findings: join.findings };
  await runRanges(verification, ranges, kept?.seeing(onEntry) ?? onEntry, (result) => {
    join.take(result);
    kept?.stands();
  });
  kept?.ends();
  findings.takeAll(join.findings.outcome());
  const since = earlier && isFull ? await takeErasedSince(verification, join, earlier) : undefined;
  const again = reader.projections === undefined ? undefined : since;
  const fold = await folding?.finish(join.size, again);
  if (fold !== undefined) findings.takeAll(fold.findings);
  const beside = await checkJoined(verification, join, isFull);
  const part = selected?.end();
  if (selected !== undefined) findings.takeAll(selected.findings.outcome());
  return outcomeOf(verification, join, fold, { ...beside, part, earlier });
}

/** What spans the ranges, but the decisions. */
async function checkJoined(
  verification: Verification,
  join: RangeJoin,
  isFull: boolean,
): Promise<Pick<Beside, 'stored' | 'installation'>> {
  const { reader, subject, signed, findings } = verification;
  // What was not read is not missing.
  const claims = subject.isGivenUp
    ? []
    : sizeClaims(subject.size, signed, join.last, verification.receipts);
  join.gaps.report(join.size, claims, findings);
  checkCoverage(signed, findings);
  checkRotations(subject, signed.trustedKey, join.rotations, findings);
  signed.keys.compare(join.rotations, findings);
  await checkErasures(verification, join.erasures);
  const { seam } = verification.options;
  if (seam !== undefined) await checkSeam(reader, seam, findings);
  const { size, tree, last } = join;
  const { frontier } = tree;
  const end = { size, frontier, ...(isFull && { tree }), ...(last && { last }) };
  const stored = await checkProjections(reader, subject, end, findings);
  const searched = isFull ? await checkSearch(reader.projections, join.search, findings) : 0;
  const beside = await reader.checkInstallation?.();
  if (beside !== undefined) findings.takeAll(beside.findings);
  return { stored: stored + searched, installation: beside };
}

/**
 * Which decisions are chosen is told by their first entries, in order: whoever sees a range by itself cannot. And where it is
 * gone on from is one place.
 */
function inOnePlace(verification: Verification): Verification {
  const { workers: _elsewhere, ...options } = verification.options;
  return { ...verification, options };
}

type Onlooker = (entry: CheckedEntry) => void;

function together(first: Onlooker | undefined, second: Onlooker | undefined): Onlooker | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return (entry) => {
    first(entry);
    second(entry);
  };
}

interface Folding {
  /** Looks on while ranges are checked here; absent when other threads do both. */
  onEntry?: Onlooker;
  /** Where it is done here. */
  fold?: DecisionFold;
  /** @param again decisions to fold once more: where it is done here. */
  finish(size: number, again?: ReadonlySet<string>): Promise<FoldResult>;
}

/**
 * With workers, some of them fold the decisions in a pass of their own, beside the ranges; without, the
 * one pass over the entries serves both.
 */
function startFold(verification: Verification): Folding {
  const { reader, options, subject } = verification;
  const { workers } = options;
  const maxFindings = options.maxFindings ?? 1_000;
  const { people } = options;
  // Of a part some records of the ledger are not at hand, as in a dossier.
  const isWhole = subject.selection === undefined;
  const given = { ...foundingOf(subject), isWhole, ...(people === undefined ? {} : { people }) };
  if (workers === undefined) {
    const findings = new Findings(maxFindings);
    const fold = new DecisionFold({ ...given, part: 0, parts: 1 }, findings);
    return {
      onEntry: (entry) => fold.take(entry),
      fold,
      finish: (size, again) =>
        finishFold(reader, fold, { size, ...whereDamaged(verification) }, findings, again),
    };
  }
  // A fold takes a third of the work, and reads every entry: more shares would read more often. A signature of the server
  // on every entry takes more than all the rest.
  const portion = subject.serverKey?.attests === 'everyone' ? 1 : 1 / 3;
  const parts = Math.max(1, Math.round(workers.count * portion));
  const size = claimedSize(verification);
  const foldAll = async (checked: { checked?: CheckedAgainst }): Promise<FoldResult> => {
    const shares = Array.from({ length: parts }, async (_, part) => {
      const task = { ...given, part, parts, size, maxFindings, ...checked };
      const done = await workers.run({ kind: 'fold', task });
      if (done.kind !== 'fold') throw new TypeError('another task answered');
      return done.result;
    });
    return (await Promise.all(shares)).reduce((sum, share) => addFolds(sum, share, maxFindings));
  };
  const beside = foldAll({});
  // Awaited when the ranges are done; a failure until then must not count as unhandled.
  beside.catch(() => undefined);
  return {
    finish: async () => {
      const result = await beside;
      const damaged = whereDamaged(verification);
      return damaged.checked === undefined ? result : foldAll(damaged);
    },
  };
}

/**
 * Beside the ranges a fold cannot know what they find, and takes leaves and bodies as they are. Where one
 * was found damaged, it is not replayed: what it says now would only accuse the rules as well.
 */
function whereDamaged({ findings, subject }: Verification): { checked?: CheckedAgainst } {
  for (const code of findings.failed) {
    const kind = FINDING_CODES[code];
    if (kind === 'leaf' || kind === 'content') {
      const { origin, granularity } = subject;
      return { checked: { origin, granularity } };
    }
  }
  return {};
}

function addFolds(a: FoldResult, b: FoldResult, maxFindings: number): FoldResult {
  const findings = new Findings(maxFindings);
  findings.takeAll(a.findings);
  findings.takeAll(b.findings);
  return {
    decisions: a.decisions + b.decisions,
    entries: a.entries + b.entries,
    opaque: a.opaque + b.opaque,
    authors: a.authors + b.authors,
    attested: a.attested + b.attested,
    unheld: { ...a.unheld, authors: a.unheld.authors + b.unheld.authors },
    signatures: addCounts(a.signatures, b.signatures),
    attribution: addAttributions(a.attribution, b.attribution),
    // Every share follows them all.
    policies: Math.max(a.policies, b.policies),
    states: {
      compared: a.states.compared + b.states.compared,
      otherVersion: a.states.otherVersion + b.states.otherVersion,
    },
    findings: findings.outcome(),
  };
}

/** What was looked at beside the entries, and which of these are disclosed. */
interface Beside {
  stored: number;
  installation: InstallationOutcome | undefined;
  part: SelectedPart | undefined;
  earlier: EarlierReading | undefined;
}

const CONTENT_WITHHELD = 'The source does not hand out the bodies.';
const CHAIN_DEPTH = 'The depth asked for leaves it out.';
const ENTRIES_ONLY = 'The source shows entries only.';
const ONE_LEDGER = 'The source shows one ledger only.';

const isTreeDone = ({ isGivenUp }: Verification['subject'], { tree }: RangeJoin): boolean =>
  isGivenUp !== true && tree.complete && tree.rootsSkipped === 0;

function foldCounts(
  { bodies }: RangeJoin,
  { entries, authors, attested, signatures, attribution }: FoldResult,
): Pick<Record<CheckName, number>, (typeof BODIES_CHECKS)[number]> {
  return {
    content: bodies,
    rules: entries,
    authors,
    attestations: attested,
    review_signatures: signatures.reviews.count,
    agent_signatures: signatures.agents.count,
    people: attribution.held,
  };
}

function outcomeOf(
  { reader, options, subject, signed, receipts, findings }: Verification,
  join: RangeJoin,
  fold: FoldResult | undefined,
  { stored, installation, part, earlier }: Beside,
): Concluded {
  const counts: Partial<Record<CheckName, number>> = {
    leaf: join.entries,
    chain: join.entries,
    decision_chain: join.decisions.decisions,
    tree: join.tree.rootsChecked,
    checkpoint: signed.count,
    missing: join.entries,
  };
  if (fold !== undefined) Object.assign(counts, foldCounts(join, fold));
  const notMade: Concluded['notMade'] = {};
  if (fold === undefined) {
    const why = reader.contentWithheld === true ? CONTENT_WITHHELD : CHAIN_DEPTH;
    for (const name of BODIES_CHECKS) notMade[name] = why;
  } else {
    Object.assign(notMade, foldNotMade(subject, fold));
  }
  if (reader.projections === undefined) notMade.projection = ENTRIES_ONLY;
  else counts.projection = stored + (fold?.states.compared ?? 0);
  if (installation === undefined) notMade.registry = ONE_LEDGER;
  else counts.registry = installation.registered;
  return {
    subject,
    depth: options.depth,
    signed,
    trustedKey: options.trustedKey,
    people: options.people,
    size: join.size,
    root: join.tree.root,
    entriesChecked: join.entries,
    earlier,
    ...(part && { part }),
    receipts: receipts && { given: receipts.length, held: join.receipts },
    counts,
    notMade,
    unfinished: isTreeDone(subject, join) ? [] : ['tree'],
    hidden:
      fold === undefined
        ? hiddenInGenesis(subject)
        : hiddenBases(subject, join.hidden, fold.unheld.policyAt),
    onTrust: fold && onTrustOf(fold.attribution),
    carried: join.carried,
    limits: limitsOf({
      subject,
      signed,
      trustedKey: options.trustedKey,
      size: join.size,
      depth: options.depth,
      rotations: join.rotations,
      restorations: join.restorations,
      earlier,
      contentWithheld: reader.contentWithheld ?? false,
      withheld: join.withheld,
      erased: join.erased,
      agesUntold: join.ages.untold,
      part,
      opaque: (fold?.opaque ?? 0) - (part ? part.decisions - part.chosen : 0),
      attribution: fold?.attribution,
      statesOfOtherVersion: fold?.states.otherVersion ?? 0,
      hasProjections: reader.projections !== undefined,
      installation,
    }),
    findings,
  };
}
