"""Requests to a Docket server: made whole before the first attempt, and repeated only where that is safe."""

from __future__ import annotations

import email.utils
import http.client
import random
import re
import secrets
import ssl
import time
import urllib.parse
from dataclasses import dataclass
from typing import Callable, Dict, Final, Mapping, Optional, Union

from ._errors import ClientError, DocketError
from ._http import Connections, HttpReply, Late, NotReached, is_network_failure
from ._problem import DocketProblem, DocketUnreachable, RequestFailed, UnexpectedAnswer, essence_of, read_problem
from ._values import JsonLimits, encode_json, to_record_json

#: Longer than the 10 s in which a connection has to be made: one that is not made shows as that.
TIMEOUT_S: Final = 15.0
#: A batch of 500 records is answered in less than a tenth of it.
_ANSWER_BYTES_MAX: Final = 8 * 1024 * 1024
#: An export is held in memory whole.
EXPORT_BYTES_MAX: Final = 1024 * 1024 * 1024
_ERROR_BYTES_MAX: Final = 1024 * 1024
#: An attempt that has less time than this is not begun.
_ATTEMPT_S_MIN: Final = 1.0
#: Where many attempt the same action at once, the server works, only for somebody else each time.
_IN_FLIGHT_ATTEMPTS_MAX: Final = 30
_REPEATABLE_STATUS: Final = frozenset({429, 500, 502, 503, 504})
#: What the server takes in one request that is not a record.
_REQUEST_LIMITS: Final = JsonLimits(depth_max=32, values_max=200_000, bytes_max=512 * 1024)


@dataclass(frozen=True)
class RetryPolicy:
    """How often and how fast a request is tried again."""

    #: Attempts in all, the first included.
    attempts_max: int = 5
    base_delay_s: float = 0.1
    #: Longest delay of the client's own; a server that says `Retry-After` may ask for more.
    max_delay_s: float = 5.0
    #: When all of it is over, from the first attempt on; the time of one attempt where that is longer.
    deadline_s: float = 120.0


@dataclass(frozen=True)
class TransportRequest:
    method: str
    #: Path under the server's root, already encoded, beginning with `/v1/`.
    path: str
    body: object = None
    limits: JsonLimits = _REQUEST_LIMITS
    #: Sent as `Idempotency-Key`. Every write carries one: a missing key is drawn at random.
    idempotency_key: Optional[str] = None
    #: False for what the server has no idempotency key for: then it is sent once.
    repeatable: bool = True
    #: Media type of the answer; one of another type is not taken.
    accept: str = "application/json"
    answer_bytes_max: int = _ANSWER_BYTES_MAX
    #: Longest time for one attempt; that of the transport where it is None.
    timeout_s: Optional[float] = None
    #: What the server may take on top of that before it begins to answer.
    longer_by_s: float = 0.0


@dataclass(frozen=True)
class TransportAnswer:
    #: True when the server had already carried out this key and repeated its first answer.
    replayed: bool
    data: bytes


class Transport:
    """Sends requests to one server with one key. Any thread may use it."""

    def __init__(self, url: str, api_key: str, timeout_s: float, retry: RetryPolicy, tls: Optional[ssl.SSLContext]):
        parsed = _parse(url)
        if not (isinstance(api_key, str) and re.fullmatch(r"[\x21-\x7e]+", api_key)):
            message = "An API key is visible ASCII characters, without a space or a line break."
            raise ClientError("invalid_api_key", message)
        is_tls = parsed.scheme == "https"
        self._prefix = parsed.path.rstrip("/")
        self._root = f"{parsed.scheme}://{parsed.netloc}{self._prefix}"
        self._api_key = api_key
        self._timeout_s = timeout_s
        self._retry = retry
        self._connections = Connections(
            parsed.hostname or "",
            parsed.port or (443 if is_tls else 80),
            (tls or ssl.create_default_context()) if is_tls else None,
        )

    def close(self) -> None:
        """Closes idle connections. The next request opens one again."""
        self._connections.close()

    def send(self, request: TransportRequest) -> TransportAnswer:
        """Sends `request` and returns the answer of a 2xx status.

        Repeated are: no connection or a lost one, a time-out, an unknown failure, an answer that broke off, 429, 500,
        502, 503, 504 but for `took_too_long`, and a key whose first use is still in flight. That is safe because every
        write carries an idempotency key and the repetition carries the same one. A request marked `repeatable=False`
        is sent once. `Retry-After` is obeyed; where that leads beyond the deadline, the answer that said it is the
        last.

        Raises InvalidValue and the like before anything was sent. DocketProblem when the server says no.
        DocketUnreachable when the network failed, and only then. RequestFailed when it cannot be told what failed.
        UnexpectedAnswer when something answered that is not Docket.
        """
        headers, body = self._prepare(request)
        attempt_s = (self._timeout_s if request.timeout_s is None else request.timeout_s) + request.longer_by_s
        end = time.monotonic() + max(self._retry.deadline_s, attempt_s)
        left = attempt_s
        attempt = 0
        while True:
            attempt += 1
            result = self._attempt(request, headers, body, min(attempt_s, left))
            if isinstance(result, TransportAnswer):
                return result
            attempts_max = _IN_FLIGHT_ATTEMPTS_MAX if result.in_flight else self._retry.attempts_max
            if not result.repeatable or not request.repeatable or attempt >= attempts_max:
                raise result.error(attempt)
            delay = backoff_delay_s(self._retry, attempt, random.random(), result.retry_after_s or 0.0)
            left = end - time.monotonic() - delay
            if left < min(_ATTEMPT_S_MIN, attempt_s):
                raise result.error(attempt)
            time.sleep(delay)

    def _prepare(self, request: TransportRequest) -> "tuple[Mapping[str, str], Optional[bytes]]":
        """All of a request that goes over the wire: what it raises is an error of the caller."""
        # Drawn once: a repetition must be recognisable as the same request.
        key = request.idempotency_key
        if key is None and request.method != "GET":
            key = random_key()
        headers: Dict[str, str] = {"accept": request.accept, "authorization": f"Bearer {self._api_key}"}
        if key is not None:
            check_key(key)
            headers["idempotency-key"] = key
        if request.body is None:
            return headers, None
        headers["content-type"] = "application/json"
        return headers, encode_json(to_record_json(request.body, "", request.limits))

    def _attempt(
        self, request: TransportRequest, headers: Mapping[str, str], body: Optional[bytes], timeout_s: float
    ) -> "Union[TransportAnswer, _Failure]":
        root = self._root
        try:
            reply = self._connections.exchange(
                (request.method, self._prefix + request.path, headers, body),
                timeout_s=timeout_s,
                bytes_max=request.answer_bytes_max,
                error_bytes_max=_ERROR_BYTES_MAX,
                once=not request.repeatable,
            )
        except (Late, NotReached, OSError, http.client.HTTPException, ValueError) as error:
            cause = error
            if is_network_failure(cause):
                return _Failure(lambda attempts: DocketUnreachable(root, attempts, cause), repeatable=True)
            is_late = isinstance(cause, Late)
            return _Failure(lambda attempts: RequestFailed(root, attempts, cause, is_late), repeatable=True)
        return _read_reply(root, headers, reply, request.answer_bytes_max)


@dataclass(frozen=True)
class _Failure:
    error: Callable[[int], DocketError]
    repeatable: bool
    #: Somebody else is at work on the same key.
    in_flight: bool = False
    retry_after_s: Optional[float] = None


def _read_reply(
    root: str, sent: Mapping[str, str], reply: HttpReply, bytes_max: int
) -> "Union[TransportAnswer, _Failure]":
    status = reply.status
    repeatable = status in _REPEATABLE_STATUS

    def unexpected(message: str, repeatable: bool = repeatable, code: str = "unexpected_answer") -> _Failure:
        error = UnexpectedAnswer(message, code=code, status=status, cause=reply.broke_off)
        return _Failure(lambda _: error, repeatable)

    if reply.is_too_large:
        most = bytes_max if reply.is_success else _ERROR_BYTES_MAX
        return unexpected(
            f"{root} answered with more than {most} bytes (status {status}), which was not read on:"
            " is it a Docket server?"
        )
    if reply.broke_off is not None:
        # Something is there and has begun to answer: that is not a server that is away.
        how = "did not end in time" if isinstance(reply.broke_off, Late) else "broke off"
        return unexpected(f"The answer of {root} (status {status}) {how}.", repeatable=True)
    if 300 <= status < 400:
        target = reply.headers.get("location", "another address")
        message = f"{root} redirects to {target}, which is not followed: give the address that the server has."
        return unexpected(message, repeatable=False, code="redirected")
    strange = _strangeness(sent, reply)
    if strange is not None:
        return unexpected(f"{root} answered with status {status}, and {strange}: what stands in between?")
    if reply.is_success:
        return TransportAnswer(reply.headers.get("idempotency-replayed") == "true", reply.data)
    retry_after = retry_after_s(reply.headers.get("retry-after"), time.time())
    problem = read_problem(status, reply.headers.get("content-type"), reply.data)
    if problem is None:
        foreign = _foreign_answer(root, status, retry_after)
        return _Failure(lambda _: foreign, repeatable, retry_after_s=retry_after)
    refused = DocketProblem(problem, retry_after)
    in_flight = problem.code == "idempotency_in_flight"
    # It would take as long again, and the server's time with it.
    is_too_long = problem.code == "took_too_long"
    return _Failure(lambda _: refused, (repeatable and not is_too_long) or in_flight, in_flight, retry_after)


def _strangeness(sent: Mapping[str, str], reply: HttpReply) -> Optional[str]:
    """What shows that an answer is to another request, or that one of success is none of Docket's."""
    if reply.is_success and reply.headers.get("content-encoding", "identity") != "identity":
        return "with an encoding that was not asked for"
    if reply.is_success and reply.data:
        media_type = essence_of(reply.headers.get("content-type"))
        if media_type != sent["accept"]:
            return f"with {media_type or 'nothing that names its type'}, not {sent['accept']}"
        if not reply.is_delimited:
            return "without saying where the answer ends"
    key = reply.headers.get("idempotency-key")
    asked = sent.get("idempotency-key")
    # The server repeats the key: a cache in between has answers to other requests.
    if key is not None and key != asked:
        return "to a request with another Idempotency-Key"
    if reply.is_success and key != asked:
        return "without the Idempotency-Key that Docket repeats"
    return None


def _foreign_answer(root: str, status: int, retry_after: Optional[float]) -> UnexpectedAnswer:
    """The error of an answer that no Docket server gave."""
    if status in (429, 503):
        message = f"{root} turned the request away with status {status}; that was not Docket itself."
        return UnexpectedAnswer(message, code="server_busy", status=status, retry_after_s=retry_after)
    message = (
        f"{root} answered with status {status}, and not as Docket does:"
        " is the address right, and what stands in between?"
    )
    return UnexpectedAnswer(message, status=status)


def backoff_delay_s(policy: RetryPolicy, attempt: int, draw: float, retry_after: float = 0.0) -> float:
    """Time to wait before attempt `attempt` + 1: exponential with full jitter.

    `draw` is from 0 up to 1, so that clients cut off together do not come back together. `retry_after` is what the
    server asks for, in seconds: the delay is added to it, because everybody who was refused was told the same.
    """
    cap: float = min(policy.max_delay_s, policy.base_delay_s * 2.0 ** min(attempt - 1, 60))
    return retry_after + draw * cap


def retry_after_s(header: Optional[str], now_s: float) -> Optional[float]:
    """Seconds that a `Retry-After` header asks for (RFC 9110 section 10.2.3); None where it is neither form."""
    if header is None:
        return None
    if re.fullmatch(r"[0-9]{1,6}", header):
        return float(header)
    # IMF-fixdate, the one form that is still written.
    if re.fullmatch(r"[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT", header) is None:
        return None
    try:
        return max(0.0, email.utils.parsedate_to_datetime(header).timestamp() - now_s)
    except (TypeError, ValueError, OverflowError):
        return None


def path_segment(id_: str) -> str:
    """One segment of a path. Raises ClientError `invalid_id` for what would not stand in it as it is."""
    if isinstance(id_, str) and id_ not in ("", ".", ".."):
        try:
            return urllib.parse.quote(id_, safe="", errors="strict")
        except UnicodeEncodeError:
            pass
    raise ClientError("invalid_id", f"No address can be made of the id {ascii(id_)}.")


def check_key(key: str) -> None:
    """A key travels in a header; what no header can carry is not a lost connection."""
    if isinstance(key, str) and len(key) <= 255 and re.fullmatch(r"[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?", key):
        return
    raise ClientError("invalid_idempotency_key", "An idempotency key has 1 to 255 visible ASCII characters.")


def random_key() -> str:
    """128 random bits in hex."""
    return secrets.token_hex(16)


def _parse(url: str) -> urllib.parse.SplitResult:
    """Raises ClientError `invalid_url` for what every attempt would fail of: that must not look like being away."""
    try:
        parsed = urllib.parse.urlsplit(url)
        is_usable = parsed.scheme in ("http", "https") and bool(parsed.hostname) and parsed.port != 0
    except (ValueError, AttributeError, TypeError):
        raise ClientError("invalid_url", f"Not the http(s) address of a Docket server: {url!r}") from None
    if parsed.username is not None or parsed.password is not None:
        raise ClientError("invalid_url", "The address must not hold a key: pass it as `api_key`.")
    if not is_usable or parsed.query or parsed.fragment or not re.fullmatch(r"[\x21-\x7e]+", url):
        raise ClientError("invalid_url", f"Not the http(s) address of a Docket server: {url!r}")
    return parsed
