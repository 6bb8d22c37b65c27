import { SOURCE_KINDS, ledgerEnvelope } from '../../schema/common.js';
import { choice, members, optional, text, time } from '../../schema/vocabulary.js';

const body = members(
  {
    source_kind: choice(SOURCE_KINDS, 'What kind of thing watched.'),
    source: text(200, 'Which one, by the name that its observations have.'),
    system: text(200, 'System that it watched, by the name that side effects have for it.'),
    resource_prefix: optional(
      text(512, 'It watched what begins with this, and nothing else of the system. Absent: all.'),
    ),
    from: time('From when on it watched, by its own clock.'),
    until: time(
      'Until when it watched. What it will watch after it recorded this, it cannot say yet.',
    ),
    ...ledgerEnvelope,
  },
  'An observer says what it watched, and that it recorded all that it saw of it. Only of such a time can something not have been seen.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
