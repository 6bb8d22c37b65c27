import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Lets the calling thread wait for the others where there are not cores enough: whoever writes is waited
 * for, whoever renders can wait. Linux schedules threads one by one and names the calling one in
 * /proc/thread-self; elsewhere everything runs at one priority, and this does nothing.
 *
 * Ten steps, not all nineteen: under full load a tenth of a core is left, so that work has an end.
 */
export function lowerPriority(): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    if (Number.isSafeInteger(thread)) setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // No /proc, or a sandbox that forbids it: then it runs as the others do.
  }
}
