import type { TestApi } from '../api/support/api.js';

/** One entry of an imported decision, as the ledger gives it over HTTP. */
export interface ImportedEntry<Body> {
  /** Position of the run in the file. */
  run: number;
  decision: string;
  type: string;
  body: Body;
}

/** Every entry of the ledger that belongs to a decision, read page by page over HTTP. */
export async function readEntries<Body>(
  api: TestApi,
  ledger: string,
): Promise<ImportedEntry<Body>[]> {
  const key = await api.createKey(ledger, 'auditor');
  const size = await api.size(ledger);
  const found: { type: string; decision?: { id: string }; body: unknown }[] = [];
  while (found.length < size) {
    const path = `/v1/ledgers/${ledger}/entries?from=${found.length}`;
    const lines = (await api.call('GET', path, { key })).text.trimEnd().split('\n');
    for (const line of lines) {
      const { leaf, disclosure } = JSON.parse(line);
      found.push({ ...JSON.parse(leaf), body: disclosure.body });
    }
  }
  const runs = new Map<string, number>();
  for (const { type, decision, body } of found) {
    const opened = body as { ext?: { import?: { run?: number } } };
    if (type === 'decision.opened') runs.set(decision!.id, opened.ext!.import!.run!);
  }
  return found
    .filter(({ decision }) => decision !== undefined)
    .map(({ type, decision, body }) => ({
      run: runs.get(decision!.id)!,
      decision: decision!.id,
      type,
      body: body as Body,
    }));
}
