"""Finds the rules: every module in `lint_rules/rules` holds one, and putting it there is the registration."""

from __future__ import annotations

import functools
import importlib
import pkgutil

from lint_rules import rules
from lint_rules.rule import Rule


@functools.cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, ordered by code."""
    found = [_rule_in(f"{rules.__name__}.{module.name}") for module in pkgutil.iter_modules(rules.__path__)]
    return tuple(sorted(found, key=lambda rule: rule.code))


def _rule_in(module_name: str) -> Rule:
    module = importlib.import_module(module_name)
    classes = [
        member
        for member in vars(module).values()
        # In this order: to Python 3.10, an alias such as tuple[str, str] is a type too, and issubclass refuses it.
        if isinstance(member, type) and member.__module__ == module_name and issubclass(member, Rule)
    ]
    if len(classes) != 1:
        raise TypeError(f"{module_name} must define exactly one Rule, it defines {len(classes)}")
    return classes[0]()
