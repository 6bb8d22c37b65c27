import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded by `node --import` before a command: when it ends, PEAK_MEMORY_FILE holds the most memory that
 * it held at a time, all its threads together, in bytes, and the time that it kept processors busy.
 */
if (isMainThread) {
  process.once('exit', () => writeFileSync(process.env.PEAK_MEMORY_FILE, JSON.stringify(spent())));
}

function spent() {
  const { user, system } = process.cpuUsage();
  return { peakBytes: peakBytes(), cpuMs: (user + system) / 1000 };
}

function peakBytes() {
  try {
    // Of this program alone: the other figure begins with what its parent held when it started it.
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return Number(kilobytes) * 1024;
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return process.resourceUsage().maxRSS * 1024;
  }
}
