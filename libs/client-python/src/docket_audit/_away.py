"""What an agent may do while no answer of Docket comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Mapping, Optional

from ._errors import ClientError, DocketError
from ._problem import DocketProblem, DocketUnreachable, RequestFailed, UnexpectedAnswer
from ._records import LastStanding


class FailedClosed(ClientError):
    """The server could not be asked, and what was asked for is not done without asking.

    High stakes, a side effect that cannot be undone, a decision that was held already, or something else than the
    network that stood in the way. `__cause__` is what stood in the way, where a request was made.
    """

    def __init__(self, recorded: str, reason: str, cause: Optional[BaseException]) -> None:
        kept = (
            "The record is in the spool and will be written when the server answers: do not file it again."
            if recorded == "spooled"
            else "Nothing was recorded."
        )
        super().__init__("failed_closed", f"Do not go on: {reason}. {kept}")
        #: `spooled`: kept, and recorded later; do not file it again. `nowhere`: nothing was kept.
        self.recorded = recorded
        self.__cause__ = cause


@dataclass(frozen=True)
class AwayRuling:
    """What happens to a record that the server could not be asked about."""

    #: Named in the answer's `reasons`: `server_away` or `not_answered`.
    rule: str
    #: Whether the record goes into the spool.
    keep: bool
    #: What the agent is told; `refuse` is an error.
    directive: str
    reason: str


#: Asks to begin something, and is worth nothing without the server's answer.
_ASKS: Final = frozenset({"decision.opened", "side_effect.intent", "side_effect.executing"})
#: What has happened in the world already. The record is kept whatever the stakes are.
_HAPPENED: Final = frozenset(
    {
        "side_effect.executed",
        "side_effect.failed",
        "side_effect.outcome_unknown",
        "side_effect.rolled_back",
        "side_effect.compensated",
    }
)


def is_asking(type_: str) -> bool:
    return type_ in _ASKS


def has_happened(type_: str) -> bool:
    return type_ in _HAPPENED


def rule_away(type_: str, body: Mapping[str, object], standing: LastStanding) -> AwayRuling:
    """Decides by the stakes.

    On low and medium ones work goes on from the spool; on high, critical and unknown ones what is reported is kept and
    what is asked for is refused. A directive that the server gave before is never softened.
    """
    if type_ == "review.recorded":
        return _refuse("the server is away, and a review decides on what it holds")
    is_low = is_low_stakes(standing)
    stakes = f"the server is away, and the stakes are {standing.stakes or 'not known'}"
    held = standing.directive != "proceed"
    if type_ in _ASKS:
        if not is_low:
            return _refuse(stakes)
        if held:
            return _refuse(f"the server is away, and the last directive it gave is {standing.directive}")
        if body.get("reversibility") == "irreversible":
            return _refuse("the server is away, and only it can tell whether this irreversible action was taken before")
        return AwayRuling("server_away", True, "proceed", stakes)
    if is_low:
        # The server would hold as well: the agent itself asks for a human.
        asks_for_human = body.get("needs_human") is True and not held
        return AwayRuling("server_away", True, "hold" if asks_for_human else standing.directive, stakes)
    return AwayRuling("server_away", True, "hold" if type_ in _HAPPENED else "refuse", stakes)


def rule_unclear(type_: str, standing: LastStanding) -> Optional[AwayRuling]:
    """Decides where no answer of Docket came and the network cannot be blamed either.

    A page of a proxy, a certificate, a server that is overloaded: nothing is begun, on any stakes; reports are kept. A
    stop that the server gave before stays a stop. None: the error itself is the answer.
    """
    if type_ in _ASKS or type_ == "review.recorded":
        return None
    reason = "the server may be up and did not answer as Docket does"
    if type_ not in _HAPPENED:
        return AwayRuling("not_answered", True, "refuse", reason)
    return AwayRuling("not_answered", True, "stop" if standing.directive == "stop" else "hold", reason)


def is_low_stakes(standing: LastStanding) -> bool:
    """Stakes on which work goes on while the server is away."""
    return standing.stakes in ("low", "medium")


def is_away(error: Optional[BaseException]) -> bool:
    """Whether an error shows that the network failed. Nothing else lets an agent go on unasked."""
    return isinstance(error, DocketUnreachable)


def is_unclear(error: Optional[BaseException]) -> bool:
    """Whether nobody can tell what became of a request, or it was not looked at, and the network is not to blame."""
    if isinstance(error, DocketProblem):
        return not error.is_refusal
    return isinstance(error, (RequestFailed, UnexpectedAnswer))


def is_passing(error: DocketError) -> bool:
    """Whether the same request may well be answered a little later, without anybody changing anything."""
    if isinstance(error, UnexpectedAnswer):
        return error.status is not None and (error.status == 429 or error.status >= 500)
    if isinstance(error, RequestFailed):
        return error.is_late
    return is_away(error) or (isinstance(error, DocketProblem) and error.is_passing)


def is_of_caller(error: BaseException) -> bool:
    """Whether what is wrong lies with the caller's key or ledger, and not with the record."""
    if not isinstance(error, DocketProblem) or not error.is_known:
        return False
    return error.status in (401, 403) or error.code == "unknown_ledger"


def _refuse(reason: str) -> AwayRuling:
    return AwayRuling("server_away", False, "refuse", reason)
