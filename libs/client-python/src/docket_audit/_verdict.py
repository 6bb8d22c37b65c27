"""Waiting for a human. Time that runs out approves nothing."""

from __future__ import annotations

import math
import random
import time
from typing import Final, Optional

from ._answers import DecisionSummary
from ._away import is_passing
from ._errors import ClientError, DocketError
from ._transport import RetryPolicy, backoff_delay_s

WAIT_FOR_VERDICT_S: Final = 600.0
#: The longest that a server holds a request; proxies commonly cut one off after 60 seconds.
_WAIT_S_MAX: Final = 30
#: Between two looks, where the server answered at once.
_POLL: Final = RetryPolicy(base_delay_s=0.25, max_delay_s=5.0)


class VerdictWait:
    """When to look at a decision until its directive is no longer `hold`, for whoever sleeps in between."""

    def __init__(self, timeout_s: float) -> None:
        self._timeout_s = timeout_s
        self._end = time.monotonic() + timeout_s
        self._begun = 0.0
        self._attempt = 0

    def begin(self) -> int:
        """How many seconds the server may take to answer the next look, if nothing changed."""
        self._attempt += 1
        self._begun = time.monotonic()
        return min(_WAIT_S_MAX, max(0, math.ceil(self._end - self._begun)))

    def delay_s(self, summary: Optional[DecisionSummary]) -> float:
        """Time until the next look. Raises ClientError `no_verdict` when all of it is over."""
        now = time.monotonic()
        left = self._end - now
        if left <= 0:
            why = "the server did not answer" if summary is None else "; ".join(one.message for one in summary.reasons)
            raise ClientError("no_verdict", f"No verdict after {self._timeout_s:g} s, so the hold stands: {why}")
        # A server that waited has paced this loop already.
        if now - self._begun > _POLL.max_delay_s:
            return 0.0
        return min(left, backoff_delay_s(_POLL, self._attempt, 0.5 + random.random() / 2))


def unless_passing(error: DocketError) -> None:
    """Raises `error` where waiting does not help."""
    if not is_passing(error):
        raise error
