"""The grafts with the frameworks' own packages, where they are installed; the spec says of each that is not."""

from __future__ import annotations

import asyncio
import importlib
import importlib.util
from typing import Any, List

from docket_audit import DocketAgent
from docket_audit.grafts.claude import claude_hooks
from docket_audit.grafts.langchain import docket_middleware
from docket_audit.grafts.openai_agents import docket_hooks, guard_tools
from graft_stubs import BARE, EFFECTS, PAY, Shop
from support import WithServer


def is_installed(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


class WithPackages(WithServer):
    def setUp(self) -> None:
        self.shop = Shop()
        self.docket = DocketAgent(self.agent, "refund-agent", confidence=0.9)

    def issue_refund(self) -> Any:
        def issue_refund(order: str, value: str) -> str:
            """Pays a refund."""
            return self.shop.call("issue_refund", {"order": order, "value": value})

        return issue_refund


if is_installed("langchain"):

    class WithLangChain(WithPackages):
        """Each hook, and a hold that is resumed, of `create_agent` itself."""

        def agent_that_pays(self, middleware: Any) -> Any:
            messages = importlib.import_module("langchain_core.messages")
            models = importlib.import_module("langchain_core.language_models.fake_chat_models")

            class Model(models.GenericFakeChatModel):  # type: ignore[name-defined,misc]
                def bind_tools(self, tools: Any, **_: Any) -> Any:
                    return self

            name, args, call_id = PAY
            asks = messages.AIMessage("", tool_calls=[{"name": name, "args": args, "id": call_id}])
            said = iter([asks, messages.AIMessage("Done as asked.")])
            saver = importlib.import_module("langgraph.checkpoint.memory").InMemorySaver()
            create = importlib.import_module("langchain.agents").create_agent
            tool = importlib.import_module("langchain_core.tools").tool(self.issue_refund())
            return create(Model(messages=said), tools=[tool], middleware=[middleware], checkpointer=saver)

        def test_a_hold_interrupts_and_after_the_verdict_the_call_is_made_once(self) -> None:
            command = importlib.import_module("langgraph.types").Command
            thread = {"configurable": {"thread_id": "a"}}
            asked = {"messages": [{"role": "user", "content": "Refund order 7"}]}
            for later in (False, True):
                with self.subTest(later=later):
                    self.shop.paid.clear()
                    agent = self.agent_that_pays(docket_middleware(self.docket, BARE))

                    def go(given: Any, agent: Any = agent, later: bool = later) -> Any:
                        return asyncio.run(agent.ainvoke(given, thread)) if later else agent.invoke(given, thread)

                    held = go(asked)["__interrupt__"][0].value["docket"]
                    self.assertIn("__interrupt__", go(command(resume="approved")))
                    self.assertEqual(self.shop.paid, [])
                    self.answer(held["decision_id"], "approve")
                    self.assertEqual(go(command(resume="look"))["messages"][-1].text, "Done as asked.")
                    types = [type_ for type_, _ in self.entries(held["decision_id"])]
                    self.assertEqual((types.count("side_effect.intent"), types[-1]), (1, "decision.closed"))
                    self.assertEqual(self.shop.paid, ["order/7"])


if is_installed("agents"):

    class WithOpenAiAgents(WithPackages):
        """What is made of the SDK's own tools and hooks; no model is asked."""

        def test_its_tools_are_guarded_and_those_that_hide_errors_are_refused(self) -> None:
            sdk = importlib.import_module("agents")
            with self.docket.run("Refund order 7") as run:
                [tool] = guard_tools(
                    run, [sdk.function_tool(self.issue_refund(), failure_error_function=None)], EFFECTS
                )
                self.assertIsInstance(tool, sdk.FunctionTool)
                self.assertIsInstance(docket_hooks(run), importlib.import_module("agents.lifecycle").RunHooksBase)
                with self.assertRaises(ValueError):
                    guard_tools(run, [sdk.function_tool(self.issue_refund())], EFFECTS)


if is_installed("claude_agent_sdk"):

    class WithClaude(WithPackages):
        """The SDK's own options take the hooks; no session is begun."""

        def test_its_options_take_the_hooks(self) -> None:
            sdk = importlib.import_module("claude_agent_sdk")
            with self.docket.run("Refund order 7") as run:
                hooks = sdk.ClaudeAgentOptions(hooks=claude_hooks(run, EFFECTS)).hooks
            matchers: List[Any] = [matcher for one in hooks.values() for matcher in one]
            self.assertTrue(all(isinstance(matcher, sdk.HookMatcher) for matcher in matchers))


del WithPackages
