"""The client against a server: what is written, answered, obeyed and performed."""

from __future__ import annotations

import json
import threading
import unittest
from typing import Callable, List, Type

from docket_audit import (
    BatchRecord,
    ClientError,
    Decision,
    DocketClient,
    DocketProblem,
    InvalidValue,
    NotPerformed,
    NotReleased,
    Passage,
    Performed,
    SourceDocument,
    WriteAnswer,
    retrieved,
)
from support import CARD, INTENT, OPENING, SERVER_URL, WithServer, note


def told(value: str, reference: str, result: object) -> Callable[[str], Performed[str]]:
    return lambda _: Performed(value, reference, result)


class Records(WithServer):
    def test_a_decision_from_opening_to_dossier(self) -> None:
        decision = self.agent.decision({**OPENING, "request": "deal with the Henderson ticket"})
        self.assertRegex(decision.id, "^dec_")
        assert decision.opened is not None
        self.assertEqual(decision.opened.receipt.entries[0].type, "decision.opened")
        policy = SourceDocument("refund-policy", "v3.1", "2026-01-15")
        found = retrieved([Passage(policy, {"id": "chunk-1"}, 0.8, "Refunds are…")], query="refund")
        lineage = [*found, policy.decisive({"section": "4.2"}, supports="section 4.2 applies")]
        card = decision.job_card({**CARD, "lineage": lineage, "rationale": "Größe \U0001f600 1e-7"})
        self.assertEqual((card.directive, card.recorded, card.replayed), ("proceed", "ledger", False))
        outcome = decision.side_effect(
            "first:refund", INTENT, lambda _: Performed("paid", "re_1", {"status": "ok", "fee": 0.1})
        )
        self.assertEqual((outcome.performed, outcome.status, outcome.value), (True, "executed", "paid"))
        evaluator = {"id": "amount-check", "version": "1"}
        decision.evaluate({"target": {"kind": "decision"}, "kind": "heuristic", "evaluator": evaluator, "passed": True})
        closed = decision.close({"outcome": "completed", "decided": "issue refund", "confidence": 0.9})
        self.assertEqual(closed.directive, "proceed")
        now = decision.read()
        self.assertEqual((now.status, now.side_effects[0].status), ("closed", "executed"))
        types = [type_ for type_, _ in self.entries(decision.id)]
        self.assertEqual(
            types,
            [
                "decision.opened",
                "job_card.filed",
                "side_effect.intent",
                "side_effect.executing",
                "side_effect.executed",
                "evaluation.recorded",
                "decision.closed",
            ],
        )
        bodies = dict(self.entries(decision.id))
        self.assertEqual(bodies["job_card.filed"]["lineage"], lineage)
        self.assertEqual(bodies["side_effect.executed"]["result"], {"status": "ok", "fee": 0.1})
        self.assertEqual(bodies["side_effect.executed"]["external_ref"], "re_1")
        officer = self.client("officer").existing(decision.id)
        dossier = officer.dossier("json")
        self.assertIn(decision.id, dossier.decode("utf-8"))
        json.loads(dossier)
        self.assertEqual(officer.dossier("pdf")[:5], b"%PDF-")
        german = officer.dossier("json", {"locale": "de"})
        self.assertNotEqual(german, dossier)

    def test_a_hold_is_obeyed_and_a_verdict_waited_for(self) -> None:
        decision = self.agent.decision({**OPENING, "stakes": "high"})
        held = decision.job_card({**CARD, "needs_human": True, "reason_blocked": "please look"})
        self.assertEqual(held.directive, "hold")
        escalation = held.reasons[0].escalation_id
        with self.assertRaises(NotReleased) as caught:
            decision.side_effect("held:refund", INTENT, self.never)
        self.assertEqual((caught.exception.directive, caught.exception.code), ("hold", "directive_hold"))
        self.assertEqual(caught.exception.decision_id, decision.id)
        with self.assertRaises(ClientError) as nobody:
            decision.wait_for_verdict(timeout_s=0.2)
        self.assertEqual(nobody.exception.code, "no_verdict")
        waited: List[str] = []
        waiting = threading.Thread(target=lambda: waited.append(decision.wait_for_verdict(60).directive))
        waiting.start()
        reviewer = self.client("reviewer").existing(decision.id)
        reviewer.review(
            {
                "verdict": "approve",
                "escalation_id": escalation,
                "reason": "Checked against the order.",
                "reviewer": {"display_role": "supervisor"},
            }
        )
        waiting.join(60)
        self.assertEqual(waited, ["proceed"])

    @staticmethod
    def never(_: str) -> Performed[None]:
        raise AssertionError("performed")

    def test_what_the_server_refuses_names_the_place(self) -> None:
        decision = self.agent.decision(OPENING)
        with self.assertRaises(DocketProblem) as caught:
            decision.job_card({**CARD, "confidence": 2})
        self.assertEqual((caught.exception.status, caught.exception.code), (422, "validation_failed"))
        self.assertEqual(caught.exception.pointer, "/confidence")
        self.assertTrue(caught.exception.is_refusal)
        self.assertTrue(caught.exception.next)
        with self.assertRaises(InvalidValue) as here:
            decision.job_card({**CARD, "result": {"when": {1}}})
        self.assertEqual(here.exception.pointer, "/result/when")
        with self.assertRaises(DocketProblem) as elsewhere:
            decision.review({"verdict": "approve", "reason": "mine", "reviewer": {"display_role": "agent"}})
        self.assertEqual(elsewhere.exception.status, 403)

    def test_a_person_comments_on_a_closed_decision(self) -> None:
        decision = self.agent.decision(OPENING)
        decision.close({"outcome": "completed"})
        said = self.client("reviewer").existing(decision.id).comment({"text": "Why no card?", "about": 0})
        self.assertEqual(said.directive, "proceed")
        self.assertEqual(decision.read().status, "closed")
        with self.assertRaises(DocketProblem) as caught:
            decision.comment({"text": "It went well."})
        self.assertEqual(caught.exception.code, "role_not_allowed")

    def test_a_key_writes_once(self) -> None:
        first = self.agent.decision(OPENING, idempotency_key="py/decision/1")
        again = self.agent.decision(OPENING, idempotency_key="py/decision/1")
        self.assertEqual(first.id, again.id)
        assert first.opened is not None and again.opened is not None
        self.assertEqual((first.opened.replayed, again.opened.replayed), (False, True))
        with self.assertRaises(DocketProblem) as caught:
            self.agent.decision({**OPENING, "goal": "another"}, idempotency_key="py/decision/1")
        self.assertEqual(caught.exception.code, "idempotency_key_reused")
        for key in ("", "ü", "a\nb", " a", "x" * 256):
            with self.subTest(key=key), self.assertRaises(ClientError) as bad:
                self.agent.decision(OPENING, idempotency_key=key)
            self.assertEqual(bad.exception.code, "invalid_idempotency_key")

    def test_a_batch_is_written_whole(self) -> None:
        answers = self.agent.batch(
            [
                BatchRecord("decision.opened", OPENING),
                BatchRecord("job_card.filed", CARD, decision_ref=0),
                BatchRecord("decision.closed", {"outcome": "completed"}, decision_ref=0),
            ],
            idempotency_key="py/batch/1",
        )
        self.assertEqual([one.receipt.entries[0].type for one in answers][1:], ["job_card.filed", "decision.closed"])
        self.assertEqual(len({one.decision_id for one in answers}), 1)
        with self.assertRaises(InvalidValue) as caught:
            self.agent.batch([BatchRecord("decision.opened", OPENING), BatchRecord("job_card.filed", {"goal": {1}})])
        self.assertEqual(caught.exception.pointer, "/1/body/goal")
        with self.assertRaises(DocketProblem) as refused:
            self.agent.batch([BatchRecord("decision.opened", {**OPENING, "goal": ""})])
        self.assertEqual(refused.exception.pointer, "/0/body/goal")

    def test_gaps_and_changes_stand_in_the_ledger(self) -> None:
        self.assertIsNone(self.agent.gap({"kind": "dropped", "reason": "The queue was full."}).decision_id)
        change = {"component": "model", "name": "example-model", "from": "1", "to": "2"}
        self.assertEqual(self.agent.system_change(change).receipt.entries[0].type, "system.changed")
        decision = self.agent.decision(OPENING)
        gap = decision.gap({"kind": "interrupted", "reason": "The worker was restarted.", "records": 2})
        self.assertEqual(gap.decision_id, decision.id)

    def test_a_handoff_is_acknowledged(self) -> None:
        decision = self.agent.decision(OPENING)
        decision.job_card({**CARD, "handoff": {"to_agent": "other"}})
        (pending,) = decision.read().pending_handoffs
        self.assertEqual((pending.from_agent, pending.to_agent), ("test-agent", "other"))
        answer = decision.acknowledge_handoff(
            {**CARD, "agent": {"id": "other"}}, {"action": "route_to_human", "from_agent": "test-agent"}
        )
        self.assertEqual(answer.directive, "hold")

    def test_ids_that_are_no_address(self) -> None:
        for id_ in ("", ".", "..", "\ud800"):
            with self.subTest(id=id_), self.assertRaises(ClientError) as caught:
                self.agent.existing(id_).read()
            self.assertEqual(caught.exception.code, "invalid_id")
        with self.assertRaises(DocketProblem) as unknown:
            self.agent.existing("dec_a/../b?c#d").read()
        self.assertEqual(unknown.exception.status, 404)


class SideEffects(WithServer):
    decision: "Decision[WriteAnswer]"

    def setUp(self) -> None:
        # The server notices an action that is carried out twice in one decision.
        self.decision = self.agent.decision(OPENING)

    def status(self, side_effect_id: str) -> str:
        return {one.side_effect_id: one.status for one in self.decision.read().side_effects}[side_effect_id]

    def test_performed_once_by_many_threads(self) -> None:
        performed: List[str] = []
        errors: List[BaseException] = []

        def refund() -> None:
            try:
                again = DocketClient(SERVER_URL, key, self.ledger).existing(self.decision.id)
                again.side_effect("threads", INTENT, note(performed))
            except BaseException as error:
                errors.append(error)

        # An agent acts in its own decisions only.
        key = self.key("agent")
        self.decision = DocketClient(SERVER_URL, key, self.ledger).decision(OPENING)
        threads = [threading.Thread(target=refund) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual((len(performed), errors), (1, []))
        self.assertEqual(self.status(performed[0]), "executed")

    def test_an_error_leaves_the_outcome_unknown_until_it_is_reconciled(self) -> None:
        def fail(_: str) -> Performed[None]:
            raise TimeoutError("no answer \x00 of the bank")

        with self.assertRaises(TimeoutError):
            self.decision.side_effect("unknown", INTENT, fail)
        again = self.decision.side_effect("unknown", INTENT, lambda _: Performed("twice"))
        self.assertEqual((again.performed, again.status, again.value), (False, "outcome_unknown", None))
        body = self.entries(self.decision.id)[-1][1]
        self.assertEqual((body["reason"], body["error_type"]), ("no answer \\u0000 of the bank", "TimeoutError"))
        self.assertIn("not_recorded", str(body["ext"]))
        self.decision.reconcile(again.side_effect_id, "executed", {"external_ref": "re_1"})
        self.assertEqual(self.status(again.side_effect_id), "executed")

    def test_what_certainly_did_not_happen_failed(self) -> None:
        def fail(_: str) -> Performed[None]:
            raise NotPerformed("the account is closed")

        with self.assertRaises(NotPerformed):
            self.decision.side_effect("failed", INTENT, fail)
        self.assertEqual(self.entries(self.decision.id)[-1][0], "side_effect.failed")

    def test_an_interruption_leaves_the_outcome_unknown(self) -> None:
        for index, kind in enumerate((KeyboardInterrupt, SystemExit, GeneratorExit)):

            def interrupt(_: str, kind: Type[BaseException] = kind) -> Performed[None]:
                raise kind()

            with self.subTest(kind=kind.__name__), self.assertRaises(kind):
                self.agent.decision(OPENING).side_effect(f"interrupted-{index}", INTENT, interrupt)
            self.assertEqual(self.entries()[-1][0], "side_effect.outcome_unknown")

    def test_what_cannot_be_recorded_is_left_out_and_said(self) -> None:
        class Strange:
            def __str__(self) -> str:
                raise ValueError("no")

        results: List[object] = [{"id": 2**60}, b"x", "x" * 300_000, Strange(), float("nan"), [[{"a": {1}}]]]
        for index, result in enumerate(results):
            with self.subTest(index=index):
                decision = self.agent.decision(OPENING)
                outcome = decision.side_effect(f"left-{index}", INTENT, told("v", "re", result))
                self.assertEqual((outcome.performed, outcome.value), (True, "v"))
                self.assertTrue(all(str(one.pointer).startswith("/result") for one in outcome.left_out))
                type_, body = self.entries(decision.id)[-1]
                self.assertEqual((type_, body["external_ref"]), ("side_effect.executed", "re"))
                self.assertNotIn("result", body)
                noted = body["ext"]
                assert isinstance(noted, dict)
                self.assertEqual(len(noted["not_recorded"]), len(outcome.left_out))

    def test_what_is_no_performed_is_left_out_and_said(self) -> None:
        def careless(_: str) -> Performed[str]:
            return {"id": 7}  # type: ignore[return-value]

        outcome = self.decision.side_effect("careless", INTENT, careless)
        self.assertEqual((outcome.performed, outcome.value, len(outcome.left_out)), (True, {"id": 7}, 1))
        number = self.agent.decision(OPENING)
        outcome = number.side_effect("number", INTENT, lambda _: Performed("v", 4711))  # type: ignore[arg-type]
        self.assertIn("4711", outcome.left_out[0].detail)
        self.assertIn("4711", str(self.entries(number.id)[-1][1]["ext"]))

    def test_nothing_is_the_result_only_where_it_is_said(self) -> None:
        self.decision.side_effect("none", INTENT, lambda _: Performed(None, result=None))
        self.assertIn("result", self.entries(self.decision.id)[-1][1])
        other = self.agent.decision(OPENING)
        other.side_effect("absent", INTENT, lambda _: Performed(None))
        self.assertNotIn("result", self.entries(other.id)[-1][1])

    def test_a_coroutine_function_is_refused_before_anything(self) -> None:
        async def perform(_: str) -> Performed[None]:
            return Performed(None)

        with self.assertRaises(TypeError):
            self.decision.side_effect("coroutine", INTENT, perform)  # type: ignore[arg-type]
        self.assertEqual(len(self.entries(self.decision.id)), 1)

    def test_a_compensation_points_to_what_it_makes_up_for(self) -> None:
        refund = self.decision.side_effect("refund", INTENT, lambda _: Performed("paid"))
        charge = {**INTENT, "operation": "charge_back"}
        first = self.decision.compensate(refund.side_effect_id, "charge", charge, lambda _: Performed("charged"))
        again = self.decision.compensate(refund.side_effect_id, "charge", charge, Records.never)
        self.assertEqual((first.performed, again.performed, again.status), (True, False, "executed"))
        self.assertEqual(self.status(refund.side_effect_id), "compensated")

    def test_another_action_under_the_key_is_refused(self) -> None:
        self.decision.side_effect("same", INTENT, lambda _: Performed(None))
        with self.assertRaises(DocketProblem) as caught:
            self.decision.side_effect("same", {**INTENT, "operation": "other"}, Records.never)
        self.assertEqual(caught.exception.code, "idempotency_key_reused")


if __name__ == "__main__":
    unittest.main()
