"""Docket around the tools of an agent, at the hook of each framework that really holds.

One module for each framework, none of which imports it: `langchain`, `openai_agents`, `claude`. `Guard` is what they
are made of, for a framework of one's own.
"""

from .._tool_effect import ToolEffect
from ._guard import EffectMap, FrameworkCall, Guard, GuardedCall, UnlistedTool, told_instead

__all__ = ["EffectMap", "FrameworkCall", "Guard", "GuardedCall", "ToolEffect", "UnlistedTool", "told_instead"]
