"""Erasing values for good, by two people, and the legal holds that forbid it."""

from __future__ import annotations

import os
import ssl
from dataclasses import dataclass
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

from ._answers import (
    LedgerWriteAnswer,
    check_answer,
    count_in,
    decode_ledger_answer,
    decode_object,
    list_in,
    objects_in,
    text_in,
)
from ._errors import ClientError
from ._problem import UnexpectedAnswer
from ._transport import TIMEOUT_S, RetryPolicy, Transport, TransportRequest, path_segment
from ._values import JsonValue, to_record_object


@dataclass(frozen=True)
class ErasedEntry:
    """Values of one entry. Places, never values."""

    #: Position in the ledger.
    seq: int
    decision_id: str
    #: JSON Pointers into its body.
    pointers: Tuple[str, ...]


@dataclass(frozen=True)
class ErasureOutlook:
    """What an erasure would do. Nothing is recorded by asking."""

    values: Tuple[ErasedEntry, ...]
    #: What was named and cannot go, because the rules work with it: positions and JSON Pointers.
    stays: Tuple[Tuple[int, str], ...]
    #: Entries that a legal hold covers, and the entry that placed it.
    held: Tuple[Tuple[int, int], ...]
    #: Decisions about the person that one request cannot name any more: ask for them when it is ordered.
    left: int
    #: Entries that could not be searched, because they are damaged.
    not_searched: int
    #: Of what is too old: until when it was recorded, RFC 3339 UTC.
    until: Optional[str] = None
    #: Of what is too old: `expired_after` of the next look or request. None: that is all of it now.
    next: Optional[int] = None


@dataclass(frozen=True)
class ErasureOrder:
    """Who ordered an erasure: with that entry the values are gone."""

    seq: int
    by: str
    #: RFC 3339 UTC, by the ledger's clock.
    at: str


@dataclass(frozen=True)
class ErasureSummary:
    """A request for an erasure, and what became of it."""

    #: Position in the ledger of the entry that asks for it.
    request: int
    requested_by: str
    requested_at: str
    #: `waiting`, `ordered` or `lapsed`.
    state: str
    reason: str
    legal_basis: str
    values: Tuple[ErasedEntry, ...]
    #: None: nobody ordered it.
    ordered: Optional[ErasureOrder]


# Waiting for a thread and for witnesses is in it.
_CERTIFICATE_S = 120.0
_CERTIFICATE_BYTES_MAX = 64 * 1024 * 1024


class DocketErasures:
    """Erases values for good, and places legal holds: with an officer's key, or to order and lift an administrator's.

    Raises ClientError `invalid_url`, `invalid_api_key` or `invalid_id`; each method what `DocketClient` raises.
    """

    def __init__(
        self,
        url: str,
        api_key: str,
        ledger: str,
        *,
        timeout_s: float = TIMEOUT_S,
        retry: Optional[RetryPolicy] = None,
        tls: Optional[ssl.SSLContext] = None,
    ) -> None:
        self._root = f"/v1/ledgers/{path_segment(ledger)}"
        self.ledger = ledger
        self._transport = Transport(url, api_key, timeout_s, retry or RetryPolicy(), tls)

    @staticmethod
    def from_environment(ledger: str, *, key_variable: str = "DOCKET_OFFICER_KEY") -> "DocketErasures":
        """With the address that stands in the environment as DOCKET_URL, and the key under `key_variable`."""
        return DocketErasures(os.environ.get("DOCKET_URL", ""), os.environ.get(key_variable, ""), ledger)

    def disconnect(self) -> None:
        """Closes idle connections. The client can be used on."""
        self._transport.close()

    def preview(
        self,
        *,
        subject: Optional[str] = None,
        decision_id: Optional[str] = None,
        entries: Optional[Mapping[int, Optional[Sequence[str]]]] = None,
        expired_after: Optional[int] = None,
    ) -> ErasureOutlook:
        """What an erasure would do; nothing is recorded.

        Either `subject`, the pseudonym that decisions about a person were opened with; or `decision_id`, with
        `entries`, or all of it. `entries` are JSON Pointers by position in the ledger; None: all that can go of it. Or
        `expired_after`, 0 or `next` of the look before: what is older than the ledger's policy keeps it.
        """
        body = _target(subject, decision_id, entries, expired_after)
        answer = decode_object(self._transport.send(self._post("erasures/previews", body)))
        stays = objects_in(list_in(answer, "stays"), "stays")
        held = objects_in(list_in(answer, "held"), "held")
        return ErasureOutlook(
            values=_values(answer),
            stays=tuple((count_in(one, "seq"), text_in(one, "pointer")) for one in stays),
            held=tuple((count_in(one, "seq"), count_in(one, "hold")) for one in held),
            left=count_in(answer, "left"),
            not_searched=count_in(answer, "not_searched"),
            until=text_in(answer, "until") if "until" in answer else None,
            next=count_in(answer, "next") if "next" in answer else None,
        )

    def request(
        self,
        *,
        reason: str,
        legal_basis: str,
        subject: Optional[str] = None,
        decision_id: Optional[str] = None,
        entries: Optional[Mapping[int, Optional[Sequence[str]]]] = None,
        expired_after: Optional[int] = None,
        idempotency_key: Optional[str] = None,
    ) -> LedgerWriteAnswer:
        """Asks for what `preview` shows. Nothing goes: somebody else orders it. Never with the value in `reason`."""
        target = _target(subject, decision_id, entries, expired_after)
        body = {**target, "reason": reason, "legal_basis": legal_basis}
        return self._write("erasure.requested", "erasures", body, idempotency_key)

    def read(self, request: int) -> ErasureSummary:
        """What was asked for by that entry, and what became of it."""
        path = f"{self._root}/erasures/{_position(request)}"
        answer = decode_object(self._transport.send(TransportRequest(method="GET", path=path)))
        (said,) = objects_in([answer.get("record")], "record")
        orders = objects_in([answer["ordered"]] if "ordered" in answer else [], "ordered")
        state = text_in(answer, "state")
        if state not in ("waiting", "ordered", "lapsed"):
            raise UnexpectedAnswer(f"The server's answer holds an erasure that is {state}: is it of the same version?")
        return ErasureSummary(
            request=count_in(answer, "request"),
            requested_by=text_in(answer, "requested_by"),
            requested_at=text_in(answer, "requested_at"),
            state=state,
            reason=text_in(said, "reason"),
            legal_basis=text_in(said, "legal_basis"),
            values=_values(said),
            ordered=next(
                (ErasureOrder(count_in(one, "seq"), text_in(one, "by"), text_in(one, "at")) for one in orders), None
            ),
        )

    def certificate(self, request: int, *, locale: str = "en", format: str = "json") -> bytes:
        """The certificate of an erasure that was ordered, for `docket verify`, as the bytes of its JSON or a PDF.

        It names places and digests, and holds no value. `locale`: `en` or `de`; `format`: `json` or `pdf`. Raises
        DocketProblem `record_refused` where it was not ordered, or does not verify.
        """
        if locale not in ("en", "de"):
            raise ValueError("locale is en or de")
        if format not in ("json", "pdf"):
            raise ValueError("format is json or pdf")
        query = f"format={format}&locale={locale}"
        request_ = TransportRequest(
            method="GET",
            path=f"{self._root}/erasures/{_position(request)}/certificate?{query}",
            accept=f"application/{format}",
            timeout_s=_CERTIFICATE_S,
            answer_bytes_max=_CERTIFICATE_BYTES_MAX,
        )
        return self._transport.send(request_).data

    def order(
        self, request: int, *, note: Optional[str] = None, idempotency_key: Optional[str] = None
    ) -> LedgerWriteAnswer:
        """Orders what somebody else asked for: when it is answered, the values are gone for good."""
        body = {} if note is None else {"note": note}
        return self._write("erasure.executed", f"erasures/{_position(request)}/orders", body, idempotency_key)

    def place_hold(self, hold: Mapping[str, object], *, idempotency_key: Optional[str] = None) -> LedgerWriteAnswer:
        """Forbids erasures of what it covers: `decisions`, a `period` or the `whole_ledger`, with a `reason`."""
        return self._write("legal_hold.placed", "legal-holds", dict(hold), idempotency_key)

    def lift_hold(self, hold: int, reason: str, *, idempotency_key: Optional[str] = None) -> LedgerWriteAnswer:
        """Ends the legal hold that this entry placed."""
        body = {"hold": _position(hold), "reason": reason}
        return self._write("legal_hold.lifted", "legal-holds/liftings", body, idempotency_key)

    def _write(
        self, type_: str, path: str, body: Mapping[str, object], idempotency_key: Optional[str]
    ) -> LedgerWriteAnswer:
        answer = decode_ledger_answer(self._transport.send(self._post(path, body, idempotency_key)))
        check_answer(answer, ledger=self.ledger, type_=type_)
        return answer

    def _post(self, path: str, body: Mapping[str, object], idempotency_key: Optional[str] = None) -> TransportRequest:
        return TransportRequest(
            method="POST",
            path=f"{self._root}/{path}",
            body=to_record_object(body),
            idempotency_key=idempotency_key,
        )


def _target(
    subject: Optional[str],
    decision_id: Optional[str],
    entries: Optional[Mapping[int, Optional[Sequence[str]]]],
    expired_after: Optional[int],
) -> Dict[str, object]:
    named_by = [one for one in (subject, decision_id, expired_after) if one is not None]
    if len(named_by) != 1 or (decision_id is None and entries is not None):
        message = "An erasure names one of a subject, what is too old, or a decision, with entries or as a whole."
        raise ClientError("invalid_id", message)
    if expired_after is not None:
        return {"expired": {"after": _position(expired_after)}}
    if subject is not None:
        return {"subject": subject}
    if entries is None:
        return {"decision": decision_id}
    named: List[Dict[str, object]] = [
        {"seq": _position(seq), **({} if pointers is None else {"pointers": list(pointers)})}
        for seq, pointers in entries.items()
    ]
    return {"decision": decision_id, "entries": named}


def _position(value: int) -> int:
    """A position in the ledger; no text, which could lead a path elsewhere."""
    if type(value) is int and value >= 0:
        return value
    raise ClientError("invalid_id", "A position in the ledger is a number from 0 on.")


def _values(body: Mapping[str, JsonValue]) -> Tuple[ErasedEntry, ...]:
    found = []
    for one in objects_in(list_in(dict(body), "values"), "values"):
        pointers = list_in(one, "pointers")
        texts = tuple(pointer for pointer in pointers if isinstance(pointer, str))
        if len(texts) != len(pointers):
            raise UnexpectedAnswer("The server's answer has a place that is no text.")
        found.append(ErasedEntry(count_in(one, "seq"), text_in(one, "decision"), texts))
    return tuple(found)
