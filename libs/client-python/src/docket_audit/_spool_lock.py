"""A directory for one process at a time, whichever of the two clients it runs.

The lock is a Unix socket that its holder listens on: the kernel ends that with the process, however it ends, so a lock
is never stale for longer than it takes to ask, and no process id is compared. The socket is made in a directory of its
own, and that is moved to `in-use`, which succeeds only while `in-use` is not there or empty (rename(2)): of many who
try at once, one succeeds. A socket that refuses connections is removed by its name, which is never used twice, so
nobody can remove the socket of a later holder.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import socket
import tempfile
import threading
import time
from pathlib import Path
from typing import Final, Iterator, List, Optional

from ._spool import SpoolError

#: The directory in the spool's directory that holds the holder's socket.
_HELD: Final = "in-use"
_DRAFT: Final = "taking-"
_TURNS_MAX: Final = 1_000
#: 48 random bits in hex; with the process id never the same twice.
_UNIQUE_BYTES: Final = 6
#: A socket's path has at most 104 bytes (macOS; 108 on Linux), a NUL at its end included.
_SOCKET_PATH_BYTES_MAX: Final = 103
#: `/taking-<unique>/<process id>-<unique>`, where a process id has up to seven digits.
_SOCKET_NAME_BYTES: Final = 1 + len(_DRAFT) + 12 + 1 + 7 + 1 + 12
_NOT_HELD: Final = frozenset({errno.ECONNREFUSED, errno.ENOENT, errno.ENOTSOCK})
_OCCUPIED: Final = frozenset({errno.ENOTEMPTY, errno.EEXIST})
_ASK_S_MAX: Final = 5.0
_PAUSE_S: Final = 0.01


class DirectoryLock:
    """Holds a directory until `release`, or until the process ends.

    Raises SpoolError `spool_in_use`. Sockets reach across containers and not across machines: do not share the
    directory between machines. A process that is forked off shares the lock, and must not use the spool.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        unique = secrets.token_hex(_UNIQUE_BYTES)
        self._name = f"{os.getpid()}-{unique}"
        draft = directory / f"{_DRAFT}{unique}"
        with _short(directory) as short:
            try:
                draft.mkdir(mode=0o700)
                # It listens before anybody can find it: a socket that refuses has no holder any more.
                self._socket = _listen(short / draft.name / self._name)
                self._take(draft, short)
                _remove_drafts(directory, short)
            except BaseException:
                held = getattr(self, "_socket", None)
                if held is not None:
                    held.close()
                shutil.rmtree(draft, ignore_errors=True)
                raise

    def release(self) -> None:
        # First the name, then the socket: nobody may find it refusing while it is still to be removed.
        with contextlib.suppress(FileNotFoundError):
            (self._directory / _HELD / self._name).unlink()
        # Wakes the thread that answers; closing alone would leave it waiting.
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        _remove_empty(self._directory / _HELD)

    def _take(self, draft: Path, short: Path) -> None:
        for _ in range(_TURNS_MAX):
            try:
                draft.rename(self._directory / _HELD)
            except FileNotFoundError:
                # A holder that cleaned up took it for one that was left: so there is one.
                raise _in_use(self._directory, "another process") from None
            except OSError as error:
                if error.errno not in _OCCUPIED:
                    raise
                owner = _find_owner(self._directory, short)
                if owner is not None:
                    raise _in_use(self._directory, owner) from None
                continue
            if self._name in _names_in(self._directory / _HELD):
                return
            break
        raise _in_use(self._directory, "another process")


def _find_owner(directory: Path, short: Path) -> Optional[str]:
    """Who holds the directory, in words; None when nobody does. Removes what a former holder left."""
    for name in _names_in(directory / _HELD):
        if _is_listening(short / _HELD / name):
            return f"process {name.split('-')[0]}"
        with contextlib.suppress(FileNotFoundError):
            (directory / _HELD / name).unlink()
    return None


def _remove_drafts(directory: Path, short: Path) -> None:
    """What processes left that ended on their way to the lock. Only its holder removes them."""
    for draft in _names_in(directory):
        if not draft.startswith(_DRAFT):
            continue
        names = _names_in(directory / draft)
        # One without a socket may be on its way; it is empty, and in nobody's way.
        if not names or _is_listening(short / draft / names[0]):
            continue
        with contextlib.suppress(FileNotFoundError):
            (directory / draft / names[0]).unlink()
        _remove_empty(directory / draft)


def _listen(path: Path) -> socket.socket:
    """Answers by being there. It keeps no process alive."""
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        listener.bind(str(path))
        listener.listen(128)
    except BaseException:
        listener.close()
        raise
    threading.Thread(target=_answer, args=(listener,), name="docket-spool", daemon=True).start()
    return listener


def _answer(listener: socket.socket) -> None:
    while True:
        try:
            listener.accept()[0].close()
        except OSError:
            if listener.fileno() == -1:
                return
            # No descriptor is left, for instance: it listens all the same.
            time.sleep(_PAUSE_S)


def _is_listening(path: Path) -> bool:
    """False only where the kernel says that nobody listens there any more, or that it is not there."""
    asking = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    asking.settimeout(_ASK_S_MAX)
    try:
        asking.connect(str(path))
        return True
    except OSError as error:
        return error.errno not in _NOT_HELD
    finally:
        asking.close()


def _names_in(path: Path) -> List[str]:
    try:
        return os.listdir(path)
    except FileNotFoundError:
        return []


def _remove_empty(path: Path) -> None:
    try:
        path.rmdir()
    except OSError as error:
        # Somebody has it by now, or it was removed with the whole spool.
        if error.errno not in _OCCUPIED and error.errno != errno.ENOENT:
            raise


@contextlib.contextmanager
def _short(directory: Path) -> Iterator[Path]:
    """Another way to a directory whose path is too long for a socket: a symbolic link, for the time being."""
    if len(os.fsencode(directory)) + _SOCKET_NAME_BYTES <= _SOCKET_PATH_BYTES_MAX:
        yield directory
        return
    link = Path(tempfile.gettempdir()) / f"docket-{secrets.token_hex(4)}"
    link.symlink_to(directory.resolve())
    try:
        yield link
    finally:
        link.unlink()


def _in_use(directory: Path, owner: str) -> SpoolError:
    message = f"The spool {directory} is in use by {owner}: give each process a directory of its own."
    return SpoolError("spool_in_use", message)
