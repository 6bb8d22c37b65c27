import { isRecordedAttempt } from '../fold/refused-attempts.js';
import type { Gate } from './gate.js';

/** refusedAttempt: Docket records an attempt for the reason that refused it, and the count goes up. */
export const refusedAttempt: Gate = ({ before, entry, policy }) => {
  if (before === undefined || entry.type !== 'side_effect.refused') return undefined;
  const { reason, attempts = 0 } = entry.body;
  if (reason === 'repeated_key') {
    return before.outcome === null
      ? undefined
      : mismatch(`decision ${before.id} is closed and records no repeated key`);
  }
  const isRefused = reason === 'closed' || policy.enforcement === 'enforcing';
  if (before.status !== reason || !isRefused) {
    return mismatch(`decision ${before.id} is ${before.status}: nothing is refused as ${reason}`);
  }
  if (attempts > before.refusals.attempts && isRecordedAttempt(attempts)) return undefined;
  return mismatch(`attempt ${attempts} is not recorded after attempt ${before.refusals.attempts}`);
};

const mismatch: (message: string) => ReturnType<Gate> = (message) => ({
  code: 'attempt_mismatch',
  message,
  next: 'Nothing: Docket itself records refused attempts.',
});
