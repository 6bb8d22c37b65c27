"""Keeps a record of one refund in a Docket ledger. Standard library only, Python 3.9 or newer.

    DOCKET_URL=http://127.0.0.1:3000 DOCKET_API_KEY=docket_... DOCKET_LEDGER=tour \
        python3 file_job_cards.py 44812

The key is one of the role `agent`. The argument is the order that is refunded.
"""

import json
import os
import random
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

ATTEMPTS_MAX = 5
TIMEOUT_S = 10
DELAY_S_MAX = 5.0
WORTH_REPEATING = {429, 500, 502, 503, 504}


class Refused(Exception):
    """The server refused the request and nothing was written. See `code` and `next`."""

    def __init__(self, status, problem):
        super().__init__(f"{problem.get('detail', status)} {problem.get('next', '')}".strip())
        self.status = status
        self.code = problem.get("code", "unexpected_answer")


class Held(Exception):
    """The directive is `hold` (a human has to decide first) or `stop`."""


class Docket:
    def __init__(self, url, api_key, ledger):
        self.root = f"{url.rstrip('/')}/v1/ledgers/{urllib.parse.quote(ledger, safe='')}"
        self.api_key = api_key

    def write(self, path, body, key=None):
        """Writes one record. Every attempt carries the same key, so it is written once at most."""
        key = key or uuid.uuid4().hex
        request = urllib.request.Request(
            self.root + path,
            data=json.dumps(body).encode("utf-8"),
            headers={
                "Authorization": f"Bearer {self.api_key}",
                "Content-Type": "application/json",
                "Idempotency-Key": key,
            },
        )
        for attempt in range(1, ATTEMPTS_MAX + 1):
            retry_after = 0.0
            try:
                with urllib.request.urlopen(request, timeout=TIMEOUT_S) as response:
                    return json.load(response)
            except urllib.error.HTTPError as error:
                problem = read_problem(error)
                in_flight = problem.get("code") == "idempotency_in_flight"
                is_final = error.code not in WORTH_REPEATING and not in_flight
                if is_final or attempt == ATTEMPTS_MAX:
                    raise Refused(error.code, problem) from error
                retry_after = read_seconds(error.headers.get("Retry-After"))
            except OSError:
                # No connection, or a lost one, or no answer in time: whether the record was
                # written is not known, and with the same key that does not matter.
                if attempt == ATTEMPTS_MAX:
                    raise
            backoff = random.uniform(0, min(DELAY_S_MAX, 0.1 * 2**attempt))
            time.sleep(min(retry_after, DELAY_S_MAX) + backoff)
        raise AssertionError("unreachable")


def read_problem(error):
    """The problem details (RFC 9457) of an error answer; a proxy in between may send none."""
    try:
        problem = json.load(error)
    except ValueError:
        return {}
    return problem if isinstance(problem, dict) else {}


def read_seconds(header):
    return float(header) if header is not None and header.isdigit() else 0.0


def check_directive(answer):
    """A directive that this program does not know is not taken for `proceed`."""
    if answer["directive"] != "proceed":
        reasons = "; ".join(reason["message"] for reason in answer["reasons"])
        raise Held(f"{answer['directive']}: {reasons}")
    return answer


def issue_refund(order):
    """Stands for the call to the payment system."""
    return f"re_{order}"


def refund(docket, order):
    goal = f"Refund 25.00 EUR of order {order}"
    opened = docket.write(
        "/decisions",
        {
            "agent": {"id": "refund-agent", "version": "2.4.0"},
            "request": "deal with the Henderson ticket",
            "goal": goal,
            "stakes": "medium",
        },
        key=f"decision:order-{order}",
    )
    decision = f"/decisions/{opened['decision_id']}"
    print(f"opened {opened['decision_id']}")

    # One agent hands the work to another, and is as sure of it as it says.
    check_directive(
        docket.write(
            f"{decision}/job-cards",
            {
                "current_phase": "PLANNING",
                "goal": goal,
                "confidence": 0.96,
                "needs_human": False,
                "agent": {"id": "triage-agent"},
                "handoff": {"to_agent": "refund-agent", "summary": "Customer and order checked."},
            },
            key=f"card:order-{order}:handoff",
        )
    )

    # Before each meaningful action: where the agent stands, and on what grounds. The receiver of a
    # handoff says what it makes of it.
    card = docket.write(
        f"{decision}/job-cards",
        {
            "current_phase": "EXECUTING",
            "goal": goal,
            "confidence": 0.94,
            "needs_human": False,
            "agent": {"id": "refund-agent"},
            "handoff_ack": {"action": "proceed", "from_agent": "triage-agent"},
            "lineage": [
                {
                    "role": "decisive",
                    "document_id": "refund-policy",
                    "version": "3.1",
                    "chunk": {"section": "4.2"},
                }
            ],
        },
        key=f"card:order-{order}:1",
    )
    print(f"card is entry {card['receipt']['seq']}: {card['directive']}")
    check_directive(card)

    # The key names the action, not the attempt: sent again it registers nothing new.
    intent = {
        "operation": "issue_refund",
        "target": {"system": "payments", "resource": f"order/{order}"},
        "owner": "payments team",
        "amount": {"value": "25.00", "currency": "EUR"},
        "reversibility": "compensable",
    }
    effect = docket.write(f"{decision}/side-effects", intent, key=f"refund:order-{order}")
    again = docket.write(f"{decision}/side-effects", intent, key=f"refund:order-{order}")
    print(f"registered once: {effect['side_effect_id'] == again['side_effect_id']}")
    check_directive(effect)

    transitions = f"{decision}/side-effects/{effect['side_effect_id']}/transitions"
    try:
        # A key of its own for each run: a run that finds the refund begun is refused here, and
        # does not pay it a second time.
        check_directive(docket.write(transitions, {"to": "executing"}))
    except Refused as refused:
        if refused.code != "impossible_transition":
            raise
        print("begun by an earlier run: not paid again")
        return
    try:
        reference = issue_refund(order)
    except Exception as error:
        # An error does not show that no money was sent.
        docket.write(transitions, {"to": "outcome_unknown", "reason": str(error) or repr(error)})
        raise
    docket.write(
        transitions, {"to": "executed", "external_ref": reference, "observed_by": "agent"}
    )
    print(f"refunded: {reference}")

    docket.write(
        f"{decision}/close",
        {"outcome": "completed", "decided": "issue refund", "confidence": 0.94},
    )
    print("closed")


def main():
    docket = Docket(
        os.environ["DOCKET_URL"], os.environ["DOCKET_API_KEY"], os.environ["DOCKET_LEDGER"]
    )
    try:
        refund(docket, sys.argv[1] if len(sys.argv) > 1 else "44812")
    except (Held, Refused, OSError) as error:
        sys.exit(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
