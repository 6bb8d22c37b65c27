"""One decision: every record about it is written through here."""

from __future__ import annotations

import inspect
import time
from dataclasses import replace
from typing import Callable, Final, Generic, Mapping, Optional, TypeVar, Union

from ._answers import DecisionSummary, another, decode_summary
from ._errors import ClientError, DocketError
from ._problem import DocketProblem
from ._records import AnswerT, LastStanding, OutgoingRecord, Recorder, decision_path
from ._side_effect import (
    AlreadyBegun,
    BegunSideEffect,
    Performed,
    SideEffectOutcome,
    UnansweredAttempts,
    start_side_effect,
)
from ._trace import Traceparent, in_calling_trace
from ._transport import EXPORT_BYTES_MAX, Transport, TransportRequest, check_key
from ._verdict import WAIT_FOR_VERDICT_S, VerdictWait, unless_passing

T = TypeVar("T")
Body = Mapping[str, object]

#: A long decision's PDF takes tens of seconds to lay out.
_DOSSIER_TIMEOUT_S: Final = 120.0


class DecisionConnection(Generic[AnswerT]):
    """Where a decision's records go, and where it is read."""

    def __init__(
        self, ledger: str, transport: Transport, recorder: Recorder[AnswerT], traceparent: Optional[Traceparent]
    ) -> None:
        self.ledger = ledger
        self.transport = transport
        self.recorder = recorder
        self._traceparent = traceparent
        #: Of this client, whichever `Decision` they were made through.
        self.attempts = UnansweredAttempts()

    def write(self, record: OutgoingRecord, standing: LastStanding) -> AnswerT:
        """Writes the record, linked to the trace that it is made in."""
        return self.recorder.write(in_calling_trace(self._traceparent, record), standing)


class Decision(Generic[AnswerT]):
    """One decision. Get one from `DocketClient`.

    Bodies are dicts of JSON, as the schemas under docs/records name their members. Each write takes an
    `idempotency_key` that names the record, so that writing it again (after a crash, say) returns the first answer; a
    random key is drawn when it is left out, which protects the retries within this call only.
    """

    def __init__(
        self,
        connection: DecisionConnection[AnswerT],
        id_: str,
        opened: Optional[AnswerT] = None,
        stakes: Optional[str] = None,
    ) -> None:
        self._connection = connection
        self._id = id_
        #: The answer to the opening record; None on a decision that somebody else opened.
        self.opened = opened
        self._standing = LastStanding(stakes, "proceed" if opened is None else opened.directive)

    @property
    def ledger(self) -> str:
        """Id of the ledger that holds the decision."""
        return self._connection.ledger

    @property
    def id(self) -> str:
        """The ledger's id; a local one while the opening waits in a spool."""
        return self._connection.recorder.given_id(self._id) or self._id

    @property
    def directive(self) -> str:
        """The last one that this object was given. `read` asks for that of now."""
        return self._standing.directive

    def job_card(self, card: Body, *, idempotency_key: Optional[str] = None) -> AnswerT:
        """Files a status report. Look at the answer's `directive` before going on."""
        return self._write("job_card.filed", card, idempotency_key)

    def acknowledge_handoff(
        self, card: Body, acknowledgement: Body, *, idempotency_key: Optional[str] = None
    ) -> AnswerT:
        """Files the card of an agent that was handed this work, saying what it does with the handoff.

        A card that routes the work to a human asks for one (`needs_human`), whatever it says itself. Name the receiver
        in the card's `agent` where several agents share a key.
        """
        acknowledged = {**card, "handoff_ack": dict(acknowledgement)}
        if acknowledgement.get("action") == "route_to_human":
            acknowledged["needs_human"] = True
        return self.job_card(acknowledged, idempotency_key=idempotency_key)

    def gap(self, gap: Body, *, idempotency_key: Optional[str] = None) -> AnswerT:
        """Records that records of this decision are missing: how many, from when to when, and why."""
        return self._write("gap.recorded", gap, idempotency_key)

    def evaluate(self, evaluation: Body, *, idempotency_key: Optional[str] = None) -> AnswerT:
        """Records a judge's, a check's or a person's assessment."""
        return self._write("evaluation.recorded", evaluation, idempotency_key)

    def review(self, review: Body, *, idempotency_key: Optional[str] = None) -> AnswerT:
        """Records a human's verdict. Needs a reviewer's key: an agent cannot review itself."""
        return self._write("review.recorded", review, idempotency_key)

    def comment(self, comment: Body, *, idempotency_key: Optional[str] = None) -> AnswerT:
        """Records what a person remarks on the decision, an entry of it or another comment, also after it was closed.

        It decides nothing. Needs a reviewer's, an officer's or an auditor's key.
        """
        return self._write("comment.recorded", comment, idempotency_key)

    def close(self, closing: Body, *, idempotency_key: Optional[str] = None) -> AnswerT:
        """Ends the decision. Nothing but reviews of it can follow, and what became of its side effects."""
        return self._write("decision.closed", closing, idempotency_key)

    def side_effect(
        self, key: str, intent: Body, perform: Callable[[str], Performed[T]]
    ) -> SideEffectOutcome[T, AnswerT]:
        """Registers the intent `key`, performs it once and records the outcome.

        `key` names the real action ("refund of order 44812"), not the attempt: a second call with the same key and the
        same intent, from this process or another, does not perform it again and returns `performed=False` with the
        recorded status. A key never expires. `perform` is given the side effect's id.

        When `perform` raises, the outcome is recorded as unknown, or as failed if it raised `NotPerformed`, and the
        error is passed on. What it returned and the ledger cannot hold is left out of the record, which says so, as
        does `left_out` of the outcome.

        Raises NotReleased before performing, when the ledger says `hold` or `stop`; DocketProblem
        `idempotency_key_reused` when the key stands for another action; OutcomeNotRecorded after performing, when
        neither ledger nor spool took the outcome. Every other error but that of `perform` itself means that nothing
        was performed.
        """
        if not callable(perform) or inspect.iscoroutinefunction(perform):
            raise TypeError("`perform` has to be a plain function; AsyncDocketClient takes coroutine functions")
        begun = self.start_side_effect(key, intent)
        if isinstance(begun, AlreadyBegun):
            return SideEffectOutcome(False, begun.status, begun.side_effect_id)
        try:
            performed = perform(begun.side_effect_id)
            if inspect.isawaitable(performed):
                raise TypeError("`perform` returned an awaitable, which nobody awaits here")
        except BaseException as error:
            begun.failed(error)
            raise
        return begun.performed(performed)

    def start_side_effect(self, key: str, intent: Body) -> Union[BegunSideEffect[AnswerT], AlreadyBegun]:
        """The half of `side_effect` before the action, for whoever performs it elsewhere.

        A BegunSideEffect is to be performed now, by the caller alone, and then told `performed` or `failed`.
        """
        return start_side_effect(self, key, intent)

    def register_side_effect(self, key: str, intent: Body) -> AnswerT:
        """Registers an intent and nothing else. `side_effect` is what an agent usually wants."""
        # A key that is left out would be drawn anew each time, and the action performed each time.
        check_key(key)
        return self._write("side_effect.intent", {**intent, "idempotency_key": key}, key)

    def transition(self, side_effect_id: str, to: str, body: Body, *, idempotency_key: Optional[str] = None) -> AnswerT:
        """Records one step of a registered side effect."""
        return self._write(f"side_effect.{to}", {"to": to, **body}, idempotency_key, side_effect_id)

    def has_unanswered_attempt(self, side_effect_id: str) -> bool:
        """Whether this client tried to begin the side effect, got no answer, and performed nothing."""
        return self._connection.attempts.has(side_effect_id)

    def begin(self, side_effect_id: str) -> AnswerT:
        """Moves a side effect to `executing`, for whoever performs it right after.

        Goes on with an attempt of this client that was not answered. `side_effect` is what an agent usually wants.
        """
        record = self._connection.attempts.take(side_effect_id)
        if record is None:
            record = self._connection.recorder.prepare(
                self._record("side_effect.executing", {"to": "executing"}, None, side_effect_id)
            )
        try:
            return self._connection.write(record, self._standing)
        except BaseException as error:
            # What the server refused it did not write: that attempt is over.
            if not (isinstance(error, DocketProblem) and error.is_refusal):
                self._connection.attempts.keep(side_effect_id, record)
            raise

    def compensate(
        self, side_effect_id: str, key: str, intent: Body, perform: Callable[[str], Performed[T]]
    ) -> SideEffectOutcome[T, AnswerT]:
        """Makes up for a side effect that was executed by another one.

        Registers `key` as the one that compensates it, performs that at most once, as `side_effect` does, and then
        records that the first is compensated, and by what. Called again after a crash it goes on where it was. `key`
        has up to 243 characters.
        """
        settled = f"{key}/compensated"
        # Before the action, not when it is over.
        check_key(settled)
        outcome = self.side_effect(key, {**intent, "compensates": side_effect_id}, perform)
        if outcome.status == "executed":
            body = {"compensated_by": outcome.side_effect_id}
            self.transition(side_effect_id, "compensated", body, idempotency_key=settled)
        return outcome

    def reconcile(
        self, side_effect_id: str, to: str, finding: Body, *, idempotency_key: Optional[str] = None
    ) -> AnswerT:
        """Records what a look at the other system showed of a side effect whose outcome was not known.

        `to` is `executed`, or `failed`, which says that it changed nothing.
        """
        observed = {**finding, "observed_by": "reconciliation"}
        return self.transition(side_effect_id, to, observed, idempotency_key=idempotency_key)

    def read(self) -> DecisionSummary:
        """Where the decision stands now. Raises ClientError `not_in_ledger` while its opening waits in a spool."""
        return self._look(0)

    def wait_for_verdict(self, timeout_s: float = WAIT_FOR_VERDICT_S) -> DecisionSummary:
        """Waits until a human has decided: until the directive is no longer `hold`. It may be `stop`.

        A server that is away meanwhile is waited for too. Raises ClientError `no_verdict` when the time is over: the
        hold stands.
        """
        wait = VerdictWait(timeout_s)
        while True:
            summary = self.look_for_verdict(wait)
            if summary is not None and summary.directive != "hold":
                return summary
            time.sleep(wait.delay_s(summary))

    def look_for_verdict(self, wait: VerdictWait) -> Optional[DecisionSummary]:
        """One look of `wait_for_verdict`; None where the server is away."""
        try:
            return self._look(wait.begin())
        except DocketError as error:
            unless_passing(error)
            return None

    def dossier(self, format_: str, request: Optional[Body] = None) -> bytes:
        """The dossier's bytes: `json` verifies offline, `pdf` is for people and carries the JSON.

        Needs an officer's or an auditor's key. Each export is recorded, so what a request asks for beyond the full
        dossier (schema `DossierRequest` of the server's OpenAPI) is sent once only.
        """
        if format_ not in ("json", "pdf"):
            raise ValueError("a dossier is `json` or `pdf`")
        path = self._path()
        made = TransportRequest(
            method="GET",
            path=f"{path}/dossier.{format_}",
            accept="application/pdf" if format_ == "pdf" else "application/json",
            timeout_s=_DOSSIER_TIMEOUT_S,
            answer_bytes_max=EXPORT_BYTES_MAX,
        )
        if request:
            made = replace(made, method="POST", path=f"{path}/dossier", body=dict(request), repeatable=False)
        return self._connection.transport.send(made).data

    def _look(self, wait_s: int) -> DecisionSummary:
        path = self._path()
        answer = self._connection.transport.send(
            TransportRequest(
                method="GET", path=path if wait_s == 0 else f"{path}?wait={wait_s}", longer_by_s=float(wait_s)
            )
        )
        summary = decode_summary(answer)
        id_ = self.id
        if summary.decision_id != id_:
            raise another(f"about {summary.decision_id}, not about {id_}")
        self._standing.directive = summary.directive
        return summary

    def _write(
        self, type_: str, body: Body, idempotency_key: Optional[str], side_effect_id: Optional[str] = None
    ) -> AnswerT:
        record = self._record(type_, body, idempotency_key, side_effect_id)
        return self._connection.write(record, self._standing)

    def _record(
        self, type_: str, body: Body, idempotency_key: Optional[str], side_effect_id: Optional[str]
    ) -> OutgoingRecord:
        return OutgoingRecord(self.ledger, type_, body, self.id, side_effect_id, idempotency_key)

    def _path(self) -> str:
        recorder = self._connection.recorder
        recorder.catch_up()
        id_ = recorder.given_id(self._id)
        if id_ is not None:
            return decision_path(self.ledger, id_)
        message = "The decision waits in the spool, the ledger does not have it yet."
        raise ClientError("not_in_ledger", message)
