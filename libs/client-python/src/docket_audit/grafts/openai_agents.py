"""Function tools and hooks for the OpenAI Agents SDK. Nothing of it is imported here."""

from __future__ import annotations

import copy
import importlib
import inspect
from typing import Any, List, Mapping, Optional, Sequence

from .._guarded import AlreadyPerformed
from .._in_thread import in_thread
from .._records import AnswerT
from .._run import AgentRun
from .._side_effect import NotReleased
from .._values import writable
from ._guard import EffectMap, FrameworkCall, Guard, UnlistedTool, arguments_in, required_id, told_instead


def guard_tools(
    run: AgentRun[AnswerT], tools: Sequence[Any], effects: EffectMap, *, unlisted: str = "refuse"
) -> List[Any]:
    """Guarded copies of function tools, for an agent within `DocketAgent.run` or `resume`.

    `needs_approval` announces a change and is true while the ledger holds it, so that the run ends with
    `interruptions`; the tool's own holds beside it. The call itself asks the ledger once more, whatever was approved in
    the framework, performs once and records. A stop raises NotReleased, which ends the run with the framework's error
    from it, and the block then closes the decision as `stopped`. Of a hold that was approved in the framework only, of
    a call that was performed before, and of a tool that `effects` does not name, the model is told.

    Raises ValueError for a tool that makes text of its errors, as `function_tool` does when `failure_error_function` is
    left out: what failed would be recorded as performed. TypeError for what is no function tool: nobody can be asked
    before a call that the provider makes.
    """
    guard = Guard(run, effects, unlisted)
    return [_guarded(guard, tool) for tool in tools]


def docket_hooks(run: AgentRun[AnswerT], *, run_hooks: Optional[Any] = None) -> Any:
    """`hooks` for `Runner.run`: a handoff becomes a card, and what the agent said last the summary of the closing.

    `run_hooks` is `agents.RunHooks`, where that is not to be taken from the installed package. Nothing is held here:
    the framework does not wait for every hook.
    """
    base: Any = run_hooks or importlib.import_module("agents").RunHooks

    class DocketHooks(base):  # type: ignore[misc]
        """Records what is no call of a tool."""

        async def on_handoff(self, context: Any, from_agent: Any, to_agent: Any) -> None:
            handoff = {"to_agent": writable(str(to_agent.name), 200)}
            named = f"Handed over by {from_agent.name}."
            await in_thread(run.card, handoff=handoff, rationale=writable(named, 2_000))

        async def on_agent_end(self, context: Any, agent: Any, output: Any) -> None:
            run.decided(summary=writable(str(output), 8_000))

    return DocketHooks()


def _guarded(guard: Guard[AnswerT], tool: Any) -> Any:
    name: str = getattr(tool, "name", type(tool).__name__)
    invoke: Any = getattr(tool, "on_invoke_tool", None)
    if invoke is None:
        raise TypeError(f'"{name}" is no function tool: nothing can be asked before its calls.')
    if getattr(tool, "_use_default_failure_error_function", False) or getattr(tool, "_failure_error_function", None):
        raise ValueError(
            f'"{name}" makes text of its errors, and what failed would read as performed: make it by'
            " function_tool(…, failure_error_function=None)."
        )
    own = getattr(tool, "needs_approval", False)

    async def needs_approval(context: Any, given: Mapping[str, Any], call_id: str) -> bool:
        asked = own(context, given, call_id) if callable(own) else own
        if inspect.isawaitable(asked):
            asked = await asked
        call = FrameworkCall(name, required_id(call_id, name), arguments_in(given))
        try:
            await in_thread(guard.ask, call)
        except NotReleased as error:
            # On a stop the call itself raises: nobody is to be asked for what must not be made.
            return bool(asked) or error.directive == "hold"
        return bool(asked)

    async def on_invoke_tool(context: Any, given: str) -> Any:
        call = FrameworkCall(name, required_id(getattr(context, "tool_call_id", None), name), arguments_in(given))
        raised: List[BaseException] = []

        async def make() -> Any:
            try:
                return await invoke(context, given)
            except BaseException as error:
                raised.append(error)
                raise

        try:
            return await guard.around_later(call, make)
        except (NotReleased, AlreadyPerformed, UnlistedTool) as error:
            is_stop = isinstance(error, NotReleased) and error.directive != "hold"
            if is_stop or error in raised:
                raise
            return told_instead(error)

    guarded = copy.copy(tool)
    guarded.on_invoke_tool = on_invoke_tool
    guarded.needs_approval = needs_approval
    return guarded
