"""Expressions of generated programs: all give a tensor of two rows and two columns, if not said otherwise."""

from __future__ import annotations

from collections.abc import Callable

from tests.differential.scope import Choices, Scope
from tests.differential.vocabulary import vocabulary

Expression = Callable[[Choices, Scope, int], str]

OPERATORS = ("+", "*", "-", "/", "@", "**", "<", "==", ">=", "//", "%")
FLOATS = ("torch.float32", "torch.float64", "torch.float16")
DTYPES = (*FLOATS, "torch.int64", "torch.bool", "torch.uint8", "torch.bfloat16", "torch.complex64")


def matrix(c: Choices, s: Scope, depth: int = 2) -> str:
    """A tensor, made of what the scope has."""
    if depth <= 0 or c.chance(3):
        return name(c, s)
    return _MATRICES[c.number(0, len(_MATRICES) - 1)](c, s, depth - 1)


def some_tensor(c: Choices, s: Scope, depth: int = 2) -> str:
    """A tensor of any shape that broadcasts with a matrix."""
    inner = matrix(c, s, depth)
    return inner + c.pick(
        "", "", "", "", "[0]", ".sum()", ".mean(0)", ".max()", ".max(0)[0]", ".max(0).indices", ".argmax(1)", "[0, 1]",
        ".sort(1).values", ".norm()", ".any()", ".std(dim=0)", "[None]", "[..., 0]", ".unbind()[0]", ".flatten()[:2]",
        ".squeeze()", ".amax(0)", ".prod()", ".topk(1)[0]", ".cumsum(0)", ".sum(dim=0, keepdim=True)", ".diag()",
        ".min(dim=1)[1]", ".chunk(2)[1]",
    )  # fmt: skip


def name(c: Choices, s: Scope) -> str:
    """The name of a tensor."""
    return c.pick(*s.tensors)


def test(c: Choices, s: Scope) -> str:
    """A condition: left to chance, or about a tensor."""
    one, other = name(c, s), name(c, s)
    return c.pick(
        "random.random() < 0.5", "random.random() < 0.5", "random.random() < 0.5",
        f"{one}.requires_grad", f"not {one}.requires_grad", f"{one}.is_cuda", f"not {one}.is_cuda",
        f"isinstance({one}, torch.Tensor)", "torch.is_grad_enabled()", f"torch.is_tensor({one})",
        f"{one}.requires_grad and {other}.requires_grad", f"{one}.requires_grad or {other}.requires_grad",
        f"{one}.device.type == 'cpu'", f"{one}.device.type != 'cpu'", f"{one}.dtype == torch.float32",
        f"{one} is {other}", f"{one}.is_leaf", "torch.cuda.is_available()", f"{one}.sum() > 0",
        f"{one} is not None", f"isinstance({one}, nn.Parameter)", f"{one}.is_floating_point()",
        f"{one}.grad is not None", f"not ({one}.requires_grad or random.random() < 0.5)", f"hasattr({one}, 'numpy')",
    )  # fmt: skip


def factory(c: Choices, s: Scope, depth: int = 0) -> str:
    """A new tensor."""
    call = c.pick("ones", "zeros", "rand", "full", "eye", "randn", "tensor", "arange")
    first = {
        "full": "(2, 2), 0.5", "eye": "2", "tensor": "[[1.0, 2.0], [3.0, 4.0]]", "arange": "4.0",
    }.get(call, "2, 2")  # fmt: skip
    keywords = c.pick(
        "", "", ", requires_grad=True", ", requires_grad=True", ", dtype=" + c.pick(*(DTYPES if call in ("ones", "zeros", "full", "tensor") else FLOATS)),
        ", requires_grad=True, dtype=" + c.pick(*FLOATS), f", requires_grad={name(c, s)}.requires_grad",
    )  # fmt: skip
    if s.has_accelerator and c.chance(2):
        keywords += c.pick(', device="cuda"', ', device=torch.device("cuda")', f", device={name(c, s)}.device")
    return f"torch.{call}({first}{keywords})" + (".view(2, 2)" if call == "arange" else "")


def _method(c: Choices, s: Scope, depth: int) -> str:
    return f"{matrix(c, s, depth)}.{c.pick(*vocabulary().unary_methods)}()"


def _binary_method(c: Choices, s: Scope, depth: int) -> str:
    return f"{matrix(c, s, depth)}.{c.pick(*vocabulary().binary_methods)}({matrix(c, s, depth)})"


def _function(c: Choices, s: Scope, depth: int) -> str:
    return f"{c.pick(*vocabulary().unary_functions)}({matrix(c, s, depth)})"


def _binary_function(c: Choices, s: Scope, depth: int) -> str:
    return f"{c.pick(*vocabulary().binary_functions)}({matrix(c, s, depth)}, {matrix(c, s, depth)})"


def _operator(c: Choices, s: Scope, depth: int) -> str:
    left, operator = matrix(c, s, depth), c.pick(*OPERATORS)
    other = matrix(c, s, depth) if operator == "@" else c.pick("2", "0.5", some_tensor(c, s, depth))
    return f"({left} {operator} {other})" if c.chance(2) or operator == "@" else f"({other} {operator} {left})"


def _sign(c: Choices, s: Scope, depth: int) -> str:
    return f"({c.pick('-', '+')}{matrix(c, s, depth)})"


def _cast(c: Choices, s: Scope, depth: int) -> str:
    call = c.pick(
        "float()", "double()", "long()", "half()", "bool()", "int()", f"to({c.pick(*DTYPES)})", "type_as({other})",
        "type(torch.float64)", "to({other})", "to(dtype={other}.dtype)", "to({other}.dtype)", "bfloat16()",
    )  # fmt: skip
    return f"{matrix(c, s, depth)}.{call.format(other=name(c, s))}"


def _move(c: Choices, s: Scope, depth: int) -> str:
    calls = ["cpu()", 'to("cpu")', "to({other}.device)", "to('cpu', torch.float32)", "to(device='cpu')"]
    if s.has_accelerator:
        calls += [
            'to("cuda")',
            "cuda()",
            'to("cuda", torch.float64)',
            "to(torch.device('cuda'))",
            "to(device='cuda:0')",
        ]
    return f"{matrix(c, s, depth)}.{c.pick(*calls).format(other=name(c, s))}"


def _guard(c: Choices, s: Scope, depth: int) -> str:
    guard = c.pick(
        ".detach()", ".data", ".clone()", ".detach().clone()", ".detach().requires_grad_()", ".requires_grad_()"
    )
    return f"{matrix(c, s, depth)}{guard}"


def _like(c: Choices, s: Scope, depth: int) -> str:
    of = matrix(c, s, depth)
    call = c.pick(
        "torch.zeros_like({of})", "torch.ones_like({of}, requires_grad=True)", "{of}.new_ones(2, 2)",
        "torch.rand_like({of})", "{of}.new_tensor([[1.0, 2.0], [3.0, 4.0]])", "torch.zeros_like({of}, dtype=torch.float64)",
        "torch.full_like({of}, 2)", "{of}.new_zeros(2, 2, requires_grad=True)", "torch.zeros_like({of}, device='cpu')",
    )  # fmt: skip
    return call.format(of=of)


def _view(c: Choices, s: Scope, depth: int) -> str:
    return matrix(c, s, depth) + c.pick(
        ".T", ".view(2, 2)", ".reshape(-1).view(2, 2)", ".permute(1, 0)", ".contiguous()", "[:]", ".flip(0)",
        ".transpose(0, 1)", "[0].expand(2, 2)", ".unsqueeze(0)[0]", ".real", ".t()", "[[0, 1]]", ".mT",
        "[:, None][:, 0]", ".unsqueeze(0).squeeze(0)", ".expand_as({0})", ".view_as({0})", ".repeat(2, 1)[:2]",
        ".view(torch.int32).view(torch.float32)", ".roll(1)", ".swapaxes(0, 1)", ".narrow(0, 0, 2)",
    ).format(name(c, s))  # fmt: skip


def _parts(c: Choices, s: Scope, depth: int) -> str:
    one, other = matrix(c, s, depth), name(c, s)
    return c.pick(
        "{one}.max(0).values.expand(2, 2)", "{one}.sort(0)[0]", "torch.sort({one})[1]", "{one}.unbind()[0].expand(2, 2)",
        "torch.cat([{one}, {other}])[:2]", "torch.stack([{one}, {other}])[0]", "torch.where({other} > 0, {one}, {other})",
        "{one}.split(1)[0].expand(2, 2)", "torch.max({one}, {other})", "torch.max({one}, 0)[0].expand(2, 2)",
        "torch.stack([{one} * 2, {other}]).sum(0)", "torch.where({other} > 0, {one}, 0.0)", "{one}.clamp(min={other})",
        "torch.einsum('ij,jk->ik', {one}, {other})", "torch.meshgrid({one}[0], {other}[0], indexing='ij')[0]",
        "{one}.masked_fill({other} > 0, 1.0)", "torch.lerp({one}, {other}, 0.5)", "{one}.gather(0, {other}.long() * 0)",
        "torch.stack({one}.unbind())", "{one}.svd()[0]", "torch.linalg.qr({one})[0]", "torch.linalg.eigh({one})[1]",
        "torch.topk({one}, 2)[0]", "{one}[{other}[0].long() * 0]", "torch.outer({one}[0], {other}[0])",
        "F.dropout({one}, 0.5)", "F.softmax({one}, dim=0)", "F.pad({one}, (0, 1))[:, :2]", "F.one_hot({one}[0].long().abs() % 2, 2)",
        "torch.autograd.grad({one}.sum(), {one}, allow_unused=True)[0]", "F.mse_loss({one}, {other}).expand(2, 2)",
        "torch.broadcast_tensors({one}, {other})[0]", "torch.tensor({one}.tolist())", "torch.tensor({one}.sum().item()).expand(2, 2)",
        "torch.vmap(torch.sin)({one})", "torch.as_tensor({one})", "torch.asarray({one})", "torch.tensor([{one}[0, 0], {other}[0, 0]]).expand(2, 2)",
    ).format(one=one, other=other)  # fmt: skip


def _held(c: Choices, s: Scope, depth: int) -> str:
    """Something out of a container, an object or a module."""
    texts = [name(c, s)]
    texts += [f"{one}{index}" for one in s.lists for index in ("[0]", "[-1]", "[random.randrange(2)]")]
    texts += [f"{one}{index}" for one in s.dicts for index in ('["a"]', '["b"]', '.get("a")', '[random.choice("ab")]')]
    texts += [f"sum({one})" for one in s.lists] + [f"torch.stack([y * 2 for y in {one}]).sum(0)" for one in s.lists]
    texts += [f"sum({one}.values())" for one in s.dicts]
    texts += [f"{one}{part}" for one in s.objects for part in (".x", ".y", ".get()", ".z", ".made", ".scaled(2)")]
    texts += [f"getattr({one}, 'x')" for one in s.objects]
    return c.pick(*texts)


def _called(c: Choices, s: Scope, depth: int) -> str:
    first, second = matrix(c, s, depth), name(c, s)
    calls = [f"(lambda q: {name(c, s)} * q)({first})", f"(lambda q, r={second}: q)({first})"]
    calls += [f"{one}({first}, {second})" for one in s.functions for _ in range(2)]
    calls += [f"{one}(q={first}, p={second})" for one in s.functions]
    calls += [f"{one}({first})" for one in s.functions]
    return c.pick(*calls)


def _layer(c: Choices, s: Scope, depth: int) -> str:
    texts = [f"F.linear({matrix(c, s, depth)}, {name(c, s)})", f"nn.Linear(2, 2)({matrix(c, s, depth)}.float())"]
    for one in s.modules:
        texts += [f"{one}({matrix(c, s, depth)}.float())", f"{one}({matrix(c, s, depth)}.float())"]
        texts += [f"next({one}.parameters()).expand(2, 2)", f"list({one}.parameters())[0].expand(2, 2)"]
        texts += [
            f"list({one}.state_dict().values())[0].expand(2, 2)",
            f"[p for p in {one}.parameters()][-1].expand(2, 2)",
        ]
        if one.startswith("linear"):
            texts += [f"{one}.weight", f"{one}.bias.expand(2, 2)", f"{one}.weight.grad"]
        if one.startswith("net"):
            texts += [f"{one}.w", f"{one}.b", f"{one}.fc.weight", f"{one}.forward({matrix(c, s, depth)}.float())"]
        if one.startswith("stack"):
            texts += [f"{one}[0].weight"]
    return c.pick(*texts)


def _chosen(c: Choices, s: Scope, depth: int) -> str:
    return f"({matrix(c, s, depth)} if {test(c, s)} else {matrix(c, s, depth)})"


def array(c: Choices, s: Scope, depth: int = 1) -> str:
    """A NumPy array of two rows and two columns."""
    dtype = c.pick("", "", ", dtype=np.float32", ", dtype=np.int64", ", dtype=bool", ", dtype=np.uint8")
    return c.pick(
        f"np.ones((2, 2){dtype})", f"np.array([[1, 2], [3, 4]]{dtype})", f"np.zeros([2, 2]{dtype})", *s.arrays
    )


def _from_array(c: Choices, s: Scope, depth: int) -> str:
    constructor = c.pick("torch.from_numpy", "torch.Tensor", "torch.as_tensor", "torch.tensor", "torch.asarray")
    of = c.pick(f"{array(c, s)}", f"({array(c, s)} * 2)", f"{array(c, s)}.astype(np.float32)", f"({array(c, s)} + 0.5)")
    return f"{constructor}({of})" + c.pick("", "", "", ".long()", ".double()", ".int()")


def _parameter(c: Choices, s: Scope, depth: int) -> str:
    of = matrix(c, s, depth)
    return c.pick(
        f"nn.Parameter({of})", f"nn.Parameter({of}, requires_grad=False)", f"nn.Parameter({of}.detach().float())"
    )


_MATRICES: tuple[Expression, ...] = (
    factory, _operator, _operator, _method, _binary_method, _function, _binary_function, _cast, _move, _guard, _guard,
    _like, _view, _view, _parts, _parts, _held, _held, _called, _called, _layer, _layer, _chosen, _from_array, _sign,
    _parameter,
)  # fmt: skip
