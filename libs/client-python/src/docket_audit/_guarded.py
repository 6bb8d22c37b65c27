"""One call of a tool within a run, in halves: before it is made, and what came of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Awaitable, Callable, Dict, Generic, Mapping, Optional, Sequence, TypeVar, Union

from ._errors import ClientError, NotPerformed
from ._in_thread import to_the_end
from ._left_out import Notes
from ._records import AnswerT
from ._side_effect import AlreadyBegun, BegunSideEffect, Performed, SideEffectOutcome, T
from ._tool_call import CallClock

if TYPE_CHECKING:
    from ._run import AgentRun

U = TypeVar("U")


@dataclass(frozen=True)
class Effect:
    """What a change of the world is, before it is made."""

    #: `write` or `external`.
    kind: str
    #: Names the real action ("refund of order 44812"), not the attempt.
    key: str
    intent: Mapping[str, object]
    #: More of the card that announces it: lineage, rationale, confidence and the like.
    card: Mapping[str, object] = field(default_factory=dict)


class AlreadyPerformed(ClientError):
    """The side effect was registered before, by this process or another, and has gone further than its intent.

    Nothing was performed by this call. `status` says how far it has come.
    """

    def __init__(self, side_effect_id: str, status: str) -> None:
        message = f'Not performed: {side_effect_id} is "{status}" in the ledger already.'
        super().__init__("already_performed", message)
        self.side_effect_id = side_effect_id
        self.status = status


class ReadCall(Generic[AnswerT]):
    """A call that changes nothing. `begin`, make it, then `returned` or `raised`."""

    def __init__(self, run: "AgentRun[AnswerT]", clock: CallClock) -> None:
        self._run = run
        self._clock = clock

    def begin(self) -> None:
        """Raises NotReleased; then it must not be made."""
        self._run.release()
        self._clock.start()

    def ask(self) -> None:
        """Raises NotReleased where it must not be made."""
        self._run.release()

    def returned(self, value: T, lineage: Sequence[Mapping[str, object]] = ()) -> T:
        """Files a card with what it was asked and what it returned, and where that came from."""
        self.told(value, lineage)
        return value

    def told(self, result: object, lineage: Sequence[Mapping[str, object]] = (), left_out: Notes = ()) -> None:
        """The same, with what the card is to show of the result; `left_out` names what is missing already."""
        card: Dict[str, object] = {"lineage": [dict(one) for one in lineage]} if lineage else {}
        report = self._clock.returned(result)
        self._run.report(replace(report, left_out=report.left_out + left_out), card)

    def raised(self, error: BaseException) -> None:
        """Files a card with what it raised, which the caller passes on."""
        self._run.report(self._clock.raised(error), {})


class ChangeCall(Generic[AnswerT]):
    """A call that changes something. `begin`, make it, then `returned` or `raised`."""

    def __init__(self, run: "AgentRun[AnswerT]", clock: CallClock, tool: str, effect: Effect) -> None:
        self._run = run
        self._clock = clock
        self._tool = tool
        self._effect = effect
        self._begun: Optional[BegunSideEffect[AnswerT]] = None

    def begin(self) -> None:
        """Announces the change on a card, registers it and begins it.

        Raises NotReleased or AlreadyPerformed, and whatever stands in the way; then it must not be made.
        """
        self._run.release()
        self._run.announce(self._effect, self._next_action())
        self._run.release()
        begun = self._run.begin(self._effect)
        if isinstance(begun, AlreadyBegun):
            raise AlreadyPerformed(begun.side_effect_id, begun.status)
        self._begun = begun
        self._clock.start()

    def ask(self) -> None:
        """Announces the change and registers it, and performs nothing: for who asks before the call whether it may be
        made. `begin` goes on from here, and obeys the ledger once more.

        Raises NotReleased.
        """
        self._run.release()
        self._run.announce(self._effect, self._next_action())
        self._run.release()
        self._run.register(self._effect)

    def returned(self, performed: Performed[T], left_out: Notes = ()) -> T:
        """Records that it was performed; the call, with its arguments, stands on the next card."""
        assert self._begun is not None
        self._run.note_call(self._clock.returned(performed.result))
        outcome: SideEffectOutcome[T, AnswerT] = self._begun.performed(performed, left_out)
        if outcome.answer is not None:
            self._run.learn(outcome.answer)
        return performed.value

    def raised(self, error: BaseException) -> None:
        """Records what an error says of the outcome, which the caller passes on. Nothing where it was not begun."""
        if self._begun is not None:
            self._run.note_call(self._clock.raised(error))
            self._begun.failed(error)

    def _next_action(self) -> Dict[str, object]:
        said = {name: self._effect.intent.get(name) for name in ("operation", "target", "amount", "arguments_digest")}
        present = {name: value for name, value in said.items() if value is not None}
        return {"tool": self._tool, **present, "effect": self._effect.kind}


def run_call(call: Union[ReadCall[AnswerT], ChangeCall[AnswerT]], make: Callable[[], T]) -> T:
    """Begins a call and makes it; says what it raised. What it returned is for the caller to say."""
    call.begin()
    try:
        return make()
    except BaseException as error:
        call.raised(error)
        raise


async def run_call_later(
    call: Union[ReadCall[AnswerT], ChangeCall[AnswerT]], make: Callable[[], Awaitable[T]], tell: Callable[[T], U]
) -> U:
    """The same on an event loop, with what `tell` makes of what was returned. What blocks runs in threads."""
    _, is_cancelled = await to_the_end(call.begin, waits=True)
    if is_cancelled:
        # Nothing was done yet, and the ledger has to say so.
        await to_the_end(call.raised, NotPerformed("The task was cancelled before the action."))
        raise asyncio.CancelledError
    try:
        value = await make()
    except BaseException as error:
        await to_the_end(call.raised, error)
        raise
    told, is_cancelled = await to_the_end(tell, value)
    if is_cancelled:
        raise asyncio.CancelledError
    return told
