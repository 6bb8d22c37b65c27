"""What all grafts share: before a call of a tool the ledger is asked, afterwards what became of it is recorded."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from typing import Any, Awaitable, Callable, Dict, Generic, Mapping, Optional, Tuple, Union

from .._errors import ClientError
from .._guarded import AlreadyPerformed, ChangeCall, ReadCall, run_call, run_call_later
from .._in_thread import in_thread
from .._records import AnswerT
from .._run import AgentRun
from .._side_effect import NotReleased
from .._tool_effect import ToolEffect

#: What each tool does to the world, by its name, or as a function for tools that become known while the agent runs.
EffectMap = Union[Mapping[str, ToolEffect], Callable[[str], Optional[ToolEffect]]]


class UnlistedTool(ClientError):
    """Nobody said what the tool changes, so it was not called. A card says so."""

    def __init__(self, tool: str) -> None:
        message = f'Not called: "{tool}" is not in the effect map, so nobody said what it changes.'
        super().__init__("unlisted_tool", message)
        self.tool = tool


@dataclass(frozen=True)
class FrameworkCall:
    """A call of a tool that a framework is about to make."""

    tool: str
    #: The framework's id of this call. A repetition of the call after a resume has the same.
    call_id: str
    #: The arguments by name.
    given: Mapping[str, object]


class GuardedCall(Generic[AnswerT]):
    """A call that may be made: `begin`, make it, then `returned` or `raised`."""

    def __init__(
        self, effect: ToolEffect, given: Mapping[str, object], call: Union[ReadCall[AnswerT], ChangeCall[AnswerT]]
    ) -> None:
        self._effect = effect
        self._given = given
        self.call = call

    def returned(self, value: Any) -> Any:
        """Records what it returned, and returns that."""
        return self._effect.tell(self.call, self._given, value)

    def raised(self, error: BaseException) -> None:
        """Records what it raised: a change's outcome is unknown then, unless it is `NotPerformed`."""
        self.call.raised(error)


def _as_it_is(value: Any) -> object:
    return value


class Guard(Generic[AnswerT]):
    """The calls of one run. For frameworks that let a function be wrapped there are `around` and `around_later`; for
    those with a hook before and one after the call `begin` and `settle`; `ask` is for those that ask whether a call
    needs approval. All raise NotReleased, AlreadyPerformed and UnlistedTool; the call must not be made then.

    `unlisted` is what becomes of a call of a tool that `effects` does not name. `refuse`: it is not made, and stands on
    a card as denied. `read` takes every such tool for one that changes nothing.
    """

    def __init__(self, run: AgentRun[AnswerT], effects: EffectMap, unlisted: str = "refuse") -> None:
        self.run = run
        self._effects = effects
        self._unlisted = checked_unlisted(unlisted)
        self._lock = threading.Lock()
        self._open: Dict[str, Optional[GuardedCall[AnswerT]]] = {}

    def around(
        self, call: FrameworkCall, make: Callable[[], Any], shown: Callable[[Any], object] = _as_it_is
    ) -> Any:
        """Makes the call if the ledger says proceed, and records what became of it: `shown` of what it returned, which
        may raise what is to be recorded as the call's error. Raises whatever `make` raises.
        """
        guarded = self._start(call)

        def made() -> Tuple[Any, object]:
            value = make()
            return value, shown(value)

        value, told = run_call(guarded.call, made)
        guarded.returned(told)
        return value

    async def around_later(
        self, call: FrameworkCall, make: Callable[[], Awaitable[Any]], shown: Callable[[Any], object] = _as_it_is
    ) -> Any:
        """The same on an event loop; what blocks runs in threads."""
        guarded = await in_thread(self._start, call)

        async def made() -> Tuple[Any, object]:
            value = await make()
            return value, shown(value)

        def tell(made: Tuple[Any, object]) -> Any:
            guarded.returned(made[1])
            return made[0]

        return await run_call_later(guarded.call, made, tell)

    def ask(self, call: FrameworkCall) -> None:
        """Asks whether the call may be made, and makes nothing. A change is announced and registered.

        Raises NotReleased. Of a tool that is not in the map nothing is asked: `around` refuses it.
        """
        effect = self._effect_of(call.tool)
        if effect is not None:
            self._started(call, effect).call.ask()

    def begin(self, call: FrameworkCall) -> None:
        """Asks before the call, and leaves its making to the framework. `settle` has to follow."""
        with self._lock:
            if call.call_id in self._open:
                raise RuntimeError(f"Docket: the call {call.call_id} is being made already.")
            self._open[call.call_id] = None
        try:
            guarded = self._start(call)
            guarded.call.begin()
        except BaseException:
            with self._lock:
                del self._open[call.call_id]
            raise
        with self._lock:
            self._open[call.call_id] = guarded

    def settle(self, call_id: str, result: object = None, *, error: Optional[BaseException] = None) -> bool:
        """Records what became of a call that `begin` let through; False where no such call is open.

        Raises what cannot be recorded.
        """
        with self._lock:
            guarded = self._open.get(call_id)
            if guarded is None:
                return False
            del self._open[call_id]
        if error is None:
            guarded.returned(result)
        else:
            guarded.raised(error)
        return True

    def settle_all(self, reason: str) -> None:
        """For the end of a session: calls of which no news came have an outcome that nobody knows."""
        with self._lock:
            ids = list(self._open)
        for call_id in ids:
            self.settle(call_id, error=NoNews(reason))

    def _start(self, call: FrameworkCall) -> GuardedCall[AnswerT]:
        effect = self._effect_of(call.tool)
        if effect is None:
            error = UnlistedTool(call.tool)
            self.run.denied(call.tool, call.given, str(error), call_id=call.call_id)
            raise error
        return self._started(call, effect)

    def _effect_of(self, tool: str) -> Optional[ToolEffect]:
        effect = self._effects(tool) if callable(self._effects) else self._effects.get(tool)
        return ToolEffect("read") if effect is None and self._unlisted == "read" else effect

    def _started(self, call: FrameworkCall, effect: ToolEffect) -> GuardedCall[AnswerT]:
        # Of a change without a key of its own the call itself is the key.
        key = f"{self.run.decision.id}:{call.call_id}"
        started = effect.start(self.run, call.tool, call.given, call_id=call.call_id, call_key=key)
        return GuardedCall(effect, call.given, started)


def checked_unlisted(unlisted: str) -> str:
    """Raises ValueError."""
    if unlisted not in ("refuse", "read"):
        raise ValueError(f"`unlisted` is refuse or read, not {unlisted!r}")
    return unlisted


class NoNews(Exception):
    """The framework never told how the call ended."""


def told_instead(error: BaseException) -> str:
    """What a model is told of a call that was not made; what is no word of the ledger's is raised again."""
    if isinstance(error, NotReleased):
        why = "; ".join(reason.message for reason in error.reasons) or "no reason was given"
        if error.directive == "hold":
            return f"Docket: HOLD. A human has to decide first, do not act: {why}"
        return f"Docket: STOP. The action was not performed, end this work: {why}"
    if isinstance(error, AlreadyPerformed):
        return f"Docket: not performed again. The ledger says of this action: {error.status}."
    if isinstance(error, UnlistedTool):
        return f"Docket: {error}"
    raise error


def arguments_in(given: object) -> Mapping[str, object]:
    """The arguments as an object; what is none stands under a name of its own."""
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except ValueError:
            pass
    return given if isinstance(given, Mapping) else {"input": given}


def required_id(call_id: object, tool: str) -> str:
    """Without an id a repeated call cannot be told from a new one."""
    if not isinstance(call_id, str) or not call_id:
        raise ValueError(f'Not called: the framework gave the call of "{tool}" no id.')
    return call_id
