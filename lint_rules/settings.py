"""The settings of one run: a value, read from `[tool.torchnp]`, from flake8's options or from the command line."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from lint_rules.rewrites import GuardStyle
from lint_rules.rule import Certainty, Rule


class LegacyConstructor(enum.Enum):
    """What becomes of `torch.Tensor(array)`."""

    KEEP_DTYPE = "keep-dtype"
    """`torch.tensor(x)`: the array's dtype survives; unsafe, since a float64 may now meet float32 weights."""
    EXPLICIT = "explicit"
    """The behaviour is kept and the loss made visible: `torch.as_tensor(x, dtype=torch.float32)`; safe."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What to look for and how to rewrite it. Codes may be prefixes (`TNP1`)."""

    select: tuple[str, ...] | None = None
    """Only these codes; None means every rule that is on by default."""
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_certainty: Certainty = Certainty.POSSIBLE
    guard_style: GuardStyle = GuardStyle.CHAIN
    legacy_constructor: LegacyConstructor = LegacyConstructor.KEEP_DTYPE
    name_heuristics: bool = True
    """Whether a name such as `model` may count as weak evidence for an nn.Module (never more than *likely*)."""
    exclude: tuple[str, ...] = ()

    def selects(self, rule: Rule) -> bool:
        """Whether a rule is asked for: the longest matching prefix decides, and `ignore` wins a tie."""
        by_default = 0 if rule.default_on else -1
        chosen = by_default if self.select is None else _longest_prefix(rule.code, self.select)
        chosen = max(chosen, _longest_prefix(rule.code, self.extend_select))
        return chosen >= 0 and chosen > _longest_prefix(rule.code, self.ignore)


def _longest_prefix(code: str, prefixes: tuple[str, ...]) -> int:
    """The length of the longest prefix that the code starts with, -1 for none; `ALL` matches every code."""
    lengths = [
        0 if prefix == "ALL" else len(prefix) for prefix in prefixes if prefix == "ALL" or code.startswith(prefix)
    ]
    return max(lengths, default=-1)
