"""The client for asyncio. What blocks runs in threads of this package; actions run on the event loop."""

from __future__ import annotations

import asyncio
from typing import Awaitable, Callable, Generic, List, Mapping, Optional, Sequence, TypeVar

from ._answers import DecisionSummary, LedgerWriteAnswer
from ._client import BatchRecord, DocketClient, ProofFormat
from ._decision import Body, Decision
from ._errors import NotPerformed
from ._in_thread import in_thread, to_the_end
from ._records import AnswerT
from ._replay import ReplayReport
from ._side_effect import AlreadyBegun, Performed, SideEffectOutcome
from ._transport import check_key
from ._verdict import WAIT_FOR_VERDICT_S, VerdictWait

T = TypeVar("T")


class AsyncDecision(Generic[AnswerT]):
    """One decision. What its methods do is said at `Decision`.

    A task that is cancelled while a record is written may have written it. One that is cancelled in a side effect waits
    until the ledger says what became of it, as long as a request may take.
    """

    def __init__(self, decision: Decision[AnswerT]) -> None:
        #: The same decision, for threads that may block.
        self.blocking = decision

    @property
    def id(self) -> str:
        """The ledger's id; a local one while the opening waits in a spool."""
        return self.blocking.id

    @property
    def opened(self) -> Optional[AnswerT]:
        """The answer to the opening record; None on a decision that somebody else opened."""
        return self.blocking.opened

    @property
    def directive(self) -> str:
        """The last one that was given. `read` asks for that of now."""
        return self.blocking.directive

    async def job_card(self, card: Body, *, idempotency_key: Optional[str] = None) -> AnswerT:
        """Files a status report. Look at the answer's `directive` before going on."""
        return await in_thread(self.blocking.job_card, card, idempotency_key=idempotency_key)

    async def acknowledge_handoff(
        self, card: Body, acknowledgement: Body, *, idempotency_key: Optional[str] = None
    ) -> AnswerT:
        """Files the card of an agent that was handed this work, saying what it does with the handoff."""
        return await in_thread(
            self.blocking.acknowledge_handoff, card, acknowledgement, idempotency_key=idempotency_key
        )

    async def gap(self, gap: Body, *, idempotency_key: Optional[str] = None) -> AnswerT:
        """Records that records of this decision are missing."""
        return await in_thread(self.blocking.gap, gap, idempotency_key=idempotency_key)

    async def evaluate(self, evaluation: Body, *, idempotency_key: Optional[str] = None) -> AnswerT:
        """Records a judge's, a check's or a person's assessment."""
        return await in_thread(self.blocking.evaluate, evaluation, idempotency_key=idempotency_key)

    async def review(self, review: Body, *, idempotency_key: Optional[str] = None) -> AnswerT:
        """Records a human's verdict. Needs a reviewer's key."""
        return await in_thread(self.blocking.review, review, idempotency_key=idempotency_key)

    async def comment(self, comment: Body, *, idempotency_key: Optional[str] = None) -> AnswerT:
        """Records what a person remarks, also after the decision was closed. It decides nothing."""
        return await in_thread(self.blocking.comment, comment, idempotency_key=idempotency_key)

    async def close(self, closing: Body, *, idempotency_key: Optional[str] = None) -> AnswerT:
        """Ends the decision."""
        return await in_thread(self.blocking.close, closing, idempotency_key=idempotency_key)

    async def side_effect(
        self, key: str, intent: Body, perform: Callable[[str], Awaitable[Performed[T]]]
    ) -> SideEffectOutcome[T, AnswerT]:
        """Registers the intent `key`, awaits `perform` once and records the outcome, as `Decision.side_effect` does.

        A task that is cancelled before the action has it recorded as failed, one that is cancelled in the action as
        of unknown outcome.
        """
        if not callable(perform):
            raise TypeError("`perform` has to be a coroutine function")
        begun, is_cancelled = await to_the_end(self.blocking.start_side_effect, key, intent)
        if isinstance(begun, AlreadyBegun):
            if is_cancelled:
                raise asyncio.CancelledError
            return SideEffectOutcome(False, begun.status, begun.side_effect_id)
        if is_cancelled:
            # Nothing was done yet, and the ledger has to say so.
            await to_the_end(begun.failed, NotPerformed("The task was cancelled before the action."))
            raise asyncio.CancelledError
        try:
            performed = await perform(begun.side_effect_id)
        except BaseException as error:
            await to_the_end(begun.failed, error)
            raise
        outcome, is_cancelled = await to_the_end(begun.performed, performed)
        if is_cancelled:
            raise asyncio.CancelledError
        return outcome

    async def register_side_effect(self, key: str, intent: Body) -> AnswerT:
        """Registers an intent and nothing else."""
        return await in_thread(self.blocking.register_side_effect, key, intent)

    async def transition(
        self, side_effect_id: str, to: str, body: Body, *, idempotency_key: Optional[str] = None
    ) -> AnswerT:
        """Records one step of a registered side effect."""
        return await in_thread(self.blocking.transition, side_effect_id, to, body, idempotency_key=idempotency_key)

    async def compensate(
        self, side_effect_id: str, key: str, intent: Body, perform: Callable[[str], Awaitable[Performed[T]]]
    ) -> SideEffectOutcome[T, AnswerT]:
        """Makes up for a side effect that was executed by another one, as `Decision.compensate` does."""
        settled = f"{key}/compensated"
        check_key(settled)
        outcome = await self.side_effect(key, {**intent, "compensates": side_effect_id}, perform)
        if outcome.status == "executed":
            body = {"compensated_by": outcome.side_effect_id}
            await self.transition(side_effect_id, "compensated", body, idempotency_key=settled)
        return outcome

    async def reconcile(
        self, side_effect_id: str, to: str, finding: Body, *, idempotency_key: Optional[str] = None
    ) -> AnswerT:
        """Records what a look at the other system showed of a side effect whose outcome was not known."""
        return await in_thread(self.blocking.reconcile, side_effect_id, to, finding, idempotency_key=idempotency_key)

    async def read(self) -> DecisionSummary:
        """Where the decision stands now."""
        return await in_thread(self.blocking.read)

    async def wait_for_verdict(self, timeout_s: float = WAIT_FOR_VERDICT_S) -> DecisionSummary:
        """Waits until a human has decided. It may be cancelled at any time."""
        wait = VerdictWait(timeout_s)
        while True:
            summary = await in_thread(self.blocking.look_for_verdict, wait, waits=True)
            if summary is not None and summary.directive != "hold":
                return summary
            await asyncio.sleep(wait.delay_s(summary))

    async def dossier(self, format_: str, request: Optional[Body] = None) -> bytes:
        """The dossier's bytes. Needs an officer's or an auditor's key."""
        return await in_thread(self.blocking.dossier, format_, request)


class AsyncDocketClient(Generic[AnswerT]):
    """A DocketClient for asyncio: `AsyncDocketClient(DocketClient(url, api_key, ledger))`."""

    def __init__(self, client: DocketClient[AnswerT]) -> None:
        #: The same client, for threads that may block.
        self.blocking = client

    async def decision(
        self, opening: Mapping[str, object], *, idempotency_key: Optional[str] = None
    ) -> AsyncDecision[AnswerT]:
        """Opens a decision: one piece of work, the unit of a dossier."""
        return AsyncDecision(await in_thread(self.blocking.decision, opening, idempotency_key=idempotency_key))

    def existing(self, decision_id: str, *, stakes: Optional[str] = None) -> AsyncDecision[AnswerT]:
        """A decision that was opened before, by this agent or another. Sends nothing."""
        return AsyncDecision(self.blocking.existing(decision_id, stakes=stakes))

    async def batch(
        self, records: Sequence[BatchRecord], *, idempotency_key: Optional[str] = None
    ) -> List[LedgerWriteAnswer]:
        """Writes up to 500 records (4 MiB) in this order, all or none, and returns an answer for each."""
        return await in_thread(self.blocking.batch, records, idempotency_key=idempotency_key)

    async def gap(self, gap: Mapping[str, object], *, idempotency_key: Optional[str] = None) -> LedgerWriteAnswer:
        """Records that records are missing where it is not known of which decision, or of several."""
        return await in_thread(self.blocking.gap, gap, idempotency_key=idempotency_key)

    async def system_change(
        self, change: Mapping[str, object], *, idempotency_key: Optional[str] = None
    ) -> LedgerWriteAnswer:
        """Records another version of a model, prompt, policy or tool behind the agents."""
        return await in_thread(self.blocking.system_change, change, idempotency_key=idempotency_key)

    async def entry_proof(
        self,
        *,
        seq: Optional[int] = None,
        leaf_hash: Optional[str] = None,
        wait_s: int = 0,
        format: ProofFormat = "tlog-proof",
    ) -> bytes:
        """The proof that an entry is in the ledger, as a file: C2SP tlog-proof, or a COSE receipt (RFC 9942)."""
        prove = self.blocking.entry_proof
        return await in_thread(prove, seq=seq, leaf_hash=leaf_hash, wait_s=wait_s, format=format)

    async def observe(self, observation: Mapping[str, object]) -> LedgerWriteAnswer:
        """Records what something outside of the agents saw: a gateway, a database, a payment provider."""
        return await in_thread(self.blocking.observe, observation)

    async def watched(
        self, watch: Mapping[str, object], *, idempotency_key: Optional[str] = None
    ) -> LedgerWriteAnswer:
        """Records what an observer watched and until when: only there can something not have been seen."""
        return await in_thread(self.blocking.watched, watch, idempotency_key=idempotency_key)

    async def replay_spool(self) -> ReplayReport:
        """Sends what waits in the spool, now."""
        return await in_thread(self.blocking.replay_spool)
