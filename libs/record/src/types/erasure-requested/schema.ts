import { ledgerEnvelope } from '../../schema/common.js';
import { erasedValues } from '../../schema/erasure.js';
import { byAge } from '../../schema/retention.js';
import { choice, members, optional, text } from '../../schema/vocabulary.js';

const body = members(
  {
    about: choice(
      ['values', 'records', 'subject', 'retention'],
      'What was asked for: single values, whole records, all that is recorded about one person, or what a rule of retention no longer keeps.',
    ),
    reason: text(4_000, 'Why. Never with the value in it.'),
    legal_basis: text(500, 'What it rests on, e.g. "GDPR Art. 17(1)(a)".'),
    by_age: optional(byAge),
    values: erasedValues,
    ...ledgerEnvelope,
  },
  'Somebody asks that values be erased for good. Nothing goes by it: another person orders it with erasure.executed within 30 days, for just these values. Docket itself asks for what the policy keeps no longer, and for nothing else.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
