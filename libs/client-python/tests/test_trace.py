"""Records are linked to the trace that they are made in."""

from __future__ import annotations

import tempfile
import unittest
from typing import Iterator, List, Optional, Tuple

from docket_audit import BatchRecord, DocketClient, FileSpool
from docket_audit._trace import trace_for
from support import CARD, OPENING, QUICK, SERVER_URL, WithServer

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
SPAN = "00f067aa0ba902b7"


def headers() -> Iterator[str]:
    for span in range(1, 100):
        yield f"00-{TRACE}-{span:016}-01"


class Header(unittest.TestCase):
    def test_what_is_read_and_what_is_passed_over(self) -> None:
        read = {"trace_id": TRACE, "span_id": SPAN}
        for good in (f"00-{TRACE}-{SPAN}-01", f" cc-{TRACE}-{SPAN}-00-more"):
            self.assertEqual(trace_for(lambda: good, {}), read)
        for bad in (
            None,
            "",
            f"ff-{TRACE}-{SPAN}-01",
            f"00-{TRACE}-{SPAN}-01-more",
            f"00-{'0' * 32}-{SPAN}-01",
            f"00-{TRACE}-{'0' * 16}-01",
            f"00-{TRACE.upper()}-{SPAN}-01",
            f"01-{TRACE}-{SPAN}-01-{'x' * 10_000}",
        ):
            self.assertEqual(trace_for(lambda: bad, {}), {}, bad)
        for own in ({"trace_id": "a" * 32}, {"span_id": SPAN}, {"signature": {}}):
            self.assertEqual(trace_for(lambda: f"00-{TRACE}-{SPAN}-01", own), {})

    def test_what_raises_is_passed_over(self) -> None:
        def fails() -> str:
            raise RuntimeError("no tracing here")

        self.assertEqual(trace_for(fails, {}), {})


class Traced(WithServer):
    def spans(self) -> List[Tuple[str, Optional[int]]]:
        return [
            (type_, int(str(body["span_id"])) if body.get("trace_id") == TRACE else None)
            for type_, body in self.entries()
            if type_ != "principal.registered"
        ]

    def test_each_record_has_its_own_span_and_what_waited_has_that_of_when_it_was_made(self) -> None:
        given = headers()
        key = self.key("agent")
        with DocketClient(SERVER_URL, key, self.ledger, traceparent=lambda: next(given)) as agent:
            decision = agent.decision(OPENING)
            decision.job_card(CARD)
            decision.job_card({**CARD, "trace_id": "a" * 32})
            agent.gap({"kind": "dropped", "reason": "The disk was full."})
            agent.batch([BatchRecord("job_card.filed", CARD, decision.id)])
        expected = [
            ("decision.opened", 1),
            ("job_card.filed", 2),
            ("job_card.filed", None),
            ("gap.recorded", 3),
            ("job_card.filed", 4),
        ]
        self.assertEqual(self.spans(), expected)
        # Nothing listens there.
        away = "http://127.0.0.1:9"
        with tempfile.TemporaryDirectory() as directory, FileSpool(directory) as spool:
            agent_on = DocketClient(away, key, self.ledger, spool=spool, retry=QUICK, traceparent=lambda: next(given))
            again = agent_on.existing(decision.id, stakes="low")
            for _ in range(2):
                self.assertEqual(again.job_card(CARD, idempotency_key="the-card").recorded, "spooled")
            later = DocketClient(SERVER_URL, key, self.ledger, spool=spool, traceparent=lambda: next(given))
            self.assertEqual(later.replay_spool().pending, 0)
        self.assertEqual(self.spans(), [*expected, ("job_card.filed", 5)])
