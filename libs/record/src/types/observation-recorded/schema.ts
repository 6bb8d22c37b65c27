import { SOURCE_KINDS, amount, ledgerEnvelope, target } from '../../schema/common.js';
import { choice, members, optional, sha256Hex, text, time } from '../../schema/vocabulary.js';

const body = members(
  {
    source_kind: choice(
      SOURCE_KINDS,
      'What kind of thing saw it: an API gateway, a proxy, the audit log of a database, an event that a provider sends, a sensor such as eBPF.',
    ),
    source: text(200, 'Which one, e.g. "payments-gateway". Ids of events are unique within it.'),
    event_id: text(
      255,
      'Id that the source gave the event. The same event of a source is recorded once.',
    ),
    operation: text(200, 'What was done, in the words of the source, e.g. "INSERT" or "POST".'),
    target,
    amount: optional(amount),
    action_key: optional(
      text(255, 'Idempotency key of the action that the source saw. Absent: it saw none.'),
    ),
    external_ref: optional(
      text(512, 'Reference of the action in the system that was changed, as the source saw it.'),
    ),
    outcome: choice(
      ['succeeded', 'failed', 'unknown'],
      'What the source saw come of it. `unknown`: it saw the attempt and no end.',
    ),
    raw_sha256: optional(
      sha256Hex(
        'SHA-256 of the event, which is not recorded itself: as the source gave it, or of the canonical JSON (RFC 8785) of a CloudEvent.',
      ),
    ),
    assurance: optional(
      choice(
        ['authenticated', 'structured', 'free_text'],
        'How hard it is for who is observed to make up this event. `authenticated`: the observer checked who sent it. `structured`: read from fields into which only the source writes. `free_text`: read from a text into which who is observed may write too. Absent: not recorded.',
      ),
    ),
    ...ledgerEnvelope,
    occurred_at: time(
      "When the source saw it, by the source's own clock. A claim, as every clock is.",
    ),
  },
  'Something outside of the agents saw a side effect happen. Whose decision it belongs to it does not say.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
