"""Links records to the trace that they are made in (W3C Trace Context)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Callable, Dict, Final, Mapping, Optional

from ._records import OutgoingRecord
from ._values import to_record_object

#: Gives the header `traceparent` of what the agent does just now, None where it is in no trace.
Traceparent = Callable[[], Optional[str]]

#: Section 3.2; of a later version, more may stand behind it.
_TRACEPARENT: Final = re.compile(
    r"(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(-.*)?", re.ASCII
)
_OWN: Final = frozenset({"trace_id", "span_id", "signature"})


def in_calling_trace(traceparent: Optional[Traceparent], record: OutgoingRecord) -> OutgoingRecord:
    """The record, with the ids of the trace that it is made in, where it names none. Raises InvalidValue."""
    if traceparent is None or record.type in ("review.recorded", "comment.recorded"):
        return record
    return replace(record, body={**to_record_object(record.body), **trace_for(traceparent, record.body)})


def trace_for(traceparent: Optional[Traceparent], body: Mapping[str, object]) -> Dict[str, object]:
    """`trace_id` and `span_id`, or nothing: what raises, and what is no such header, is passed over."""
    if traceparent is None or not _OWN.isdisjoint(body):
        return {}
    try:
        header = traceparent()
    except Exception:
        # No record is lost for a link.
        return {}
    found = _TRACEPARENT.fullmatch(header.strip()) if isinstance(header, str) and len(header) <= 512 else None
    if found is None or (found.group(1) == "00" and found.group(4) is not None):
        return {}
    return {"trace_id": found.group(2), "span_id": found.group(3)}
