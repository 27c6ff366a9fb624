"""The phrases for expressions other than matrices: factories, conditions, arrays, grad modes, conversions."""

from __future__ import annotations

Groups = tuple[tuple[str, ...], ...]

FLOATS = ("torch.float32", "torch.float64", "torch.float16")
DTYPES = (*FLOATS, "torch.int64", "torch.bool", "torch.uint8", "torch.bfloat16", "torch.complex64")


def groups(*blocks: str) -> Groups:
    """One group of phrases a block, one phrase a line. A group is as likely as any other."""
    return tuple(tuple(block.strip().splitlines()) for block in blocks)


FACTORIES = groups(
    """
torch.ones(2, 2)
torch.zeros(2, 2)
torch.rand(2, 2)
torch.full((2, 2), 0.5)
torch.arange(4.0).view(2, 2)
torch.arange(4).view(2, 2)
torch.eye(2)
torch.tensor([[1.0, 2.0], [3.0, 4.0]])
torch.tensor([[1, 2], [3, 4]])
torch.ones(2, 2, dtype={dtype})
torch.zeros((2, 2), dtype={dtype})
torch.empty(2, 2).fill_(1)
torch.linspace(0, 1, 4).reshape(2, 2)
""",
    """
torch.ones(2, 2, requires_grad=True)
torch.zeros(2, 2, requires_grad=True, dtype={float})
torch.randn(2, 2, requires_grad=True)
torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
torch.full((2, 2), 0.5, requires_grad=True)
""",
    """
torch.ones(2, 2, device="cuda")
torch.rand(2, 2, requires_grad=True, device=torch.device("cuda"))
torch.full((2, 2), 0.5, device="cuda:0", requires_grad=True)
""",
)

TENSORS = groups(
    """
{matrix}
{matrix}
""",
    """
{matrix}[0]
{matrix}.sum()
{matrix}.mean(0)
{matrix}.max()
{matrix}.max(0)[0]
{matrix}.max(0).indices
{matrix}.argmax(1)
{matrix}[0, 1]
{matrix}.sort(1).values
{matrix}.norm()
{matrix}.any()
{matrix}.std(dim=0)
{matrix}[None]
{matrix}[..., 0]
{matrix}.unbind()[0]
{matrix}.flatten()[:2]
{matrix}.squeeze()
{matrix}.amax(0)
{matrix}.prod()
{matrix}.topk(1)[0]
{matrix}.cumsum(0)
{matrix}.sum(dim=0, keepdim=True)
{matrix}.diag()
{matrix}.min(dim=1)[1]
{matrix}.chunk(2)[1]
torch.sum({matrix}, 0)
""",
)
"""Tensors of any shape that broadcasts with a matrix."""

TESTS = groups(
    "random.random() < 0.5",
    """
{name}.requires_grad
not {name}.requires_grad
{name}.requires_grad and {name}.requires_grad
{name}.requires_grad or {name}.requires_grad
not ({name}.requires_grad or random.random() < 0.5)
{name}.requires_grad and torch.is_grad_enabled()
{name}.requires_grad is False
""",
    """
{name}.is_cuda
not {name}.is_cuda
{name}.device.type == "cpu"
{name}.device.type != "cpu"
{name}.device.type in ("cpu", "mps")
{name}.device == {name}.device
torch.cuda.is_available()
{name}.is_cpu
str({name}.device) == "cpu"
""",
    """
isinstance({name}, torch.Tensor)
not isinstance({name}, torch.Tensor)
torch.is_grad_enabled()
not torch.is_grad_enabled()
torch.is_tensor({name})
isinstance({name}, nn.Parameter)
hasattr({name}, "numpy")
{name}.dtype == torch.float32
{name}.dtype in (torch.float32, torch.float16)
{name} is {name}
{name} is not None
{name}.is_leaf
{name}.sum() > 0
{name}.is_floating_point()
{name}.grad is not None
{name}.grad_fn is None
callable({name})
""",
)

MODES = groups(
    "torch.no_grad()",
    """
torch.enable_grad()
torch.set_grad_enabled(False)
torch.set_grad_enabled(True)
torch.inference_mode()
torch.inference_mode(False)
torch.set_grad_enabled(mode=False)
torch.autograd.grad_mode.no_grad()
""",
    """
contextlib.nullcontext()
torch.inference_mode(mode={name}.requires_grad)
torch.set_grad_enabled({name}.requires_grad)
contextlib.suppress(KeyError)
torch.no_grad() if {test} else contextlib.nullcontext()
""",
    "{manager}()",
    "{manager}()",
    """
torch.autocast("cpu")
torch.autocast("cpu", dtype=torch.bfloat16)
torch.autocast("cpu", torch.float16)
torch.autocast(device_type="cpu", enabled={bool})
torch.autocast("cpu", enabled={test})
torch.cpu.amp.autocast()
""",
    'torch.device("cuda")',
)
"""Context managers that set grad mode, and some that do something else."""

DECORATORS = groups(
    "torch.no_grad()",
    """
torch.enable_grad()
torch.set_grad_enabled(False)
torch.set_grad_enabled(True)
torch.inference_mode()
torch.inference_mode(False)
torch.set_grad_enabled(mode=False)
torch.no_grad
""",
    'torch.autocast("cpu")',
    "{decorated_by}",
    "{decorated_by}",
)
