"""The spool: what waits, in which order it is written, and what is set aside."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path
from typing import Dict, List, Union, cast

from docket_audit import (
    ClientError,
    Decision,
    DocketClient,
    DocketError,
    FailedClosed,
    FileSpool,
    Performed,
    SpooledAnswer,
    SpooledRecord,
    SpoolError,
    WriteAnswer,
)
from docket_audit._problem_codes import PROBLEM_STATUS
from docket_audit._spool import SetAside
from docket_audit._spool_files import decode_line, encode_line
from support import CARD, INTENT, OPENING, QUICK, SERVER_URL, Way, WithServer, note, page, problem

Agent = DocketClient[Union[WriteAnswer, SpooledAnswer]]


def record(number: int, ledger: str = "claims") -> SpooledRecord:
    body = {"goal": f"Größe {number} \U0001f600 \u2028"}
    return SpooledRecord(ledger, "job_card.filed", dict(body), f"key-{number}", "2026-01-15T09:30:00.000Z", "dec_1")


class WithDirectory(unittest.TestCase):
    directory: Path

    def setUp(self) -> None:
        self.directory = Path(tempfile.mkdtemp(prefix="docket-spool-"))
        self.addCleanup(shutil.rmtree, self.directory, ignore_errors=True)

    def open(self, **limits: int) -> FileSpool:
        spool = FileSpool(self.directory, **limits)
        self.addCleanup(spool.close)
        return spool

    @property
    def log(self) -> Path:
        return self.directory / "spool.jsonl"


class Files(WithDirectory):
    def test_what_waits_comes_back_in_order(self) -> None:
        spool = self.open()
        for number in range(3):
            spool.append(record(number))
        spool.settle(record(1), None)
        spool.close()
        again = self.open()
        self.assertEqual(again.pending, (record(0), record(2)))
        self.assertEqual((again.damage, again.losses, again.set_aside_count), ((), (), 0))
        self.assertEqual(self.directory.stat().st_mode & 0o777, 0o700)

    def test_a_line_is_json_with_the_sum_of_its_entry(self) -> None:
        self.open().append(record(7))
        line = self.log.read_bytes().splitlines()[1]
        value = json.loads(line)
        self.assertEqual(value["entry"]["record"]["idempotencyKey"], "key-7")
        start = line.index(b'"entry":') + len(b'"entry":')
        self.assertEqual(value["sum"], hashlib.sha256(line[start:-1]).hexdigest())

    def test_given_ids_are_kept_for_what_needs_them(self) -> None:
        spool = self.open()
        opening = SpooledRecord("claims", "decision.opened", {}, "open", "2026-01-15T09:30:00.000Z")
        card = SpooledRecord("claims", "job_card.filed", {}, "card", "2026-01-15T09:30:00.000Z", opening.local_id)
        spool.append(opening)
        spool.append(card)
        spool.settle(opening, "dec_7")
        spool.close()
        again = self.open()
        self.assertEqual(again.given_id(opening.local_id), "dec_7")
        known = again.pending[0].with_given_ids(lambda id_: again.given_id(id_))
        assert known is not None
        self.assertEqual(known.decision_id, "dec_7")

    def test_damage_is_set_aside_counted_once_and_named(self) -> None:
        spool = self.open()
        for number in range(3):
            spool.append(record(number))
        spool.close()
        lines = self.log.read_bytes().splitlines(keepends=True)
        lines[2] = lines[2].replace("Größe".encode(), b"Groesse")
        self.log.write_bytes(b"".join(lines) + encode_line({"kind": "record", "record": record(9).to_json()})[:-9])
        again = self.open()
        self.assertEqual(again.pending, (record(0), record(2)))
        self.assertEqual([(one.kind, one.line_number) for one in again.damage], [("corrupt", 3), ("torn", 5)])
        self.assertEqual([(one.kind, one.records) for one in again.losses], [("interrupted", 1), ("spool_lost", 1)])
        self.assertEqual(len((self.directory / "set-aside.jsonl").read_bytes().splitlines()), 2)
        again.close()
        self.assertEqual(len(self.open().losses), 2)

    def test_every_cut_of_the_log_loses_the_last_line_at_most(self) -> None:
        spool = self.open()
        spool.append(record(0))
        spool.append(record(1))
        spool.close()
        data = self.log.read_bytes()
        for length in range(0, len(data), 7):
            self.log.write_bytes(data[:length])
            (self.directory / "losses.json").unlink(missing_ok=True)
            cut = FileSpool(self.directory)
            whole = data[:length].count(b"\n")
            self.assertEqual(len(cut.pending), max(0, whole - 1))
            self.assertLessEqual(len(cut.damage), 1)
            cut.close()

    def test_no_byte_of_a_line_can_change_unseen(self) -> None:
        line = encode_line({"kind": "record", "record": record(1).to_json()})[:-1]
        self.assertIsNotNone(decode_line(line))
        for index in range(len(line)):
            changed = bytearray(line)
            changed[index] ^= 1
            self.assertIsNone(decode_line(bytes(changed)), index)

    def test_a_line_of_another_version_is_left_alone(self) -> None:
        for entry in ({"kind": "format", "version": 2}, {"kind": "erased"}, {"kind": "record", "record": {}}):
            data = encode_line(cast("Dict[str, object]", entry))  # type: ignore[arg-type]
            self.log.write_bytes(data)
            with self.assertRaises(SpoolError) as caught:
                FileSpool(self.directory)
            self.assertEqual((caught.exception.code, self.log.read_bytes()), ("spool_version", data))
        self.log.unlink()
        self.open()

    def test_a_full_spool_says_so_and_counts_what_it_did_not_keep(self) -> None:
        for limits in ({"max_records": 1}, {"max_bytes": 600}):
            shutil.rmtree(self.directory)
            spool = self.open(**limits)
            spool.append(record(0))
            for number in (1, 2):
                with self.assertRaises(SpoolError) as caught:
                    spool.append(record(number))
                self.assertEqual(caught.exception.code, "spool_full")
            (loss,) = spool.losses
            self.assertEqual((loss.records, loss.by_type, loss.kind), (2, {"job_card.filed": 2}, "dropped"))
            spool.close()

    def test_a_log_that_was_removed_is_noticed_and_made_anew(self) -> None:
        spool = self.open()
        spool.append(record(0))
        self.log.unlink()
        with self.assertRaises(SpoolError) as caught:
            spool.append(record(1))
        self.assertEqual(caught.exception.code, "spool_lost")
        spool.append(record(2))
        spool.close()
        self.assertEqual(self.open().pending, (record(0), record(2)))

    def test_what_is_set_aside_stands_there_and_the_file_has_an_end(self) -> None:
        spool = self.open(max_aside_bytes=700)
        spool.append(record(0))
        spool.append(record(1))
        spool.append(record(2))
        spool.set_aside(SetAside(record(0), "The server refused it."), "dec_1")
        self.assertEqual((spool.set_aside_count, len(spool.pending)), (1, 2))
        spool.set_aside(SetAside(record(1), "x"), "dec_1")
        with self.assertRaises(SpoolError):
            spool.set_aside(SetAside(record(2), "y" * 100), "dec_1")
        self.assertEqual(spool.pending, (record(2),))
        (loss,) = spool.losses
        self.assertEqual((loss.decision_id, loss.records), ("dec_1", 2))
        spool.hold_loss(loss)
        spool.settle_loss(loss)
        self.assertEqual(spool.losses, ())

    def test_many_threads_lose_nothing(self) -> None:
        spool = self.open()

        def append(at: int) -> None:
            for number in range(20):
                spool.append(record(at * 100 + number))

        threads = [threading.Thread(target=append, args=(at,)) for at in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        spool.close()
        self.assertEqual(len({one.idempotency_key for one in self.open().pending}), 160)


HOLD = "import sys; from docket_audit import FileSpool; s = FileSpool(sys.argv[1]); print('held', flush=True); input()"


class Lock(WithDirectory):
    def holder(self) -> "subprocess.Popen[str]":
        child = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(self.directory)], stdin=-1, stdout=-1, stderr=-1, text=True
        )
        self.addCleanup(child.communicate)
        self.addCleanup(child.kill)
        return child

    def test_one_process_at_a_time_and_none_after_a_kill(self) -> None:
        child = self.holder()
        assert child.stdout is not None
        self.assertEqual(child.stdout.readline(), "held\n")
        with self.assertRaises(SpoolError) as caught:
            FileSpool(self.directory)
        self.assertEqual(caught.exception.code, "spool_in_use")
        self.assertIn(str(child.pid), str(caught.exception))
        child.kill()
        child.wait()
        spool = self.open()
        with self.assertRaises(SpoolError):
            FileSpool(self.directory)
        spool.close()
        self.open().close()
        self.assertEqual(list(self.directory.glob("taking-*")), [])

    def test_of_many_who_try_at_once_one_succeeds(self) -> None:
        children = [self.holder() for _ in range(6)]
        held = [child for child in children if child.stdout is not None and child.stdout.readline() == "held\n"]
        self.assertEqual(len(held), 1)

    def test_a_path_that_is_too_long_for_a_socket(self) -> None:
        self.directory = self.directory / ("x" * 120)
        spool = self.open()
        with self.assertRaises(SpoolError):
            FileSpool(self.directory)
        spool.close()

    def test_a_fork_is_not_the_process_that_it_was(self) -> None:
        spool = self.open()
        child = os.fork()
        if child == 0:
            try:
                spool.append(record(1))
            except SpoolError as error:
                os._exit(0 if error.code == "spool_in_use" else 2)
            os._exit(1)
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), 0)
        spool.append(record(2))


class Away(WithDirectory):
    """Nothing listens there."""

    def agent(self, **more: object) -> Agent:
        return DocketClient("http://127.0.0.1:2", "k", "claims", retry=QUICK, spool=self.open())

    def test_low_stakes_go_on_and_nothing_else_does(self) -> None:
        agent = self.agent()
        for stakes in ("low", "medium"):
            decision = agent.decision({**OPENING, "stakes": stakes})
            self.assertRegex(decision.id, "^local:claims/")
            self.assertEqual(decision.job_card(CARD).recorded, "spooled")
            outcome = decision.side_effect(f"refund-{stakes}", INTENT, lambda _: Performed("paid", "re_1"))
            self.assertEqual((outcome.performed, outcome.value), (True, "paid"))
            again = decision.side_effect(f"refund-{stakes}", INTENT, lambda _: Performed("twice"))
            self.assertEqual((again.performed, again.status), (False, "executed"))
            irreversible = {**INTENT, "reversibility": "irreversible"}
            with self.assertRaises(FailedClosed) as caught:
                decision.side_effect(f"send-{stakes}", irreversible, lambda _: Performed("sent"))
            self.assertEqual(caught.exception.recorded, "nowhere")
            self.assertEqual(decision.job_card({**CARD, "needs_human": True}).directive, "hold")
            with self.assertRaises(FailedClosed):
                decision.side_effect(f"held-{stakes}", INTENT, lambda _: Performed("sent"))
            with self.assertRaises(ClientError) as unknown:
                decision.read()
            self.assertEqual(unknown.exception.code, "not_in_ledger")
        for stakes in ("high", "critical"):
            with self.assertRaises(FailedClosed) as closed:
                agent.decision({**OPENING, "stakes": stakes})
            self.assertEqual(closed.exception.recorded, "nowhere")
        elsewhere = agent.existing("dec_1")
        with self.assertRaises(FailedClosed) as kept:
            elsewhere.job_card(CARD)
        self.assertEqual(kept.exception.recorded, "spooled")
        done = elsewhere.transition("sfx_1", "executed", {"external_ref": "re_1"})
        self.assertEqual((done.recorded, done.directive), ("spooled", "hold"))
        with self.assertRaises(FailedClosed):
            elsewhere.review({"verdict": "approve"})
        report = agent.replay_spool()
        status = agent.spool_status
        assert status is not None
        self.assertTrue(report.away)
        self.assertEqual((report.written, report.pending, status.pending), (0, 14, 14))

    def test_values_are_refused_before_they_are_kept(self) -> None:
        agent = self.agent()
        with self.assertRaises(ClientError) as caught:
            agent.decision({**OPENING, "ext": {"when": {1}}})
        self.assertEqual(caught.exception.code, "invalid_value")
        status = agent.spool_status
        assert status is not None
        self.assertEqual(status.pending, 0)
        agent.decision(OPENING, idempotency_key="one")
        with self.assertRaises(ClientError) as other:
            agent.decision({**OPENING, "goal": "other"}, idempotency_key="one")
        self.assertEqual(other.exception.code, "idempotency_key_reused")


class Back(WithServer, WithDirectory):
    way: Way

    def setUp(self) -> None:
        WithDirectory.setUp(self)
        self.way = Way()
        self.addCleanup(self.way.__exit__)
        self.told: List[SetAside] = []
        self.spool = self.open()
        self.route = DocketClient(
            self.way.url,
            self.key("agent"),
            self.ledger,
            timeout_s=5,
            retry=QUICK,
            spool=self.spool,
            on_set_aside=self.told.append,
        )

    def lose(self) -> None:
        self.way.behaviour = lambda client: None
        self.way.cut()

    def find(self) -> None:
        self.way.behaviour = Way().behaviour
        self.way.cut()

    def types(self, decision: "Decision[Union[WriteAnswer, SpooledAnswer]]") -> List[str]:
        return [type_ for type_, _ in self.entries(decision.id)]

    def test_what_waited_is_written_in_its_order(self) -> None:
        self.lose()
        decision = self.route.decision(OPENING)
        decision.job_card(CARD)
        decision.side_effect("refund", INTENT, lambda _: Performed("paid", "re_1"))
        decision.close({"outcome": "completed"})
        self.assertTrue(self.route.replay_spool().away)
        self.find()
        report = self.route.replay_spool()
        self.assertEqual((report.written, report.pending, report.set_aside), (6, 0, []))
        self.assertRegex(decision.id, "^dec_")
        self.assertEqual(
            self.types(decision),
            [
                "decision.opened",
                "job_card.filed",
                "side_effect.intent",
                "side_effect.executing",
                "side_effect.executed",
                "decision.closed",
            ],
        )
        self.assertEqual(decision.read().side_effects[0].status, "executed")

    def test_what_the_ledger_refuses_is_set_aside_and_told(self) -> None:
        decision = self.route.decision(OPENING)
        self.lose()
        decision.job_card(CARD)
        decision.job_card({**CARD, "confidence": 7})
        decision.job_card({**CARD, "attempts": 2})
        self.find()
        report = self.route.replay_spool()
        self.assertEqual((report.written, len(report.set_aside), report.gaps), (2, 1, 1))
        self.assertEqual([one.record.body["confidence"] for one in self.told], [7])
        self.assertEqual(self.types(decision), ["decision.opened", "job_card.filed", "gap.recorded", "job_card.filed"])
        aside = json.loads((self.directory / "set-aside.jsonl").read_text("utf-8"))
        self.assertEqual(aside["answer"]["code"], "validation_failed")
        self.assertEqual(aside["answer"]["errors"][0]["pointer"], "/confidence")
        self.assertEqual(PROBLEM_STATUS[aside["answer"]["code"]], aside["answer"]["status"])

    def test_nothing_overtakes_what_waits_in_its_decision(self) -> None:
        decision = self.route.decision(OPENING)
        self.lose()
        for attempt in (1, 2):
            self.assertEqual(decision.job_card({**CARD, "attempts": attempt}).recorded, "spooled")
        self.find()
        # The server answers again before it is asked to replay.
        self.assertEqual(decision.side_effect("after", INTENT, lambda _: Performed("paid")).performed, True)
        bodies = [body.get("attempts") for type_, body in self.entries(decision.id) if type_ == "job_card.filed"]
        self.assertEqual((bodies, self.types(decision)[-1]), ([1, 2], "side_effect.executed"))

    def test_what_belongs_to_what_was_refused_goes_with_it(self) -> None:
        self.lose()
        decision = self.route.decision({**OPENING, "goal": ""})
        decision.job_card(CARD)
        self.find()
        report = self.route.replay_spool()
        self.assertEqual((report.written, len(report.set_aside)), (0, 2))
        with self.assertRaises(ClientError) as caught:
            decision.job_card(CARD)
        self.assertEqual(caught.exception.code, "not_in_ledger")

    def test_a_page_of_a_proxy_begins_nothing_and_loses_nothing(self) -> None:
        decision = self.route.decision(OPENING)
        faults = [page("200 x"), page("502 x"), page("403 x"), problem("503 x", "overloaded", retry_after="0")]
        for number, behaviour in enumerate(faults):
            performed: List[str] = []
            self.way.behaviour = behaviour
            self.way.cut()
            with self.assertRaises(DocketError):
                decision.side_effect(f"page-{number}", INTENT, note(performed))
            with self.assertRaises(FailedClosed) as caught:
                decision.job_card(CARD)
            self.assertEqual((caught.exception.recorded, performed), ("spooled", []))
            self.find()
            self.assertEqual(self.route.replay_spool().written, 1)

    def test_what_was_done_is_kept_whatever_stands_in_the_way(self) -> None:
        decision = self.route.decision(OPENING)

        def perform(_: str) -> Performed[str]:
            self.way.behaviour = page("401 x")
            self.way.cut()
            return Performed("paid", "re_1")

        outcome = decision.side_effect("kept", INTENT, perform)
        assert outcome.answer is not None
        self.assertEqual((outcome.answer.recorded, outcome.answer.directive), ("spooled", "hold"))
        self.assertEqual(outcome.answer.reasons[0].rule, "not_answered")
        self.find()
        self.assertEqual(self.route.replay_spool().written, 1)
        self.assertEqual(decision.read().side_effects[0].status, "executed")

    def test_what_was_registered_is_not_performed_unasked(self) -> None:
        decision = self.route.decision(OPENING)
        decision.register_side_effect("registered", INTENT)
        self.lose()
        with self.assertRaises(FailedClosed) as caught:
            decision.side_effect("registered", INTENT, lambda _: Performed("paid"))
        self.assertEqual(caught.exception.recorded, "nowhere")

    def test_a_kill_in_the_middle_of_a_side_effect_performs_it_once(self) -> None:
        """Three processes, each killed at another point; what is in doubt stays so until somebody looks."""
        # The same principal: an idempotency key is a principal's own.
        key = self.key("agent")
        agent = DocketClient(SERVER_URL, key, self.ledger)
        marks = self.directory / "performed"
        for point, status in (("before", ""), ("during", "executing"), ("after", "executing")):
            decision = agent.decision(OPENING)
            command = [sys.executable, str(Path(__file__).with_name("killed_agent.py")), point, str(marks)]
            environment = {**os.environ, "DOCKET_TEST_KEY": key, "DOCKET_TEST_LEDGER": self.ledger}
            done = subprocess.run([*command, decision.id], env=environment, stderr=subprocess.PIPE)
            self.assertEqual(done.returncode, -9, done.stderr)
            before = marks.read_text("utf-8").count(point) if marks.exists() else 0
            again = decision.side_effect(f"killed-{point}", INTENT, lambda _: Performed("again"))
            with self.subTest(point):
                self.assertEqual(before, 0 if point == "before" else 1)
                if point == "before":
                    self.assertTrue(again.performed)
                else:
                    self.assertEqual((again.performed, again.status), (False, status))
                    decision.reconcile(again.side_effect_id, "executed", {"external_ref": "re_1"})


if __name__ == "__main__":
    unittest.main()
