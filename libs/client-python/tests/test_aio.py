"""The client for asyncio: the same records, and actions on the event loop."""

from __future__ import annotations

import asyncio
import threading
import unittest
from typing import List

from docket_audit import (
    AsyncDocketClient,
    BatchRecord,
    ClientError,
    DocketProblem,
    NotPerformed,
    NotReleased,
    Performed,
)
from support import CARD, INTENT, OPENING, WithServer


class Aio(WithServer):
    def setUp(self) -> None:
        self.aio = AsyncDocketClient(self.agent)

    def test_a_decision_from_opening_to_dossier(self) -> None:
        async def work() -> str:
            decision = await self.aio.decision(OPENING)
            self.assertEqual((await decision.job_card(CARD)).directive, "proceed")
            loop_thread = threading.get_ident()

            async def perform(_: str) -> Performed[str]:
                self.assertEqual(threading.get_ident(), loop_thread)
                await asyncio.sleep(0)
                return Performed("paid", "re_1")

            outcome = await decision.side_effect("aio:refund", INTENT, perform)
            self.assertEqual((outcome.performed, outcome.value), (True, "paid"))
            again = await decision.side_effect("aio:refund", INTENT, perform)
            self.assertEqual((again.performed, again.status), (False, "executed"))
            charge = {**INTENT, "operation": "charge_back"}
            await decision.compensate(outcome.side_effect_id, "aio:charge", charge, perform)
            await decision.gap({"kind": "dropped", "reason": "The queue was full."})
            await decision.close({"outcome": "completed"})
            now = await decision.read()
            self.assertEqual([one.status for one in now.side_effects], ["compensated", "executed"])
            return decision.id

        id_ = asyncio.run(work())
        officer = AsyncDocketClient(self.client("officer"))
        self.assertIn(id_.encode(), asyncio.run(officer.existing(id_).dossier("json")))

    def test_many_at_once_perform_once(self) -> None:
        performed: List[str] = []

        async def perform(id_: str) -> Performed[None]:
            performed.append(id_)
            await asyncio.sleep(0.01)
            return Performed(None)

        async def work() -> None:
            decision = await self.aio.decision(OPENING)
            await asyncio.gather(*(decision.side_effect("aio:many", INTENT, perform) for _ in range(10)))

        asyncio.run(work())
        self.assertEqual(len(performed), 1)

    def test_errors_of_the_action(self) -> None:
        async def fail(_: str) -> Performed[None]:
            raise NotPerformed("closed")

        async def work() -> str:
            decision = await self.aio.decision(OPENING)
            with self.assertRaises(NotPerformed):
                await decision.side_effect("aio:failed", INTENT, fail)
            return decision.id

        self.assertEqual(self.entries(asyncio.run(work()))[-1][0], "side_effect.failed")

    def test_an_action_that_is_cancelled_is_in_doubt(self) -> None:
        async def work() -> str:
            decision = await self.aio.decision(OPENING)

            async def perform(_: str) -> Performed[None]:
                task.cancel()
                await asyncio.sleep(3_600)
                return Performed(None)

            task = asyncio.ensure_future(decision.side_effect("aio:cancelled", INTENT, perform))
            with self.assertRaises(asyncio.CancelledError):
                await task
            return decision.id

        self.assertEqual(self.entries(asyncio.run(work()))[-1][0], "side_effect.outcome_unknown")

    def test_a_hold_is_waited_for_and_the_wait_can_be_cancelled(self) -> None:
        async def work() -> None:
            decision = await self.aio.decision(OPENING)
            held = await decision.job_card({**CARD, "needs_human": True})
            with self.assertRaises(NotReleased):
                await decision.side_effect("aio:held", INTENT, never)
            with self.assertRaises(ClientError):
                await decision.wait_for_verdict(timeout_s=0.1)
            with self.assertRaises(asyncio.TimeoutError):
                await asyncio.wait_for(decision.wait_for_verdict(), 0.2)
            waiting = asyncio.ensure_future(decision.wait_for_verdict(60))
            reviewer = AsyncDocketClient(self.client("reviewer")).existing(decision.id)
            await reviewer.review(
                {
                    "verdict": "approve",
                    "escalation_id": held.reasons[0].escalation_id,
                    "reason": "Checked.",
                    "reviewer": {"display_role": "supervisor"},
                }
            )
            self.assertEqual((await waiting).directive, "proceed")

        async def never(_: str) -> Performed[None]:
            raise AssertionError("performed")

        asyncio.run(work())

    def test_batches_and_refusals(self) -> None:
        async def work() -> None:
            records = [BatchRecord("decision.opened", OPENING), BatchRecord("job_card.filed", CARD, decision_ref=0)]
            self.assertEqual(len(await self.aio.batch(records)), 2)
            with self.assertRaises(DocketProblem):
                await self.aio.decision({**OPENING, "stakes": "none"})
            await self.aio.gap({"kind": "dropped", "reason": "The queue was full."})

        asyncio.run(work())


if __name__ == "__main__":
    unittest.main()
