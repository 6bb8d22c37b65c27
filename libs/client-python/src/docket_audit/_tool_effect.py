"""What a tool does to the world, and how the record tells of a call of it."""

from __future__ import annotations

from typing import Any, Callable, Dict, Final, Mapping, Optional, Sequence, Tuple, Union, cast

from ._errors import FieldProblem
from ._left_out import Notes
from ._records import AnswerT
from ._guarded import ChangeCall, Effect, ReadCall
from ._run import AgentRun
from ._side_effect import NOT_SAID, Performed
from ._tool_call import digest_of_arguments

Lineage = Sequence[Mapping[str, object]]
#: What a tool says of a call: a text in which `{name}` stands for an argument, or a function of the arguments.
Said = Union[str, Callable[..., str]]
SaidObject = Union[Mapping[str, object], Callable[..., Mapping[str, object]]]

_EFFECTS: Final = frozenset({"read", "write", "external"})


class ToolEffect:
    """What a tool does to the world. The decorator `DocketAgent.tool` and the effect maps of grafts are made of it.

    `effect="read"`: a card after each call says what it was asked and what it returned or raised, and `lineage`, a
    function of the result, where that came from.

    `effect="write"` or `"external"`: announced on a card, registered, performed once and reported. `key` names the real
    action ("refund:{order}"); in an effect map it may be left out, and then the call itself is the key. `target` and
    `amount` are its own as records have them, `owner` answers for it; `operation` is the tool's name where it is left
    out, and `lineage`, a function of the arguments, is what the action rests on. In their texts `{name}` stands for an
    argument; functions are given the arguments by name.

    `arguments` is what the record shows of them instead, `result` what it shows of the result, `external_ref` the other
    system's reference. What a record cannot hold is left out, and the record says so.
    """

    def __init__(
        self,
        effect: str,
        *,
        key: Optional[Said] = None,
        target: Optional[SaidObject] = None,
        owner: Optional[str] = None,
        amount: Optional[SaidObject] = None,
        operation: Optional[str] = None,
        reversibility: Optional[str] = None,
        lineage: Optional[Callable[..., Lineage]] = None,
        arguments: Optional[Callable[..., Mapping[str, object]]] = None,
        result: Optional[Callable[[Any], object]] = None,
        external_ref: Optional[Callable[[Any], str]] = None,
    ) -> None:
        if effect not in _EFFECTS:
            raise ValueError(f"the effect of a tool is one of {', '.join(sorted(_EFFECTS))}, not {effect!r}")
        if effect != "read" and (target is None or owner is None):
            raise TypeError(f"a tool of effect {effect} says its `target` and `owner`")
        self.effect = effect
        self._key = key
        self._said: Dict[str, object] = {"operation": operation, "target": target, "owner": owner, "amount": amount}
        self._said["reversibility"] = reversibility
        self._lineage = lineage
        self._arguments = arguments
        self._result = result
        self._external_ref = external_ref

    def start(
        self,
        run: AgentRun[AnswerT],
        tool: str,
        bound: Mapping[str, object],
        *,
        call_id: Optional[str] = None,
        call_key: Optional[str] = None,
    ) -> Union[ReadCall[AnswerT], ChangeCall[AnswerT]]:
        """A call with these arguments, by name. `call_key` is its key where the tool says none.

        Raises whatever the tool's own functions and texts raise: nothing was done yet.
        """
        shown = bound if self._arguments is None else dict(self._arguments(**bound))
        if self.effect == "read":
            return run.start_read(tool, shown, call_id=call_id)
        return run.start_change(tool, shown, self._describe(tool, bound, shown, call_key), call_id=call_id)

    def tell(self, call: Union[ReadCall[AnswerT], ChangeCall[AnswerT]], bound: Mapping[str, object], value: Any) -> Any:
        """Reports what was returned. By then it happened: what the tool's own functions raise is left out, and said."""
        if value is NOT_SAID:  # What is returned is for the framework alone.
            if isinstance(call, ReadCall):
                call.told(NOT_SAID)
                return None
            return call.returned(Performed(None, None, NOT_SAID))
        shown, notes = _told("/result", self._result, value, value)
        if isinstance(call, ReadCall):
            lineage, more = _told("/lineage", self._lineage, value, ())
            call.told(shown, cast(Lineage, lineage or ()), notes + more)
            return value
        reference, more = _told("/external_ref", self._external_ref, value, None)
        return call.returned(Performed(value, cast("Optional[str]", reference), shown), notes + more)

    def _describe(
        self, tool: str, bound: Mapping[str, object], shown: Mapping[str, object], call_key: Optional[str]
    ) -> Effect:
        """The action in the records' own members."""
        intent = {name: _said(value, bound) for name, value in self._said.items() if value is not None}
        intent.setdefault("operation", tool)
        digest = digest_of_arguments(shown)
        if digest is not None:
            intent["arguments_digest"] = digest
        key = call_key if self._key is None else _said(self._key, bound)
        if not isinstance(key, str):
            raise TypeError(f'the key of the tool "{tool}" is no text')
        card: Dict[str, object] = {}
        if self._lineage is not None:
            card["lineage"] = [dict(one) for one in self._lineage(**bound)]
        return Effect(self.effect, key, intent, card)


def _said(value: object, bound: Mapping[str, object]) -> object:
    """What a tool says of one call. Raises whatever the tool's own functions and texts raise: nothing was done yet."""
    if isinstance(value, str):
        return value.format_map(dict(bound))
    if isinstance(value, Mapping):
        return {name: _said(member, bound) for name, member in value.items()}
    return value(**bound) if callable(value) else value


def _told(at: str, tell: Optional[Callable[[Any], object]], value: object, untold: object) -> Tuple[object, Notes]:
    if tell is None:
        return untold, ()
    try:
        return tell(value), ()
    except Exception as error:
        note = FieldProblem(f"could not be told: {type(error).__name__}", at)
        return NOT_SAID if at == "/result" else None, (note,)
