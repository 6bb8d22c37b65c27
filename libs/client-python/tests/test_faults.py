"""What stands between agent and server, and answers in its place or not at all."""

from __future__ import annotations

import errno
import socket
import ssl
import time
import unittest
from typing import List, Tuple

from docket_audit import (
    ClientError,
    DocketClient,
    DocketError,
    DocketProblem,
    DocketUnreachable,
    NotReleased,
    Performed,
    RequestFailed,
    RetryPolicy,
    UnexpectedAnswer,
    WriteAnswer,
)
from docket_audit._http import is_network_failure
from docket_audit._transport import backoff_delay_s, retry_after_s
from support import (
    CARD,
    INTENT,
    OPENING,
    QUICK,
    Behaviour,
    Way,
    WithServer,
    forward,
    json_reply,
    note,
    page,
    pass_on,
    pouring,
    problem,
    read_request,
)


def agent_over(way: Way, timeout_s: float = 5.0, retry: RetryPolicy = QUICK) -> "DocketClient[WriteAnswer]":
    return DocketClient(way.url, "docket_key", "claims", timeout_s=timeout_s, retry=retry)


HEAD = b"HTTP/1.1 201 Created\r\ncontent-type: application/json\r\n"


def drip(client: socket.socket) -> None:
    """One byte at a time, never as long as a time-out of a single read."""
    while True:
        client.sendall(b"x")
        time.sleep(0.02)


def silent(client: socket.socket) -> None:
    read_request(client)
    while client.recv(65_536):
        pass


#: What answers in the server's place, and the code that the caller gets: never a reason to act unasked.
FAULTS: List[Tuple[str, str, Behaviour]] = [
    *[
        (f"a page with status {status}", "unexpected_answer", page(f"{status} x"))
        for status in (200, 201, 400, 401, 403, 404, 405, 413, 415, 418, 500, 501, 502, 504, 520)
    ],
    *[
        (f"a redirect with status {status}", "redirected", page(f"{status} x", location="http://127.0.0.1:2/"))
        for status in (301, 302, 307, 308)
    ],
    ("a page with status 429", "server_busy", page("429 x", retry_after="0")),
    ("a page with status 503", "server_busy", page("503 x")),
    ("an empty answer", "unexpected_answer", pouring(b"HTTP/1.1 204 No Content\r\n\r\n")),
    ("JSON of another service", "unexpected_answer", json_reply("200 OK", {"ok": True})),
    ("an error of another service", "unexpected_answer", json_reply("400 x", {"code": "x", "type": "y"})),
    ("an answer that breaks off", "unexpected_answer", pouring(HEAD + b'content-length: 1000\r\n\r\n{"decision_id":')),
    ("chunks that break off", "unexpected_answer", pouring(HEAD + b"transfer-encoding: chunked\r\n\r\n20\r\n{")),
    ("chunks that are none", "unexpected_answer", pouring(HEAD + b"transfer-encoding: chunked\r\n\r\nzz\r\n{")),
    ("headers that break off", "unexpected_answer", pouring(HEAD)),
    ("an answer without an end", "unexpected_answer", pouring(HEAD + b"\r\n{}")),
    ("an answer that was packed", "unexpected_answer", json_reply("200 OK", {}, content_encoding="gzip")),
    (
        "a problem with another status",
        "unexpected_answer",
        json_reply("422 x", {}, content_type="application/problem+json"),
    ),
    ("a server that is overloaded", "overloaded", problem("503 x", "overloaded", retry_after="0")),
    ("a server that is not ready", "not_ready", problem("503 x", "not_ready")),
    ("a server that cannot say", "write_outcome_unknown", problem("503 x", "write_outcome_unknown")),
    ("a server that failed", "internal", problem("500 x", "internal")),
    ("a code that is not known", "no_such_code", problem("422 x", "no_such_code")),
    ("something that speaks no HTTP", "request_failed", pouring(b"SSH-2.0-OpenSSH_9.6\r\n")),
    ("a header without end", "request_failed", pouring(b"HTTP/1.1 200 OK\r\nx: " + b"x" * 100_000)),
]


class Answers(unittest.TestCase):
    def test_nothing_but_docket_is_taken_for_docket(self) -> None:
        for name, code, behaviour in FAULTS:
            with self.subTest(name), Way(behaviour) as way:
                with self.assertRaises(DocketError) as caught:
                    agent_over(way).decision(OPENING)
                self.assertEqual(caught.exception.code, code)
                self.assertNotIsInstance(caught.exception, DocketUnreachable)

    def test_a_refusal_is_one_only_with_a_code_that_is_known(self) -> None:
        for status, code, is_refusal in (
            ("422 x", "validation_failed", True),
            ("422 x", "no_such_code", False),
            ("400 x", "validation_failed", False),
            ("429 x", "rate_limited", False),
            ("409 x", "idempotency_in_flight", False),
        ):
            with self.subTest(status=status, code=code), Way(problem(status, code, retry_after="0")) as way:
                with self.assertRaises(DocketProblem) as caught:
                    agent_over(way).decision(OPENING)
                self.assertEqual(caught.exception.is_refusal, is_refusal)

    def test_a_network_that_failed_is_the_only_way_to_be_away(self) -> None:
        # Nothing listens there.
        refused = DocketClient("http://127.0.0.1:2", "k", "claims", retry=QUICK)
        with self.assertRaises(DocketUnreachable) as caught:
            refused.decision(OPENING)
        self.assertEqual((caught.exception.attempts, caught.exception.code), (2, "unreachable"))
        self.assertIsInstance(caught.exception.__cause__, ConnectionRefusedError)
        with Way(lambda client: None) as closing, self.assertRaises(DocketUnreachable):
            agent_over(closing).decision(OPENING)
        with self.assertRaises(RequestFailed):
            DocketClient("http://no-such-host.invalid", "k", "claims", retry=QUICK).decision(OPENING)

    def test_tls_that_is_none_is_not_away(self) -> None:
        def plain(client: socket.socket) -> None:
            client.recv(1)
            client.sendall(b"HTTP/1.1 400 x\r\n\r\n")
            client.recv(65_536)

        with Way(plain) as way:
            secure = DocketClient(way.url.replace("http", "https"), "k", "claims", timeout_s=5, retry=QUICK)
            with self.assertRaises(RequestFailed) as caught:
                secure.decision(OPENING)
            self.assertIsInstance(caught.exception.__cause__, ssl.SSLError)
        self.assertFalse(is_network_failure(ssl.SSLCertVerificationError("certificate has expired")))
        self.assertFalse(is_network_failure(ssl.SSLError(errno.ECONNRESET, "looks like the network")))

    def test_silence_and_drips_end_with_the_attempt(self) -> None:
        drips: List[Tuple[str, Behaviour, type]] = [
            ("silence", silent, RequestFailed),
            ("a status line", pouring(b"HTTP/1.1 20", drip), RequestFailed),
            ("a header", pouring(b"HTTP/1.1 200 OK\r\nx: ", drip), RequestFailed),
            ("a body", pouring(HEAD + b"content-length: 1000\r\n\r\n", drip), UnexpectedAnswer),
            ("chunks", pouring(HEAD + b"transfer-encoding: chunked\r\n\r\n1000\r\n", drip), UnexpectedAnswer),
        ]
        once = RetryPolicy(attempts_max=1)
        for name, behaviour, kind in drips:
            with self.subTest(name), Way(behaviour) as way:
                with self.assertRaises(DocketError) as caught:
                    agent_over(way, timeout_s=0.3, retry=once).decision(OPENING)
                error = caught.exception
                self.assertIs(type(error), kind)
                is_late = error.is_late if isinstance(error, RequestFailed) else "did not end in time" in str(error)
                self.assertTrue(is_late)

    def test_half_a_dossier_is_none(self) -> None:
        head = b"HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\n"
        for answer in (head + b"content-length: 1000\r\n\r\n%PDF-", head + b"\r\n%PDF-"):
            with Way(pouring(answer)) as way, self.assertRaises(UnexpectedAnswer):
                agent_over(way).existing("dec_1").dossier("pdf")

    def test_an_answer_without_end_is_not_read_on(self) -> None:
        def pour(client: socket.socket) -> None:
            while True:
                client.sendall(b"10000\r\n" + b"x" * 65_536 + b"\r\n")

        endless = pouring(HEAD + b"transfer-encoding: chunked\r\n\r\n", pour)
        with Way(endless) as way, self.assertRaises(UnexpectedAnswer) as caught:
            agent_over(way, timeout_s=60).decision(OPENING)
        self.assertIn("more than 8388608 bytes", str(caught.exception))

    def test_nesting_and_numbers_that_break_parsers_do_not(self) -> None:
        for body in (b"[" * 1_000_000, b'{"a":' * 100_000, b"1" * 100_000, b"NaN", b"\xff", b'{"seq": 1e999}'):
            answer = HEAD + b"content-length: %d\r\n\r\n" % len(body) + body
            with self.subTest(body[:8]), Way(pouring(answer)) as way, self.assertRaises(UnexpectedAnswer):
                agent_over(way).existing("dec_1").read()

    def test_addresses_and_keys_that_cannot_be(self) -> None:
        for url in (
            "",
            "claims",
            "ftp://x",
            "http://",
            "http://x:99999",
            "http://x:0",
            "http://a b",
            "http://x/?a=1",
            "http://x#y",
        ):
            with self.subTest(url), self.assertRaises(ClientError) as caught:
                DocketClient(url, "k", "claims")
            self.assertEqual(caught.exception.code, "invalid_url")
        with self.assertRaises(ClientError) as secret:
            DocketClient("http://me:secret@x", "k", "claims")
        self.assertNotIn("secret", str(secret.exception))
        for key in ("", "a b", "a\r\nx: y", "ü"):
            with self.subTest(key), self.assertRaises(ClientError) as caught:
                DocketClient("http://x", key, "claims")
            self.assertEqual(caught.exception.code, "invalid_api_key")

    def test_back_off_grows_to_its_bound_and_obeys_the_server(self) -> None:
        policy = RetryPolicy(base_delay_s=0.1, max_delay_s=5.0)
        self.assertEqual([backoff_delay_s(policy, n, 1.0) for n in (1, 2, 3, 7, 5_000)], [0.1, 0.2, 0.4, 5.0, 5.0])
        self.assertEqual(backoff_delay_s(policy, 1, 0.5, 60.0), 60.05)
        now = 1_768_467_600.0
        for header, expected in (
            (None, None),
            ("7", 7.0),
            ("-1", None),
            ("1.5", None),
            ("9999999", None),
            ("Thu, 15 Jan 2026 09:00:10 GMT", 10.0),
            ("Thu, 15 Jan 2020 09:00:10 GMT", 0.0),
            ("Thu, 99 Foo 2026 09:00:10 GMT", None),
            ("soon", None),
        ):
            with self.subTest(header):
                self.assertEqual(retry_after_s(header, now), expected)

    def test_a_wait_beyond_the_deadline_is_not_begun(self) -> None:
        with Way(problem("429 x", "rate_limited", retry_after="3600")) as way:
            with self.assertRaises(DocketProblem) as caught:
                agent_over(way, retry=RetryPolicy()).decision(OPENING)
            self.assertEqual((caught.exception.retry_after_s, way.connections), (3600.0, 1))


class OnTheWay(WithServer):
    """A way to the server that is bad for a while."""

    def agent_over(self, way: Way) -> "DocketClient[WriteAnswer]":
        retry = RetryPolicy(base_delay_s=0.001, max_delay_s=0.01)
        return DocketClient(way.url, self.key("agent"), self.ledger, retry=retry)

    def test_lost_answers_are_asked_for_again_and_nothing_is_written_twice(self) -> None:
        with Way() as way:
            agent = self.agent_over(way)
            lost = [0]

            def lose(client: socket.socket) -> None:
                def answer(data: bytes) -> "bytes | None":
                    lost[0] += 1
                    return None if lost[0] % 2 == 1 else data

                forward(client, answer)

            way.behaviour = lose
            decision = agent.decision(OPENING)
            decision.job_card(CARD)
            outcome = decision.side_effect("lost", INTENT, lambda _: Performed("paid"))
            decision.close({"outcome": "completed"})
            self.assertTrue(outcome.performed)
            self.assertGreaterEqual(lost[0], 12)
        types = [type_ for type_, _ in self.entries(decision.id)]
        self.assertEqual(len(types), 6)
        self.assertEqual(len(set(types)), 6)

    def test_a_busy_server_is_asked_again(self) -> None:
        answers = [problem("429 x", "rate_limited", retry_after="0"), page("503 x", retry_after="0"), page("500 x")]
        with Way(lambda client: answers.pop()(client) if answers else pass_on(client)) as way:
            agent = self.agent_over(way)
            # Each on a connection of its own.
            agent._transport._connections._take = lambda: None  # type: ignore[method-assign]
            self.assertRegex(agent.decision(OPENING).id, "^dec_")
            self.assertEqual(answers, [])

    def test_no_side_effect_is_begun_on_a_foreign_answer(self) -> None:
        with Way() as way:
            agent = self.agent_over(way)
            agent._transport._retry = QUICK
            decision = agent.decision(OPENING)
            performed: List[str] = []

            def refund() -> None:
                decision.side_effect("foreign", INTENT, note(performed))

            for name, code, behaviour in FAULTS:
                way.behaviour = behaviour
                way.cut()
                with self.subTest(name), self.assertRaises(DocketError) as caught:
                    refund()
                self.assertEqual((caught.exception.code, performed), (code, []))
            way.behaviour = pass_on
            way.cut()
            refund()
            self.assertEqual(len(performed), 1)

    def test_an_answer_to_something_else_releases_nothing(self) -> None:
        with Way() as way:
            agent = self.agent_over(way)
            agent._transport._retry = QUICK
            decision = agent.decision(OPENING)
            other = agent.decision(OPENING)
            performed: List[str] = []
            changes = [
                (b'"directive":"proceed"', b'"directive":"pursued"', "directive pursued"),
                (decision.id.encode(), other.id.encode(), "about dec_"),
                (b'"type":"side_effect.intent"', b'"type":"side_effect.failed"', "to a side_effect.failed"),
                (f"/{self.ledger}".encode(), f"/{self.ledger[:-1]}_".encode(), "of the ledger"),
                (b"idempotency-key: ", b"idempotency-kez: ", "without the Idempotency-Key"),
                (b"idempotency-key: ", b"idempotency-key: x", "another Idempotency-Key"),
                (b"application/json", b"application/jsom", "application/jsom"),
            ]
            for number, (old, new, words) in enumerate(changes):

                def change(client: socket.socket, old: bytes = old, new: bytes = new) -> None:
                    forward(client, lambda data: data.replace(old, new))

                way.behaviour = change
                way.cut()
                with self.subTest(words), self.assertRaisesRegex(UnexpectedAnswer, words):
                    decision.side_effect(f"changed-{number}", INTENT, note(performed))
            self.assertEqual(performed, [])

    def test_a_hold_in_the_answer_to_the_intent_is_obeyed(self) -> None:
        """As a ledger answers that does not enforce it."""
        with Way() as way:
            decision = self.agent_over(way).decision(OPENING)
            performed: List[str] = []

            def hold(data: bytes) -> bytes:
                held = data.replace(b'"directive":"proceed"', b'"directive":"hold"   ')
                return held if b'"type":"side_effect.intent"' in data else data

            way.behaviour = lambda client: forward(client, hold)
            way.cut()
            with self.assertRaises(NotReleased) as caught:
                decision.side_effect("advised", INTENT, note(performed))
            self.assertEqual((caught.exception.directive, performed), ("hold", []))

    def test_a_step_whose_answers_were_lost_is_gone_on_with(self) -> None:
        with Way() as way:
            agent = self.agent_over(way)
            agent._transport._retry = QUICK
            decision = agent.decision(OPENING)
            performed: List[str] = []

            def lose(data: bytes) -> "bytes | None":
                return None if b'"type":"side_effect.executing"' in data else data

            way.behaviour = lambda client: forward(client, lose)
            way.cut()
            with self.assertRaises(DocketUnreachable):
                decision.side_effect("begun", INTENT, note(performed))
            self.assertEqual((decision.read().side_effects[0].status, performed), ("executing", []))
            way.behaviour = pass_on
            way.cut()
            # This client knows that it performed nothing; another one does not.
            again = self.agent_over(way).existing(decision.id)
            self.assertFalse(again.has_unanswered_attempt(decision.read().side_effects[0].side_effect_id))
            outcome = agent.existing(decision.id).side_effect("begun", INTENT, note(performed))
            self.assertEqual((outcome.performed, len(performed)), (True, 1))

    def test_a_connection_that_was_closed_while_idle_is_no_failure(self) -> None:
        with Way() as way:
            agent = self.agent_over(way)
            agent._transport._retry = RetryPolicy(attempts_max=1)
            for _ in range(3):
                agent.decision(OPENING)
                way.cut()
            self.assertEqual(way.connections, 3)

    def test_a_connection_is_used_again(self) -> None:
        with Way() as way:
            agent = self.agent_over(way)
            decision = agent.decision(OPENING)
            for _ in range(5):
                decision.job_card(CARD)
            self.assertEqual(way.connections, 1)


if __name__ == "__main__":
    unittest.main()
