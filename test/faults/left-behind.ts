import { execFile } from 'node:child_process';
import { readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { kill } from './own-postgres.js';

/** Patroni may have begun another server meanwhile, and what was killed is gone a moment later. */
const LOOKS_MAX = 100;
const LOOKS_EVERY_MS = 100;

/**
 * Removes the installation of a campaign that was killed: every process of it, which may stand still, its small disk,
 * its files. Of what has another name than ours nothing is touched.
 */
export async function removeLeft(directory: string): Promise<void> {
  if (!/^docket-(?:faults|failover)-\w{6}$/.test(basename(directory))) return;
  if (dirname(directory) !== tmpdir()) return;
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    const left = await processesOf(directory);
    if (left.length === 0) break;
    for (const pid of left) await killAll(pid);
    await setTimeout(LOOKS_EVERY_MS);
  }
  // Where it has none, or is not ours to unmount, removing says what is in the way.
  await promisify(execFile)('umount', ['-l', join(directory, 'volume')]).catch(() => undefined);
  await rm(directory, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * Servers, PostgreSQL, and what a cluster has beside it, by what each was started with: whoever looks into the directory
 * with another program is let be. Empty where the system does not tell.
 */
export async function processesOf(directory: string): Promise<number[]> {
  const names = await readdir('/proc').catch(() => []);
  const pids = names.filter((name) => /^[0-9]+$/.test(name)).map(Number);
  const ours = await Promise.all(pids.map((pid) => isOf(directory, pid)));
  return pids.filter((pid, i) => ours[i] === true && pid > 1 && pid !== process.pid);
}

const PROGRAMS = new Set(['postgres', 'patroni', 'etcd', 'haproxy']);

async function isOf(directory: string, pid: number): Promise<boolean> {
  const [first = '', ...others] = await wordsIn(`/proc/${pid}/cmdline`);
  if (basename(first) === 'node') {
    const settings = await wordsIn(`/proc/${pid}/environ`);
    return settings.includes(`DOCKET_KEYS_DIR=${join(directory, 'keys')}`);
  }
  // A script: its interpreter stands before it.
  const program = basename(first).startsWith('python') ? (others.shift() ?? '') : first;
  const isThere = (word: string): boolean =>
    word.replace(/^--[a-z-]+=/, '').startsWith(`${directory}/`);
  return PROGRAMS.has(basename(program)) && others.some(isThere);
}

/** Empty where there is no such process any more, or it is another user's. */
async function wordsIn(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\0');
}

/** With its children, which a server that was stopped cannot tell. */
async function killAll(pid: number): Promise<void> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  for (const one of [pid, ...children.trim().split(' ').filter(Boolean).map(Number)])
    kill(one, 'SIGKILL');
}
