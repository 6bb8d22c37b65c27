import { escalationId, members, time } from '../../schema/vocabulary.js';

const body = members(
  {
    escalation_id: escalationId('The escalation that nobody had answered.'),
    due_at: time('Until when an answer was due, as the escalation says.'),
  },
  'Nobody answered an escalation in time. It stays open, and nothing is approved by it.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
