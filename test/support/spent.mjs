import { readFileSync } from 'node:fs';

/** Most memory that this process held at a time, all its threads together, in bytes; milliseconds it kept processors busy. */
export function spent() {
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
