"""Everything that this package raises on purpose. `code` is stable; the message is for people."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Mapping, Optional

#: What the client itself says, each code with what to do about it. Closed, and the same as in the TypeScript
#: client (a test compares them) but for words of the language. What the server refuses is a `DocketProblem`.
NEXT: Mapping[str, str] = MappingProxyType(
    {
        "invalid_url": "Give the root of the server, http or https, without a key in it.",
        "invalid_api_key": "Pass the key as it was shown, without a line break.",
        "invalid_id": "Use the ids as the server gave them.",
        "invalid_idempotency_key": "Give 1 to 255 visible ASCII characters.",
        "invalid_value": "Correct the places in `errors`: give JSON that says what is to be recorded.",
        "unreachable": "Try again with the same idempotency key.",
        "request_failed": "Look at `__cause__`; correct the address, the certificate or the set-up.",
        "unexpected_answer": "Look at `status` and at what stands between agent and server.",
        "redirected": "Give the address that the server really has.",
        "server_busy": "Wait at least `retry_after_s`, then try again with the same idempotency key.",
        "failed_closed": 'Do not go on. Try again when the server answers; with `recorded == "spooled"` do not file'
        " it again.",
        "directive_hold": "Wait for a verdict (`wait_for_verdict`), then try again with the same key.",
        "directive_stop": "Record what is under way and close the decision.",
        "side_effect_not_listed": "Find out what became of it, and record it with `reconcile`.",
        "outcome_not_recorded": "Keep `value`; do not perform it again. Record the outcome with `reconcile` when the"
        " server answers.",
        "already_performed": "Go on from what is recorded; where `status` is `executing` or `outcome_unknown`, find out"
        " and record it with `reconcile`.",
        "unlisted_tool": "Say in `effects` what the tool changes, or that what is not listed only reads.",
        "no_run": "Call it within the block of `DocketAgent.run` or `resume`.",
        "run_not_closed": "Close the decision when the server answers: `client.existing(decision_id).close(…)`.",
        "no_verdict": "Wait longer, or ask somebody.",
        "no_spool": "Make it with one.",
        "not_in_ledger": "Replay the spool, and look at `set-aside.jsonl` for what was refused.",
        "idempotency_key_reused": "Use a new key for another record.",
        "spool_full": "Do not go on until the spool was replayed.",
        "spool_lost": "Do not go on. Look at the disk.",
        "spool_in_use": "Give each process a directory of its own.",
        "spool_version": "Open it with the version that wrote it, and replay it.",
    }
)


class DocketError(Exception):
    """Whatever this package raises. `code` is stable."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class ClientError(DocketError):
    """What the client itself says, by a code of `NEXT`."""

    @property
    def next(self) -> str:
        """What to do, in words."""
        return NEXT[self.code]


class NotPerformed(Exception):
    """Raised by the action of a side effect when it is certain that nothing happened.

    Any other exception leaves the outcome unknown on the record, because a time-out does not show that the money
    was not sent.
    """


@dataclass(frozen=True)
class FieldProblem:
    """One bad place in a request and what is wrong there."""

    detail: str
    #: JSON Pointer (RFC 6901) into the body; "" is the whole body.
    pointer: Optional[str] = None
    #: Name of a path, query or header parameter, where the place is not in the body.
    parameter: Optional[str] = None


def error_text(error: object) -> str:
    """The text of whatever was raised: even of an exception whose `__str__` raises."""
    try:
        return str(error) or type(error).__name__
    except Exception:
        return "what was raised has no text"
