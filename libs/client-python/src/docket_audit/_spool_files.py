"""Files of a spool: lines with sums, durable appends, and what was lost."""

from __future__ import annotations

import base64
import contextlib
import datetime
import hashlib
import os
import uuid
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Dict, Final, List, Optional, Sequence, Set, Tuple

from ._spool import SetAside, SpooledRecord, SpoolLoss
from ._values import JsonObject, JsonValue, decode_json, encode_json

#: Raised when a reader of the form before would misread a line; the same number as in TypeScript.
FORMAT_VERSION: Final = 1

_HEAD: Final = b'{"sum":"'
_MIDDLE: Final = b'","entry":'
_SUM_LENGTH: Final = 64
_ENTRY_START: Final = len(_HEAD) + _SUM_LENGTH + len(_MIDDLE)
#: Kinds of lines that can be lost without harm.
_HARMLESS: Final = tuple(f'{{"kind":"{kind}"'.encode() for kind in ("done", "id", "format"))
_LOSSES_MAX: Final = 1_000
_TORN: Final = ("interrupted", "The process ended while the record was being spooled; nobody was told it was kept.")
_CORRUPT: Final = ("spool_lost", "Lines of the spool could not be read; they are kept beside it.")


@dataclass(frozen=True)
class Damage:
    """A line of the log that does not say what was written."""

    #: `torn`: the last line, which nobody was told is safe. `corrupt`: any other.
    kind: str
    #: From 1.
    line_number: int
    #: Its bytes, in base64: they may be anything.
    line: str
    #: Whether a record may be lost with it.
    may_be_record: bool


def now_text() -> str:
    """This machine's clock, RFC 3339 UTC, to the millisecond."""
    now = datetime.datetime.now(datetime.timezone.utc)
    return now.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def encode_line(entry: JsonObject) -> bytes:
    """A line is JSON itself, with a SHA-256 (hex) over the bytes of `entry` as they stand in it."""
    json = encode_json(entry)
    return b"".join((_HEAD, _sum_of(json), _MIDDLE, json, b"}\n"))


def decode_line(line: bytes) -> Optional[JsonObject]:
    """None for a line that is not what was written."""
    json = line[_ENTRY_START:-1]
    is_intact = (
        line.startswith(_HEAD)
        and line.endswith(b"}")
        and line[len(_HEAD) : len(_HEAD) + _SUM_LENGTH] == _sum_of(json)
        and line[len(_HEAD) + _SUM_LENGTH : _ENTRY_START] == _MIDDLE
    )
    if not is_intact:
        return None
    value = decode_json(json)
    return value if isinstance(value, dict) else None


def read_log(path: Path) -> Tuple[List[JsonObject], List[Damage]]:
    """Reads a log; one that is not there is empty. Its size is bounded by the spool that wrote it."""
    data = path.read_bytes() if path.exists() else b""
    entries: List[JsonObject] = []
    damage: List[Damage] = []
    *lines, rest = data.split(b"\n")
    for number, line in enumerate(lines, 1):
        entry = decode_line(line)
        if entry is None:
            damage.append(_damage("corrupt", number, line))
        else:
            entries.append(entry)
    if rest:
        damage.append(_damage("torn", len(lines) + 1, rest))
    return entries, damage


def encode_set_aside(refused: SetAside) -> bytes:
    """A line of `set-aside.jsonl`: what was set aside, and when. It stands there for a person."""
    line: JsonObject = {"at": now_text(), "why": refused.why}
    if refused.answer is not None:
        answer = refused.answer
        members: Dict[str, JsonValue] = {
            "type": answer.type,
            "title": answer.title,
            "status": answer.status,
            "code": answer.code,
            "detail": answer.detail,
            "instance": answer.instance,
            "next": answer.next,
        }
        said: JsonObject = {name: value for name, value in members.items() if value is not None}
        said["errors"] = [
            {
                **({} if one.pointer is None else {"pointer": one.pointer}),
                **({} if one.parameter is None else {"parameter": one.parameter}),
                "detail": one.detail,
            }
            for one in answer.errors
        ]
        line["answer"] = said
    line["record"] = refused.record.to_json()
    return encode_json(line) + b"\n"


def count_set_aside(path: Path) -> int:
    """How many records the file holds; lines of the log that could not be read are not among them."""
    if not path.exists():
        return 0
    with path.open("rb") as lines:
        return sum(b'"record":' in line for line in lines)


def replace_file(path: Path, content: bytes) -> None:
    """Replaces a file so that after a crash either the old content or the new one is there, whole."""
    draft = path.with_name(f"{path.name}.new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        _write_all(descriptor, content)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    os.replace(draft, path)
    _sync_directory(path.parent)


class AppendFile:
    """A file that grows by whole, durable appends."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        #: Bytes.
        self.size = os.fstat(self._descriptor).st_size
        self.has_failed = False
        _sync_directory(path.parent)

    def append(self, content: bytes) -> None:
        """Returns when it is on the disk. After a failure nothing more is taken. Raises OSError."""
        if self.has_failed:
            raise OSError("the file failed before")
        try:
            self.size += len(content)
            _write_all(self._descriptor, content)
            # After a failed write or fsync nobody knows what the disk holds: a later success would lie.
            getattr(os, "fdatasync", os.fsync)(self._descriptor)
            # A file whose name was removed takes writes as before, and is gone with this process.
            if os.fstat(self._descriptor).st_nlink == 0:
                raise OSError("the file was removed while it was in use")
        except BaseException:
            self.has_failed = True
            raise

    def close(self) -> None:
        if self._descriptor != -1:
            os.close(self._descriptor)
            self._descriptor = -1


class Losses:
    """What was lost and has no `gap.recorded` yet, kept in a file of bounded size."""

    def __init__(self, path: Path) -> None:
        self._path = path
        # Written whole or not at all, by replace_file.
        value = decode_json(path.read_bytes()) if path.exists() else []
        items = value if isinstance(value, list) else []
        self.items: List[SpoolLoss] = [SpoolLoss.from_json(one) for one in items if isinstance(one, dict)]
        #: Losses that still grow. One found in the file may have been filed already: it stays as it is.
        self._growing: Set[str] = set()

    def add_damage(self, damage: Sequence[Damage]) -> None:
        """Counts lines that could not be read. The same lines, found again after a crash, count once."""
        at = now_text()
        for kind, (loss_kind, reason) in (("torn", _TORN), ("corrupt", _CORRUPT)):
            lines = [found.line for found in damage if found.kind == kind and found.may_be_record]
            id_ = hashlib.sha256(" ".join(lines).encode("ascii")).hexdigest()[:32]
            if lines and all(loss.id != id_ for loss in self.items):
                self.items.append(SpoolLoss(id_, loss_kind, reason, at, at, records=len(lines)))
        self._save()

    def add_dropped(self, record: SpooledRecord, reason: str, decision_id: Optional[str] = None) -> None:
        """Counts a record that was not kept, or that the ledger refused."""
        now = now_text()
        # Beyond that many it is not said of which decision they are: the list has to stay small.
        of = decision_id if len(self.items) < _LOSSES_MAX else None
        for loss in self.items:
            is_it = loss.id in self._growing and (loss.ledger, loss.reason, loss.decision_id) == (
                record.ledger,
                reason,
                of,
            )
            if is_it:
                break
        else:
            loss = SpoolLoss(str(uuid.uuid4()), "dropped", reason, now, now, record.ledger, of, 0)
            self.items.append(loss)
            self._growing.add(loss.id)
        loss.records = (loss.records or 0) + 1
        loss.by_type[record.type] = loss.by_type.get(record.type, 0) + 1
        loss.until = now
        self._save()

    def hold(self, loss: SpoolLoss) -> None:
        """It may be in the ledger from now on, word for word."""
        self._growing.discard(loss.id)

    def remove(self, filed: SpoolLoss) -> None:
        """The gap is filed with what `filed` said; what came on top since stays, as a loss of its own."""
        self._growing.discard(filed.id)
        left: List[SpoolLoss] = []
        for loss in self.items:
            if loss.id != filed.id:
                left.append(loss)
                continue
            records = (loss.records or 0) - (filed.records or 0)
            if records > 0:
                counts = {type_: count - filed.by_type.get(type_, 0) for type_, count in loss.by_type.items()}
                by_type = {type_: count for type_, count in counts.items() if count > 0}
                id_ = str(uuid.uuid4())
                left.append(replace(loss, id=id_, records=records, by_type=by_type, since=filed.until))
        self.items = left
        self._save()

    def _save(self) -> None:
        """Does not fail: a disk that is full is the usual reason for a loss, and then the count is in memory."""
        with contextlib.suppress(OSError):
            replace_file(self._path, encode_json([loss.to_json() for loss in self.items]))


def _damage(kind: str, number: int, line: bytes) -> Damage:
    may_be_record = not line[_ENTRY_START:].startswith(_HARMLESS)
    return Damage(kind, number, base64.b64encode(line).decode("ascii"), may_be_record)


def _sum_of(json: bytes) -> bytes:
    return hashlib.sha256(json).hexdigest().encode("ascii")


def _write_all(descriptor: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(descriptor, view) :]


def _sync_directory(path: Path) -> None:
    """Makes a new name in a directory durable."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
