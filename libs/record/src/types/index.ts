import { accessRecorded } from './access-recorded/declaration.js';
import { clockRefused } from './clock-refused/declaration.js';
import { commentRecorded } from './comment-recorded/declaration.js';
import { deadlinePassed } from './deadline-passed/declaration.js';
import { decisionClosed } from './decision-closed/declaration.js';
import { decisionOpened } from './decision-opened/declaration.js';
import { escalationOpened } from './escalation-opened/declaration.js';
import { escalationResolved } from './escalation-resolved/declaration.js';
import { erasureExecuted } from './erasure-executed/declaration.js';
import { erasureRequested } from './erasure-requested/declaration.js';
import { evaluationRecorded } from './evaluation-recorded/declaration.js';
import { exportCompleted } from './export-completed/declaration.js';
import { exportRecorded } from './export-recorded/declaration.js';
import { gapRecorded } from './gap-recorded/declaration.js';
import { incidentClosed } from './incident-closed/declaration.js';
import { incidentOpened } from './incident-opened/declaration.js';
import { incidentUpdated } from './incident-updated/declaration.js';
import { jobCardFiled } from './job-card-filed/declaration.js';
import { keyProposed } from './key-proposed/declaration.js';
import { keyReplaced } from './key-replaced/declaration.js';
import { keyRotated } from './key-rotated/declaration.js';
import { ledgerClosed } from './ledger-closed/declaration.js';
import { ledgerCreated } from './ledger-created/declaration.js';
import { ledgerMoved } from './ledger-moved/declaration.js';
import { ledgerRegistered } from './ledger-registered/declaration.js';
import { ledgerRepaired } from './ledger-repaired/declaration.js';
import { ledgerRestored } from './ledger-restored/declaration.js';
import { legalHoldLifted } from './legal-hold-lifted/declaration.js';
import { legalHoldPlaced } from './legal-hold-placed/declaration.js';
import { observationRecorded } from './observation-recorded/declaration.js';
import { policyChanged } from './policy-changed/declaration.js';
import { policyProposed } from './policy-proposed/declaration.js';
import { principalConfirmed } from './principal-confirmed/declaration.js';
import { principalRegistered } from './principal-registered/declaration.js';
import { principalRevoked } from './principal-revoked/declaration.js';
import { reviewRecorded } from './review-recorded/declaration.js';
import { sideEffectCompensated } from './side-effect-compensated/declaration.js';
import { sideEffectExecuted } from './side-effect-executed/declaration.js';
import { sideEffectExecuting } from './side-effect-executing/declaration.js';
import { sideEffectFailed } from './side-effect-failed/declaration.js';
import { sideEffectIntent } from './side-effect-intent/declaration.js';
import { sideEffectOutcomeUnknown } from './side-effect-outcome-unknown/declaration.js';
import { sideEffectRefused } from './side-effect-refused/declaration.js';
import { sideEffectRolledBack } from './side-effect-rolled-back/declaration.js';
import { systemChanged } from './system-changed/declaration.js';
import { tripwireTripped } from './tripwire-tripped/declaration.js';
import { watchRecorded } from './watch-recorded/declaration.js';
import { verificationRecorded } from './verification-recorded/declaration.js';

export type { BodyOf, Place } from './declare.js';

/**
 * Every record type, in the order in which reference pages list them. What is known of a type is said in
 * its folder; whatever else needs a list of types derives it from this one.
 */
export const DECLARATIONS = [
  ledgerCreated,
  ledgerRegistered,
  decisionOpened,
  jobCardFiled,
  sideEffectIntent,
  sideEffectExecuting,
  sideEffectExecuted,
  sideEffectFailed,
  sideEffectOutcomeUnknown,
  sideEffectRolledBack,
  sideEffectCompensated,
  sideEffectRefused,
  observationRecorded,
  watchRecorded,
  evaluationRecorded,
  reviewRecorded,
  commentRecorded,
  tripwireTripped,
  escalationOpened,
  escalationResolved,
  deadlinePassed,
  decisionClosed,
  exportRecorded,
  exportCompleted,
  accessRecorded,
  gapRecorded,
  systemChanged,
  incidentOpened,
  incidentUpdated,
  incidentClosed,
  policyProposed,
  policyChanged,
  keyProposed,
  keyRotated,
  keyReplaced,
  principalRegistered,
  principalConfirmed,
  principalRevoked,
  ledgerRestored,
  ledgerClosed,
  erasureRequested,
  erasureExecuted,
  legalHoldPlaced,
  legalHoldLifted,
  verificationRecorded,
  clockRefused,
  ledgerRepaired,
  ledgerMoved,
] as const;
