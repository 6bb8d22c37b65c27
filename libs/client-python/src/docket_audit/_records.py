"""Records on their way to the ledger, and the straight way there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Generic, Mapping, Optional, Protocol, TypeVar, Union

from ._answers import SpooledAnswer, WriteAnswer, check_answer, decode_write_answer
from ._transport import Transport, TransportRequest, path_segment, random_key
from ._values import RECORD_LIMITS, to_record_object

#: What a decision's records are answered with: with a spool, it may be that the record waits there.
AnswerT = TypeVar("AnswerT", bound=Union[WriteAnswer, SpooledAnswer])
AnswerT_co = TypeVar("AnswerT_co", bound=Union[WriteAnswer, SpooledAnswer], covariant=True)


@dataclass(frozen=True)
class OutgoingRecord:
    """A record on its way to the ledger."""

    ledger: str
    type: str
    #: JSON: what `to_record_json` lets through.
    body: Mapping[str, object]
    #: None on a record that opens a decision. A local id while the opening is in the spool.
    decision_id: Optional[str] = None
    #: The registered side effect that a transition is about; local while its intent is in the spool.
    side_effect_id: Optional[str] = None
    idempotency_key: Optional[str] = None


@dataclass
class LastStanding:
    """What is known of a decision on this side, for when the server cannot be asked."""

    #: None: not known, and treated as high.
    stakes: Optional[str]
    #: The last one that the server gave.
    directive: str


class Recorder(Protocol, Generic[AnswerT_co]):
    """The way from a record to its answer: straight to the ledger, or through a spool."""

    def write(self, record: OutgoingRecord, standing: LastStanding) -> AnswerT_co: ...

    def prepare(self, record: OutgoingRecord) -> OutgoingRecord:
        """The record with its key, and with its time where that is added: written twice, it is the same record."""

    def given_id(self, id_: str) -> Optional[str]:
        """The ledger's id for one that may be local; None while the ledger has given none."""

    def catch_up(self) -> None:
        """Tries to bring up to date what the ledger does not have yet."""


class LedgerRecorder:
    """Writes to the ledger, and tells the caller where that fails."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def write(self, record: OutgoingRecord, standing: LastStanding) -> WriteAnswer:
        answer = send_record(self._transport, record)
        standing.directive = answer.directive
        return answer

    def prepare(self, record: OutgoingRecord) -> OutgoingRecord:
        return replace(record, idempotency_key=record.idempotency_key or random_key())

    def given_id(self, id_: str) -> Optional[str]:
        return id_

    def catch_up(self) -> None:
        """Nothing ever waits."""


def send_record(transport: Transport, record: OutgoingRecord, repeatable: bool = True) -> WriteAnswer:
    """Writes a record of a decision, whose ids are the ledger's, and returns the answer to it."""
    answer = decode_write_answer(transport.send(replace(request_for(record), repeatable=repeatable)))
    check_answer(
        answer,
        ledger=record.ledger,
        type_=record.type,
        decision_id=record.decision_id,
        side_effect_id=record.side_effect_id,
    )
    return answer


def decision_path(ledger: str, decision_id: str) -> str:
    return f"/v1/ledgers/{path_segment(ledger)}/decisions/{path_segment(decision_id)}"


def request_for(record: OutgoingRecord) -> TransportRequest:
    """The request that writes a record. Raises InvalidValue; ClientError `invalid_id`."""
    place = f"/v1/ledgers/{path_segment(record.ledger)}"
    if record.decision_id is not None:
        place = decision_path(record.ledger, record.decision_id)
    if record.side_effect_id is not None:
        resource = f"side-effects/{path_segment(record.side_effect_id)}/transitions"
    else:
        resource = _RESOURCES[record.type]
    return TransportRequest(
        method="POST",
        path=f"{place}/{resource}",
        body=to_record_object(record.body),
        limits=RECORD_LIMITS,
        idempotency_key=record.idempotency_key,
    )


#: Under the address of the decision; of the ledger for a record that belongs to none.
_RESOURCES: Final[Mapping[str, str]] = {
    "decision.opened": "decisions",
    "job_card.filed": "job-cards",
    "evaluation.recorded": "evaluations",
    "review.recorded": "reviews",
    "comment.recorded": "comments",
    "decision.closed": "close",
    "side_effect.intent": "side-effects",
    "gap.recorded": "gaps",
    "system.changed": "system-changes",
    "observation.recorded": "observations",
    "watch.recorded": "watches",
}
