"""One run of an agent as one decision."""

from __future__ import annotations

import hashlib
import json
import threading
from collections import deque
from dataclasses import dataclass
from typing import Deque, Dict, Final, Generic, List, Mapping, Optional, Tuple, Union

from ._answers import DecisionSummary, Reason, SpooledAnswer, WriteAnswer
from ._away import FailedClosed, is_away, is_unclear
from ._decision import Decision
from ._errors import ClientError, DocketError, error_text
from ._guarded import ChangeCall, Effect, ReadCall
from ._left_out import with_notes
from ._problem import DocketProblem
from ._records import AnswerT
from ._side_effect import AlreadyBegun, BegunSideEffect, NotReleased, register_side_effect
from ._spool_files import now_text
from ._tool_call import CallClock, CallReport, calls_of, notes_of
from ._transport import random_key
from ._values import InvalidValue, writable

#: Cards take 128 calls.
_CALLS_MAX: Final = 128
#: How many errors of frameworks may stand before the one that is meant.
_CAUSES_MAX: Final = 8
#: Cards that wait for a server that does not answer; what is beyond is counted and reported as a gap.
_WAITING_MAX: Final = 64


@dataclass(frozen=True)
class RunDefaults:
    """What every card of a run says, unless a card says otherwise."""

    goal: str
    phase: str = "EXECUTING"
    #: None: not stated, and recorded as that. A rule that asks for confidence then counts it as too low.
    confidence: Optional[float] = None
    #: Reads go on while the server does not answer; their cards are filed before the next record.
    reads_go_on: bool = False
    #: How long a hold is waited for; None: it is raised as NotReleased.
    wait_on_hold_s: Optional[float] = None


@dataclass(frozen=True)
class _Waiting:
    """A card under the key that makes it the same card whenever it is sent."""
    members: Mapping[str, object]
    calls: Tuple[CallReport, ...]
    key: str
    occurred_at: str


class AgentRun(Generic[AnswerT]):
    """One run of an agent as one decision, free of any framework; `DocketAgent` and adapters are made of it.

    What is the same on all cards is stated once, each call of a tool is reported, changes are announced and performed
    once, and the directive is obeyed before each call. Any thread may use it.
    """

    def __init__(self, decision: Decision[AnswerT], defaults: RunDefaults) -> None:
        self.decision = decision
        self._defaults = defaults
        self._guard = threading.RLock()
        #: Calls that were made and stand on no card yet.
        self._calls: Deque[CallReport] = deque()
        #: Cards that the server did not answer, oldest first, each under its own key.
        self._waiting: Deque[_Waiting] = deque()
        self._lost_cards = 0
        self._closing: Dict[str, object] = {}
        opened = decision.opened
        # Of a decision that was opened before nothing is known: it is looked at first.
        self._directive = "hold" if opened is None or opened.replayed else opened.directive

    @property
    def directive(self) -> str:
        """How the ledger answered last."""
        return self._directive

    def decided(self, decided: Optional[str] = None, **closing: object) -> None:
        """What the closing record will say: what was decided, in a short phrase, `summary`, `confidence`."""
        if decided is not None:
            closing["decided"] = decided
        self._closing.update(closing)

    def card(self, **members: object) -> Union[AnswerT, SpooledAnswer]:
        """Files a card of one's own: a plan, what was decided against, a question to a human (`needs_human`).

        Calls that stand on no card yet are reported on it. Look at the answer's `directive`.
        """
        with self._guard:
            return self._file(members, self._take_calls(_CALLS_MAX))

    def start_read(
        self, tool: str, arguments: Mapping[str, object], *, call_id: Optional[str] = None
    ) -> "ReadCall[AnswerT]":
        """A call that changes nothing, for whoever makes it: begin, make it, and say what came of it."""
        return ReadCall(self, CallClock(tool, "read", arguments, call_id))

    def start_change(
        self, tool: str, arguments: Mapping[str, object], effect: Effect, *, call_id: Optional[str] = None
    ) -> "ChangeCall[AnswerT]":
        """A call that changes something, for whoever makes it: begin, make it, and say what came of it."""
        if effect.kind not in ("write", "external"):
            raise ValueError(f"a change is `write` or `external`, not {effect.kind!r}")
        return ChangeCall(self, CallClock(tool, effect.kind, arguments, call_id), tool, effect)

    def announce(self, effect: Effect, action: Mapping[str, object]) -> None:
        """Files the card that announces a change, once: a later run does not ask anew what a human has answered."""
        with self._guard:
            told = json.dumps([self.decision.id, effect.key, action], sort_keys=True)
            key = f"announced:{hashlib.sha256(told.encode()).hexdigest()}"
            self.settle()  # What was called before is no part of what is announced.
            card = self._complete(_Waiting({**effect.card, "next_action": action}, (), key, ""), [])
            del card["occurred_at"]
            try:
                self.learn(self.decision.job_card(card, idempotency_key=key))
            except DocketProblem as error:
                if error.code != "idempotency_key_reused":
                    raise
                self.learn(self.decision.job_card(card))  # For another reason it is another announcement.

    def close(self, outcome: str, **closing: object) -> AnswerT:
        """Reports what stands on no card yet, and closes the decision."""
        with self._guard:
            while self._calls:
                self.card(current_phase="DONE")
            self._flush()
            body = {"outcome": outcome, **closing, **self._closing, "occurred_at": now_text()}
            return self.decision.close(body)

    def settle(self) -> None:
        """Reports what stands on no card yet: before the decision is left open."""
        with self._guard:
            while self._calls:
                self.card()
            self._flush()

    def release(self) -> None:
        """Returns when the ledger says `proceed`. A hold that was said before may be over by now.

        Raises NotReleased. Where a hold is waited for and the time is over, ClientError `no_verdict`.
        """
        if self._directive == "proceed":
            return
        look: DecisionSummary = self.decision.read()
        if look.directive == "hold" and self._defaults.wait_on_hold_s is not None:
            look = self.decision.wait_for_verdict(self._defaults.wait_on_hold_s)
        self.learn(look)
        if look.directive != "proceed":
            raise NotReleased(look.directive, look.reasons, None, self.decision.id)

    def standing(self) -> str:
        """The directive as the ledger says it now. A hold that was said before may be over by now."""
        if self._directive != "proceed":
            self.learn(self.decision.read())
        return self._directive

    def begin(self, effect: Effect) -> Union[BegunSideEffect[AnswerT], AlreadyBegun]:
        """Begins what the ledger may hold, and once more after each verdict that releases it."""
        while True:
            try:
                return self.decision.start_side_effect(effect.key, effect.intent)
            except NotReleased as error:
                self._directive = error.directive
                if error.directive == "stop" or self._defaults.wait_on_hold_s is None:
                    raise
                self.release()

    def register(self, effect: Effect) -> None:
        """Registers a change and does not begin it. Raises NotReleased where the ledger does not say `proceed`."""
        now = register_side_effect(self.decision, effect.key, effect.intent)
        self._directive = now.directive
        if now.directive != "proceed":
            raise NotReleased(now.directive, now.reasons, now.side_effect_id, self.decision.id)

    def denied(self, tool: str, arguments: Mapping[str, object], reason: str, *, call_id: Optional[str] = None) -> None:
        """Files a card that says of a call that it was not made, and why."""
        self.report(CallClock(tool, "read", arguments, call_id).denied(reason), {})

    def learn(self, answer: Union[WriteAnswer, SpooledAnswer, DecisionSummary]) -> None:
        self._directive = answer.directive

    def note_call(self, report: CallReport) -> None:
        """The call stands on the next card."""
        self._calls.append(report)

    def report(self, report: CallReport, card: Mapping[str, object]) -> None:
        """A read happened whether or not it can be told now: where reads go on, its card waits."""
        with self._guard:
            self._file(card, [*self._take_calls(_CALLS_MAX - 1), report])

    def _take_calls(self, most: int) -> List[CallReport]:
        return [self._calls.popleft() for _ in range(min(most, len(self._calls)))]

    def _file(self, members: Mapping[str, object], calls: List[CallReport]) -> Union[AnswerT, SpooledAnswer]:
        waiting = _Waiting(dict(members), tuple(calls), random_key(), now_text())
        is_report = "next_action" not in members and members.get("needs_human") is not True
        try:
            self._flush()
            return self._send(waiting)
        except FailedClosed as error:
            # It is kept, or nothing was begun; either way the spool has said what holds.
            if error.recorded != "spooled":
                self._calls.extendleft(reversed(calls))
            raise
        except DocketError as error:
            if not is_away(error) and not is_unclear(error):
                self._calls.extendleft(reversed(calls))
                raise
            # It may have been written: under its key it is the same card. An announcement alone is made anew.
            if is_report or calls:
                self._keep(waiting)
            if not is_report or not self._defaults.reads_go_on or self._directive != "proceed":
                raise
            return _not_answered(self.decision.id)

    def _send(self, waiting: _Waiting) -> AnswerT:
        """Sends a card. One that is refused for its values goes again without what calls were passed and returned."""
        calls = list(waiting.calls)
        try:
            answer = self.decision.job_card(self._complete(waiting, calls), idempotency_key=waiting.key)
        except DocketError as error:
            if not calls or not _is_refused_value(error):
                raise
            bare = self._complete(waiting, [report.bare() for report in calls])
            answer = self.decision.job_card(bare)
        self.learn(answer)
        return answer

    def _complete(self, waiting: _Waiting, calls: List[CallReport]) -> Dict[str, object]:
        body: Dict[str, object] = {
            "current_phase": self._defaults.phase,
            "goal": self._defaults.goal,
            "confidence": self._defaults.confidence,
            "needs_human": False,
            "occurred_at": waiting.occurred_at,
            **waiting.members,
            **calls_of(calls),
        }
        return with_notes(body, notes_of(calls))

    def _keep(self, waiting: _Waiting) -> None:
        if len(self._waiting) < _WAITING_MAX:
            self._waiting.append(waiting)
        else:
            self._lost_cards += 1

    def _flush(self) -> None:
        """Files what waits, in its order, and says what was lost."""
        while self._waiting:
            self._send(self._waiting[0])
            self._waiting.popleft()
        if self._lost_cards:
            reason = "Docket did not answer, and more Job Cards waited than the agent keeps."
            self.decision.gap({"kind": "dropped", "reason": reason, "records": self._lost_cards})
            self._lost_cards = 0


def end_run(run: AgentRun[AnswerT], error: Optional[BaseException]) -> None:
    """Closes the decision of a run that is over, as what ended it says; on a hold it is left open.

    Raises RunNotClosed where that cannot be recorded. An interruption (KeyboardInterrupt, a task that was cancelled)
    stays what it is, with that as its cause.
    """
    said = _not_released(error)
    try:
        if error is None:
            run.close("completed")
        elif said is not None and said.directive == "hold":
            run.settle()
        else:
            outcome = "failed" if isinstance(error, Exception) else "abandoned"
            if said is not None:
                outcome = "stopped"
            run.close(outcome, summary=_summary(error))
    except Exception as cause:
        unrecorded = RunNotClosed(run.decision.id, error, cause)
        if error is not None and not isinstance(error, Exception):
            raise error from unrecorded
        raise unrecorded from cause


def _not_released(error: Optional[BaseException]) -> Optional[NotReleased]:
    """The ledger's word that ended the run; frameworks raise errors of their own from it."""
    for _ in range(_CAUSES_MAX):
        if error is None or isinstance(error, NotReleased):
            return error
        error = error.__cause__
    return None


class RunNotClosed(ClientError):
    """What the run came to is known, and that it ended could not be recorded: the decision is open in the ledger."""

    def __init__(self, decision_id: str, run_error: Optional[BaseException], cause: BaseException) -> None:
        message = f"The run is over, and that could not be recorded: {error_text(cause)}"
        super().__init__("run_not_closed", message)
        self.decision_id = decision_id
        #: What the run raised.
        self.run_error = run_error
        self.__cause__ = cause


def _summary(error: BaseException) -> str:
    return writable(f"{type(error).__name__}: {error_text(error)}", 2_000)


def _not_answered(decision_id: str) -> SpooledAnswer:
    """What stands for an answer while the server gives none: reads go on, and nothing else does."""
    reason = Reason("not_answered", "The card waits in this process.")
    return SpooledAnswer("spooled", "proceed", (reason,), False, None, None, decision_id)


def _is_refused_value(error: DocketError) -> bool:
    if isinstance(error, InvalidValue):
        return True
    return isinstance(error, DocketProblem) and error.is_refusal and error.status in (400, 413, 422)
