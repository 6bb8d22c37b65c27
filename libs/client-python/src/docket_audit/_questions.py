"""Who works at which question that waits for a human, and searches that a ledger keeps. None of it is evidence."""

from __future__ import annotations

import os
import ssl
from dataclasses import dataclass
from typing import Mapping, Optional, Tuple

from ._answers import count_in, decode_object, list_in, objects_in, text_in
from ._problem import UnexpectedAnswer
from ._transport import TIMEOUT_S, RetryPolicy, Transport, TransportRequest, path_segment
from ._values import JsonObject, JsonValue, to_record_object


@dataclass(frozen=True)
class QuestionClaim:
    """Who works at a question. Nobody else is kept from answering by it."""

    #: Principals: who has it, and who said so.
    holder: str
    given_by: str
    is_yours: bool
    #: RFC 3339 UTC.
    until: str


@dataclass(frozen=True)
class QuestionNote:
    """What somebody noted who gave a question back."""

    text: str
    #: Principal.
    by: str
    is_yours: bool
    #: RFC 3339 UTC.
    at: str


@dataclass(frozen=True)
class QuestionStanding:
    #: None: nobody works at it.
    claim: Optional[QuestionClaim]
    #: None: nothing is noted.
    note: Optional[QuestionNote]


@dataclass(frozen=True)
class QuestionSummary(QuestionStanding):
    """A question that waits for a human."""

    decision_id: str
    escalation_id: str
    rule: str
    #: `hold` or `stop`.
    directive: str
    stakes: str
    goal: str
    agent_id: str
    #: RFC 3339 UTC.
    opened_at: str
    #: None: there is no deadline.
    due_at: Optional[str]
    is_overdue: bool


@dataclass(frozen=True)
class QuestionList:
    questions: Tuple[QuestionSummary, ...]
    #: All that wait, also beyond the limit.
    waiting: int
    #: Whether all that is recorded was looked at.
    is_complete: bool


@dataclass(frozen=True)
class QuestionReviewer:
    """Somebody whom a question can be given to."""

    principal: str
    role: str
    #: None: not known there.
    name: Optional[str]
    is_yours: bool


@dataclass(frozen=True)
class ViewSummary:
    """A search of decisions that a ledger keeps under a name."""

    id: str
    name: str
    #: Parameters of the list of decisions. None: the server does not know it, and it finds nothing.
    filter: Optional[Mapping[str, str]]
    #: Whether everybody who oversees the ledger sees it.
    is_shared: bool
    #: Principal who keeps it.
    owner: str
    is_yours: bool
    #: RFC 3339 UTC.
    changed_at: str


class _OfLedger:
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

    def disconnect(self) -> None:
        """Closes idle connections. The client can be used on."""
        self._transport.close()

    def _ask(self, method: str, path: str, body: Optional[Mapping[str, object]] = None) -> JsonObject:
        sent = None if body is None else to_record_object(body)
        request = TransportRequest(method=method, path=f"{self._root}/{path}", body=sent)
        return decode_object(self._transport.send(request))


class DocketQuestions(_OfLedger):
    """Takes questions, gives them to somebody and back: with a reviewer's or an officer's key. Nothing is recorded.

    Raises ClientError `invalid_url`, `invalid_api_key` or `invalid_id`; each method what `DocketClient` raises.
    """

    @staticmethod
    def from_environment(ledger: str, *, key_variable: str = "DOCKET_REVIEWER_KEY") -> "DocketQuestions":
        """With the address that stands in the environment as DOCKET_URL, and the key under `key_variable`."""
        return DocketQuestions(os.environ.get("DOCKET_URL", ""), os.environ.get(key_variable, ""), ledger)

    def list(self, *, limit: int = 50) -> QuestionList:
        """What waits, by deadline, then stakes, then age. `limit`: 1 to 500."""
        body = self._ask("GET", f"escalations?limit={int(limit)}")
        return QuestionList(
            questions=tuple(_question(one) for one in objects_in(list_in(body, "escalations"), "escalations")),
            waiting=count_in(body, "waiting"),
            is_complete=body.get("complete") is True,
        )

    def read(self, decision_id: str, escalation_id: str) -> QuestionStanding:
        return _work(self._ask("GET", _claim_of(decision_id, escalation_id)))

    def take(self, decision_id: str, escalation_id: str, *, take_over: bool = False) -> QuestionStanding:
        """Takes it for 15 minutes; taken again, they begin anew.

        Where somebody else has it they keep it, and the answer says so. `take_over`: also then; for officers.
        """
        body = {"take_over": True} if take_over else {}
        return _work(self._ask("PUT", _claim_of(decision_id, escalation_id), body))

    def assign(self, decision_id: str, escalation_id: str, principal: str) -> QuestionStanding:
        """Gives it to somebody for a day; for officers. Whoever listens for `escalation.assigned` is told."""
        return _work(self._ask("PUT", _claim_of(decision_id, escalation_id), {"to": principal}))

    def give_back(self, decision_id: str, escalation_id: str, note: Optional[str] = None) -> QuestionStanding:
        """Gives it back, with a note for whoever is next. Somebody else keeps theirs, unless an officer does it."""
        body = {} if note is None else {"note": note}
        return _work(self._ask("POST", f"{_claim_of(decision_id, escalation_id)}/returns", body))

    def reviewers(self) -> Tuple[QuestionReviewer, ...]:
        """Whom it can be given to; for officers."""
        found = objects_in(list_in(self._ask("GET", "reviewers"), "reviewers"), "reviewers")
        return tuple(
            QuestionReviewer(
                text_in(one, "principal"), text_in(one, "role"), _text_or_none(one, "name"), one.get("yours") is True
            )
            for one in found
        )


class DocketViews(_OfLedger):
    """Searches that are kept: with a reviewer's, an officer's or an auditor's key.

    Raises ClientError `invalid_url`, `invalid_api_key` or `invalid_id`; each method what `DocketClient` raises.
    """

    @staticmethod
    def from_environment(ledger: str, *, key_variable: str = "DOCKET_REVIEWER_KEY") -> "DocketViews":
        """With the address that stands in the environment as DOCKET_URL, and the key under `key_variable`."""
        return DocketViews(os.environ.get("DOCKET_URL", ""), os.environ.get(key_variable, ""), ledger)

    def list(self) -> Tuple[ViewSummary, ...]:
        """Yours, and those that are shared, by name."""
        return tuple(_view(one) for one in objects_in(list_in(self._ask("GET", "views"), "views"), "views"))

    def keep(self, name: str, filter: Mapping[str, str], *, shared: bool = False) -> ViewSummary:
        """Yours of the same name is replaced and keeps its id. `shared` is for officers."""
        return _view(self._ask("POST", "views", {"name": name, "filter": dict(filter), "shared": shared}))

    def forget(self, view_id: str) -> None:
        """One of yours; an officer forgets also those that others share."""
        self._transport.send(TransportRequest(method="DELETE", path=f"{self._root}/views/{path_segment(view_id)}"))


def _claim_of(decision_id: str, escalation_id: str) -> str:
    return f"decisions/{path_segment(decision_id)}/escalations/{path_segment(escalation_id)}/claim"


def _work(body: Mapping[str, JsonValue]) -> QuestionStanding:
    claim, note = _claim_and_note(body)
    return QuestionStanding(claim, note)


def _claim_and_note(body: Mapping[str, JsonValue]) -> Tuple[Optional[QuestionClaim], Optional[QuestionNote]]:
    claim, note = body.get("claim"), body.get("note")
    claimed = None
    if isinstance(claim, dict):
        claimed = QuestionClaim(
            text_in(claim, "holder"), text_in(claim, "given_by"), claim.get("yours") is True, text_in(claim, "until")
        )
    if not isinstance(note, dict):
        return claimed, None
    return claimed, QuestionNote(
        text_in(note, "text"), text_in(note, "by"), note.get("yours") is True, text_in(note, "at")
    )


def _question(body: JsonObject) -> QuestionSummary:
    claim, note = _claim_and_note(body)
    return QuestionSummary(
        claim=claim,
        note=note,
        decision_id=text_in(body, "decision_id"),
        escalation_id=text_in(body, "escalation_id"),
        rule=text_in(body, "rule"),
        directive=text_in(body, "directive"),
        stakes=text_in(body, "stakes"),
        goal=text_in(body, "goal"),
        agent_id=text_in(body, "agent_id"),
        opened_at=text_in(body, "opened_at"),
        due_at=_text_or_none(body, "due_at"),
        is_overdue=body.get("overdue") is True,
    )


def _view(body: JsonObject) -> ViewSummary:
    return ViewSummary(
        id=text_in(body, "view_id"),
        name=text_in(body, "name"),
        filter=_filter(body.get("filter")),
        is_shared=body.get("shared") is True,
        owner=text_in(body, "owner"),
        is_yours=body.get("yours") is True,
        changed_at=text_in(body, "changed_at"),
    )


def _filter(value: JsonValue) -> Optional[Mapping[str, str]]:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise UnexpectedAnswer("The server's answer has a filter that is no object.")
    texts = {name: one for name, one in value.items() if isinstance(one, str)}
    if len(texts) != len(value):
        raise UnexpectedAnswer("The server's answer has a filter with a value that is no text.")
    return texts


def _text_or_none(body: Mapping[str, JsonValue], name: str) -> Optional[str]:
    return None if body.get(name) is None else text_in(body, name)
