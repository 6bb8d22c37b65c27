"""Records runs of an agent with little said: a block is a decision, a decorated function is a reporting tool."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import functools
import inspect
from types import TracebackType
from typing import Any, Callable, Dict, Generic, Iterator, Mapping, Optional, Tuple, Type, TypeVar, Union, cast

from ._answers import SpooledAnswer, WriteAnswer
from ._client import DocketClient
from ._errors import ClientError
from ._guarded import ChangeCall, ReadCall, run_call, run_call_later
from ._in_thread import in_thread, to_the_end
from ._records import AnswerT
from ._run import AgentRun, RunDefaults, end_run
from ._tool_effect import Lineage, Said, SaidObject, ToolEffect

F = TypeVar("F", bound=Callable[..., Any])
AnyRun = Union[AgentRun[WriteAnswer], AgentRun[Union[WriteAnswer, SpooledAnswer]]]


class DocketAgent(Generic[AnswerT]):
    """What is the same for all runs of an agent.

    A tool knows its run by the context that it is called in (`contextvars`): within the block, in the tasks that it
    starts, and in threads that take the context along (`asyncio.to_thread` does, `threading.Thread` does not).

    `stakes` and `confidence` hold for every run and card that does not say otherwise; confidence that is left out is
    recorded as not stated. `wait_on_hold_s` is how long a hold is waited for; left out, it ends the run with
    NotReleased and leaves the decision open.
    """

    def __init__(
        self,
        client: DocketClient[AnswerT],
        agent: Union[str, Mapping[str, object]],
        *,
        stakes: str = "medium",
        confidence: Optional[float] = None,
        wait_on_hold_s: Optional[float] = None,
    ) -> None:
        self.client = client
        self._agent = {"id": agent} if isinstance(agent, str) else dict(agent)
        self._stakes = stakes
        self._confidence = confidence
        self._wait_on_hold_s = wait_on_hold_s
        self._current: contextvars.ContextVar[Optional[AgentRun[AnswerT]]] = contextvars.ContextVar(
            "docket_run", default=None
        )

    def run(
        self,
        goal: str,
        *,
        phase: str = "EXECUTING",
        idempotency_key: Optional[str] = None,
        **opening: object,
    ) -> "RunBlock[AnswerT]":
        """A block (`with`, or `async with`) that is a decision, closed with it.

        As `completed` at its end, as `stopped` where it ends with the ledger's stop, as `abandoned` where it is
        interrupted, as `failed` where it raises anything else. On a hold that is not waited for the decision stays
        open: go on with `resume`. `opening` is what else the opening record says: `request`, `stakes`, `plan`. A run
        within a run names the outer one as its parent.

        The block raises RunNotClosed where its end cannot be recorded.
        """
        return RunBlock(self, goal, phase, dict(opening), idempotency_key, None)

    def resume(
        self, decision_id: str, goal: str, *, phase: str = "EXECUTING", stakes: Optional[str] = None
    ) -> "RunBlock[AnswerT]":
        """Goes on with a decision that was left open: after a hold, or a crash.

        The block begins anew: what it reads is read and recorded again, what it changed is not changed twice
        (AlreadyPerformed).
        """
        return RunBlock(self, goal, phase, {} if stakes is None else {"stakes": stakes}, None, decision_id)

    @property
    def current(self) -> AgentRun[AnswerT]:
        """The run of this context. Raises ClientError `no_run` outside of one."""
        run = self._current.get()
        if run is None:
            raise ClientError("no_run", "There is no run here: this is outside of its block.")
        return run

    def tool(
        self,
        name: str,
        *,
        effect: str,
        key: Optional[Said] = None,
        target: Optional[SaidObject] = None,
        owner: Optional[str] = None,
        amount: Optional[SaidObject] = None,
        operation: Optional[str] = None,
        reversibility: Optional[str] = None,
        lineage: Optional[Callable[..., Lineage]] = None,
        arguments: Optional[Callable[..., Mapping[str, object]]] = None,
        result: Optional[Callable[[Any], object]] = None,
        external_ref: Optional[Callable[[Any], str]] = None,
    ) -> Callable[[F], F]:
        """Makes a function, plain or a coroutine function, a tool that works within a run only and reports itself.

        `effect="read"`: a card after each call says what it was asked and what it returned or raised, and `lineage`, a
        function of the result, where that came from.

        `effect="write"` or `"external"`: announced on a card, registered, performed once and reported. `key` names the
        real action ("refund:{order}"), `target` and `amount` are its own as records have them, `owner` answers for it;
        `operation` is the tool's name where it is left out, and `lineage`, a function of the arguments, is what the
        action rests on. In their texts `{name}` stands for an argument; functions are given the arguments by name.

        `arguments` is what the record shows of them instead, `result` what it shows of the result, `external_ref` the
        other system's reference. What a record cannot hold is left out, and the record says so.

        Before each call the ledger's directive is obeyed: NotReleased. What was performed before is not performed
        again: AlreadyPerformed. Outside of a run ClientError `no_run`.
        """
        done = ToolEffect(
            effect,
            key=key,
            target=target,
            owner=owner,
            amount=amount,
            operation=operation,
            reversibility=reversibility,
            lineage=lineage,
            arguments=arguments,
            result=result,
            external_ref=external_ref,
        )
        if effect != "read" and key is None:
            raise TypeError(f"a tool of effect {effect} says its `key`")
        return _Tool(self, name, done).decorate

    def open(self, goal: str, *, phase: str = "EXECUTING", **opening: object) -> AgentRun[AnswerT]:
        """Opens the decision of a run that no block closes, for adapters of frameworks: `close` is theirs to call."""
        return RunBlock(self, goal, phase, dict(opening), None, None)._open()

    def attach(
        self, decision_id: str, goal: str, *, phase: str = "EXECUTING", stakes: Optional[str] = None
    ) -> AgentRun[AnswerT]:
        """Goes on with a decision that is open, without a block. Sends nothing."""
        return RunBlock(self, goal, phase, {} if stakes is None else {"stakes": stakes}, None, decision_id)._open()

    @contextlib.contextmanager
    def within(self, run: AgentRun[AnswerT]) -> Iterator[AgentRun[AnswerT]]:
        """A block in which `run` is the current one: what is opened in it names its decision as the parent."""
        token = self._current.set(run)
        try:
            yield run
        finally:
            self._current.reset(token)


class _Tool(Generic[AnswerT]):
    """A decorator of functions."""

    def __init__(self, agent: DocketAgent[AnswerT], name: str, effect: ToolEffect) -> None:
        self._agent = agent
        self._name = name
        self._effect = effect

    def decorate(self, function: F) -> F:
        signature = inspect.signature(function)
        if inspect.isgeneratorfunction(function) or inspect.isasyncgenfunction(function):
            raise TypeError("a generator cannot be a tool: it does its work after it has returned")
        if inspect.iscoroutinefunction(function):

            @functools.wraps(function)
            async def make_later(*given: Any, **named: Any) -> Any:
                bound = _bind(signature, given, named)
                call = self._start(bound)
                return await run_call_later(
                    call, lambda: function(*given, **named), lambda value: self._effect.tell(call, bound, value)
                )

            return cast(F, make_later)

        @functools.wraps(function)
        def make(*given: Any, **named: Any) -> Any:
            bound = _bind(signature, given, named)
            call = self._start(bound)
            value = run_call(call, lambda: _at_once(function(*given, **named)))
            return self._effect.tell(call, bound, value)

        return cast(F, make)

    def _start(self, bound: Mapping[str, object]) -> Union[ReadCall[AnswerT], ChangeCall[AnswerT]]:
        run = self._agent._current.get()
        if run is None:
            raise ClientError("no_run", f'The tool "{self._name}" was called outside of a run.')
        return self._effect.start(run, self._name, bound)


class RunBlock(Generic[AnswerT]):
    """The block of a run: `with docket.run("…") as run`, or `async with`."""

    def __init__(
        self,
        agent: DocketAgent[AnswerT],
        goal: str,
        phase: str,
        opening: Mapping[str, object],
        idempotency_key: Optional[str],
        decision_id: Optional[str],
    ) -> None:
        self._agent = agent
        self._goal = goal
        self._phase = phase
        self._opening = opening
        self._idempotency_key = idempotency_key
        self._decision_id = decision_id
        self._outer: Optional[AgentRun[AnswerT]] = None
        self._run: Optional[AgentRun[AnswerT]] = None

    def __enter__(self) -> AgentRun[AnswerT]:
        return self._enter(self._open())

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        end_run(self._leave(), error)

    async def __aenter__(self) -> AgentRun[AnswerT]:
        return self._enter(await in_thread(self._open))

    async def __aexit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        _, is_cancelled = await to_the_end(end_run, self._leave(), error)
        if is_cancelled:
            raise asyncio.CancelledError

    def _open(self) -> AgentRun[AnswerT]:
        agent = self._agent
        stakes = self._opening.get("stakes", agent._stakes)
        known = stakes if isinstance(stakes, str) else None
        defaults = RunDefaults(
            goal=self._goal,
            phase=self._phase,
            confidence=agent._confidence,
            reads_go_on=known in ("low", "medium"),
            wait_on_hold_s=agent._wait_on_hold_s,
        )
        if self._decision_id is not None:
            return AgentRun(agent.client.existing(self._decision_id, stakes=known), defaults)
        outer = agent._current.get()
        parent = {} if outer is None else {"parent_decision": outer.decision.id}
        opening = {"agent": agent._agent, "stakes": stakes, **parent, **self._opening, "goal": self._goal}
        decision = agent.client.decision(opening, idempotency_key=self._idempotency_key)
        return AgentRun(decision, defaults)

    def _enter(self, run: AgentRun[AnswerT]) -> AgentRun[AnswerT]:
        if self._run is not None:
            raise RuntimeError("a run is entered once; `resume` goes on with its decision")
        self._run = run
        self._outer = self._agent._current.get()
        self._agent._current.set(run)
        return run

    def _leave(self) -> AgentRun[AnswerT]:
        assert self._run is not None
        self._agent._current.set(self._outer)
        return self._run


def _bind(signature: inspect.Signature, given: Tuple[Any, ...], named: Mapping[str, Any]) -> Dict[str, object]:
    """The arguments by name, with what is left out; an object whose method it is is none of them."""
    bound = signature.bind(*given, **named)
    bound.apply_defaults()
    names = dict(bound.arguments)
    first = next(iter(signature.parameters), None)
    if first in ("self", "cls"):
        del names[first]
    return names


def _at_once(value: Any) -> Any:
    if inspect.isawaitable(value):
        raise TypeError("a tool that returns an awaitable has to be a coroutine function (`async def`)")
    return value
