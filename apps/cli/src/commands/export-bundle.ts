import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DocketExports, type BundleToExport, type ExportSummary } from '@docket/client';
import { requireApiKey, type ConnectionOptions } from '../connection.js';
import { CommandFailure, EXIT, shownValue } from '../failure.js';
import { begunBytes, continueOutput, removeOutput, writePieces } from '../output-file.js';
import { isFolder, streamRegular } from '../regular-file.js';
import { ProgressLine, type Terminal } from '../terminal.js';
import { openBag, runningDigest } from '../verify/bag-files.js';
import { unreadable } from '../verify/trust.js';

/** What `docket export` is told of a bundle. */
export interface BundleOptions extends ConnectionOptions {
  ledger: string;
  out: string;
  openedFrom?: string;
  openedTo?: string;
  folder?: boolean;
  /** An export that was asked for before. */
  export?: string;
  purpose?: string;
  recipient?: string;
}

/** How often the server is asked whether it is done, in milliseconds. */
const ASK_MS = 500;

/** Has a bundle made by the server, and writes it: as a ZIP, or unpacked. */
export async function exportBundle(
  terminal: Terminal,
  decisions: readonly string[],
  options: BundleOptions,
): Promise<void> {
  const { url, ledger, out } = options;
  const client = new DocketExports({ url, apiKey: await requireApiKey(options), ledger });
  const progress = new ProgressLine(terminal);
  try {
    const asked =
      options.export === undefined
        ? await client.requestBundle(wanted(decisions, options))
        : await client.read(options.export);
    const ready = await made(client, asked, progress);
    const path = join(out, fileName(ready));
    await download(client, ready, path, progress).catch((error: unknown) => {
      progress.clear();
      terminal.err(`What was fetched is kept. To go on: ${goOn(ready.exportId, options)}\n`);
      throw error;
    });
    progress.clear();
    terminal.out(`${options.folder === true ? await unpack(path) : path}\n`);
  } finally {
    progress.clear();
  }
}

/** The command that fetches the rest, as a shell takes it. */
function goOn(exportId: string, options: BundleOptions): string {
  const { url, apiKeyFile, ledger, out, folder } = options;
  const given = ['--ledger', ledger, '--out', out, '--export', exportId, '--url', url];
  if (apiKeyFile !== undefined) given.push('--api-key-file', apiKeyFile);
  if (folder === true) given.push('--folder');
  return `docket export --bundle ${given.map(shellWord).join(' ')}`;
}

/** A word as POSIX shells take it. */
function shellWord(text: string): string {
  return /^[\w./:@=+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function wanted(
  decisions: readonly string[],
  { openedFrom, openedTo, purpose, recipient }: BundleOptions,
): BundleToExport {
  return {
    ...(openedFrom === undefined ? {} : { openedFrom }),
    ...(openedTo === undefined ? {} : { openedTo }),
    ...(decisions.length === 0 ? {} : { decisions }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(recipient === undefined ? {} : { recipient }),
  };
}

async function made(
  client: DocketExports,
  asked: ExportSummary,
  progress: ProgressLine,
): Promise<ExportSummary> {
  let now = asked;
  while (now.state === 'queued' || now.state === 'running') {
    const of = now.total === undefined ? '' : ` of ${now.total}`;
    progress.show(`the server writes the bundle: ${now.done}${of} entries`);
    await wait(ASK_MS);
    now = await client.read(now.exportId);
  }
  if (now.state === 'ready' && now.file !== undefined) return now;
  const why = now.failure === undefined ? '' : `: ${shownValue(now.failure)}`;
  throw new CommandFailure(`The export ${now.exportId} is ${now.state}${why}`, EXIT.failed);
}

/** As the server names it, if that is a name and no path. */
function fileName({ exportId, file }: ExportSummary): string {
  const { name = '' } = file ?? {};
  return /^[a-z0-9][a-z0-9.-]{0,200}\.zip$/.test(name) ? name : `${exportId}.zip`;
}

async function download(
  client: DocketExports,
  ready: ExportSummary,
  path: string,
  progress: ProgressLine,
): Promise<void> {
  const { size = 0, sha256 } = ready.file ?? {};
  const from = Math.min(await begunBytes(path), size);
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    let done = from;
    for await (const piece of client.content(ready, from)) {
      yield piece;
      done += piece.length;
      progress.show(`${done} of ${size} bytes`);
    }
  };
  await continueOutput(path, pieces(), async (begun) => {
    const sum = runningDigest();
    for await (const piece of streamRegular(begun)) sum.update(piece);
    return sum.hex() === sha256;
  });
}

/** Into a folder beside the archive, of which nothing is left; the bounds are those of what is verified. */
async function unpack(path: string): Promise<string> {
  const folder = path.replace(/\.bundle\.zip$|\.zip$/, '');
  // What stands in it already would be no part of the bag.
  if (await isFolder(folder))
    throw new CommandFailure(`${folder} is there already: remove it, or unpack ${path} yourself.`);
  try {
    const bag = await openBag(path);
    try {
      for (const name of bag.files) await writePieces(join(folder, name), bag.open(name));
    } finally {
      await bag.close();
    }
  } catch (error) {
    throw unreadable(path, error);
  }
  await removeOutput(path);
  return folder;
}
