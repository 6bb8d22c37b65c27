import type { Static } from 'typebox';
import type { recordSchemas } from './schema/index.js';

type Schemas = typeof recordSchemas;

/**
 * Body of each record type, in its newest schema version. The fold reads older ones by the same type,
 * so a newer version may only add what can be absent (held in golden.spec.ts).
 */
export interface RecordBodies {
  'ledger.created': Static<Schemas['ledger.created/1']>;
  'ledger.registered': Static<Schemas['ledger.registered/1']>;
  'decision.opened': Static<Schemas['decision.opened/1']>;
  'job_card.filed': Static<Schemas['job_card.filed/1']>;
  'side_effect.intent': Static<Schemas['side_effect.intent/1']>;
  'side_effect.executing': Static<Schemas['side_effect.executing/1']>;
  'side_effect.executed': Static<Schemas['side_effect.executed/1']>;
  'side_effect.failed': Static<Schemas['side_effect.failed/1']>;
  'side_effect.outcome_unknown': Static<Schemas['side_effect.outcome_unknown/1']>;
  'side_effect.rolled_back': Static<Schemas['side_effect.rolled_back/1']>;
  'side_effect.compensated': Static<Schemas['side_effect.compensated/1']>;
  'side_effect.refused': Static<Schemas['side_effect.refused/1']>;
  'evaluation.recorded': Static<Schemas['evaluation.recorded/1']>;
  'review.recorded': Static<Schemas['review.recorded/1']>;
  'tripwire.tripped': Static<Schemas['tripwire.tripped/1']>;
  'escalation.opened': Static<Schemas['escalation.opened/1']>;
  'escalation.resolved': Static<Schemas['escalation.resolved/1']>;
  'decision.closed': Static<Schemas['decision.closed/1']>;
  'export.recorded': Static<Schemas['export.recorded/1']>;
  'access.recorded': Static<Schemas['access.recorded/1']>;
  'gap.recorded': Static<Schemas['gap.recorded/1']>;
  'system.changed': Static<Schemas['system.changed/1']>;
  'incident.opened': Static<Schemas['incident.opened/1']>;
  'incident.updated': Static<Schemas['incident.updated/1']>;
  'incident.closed': Static<Schemas['incident.closed/1']>;
  'policy.changed': Static<Schemas['policy.changed/1']>;
}

export type RecordType = keyof RecordBodies;

/** Newest schema of every record type. The keys are the closed list of types. */
export const latestSchemaIds = {
  'ledger.created': 'ledger.created/1',
  'ledger.registered': 'ledger.registered/1',
  'decision.opened': 'decision.opened/1',
  'job_card.filed': 'job_card.filed/1',
  'side_effect.intent': 'side_effect.intent/1',
  'side_effect.executing': 'side_effect.executing/1',
  'side_effect.executed': 'side_effect.executed/1',
  'side_effect.failed': 'side_effect.failed/1',
  'side_effect.outcome_unknown': 'side_effect.outcome_unknown/1',
  'side_effect.rolled_back': 'side_effect.rolled_back/1',
  'side_effect.compensated': 'side_effect.compensated/1',
  'side_effect.refused': 'side_effect.refused/1',
  'evaluation.recorded': 'evaluation.recorded/1',
  'review.recorded': 'review.recorded/1',
  'tripwire.tripped': 'tripwire.tripped/1',
  'escalation.opened': 'escalation.opened/1',
  'escalation.resolved': 'escalation.resolved/1',
  'decision.closed': 'decision.closed/1',
  'export.recorded': 'export.recorded/1',
  'access.recorded': 'access.recorded/1',
  'gap.recorded': 'gap.recorded/1',
  'system.changed': 'system.changed/1',
  'incident.opened': 'incident.opened/1',
  'incident.updated': 'incident.updated/1',
  'incident.closed': 'incident.closed/1',
  'policy.changed': 'policy.changed/1',
} as const satisfies { readonly [Type in RecordType]: keyof Schemas };

export const RECORD_TYPES = Object.keys(latestSchemaIds) as readonly RecordType[];

export type SchemaId = (typeof latestSchemaIds)[RecordType];

export function isRecordType(type: string): type is RecordType {
  return Object.hasOwn(latestSchemaIds, type);
}

export type Policy = RecordBodies['ledger.created']['policy'];
export type Phase = RecordBodies['job_card.filed']['current_phase'];
export type Stakes = RecordBodies['decision.opened']['stakes'];
export type Outcome = RecordBodies['decision.closed']['outcome'];
export type Verdict = RecordBodies['review.recorded']['verdict'];
export type Severity = RecordBodies['incident.opened']['severity'];
export type Directive = RecordBodies['tripwire.tripped']['directive'];

export const ROLES = ['agent', 'reviewer', 'officer', 'auditor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];
