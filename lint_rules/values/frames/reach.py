"""Which objects a value holds: what is changed in place is looked for only where it can be."""

from __future__ import annotations

from lint_rules.values.domain.value import NOBODY, Array, Identity, Tensor, Value
from lint_rules.values.frames.state import UNCHANGING, identity_of, map_value


class Reach:
    """The objects that can be reached through each value, found once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Value, Identity]] = {}

    def of(self, value: Value) -> Identity:
        """All the objects that a change can be aimed at to reach something in the value."""
        if type(value) in UNCHANGING:
            return NOBODY
        # The value is kept: no other one can take its id.
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = (value, _objects_in(value))
        return known[1]


def _objects_in(value: Value) -> Identity:
    found: set[int] = set()

    def collect(one: Value) -> Value:
        found.update(identity_of(one))
        if isinstance(one, (Tensor, Array)):
            found.update(one.memory.tokens)
        if isinstance(one, Tensor):
            found.update(one.storage, one.perhaps)
            found.update(kept.token for kept in one.memory.kept)
        return one

    map_value(value, collect)
    return frozenset(found)
