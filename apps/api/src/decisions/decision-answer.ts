import type { JsonObject } from '@docket/chain';
import {
  boardColumn,
  mostAgreed,
  reasonsFor,
  type BoardPlace,
  type DecisionState,
  type OpenEscalation,
} from '@docket/record';
import type { Principal } from '@docket/service';
import type { StoredSummary } from '@docket/store';

/** A decision in a list. */
export function encodeListed(summary: StoredSummary): JsonObject {
  return {
    decision_id: summary.id,
    status: summary.status,
    phase: summary.phase,
    // Written by the fold: these texts are of the vocabulary.
    column: boardColumn(summary as BoardPlace),
    directive: summary.directive,
    entry_count: summary.entryCount,
    agent_id: summary.agentId,
    agent_name: summary.agentName,
    goal: summary.goal,
    stakes: summary.stakes,
    needs_human: summary.needsHuman,
    outcome: summary.outcome,
    opened_at: summary.openedAt,
    last_time: summary.lastTime,
  };
}

/** A decision by itself. `keys`: idempotency keys of its side effects, by the entry that began each. */
export function encodeDecision(
  summary: StoredSummary & { state: DecisionState },
  { keys, reader }: { keys: ReadonlyMap<number, string>; reader: Principal },
): JsonObject {
  const { state } = summary;
  const { agent_id: _id, agent_name: _name, ...listed } = encodeListed(summary);
  return {
    ...listed,
    agent: { ...state.agent },
    reasons: reasonsFor(state, []).map((reason) => ({ ...reason })),
    confidence: state.confidence,
    decided: state.decided,
    parent_decision: state.parentDecision,
    closed_at: state.closedAt,
    opened_seq: state.openedSeq,
    last_seq: state.lastSeq,
    open_escalations: state.openEscalations.map((open) => ({
      escalation_id: open.id,
      rule: open.rule,
      directive: open.directive,
      cause: open.cause,
      ...encodePeople(open, reader),
    })),
    side_effects: state.sideEffects.map((effect) => ({
      side_effect_id: effect.id,
      operation: effect.operation,
      idempotency_key: keys.get(effect.cause) ?? null,
      status: effect.status,
      reversibility: effect.reversibility,
      unannounced: effect.unannounced,
    })),
    pending_handoffs: state.handoffs.map(({ cause, confidence, from, to, warning }) => ({
      from_agent: from,
      to_agent: to,
      confidence,
      warning,
      cause,
    })),
    open_incidents: state.openIncidents.map(({ id, severity, awareAt, dueAt, opened }) => ({
      incident_id: id,
      severity,
      aware_at: awareAt,
      due_at: dueAt,
      opened,
    })),
    counters: encodeCounters(state.counters),
  };
}

/** How many people an open escalation takes, how many said yes so far, and whether whoever reads is one of them. */
export function encodePeople(
  { approvalsNeeded, yeses }: OpenEscalation,
  reader: Principal,
): JsonObject {
  return {
    approvals_needed: approvalsNeeded,
    approvals: mostAgreed(yeses),
    approved_by_you: yeses.some(({ by }) => by === reader.actor),
  };
}

function encodeCounters(counters: DecisionState['counters']): JsonObject {
  return {
    job_cards: counters.cards,
    tool_calls: counters.toolCalls,
    tool_errors: counters.toolErrors,
    side_effects: counters.sideEffects,
    side_effects_executed: counters.sideEffectsExecuted,
    evaluations: counters.evaluations,
    reviews: counters.reviews,
    tripwires: counters.tripwires,
    escalations: counters.escalations,
    exports: counters.exports,
  };
}
