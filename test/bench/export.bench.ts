import type { ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeServerDirectory, startEmbeddedPostgres } from '@docket/store';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { endProcess, send, startApi, type Target } from './api.bench.js';
import { makeCard } from './cards.js';
import { HttpConnection } from './http-load.js';
import { interleave, median, note, reportRatio, sized } from './measure.js';

/** An export of a whole ledger and its download, against streaming the same columns out of PostgreSQL. */
export const name = 'export';

const ENTRIES = sized(30_000);
const BATCH = 500;
const ROUNDS = 3;
const LOOK_MS = 20;
const OPENING = JSON.stringify({ agent: { id: 'refund-agent' }, goal: 'Refund', stakes: 'medium' });
const ROWS = `COPY (SELECT e.leaf, b.body, b.secret FROM docket.entry e LEFT JOIN docket.body b USING (ledger_no, seq)
  ORDER BY e.ledger_no, e.seq) TO STDOUT (FORMAT binary)`;

export async function run(): Promise<void> {
  const directory = await makeServerDirectory('docket-bench-export-');
  const server = await startEmbeddedPostgres({
    dataDir: join(directory, 'data'),
    persistent: false,
  });
  const children: ChildProcess[] = [];
  try {
    const api = await startApi(server.superuserUrl, join(directory, 'keys'), children);
    await fill(api);
    await compare(api, server.superuserUrl);
  } finally {
    await Promise.all(children.map(endProcess));
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function fill(api: Target): Promise<void> {
  const connection = await HttpConnection.open(api.url);
  for (let filled = 0; filled < ENTRIES; filled += BATCH) {
    const opened = await send(connection, '/v1/ledgers/api/decisions', api.key, OPENING);
    const { decision_id: id } = JSON.parse(opened) as { decision_id: string };
    const cards = Array.from({ length: BATCH - 1 }, (_, n) => ({
      type: 'job_card.filed',
      decision_id: id,
      body: makeCard(filled + n),
    }));
    await send(connection, '/v1/ledgers/api/batch', api.key, JSON.stringify(cards));
  }
  connection.close();
}

async function compare(api: Target, url: string): Promise<void> {
  const sizes = { ours: 0, copy: 0 };
  const rates = await interleave(ROUNDS, {
    copy: () => perSecond(async () => (sizes.copy = await streamed(url))),
    ours: () => perSecond(async () => (sizes.ours = await exported(api))),
  });
  const show = (way: 'ours' | 'copy'): string =>
    `${median(rates[way] ?? []).toFixed(0)} (${(sizes[way] / 1e6).toFixed(1)} MB)`;
  note(
    `some ${ENTRIES} entries, a second: streamed out of PostgreSQL ${show('copy')}, exported, checked and downloaded ${show('ours')}`,
  );
  reportRatio('export of a ledger, against streaming its rows', rates, ['ours', 'copy'], {});
}

async function perSecond(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return ENTRIES / ((performance.now() - begun) / 1000);
}

async function streamed(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let bytes = 0;
  for await (const part of client.query(copyStreams.to(ROWS))) bytes += (part as Buffer).length;
  await client.end();
  return bytes;
}

/** @returns the bytes of the file. */
async function exported(api: Target): Promise<number> {
  const root = `${api.url}/v1/ledgers/api/exports`;
  const headers = { authorization: `Bearer ${api.auditor}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ kind: 'ledger', format: 'ndjson', purpose: 'benchmark' });
  const asked = await fetch(root, { method: 'POST', headers, body });
  if (!asked.ok) throw new Error(`The export was not taken: ${asked.status} ${await asked.text()}`);
  const { export_id: id } = (await asked.json()) as { export_id: string };
  for (;;) {
    const answer = await fetch(`${root}/${id}`, { headers });
    const { state } = (await answer.json()) as { state: string };
    if (state === 'ready') break;
    if (state === 'failed') throw new Error('The export failed.');
    await sleep(LOOK_MS);
  }
  const file = await fetch(`${root}/${id}/content`, { headers });
  if (!file.ok) throw new Error(`The export was not served: ${file.status}`);
  return (await file.arrayBuffer()).byteLength;
}
