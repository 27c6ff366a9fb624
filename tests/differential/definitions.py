"""What a generated program defines before its statements: containers, modules, functions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.differential.blocks import block, decorator
from tests.differential.class_definitions import box, named_tuple, net, record
from tests.differential.grammar import Writer
from tests.differential.mode_definitions import manager, wrapper
from tests.differential.scope import Choices, Lines, Scope


def _array(c: Choices, out: Lines, s: Scope) -> Scope:
    name = out.fresh("array")
    out.add(Writer(c, s).filled(f"{name} = {{array}}"))
    return replace(s, arrays=(*s.arrays, name), own_arrays=(*s.own_arrays, name))


def _list(c: Choices, out: Lines, s: Scope) -> Scope:
    made = c.pick(
        "[{matrix}, {matrix}]",
        "[{matrix} for _ in range(2)]",
        "list(({matrix}, {name}))",
        "[y * 2 for y in ({matrix}, {name})]",
        "[{matrix}] * 2",
        "[]; xs.append({matrix}); xs.append({name})",
        "[]; xs.extend(y for y in ({matrix}, {name}))",
        "list(map(lambda y: y * 2, ({matrix}, {name})))",
    )
    out.add(Writer(c, s).filled(f"xs = {made}"))
    return replace(s, lists=("xs",), own_lists=("xs",))


def _dict(c: Choices, out: Lines, s: Scope) -> Scope:
    made = c.pick(
        '{"a": {matrix}, "b": {matrix}}',
        "dict(a={matrix}, b={name})",
        '{k: {matrix} for k in "ab"}',
        'dict(zip("ab", [{matrix}, {name}]))',
        'collections.OrderedDict([("a", {matrix}), ("b", {name})])',
        '{}; table["a"] = {matrix}; table["b"] = {name}',
        'dict([("a", {matrix}), ("b", {name})])',
        '{k: y for k, y in zip("ab", ({matrix}, {name}))}',
    )
    out.add(Writer(c, s).filled(f"table = {made}"))
    return replace(s, dicts=("table",), own_dicts=("table",))


def _linear(c: Choices, out: Lines, s: Scope) -> Scope:
    ways = ("", "", ".requires_grad_(False)", ".eval()", ".double()", *([".cuda()"] if s.has_accelerator else []))
    out.add(f"linear1 = nn.Linear(2, 2){c.pick(*ways)}")
    return replace(s, modules=(*s.modules, "linear1"))


def _stack(c: Choices, out: Lines, s: Scope) -> Scope:
    first = c.pick("nn.Linear(2, 2)", "nn.Linear(2, 2).requires_grad_(False)")
    out.add(f"stack1 = nn.Sequential({first}, {c.pick('nn.ReLU()', 'nn.Linear(2, 2)', 'nn.Dropout()')})")
    return replace(s, modules=(*s.modules, "stack1"))


def _function(c: Choices, out: Lines, s: Scope) -> Scope:
    called = out.fresh(c.pick("_f", "_f", "_f", "f"))
    decorator(c, out, s)
    typed = c.pick("", ": torch.Tensor")
    # Only a name: a decorator `set_grad_enabled(False)` is in force where defaults are computed.
    default = c.pick(*s.tensors)
    out.add(f"def {called}(p{typed}, q{typed}={default}){c.pick('', ' -> torch.Tensor')}:")
    inner = s.function("p", "q", rebindable=("p",))
    with out.indented():
        if c.chance(5):
            out.add(f"global {s.own[0]}")
            inner = replace(inner, own=(*inner.own, s.own[0]))
        if c.chance(3):
            out.add(Writer(c, inner).filled("if {test}:\n    p = {matrix}"))
    block(c, out, inner, 0, 3)
    out.add(Writer(c, inner).filled("    return {matrix}"))
    return replace(s, functions=(*s.functions, called))


def _called_at_once(c: Choices, out: Lines, s: Scope) -> Scope:
    """A function of other names, with defaults and a star, kept in a variable or given to `partial`."""
    called = out.fresh("_g")
    decorator(c, out, s)
    out.add(f"def {called}(first, *others, scale=2, shift=None):")
    inner = s.function("first")
    with out.indented():
        out.add(Writer(c, inner).filled("if shift is None:\n    shift = {matrix}"))
        out.add(f"for other in others:\n    first = {c.pick('first + other', 'other * scale', 'other')}")
    inner = replace(inner, tensors=(*inner.tensors, "shift"))
    block(c, out, inner, 0, 2)
    out.add(Writer(c, inner).filled("    return {matrix}"))
    given = c.pick("{matrix}", "{matrix}, {name}", "scale=3", "shift={matrix}")
    out.add(Writer(c, s).filled(f"partial1 = functools.partial({called}, {given})"))
    return replace(s, partials=("partial1", called))


def _lambda(c: Choices, out: Lines, s: Scope) -> Scope:
    called = out.fresh("h")
    text = c.pick("{called} = lambda p: {matrix}", "with {mode}:\n    {called} = lambda p, q={name}: {matrix}")
    head, _, body = text.replace("{called}", called).partition(": {matrix}")
    inner = s.function("p")
    out.add(Writer(c, s).filled(head) + ": " + Writer(c, inner).filled("{matrix}") + body)
    return replace(s, partials=(*s.partials, called))


def _generator(c: Choices, out: Lines, s: Scope) -> Scope:
    called = out.fresh(c.pick("_gen", "_gen", "_gen", "gen"))
    decorator(c, out, s)
    out.add(f"def {called}(p):")
    inner = replace(s.function("p"), in_generator=True)
    block(c, out, inner, 0, 2)
    with out.indented():
        out.add(Writer(c, inner).filled("yield {matrix}"))
    block(c, out, inner, 0, 2)
    with out.indented():
        if c.chance(3):
            out.add(Writer(c, inner).filled("yield from ({matrix}, {name})"))
    return replace(s, generators=(*s.generators, called))


def _coroutine(c: Choices, out: Lines, s: Scope) -> Scope:
    called = out.fresh(c.pick("_work", "_work", "_work", "work"))
    out.add(f"async def {called}(p):")
    inner = replace(s.function("p"), awaitables=s.coroutines, coroutines=())
    block(c, out, inner, 0, 3)
    with out.indented():
        if c.chance(3):
            out.add("await asyncio.sleep(0)")
        out.add(Writer(c, inner).filled("return {matrix}"))
    return replace(s, coroutines=(*s.coroutines, called))


def _defaults(c: Choices, out: Lines, s: Scope) -> Scope:
    """The default dtype is switched, for some of what follows."""
    out.add(f"torch.set_default_dtype({c.pick('torch.float64', 'torch.float16')})")
    out.add(Writer(c, s).filled("{own} = {matrix}"))
    if c.chance(2):
        out.add("torch.set_default_dtype(torch.float32)")
    return s


DEFINITIONS: tuple[Callable[[Choices, Lines, Scope], Scope], ...] = (
    _array,
    _array,
    _array,
    _list,
    _dict,
    manager,
    wrapper,
    manager,
    _linear,
    _stack,
    net,
    _defaults,
    record,
    named_tuple,
    box,
    _function,
    _called_at_once,
    _lambda,
    _generator,
    _coroutine,
    _coroutine,
    _function,
)
"""In the order in which they are written down: what comes later may use what comes before."""
