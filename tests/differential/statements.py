"""Statements of generated programs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.differential.expressions import array, matrix, name, some_tensor, test
from tests.differential.scope import Choices, Lines, Scope
from tests.differential.vocabulary import vocabulary

Statement = Callable[[Choices, Lines, Scope], None]
MAX_DEPTH = 3


def block(c: Choices, out: Lines, s: Scope, low: int = 1, high: int = 3) -> None:
    """Some statements, one level deeper."""
    out.indent += 1
    for _ in range(c.number(low, high)):
        statement(c, out, s)
    out.indent -= 1


def statement(c: Choices, out: Lines, s: Scope) -> None:
    """Any statement that makes sense here."""
    options = _SIMPLE if s.depth >= MAX_DEPTH else _SIMPLE + _COMPOUND
    options += _FLOW if s.in_loop or s.in_function else ()
    options[c.number(0, len(options) - 1)](c, out, s)


def site(c: Choices, out: Lines, s: Scope) -> None:
    """A conversion to an array, on a line of its own."""
    of = some_tensor(c, s)
    text = c.pick(
        "{of}.numpy()", "{of}.numpy()", "{of}.cpu().numpy()", "{of}.detach().numpy()", "{of}.detach().cpu().numpy()",
        "np.asarray({of})", "{of}.data.numpy()", "{of}.cpu().detach().numpy()", "{of}.to('cpu').numpy()",
        "np.array({of})", "{of}.numpy(force=True)", "{of}.detach().to('cpu').numpy()", "{of}.cpu().data.numpy()",
        "(lambda: {of}.numpy())()", "[y.numpy() for y in ({of}, {name})]", "{of}.clone().detach().cpu().numpy()",
        "list(map(lambda y: y.numpy(), [{of}]))",
    ).format(of=of, name=name(c, s))  # fmt: skip
    out.add(f"out.append({text})")


def _assign(c: Choices, out: Lines, s: Scope) -> None:
    out.add(f"{c.pick(*s.own)} = {matrix(c, s, 3)}")


def _unpack(c: Choices, out: Lines, s: Scope) -> None:
    one, other = c.pick(*s.own), c.pick(*s.own)
    out.add(
        c.pick(
            f"{one}, {other} = {name(c, s)}, {matrix(c, s)}",
            f"{one}, {other} = {other}, {one}",
            f"{one}, {other} = torch.sort({matrix(c, s)})",
            f"{one}, *_ = [{matrix(c, s)}, {name(c, s)}]",
            f"({one}, {other}), _ = ({name(c, s)}, {matrix(c, s)}), 1",
            f"{one} = {other} = {matrix(c, s)}",
            f"{one}, {other} = ({name(c, s)} for _ in range(2))",
            f"[{one}, {other}] = torch.stack([{name(c, s)}, {matrix(c, s)}])",
            f"{one}, {other} = map(lambda y: y * 2, ({matrix(c, s)}, {name(c, s)}))",
            f"{one}: torch.Tensor = {matrix(c, s)}",
            f"{one} = ({c.pick(*s.own)} := {matrix(c, s)})",
        )  # fmt: skip
    )


def _inplace(c: Choices, out: Lines, s: Scope) -> None:
    one, other = name(c, s), matrix(c, s)
    words = vocabulary()
    out.add(
        c.pick(
            f"{one}[0] = {other}[0]",
            f"{one}.copy_({other})",
            f"{one}.add_({other})",
            f"{one}.requires_grad_()",
            f"{one}.requires_grad_(False)",
            f"{one}.detach_()",
            f"{one}.data = {other}.data",
            f"{one}.zero_()",
            f"{one}.requires_grad = True",
            f"{one}.requires_grad = False",
            f"{one}.{c.pick(*words.inplace_unary_methods)}()",
            f"{one}.{c.pick(*words.inplace_binary_methods)}({other})",
            f"nn.init.ones_({one})",
            f"{one}.T.mul_({other})",
            f"{one}[:, 0] += {other}[0]",
            f"{one}.data.fill_(2)",
            f"{one}.detach().add_({other})",
            f"{one}[{one} > 0] = 2",
            f"{one}.mul_(2)",
            f"{one}.fill_(0.5)",
            f"torch.add({one}, {other}, out={name(c, s)})",
            f"{one}.retain_grad()",
            f"{one}.sum().backward()",
            f"{one}.grad = {other}.detach()",
        )  # fmt: skip
    )


def _augmented(c: Choices, out: Lines, s: Scope) -> None:
    out.add(f"{c.pick(*s.own)} {c.pick('+=', '*=', '-=', '@=')} {matrix(c, s)}")


def _if(c: Choices, out: Lines, s: Scope) -> None:
    out.add(f"if {test(c, s)}:")
    block(c, out, s.inside())
    if c.chance(4):
        out.add(f"elif {test(c, s)}:")
        block(c, out, s.inside())
    if c.chance(2):
        out.add("else:")
        block(c, out, s.inside())


def _loop(c: Choices, out: Lines, s: Scope) -> None:
    item = out.fresh("item")
    heads = ["for _ in range(random.randrange(3)):", "for _ in range(2):", "while random.random() < 0.5:"]
    heads += [
        f"for {item} in ({name(c, s)}, {matrix(c, s)}):",
        f"for {item} in torch.stack([{name(c, s)}, {name(c, s)}]):",
    ]
    heads += [f"for {item} in {one}:" for one in s.lists]
    heads += [f"for {item} in {one}.values():" for one in s.dicts]
    heads += [f"for _, {item} in enumerate({one}):" for one in s.lists]
    heads += [f"for _, {item} in {one}.items():" for one in s.dicts]
    heads += [f"for {item}, _ in zip({one}, {one}):" for one in s.lists]
    heads += [f"for {item} in reversed({one}):" for one in s.lists]
    heads += ["for _ in iter(lambda: random.random() < 0.5, True):"]
    head = c.pick(*heads)
    inner = s.inside(in_loop=True)
    if item in head:
        inner = replace(inner, tensors=(*inner.tensors, item), own=(*inner.own, item))
    out.add(head)
    block(c, out, inner)
    if c.chance(6):
        out.add("else:")
        block(c, out, s.inside())


def _with(c: Choices, out: Lines, s: Scope) -> None:
    out.add(f"with {grad_mode(c, s)}:")
    block(c, out, s.inside())


def grad_mode(c: Choices, s: Scope) -> str:
    """A context manager or decorator that sets grad mode."""
    return c.pick(
        "torch.no_grad()", "torch.no_grad()", "torch.enable_grad()", "torch.set_grad_enabled(False)",
        "torch.set_grad_enabled(True)", f"torch.set_grad_enabled({test(c, s)})", "torch.inference_mode()",
        "torch.inference_mode(False)", "torch.no_grad(), torch.enable_grad()",
    )  # fmt: skip


def _switch(c: Choices, out: Lines, s: Scope) -> None:
    out.add(
        c.pick(
            "torch.set_grad_enabled(False)",
            "torch.set_grad_enabled(True)",
            "torch.no_grad()",
            f"torch.set_grad_enabled({test(c, s)})",
        )
    )


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
        block(c, out, s.inside(in_loop=False, in_function=False))


def _container(c: Choices, out: Lines, s: Scope) -> None:
    texts = []
    for one in s.lists:
        texts += [
            f"{one}.append({matrix(c, s)})", f"{one}[0] = {matrix(c, s)}", f"{one}.insert(0, {matrix(c, s)})",
            f"{one}.extend([{matrix(c, s)}, {name(c, s)}])", f"{one}[random.randrange(2)] = {matrix(c, s)}",
            f"{one} += [{matrix(c, s)}]", f"{c.pick(*s.own)} = {one}.pop()", f"{one}.reverse()", f"{one}[:] = [{name(c, s)}, {name(c, s)}]",
        ]  # fmt: skip
    for one in s.dicts:
        texts += [
            f'{one}["a"] = {matrix(c, s)}', f'{one}["new"] = {matrix(c, s)}', f"{one}.update(b={matrix(c, s)})",
            f'{one}[random.choice("ab")] = {matrix(c, s)}', f'{one}.setdefault("a", {matrix(c, s)})', f'{c.pick(*s.own)} = {one}.pop("new", {name(c, s)})',
        ]  # fmt: skip
    out.add(c.pick(*texts) if texts else f"_ = [{name(c, s)}]")


def _object(c: Choices, out: Lines, s: Scope) -> None:
    texts = []
    for one in s.objects:
        texts += [
            f"{one}.x = {matrix(c, s)}",
            f"{one}.set({matrix(c, s)})",
            f"{one}.x += {matrix(c, s)}",
            f"setattr({one}, 'y', {matrix(c, s)})",
        ]
    for one in s.modules:
        texts += [
            f"{one}.requires_grad_({c.pick('False', 'True')})", f"{one}.eval()", f"{one}.zero_grad()", f"{one}.float()",
            f"for p in {one}.parameters(): p.requires_grad = {c.pick('False', 'True', test(c, s))}",
            f"for p in {one}.parameters(): p.requires_grad_({c.pick('False', 'True')})",
            f"for p in {one}.parameters(): p.data.fill_(1)", f"{one}.load_state_dict({one}.state_dict())",
            f"for _, p in {one}.named_parameters(): p.detach_()",
        ]  # fmt: skip
        if s.has_accelerator:
            texts += [f'{one}.to("cuda")', f"{one}.cpu()"]
        if one.startswith("linear"):
            texts += [
                f"{one}.weight.requires_grad_(False)",
                f"{one}.bias.requires_grad = False",
                f"{one}.weight = nn.Parameter({matrix(c, s)})",
            ]
            texts += [
                f"{one}.weight.data = {matrix(c, s)}.detach()",
                f"del {one}.weight; {one}.weight = {matrix(c, s)}",
            ]
        if one.startswith("net"):
            texts += [
                f"{one}.fc = nn.Linear(2, 2).requires_grad_(False)",
                f"{one}.b = {matrix(c, s)}.detach()",
                f"{one}.w.requires_grad_(False)",
            ]
            texts += [f"{one}.fc.weight.requires_grad_(False)", f"{one}.fc.requires_grad_(False)"]
        if one.startswith("stack"):
            texts += [
                f"{one}[0].requires_grad_(False)",
                f"{one}.append(nn.Linear(2, 2))",
                f"{one}[0] = nn.Linear(2, 2).requires_grad_(False)",
            ]
    out.add(c.pick(*texts) if texts else f"_ = ({name(c, s)},)")


def _function(c: Choices, out: Lines, s: Scope) -> None:
    """A function inside the current scope, called at once: a closure."""
    called = out.fresh("inner")
    local = out.fresh("local")
    if c.chance(4):
        out.add(f"@{grad_mode(c, s).partition(', ')[0]}")
    out.add(f"def {called}():")
    out.indent += 1
    if s.in_function and c.chance(3):
        rebound = c.pick(*s.own)
        if rebound.startswith(s.prefix):
            out.add(f"nonlocal {rebound}")
            own: tuple[str, ...] = (local, rebound)
        else:
            own = (local,)
    else:
        own = (local,)
    out.add(f"{local} = {matrix(c, s)}")
    out.indent -= 1
    inner = s.inside(own=own, tensors=(*s.tensors, local), in_loop=False, in_function=True, prefix=f"none{local}")
    block(c, out, inner)
    out.indent += 1
    out.add(f"return {matrix(c, inner)}")
    out.indent -= 1
    if c.chance(2):
        out.add(f"with {grad_mode(c, s)}:")
        out.add(f"    {c.pick(*s.own)} = {called}()")
    else:
        out.add(f"{c.pick(*s.own)} = {called}()")


def _leave(c: Choices, out: Lines, s: Scope) -> None:
    words = (["return " + matrix(c, s)] if s.in_function else []) + (["continue", "break"] if s.in_loop else [])
    out.add(f"if {test(c, s)}:")
    out.add("    " + c.pick(*words))


def _assert(c: Choices, out: Lines, s: Scope) -> None:
    one = name(c, s)
    out.add(
        c.pick(
            f"assert torch.is_tensor({one})",
            f"assert {one}.requires_grad or random.random() >= 0",
            f"print({one}.shape)",
            "pass",
        )
    )


def _array_write(c: Choices, out: Lines, s: Scope) -> None:
    out.add(f"{c.pick(*s.arrays)} = {array(c, s)}" if s.arrays and not s.in_function else f"_ = {array(c, s)}")


_SIMPLE: tuple[Statement, ...] = (
    site, site, site, _assign, _assign, _assign, _unpack, _inplace, _inplace, _augmented, _container, _object, _switch,
    _assert, _array_write,
)  # fmt: skip
_COMPOUND: tuple[Statement, ...] = (_if, _if, _if, _loop, _loop, _with, _with, _with, _try, _function)
_FLOW: tuple[Statement, ...] = (_leave,)
