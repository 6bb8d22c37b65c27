import type { Tally } from './campaign.js';
import type { SeededRandom } from './seeded-random.js';

export async function playFailovers(
  _tally: Tally,
  _random: SeededRandom,
  _failovers: number,
  say: (text: string) => void,
): Promise<void> {
  say('SKIPPED');
}
