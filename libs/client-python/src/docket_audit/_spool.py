"""Where records wait while the server is away: what a spool holds, in the words of its files.

The files are those of the TypeScript client, line for line, so that either reads what the other wrote.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Callable, Dict, Final, Mapping, Optional, Protocol, Sequence

from ._errors import ClientError
from ._problem import ProblemDetails
from ._records import OutgoingRecord
from ._values import JsonObject, JsonValue, is_same_json

_LOCAL: Final = "local:"


class SpoolError(ClientError):
    """The spool is full, cannot be written, is in use or of another version. Nothing was kept."""


def _untraced(body: JsonObject) -> JsonObject:
    return {name: value for name, value in body.items() if name not in ("trace_id", "span_id")}


@dataclass(frozen=True)
class SpooledRecord:
    """A record that waits in a spool. Its ids may be local."""

    ledger: str
    type: str
    body: JsonObject
    #: The key it was first sent with. Unique in the spool for one ledger.
    idempotency_key: str
    #: When it was put there, by this machine's clock, RFC 3339 UTC.
    spooled_at: str
    decision_id: Optional[str] = None
    side_effect_id: Optional[str] = None

    @property
    def local_id(self) -> str:
        """The id of what the record creates, until the ledger gives it another."""
        return local_id(self.ledger, self.idempotency_key)

    def outgoing(self) -> OutgoingRecord:
        return OutgoingRecord(
            self.ledger, self.type, self.body, self.decision_id, self.side_effect_id, self.idempotency_key
        )

    def with_given_ids(self, given_id: Callable[[str], Optional[str]]) -> Optional["SpooledRecord"]:
        """The record with the ledger's own ids; None while one of them is not known."""
        decision = None if self.decision_id is None else given_id(self.decision_id)
        side_effect = None if self.side_effect_id is None else given_id(self.side_effect_id)
        if (self.decision_id is None) != (decision is None) or (self.side_effect_id is None) != (side_effect is None):
            return None
        return replace(self, decision_id=decision, side_effect_id=side_effect)

    def is_same(self, other: "SpooledRecord") -> bool:
        """As the server has it: a record that is made again, in another span, is the same."""
        return self.type == other.type and is_same_json(_untraced(self.body), _untraced(other.body))

    def to_json(self) -> JsonObject:
        json: JsonObject = {"ledger": self.ledger, "type": self.type}
        if self.decision_id is not None:
            json["decisionId"] = self.decision_id
        if self.side_effect_id is not None:
            json["sideEffectId"] = self.side_effect_id
        return {**json, "body": self.body, "idempotencyKey": self.idempotency_key, "spooledAt": self.spooled_at}

    @staticmethod
    def from_json(json: JsonObject) -> "SpooledRecord":
        """Reads what `to_json` wrote, here or in TypeScript. Raises ValueError."""
        body = json.get("body")
        if not isinstance(body, dict):
            raise ValueError("a record without a body")
        return SpooledRecord(
            ledger=_text(json, "ledger"),
            type=_text(json, "type"),
            body=body,
            idempotency_key=_text(json, "idempotencyKey"),
            spooled_at=_text(json, "spooledAt"),
            decision_id=_text(json, "decisionId") if "decisionId" in json else None,
            side_effect_id=_text(json, "sideEffectId") if "sideEffectId" in json else None,
        )


@dataclass
class SpoolLoss:
    """Records that will never reach the ledger, until a `gap.recorded` says so there."""

    #: Names the loss, so that it is filed once.
    id: str
    kind: str
    reason: str
    #: RFC 3339 UTC, by this machine's clock.
    since: str
    until: str
    #: None where it cannot be told.
    ledger: Optional[str] = None
    #: The ledger's id of the decision that they belong to; None where it has none, or they are of several.
    decision_id: Optional[str] = None
    #: How many records; None where that is not known.
    records: Optional[int] = None
    #: The same by record type, as far as known.
    by_type: Dict[str, int] = field(default_factory=dict)

    def to_json(self) -> JsonObject:
        json: JsonObject = {"id": self.id}
        if self.ledger is not None:
            json["ledger"] = self.ledger
        if self.decision_id is not None:
            json["decisionId"] = self.decision_id
        json.update(kind=self.kind, reason=self.reason)
        if self.records is not None:
            json["records"] = self.records
        by_type: JsonObject = dict(self.by_type)
        return {**json, "byType": by_type, "from": self.since, "to": self.until}

    @staticmethod
    def from_json(json: JsonObject) -> "SpoolLoss":
        """Reads what `to_json` wrote, here or in TypeScript. Raises ValueError."""
        by_type = json.get("byType")
        records = json.get("records")
        return SpoolLoss(
            id=_text(json, "id"),
            kind=_text(json, "kind"),
            reason=_text(json, "reason"),
            since=_text(json, "from"),
            until=_text(json, "to"),
            ledger=_text(json, "ledger") if "ledger" in json else None,
            decision_id=_text(json, "decisionId") if "decisionId" in json else None,
            records=records if isinstance(records, int) else None,
            by_type={
                type_: count
                for type_, count in (by_type.items() if isinstance(by_type, dict) else ())
                if isinstance(count, int)
            },
        )


@dataclass(frozen=True)
class SetAside:
    """A record that the ledger will not take, and why."""

    record: SpooledRecord
    why: str
    #: What the server answered; None where it was not sent, because what it belongs to was refused or lost.
    answer: Optional[ProblemDetails] = None


class Spool(Protocol):
    """Where records wait. `file_spool` keeps them in a directory; another has to keep the same promises.

    - `append` returns when the record would survive the end of the process and of the machine;
    - records come back in the order in which they were appended, until they are settled or set aside;
    - what cannot be kept or read is counted in `losses`, never left out without a word;
    - any thread may call.
    """

    @property
    def pending(self) -> Sequence[SpooledRecord]:
        """Oldest first."""

    @property
    def losses(self) -> Sequence[SpoolLoss]:
        """What was lost and not yet recorded in the ledger."""

    @property
    def set_aside_count(self) -> int:
        """How many records were set aside and are still kept: a person has to look at them."""

    def append(self, record: SpooledRecord) -> None:
        """Raises SpoolError, `spool_full` or `spool_lost`; the record is then counted as lost."""

    def settle(self, record: SpooledRecord, given_id: Optional[str]) -> None:
        """The ledger has the record, and gave what it creates this id, where it creates anything."""

    def set_aside(self, refused: SetAside, decision_id: Optional[str]) -> None:
        """The ledger will not take the record: it is kept for a person, and counted as lost.

        `decision_id` is the ledger's id of its decision, where there is one. Raises SpoolError; the record then waits
        as before.
        """

    def hold_loss(self, loss: SpoolLoss) -> None:
        """The loss is about to be filed as it stands: what is lost from now on is another."""

    def settle_loss(self, loss: SpoolLoss) -> None:
        """The ledger has a `gap.recorded` for this loss."""

    def given_id(self, local: str) -> Optional[str]:
        """The id that the ledger gave in place of a local one, when it has been given."""


def local_id(ledger: str, idempotency_key: str) -> str:
    return f"{_LOCAL}{ledger}/{idempotency_key}"


def is_local_id(id_: str) -> bool:
    return id_.startswith(_LOCAL)


def spooled_status(pending: Sequence[SpooledRecord], side_effect_id: str) -> Optional[str]:
    """How far a side effect has come, as far as the spool knows; None if it knows nothing of it."""
    for record in reversed(pending):
        if record.side_effect_id == side_effect_id:
            return record.type[len("side_effect.") :]
    for record in pending:
        if record.type == "side_effect.intent" and record.local_id == side_effect_id:
            return "intent"
    return None


def _text(json: Mapping[str, JsonValue], name: str) -> str:
    value = json.get(name)
    if isinstance(value, str):
        return value
    raise ValueError(f"no text {name}")
