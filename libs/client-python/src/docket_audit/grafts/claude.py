"""Hooks for the Claude Agent SDK. Nothing of it is imported here."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
from typing import Any, Awaitable, Callable, Dict, Final, List, Mapping, Optional

from .._errors import NotPerformed, error_text
from .._guarded import AlreadyPerformed
from .._in_thread import in_thread
from .._records import AnswerT
from .._run import AgentRun
from .._side_effect import NotReleased
from .._values import writable
from ._guard import EffectMap, FrameworkCall, Guard, UnlistedTool, arguments_in, required_id, told_instead

#: How long the SDK waits for a hook; what it does with a tool whose hook is late is not ours to say.
_HOOK_S: Final = 120.0
#: So we answer before that, with a no.
_ANSWER_S: Final = 90.0

Output = Dict[str, Any]
Hook = Callable[[Mapping[str, Any], Optional[str], Any], Awaitable[Output]]


class ToolFailed(Exception):
    """What the SDK said of a tool that failed."""


def claude_hooks(
    run: AgentRun[AnswerT],
    effects: EffectMap,
    *,
    unlisted: str = "refuse",
    hook_matcher: Optional[Any] = None,
    answer_s: float = _ANSWER_S,
) -> Dict[str, List[Any]]:
    """`hooks` for `ClaudeAgentOptions`, within `DocketAgent.run` or `resume`.

    Before a tool is used the ledger is asked: where it does not say proceed the use is denied, with the reason for the
    model, and on a stop the session ends too (`continue_` is False). An error of ours denies the use: none leaves a
    hook, since the SDK by default lets a tool run whose hook failed. So does an answer that takes longer than
    `answer_s` seconds. Afterwards what became of it is recorded; where that cannot be, the session ends. A use of which
    no news came by the end of the turn (`Stop`) has an unknown outcome. The start of a sub-agent is a handoff on a
    card.

    `hook_matcher` is `claude_agent_sdk.HookMatcher`, where that is not to be taken from the installed package.
    """
    matcher = hook_matcher or importlib.import_module("claude_agent_sdk").HookMatcher
    hooks = _Hooks(Guard(run, effects, unlisted), answer_s)
    made: Dict[str, Hook] = {
        "PreToolUse": hooks.before,
        "PostToolUse": hooks.after,
        "PostToolUseFailure": hooks.failed,
        "Stop": hooks.ended,
        "SubagentStart": hooks.handed_over,
    }
    return {event: [matcher(matcher=None, hooks=[hook], timeout=_HOOK_S)] for event, hook in made.items()}


class _Hooks:
    """The callbacks. None of them raises, but for a task that is cancelled."""

    def __init__(self, guard: Guard[Any], answer_s: float) -> None:
        self._guard = guard
        self._answer_s = answer_s
        #: Answers that come too late are still waited for.
        self._late: "set[asyncio.Future[None]]" = set()

    async def before(self, event: Mapping[str, Any], tool_use_id: Optional[str], context: Any) -> Output:
        try:
            tool = str(event["tool_name"])
            call = FrameworkCall(tool, _id(event, tool_use_id), arguments_in(event.get("tool_input")))
            await self._begin(call)
        except (NotReleased, AlreadyPerformed, UnlistedTool) as error:
            is_stop = isinstance(error, NotReleased) and error.directive != "hold"
            return _denied(told_instead(error), ends=is_stop)
        except Exception as error:
            return _denied(f"Docket: not called, the ledger could not be asked: {error_text(error)}")
        return {}

    async def after(self, event: Mapping[str, Any], tool_use_id: Optional[str], context: Any) -> Output:
        return await _recorded(lambda: self._guard.settle(_id(event, tool_use_id), event.get("tool_response")))

    async def failed(self, event: Mapping[str, Any], tool_use_id: Optional[str], context: Any) -> Output:
        error = ToolFailed(str(event.get("error")))
        return await _recorded(lambda: self._guard.settle(_id(event, tool_use_id), error=error))

    async def ended(self, event: Mapping[str, Any], tool_use_id: Optional[str], context: Any) -> Output:
        reason = f"The turn ended ({event.get('hook_event_name')}) without news of this call."
        return await _recorded(lambda: self._guard.settle_all(reason))

    async def handed_over(self, event: Mapping[str, Any], tool_use_id: Optional[str], context: Any) -> Output:
        name = str(event.get("agent_type") or event.get("agent_id"))
        return await _recorded(lambda: self._guard.run.card(handoff={"to_agent": writable(name, 200)}))

    async def _begin(self, call: FrameworkCall) -> None:
        """Raises TimeoutError where the answer takes too long; what is begun after that is recorded as failed."""
        begun = asyncio.ensure_future(in_thread(self._guard.begin, call, waits=True))
        # A hook that is cancelled has answered nothing: what becomes of the call is for `after` or `ended` to say.
        begun.add_done_callback(lambda done: done.cancelled() or done.exception())
        await asyncio.wait({begun}, timeout=self._answer_s)
        if begun.done():
            return await begun
        late = asyncio.ensure_future(self._give_up(begun, call))
        self._late.add(late)
        late.add_done_callback(self._late.discard)
        raise TimeoutError(f"no answer within {self._answer_s:g} seconds")

    async def _give_up(self, begun: "asyncio.Future[None]", call: FrameworkCall) -> None:
        with contextlib.suppress(Exception):
            await begun
            late = NotPerformed("The ledger's answer came too late: the use of the tool was denied.")
            await in_thread(self._guard.settle, call.call_id, error=late)


async def _recorded(record: Callable[[], object]) -> Output:
    """Nothing to say; or the end of the session, where what happened cannot be recorded."""
    try:
        await in_thread(record)
    except Exception as error:
        return {"continue_": False, "stopReason": f"Docket: what happened could not be recorded: {error_text(error)}"}
    return {}


def _denied(say: str, *, ends: bool = False) -> Output:
    specific = {"hookEventName": "PreToolUse", "permissionDecision": "deny", "permissionDecisionReason": say}
    end = {"continue_": False, "stopReason": say} if ends else {}
    return {**end, "hookSpecificOutput": specific}


def _id(event: Mapping[str, Any], tool_use_id: Optional[str]) -> str:
    return required_id(event.get("tool_use_id") or tool_use_id, str(event.get("tool_name")))
