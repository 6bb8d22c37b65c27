import { decodeLeaf, isFullDisclosure, LeafError } from '@docket/chain';
import { publishedSchema, SCHEMAS } from '@docket/record/schemas';
import {
  BUNDLE_LEDGER,
  bundleInfo,
  bundleReadme,
  bundleViews,
  type BundleView,
} from '@docket/report/bundle';
import {
  connectDatabase,
  type DatabaseReader,
  databaseReader,
  ExportWriter,
  Snapshot,
  type StoredMaterial,
} from '@docket/store';
import {
  describeSelection,
  isSelected,
  RecordsOfSelection,
  type Selection,
  toDisclosure,
} from '@docket/verify';
import { encodeLine } from '../log/entry-line.js';
import { DOCKET_VERSION } from '../version.js';
import { BundleZip } from './bundle-zip.js';
import type { LedgerFileJob, WrittenFile } from './write-ledger-file.js';

/** What a bundle has beside what a ledger file has. */
export interface BundleJob extends LedgerFileJob {
  bundle: {
    origin: string;
    /** Name of the one folder in the archive. */
    folder: string;
    /** All decisions where left out. */
    selection?: Selection;
    /** `docket-verify.html`. */
    verifier: Uint8Array;
    /** C2SP tlog-policy. */
    policy: string;
    /** When it was asked for, RFC 3339. */
    askedAt: string;
  };
}

export interface WrittenBundle extends WrittenFile {
  disclosed: number;
}

/** The snapshot and the entries. */
const POOL_SIZE = 3;
/** Reports of progress, per this many entries. */
const PROGRESS_STEP = 5_000;
/** Pieces of text that are gathered before they are compressed, in characters. */
const PIECE_CHARACTERS = 65_536;

/**
 * Writes a bundle of a ledger into the parts of an export: of one state of the database, in memory of some pieces and
 * one record of each decision. The entries are read once for themselves and once for each table made of them.
 */
export async function writeBundle(
  job: BundleJob,
  report: (progress: { entriesDone: number }) => void,
): Promise<WrittenBundle> {
  const { databaseUrl: url, ledger, bundle } = job;
  const database = await connectDatabase({ url, poolSize: POOL_SIZE, isBulk: true });
  let snapshot: Snapshot | undefined;
  try {
    // What is erased meanwhile would be in one file and not in another.
    snapshot = await Snapshot.take(database);
    const source = new BundleSource(
      await databaseReader(database, ledger, snapshot.id),
      bundle.selection,
    );
    const zip = new BundleZip({ folder: bundle.folder, time: new Date(bundle.askedAt) });
    addFiles(zip, job, source, report);
    const file = new ExportWriter(database, job);
    for await (const bytes of zip.read(() => infoOf(job, source))) await file.write(bytes);
    return { ...(await file.end()), disclosed: source.counts.disclosed };
  } finally {
    await snapshot?.release();
    await database.close();
  }
}

function addFiles(
  zip: BundleZip,
  { header, size, bundle }: BundleJob,
  source: BundleSource,
  report: (progress: { entriesDone: number }) => void,
): void {
  const { origin, selection, verifier, policy } = bundle;
  const words = selection === undefined ? {} : { selection: describeSelection(selection) };
  zip.add('bagit.txt', () => ['BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n']);
  zip.add('README.txt', () => [bundleReadme({ origin, size, ...words })]);
  zip.add('docket-verify.html', () => [verifier]);
  zip.add(BUNDLE_LEDGER, () => linesOf(header, source.lines(size, report)));
  for (const view of bundleViews(origin, size)) zip.add(view.path, () => textOf(view, source));
  for (const id of Object.keys(SCHEMAS).toSorted()) {
    const schema = `${JSON.stringify(publishedSchema(id), undefined, 2)}\n`;
    zip.add(`data/schemas/${id.replace('/', '-')}.json`, () => [schema]);
  }
  zip.add('data/policy.txt', () => [policy]);
}

function infoOf({ bundle, exportId }: BundleJob, { counts }: BundleSource): [string, string][] {
  return [
    ['Bagging-Date', bundle.askedAt.slice(0, 'yyyy-mm-dd'.length)],
    ['Bag-Software-Agent', `Docket ${DOCKET_VERSION}`],
    ['Internal-Sender-Identifier', exportId],
    ...bundleInfo(bundle.origin, counts, bundle.selection),
  ];
}

async function* linesOf(header: string, lines: AsyncIterable<string>): AsyncGenerator<string> {
  yield header;
  yield* lines;
}

async function* textOf(view: BundleView, source: BundleSource): AsyncGenerator<string> {
  const text = view.begin();
  let piece = text.head;
  for await (const batch of source.entries(view.from, view.to)) {
    for (const entry of batch) piece += text.take(entry);
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  yield piece + text.end();
}

/** The entries as the bundle has them: of what belongs to decisions that are not chosen the leaves alone. */
class BundleSource {
  /** Of each decision whether it is chosen, and its first entry. */
  readonly #chosen = new Map<string, { isChosen: boolean; from: number }>();
  readonly #records = new RecordsOfSelection((id, seq) => {
    const known = this.#chosen.get(id);
    // By what stands before, so that each reading tells the same.
    return known?.isChosen === true && known.from < seq;
  });
  readonly #reader: DatabaseReader;
  readonly #selection: Selection | undefined;
  counts = { chosen: 0, decisions: 0, disclosed: 0, entries: 0 };

  constructor(reader: DatabaseReader, selection: Selection | undefined) {
    this.#reader = reader;
    this.#selection = selection;
  }

  /** The first `size` entries, a line each; counts them. */
  async *lines(
    size: number,
    report: (progress: { entriesDone: number }) => void,
  ): AsyncGenerator<string> {
    let reported = 0;
    let disclosed = 0;
    let entries = 0;
    for await (const batch of this.entries(0, size)) {
      yield batch.map(encodeLine).join('');
      disclosed += batch.filter(({ disclosure }) => disclosure !== undefined).length;
      entries += batch.length;
      if (entries - reported < PROGRESS_STEP) continue;
      reported = entries;
      report({ entriesDone: entries });
    }
    // A bundle is never cut off without a word.
    if (entries !== size) throw new Error(`${entries} entries of ${size} were read`);
    const chosen = [...this.#chosen.values()].filter(({ isChosen }) => isChosen).length;
    this.counts = { chosen, decisions: this.#chosen.size, disclosed, entries };
  }

  async *entries(from: number, to: number): AsyncGenerator<StoredMaterial[]> {
    for await (const batch of this.#reader.entries(from, to))
      yield batch.map((entry) => {
        this.#note(entry);
        if (this.#isShown(entry)) return entry;
        const { disclosure: _kept, ...rest } = entry;
        return rest;
      });
  }

  /** By its leaf, which is what is signed; of one that is none the column says whose it is. */
  #note({ position: from, leaf: bytes, columns: { decisionId } }: StoredMaterial): void {
    if (decisionId === null || this.#chosen.has(decisionId)) return;
    const selection = this.#selection;
    const { id, time } = openingOf(bytes) ?? { id: decisionId, time: '' };
    const isChosen = selection === undefined || isSelected(selection, id, time);
    this.#chosen.set(decisionId, { isChosen, from });
  }

  #isShown({ position, disclosure, columns: { decisionId, type } }: StoredMaterial): boolean {
    if (this.#selection === undefined) return true;
    if (decisionId !== null) return this.#chosen.get(decisionId)?.isChosen === true;
    const content = toDisclosure(disclosure);
    const body = content && isFullDisclosure(content) ? content.body : undefined;
    return this.#records.isTold(position, type, body);
  }
}

function openingOf(bytes: Uint8Array): { id: string; time: string } | undefined {
  try {
    const { decision, time } = decodeLeaf(bytes);
    return decision && { id: decision.id, time };
  } catch (error) {
    if (error instanceof LeafError) return undefined;
    throw error;
  }
}
