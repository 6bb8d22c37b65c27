"""What a refusal says."""

from __future__ import annotations

import unittest
from typing import Tuple

from docket_audit import DocketProblem, FieldProblem
from docket_audit._problem import ProblemDetails


def refused(detail: str, errors: Tuple[FieldProblem, ...]) -> str:
    problem = ProblemDetails(
        type="urn:docket:problem:record_refused",
        title="The record was refused",
        status=422,
        code="record_refused",
        errors=errors,
        detail=detail,
        next="Let another person do it.",
    )
    return str(DocketProblem(problem))


class Message(unittest.TestCase):
    def test_what_the_whole_says_of_its_one_place_is_said_once(self) -> None:
        self.assertEqual(
            refused("You proposed it.", (FieldProblem("You proposed it.", "/proposal"),)),
            "You proposed it: /proposal (record_refused). Let another person do it.",
        )

    def test_of_several_places_each_says_what_it_is_about(self) -> None:
        errors = (FieldProblem("must be text", "/a"), FieldProblem("must have b", ""))
        self.assertEqual(
            refused("It is not valid.", errors),
            "It is not valid: /a must be text; the body must have b (record_refused). Let another person do it.",
        )


if __name__ == "__main__":
    unittest.main()
