import type { Gate } from './gate.js';
import { unlessOpen } from './review-gate.js';

/**
 * deadlineOver: that nobody answered in time is recorded once, of an escalation that is open, with the
 * moment that the escalation itself names, and not before it. The time is the entry's own: whoever reads
 * the record later needs no clock to check it.
 */
export const deadlineOver: Gate = ({ before, entry }) => {
  if (entry.type !== 'deadline.passed' || before === undefined) return undefined;
  const { escalation_id: id, due_at: due } = entry.body;
  const refusal = unlessOpen(before, id);
  const open = before.openEscalations.find((one) => one.id === id);
  if (refusal !== undefined || open === undefined) return refusal;
  if (open.dueAt !== due) {
    return {
      code: 'deadline_mismatch',
      message:
        open.dueAt === null
          ? `escalation ${id} has no deadline`
          : `escalation ${id} is due at ${open.dueAt}, not at ${due}`,
      next: 'Docket writes this record itself, with the due_at of the escalation.',
      pointer: '/due_at',
    };
  }
  if (open.overdue !== null) {
    return {
      code: 'deadline_recorded',
      message: `that escalation ${id} is overdue is recorded already, at position ${open.overdue} of the decision`,
      next: 'Nothing: it is recorded once.',
      pointer: '/escalation_id',
    };
  }
  // Both RFC 3339 in UTC with milliseconds, so that they compare as texts.
  if (entry.time >= due) return undefined;
  return {
    code: 'deadline_not_reached',
    message: `escalation ${id} is due at ${due}, and the entry is of ${entry.time}`,
    next: 'Docket writes this record itself, when the time is over.',
    pointer: '/due_at',
  };
};
