"""What one call of a tool was, and what came of it, for a Job Card."""

from __future__ import annotations

import asyncio
import json
import secrets
import socket
import time
from dataclasses import dataclass
from typing import Dict, Final, List, Mapping, Optional, Tuple

from ._errors import FieldProblem, error_text
from ._left_out import Notes
from ._side_effect import NOT_SAID
from ._values import InvalidValue, JsonLimits, JsonObject, JsonValue, member_pointer, to_record_json, writable
from .lineage import hash_passage

#: Beside other calls on the same card; a record takes 256 KiB.
_VALUE_LIMITS: Final = JsonLimits(depth_max=24, values_max=4_000, bytes_max=64 * 1024)
_TEXT_MAX: Final = 2_000
_NAME_MAX: Final = 200


@dataclass(frozen=True)
class CallReport:
    """A call that is over. What a record cannot hold of it is left out, and named: pointers begin at the call."""

    call: JsonObject
    left_out: Notes

    def bare(self) -> "CallReport":
        """Without what was passed and returned: that the call was made has to be told all the same."""
        gone = [name for name in ("arguments", "result") if name in self.call]
        rest = {name: value for name, value in self.call.items() if name not in gone}
        return CallReport(rest, tuple(FieldProblem("was refused", f"/{name}") for name in gone))


class CallClock:
    """A call that is about to be made."""

    def __init__(self, tool: str, effect: str, arguments: Mapping[str, object], call_id: Optional[str] = None) -> None:
        self._tool = tool
        self._effect = effect
        self._arguments, self._left_out = recordable_arguments(arguments)
        self._call_id = call_id or secrets.token_hex(16)
        self._begun = time.monotonic()

    def start(self) -> None:
        self._begun = time.monotonic()

    def returned(self, result: object) -> CallReport:
        """It returned: `result` is what the record is to show of that."""
        call = self._call("ok")
        if result is NOT_SAID:
            return CallReport(call, self._left_out)
        try:
            call["result"] = to_record_json(result, "/result", _VALUE_LIMITS)
            return CallReport(call, self._left_out)
        except InvalidValue as error:
            return CallReport(call, self._left_out + error.errors)

    def raised(self, error: BaseException) -> CallReport:
        is_late = isinstance(error, (TimeoutError, asyncio.TimeoutError, socket.timeout))
        call = self._call("timeout" if is_late else "error")
        call["result"] = writable(error_text(error), _TEXT_MAX)
        call["error_type"] = writable(type(error).__name__, _NAME_MAX)
        return CallReport(call, self._left_out)

    def denied(self, reason: str) -> CallReport:
        """It was not made: what it would have done is not said either."""
        call = self._call("denied")
        for name in ("effect", "duration_ms"):
            del call[name]
        call["error_type"] = writable(reason, _NAME_MAX)
        return CallReport(call, self._left_out)

    def _call(self, status: str) -> JsonObject:
        return {
            "tool_name": self._tool,
            "tool_call_id": self._call_id,
            "effect": self._effect,
            "arguments": self._arguments,
            "status": status,
            "duration_ms": round((time.monotonic() - self._begun) * 1_000),
        }


def recordable_arguments(arguments: Mapping[str, object]) -> Tuple[JsonObject, Notes]:
    """The arguments that a record can hold, and why it does not hold the others."""
    taken: JsonObject = {}
    left_out: List[FieldProblem] = []
    for name, value in arguments.items():
        try:
            taken[name] = to_record_json(value, member_pointer("/arguments", name), _VALUE_LIMITS)
        except InvalidValue as error:
            left_out.extend(error.errors)
    try:
        to_record_json(taken, "/arguments", _VALUE_LIMITS)
    except InvalidValue as error:
        return {}, (*left_out, *error.errors)
    return taken, tuple(left_out)


def digest_of_arguments(arguments: Mapping[str, object]) -> Optional[str]:
    """SHA-256 of the arguments' JSON, members sorted by name; None where they are no JSON."""
    try:
        value = to_record_json(dict(arguments), "/arguments")
    except InvalidValue:
        return None
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True)
    return f"sha256:{hash_passage(text)}"


def notes_of(reports: List[CallReport]) -> Notes:
    """What was left out of several calls, with pointers into the card."""
    return tuple(
        FieldProblem(note.detail, f"/tool_calls/{index}{note.pointer or ''}")
        for index, report in enumerate(reports)
        for note in report.left_out
    )


def calls_of(reports: List[CallReport]) -> Dict[str, JsonValue]:
    """The card's member for these calls; none where there are none."""
    return {"tool_calls": [report.call for report in reports]} if reports else {}
