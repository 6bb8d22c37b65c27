import { Stage, type Tally } from './campaign.js';
import type { Fault } from './nemesis.js';
import { ClusterFault, PatroniCluster } from './patroni-cluster.js';
import type { Progress } from './progress.js';
import type { SeededRandom } from './seeded-random.js';

type Say = (text: string) => void;

const AGENTS = 8;
/** Clusters that do not do what they are for, after which the environment is given up. */
const CLUSTERS_MAX = 5;
/** Times that one check is begun. */
const CHECKS_MAX = 3;

/**
 * Failovers under load, one after the other; each is checked, and the next begins when a standby has caught up. A
 * cluster that does not settle says nothing about Docket: it is told, another one is made, and the failover is played again.
 * `save` is called behind each that was checked, and with the directory of each cluster before anything runs there.
 */
export async function playFailovers(
  tally: Tally,
  random: SeededRandom,
  failovers: number,
  say: Say,
  save: (changed?: Partial<Pick<Progress, 'directory'>>) => Promise<void>,
): Promise<void> {
  for (let clusters = 1; tally.failovers < failovers; clusters += 1) {
    if (clusters > CLUSTERS_MAX) {
      say(`GIVEN UP: ${CLUSTERS_MAX} clusters did not do what they are for.`);
      return;
    }
    let stage: Stage | undefined;
    try {
      const cluster = await PatroniCluster.start((directory) => save({ directory }));
      stage = await Stage.open(tally, random, { agents: AGENTS, database: cluster });
      while (tally.failovers < failovers) {
        await playOne(stage, cluster, tally, say);
        await save();
      }
    } catch (error) {
      if (!(error instanceof ClusterFault)) throw error;
      const { acknowledged = 0 } = stage?.agents.counts ?? {};
      const looked = `${acknowledged} acknowledgements since the last check were not looked for`;
      tally.environment.push(`${error.message.split('\n')[0]}: ${looked}`);
      say(`ENVIRONMENT, counted neither way: ${error.message}`);
      await stage?.abandon();
      await save({ directory: '' });
      continue;
    }
    await stage.close();
    await save({ directory: '' });
  }
}

async function playOne(
  stage: Stage,
  cluster: PatroniCluster,
  tally: Tally,
  say: Say,
): Promise<void> {
  const before = await cluster.leader();
  const began = Date.now();
  stage.work();
  await stage.agents.waitFor(10);
  const faults = failoversOf(cluster, before);
  // Every way as often as the others.
  const fault = faults[tally.failovers % faults.length];
  if (fault === undefined) throw new Error('There are ways to fail.');
  await stage.strike([fault], 0);
  await cluster.settled();
  await stage.agents.waitFor(10);
  const wrong = await checked(stage, cluster, tally);
  tally.failovers += 1;
  const s = ((Date.now() - began) / 1000).toFixed(1);
  const served = tally.servesAgainMs.slice(-stage.place.servers.length);
  const after = served.map((ms) => `${(ms / 1000).toFixed(2)} s`).join(' and ');
  say(
    `  ${tally.failovers} ${fault.name}, ${before} -> ${await cluster.leader()}: ${wrong.length === 0 ? 'holds' : 'WRONG'}, serves ${after} after the new primary (${s} s)`,
  );
  for (const one of wrong) say(`    ${one}`);
}

/**
 * Reads everything over a few connections. A cluster that changes its primary once more, which nobody asked for, cuts them:
 * the check is begun anew, and that is told.
 */
async function checked(stage: Stage, cluster: PatroniCluster, tally: Tally): Promise<string[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await stage.check();
    } catch (error) {
      if (tries === CHECKS_MAX || !isCut(error)) throw error;
      tally.environment.push(`a check was cut off and begun anew: ${String(error)}`);
      await cluster.settled();
    }
  }
}

/** Whether a connection to the database ended: class 57P and 08 of SQLSTATE, or without one. */
function isCut(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return (
    /^(57P|08|ECONN)/.test(String(code)) || String(message).startsWith('Connection terminated')
  );
}

/** Each ends with another primary than before. */
function failoversOf(cluster: PatroniCluster, before: string): readonly Fault[] {
  const fault = (name: string, strike: () => Promise<(() => Promise<void>) | void>): Fault => ({
    name,
    takes: 'database',
    comesBack: () => cluster.takenOverFrom(before),
    async strike() {
      const wake = await strike();
      return async () => wake?.();
    },
  });
  return [
    fault('failover: kill -9 primary', () => cluster.killPrimary()),
    fault("failover: primary's host loses power", () => cluster.killHost()),
    fault("failover: primary's host stands still", () => cluster.freezeHost()),
    fault('failover: switchover', () => cluster.switchOver()),
  ];
}
