"""Side effects: registered, performed at most once, and their outcome recorded.

In two halves, before and after the action, so that whoever performs it, in a thread or on an event loop, does only
that.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Dict, Final, Generic, List, Mapping, Optional, Protocol, Sequence, Tuple, TypeVar, Union

from ._answers import DecisionSummary, Reason, SpooledAnswer, WriteAnswer
from ._errors import ClientError, FieldProblem, NotPerformed, error_text
from ._left_out import Notes, leave_out, recordable_part, with_notes
from ._problem import DocketProblem
from ._records import AnswerT, AnswerT_co, OutgoingRecord
from ._values import JsonValue, encode_json, writable

T = TypeVar("T")

#: Half of what the schema takes.
_REASON_LENGTH_MAX: Final = 2_000
_REFERENCE_SHOWN_MAX: Final = 100
_ATTEMPTS_MAX: Final = 10_000


class NotSaid:
    """Stands for what was not said, which is not the same as None."""

    def __repr__(self) -> str:
        return "NOT_SAID"


NOT_SAID: Final = NotSaid()


@dataclass(frozen=True)
class Performed(Generic[T]):
    """What an action tells about itself.

    All of it but `value` is recorded verbatim, or left out where it cannot be: by then the action was performed, and
    that has to be recorded.
    """

    value: T
    #: The other system's own reference, for example a payment id.
    external_ref: Optional[str] = None
    #: What the other system answered, as JSON, for the record.
    result: object = NOT_SAID


@dataclass(frozen=True)
class SideEffectOutcome(Generic[T, AnswerT]):
    """What became of a side effect, and whether this very call performed it."""

    performed: bool
    status: str
    side_effect_id: str
    #: What the action returned; None where it was not performed.
    value: Optional[T] = None
    #: The answer to the report; None where there was none to make.
    answer: Optional[AnswerT] = None
    #: Parts of what the action returned that are not in the record, and why; empty where all of it is. The record says
    #: the same, under `ext.not_recorded`.
    left_out: Notes = ()


class NotReleased(ClientError):
    """The ledger asks to wait for a human (`hold`) or to end (`stop`). Nothing was performed."""

    def __init__(
        self,
        directive: str,
        reasons: Sequence[Reason],
        side_effect_id: Optional[str] = None,
        decision_id: Optional[str] = None,
        cause: Optional[BaseException] = None,
    ) -> None:
        why = "; ".join(reason.message for reason in reasons)
        super().__init__(f"directive_{directive}", f"Not performed, the directive is {directive}: {why}")
        self.directive = directive
        self.reasons = tuple(reasons)
        self.side_effect_id = side_effect_id
        #: The decision that waits: what `run` takes to go on with it.
        self.decision_id = decision_id
        self.__cause__ = cause


class OutcomeNotRecorded(ClientError):
    """The action was begun, and its outcome is, as far as is known, neither in the ledger nor in a spool.

    The ledger may say `executing`. Do not perform it again; record what became of it with `Decision.reconcile`.
    """

    def __init__(
        self,
        message: str,
        side_effect_id: str,
        performed: Optional[bool],
        value: object = None,
        action_error: Optional[BaseException] = None,
        cause: Optional[BaseException] = None,
    ) -> None:
        super().__init__("outcome_not_recorded", message)
        self.side_effect_id = side_effect_id
        #: None, not known, where the action itself raised; False where that was `NotPerformed`.
        self.performed = performed
        #: What the action returned as its value.
        self.value = value
        #: What the action raised.
        self.action_error = action_error
        self.__cause__ = cause


class UnansweredAttempts:
    """Attempts to begin a side effect whose answer never came. Under none of them was anything performed.

    So whoever tries again sends the same record under the same key: if the ledger has it, its `executing` is this
    attempt's, and the action may be performed after all. Otherwise it would read as in doubt for good.
    """

    def __init__(self) -> None:
        self._records: "OrderedDict[str, OutgoingRecord]" = OrderedDict()
        self._lock = threading.Lock()

    def has(self, side_effect_id: str) -> bool:
        with self._lock:
            return side_effect_id in self._records

    def keep(self, side_effect_id: str, record: OutgoingRecord) -> None:
        with self._lock:
            self._records[side_effect_id] = record
            # One that is forgotten stays `executing` until somebody looks: it is never performed twice.
            if len(self._records) > _ATTEMPTS_MAX:
                self._records.popitem(last=False)

    def take(self, side_effect_id: str) -> Optional[OutgoingRecord]:
        """Hands the attempt to one caller: nobody else may go on with it."""
        with self._lock:
            return self._records.pop(side_effect_id, None)


class SideEffectRecorder(Protocol, Generic[AnswerT_co]):
    """What a side effect needs of its decision."""

    @property
    def id(self) -> str: ...

    def register_side_effect(self, key: str, intent: Mapping[str, object]) -> AnswerT_co: ...

    def transition(self, side_effect_id: str, to: str, body: Mapping[str, object]) -> AnswerT_co: ...

    def begin(self, side_effect_id: str) -> AnswerT_co: ...

    def has_unanswered_attempt(self, side_effect_id: str) -> bool: ...

    def read(self) -> DecisionSummary: ...


@dataclass(frozen=True)
class AlreadyBegun:
    """Where a side effect stands that is not to be performed now."""

    side_effect_id: str
    status: str
    directive: str
    reasons: Tuple[Reason, ...]


class BegunSideEffect(Generic[AnswerT]):
    """A side effect that the ledger says is `executing`, because of this very object."""

    def __init__(self, decision: SideEffectRecorder[AnswerT], side_effect_id: str) -> None:
        self._decision = decision
        self.side_effect_id = side_effect_id

    def performed(self, performed: Performed[T], left_out: Notes = ()) -> SideEffectOutcome[T, AnswerT]:
        """Records that it was executed. Raises OutcomeNotRecorded, with the value.

        `left_out` names what is missing from `performed` already.
        """
        body, notes = _describe_performed(performed)
        left_out += notes
        value: T = performed.value if isinstance(performed, Performed) else performed
        try:
            answer, left_out = self._report("executed", body, left_out)
        except Exception as cause:
            text = (
                f"The action was performed, and that could not be recorded ({error_text(cause)}):"
                ' the ledger may say "executing".'
            )
            raise OutcomeNotRecorded(text, self.side_effect_id, True, value, cause=cause) from cause
        return SideEffectOutcome(True, "executed", self.side_effect_id, value, answer, left_out)

    def failed(self, error: BaseException) -> None:
        """Records what an error says of the outcome: unknown, unless it is NotPerformed. The caller raises `error`.

        Where that cannot be recorded OutcomeNotRecorded is raised in its place; an interruption (KeyboardInterrupt, a
        task that was cancelled) stays what it is, with that as its cause.
        """
        to = "failed" if isinstance(error, NotPerformed) else "outcome_unknown"
        body, left_out = _describe_failure(error)
        try:
            self._report(to, body, left_out)
        except Exception as cause:
            text = (
                f"The action failed ({error_text(error)}) and its outcome could not be recorded ({error_text(cause)}):"
                ' the ledger may say "executing".'
            )
            performed = False if to == "failed" else None
            unrecorded = OutcomeNotRecorded(text, self.side_effect_id, performed, None, error, cause)
            if isinstance(error, Exception):
                raise unrecorded from cause
            raise error from unrecorded

    def _report(self, to: str, body: Mapping[str, object], left_out: Notes) -> Tuple[AnswerT, Notes]:
        """Records an outcome, with fewer parts each time the ledger will not take one of them."""
        while True:
            try:
                answer = self._decision.transition(self.side_effect_id, to, with_notes(body, left_out))
                return answer, left_out
            except Exception as error:
                less = leave_out(body, error)
                if less is None:
                    raise
                body, left_out = less[0], left_out + less[1]


def start_side_effect(
    decision: SideEffectRecorder[AnswerT], key: str, intent: Mapping[str, object]
) -> Union[BegunSideEffect[AnswerT], AlreadyBegun]:
    """Registers the intent, checks the directive and begins; what comes back otherwise is where it stands.

    Raises NotReleased, and whatever stands in the way. Nothing was performed then.
    """
    registered = register_side_effect(decision, key, intent)
    side_effect_id = registered.side_effect_id
    is_open = registered.status == "intent" or (
        # It says so because of this client, or of another: the key of the attempt tells them apart.
        registered.status == "executing" and decision.has_unanswered_attempt(side_effect_id)
    )
    if not is_open:
        return registered
    if registered.directive != "proceed":
        raise NotReleased(registered.directive, registered.reasons, side_effect_id, decision.id)
    try:
        started = decision.begin(side_effect_id)
    except DocketProblem as error:
        # The attempt has a key of its own: of two processes that registered the same intent one is refused.
        if error.code != "impossible_transition":
            raise
        return _read_status(decision, side_effect_id)
    now = AlreadyBegun(side_effect_id, "executing", started.directive, started.reasons)
    if started.recorded == "ledger" and started.replayed:
        # An answer that is repeated says what was so when it was first given: what is so now is asked anew.
        now = _read_status(decision, side_effect_id)
    if now.status != "executing":
        return now
    begun = BegunSideEffect(decision, side_effect_id)
    if now.directive == "proceed":
        return begun
    # Somebody else's record held the decision in the meantime. Nothing was done yet, and the ledger has to say so:
    # "executing" would read as in doubt for good.
    held = NotReleased(now.directive, now.reasons, side_effect_id, decision.id)
    begun.failed(NotPerformed(str(held)))
    raise held


def register_side_effect(
    decision: SideEffectRecorder[AnswerT], key: str, intent: Mapping[str, object]
) -> AlreadyBegun:
    """Registers the intent and says where the side effect stands. Raises NotReleased where it cannot be registered."""
    try:
        answer: Union[WriteAnswer, SpooledAnswer] = decision.register_side_effect(key, intent)
    except DocketProblem as error:
        if error.code != "decision_held":
            raise
        now = decision.read()
        directive = "stop" if now.directive == "stop" else "hold"
        raise NotReleased(directive, now.reasons, None, decision.id, error) from error
    side_effect_id = answer.side_effect_id
    if side_effect_id is None:
        raise ClientError("unexpected_answer", "The server registered a side effect without an id.")
    if isinstance(answer, SpooledAnswer):
        # The server cannot be asked; the spool knows what this machine did about it.
        return AlreadyBegun(side_effect_id, answer.side_effect_status or "intent", answer.directive, answer.reasons)
    if answer.replayed:
        # A repeated answer is the first one, word for word: where things stand now is asked anew.
        return _read_status(decision, side_effect_id)
    return AlreadyBegun(side_effect_id, "intent", answer.directive, answer.reasons)


def _read_status(decision: SideEffectRecorder[AnswerT], side_effect_id: str) -> AlreadyBegun:
    now = decision.read()
    for effect in now.side_effects:
        if effect.side_effect_id == side_effect_id:
            return AlreadyBegun(side_effect_id, effect.status, now.directive, now.reasons)
    # The ledger lists a bounded number, settled ones leave first: performing it again would be a guess.
    message = f"Not performed: {side_effect_id} was registered before and is no longer listed by its decision."
    raise ClientError("side_effect_not_listed", message)


def _describe_performed(performed: object) -> Tuple[Dict[str, object], Notes]:
    """What an action returned, as far as it can be recorded. In Python that may be anything."""
    body: Dict[str, object] = {"observed_by": "agent"}
    if not isinstance(performed, Performed):
        if performed is None:
            return body, ()
        return body, (FieldProblem("is not recorded: of what is returned only the parts of a Performed are", ""),)
    left_out: List[FieldProblem] = []
    if performed.external_ref is not None:
        is_fit, reference, notes = recordable_part("/external_ref", lambda: performed.external_ref)
        left_out.extend(notes)
        if is_fit and isinstance(reference, str):
            body["external_ref"] = reference
        elif is_fit:
            left_out.append(_not_text(reference))
    if performed.result is not NOT_SAID:
        is_fit, result, notes = recordable_part("/result", lambda: performed.result)
        left_out.extend(notes)
        if is_fit:
            body["result"] = result
    return body, tuple(left_out)


def _not_text(reference: JsonValue) -> FieldProblem:
    """The reference itself is in the note, so that the payment can be found."""
    shown = writable(encode_json(reference).decode("utf-8"), _REFERENCE_SHOWN_MAX)
    return FieldProblem(f"is {shown} and not text: a reference is recorded as text only", "/external_ref")


def _describe_failure(error: BaseException) -> Tuple[Dict[str, object], Notes]:
    """What an error says, as text that can be recorded. An error after the effect does not undo it."""
    message = error_text(error)
    reason = writable(message, _REASON_LENGTH_MAX) if message.strip() else "An error without a message."
    body: Dict[str, object] = {"reason": reason, "error_type": writable(type(error).__name__, 200)}
    if not message.strip() or reason == message:
        return body, ()
    detail = (
        f"is the message of the error with escapes for what cannot be recorded, cut at {_REASON_LENGTH_MAX} characters"
    )
    return body, (FieldProblem(detail, "/reason"),)
