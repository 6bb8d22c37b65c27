"""Erasures and legal holds against a server: who asks, who orders, what is gone, what a hold keeps."""

from __future__ import annotations

import json
import unittest

from docket_audit import ClientError, DocketErasures, DocketProblem
from support import CARD, OPENING, QUICK, SERVER_URL, WithServer

SECRET = "Henrietta Quill"
WHY = {"reason": "asked by letter", "legal_basis": "GDPR Art. 17(1)(b)"}


class Erasures(WithServer):
    def officer(self, role: str = "officer") -> DocketErasures:
        return DocketErasures(SERVER_URL, self.key(role), self.ledger)

    def about(self, subject: str) -> str:
        decision = self.agent.decision({**OPENING, "goal": f"Refund {SECRET}", "subject_ref": subject})
        decision.job_card({**CARD, "goal": f"Write to {SECRET}"})
        return decision.id

    def shown(self, decision_id: str) -> str:
        return str(self.entries(decision_id))

    def test_two_people_erase_what_is_recorded_about_a_person(self) -> None:
        decision_id, other = self.about("person-1"), self.about("person-2")
        one, two = self.officer(), self.officer()
        outlook = one.preview(subject="person-1")
        self.assertEqual({value.decision_id for value in outlook.values}, {decision_id})
        self.assertIn("/goal", outlook.values[0].pointers)
        self.assertIn((outlook.values[0].seq, "/stakes"), outlook.stays)
        self.assertEqual((outlook.held, outlook.left, outlook.not_searched), ((), 0, 0))
        asked = one.request(subject="person-1", **WHY)
        again = one.request(subject="person-1", **WHY, idempotency_key="asked-once")
        self.assertTrue(one.request(subject="person-1", **WHY, idempotency_key="asked-once").replayed)
        self.assertNotEqual(asked.receipt.seq, again.receipt.seq)
        waiting = two.read(asked.receipt.seq)
        self.assertEqual((waiting.state, waiting.reason, waiting.ordered), ("waiting", WHY["reason"], None))
        self.assertEqual(waiting.values, outlook.values)
        with self.assertRaises(DocketProblem) as alone:
            one.order(asked.receipt.seq)
        self.assertEqual(alone.exception.code, "record_refused")
        self.assertIn(SECRET, self.shown(decision_id))
        ordered = two.order(asked.receipt.seq, note="checked")
        read = one.read(asked.receipt.seq)
        assert read.ordered is not None
        self.assertEqual((read.state, read.ordered.seq), ("ordered", ordered.receipt.seq))
        self.assertNotIn(SECRET, self.shown(decision_id))
        self.assertIn(SECRET, self.shown(other))
        certificate = json.loads(one.certificate(asked.receipt.seq, locale="de"))
        self.assertEqual(certificate["format"], "docket-erasure-certificate/v1")
        self.assertEqual(certificate["erasure"]["order"]["seq"], ordered.receipt.seq)
        self.assertNotIn(SECRET, json.dumps(certificate))
        with self.assertRaises(DocketProblem) as none:
            one.certificate(again.receipt.seq)
        self.assertEqual(none.exception.code, "record_refused")
        with self.assertRaises(ValueError):
            one.certificate(asked.receipt.seq, locale="fr")

    def test_a_decision_goes_by_places_or_as_a_whole(self) -> None:
        decision_id = self.about("person-3")
        one, two = self.officer(), self.officer("administrator")
        first = one.preview(decision_id=decision_id).values[0].seq
        named = one.preview(decision_id=decision_id, entries={first: ["/goal"], first + 1: None})
        self.assertEqual(named.values[0].pointers, ("/goal",))
        self.assertEqual(len(named.values), 2)
        two.order(one.request(decision_id=decision_id, entries={first: ["/goal"]}, **WHY).receipt.seq)
        self.assertEqual(self.shown(decision_id).count(SECRET), 1)
        two.order(one.request(decision_id=decision_id, **WHY).receipt.seq)
        self.assertNotIn(SECRET, self.shown(decision_id))

    def test_nothing_is_too_old_while_the_policy_keeps_everything(self) -> None:
        with self.assertRaises(DocketProblem) as kept:
            self.officer().preview(expired_after=0)
        self.assertEqual(kept.exception.code, "record_refused")
        with self.assertRaises(ClientError):
            self.officer().preview(expired_after=0, subject="person-1")
        with self.assertRaises(ClientError):
            self.officer().request(expired_after=-1, **WHY)

    def test_a_hold_keeps_what_it_covers_until_it_is_lifted(self) -> None:
        decision_id = self.about("person-4")
        one, two = self.officer(), self.officer()
        asked = one.request(decision_id=decision_id, **WHY).receipt.seq
        hold = one.place_hold({"decisions": [decision_id], "reason": "a claim"}).receipt.seq
        self.assertEqual({by for _, by in one.preview(decision_id=decision_id).held}, {hold})
        with self.assertRaises(DocketProblem):
            two.order(asked)
        self.assertIn(SECRET, self.shown(decision_id))
        two.lift_hold(hold, "settled")
        two.order(asked)
        self.assertNotIn(SECRET, self.shown(decision_id))

    def test_an_agent_may_not(self) -> None:
        decision_id = self.about("person-5")
        for act in (
            lambda: self.officer("agent").preview(decision_id=decision_id),
            lambda: self.officer("auditor").request(decision_id=decision_id, **WHY),
            lambda: self.officer("reviewer").place_hold({"whole_ledger": True, "reason": "x"}),
        ):
            with self.assertRaises(DocketProblem) as refused:
                act()
            self.assertEqual(refused.exception.status, 403)


class WithoutServer(unittest.TestCase):
    def test_what_names_nothing_or_too_much_is_not_sent(self) -> None:
        client = DocketErasures("http://127.0.0.1:1", "key", "claims", retry=QUICK)
        for wish in ({}, {"subject": "s", "decision_id": "dec_1"}, {"subject": "s", "entries": {1: None}}):
            with self.assertRaises(ClientError) as refused:
                client.preview(**wish)  # type: ignore[arg-type]
            self.assertEqual(refused.exception.code, "invalid_id")
        for position in (-1, "1/orders", True, 1.0):
            for act in (client.read, client.order):
                with self.assertRaises(ClientError) as refused:
                    act(position)  # type: ignore[arg-type]
                self.assertEqual(refused.exception.code, "invalid_id")


if __name__ == "__main__":
    unittest.main()
