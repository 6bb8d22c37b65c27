"""One request over HTTP/1.1, with an end to everything: connecting, sending, headers, body, size."""

from __future__ import annotations

import errno
import http.client
import io
import ipaddress
import select
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from typing import Any, BinaryIO, Dict, Final, List, Mapping, Optional, Sequence, Tuple

#: A server that was not reached in this time is away. One that was given less time to connect is only late.
CONNECT_S_MAX: Final = 10.0
#: Shorter than servers keep an idle connection open (Node: 5 s), so that a request does not meet its end.
_IDLE_S_MAX: Final = 4.0
_IDLE_MAX: Final = 8
_PIECE: Final = 65_536


class Late(Exception):
    """The time of the attempt is over. The server may be at work, or gone."""


class NotReached(Exception):
    """No connection was made in the time that a connection has."""


class Deadline:
    """A point of the monotonic clock."""

    def __init__(self, duration_s: float) -> None:
        self._end = time.monotonic() + duration_s

    def left_s(self) -> float:
        """More than 0, or Late is raised."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise Late("no answer in time")
        return left


@dataclass(frozen=True)
class HttpReply:
    """What came back: headers in lower case, and the body or why there is none to look at."""

    status: int
    headers: Mapping[str, str]
    data: bytes
    #: The body was longer than was to be read, and was not read on.
    is_too_large: bool = False
    #: What broke the body off.
    broke_off: Optional[BaseException] = None
    #: Whether the body said where it ends.
    is_delimited: bool = True

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300


def is_network_failure(error: Optional[BaseException]) -> bool:
    """Whether an error is a failure of the network, by a closed list.

    Whatever is not on it is not: on an unknown error no side effect may be performed. Not on it, though they look
    alike: a name that does not exist (a wrong address), everything of TLS, and a server that was reached and is
    silent.
    """
    if isinstance(error, NotReached):
        return True
    if isinstance(error, ssl.SSLError) or not isinstance(error, OSError):
        return False
    if isinstance(error, socket.gaierror):
        return error.errno == socket.EAI_AGAIN
    if isinstance(error, http.client.RemoteDisconnected):
        return True
    return error.errno in _NETWORK_ERRORS


_NETWORK_ERRORS: Final = frozenset(
    getattr(errno, name)
    for name in (
        "ECONNREFUSED",
        "ECONNRESET",
        "ECONNABORTED",
        "EPIPE",
        "ETIMEDOUT",
        "ENETDOWN",
        "ENETUNREACH",
        "EHOSTDOWN",
        "EHOSTUNREACH",
    )
    if hasattr(errno, name)
)


class Connections:
    """Connections to one server, kept for the next request. Any thread may ask."""

    def __init__(self, host: str, port: int, tls: Optional[ssl.SSLContext]) -> None:
        self._address = (host, port, tls)
        self._idle: List[Tuple[float, _Connection]] = []
        self._lock = threading.Lock()

    def exchange(
        self,
        request: Tuple[str, str, Mapping[str, str], Optional[bytes]],
        *,
        timeout_s: float,
        bytes_max: int,
        error_bytes_max: int,
        once: bool,
    ) -> HttpReply:
        """Sends method, target, headers and body, and reads the answer.

        `once`: it must not be sent twice, not even where an idle connection turns out to be closed. Raises Late,
        NotReached, OSError or HTTPException where no answer began.
        """
        deadline = Deadline(timeout_s)
        connection = None if once else self._take()
        if connection is not None:
            try:
                return self._use(connection, deadline, request, bytes_max, error_bytes_max)
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                # The server closed it while it was idle: that says nothing about the server.
                pass
        connection = _Connection(*self._address)
        return self._use(connection, deadline, request, bytes_max, error_bytes_max)

    def close(self) -> None:
        """Closes what is idle."""
        with self._lock:
            idle, self._idle = self._idle, []
        for _, connection in idle:
            connection.close()

    def __del__(self) -> None:
        self.close()

    def _use(
        self,
        connection: "_Connection",
        deadline: Deadline,
        request: Tuple[str, str, Mapping[str, str], Optional[bytes]],
        bytes_max: int,
        error_bytes_max: int,
    ) -> HttpReply:
        method, target, headers, body = request
        try:
            connection.watch(deadline)
            connection.request(method, target, body=body, headers=dict(headers))
            response = connection.getresponse()
        except BaseException:
            connection.close()
            raise
        is_success = 200 <= response.status < 300
        reply = _read(response, bytes_max if is_success else error_bytes_max)
        if reply.is_too_large or reply.broke_off is not None or response.will_close or not response.isclosed():
            response.close()
            connection.close()
        else:
            self._give_back(connection)
        return reply

    def _take(self) -> Optional["_Connection"]:
        while True:
            with self._lock:
                if not self._idle:
                    return None
                since, connection = self._idle.pop()
            if time.monotonic() - since <= _IDLE_S_MAX and connection.is_quiet():
                return connection
            connection.close()

    def _give_back(self, connection: "_Connection") -> None:
        with self._lock:
            if len(self._idle) < _IDLE_MAX:
                self._idle.append((time.monotonic(), connection))
                return
        connection.close()


def _read(response: http.client.HTTPResponse, bytes_max: int) -> HttpReply:
    headers: Dict[str, str] = {}
    for name, value in response.getheaders():
        known = headers.get(name.lower())
        headers[name.lower()] = value if known is None else f"{known}, {value}"
    is_delimited = response.length is not None or bool(response.chunked)
    pieces: List[bytes] = []
    size = 0
    try:
        while True:
            piece = response.read(min(_PIECE, bytes_max + 1 - size))
            if not piece:
                break
            pieces.append(piece)
            size += len(piece)
            if size > bytes_max:
                return HttpReply(response.status, headers, b"", is_too_large=True)
        if response.length:
            raise http.client.IncompleteRead(b"", response.length)
    except (Late, OSError, http.client.HTTPException, ValueError) as error:
        return HttpReply(response.status, headers, b"", broke_off=error)
    return HttpReply(response.status, headers, b"".join(pieces), is_delimited=is_delimited)


class _Connection(http.client.HTTPConnection):
    """An HTTPConnection each of whose steps ends at the deadline that it was last given."""

    def __init__(self, host: str, port: int, tls: Optional[ssl.SSLContext]) -> None:
        super().__init__(host, port)
        self._tls = tls
        self._deadline = Deadline(CONNECT_S_MAX)

    def watch(self, deadline: Deadline) -> None:
        self._deadline = deadline
        if isinstance(self.sock, _WatchedSocket):
            self.sock.deadline = deadline

    def is_quiet(self) -> bool:
        """Whether nothing came on it since the last answer: its end, for instance."""
        return isinstance(self.sock, _WatchedSocket) and self.sock.is_quiet()

    def connect(self) -> None:
        plain = _connect(self.host, self.port, self._deadline)
        try:
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connected = plain
            if self._tls is not None:
                plain.settimeout(self._deadline.left_s())
                connected = self._tls.wrap_socket(plain, server_hostname=self.host)
        except socket.timeout as error:
            plain.close()
            raise Late("the TLS handshake did not end in time") from error
        except BaseException:
            plain.close()
            raise
        # It has of a socket what http.client asks of one.
        watched: Any = _WatchedSocket(connected, self._deadline)
        self.sock = watched


class _WatchedSocket:
    """A socket that gives each step only the time that is left: a slow drip ends like silence."""

    def __init__(self, connected: socket.socket, deadline: Deadline) -> None:
        self.deadline = deadline
        self._socket = connected
        self._uses = 1

    def sendall(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            self._socket.settimeout(self.deadline.left_s())
            try:
                view = view[self._socket.send(view[:_PIECE]) :]
            except socket.timeout as error:
                raise Late("the request could not be sent in time") from error

    def receive_into(self, buffer: Any) -> int:
        self._socket.settimeout(self.deadline.left_s())
        try:
            return self._socket.recv_into(buffer)
        except socket.timeout as error:
            if error.errno is None:
                raise Late("no answer in time") from error
            raise

    def makefile(self, mode: str) -> BinaryIO:
        assert mode == "rb"
        self._uses += 1
        return io.BufferedReader(_WatchedReader(self))

    def is_quiet(self) -> bool:
        if isinstance(self._socket, ssl.SSLSocket) and self._socket.pending() > 0:
            return False
        if hasattr(select, "poll"):
            poll = select.poll()
            poll.register(self._socket, select.POLLIN)
            return not poll.poll(0)
        return not select.select([self._socket], [], [], 0)[0]

    def close(self) -> None:
        # http.client closes the connection while the body of its last answer is still to be read.
        self._uses -= 1
        if self._uses == 0:
            self._socket.close()


class _WatchedReader(io.RawIOBase):
    def __init__(self, watched: _WatchedSocket) -> None:
        super().__init__()
        self._watched = watched

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        return self._watched.receive_into(buffer)

    def close(self) -> None:
        if not self.closed:
            super().close()
            self._watched.close()


def _connect(host: str, port: int, deadline: Deadline) -> socket.socket:
    budget = min(CONNECT_S_MAX, deadline.left_s())
    connecting = Deadline(budget)
    addresses = _resolve(host, port, connecting)
    failures: List[OSError] = []
    for index, (family, kind, protocol, _, address) in enumerate(addresses):
        candidate = socket.socket(family, kind, protocol)
        try:
            candidate.settimeout(connecting.left_s() / (len(addresses) - index))
            candidate.connect(address)
            return candidate
        except OSError as error:
            candidate.close()
            failures.append(error)
        except BaseException:
            candidate.close()
            raise
    # Several addresses were tried: each has to have failed so.
    other = [error for error in failures if not _is_timeout(error) and not is_network_failure(error)]
    if other:
        raise other[0]
    late = [error for error in failures if _is_timeout(error)]
    if not late:
        raise failures[-1]
    if budget < CONNECT_S_MAX:
        raise Late("no connection in time") from late[0]
    raise NotReached(f"no connection to {host} port {port} in {CONNECT_S_MAX:.0f} s") from late[0]


def _is_timeout(error: OSError) -> bool:
    """A time-out of our own; that of the kernel has a number."""
    return isinstance(error, socket.timeout) and error.errno is None


_Address = Tuple[socket.AddressFamily, socket.SocketKind, int, str, Any]


def _resolve(host: str, port: int, deadline: Deadline) -> Sequence[_Address]:
    """Addresses of a host. The system's resolver has no time-out, so it is asked in a thread of its own."""
    try:
        ipaddress.ip_address(host)
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except ValueError:
        pass
    found: List[Sequence[_Address]] = []
    failed: List[BaseException] = []

    def ask() -> None:
        try:
            found.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except BaseException as error:
            failed.append(error)

    asking = threading.Thread(target=ask, name="docket-resolve", daemon=True)
    asking.start()
    asking.join(deadline.left_s())
    if failed:
        raise failed[0]
    if not found:
        raise Late(f"the name {host} was not resolved in time")
    return found[0]
