import { Stage, type Tally } from './campaign.js';
import type { Fault } from './nemesis.js';
import { PatroniCluster, missingPackages } from './patroni-cluster.js';
import type { SeededRandom } from './seeded-random.js';

const AGENTS = 8;

/** Failovers under load, one after the other; each is checked, and the next begins when a standby has caught up. */
export async function playFailovers(
  tally: Tally,
  random: SeededRandom,
  failovers: number,
  say: (text: string) => void,
): Promise<void> {
  const missing = missingPackages();
  if (missing.length > 0) {
    say(`SKIPPED: no failover was tried. Not here (Debian packages): ${missing.join(', ')}.`);
    return;
  }
  const cluster = await PatroniCluster.start();
  const stage = await Stage.open(tally, random, { agents: AGENTS, database: cluster });
  const faults = failoversOf(cluster);
  for (let round = 1; round <= failovers; round += 1) {
    const before = await cluster.leader();
    const began = Date.now();
    stage.work();
    await stage.agents.waitFor(10);
    // Every way as often as the others.
    const fault = faults[round % faults.length] ?? random.pick(faults);
    await stage.strike([fault], 0);
    await cluster.settled();
    await stage.agents.waitFor(10);
    const wrong = await stage.check();
    const leads = `${before} -> ${await cluster.leader()}`;
    const s = ((Date.now() - began) / 1000).toFixed(1);
    say(`  ${round} ${fault.name}, ${leads}: ${wrong.length === 0 ? 'holds' : 'WRONG'} (${s} s)`);
    for (const one of wrong) say(`    ${one}`);
  }
  await stage.close();
}

/** Each ends with another primary than before. */
function failoversOf(cluster: PatroniCluster): readonly Fault[] {
  const fault = (name: string, strike: () => Promise<(() => Promise<void>) | void>): Fault => ({
    name,
    takes: 'database',
    async strike() {
      const before = await cluster.leader();
      const wake = await strike();
      await cluster.ledByOther(before);
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
