import { action, actor, envelopeWithoutKey, observation } from '../../schema/side-effect.js';
import { signedByAgent } from '../../schema/signing-key.js';
import { decisionSeq, members, optional, sideEffectId, text } from '../../schema/vocabulary.js';

const body = members(
  {
    ...action,
    idempotency_key: text(
      255,
      'Key of the action. The same key never registers a second action. Keys never expire.',
    ),
    side_effect_id: optional(sideEffectId('Given by Docket.')),
    agent: actor,
    rationale: optional(text(8_000, 'Why it is done.')),
    compensates: optional(sideEffectId('The earlier side effect that this one makes up for.')),
    job_card: optional(decisionSeq('Position of the Job Card that announced it.')),
    external_ref: observation.external_ref,
    observed_by: observation.observed_by,
    ...signedByAgent,
    ...envelopeWithoutKey,
  },
  'Registers a side effect before it is carried out.',
);

/** Every version of it. A published one is never edited. */
export const schemas = { 1: body };
