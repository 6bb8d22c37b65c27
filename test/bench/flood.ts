import { setTimeout } from 'node:timers/promises';
import { HttpConnection } from './http-load.js';
import { makeCard } from './cards.js';
import { quantile } from './measure.js';

/** What a process of writers is told to do. */
export interface Flood {
  url: string;
  path: string;
  key: string;
  /** Connections, each with one card after the other. */
  writers: number;
  ms: number;
  /** Between the beginnings of two requests of a writer, at least; each follows the answer at once where left out. */
  everyMs?: number;
}

/** Of answers of one kind: how many a second, and how long they took. */
export interface Answered {
  rate: number;
  p50: number;
  p99: number;
  max: number;
}

export interface Flooded {
  taken: Answered;
  refused: Answered;
  /** Answers that the database took too long, or could not be reached. */
  notReady: number;
}

const bodies = Array.from({ length: 64 }, (_, n) => JSON.stringify(makeCard(n)));

/** Nobody waits as long as they are told to: the worst that a server may meet. */
export async function floodFrom(order: Flood): Promise<Flooded> {
  const { url, path, key, writers, ms, everyMs = 0 } = order;
  const takenMs: number[] = [];
  const refusedMs: number[] = [];
  let notReady = 0;
  const connections = await Promise.all(
    Array.from({ length: writers }, () => HttpConnection.open(url)),
  );
  const began = performance.now();
  await Promise.all(
    connections.map(async (connection, writer) => {
      for (let n = writer; performance.now() - began < ms; n += 1) {
        const sent = performance.now();
        const { status, body } = await connection.post(path, key, bodies[n % bodies.length] ?? '');
        const tookMs = performance.now() - sent;
        if (status === 201) takenMs.push(tookMs);
        else if (status === 503 && body.includes('"overloaded"')) refusedMs.push(tookMs);
        else if (status === 503 && body.includes('"not_ready"')) notReady += 1;
        else throw new Error(`answered ${status}: ${body}`);
        if (tookMs < everyMs) await setTimeout(everyMs - tookMs);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  for (const connection of connections) connection.close();
  return { taken: told(takenMs, seconds), refused: told(refusedMs, seconds), notReady };
}

export const told = (times: readonly number[], seconds: number): Answered => ({
  rate: times.length / seconds,
  p50: quantile(times, 0.5),
  p99: quantile(times, 0.99),
  max: quantile(times, 1),
});
