/**
 * The short form of the campaign of faults (`npm run test:faults` is the long one): each fault once, at agents that
 * write through two servers on one database. Every acknowledged entry survives, once and as it was; there is no gap
 * and no fork; and no process ends by itself.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Stage, emptyTally } from '../faults/campaign.js';
import { FAULTS, type Fault } from '../faults/nemesis.js';
import { SeededRandom } from '../faults/seeded-random.js';
import { randomInt } from 'node:crypto';

const AGENTS = 16;
/** Between two records of an agent: what is checked is that they are there, not how many a second there can be. */
const PAUSE_MS = 40;
const LASTING_MS = 300;
/** Acknowledged by each server before and after every fault. */
const BETWEEN = 5;
/** Faults between two checks. */
const GROUP = 8;

const isClock = ({ name }: Fault): boolean => name.startsWith('clock ');
const namesOf = (faults: readonly Fault[]): string[] => faults.map(({ name }) => name);

const seed = Number(process.env['DOCKET_FAULTS_SEED'] ?? randomInt(2 ** 31));

describe(`faults at two servers with ${AGENTS} agents, seed ${seed}`, () => {
  const random = new SeededRandom(seed);
  let stage: Stage;

  beforeAll(async () => {
    stage = await Stage.open(emptyTally(), random, {
      agents: AGENTS,
      killedStarts: 1,
      settings: { DATABASE_STATEMENT_S: '1', DATABASE_CONNECT_S: '1' },
    });
  });
  afterAll(async () => {
    await stage.close();
    expect(stage.tally.wrong).toEqual([]);
    // Met by the agents, and not only begun: a server with such a clock takes some seconds to start.
    expect(stage.tally.agents.again).toHaveProperty('clock_ahead');
    const { agents, servesAgainMs } = stage.tally;
    const slowest = Math.round(Math.max(...servesAgainMs));
    console.info(
      `seed ${seed}: ${agents.acknowledged} records acknowledged, ${agents.denied} denied, ${agents.created} ledgers created; after the database's return both servers served within ${slowest} ms`,
    );
  });

  const faults = FAULTS.filter(({ needsSmallDisk }) => needsSmallDisk !== true);
  const [clocks, others] = [faults.filter(isClock), faults.filter((fault) => !isClock(fault))];
  // A clock is another start of the server and one back: both at once, each at a server of its own.
  const strikes = [...others.map((fault) => [fault]), clocks];
  const groups = Array.from({ length: Math.ceil(strikes.length / GROUP) }, (_, n) =>
    strikes.slice(n * GROUP, (n + 1) * GROUP),
  );
  test.each(groups.map((group) => [group.flatMap(namesOf).join(', '), group] as const))(
    '%s',
    async (_names, group) => {
      stage.work({ pauseMs: PAUSE_MS });
      for (const together of group) {
        await stage.agents.waitFor(BETWEEN);
        await stage.strike(together, LASTING_MS);
        // Neither is held up by what the other was doing, nor by a lock of one that died.
        await stage.agents.waitFor(BETWEEN);
      }
      expect(await stage.check()).toEqual([]);
    },
  );

  test('several of them together', async () => {
    stage.work({ pauseMs: PAUSE_MS });
    await stage.agents.waitFor(BETWEEN);
    await stage.strike([random.pick(faults), random.pick(faults), random.pick(faults)], LASTING_MS);
    await stage.agents.waitFor(BETWEEN);
    expect(await stage.check()).toEqual([]);
  });
});
