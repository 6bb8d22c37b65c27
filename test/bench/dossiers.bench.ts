import type { ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeServerDirectory, startEmbeddedPostgres } from '@docket/store';
import { endProcess, send, startApi, type Target } from './api.bench.js';
import { makeCard } from './cards.js';
import { HttpConnection } from './http-load.js';
import { closedLoop, interleave, median, note, quantile, report, sized } from './measure.js';

export const name = 'dossiers';

const WRITERS = 16;
const ROUNDS = 5;
const CARDS = sized(3_000);
/** Dossiers that wait or are being made whenever writes are measured beside them. */
const DOSSIERS = 100;
/** The server lets one principal have half of what may wait of a ledger. */
const QUEUE = { DOCKET_EXPORT_QUEUE_LEDGER: String(2 * DOSSIERS) };
/** Cards of each decision that is exported: a usual dossier. */
const DOSSIER_CARDS = 30;

const opening = JSON.stringify({ agent: { id: 'refund-agent' }, goal: 'Refund', stakes: 'medium' });
const ROOT = '/v1/ledgers/api';

/** Latency of writes through REST, with and without a hundred dossiers being rendered as PDF. */
export async function run(): Promise<void> {
  const directory = await makeServerDirectory('docket-bench-dossiers-');
  const server = await startEmbeddedPostgres({
    dataDir: join(directory, 'data'),
    persistent: false,
  });
  const children: ChildProcess[] = [];
  try {
    const api = await startApi(server.superuserUrl, join(directory, 'keys'), children, QUEUE);
    await compare(api);
  } finally {
    await Promise.all(children.map(endProcess));
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

async function compare(api: Target): Promise<void> {
  const connections = await Promise.all(
    Array.from({ length: WRITERS }, () => HttpConnection.open(api.url)),
  );
  const exported = await Promise.all(connections.slice(0, 8).map((one) => makeDecision(one, api)));
  const tails: Record<string, { p50: number; p99: number }[]> = { alone: [], beside: [] };
  let made = 0;
  let seconds = 0;
  const measure = async (way: 'alone' | 'beside'): Promise<number> => {
    const { latenciesMs, rate } = await fileCards(connections, api);
    tails[way]?.push({ p50: quantile(latenciesMs, 0.5), p99: quantile(latenciesMs, 0.99) });
    return rate;
  };
  await interleave(ROUNDS, {
    alone: () => measure('alone'),
    beside: async () => {
      const asked = await askForDossiers(api, exported);
      const begun = performance.now();
      const rate = await measure('beside');
      seconds += (performance.now() - begun) / 1_000;
      made += await withdraw(api, asked);
      return rate;
    },
  });
  for (const connection of connections) connection.close();
  const [alone = [], beside = []] = [tails['alone']?.slice(1), tails['beside']?.slice(1)];
  note(`${WRITERS} writers, cards through REST, p50 and p99 in ms, of each round:`);
  note(`alone ${alone.map(show).join(', ')}`);
  note(`beside ${DOSSIERS} dossiers ${beside.map(show).join(', ')}`);
  note(
    `${(made / seconds).toFixed(1)} dossiers of ${DOSSIER_CARDS} cards a second were made meanwhile`,
  );
  for (const q of ['p50', 'p99'] as const) {
    const rounds = beside.map((round, i) => round[q] / (alone[i]?.[q] ?? NaN));
    report(`writes beside 100 dossiers against alone, ${q}`, median(rounds), { max: 2, rounds });
  }
}

async function makeDecision(connection: HttpConnection, { key }: Target): Promise<string> {
  const answer = await send(connection, `${ROOT}/decisions`, key, opening);
  const { decision_id: id } = JSON.parse(answer) as { decision_id: string };
  for (let n = 0; n < DOSSIER_CARDS; n += 1) {
    await send(connection, `${ROOT}/decisions/${id}/job-cards`, key, JSON.stringify(makeCard(n)));
  }
  return id;
}

async function fileCards(connections: readonly HttpConnection[], { key }: Target) {
  const decisions = await Promise.all(
    connections.map(async (connection) => {
      const answer = await send(connection, `${ROOT}/decisions`, key, opening);
      return (JSON.parse(answer) as { decision_id: string }).decision_id;
    }),
  );
  return closedLoop(WRITERS, CARDS, (writer, n) => {
    const path = `${ROOT}/decisions/${decisions[writer] ?? ''}/job-cards`;
    return send(connections[writer], path, key, JSON.stringify(makeCard(n)));
  });
}

async function askForDossiers(api: Target, decisions: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < DOSSIERS; n += 1) {
    const decision = decisions[n % decisions.length];
    const answer = await call(api, 'POST', '', { kind: 'dossier', format: 'pdf', decision });
    ids.push(String(answer['export_id']));
  }
  return ids;
}

/** Cancels what is not made yet, and tells how many were made. */
async function withdraw(api: Target, ids: readonly string[]): Promise<number> {
  let made = 0;
  for (const id of ids) {
    const { state } = await call(api, 'GET', `/${id}`);
    if (state === 'ready') made += 1;
    else if (state === 'failed') throw new Error(`${id} failed`);
    else await call(api, 'DELETE', `/${id}`);
  }
  if (made === ids.length) throw new Error('all dossiers were made before the writes were');
  return made;
}

async function call(
  { url, auditor }: Target,
  method: string,
  path: string,
  body?: object,
): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}${ROOT}/exports${path}`, {
    method,
    headers: {
      authorization: `Bearer ${auditor}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return (await response.json()) as Record<string, unknown>;
}

function show({ p50, p99 }: { p50: number; p99: number }): string {
  return `${p50.toFixed(1)} and ${p99.toFixed(1)}`;
}
