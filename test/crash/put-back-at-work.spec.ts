import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { call, problemOf, type Answer } from '../api/support/api.js';
import { opening } from '../api/support/records.js';
import { Stage, emptyTally } from '../faults/campaign.js';
import { SeededRandom } from '../faults/seeded-random.js';
import { runDocket } from '../support/built-command.js';
import { until } from '../support/within.js';

const WRITERS_AT_EACH = 4;
const REFUSALS_WANTED = 40;
const REFUSED_S = 120;

/** A copy of the data folder is put back while two servers write, and nobody tells or stops them. */
let stage: Stage;
beforeEach(async () => {
  stage = await Stage.open(emptyTally(), new SeededRandom(1), { agents: 8 });
});
afterEach(() => stage.close());

/** Writes without end at each server. What is acknowledged counts by the server, and what is refused as gone back. */
class Writers {
  readonly acknowledged = stage.place.servers.map(() => 0);
  readonly wentBack = stage.place.servers.map(() => 0);
  /** What was acknowledged by a server that had refused because of the loss. */
  readonly late: string[] = [];
  /** Refusals that say something else than that nothing can be written now. */
  readonly others = new Set<string>();
  #isOver = false;
  readonly #work: Promise<unknown>;

  constructor() {
    const { urls } = stage.agents.employer;
    this.#work = Promise.all(
      urls.flatMap((url, at) =>
        Array.from({ length: WRITERS_AT_EACH }, (_, n) => this.#write(url, at, n)),
      ),
    );
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.#work;
  }

  async #write(url: string, at: number, writer: number): Promise<void> {
    const { ledger, key } = stage.agents.employer;
    for (let n = 0; !this.#isOver; n += 1) {
      const sentBehind = this.wentBack[at] ?? 0;
      const headers = { 'idempotency-key': `writer-${at}-${writer}-${n}` };
      const path = `/v1/ledgers/${ledger}/decisions`;
      const answer = await call(url, 'POST', path, { key, body: opening, headers });
      this.#count(at, answer, sentBehind);
    }
  }

  #count(at: number, answer: Answer, sentBehind: number): void {
    if (answer.status === 201) {
      this.acknowledged[at] = (this.acknowledged[at] ?? 0) + 1;
      if (sentBehind > 0) this.late.push(answer.text);
      return;
    }
    const { code } = problemOf(answer);
    if (code === 'ledger_went_back') this.wentBack[at] = (this.wentBack[at] ?? 0) + 1;
    else this.others.add(code);
  }
}

async function sizes(): Promise<Record<string, number>> {
  const rows = await stage.place.postgres.query<{ ledger_id: string; size: string }>(
    'SELECT ledger_id, size FROM docket.ledger_head JOIN docket.ledger USING (ledger_no)',
  );
  return Object.fromEntries(rows.map(({ ledger_id: id, size }) => [id, Number(size)]));
}

test('nothing is written behind the loss, whoever was at work, and what is there verifies', async () => {
  const { postgres } = stage.place;
  stage.work();
  await stage.agents.waitFor(10);
  const copy = await postgres.copyWhileRunning('copy');
  await stage.agents.waitFor(10);
  await stage.agents.stop();
  const { urls, administrator: key } = stage.agents.employer;
  const make = (url: string, id: string): Promise<Answer> =>
    call(url, 'POST', '/v1/ledgers', { key, body: { id } });
  expect((await make(urls[0] ?? '', 'behind-the-copy')).status).toBe(201);
  const before = await sizes();

  const writers = new Writers();
  const each = (counts: readonly number[], least: number): boolean =>
    counts.every((count) => count >= least);
  const state = (): string => JSON.stringify({ ...writers, others: [...writers.others] });
  await until(REFUSED_S, 'both to write', () => each(writers.acknowledged, 20), { state });
  await postgres.putBack(copy);
  await until(REFUSED_S, 'both to refuse', () => each(writers.wentBack, 1), { state });
  const found = await sizes();
  await until(REFUSED_S, 'both to go on', () => each(writers.wentBack, REFUSALS_WANTED), { state });
  await writers.end();

  expect(found['claims']).toBeLessThan(before['claims'] ?? 0);
  expect(writers.late).toEqual([]);
  // A ledger was made since the copy: the registry is one that went back too.
  for (const url of urls) {
    expect(problemOf(await call(url, 'GET', '/readyz')).code).toBe('ledger_went_back');
    expect(problemOf(await make(url, 'late')).code).toBe('ledger_went_back');
  }
  expect(await sizes()).toEqual(found);
  // The copy is from before all that the writers sent: not even the first of what met it is in it.
  const [written] = await postgres.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM docket.body WHERE convert_from(body, 'UTF8') LIKE '%"writer-%'`,
  );
  expect(written).toEqual({ n: 0 });
  for (const other of writers.others)
    expect(['not_ready', 'write_outcome_unknown']).toContain(other);
  const env = { DATABASE_URL: postgres.url };
  for (const ledger of ['claims', 'registry'])
    expect(await runDocket(['verify', '--ledger', ledger], { env })).toMatchObject({ code: 0 });
});
