import { evaluationRecorded, reviewRecorded } from './assessment.js';
import { escalationOpened, escalationResolved, tripwireTripped } from './consequence.js';
import { accessRecorded, exportRecorded } from './custody.js';
import { decisionClosed, decisionOpened } from './decision.js';
import { incidentClosed, incidentOpened, incidentUpdated } from './incident.js';
import { jobCardFiled } from './job-card.js';
import { ledgerCreated, ledgerRegistered, policyChanged } from './ledger.js';
import {
  sideEffectCompensated,
  sideEffectExecuted,
  sideEffectExecuting,
  sideEffectFailed,
  sideEffectIntent,
  sideEffectOutcomeUnknown,
  sideEffectRefused,
  sideEffectRolledBack,
} from './side-effect.js';
import { gapRecorded, systemChanged } from './system.js';

/**
 * Every version of every record type, newest version of a type last. From the first release on a published
 * version is never edited: a change gets a new number, so that an old entry stays valid for good.
 */
export const recordSchemas = {
  'ledger.created/1': ledgerCreated,
  'ledger.registered/1': ledgerRegistered,
  'decision.opened/1': decisionOpened,
  'job_card.filed/1': jobCardFiled,
  'side_effect.intent/1': sideEffectIntent,
  'side_effect.executing/1': sideEffectExecuting,
  'side_effect.executed/1': sideEffectExecuted,
  'side_effect.failed/1': sideEffectFailed,
  'side_effect.outcome_unknown/1': sideEffectOutcomeUnknown,
  'side_effect.rolled_back/1': sideEffectRolledBack,
  'side_effect.compensated/1': sideEffectCompensated,
  'side_effect.refused/1': sideEffectRefused,
  'evaluation.recorded/1': evaluationRecorded,
  'review.recorded/1': reviewRecorded,
  'tripwire.tripped/1': tripwireTripped,
  'escalation.opened/1': escalationOpened,
  'escalation.resolved/1': escalationResolved,
  'decision.closed/1': decisionClosed,
  'export.recorded/1': exportRecorded,
  'access.recorded/1': accessRecorded,
  'gap.recorded/1': gapRecorded,
  'system.changed/1': systemChanged,
  'incident.opened/1': incidentOpened,
  'incident.updated/1': incidentUpdated,
  'incident.closed/1': incidentClosed,
  'policy.changed/1': policyChanged,
};
