import { setTimeout } from 'node:timers/promises';
import { makeCard } from '../bench/cards.js';
import { told, type Answered } from '../bench/flood.js';
import { HttpConnection } from '../bench/http-load.js';

/** What a process is told that asks beside the agents. */
export interface Asking {
  url: string;
  /** Where a card is filed. */
  path: string;
  key: string;
  ms: number;
  everyMs: number;
}

export interface Asked {
  taken: Answered;
  refused: Answered;
  /** `GET /healthz`, asked in turns with the others: what the server needs to answer anything at all. */
  healthy: Answered;
  /** Answers that the database took too long, or could not be reached. */
  notReady: number;
}

const body = JSON.stringify(makeCard(0));

/**
 * One request at a time, each on a connection of its own: whoever comes back on one sooner than it was told is kept
 * waiting on purpose, and that is not what is measured. Its time begins when it is connected.
 */
export async function ask({ url, path, key, ms, everyMs }: Asking): Promise<Asked> {
  const times = { taken: [] as number[], refused: [] as number[], healthy: [] as number[] };
  let notReady = 0;
  const began = performance.now();
  while (performance.now() - began < ms) {
    const filed = await once(url, (connection) => connection.post(path, key, body));
    if (filed.status === 201) times.taken.push(filed.ms);
    else if (filed.body.includes('"overloaded"')) times.refused.push(filed.ms);
    else if (filed.body.includes('"not_ready"')) notReady += 1;
    else throw new Error(`answered ${filed.status}: ${filed.body}`);
    const health = await once(url, (connection) => connection.get('/healthz'));
    if (health.status !== 200) throw new Error(`/healthz answered ${health.status}`);
    times.healthy.push(health.ms);
    await setTimeout(everyMs);
  }
  const seconds = (performance.now() - began) / 1000;
  return {
    taken: told(times.taken, seconds),
    refused: told(times.refused, seconds),
    healthy: told(times.healthy, seconds),
    notReady,
  };
}

async function once(
  url: string,
  send: (connection: HttpConnection) => Promise<{ status: number; body: string }>,
): Promise<{ status: number; body: string; ms: number }> {
  const connection = await HttpConnection.open(url);
  try {
    const sent = performance.now();
    const answer = await send(connection);
    return { ...answer, ms: performance.now() - sent };
  } finally {
    connection.close();
  }
}
