"""What a report on an action may go without.

That the action was performed has to be in the record, even where what it answered cannot be.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Callable, Dict, Final, List, Mapping, Optional, Sequence, Tuple

from ._errors import FieldProblem
from ._problem import DocketProblem
from ._values import InvalidValue, JsonValue, to_record_json, writable

_PARTS: Final = ("result", "reason", "error_type", "external_ref")
_NOTES_MAX: Final = 10
_NOTE_LENGTH_MAX: Final = 300
#: Not JSON that can be kept, too large, not to the schema.
_VALUE_STATUS: Final = frozenset({400, 413, 422})

Notes = Tuple[FieldProblem, ...]


def leave_out(body: Mapping[str, object], refusal: BaseException) -> Optional[Tuple[Dict[str, object], Notes]]:
    """A refused report without the parts that it was refused for, and what those are.

    Those that the refusal points to; where it points to none of them, the first that there is. None when nothing is
    left to leave out, or the refusal is not about values.
    """
    problems = _problems_of(refusal)
    present = [part for part in _PARTS if part in body]
    if problems is None or not present:
        return None
    named = [part for part in present if any(_is_about(part, problem) for problem in problems)]
    parts = named or present[:1]
    notes = tuple(note for part in parts for note in _notes_on(part, problems))
    return {name: value for name, value in body.items() if name not in parts}, notes


def with_notes(body: Mapping[str, object], left_out: Sequence[FieldProblem]) -> Dict[str, object]:
    """The report with what was left out, in words, under `ext.not_recorded`."""
    if not left_out:
        return dict(body)
    given = body.get("ext")
    ext: Dict[str, object] = dict(given) if isinstance(given, dict) else {}
    earlier = ext.get("not_recorded")
    notes = list(earlier) if isinstance(earlier, list) else []
    notes.extend({"pointer": note.pointer or "", "detail": note.detail} for note in map(_recordable, left_out))
    return {**body, "ext": {**ext, "not_recorded": notes[:_NOTES_MAX]}}


def recordable_part(at: str, read: Callable[[], object]) -> Tuple[bool, JsonValue, Notes]:
    """Whether a value can be recorded, the value, and why not. `read` may raise: it reads what others made."""
    try:
        return True, to_record_json(read(), at), ()
    except InvalidValue as error:
        return False, None, tuple(map(_recordable, error.errors))
    except Exception:
        return False, None, (FieldProblem("cannot be read", at),)


def _problems_of(refusal: BaseException) -> Optional[Sequence[FieldProblem]]:
    if isinstance(refusal, InvalidValue):
        return refusal.errors
    if not isinstance(refusal, DocketProblem) or not refusal.is_refusal:
        return None
    if refusal.status not in _VALUE_STATUS or refusal.code == "idempotency_key_reused":
        return None
    return refusal.errors or (FieldProblem(str(refusal), ""),)


def _is_about(part: str, problem: FieldProblem) -> bool:
    pointer = problem.pointer or ""
    return pointer == f"/{part}" or pointer.startswith(f"/{part}/")


def _notes_on(part: str, problems: Sequence[FieldProblem]) -> List[FieldProblem]:
    own = [problem for problem in problems if _is_about(part, problem)]
    return [_recordable(problem) for problem in own or [replace(problems[0], pointer=f"/{part}")]]


def _recordable(problem: FieldProblem) -> FieldProblem:
    """A note is text that can be recorded whatever it is about."""
    pointer = writable(problem.pointer or "", _NOTE_LENGTH_MAX)
    return FieldProblem(writable(problem.detail, _NOTE_LENGTH_MAX), pointer)
