"""What can be recorded: JSON (RFC 8259) exactly as it is, or nothing."""

from __future__ import annotations

import dataclasses
import datetime
import decimal
import enum
import inspect
import json
import math
import pathlib
import re
import uuid
from dataclasses import dataclass
from typing import Dict, Final, List, Mapping, Optional, Sequence, Set, Tuple, Union

from ._errors import ClientError, FieldProblem, error_text

JsonValue = Union[None, bool, int, float, str, List["JsonValue"], Dict[str, "JsonValue"]]
JsonObject = Dict[str, JsonValue]


@dataclass(frozen=True)
class JsonLimits:
    """How large a value may be."""

    #: Containers around a value, the outermost included.
    depth_max: int
    #: Scalars and empty containers.
    values_max: int
    #: Length as JSON, in bytes of UTF-8.
    bytes_max: int


#: Limits of a record's body, part of the ledger's format.
RECORD_LIMITS: Final = JsonLimits(depth_max=32, values_max=10_000, bytes_max=262_144)

_INTEGER_MAX: Final = 2**53 - 1
_PROBLEMS_MAX: Final = 50
_PROBLEMS_SHOWN_MAX: Final = 3
_KEEP_OUTSIDE: Final = "keep large material outside, and record its address and digest"


class InvalidValue(ClientError):
    """A value that cannot be recorded as it is. `errors` says where and what to give instead."""

    def __init__(self, errors: Sequence[FieldProblem]) -> None:
        self.errors: Tuple[FieldProblem, ...] = tuple(errors)
        shown = [f"{one.pointer or 'the body'} {one.detail}" for one in self.errors[:_PROBLEMS_SHOWN_MAX]]
        if len(self.errors) > len(shown):
            shown.append(f"and {len(self.errors) - len(shown)} more")
        text = "; ".join(shown)
        super().__init__("invalid_value", f"Nothing was sent, a value cannot be recorded as it is: {text}.")

    @property
    def pointer(self) -> Optional[str]:
        """JSON Pointer to the first bad place."""
        return self.errors[0].pointer if self.errors else None


def to_record_json(value: object, at: str = "", limits: JsonLimits = RECORD_LIMITS) -> JsonValue:
    """Gives back the JSON that says exactly what `value` says, as a copy, or refuses it.

    Taken are None, bool, int, float, str, list, tuple (as a list) and dict with names that are str: these very
    types, because an instance of a subclass says more than JSON would show. Refused are NaN, infinities, -0.0 (JSON
    writers drop its sign), whole numbers beyond 2^53 (JSON readers round them), half surrogates and U+0000 in text
    and names, cycles, and every other type; the message says what to give instead.

    `at` is the JSON Pointer (RFC 6901) of the value, in front of the pointers to bad places.
    Raises InvalidValue with up to 50 places.
    """
    copier = _Copier(limits)
    copy = copier.copy(value, at, 0)
    if copier.problems:
        raise InvalidValue(copier.problems)
    size = len(encode_json(copy))
    if size > limits.bytes_max:
        detail = f"has {size} bytes as JSON, and at most {limits.bytes_max} are kept: {_KEEP_OUTSIDE}"
        raise InvalidValue([FieldProblem(detail, at)])
    return copy


def to_record_object(value: Mapping[str, object], at: str = "", limits: JsonLimits = RECORD_LIMITS) -> JsonObject:
    """The same for a body, which is an object."""
    copy = to_record_json(value, at, limits)
    if isinstance(copy, dict):
        return copy
    raise InvalidValue([FieldProblem("is no dict: a record is an object", at)])


def encode_json(value: JsonValue) -> bytes:
    """JSON in UTF-8, without white space."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")


def decode_json(data: bytes) -> JsonValue:
    """What strict JSON says. Raises ValueError for anything else, however deep or long it is."""
    try:
        value: JsonValue = json.loads(data.decode("utf-8"), parse_constant=_refuse_constant)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return value


def is_same_json(left: JsonValue, right: JsonValue) -> bool:
    """Whether two values are the same JSON, whatever the order of members. True is not 1; 1.0 is."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(is_same_json(left[name], right[name]) for name in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(is_same_json, left, right))
    return left == right


def member_pointer(at: str, name: str) -> str:
    """The JSON Pointer to a member of what stands at `at` (RFC 6901 section 3)."""
    return f"{at}/{name.replace('~', '~0').replace('/', '~1')}"


def writable(text: str, length_max: int) -> str:
    """Text in which what cannot be recorded shows as an escape, cut between characters."""
    escaped = _UNWRITABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
    return escaped if len(escaped) <= length_max else f"{escaped[: length_max - 1]}…"


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


class _Copier:
    """Walks over a value once and collects what is wrong with it."""

    def __init__(self, limits: JsonLimits) -> None:
        self.problems: List[FieldProblem] = []
        self._limits = limits
        self._ancestors: Set[int] = set()
        self._values = 0
        #: Of text and names so far, in characters: never more than the bytes that they take.
        self._length = 0

    def copy(self, value: object, at: str, depth: int) -> JsonValue:
        """What comes back is only of use when there are no problems."""
        if type(value) not in (dict, list, tuple):
            return self._copy_scalar(value, at)
        if id(value) in self._ancestors:
            return self._refuse(at, "holds itself: a cycle is not JSON")
        if depth >= self._limits.depth_max:
            return self._refuse(at, f"is nested deeper than {self._limits.depth_max} levels")
        self._ancestors.add(id(value))
        copy: JsonValue
        if isinstance(value, dict):
            copy = self._copy_dict(value, at, depth + 1)
        else:
            assert isinstance(value, (list, tuple))
            copy = self._copy_list(value, at, depth + 1)
        self._ancestors.discard(id(value))
        return copy

    def _copy_scalar(self, value: object, at: str) -> JsonValue:
        if not self._count(at):
            return None
        if type(value) is str and not self._measure(value, at):
            return None
        problem = _scalar_problem(value)
        if problem is not None:
            return self._refuse(at, problem)
        assert value is None or isinstance(value, (bool, int, float, str))
        return value

    def _copy_list(self, items: Sequence[object], at: str, depth: int) -> JsonValue:
        if not items:
            self._count(at)
        copy: List[JsonValue] = []
        for index, item in enumerate(items):
            copy.append(self.copy(item, f"{at}/{index}", depth))
            if self._is_full:
                break
        return copy

    def _copy_dict(self, members: Mapping[object, object], at: str, depth: int) -> JsonValue:
        if not members:
            self._count(at)
        copy: JsonObject = {}
        for name, member in list(members.items()):
            if type(name) is not str:
                self._refuse(at, f"has the name {_shown(name)}, which is no text: give text, which is what JSON has")
                continue
            if not self._measure(name, at):
                break
            wrong = _text_problem(name)
            if wrong is not None:
                self._refuse(at, f"has the name {json.dumps(name)}, which {wrong}")
            copy[name] = self.copy(member, member_pointer(at, name), depth)
            if self._is_full:
                break
        return copy

    @property
    def _is_full(self) -> bool:
        is_too_large = self._values > self._limits.values_max or self._length > self._limits.bytes_max
        return is_too_large or len(self.problems) >= _PROBLEMS_MAX

    def _measure(self, text: str, at: str) -> bool:
        bytes_max = self._limits.bytes_max
        if self._length <= bytes_max < self._length + len(text):
            self._refuse(at, f"takes it over {bytes_max} bytes: {_KEEP_OUTSIDE}")
        self._length += len(text)
        return self._length <= bytes_max

    def _count(self, at: str) -> bool:
        self._values += 1
        if self._values == self._limits.values_max + 1:
            self._refuse(at, f"is one value too many: at most {self._limits.values_max} are kept")
        return self._values <= self._limits.values_max

    def _refuse(self, pointer: str, detail: str) -> JsonValue:
        if len(self.problems) < _PROBLEMS_MAX:
            self.problems.append(FieldProblem(detail, pointer))
        return None


def _scalar_problem(value: object) -> Optional[str]:
    kind = type(value)
    if value is None or kind is bool:
        return None
    if kind is str:
        assert isinstance(value, str)
        return _text_problem(value)
    if kind is int:
        assert isinstance(value, int)
        if abs(value) <= _INTEGER_MAX:
            return None
        return "is a whole number beyond 2^53, which JSON readers round: give it as text"
    if kind is float:
        assert isinstance(value, float)
        if not math.isfinite(value):
            return f"is {value}, which is no JSON number: leave it out, or give text"
        if value == 0.0 and math.copysign(1.0, value) < 0:
            return "is -0.0, whose sign JSON does not keep: give 0, or text"
        return None
    return _kind_problem(value)


def _kind_problem(value: object) -> str:
    for kinds, advice in _ADVICE:
        if isinstance(value, kinds):
            return advice
    if inspect.isawaitable(value):
        return "is awaitable: await it"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return "is a dataclass: give dataclasses.asdict(value)"
    for base in (str, int, float, dict, list, tuple):
        if isinstance(value, base):
            name = base.__name__
            return f"is an instance of {_kind_name(value)}, which says more than JSON would show: give {name}(value)"
    if callable(value):
        return "is a function or a class, which is no JSON: leave it out"
    return f"is an instance of {_kind_name(value)}: give a dict of what is to be recorded"


_BINARY: Final = "is binary: give text, base64 for instance, or its digest"
_ADVICE: Final[Sequence[Tuple[Tuple[type, ...], str]]] = (
    ((enum.Enum,), "is an Enum: give value.value"),
    ((datetime.datetime,), "is a datetime: give value.isoformat(), of a value with a time zone"),
    ((datetime.date, datetime.time), "is a date or a time: give value.isoformat()"),
    ((datetime.timedelta,), "is a timedelta: give value.total_seconds(), and name the unit"),
    ((decimal.Decimal,), "is a Decimal: give str(value)"),
    ((uuid.UUID, pathlib.PurePath), "is no text: give str(value)"),
    ((set, frozenset), "is a set, which has no order: give sorted(value)"),
    ((bytes, bytearray, memoryview), _BINARY),
    ((complex,), "is a complex number, which is no JSON number: give its parts"),
    ((BaseException,), 'is an exception: give {"name": type(value).__name__, "message": str(value)}'),
)

_UNWRITABLE: Final = re.compile("[\x00\ud800-\udfff]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def _text_problem(text: str) -> Optional[str]:
    if "\x00" in text:
        return "holds U+0000, which cannot be stored: write it otherwise"
    if _SURROGATE.search(text):
        return "holds half a surrogate pair, which UTF-8 cannot carry: decode text with the encoding that it has"
    return None


def _kind_name(value: object) -> str:
    return writable(type(value).__name__, 80)


def _shown(value: object) -> str:
    try:
        return writable(repr(value), 80)
    except Exception as error:
        return f"that cannot be shown ({error_text(error)})"
