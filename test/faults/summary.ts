import { quantile } from '../bench/measure.js';
import type { Tally } from './campaign.js';

/** What the operator is promised: a server serves again so soon after the database's return. */
const SERVES_AGAIN_MS = 5_000;

/** Faults of a campaign so far, first starts that were killed among them. */
export const struckIn = ({ strikes }: Tally): number =>
  Object.values(strikes).reduce((sum, n) => sum + n, 0);

/** What a campaign was and found, in lines for people. */
export function summaryOf(tally: Tally, minutes: number): string[] {
  const { rounds, strikes, agents, servesAgainMs, failovers, environment, wrong } = tally;
  const lines = [
    `\n${struckIn(tally)} faults in ${rounds} checked rounds, ${minutes.toFixed(1)} minutes:`,
  ];
  for (const [name, n] of Object.entries(strikes).sort(([, a], [, b]) => b - a))
    lines.push(`  ${String(n).padStart(5)}  ${name}`);
  if (failovers > 0) lines.push(`${failovers} failovers checked`);
  for (const one of environment) lines.push(`ENVIRONMENT, counted neither way: ${one}`);
  const { acknowledged, denied, created, again } = agents;
  lines.push(
    `acknowledged ${acknowledged}, denied and not sent again ${denied}, ledgers created ${created}`,
  );
  const times = Object.entries(again).map(([code, n]) => `${code} ${n}`);
  lines.push(`sent again: ${times.join(', ') || 'nothing'}`);
  if (servesAgainMs.length > 0) {
    const at = (q: number): string => (quantile(servesAgainMs, q) / 1000).toFixed(2);
    const late = servesAgainMs.filter((ms) => ms > SERVES_AGAIN_MS).length;
    lines.push(
      `a server serves after the database's return, s: median ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, max ${at(1)} (${servesAgainMs.length} times; ${late} later than ${SERVES_AGAIN_MS / 1000} s)`,
    );
  }
  lines.push(wrong.length === 0 ? heldIn(tally) : `WRONG: ${wrong.length}`);
  return [...lines, ...wrong.map((one) => `  ${one}`)];
}

/** Of what was not looked at nothing is said. */
function heldIn({ rounds, stages: { opened, verified } }: Tally): string {
  if (rounds === 0) return 'nothing was checked';
  const verify =
    verified === opened
      ? 'verify clean'
      : `verify clean on ${verified} of ${opened} installations, the others were cut before it`;
  return `0 lost, 0 twice, 0 changed, 0 gaps, 0 forks; ${verify}`;
}
