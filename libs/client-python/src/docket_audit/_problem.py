"""Errors of requests: what the server refuses (RFC 9457), and what came in the place of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Mapping, Optional, Tuple

from ._errors import ClientError, DocketError, FieldProblem, error_text
from ._problem_codes import PROBLEM_STATUS
from ._values import JsonValue, decode_json

_PROBLEM_TYPE: Final = "urn:docket:problem:"
_NOT_LOOKED_AT: Final = frozenset({408, 429})
_FIELDS_SHOWN_MAX: Final = 3


@dataclass(frozen=True)
class ProblemDetails:
    """Problem details of RFC 9457 with Docket's members. `code` is the last part of `type`."""

    type: str
    title: str
    status: int
    code: str
    errors: Tuple[FieldProblem, ...]
    detail: Optional[str] = None
    instance: Optional[str] = None
    #: What to do next, in words.
    next: Optional[str] = None


class DocketProblem(DocketError):
    """The server says no, and why. A client that is newer or older than it may not know the code."""

    def __init__(self, problem: ProblemDetails, retry_after_s: Optional[float] = None) -> None:
        super().__init__(problem.code, _describe(problem))
        self.problem = problem
        #: How long the server asks to be left alone; None where it does not say.
        self.retry_after_s = retry_after_s

    @property
    def status(self) -> int:
        """HTTP status code."""
        return self.problem.status

    @property
    def pointer(self) -> Optional[str]:
        """JSON Pointer to the first bad place in the request, when the server named one."""
        return self.problem.errors[0].pointer if self.problem.errors else None

    @property
    def errors(self) -> Tuple[FieldProblem, ...]:
        """Every bad place that the server named."""
        return self.problem.errors

    @property
    def next(self) -> Optional[str]:
        """What the server says to do next."""
        return self.problem.next

    @property
    def is_known(self) -> bool:
        """Whether this version of the client knows the code, with this status."""
        return PROBLEM_STATUS.get(self.code) == self.status

    @property
    def is_refusal(self) -> bool:
        """True when the server looked at the request and wrote nothing.

        False when it could not look, or cannot say what became of it, or its code is not known: the request may be
        sent again under the same key.
        """
        return self.is_known and self._is_of_request and self.code != "idempotency_in_flight"

    @property
    def is_passing(self) -> bool:
        """Whether the same request may be answered otherwise a little later."""
        return not self._is_of_request or self.code == "idempotency_in_flight"

    @property
    def _is_of_request(self) -> bool:
        return 400 <= self.status < 500 and self.status not in _NOT_LOOKED_AT


class DocketUnreachable(ClientError):
    """No answer on any attempt: the network failed. Whether the last request was carried out is not known."""

    def __init__(self, url: str, attempts: int, cause: BaseException) -> None:
        super().__init__("unreachable", f"No answer from {url} after {attempts} attempt(s): {error_text(cause)}")
        self.url = url
        self.attempts = attempts
        self.__cause__ = cause


class RequestFailed(ClientError):
    """The request failed, and not in a way that shows the server to be away.

    A certificate, a name that does not resolve, a server that did not answer in time, an error that nobody knows.
    Never a reason to act without asking.
    """

    def __init__(self, url: str, attempts: int, cause: BaseException, is_late: bool = False) -> None:
        text = f"The request to {url} failed after {attempts} attempt(s): {error_text(cause)}"
        super().__init__("request_failed", text)
        self.url = url
        self.attempts = attempts
        #: No answer came in time: the server may be at work, or gone.
        self.is_late = is_late
        self.__cause__ = cause


class UnexpectedAnswer(ClientError):
    """Something answered, and not as Docket does. Never a reason to act without asking."""

    def __init__(
        self,
        message: str,
        *,
        code: str = "unexpected_answer",
        status: Optional[int] = None,
        retry_after_s: Optional[float] = None,
        cause: Optional[BaseException] = None,
    ) -> None:
        super().__init__(code, message)
        #: HTTP status code; None where it is not at fault.
        self.status = status
        #: How long to wait, where the answer says so.
        self.retry_after_s = retry_after_s
        self.__cause__ = cause


def read_problem(status: int, media_type: Optional[str], data: bytes) -> Optional[ProblemDetails]:
    """Reads an error answer of Docket; None for whatever else answers with an error, a proxy for instance.

    Docket's problems have the media type of RFC 9457, a type that ends in their code, and the status of the answer.
    """
    if essence_of(media_type) != "application/problem+json":
        return None
    try:
        body = decode_json(data)
    except ValueError:
        # Not JSON, so not of Docket.
        return None
    if not isinstance(body, dict):
        return None
    code = _text(body, "code")
    type_ = _text(body, "type")
    if code is None or type_ != f"{_PROBLEM_TYPE}{code}":
        return None
    if type(body.get("status")) is not int or body["status"] != status:
        return None
    return ProblemDetails(
        type=type_,
        title=_text(body, "title") or f"HTTP status {status}",
        status=status,
        code=code,
        errors=_read_fields(body.get("errors")),
        detail=_text(body, "detail"),
        instance=_text(body, "instance"),
        next=_text(body, "next"),
    )


def essence_of(media_type: Optional[str]) -> str:
    """A media type without its parameters, in lower case; empty where there is none."""
    return (media_type or "").split(";", 1)[0].strip().lower()


def _read_fields(value: JsonValue) -> Tuple[FieldProblem, ...]:
    found = []
    for item in value if isinstance(value, list) else []:
        if not isinstance(item, dict):
            continue
        pointer, parameter = _text(item, "pointer"), _text(item, "parameter")
        if pointer is not None or parameter is not None:
            found.append(FieldProblem(_text(item, "detail") or "invalid", pointer, parameter))
    return tuple(found)


def _describe(problem: ProblemDetails) -> str:
    fields = [
        # What the whole says of its one place is said once.
        (one.parameter or one.pointer or "the body") + ("" if one.detail == problem.detail else f" {one.detail}")
        for one in problem.errors[:_FIELDS_SHOWN_MAX]
    ]
    more = len(problem.errors) - len(fields)
    if more > 0:
        fields.append(f"and {more} more")
    parts = [problem.detail or problem.title, *(["; ".join(fields)] if fields else [])]
    text = ": ".join(part[:-1] if part.endswith(".") else part for part in parts)
    return f"{text} ({problem.code})." + (f" {problem.next}" if problem.next else "")


def _text(body: Mapping[str, JsonValue], name: str) -> Optional[str]:
    value = body.get(name)
    return value if isinstance(value, str) else None
