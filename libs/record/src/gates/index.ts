import { isIncident } from '../fold/incidents.js';
import { correctionChanges } from './correction-gate.js';
import { signedRecord } from './agent-signature-gate.js';
import { deadlineOver } from './deadline-gate.js';
import type { Gate, GateInput, Refusal } from './gate.js';
import { refuseIncident } from './incident-gate.js';
import { decisionExists, decisionOpen, entryCount, inDecision, writerLimit } from './life-cycle.js';
import {
  answersWhatWasSeen,
  approvesWhatWasAsked,
  reviewedEscalation,
  reviewerIsNotAgent,
} from './review-gate.js';
import { knownReferences } from './reference-gate.js';
import { signedInLately } from './sign-in-gate.js';
import { refusedAttempt } from './refused-attempt-gate.js';
import { signedReview } from './signature-gate.js';
import { heirLimit, ownDecision } from './own-decision-gate.js';
import { heldDecision, registration, transition } from './side-effect-gate.js';

const incident: Gate = ({ before, entry }) => {
  if (before === undefined || !isIncident(entry)) return undefined;
  const { counters, openIncidents: open } = before;
  return refuseIncident(entry, { open, count: counters.incidents });
};

/** Every gate, in the order in which they answer. */
const GATES: readonly Gate[] = [
  inDecision,
  decisionExists,
  ownDecision,
  decisionOpen,
  reviewerIsNotAgent,
  reviewedEscalation,
  deadlineOver,
  correctionChanges,
  answersWhatWasSeen,
  approvesWhatWasAsked,
  signedReview,
  signedInLately,
  registration,
  transition,
  heldDecision,
  refusedAttempt,
  // Behind what holds a decision: an attempt to act in spite of it is recorded, signed or not.
  signedRecord,
  incident,
  knownReferences,
  entryCount,
  writerLimit,
  heirLimit,
];

/** refusalOf gives the first gate's reason to refuse the entry, if any has one. */
export function refusalOf(input: GateInput): Refusal | undefined {
  for (const gate of GATES) {
    const refusal = gate(input);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
