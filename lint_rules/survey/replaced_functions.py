"""Functions of a library that a file replaces: by an assignment, `setattr`, or the patches of a test.

What is in their place is not known, so nothing is taken from the tables for them, wherever in the file that is.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lint_rules.values.domain.dtype_names import FLOATING, NOT_FLOATING, OTHER_NAMES
from lint_rules.values.tree.lines import lines_at, statements_on
from lint_rules.values.tree.references import bound_by_import
from lint_rules.values.tree.syntax import last_name, own_nodes, path_of, walk

_ROOTS = {"torch": "torch", "numpy": "numpy", "np": "numpy"}
"""What the libraries are called inside of strings (`patch("package.module.np.mean")`)."""
_WORDS = ("setattr", "delattr", "patch(", "patch.", "__dict__", "vars(")
_CALLS = re.compile(r"(?:setattr|delattr|patch)\s*\(|patch\.|__dict__|\bvars\s*\(")
_ALIASES = re.compile(r"import (?:torch|numpy)[\w.]* as (\w+)")
_MEMBERS = re.compile(r"from (?:torch|numpy)[\w.]* import (\([^)]*\)|[^\n]*)")
_BY_OBJECT = frozenset({"setattr", "delattr", "object"})
"""`setattr(torch, "x", y)`, `monkeypatch.setattr(torch, "x", y)`, `mock.patch.object(torch, "x")`."""
_BY_PATH = frozenset({"patch", "setattr", "delattr"})
"""`mock.patch("torch.x")`, `monkeypatch.setattr("torch.x", y)`."""
_BY_KEYWORDS = frozenset({"multiple"})
"""`mock.patch.multiple(torch, x=y)`."""
ANY = "*"
"""In the place of a name that is not written out."""


def replaced_names(tree: ast.Module, text: str, callables: Collection[str] = ()) -> frozenset[str]:
    """The qualified names of what a file replaces; `torch.*` where it is not written out what of torch that is.

    `callables` are the last names of functions and methods that matter, whatever the file calls their owner.
    """
    stores = list(_stores_in(text))
    names = _library_names(text)
    calls = _CALLS.finditer(text) if any(word in text for word in _WORDS) else ()
    positions = [one.at for one in stores if one.owner.partition(".")[0] in names]
    suspects = _statements_at(tree, text, sorted([*positions, *(match.start() for match in calls)]))
    aliased = frozenset(one.name for one in stores if one.owner != "self" and one.name in callables)
    if not suspects and not aliased:
        return frozenset()
    imported = _imported(tree, text)
    aliased = aliased if _may_be_named_anew(text, imported) else frozenset()
    nodes = (node for statement in suspects for node in own_nodes(statement))
    by_name = frozenset(name for node in nodes for name in _replaced_by(node, imported))
    return by_name | (_replaced_by_alias(tree, imported, aliased) if aliased else frozenset())


def _may_be_named_anew(text: str, names: Iterable[str]) -> bool:
    """Whether the text may give something imported another name, or hand it over, that has attributes to be set."""
    any_name = "|".join(name for name in names if name.isidentifier())
    named = re.findall(rf"[=(,\[]\s*(?:{any_name})((?:\.\w+)*)\s*[,)\]\r\n;#]", text) if any_name else []
    return any(path.rpartition(".")[2] not in _DTYPES for path in named)


_DTYPES = FLOATING | NOT_FLOATING | OTHER_NAMES.keys() | {"long", "short"}


def _replaced_by_alias(tree: ast.Module, imported: Mapping[str, str], stored: Collection[str]) -> frozenset[str]:
    """What may be replaced by `owner.name = …`, for all that the file gives another name or hands over."""
    owners: set[str] = set()
    attributes: set[str] = set()
    for node in walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and node.attr in stored:
            attributes.add(node.attr)
        owners.update(one for part in _named_anew(node) if (one := _qualified(part, imported)) is not None)
    return frozenset(f"{owner}.{name}" for owner in owners for name in attributes)


def _named_anew(node: ast.AST) -> list[ast.expr]:
    """The expressions that get another name: assigned, run over, or handed over."""
    match node:
        case ast.Assign(value=value) | ast.For(iter=value):
            return list(value.elts) if isinstance(value, (ast.Tuple, ast.List)) else [value]
        case ast.Call(func=func) if last_name(func) not in _ASKING:
            return [*node.args, *(keyword.value for keyword in node.keywords)]
        case _:
            return []


_ASKING = frozenset({"isinstance", "issubclass", "super"})


@dataclass(frozen=True, slots=True)
class _Store:
    """What looks like `owner.name = …` in a text. `owner` is empty where it is more than a path."""

    at: int
    owner: str
    name: str


def _stores_in(text: str) -> Iterator[_Store]:
    for match in _STORED.finditer(text):
        start = match.start()
        before = text[max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1 : start]
        if ":" in before and before.split(maxsplit=1)[0] not in _ON_ONE_LINE:
            # The default of an annotated argument or variable: `x: torch.Tensor = None`.
            continue
        owner = _PATH.search(before)
        yield _Store(start, owner[0] if owner else "", match[1])


_STORED = re.compile(r"\.(\w+)[ \t]*=(?!=)")
_PATH = re.compile(r"[\w.]+\Z")
_ON_ONE_LINE = frozenset(
    {"case", "elif", "else:", "except", "except:", "finally:", "for", "if", "try:", "while", "with"}
)
"""How a line begins on which a statement stands behind a colon."""


def _statements_at(tree: ast.Module, text: str, positions: Iterable[int]) -> list[ast.stmt]:
    """The statements on the lines of some positions, and those around them."""
    lines = tuple(lines_at(text, positions))
    return list(statements_on(tree, lines)) if lines else []


def _library_names(text: str) -> frozenset[str]:
    """What a text calls the libraries, and what it imports of them; its tree tells."""
    members = (name for listed in _MEMBERS.findall(text) for name in re.findall(r"\w+", listed))
    return frozenset({"torch", "numpy", *_ALIASES.findall(text), *members})


def _imported(tree: ast.Module, text: str) -> dict[str, str]:
    """Name -> what it was imported as, of torch and NumPy."""
    names: dict[str, str] = {}
    for node in _statements_at(tree, text, (match.start() for match in re.finditer("import", text))):
        if isinstance(node, ast.Import):
            for one in node.names:
                names[bound_by_import(one)] = one.name if one.asname else one.name.partition(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.update({one.asname or one.name: f"{node.module}.{one.name}" for one in node.names})
    return {name: meant for name, meant in names.items() if meant.partition(".")[0] in _ROOTS}


def _replaced_by(node: ast.AST, imported: Mapping[str, str]) -> Iterator[str]:
    if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
        yield from _known([_qualified(node, imported)])
    elif isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        yield from _known([_of_dict(node.value, imported, node.slice)])
    elif isinstance(node, ast.Call) and node.args:
        yield from _known(_replaced_by_call(node, imported))


def _known(names: Iterable[str | None]) -> Iterator[str]:
    yield from (name for name in names if name is not None)


def _replaced_by_call(node: ast.Call, imported: Mapping[str, str]) -> Iterator[str | None]:
    name, first = last_name(node.func), node.args[0]
    owner = _in_string(first) or _qualified(first, imported)
    if name == "dict":
        # `mock.patch.dict(torch.__dict__, …)`.
        yield _of_dict(first, imported, None)
    elif name in _BY_KEYWORDS and owner is not None:
        yield from (f"{owner}.{keyword.arg or ANY}" for keyword in node.keywords)
    elif name in _BY_PATH and isinstance(first, ast.Constant):
        yield owner
    elif name in _BY_OBJECT and len(node.args) > 1 and owner is not None:
        given = node.args[1].value if isinstance(node.args[1], ast.Constant) else None
        yield f"{owner}.{given if isinstance(given, str) else ANY}"


def _of_dict(node: ast.expr, imported: Mapping[str, str], key: ast.expr | None) -> str | None:
    """What is replaced by a change of `torch.__dict__` or `vars(torch)`."""
    if isinstance(node, ast.Attribute) and node.attr == "__dict__":
        owner = _qualified(node.value, imported)
    elif isinstance(node, ast.Call) and last_name(node.func) == "vars" and node.args:
        owner = _qualified(node.args[0], imported)
    else:
        return None
    name = key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else ANY
    return None if owner is None else f"{owner}.{name}"


def _qualified(node: ast.expr, imported: Mapping[str, str]) -> str | None:
    """What a name that was imported, or an attribute of one, is called."""
    root, _, rest = (path_of(node) or "").partition(".")
    meant = imported.get(root)
    return None if meant is None else f"{meant}.{rest}".rstrip(".")


def _in_string(node: ast.expr) -> str | None:
    """The part of a dotted path that begins with a library: what another module imported is the library itself."""
    parts = node.value.split(".") if isinstance(node, ast.Constant) and isinstance(node.value, str) else []
    for index, part in enumerate(parts):
        if part in _ROOTS:
            return ".".join((_ROOTS[part], *parts[index + 1 :]))
    return None
