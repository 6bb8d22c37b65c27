import type { Gate, GateInput, Refusal } from './gate.js';
import {
  decisionExists,
  decisionOpen,
  entryCount,
  supersededEntry,
  writerLimit,
} from './life-cycle.js';
import { reviewedEscalation, reviewerIsNotAgent } from './review-gate.js';
import { heldDecision, registration, transition } from './side-effect-gate.js';

/** Every gate, in the order in which they answer. */
export const GATES: readonly Gate[] = [
  decisionExists,
  decisionOpen,
  reviewerIsNotAgent,
  reviewedEscalation,
  registration,
  transition,
  heldDecision,
  supersededEntry,
  entryCount,
  writerLimit,
];

/** refusalOf gives the first gate's reason to refuse the entry, if any has one. */
export function refusalOf(input: GateInput): Refusal | undefined {
  for (const gate of GATES) {
    const refusal = gate(input);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
