"""Questions and kept searches against a server: who has one, who gives it to whom, and who sees what."""

from __future__ import annotations

import unittest

from docket_audit import DocketProblem, DocketQuestions, DocketViews
from support import CARD, OPENING, SERVER_URL, WithServer


class Questions(WithServer):
    def asked(self) -> str:
        decision = self.agent.decision(OPENING)
        decision.job_card({**CARD, "needs_human": True})
        return decision.id

    def test_a_question_is_taken_given_to_somebody_and_given_back(self) -> None:
        decision_id = self.asked()
        ada = DocketQuestions(SERVER_URL, self.key("reviewer"), self.ledger)
        officer = DocketQuestions(SERVER_URL, self.key("officer"), self.ledger)
        listed = ada.list(limit=10)
        self.assertEqual((listed.waiting, len(listed.questions)), (1, 1))
        (question,) = listed.questions
        self.assertEqual((question.decision_id, question.claim, question.note), (decision_id, None, None))
        place = (decision_id, question.escalation_id)
        taken = ada.take(*place).claim
        assert taken is not None
        self.assertEqual((taken.is_yours, taken.given_by), (True, taken.holder))
        kept = officer.take(*place).claim
        assert kept is not None
        self.assertEqual((kept.holder, kept.is_yours), (taken.holder, False))
        over = officer.take(*place, take_over=True).claim
        assert over is not None
        self.assertTrue(over.is_yours)
        self.assertIn(taken.holder, [one.principal for one in officer.reviewers()])
        given = officer.assign(*place, taken.holder).claim
        assert given is not None
        self.assertEqual((given.holder, given.given_by), (taken.holder, over.holder))
        self.assertEqual(ada.list().questions[0].claim and ada.list().questions[0].claim.is_yours, True)
        back = ada.give_back(*place, "The photograph is missing.")
        assert back.note is not None
        self.assertEqual((back.claim, back.note.text), (None, "The photograph is missing."))
        self.assertEqual(officer.read(*place).note and officer.read(*place).note.is_yours, False)
        with self.assertRaises(DocketProblem) as refused:
            ada.assign(*place, over.holder)
        self.assertEqual(refused.exception.code, "role_not_allowed")
        with self.assertRaises(DocketProblem) as unknown:
            ada.take(decision_id, "esc-9")
        self.assertEqual(unknown.exception.code, "unknown_escalation")

    def test_searches_are_kept_shared_and_forgotten(self) -> None:
        officer = DocketViews(SERVER_URL, self.key("officer"), self.ledger)
        ada = DocketViews(SERVER_URL, self.key("reviewer"), self.ledger)
        wish = {"currency": "EUR", "amount_min": "1000.00"}
        kept = officer.keep("Large", wish, shared=True)
        self.assertEqual((kept.name, kept.filter, kept.is_shared, kept.is_yours), ("Large", wish, True, True))
        self.assertEqual([(one.id, one.is_yours) for one in ada.list()], [(kept.id, False)])
        with self.assertRaises(DocketProblem) as refused:
            ada.keep("No currency", {"amount_min": "5"})
        self.assertEqual(refused.exception.code, "validation_failed")
        officer.forget(kept.id)
        self.assertEqual(ada.list(), ())


if __name__ == "__main__":
    unittest.main()
