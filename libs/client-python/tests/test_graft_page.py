"""The examples of the pages in docs/guide/frameworks that are in Python, as printed. Stubs stand for the frameworks."""

from __future__ import annotations

import contextlib
import io
import os
import pathlib
import re
import sys
import types
import unittest
import unittest.mock
from typing import Any, AsyncIterator, Dict, List

import graft_stubs as stubs
from support import SERVER_URL, WithServer

PAGES = pathlib.Path(__file__).parents[3] / "docs" / "guide" / "frameworks"
CALLS: "List[stubs.Call]" = [
    ("search_policy", {"query": "damaged"}, "call_0"),
    ("issue_refund", {"order": "7", "value": "42.50"}, "call_1"),
]


def module(name: str, **members: Any) -> types.ModuleType:
    made = types.ModuleType(name)
    vars(made).update(members)
    return made


def langchain(shop: stubs.Shop) -> Dict[str, types.ModuleType]:
    class Agent:
        def __init__(self, model: Any, tools: Any, middleware: Any, checkpointer: Any) -> None:
            [self.middleware] = middleware

        def invoke(self, asked: Any, thread: Any) -> Dict[str, Any]:
            return stubs.Graph(self.middleware, shop, CALLS).invoke(asked["messages"][0]["content"])

    hooks = {"AgentMiddleware": stubs.AgentMiddleware, "AgentState": stubs.AgentState, "PrivateStateAttr": "private"}
    made = [
        module("langchain"),
        module("langchain.agents", create_agent=Agent),
        module("langchain.agents.middleware"),
        module("langchain.agents.middleware.types", **hooks),
        module("langchain_core"),
        module("langchain_core.messages", ToolMessage=stubs.ToolMessage),
        module("langgraph"),
        module("langgraph.types", interrupt=stubs.interrupt),
        module("langgraph.checkpoint"),
        module("langgraph.checkpoint.memory", InMemorySaver=object),
    ]
    return {one.__name__: one for one in made}


def agents(shop: stubs.Shop) -> Dict[str, types.ModuleType]:
    def function_tool(function: Any, failure_error_function: Any) -> Any:
        [made] = [tool for tool in stubs.function_tools(shop) if tool.name == function.__name__]
        return made

    class Runner:
        @staticmethod
        async def run(agent: Any, asked: Any, hooks: Any) -> Any:
            interruptions = await stubs.Runner(agent.tools, CALLS, hooks).run()
            return types.SimpleNamespace(interruptions=interruptions, final_output="Done as asked.")

    made = module("agents", Agent=types.SimpleNamespace, Runner=Runner, RunHooks=stubs.RunHooks)
    made.function_tool = function_tool  # type: ignore[attr-defined]
    return {"agents": made}


def claude(shop: stubs.Shop) -> Dict[str, types.ModuleType]:
    async def query(prompt: str, options: Any) -> AsyncIterator[Any]:
        session = stubs.Session(options.hooks, shop)
        for call in CALLS:
            await session.use(call)
        await session.tell("Stop")
        yield types.SimpleNamespace(result="Done as asked.")

    options = types.SimpleNamespace
    made = module("claude_agent_sdk", ClaudeAgentOptions=options, HookMatcher=stubs.HookMatcher, query=query)
    return {"claude_agent_sdk": made}


def search_policy(query: str) -> str:
    raise AssertionError("the stub makes the calls")


def issue_refund(order: str, value: str) -> str:
    raise AssertionError("the stub makes the calls")


FRAMEWORKS = {
    "claude-agent-sdk-python.md": claude,
    "langchain-python.md": langchain,
    "openai-agents-python.md": agents,
}


def blocks_of(page: pathlib.Path) -> List[str]:
    return re.findall(r"^```python\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)


class GraftPage(WithServer):
    def test_every_page_is_tried_here(self) -> None:
        with_code = [page.name for page in PAGES.iterdir() if blocks_of(page)]
        self.assertEqual(sorted(with_code), list(FRAMEWORKS))

    def test_the_examples_work_as_printed(self) -> None:
        for name, framework in FRAMEWORKS.items():
            with self.subTest(name):
                # A key of a real action is one for good: each framework pays in another order's name.
                common, own_code = blocks_of(PAGES / name)
                common = common.replace('"claims"', repr(self.ledger))
                common = common.replace("refund:{order}", f"{name}:{{order}}")
                shop, printed = stubs.Shop(), io.StringIO()
                own = {"search_policy": search_policy, "issue_refund": issue_refund, "model": None}
                environment = {"DOCKET_URL": SERVER_URL, "DOCKET_API_KEY": self.key("agent")}
                with contextlib.ExitStack() as stack:
                    stack.enter_context(unittest.mock.patch.dict(sys.modules, framework(shop)))
                    stack.enter_context(unittest.mock.patch.dict(os.environ, environment))
                    stack.enter_context(contextlib.redirect_stdout(printed))
                    exec(common + own_code, own)
                self.assertEqual(shop.paid, ["7"])
                types_ = [type_ for type_, _ in self.entries()]
                opened = len(types_) - types_[::-1].index("decision.opened") - 1
                self.assertEqual(
                    types_[opened:],
                    [
                        "decision.opened",
                        "job_card.filed",
                        "job_card.filed",
                        "side_effect.intent",
                        "side_effect.executing",
                        "side_effect.executed",
                        "job_card.filed",
                        "decision.closed",
                    ],
                )
                if "print(" in own_code:
                    self.assertEqual(printed.getvalue(), "Done as asked.\n")
