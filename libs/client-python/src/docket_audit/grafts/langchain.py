"""Middleware for `create_agent` of LangChain 1 (LangGraph underneath). Nothing of either is imported here."""

from __future__ import annotations

import asyncio
import dataclasses
import importlib
import threading
import types
from collections import OrderedDict
from typing import Annotated, Any, Awaitable, Callable, Dict, Final, Generic, List, Mapping, Optional, Sequence, Tuple

from .._agent import DocketAgent
from .._guarded import AlreadyPerformed
from .._in_thread import in_thread, to_the_end
from .._records import AnswerT
from .._run import AgentRun, end_run
from .._side_effect import NOT_SAID, NotReleased
from ._guard import (
    EffectMap,
    FrameworkCall,
    Guard,
    UnlistedTool,
    arguments_in,
    checked_unlisted,
    required_id,
    told_instead,
)

_RUNS_MAX: Final = 1_000
_GOAL_MAX: Final = 500
#: The member of the state that keeps the decision with the thread, so that a resumed run finds it.
_DECISION: Final = "_docket_decision"
_TYPES: Final = "langchain.agents.middleware.types"

Messages = Sequence[Any]
OfMessages = Callable[[Messages], Mapping[str, object]]


class LangChainPackages:
    """What of the framework is needed: what is given, and for the rest what is installed (ImportError)."""

    def __init__(
        self,
        *,
        agent_middleware: Optional[Any] = None,
        agent_state: Optional[Any] = None,
        private_state: Optional[Any] = None,
        tool_message: Optional[Any] = None,
        interrupt: Optional[Callable[[Any], Any]] = None,
    ) -> None:
        self.agent_middleware = agent_middleware or _installed(_TYPES, "AgentMiddleware")
        self.agent_state = agent_state or _installed(_TYPES, "AgentState")
        self.private_state = private_state or _installed(_TYPES, "PrivateStateAttr")
        self.tool_message = tool_message or _installed("langchain_core.messages", "ToolMessage")
        self.interrupt = interrupt or _installed("langgraph.types", "interrupt")


def docket_middleware(
    docket: DocketAgent[AnswerT],
    effects: EffectMap,
    *,
    unlisted: str = "refuse",
    opening: Optional[OfMessages] = None,
    closing: Optional[OfMessages] = None,
    packages: Optional[LangChainPackages] = None,
) -> Any:
    """Makes the middleware. Each invocation is a decision: opened before the agent begins and closed after it ends.

    Each call of a tool goes through `wrap_tool_call` or `awrap_tool_call`, the hooks that can keep it from being made.
    A hold becomes LangGraph's own `interrupt` with `{"docket": {"decision_id", "directive", "reasons"}}`, and the
    resumed call asks the ledger anew, whatever the resume says. A stop raises NotReleased, which ends the invocation;
    the decision is closed as `stopped` when no call of it is under way any more. Of a call that was performed before,
    and of a tool that `effects` does not name, the model is told. Any other error leaves the decision open.

    `opening` and `closing` say of the messages what else the first and the last record say. Left out, these are the
    last message of a person, cut, as `goal` and `request`, and the last one of the model as `summary`.
    """
    found = packages or LangChainPackages()
    runs = _Runs(docket, effects, unlisted, opening, closing)
    calls = _Calls(docket, runs, found)
    base: Any = found.agent_middleware

    class Docket(base):  # type: ignore[misc]
        """Keeps the record of each invocation and of each call of a tool."""

        state_schema = _state_schema(found)
        tools: List[Any] = []

        def before_agent(self, state: Any, runtime: Any) -> Dict[str, object]:
            return {_DECISION: runs.open(state)}

        async def abefore_agent(self, state: Any, runtime: Any) -> Dict[str, object]:
            return {_DECISION: await in_thread(runs.open, state)}

        def wrap_tool_call(self, request: Any, handler: Callable[[Any], Any]) -> Any:
            return calls.make(request, handler)

        async def awrap_tool_call(self, request: Any, handler: Callable[[Any], Awaitable[Any]]) -> Any:
            return await calls.make_later(request, handler)

        def after_agent(self, state: Any, runtime: Any) -> None:
            runs.close(state)

        async def aafter_agent(self, state: Any, runtime: Any) -> None:
            await in_thread(runs.close, state)

    return Docket()


class _ToolFailed(Exception):
    """A tool failed, and the framework made a message of it: the record says so, and the model gets the message."""

    def __init__(self, told: Any) -> None:
        super().__init__(_text(told))
        self.told = told


class _Work(Generic[AnswerT]):
    """One invocation. After a stop its decision is closed, once no call of it is under way."""

    def __init__(self, guard: Guard[AnswerT]) -> None:
        self.guard = guard
        self._lock = threading.Lock()
        self._under_way = 0
        self._stop: Optional[NotReleased] = None

    def enter(self) -> None:
        with self._lock:
            self._under_way += 1

    def leave(self, stop: Optional[NotReleased]) -> None:
        """Raises RunNotClosed where the end cannot be recorded."""
        with self._lock:
            self._under_way -= 1
            self._stop = stop or self._stop
            if self._under_way > 0 or self._stop is None:
                return
            ended, self._stop = self._stop, None
        # Resumed after its end, or called beside another process: somebody closed it already.
        if self.guard.run.decision.read().status != "closed":
            end_run(self.guard.run, ended)


class _Attempt:
    """One call of a tool, however often it is gone on with."""

    def __init__(self, request: Any, found: LangChainPackages) -> None:
        asked = request.tool_call
        tool = asked["name"]
        self.call = FrameworkCall(tool, required_id(asked.get("id"), tool), arguments_in(asked["args"]))
        self.stop: Optional[NotReleased] = None
        self.held: Dict[str, object] = {}
        #: What the tool itself raised: a word of the ledger's to somebody within it is none to this call.
        self.raised: Optional[BaseException] = None
        self._found = found

    def shown(self, told: Any) -> object:
        """What the record shows. A `Command` steers the graph: what is in it is not recorded."""
        if not isinstance(told, self._found.tool_message):
            return NOT_SAID
        if told.status == "error":
            raise _ToolFailed(told)
        return told.content

    def instead(self, error: Exception, run: AgentRun[Any]) -> Any:
        """The message in the place of a result; None where the ledger holds it. Raises what ends the invocation."""
        if isinstance(error, _ToolFailed):
            return error.told
        if error is self.raised:
            raise error
        if isinstance(error, (AlreadyPerformed, UnlistedTool)):
            return self._message(told_instead(error))
        if not isinstance(error, NotReleased):
            raise error
        if error.directive != "hold":
            self.stop = error
            raise error
        reasons = [dataclasses.asdict(reason) for reason in error.reasons]
        self.held = {"docket": {"decision_id": run.decision.id, "directive": "hold", "reasons": reasons}}
        return None

    def _message(self, say: str) -> Any:
        call = self.call
        return self._found.tool_message(content=say, tool_call_id=call.call_id, name=call.tool, status="error")


class _Calls(Generic[AnswerT]):
    """The calls of tools, one after the other or side by side."""

    def __init__(self, docket: DocketAgent[AnswerT], runs: "_Runs[AnswerT]", found: LangChainPackages) -> None:
        self._docket = docket
        self._runs = runs
        self._found = found

    def make(self, request: Any, handler: Callable[[Any], Any]) -> Any:
        work, attempt = self._runs.of(request.state), _Attempt(request, self._found)
        run = work.guard.run

        def made() -> Any:
            try:
                with self._docket.within(run):
                    return handler(request)
            except BaseException as error:
                attempt.raised = error
                raise

        work.enter()
        try:
            while True:
                try:
                    return work.guard.around(attempt.call, made, attempt.shown)
                except Exception as error:
                    instead = attempt.instead(error, run)
                if instead is not None:
                    return instead
                # Raises the first time; after a resume it returns, and the ledger is asked again.
                self._found.interrupt(attempt.held)
        finally:
            work.leave(attempt.stop)

    async def make_later(self, request: Any, handler: Callable[[Any], Awaitable[Any]]) -> Any:
        work, attempt = self._runs.of(request.state), _Attempt(request, self._found)
        run = work.guard.run

        async def made() -> Any:
            try:
                with self._docket.within(run):
                    return await handler(request)
            except BaseException as error:
                attempt.raised = error
                raise

        work.enter()
        try:
            while True:
                try:
                    return await work.guard.around_later(attempt.call, made, attempt.shown)
                except Exception as error:
                    instead = attempt.instead(error, run)
                if instead is not None:
                    return instead
                self._found.interrupt(attempt.held)
        finally:
            _, is_cancelled = await to_the_end(work.leave, attempt.stop)
            if is_cancelled:
                raise asyncio.CancelledError


class _Runs(Generic[AnswerT]):
    """The invocations of this process. The oldest are given up: the ledger has them."""

    def __init__(
        self,
        docket: DocketAgent[AnswerT],
        effects: EffectMap,
        unlisted: str,
        opening: Optional[OfMessages],
        closing: Optional[OfMessages],
    ) -> None:
        self._docket = docket
        self._effects = effects
        self._unlisted = checked_unlisted(unlisted)
        self._opening = opening
        self._closing = closing
        self._lock = threading.Lock()
        self._works: "OrderedDict[str, _Work[AnswerT]]" = OrderedDict()

    def open(self, state: Any) -> str:
        messages = _member(state, "messages") or ()
        said: Dict[str, Any] = {"goal": _goal(messages)}
        request = _last(messages, "human")
        if request:
            said["request"] = request[:50_000]
        if self._opening is not None:
            said.update(self._opening(messages))
        run = self._docket.open(said.pop("goal"), **said)
        with self._lock:
            self._keep(run)
        return run.decision.id

    def of(self, state: Any) -> "_Work[AnswerT]":
        id_ = _member(state, _DECISION)
        if not isinstance(id_, str):
            raise RuntimeError("docket_middleware: the agent has no decision.")
        with self._lock:
            work = self._works.get(id_)
            return work or self._keep(self._docket.attach(id_, _goal(_member(state, "messages") or ())))

    def close(self, state: Any) -> None:
        run = self.of(state).guard.run
        messages = _member(state, "messages") or ()
        directive = run.standing()
        if directive == "hold":
            run.settle()  # Somebody still has to decide: the decision is not over.
        else:
            summary = _last(messages, "ai")
            said: Dict[str, Any] = {"summary": summary[:8_000]} if summary else {}
            if self._closing is not None:
                said = dict(self._closing(messages))
            run.close(**{"outcome": "stopped" if directive == "stop" else "completed", **said})
        with self._lock:
            self._works.pop(run.decision.id, None)

    def _keep(self, run: AgentRun[AnswerT]) -> "_Work[AnswerT]":
        work = self._works[run.decision.id] = _Work(Guard(run, self._effects, self._unlisted))
        while len(self._works) > _RUNS_MAX:
            self._works.popitem(last=False)
        return work


def _installed(module: str, name: str) -> Any:
    return getattr(importlib.import_module(module), name)


def _state_schema(found: LangChainPackages) -> Any:
    """The framework's state and one member more, which is neither its input nor its output."""
    members = {_DECISION: Annotated[str, found.private_state]}

    def fill(namespace: Dict[str, Any]) -> None:
        namespace.update(__annotations__=members, __module__=__name__)

    bases: Tuple[Any, ...] = (found.agent_state,)
    return types.new_class("DocketState", bases, {"total": False}, fill)


def _member(state: Any, name: str) -> Any:
    return state.get(name) if isinstance(state, Mapping) else getattr(state, name, None)


def _text(message: Any) -> str:
    """A property in version 1, whose text is of a class of its own that may be called, too; a method before that."""
    text = message.text
    return str(text) if isinstance(text, str) else str(text())


def _last(messages: Messages, kind: str) -> Optional[str]:
    found = [message for message in messages if message.type == kind]
    text = _text(found[-1]) if found else ""
    return text if text.strip() else None


def _goal(messages: Messages) -> str:
    asked = _last(messages, "human") or "not stated: no message of a person"
    return asked if len(asked) <= _GOAL_MAX else f"{asked[: _GOAL_MAX - 1]}…"
