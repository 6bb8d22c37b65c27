"""Keeps an agent's record in a Docket ledger. Standard library only. README.md tells how."""

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
from ._errors import ClientError, DocketError, FieldProblem, NotPerformed
from ._problem import DocketProblem, DocketUnreachable, ProblemDetails, RequestFailed, UnexpectedAnswer
from ._side_effect import AlreadyBegun, BegunSideEffect, NotReleased, OutcomeNotRecorded, Performed, SideEffectOutcome
from ._transport import RetryPolicy
from ._values import InvalidValue, JsonValue, to_record_json
from .lineage import Passage, SourceDocument, hash_passage, retrieved

__version__ = "0.1.0"

__all__ = [
    "AlreadyBegun",
    "BatchRecord",
    "BegunSideEffect",
    "ClientError",
    "Decision",
    "DecisionSummary",
    "DocketClient",
    "DocketError",
    "DocketProblem",
    "DocketUnreachable",
    "FailedClosed",
    "FieldProblem",
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
    "Reason",
    "Receipt",
    "ReceiptEntry",
    "RequestFailed",
    "RetryPolicy",
    "SideEffectOutcome",
    "SideEffectSummary",
    "SourceDocument",
    "SpooledAnswer",
    "UnexpectedAnswer",
    "WriteAnswer",
    "hash_passage",
    "retrieved",
    "to_record_json",
]
