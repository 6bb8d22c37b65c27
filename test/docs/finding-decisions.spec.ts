import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, written, type TestApi } from '../api/support/api.js';
import { card, intent, opening } from '../api/support/records.js';
import { PROJECT } from '../support/built-command.js';
import { readShellBlocks, runShell } from '../support/shell-blocks.js';

describe('the guide to finding decisions', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startTestApi();
    await api.createLedger('claims');
  });
  afterAll(() => api.close());

  it('works as printed', async () => {
    const path = '/v1/ledgers/claims/decisions';
    const key = await api.createKey('claims', 'agent');
    const body = { ...opening, stakes: 'high' };
    const decision = written(await api.call('POST', path, { key, body })).decision_id;
    const lineage = [
      { role: 'decisive', document_id: 'refund-policy', version: '3.1', chunk: { id: '12' } },
    ];
    const filed = { ...card, lineage, rationale: 'No receipt for order 44812' };
    await api.call('POST', `${path}/${decision}/job-cards`, { key, body: filed });
    const headers = { 'idempotency-key': 'refund-44812' };
    await api.call('POST', `${path}/${decision}/side-effects`, { key, body: intent, headers });

    const guide = await readFile(`${PROJECT}docs/guide/finding-decisions.md`, 'utf8');
    const { code, stdout, stderr } = await runShell(readShellBlocks(guide).join('\n'), {
      cwd: tmpdir(),
      env: {
        PATH: process.env['PATH'] ?? '',
        DOCKET_URL: api.url,
        DOCKET_KEY: await api.createKey('claims', 'officer'),
        DECISION: decision,
      },
    });
    expect({ code, stderr: code === 0 ? '' : `${stderr}${stdout}` }).toEqual({
      code: 0,
      stderr: '',
    });
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown[]>);
    const found = answers.map(
      (answer) => (answer['decisions'] ?? answer['side_effects'] ?? answer['entries'])?.length,
    );
    // The first reading of bodies became an entry, which the second then shows.
    expect(found).toEqual([1, 0, 1, 0, 1, 0, ...Array<undefined>(5).fill(undefined), 0, 3, 3]);
  });
});
