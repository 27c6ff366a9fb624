"""Whether the kind of a value was seen, or is only promised: by an annotation, a default, another method."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Promisable:
    """A value of a kind that can be promised. Nothing enforces a promise: a test that contradicts it wins."""

    is_promised: bool = field(default=False, kw_only=True, compare=False, repr=False)
