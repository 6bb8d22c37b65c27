"""What the server answers, decoded strictly, and held against the record that it has to be the answer to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, List, Mapping, Optional, Tuple, Union

from ._errors import ClientError
from ._problem import UnexpectedAnswer
from ._transport import TransportAnswer
from ._values import JsonObject, JsonValue, decode_json

#: How far a side effect can have come.
_STATUSES: Final = frozenset(
    {"intent", "executing", "executed", "failed", "outcome_unknown", "rolled_back", "compensated"}
)
_COUNT_MAX: Final = 2**53 - 1


@dataclass(frozen=True)
class Reason:
    """Why the directive is not `proceed`."""

    rule: str
    message: str
    escalation_id: Optional[str] = None


@dataclass(frozen=True)
class ReceiptEntry:
    """An entry that was written."""

    #: Position in the ledger.
    seq: int
    type: str
    #: RFC 9162 leaf hash, 64 hex digits.
    leaf_hash: str
    #: Position in its decision, from 0; None for a record about the ledger itself.
    decision_seq: Optional[int] = None


@dataclass(frozen=True)
class Receipt:
    """Proof that an entry was written: keep it, and a ledger that later lacks the entry is caught out."""

    #: Globally unique name of the ledger.
    origin: str
    seq: int
    leaf_hash: str
    #: The ledger's clock, RFC 3339 UTC.
    time: str
    #: The submitted entry first, then those that Docket added because of it.
    entries: Tuple[ReceiptEntry, ...]
    decision_seq: Optional[int] = None


@dataclass(frozen=True)
class Answer:
    """What every record is answered with."""

    #: `ledger`, or `spooled`: in the spool because the server is away.
    recorded: str
    #: `proceed`, `hold` until a human has decided, or `stop`.
    directive: str
    reasons: Tuple[Reason, ...]
    #: True when this key had been carried out before: nothing new was written.
    replayed: bool
    #: Of an incident that was opened.
    incident_id: Optional[str]
    side_effect_id: Optional[str]


@dataclass(frozen=True)
class LedgerWriteAnswer(Answer):
    """The answer to a record that may stand outside decisions, in the ledger itself."""

    #: None where the record belongs to no decision.
    decision_id: Optional[str]
    receipt: Receipt


@dataclass(frozen=True)
class WriteAnswer(Answer):
    """The answer to a record of a decision."""

    decision_id: str
    receipt: Receipt


@dataclass(frozen=True)
class SpooledAnswer(Answer):
    """The answer to a record that waits in the spool. There is no receipt: the ledger does not have it yet."""

    #: Local until the opening has reached the ledger.
    decision_id: str
    #: How far the side effect has come, as far as the spool knows.
    side_effect_status: Optional[str] = None


@dataclass(frozen=True)
class SideEffectSummary:
    side_effect_id: str
    operation: str
    status: str


@dataclass(frozen=True)
class PendingHandoff:
    """Work that was handed over and whose receiver has not said what it makes of it."""

    from_agent: str
    to_agent: str
    confidence: Optional[float] = None
    warning: Optional[str] = None


@dataclass(frozen=True)
class DecisionSummary:
    """Where a decision stands now."""

    decision_id: str
    status: str
    directive: str
    reasons: Tuple[Reason, ...]
    entry_count: int
    side_effects: Tuple[SideEffectSummary, ...]
    #: To be answered with `acknowledge_handoff`.
    pending_handoffs: Tuple[PendingHandoff, ...]
    #: The whole answer, with the members this version of the client does not name.
    raw: JsonObject


def decode_object(answer: TransportAnswer) -> JsonObject:
    """The object that an answer holds. Raises UnexpectedAnswer."""
    try:
        value = decode_json(answer.data)
    except ValueError as error:
        raise _unexpected("is not JSON", error) from error
    if isinstance(value, dict):
        return value
    raise _unexpected("is not a JSON object")


def decode_write_answer(answer: TransportAnswer) -> WriteAnswer:
    """The answer to a record of a decision. Raises UnexpectedAnswer."""
    written = _decode_written(decode_object(answer), answer.replayed)
    if written.decision_id is None:
        raise _unexpected("has no text `decision_id`")
    return WriteAnswer(
        recorded=written.recorded,
        directive=written.directive,
        reasons=written.reasons,
        replayed=written.replayed,
        incident_id=written.incident_id,
        side_effect_id=written.side_effect_id,
        decision_id=written.decision_id,
        receipt=written.receipt,
    )


def decode_ledger_answer(answer: TransportAnswer) -> LedgerWriteAnswer:
    """The answer to a record that belongs to no decision. Raises UnexpectedAnswer."""
    return _decode_written(decode_object(answer), answer.replayed)


def decode_batch_answer(answer: TransportAnswer) -> List[LedgerWriteAnswer]:
    """One answer per record of a batch, in its order. Raises UnexpectedAnswer."""
    results = list_in(decode_object(answer), "results")
    return [_decode_written(one, one.get("replayed") is True) for one in objects_in(results, "results")]


def decode_summary(answer: TransportAnswer) -> DecisionSummary:
    """Where a decision stands. Raises UnexpectedAnswer."""
    body = decode_object(answer)
    effects = objects_in(list_in(body, "side_effects"), "side_effects")
    handoffs = objects_in(list_in(body, "pending_handoffs", optional=True), "pending_handoffs")
    return DecisionSummary(
        decision_id=text_in(body, "decision_id"),
        status=text_in(body, "status"),
        directive=_directive(body),
        reasons=_reasons(list_in(body, "reasons", optional=True)),
        entry_count=count_in(body, "entry_count"),
        side_effects=tuple(
            SideEffectSummary(text_in(one, "side_effect_id"), text_in(one, "operation"), _status(one))
            for one in effects
        ),
        pending_handoffs=tuple(
            PendingHandoff(
                text_in(one, "from_agent"),
                text_in(one, "to_agent"),
                _number(one.get("confidence")),
                _text(one, "warning"),
            )
            for one in handoffs
        ),
        raw=body,
    )


def check_answer(
    answer: Union[WriteAnswer, LedgerWriteAnswer],
    *,
    ledger: str,
    type_: str,
    decision_id: Optional[str] = None,
    side_effect_id: Optional[str] = None,
) -> None:
    """Holds an answer against its record. Raises UnexpectedAnswer.

    An answer that another record was given, by a cache for instance, would release what nobody released, and be kept
    as the receipt of an entry that is not there.
    """
    receipt = answer.receipt
    entry = receipt.entries[0] if receipt.entries else None
    if entry is None or entry.seq != receipt.seq or entry.leaf_hash != receipt.leaf_hash:
        raise another("whose receipt does not begin with its own entry")
    if re.fullmatch("[0-9a-f]{64}", receipt.leaf_hash) is None:
        raise another("whose receipt has no leaf hash")
    if entry.type != type_:
        raise another(f"to a {entry.type}, not to a {type_}")
    if not receipt.origin.endswith(f"/{ledger}"):
        raise another(f"of the ledger {receipt.origin}, not of {ledger}")
    if decision_id is not None and answer.decision_id != decision_id:
        raise another(f"about {answer.decision_id or 'no decision'}, not about {decision_id}")
    if side_effect_id is not None and answer.side_effect_id != side_effect_id:
        raise another(f"about {answer.side_effect_id or 'no side effect'}, not about {side_effect_id}")


def another(what: str) -> UnexpectedAnswer:
    """The error of an answer to another request than the one that was made."""
    return UnexpectedAnswer(f"The answer is one {what}: what stands in between?")


def _decode_written(body: JsonObject, replayed: bool) -> LedgerWriteAnswer:
    return LedgerWriteAnswer(
        recorded="ledger",
        directive=_directive(body),
        reasons=_reasons(list_in(body, "reasons")),
        replayed=replayed,
        incident_id=_text(body, "incident_id"),
        side_effect_id=_text(body, "side_effect_id"),
        decision_id=_text(body, "decision_id"),
        receipt=_receipt(body.get("receipt")),
    )


def _receipt(value: JsonValue) -> Receipt:
    (receipt,) = objects_in([value], "receipt")
    entries = objects_in(list_in(receipt, "entries"), "receipt.entries")
    return Receipt(
        origin=text_in(receipt, "origin"),
        seq=count_in(receipt, "seq"),
        leaf_hash=text_in(receipt, "leaf_hash"),
        time=text_in(receipt, "time"),
        entries=tuple(
            ReceiptEntry(count_in(one, "seq"), text_in(one, "type"), text_in(one, "leaf_hash"), _decision_seq(one))
            for one in entries
        ),
        decision_seq=_decision_seq(receipt),
    )


def _decision_seq(entry: JsonObject) -> Optional[int]:
    return count_in(entry, "decision_seq") if "decision_seq" in entry else None


def _reasons(values: List[JsonValue]) -> Tuple[Reason, ...]:
    return tuple(
        Reason(text_in(one, "rule"), text_in(one, "message"), _text(one, "escalation_id"))
        for one in objects_in(values, "reasons")
    )


def _directive(body: JsonObject) -> str:
    """An unknown directive is not taken for `proceed`: a newer server may mean something stricter."""
    value = text_in(body, "directive")
    if value in ("proceed", "hold", "stop"):
        return value
    raise _unexpected(f"names the directive {value}, which this client does not know")


def _status(item: JsonObject) -> str:
    value = text_in(item, "status")
    if value in _STATUSES:
        return value
    raise _unexpected(f"names the side effect status {value}")


def list_in(body: JsonObject, name: str, optional: bool = False) -> List[JsonValue]:
    value = body.get(name, [] if optional else None)
    if isinstance(value, list):
        return value
    raise _unexpected(f"has no list `{name}`")


def objects_in(values: List[JsonValue], name: str) -> List[JsonObject]:
    found = [value for value in values if isinstance(value, dict)]
    if len(found) == len(values):
        return found
    raise _unexpected(f"has no object `{name}`")


def text_in(body: Mapping[str, JsonValue], name: str) -> str:
    value = body.get(name)
    if isinstance(value, str):
        return value
    raise _unexpected(f"has no text `{name}`")


def _text(body: Mapping[str, JsonValue], name: str) -> Optional[str]:
    value = body.get(name)
    return value if isinstance(value, str) else None


def _number(value: JsonValue) -> Optional[float]:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def count_in(body: Mapping[str, JsonValue], name: str) -> int:
    value = body.get(name)
    if type(value) is int and 0 <= value <= _COUNT_MAX:
        return value
    raise _unexpected(f"has no count `{name}`")


def _unexpected(what: str, cause: Optional[BaseException] = None) -> ClientError:
    message = f"The server's answer {what}: is this a Docket server of the same version?"
    return UnexpectedAnswer(message, cause=cause)
