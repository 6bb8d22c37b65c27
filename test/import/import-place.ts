import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApi } from '../api/support/api.js';
import { readEntries, type ImportedEntry } from './imported-entries.js';
import { objectIn, type Members } from './raw-record.js';
import { runWith } from './run-with.js';

/** A server, and a folder for files that are imported, each into a ledger of its own. */
export async function openImportPlace() {
  const api = await startTestApi();
  const directory = await mkdtemp(join(tmpdir(), 'docket-import-'));
  let ledgers = 0;
  return {
    /** The file that holds this text, in the place of the one before. */
    async fileOf(text: string): Promise<string> {
      const path = join(directory, 'given.json');
      await writeFile(path, text);
      return path;
    },
    /** What the command said, and what the ledger holds then; `run` does it again. */
    async importInto(format: string, path: string) {
      const ledger = `${format}-${++ledgers}`;
      await api.createLedger(ledger);
      const key = await api.createKey(ledger, 'agent');
      const line = ['import', format, path, '--ledger', ledger, '--url', api.url];
      const run = () => runWith(key, line);
      const ran = await run();
      const entries = ran.code === 0 ? await readEntries<Members>(api, ledger) : [];
      return { ...ran, run, entries };
    },
    async close(): Promise<void> {
      await api.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export type ImportPlace = Awaited<ReturnType<typeof openImportPlace>>;

export const bodiesOf = (entries: ImportedEntry<Members>[], type: string): Members[] =>
  entries.filter((entry) => entry.type === type).map(({ body }) => body);

/** What the importer says of a record. */
export const importFactsOf = (body: Members | undefined): Members =>
  objectIn(objectIn(body?.['ext'])['import']);
