"""What goes into a record goes in exactly, or not at all."""

from __future__ import annotations

import collections
import dataclasses
import datetime
import decimal
import enum
import json
import pathlib
import unittest
import uuid
from typing import Dict, List

from docket_audit import InvalidValue, to_record_json


class Colour(enum.IntEnum):
    RED = 1


@dataclasses.dataclass
class Point:
    x: int = 1


class Text(str):
    pass


async def later() -> None:
    pass


class RecordJson(unittest.TestCase):
    def refused(self, value: object) -> Dict[str, str]:
        with self.assertRaises(InvalidValue) as caught:
            to_record_json(value)
        self.assertEqual(caught.exception.code, "invalid_value")
        return {str(error.pointer): error.detail for error in caught.exception.errors}

    def test_takes_what_json_says_exactly(self) -> None:
        value = {
            "none": None,
            "yes": True,
            "whole": 2**53 - 1,
            "least": -(2**53 - 1),
            "real": 0.1,
            "tiny": 5e-324,
            "huge": 1.7976931348623157e308,
            "text": 'Größe \U0001f600 "quoted" \\ \u2028',
            "list": [1, [], {}],
            "tuple": ("a", 1),
        }
        copy = to_record_json(value)
        self.assertEqual(copy, {**value, "tuple": ["a", 1]})
        self.assertEqual(json.loads(json.dumps(copy)), copy)

    def test_copies(self) -> None:
        inner: List[object] = [1]
        copy = to_record_json({"a": inner})
        inner.append(2)
        self.assertEqual(copy, {"a": [1]})

    def test_the_same_object_twice_is_no_cycle(self) -> None:
        shared = {"a": 1}
        self.assertEqual(to_record_json([shared, shared]), [{"a": 1}, {"a": 1}])

    def test_refuses_each_value_with_its_place(self) -> None:
        awaitable = later()
        self.addCleanup(awaitable.close)
        cases = [
            (float("nan"), "no JSON number"),
            (float("inf"), "no JSON number"),
            (-0.0, "-0.0, whose sign"),
            (2**53, "beyond 2\\^53"),
            (-(2**53), "beyond 2\\^53"),
            ("a\x00b", "U\\+0000"),
            ("half \ud83d", "half a surrogate pair"),
            (b"bytes", "binary"),
            (bytearray(b"x"), "binary"),
            ({1, 2}, "a set"),
            (frozenset(), "a set"),
            (datetime.datetime(2026, 1, 15), "isoformat"),
            (datetime.date(2026, 1, 15), "isoformat"),
            (datetime.timedelta(seconds=1), "total_seconds"),
            (decimal.Decimal("1.10"), "give str"),
            (uuid.UUID(int=1), "give str"),
            (pathlib.Path("a"), "give str"),
            (Colour.RED, "value.value"),
            (Point(), "asdict"),
            (Text("a"), "an instance of Text"),
            (collections.OrderedDict(a=1), "an instance of OrderedDict"),
            (collections.Counter("a"), "an instance of Counter"),
            (ValueError("x"), "an exception"),
            (awaitable, "await it"),
            (later, "a function or a class"),
            (Point, "a function or a class"),
            (1j, "complex"),
            (object(), "an instance of object"),
            (iter([1]), "an instance of list_iterator"),
            (range(2), "an instance of range"),
        ]
        for value, words in cases:
            with self.subTest(words=words, kind=type(value).__name__):
                problems = self.refused({"a/b": [0, {"~": value}]})
                self.assertEqual(list(problems), ["/a~1b/1/~0"])
                self.assertRegex(problems["/a~1b/1/~0"], words)

    def test_refuses_names_that_are_no_text(self) -> None:
        for name in (1, None, True, 1.5, b"a", Text("a"), ("a",)):
            with self.subTest(name=name):
                self.assertRegex(self.refused({"x": {name: 1}})["/x"], "which is no text")
        self.assertRegex(self.refused({"x": {"a\x00": 1}})["/x"], "has the name .*U\\+0000")

    def test_names_every_bad_place_up_to_a_bound(self) -> None:
        self.assertEqual(list(self.refused([{1}, 1, {2}])), ["/0", "/2"])
        self.assertEqual(len(self.refused([float("nan")] * 1_000)), 50)

    def test_bounds_depth_number_and_length(self) -> None:
        deep: object = 1
        for _ in range(32):
            deep = [deep]
        to_record_json(deep)
        self.assertRegex("".join(self.refused([deep]).values()), "deeper than 32")
        to_record_json([0] * 10_000)
        self.assertRegex("".join(self.refused([0] * 10_001).values()), "at most 10000")
        to_record_json("x" * 262_142)
        self.assertRegex("".join(self.refused("x" * 262_143).values()), "262145 bytes")
        self.assertRegex("".join(self.refused(["ü" * 200_000]).values()), "bytes")
        self.assertRegex("".join(self.refused({"x" * 300_000: 1}).values()), "over 262144 bytes")

    def test_a_cycle_ends(self) -> None:
        cycle: List[object] = []
        cycle.append({"again": cycle})
        self.assertRegex(self.refused(cycle)["/0/again"], "cycle")


if __name__ == "__main__":
    unittest.main()
