import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApi, type TestApi } from '../api/support/api.js';
import { HOSTILE_RUNS } from './hostile-runs.js';
import { readEntries } from './imported-entries.js';
import { ledgerHoldings } from './ledger-record.js';
import { rawHoldings, type Holding, type Members } from './raw-record.js';
import { runWith } from './run-with.js';
import { realTrace } from './traces.js';

let api: TestApi;
let directory: string;
beforeAll(async () => {
  api = await startTestApi();
  directory = await mkdtemp(join(tmpdir(), 'docket-test-raw-'));
});
afterAll(async () => {
  await api.close();
  await rm(directory, { recursive: true, force: true });
});

/** What the file holds, after it was held against what the ledger holds, run by run. */
async function importAndCompare(ledger: string, path: string): Promise<Holding[]> {
  await api.createLedger(ledger);
  const key = await api.createKey(ledger, 'agent');
  const argv = ['import', 'tau-bench', path, '--ledger', ledger, '--url', api.url];
  expect(await runWith(key, argv)).toMatchObject({ code: 0, err: '' });
  const raw = rawHoldings(path);
  const kept = ledgerHoldings(await readEntries<Members>(api, ledger), raw.length);
  for (const [run, holding] of raw.entries())
    expect({ run, ...kept[run] }).toEqual({ run, ...holding });
  return raw;
}

/** How many of each kind there are, and of messages by role. */
function totals(holdings: readonly Holding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { messages, ...kinds } of holdings) {
    for (const [kind, texts] of Object.entries(kinds)) {
      counts[kind] = (counts[kind] ?? 0) + texts.length;
    }
    for (const message of messages) {
      const role = message.slice(0, message.indexOf(':'));
      counts[role] = (counts[role] ?? 0) + 1;
    }
  }
  return counts;
}

describe('raw = ledger', () => {
  test('runs with null members, errors in other words, crashes, times and preconditions', async () => {
    const path = join(directory, 'hostile.json');
    await writeFile(path, JSON.stringify(HOSTILE_RUNS));
    // Counted by hand in hostile-runs.ts.
    expect(totals(await importAndCompare('hostile', path))).toEqual({
      system: 2,
      user: 6,
      assistant: 11,
      tool: 13,
      calls: 12,
      results: 12,
      errors: 5,
      writes: 10,
      transfers: 1,
      evaluations: 10,
      times: 9,
    });
    const entries = await readEntries<Members>(api, 'hostile');
    const bodies = (type: string): Members[] =>
      entries.filter((entry) => entry.type === type).map(({ body }) => body);
    // Twice the same call without a word of success is no double cancelling.
    expect(bodies('tripwire.tripped').map(({ rule }) => rule)).not.toContain('duplicate_effect');
    expect(bodies('decision.closed').map(({ outcome }) => outcome)).toEqual([
      'abandoned',
      'handed_over',
      'abandoned',
      'failed',
      'failed',
    ]);
    const stated = entries.flatMap(({ type, body }) =>
      body['occurred_at'] === undefined ? [] : [[type, body['occurred_at']]],
    );
    // The end and the answer have no zone.
    expect(stated).toEqual([
      ['decision.opened', '2025-06-06T14:00:00Z'],
      ['job_card.filed', '2025-06-06T14:00:03Z'],
    ]);
  });

  const AIRLINE = realTrace('taubench_gpt-4o-airline.json');
  (AIRLINE === undefined ? test.skip : test)('taubench_gpt-4o-airline.json', async () => {
    expect(totals(await importAndCompare('airline', AIRLINE!))).toEqual({
      system: 200,
      user: 1_490,
      assistant: 2_454,
      tool: 1_164,
      calls: 1_164,
      results: 1_164,
      errors: 73,
      writes: 250,
      transfers: 48,
      evaluations: 200,
      times: 0,
    });
  });

  const RETAIL = realTrace('tau2_toolorchestra_retail_gpt-5_1trial.json');
  (RETAIL === undefined ? test.skip : test)('tau2_…retail_gpt-5_1trial.json', async () => {
    expect(totals(await importAndCompare('retail', RETAIL!))).toEqual({
      user: 520,
      assistant: 1_141,
      tool: 873,
      calls: 873,
      results: 873,
      errors: 14,
      writes: 170,
      transfers: 12,
      evaluations: 856,
      times: 342,
    });
  });
});
