"""The hooks for the Claude Agent SDK, against stubs of its signatures."""

from __future__ import annotations

import asyncio
import threading
from typing import Any, Dict, List

from docket_audit import AgentRun, DocketAgent, DocketClient, NotReleased, WriteAnswer
from docket_audit.grafts import EffectMap
from docket_audit.grafts.claude import claude_hooks
from graft_stubs import BARE, EFFECTS, PAY, SEARCH, HookMatcher, Session, Shop
from support import QUICK, Way, WithServer, forward, page, pass_on


class Claude(WithServer):
    def setUp(self) -> None:
        self.shop = Shop()
        self.docket = DocketAgent(self.agent, "refund-agent", confidence=0.9)

    def session(self, run: "AgentRun[WriteAnswer]", effects: EffectMap = EFFECTS, **said: Any) -> Session:
        return Session(claude_hooks(run, effects, hook_matcher=HookMatcher, **said), self.shop)

    def types_of(self, decision_id: str) -> List[str]:
        return [type_ for type_, _ in self.entries(decision_id)]

    def test_uses_of_tools_are_recorded(self) -> None:
        async def work() -> str:
            async with self.docket.run("Refund order 7") as run:
                session = self.session(run)
                self.assertEqual((await session.use(SEARCH), await session.use(PAY)), ({}, {}))
                self.assertEqual(await session.tell("Stop"), {})
                return run.decision.id

        id_ = asyncio.run(work())
        entries: Any = self.entries(id_)
        self.assertEqual(
            [type_ for type_, _ in entries],
            [
                "decision.opened",
                "job_card.filed",
                "job_card.filed",
                "side_effect.intent",
                "side_effect.executing",
                "side_effect.executed",
                "job_card.filed",
                "decision.closed",
            ],
        )
        self.assertEqual(entries[3][1]["idempotency_key"], f"{id_}:call_2")
        self.assertEqual(entries[5][1]["result"], "re_order/7")
        self.assertEqual(self.shop.paid, ["order/7"])

    def held(self) -> str:
        async def work() -> None:
            async with self.docket.run("Refund order 7") as run:
                ids.append(run.decision.id)
                session = self.session(run, BARE)
                output = await session.use(PAY)
                self.assertEqual(output["hookSpecificOutput"]["permissionDecision"], "deny")
                self.assertNotIn("continue_", output)
                self.assertTrue(session.told[0].startswith("Docket: HOLD. A human has to decide first"), session.told)
                run.release()

        ids: List[str] = []
        with self.assertRaises(NotReleased):
            asyncio.run(work())
        self.assertEqual((self.shop.paid, "decision.closed" in self.types_of(ids[0])), ([], False))
        return ids[0]

    def test_a_hold_denies_the_use_and_after_the_verdict_it_may_be_used_once(self) -> None:
        id_ = self.held()
        self.answer(id_, "approve")

        async def work() -> None:
            async with self.docket.resume(id_, "Refund order 7") as run:
                session = self.session(run, BARE)
                await session.use(PAY)
                await session.use(PAY)
                says = "Docket: not performed again. The ledger says of this action: executed."
                self.assertEqual(session.told, ["re_order/7", says])

        asyncio.run(work())
        self.assertEqual((self.shop.paid, self.types_of(id_).count("side_effect.intent")), (["order/7"], 1))

    def test_a_stop_denies_the_use_and_ends_the_session(self) -> None:
        id_ = self.held()
        self.answer(id_, "reject")

        async def work() -> Dict[str, Any]:
            return await self.session(self.docket.attach(id_, "Refund order 7"), BARE).use(PAY)

        output = asyncio.run(work())
        self.assertEqual(output["hookSpecificOutput"]["permissionDecision"], "deny")
        self.assertIs(output["continue_"], False)
        self.assertTrue(output["stopReason"].startswith("Docket: STOP. "))
        self.assertEqual(self.shop.paid, [])

    def test_a_failure_and_a_use_without_news_have_an_unknown_outcome(self) -> None:
        async def work() -> str:
            async with self.docket.run("Refund it") as run:
                session = self.session(run)
                await session.use(SEARCH)
                await session.use(("issue_refund", {"order": "broken", "value": "1.00"}, "call_3"))
                lost = {"tool_name": PAY[0], "tool_input": PAY[1], "tool_use_id": PAY[2]}
                self.assertEqual(await session.tell("PreToolUse", **lost), {})
                await session.tell("Stop")
                return run.decision.id

        unknown = [body for type_, body in self.entries(asyncio.run(work())) if type_ == "side_effect.outcome_unknown"]
        self.assertEqual(
            [body["reason"] for body in unknown],
            ["the payment system said 500", "The turn ended (Stop) without news of this call."],
        )

    def test_a_sub_agent_is_a_handoff_on_a_card(self) -> None:
        async def work() -> str:
            async with self.docket.run("Refund order 7") as run:
                output = await self.session(run).tell("SubagentStart", agent_id="a1", agent_type="researcher")
                self.assertEqual(output, {})
                return run.decision.id

        card: Any = self.entries(asyncio.run(work()))[1][1]
        self.assertEqual(card["handoff"], {"to_agent": "researcher"})

    def test_a_tool_that_is_not_in_the_map_is_denied(self) -> None:
        async def work() -> None:
            async with self.docket.run("Refund order 7") as run:
                session = self.session(run, {})
                await session.use(PAY)
                self.assertIn("not in the effect map", session.told[0])
                reads = self.session(run, {}, unlisted="read")
                await reads.use(SEARCH)
                self.assertEqual(reads.told, ["found: partial refund"])

        asyncio.run(work())
        self.assertEqual(self.shop.paid, [])

    def test_no_error_leaves_a_hook_and_each_denies_the_use(self) -> None:
        key = self.key("agent")

        async def work(behaviour: Any, use_id: str = "call_2") -> Session:
            with Way(pass_on) as way:
                client = DocketClient(way.url, key, self.ledger, retry=QUICK)
                run = DocketAgent(client, "refund-agent").open("Refund it")
                way.behaviour = behaviour
                way.cut()
                session = self.session(run)
                await session.use((PAY[0], PAY[1], use_id))
                return session

        for behaviour, use_id in ((page("502 Bad Gateway"), "call_2"), (pass_on, "")):
            session = asyncio.run(work(behaviour, use_id))
            self.assertTrue(session.told[0].startswith("Docket: not called, the ledger could not be asked: "))
        self.assertEqual(self.shop.paid, [])

    def test_what_cannot_be_recorded_afterwards_ends_the_session(self) -> None:
        async def work() -> Dict[str, Any]:
            with Way(pass_on) as way:
                docket = DocketAgent(DocketClient(way.url, self.key("agent"), self.ledger, retry=QUICK), "refund-agent")
                run = docket.open("Refund it")
                session = self.session(run)
                shop = self.shop.call

                def call(name: str, args: Any) -> str:
                    way.behaviour = page("502 Bad Gateway")
                    way.cut()
                    return shop(name, args)

                self.shop.call = call  # type: ignore[method-assign]
                return await session.use(PAY)

        output = asyncio.run(work())
        self.assertIs(output["continue_"], False)
        self.assertIn("could not be recorded", output["stopReason"])

    def test_an_answer_that_is_late_denies_the_use_and_is_recorded_as_not_performed(self) -> None:
        free = threading.Event()

        def late(client: Any) -> None:
            def wait(data: bytes) -> bytes:
                free.wait()
                return data

            forward(client, wait)

        async def work() -> str:
            with Way(pass_on) as way:
                docket = DocketAgent(DocketClient(way.url, self.key("agent"), self.ledger), "refund-agent")
                run = docket.open("Refund order 7")
                run.card(lineage=EFFECTS["issue_refund"]._lineage())  # type: ignore[misc]
                way.behaviour = late
                way.cut()
                session = self.session(run, answer_s=0.0)
                await session.use(PAY)
                self.assertIn("no answer within 0 seconds", session.told[0])
                hooks = session.hooks["PreToolUse"][0].hooks[0].__self__
                free.set()
                await asyncio.gather(*hooks._late)
                return run.decision.id

        types = self.types_of(asyncio.run(work()))
        self.assertEqual((types[-1], self.shop.paid), ("side_effect.failed", []))
