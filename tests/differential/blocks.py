"""Statements of generated programs, also those that hold others."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace

from tests.differential import phrases
from tests.differential.expressions import DECORATORS
from tests.differential.grammar import Writer, usable
from tests.differential.meetings import SITES
from tests.differential.scope import Choices, Lines, Scope

Statement = Callable[[Choices, Lines, Scope], None]
MAX_DEPTH = 3


def block(c: Choices, out: Lines, s: Scope, low: int = 1, high: int = 3) -> None:
    """Some statements, indented once more."""
    with out.indented():
        for _ in range(c.number(low, high)):
            statement(c, out, s)


def statement(c: Choices, out: Lines, s: Scope) -> None:
    """Any statement that makes sense here."""
    if s.depth < MAX_DEPTH and c.chance(3):
        _COMPOUND[c.number(0, len(_COMPOUND) - 1)](c, out, s)
    elif (s.in_loop or s.in_function) and c.chance(8):
        _leave(c, out, s)
    elif s.in_generator and c.chance(4):
        out.add(Writer(c, s).filled("yield {matrix}"))
    elif s.awaitables and c.chance(3):
        out.add(Writer(c, s).phrase(phrases.AWAITS))
    else:
        out.add(_site(Writer(c, s).phrase(phrases.SIMPLE)))


def site(c: Choices, out: Lines, s: Scope) -> None:
    """A conversion to an array, on a line of its own."""
    out.add(_site(Writer(c, s).phrase(SITES)))


def decorator(c: Choices, out: Lines, s: Scope) -> None:
    """Perhaps a decorator that sets grad mode."""
    if c.chance(4):
        out.add(f"@{Writer(c, s).phrase(DECORATORS)}")


def _site(text: str) -> str:
    """What a program converts is part of its result."""
    return f"out.append({text})" if _is_expression(text) and (".numpy(" in text or text.startswith("np.")) else text


def _is_expression(text: str) -> bool:
    """Whether it is worth something of its own: neither an assignment nor a call that changes a container."""
    if text.startswith(("out.", "temporary ", "before ")):
        return False
    try:
        ast.parse(text, mode="eval")
    except SyntaxError:
        return False
    return True


def _if(c: Choices, out: Lines, s: Scope) -> None:
    out.add(Writer(c, s).filled(c.pick(*["if {test}:"] * 5, "if ({own} := {matrix}).requires_grad:")))
    block(c, out, s.inside())
    if c.chance(4):
        out.add(Writer(c, s).filled("elif {test}:"))
        block(c, out, s.inside())
    if c.chance(2):
        out.add("else:")
        block(c, out, s.inside())


def _loop(c: Choices, out: Lines, s: Scope) -> None:
    item = out.fresh("item")
    head = Writer(c, replace(s, item=item)).phrase(phrases.LOOPS)
    inner = s.inside(in_loop=True)
    if item in head:
        inner = replace(inner, tensors=(*s.tensors, item), own=(*s.own, item))
    out.add(head)
    block(c, out, inner)
    if c.chance(6):
        out.add("else:")
        block(c, out, s.inside())


def _with(c: Choices, out: Lines, s: Scope) -> None:
    if c.chance(8):
        out.add("with contextlib.ExitStack() as stack:")
        out.add(Writer(c, s).filled("    stack.enter_context({mode})"))
    else:
        out.add(Writer(c, s).filled("with {mode}, {mode}:" if c.chance(6) else "with {mode}:"))
    # A generator that is suspended inside the block leaves its mode to whoever resumed it, for as long as it waits.
    block(c, out, s.inside(in_generator=False))


def _try(c: Choices, out: Lines, s: Scope) -> None:
    out.add("try:")
    block(c, out, s.inside())
    out.add(f"except {c.pick('RuntimeError', 'ValueError', '(TypeError, RuntimeError)', 'Exception', 'KeyError')}:")
    block(c, out, s.inside())
    if c.chance(4):
        out.add("else:")
        block(c, out, s.inside())
    if c.chance(4):
        out.add("finally:")
        # `continue` and `return` in a `finally` block swallow exceptions.
        block(c, out, s.inside(in_loop=False, in_function=False))


def _guarded(c: Choices, out: Lines, s: Scope) -> None:
    """A conversion that may fail, and what is done then."""
    with_what = c.pick("RuntimeError", "(RuntimeError, TypeError)", "Exception", "TypeError", "")
    out.add("try:")
    with out.indented():
        site(c, out, s)
    out.add(f"except {with_what}:" if with_what else "except:")
    block(c, out, s.inside(), 1, 2)
    if c.chance(3):
        out.add("else:")
        block(c, out, s.inside(), 1, 2)
    if c.chance(3):
        out.add("finally:")
        block(c, out, s.inside(in_loop=False, in_function=False), 1, 2)


def _filled_in_a_loop(c: Choices, out: Lines, s: Scope) -> None:
    """A container that a loop fills, and what is taken out of it."""
    made, item = out.fresh("made"), out.fresh("item")
    empty, fill, use = (
        part.replace("{made}", made) for part in phrases.FILLINGS[c.number(0, len(phrases.FILLINGS) - 1)]
    )
    out.add(f"{made} = {empty}")
    out.add(Writer(c, replace(s, item=item)).filled("for {item} in ({name}, {matrix}):"))
    inner = s.inside(in_loop=True, tensors=(*s.tensors, item), own=(*s.own, item))
    block(c, out, inner, 0, 1)
    with out.indented():
        out.add(Writer(c, inner).filled(fill))
    out.add(Writer(c, s).filled(f"{{own}} = {use}"))
    out.add(
        _site(Writer(c, s).filled(f"[y.numpy() for y in {made}{'.values()' if empty.endswith(('}', ')')) else ''}]"))
    )


def _match(c: Choices, out: Lines, s: Scope) -> None:
    subject, *patterns = phrases.MATCHES[c.number(0, len(phrases.MATCHES) - 1)]
    if not usable(subject, s):
        subject, *patterns = phrases.MATCHES[0]
    out.add(Writer(c, s).filled(f"match {subject}:"))
    with out.indented():
        for pattern in patterns[c.number(0, len(patterns) - 1) :]:
            bound = out.fresh("case")
            inner = s.inside()
            if "{bound}" in pattern:
                inner = replace(inner, tensors=(*s.tensors, bound), own=(*s.own, bound))
            guard = Writer(c, inner).filled(" if {test}") if pattern != "_" and c.chance(4) else ""
            out.add(f"case {pattern.replace('{bound}', bound)}{guard}:")
            block(c, out, inner, 1, 2)


def _closure(c: Choices, out: Lines, s: Scope) -> None:
    """A function inside the current scope, called at once."""
    called, local = out.fresh("inner"), out.fresh("local")
    decorator(c, out, s)
    out.add(f"def {called}():")
    own: tuple[str, ...] = (local,)
    with out.indented():
        if s.rebindable and c.chance(3):
            rebound = c.pick(*s.rebindable)
            out.add(f"{'nonlocal' if s.in_function else 'global'} {rebound}")
            own = (local, rebound)
        out.add(f"{local} = {Writer(c, s).filled('{matrix}')}")
    inner = replace(s.function(local), own=own)
    block(c, out, inner)
    with out.indented():
        out.add(Writer(c, inner).filled("return {matrix}"))
    if c.chance(2):
        out.add(Writer(c, s).filled("with {mode}:"))
        with out.indented():
            out.add(Writer(c, s).filled(f"{{own}} = {called}()"))
    else:
        out.add(Writer(c, s).filled(f"{{own}} = {called}()"))


def _leave(c: Choices, out: Lines, s: Scope) -> None:
    returns = ["return"] if s.in_generator else ["return {matrix}"]
    ways = (returns if s.in_function else []) + (["continue", "break"] if s.in_loop else [])
    out.add(Writer(c, s).filled("if {test}:"))
    with out.indented():
        out.add(Writer(c, s).filled(c.pick(*ways)))


def _left_and_back(c: Choices, out: Lines, s: Scope) -> None:
    """Numbers leave their graph, may be written over, and come back as what `backward()` is called on."""
    left, other = out.fresh("left"), out.fresh("other")
    taken = c.pick(".detach().cpu().numpy()", ".detach().cpu()", ".tolist()", ".sum().item()", ".data.cpu().numpy()")
    out.add(Writer(c, s).filled(f"{left} = ({{name}}.double() * 2.0){taken}"))
    written = c.pick(
        "",
        f"{left}[:] = 0.5",
        f"{other} = {left}\n{other}[:] = 0.5",
        f"{other} = {left}.T\n{other}.fill(0.5)",
        f"{other} = {left}[:1]\n{other}[...] = 0.5\n{left}[1:] = 0.5",
        f"np.copyto({left}, 0.5)",
        f"{left} *= 3.0",
        f"{other} = {left} * 3.0\n{other}[:] = 0.5",
        f"for {other} in ({left},):\n    {other}.fill(0.5)",
        f"{other} = {left}\n{other}.clear()",
        f"{left}.fill_(0.5)",
        f"{left} = np.multiply(0.5, 0.5, out={left})",
    )
    if written:
        out.add(written)
    out.add(f"torch.tensor({left}, requires_grad=True).sum().backward()")


def _written_after(c: Choices, out: Lines, s: Scope) -> None:
    """Memory that an array and a tensor share is written to, and read on the other side."""
    base, other = out.fresh("base"), out.fresh("other")
    if c.chance(2):
        out.add(f"{base} = np.arange(1.0, 5.0).reshape(2, 2)")
        out.add(f"{other} = {c.pick('torch.from_numpy', 'torch.as_tensor', 'torch.tensor')}({base})")
        back = f"torch.from_numpy({base})"
    else:
        out.add(f"{base} = torch.arange(1.0, 5.0).reshape(2, 2) * 2.0")
        out.add(f"{other} = {base}{c.pick('.numpy()', '.cpu().numpy()', '.numpy().copy()', '.clone().numpy()')}")
        back = f"{base}.numpy()"
    write = c.pick(
        f"{base} *= 3.0",
        f"{base}[:] = 7.0",
        f"{base}[0] = 7.0",
        f"{base} = {base} * 3.0",
        f"{base}.mul_(3.0)",
        f"{base}.fill(7.0)",
        f"np.copyto({base}, 7.0)",
        f"{base}[:1][...] = 7.0",
    )
    if c.chance(3):
        out.add(Writer(c, s).filled("if {test}:"))
        with out.indented():
            out.add(write)
    else:
        out.add(write)
    out.add(f"out.append({other}{c.pick(f' - {back}', ' + 1.0')})")


_COMPOUND: tuple[Statement, ...] = (
    _left_and_back,
    _written_after,
    _if,
    _if,
    _if,
    _loop,
    _loop,
    _with,
    _with,
    _try,
    _guarded,
    _filled_in_a_loop,
    _match,
    _closure,
)
