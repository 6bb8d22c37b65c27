"""Runs and tools: what is recorded with little said, and what is obeyed."""

from __future__ import annotations

import asyncio
import contextvars
import tempfile
import threading
import unittest
from typing import Any, Dict, List, Optional

from docket_audit import (
    AlreadyPerformed,
    ClientError,
    DocketAgent,
    DocketClient,
    DocketError,
    FileSpool,
    NotPerformed,
    NotReleased,
    RunNotClosed,
    SourceDocument,
    WriteAnswer,
)
from support import QUICK, SERVER_URL, Way, WithServer, page, pass_on

POLICY = SourceDocument("refund-policy", "v3.1")


MAIL = {"system": "mail", "resource": "customer/1"}


def due(**_: object) -> List[Dict[str, object]]:
    """What an action rests on: a ledger's policy asks for it by default."""
    return [POLICY.decisive({"section": "4.2"})]


class Runs(WithServer):
    docket: "DocketAgent[WriteAnswer]"

    def setUp(self) -> None:
        self.docket = DocketAgent(self.agent, "refund-agent", confidence=0.94)
        self.paid: List[str] = []

    def refund_tool(self, docket: "Optional[DocketAgent[WriteAnswer]]" = None) -> Any:
        @(docket or self.docket).tool(
            "issue_refund",
            effect="external",
            key=f"{self.id()}:{{order}}",
            target={"system": "payments", "resource": "order/{order}"},
            owner="customer-service",
            amount={"value": "{amount}", "currency": "EUR"},
            lineage=due,
            external_ref=lambda paid: paid["id"],
        )
        def issue_refund(order: str, amount: str = "42.50") -> Dict[str, object]:
            self.paid.append(order)
            return {"id": f"re_{order}"}

        return issue_refund

    def search_tool(self) -> Any:
        @self.docket.tool("search_policy", effect="read", lineage=lambda found: [POLICY.input({"section": found})])
        def search_policy(query: str, *, limit: int = 3) -> str:
            return "4.2"

        return search_policy

    def test_a_run_is_a_decision_with_cards_and_a_side_effect(self) -> None:
        search, refund = self.search_tool(), self.refund_tool()
        with self.docket.run("Refund order 1", request="the kettle is broken") as run:
            self.assertEqual(search("partial refund"), "4.2")
            self.assertEqual(refund("1"), {"id": "re_1"})
            run.decided("issue refund", confidence=0.9)
        entries = self.entries(run.decision.id)
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
        bodies: List[Any] = [body for _, body in entries]
        self.assertEqual((bodies[0]["goal"], bodies[0]["request"]), ("Refund order 1", "the kettle is broken"))
        read = bodies[1]
        self.assertEqual(read["tool_calls"][0]["arguments"], {"query": "partial refund", "limit": 3})
        self.assertEqual((read["tool_calls"][0]["result"], read["tool_calls"][0]["status"]), ("4.2", "ok"))
        self.assertEqual(read["lineage"], [POLICY.input({"section": "4.2"})])
        self.assertEqual((read["goal"], read["confidence"]), ("Refund order 1", 0.94))
        announced = bodies[2]["next_action"]
        self.assertEqual(announced["amount"], {"value": "42.50", "currency": "EUR"})
        self.assertEqual((announced["tool"], announced["effect"]), ("issue_refund", "external"))
        self.assertEqual(bodies[3]["arguments_digest"], announced["arguments_digest"])
        self.assertEqual(bodies[3]["target"], {"system": "payments", "resource": "order/1"})
        self.assertEqual((bodies[5]["external_ref"], bodies[5]["result"]), ("re_1", {"id": "re_1"}))
        self.assertEqual((bodies[6]["current_phase"], bodies[6]["tool_calls"][0]["effect"]), ("DONE", "external"))
        closed = bodies[7]
        self.assertEqual((closed["outcome"], closed["decided"]), ("completed", "issue refund"))

    def test_confidence_that_is_not_stated_is_recorded_as_that(self) -> None:
        docket = DocketAgent(self.agent, {"id": "refund-agent", "version": "1"})
        with docket.run("Refund order 1") as run:
            run.card(rationale="because", alternatives_considered=["nothing"])
        card: Any = self.entries(run.decision.id)[1][1]
        self.assertIsNone(card["confidence"])
        self.assertEqual(card["alternatives_considered"], ["nothing"])

    def test_outside_of_a_run_nothing_is_done(self) -> None:
        refund = self.refund_tool()
        with self.assertRaises(ClientError) as caught:
            refund("1")
        self.assertEqual((caught.exception.code, self.paid), ("no_run", []))
        errors: List[BaseException] = []

        def elsewhere() -> None:
            try:
                refund("1")
            except ClientError as error:
                errors.append(error)

        with self.docket.run("Refund order 1"):
            thread = threading.Thread(target=elsewhere)
            thread.start()
            thread.join()
            self.assertEqual((len(errors), self.paid), (1, []))
            taken = threading.Thread(target=contextvars.copy_context().run, args=(elsewhere,))
            taken.start()
            taken.join()
        self.assertEqual((len(errors), self.paid), (1, ["1"]))

    def test_a_tool_that_does_not_say_what_it_does_is_none(self) -> None:
        with self.assertRaises(ValueError):
            self.docket.tool("x", effect="harmless")
        with self.assertRaises(TypeError):
            self.docket.tool("x", effect="external", key="k", owner="o")
        with self.assertRaises(TypeError):

            @self.docket.tool("x", effect="read")
            def generate() -> Any:
                yield 1

    def test_a_hold_leaves_the_decision_open_and_it_is_gone_on_with(self) -> None:
        refund = self.refund_tool()
        with self.assertRaises(NotReleased) as caught, self.docket.run("Refund order 1", stakes="high") as run:
            run.card(needs_human=True, confidence=0.9, suggested_escalation="is this refund due?")
            refund("1")
        decision_id = caught.exception.decision_id
        assert decision_id is not None
        self.assertEqual((self.paid, run.decision.read().status), ([], "held"))
        with self.assertRaises(NotReleased), self.docket.resume(decision_id, "Refund order 1"):
            refund("1")
        reason = run.decision.read().reasons[0]
        self.client("reviewer").existing(decision_id).review(
            {
                "verdict": "approve",
                "escalation_id": reason.escalation_id,
                "reason": "Checked.",
                "reviewer": {"display_role": "supervisor"},
            }
        )
        with self.docket.resume(decision_id, "Refund order 1", stakes="high") as resumed:
            refund("1")
        self.assertEqual((self.paid, resumed.decision.read().status), (["1"], "closed"))

    def test_what_a_human_has_answered_is_not_asked_anew_by_a_run_that_goes_on(self) -> None:
        @self.docket.tool(
            "issue_refund",
            effect="external",
            key=f"{self.id()}:{{order}}",
            target={"system": "payments", "resource": "order/{order}"},
            owner="customer-service",
        )
        def refund(order: str) -> None:
            self.paid.append(order)

        # Nothing decisive was read: the announcement itself is held.
        with self.assertRaises(NotReleased) as caught, self.docket.run("Refund order 1"):
            refund("1")
        decision_id = caught.exception.decision_id
        assert decision_id is not None
        reason = caught.exception.reasons[0]
        self.assertEqual(reason.rule, "decisive_without_lineage")
        self.client("reviewer").existing(decision_id).review(
            {
                "verdict": "approve",
                "escalation_id": reason.escalation_id,
                "reason": "Checked.",
                "reviewer": {"display_role": "supervisor"},
            }
        )
        with self.docket.resume(decision_id, "Refund order 1") as resumed:
            refund("1")
        self.assertEqual((self.paid, resumed.decision.read().status), (["1"], "closed"))

    def test_a_hold_can_be_waited_for(self) -> None:
        docket = DocketAgent(self.agent, "refund-agent", confidence=0.9, wait_on_hold_s=60)
        refund = self.refund_tool(docket)
        with docket.run("Refund order 1") as run:
            held = run.card(needs_human=True)
            review = {
                "verdict": "approve",
                "escalation_id": held.reasons[0].escalation_id,
                "reason": "Checked.",
                "reviewer": {"display_role": "supervisor"},
            }
            reviewer = self.client("reviewer").existing(run.decision.id)
            threading.Timer(0.3, reviewer.review, [review]).start()
            refund("1")
        self.assertEqual((self.paid, run.decision.read().status), (["1"], "closed"))

    def test_what_was_performed_is_not_performed_again(self) -> None:
        refund = self.refund_tool()
        with self.docket.run("Refund order 1") as run:
            refund("1")
            with self.assertRaises(AlreadyPerformed) as caught:
                refund("1")
        self.assertEqual((caught.exception.status, self.paid), ("executed", ["1"]))
        self.assertEqual(run.decision.read().status, "closed")

    def test_how_a_run_ends_is_how_it_is_closed(self) -> None:
        class Broken(Exception):
            pass

        for error, outcome in ((Broken("no \ud800"), "failed"), (KeyboardInterrupt(), "abandoned")):
            with self.assertRaises(type(error)), self.docket.run("Refund order 1") as run:
                raise error
            closed: Any = self.entries(run.decision.id)[-1][1]
            self.assertEqual(closed["outcome"], outcome)
            self.assertIn(type(error).__name__, closed["summary"])

    def test_a_stop_ends_the_work(self) -> None:
        @self.docket.tool("poll", effect="read")
        def poll() -> str:
            return "pending"

        calls = 0
        with self.assertRaises(NotReleased) as caught, self.docket.run("Wait for the parcel") as run:
            for _ in range(10):
                poll()
                calls += 1
        self.assertEqual((caught.exception.directive, calls), ("stop", 3))
        closed: Any = dict(self.entries(run.decision.id))["decision.closed"]
        self.assertEqual(closed["outcome"], "stopped")

    def test_errors_of_tools_are_recorded_and_passed_on(self) -> None:
        @self.docket.tool("look_up", effect="read")
        def look_up(order: object) -> None:
            raise TimeoutError("the shop is silent")

        @self.docket.tool("send", effect="write", key=f"{self.id()}", target=MAIL, owner="o", lineage=due)
        def send(kind: type) -> None:
            raise kind("not sent")

        with self.docket.run("Refund order 1") as run:
            with self.assertRaises(TimeoutError):
                look_up({1, 2})
            with self.assertRaises(NotPerformed):
                send(NotPerformed)
        entries = self.entries(run.decision.id)
        card: Any = entries[1][1]
        (call,) = card["tool_calls"]
        self.assertEqual((call["status"], call["error_type"]), ("timeout", "TimeoutError"))
        self.assertEqual((call["result"], call["arguments"]), ("the shop is silent", {}))
        self.assertEqual(card["ext"]["not_recorded"][0]["pointer"], "/tool_calls/0/arguments/order")
        self.assertIn("side_effect.failed", [type_ for type_, _ in entries])
        announced: Any = entries[2][1]
        self.assertNotIn("arguments_digest", announced["next_action"])

    def test_what_the_tool_says_of_a_result_cannot_undo_it(self) -> None:
        @self.docket.tool(
            "pay",
            effect="external",
            key=lambda order: f"{self.id()}:{order}",
            target=lambda order: {"system": "payments", "resource": order},
            owner="o",
            lineage=due,
            result=lambda paid: paid["missing"],
            external_ref=lambda paid: 4711,  # type: ignore[arg-type, return-value]
        )
        def pay(order: str) -> Dict[str, object]:
            return {"id": 1}

        with self.docket.run("Refund order 1") as run:
            self.assertEqual(pay("7"), {"id": 1})
        executed: Any = dict(self.entries(run.decision.id))["side_effect.executed"]
        self.assertNotIn("result", executed)
        self.assertEqual(len(executed["ext"]["not_recorded"]), 2)
        self.assertIn("4711", str(executed["ext"]))

    def test_what_the_tool_says_of_a_read(self) -> None:
        @self.docket.tool("read_file", effect="read", result=len, lineage=lambda text: text.missing)
        def read_file(path: str) -> str:
            return "secret"

        with self.docket.run("Read it") as run:
            self.assertEqual(read_file("a"), "secret")
        card: Any = self.entries(run.decision.id)[1][1]
        self.assertEqual(card["tool_calls"][0]["result"], 6)
        self.assertEqual(card["ext"]["not_recorded"][0]["pointer"], "/tool_calls/0/lineage")
        self.assertNotIn("secret", str(card))

    def test_a_run_under_the_same_key_is_the_same_decision(self) -> None:
        refund = self.refund_tool()
        with self.assertRaises(NotReleased), self.docket.run("Refund order 1", idempotency_key=self.id()) as first:
            first.card(needs_human=True)
            refund("1")
        search = self.search_tool()
        with self.assertRaises(NotReleased), self.docket.run("Refund order 1", idempotency_key=self.id()) as again:
            self.assertEqual(again.decision.id, first.decision.id)
            search("x")
        self.assertEqual(self.paid, [])

    def test_a_run_within_a_run_names_its_parent(self) -> None:
        with self.docket.run("Refund order 1") as outer:
            with self.docket.run("Find order 1") as inner:
                pass
            self.assertIs(self.docket.current, outer)
        opened: Any = self.entries(inner.decision.id)[0][1]
        self.assertEqual(opened["parent_decision"], outer.decision.id)

    def test_methods_are_tools_too(self) -> None:
        docket = self.docket

        class Shop:
            @docket.tool("find", effect="read")
            def find(self, order: str) -> str:
                return order

        with self.docket.run("Find order 1") as run:
            self.assertEqual(Shop().find("1"), "1")
        card: Any = self.entries(run.decision.id)[1][1]
        self.assertEqual(card["tool_calls"][0]["arguments"], {"order": "1"})


class Faults(WithServer):
    """A server that does not answer while the run is under way."""

    def agents(self, way: Way, stakes: str) -> "DocketAgent[WriteAnswer]":
        client = DocketClient(way.url, self.key("agent"), self.ledger, timeout_s=5, retry=QUICK)
        return DocketAgent(client, "refund-agent", stakes=stakes, confidence=0.9)

    def test_reads_go_on_and_changes_do_not(self) -> None:
        for behaviour in (page("502 x"), lambda client: None):
            paid: List[str] = []
            with Way() as way:
                docket = self.agents(way, "low")

                @docket.tool("look", effect="read")
                def look(number: int) -> int:
                    return number

                @docket.tool("pay", effect="external", key="k", target=MAIL, owner="o", lineage=due)
                def pay(paid: List[str] = paid) -> None:
                    paid.append("paid")

                with docket.run("Refund order 1") as run:
                    way.behaviour = behaviour
                    way.cut()
                    for number in range(70):
                        self.assertEqual(look(number), number)
                    with self.assertRaises(DocketError):
                        pay()
                    way.behaviour = pass_on
                    way.cut()
                    look(70)
                types = [type_ for type_, _ in self.entries(run.decision.id)]
                self.assertEqual(paid, [])
                self.assertEqual(types.count("gap.recorded"), 1)
                self.assertEqual(types.count("job_card.filed"), 65)
                gap: Any = dict(self.entries(run.decision.id))["gap.recorded"]
                self.assertEqual(gap["records"], 6)

    def test_on_high_stakes_nothing_goes_on(self) -> None:
        with Way() as way:
            docket = self.agents(way, "high")

            @docket.tool("look", effect="read")
            def look() -> int:
                return 1

            with self.assertRaises(RunNotClosed) as caught, docket.run("Refund order 1") as run:
                way.behaviour = page("502 x")
                way.cut()
                look()
            assert caught.exception.run_error is not None
            self.assertIsInstance(caught.exception.run_error, DocketError)
            way.behaviour = pass_on
            way.cut()
            self.assertEqual(run.decision.read().status, "open")

    def test_with_a_spool_a_run_goes_on_from_it(self) -> None:
        with tempfile.TemporaryDirectory() as directory, FileSpool(directory) as spool:
            away = DocketClient("http://127.0.0.1:2", self.key("agent"), self.ledger, retry=QUICK, spool=spool)
            docket = DocketAgent(away, "refund-agent", stakes="low", confidence=0.9)
            paid: List[str] = []

            @docket.tool(
                "pay", effect="external", key=self.id(), target={"system": "s", "resource": "r"}, owner="o", lineage=due
            )
            def pay() -> None:
                paid.append("paid")

            with docket.run("Refund order 1"):
                pay()
            self.assertEqual((paid, len(spool.pending)), (["paid"], 7))
            back = DocketClient(SERVER_URL, self.key("agent"), self.ledger, spool=spool)
            self.assertEqual(back.replay_spool().written, 7)


class Asynchronous(WithServer):
    def setUp(self) -> None:
        self.docket = DocketAgent(self.agent, "refund-agent", confidence=0.94)
        self.paid: List[str] = []

    def pay_tool(self, before: "Optional[asyncio.Event]" = None) -> Any:
        @self.docket.tool(
            "pay",
            effect="external",
            key=f"{self.id()}:{{order}}",
            target={"system": "s", "resource": "{order}"},
            owner="o",
            lineage=due,
        )
        async def pay(order: str) -> str:
            if before is not None:
                before.set()
                await asyncio.sleep(3_600)
            self.paid.append(order)
            return f"re_{order}"

        return pay

    def test_tasks_of_two_runs_do_not_mix(self) -> None:
        @self.docket.tool("look", effect="read")
        async def look(name: str) -> str:
            await asyncio.sleep(0)
            return name

        pay = self.pay_tool()

        async def work(name: str) -> str:
            async with self.docket.run(f"Work on {name}") as run:
                await asyncio.gather(*(look(f"{name}-{number}") for number in range(3)))
                self.assertEqual(await pay(name), f"re_{name}")
            return run.decision.id

        async def both() -> List[str]:
            return list(await asyncio.gather(work("a"), work("b")))

        for name, id_ in zip("ab", asyncio.run(both())):
            bodies: List[Any] = [body for _, body in self.entries(id_)]
            looked = {call["arguments"]["name"] for body in bodies[1:4] for call in body["tool_calls"]}
            self.assertEqual(looked, {f"{name}-{number}" for number in range(3)})
            self.assertEqual(bodies[-1]["outcome"], "completed")
        self.assertEqual(sorted(self.paid), ["a", "b"])

    def test_a_task_that_is_cancelled_in_the_action_leaves_it_in_doubt(self) -> None:
        async def work() -> str:
            begun = asyncio.Event()
            pay = self.pay_tool(begun)
            ids: List[str] = []

            async def run() -> None:
                async with self.docket.run("Refund order 1") as run:
                    ids.append(run.decision.id)
                    await pay("1")

            task = asyncio.ensure_future(run())
            await asyncio.wait([task, asyncio.ensure_future(begun.wait())], return_when=asyncio.FIRST_COMPLETED)
            task.cancel()
            with self.assertRaises(asyncio.CancelledError):
                await task
            return ids[0]

        entries = self.entries(asyncio.run(work()))
        types = [type_ for type_, _ in entries]
        self.assertIn("side_effect.outcome_unknown", types)
        closed: Any = dict(entries)["decision.closed"]
        self.assertEqual(closed["outcome"], "abandoned")

    def test_a_task_that_is_cancelled_before_the_action_does_not_do_it(self) -> None:
        async def work() -> str:
            pay = self.pay_tool()
            ids: List[str] = []

            async def run() -> None:
                async with self.docket.run("Refund order 1") as run:
                    ids.append(run.decision.id)
                    asyncio.get_running_loop().call_soon(task.cancel)
                    await pay("1")

            task = asyncio.ensure_future(run())
            with self.assertRaises(asyncio.CancelledError):
                await task
            return ids[0]

        types = [type_ for type_, _ in self.entries(asyncio.run(work()))]
        self.assertEqual(self.paid, [])
        self.assertIn("side_effect.failed", types)
        self.assertNotIn("side_effect.outcome_unknown", types)


if __name__ == "__main__":
    unittest.main()
