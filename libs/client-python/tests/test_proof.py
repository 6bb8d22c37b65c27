"""The proof of an entry: that it is of the entry of the receipt, and what names no entry."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import unittest
from typing import List, Mapping

from docket_audit import AsyncDocketClient, ClientError, DocketClient, DocketProblem
from support import CARD, OPENING, QUICK, WithServer


def leaf_of(proof: bytes) -> bytes:
    lines = proof.decode("utf-8").split("\n")
    return base64.b64decode(lines[1][len("extra ") :])


class Proof(WithServer):
    def test_it_is_of_the_entry_that_the_receipt_is_of(self) -> None:
        decision = self.agent.decision(OPENING)
        receipts = [decision.opened.receipt] if decision.opened is not None else []
        receipts.append(decision.job_card(CARD).receipt)
        self.assertEqual(len(receipts), 2)
        for receipt in receipts:
            proof = self.agent.entry_proof(leaf_hash=receipt.leaf_hash)
            lines = proof.decode("utf-8").split("\n")
            self.assertEqual(lines[0], "c2sp.org/tlog-proof@v1")
            self.assertIn(f"index {receipt.seq}", lines)
            self.assertIn(receipt.origin, lines)
            self.assertEqual(hashlib.sha256(b"\x00" + leaf_of(proof)).hexdigest(), receipt.leaf_hash)
            by_place = self.agent.entry_proof(seq=receipt.seq)
            self.assertEqual(leaf_of(by_place), leaf_of(proof))

    def test_it_comes_as_a_cose_receipt_too(self) -> None:
        opened = self.agent.decision(OPENING).opened
        assert opened is not None
        leaf = leaf_of(self.agent.entry_proof(seq=opened.receipt.seq))
        receipt = self.agent.entry_proof(seq=opened.receipt.seq, format="cose")
        waited = asyncio.run(AsyncDocketClient(self.agent).entry_proof(seq=opened.receipt.seq, format="cose"))
        for one in (receipt, waited):
            # A COSE_Sign1, with the leaf in it.
            self.assertEqual(one[:2], b"\xd2\x84")
            self.assertIn(leaf, one)
        with self.assertRaises(ValueError):
            self.agent.entry_proof(seq=0, format="cbor")  # type: ignore[arg-type]

    def test_so_it_is_on_an_event_loop(self) -> None:
        opened = self.agent.decision(OPENING).opened
        assert opened is not None
        waited = asyncio.run(AsyncDocketClient(self.agent).entry_proof(seq=opened.receipt.seq))
        self.assertEqual(hashlib.sha256(b"\x00" + leaf_of(waited)).hexdigest(), opened.receipt.leaf_hash)

    def test_an_entry_that_is_not_there_is_named_as_that(self) -> None:
        named: List[Mapping[str, object]] = [{"seq": 999_999}, {"leaf_hash": "0" * 64}]
        for entry in named:
            with self.assertRaises(DocketProblem) as refused:
                self.agent.entry_proof(**entry)  # type: ignore[arg-type]
            self.assertEqual(refused.exception.code, "unknown_entry")


class WithoutServer(unittest.TestCase):
    def test_what_names_no_entry_is_not_sent(self) -> None:
        client = DocketClient("http://127.0.0.1:1", "key", "claims", retry=QUICK)
        wrong: List[Mapping[str, object]] = [
            {},
            {"seq": 1, "leaf_hash": "0" * 64},
            {"seq": -1},
            {"seq": True},
            {"seq": "1&size=2"},
            {"leaf_hash": "0" * 63},
            {"leaf_hash": "0" * 64 + "\n"},
            {"leaf_hash": "A" * 64},
        ]
        for entry in wrong:
            with self.subTest(entry), self.assertRaises(ClientError) as refused:
                client.entry_proof(**entry)  # type: ignore[arg-type]
            self.assertEqual(refused.exception.code, "invalid_id")

    def test_seconds_are_whole_and_few(self) -> None:
        client = DocketClient("http://127.0.0.1:1", "key", "claims", retry=QUICK)
        for wait_s in (-1, 11, 1.5, True):
            with self.subTest(wait_s), self.assertRaises(ValueError):
                client.entry_proof(seq=1, wait_s=wait_s)  # type: ignore[arg-type]


if __name__ == "__main__":
    unittest.main()
