"""What an agent, a reviewer or an auditor holds: one server, one key, one ledger."""

from __future__ import annotations

import os
import re
import ssl
from dataclasses import dataclass
from types import TracebackType
from typing import Dict, Final, Generic, List, Literal, Mapping, Optional, Sequence, Type, Union, cast, overload

from ._answers import (
    LedgerWriteAnswer,
    SpooledAnswer,
    WriteAnswer,
    another,
    check_answer,
    decode_batch_answer,
    decode_ledger_answer,
)
from ._decision import Decision, DecisionConnection
from ._errors import ClientError
from ._records import AnswerT, LastStanding, LedgerRecorder, OutgoingRecord, Recorder, request_for
from ._replay import OnSetAside, ReplayReport
from ._spool import Spool
from ._spooling import SpoolingRecorder, SpoolStatus
from ._trace import Traceparent, in_calling_trace, trace_for
from ._transport import TIMEOUT_S, RetryPolicy, Transport, TransportRequest, path_segment
from ._values import RECORD_LIMITS, JsonLimits, to_record_object

#: A batch takes longer than a record.
_BATCH_TIMEOUT_S: Final = 60.0
_BATCH_RECORDS_MAX: Final = 500
#: Longest that the server waits for witnesses.
_WITNESSES_S_MAX: Final = 10
#: Each body is held against the limits of a record; a record stands two levels deeper.
_BATCH_LIMITS: Final = JsonLimits(
    depth_max=RECORD_LIMITS.depth_max + 2,
    values_max=_BATCH_RECORDS_MAX * (RECORD_LIMITS.values_max + 3),
    bytes_max=4 * 1024 * 1024,
)

#: Forms of the proof of one entry: C2SP tlog-proof, or COSE receipt (RFC 9942).
ProofFormat = Literal["tlog-proof", "cose"]


@dataclass(frozen=True)
class BatchRecord:
    """One record of a batch."""

    type: str
    body: Mapping[str, object]
    #: None where the record opens a decision.
    decision_id: Optional[str] = None
    #: Instead of `decision_id`, for a decision that the batch itself opens: position in the batch, from 0, of its
    #: `decision.opened`, which stands further up.
    decision_ref: Optional[int] = None


class DocketClient(Generic[AnswerT]):
    """One server, one key, one ledger. Any thread may use it.

    `url` is the root of the server, for example `https://docket.example`. `timeout_s` is the longest time for one
    attempt. `tls` replaces the context that certificates are checked with, for an authority of your own. With a
    `spool` (a `FileSpool`, say), records wait there while the server is away, and low stakes go on; `on_set_aside` is
    told of each that the ledger will not take: a person has to look at it. `traceparent` gives the header of W3C Trace
    Context of what the agent does just now, or None: a record that names no `trace_id` is linked to that trace.

    Raises ClientError `invalid_url`, `invalid_api_key` or `invalid_id`.
    """

    _connection: DecisionConnection[AnswerT]

    @overload
    def __init__(
        self: "DocketClient[WriteAnswer]",
        url: str,
        api_key: str,
        ledger: str,
        *,
        timeout_s: float = ...,
        retry: Optional[RetryPolicy] = ...,
        tls: Optional[ssl.SSLContext] = ...,
        traceparent: Optional[Traceparent] = ...,
        spool: None = None,
        on_set_aside: None = None,
    ) -> None: ...

    @overload
    def __init__(
        self: "DocketClient[Union[WriteAnswer, SpooledAnswer]]",
        url: str,
        api_key: str,
        ledger: str,
        *,
        timeout_s: float = ...,
        retry: Optional[RetryPolicy] = ...,
        tls: Optional[ssl.SSLContext] = ...,
        traceparent: Optional[Traceparent] = ...,
        spool: Spool,
        on_set_aside: Optional[OnSetAside] = ...,
    ) -> None: ...

    def __init__(
        self,
        url: str,
        api_key: str,
        ledger: str,
        *,
        timeout_s: float = TIMEOUT_S,
        retry: Optional[RetryPolicy] = None,
        tls: Optional[ssl.SSLContext] = None,
        traceparent: Optional[Traceparent] = None,
        spool: Optional[Spool] = None,
        on_set_aside: Optional[OnSetAside] = None,
    ) -> None:
        # Found out now: an id that no address can hold is no reason to work without a server later.
        path_segment(ledger)
        #: Id of the ledger, as in the server's addresses.
        self.ledger = ledger
        self._transport = Transport(url, api_key, timeout_s, retry or RetryPolicy(), tls)
        self._spooling: Optional[SpoolingRecorder] = None
        recorder: Union[LedgerRecorder, SpoolingRecorder] = LedgerRecorder(self._transport)
        if spool is not None:
            recorder = self._spooling = SpoolingRecorder(self._transport, spool, ledger, on_set_aside)
        self._traceparent = traceparent
        # No checker can see that there is a spool exactly when AnswerT says so.
        self._connection = DecisionConnection(ledger, self._transport, cast("Recorder[AnswerT]", recorder), traceparent)

    @staticmethod
    def from_environment(ledger: str, *, key_variable: str = "DOCKET_API_KEY") -> "DocketClient[WriteAnswer]":
        """A client whose address stands in the environment as DOCKET_URL, and its key under `key_variable`.

        Raises ClientError `invalid_url` or `invalid_api_key`, also where there is none.
        """
        return DocketClient(os.environ.get("DOCKET_URL", ""), os.environ.get(key_variable, ""), ledger)

    def __enter__(self) -> "DocketClient[AnswerT]":
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.disconnect()

    def disconnect(self) -> None:
        """Closes idle connections. The client can be used on."""
        self._transport.close()

    def decision(self, opening: Mapping[str, object], *, idempotency_key: Optional[str] = None) -> Decision[AnswerT]:
        """Opens a decision: one piece of work, the unit of a dossier.

        Raises FailedClosed when the server is away, there is a spool, and the stakes are not low.
        """
        stakes = opening.get("stakes")
        known = stakes if isinstance(stakes, str) else None
        record = OutgoingRecord(self.ledger, "decision.opened", opening, idempotency_key=idempotency_key)
        opened = self._connection.write(record, LastStanding(known, "proceed"))
        return Decision(self._connection, opened.decision_id, opened, known)

    def existing(self, decision_id: str, *, stakes: Optional[str] = None) -> Decision[AnswerT]:
        """A decision that was opened before, by this agent or another. Sends nothing.

        While the server is away its stakes cannot be asked for: they count as high unless they are given.
        """
        return Decision(self._connection, decision_id, None, stakes)

    def replay_spool(self) -> ReplayReport:
        """Sends what waits in the spool, now.

        Every write does so too when the server answers again; call it before the process ends, and after it started.
        Raises DocketProblem when the server refuses the key or does not know the ledger.
        """
        if self._spooling is None:
            raise ClientError("no_spool", "This client was made without a spool.")
        return self._spooling.replay()

    @property
    def spool_status(self) -> Optional[SpoolStatus]:
        """How the spool stands now. Sends nothing. None for a client without one."""
        return None if self._spooling is None else self._spooling.status

    def gap(self, gap: Mapping[str, object], *, idempotency_key: Optional[str] = None) -> LedgerWriteAnswer:
        """Records that records are missing where it is not known of which decision, or of several."""
        return self._write_to_ledger("gap.recorded", gap, idempotency_key)

    def system_change(
        self, change: Mapping[str, object], *, idempotency_key: Optional[str] = None
    ) -> LedgerWriteAnswer:
        """Records another version of a model, prompt, policy or tool behind the agents."""
        return self._write_to_ledger("system.changed", change, idempotency_key)

    def observe(self, observation: Mapping[str, object]) -> LedgerWriteAnswer:
        """Records what something outside of the agents saw: a gateway, a database, a payment provider.

        Needs an observer's key. An event of a source is recorded once, by its `event_id`: sent again, it is answered
        `replayed`; with another content, refused (`idempotency_key_reused`).
        """
        return self._write_to_ledger("observation.recorded", observation, None)

    def watched(
        self, watch: Mapping[str, object], *, idempotency_key: Optional[str] = None
    ) -> LedgerWriteAnswer:
        """Records what an observer watched and until when: only there can something not have been seen."""
        return self._write_to_ledger("watch.recorded", watch, idempotency_key)

    def batch(
        self, records: Sequence[BatchRecord], *, idempotency_key: Optional[str] = None
    ) -> List[LedgerWriteAnswer]:
        """Writes up to 500 records (4 MiB) in this order, all or none, and returns an answer for each.

        A record names a decision that exists (`decision_id`) or one that this batch opens further up
        (`decision_ref`). A record whose `idempotency_key` was used before is not written again; its answer says
        `replayed`.

        Raises DocketProblem or InvalidValue, whose pointer begins with the record's position: `/17/body/goal`.
        """
        request = TransportRequest(
            method="POST",
            path=f"/v1/ledgers/{path_segment(self.ledger)}/batch",
            body=[_batch_item(record, position, self._traceparent) for position, record in enumerate(records)],
            limits=_BATCH_LIMITS,
            timeout_s=_BATCH_TIMEOUT_S,
            idempotency_key=idempotency_key,
        )
        answers = decode_batch_answer(self._transport.send(request))
        if len(answers) != len(records):
            raise another(f"to {len(answers)} records, not to {len(records)}")
        for answer, record in zip(answers, records):
            check_answer(answer, ledger=self.ledger, type_=record.type, decision_id=record.decision_id)
        return answers

    def entry_proof(
        self,
        *,
        seq: Optional[int] = None,
        leaf_hash: Optional[str] = None,
        wait_s: int = 0,
        format: ProofFormat = "tlog-proof",
    ) -> bytes:
        """The proof that an entry is in the ledger, as a file: C2SP tlog-proof, or a COSE receipt (RFC 9942).

        `docket verify` checks it with the ledger's key and without a server. The entry is named by its position, or by
        the leaf hash of its receipt. `wait_s`: seconds to wait for cosignatures of witnesses that are missing, 10 at
        most; a COSE receipt (`format="cose"`) has none of those.

        Raises ClientError `invalid_id` where it is not named by one of the two, and DocketProblem `unknown_entry`.
        """
        if type(wait_s) is not int or not 0 <= wait_s <= _WITNESSES_S_MAX:
            raise ValueError(f"wait_s is a whole number of seconds from 0 to {_WITNESSES_S_MAX}")
        if format not in ("tlog-proof", "cose"):
            raise ValueError("format is tlog-proof or cose")
        query = f"{_entry_named(seq, leaf_hash)}&wait_s={wait_s}&format={format}"
        request = TransportRequest(
            method="GET",
            path=f"/v1/ledgers/{path_segment(self.ledger)}/proofs/file?{query}",
            accept="application/cose" if format == "cose" else "text/plain",
            longer_by_s=float(wait_s),
        )
        return self._transport.send(request).data

    def _write_to_ledger(
        self, type_: str, body: Mapping[str, object], idempotency_key: Optional[str]
    ) -> LedgerWriteAnswer:
        given = OutgoingRecord(self.ledger, type_, body, idempotency_key=idempotency_key)
        record = in_calling_trace(self._traceparent, given)
        answer = decode_ledger_answer(self._transport.send(request_for(record)))
        check_answer(answer, ledger=self.ledger, type_=type_)
        return answer


def _entry_named(seq: Optional[int], leaf_hash: Optional[str]) -> str:
    """An entry as a query names it: a number or hex digits, and nothing that could add to the query."""
    if leaf_hash is None and type(seq) is int and seq >= 0:
        return f"seq={seq}"
    if seq is None and isinstance(leaf_hash, str) and re.fullmatch(r"[0-9a-f]{64}", leaf_hash):
        return f"leaf_hash={leaf_hash}"
    message = "An entry is named by its position, a number from 0 on, or by its leaf hash, 64 hex digits."
    raise ClientError("invalid_id", message)


def _batch_item(record: BatchRecord, position: int, traceparent: Optional[Traceparent]) -> Dict[str, object]:
    item: Dict[str, object] = {"type": record.type}
    if record.decision_id is not None:
        item["decision_id"] = record.decision_id
    if record.decision_ref is not None:
        item["decision_ref"] = record.decision_ref
    body = to_record_object(record.body, f"/{position}/body")
    item["body"] = {**body, **trace_for(traceparent, body)}
    return item
