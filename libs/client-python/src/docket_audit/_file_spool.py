"""A spool in a directory."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Dict, Final, List, Optional, Sequence, Tuple, Type, Union

from ._errors import error_text
from ._spool import SetAside, SpooledRecord, SpoolError, SpoolLoss, local_id
from ._spool_files import (
    FORMAT_VERSION,
    AppendFile,
    Damage,
    Losses,
    count_set_aside,
    encode_line,
    encode_set_aside,
    read_log,
    replace_file,
)
from ._spool_lock import DirectoryLock
from ._values import JsonObject, encode_json

_REFUSED: Final = "The ledger refused it; it is kept beside the spool."


class FileSpool:
    """The spool in a directory, with what waits there since before.

    - `spool.jsonl`, the records that wait, one line of JSON each with its SHA-256;
    - `set-aside.jsonl`, what the ledger refused with its answers, and lines that could not be read, for a person;
    - `losses.json`, how many records were lost and not yet filed as a gap;
    - `in-use`, a directory with a socket of the process that uses it. Leave it out of a copy.

    These are the files of the TypeScript client: either takes over what the other left. The directory is made when it
    is not there. It is for one process at a time, on one machine, on a local disk; needs Unix sockets, so not Windows.
    Close it when the process ends in an orderly way; it need not.

    `max_bytes` bounds the log on disk, `max_records` how many may wait. `max_aside_bytes` bounds the file of what was
    set aside: once it is full, what the ledger refuses stays in the spool, before what follows in the same decision,
    until a person has moved the file away.

    Raises SpoolError `spool_in_use` or `spool_version`; OSError where the directory cannot be used.
    """

    def __init__(
        self,
        directory: Union[str, "os.PathLike[str]"],
        *,
        max_bytes: int = 16 * 1024 * 1024,
        max_records: int = 10_000,
        max_aside_bytes: int = 64 * 1024 * 1024,
    ) -> None:
        if sys.platform == "win32":
            raise OSError("a spool needs Unix sockets and durable directories, which Windows does not offer")
        self._directory = Path(directory).absolute()
        self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._limits = (max_bytes, max_records, max_aside_bytes)
        self._guard = threading.RLock()
        self._process = os.getpid()
        self._done_bytes = 0
        lock = DirectoryLock(self._directory)
        try:
            self._open()
        except BaseException:
            lock.release()
            raise
        self._lock = lock

    def _open(self) -> None:
        self._log = self._directory / "spool.jsonl"
        entries, damage = read_log(self._log)
        # Passed over, a line that means something would be lost with the next rewriting.
        state = _fold(entries)
        if state is None:
            message = (
                f"The spool {self._directory} was written by another version of the client."
                " It was left as it is: open it with that version."
            )
            raise SpoolError("spool_version", message)
        self._pending, self._given = state
        self._aside_path = self._directory / "set-aside.jsonl"
        self._set_aside_count = count_set_aside(self._aside_path)
        self._aside = AppendFile(self._aside_path)
        self._losses = Losses(self._directory / "losses.json")
        #: What was found damaged when the spool was opened. Also in `losses` where records were lost.
        self.damage: Sequence[Damage] = tuple(damage)
        for found in damage:
            self._aside.append(encode_json({"why": found.kind, "line": found.line}) + b"\n")
        if damage:
            self._losses.add_damage(damage)
        # Damaged lines leave the log only after they were set aside and counted.
        replace_file(self._log, self._encode_state())
        self._file = AppendFile(self._log)

    def __enter__(self) -> "FileSpool":
        return self

    def __exit__(
        self, kind: Optional[Type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    @property
    def pending(self) -> Sequence[SpooledRecord]:
        """Oldest first."""
        with self._guard:
            return tuple(self._pending.values())

    @property
    def losses(self) -> Sequence[SpoolLoss]:
        """What was lost and not yet recorded in the ledger."""
        with self._guard:
            return tuple(self._losses.items)

    @property
    def set_aside_count(self) -> int:
        """How many records were set aside and are still kept: a person has to look at them."""
        return self._set_aside_count

    def append(self, record: SpooledRecord) -> None:
        """Returns when the record would survive the end of the process and of the machine.

        Raises SpoolError, `spool_full` or `spool_lost`; the record is then counted as lost.
        """
        line = encode_line({"kind": "record", "record": record.to_json()})
        max_bytes, max_records, _ = self._limits
        with self._guard:
            self._check_process()
            if len(self._pending) >= max_records or self._file.size + len(line) > max_bytes:
                self._losses.add_dropped(record, "The spool was full.")
                most = f"{max_records} records, {max_bytes} bytes"
                raise SpoolError("spool_full", f"The spool is full (at most {most}): this record was not kept.")
            try:
                self._append_line(line)
            except (OSError, ValueError) as error:
                self._losses.add_dropped(record, "The spool could not be written.")
                message = f"The spool cannot be written ({error_text(error)}): this record was not kept."
                raise SpoolError("spool_lost", message) from error
            self._pending[record.local_id] = record

    def settle(self, record: SpooledRecord, given_id: Optional[str]) -> None:
        """The ledger has the record, and gave what it creates this id, where it creates anything."""
        with self._guard:
            self._check_process()
            lines = b""
            if given_id is not None:
                self._given[record.local_id] = given_id
                # The oldest are forgotten first. What waits is never among them: it is younger than what it needs.
                if len(self._given) > self._limits[1]:
                    del self._given[next(iter(self._given))]
                lines = encode_line({"kind": "id", "local": record.local_id, "given": given_id})
            self._finish(record, lines)

    def set_aside(self, refused: SetAside, decision_id: Optional[str]) -> None:
        """The ledger will not take the record: it is kept for a person, and counted as lost."""
        with self._guard:
            self._check_process()
            # A crash after any of these lines repeats them: it stands there, and is counted, twice, never not at all.
            self._append_aside(encode_set_aside(refused))
            self._set_aside_count += 1
            self._losses.add_dropped(refused.record, _REFUSED, decision_id)
            self._finish(refused.record, b"")

    def hold_loss(self, loss: SpoolLoss) -> None:
        """The loss is about to be filed as it stands: what is lost from now on is another."""
        with self._guard:
            self._losses.hold(loss)

    def settle_loss(self, loss: SpoolLoss) -> None:
        """The ledger has a `gap.recorded` for this loss."""
        with self._guard:
            self._losses.remove(loss)

    def given_id(self, local: str) -> Optional[str]:
        """The id that the ledger gave in place of a local one, when it has been given."""
        with self._guard:
            return self._given.get(local)

    def close(self) -> None:
        """Gives the directory back."""
        with self._guard:
            self._file.close()
            self._aside.close()
            if self._process == os.getpid():
                self._lock.release()

    def _check_process(self) -> None:
        """A process that was forked off has the same file and another memory: both would write what the other did."""
        if self._process != os.getpid():
            message = f"The spool {self._directory} belongs to process {self._process}: open one of your own."
            raise SpoolError("spool_in_use", message)

    def _append_line(self, line: bytes) -> None:
        # A log that failed once is written anew, from what is in memory, before it is trusted again.
        if self._file.has_failed:
            self._rewrite()
        try:
            self._file.append(line)
        except BaseException:
            # Part of a line may have reached the disk: it must not be read as one that was torn by a crash. Where that
            # fails the disk is still full, or gone: the caller hears of the first failure, the next append tries again.
            with contextlib.suppress(OSError):
                self._rewrite()
            raise

    def _append_aside(self, line: bytes) -> None:
        try:
            if self._aside.has_failed:
                self._aside.close()
                self._aside = AppendFile(self._aside_path)
            if self._aside.size + len(line) > self._limits[2]:
                raise OSError(f"{self._aside_path} has no room, it may have {self._limits[2]} bytes")
            self._aside.append(line)
        except OSError as error:
            message = f"What the ledger refused cannot be set aside, so it stays in the spool: {error_text(error)}."
            raise SpoolError("spool_lost", message) from error

    def _finish(self, record: SpooledRecord, lines: bytes) -> None:
        """Takes a record off the list. Should the line be lost, it is sent again, under the same key."""
        lines += encode_line({"kind": "done", "ledger": record.ledger, "key": record.idempotency_key})
        self._pending.pop(record.local_id, None)
        try:
            self._append_line(lines)
            self._done_bytes += 2 * len(lines)
            if not self._pending or self._done_bytes > self._limits[0] / 2:
                self._rewrite()
        except OSError:
            # Nothing is lost: after a new start it is sent again, under the same key. A full disk must not keep an
            # agent from writing to a server that is there.
            return

    def _rewrite(self) -> None:
        replace_file(self._log, self._encode_state())
        file = AppendFile(self._log)
        self._file.close()
        self._file = file
        self._done_bytes = 0

    def _encode_state(self) -> bytes:
        """The log that says the same in as few lines as there can be."""
        needed = {id_ for one in self._pending.values() for id_ in (one.decision_id, one.side_effect_id)}
        lines = [encode_line({"kind": "format", "version": FORMAT_VERSION})]
        for local, given in self._given.items():
            if local in needed:
                lines.append(encode_line({"kind": "id", "local": local, "given": given}))
        lines.extend(encode_line({"kind": "record", "record": one.to_json()}) for one in self._pending.values())
        return b"".join(lines)


def _fold(entries: Sequence[JsonObject]) -> Optional[Tuple[Dict[str, SpooledRecord], Dict[str, str]]]:
    """The records that wait, and the ids that were given; None where a line means what this version does not know."""
    pending: Dict[str, SpooledRecord] = {}
    given: Dict[str, str] = {}
    for entry in entries:
        kind = entry.get("kind")
        names: List[str] = []
        for name in ("local", "given", "ledger", "key"):
            value = entry.get(name)
            names.append(value if isinstance(value, str) else "")
        local, given_id, ledger, key = names
        record = entry.get("record")
        if kind == "record" and isinstance(record, dict):
            try:
                waiting = SpooledRecord.from_json(record)
            except ValueError:
                return None
            pending[waiting.local_id] = waiting
        elif kind == "id" and local and given_id:
            given[local] = given_id
        elif kind == "done" and ledger and key:
            pending.pop(local_id(ledger, key), None)
        elif kind != "format" or entry.get("version") != FORMAT_VERSION:
            return None
    return pending, given
