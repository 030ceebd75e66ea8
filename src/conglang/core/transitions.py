"""A state machine written as a table that the office owning the procedure can read."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from conglang.core.errors import Refusal

# Characters with a meaning in Mermaid labels, as the entity codes it understands.
_MERMAID_CODES = str.maketrans({"#": "#35;", '"': "#quot;", ":": "#58;", ";": "#59;", "\n": " "})


class UnknownTransition(ValueError, KeyError):
    """A workflow was asked for a step it does not have: a bug, not a refusal."""


@dataclass(frozen=True, slots=True)
class Transition:
    """One step: from any of ``sources`` to ``target``, offered to staff under ``label``.

    permission: what the policy is asked about the person.
    needs_reason: the person must write why.
    legal_basis: key of a line in docs/legal/sources.md, empty if no law speaks of it.
    """

    name: str
    sources: frozenset[str]
    target: str
    permission: str
    label: str
    needs_reason: bool = False
    legal_basis: str = ""


def transition(
    name: str,
    sources: Iterable[str],
    target: str,
    *,
    permission: str,
    label: str,
    needs_reason: bool = False,
    legal_basis: str = "",
) -> Transition:
    """Return one row of a workflow table."""
    if isinstance(sources, str):
        msg = f"The sources of {name!r} must be a list of states, not one string."
        raise TypeError(msg)
    return Transition(
        name=name,
        sources=frozenset(str(source) for source in sources),
        target=str(target),
        permission=permission,
        label=label,
        needs_reason=needs_reason,
        legal_basis=legal_basis,
    )


class Workflow:
    """The steps of one kind of record, in the order in which screens offer them."""

    def __init__(self, *transitions: Transition) -> None:
        self._by_name: dict[str, Transition] = {}
        for step in transitions:
            if step.name in self._by_name:
                msg = f"Two transitions are named {step.name!r}."
                raise ValueError(msg)
            self._by_name[step.name] = step

    def __getitem__(self, name: str) -> Transition:
        if name not in self._by_name:
            msg = f"No transition is named {name!r}."
            raise UnknownTransition(msg)
        return self._by_name[name]

    def __iter__(self) -> Iterator[Transition]:
        return iter(self._by_name.values())

    def available(self, state: str) -> list[Transition]:
        """Return the steps that leave this state."""
        return [step for step in self if state in step.sources]

    def check(self, name: str, state: str) -> Transition:
        """Return the named step, or refuse it with code ``wrong_state``."""
        step = self[name]
        if state not in step.sources:
            message = f"Không thể thực hiện “{step.label}” ở trạng thái hiện tại."
            raise Refusal("wrong_state", message)
        return step

    def to_mermaid(self, labels: Mapping[str, str]) -> str:
        """Return the table as a Mermaid state diagram for the manual.

        labels: text for each state; a state without one is shown by its value.
        States that no step reaches are drawn as beginnings, those that none leaves as ends.
        """
        lines = ["stateDiagram-v2"]
        states = self._states()
        for state in states:
            text = labels.get(state, state).translate(_MERMAID_CODES)
            lines.append(f'    state "{text}" as {_identifier(state)}')
        reached = {step.target for step in self}
        left = {source for step in self for source in step.sources}
        lines += [f"    [*] --> {_identifier(state)}" for state in states if state not in reached]
        for step in self:
            text = step.label.translate(_MERMAID_CODES)
            target = _identifier(step.target)
            lines += [
                f"    {_identifier(source)} --> {target}: {text}"
                for source in states
                if source in step.sources
            ]
        lines += [f"    {_identifier(state)} --> [*]" for state in states if state not in left]
        return "\n".join(lines) + "\n"

    def _states(self) -> list[str]:
        """Return every state once, in the order of the table."""
        seen = dict.fromkeys(
            state for step in self for state in (*sorted(step.sources), step.target)
        )
        return list(seen)


def _identifier(state: str) -> str:
    return re.sub(r"\W", "_", state)
