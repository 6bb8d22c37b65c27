import { say, type Told as Words } from '../../narrative/told.js';
import type { ModelContext } from '../context.js';
import type { Called } from './read.js';

/** Names of tools, each once with how often. */
export function toolsOf({ words }: ModelContext, calls: readonly Called[]): Words[] {
  const counts = new Map<string, number>();
  for (const { tool } of calls) counts.set(tool, (counts.get(tool) ?? 0) + 1);
  return [...counts].map(([tool, n]) =>
    n === 1 ? words.quote(tool) : say`${words.quote(tool)} ${words.narrative.times(n)}`,
  );
}
