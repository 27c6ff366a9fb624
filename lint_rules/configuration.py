"""Reads `[tool.torchnp]` of a project into settings.

As in ruff, each file obeys the closest `pyproject.toml`, from its own directory upwards, that has a
`[tool.torchnp]` table; tables further up are not merged in. A `pyproject.toml` that never mentions
torchnp is passed over without being parsed.
"""

from __future__ import annotations

import difflib
import enum
import functools
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from lint_rules.registry import all_rules
from lint_rules.rewrites import GuardStyle
from lint_rules.rule import Certainty
from lint_rules.settings import LegacyConstructor, Settings

KEYS = (
    "select",
    "extend-select",
    "ignore",
    "exclude",
    "min-certainty",
    "guard-style",
    "legacy-constructor",
    "name-heuristics",
)
EVERY_CODE = "TNP"
"""The prefix that all codes share: what `ALL` stands for."""

_Choice = TypeVar("_Choice", bound=enum.Enum)


class ConfigurationError(Exception):
    """A setting that cannot be used; the message names the place, the key, and what is allowed."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of a directory, and the file that they come from (None: nothing but defaults)."""

    settings: Settings = Settings()
    path: Path | None = None


@functools.cache
def configuration_of(directory: Path) -> Configuration:
    """What holds for the files in `directory`, an absolute path.

    Raises ConfigurationError where the file that applies is broken.
    """
    own = directory / "pyproject.toml"
    table = _table_of(own)
    if table is not None:
        return Configuration(_settings_from(table, own), own)
    if directory.parent == directory:
        return Configuration()
    return configuration_of(directory.parent)


def configuration_in(path: Path) -> Configuration:
    """What this one file says. Raises ConfigurationError where it is broken or has no `[tool.torchnp]`."""
    if not path.is_file():
        raise ConfigurationError(f"{path}: there is no such file")
    table = _table_of(path)
    if table is None:
        raise ConfigurationError(f"{path}: there is no [tool.torchnp] table in it")
    return Configuration(_settings_from(table, path), path)


def checked_codes(codes: Iterable[str]) -> tuple[str, ...]:
    """The codes, each a prefix of some rule's code, `ALL` spelled as the prefix of all of them.

    Raises ConfigurationError for one that names no rule.
    """
    return tuple(_checked_code(code) for code in codes)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint to append to an error about an unknown word: empty where nothing comes close."""
    close = difflib.get_close_matches(word, list(known), n=3)
    # Of words that are equally close, the one that differs in a single letter at its place is meant.
    close.sort(key=lambda one: sum(ours != theirs for ours, theirs in zip(one, word, strict=False)))
    return f"; did you mean {close[0]}?" if close else ""


def _checked_code(code: str) -> str:
    if code == "ALL":
        return EVERY_CODE
    rules = all_rules()
    if code and any(rule.code.startswith(code) for rule in rules):
        return code
    for rule in rules:
        if code == rule.name:
            raise ConfigurationError(f"unknown code {code!r}: rules are selected by code; did you mean {rule.code}?")
    raise ConfigurationError(f"unknown code {code!r}" + did_you_mean(code.upper(), [rule.code for rule in rules]))


def _table_of(path: Path) -> Mapping[str, object] | None:
    """The `[tool.torchnp]` table of a file, or None where the file or the table is missing."""
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except OSError as error:
        raise ConfigurationError(f"{path}: {error.strerror}") from error
    if b"torchnp" not in data:
        return None
    tool = _parsed(data, path).get("tool")
    table = tool.get("torchnp") if isinstance(tool, dict) else None
    if table is None:
        return None
    if not isinstance(table, dict):
        raise ConfigurationError(f"{path}: tool.torchnp must be a table")
    return table


def _parsed(data: bytes, path: Path) -> dict[str, object]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(data.decode())
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigurationError(f"{path}: not UTF-8 (at line {line})") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: broken TOML: {error}") from error


def _settings_from(table: Mapping[str, object], path: Path) -> Settings:
    for key in table:
        if key not in KEYS:
            raise ConfigurationError(f"{path}: unknown key {key!r} in [tool.torchnp]" + did_you_mean(key, KEYS))
    section = _Section(table, path)
    return Settings(
        select=section.codes("select") if "select" in table else None,
        extend_select=section.codes("extend-select"),
        ignore=section.codes("ignore"),
        min_certainty=section.choice("min-certainty", {level.label: level for level in Certainty}, Certainty.POSSIBLE),
        guard_style=section.choice("guard-style", {style.value: style for style in GuardStyle}, GuardStyle.CHAIN),
        legacy_constructor=section.choice(
            "legacy-constructor",
            {constructor.value: constructor for constructor in LegacyConstructor},
            LegacyConstructor.KEEP_DTYPE,
        ),
        name_heuristics=section.flag("name-heuristics", default=True),
        exclude=section.strings("exclude"),
    )


@dataclass(frozen=True, slots=True)
class _Section:
    """Reads the values of the table, each with the check of its type."""

    table: Mapping[str, object]
    path: Path

    def strings(self, key: str) -> tuple[str, ...]:
        value = self.table.get(key, [])
        if not isinstance(value, list):
            raise self._wrong(key, "a list of strings")
        strings = tuple(item for item in value if isinstance(item, str))
        if len(strings) < len(value):
            raise self._wrong(key, "a list of strings")
        return strings

    def codes(self, key: str) -> tuple[str, ...]:
        try:
            return checked_codes(self.strings(key))
        except ConfigurationError as error:
            raise ConfigurationError(f"{self.path}: [tool.torchnp] {key}: {error}") from error

    def flag(self, key: str, *, default: bool) -> bool:
        value = self.table.get(key, default)
        if not isinstance(value, bool):
            raise self._wrong(key, "true or false")
        return value

    def choice(self, key: str, allowed: Mapping[str, _Choice], default: _Choice) -> _Choice:
        if key not in self.table:
            return default
        value = self.table[key]
        if not isinstance(value, str) or value not in allowed:
            raise self._wrong(key, "one of " + ", ".join(f'"{name}"' for name in allowed))
        return allowed[value]

    def _wrong(self, key: str, allowed: str) -> ConfigurationError:
        return ConfigurationError(f"{self.path}: [tool.torchnp] {key} must be {allowed}, not {self.table[key]!r}")
