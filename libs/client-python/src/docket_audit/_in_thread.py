"""Work of this package off the event loop, and what a task that is cancelled meanwhile leaves behind."""

from __future__ import annotations

import asyncio
import contextvars
import functools
import os
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable, Dict, Final, Tuple, TypeVar

T = TypeVar("T")

_THREADS_MAX: Final = 32
#: Apart from the loop's own threads, which are few and may wait for this package; those that wait for people apart from
#: those that report.
_pools: Dict[str, ThreadPoolExecutor] = {}


async def in_thread(function: Callable[..., T], *given: object, waits: bool = False, **named: object) -> T:
    """The result of a function that blocks. A task that is cancelled stops waiting; the function goes on to its end."""
    call = functools.partial(contextvars.copy_context().run, function, *given, **named)
    return await asyncio.get_running_loop().run_in_executor(_pool("wait" if waits else "work"), call)


async def to_the_end(function: Callable[..., T], *given: Any, waits: bool = False) -> Tuple[T, bool]:
    """The result, and whether the task was cancelled meanwhile: then the caller raises CancelledError.

    For what must not be left half done: that an action was begun, or what became of it.
    """
    work = asyncio.ensure_future(in_thread(function, *given, waits=waits))
    is_cancelled = False
    while not work.done():
        try:
            await asyncio.shield(work)
        except asyncio.CancelledError:
            is_cancelled = True
        except Exception:
            # It is raised below.
            break
    try:
        return work.result(), is_cancelled
    except Exception as error:
        if is_cancelled:
            raise asyncio.CancelledError from error
        raise


def _pool(name: str) -> ThreadPoolExecutor:
    pool = _pools.get(name)
    if pool is None:
        pool = _pools[name] = ThreadPoolExecutor(_THREADS_MAX, thread_name_prefix=f"docket-{name}")
    return pool


if hasattr(os, "register_at_fork"):
    # Threads do not live on in a process that was forked off.
    os.register_at_fork(after_in_child=_pools.clear)
