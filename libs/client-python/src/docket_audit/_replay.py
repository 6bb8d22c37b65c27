"""Writing what waits in a spool, when the server answers again."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace
from typing import Callable, Dict, List, Optional, Set, Tuple

from ._answers import WriteAnswer, check_answer, decode_ledger_answer
from ._away import has_happened, is_away, is_of_caller, is_passing, is_unclear
from ._errors import DocketError
from ._left_out import leave_out, with_notes
from ._problem import DocketProblem
from ._records import OutgoingRecord, request_for, send_record
from ._spool import SetAside, Spool, SpooledRecord, SpoolError, SpoolLoss, is_local_id
from ._transport import Transport

#: Told of each record as it is set aside. What it raises is passed over.
OnSetAside = Callable[[SetAside], None]


@dataclass
class ReplayReport:
    """What a replay achieved."""

    #: Records that the ledger has now.
    written: int = 0
    #: Records that the ledger refused: kept aside for a person, and filed as a gap.
    set_aside: List[SetAside] = field(default_factory=list)
    #: Gaps that were filed.
    gaps: int = 0
    #: Losses whose `gap.recorded` the ledger refused, and why. They stay in the spool's `losses`.
    gaps_refused: List[Tuple[SpoolLoss, str]] = field(default_factory=list)
    #: Records of this ledger that still wait.
    pending: int = 0
    #: Whether the network failed: the rest waits for another time.
    away: bool = False
    #: What the rest waits for, where some is left: the network, a server that is overloaded, a page of a proxy, a disk
    #: on which nothing can be set aside.
    stopped_by: Optional[DocketError] = None


def replay_spool(
    spool: Spool, transport: Transport, ledger: str, on_set_aside: Optional[OnSetAside] = None
) -> ReplayReport:
    """Writes the spooled records of `ledger` in the order in which they were spooled, each under its first key.

    So one that did reach the server before is not written again. What the server refuses is set aside and does not
    stop the others: not what follows in the same decision either, unless it belongs to what was refused (the records
    of a decision whose opening was, the steps of a side effect whose intent was), which is set aside with it. The
    decision gets a `gap.recorded` in the place of the record. What is wrong with the caller (its key, the ledger's
    name) or stands between it and the server stops the replay: nothing is set aside for that. A report of what was
    done is written without its result where the ledger refuses that.

    Raises DocketProblem of status 401 or 403, or `unknown_ledger`.
    """
    report = ReplayReport()
    try:
        _replay_records(_Replay(spool, transport, ledger, on_set_aside), report)
        for loss in losses_of(spool, ledger):
            refusal = _file_gap(spool, transport, ledger, loss)
            if refusal is None:
                report.gaps += 1
            else:
                report.gaps_refused.append((loss, refusal))
    except DocketError as error:
        if is_of_caller(error) or not (is_passing(error) or is_unclear(error) or isinstance(error, SpoolError)):
            raise
        report.away = is_away(error)
        report.stopped_by = error
    report.pending = len(_waiting(spool, ledger))
    return report


def losses_of(spool: Spool, ledger: str) -> List[SpoolLoss]:
    """Losses that are, or may be, of this ledger, as they stand now."""
    return [replace(loss, by_type=dict(loss.by_type)) for loss in spool.losses if loss.ledger in (None, ledger)]


@dataclass(frozen=True)
class _Replay:
    spool: Spool
    transport: Transport
    ledger: str
    on_set_aside: Optional[OnSetAside]


def _waiting(spool: Spool, ledger: str) -> List[SpooledRecord]:
    return [record for record in spool.pending if record.ledger == ledger]


def _replay_records(on: _Replay, report: ReplayReport) -> None:
    """Bounded by what waits now; what is spooled meanwhile comes next time."""
    #: Decisions in which something waits that should be set aside and cannot be: nothing may overtake it.
    blocked: Set[str] = set()
    for record in _waiting(on.spool, on.ledger):
        decision = _decision_of(on.spool, record)
        if decision in blocked:
            continue
        refused = _replay_record(on, record, is_probe=report.written == 0 and not report.set_aside)
        if refused is None:
            report.written += 1
            continue
        given = None if decision is None or is_local_id(decision) else decision
        try:
            on.spool.set_aside(refused, given)
        except SpoolError as error:
            report.stopped_by = error
            if decision is not None:
                blocked.add(decision)
            continue
        report.set_aside.append(refused)
        if on.on_set_aside is not None:
            # The caller's own error must not keep the others from the ledger. The report and the file say the same.
            with contextlib.suppress(Exception):
                on.on_set_aside(refused)
        _file_gaps_now(on, decision, report)


def _decision_of(spool: Spool, record: SpooledRecord) -> Optional[str]:
    """The id of a record's decision: the ledger's, where it has given one; of an opening that of itself."""
    id_ = record.local_id if record.type == "decision.opened" else record.decision_id
    if id_ is None or not is_local_id(id_):
        return id_
    return spool.given_id(id_) or id_


def _file_gaps_now(on: _Replay, decision: Optional[str], report: ReplayReport) -> None:
    """Before what follows in the decision, which may be its end."""
    for loss in losses_of(on.spool, on.ledger):
        if loss.decision_id is None or loss.decision_id != decision:
            continue
        # One that is refused here is tried again at the end, and told of then.
        if _file_gap(on.spool, on.transport, on.ledger, loss) is None:
            report.gaps += 1


def _replay_record(on: _Replay, record: SpooledRecord, is_probe: bool) -> Optional[SetAside]:
    """What the server refused, or None when it has the record."""
    spool = on.spool
    known = record.with_given_ids(lambda id_: spool.given_id(id_) if is_local_id(id_) else id_)
    if known is None:
        return SetAside(record, "What it belongs to was refused or lost.")
    try:
        # The first request finds out whether the server is back: asking once is enough for that.
        answer = _send_report(on.transport, known.outgoing(), not is_probe)
    except DocketProblem as error:
        if not error.is_refusal or is_of_caller(error):
            raise
        return SetAside(record, str(error), error.problem)
    spool.settle(record, answer.decision_id if record.type == "decision.opened" else _created(record, answer))
    return None


def _created(record: SpooledRecord, answer: WriteAnswer) -> Optional[str]:
    return answer.side_effect_id if record.type == "side_effect.intent" else None


def _send_report(transport: Transport, record: OutgoingRecord, repeatable: bool) -> WriteAnswer:
    """A refused request wrote nothing, so the same key is free for what is left of the record."""
    while True:
        try:
            return send_record(transport, record, repeatable)
        except DocketError as error:
            less = leave_out(record.body, error)
            if less is None or not has_happened(record.type):
                raise
            body, notes = less
            record = replace(record, body=with_notes(body, notes))


def _file_gap(spool: Spool, transport: Transport, ledger: str, loss: SpoolLoss) -> Optional[str]:
    """Files a gap in its decision, or in the ledger where it is not known of which one it is.

    Also there where the ledger has no such decision. Why the server refused, or None when it has the gap.
    """
    gap = _gap_record(ledger, loss)
    # Its answer may be lost, and a repetition under its key has to say the same.
    spool.hold_loss(loss)
    try:
        try:
            _send_gap(transport, gap)
        except DocketProblem as error:
            if gap.decision_id is None or not error.is_refusal or is_of_caller(error):
                raise
            _send_gap(transport, replace(gap, decision_id=None))
    except DocketProblem as error:
        if not error.is_refusal:
            raise
        return str(error)
    spool.settle_loss(loss)
    return None


def _send_gap(transport: Transport, gap: OutgoingRecord) -> None:
    answer = decode_ledger_answer(transport.send(request_for(gap)))
    check_answer(answer, ledger=gap.ledger, type_=gap.type, decision_id=gap.decision_id)


def _gap_record(ledger: str, loss: SpoolLoss) -> OutgoingRecord:
    body: Dict[str, object] = {"kind": loss.kind, "reason": loss.reason}
    if loss.records is not None:
        body["records"] = loss.records
    if loss.by_type:
        body["by_type"] = [{"type": type_, "records": count} for type_, count in loss.by_type.items()]
    body.update({"from": loss.since, "to": loss.until})
    return OutgoingRecord(ledger, "gap.recorded", body, loss.decision_id, idempotency_key=f"gap-{loss.id}")
