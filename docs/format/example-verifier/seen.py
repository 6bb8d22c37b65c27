#!/usr/bin/env python3
"""Holds what agents declared against what was seen from outside, a second implementation of docs/format/seen.md
(section numbers refer to it).

    seen.py FILE [--key VKEY] [--checkpoint FILE]   an exported ledger, or a dossier or its evidence (JSON)
    seen.py --vectors FILE                          vectors/seen.json

Prints a line of JSON for each finding. Exit status: 0 nothing found, 1 something, 2 the file could not be read, or
is not verified: of such a file nothing is said. Python 3.8 or newer, standard library only.
"""
import argparse
import calendar
import json
import re
import sys
import time

from verify import Refused, check_disclosure, decode_leaf, read_file, verify

WITHIN_MS = 300000
LISTED_MAX = 16
NEVER, EVER = float("-inf"), float("inf")

# ---- 1 what is read ------------------------------------------------------------------------------

SYSTEM, RESOURCE, OPERATION = "/target/system", "/target/resource", "/operation"
VALUE, CURRENCY, REFERENCE, KEY, AT = "/amount/value", "/amount/currency", "/external_ref", "/action_key", "/occurred_at"
MEMBERS = (SYSTEM, RESOURCE, VALUE, CURRENCY, REFERENCE, KEY, OPERATION, AT)
AMOUNT = (VALUE, CURRENCY)
STEPS = {
    "side_effect.intent": "intent",
    "side_effect.executing": "executing",
    "side_effect.executed": "executed",
    "side_effect.failed": "failed",
    "side_effect.outcome_unknown": "outcome_unknown",
    "side_effect.rolled_back": "rolled_back",
    "side_effect.compensated": "compensated",
}
DONE = ("executed", "rolled_back", "compensated")
UNDOING = ("rolled_back", "compensated")
DECLARED_AT = tuple(member for member in MEMBERS if member != KEY)
EVENT_PLACES = MEMBERS + ("/source_kind", "/source", "/outcome")
WATCH_PLACES = ("/source_kind", "/source", "/system", "/resource_prefix", "/from", "/until")
OUTCOMES = ("succeeded", "failed", "unknown")
TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)")


def ms_of(text):
    """Milliseconds since 1970 of a time (RFC 3339), cut to whole ones; None: it is none."""
    found = TIME.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        return None
    numbers = [int(one) for one in found.groups()[:6]]
    seconds = calendar.timegm(tuple(numbers))
    if list(time.gmtime(seconds)[:6]) != numbers:
        return None
    zone = found.group(8)
    offset = 0 if zone in "Zz" else (int(zone[1:3]) * 60 + int(zone[4:6])) * (-1 if zone[0] == "-" else 1)
    return (seconds - offset * 60) * 1000 + int(((found.group(7) or "") + "000")[:3])


def text_at(body, place):
    for name in place.split("/")[1:]:
        body = body.get(name) if isinstance(body, dict) else None
    return body if isinstance(body, str) else None


def is_hidden(place, hidden):
    return any(one == place or place.startswith(one + "/") or one.startswith(place + "/") for one in hidden)


def read_part(body, places, hidden):
    """(what it says, members of which the values are gone)."""
    said, gone = {}, set()
    for member, place in places.items():
        if is_hidden(place, hidden):
            gone.add(member)
        elif text_at(body, place) is not None:
            said[member] = text_at(body, place)
    return said, gone


def has_texts(body, *places):
    return isinstance(body, dict) and all(text_at(body, place) is not None for place in places)


def plain_amount(value):
    plain = value.rstrip("0").rstrip(".") if "." in value else value
    return "0" if plain == "-0" else plain


def is_same(member, one, other):
    return one == other or (member == VALUE and plain_amount(one) == plain_amount(other))


# ---- 2 actions, observations, watches ------------------------------------------------------------


class Effect:
    def __init__(self, entry, id_):
        self.decision, self.id, self.seq = entry["decision"], id_, entry["seq"]
        self.status = "intent"
        self.is_announced = entry["type"] == "side_effect.intent"
        self.said, self.gone = read_part(entry["body"], {KEY: "/idempotency_key"}, entry["hidden"])
        self.unread = [self.seq] if self.gone else []
        self.references, self.undos = [], []
        self.from_ms = self.until_ms = self.declared_ms = entry["ms"]

    def take(self, entry, effects):
        self.status = STEPS[entry["type"]]
        said, gone = read_part(entry["body"], {member: member for member in DECLARED_AT}, entry["hidden"])
        if gone:
            self.unread.append(entry["seq"])
        if self.status in UNDOING:
            other = entry["body"].get("compensated_by")
            by = effects.get((self.decision, other)) if isinstance(other, str) else None
            self.undos.append(Undo(self, said, gone, by))
            return
        if REFERENCE in said:
            self.references.append(said[REFERENCE])
        self.take_part(said, gone)
        self.declared_ms = entry["ms"]
        if self.status != "intent":
            self.take_time(entry["ms"], said, gone)

    def take_part(self, said, gone):
        for member in DECLARED_AT:
            if member in gone:
                self.gone = self.gone | {member}
                if member != REFERENCE:
                    self.said.pop(member, None)
            elif member in said:
                self.said[member] = said[member]
                if member != REFERENCE:
                    self.gone = self.gone - {member}

    def take_time(self, ms, said, gone):
        self.until_ms = ms
        if not self.is_announced and AT in gone:
            self.from_ms = NEVER
        claim = ms_of(said.get(AT))
        if claim is None or claim > ms:
            return
        if self.is_announced:
            self.until_ms = max(claim, self.from_ms)
        else:
            self.from_ms = self.until_ms = claim


class Undo:
    def __init__(self, effect, said, gone, by):
        is_told = any(member in said or member in gone for member in AMOUNT)
        other = by or effect
        amount = (said, gone) if is_told else (other.said, other.gone)
        self.said, self.gone = {}, set()
        for members, source in (((SYSTEM, RESOURCE), (effect.said, effect.gone)), (AMOUNT, amount), ((REFERENCE,), (said, gone))):
            for member in members:
                if member in source[1]:
                    self.gone.add(member)
                elif member in source[0]:
                    self.said[member] = source[0][member]
        self.references = [said[REFERENCE]] if REFERENCE in said else []
        # It has no description of its own: it is found by its reference alone.
        self.from_ms, self.until_ms = EVER, NEVER


class Step:
    """An entry of a side effect of which it cannot be told which action it is of."""

    def __init__(self, entry):
        self.decision, self.seq, self.type, self.ms = (entry[m] for m in ("decision", "seq", "type", "ms"))


class Part:
    """What was declared, or seen, where values are gone."""

    def __init__(self, said, gone, references=(), times=(EVER, NEVER), unread=()):
        self.said, self.gone, self.references, self.unread = said, gone, references, unread
        self.from_ms, self.until_ms = times


class Event:
    def __init__(self, entry):
        body = entry["body"]
        self.seq, self.ms = entry["seq"], entry["ms"]
        self.observer = observer_of(entry)
        self.said = read_part(body, {member: member for member in MEMBERS}, ())[0]
        self.outcome, self.assurance = body["outcome"], body.get("assurance")


def observer_of(entry):
    return (entry["actor"], entry["body"]["source_kind"], entry["body"]["source"])


class Fold:
    """Entries of a ledger in order: {seq, type, time, actor, decision?, body?, hidden?}."""

    def __init__(self):
        self.by_name, self.events, self.watches, self.steps, self.unread_events = {}, [], [], [], []
        self.has_unread_watches = False
        self.as_of = 0

    def take(self, entry):
        ms = ms_of(entry["time"])
        self.as_of = max(self.as_of, ms)
        entry = {"body": None, "decision": None, **entry, "ms": ms, "hidden": tuple(entry.get("hidden", ()))}
        if entry["type"] == "observation.recorded":
            self.observe(entry)
        elif entry["type"] == "watch.recorded":
            good = has_texts(entry["body"], "/source_kind", "/source", "/system", "/from", "/until")
            if good and not any(is_hidden(place, entry["hidden"]) for place in WATCH_PLACES):
                self.watches.append(entry)
            else:
                self.has_unread_watches = True
        elif entry["type"] in STEPS and entry["decision"] is not None:
            self.declare(entry)

    def observe(self, entry):
        body = entry["body"]
        hidden = [one for one in entry["hidden"] if any(is_hidden(place, [one]) for place in EVENT_PLACES)]
        good = has_texts(body, "/source_kind", "/source", "/outcome", SYSTEM, RESOURCE, OPERATION, AT)
        if good and not hidden and body["outcome"] in OUTCOMES:
            self.events.append(Event(entry))
            return
        part = (body, {member: member for member in MEMBERS}, hidden) if body is not None and hidden else None
        said, gone = read_part(*part) if part else ({}, set(MEMBERS))
        self.unread_events.append((entry["seq"], Part(said, gone)))

    def declare(self, entry):
        id_ = text_at(entry["body"], "/side_effect_id")
        if id_ is None or is_hidden("/side_effect_id", entry["hidden"]):
            self.steps.append(Step(entry))
            return
        name = (entry["decision"], id_)
        if name not in self.by_name:
            self.by_name[name] = Effect(entry, id_)
        self.by_name[name].take(entry, self.by_name)

    def effects(self):
        """2.4: what an intent that cannot be read said of it is gone."""
        for effect in self.by_name.values():
            steps = [one.seq for one in self.steps if one.type == "side_effect.intent" and one.decision == effect.decision]
            if steps and not effect.is_announced and SYSTEM not in effect.said:
                effect.gone = set(MEMBERS)
                effect.unread = effect.unread + steps
                for undo in effect.undos:
                    undo.gone = set(MEMBERS)
        return list(self.by_name.values())


# ---- 3 of which action an observation is -----------------------------------------------------------


class Match:
    def __init__(self, by, found, is_ambiguous):
        self.by, self.candidates, self.count, self.is_ambiguous = by, found[:LISTED_MAX], len(found), is_ambiguous


def names_of(effects):
    names = {}

    def add(effect, *name):
        same = names.setdefault(name, [])
        if not same or same[-1] is not effect:
            same.append(effect)

    for effect in effects:
        if KEY in effect.said:
            add(effect, "idempotency_key", effect.said[KEY])
        if SYSTEM not in effect.said:
            continue
        for reference in effect.references:
            add(effect, "external_ref", effect.said[SYSTEM], reference)
        for undo in effect.undos:
            for reference in undo.references:
                add(effect, "undo_ref", effect.said[SYSTEM], reference)
    return names


def named(names, said):
    asked = [("idempotency_key", said[KEY])] if KEY in said else []
    if REFERENCE in said:
        asked += [(by, said[SYSTEM], said[REFERENCE]) for by in ("external_ref", "undo_ref")]
    for name in asked:
        if name in names:
            return Match(name[0], names[name], len(names[name]) > 1)
    return None


def description_of(said):
    if any(member not in said for member in (SYSTEM, RESOURCE, OPERATION)):
        return None
    amount = (plain_amount(said[VALUE]), said.get(CURRENCY)) if VALUE in said else None
    return (said[SYSTEM], said[RESOURCE], said[OPERATION], amount)


def is_near(effect, at):
    return effect.from_ms - WITHIN_MS <= at <= effect.until_ms + WITHIN_MS


def match_seen(effects, events):
    names, found, taken = names_of(effects), {}, {}
    for event in events:
        match = named(names, event.said)
        if match is not None:
            found[event] = match
            taken.setdefault(event.observer, set()).update(match.candidates)
    groups = {}
    for event in events:
        description = description_of(event.said)
        if event not in found and description is not None:
            groups.setdefault((event.observer, description), []).append(event)
    for (observer, description), group in groups.items():
        own = taken.get(observer, ())
        alike = [one for one in effects if description_of(one.said) == description and one not in own]
        timed = [(ms_of(event.said[AT]), event) for event in group]
        for at, event in timed:
            near = [] if at is None else [one for one in alike if is_near(one, at)]
            if not near:
                continue
            # In the order in which they come near: the first 16 are listed.
            near.sort(key=lambda one: (one.from_ms, one.seq))
            sights = [other for other, _ in timed if other is not None and is_near(near[0], other)]
            found[event] = Match("description", near, len(near) > 1 or len(sights) > 1)
    return found


# ---- 4 what differs --------------------------------------------------------------------------------


def differences_of(effect, event, by, as_of):
    """(differences, whether the declared value of something that was seen is gone)."""
    if by == "undo_ref":
        declared = [one for one in effect.undos if event.said[REFERENCE] in one.references][-1]
        outcome = "succeeded"
    else:
        declared = effect
        is_open = effect.status in ("intent", "executing") and as_of - effect.declared_ms < WITHIN_MS
        outcome = None if is_open else "succeeded" if effect.status in DONE else effect.status
    differences, is_gone = [], False
    for member in (SYSTEM, RESOURCE, VALUE, CURRENCY, REFERENCE, KEY):
        one, other = declared.said.get(member), event.said.get(member)
        if other is None or (member == REFERENCE and other in declared.references):
            continue
        if member in declared.gone:
            is_gone = True
        elif one is None:
            if member in AMOUNT:
                differences.append({"member": member, "seen": other})
        elif not is_same(member, one, other):
            differences.append({"member": member, "declared": one, "seen": other})
    contradicts = event.outcome == ("failed" if outcome == "succeeded" else "succeeded")
    if outcome is not None and contradicts:
        differences.append({"member": "/outcome", "declared": outcome, "seen": event.outcome})
    return differences, is_gone


# ---- 5 what is gone --------------------------------------------------------------------------------


def may_be(declared, seen):
    """Whether what was seen may be what was declared, were what is gone what the other side says."""
    gone = declared.gone | seen.gone
    said = lambda part, member: member in part.gone or member in part.said

    def is_like(member):
        one, other = declared.said.get(member), seen.said.get(member)
        return member in gone or one is None or other is None or is_same(member, one, other)

    if not all(is_like(member) for member in (SYSTEM, RESOURCE, VALUE, CURRENCY, KEY)):
        return False
    if any(member not in gone and member not in declared.said and member in seen.said for member in AMOUNT):
        return False
    reference = seen.said.get(REFERENCE)
    is_other = reference is not None and declared.references and reference not in declared.references
    if is_other and REFERENCE not in gone:
        return False
    for member in (KEY, REFERENCE):
        if member in gone and said(declared, member) and said(seen, member):
            return True
    described = (OPERATION, SYSTEM, RESOURCE)
    is_described = all(
        (member in gone or (member in declared.said and member in seen.said)) and is_like(member) for member in described
    )
    is_part = any(member in gone for member in described + AMOUNT + (AT,))
    is_sum = all(member in gone or (member in declared.said) == (member in seen.said) for member in AMOUNT)
    if not (is_described and is_part and is_sum):
        return False
    if AT in seen.gone:
        return declared.from_ms <= declared.until_ms
    at = ms_of(seen.said.get(AT))
    return at is not None and is_near(declared, at)


def unread_declarations(effects, steps):
    parts, ends = [], {}
    for effect in effects:
        if effect.gone:
            times = (effect.from_ms, effect.until_ms)
            parts.append(Part(effect.said, effect.gone, effect.references, times, effect.unread))
        for undo in effect.undos:
            if REFERENCE in undo.gone:
                parts.append(Part(undo.said, undo.gone, undo.references, (EVER, NEVER), effect.unread))
    for decision, ms in [(one.decision, one.declared_ms) for one in effects] + [(one.decision, one.ms) for one in steps]:
        ends[decision] = max(ms, ends.get(decision, ms))
    for step in steps:
        if STEPS[step.type] in UNDOING:
            parts.append(Part({}, set(MEMBERS) - {KEY}, (), (EVER, NEVER), [step.seq]))
        else:
            times = (step.ms, ends[step.decision]) if step.type == "side_effect.intent" else (NEVER, step.ms)
            parts.append(Part({}, set(MEMBERS), (), times, [step.seq]))
    return parts


def unread_of(event, parts):
    seen, found = Part(event.said, set()), []
    for part in parts:
        if len(found) >= LISTED_MAX:
            break
        if may_be(part, seen):
            found += [seq for seq in part.unread if seq not in found]
    return sorted(found)[:LISTED_MAX]


# ---- 6 who watched ---------------------------------------------------------------------------------


def watch_spans(watches):
    places, spans = {}, []
    for entry in watches:
        body = entry["body"]
        start, end = ms_of(body["from"]), ms_of(body["until"])
        end = None if end is None else min(end, entry["ms"])
        if start is None or end is None or start >= end:
            continue
        place = (observer_of(entry), body["system"], body.get("resource_prefix", ""))
        places.setdefault(place, []).append([start, end, entry["seq"]])
    for (observer, system, prefix), list_ in places.items():
        joined = []
        for start, end, seq in sorted(list_, key=lambda one: (one[0], one[2])):
            if joined and start <= joined[-1][1]:
                joined[-1][1] = max(joined[-1][1], end)
            else:
                joined.append([start, end, seq])
        spans += [(observer, system, prefix, *one) for one in joined]
    return spans


def watchers_of(spans, effect):
    """The entry of each observer who watched, by observer."""
    watchers = {}
    for observer, system, prefix, start, end, seq in spans:
        is_then = start <= effect.from_ms - WITHIN_MS and effect.until_ms + WITHIN_MS <= end
        is_there = effect.said.get(SYSTEM) == system and effect.said.get(RESOURCE, "\0").startswith(prefix)
        if is_then and is_there and RESOURCE in effect.said:
            watchers.setdefault(observer, seq)
    return watchers


# ---- 7 what holds ----------------------------------------------------------------------------------


class Compared:
    def __init__(self, event, verdict, match=None, differences=(), unread=()):
        self.event, self.verdict, self.match = event, verdict, match
        self.differences, self.unread = list(differences), list(unread)


class Comparison:
    def __init__(self, fold):
        self.fold, self.list = fold, fold.effects()
        self.matches = match_seen(self.list, fold.events)
        self.parts = unread_declarations(self.list, fold.steps)
        self.reports = {}
        for step in fold.steps:
            if step.type != "side_effect.intent":
                self.reports.setdefault(step.decision, []).append(step.seq)
        self.sights = {}
        self.events = [self.compare_event(event) for event in fold.events]
        self.spans = watch_spans(fold.watches)
        self.effects = [self.compare_effect(effect) for effect in self.list]

    def compare_event(self, event):
        match = self.matches.get(event)
        if match is None:
            unread = unread_of(event, self.parts)
            is_due = self.fold.as_of - event.ms >= WITHIN_MS
            return Compared(event, "undetermined" if unread else "not_declared" if is_due else "pending", None, (), unread)
        alike = unread_of(event, self.parts) if match.by == "description" else []
        each = []
        for effect in match.candidates:
            differences, is_gone = differences_of(effect, event, match.by, self.fold.as_of)
            away = self.reports.get(effect.decision, [])
            gone = away + (effect.unread if is_gone else alike)
            is_other = bool(differences) and not away
            verdict = "differs" if is_other else "undetermined" if is_gone or gone else "agrees"
            unread = gone[:LISTED_MAX] if verdict == "undetermined" else []
            each.append((effect, Compared(event, verdict, match, differences if is_other else (), unread)))
        all_differ = match.count == len(each) and all(one.verdict == "differs" for _, one in each)
        is_chosen = not match.is_ambiguous or (match.by != "description" and all_differ)
        whole = each[0][1] if is_chosen else Compared(event, "ambiguous", match)
        for effect, alone in each:
            self.sights.setdefault(effect, []).append((alone if is_chosen else whole, alone))
        return whole

    def compare_effect(self, effect):
        sights = self.sights.get(effect, [])
        is_unlike = all(
            alone.match.by != "description" and any(one["member"] != "/outcome" for one in alone.differences)
            for _, alone in sights
        )
        seen = [alone if is_unlike else told for told, alone in sights]
        of = lambda verdict: [one for one in seen if one.verdict == verdict]
        sure = [one for one in of("agrees") if one.match.by != "undo_ref"] + of("differs")
        unsure = of("ambiguous")
        saw = {one.event.observer for one in seen}
        has_unread_events = any(may_be(effect, part) for _, part in self.fold.unread_events)
        is_late = self.fold.as_of - effect.declared_ms >= WITHIN_MS
        watchers = watchers_of(self.spans, effect)
        is_due = effect.status in DONE and is_late and not has_unread_events
        missed = [seq for observer, seq in watchers.items() if observer not in saw] if is_due else []
        twice = sights_of_one_key(seen)
        if effect.decision in self.reports:
            verdict = "undetermined"
        elif of("differs"):
            verdict = "differs"
        elif of("undetermined"):
            verdict = "undetermined"
        elif twice:
            verdict = "seen_twice"
        elif sure:
            verdict = "observers_disagree" if missed else "agrees"
        elif unsure:
            verdict = "ambiguous"
        elif effect.status not in DONE:
            verdict = "not_done"
        elif not is_late:
            verdict = "pending"
        elif SYSTEM in effect.gone or RESOURCE in effect.gone:
            verdict = "undetermined"
        elif not watchers:
            verdict = "undetermined" if self.fold.has_unread_watches else "unwatched"
        else:
            verdict = "undetermined" if has_unread_events else "not_seen"
        is_told = verdict != "undetermined"
        return effect, verdict, (sure or unsure) if is_told else [], missed if is_told else [], twice

    def findings(self):
        found = [one for compared in self.effects for one in findings_of(*compared)]
        for one in self.events:
            observation = {"observation": one.event.seq}
            if one.verdict == "not_declared":
                found.append({"code": "seen_not_declared", **observation, **assurance_of(one.event)})
            elif one.verdict == "undetermined":
                found.append({"code": "undetermined", **observation, "unread": one.unread})
            elif one.verdict == "ambiguous":
                candidates = [place_of(effect) for effect in one.match.candidates]
                told = {"by": one.match.by, "candidates": candidates, "count": one.match.count}
                found.append({"code": "ambiguous", **observation, **told})
        return found


def sights_of_one_key(seen):
    groups = {}
    for one in seen:
        event, match = one.event, one.match
        if match.by == "idempotency_key" and match.count == 1 and event.outcome != "failed":
            groups.setdefault((event.observer, event.said[OPERATION], event.outcome), []).append(event)
    acts = lambda events: {event.said.get(REFERENCE, event.seq) for event in events}
    return [events for events in groups.values() if len(acts(events)) > 1]


def findings_of(effect, verdict, events, missed, twice):
    place = place_of(effect)
    if verdict == "not_seen":
        return [{"code": "declared_not_seen", **place, "watches": missed}]
    found = []
    for one in events if verdict == "differs" else []:
        if one.differences:
            told = {"observation": one.event.seq, "by": one.match.by, "differences": one.differences}
            found.append({"code": "seen_differently", **place, **told, **assurance_of(one.event)})
    for sights in twice:
        seqs = [event.seq for event in sights]
        found.append({"code": "seen_twice", **place, "observations": seqs[:LISTED_MAX], "count": len(seqs)})
    is_seen = verdict in ("observers_disagree", "seen_twice")
    is_seen = is_seen or (verdict == "differs" and any(one.match.by != "undo_ref" for one in events))
    if is_seen and missed:
        observations = [one.event.seq for one in events]
        found.append({"code": "observers_disagree", **place, "observations": observations, "watches": missed})
    return found


def place_of(effect):
    return {"decision": effect.decision, "sideEffect": effect.id, "seq": effect.seq}


def assurance_of(event):
    return {} if event.assurance is None else {"assurance": event.assurance}


# ---- 8 files ---------------------------------------------------------------------------------------


def entries_of(file):
    """Entries of a file that is verified, in order."""
    if "evidence" in file:
        evidence = file["evidence"]
        entries = evidence["entries"] + evidence.get("ledger_records", [])
    else:
        entries = file["entries"]
    for entry in sorted(entries, key=lambda one: int(one["seq"])):
        leaf = decode_leaf(entry["leaf"].encode("utf-8"))
        read = {"seq": int(entry["seq"]), "type": leaf["type"], "time": leaf["time"], "actor": leaf["actor"]}
        if "decision" in leaf:
            read["decision"] = leaf["decision"]["id"]
        if entry.get("disclosure") is not None:
            read.update(opened(leaf["body"], entry["disclosure"]))
        yield read


def opened(commitment, disclosure):
    # Only the one that the ledger has opens its commitments.
    for granularity in ("scalar", "whole"):
        try:
            body, states = check_disclosure(commitment, disclosure, granularity)
        except Refused:
            continue
        return {"body": body, "hidden": [pointer for pointer, state in states.items() if state != "disclosed"]}
    return {}


def replay(entries):
    fold = Fold()
    for entry in entries:
        fold.take(entry)
    return Comparison(fold)


def run_vectors(path):
    with open(path, "rb") as file:
        cases = json.load(file)
    failed = 0
    for case in cases:
        compared = replay(case["entries"])
        found = {
            "side_effects": [verdict for _, verdict, *_ in compared.effects],
            "observations": [one.verdict for one in compared.events],
            "findings": compared.findings(),
        }
        for member, value in found.items():
            if value != case[member]:
                failed += 1
                print(f"FAILED {case['name']}: {member}\n  expected {case[member]!r}\n  found    {value!r}")
    print(f"{len(cases) * 3} checks, {failed} failed")
    return 1 if failed or not cases else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", help="an exported ledger, or a dossier or its evidence (JSON)")
    parser.add_argument("--key", help="the ledger's verifier key, from elsewhere")
    parser.add_argument("--checkpoint", help="file with a checkpoint note, from elsewhere")
    parser.add_argument("--vectors", help="run the test vectors in this file")
    arguments = parser.parse_args()
    if arguments.vectors:
        return run_vectors(arguments.vectors)
    if not arguments.file:
        parser.error("name a file, or --vectors")
    try:
        with open(arguments.file, "rb") as file:
            content = read_file(file.read())
        trusted = None
        if arguments.checkpoint:
            with open(arguments.checkpoint, encoding="utf-8", newline="") as file:
                trusted = file.read()
        findings = verify(content, arguments.key, trusted).findings
    except (OSError, Refused, UnicodeError, RecursionError) as error:
        print(f"cannot be read: {error}", file=sys.stderr)
        return 2
    if findings:
        print("not verified: nothing is said of what it holds (verify.py tells why)", file=sys.stderr)
        return 2
    found = replay(entries_of(content)).findings()
    for one in found:
        print(json.dumps(one, ensure_ascii=False))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
