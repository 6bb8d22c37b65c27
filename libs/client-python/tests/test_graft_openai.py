"""The guarded tools and hooks for the OpenAI Agents SDK, against stubs of its signatures."""

from __future__ import annotations

import asyncio
from typing import Any, List, Optional, Sequence

from docket_audit import AgentRun, DocketAgent, DocketClient, NotReleased, WriteAnswer
from docket_audit.grafts import EffectMap
from docket_audit.grafts.openai_agents import docket_hooks, guard_tools
from graft_stubs import (
    BARE,
    EFFECTS,
    PAY,
    SEARCH,
    Call,
    FunctionTool,
    NamedAgent,
    RunHooks,
    Runner,
    Shop,
    ToolContext,
    UserError,
    function_tools,
)
from support import QUICK, Way, WithServer, page, pass_on


class OpenAiAgents(WithServer):
    def setUp(self) -> None:
        self.shop = Shop()
        self.docket = DocketAgent(self.agent, "refund-agent", confidence=0.9)

    def runner(self, run: "AgentRun[WriteAnswer]", calls: Sequence[Call], effects: EffectMap = EFFECTS) -> Runner:
        tools = guard_tools(run, function_tools(self.shop), effects)
        return Runner(tools, calls, docket_hooks(run, run_hooks=RunHooks))

    def types_of(self, decision_id: str) -> List[str]:
        return [type_ for type_, _ in self.entries(decision_id)]

    def test_calls_are_recorded_and_the_block_closes_the_decision(self) -> None:
        async def work() -> str:
            async with self.docket.run("Refund order 7") as run:
                runner = self.runner(run, [SEARCH, PAY])
                self.assertEqual(await runner.run(), [])
                self.assertEqual(runner.told, ["found: partial refund", "re_order/7"])
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
        self.assertEqual(entries[1][1]["tool_calls"][0]["tool_call_id"], "call_1")
        self.assertEqual(entries[3][1]["idempotency_key"], f"{id_}:call_2")
        self.assertEqual(entries[5][1]["result"], "re_order/7")
        self.assertEqual((entries[7][1]["outcome"], entries[7][1]["summary"]), ("completed", "Done as asked."))
        self.assertEqual(self.shop.paid, ["order/7"])

    def held(self) -> str:
        """A run that ends with an interruption, approved in the framework alone, and left open."""

        async def work() -> None:
            async with self.docket.run("Refund order 7") as run:
                self.ids.append(run.decision.id)
                self.assertEqual(await self.runner(run, [PAY], BARE).run(), ["call_2"])
                alone = self.runner(run, [PAY], BARE)
                self.assertEqual(await alone.run(["call_2"]), [])
                self.assertTrue(alone.told[0].startswith("Docket: HOLD. A human has to decide first"), alone.told)
                run.release()

        self.ids: List[str] = []
        with self.assertRaises(NotReleased):
            asyncio.run(work())
        self.assertEqual(self.shop.paid, [])
        self.assertNotIn("decision.closed", self.types_of(self.ids[0]))
        return self.ids[0]

    def test_a_hold_is_an_interruption_and_the_ledger_is_asked_again(self) -> None:
        id_ = self.held()
        self.answer(id_, "approve")

        async def work() -> None:
            async with self.docket.resume(id_, "Refund order 7") as run:
                runner = self.runner(run, [PAY, PAY], BARE)
                self.assertEqual(await runner.run(["call_2"]), [])
                says = "Docket: not performed again. The ledger says of this action: executed."
                self.assertEqual(runner.told, ["re_order/7", says])

        asyncio.run(work())
        types = self.types_of(id_)
        self.assertEqual((types.count("side_effect.intent"), types[-1]), (1, "decision.closed"))
        self.assertEqual(self.shop.paid, ["order/7"])

    def test_a_stop_ends_the_run_with_the_frameworks_error_and_closes_as_stopped(self) -> None:
        id_ = self.held()
        self.answer(id_, "reject")

        async def work() -> None:
            async with self.docket.resume(id_, "Refund order 7") as run:
                await self.runner(run, [PAY], BARE).run(["call_2"])

        with self.assertRaises(UserError) as caught:
            asyncio.run(work())
        self.assertIsInstance(caught.exception.__cause__, NotReleased)
        type_, body = self.entries(id_)[-1]
        self.assertEqual((type_, body["outcome"], self.shop.paid), ("decision.closed", "stopped", []))

    def test_a_tool_that_fails_leaves_an_outcome_that_nobody_knows(self) -> None:
        broken: Call = ("issue_refund", {"order": "broken", "value": "1.00"}, "call_3")
        ids: List[str] = []

        async def work() -> None:
            async with self.docket.run("Refund it") as run:
                ids.append(run.decision.id)
                await self.runner(run, [SEARCH, broken]).run()

        with self.assertRaisesRegex(UserError, "said 500"):
            asyncio.run(work())
        bodies = dict(self.entries(ids[0]))
        self.assertEqual(bodies["side_effect.outcome_unknown"]["reason"], "the payment system said 500")
        self.assertEqual(bodies["decision.closed"]["outcome"], "failed")

    def test_a_handoff_is_a_card(self) -> None:
        async def work() -> str:
            async with self.docket.run("Refund order 7") as run:
                hooks = docket_hooks(run, run_hooks=RunHooks)
                await hooks.on_handoff(None, NamedAgent("triage"), NamedAgent("refunds"))
                return run.decision.id

        card: Any = self.entries(asyncio.run(work()))[1][1]
        self.assertEqual((card["handoff"], card["rationale"]), ({"to_agent": "refunds"}, "Handed over by triage."))

    def test_a_tool_that_is_not_in_the_map_is_not_called_and_stands_on_one_card(self) -> None:
        async def work() -> str:
            async with self.docket.run("Refund order 7") as run:
                runner = self.runner(run, [PAY], {"search_policy": EFFECTS["search_policy"]})
                await runner.run()
                self.assertIn("not in the effect map", runner.told[0])
                return run.decision.id

        entries: Any = self.entries(asyncio.run(work()))
        calls = [call for type_, body in entries if type_ == "job_card.filed" for call in body["tool_calls"]]
        self.assertEqual([call["status"] for call in calls], ["denied"])
        self.assertEqual(self.shop.paid, [])

    def test_the_tools_own_question_holds_beside_ours(self) -> None:
        async def work() -> None:
            async with self.docket.run("Refund order 7") as run:
                [search, _] = function_tools(self.shop)
                search.needs_approval = lambda context, given, call_id: True
                [guarded] = guard_tools(run, [search], EFFECTS)
                self.assertIs(await guarded.needs_approval(None, {}, "call_1"), True)
                # The tool that was given is as it was.
                self.assertIsNot(guarded.on_invoke_tool, search.on_invoke_tool)

        asyncio.run(work())

    def test_tools_whose_failures_would_read_as_performed_are_refused(self) -> None:
        async def invoke(context: Any, given: str) -> str:
            return ""

        def refused(kind: Any, *tools: Any) -> None:
            with self.assertRaises(kind):
                guard_tools(run, tools, EFFECTS)

        with self.docket.run("Refund order 7") as run:
            refused(ValueError, FunctionTool("x", invoke, _use_default_failure_error_function=True))
            refused(ValueError, FunctionTool("x", invoke, _failure_error_function=str))
            refused(TypeError, NamedAgent("web_search"))
            with self.assertRaises(ValueError):
                guard_tools(run, [], EFFECTS, unlisted="maybe")

    def test_errors_of_our_own_keep_a_change_from_being_made(self) -> None:
        def attempts(call_id: Optional[str]) -> Any:
            async def work() -> None:
                run = self.docket.attach(id_, "Refund order 7")
                if way.behaviour is not pass_on:
                    run = DocketAgent(client, "refund-agent").attach(id_, "Refund order 7")
                tool = self.runner(run, []).tools["issue_refund"]
                with self.assertRaises(Exception):  # noqa: B017
                    await tool.needs_approval(None, PAY[1], call_id)
                with self.assertRaises(Exception):  # noqa: B017
                    await tool.on_invoke_tool(ToolContext(call_id), '{"order": "order/7", "value": "42.50"}')

            asyncio.run(work())

        id_ = self.docket.open("Refund order 7").decision.id
        with Way(pass_on) as way:
            client = DocketClient(way.url, self.key("agent"), self.ledger, retry=QUICK)
            attempts(None)
            way.behaviour = page("502 Bad Gateway")
            attempts("call_2")
        self.assertEqual(self.shop.paid, [])
