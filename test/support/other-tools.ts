import { spawnSync } from 'node:child_process';

/** Whether a program of other makers is here. Where it is not, what it would have checked is said not to be. */
export function isHere(program: string, ...version: string[]): boolean {
  if (spawnSync(program, version).status === 0) return true;
  console.warn(`NOT TESTED: there is no ${program} here, so what it would have checked was not.`);
  return false;
}
