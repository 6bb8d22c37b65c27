import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { moveLedger } from '@docket/service';
import pg from 'pg';
import { endProcess, send, startApi, type Target } from './api.bench.js';
import { withBenchServer } from './bench-server.js';
import { makeCard } from './cards.js';
import { HttpConnection } from './http-load.js';
import { note, report, sized } from './measure.js';

/** A ledger is moved to another cell while it is written to: how long writers stand still, and what is lost. */
export const name = 'move';

const ENTRIES = sized(1_000_000);
const BATCH = 500;
const FILLERS = 4;
const WRITERS = 8;
const AGAIN_MS = 50;
/** Each of them pauses so long behind an answer: the machine is the move's too. */
const REST_MS = 20;
const OPENING = JSON.stringify({ agent: { id: 'refund-agent' }, goal: 'Refund', stakes: 'medium' });

export async function run(): Promise<void> {
  await withBenchServer((home) =>
    withBenchServer(async (b) => {
      const children: ChildProcess[] = [];
      try {
        const cells = { DOCKET_CELLS: 'b', DOCKET_CELL_B_URL: b.url };
        const api = await startApi(home.url, home.keys, children, cells);
        await fill(api);
        const writers = new Writers(api);
        const began = performance.now();
        const outcome = await moveLedger({
          ledger: 'api',
          to: 'b',
          reason: 'A benchmark.',
          isApart: false,
          tell: note,
          cells: [
            { name: 'home', databaseUrl: home.url, keysDirectory: home.keys },
            { name: 'b', databaseUrl: b.url, keysDirectory: join(home.keys, 'cell.b') },
          ],
        });
        const seconds = (performance.now() - began) / 1000;
        if (outcome.outcome !== 'moved') throw new Error(`It was not moved: ${outcome.outcome}.`);
        await writers.end();
        const missing = await writers.missingIn(b.url);
        note(
          `${ENTRIES} entries and ${writers.acknowledged} that were written meanwhile, by ${WRITERS} writers: moved in ${seconds.toFixed(0)} s, copied, verified and switched`,
        );
        const what = `s that a ledger of ${ENTRIES} entries stood still`;
        report(what, (outcome.stoodStillMs ?? NaN) / 1000, { max: 10, unit: 's' });
        report('s that one writer waited at most', writers.longestMs / 1000, {
          max: 10,
          unit: 's',
        });
        report('records that were acknowledged, and are not there once', missing, {
          max: 0,
          unit: 'records',
        });
      } finally {
        await Promise.all(children.map(endProcess));
      }
    }),
  );
}

async function fill(api: Target): Promise<void> {
  let filled = 0;
  await Promise.all(
    Array.from({ length: FILLERS }, async () => {
      const connection = await HttpConnection.open(api.url);
      while (filled < ENTRIES) {
        const from = filled;
        filled += BATCH;
        const opened = await send(connection, '/v1/ledgers/api/decisions', api.key, OPENING);
        const { decision_id: id } = JSON.parse(opened) as { decision_id: string };
        const cards = Array.from({ length: BATCH - 1 }, (_, n) => ({
          type: 'job_card.filed',
          decision_id: id,
          body: makeCard(from + n),
        }));
        await send(connection, '/v1/ledgers/api/batch', api.key, JSON.stringify(cards));
      }
      connection.close();
    }),
  );
}

/** Each opens decisions, one behind the other, and comes again where it is told to. */
class Writers {
  longestMs = 0;
  readonly #decisions = new Set<string>();
  readonly #running: Promise<void>[];
  #isEnded = false;

  constructor(api: Target) {
    this.#running = Array.from({ length: WRITERS }, () => this.#write(api));
  }

  get acknowledged(): number {
    return this.#decisions.size;
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    await Promise.all(this.#running);
  }

  /** How many are not in that database, or twice. */
  async missingIn(url: string): Promise<number> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query<{ id: string }>(
      `SELECT decision_id AS id FROM docket.entry JOIN docket.ledger USING (ledger_no)
       WHERE ledger_id = 'api' AND type = 'decision.opened' GROUP BY 1 HAVING count(*) = 1`,
    );
    await client.end();
    const there = new Set(rows.map(({ id }) => id));
    return [...this.#decisions].filter((id) => !there.has(id)).length;
  }

  async #write(api: Target): Promise<void> {
    const connection = await HttpConnection.open(api.url);
    while (!this.#isEnded) {
      const began = performance.now();
      let answer = await connection.post('/v1/ledgers/api/decisions', api.key, OPENING);
      while (answer.status === 503) {
        await sleep(AGAIN_MS);
        answer = await connection.post('/v1/ledgers/api/decisions', api.key, OPENING);
      }
      if (answer.status !== 201) throw new Error(`A write was answered ${answer.status}.`);
      this.#decisions.add((JSON.parse(answer.body) as { decision_id: string }).decision_id);
      this.longestMs = Math.max(this.longestMs, performance.now() - began);
      await sleep(REST_MS);
    }
    connection.close();
  }
}
