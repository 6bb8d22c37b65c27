import { LeafError, utf8 } from '@docket/chain';
import {
  type BagCheck,
  type BagFinding,
  type BagSource,
  checkBag,
  type EntryMaterial,
  ledgerFileReader,
  type LedgerReader,
  ReaderError,
  type VerificationReport,
  verify,
  type VerifyOptions,
} from '@docket/verify';
import type { Unchecked, VerificationOutcome } from '../outcome/verdict.js';
import { isBundleFile, missingFiles } from './files.js';
import { BUNDLE_LEDGER, bundleInfo, foreignLabels, VIEWS_LABEL } from './info.js';
import { bundleViews, type BundleView, VIEWS_EDITION } from './views.js';

/** A digest of what comes bit by bit. */
export interface RunningDigest {
  update(bytes: Uint8Array): void;
  /** 64 lower-case hex digits. */
  hex(): string;
}

/**
 * verifyBundle verifies a bundle: the bag, the ledger in it, and that what `bag-info.txt`, tables and PROV documents say
 * follows from the ledger's entries.
 *
 * @throws ReaderError for what is no bundle, or cannot be read.
 */
export async function verifyBundle(
  name: string,
  source: BagSource,
  options: VerifyOptions,
  digest: () => RunningDigest,
): Promise<VerificationOutcome> {
  const bag = await checkBag(source);
  if (!bag.digests.has(BUNDLE_LEDGER))
    throw new ReaderError('malformed', `it has no ${BUNDLE_LEDGER}: it is no bundle of a ledger`);
  const reader = ledgerFileReader({ source: name, open: () => source.open(BUNDLE_LEDGER) });
  try {
    const report = await verify(reader, options);
    const findings = [
      ...bag.findings,
      ...missingFiles(source.files).map(missingFinding),
      ...foreignFindings(source, bag, report),
      ...infoFindings(bag, report),
    ];
    const unchecked = whyViewsUnchecked(bag, report);
    if (unchecked === undefined)
      findings.push(...viewFindings(bag, await digestViews(reader, report, digest)));
    const { payloadFiles, payloadBytes } = bag;
    const views = unchecked === undefined ? {} : { unchecked: [unchecked] };
    return { source: name, report, bag: { payloadFiles, payloadBytes, findings }, ...views };
  } finally {
    await reader.close();
  }
}

const missingFinding = (path: string): BagFinding => ({
  code: 'bag_file_missing',
  message: 'Every bundle of a ledger has this, and it is not there.',
  path,
});

/** Findings of a kind that are listed. */
const LISTED_MAX = 20;

/** What has no place in a bundle: nobody held it against the entries, and it lies beside what was. */
function foreignFindings(
  { files }: BagSource,
  { info }: BagCheck,
  { origin, size }: VerificationReport,
): BagFinding[] {
  const isOwn = isBundleFile(origin, size, info.get(VIEWS_LABEL));
  const ofFiles = files
    .filter((path) => !isOwn(path))
    .map((path): BagFinding => {
      const message = 'No bundle of a ledger has this file: it is none of Docket’s.';
      return { code: 'bag_file_foreign', message, path };
    });
  const ofLabels = foreignLabels(info).map((label): BagFinding => {
    const message = `No bundle of a ledger says “${label.slice(0, 100)}” in bag-info.txt.`;
    return { code: 'bag_info_invalid', message, path: 'bag-info.txt' };
  });
  return [ofFiles, ofLabels].flatMap((found) => {
    const [first] = found;
    if (first === undefined || found.length <= LISTED_MAX) return found;
    return [...found.slice(0, LISTED_MAX), { code: first.code, message: 'And more of the kind.' }];
  });
}

function infoFindings({ info }: BagCheck, report: VerificationReport): BagFinding[] {
  const { part, origin, size, checks, depth } = report;
  const decisions = checks.find(({ name }) => name === 'decision_chain')?.count ?? 0;
  const whole = { chosen: decisions, decisions, disclosed: size, entries: size };
  // At lesser depths nobody looked which entries are disclosed.
  if (depth !== 'full') return [];
  const expected = bundleInfo(origin, part ?? whole, part?.selection);
  return expected.flatMap(([label, value]): BagFinding[] => {
    const said = info.get(label);
    if (said === value || (label === VIEWS_LABEL && said !== undefined)) return [];
    const message = `${label} says otherwise than the entries: they give “${value}”.`;
    return [{ code: 'bag_info_mismatch', message, path: 'bag-info.txt' }];
  });
}

/** Undefined: they can be compared. */
function whyViewsUnchecked(
  { info }: BagCheck,
  { verified, depth }: VerificationReport,
): Unchecked | undefined {
  const because = (reason: string): Unchecked => ({
    what: 'views',
    reason: `The tables and PROV documents were not held against the entries: ${reason}`,
  });
  if (depth !== 'full') return because('that takes the full depth.');
  if (!verified) return because('these do not verify.');
  if (info.get(VIEWS_LABEL) !== VIEWS_EDITION)
    return because(
      'they are of an edition that this Docket does not know. Verify with one that does.',
    );
  return undefined;
}

/** In one pass over the entries. */
async function digestViews(
  reader: LedgerReader,
  { origin, size }: VerificationReport,
  digest: () => RunningDigest,
): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  const waiting = bundleViews(origin, size).map((view) => ({ view, sum: digest() }));
  const open = new Map<BundleView, { text: ReturnType<BundleView['begin']>; sum: RunningDigest }>();
  const beginAt = (seq: number): void => {
    for (const { view, sum } of waiting.filter((one) => one.view.from === seq)) {
      const text = view.begin();
      sum.update(utf8(text.head));
      open.set(view, { text, sum });
    }
  };
  const take = (entry: EntryMaterial): void => {
    beginAt(entry.position);
    for (const [view, { text, sum }] of open) {
      sum.update(utf8(text.take(entry)));
      if (entry.position + 1 < view.to) continue;
      sum.update(utf8(text.end()));
      digests.set(view.path, sum.hex());
      open.delete(view);
    }
  };
  try {
    for await (const batch of reader.entries(0, size)) for (const entry of batch) take(entry);
  } catch (error) {
    // A leaf that is none was found before; and then nothing is compared.
    if (!(error instanceof LeafError)) throw error;
  }
  return digests;
}

const IS_VIEW = /^data\/(?:csv|prov)\//;

function viewFindings({ digests }: BagCheck, made: ReadonlyMap<string, string>): BagFinding[] {
  const paths = new Set([
    ...made.keys(),
    ...[...digests.keys()].filter((path) => IS_VIEW.test(path)),
  ]);
  return [...paths].flatMap((path): BagFinding[] => {
    if (digests.get(path) === made.get(path)) return [];
    const message = digests.has(path)
      ? 'This file does not follow from the entries.'
      : 'This file follows from the entries and is not there.';
    return [{ code: 'bag_view_mismatch', message, path }];
  });
}
