#!/usr/bin/env python3
"""A verifier for docket-ledger/v1, written from docs/format/README.md alone (section numbers refer to it).

    verify.py FILE [--key VKEY] [--checkpoint FILE]   a dossier (JSON), evidence, or an exported ledger
    verify.py --vectors DIRECTORY                     the format's own test vectors

Exit status: 0 verified, 1 not, 2 could not be read. Python 3.8 or newer, standard library only. It is
plain rather than fast. It does not replay the rules between records, which are not part of the format; what was
declared it holds not against what was seen from outside: seen.py does.
"""
import argparse
import base64
import calendar
import datetime
import hashlib
import json
import os
import re
import sys

SAFE_INTEGER_MAX = 2 ** 53 - 1
ZERO_HASH = "0" * 64
NEVER = float("inf")


def sha256(data):
    return hashlib.sha256(data).digest()


# ---- 3.1 strict intake ---------------------------------------------------------------------------


class Refused(Exception):
    def __init__(self, code, message=""):
        super().__init__(f"{code} {message}".strip())
        self.code = code


def exact_decimal(text):
    """(digits without zeros at either end, power of ten of the last one); a number's value without its sign."""
    mantissa, _, power = text.lstrip("-").lower().partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).rstrip("0")
    last = len(whole + fraction) - len(digits)
    digits = digits.lstrip("0")
    return (digits, int(power or 0) - len(fraction) + last) if digits else ("", 0)


def parse_number(text):
    if len(text) > 1000:
        raise Refused("inexact_number", text[:40])
    double = float(text)
    if double in (float("inf"), float("-inf")):
        raise Refused("non_finite_number", text[:40])
    if exact_decimal(text) != exact_decimal(number_text(double)):
        raise Refused("inexact_number", text[:40])
    return double + 0.0  # -0 becomes 0


def parse_object(pairs):
    result = {}
    for key, value in pairs:
        if key in result:
            raise Refused("duplicate_key", key[:40])
        result[key] = value
    return result


def check_strings(value):
    if isinstance(value, str):
        if any(0xD800 <= ord(c) <= 0xDFFF for c in value):
            raise Refused("lone_surrogate")
        if "\0" in value:
            raise Refused("nul_character")
    elif isinstance(value, list):
        for item in value:
            check_strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            check_strings(key)
            check_strings(item)


def check_depth(text, depth_max):
    depth, in_string, escaped = 0, False, False
    for c in text:
        if in_string:
            if escaped:
                escaped = False
            elif c == "\\":
                escaped = True
            elif c == '"':
                in_string = False
        elif c == '"':
            in_string = True
        elif c in "[{":
            depth += 1
            if depth > depth_max:
                raise Refused("too_deep")
        elif c in "]}":
            depth -= 1


def refuse_constant(name):
    raise Refused("syntax", name)  # NaN and Infinity, which Python's parser lets through


def parse_json(data, depth_max=64):
    if data.startswith(b"\xef\xbb\xbf"):
        raise Refused("byte_order_mark")
    try:
        text = data.decode("utf-8", "strict")
    except UnicodeDecodeError as error:
        raise Refused("invalid_utf8", str(error)) from None
    check_depth(text, depth_max)
    if text[:1] not in " \t\n\r" and text.strip(" \t\n\r") == "":
        raise Refused("syntax")
    try:
        value = json.loads(
            text.strip(" \t\n\r"),
            object_pairs_hook=parse_object,
            parse_float=parse_number,
            parse_int=parse_number,
            parse_constant=refuse_constant,
        )
    except json.JSONDecodeError as error:
        raise Refused("syntax", str(error)) from None
    check_strings(value)
    return value


LEDGER_FILE_MEMBERS = {"format", "origin", "public_key", "checkpoint", "size"}


ENTRY_LINE_MEMBERS = {"seq", "leaf", "disclosure"}
EVIDENCE_FORMAT, DOSSIER_FORMAT = "docket-evidence/v1", "docket-dossier/v1"


def read_file(data):
    """10: what a file is its top level says, by the member `format`, and nothing else."""
    first, line_break, rest = data.partition(b"\n")
    try:
        header = parse_json(first)
    except Refused:
        header = None
    if isinstance(header, dict) and header.get("format") == "docket-ledger-file/v1":
        return read_ledger_file(header, line_break, rest)
    file = parse_json(data)
    format_ = file.get("format") if isinstance(file, dict) else None
    if format_ not in (EVIDENCE_FORMAT, DOSSIER_FORMAT) or "evidence" not in file:
        raise Refused("malformed", "it does not say that it is evidence, a dossier or an exported ledger")
    if format_ == EVIDENCE_FORMAT and set(file) != {"format", "evidence"}:
        raise Refused("malformed", "a member that nobody verifies")
    return file


def read_ledger_file(header, line_break, rest):
    good = set(header) - {"selection"} == LEDGER_FILE_MEMBERS and line_break and (not rest or rest.endswith(b"\n"))
    good = good and ("selection" not in header or is_selection(header["selection"]))
    good = good and all(isinstance(header[m], str) for m in LEDGER_FILE_MEMBERS - {"size"})
    size = header.get("size")
    if not good or type(size) not in (int, float) or size != int(size) or not 0 <= size <= SAFE_INTEGER_MAX:
        raise Refused("malformed", "not an exported ledger, or cut short")
    return {**header, "entries": [parse_json(line) for line in rest.split(b"\n")[:-1]]}


# 10.3: what a file of part of a ledger may withhold outside of decisions.
OF_DECISIONS = (
    "access.recorded",
    "erasure.executed",
    "erasure.requested",
    "export.recorded",
    "incident.closed",
    "incident.opened",
    "incident.updated",
    "legal_hold.lifted",
    "legal_hold.placed",
    "observation.recorded",
)


def is_selection(value):
    """10.3: which decisions a file discloses."""
    if not isinstance(value, dict) or not value:
        return False
    if set(value) == {"decisions"}:
        ids = value["decisions"]
        good = isinstance(ids, list) and 0 < len(ids) <= 500 and all(isinstance(i, str) and len(i) <= 128 for i in ids)
        return good and len(set(ids)) == len(ids)
    time = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
    good = set(value) <= {"opened_from", "opened_to"}
    good = good and all(isinstance(t, str) and time.fullmatch(t) for t in value.values())
    return good and (len(value) < 2 or value["opened_from"] < value["opened_to"])


def is_selected(selection, leaf):
    """Of the first leaf of a decision."""
    if "decisions" in selection:
        return leaf["decision"]["id"] in selection["decisions"]
    time = leaf["time"]
    return selection.get("opened_from", time) <= time and ("opened_to" not in selection or time < selection["opened_to"])


# ---- 3.2 canonical form --------------------------------------------------------------------------


def number_text(double):
    if double == 0:
        return "0"
    # repr gives the shortest digits that read back as the same double.
    digits, exponent = exact_decimal(repr(abs(double)))
    k = len(digits)
    n = k + exponent
    if k <= n <= 21:
        text = digits + "0" * (n - k)
    elif 0 < n <= 21:
        text = digits[:n] + "." + digits[n:]
    elif -6 < n <= 0:
        text = "0." + "0" * -n + digits
    else:
        e = n - 1
        text = digits[0] + ("." + digits[1:] if k > 1 else "") + "e" + ("+" if e > 0 else "-") + str(abs(e))
    return ("-" if double < 0 else "") + text


SHORT = {8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}


def string_text(text):
    return '"' + "".join(
        SHORT.get(ord(c)) or (f"\\u{ord(c):04x}" if ord(c) < 0x20 else c) for c in text
    ) + '"'


def ordered(members):
    """Keys by UTF-16 code units: big-endian UTF-16 bytes order the same way."""
    return sorted(members, key=lambda key: key.encode("utf-16-be"))


def canonical(value):
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return number_text(float(value))
    if isinstance(value, str):
        return string_text(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    return "{" + ",".join(string_text(key) + ":" + canonical(value[key]) for key in ordered(value)) + "}"


def canonical_bytes(value):
    return canonical(value).encode("utf-8")


# ---- 4 body commitment ---------------------------------------------------------------------------


def is_hex(text, length):
    return isinstance(text, str) and re.fullmatch(r"[0-9a-f]{%d}" % length, text) is not None


def step(pointer, key):
    return pointer + "/" + str(key).replace("~", "~0").replace("/", "~1")


def committed_values(value, pointer=""):
    """(pointer, value) of each scalar and empty container, in canonical order."""
    if isinstance(value, dict) and value:
        for key in ordered(value):
            yield from committed_values(value[key], step(pointer, key))
    elif isinstance(value, list) and value:
        for index, item in enumerate(value):
            yield from committed_values(item, step(pointer, index))
    else:
        yield pointer, value


def digest(salt, pointer, value):
    return sha256(canonical_bytes([salt, pointer, value])).hex()


def replace_values(value, digests, pointer=""):
    if pointer in digests:
        return digests[pointer]
    if isinstance(value, dict):
        return {key: replace_values(item, digests, step(pointer, key)) for key, item in value.items()}
    return [replace_values(item, digests, step(pointer, index)) for index, item in enumerate(value)]


def nesting(value):
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(nesting, value), default=0) if isinstance(value, list) else 0


def commit(body, secret, granularity):
    """(list of (pointer, salt, value, digest), skeleton, commitment in hex)"""
    values = [("", body)] if granularity == "whole" else list(committed_values(body))
    salts = hashlib.shake_256(secret).digest(16 * len(values))
    listed = []
    for i, (pointer, value) in enumerate(values):
        salt = salts[16 * i:16 * i + 16].hex()
        listed.append((pointer, salt, value, digest(salt, pointer, value)))
    skeleton = replace_values(body, {pointer: d for pointer, _, _, d in listed})
    return listed, skeleton, sha256(canonical_bytes(skeleton)).hex()


def check_body_limits(body):
    if not isinstance(body, dict):
        raise Refused("malformed", "a body is an object")
    if nesting(body) > 32 or len(canonical_bytes(body)) > 262144 or sum(1 for _ in committed_values(body)) > 10000:
        raise Refused("malformed", "the body exceeds the limits")


# ---- 5 disclosure --------------------------------------------------------------------------------


LISTS = {
    "disclosed": ({"pointer", "salt", "value"}, lambda item: is_hex(item["salt"], 32)),
    "withheld": ({"pointer", "reason"}, lambda item: isinstance(item["reason"], str)),
    "erased": ({"pointer", "erased_by"}, lambda item: is_sequence(item["erased_by"])),
}


def is_sequence(value):
    return type(value) in (int, float) and value == int(value) and 0 <= value <= SAFE_INTEGER_MAX


def has_form(disclosure):
    """Whether this is one of the two forms, with the members that it has and no others."""
    if not isinstance(disclosure, dict):
        return False
    if "secret" in disclosure or "body" in disclosure:
        full = set(disclosure) == {"body", "secret"} and isinstance(disclosure["body"], dict)
        return full and is_hex(disclosure["secret"], 64)
    if set(disclosure) != {"skeleton", *LISTS}:
        return False
    for name, (members, accepts) in LISTS.items():
        items = disclosure[name]
        if not isinstance(items, list) or len(items) > 10000:
            return False
        for item in items:
            if not isinstance(item, dict) or set(item) != members:
                return False
            if not isinstance(item["pointer"], str) or not accepts(item):
                return False
    return True


def check_disclosure(commitment, disclosure, granularity):
    """(disclosed body, state by pointer); states are empty for the full form. Raises Refused."""
    if disclosure is None:
        raise Refused("missing", "no disclosure")
    if not has_form(disclosure):
        raise Refused("malformed")
    if "secret" in disclosure:
        check_body_limits(disclosure["body"])
        found = commit(disclosure["body"], bytes.fromhex(disclosure["secret"]), granularity)[2]
        if found != commitment:
            raise Refused("commitment_mismatch")
        return disclosure["body"], {}
    return check_partial(commitment, disclosure, granularity)


def check_partial(commitment, disclosure, granularity):
    if granularity == "whole" and not isinstance(disclosure["skeleton"], str):
        raise Refused("malformed", "the skeleton of a body committed to as a whole is one digest")
    for item in disclosure["disclosed"]:
        if granularity == "scalar" and isinstance(item["value"], (dict, list)) and item["value"]:
            raise Refused("malformed", item["pointer"])
    digests = {}
    skeleton_digests(disclosure["skeleton"], "", 1, digests)
    if sha256(canonical_bytes(disclosure["skeleton"])).hex() != commitment:
        raise Refused("commitment_mismatch")
    states, values = {}, {}
    for name in LISTS:
        for item in disclosure[name]:
            if item["pointer"] not in digests:
                raise Refused("digest_mismatch", item["pointer"])
            if item["pointer"] in states:
                raise Refused("malformed", item["pointer"])
            states[item["pointer"]] = name
    for item in disclosure["disclosed"]:
        if digest(item["salt"], item["pointer"], item["value"]) != digests[item["pointer"]]:
            raise Refused("digest_mismatch", item["pointer"])
        values[item["pointer"]] = item["value"]
    for pointer in digests:
        if pointer not in states:
            raise Refused("missing", pointer)
    body = assemble(disclosure["skeleton"], "", values)
    if body is ABSENT:
        body = {}
    if not isinstance(body, dict):
        raise Refused("malformed", "a body is an object")
    return body, states


def skeleton_digests(skeleton, pointer, depth, digests):
    if is_hex(skeleton, 64):
        digests[pointer] = skeleton
        return
    if not isinstance(skeleton, (dict, list)) or not skeleton or depth > 32:
        raise Refused("malformed", pointer)
    for key, item in skeleton.items() if isinstance(skeleton, dict) else enumerate(skeleton):
        skeleton_digests(item, step(pointer, key), depth + 1, digests)


ABSENT = object()


def assemble(skeleton, pointer, values):
    if isinstance(skeleton, str):
        return values.get(pointer, ABSENT)
    if isinstance(skeleton, list):
        items = [assemble(item, step(pointer, i), values) for i, item in enumerate(skeleton)]
        return [None if item is ABSENT else item for item in items]
    pairs = [(key, assemble(item, step(pointer, key), values)) for key, item in skeleton.items()]
    return {key: item for key, item in pairs if item is not ABSENT}


# ---- 6 leaf --------------------------------------------------------------------------------------

HASH = r"[0-9a-f]{64}"
GRAMMAR = {
    "actor": r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}",
    "body": HASH,
    "origin": r"(?=.{3,255}\Z)[A-Za-z0-9._~:-]+(/[A-Za-z0-9._~-]+)+",
    "prev": HASH,
    "role": r"[a-z][a-z0-9_]{0,31}",
    "schema": r"[a-z][a-z0-9_.]{0,63}/[1-9][0-9]{0,5}",
    "type": r"(?=.{1,64}\Z)[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+",
    "v": r"docket-ledger/v1",
    "via": r"[a-z][a-z0-9_]{0,31}",
}
ATTESTATION = r"[A-Za-z0-9_-]{86}(\.(0|[1-9][0-9]?)d?\.[1-9][0-9]?\.[A-Za-z0-9_-]{43,214})?"
AUTHOR = ("actor", "role", "via")
DECISION_GRAMMAR = {"id": r"dec_[A-Za-z0-9_-]{1,60}", "prev": HASH}
TIME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.[0-9]{3}Z")


def is_time(text):
    match = TIME.fullmatch(text) if isinstance(text, str) else None
    if not match:
        return False
    year, month, day, hour, minute, second = map(int, match.groups())
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1 <= month <= 12 and 1 <= day <= days[month - 1] and hour < 24 and minute < 60 and second < 60


def matches(grammar, members):
    return all(isinstance(members.get(m), str) and re.fullmatch(g, members[m]) for m, g in grammar.items())


def decode_leaf(data):
    try:
        leaf = parse_json(data)
    except Refused:
        raise Refused("leaf_malformed") from None
    if not isinstance(leaf, dict) or len(data) > 65535:
        raise Refused("leaf_malformed")
    good = set(leaf) - {"decision", "attestation"} == {*GRAMMAR, "seq", "time"} and matches(GRAMMAR, leaf)
    good = good and ("attestation" not in leaf or matches({"attestation": ATTESTATION}, leaf))
    good = good and is_sequence(leaf["seq"]) and is_time(leaf["time"])
    if "decision" in leaf:
        decision = leaf["decision"]
        good = good and isinstance(decision, dict) and set(decision) == {"id", "prev", "seq"}
        good = good and matches(DECISION_GRAMMAR, decision) and is_sequence(decision["seq"])
    good = good and len({leaf[m] == "docket" for m in AUTHOR}) == 1
    if not good or canonical_bytes(leaf) != data:
        raise Refused("leaf_malformed")
    return leaf


def leaf_hash(data):
    return sha256(b"\x00" + data)


# ---- 8 tree and proofs ---------------------------------------------------------------------------


def node_hash(left, right):
    return sha256(b"\x01" + left + right)


def tree_root(hashes):
    if not hashes:
        return sha256(b"")
    # Pairing neighbours and carrying an odd one over gives the same tree as the recursive definition.
    while len(hashes) > 1:
        paired = [node_hash(hashes[i], hashes[i + 1]) for i in range(0, len(hashes) - 1, 2)]
        hashes = paired + ([hashes[-1]] if len(hashes) % 2 else [])
    return hashes[0]


def check_inclusion(proof, index, size, leaf, root):
    return root_of(proof, index, size, leaf) == root


def root_of(proof, index, size, leaf):
    """The root that the proof leads to; None where it is none for such a place."""
    if not 0 <= index < size or any(len(p) != 32 for p in [leaf, *proof]):
        return None
    fn, sn, r = index, size - 1, leaf
    for p in proof:
        if sn == 0:
            return None
        if fn % 2 == 1 or fn == sn:
            r = node_hash(p, r)
            while fn % 2 == 0 and fn != 0:
                fn, sn = fn // 2, sn // 2
        else:
            r = node_hash(r, p)
        fn, sn = fn // 2, sn // 2
    return r if sn == 0 else None


def check_consistency(proof, size1, size2, root1, root2):
    if size1 > size2 or any(len(p) != 32 for p in proof):
        return False
    if size1 == size2:
        return not proof and root1 == root2 and (size1 > 0 or root1 == sha256(b""))
    if size1 == 0 or not proof:
        return False
    if size1 & (size1 - 1) == 0:
        proof = [root1, *proof]
    fn, sn = size1 - 1, size2 - 1
    while fn % 2 == 1:
        fn, sn = fn // 2, sn // 2
    fr = sr = proof[0]
    for p in proof[1:]:
        if sn == 0:
            return False
        if fn % 2 == 1 or fn == sn:
            fr, sr = node_hash(p, fr), node_hash(p, sr)
            while fn % 2 == 0 and fn != 0:
                fn, sn = fn // 2, sn // 2
        else:
            sr = node_hash(sr, p)
        fn, sn = fn // 2, sn // 2
    return sn == 0 and fr == root1 and sr == root2


def tile_path(level, index, width):
    groups = [f"{index % 1000:03d}"]
    while index >= 1000:
        index //= 1000
        groups.insert(0, f"x{index % 1000:03d}")
    return f"tile/{level}/{'/'.join(groups)}" + ("" if width == 256 else f".p/{width}")


def parse_tile_path(path):
    match = re.fullmatch(r"tile/(entries|[0-9]+)/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([0-9]+))?", path)
    if not match:
        return None
    level = match[1] if match[1] == "entries" else int(match[1])
    index = int(re.sub("[x/]", "", match[2]))
    width = int(match[3]) if match[3] else 256
    if (level != "entries" and level > 63) or not 1 <= width <= 256 or tile_path(level, index, width) != path:
        return None
    return level, index, width


def decode_bundle(data):
    leaves = []
    while data:
        length = int.from_bytes(data[:2], "big")
        if len(data) < 2 + length or len(data) < 2:
            raise Refused("malformed")
        leaves.append(data[2:2 + length])
        data = data[2 + length:]
    return leaves


# ---- 9 notes, keys, checkpoints ------------------------------------------------------------------

# Ed25519 by RFC 8032 section 5.1, verification only.
P = 2 ** 255 - 19
L = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
BASE_Y = 4 * pow(5, P - 2, P) % P


def recover_x(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    return P - x if x % 2 != sign else x


def add(a, b):
    """Extended homogeneous coordinates (X, Y, Z, T)."""
    e1, e2 = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = e2 - e1, d - c, d + c, e2 + e1
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def decode_point(data):
    number = int.from_bytes(data, "little")
    y = number & (2 ** 255 - 1)
    x = recover_x(y, number >> 255)
    return None if x is None else (x, y, 1, x * y % P)


def encode_point(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def verify_ed25519(public_key, message, signature):
    if len(public_key) != 32 or len(signature) != 64:
        return False
    a = decode_point(public_key)
    s = int.from_bytes(signature[32:], "little")
    if a is None or s >= L or encode_point(multiply(8, a)) == encode_point((0, 1, 1, 0)):
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), "little") % L
    # Without the cofactor: [S]B - [k]A, written down, has to be R.
    minus_a = (P - a[0], a[1], 1, (P - a[0]) * a[1] % P)
    return encode_point(add(multiply(s, BASE), multiply(k, minus_a))) == signature[:32]


# ---- 9, ML-DSA-44 (FIPS 204) ---------------------------------------------------------------------

Q = 8380417
GAMMA_1, GAMMA_2 = 2 ** 17, (Q - 1) // 88
ZETAS = [pow(1753, int(format(k, "08b")[::-1], 2), Q) for k in range(256)]


def bit_fields(data, width):
    """Numbers of `width` bits each, the lowest first."""
    number = int.from_bytes(data, "little")
    return [number >> at & (1 << width) - 1 for at in range(0, 8 * len(data), width)]


def ntt(polynomial):
    w, k, length = list(polynomial), 0, 128
    while length:
        for start in range(0, 256, 2 * length):
            k += 1
            for j in range(start, start + length):
                t = ZETAS[k] * w[j + length] % Q
                w[j], w[j + length] = (w[j] + t) % Q, (w[j] - t) % Q
        length //= 2
    return w


def inverse_ntt(polynomial):
    w, k, length = list(polynomial), 256, 1
    while length < 256:
        for start in range(0, 256, 2 * length):
            k -= 1
            for j in range(start, start + length):
                t = w[j]
                w[j], w[j + length] = (t + w[j + length]) % Q, ZETAS[k] * (w[j + length] - t) % Q
        length *= 2
    return [8347681 * value % Q for value in w]


def matrix_entry(rho, row, column):
    """RejNTTPoly of ExpandA"""
    data, found = hashlib.shake_128(rho + bytes([column, row])).digest(3 * 1024), []
    for at in range(0, len(data), 3):
        value = int.from_bytes(data[at:at + 3], "little") & 0x7FFFFF
        if value < Q:
            found.append(value)
    return found[:256]


def challenge(seed):
    """SampleInBall, of which 39 coefficients are not 0"""
    data, c, at = hashlib.shake_256(seed).digest(1024), [0] * 256, 8
    for i in range(256 - 39, 256):
        while data[at] > i:
            at += 1
        j = data[at]
        at += 1
        sign = i - (256 - 39)
        c[i], c[j] = c[j], 1 - 2 * (data[sign // 8] >> sign % 8 & 1)
    return c


def read_hints(data):
    """HintBitUnpack: four sets of places; None where they are not written in the one way there is."""
    hints, at = [], 0
    for end in data[80:]:
        places = list(data[at:end])
        if not at <= end <= 80 or places != sorted(set(places)):
            return None
        hints.append(set(places))
        at = end
    return None if any(data[at:80]) else hints


def high_bits(r, hint):
    """UseHint"""
    low = r % (2 * GAMMA_2)
    low -= 2 * GAMMA_2 if low > GAMMA_2 else 0
    high, low = (0, low - 1) if r - low == Q - 1 else ((r - low) // (2 * GAMMA_2), low)
    return (high + (0 if not hint else 1 if low > 0 else -1)) % 44


def verify_ml_dsa_44(public_key, message, signature):
    if len(public_key) != 1312 or len(signature) != 2420:
        return False
    t1 = [bit_fields(public_key[32 + 320 * i:352 + 320 * i], 10) for i in range(4)]
    z = [[GAMMA_1 - v for v in bit_fields(signature[32 + 576 * i:608 + 576 * i], 18)] for i in range(4)]
    hints = read_hints(signature[2336:])
    if hints is None or any(abs(v) >= GAMMA_1 - 78 for row in z for v in row):
        return False
    # The pure variant: 0 for no prehash, 0 for no context.
    mu = hashlib.shake_256(hashlib.shake_256(public_key).digest(64) + b"\0\0" + message).digest(64)
    c, z, w1 = ntt(challenge(signature[:32])), [ntt(row) for row in z], b""
    for i in range(4):
        total = [-a * b for a, b in zip(c, ntt([v << 13 for v in t1[i]]))]
        for j in range(4):
            total = [t + a * b for t, a, b in zip(total, matrix_entry(public_key[:32], i, j), z[j])]
        w = inverse_ntt([v % Q for v in total])
        number = sum(high_bits(v, at in hints[i]) << 6 * at for at, v in enumerate(w))
        w1 += number.to_bytes(192, "little")
    return hashlib.shake_256(mu + w1).digest(32) == signature[:32]


def decode_base64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if base64.b64encode(data).decode() == text else None


def is_name(name):
    return name != "" and "+" not in name and not re.search(r"\s", name)


def parse_key(vkey, kind=1, length=32):
    """(name, 4-byte id, public key); kind is 4 or 6 for the key of a witness"""
    parts = vkey.split("+", 2)
    if len(parts) != 3 or not is_name(parts[0]) or not is_hex(parts[1], 8):
        raise Refused("malformed_key")
    data = decode_base64(parts[2])
    if data is None or len(data) != 1 + length or data[0] != kind:
        raise Refused("malformed_key")
    key_id = sha256(parts[0].encode() + b"\x0a" + data)[:4]
    if key_id.hex() != parts[1]:
        raise Refused("malformed_key")
    return parts[0], key_id, data[1:]


def parse_cosigner(vkey):
    """parse_key of a witness: a public key of 32 bytes is one of Ed25519, a longer one of ML-DSA-44"""
    try:
        return parse_key(vkey, 4)
    except Refused:
        return parse_key(vkey, 6, 1312)


def cosigned_at(text, line, key):
    """The time that a witness states in its line under a checkpoint's text; None where that does not verify."""
    name, key_id, public_key = key
    dash, by, encoded = line.rstrip("\n").split(" ")
    data = decode_base64(encoded)
    if dash != "\u2014" or by != name or data is None or len(data) < 12 or data[:4] != key_id:
        return None
    time = int.from_bytes(data[4:12], "big")
    if len(public_key) == 32:
        message = f"cosignature/v1\ntime {time}\n{text}".encode()
        return time if verify_ed25519(public_key, message, data[12:]) else None
    try:
        origin, size, root, _ = decode_checkpoint(text)
    except Refused:
        return None
    names = [part.encode() for part in (name, origin)]
    if any(len(part) > 255 for part in names):
        return None
    cosigner, log = (bytes([len(part)]) + part for part in names)
    message = b"subtree/v1\n\0" + cosigner + data[4:12] + log + bytes(8) + size.to_bytes(8, "big") + root
    return time if verify_ml_dsa_44(public_key, message, data[12:]) else None


def read_note(note):
    """(text, signatures), of which nothing is checked yet"""
    if len(note.encode("utf-8", "surrogatepass")) > 65536 or not note.endswith("\n") or re.search(r"[\x00-\x09\x0b-\x1f]", note):
        raise Refused("malformed_note")
    split = note.rfind("\n\n")
    lines = note[split + 2:-1].split("\n")
    if split < 0 or len(lines) > 64:
        raise Refused("malformed_note")
    signatures = []
    for line in lines:
        parts = line.split(" ")
        data = decode_base64(parts[2]) if len(parts) == 3 else None
        if data is None or parts[0] != "\u2014" or not is_name(parts[1]) or len(data) < 5:
            raise Refused("malformed_note")
        signatures.append((parts[1], data[:4], data[4:]))
    return note[:split + 1], signatures


def open_note(note, key):
    name, key_id, public_key = key
    text, signatures = read_note(note)
    for signer, signer_id, signature in signatures:
        if (signer, signer_id) == (name, key_id):
            if not verify_ed25519(public_key, text.encode(), signature):
                raise Refused("invalid_signature")
            return text
    raise Refused("unknown_key")


HANDOVERS_MAX = 60


def format_key(name, public_key):
    data = b"\x01" + public_key
    key_id = sha256(name.encode() + b"\x0a" + data)[:4]
    return f"{name}+{key_id.hex()}+{base64.b64encode(data).decode()}"


def is_handed_over(before, after, by, signature, form="docket-handover/v1"):
    """9.1: whether `by`, one of two keys, signed that the first hands over to the second."""
    try:
        name, other = parse_key(before)[0], parse_key(after)[0]
    except Refused:
        return False
    if before == after or name != other or signature is None or len(signature) != 64:
        return False
    message = f"{form}\n{name}\n{before}\n{after}\n".encode()
    return verify_ed25519(parse_key(by)[2], message, signature)


def is_replacing(before, after, signature):
    """9.3: whether a key signed that it replaces another one, which was lost."""
    return is_handed_over(before, after, after, signature, "docket-replacement/v1")


def read_handovers(origin, size, lines):
    """9.1, 9.3: (from, key, signature, is it one that replaces) of each line; nothing of them is checked yet."""
    found = []
    for line in lines:
        keyword = line.split(" ", 1)[0]
        if keyword not in ("docket-key", "docket-key-replaced"):
            continue
        parts = re.fullmatch(r"docket-key(?:-replaced)? ([1-9][0-9]{0,15}) ([A-Za-z0-9+/]{44}) ([A-Za-z0-9+/]{86}==)", line)
        data, signature = (decode_base64(parts[2]), decode_base64(parts[3])) if parts else (None, None)
        if data is None or signature is None or data[0] != 1:
            raise Refused("malformed_checkpoint")
        start, key = int(parts[1]), format_key(origin, data[1:])
        if not (found[-1][0] if found else 0) < start <= size or len(found) == HANDOVERS_MAX:
            raise Refused("malformed_checkpoint")
        if any(other == key for _, other, _, _ in found):
            raise Refused("malformed_checkpoint")
        found.append((start, key, signature, keyword == "docket-key-replaced"))
    return found


def decode_checkpoint(text):
    """(origin, size, root, further lines)"""
    lines = text[:-1].split("\n")
    if len(lines) < 3 or "" in lines or not re.fullmatch(r"0|[1-9][0-9]{0,15}", lines[1]):
        raise Refused("malformed_checkpoint")
    root = decode_base64(lines[2])
    if root is None or len(root) != 32 or int(lines[1]) > SAFE_INTEGER_MAX:
        raise Refused("malformed_checkpoint")
    return lines[0], int(lines[1]), root, lines[3:]


def signing_key(text, vkey, first=None, told=False):
    """9.1: the key that signs a checkpoint whose verifier trusts `vkey`; `first`: that of entry 0, where it is known.
    9.3: one that replaces a lost key is refused, unless the caller tells it."""
    try:
        origin, size, _, lines = decode_checkpoint(text)
    except Refused:
        return vkey
    handovers = read_handovers(origin, size, lines) if origin == parse_key(vkey)[0] else []
    keys = [key for _, key, _, _ in handovers]
    if first in keys:
        raise Refused("broken_handover")
    before = None if vkey in keys else vkey
    for _, key, signature, replaces in handovers:
        if before is not None and not (
            is_replacing(before, key, signature) if replaces else is_handed_over(before, key, before, signature)
        ):
            raise Refused("broken_handover")
        before = key
    later = handovers[keys.index(vkey) + 1 if vkey in keys else 0 :]
    if not told and any(replaces for _, _, _, replaces in later):
        raise Refused("key_replaced")
    return before or vkey


def keys_continue(one, other):
    """9.1: whether of two checkpoints (size, {from: (key, is it one that replaces)}) the larger has the keys of the smaller, and no others up to it."""
    (size, kept), (_, keys) = sorted((one, other), key=lambda signed: signed[0])
    return kept == {start: key for start, key in keys.items() if start <= size}


def open_checkpoint(note, vkey, first=None, told=False):
    """(origin, size, root, further lines)"""
    name = parse_key(vkey)[0]
    key = signing_key(read_note(note)[0], vkey, first, told)
    origin, size, root, lines = decode_checkpoint(open_note(note, parse_key(key)))
    if origin != name:
        raise Refused("wrong_origin")
    return origin, size, root, lines


# ---- 10.7 COSE receipts --------------------------------------------------------------------------


def read_cbor(data, at=0, depth=8):
    """(item, where it ends) of deterministic CBOR, as far as receipts have it: a tag is ("tag", number, item)."""
    if at >= len(data) or depth == 0:
        raise Refused("malformed")
    kind, short = data[at] >> 5, data[at] & 31
    if kind == 7:
        if short != 22:
            raise Refused("malformed")
        return None, at + 1
    length = {24: 1, 25: 2, 26: 4, 27: 8}.get(short, 0)
    if short > 27 or at + 1 + length > len(data):
        raise Refused("malformed")
    number = int.from_bytes(data[at + 1 : at + 1 + length], "big") if length else short
    if length and number < (24 if length == 1 else 1 << (4 * length)):
        raise Refused("malformed")
    at += 1 + length
    if kind < 2:
        return (number if kind == 0 else -1 - number), at
    if kind < 4:
        if number > len(data) - at:
            raise Refused("malformed")
        content = data[at : at + number]
        try:
            return (content if kind == 2 else content.decode()), at + number
        except UnicodeDecodeError:
            raise Refused("malformed") from None
    if kind == 6:
        item, at = read_cbor(data, at, depth - 1)
        return ("tag", number, item), at
    if number > len(data) - at:
        raise Refused("malformed")
    if kind == 4:
        items = []
        for _ in range(number):
            item, at = read_cbor(data, at, depth - 1)
            items.append(item)
        return items, at
    found, before = {}, b""
    for _ in range(number):
        start = at
        label, at = read_cbor(data, at, depth - 1)
        if not isinstance(label, (int, str)) or data[start:at] <= before:
            raise Refused("malformed")
        before = data[start:at]
        found[label], at = read_cbor(data, at, depth - 1)
    return found, at


def whole_cbor(data):
    item, end = read_cbor(data)
    if end != len(data):
        raise Refused("malformed")
    return item


def byte_string(content):
    head = b"\x40" if len(content) < 24 else b"\x58" if len(content) < 256 else b"\x59"
    number = len(content).to_bytes(1 if len(content) < 256 else 2, "big")
    return (bytes([head[0] + len(content)]) if len(content) < 24 else head + number) + content


def all_are(type_, values):
    return isinstance(values, list) and all(isinstance(value, type_) for value in values)


def read_receipt(data):
    """(protected, signature, size, index, proof, leaf, lines)"""
    message = whole_cbor(data)
    if not isinstance(message, tuple) or message[1] != 18 or not isinstance(message[2], list) or len(message[2]) != 4:
        raise Refused("malformed")
    protected, unprotected, payload, signature = message[2]
    if payload is not None or not all_are(bytes, [protected, signature]) or not isinstance(unprotected, dict):
        raise Refused("malformed")
    proofs = unprotected.get(396)
    proofs = proofs.get(-1) if isinstance(proofs, dict) else None
    leaf, lines = unprotected.get(-65537), unprotected.get(-65538, [])
    if not all_are(bytes, proofs) or len(proofs) != 1 or not isinstance(leaf, bytes) or not all_are(str, lines):
        raise Refused("malformed")
    inclusion = whole_cbor(proofs[0])
    if not isinstance(inclusion, list) or len(inclusion) != 3 or not all_are(int, inclusion[:2]):
        raise Refused("malformed")
    size, index, proof = inclusion
    if not all_are(bytes, proof) or any(len(p) != 32 for p in proof) or len(signature) != 64:
        raise Refused("malformed")
    return protected, signature, size, index, proof, leaf, lines


def verify_receipt(data, vkey):
    """The findings of a COSE receipt, by the key that the verifier brings."""
    protected, signature, size, index, proof, leaf, lines = read_receipt(data)
    findings, origin = [], None
    try:
        members = decode_leaf(leaf)
        origin = members["origin"]
        findings += ["seq_mismatch"] if members["seq"] != index else []
    except Refused:
        findings.append("leaf_malformed")
    try:
        header = whole_cbor(protected)
    except Refused:
        header = {}
    claims = header.get(15)
    issuer = claims.get(1) if isinstance(claims, dict) else None
    known = header.get(1) in (-8, -19) and header.get(395) == 1 and isinstance(header.get(4), bytes)
    if not known or not isinstance(issuer, str) or 2 in header:
        return [*findings, "checkpoint_malformed"]
    if issuer != parse_key(vkey)[0]:
        return [*findings, "checkpoint_foreign_origin"]
    if origin not in (None, issuer):
        return [*findings, "leaf_foreign_origin"]
    text = "".join(f"{line}\n" for line in [issuer, str(size), base64.b64encode(bytes(32)).decode(), *lines])
    try:
        key = parse_key(signing_key(text, vkey))[2]
    except Refused as refused:
        replaced = refused.code == "key_replaced"
        return [*findings, "key_replaced" if replaced else "key_handover_invalid"]
    root = root_of(proof, index, size, leaf_hash(leaf))
    structure = b"\x84\x6aSignature1" + byte_string(protected) + b"\x40" + byte_string(root or b"")
    if root is None or not verify_ed25519(key, structure, signature):
        findings.append("inclusion_mismatch")
    return findings


# ---- 11 verification -----------------------------------------------------------------------------

CHECKPOINT_FINDINGS = {
    "malformed_note": "checkpoint_malformed",
    "malformed_checkpoint": "checkpoint_malformed",
    "invalid_signature": "checkpoint_signature_invalid",
    "unknown_key": "checkpoint_signature_invalid",
    "wrong_origin": "checkpoint_foreign_origin",
    "malformed_key": "key_mismatch",
    "broken_handover": "key_handover_invalid",
    "key_replaced": "key_replaced",
}
CONTENT_FINDINGS = {
    "missing": "content_missing",
    "malformed": "content_malformed",
    "commitment_mismatch": "content_mismatch",
    "digest_mismatch": "content_mismatch",
}
EVIDENCE_MEMBERS = {"public_key": str, "checkpoint": str, "genesis": dict, "entries": list, "ledger_records": list}
ENTRY_MEMBERS = {"seq", "leaf", "disclosure", "inclusion_proof"}


def milliseconds(time):
    """An RFC 3339 time as milliseconds since 1970; what is finer is cut."""
    parts = re.fullmatch(r"(.{10}T.{8})(?:\.([0-9]+))?(Z|[+-][0-9]{2}:[0-9]{2})", time)
    whole, fraction, zone = parts.groups()
    seconds = calendar.timegm(datetime.datetime.strptime(whole, "%Y-%m-%dT%H:%M:%S").timetuple())
    if zone != "Z":
        offset = int(zone[1:3]) * 3600 + int(zone[4:6]) * 60
        seconds -= offset if zone[0] == "+" else -offset
    return seconds * 1000 + int((fraction or "0").ljust(3, "0")[:3])


# ---- 7.2 signed reviews --------------------------------------------------------------------------

P256_P = 2 ** 256 - 2 ** 224 + 2 ** 192 + 2 ** 96 - 1
P256_N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
P256_B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
P256_G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
          0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)


def p256_add(a, b):
    """Affine points of P-256; None is the neutral one."""
    if a is None or b is None:
        return b if a is None else a
    if a[0] == b[0] and (a[1] + b[1]) % P256_P == 0:
        return None
    if a == b:
        slope = (3 * a[0] * a[0] - 3) * pow(2 * a[1], P256_P - 2, P256_P)
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], P256_P - 2, P256_P)
    x = (slope * slope - a[0] - b[0]) % P256_P
    return x, (slope * (a[0] - x) - a[1]) % P256_P


def p256_multiply(scalar, point):
    result = None
    while scalar:
        if scalar & 1:
            result = p256_add(result, point)
        point = p256_add(point, point)
        scalar >>= 1
    return result


def der_integers(data):
    """The two integers of an ECDSA signature in DER (SEC 1, C.5), or None."""
    numbers, rest = [], data[2:]
    if data[:1] != b"\x30" or len(data) < 2 or data[1] != len(rest):
        return None
    while rest:
        if rest[:1] != b"\x02" or len(rest) < 3 or not 0 < rest[1] <= len(rest) - 2:
            return None
        number, rest = rest[2:2 + rest[1]], rest[2 + rest[1]:]
        if number[0] & 0x80 or len(number) > 1 and number[0] == 0 and not number[1] & 0x80:
            return None
        numbers.append(int.from_bytes(number, "big"))
    return numbers if len(numbers) == 2 else None


def verify_es256(x, y, message, signature):
    point = (int.from_bytes(x, "big"), int.from_bytes(y, "big"))
    numbers = der_integers(signature)
    if max(point) >= P256_P or (point[1] ** 2 - point[0] ** 3 + 3 * point[0] - P256_B) % P256_P or numbers is None:
        return False
    r, s = numbers
    if not (0 < r < P256_N and 0 < s < P256_N):
        return False
    inverse = pow(s, P256_N - 2, P256_N)
    u1, u2 = int.from_bytes(sha256(message), "big") * inverse % P256_N, r * inverse % P256_N
    sum_ = p256_add(p256_multiply(u1, P256_G), p256_multiply(u2, point))
    return sum_ is not None and sum_[0] % P256_N == r


def decode_base64url(text):
    """The bytes, or None for a text that is not the one of its bytes."""
    if not isinstance(text, str) or re.fullmatch("[A-Za-z0-9_-]*", text) is None:
        return None
    return decode_base64(text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4))


def review_digest(origin, decision, body):
    review = {name: value for name, value in body.items() if name not in ("signature", "idempotency_key")}
    return sha256(b"docket-review/v1\n" + canonical_bytes({"ledger": origin, "decision": decision, "review": review}))


def verifies_by(key, message, signature):
    x, y = decode_base64url(key["x"]), decode_base64url(key.get("y", ""))
    if key["kty"] == "OKP":
        return key["crv"] == "Ed25519" and "y" not in key and verify_ed25519(x or b"", message, signature)
    if key["crv"] != "P-256" or x is None or y is None or len(x) != 32 or len(y) != 32:
        return False
    return verify_es256(x, y, message, signature)


def passkey_digest(ledger, principal, id_, passkey):
    told = {name: passkey[name] for name in ("public_key", "relying_party", "origins")}
    said = {"ledger": ledger, "principal": principal, "credential_id": id_, "passkey": told}
    return sha256(b"docket-passkey/v1\n" + canonical_bytes(said))


def is_signed(digest, body, passkey):
    """Whether the review says what was seen last, and its signature is by the passkey over the digest."""
    seen = [one for one in body.get("viewed", []) if one["decision_seq"] == body.get("as_of") and "leaf_hash" in one]
    return passkey is not None and bool(seen) and is_asserted(digest, body["signature"], passkey)


def is_asserted(digest, answer, passkey):
    """Whether the passkey made the answer over the digest: the rules of 7.2 for its three members."""
    client = decode_base64url(answer["client_data"])
    said = decode_base64url(answer["authenticator_data"])
    proof = decode_base64url(answer["signature"])
    if client is None or len(client) > 4096 or said is None or proof is None:
        return False
    try:
        data = parse_json(client)
    except Refused:
        return False
    challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    if not isinstance(data, dict) or data.get("type") != "webauthn.get" or data.get("challenge") != challenge:
        return False
    if data.get("origin") not in passkey["origins"] or data.get("crossOrigin", False) is not False or "topOrigin" in data:
        return False
    if len(said) < 37 or (len(said) > 37) != (said[32] & 0xC0 != 0):
        return False
    if said[:32] != sha256(passkey["relying_party"].encode()) or said[32] & 5 != 5 or said[32] & 0x18 == 0x10:
        return False
    return verifies_by(passkey["public_key"], said + sha256(client), proof)


# ---- 7.3 signed records of agents ----------------------------------------------------------------

AGENTS_WRITE = {
    "decision.opened", "job_card.filed", "evaluation.recorded", "decision.closed", "gap.recorded", "system.changed",
    "side_effect.intent", "side_effect.executing", "side_effect.executed", "side_effect.failed",
    "side_effect.outcome_unknown", "side_effect.rolled_back", "side_effect.compensated",
}


def message_of(domain, said):
    return domain + b"\n" + sha256(canonical_bytes(said))


def agent_messages(ledger, decision, type_, body):
    """What may have been signed: the record as it is, and without what the server fills in."""
    record = {name: value for name, value in body.items() if name != "signature"}
    filled = ["entry_count"] if type_ == "decision.closed" else []
    if type_.startswith("side_effect.") and "operation" in record:
        filled = ["side_effect_id"]
    less = {name: value for name, value in record.items() if name not in filled}
    said = {"ledger": ledger, "type": type_}
    if decision is not None and type_ != "decision.opened":
        said["decision"] = decision
    records = [less] if type_ == "side_effect.intent" else [record, less]
    return [message_of(b"docket-record/v1", {**said, "record": one}) for one in records]


def is_agents(ledger, decision, type_, body, public_key):
    value = decode_base64url(body["signature"]["value"])
    messages = agent_messages(ledger, decision, type_, body)
    return value is not None and any(verifies_by(public_key, one, value) for one in messages)


def key_id(public_key):
    """RFC 7638"""
    thumb = sha256(canonical_bytes({name: public_key[name] for name in ("crv", "kty", "x")}))
    return base64.urlsafe_b64encode(thumb).decode().rstrip("=")


def is_proven(ledger, body):
    """Whether whoever registered the key had it."""
    one = body["authenticator"]
    key = one["signing_key"]
    said = {"ledger": ledger, "principal": body["principal"], "public_key": key["public_key"]}
    proof = decode_base64url(key["proof"])
    message = message_of(b"docket-signing-key/v1", said)
    return one["id"] == key_id(key["public_key"]) and proof is not None and verifies_by(key["public_key"], message, proof)


# ---- 7.6 attestation by the server --------------------------------------------------------------

# Brought about by the rules behind what an agent writes: a replay shows whether they are real.
CONSEQUENCES = {"escalation.opened", "tripwire.tripped"}
# What agents may write.
BY_AGENTS = {"decision.closed", "decision.opened", "evaluation.recorded", "gap.recorded", "job_card.filed", "system.changed"}
BY_AGENTS |= {"side_effect." + name for name in ("compensated", "executed", "executing", "failed", "intent")}
BY_AGENTS |= {"side_effect." + name for name in ("outcome_unknown", "refused", "rolled_back")}


def takes_attestation(leaf, key):
    if "attests" in key:
        return True
    if leaf["role"] == "agent":
        return leaf["type"] not in BY_AGENTS
    return not (leaf["actor"] == "docket" and leaf["type"] in CONSEQUENCES)


ATTESTED_MAX = 32
# By signature: of a batch one is verified, and what it verified over is compared.
ATTESTED = {}


def batch_of(leaf):
    """(signature, first, end, index, is_linked, proof): the batch that a leaf says it is of, or None."""
    signature, *more = leaf["attestation"].split(".")
    if not more:
        return None if leaf["seq"] == 0 else (signature, int(leaf["seq"]), int(leaf["seq"]) + 1, 0, False, [])
    place, size, path = more
    index, size, proof = int(place.rstrip("d")), int(size), decode_base64url(path)
    first, is_linked = int(leaf["seq"]) - index, place.endswith("d")
    good = 2 <= size <= ATTESTED_MAX and index < size and first >= 1 and proof is not None and len(proof) % 32 == 0
    if is_linked:
        good = good and index > 0 and leaf.get("decision", {"seq": 0})["seq"] > 0
    if not good:
        return None
    return signature, first, first + size, index, is_linked, [proof[i : i + 32] for i in range(0, len(proof), 32)]


def is_attested(leaf, public_key):
    batch = batch_of(leaf)
    if batch is None:
        return False
    signature, first, end, index, is_linked, proof = batch
    # Where some entries bear none, each that bears one signs for what comes before it.
    if "attests" not in public_key and end - first > 1:
        return False
    said = {name: value for name, value in leaf.items() if name != "attestation" and (index == 0 or name != "prev")}
    if is_linked:
        said["decision"] = {name: value for name, value in leaf["decision"].items() if name != "prev"}
    root = root_of(proof, index, end - first, leaf_hash(canonical_bytes(said)))
    value = decode_base64url(signature)
    if root is None or value is None:
        return False
    message = f"docket-attestation/v2\n{leaf['origin']}\n{first}\n{end - first}\n".encode() + root
    known = (public_key["x"], signature, message)
    if known not in ATTESTED:
        if len(ATTESTED) >= 64:
            ATTESTED.pop(next(iter(ATTESTED)))
        ATTESTED[known] = verifies_by(public_key, message, value)
    return ATTESTED[known]


class Authors:
    """7.1: who was registered so far, by id: role, end, and [kind, id, end] of each authenticator."""

    def __init__(self):
        self.known = {}
        self.lost = False
        self.unknown = False
        self.asks_two = False
        self.expiry = "waits"
        self.registrars = []
        self.opened = {}

    def fault(self, leaf):
        """Why the entry cannot be its author's, or None."""
        if leaf.get("decision", {}).get("seq") == 0:
            self.opened[leaf["decision"]["id"]] = leaf["time"]
        if leaf["actor"] == "docket" or self.lost:
            return None
        author = self.known.get(leaf["actor"])
        if author is None:
            return "author_unknown"
        known = [way for way in author["ways"] if way[0] == leaf["via"]]
        ways = [way[2] for way in known if way[5] is None and not way[6]]
        if author["role"] != leaf["role"] or not known or not self.is_in_scope(author["scope"], leaf):
            return "author_mismatch"
        if not ways:
            return "author_unconfirmed"
        now = milliseconds(leaf["time"])
        return None if now < author["end"] and any(now < end for end in ways) else "author_not_in_force"

    def is_in_scope(self, scope, leaf):
        """Whether an auditor of some decisions wrote in one of these."""
        if scope is None:
            return True
        id_ = leaf.get("decision", {}).get("id")
        if id_ is None or id_ not in scope.get("decisions", [id_]):
            return False
        opened = milliseconds(self.opened[id_]) if id_ in self.opened else None
        after = opened is None or "opened_from" not in scope or milliseconds(scope["opened_from"]) <= opened
        return after and (opened is None or "opened_to" not in scope or opened < milliseconds(scope["opened_to"]))

    def take(self, leaf, body, whole, hidden):
        if leaf["type"] == "policy.changed" and "decision" not in leaf:
            if whole and body is not None:
                if not self.unknown and self.is_vouched(leaf, body):
                    self.follow(body["policy"])
            elif not self.is_unsigned_policy(body, hidden):
                self.expiry = None
                self.lose_policy()
        types = ("principal.registered", "principal.confirmed", "principal.revoked")
        if leaf["type"] not in types or "decision" in leaf:
            return
        if body is None or (leaf["type"] == "principal.revoked" and not whole):
            self.lost = True
        elif whole and leaf["type"] == "principal.registered":
            self.register(leaf, body)
        elif whole and leaf["type"] == "principal.confirmed":
            self.confirm(leaf, body)
        elif whole:
            self.revoke(leaf, body)

    def lose_policy(self):
        """7.4: what it asks of those who are registered is not known: nobody is found to lack it. For good."""
        self.unknown, self.asks_two, self.registrars = True, False, []
        for way in [way for author in self.known.values() for way in author["ways"]]:
            way[5], way[6] = None, False

    def is_unsigned_policy(self, body, hidden):
        """7.4: whether a policy that is not shown whole is none: nobody signed it, and registrars are named."""
        return bool(self.registrars) and body is not None and "signature" not in body and is_shown(hidden, "/signature")

    def follow(self, policy):
        """Once asked for, a second person is asked for for good."""
        asked = policy.get("two_people_for", []) if isinstance(policy, dict) else []
        self.asks_two = self.asks_two or (isinstance(asked, list) and "registrations" in asked)
        kept = policy.get("retention") if isinstance(policy, dict) else None
        self.expiry = kept.get("expiry", "waits") if isinstance(kept, dict) else "waits"
        self.registrars = policy.get("registrars", []) if isinstance(policy, dict) else []

    def vouches(self, signature, message):
        """7.4: whether a registrar whom the policy names signed it."""
        value = decode_base64url(signature["value"])
        keys = [key for key in self.registrars if key_id(key) == signature["key_id"]]
        return value is not None and bool(keys) and verifies_by(keys[0], message, value)

    def is_vouched(self, leaf, body):
        """7.4: of a policy."""
        said = {"ledger": leaf["origin"], "policy": body["policy"], "revision": body["revision"]}
        message = message_of(b"docket-policy/v1", said)
        return not self.registrars or ("signature" in body and self.vouches(body["signature"], message))

    def is_unsigned(self, leaf, body):
        """7.4: of a confirmation, whether it has not the signature that it takes, or one that is none."""
        ways = [way for way in self.known.get(body["principal"], {"ways": []})["ways"] if way[1] == body["authenticator"]]
        if not ways or (ways[0][5] is None and not ways[0][6]):
            return False
        if "signature" not in body:
            return ways[0][5] is None
        message = message_of(b"docket-registration/v1", {"ledger": leaf["origin"], **ways[0][7]})
        return not ways[0][6] or not self.vouches(body["signature"], message)

    def proposer(self, leaf, body, author):
        """Whom a second person has to follow; None: nobody."""
        if not self.asks_two or "registry_entry" in body:
            return None
        if "predecessor_entry" in body and leaf["actor"] == "docket":
            return None
        by = body["principal"] if leaf["actor"] == "docket" else leaf["actor"]
        own = by == body["principal"] and body["authenticator"]["kind"] == "api_key"
        return None if own and any(way[0] == "api_key" and way[5] is None for way in author["ways"]) else by

    def is_same_person(self, leaf, body):
        ways = self.known.get(body["principal"], {"ways": []})["ways"]
        waiting = [way for way in ways if way[1] == body["authenticator"] and way[5] is not None]
        return bool(waiting) and "signature" not in body and leaf["actor"] in (waiting[0][5], body["principal"])

    def confirm(self, leaf, body):
        if self.is_unsigned(leaf, body):
            return
        for way in self.known.get(body["principal"], {"ways": []})["ways"]:
            if way[1] == body["authenticator"]:
                if leaf["actor"] not in (way[5], body["principal"]):
                    way[5] = None
                if "signature" in body:
                    way[6] = False

    def register(self, leaf, body):
        author = self.known.get(body["principal"], {"role": body["role"], "end": NEVER, "ways": [], "scope": body.get("scope")})
        one = body["authenticator"]
        end = milliseconds(one["expires_at"]) if "expires_at" in one else NEVER
        if author["end"] != NEVER or author["role"] != body["role"] or author["scope"] != body.get("scope"):
            return
        if "scope" in body and body["role"] != "auditor":
            return
        elsewhere = [way for other in self.known.values() if other is not author for way in other["ways"]]
        if one["kind"] == "signing_key" and body["role"] != "agent":
            return
        if one["kind"] not in ("passkey", "signing_key"):
            # A person who signs in is one principal at a time; a key is no person.
            elsewhere = [way for way in elsewhere if one["kind"] != "api_key" and not way[4]]
        if one["id"] not in [way[1] for way in author["ways"] + elsewhere]:
            key = one.get("passkey", one.get("signing_key"))
            awaits = bool(self.registrars) and body["role"] not in ("administrator", "auditor")
            said = {name: body[name] for name in ("authenticator", "principal", "role", "scope") if name in body}
            author["ways"].append([one["kind"], one["id"], end, key, False, self.proposer(leaf, body, author), awaits, said])
            self.known[body["principal"]] = author

    def passkey(self, leaf, credential_id):
        """7.2: the passkey of the entry's author, or None where none is in force."""
        author = self.known.get(leaf["actor"], {"end": 0, "ways": []})
        now = milliseconds(leaf["time"])
        for kind, id_, end, passkey, _, proposer, awaits, _ in author["ways"]:
            if kind == "passkey" and id_ == credential_id and proposer is None and not awaits and now < end and now < author["end"]:
                return passkey
        return None

    def signing_key(self, leaf, id_):
        """7.3: the key of the entry's author, with whether it is in force; or None."""
        author = self.known.get(leaf["actor"], {"end": 0, "ways": []})
        now = milliseconds(leaf["time"])
        for kind, known, end, key, _, proposer, awaits, _ in author["ways"]:
            if kind == "signing_key" and known == id_:
                return key["public_key"], proposer is None and not awaits and now < end and now < author["end"]
        return None

    def revoke(self, leaf, body):
        author = self.known.get(body["principal"])
        end = milliseconds(body.get("from", leaf["time"]))
        if author is None:
            return
        if "authenticator" not in body:
            author["end"] = min(author["end"], end)
        for way in author["ways"]:
            if way[1] == body.get("authenticator"):
                way[2] = min(way[2], end)
                way[4] = True


POLICY = ("policy", "revision", "signature")
PRINCIPAL = ("principal", "role", "kind", "authenticator", "scope", "registry_entry", "signature", "from")
BEARING = {"policy.changed": POLICY}
BEARING.update({f"principal.{what}": PRINCIPAL for what in ("registered", "confirmed", "revoked")})


KEYS = ("public_key", "previous_key", "proposal", "handover", "acceptance", "occasion", "signed_size", "signed_root")
# 11.4: what no copy of Docket's withholds, since checks rest on it.
RESTS_ON = dict(BEARING)
RESTS_ON.update({"policy.proposed": POLICY, "ledger.closed": ("successor",)})
RESTS_ON.update({f"key.{what}": KEYS for what in ("proposed", "rotated", "replaced")})
RESTS_ON.update({"erasure.requested": ("about", "values"), "erasure.executed": ("request", "values")})
RESTS_ON.update({"decision.closed": ("entry_count",)})


def rests_on(type_, pointer):
    """Whether checks rest on a value of an entry behind entry 0. A body that is committed to as a whole is withheld as a whole."""
    if pointer == "":
        return type_ in RESTS_ON and type_ != "decision.closed"
    return pointer.split("/")[1] in RESTS_ON.get(type_, ())


def hidden_in(disclosure):
    """JSON Pointers of the values that are withheld or erased."""
    if not isinstance(disclosure, dict):
        return [""]
    return [one["pointer"] if isinstance(one, dict) else one for name in ("withheld", "erased") for one in disclosure.get(name, [])]


def is_shown(hidden, pointer):
    return all(one not in ("", pointer) and not one.startswith(pointer + "/") for one in hidden)


def bearing_body(leaf, body, hidden):
    """7.4: the members by which others are judged, or None where not every value of them is shown."""
    names = BEARING.get(leaf["type"])
    if names is None or not all(is_shown(hidden, f"/{name}") for name in names):
        return None
    return only(body, names)


# Principals that a decision is handed over to.
HEIRS_MAX = 64


class Verification:
    def __init__(self, trusted_key=None, trusted_checkpoint=None):
        self.trusted_key = trusted_key
        self.trusted_checkpoint = trusted_checkpoint
        self.findings = []
        self.notes = []
        # 11.4: what checks rest on and is not shown.
        self.hidden = []
        self.is_whole_copy = False
        self.last_hidden = []
        self.granularity = "scalar"
        self.origin = None
        self.types = {}
        self.gone = {}
        self.orders = {}
        self.opaque = set()
        self.requests = {}
        self.for_age = {}
        self.closed = {}
        self.last_of = {}
        self.age_orders = []
        self.readable = set()
        self.time = ""
        self.decisions = {}
        self.owners = {}
        self.authors = Authors()
        self.signatures = set()
        self.holds_authors = False
        # Registrations of the predecessor behind entry 0; None: not known.
        self.carried = None
        self.rotations = []
        self.proposers = {}
        self.signed = []
        self.second_key = None
        # None: entry 0 names none. Absent in `states`, but not shown: "hidden".
        self.server_key = "hidden"
        # 7.6: the batch of the attested entry before, that of the entry before with its place, of each decision the place of
        # its newest entry, and how many entries there are by the last.
        self.batch = None
        self.stated = (None, None)
        self.end = 0
        self.attested_in = {}
        # Entries are shown without those between them.
        self.are_apart = False

    def find(self, code, seq=None, detail=""):
        self.findings.append((code, seq, detail))

    def hide(self, seq, pointer, detail=""):
        self.hidden.append((seq, pointer, detail))

    def read_genesis(self, entry):
        """11.1 step 2. The ledger's key, if entry 0 names one."""
        try:
            leaf = decode_leaf(entry["leaf"].encode("utf-8"))
            body, states = check_disclosure(leaf["body"], entry.get("disclosure"), "scalar")
        except (Refused, UnicodeEncodeError):
            return self.find("genesis_malformed", 0)
        self.origin = leaf["origin"]
        for pointer in [pointer for pointer, state in states.items() if state != "disclosed"]:
            self.hide(0, pointer)
        policy = body.get("policy")
        granularity = policy.get("body_commitment") if isinstance(policy, dict) else None
        good = entry.get("seq") == 0 and leaf["seq"] == 0 and leaf["type"] == "ledger.created" and "decision" not in leaf
        good = good and body.get("format") == "docket-ledger/v1" and body.get("origin") == self.origin
        if not good or not isinstance(body.get("public_key"), str) or granularity not in ("scalar", "whole"):
            return self.find("genesis_malformed", 0)
        self.granularity = granularity
        if is_shown([pointer for pointer, state in states.items() if state != "disclosed"], "/policy"):
            self.authors.follow(policy)
        else:
            self.authors.lose_policy()
            self.note_policy(0)
        if "/second_public_key" in states and "second_public_key" not in body:
            self.notes.append("Entry 0 names a second key that is not shown: what it signed was not looked at.")
        if "second_public_key" in body:
            try:
                self.second_key = parse_key(str(body["second_public_key"]), 6, 1312)
            except Refused:
                self.find("key_mismatch", 0, "the second key")
            if self.second_key is not None and self.second_key[0] != self.origin:
                self.second_key = self.find("key_mismatch", 0, "the second key is not named after the ledger")
        self.read_server_key(body, states)
        self.check_predecessor(body, states)
        # Withheld is not absent.
        if body.get("authors") == "registered" or ("/authors" in states and "authors" not in body):
            self.holds_authors = True
        else:
            self.notes.append("This ledger registers nobody: whether whoever wrote an entry existed is not shown.")
        return body["public_key"]

    def read_server_key(self, body, states):
        """7.6"""
        places = [state for at, state in states.items() if (at + "/").startswith("/server_key/")]
        key = body.get("server_key")
        is_key = isinstance(key, dict) and set(key) | {"attests"} == {"kty", "crv", "x", "attests"}
        is_key = is_key and (key.get("kty"), key.get("crv"), key.get("attests", "everyone")) == ("OKP", "Ed25519", "everyone")
        is_key = is_key and isinstance(key["x"], str) and re.fullmatch("[A-Za-z0-9_-]{43}", key["x"]) is not None
        if "server_key" not in body and not places:
            self.server_key = None
            self.notes.append("Entry 0 names no key of the server: whether what is recorded came through it is not shown.")
        elif any(state != "disclosed" for state in places):
            self.notes.append("What entry 0 says of the server's key is not shown: what is attested was not looked at.")
        elif is_key:
            self.server_key = key
        else:
            self.find("server_key_malformed", 0)

    def check_attestation(self, leaf, seq):
        """7.6. Of the leaf alone: also where nothing of the body is shown."""
        if self.server_key == "hidden":
            return
        before, self.stated, self.end = self.stated, (seq, batch_of(leaf)[:3] if "attestation" in leaf and batch_of(leaf) else None), 0
        if "attestation" not in leaf:
            if seq > 0 and self.server_key is not None and takes_attestation(leaf, self.server_key):
                self.find("attestation_missing", seq, leaf["actor"])
        elif self.server_key is None or not is_attested(leaf, self.server_key):
            self.find("attestation_invalid", seq, leaf["actor"])
        else:
            self.end = batch_of(leaf)[2]
            is_torn = not self.are_apart and before[0] == seq - 1 and batch_of(leaf)[3] > 0 and before[1] != self.stated[1]
            if not self.stands_whole(leaf) or is_torn:
                self.find("attestation_invalid", seq, leaf["actor"])

    def stands_whole(self, leaf):
        """7.6: whether its batch and that of the entry before, of those that are shown, can both stand in the ledger."""
        batch, before = batch_of(leaf)[:3], self.batch
        self.batch = batch
        good = before is None or batch[1] >= before[2] or batch == before
        decision = leaf.get("decision", {"id": None, "seq": 0})
        number, last = self.attested_in.get(decision["id"], (None, 0))
        if "decision" in leaf:
            self.attested_in[decision["id"]] = (decision["seq"], leaf["seq"])
        # In a whole ledger the chain of the decision holds what is not signed.
        is_linked = batch_of(leaf)[4] and self.are_apart
        return good and not (is_linked and number == decision["seq"] - 1 and last < batch[1])

    def check_key(self, key):
        if key is not None and key.split("+", 1)[0] != self.origin:
            self.find("key_mismatch", None, "the key is not named after the ledger")
        if self.trusted_key is None:
            self.notes.append("No key was given to trust: the key is the evidence's own word.")

    def check_predecessor(self, body, states):
        """7.5: what entry 0 says of the ledger that it continues, by itself."""
        if any(place.startswith("/predecessor/") and state != "disclosed" for place, state in states.items()):
            self.notes.append("Entry 0 names a ledger that this one continues, and not all of that is shown.")
            return
        if "predecessor" not in body:
            self.carried = 0
            return
        said = body["predecessor"]
        try:
            self.carried = int(said["registrations"])
            origin, size, root, _ = open_checkpoint(said["checkpoint"], said["public_key"], said["public_key"], told=True)
            good = origin == said["origin"] != self.origin and size == said["size"] > 0 and root.hex() == said["root"]
        except (Refused, KeyError, TypeError, ValueError, AttributeError):
            good = False
        if not good:
            self.find("predecessor_invalid", 0)
        else:
            self.notes.append(f"This ledger continues {origin}, which was not looked at.")

    def open(self, note, key, first=None, is_newest=True):
        """11.1 step 4: (size, root), or None after a finding."""
        try:
            origin, size, root, lines = open_checkpoint(note, key or "", first, told=True)
        except Refused as refused:
            return self.find(CHECKPOINT_FINDINGS[refused.code], None, str(refused))
        if origin != self.origin:
            return self.find("checkpoint_foreign_origin", None, origin)
        followed = read_handovers(origin, size, lines)
        self.signed.append((size, {start: (key, replaces) for start, key, _, replaces in followed}))
        for start in [start for start, _, _, replaces in followed if replaces]:
            self.notes.append(
                f"From {start} entries on a key signs that replaces a lost one: two people vouch for it, no signature does."
            )
        self.check_second(note, is_newest)
        return size, root

    def check_second(self, note, is_newest):
        """9.2: the lines by the second key that entry 0 names; the source's newest checkpoint has one."""
        if self.second_key is None:
            return
        text, signatures = read_note(note)
        name, key_id, _ = self.second_key
        own = [part for by, id_, part in signatures if (by, id_) == (name, key_id)]
        for signature in own:
            line = f"\u2014 {name} {base64.b64encode(key_id + signature).decode()}"
            if cosigned_at(text, line, self.second_key) is None:
                self.find("second_signature_invalid")
        if is_newest and not own:
            self.find("second_signature_missing")

    def check_pin(self, note, key):
        """11.1 step 3: a trusted key that is not entry 0's is one that was handed over to, or hands over."""
        if self.trusted_key is None:
            return
        try:
            open_checkpoint(note or "", self.trusted_key, key)
        except Refused as refused:
            if refused.code == "key_replaced":
                self.find("key_replaced", None, "the key that is trusted was lost, and people vouch for another one")
            elif key != self.trusted_key:
                self.find("key_untrusted")

    def open_kept(self, note, key, latest):
        """A kept checkpoint may be older than the key that is trusted by now."""
        try:
            open_checkpoint(note, self.trusted_key or "", key, told=True)
            kept = self.open(note, self.trusted_key, key, False)
        except Refused:
            kept = self.open(note, key or self.trusted_key, key, False)
        if kept is not None and len(self.signed) > 1 and not keys_continue(self.signed[-1], self.signed[-2]):
            self.find("key_out_of_range", None, "the checkpoint that was kept says of other keys that they signed")
        if kept is not None and self.trusted_key is None:
            self.check_replaced(latest, signing_key(read_note(note)[0], key, key, told=True), key)
        return kept

    def check_replaced(self, latest, signed, key):
        """9.3: without a key to trust, the one that signed the checkpoint that was kept is it."""
        try:
            open_checkpoint(latest or "", signed, key)
        except Refused as refused:
            if refused.code == "key_replaced":
                self.find("key_replaced", None, "the key that signed the checkpoint that was kept was lost since")

    def take_rotation(self, leaf, body, seq):
        """11.1 step 8: an entry that hands over. Of `body` only what is disclosed."""
        if "decision" in leaf:
            return
        if leaf["type"] == "key.proposed":
            self.proposers[seq] = leaf["actor"]
        if leaf["type"] in ("key.rotated", "key.replaced"):
            self.rotations.append((seq, body or {}, leaf["type"] == "key.replaced"))
            if self.proposers.get((body or {}).get("proposal")) == leaf["actor"]:
                self.find("second_person_required", seq)

    def check_rotations(self, first, is_whole):
        before = first
        for seq, body, replaces in self.rotations:
            names = ("previous_key", "public_key", "acceptance") + (() if replaces else ("handover",))
            said = [body.get(name) for name in names]
            if all(isinstance(value, str) for value in said):
                previous, key, acceptance, *handover = said
                good = before is None or previous == before
                if replaces:
                    good = good and is_replacing(previous, key, decode_base64url(acceptance))
                else:
                    good = good and is_handed_over(previous, key, previous, decode_base64url(handover[0]))
                    good = good and is_handed_over(previous, key, key, decode_base64url(acceptance))
                if not good or previous.split("+", 1)[0] != self.origin:
                    self.find("key_handover_invalid", seq)
            before = body.get("public_key")
        for size, keys in self.signed:
            for seq, body, replaces in self.rotations:
                key, signed = body.get("public_key"), keys.get(seq + 1)
                if seq < size and (signed is None or signed[1] != replaces or key not in (None, signed[0])):
                    self.find("key_out_of_range", seq)
            for start in keys:
                if start - 1 in [seq for seq, _, _ in self.rotations]:
                    continue
                if is_whole or start - 1 in self.types:
                    self.find("key_out_of_range", start - 1)
                else:
                    self.hide(start - 1, None, "it is not here, and ought to bring the key that signed")

    def check_leaf(self, data, seq):
        """Section 6 and what of section 7 needs no other entry but the time before."""
        try:
            leaf = decode_leaf(data)
        except Refused:
            return self.find("leaf_malformed", seq)
        if leaf["origin"] != self.origin:
            self.find("leaf_foreign_origin", seq)
        if leaf["seq"] != seq:
            self.find("seq_mismatch", seq, f"the leaf says {leaf['seq']:.0f}")
        if leaf["time"] < self.time:
            self.find("time_decreased", seq)
        self.time = leaf["time"]
        if seq == 0 and leaf["prev"] != ZERO_HASH:
            self.find("prev_mismatch", seq)
        self.types[seq] = leaf["type"]
        self.check_attestation(leaf, seq)
        return leaf

    def check_content(self, leaf, disclosure, seq):
        """The disclosed body, or None after a finding."""
        try:
            body, states = check_disclosure(leaf["body"], disclosure, self.granularity if seq else "scalar")
        except Refused as refused:
            return self.find(CONTENT_FINDINGS[refused.code], seq, str(refused))
        for state in ("withheld", "erased"):
            count = list(states.values()).count(state)
            if count:
                self.notes.append(f"Entry {seq}: {count} value(s) {state}.")
        hidden = [pointer for pointer, state in states.items() if state != "disclosed"]
        self.last_hidden = hidden
        for pointer in hidden if seq else []:
            if rests_on(leaf["type"], pointer) or (self.is_whole_copy and states[pointer] == "withheld"):
                self.hide(seq, pointer)
        self.readable.add(seq)
        for item in disclosure["erased"] if states else []:
            self.gone.setdefault((int(item["erased_by"]), seq), (self.place(leaf), []))[1].append(item["pointer"])
        self.take_erasure(leaf, body, seq)
        return body

    @staticmethod
    def place(leaf):
        return leaf.get("decision", {}).get("id"), leaf["type"], leaf["time"], leaf["body"]

    def take_erasure(self, leaf, body, seq):
        """11.1 step 7: what an erasure names, and who asked for it."""
        if leaf["type"] == "erasure.requested":
            self.requests[seq] = leaf["actor"]
            if "about" in body:
                self.for_age[seq] = body["about"] == "retention"
        if leaf["type"] != "erasure.executed":
            return
        by_itself = leaf["actor"] == "docket" and self.authors.expiry in ("automatic", None)
        if self.requests.get(body.get("request")) == leaf["actor"] and not by_itself:
            self.find("second_person_required", seq)
        values = body.get("values")
        named = [members_of(value).get("decision") for value in values] if isinstance(values, list) else [None]
        self.age_orders.append((seq, body.get("request"), named))
        orders = [named_values(value) for value in values] if isinstance(values, list) else [None]
        if None in orders:
            self.opaque.add(seq)
        else:
            self.orders.update({(seq, of): (place, pointers) for of, place, pointers in orders})

    def check_decision(self, leaf, hash_, body, disclosure, seq):
        """11.1 step 6, 2 to 5."""
        whole = isinstance(disclosure, dict) and "secret" in disclosure
        decision = leaf["decision"]
        number = int(decision["seq"])
        expected, prev = self.decisions.get(decision["id"], (0, ZERO_HASH))
        if number > expected:
            self.find("decision_entries_missing", seq, f"{expected} to {number - 1} of {decision['id']}")
        elif number < expected:
            self.find("decision_seq_mismatch", seq)
        elif decision["prev"] != prev:
            self.find("decision_prev_mismatch", seq)
        self.decisions[decision["id"]] = (number + 1, hash_.hex())
        self.last_of[decision["id"]] = seq
        if leaf["type"] == "decision.closed":
            self.closed.setdefault(decision["id"], seq)
        count = body.get("entry_count") if body else None
        if leaf["type"] == "decision.closed" and count is not None and count != number + 1:
            self.find("entry_refused", seq, f"it counts {count:.0f} entries, not {number + 1}")
        elif not self.is_own(leaf, body if whole else None, number == expected):
            self.find("entry_refused", seq, f"{decision['id']} is another agent's")

    def is_own(self, leaf, body, follows):
        """11.1 step 6, 5. `body`: None where not all of it is at hand, and what follows is not judged."""
        id_, actor = leaf["decision"]["id"], leaf["actor"]
        if not follows:
            self.owners[id_] = None
        owners = self.owners.setdefault(id_, [actor])
        is_own = owners is None or leaf["role"] != "agent" or actor in owners
        heir = body.get("handoff", {}).get("to_principal") if body and leaf["type"] == "job_card.filed" else None
        if body is None:
            self.owners[id_] = None
        elif owners is not None and heir is not None and heir not in owners and len(owners) <= HEIRS_MAX:
            owners.append(heir)
        return is_own

    def note_policy(self, seq):
        self.notes.append(f"The policy of entry {seq} is not shown whole: rules, authors and signatures behind it are not held by it.")

    def check_author(self, leaf, body, disclosure, seq):
        """7.1"""
        whole = isinstance(disclosure, dict) and "secret" in disclosure
        carried = self.check_carried(leaf, body if whole else None, seq)
        hidden = [] if whole else hidden_in(disclosure)
        bearing = None if whole or body is None else bearing_body(leaf, body, hidden)
        if bearing is not None:
            body, whole = bearing, True
        if whole:
            self.check_signature(leaf, body, seq)
            self.check_agent(leaf, body, seq)
        fault = self.authors.fault(leaf) if self.holds_authors else None
        if fault is not None:
            self.find(fault, seq, leaf["actor"])
        if whole and leaf["type"] == "principal.confirmed" and body is not None and self.authors.is_same_person(leaf, body):
            self.find("second_person_required", seq)
        if whole and leaf["type"] == "principal.confirmed" and body is not None and self.authors.is_unsigned(leaf, body):
            self.find("entry_refused", seq)
        if leaf["type"] == "policy.changed" and "decision" not in leaf:
            if whole and body is not None and not self.authors.is_vouched(leaf, body):
                self.find("entry_refused", seq)
            elif not whole and self.authors.is_unsigned_policy(body, hidden):
                self.find("entry_refused", seq)
        was_known = not self.authors.unknown
        if carried:
            self.authors.take(leaf, body, whole, hidden)
        if was_known and self.authors.unknown:
            self.note_policy(seq)

    def check_carried(self, leaf, body, seq):
        """7.5: whether just the entries that entry 0 counts are carried over. `body`: None where not all of it is at hand."""
        if self.carried is None or seq == 0:
            return True
        registers = leaf["type"] == "principal.registered"
        named = registers and body is not None and "predecessor_entry" in body
        if seq > self.carried:
            good = not named
        else:
            good = registers and (named or body is None) and leaf["actor"] == "docket"
        if not good:
            self.find("predecessor_invalid", seq)
        return good

    def check_signature(self, leaf, body, seq):
        """7.2"""
        if leaf["type"] == "principal.registered" and body is not None and "passkey" in body["authenticator"]:
            one = body["authenticator"]
            digest = passkey_digest(leaf["origin"], body["principal"], one["id"], one["passkey"])
            if not is_asserted(digest, one["passkey"]["proof"], one["passkey"]):
                self.find("passkey_unproven", seq)
        if leaf["type"] != "review.recorded" or body is None or "signature" not in body or self.authors.lost:
            return
        digest = review_digest(leaf["origin"], leaf["decision"]["id"], body)
        if not is_signed(digest, body, self.authors.passkey(leaf, body["signature"]["credential_id"])):
            self.find("review_signature_invalid", seq)

    def check_agent(self, leaf, body, seq):
        """7.3"""
        if body is None:
            return
        if leaf["type"] == "principal.registered" and "signing_key" in body["authenticator"]:
            if not is_proven(leaf["origin"], body):
                self.find("signing_key_unproven", seq)
        if leaf["type"] not in AGENTS_WRITE or "signature" not in body:
            return
        decision = leaf["decision"]["id"] if "decision" in leaf else None
        once = (decision, body["signature"]["value"])
        if decision is not None and once in self.signatures:
            self.find("agent_signature_repeated", seq)
        self.signatures.add(once)
        if self.authors.lost:
            return
        key = self.authors.signing_key(leaf, body["signature"]["key_id"])
        if key is None:
            self.find("agent_signature_key_unknown", seq)
        elif not key[1]:
            self.find("agent_signature_key_revoked", seq)
        elif "idempotency_key" not in body or not is_agents(leaf["origin"], decision, leaf["type"], body, key[0]):
            self.find("agent_signature_invalid", seq)

    def check_ages(self, is_whole, only=None):
        """11.1 step 7, 4. `only`: the decision that the evidence is of, of which the end may be missing."""
        missing = any(code == "entries_missing" for code, *_ in self.findings)
        for by, request, named in self.age_orders:
            told = None not in named and request is not None
            for_age = self.for_age.get(request) if told else None
            if for_age is False:
                continue
            judged = [id_ for id_ in named if id_ is not None and (only is None or id_ == only)]
            opened = [id_ for id_ in dict.fromkeys(judged) if self.closed.get(id_, by) >= by]
            unsure = missing if is_whole else any(self.last_of.get(id_, 0) <= by for id_ in opened)
            if not told or (opened and (for_age is None or unsure)):
                self.notes.append(f"Entry {by}: whether it erases for its age what is of an open decision is not told.")
            elif opened:
                self.find("entry_refused", by, f"{opened[0]} was open: nothing of it is too old")

    def check_erasures(self):
        unrecorded = set()
        for (by, seq), (place, pointers) in sorted(self.gone.items()):
            named = self.orders.get((by, seq))
            if by in self.opaque or named == (place, sorted(pointers)):
                continue
            unrecorded.add(seq if self.types.get(by) == "erasure.executed" else by)
        for seq in sorted(unrecorded):
            self.find("content_erasure_unrecorded", seq)
        for by, seq in self.orders:
            if (by, seq) not in self.gone and seq in self.readable:
                self.find("content_not_erased", seq, f"entry {by} says that it is")

    def check_trusted(self, size, root):
        if self.trusted_checkpoint is None or root is None:
            return
        if self.trusted_checkpoint[0] == size:
            if self.trusted_checkpoint[1] != root:
                self.find("trusted_root_mismatch")
        else:
            self.notes.append("The checkpoint you hold is of another size; a file alone cannot compare them.")


def named_values(value):
    """An entry of which an erasure names values: (its seq, what its leaf says, where they stood), or None: not disclosed."""
    value = members_of(value)
    pointers, place = value.get("pointers"), tuple(value.get(name) for name in ("decision", "type", "time", "commitment"))
    if not isinstance(pointers, list) or not is_sequence(value.get("seq")):
        return None
    if not all(isinstance(text, str) for text in (*place, *pointers)):
        return None
    return int(value["seq"]), place, sorted(pointers)


def check_evidence_members(evidence):
    good = isinstance(evidence, dict) and set(evidence) == set(EVIDENCE_MEMBERS)
    good = good and all(isinstance(evidence[m], t) for m, t in EVIDENCE_MEMBERS.items())
    entries = [evidence["genesis"], *evidence["entries"], *evidence["ledger_records"]] if good else []
    for entry in entries:
        good = good and isinstance(entry, dict) and set(entry) == ENTRY_MEMBERS
        good = good and is_sequence(entry["seq"]) and isinstance(entry["leaf"], str)
        good = good and (entry["disclosure"] is None or has_form(entry["disclosure"]))
        proof = entry["inclusion_proof"] if good else None
        good = good and isinstance(proof, list) and len(proof) <= 64 and all(is_hex(p, 64) for p in proof)
    if not good or int(evidence["genesis"]["seq"]) != 0 or len(entries) > 100001:
        raise Refused("malformed", "not the evidence of a dossier")


def merged(evidence):
    """11.1 step 5: genesis, and each record of the ledger before the first entry with a larger seq."""
    records = list(evidence["ledger_records"])
    yield True, evidence["genesis"]
    for entry in evidence["entries"]:
        while records and int(records[0]["seq"]) <= int(entry["seq"]):
            yield True, records.pop(0)
        yield False, entry
    yield from ((True, record) for record in records)


STATEMENTS = ("deployer", "classification", "retention", "contact", "legal_basis", "record_findings")


def members_of(value):
    return value if isinstance(value, dict) else {}


def only(members, names):
    return {name: members[name] for name in names if name in members}


OF_ERASURES = ("erasure.requested", "erasure.executed")
JUDGED_BY = (
    *("policy.proposed", "policy.changed", "key.proposed", "key.rotated", "key.replaced"),
    *("principal.registered", "principal.confirmed", "principal.revoked"),
)


def check_told(v, issue, last, told):
    """11.1 step 9: the records of the ledger are those that the record of the export names."""
    seq, _, body, hidden = last
    for pointer in hidden:
        if pointer in ("", "/ledger_records") or pointer.startswith("/ledger_records/"):
            v.hide(seq, pointer)
    named = members_of(body.get("ledger_records"))
    unlisted = named.get("unlisted", 0)
    if not all(is_sequence(n) for n in (named.get("before"), named.get("records"), unlisted)) or not is_hex(named.get("sha256"), 64):
        v.notes.append("Which records of the ledger belong to the decision is not proven.")
        return
    before = int(named["before"])
    own = sorted(number for number, type_ in told if number < before and type_ not in OF_ERASURES)
    digest = hashlib.sha256(("[" + ",".join(map(str, own)) + "]").encode()).hexdigest()
    if len(own) != int(named["records"]) or digest != named["sha256"]:
        v.find("ledger_records_mismatch", seq, "a record of the ledger is left out or put in")
    for number, type_ in told:
        if number >= before and type_ not in OF_ERASURES + JUDGED_BY:
            v.find("ledger_records_mismatch", number, "it came after those that the export names")
    if issue.get("unlisted", 0) != unlisted:
        v.find("statement_mismatch", seq, "unlisted")


def check_end(v, dossier, last, told):
    """11.1 step 9: a dossier ends with the record of its own export."""
    seq, leaf, body, hidden = last
    claimed = dossier.get("dossier_id")
    if leaf.get("type") != "export.recorded" or not isinstance(claimed, str) or body.get("dossier_id") != claimed:
        v.find("export_record_missing", seq, "it does not end with the record of its own export")
        return
    issue = members_of(dossier.get("issue"))
    stated = {
        "kind": "dossier",
        **only(dossier, ["variant"]),
        **only(issue, ["locale"]),
        **only(members_of(issue.get("redaction")), ["profile"]),
        "statements": only(issue, STATEMENTS),
    }
    recorded = only(body, ["kind", "variant", "locale", "profile", "statements"])
    for name in sorted(stated.keys() | recorded.keys()):
        if canonical(only(recorded, [name])) != canonical(only(stated, [name])):
            v.find("statement_mismatch", seq, name)
    for pointer in hidden:
        if pointer[1:].split("/")[0] in ("kind", "variant", "locale", "profile", "statements"):
            v.find("statement_mismatch", seq, f"{pointer} is withheld")
    if leaf["time"] != issue.get("at"):
        v.find("statement_mismatch", seq, "time")
    found = members_of(body.get("statements")).get("record_findings")
    for one in found if isinstance(found, list) else []:
        number = members_of(one).get("seq")
        v.find("issuer_found", int(number) if is_sequence(number) else seq, f"the issuer's word: {members_of(one).get('code')}")
    check_told(v, issue, last, told)


def verify_evidence(file, trusted_key=None, trusted_checkpoint=None):
    """11.1"""
    evidence = file["evidence"]
    check_evidence_members(evidence)
    v = Verification(trusted_key, None)
    v.are_apart = True
    key = v.read_genesis(evidence["genesis"])
    if v.origin is None:
        v.origin = evidence["public_key"].split("+", 1)[0]
    if key is not None and key != evidence["public_key"]:
        v.find("key_mismatch", 0)
    key = key or evidence["public_key"]
    v.check_key(key)
    checkpoint = v.open(evidence["checkpoint"], key, key)
    v.check_pin(evidence["checkpoint"], key)
    if trusted_checkpoint is not None:
        # Of another size it is not compared, so what signed it says nothing about the evidence.
        signed = list(v.signed)
        v.trusted_checkpoint = v.open_kept(trusted_checkpoint, key, evidence["checkpoint"])
        v.signed = signed
    decision_id = None
    # 11.4: of a dossier that is issued as whole nothing was withheld when it was made.
    v.is_whole_copy = file.get("format") == DOSSIER_FORMAT and file.get("variant") not in ("redacted", "subject")
    last = (None, {}, {}, [])
    told = []
    before = -1
    for position, (is_record, entry) in enumerate(merged(evidence)):
        seq = int(entry["seq"])
        if seq <= before:
            v.find("seq_mismatch", seq, "given twice or out of order")
            continue
        before = seq
        data = entry["leaf"].encode("utf-8")
        hash_ = leaf_hash(data)
        check_proof(v, entry, seq, hash_, checkpoint)
        leaf = v.check_leaf(data, seq)
        if leaf is None:
            continue
        v.last_hidden = []
        body = v.check_content(leaf, entry.get("disclosure"), seq)
        hidden_of_last = v.last_hidden
        if position == 0:
            continue
        v.take_rotation(leaf, body, seq)
        if is_record and "decision" not in leaf:
            told.append((seq, leaf["type"]))
            v.check_author(leaf, body, entry.get("disclosure"), seq)
            continue
        if not is_record:
            decision_id = decision_id or leaf.get("decision", {}).get("id")
        if is_record or leaf.get("decision", {}).get("id") != decision_id or decision_id is None:
            v.find("decision_foreign_entry", seq)
        else:
            v.check_author(leaf, body, entry.get("disclosure"), seq)
            v.check_decision(leaf, hash_, body, entry.get("disclosure"), seq)
            last = (seq, leaf, body or {}, hidden_of_last)
    if not v.decisions:
        v.find("decision_entries_missing", None, "no entry of the decision")
    # 10.1: what is said beside the evidence is the document's, and has to agree with it.
    if file.get("decision_id", decision_id) != decision_id or file.get("origin", v.origin) != v.origin:
        v.find("document_mismatch", None, "the file says that it is about something else")
    if file.get("format") == DOSSIER_FORMAT:
        check_end(v, file, last, told)
        v.notes.append("What the document says beside its evidence, its findings too, is not worked out again here.")
    else:
        v.notes.append("The end of the decision is not proven: entries after the last one may be missing.")
        v.notes.append("Which records of the ledger belong to the decision is not proven.")
    v.check_erasures()
    v.check_ages(False, decision_id)
    v.check_rotations(key, False)
    v.check_trusted(*(checkpoint or (0, None)))
    v.notes.append("Nothing is said about other decisions, nor about what came after the checkpoint.")
    return v


def check_proof(v, entry, seq, hash_, checkpoint):
    if checkpoint is None:
        return
    proof = [bytes.fromhex(p) for p in entry["inclusion_proof"]]
    if not check_inclusion(proof, seq, checkpoint[0], hash_, checkpoint[1]):
        v.find("inclusion_mismatch", seq)


def verify_ledger(file, trusted_key=None, trusted_checkpoint=None):
    """11.2"""
    entries = file.get("entries")
    good = isinstance(entries, list) and isinstance(file.get("checkpoint", ""), str)
    for entry in entries if good else []:
        good = good and isinstance(entry, dict) and set(entry) == ENTRY_LINE_MEMBERS
        good = good and is_sequence(entry["seq"]) and isinstance(entry["leaf"], str)
        good = good and (entry["disclosure"] is None or has_form(entry["disclosure"]))
    if not good:
        raise Refused("malformed", "not a ledger")
    v = Verification(trusted_key, None)
    v.is_whole_copy = True
    key = v.read_genesis(entries[0]) if entries else v.find("genesis_malformed", 0)
    if v.origin is None:
        v.origin = file.get("origin")
    if key is not None and file.get("public_key", key) != key:
        v.find("key_mismatch", None, "the file names another key than its entry 0")
    if file.get("origin", v.origin) != v.origin:
        v.find("header_mismatch", None, "the first line names another origin than entry 0")
    key = key or file.get("public_key")
    v.check_key(key)
    checkpoint = None
    if "checkpoint" not in file:
        v.find("checkpoint_missing")
    else:
        checkpoint = v.open(file["checkpoint"], key, key)
    v.check_pin(file.get("checkpoint"), key)
    if checkpoint is not None and int(file.get("size", checkpoint[0])) != checkpoint[0]:
        v.find("header_mismatch", None, "the first line names another size than its checkpoint")
    trusted = v.open_kept(trusted_checkpoint, key, file.get("checkpoint")) if trusted_checkpoint is not None else None
    hashes, expected, gap = [], 0, False
    selection, chosen = file.get("selection"), {}
    for entry in entries:
        seq = int(entry["seq"])
        if seq < expected:
            v.find("seq_mismatch", seq, "given twice or out of order")
            continue
        behind_gap = seq > expected
        if behind_gap:
            v.find("entries_missing", expected, f"up to {seq - 1}")
            gap = True
        expected = seq + 1
        data = entry["leaf"].encode("utf-8")
        hashes.append(leaf_hash(data))
        leaf = v.check_leaf(data, seq)
        if leaf is None:
            continue
        if seq > 0 and not behind_gap and leaf["prev"] != hashes[-2].hex():
            v.find("prev_mismatch", seq)
        disclosure = entry.get("disclosure")
        if selection is not None and "decision" in leaf:
            is_chosen = chosen.setdefault(leaf["decision"]["id"], is_selected(selection, leaf))
            if not is_chosen and disclosure is not None:
                v.find("header_mismatch", seq, "content of a decision that the first line does not choose")
            if not is_chosen and disclosure is None:
                v.check_decision(leaf, hashes[-1], None, None, seq)
                continue
        if selection is not None and disclosure is None and "decision" not in leaf and leaf["type"] in OF_DECISIONS:
            # 10.3: it tells of decisions that are not chosen, or of who read what. Its author is held by its header.
            v.check_author(leaf, None, None, seq)
            continue
        body = v.check_content(leaf, disclosure, seq)
        v.take_rotation(leaf, body, seq)
        if seq > 0:
            v.check_author(leaf, body, entry.get("disclosure"), seq)
        if "decision" in leaf:
            v.check_decision(leaf, hashes[-1], body, entry.get("disclosure"), seq)
    for id_ in (selection or {}).get("decisions", []):
        if id_ not in chosen:
            v.find("decision_entries_missing", None, f"the first line chooses {id_}")
    if selection is not None:
        v.notes.append(f"Part of the ledger: {sum(chosen.values())} of {len(chosen)} decisions are disclosed.")
    check_roots(v, checkpoint, trusted, hashes, expected, gap)
    if v.end > expected:
        v.find("tail_missing", expected, f"the last entry was attested together with those up to entry {v.end - 1}")
    v.check_erasures()
    v.check_ages(True)
    v.check_rotations(key, True)
    return v


def check_roots(v, checkpoint, trusted, hashes, count, gap):
    for signed, code in ((checkpoint, "root_mismatch"), (trusted, "trusted_root_mismatch")):
        if signed is None:
            continue
        if signed[0] > count:
            v.find("tail_missing", count, f"a checkpoint covers {signed[0]} entries")
        elif not gap and tree_root(hashes[:signed[0]]) != signed[1]:
            v.find(code)
    if checkpoint is not None and checkpoint[0] < count:
        v.notes.append(f"The last {count - checkpoint[0]} entries are covered by no checkpoint.")


def verify(file, trusted_key=None, trusted_checkpoint=None):
    return (verify_evidence if "evidence" in file else verify_ledger)(file, trusted_key, trusted_checkpoint)


# ---- 13 vectors ----------------------------------------------------------------------------------


def outcome(run):
    try:
        run()
    except Refused as refused:
        return refused.code
    return "accepted"


class Vectors:
    def __init__(self, directory):
        self.directory = directory
        self.checked = 0
        self.failed = 0

    def read(self, name):
        with open(os.path.join(self.directory, name), "rb") as file:
            return parse_json(file.read(), 128)

    def expect(self, what, found, expected):
        self.checked += 1
        if found != expected:
            self.failed += 1
            print(f"FAILED {what}\n  expected {expected!r}\n  found    {found!r}")

    def run(self):
        for check in (self.json, self.commitments, self.disclosures, self.leaves, self.tree, self.tiles, self.notes, self.files):
            check()
        return self.failed == 0

    def json(self):
        for case in self.read("canonical-json.json"):
            text = canonical(parse_json(case["text"].encode()))
            self.expect(case["name"], text, case["canonical"])
            self.expect(case["name"], sha256(text.encode()).hex(), case["sha256"])
        for case in self.read("intake.json"):
            data = bytes.fromhex(case["hex"])
            self.expect(case["name"], outcome(lambda: parse_json(data)), case["outcome"])
            if case["outcome"] == "accepted":
                self.expect(case["name"], canonical(parse_json(data)), case["canonical"])

    def commitments(self):
        for case in self.read("commitments.json"):
            body = parse_json(case["body"].encode())
            values, skeleton, commitment = commit(body, bytes.fromhex(case["secret"]), case["granularity"])
            name = f"{case['name']}, {case['granularity']}"
            listed = [(v["pointer"], v["salt"], v["value"], v["digest"]) for v in
                      ({**v, "value": parse_json(v["preimage"].encode())[2]} for v in case["values"])]
            self.expect(name, values, listed)
            self.expect(name, canonical(skeleton), case["skeleton"])
            self.expect(name, commitment, case["commitment"])

    def disclosures(self):
        for case in self.read("disclosures.json"):
            check = lambda: check_disclosure(case["commitment"], case["disclosure"], case["granularity"])
            self.expect(case["name"], outcome(check), case["outcome"])
            if case["outcome"] == "accepted":
                self.expect(case["name"], check(), (case["body"], case["states"]))

    def leaves(self):
        vectors = self.read("leaves.json")
        for case in vectors["good"]:
            self.expect("leaf", outcome(lambda: decode_leaf(case["leaf"].encode())), "accepted")
            self.expect("leaf hash", leaf_hash(case["leaf"].encode()).hex(), case["leaf_hash"])
        for case in vectors["bad"]:
            self.expect(case["name"], outcome(lambda: decode_leaf(case["leaf"].encode())), "leaf_malformed")

    def tree(self):
        vectors = self.read("tree.json")
        hashes = [leaf_hash(f"leaf {i}".encode()) for i in range(600)]
        for case in vectors["roots"]:
            self.expect(f"root of {case['size']:.0f}", tree_root(hashes[:int(case["size"])]).hex(), case["root"])
        for case in vectors["inclusion"]:
            proof = [bytes.fromhex(p) for p in case["proof"]]
            leaf, root = bytes.fromhex(case["leaf_hash"]), bytes.fromhex(case["root"])
            self.expect("inclusion", check_inclusion(proof, int(case["index"]), int(case["size"]), leaf, root), case["ok"])
        for case in vectors["consistency"]:
            proof = [bytes.fromhex(p) for p in case["proof"]]
            roots = bytes.fromhex(case["root1"]), bytes.fromhex(case["root2"])
            self.expect("consistency", check_consistency(proof, int(case["size1"]), int(case["size2"]), *roots), case["ok"])

    def tiles(self):
        vectors = self.read("tiles.json")
        for case in vectors["paths"]:
            level = case["level"] if case["level"] == "entries" else int(case["level"])
            coordinate = (level, int(case["index"]), int(case["width"]))
            self.expect("tile path", tile_path(*coordinate), case["path"])
            self.expect("tile path", parse_tile_path(case["path"]), coordinate)
        for path in vectors["not_paths"]:
            self.expect(path, parse_tile_path(path), None)
        hashes = [leaf_hash(f"leaf {i}".encode()) for i in range(300)]
        contents = [b"".join(hashes[:256]), b"".join(hashes[256:]), tree_root(hashes[:256])]
        for case, content in zip(vectors["tree_of_300"], contents):
            self.expect(case["path"], (len(content), sha256(content).hex()), (case["bytes"], case["sha256"]))
        bundle = [leaf.decode() for leaf in decode_bundle(bytes.fromhex(vectors["bundle"]["hex"]))]
        self.expect("bundle", bundle, vectors["bundle"]["leaves"])
        for text in vectors["not_bundles"]:
            self.expect(text, outcome(lambda: decode_bundle(bytes.fromhex(text))), "malformed")

    def notes(self):
        for case in self.read("notes.json")["cases"]:
            check = lambda: open_checkpoint(case["note"], case["key"])
            self.expect(case["name"], outcome(check), case["outcome"])
            if case["outcome"] == "accepted":
                origin, size, root, lines = check()
                found = {"origin": origin, "size": size, "root": root.hex(), "extensions": lines}
                self.expect(case["name"], found, case["checkpoint"])

    def file(self, case):
        try:
            v = verify(read_file(case["text"].encode()))
            found = {code for code, _, _ in v.findings}
        except Refused:
            found = None
        readable = case["findings"] is not None
        self.expect(f"{case['name']}: can be read", found is not None, readable)
        if readable and found is not None:
            self.expect(case["name"], sorted(set(case["findings"]) - found), [])
            self.expect(case["name"], bool(found), bool(case["findings"]))
            if not found:
                self.expect(case["name"], bool(v.hidden), case.get("in_part", False))

    def files(self):
        for case in self.read("files.json"):
            self.file(case)
        for case in self.read("ed25519.json"):
            key, message, signature = (bytes.fromhex(case[m]) for m in ("public_key", "message", "signature"))
            self.expect(case["name"], verify_ed25519(key, message, signature), case["verifies"])
        for case in self.read("cosignatures.json"):
            found = cosigned_at(case["text"], case["line"], parse_cosigner(case["key"]))
            self.expect(case["name"], found, case["time"])
        for case in self.read("cose-receipts.json"):
            data = bytes.fromhex(case["receipt"])
            try:
                found = verify_receipt(data, case["key"])
            except Refused:
                found = None
            self.expect(case["name"], found, case["findings"])
        for case in self.read("review-signatures.json"):
            digest = review_digest(case["ledger"], case["decision"], case["review"])
            self.expect(case["name"], digest.hex(), case["digest"])
            self.expect(case["name"], is_signed(digest, case["review"], case["passkey"]), True)
        for case in self.read("passkey-registrations.json"):
            digest = passkey_digest(case["ledger"], case["principal"], case["id"], case["passkey"])
            self.expect(case["name"], digest.hex(), case["digest"])
            self.expect(case["name"], is_asserted(digest, case["passkey"]["proof"], case["passkey"]), True)
        for case in self.read("agent-signatures.json"):
            place = (case["ledger"], case.get("decision"), case["type"], case["record"])
            self.expect(case["name"], case["message"] in [one.hex() for one in agent_messages(*place)], True)
            self.expect(case["name"], key_id(case["public_key"]), case["key_id"])
            self.expect(case["name"], is_agents(*place, case["public_key"]), True)
        for name in ("ledger.json", "evidence.json"):
            self.expect(name, verify(self.read(name)).findings, [])
        for name, member in (("ledger-tampered.json", "ledger"), ("evidence-tampered.json", "evidence")):
            for case in self.read(name):
                file = case if member == "evidence" else case[member]
                v = verify(file, None, case.get("trusted_checkpoint"))
                found = {code for code, _, _ in v.findings}
                self.expect(f"{name}: {case['name']}", sorted(set(case["findings"]) - found), [])
                self.expect(f"{name}: {case['name']}", bool(found), bool(case["findings"]))
                if not found:
                    self.expect(f"{name}: {case['name']}", bool(v.hidden), case.get("in_part", False))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", help="a dossier or its evidence (JSON), or an exported ledger")
    parser.add_argument("--key", help="the ledger's verifier key, from elsewhere")
    parser.add_argument("--checkpoint", help="file with a checkpoint note, from elsewhere")
    parser.add_argument("--vectors", help="run the test vectors in this directory")
    arguments = parser.parse_args()
    if arguments.vectors:
        vectors = Vectors(arguments.vectors)
        good = vectors.run()
        print(f"{vectors.checked} checks, {vectors.failed} failed")
        return 0 if good else 1
    if not arguments.file:
        parser.error("name a file, or --vectors")
    try:
        with open(arguments.file, "rb") as file:
            content = read_file(file.read())
        trusted = None
        if arguments.checkpoint:
            with open(arguments.checkpoint, encoding="utf-8", newline="") as file:
                trusted = file.read()
        v = verify(content, arguments.key, trusted)
    except (OSError, Refused, UnicodeError, RecursionError) as error:
        print(f"cannot be read: {error}", file=sys.stderr)
        return 2
    for code, seq, detail in v.findings:
        print(f"{code}{'' if seq is None else f' at entry {seq}'}{f': {detail}' if detail else ''}")
    for note in v.notes:
        print(f"note: {note}")
    for seq, pointer, detail in v.hidden:
        print(f"not checked: entry {seq}: {detail or f'checks rest on {pointer}, which is not shown'}")
    print("not verified" if v.findings else "verified in part" if v.hidden else "verified")
    return 1 if v.findings else 3 if v.hidden else 0


if __name__ == "__main__":
    sys.exit(main())
