import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JsonObject } from '@docket/chain';
import { Database, LedgerService } from '@docket/store';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { call, startTestApi, type TestApi, written } from '../api/support/api.js';
import { card, intent, opening } from '../api/support/records.js';
import { hostDocket } from '../support/hosted-command.js';

const docket = hostDocket();

/** Somebody with the login of the service lets an agent act while a human is awaited. */
let api: TestApi;
let directory: string;
let decision: string;
let officer: string;
beforeAll(async () => {
  api = await startTestApi();
  directory = await mkdtemp(join(tmpdir(), 'docket-copies-'));
  await api.createLedger('copies');
  const agent = await api.createKey('copies', 'agent');
  officer = await api.createKey('copies', 'officer');
  const at = '/v1/ledgers/copies/decisions';
  decision = written(await api.call('POST', at, { key: agent, body: opening })).decision_id;
  const held = { ...card, needs_human: true, suggested_escalation: 'ask' };
  written(await api.call('POST', `${at}/${decision}/job-cards`, { key: agent, body: held }));
  const { ledgerNo } = await api.api.app.get(LedgerService).getLedger('copies');
  const service = api.api.app.get(Database).of(ledgerNo);
  const { rows } = await service.query<{ state: string }>(
    'SELECT state FROM docket.decision WHERE ledger_no = $1 AND decision_id = $2',
    [ledgerNo, decision],
  );
  const state = JSON.parse(rows[0]?.state ?? '') as object;
  const free = { ...state, directive: 'proceed', needsHuman: false, openEscalations: [] };
  await service.query(
    `UPDATE docket.decision SET state = $3, directive = 'proceed', status = 'open', needs_human = false
      WHERE ledger_no = $1 AND decision_id = $2`,
    [ledgerNo, decision, JSON.stringify({ ...free, status: 'open' })],
  );
  // A server without the state in its memory.
  const other = await api.startAnother();
  const announced = await call(other.url, 'POST', `${at}/${decision}/side-effects`, {
    key: agent,
    body: intent,
    headers: { 'idempotency-key': 'refund-1' },
  });
  expect([announced.status, announced.text]).toEqual([201, announced.text]);
});
afterAll(async () => {
  await api.close();
  await rm(directory, { recursive: true, force: true });
});

interface Copy {
  issue: JsonObject & { record_findings?: { code: string; seq?: number }[] };
  model: { tiles: { name: string; word: string }[]; attention: { code: string }[] };
  narrative: { headline: { kind: string; text: string }[] };
}

async function copyOf(wish: string): Promise<string> {
  const path = `/v1/ledgers/copies/decisions/${decision}/dossier.json?${wish}`;
  const { status, text } = await api.call('GET', path, { key: officer });
  expect([status, text.slice(0, 300)]).toEqual([200, text.slice(0, 300)]);
  return text;
}

async function said(text: string) {
  const file = join(directory, 'copy.dossier.json');
  await writeFile(file, text);
  return docket(['verify', file]);
}

test.each(['public', 'counterparty', 'data-subject', 'regulator'])(
  'a copy of the profile %s says what its server found in the whole record',
  async (profile) => {
    const text = await copyOf(`variant=redacted&profile=${profile}`);
    const { issue, model, narrative } = JSON.parse(text) as Copy;
    const box = narrative.headline.find(({ kind }) => kind === 'unverified');
    expect(box?.text).toMatch(/^A verification does not bear out \[E\d+\].*may be false/);
    expect(issue.record_findings?.map(({ code }) => code)).toContain('entry_refused');
    const tile = model.tiles.find(({ name }) => name === 'integrity');
    expect(tile?.word).toBe('Not verified');
    expect(model.attention.map(({ code }) => code)).toContain('issuer_found');
    const { code, stdout } = await said(text);
    expect(stdout).toContain(
      'The server that issued this copy found in the whole record: entry_refused.',
    );
    expect(code).toBe(1);
  },
);

test('what the server found can be neither dropped nor changed', async () => {
  const text = await copyOf('variant=redacted&profile=public');
  const copy = JSON.parse(text) as Copy;
  const { record_findings: _, ...less } = copy.issue;
  const other = { ...less, record_findings: [{ code: 'leaf_malformed', seq: 0 }] };
  for (const issue of [less, other]) {
    const { code, stdout } = await said(JSON.stringify({ ...copy, issue }));
    expect(stdout).toContain('statement_mismatch');
    expect(code).toBe(1);
  }
});

test('nor withheld together with what the copy says of it', async () => {
  const copy = JSON.parse(await copyOf('variant=redacted&profile=public')) as Copy & {
    evidence: { entries: { disclosure: Disclosed }[] };
  };
  const { disclosure } = copy.evidence.entries.at(-1) as { disclosure: Disclosed };
  const isFound = ({ pointer }: { pointer: string }): boolean =>
    pointer.startsWith('/statements/record_findings');
  const hidden = disclosure.disclosed.filter(isFound);
  expect(hidden).not.toEqual([]);
  disclosure.disclosed = disclosure.disclosed.filter((one) => !isFound(one));
  for (const { pointer } of hidden)
    disclosure.withheld.push({ pointer, reason: 'confidential_business' });
  delete copy.issue.record_findings;
  const { code, stdout } = await said(JSON.stringify(copy));
  expect(stdout).toContain('withholds something that the dossier has to repeat');
  expect(code).toBe(1);
});

interface Disclosed {
  disclosed: { pointer: string }[];
  withheld: { pointer: string; reason: string }[];
}
