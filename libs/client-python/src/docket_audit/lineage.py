"""References to where information came from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Dict, List, Mapping, Optional, Sequence

#: One reference of a card's `lineage`.
Reference = Dict[str, object]


@dataclass(frozen=True)
class SourceDocument:
    """One version of a document, to refer to its chunks from then on.

    `version` is None where the source cannot say it: that is recorded as not known, and never made up.

        policy = SourceDocument("refund-policy", "3.1")
        policy.decisive({"section": "4.2"}, supports="a partial refund is allowed")
    """

    document_id: str
    version: Optional[str]
    #: From when this version applies, as a date.
    effective_date: Optional[str] = None

    def input(self, chunk: Optional[Mapping[str, object]] = None, **use: object) -> Reference:
        """Read as material. Without a chunk it refers to the document as a whole."""
        return self._refer("input", chunk, use)

    def cited(self, chunk: Optional[Mapping[str, object]] = None, **use: object) -> Reference:
        """Quoted or named in the answer."""
        return self._refer("cited", chunk, use)

    def decisive(self, chunk: Optional[Mapping[str, object]] = None, **use: object) -> Reference:
        """What the decision rests on."""
        return self._refer("decisive", chunk, use)

    def _refer(self, role: str, chunk: Optional[Mapping[str, object]], use: Mapping[str, object]) -> Reference:
        reference: Reference = {"role": role, "document_id": self.document_id, "version": self.version}
        if self.effective_date is not None:
            reference["effective_date"] = self.effective_date
        if chunk is not None:
            reference["chunk"] = dict(chunk)
        return {**reference, **use}


@dataclass(frozen=True)
class Passage:
    """One result of a search."""

    document: SourceDocument
    chunk: Optional[Mapping[str, object]] = None
    #: The retriever's own score.
    score: Optional[float] = None
    #: The passage as the agent sees it: its SHA-256 is recorded, the text is not.
    text: Optional[str] = None


def retrieved(
    passages: Sequence[Passage], *, query: Optional[str] = None, tool_call_id: Optional[str] = None
) -> List[Reference]:
    """References to what a retriever returned, in its order: each is an `input` with its rank from 0.

    For the passage that the decision rests on, change the role: `{**found[0], "role": "decisive"}`.
    """
    references = []
    for rank, passage in enumerate(passages):
        reference = passage.document.input(passage.chunk)
        if passage.text is not None:
            reference["content_hash"] = hash_passage(passage.text)
        retrieval: Dict[str, object] = {"rank": rank}
        if query is not None:
            retrieval["query"] = query
        if tool_call_id is not None:
            retrieval["tool_call_id"] = tool_call_id
        if passage.score is not None:
            retrieval["score"] = passage.score
        references.append({**reference, "retrieval": retrieval})
    return references


def hash_passage(text: str) -> str:
    """`content_hash` of a passage: SHA-256 of its UTF-8 text, 64 hex digits. ValueError for half surrogates."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
