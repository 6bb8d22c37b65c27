import { choice, list, members, optional, text, time } from './vocabulary.js';
import Type from 'typebox';

/** Of what records a class of retention can be for: those that can stand in a decision. */
export const RETAINED_TYPES = [
  'decision.opened',
  'job_card.filed',
  'side_effect.intent',
  'side_effect.executing',
  'side_effect.executed',
  'side_effect.failed',
  'side_effect.outcome_unknown',
  'side_effect.rolled_back',
  'side_effect.compensated',
  'side_effect.refused',
  'evaluation.recorded',
  'review.recorded',
  'comment.recorded',
  'tripwire.tripped',
  'escalation.opened',
  'escalation.resolved',
  'deadline.passed',
  'decision.closed',
  'export.recorded',
  'export.completed',
  'access.recorded',
  'gap.recorded',
  'incident.opened',
  'incident.updated',
  'incident.closed',
] as const;

/** Classes of one policy. */
const CLASSES_MAX = 32;

/** Six months, by the shortest of them: what logs of a high-risk system are kept at least (EU AI Act, Art. 26(6)). */
const DAYS_MIN = 183;

function days(description: string) {
  return Type.Integer({ description, minimum: DAYS_MIN, maximum: 36_525 });
}

const className = text(64, 'What the class is called.');

/** For how long a policy keeps what can be erased. */
export const retention = members(
  {
    days: days(
      "Days of 24 hours, by the ledger's time, for which what was recorded of a decision is kept at least, where no class names its type: 183 or more.",
    ),
    classes: optional(
      list(
        members(
          {
            name: className,
            types: list(
              choice(RETAINED_TYPES, 'A record type.'),
              RETAINED_TYPES.length,
              'The record types that the class is for.',
            ),
            days: days('Days for which records of these types are kept at least: 183 or more.'),
          },
          'Record types that are kept for a time of their own, shorter or longer than `days`.',
        ),
        CLASSES_MAX,
        'Classes of records. Where several name a type the one that keeps longest counts, of equals the first.',
      ),
    ),
    expiry: optional(
      choice(
        ['waits', 'automatic'],
        'What becomes of it when Docket, on a schedule, asks for what is older to be erased: `waits` for a person to order it, or `automatic`, and Docket orders it itself. Absent: `waits`.',
      ),
    ),
  },
  'How long is kept what can be erased. What is older may be asked to be erased as `retention`, which takes two people, or none where `expiry` says so, and spares what a legal hold covers. Absent: nothing is erased for its age.',
);

/** By which time and which rules of the policy something is old enough. */
export const byAge = members(
  {
    at: time(
      "The time by which it was found too old: not after the ledger's own time of this entry.",
    ),
    rules: list(
      members(
        {
          name: optional(className),
          days: days('For how many days it keeps.'),
        },
        'A rule of the policy in force: a class by its name, or without a name that for what no class names.',
      ),
      CLASSES_MAX + 1,
      'The rules by which the values named are old enough, in the order of the policy, the one without a name first. No others.',
    ),
  },
  'Of what is asked for as `retention`, and of nothing else.',
);
