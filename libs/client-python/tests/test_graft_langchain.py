"""The middleware for LangChain, against stubs of its signatures; with the real packages see test_graft_packages."""

from __future__ import annotations

import asyncio
from typing import Any, List, Optional, Sequence

from docket_audit import DocketAgent, DocketClient, NotReleased, WriteAnswer
from docket_audit.grafts import ToolEffect
from docket_audit.grafts.langchain import LangChainPackages, docket_middleware
from graft_stubs import (
    BARE,
    EFFECTS,
    PAY,
    SEARCH,
    AgentMiddleware,
    AgentState,
    Call,
    Graph,
    Message,
    Shop,
    ToolCallRequest,
    ToolMessage,
    interrupt,
)
from support import QUICK, Way, WithServer, page, pass_on

STUBS = LangChainPackages(
    agent_middleware=AgentMiddleware,
    agent_state=AgentState,
    private_state="private",
    tool_message=ToolMessage,
    interrupt=interrupt,
)


class LangChain(WithServer):
    def setUp(self) -> None:
        self.shop = Shop()
        self.docket = self.agent_of(self.agent)

    def agent_of(self, client: "DocketClient[WriteAnswer]") -> "DocketAgent[WriteAnswer]":
        return DocketAgent(client, "refund-agent", confidence=0.9)

    def graph(
        self, calls: Sequence[Call], docket: "Optional[DocketAgent[WriteAnswer]]" = None, state: Any = None, **said: Any
    ) -> Graph:
        given: Any = {"effects": EFFECTS, "packages": STUBS, **said}
        return Graph(docket_middleware(docket or self.docket, **given), self.shop, calls, state)

    def id_of(self, graph: Graph) -> str:
        return str(graph.state["_docket_decision"])

    def types_of(self, graph: Graph) -> List[str]:
        return [type_ for type_, _ in self.entries(self.id_of(graph))]

    def check_whole(self, graph: Graph) -> None:
        self.assertEqual(graph.told(), ["found: partial refund", "re_order/7"])
        self.assertEqual(self.shop.paid, ["order/7"])
        entries = self.entries(self.id_of(graph))
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
        opened, read, announced, intent, _, executed, last, closed = (body for _, body in entries)
        self.assertEqual((opened["goal"], opened["request"]), ("Refund order 7", "Refund order 7"))
        call: Any = read["tool_calls"]
        self.assertEqual((call[0]["tool_call_id"], call[0]["arguments"]), ("call_1", {"query": "partial refund"}))
        self.assertEqual(call[0]["result"], "found: partial refund")
        self.assertEqual(announced["next_action"]["tool"], "issue_refund")  # type: ignore[index]
        # Nobody named the action, so the call is its name.
        self.assertEqual(intent["idempotency_key"], f"{self.id_of(graph)}:call_2")
        self.assertEqual(executed["result"], "re_order/7")
        self.assertEqual(last["tool_calls"][0]["tool_call_id"], "call_2")  # type: ignore[index]
        self.assertEqual((closed["outcome"], closed["summary"]), ("completed", "Done as asked."))

    def test_an_invocation_is_a_decision(self) -> None:
        graph = self.graph([SEARCH, PAY])
        graph.invoke("Refund order 7")
        self.check_whole(graph)

    def test_an_invocation_on_an_event_loop_is_the_same_decision(self) -> None:
        graph = self.graph([SEARCH, PAY])
        asyncio.run(graph.ainvoke("Refund order 7"))
        self.check_whole(graph)

    def held(self, later: bool) -> Graph:
        """Held, resumed without a verdict, and held once more."""
        graph = self.graph([PAY], effects=BARE)

        def go(*given: Any) -> Any:
            return asyncio.run(graph.ainvoke(*given)) if later else graph.invoke(*given)

        value = go("Refund order 7")["__interrupt__"][0]["docket"]
        self.assertEqual((value["decision_id"], value["directive"]), (self.id_of(graph), "hold"))
        self.assertTrue(value["reasons"][0]["escalation_id"])
        # The framework is told to go on, and nobody has decided.
        self.assertIn("__interrupt__", go(None, "approved"))
        self.assertEqual(self.shop.paid, [])
        self.assertNotIn("decision.closed", self.types_of(graph))
        return graph

    def test_a_hold_is_the_frameworks_interrupt_and_the_ledger_is_asked_again(self) -> None:
        for later in (False, True):
            with self.subTest(later=later):
                self.shop.paid.clear()
                first = self.held(later)
                self.answer(self.id_of(first), "approve")
                # Another process: nothing in memory, the thread from its checkpoint.
                second = self.graph([PAY], self.agent_of(self.agent), first.state, effects=BARE)
                if later:
                    asyncio.run(second.ainvoke(None, "look"))
                else:
                    second.invoke(None, "look")
                self.assertEqual((second.told(), self.shop.paid), (["re_order/7"], ["order/7"]))
                types = self.types_of(second)
                self.assertEqual((types.count("side_effect.intent"), types[-1]), (1, "decision.closed"))

    def test_a_stop_ends_the_invocation_and_closes_the_decision(self) -> None:
        for later in (False, True):
            with self.subTest(later=later):
                graph = self.held(later)
                self.answer(self.id_of(graph), "reject")
                for _ in range(2):  # Gone on with once more, it ends the same way.
                    with self.assertRaises(NotReleased) as caught:
                        if later:
                            asyncio.run(graph.ainvoke(None, "look"))
                        else:
                            graph.invoke(None, "look")
                    self.assertEqual(caught.exception.directive, "stop")
                self.assertEqual(self.shop.paid, [])
                type_, body = self.entries(self.id_of(graph))[-1]
                self.assertEqual((type_, body["outcome"]), ("decision.closed", "stopped"))

    def test_a_tool_that_fails_leaves_an_outcome_that_nobody_knows_and_is_not_called_again(self) -> None:
        graph = self.graph([SEARCH, ("issue_refund", {"order": "broken", "value": "1.00"}, "call_3")])
        with self.assertRaisesRegex(RuntimeError, "said 500"):
            graph.invoke("Refund it")
        graph.invoke(None)
        says = "Docket: not performed again. The ledger says of this action: outcome_unknown."
        self.assertEqual(graph.told()[1], says)
        self.assertEqual(self.types_of(graph).count("side_effect.outcome_unknown"), 1)

    def test_a_call_that_never_ended_is_in_execution_and_is_not_made_again(self) -> None:
        graph = self.graph([PAY])
        # Killed in the call: nothing of this process comes after it.
        request = ToolCallRequest({"name": PAY[0], "args": PAY[1], "id": PAY[2]}, graph.state)
        graph.state.update(messages=[Message("human", "Refund order 7")], answers=[])
        graph.state.update(graph.middleware.before_agent(graph.state, None))
        key = f"{self.id_of(graph)}:call_2"
        effect = EFFECTS["issue_refund"].start(
            self.docket.attach(self.id_of(graph), "Refund order 7"), PAY[0], PAY[1], call_id=PAY[2], call_key=key
        )
        effect.begin()
        told = graph.middleware.wrap_tool_call(request, graph._made)
        self.assertEqual(told.text, "Docket: not performed again. The ledger says of this action: executing.")
        self.assertEqual((told.status, self.shop.paid), ("error", []))

    def test_a_tool_whose_failure_became_a_message_is_recorded_as_failed(self) -> None:
        graph = self.graph([])
        graph.invoke("Refund order 7")
        graph.state.update(graph.middleware.before_agent(graph.state, None))
        failed = ToolMessage("Error: no such order", PAY[2], PAY[0], "error")
        request = ToolCallRequest({"name": PAY[0], "args": PAY[1], "id": PAY[2]}, graph.state)
        self.assertIs(graph.middleware.wrap_tool_call(request, lambda _: failed), failed)
        type_, body = self.entries(self.id_of(graph))[-1]
        self.assertEqual((type_, body["reason"]), ("side_effect.outcome_unknown", "Error: no such order"))

    def test_a_tool_of_which_nobody_said_what_it_changes_is_not_called(self) -> None:
        graph = self.graph([PAY], effects={"search_policy": EFFECTS["search_policy"]})
        graph.invoke("Refund order 7")
        self.assertIn('"issue_refund" is not in the effect map', graph.told()[0])
        card: Any = self.entries(self.id_of(graph))[1][1]
        denied = card["tool_calls"][0]
        self.assertEqual((denied["tool_name"], denied["status"]), ("issue_refund", "denied"))
        self.assertEqual((denied["arguments"], self.shop.paid), (PAY[1], []))
        self.assertNotIn("effect", denied)
        reads = self.graph([("search_policy", {"query": "kettle"}, "call_4")], effects={}, unlisted="read")
        reads.invoke("Look it up")
        self.assertEqual(reads.told(), ["found: kettle"])
        with self.assertRaises(ValueError):
            self.graph([], unlisted="maybe")

    def test_errors_of_our_own_keep_a_change_from_being_made(self) -> None:
        with Way(pass_on) as way:
            client = DocketClient(way.url, self.key("agent"), self.ledger, retry=QUICK)
            graph = self.graph([PAY], self.agent_of(client))
            way.behaviour = pass_on
            graph.state.update(messages=[Message("human", "Refund order 7")], answers=[])
            graph.state.update(graph.middleware.before_agent(graph.state, None))
            way.behaviour = page("502 Bad Gateway")
            way.cut()
            request = ToolCallRequest({"name": PAY[0], "args": PAY[1], "id": PAY[2]}, graph.state)
            with self.assertRaises(Exception):  # noqa: B017
                graph.middleware.wrap_tool_call(request, graph._made)
            with self.assertRaises(Exception):  # noqa: B017
                asyncio.run(graph.middleware.awrap_tool_call(request, graph._made_later))
        def nowhere(order: str, value: str) -> Any:
            raise KeyError(order)

        broken = ToolEffect("external", target=nowhere, owner="finance")
        graph = self.graph([PAY], effects={"issue_refund": broken})
        with self.assertRaises(KeyError):
            graph.invoke("Refund order 7")
        graph.state.pop("_docket_decision")
        with self.assertRaisesRegex(RuntimeError, "has no decision"):
            graph.invoke(None)
        graph = self.graph([("issue_refund", PAY[1], "")])
        with self.assertRaisesRegex(ValueError, "no id"):
            graph.invoke("Refund order 7")
        self.assertEqual(self.shop.paid, [])

    def test_an_agent_within_a_tool_names_the_outer_decision_as_its_parent(self) -> None:
        inner = self.graph([SEARCH])
        outer = self.graph([("delegate", {}, "call_5")], effects={"delegate": ToolEffect("read")})
        outer._made = lambda request: ToolMessage(  # type: ignore[method-assign]
            inner.invoke("Look it up")["messages"][-1].text, "call_5", "delegate"
        )
        outer.invoke("Refund order 7")
        opened = self.entries(self.id_of(inner))[0][1]
        self.assertEqual(opened["parent_decision"], self.id_of(outer))

    def test_calls_side_by_side_are_recorded_once_each(self) -> None:
        graph = self.graph([])
        graph.state.update(messages=[Message("human", "Refund order 7")], answers=[])

        async def work() -> None:
            graph.state.update(await graph.middleware.abefore_agent(graph.state, None))
            requests = [
                ToolCallRequest({"name": name, "args": args, "id": call_id}, graph.state)
                for name, args, call_id in (SEARCH, PAY, ("search_policy", {"query": "goodwill"}, "call_9"))
            ]
            await asyncio.gather(*(graph.middleware.awrap_tool_call(one, graph._made_later) for one in requests))
            await graph.middleware.aafter_agent(graph.state, None)

        asyncio.run(work())
        cards: List[Any] = [body for type_, body in self.entries(self.id_of(graph)) if type_ == "job_card.filed"]
        calls = sorted(call["tool_call_id"] for card in cards for call in card.get("tool_calls", ()))
        self.assertEqual((calls, self.shop.paid), (["call_1", "call_2", "call_9"], ["order/7"]))
