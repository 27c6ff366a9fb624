"""What is known of everything that can be run over: how often, and whether there is something to run over."""

from __future__ import annotations

from dataclasses import dataclass, field

from lint_rules.values.domain.promise import Promisable


@dataclass(frozen=True, slots=True)
class Runnable(Promisable):
    """A value that can be run over."""

    is_iterator: bool = field(default=False, kw_only=True)
    """It gives each element once: who runs over it leaves less for the next, or nothing."""
    is_filled: bool = field(default=False, kw_only=True)
    """Something is in it for sure, even if its elements are not known one by one."""
    may_be_empty: bool = field(default=False, kw_only=True)
    """It was seen that nothing may be in it; of what comes from elsewhere, nobody knows."""
