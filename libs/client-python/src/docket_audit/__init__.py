"""Keeps an agent's record in a Docket ledger. Standard library only. README.md tells how."""

from ._agent import DocketAgent, RunBlock
from ._aio import AsyncDecision, AsyncDocketClient
from ._answers import (
    DecisionSummary,
    LedgerWriteAnswer,
    PendingHandoff,
    Reason,
    Receipt,
    ReceiptEntry,
    SideEffectSummary,
    SpooledAnswer,
    WriteAnswer,
)
from ._away import FailedClosed
from ._client import BatchRecord, DocketClient
from ._decision import Decision
from ._erasures import DocketErasures, ErasedEntry, ErasureOrder, ErasureOutlook, ErasureSummary
from ._errors import ClientError, DocketError, FieldProblem, NotPerformed
from ._file_spool import FileSpool
from ._guarded import AlreadyPerformed, ChangeCall, Effect, ReadCall
from ._problem import DocketProblem, DocketUnreachable, ProblemDetails, RequestFailed, UnexpectedAnswer
from ._questions import (
    DocketQuestions,
    DocketViews,
    QuestionClaim,
    QuestionList,
    QuestionNote,
    QuestionReviewer,
    QuestionStanding,
    QuestionSummary,
    ViewSummary,
)
from ._replay import ReplayReport
from ._run import AgentRun, RunDefaults, RunNotClosed
from ._side_effect import AlreadyBegun, BegunSideEffect, NotReleased, OutcomeNotRecorded, Performed, SideEffectOutcome
from ._spool import SetAside, Spool, SpooledRecord, SpoolError, SpoolLoss
from ._spool_files import Damage
from ._spooling import SpoolStatus
from ._tool_effect import ToolEffect
from ._transport import RetryPolicy
from ._values import InvalidValue, JsonValue, to_record_json
from .lineage import Passage, SourceDocument, hash_passage, retrieved

__version__ = "0.1.0"

__all__ = [
    "AgentRun",
    "AlreadyBegun",
    "AlreadyPerformed",
    "AsyncDecision",
    "AsyncDocketClient",
    "BatchRecord",
    "BegunSideEffect",
    "ChangeCall",
    "ClientError",
    "Damage",
    "Decision",
    "DecisionSummary",
    "DocketAgent",
    "DocketClient",
    "DocketErasures",
    "DocketError",
    "DocketProblem",
    "DocketQuestions",
    "DocketUnreachable",
    "DocketViews",
    "Effect",
    "ErasedEntry",
    "ErasureOrder",
    "ErasureOutlook",
    "ErasureSummary",
    "FailedClosed",
    "FieldProblem",
    "FileSpool",
    "InvalidValue",
    "JsonValue",
    "LedgerWriteAnswer",
    "NotPerformed",
    "NotReleased",
    "OutcomeNotRecorded",
    "Passage",
    "PendingHandoff",
    "Performed",
    "ProblemDetails",
    "QuestionClaim",
    "QuestionList",
    "QuestionNote",
    "QuestionReviewer",
    "QuestionStanding",
    "QuestionSummary",
    "ReadCall",
    "Reason",
    "Receipt",
    "ReceiptEntry",
    "ReplayReport",
    "RequestFailed",
    "RetryPolicy",
    "RunBlock",
    "RunDefaults",
    "RunNotClosed",
    "SetAside",
    "SideEffectOutcome",
    "SideEffectSummary",
    "SourceDocument",
    "Spool",
    "SpoolError",
    "SpoolLoss",
    "SpoolStatus",
    "SpooledAnswer",
    "SpooledRecord",
    "ToolEffect",
    "UnexpectedAnswer",
    "ViewSummary",
    "WriteAnswer",
    "hash_passage",
    "retrieved",
    "to_record_json",
]
