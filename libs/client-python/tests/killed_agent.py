"""Begins a side effect and is killed: `before` the action, `during` it, or `after` it and before the report."""

from __future__ import annotations

import os
import signal
import sys

from docket_audit import DocketClient, Performed
from support import INTENT, SERVER_URL

point, marks, decision_id = sys.argv[1:]
agent = DocketClient(SERVER_URL, os.environ["DOCKET_TEST_KEY"], os.environ["DOCKET_TEST_LEDGER"])
decision = agent.existing(decision_id)


def end() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def perform(_: str) -> Performed[str]:
    with open(marks, "a", encoding="utf-8") as file:
        file.write(f"{point}\n")
    if point == "during":
        end()
    return Performed("paid", "re_1")


if point == "before":
    decision.register_side_effect(f"killed-{point}", INTENT)
    end()
begun = decision.start_side_effect(f"killed-{point}", INTENT)
performed = perform("")
end()
