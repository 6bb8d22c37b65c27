"""Bodies with types: what a type checker lets through the server takes, and the other way round."""

from __future__ import annotations

import unittest
from typing import Callable, List

from docket_audit import DocketProblem
from docket_audit.records import Closing, DecisionOpening, JobCard, SideEffectIntent
from support import WithServer

OPENING: DecisionOpening = {
    "agent": {"id": "test-agent", "version": "1"},
    "goal": "Refund order 1",
    "stakes": "low",
    "plan": [{"step": "look it up", "status": "done"}],
}
CARD: JobCard = {
    "current_phase": "EXECUTING",
    "goal": "Refund order 1",
    "confidence": None,
    "needs_human": False,
    "alternatives_considered": ["nothing", {"option": "ask", "rejected_because": "not needed"}],
    "lineage": [{"role": "decisive", "document_id": "refund-policy", "version": None}],
    "next_action": {"tool": "issue_refund", "effect": "external"},
}
INTENT: SideEffectIntent = {
    "operation": "issue_refund",
    "target": {"system": "payments", "resource": "order/1"},
    "owner": "finance",
    "amount": {"value": "1.00", "currency": "EUR"},
    "reversibility": "compensable",
}
CLOSING: Closing = {"outcome": "completed", "decided": "issue refund"}

# A checker that lets one of these through makes the comment superfluous, which is an error too.
NO_SUCH_PHASE: JobCard = {**CARD, "current_phase": "RESTING"}  # type: ignore[typeddict-item]
NO_SUCH_OUTCOME: Closing = {"outcome": "fine"}  # type: ignore[typeddict-item]
NO_OWNER: SideEffectIntent = {"operation": "x", "target": INTENT["target"]}  # type: ignore[typeddict-item]


class Records(WithServer):
    def test_what_the_types_let_through_the_server_takes(self) -> None:
        decision = self.agent.decision(OPENING)
        self.assertEqual(decision.job_card(CARD).directive, "proceed")
        decision.register_side_effect("typed", INTENT)
        decision.close(CLOSING)

    def test_what_they_do_not_let_through_the_server_refuses(self) -> None:
        decision = self.agent.decision(OPENING)
        writes: List[Callable[[], object]] = [
            lambda: decision.job_card(NO_SUCH_PHASE),
            lambda: decision.close(NO_SUCH_OUTCOME),
            lambda: decision.register_side_effect("untyped", NO_OWNER),
        ]
        for write in writes:
            with self.assertRaises(DocketProblem) as caught:
                write()
            self.assertEqual(caught.exception.code, "validation_failed")


if __name__ == "__main__":
    unittest.main()
