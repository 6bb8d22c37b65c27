"""The way to the ledger through a spool."""

from __future__ import annotations

import random
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final, Optional, Set, Tuple, Union

from ._answers import Reason, SpooledAnswer, WriteAnswer
from ._away import (
    AwayRuling,
    FailedClosed,
    has_happened,
    is_asking,
    is_away,
    is_low_stakes,
    is_of_caller,
    is_unclear,
    rule_away,
    rule_unclear,
)
from ._errors import ClientError, DocketError
from ._problem import DocketProblem
from ._records import LastStanding, OutgoingRecord, send_record
from ._replay import OnSetAside, ReplayReport, losses_of, replay_spool
from ._spool import Spool, SpooledRecord, SpoolError, is_local_id, spooled_status
from ._spool_files import now_text
from ._transport import RetryPolicy, Transport, backoff_delay_s, check_key, random_key
from ._values import to_record_object

#: How long the server is left alone after it did not answer. Grows with every attempt, with jitter.
_PROBE: Final = RetryPolicy(base_delay_s=1.0, max_delay_s=30.0)
_REGISTERED_MAX: Final = 10_000
_CATCH_UP_ROUNDS_MAX: Final = 3


@dataclass(frozen=True)
class SpoolStatus:
    """What waits, what was lost, and what a person has to look at."""

    #: Records of this ledger that wait.
    pending: int
    #: Records of any ledger that were refused and are kept in `set-aside.jsonl`.
    set_aside: int
    #: Records that are, or may be, of this ledger, that will never reach it, and whose gap it does not have yet.
    lost: int
    #: What the last contact with the server failed of; None where it did not.
    standstill: Optional[DocketError]


class SpoolingRecorder:
    """Writes to the ledger, and into a spool while the ledger's server is away."""

    def __init__(self, transport: Transport, spool: Spool, ledger: str, on_set_aside: Optional[OnSetAside]) -> None:
        self._transport = transport
        self._spool = spool
        self._ledger = ledger
        self._on_set_aside = on_set_aside
        #: One replay at a time; whoever asks meanwhile finds nothing left to do.
        self._replaying = threading.RLock()
        #: Losses that the server would not take as gaps: not tried again on every write.
        self._refused: Set[str] = set()
        #: Keys of the intents that the server took from this process.
        self._registered: "OrderedDict[str, None]" = OrderedDict()
        self._failures = 0
        self._probe_at = 0.0
        self._standstill: Optional[DocketError] = None

    @property
    def status(self) -> SpoolStatus:
        losses = losses_of(self._spool, self._ledger)
        return SpoolStatus(
            pending=sum(record.ledger == self._ledger for record in self._spool.pending),
            set_aside=self._spool.set_aside_count,
            lost=sum(1 if loss.records is None else loss.records for loss in losses),
            standstill=self._standstill,
        )

    def write(self, record: OutgoingRecord, standing: LastStanding) -> Union[WriteAnswer, SpooledAnswer]:
        """Raises InvalidValue and the like before anything else, for what could never be sent."""
        named = _named(record)
        cause: Optional[Exception]
        try:
            answer, cause = self._ask(named, standing)
            if answer is not None:
                return answer
        except Exception as error:
            # Whatever it is: what was done in the world is kept.
            cause = error
        ruling = _rule(named, standing, cause)
        if ruling is None:
            assert cause is not None
            raise cause
        return self._keep(named, standing, ruling, cause)

    def prepare(self, record: OutgoingRecord) -> OutgoingRecord:
        return _named(record).outgoing()

    def given_id(self, id_: str) -> Optional[str]:
        return self._spool.given_id(id_) if is_local_id(id_) else id_

    def catch_up(self) -> None:
        if time.monotonic() >= self._probe_at:
            self._catch_up_now()

    def replay(self) -> ReplayReport:
        """Sends what waits, now."""
        with self._replaying:
            try:
                report = replay_spool(self._spool, self._transport, self._ledger, self._on_set_aside)
            except DocketError as error:
                self._note(error)
                raise
            if report.stopped_by is None:
                self._note_answered()
            else:
                self._note(report.stopped_by)
            self._refused.update(loss.id for loss, _ in report.gaps_refused)
            return report

    def _ask(
        self, record: SpooledRecord, standing: LastStanding
    ) -> Tuple[Optional[WriteAnswer], Optional[DocketError]]:
        """The server's answer, or why it was not asked: None and None when it did not answer a moment ago."""
        is_resting = is_low_stakes(standing) and time.monotonic() < self._probe_at
        # Where the answer decides whether work goes on, the server is asked each time.
        if is_resting and not is_asking(record.type):
            return None, None
        for turn in range(1, _CATCH_UP_ROUNDS_MAX + 1):
            report = self._catch_up_now()
            known = record.with_given_ids(self.given_id)
            if known is not None and not self._is_behind(record):
                return self._send(known, standing, repeatable=not is_resting), None
            if report is not None and report.stopped_by is not None:
                return None, report.stopped_by
            # The server answers: what is in the way was spooled meanwhile, or will never be written.
            if turn == _CATCH_UP_ROUNDS_MAX or not self._is_behind(record):
                break
        return None, self._standstill or _not_in_ledger(record)

    def _send(self, known: SpooledRecord, standing: LastStanding, repeatable: bool) -> WriteAnswer:
        try:
            written = send_record(self._transport, known.outgoing(), repeatable)
        except DocketError as error:
            self._note(error)
            raise
        self._note_answered()
        if known.type == "side_effect.intent":
            self._registered[known.idempotency_key] = None
            if len(self._registered) > _REGISTERED_MAX:
                self._registered.popitem(last=False)
        standing.directive = written.directive
        return written

    def _catch_up_now(self) -> Optional[ReplayReport]:
        with self._replaying:
            has_loss = any(loss.id not in self._refused for loss in losses_of(self._spool, self._ledger))
            is_waiting = any(record.ledger == self._ledger for record in self._spool.pending)
            return self.replay() if has_loss or is_waiting else None

    def _note(self, error: DocketError) -> None:
        """Only a network that failed lets the server be left alone for a while."""
        self._standstill = error if is_away(error) or is_unclear(error) else None
        if not is_away(error):
            self._failures = 0
            self._probe_at = 0.0
            return
        self._failures += 1
        delay = backoff_delay_s(_PROBE, self._failures, 0.5 + random.random() / 2)
        self._probe_at = time.monotonic() + delay

    def _note_answered(self) -> None:
        self._standstill = None
        self._failures = 0
        self._probe_at = 0.0

    def _is_behind(self, record: SpooledRecord) -> bool:
        """Whether earlier records of the same decision, or this very one, still wait."""
        decision = None if record.decision_id is None else self.given_id(record.decision_id)
        for other in self._spool.pending:
            if other.ledger != record.ledger:
                continue
            if other.idempotency_key == record.idempotency_key:
                return True
            if decision is not None and other.decision_id is not None and self.given_id(other.decision_id) == decision:
                return True
        return False

    def _keep(
        self, record: SpooledRecord, standing: LastStanding, ruling: AwayRuling, cause: Optional[Exception]
    ) -> SpooledAnswer:
        if self._is_registered(record):
            reason = "the server is away, and this action was registered with it before"
            raise FailedClosed("nowhere", reason, cause)
        if not ruling.keep:
            raise FailedClosed("nowhere", ruling.reason, cause)
        side_effect_id = record.local_id if record.type == "side_effect.intent" else record.side_effect_id
        replayed = self._append_once(record)
        if ruling.directive == "refuse":
            raise FailedClosed("spooled", ruling.reason, cause)
        # Asking for a human holds what comes next too.
        standing.directive = ruling.directive
        status = None if side_effect_id is None else spooled_status(self._spool.pending, side_effect_id)
        return SpooledAnswer(
            recorded="spooled",
            directive=ruling.directive,
            reasons=(Reason(ruling.rule, f"The record is in the spool: {ruling.reason}."),),
            replayed=replayed,
            incident_id=None,
            side_effect_id=side_effect_id,
            decision_id=record.decision_id or record.local_id,
            side_effect_status=status,
        )

    def _is_registered(self, record: SpooledRecord) -> bool:
        """An intent that the ledger has may be past `intent`, and only the server can tell how far."""
        if record.type != "side_effect.intent":
            return False
        return record.idempotency_key in self._registered or self._spool.given_id(record.local_id) is not None

    def _append_once(self, record: SpooledRecord) -> bool:
        """True when the spool has the same record under this key already."""
        for same in self._spool.pending:
            if same.ledger != record.ledger or same.idempotency_key != record.idempotency_key:
                continue
            if same.is_same(record):
                return True
            message = f"The key {record.idempotency_key} belongs to another record that waits in the spool."
            raise ClientError("idempotency_key_reused", message)
        self._spool.append(record)
        return False


def _rule(record: SpooledRecord, standing: LastStanding, cause: Optional[Exception]) -> Optional[AwayRuling]:
    """What becomes of a record that has no answer of the ledger. None: `cause` is for the caller."""
    if cause is None or is_away(cause):
        return rule_away(record.type, record.body, standing)
    # What is before it in its decision can neither be written nor be set aside.
    is_stuck = isinstance(cause, SpoolError)
    if is_unclear(cause) or is_stuck:
        return rule_unclear(record.type, standing)
    # What was done is kept whatever is wrong, unless the ledger refused this very record.
    if not has_happened(record.type) or _is_about_record(cause):
        return None
    return rule_unclear(record.type, standing)


def _is_about_record(error: Exception) -> bool:
    if isinstance(error, DocketProblem):
        return error.is_refusal and not is_of_caller(error)
    return isinstance(error, ClientError) and error.code.startswith("invalid_")


def _not_in_ledger(record: SpooledRecord) -> ClientError:
    message = (
        f"The ledger does not have what this {record.type} belongs to:"
        " it waits in the spool, or was refused and set aside."
    )
    return ClientError("not_in_ledger", message)


def _named(given: OutgoingRecord) -> SpooledRecord:
    """Gives a record its key, and one that has none of its own its time too.

    A repetition under a key that the caller chose has to be the same request word for word, whenever it is made. The
    body is copied: what is sent, and kept, is what it was when it was given.
    """
    now = now_text()
    # Found out now, not when the record is replayed.
    body = to_record_object(given.body)
    key = given.idempotency_key
    if key is None:
        key = random_key()
        body.setdefault("occurred_at", now)
    check_key(key)
    return SpooledRecord(given.ledger, given.type, body, key, now, given.decision_id, given.side_effect_id)
