"""The signatures of agent frameworks, as far as grafts use them: what stands in their place where they are not here."""

from __future__ import annotations

import asyncio
import contextvars
import dataclasses
import json
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple, TypedDict

from docket_audit import SourceDocument
from docket_audit.grafts import ToolEffect

POLICY = SourceDocument("refund-policy", "v3.1")

#: What the tools of all tests do to the world. Without a key, a refund's call is its name.
EFFECTS = {
    "search_policy": ToolEffect("read", lineage=lambda found: [POLICY.decisive({"section": "4.2"})]),
    "issue_refund": ToolEffect(
        "external",
        target={"system": "payments", "resource": "{order}"},
        owner="finance",
        amount={"value": "{value}", "currency": "EUR"},
        lineage=lambda **_: [POLICY.decisive({"section": "4.2"})],
    ),
}

#: The same, and nobody says what a refund rests on: the policy of a ledger holds it for a human.
BARE = {
    "issue_refund": ToolEffect(
        "external",
        target={"system": "payments", "resource": "{order}"},
        owner="finance",
        amount={"value": "{value}", "currency": "EUR"},
    ),
}

Call = Tuple[str, Dict[str, object], str]
SEARCH: Call = ("search_policy", {"query": "partial refund"}, "call_1")
PAY: Call = ("issue_refund", {"order": "order/7", "value": "42.50"}, "call_2")


class Shop:
    """The tools, plain and for event loops. What was really paid is in `paid`."""

    def __init__(self) -> None:
        self.paid: List[str] = []

    def call(self, name: str, args: Mapping[str, Any]) -> str:
        if name == "search_policy":
            return f"found: {args['query']}"
        if args["order"] == "broken":
            raise RuntimeError("the payment system said 500")
        self.paid.append(args["order"])
        return f"re_{args['order']}"


class TextAccessor(str):
    """What langchain-core 1 gives as the text of a message: no plain str, and callable as before version 1."""

    def __call__(self) -> str:
        return str(self)


class Message:
    """A message of LangChain."""

    def __init__(self, type: str, text: str) -> None:
        self.type = type
        self.text = TextAccessor(text)


@dataclasses.dataclass
class ToolMessage:
    content: str
    tool_call_id: str
    name: str
    status: str = "success"
    type: str = "tool"

    @property
    def text(self) -> str:
        return TextAccessor(self.content)


class AgentState(TypedDict):
    messages: List[Any]


class AgentMiddleware:
    """The hooks' signatures, as in langchain.agents.middleware.types."""

    state_schema: Any = AgentState
    tools: Sequence[Any] = ()

    def before_agent(self, state: Any, runtime: Any) -> Optional[Dict[str, Any]]: ...

    async def abefore_agent(self, state: Any, runtime: Any) -> Optional[Dict[str, Any]]: ...

    def after_agent(self, state: Any, runtime: Any) -> Optional[Dict[str, Any]]: ...

    async def aafter_agent(self, state: Any, runtime: Any) -> Optional[Dict[str, Any]]: ...

    def wrap_tool_call(self, request: Any, handler: Any) -> Any:
        raise NotImplementedError

    async def awrap_tool_call(self, request: Any, handler: Any) -> Any:
        raise NotImplementedError


class GraphInterrupt(Exception):
    """An Exception in LangGraph too, so that who catches all swallows it."""

    def __init__(self, value: Any) -> None:
        super().__init__(value)
        self.value = value


#: What a resumed task's calls of `interrupt` return, in their order.
_answers: "contextvars.ContextVar[List[Any]]" = contextvars.ContextVar("answers")


def interrupt(value: Any) -> Any:
    answers = _answers.get()
    if answers:
        return answers.pop(0)
    raise GraphInterrupt(value)


@dataclasses.dataclass
class ToolCallRequest:
    tool_call: Dict[str, Any]
    state: Any


class Graph:
    """`create_agent` with a checkpointer: state that lives on, calls that are gone on with from their start."""

    def __init__(
        self, middleware: Any, shop: Shop, calls: Sequence[Call], state: Optional[Dict[str, Any]] = None
    ) -> None:
        self.middleware = middleware
        self.shop = shop
        self.calls = calls
        self.state = {} if state is None else state

    def invoke(self, asked: Optional[str], *resume: Any) -> Dict[str, Any]:
        """`asked` None goes on with the thread. Returns the state, or what it waits for under `__interrupt__`."""
        if asked is not None:
            self.state.update(messages=[Message("human", asked)], answers=[])
            self.state.update(self.middleware.before_agent(self.state, None) or {})
        self.state["answers"] += resume
        for name, args, call_id in self._left():
            request = ToolCallRequest({"name": name, "args": args, "id": call_id}, self.state)
            _answers.set(list(self.state["answers"]))
            try:
                told = self.middleware.wrap_tool_call(request, lambda one: self._made(one))
            except GraphInterrupt as error:
                return {"__interrupt__": [error.value]}
            self._done(told)
        self.state["messages"].append(Message("ai", "Done as asked."))
        self.middleware.after_agent(self.state, None)
        return self.state

    async def ainvoke(self, asked: Optional[str], *resume: Any) -> Dict[str, Any]:
        if asked is not None:
            self.state.update(messages=[Message("human", asked)], answers=[])
            self.state.update(await self.middleware.abefore_agent(self.state, None) or {})
        self.state["answers"] += resume
        for name, args, call_id in self._left():
            request = ToolCallRequest({"name": name, "args": args, "id": call_id}, self.state)
            _answers.set(list(self.state["answers"]))
            try:
                told = await self.middleware.awrap_tool_call(request, self._made_later)
            except GraphInterrupt as error:
                return {"__interrupt__": [error.value]}
            self._done(told)
        self.state["messages"].append(Message("ai", "Done as asked."))
        await self.middleware.aafter_agent(self.state, None)
        return self.state

    def told(self) -> List[str]:
        """What the tools, or Docket in their place, told the model."""
        return [message.text for message in self.state["messages"] if message.type == "tool"]

    def _left(self) -> Sequence[Call]:
        return self.calls[len(self.told()) :]

    def _done(self, told: ToolMessage) -> None:
        self.state["messages"].append(told)
        self.state["answers"] = []

    def _made(self, request: ToolCallRequest) -> ToolMessage:
        call = request.tool_call
        return ToolMessage(self.shop.call(call["name"], call["args"]), call["id"], call["name"])

    async def _made_later(self, request: ToolCallRequest) -> ToolMessage:
        await asyncio.sleep(0)
        return self._made(request)


@dataclasses.dataclass
class FunctionTool:
    """A function tool of the OpenAI Agents SDK, as `function_tool(…, failure_error_function=None)` makes it."""

    name: str
    on_invoke_tool: Any
    needs_approval: Any = False
    _failure_error_function: Any = None
    _use_default_failure_error_function: bool = False


@dataclasses.dataclass
class ToolContext:
    tool_call_id: Optional[str]


@dataclasses.dataclass
class NamedAgent:
    name: str


class RunHooks:
    async def on_agent_end(self, context: Any, agent: Any, output: Any) -> None: ...

    async def on_handoff(self, context: Any, from_agent: Any, to_agent: Any) -> None: ...


class UserError(Exception):
    """What the SDK makes of an error of a tool."""


def function_tools(shop: Shop) -> List[FunctionTool]:
    def tool(name: str) -> FunctionTool:
        async def on_invoke_tool(context: ToolContext, given: str) -> Any:
            await asyncio.sleep(0)
            return shop.call(name, json.loads(given))

        return FunctionTool(name, on_invoke_tool)

    return [tool("search_policy"), tool("issue_refund")]


class Runner:
    """A run whose model asks for the calls in turn. `run` returns the calls that wait for an approval."""

    def __init__(self, tools: Sequence[FunctionTool], calls: Sequence[Call], hooks: Any) -> None:
        self.tools = {tool.name: tool for tool in tools}
        self.left = list(calls)
        self.hooks = hooks
        self.told: List[Any] = []

    async def run(self, approved: Sequence[str] = ()) -> List[str]:
        while self.left:
            name, args, call_id = self.left[0]
            tool = self.tools[name]
            needs = tool.needs_approval
            # It is asked again when the run is gone on with.
            if (await needs(None, args, call_id) if callable(needs) else needs) and call_id not in approved:
                return [call_id]
            try:
                self.told.append(await tool.on_invoke_tool(ToolContext(call_id), json.dumps(args)))
            except Exception as error:
                raise UserError(f"Error running tool {name}: {error}") from error
            self.left.pop(0)
        await self.hooks.on_agent_end(None, NamedAgent("refunds"), "Done as asked.")
        return []


@dataclasses.dataclass
class HookMatcher:
    """Of the Claude Agent SDK."""

    matcher: Optional[str] = None
    hooks: List[Any] = dataclasses.field(default_factory=list)
    timeout: Optional[float] = None


class Session:
    """The SDK's side of hooks: a tool is used where nothing denies it, and what came of it is told afterwards."""

    def __init__(self, hooks: Dict[str, List[HookMatcher]], shop: Shop) -> None:
        self.hooks = hooks
        self.shop = shop
        self.told: List[str] = []

    async def tell(self, event: str, **given: Any) -> Dict[str, Any]:
        [matcher] = self.hooks[event]
        told = {"hook_event_name": event, **given}
        output: Dict[str, Any] = await matcher.hooks[0](told, given.get("tool_use_id"), {"signal": None})
        return output

    async def use(self, call: Call) -> Dict[str, Any]:
        """What the hook before the use answered."""
        name, args, use_id = call
        asked = {"tool_name": name, "tool_input": args, "tool_use_id": use_id}
        output = await self.tell("PreToolUse", **asked)
        specific = output.get("hookSpecificOutput", {})
        if specific.get("permissionDecision") == "deny":
            self.told.append(specific["permissionDecisionReason"])
            return output
        try:
            response = self.shop.call(name, args)
        except RuntimeError as error:
            await self.tell("PostToolUseFailure", **asked, error=str(error))
            self.told.append(str(error))
        else:
            self.told.append(response)
            return {**output, **await self.tell("PostToolUse", **asked, tool_response=response)}
        return output
