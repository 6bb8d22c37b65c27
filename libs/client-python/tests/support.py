"""What the tests stand on: a Docket server, and whatever else may answer in its place."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import socket
import threading
import unittest
import urllib.request
from typing import Callable, Dict, List, Optional, Tuple

from docket_audit import DocketClient, Performed, RetryPolicy, WriteAnswer

#: Address and administrator's key of a server; the spec in test/client-python sets them.
SERVER_URL = os.environ.get("DOCKET_TEST_URL", "")
ADMINISTRATOR_KEY = os.environ.get("DOCKET_TEST_ADMINISTRATOR_KEY", "")

QUICK = RetryPolicy(attempts_max=2, base_delay_s=0.001, max_delay_s=0.002)
OPENING = {"agent": {"id": "test-agent"}, "goal": "Refund order 1", "stakes": "low"}
CARD = {"current_phase": "EXECUTING", "goal": "Refund order 1", "confidence": 0.9, "needs_human": False}
INTENT = {
    "operation": "issue_refund",
    "target": {"system": "payments", "resource": "order/1"},
    "owner": "finance",
    "amount": {"value": "1.00", "currency": "EUR"},
}


class WithServer(unittest.TestCase):
    """Tests against a real server, each class in a ledger of its own."""

    ledger: str
    agent: "DocketClient[WriteAnswer]"
    auditor_key: str

    @classmethod
    def setUpClass(cls) -> None:
        if not SERVER_URL:
            raise unittest.SkipTest("DOCKET_TEST_URL names no server")
        cls.ledger = f"py-{cls.__name__.lower()}-{secrets.token_hex(4)}"
        administer("POST", "/v1/ledgers", {"id": cls.ledger})
        cls.agent = cls.client("agent")
        cls.auditor_key = cls.key("auditor")

    @classmethod
    def key(cls, role: str) -> str:
        made = administer("POST", f"/v1/ledgers/{cls.ledger}/keys", {"role": role, "label": f"test {role}"})
        return str(made["key"])

    @classmethod
    def client(cls, role: str) -> "DocketClient[WriteAnswer]":
        return DocketClient(SERVER_URL, cls.key(role), cls.ledger)

    def answer(self, decision_id: str, verdict: str) -> None:
        """A reviewer answers what is open."""
        decision = self.client("reviewer").existing(decision_id)
        escalation = decision.read().reasons[0].escalation_id
        decision.review({"verdict": verdict, "reason": "the order was looked at", "escalation_id": escalation})

    def entries(self, decision_id: Optional[str] = None) -> List[Tuple[str, Dict[str, object]]]:
        """Type and body of the entries of the ledger, or of one decision; those about reading it left out."""
        request = urllib.request.Request(
            f"{SERVER_URL}/v1/ledgers/{self.ledger}/entries?from=1&limit=1000",
            headers={"authorization": f"Bearer {self.auditor_key}"},
        )
        with urllib.request.urlopen(request, timeout=30) as response:
            lines = [json.loads(line) for line in response.read().decode("utf-8").splitlines()]
        found = []
        for line in lines:
            leaf = json.loads(line["leaf"])
            if leaf["type"] != "access.recorded" and decision_id in (None, leaf.get("decision", {}).get("id")):
                found.append((leaf["type"], line["disclosure"].get("body", line["disclosure"])))
        return found


def administer(method: str, path: str, body: Dict[str, object]) -> Dict[str, object]:
    request = urllib.request.Request(
        SERVER_URL + path,
        method=method,
        data=json.dumps(body).encode("utf-8"),
        headers={"authorization": f"Bearer {ADMINISTRATOR_KEY}", "content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as response:
        answer: Dict[str, object] = json.load(response)
        return answer


def note(performed: List[str]) -> Callable[[str], Performed[str]]:
    """An action that only notes that it was performed."""

    def perform(side_effect_id: str) -> Performed[str]:
        performed.append(side_effect_id)
        return Performed(side_effect_id)

    return perform


Behaviour = Callable[[socket.socket], None]


class Way:
    """A TCP port of this machine behind which stands what the test puts there."""

    def __init__(self, behaviour: Optional[Behaviour] = None) -> None:
        self.behaviour = behaviour or pass_on
        self.connections = 0
        self._sockets: List[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._serve, daemon=True).start()

    def __enter__(self) -> "Way":
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()
        self.cut()

    def cut(self) -> None:
        """Ends every connection."""
        for one in self._sockets:
            close(one)
        self._sockets.clear()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._sockets.append(client)
            threading.Thread(target=self._behave, args=(client,), daemon=True).start()

    def _behave(self, client: socket.socket) -> None:
        # The other side goes away: that is what some of these are about.
        with contextlib.suppress(OSError):
            self.behaviour(client)
        close(client)


def close(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


def read_request(client: socket.socket) -> bytes:
    """One whole request: its head, and as much body as that says."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = client.recv(65_536)
        if not piece:
            raise ConnectionError("no request")
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    length = int(lengths[0].split(b":")[1]) if lengths else 0
    while len(body) < length:
        body += client.recv(65_536)
    return head + b"\r\n\r\n" + body


def pass_on(client: socket.socket) -> None:
    """The server, as if nothing stood in between."""
    forward(client, lambda data: data)


def forward(client: socket.socket, answer: Callable[[bytes], Optional[bytes]]) -> None:
    """The server, whose answers go through `answer`; None cuts the connection in the answer's place."""
    host, port = SERVER_URL.split("//")[1].split(":")
    server = socket.create_connection((host, int(port)), timeout=60)

    def up() -> None:
        try:
            while True:
                piece = client.recv(65_536)
                if not piece:
                    break
                server.sendall(piece)
        except OSError:
            pass
        close(server)

    threading.Thread(target=up, daemon=True).start()
    try:
        while True:
            piece = server.recv(65_536)
            if not piece:
                return
            changed = answer(piece)
            if changed is None:
                return
            client.sendall(changed)
    finally:
        close(server)


def replying(status: str, headers: Dict[str, str], body: bytes) -> Behaviour:
    """Answers every request with the same."""
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items())]
    head = "\r\n".join([*lines, f"content-length: {len(body)}", "", ""]).encode("latin-1")

    def behave(client: socket.socket) -> None:
        while True:
            read_request(client)
            client.sendall(head + body)

    return behave


def page(status: str, **headers: str) -> Behaviour:
    """A page of HTML, as proxies answer."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return replying(status, {"content-type": "text/html", **named}, f"<html><h1>{status}</h1></html>".encode())


def json_reply(status: str, body: object, **headers: str) -> Behaviour:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return replying(status, {"content-type": "application/json", **named}, json.dumps(body).encode())


def problem(status: str, code: str, **headers: str) -> Behaviour:
    """A problem document of Docket."""
    number = int(status.split()[0])
    body = {"type": f"urn:docket:problem:{code}", "title": code, "status": number, "code": code}
    return json_reply(status, body, **{"content_type": "application/problem+json", **headers})


def pouring(data: bytes, then: Optional[Callable[[socket.socket], None]] = None) -> Behaviour:
    """Takes a request, sends these bytes and ends the connection, or does what `then` does."""

    def behave(client: socket.socket) -> None:
        read_request(client)
        client.sendall(data)
        if then is not None:
            then(client)

    return behave
