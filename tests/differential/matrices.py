"""The phrases for tensors of two rows and two columns, made from others."""

from __future__ import annotations

from tests.differential.expressions import groups
from tests.differential.meetings import BESIDE_TENSORS

MATRICES = groups(
    "{factory}",
    """
torch.ones(2, 2, requires_grad={name}.requires_grad)
torch.zeros(2, 2, device={name}.device)
torch.zeros_like({matrix})
torch.ones_like({matrix}, requires_grad=True)
{matrix}.new_ones(2, 2)
torch.rand_like({matrix})
{matrix}.new_tensor([[1.0, 2.0], [3.0, 4.0]])
torch.zeros_like({matrix}, dtype=torch.float64)
torch.full_like({matrix}, 2)
{matrix}.new_zeros(2, 2, requires_grad=True)
torch.zeros_like({matrix}, device="cpu")
""",
    """
({matrix} + {tensor})
({matrix} * {tensor})
({matrix} - {tensor})
({matrix} / {tensor})
({matrix} // {tensor})
({matrix} @ {matrix})
({matrix} ** {tensor})
({matrix} * 2)
(2 - {matrix})
({matrix} / 2)
(1 / {matrix})
({matrix} ** 2)
(-{matrix})
""",
    """
({matrix} < {tensor})
({matrix} == {matrix})
({matrix} > 0)
(({matrix} != 0) & ({matrix} > 1))
(~({matrix} > 0))
""",
    """
{matrix}.to_sparse().to_dense()
{matrix}.to(torch.complex64).conj()
{matrix}.to(torch.complex64).conj().imag
{matrix}.conj().resolve_conj()
{matrix}.to(torch.bfloat16).float()
torch._neg_view({matrix})
{matrix}.mH
F.linear({matrix}.float(), {matrix}.float())
""",
    """
torch.from_numpy({array}.copy())
torch.from_numpy({held_array})
torch.as_tensor({held_array}).to({dtype})
""",
    BESIDE_TENSORS,
    "{matrix}.{unary_methods}()",
    "{matrix}.{binary_methods}({matrix})",
    "{unary_functions}({matrix})",
    "{binary_functions}({matrix}, {matrix})",
    """
{matrix}.float()
{matrix}.double()
{matrix}.long()
{matrix}.half()
{matrix}.bool()
{matrix}.int()
{matrix}.bfloat16()
{matrix}.to({dtype})
{matrix}.to({name})
{matrix}.to(dtype={name}.dtype)
{matrix}.to({name}.dtype)
{matrix}.type_as({name})
{matrix}.type(torch.float64)
{matrix}.type(torch.LongTensor)
""",
    """
{matrix}.cpu()
{matrix}.to("cpu")
{matrix}.to({name}.device)
{matrix}.to("cpu", torch.float32)
{matrix}.to("cuda")
{matrix}.cuda()
{matrix}.to("cuda", torch.float64)
{matrix}.to(torch.device("cuda"))
{matrix}.to(device="cuda:0", non_blocking=True)
""",
    """
{matrix}.detach()
{matrix}.data
{matrix}.clone()
{matrix}.detach().clone()
{matrix}.detach().requires_grad_()
{matrix}.requires_grad_()
{matrix}.requires_grad_(False)
torch.detach({matrix})
""",
    """
{matrix}.T
{matrix}.view(2, 2)
{matrix}.reshape(-1).view(2, 2)
{matrix}.permute(1, 0)
{matrix}.contiguous()
{matrix}[:]
{matrix}.flip(0)
{matrix}.transpose(0, 1)
{matrix}[0].expand(2, 2)
{matrix}.unsqueeze(0)[0]
{matrix}.real
{matrix}[[0, 1]]
{matrix}.mT
{matrix}[:, None][:, 0]
{matrix}.expand_as({name})
{matrix}.view_as({name})
{matrix}.repeat(2, 1)[:2]
{matrix}.float().view(torch.int32).view(torch.float32)
{matrix}.roll(1)
{matrix}.narrow(0, 0, 2)
{matrix}[{name}[0].long() * 0]
{matrix}[{name} > -9].view(2, 2)
""",
    """
{matrix}.max(0).values.expand(2, 2)
{matrix}.sort(0)[0]
torch.sort({matrix})[1]
{matrix}.unbind()[0].expand(2, 2)
{matrix}.split(1)[0].expand(2, 2)
torch.max({matrix}, 0)[0].expand(2, 2)
torch.topk({matrix}, 2)[0]
{matrix}.svd()[0]
torch.linalg.qr({matrix})[0]
torch.linalg.eigh({matrix})[1]
torch.linalg.svd({matrix}).U
{matrix}.nonzero()[:1].expand(2, 2)
torch.unique({matrix})[0].expand(2, 2)
torch.meshgrid({matrix}[0], {name}[0], indexing="ij")[0]
torch.broadcast_tensors({matrix}, {name})[0]
torch.aminmax({matrix}).min.expand(2, 2)
torch.frexp({matrix})[0]
{matrix}.median(0)[0].expand(2, 2)
torch.std_mean({matrix})[0].expand(2, 2)
""",
    """
torch.cat([{matrix}, {name}])[:2]
torch.stack([{matrix}, {name}])[0]
torch.where({name} > 0, {matrix}, {name})
torch.where({name} > 0, {matrix}, 0.0)
torch.max({matrix}, {name})
torch.stack([{matrix} * 2, {name}]).sum(0)
{matrix}.clamp(min={name})
torch.clamp({matrix}, 0, 1)
torch.einsum("ij,jk->ik", {matrix}, {name})
{matrix}.masked_fill({name} > 0, 1.0)
torch.lerp({matrix}, {name}, 0.5)
{matrix}.gather(0, {name}.long() * 0)
torch.stack({matrix}.unbind())
torch.outer({matrix}[0], {name}[0])
torch.addmm({matrix}, {name}, {name})
torch.bmm({matrix}[None], {name}[None])[0]
""",
    """
F.dropout({matrix}, 0.5)
F.softmax({matrix}, dim=0)
F.pad({matrix}, (0, 1))[:, :2]
F.one_hot({matrix}[0].long().abs() % 2, 2)
F.mse_loss({matrix}, {name}).expand(2, 2)
F.cross_entropy({matrix}, {name}[0].long() * 0).expand(2, 2)
F.linear({matrix}, {name})
F.relu({matrix}, inplace=True)
F.normalize({matrix})
F.embedding({matrix}.long() * 0, {name})[0]
F.layer_norm({matrix}, (2,), {name}[0])
nn.Linear(2, 2)({matrix}.float())
nn.MSELoss()({matrix}, {name}).expand(2, 2)
nn.Embedding(3, 2)({matrix}[0].long() * 0)
nn.ReLU()({matrix})
nn.BatchNorm1d(2)({matrix}.float())
nn.Flatten()({matrix})
""",
    """
torch.autograd.grad({matrix}.sum(), {name}, allow_unused=True)[0]
torch.autograd.grad(({matrix} * {name}).sum(), {name}, create_graph=True)[0]
torch.autograd.grad(({name:1} * {name:1}).sum(), [{name:1}])[0]
torch.tensor({matrix}.tolist())
torch.tensor({matrix}.sum().item()).expand(2, 2)
torch.tensor({matrix})
torch.as_tensor({matrix})
torch.asarray({matrix})
torch.tensor([{matrix}[0, 0], {name}[0, 0]]).expand(2, 2)
torch.utils.checkpoint.checkpoint(torch.sin, {matrix}, use_reentrant=False)
torch.func.grad(lambda y: y.sum())({matrix})
""",
    """
{list}[0]
{list}[-1]
{list}[random.randrange(2)]
sum({list})
torch.stack([y * 2 for y in {list}]).sum(0)
torch.stack({list}[:2])[1]
next(iter({list}))
max({list}, key=lambda y: y.sum().item())
[y for y in {list} if y.requires_grad or True][0]
sorted({list}, key=lambda y: y.sum().item())[0]
tuple({list})[1]
(lambda *parts: parts[0])(*{list})
{list}[1:][0]
{list}[::-1][0]
{list}[slice(0, 1)][0]
list(zip({list}, {list}))[0][1]
dict(enumerate({list}))[0]
functools.reduce(lambda y, z: y + z, {list})
list(itertools.chain({list}, [{name}]))[-1]
list(map(lambda y, z: y * z, {list}, {list}))[0]
""",
    """
{dict}["a"]
{dict}["b"]
{dict}.get("a")
{dict}[random.choice("ab")]
sum({dict}.values())
list({dict}.values())[0]
next(iter({dict}.values()))
[v for k, v in {dict}.items()][-1]
(lambda a, b, **rest: a + b)(**{dict})
{**{dict}, "a": {name}}["b"]
({dict} | {"b": {name}})["b"]
dict({dict}.items())["a"]
[{dict}[k] for k in {dict}][0]
list({dict}.items())[0][1]
(y for y in {dict}.values()).__next__()
""",
    """
{record}.x
{record}.y
{record}.both()
dataclasses.replace({record}, x={name}).x
dataclasses.replace({record}).y
getattr({record}, "y")
vars({record})["x"]
""",
    """
{pair}.left
{pair}.right
{pair}[0]
{pair}[-1]
{pair}._replace(left={matrix}).left
{pair}._asdict()["right"]
(lambda left, right: left + right)(*{pair})
""",
    """
{partial}({matrix})
{partial}({name})
functools.partial(lambda q, r: q * r, {name})({matrix})
functools.partial(torch.add, {name})({matrix})
functools.partial({function}, q={name})({matrix})
""",
    """
next({generator}({matrix}))
list({generator}({matrix}))[0]
[y for y in {generator}({matrix})][-1]
sum({generator}({name}))
next(iter({generator}({name})), {name})
""",
    """
asyncio.run({coroutine}({matrix}))
asyncio.run({coroutine}({name}))
""",
    """
{object}.x
{object}.y
{object}.get()
{object}.z
{object}.made
{object}.scaled(2)
getattr({object}, "x")
vars({object})["x"]
type({object}).z
{object}.kept
{object}[0]
{object}[random.randrange(2)]
""",
    """
(lambda q: {name} * q)({matrix})
(lambda q, r={name}: q)({matrix})
{function}({matrix}, {name})
{function}({name}, {matrix})
{function}(q={matrix}, p={name})
{function}({matrix})
{function}(*({matrix}, {name}))
list(map({function}, [{matrix}]))[0]
(lambda *rest, **more: rest[0])({matrix}, {name})
""",
    """
{module}({matrix}.float())
{module}({matrix}.float()).detach()
next({module}.parameters()).expand(2, 2)
list({module}.parameters())[0].expand(2, 2)
list({module}.state_dict().values())[0].expand(2, 2)
[p for p in {module}.parameters()][-1].expand(2, 2)
dict({module}.named_parameters()).popitem()[1].expand(2, 2)
{linear}.weight
{linear}.state_dict()["weight"]
{linear}.state_dict(keep_vars=True)["weight"]
{linear}.get_parameter("weight")
{linear}.weight.grad
next({module}.buffers(), {name})
{linear}.bias.expand(2, 2)
{net}.w
{net}.b
{net}.fc.weight
{net}.forward({matrix}.float())
{stack}[0].weight
[layer for layer in {stack}][0].weight
{stack}[-1]({matrix}.float())
""",
    """
({matrix} if {test} else {name})
({name} if {test} else {matrix})
({matrix} if {name:1}.requires_grad else {name:1})
({name:1} if {name:1}.requires_grad else {matrix})
""",
    """
torch.from_numpy({array})
torch.Tensor({array})
torch.as_tensor({array})
torch.tensor({array})
torch.Tensor({array}).long()
torch.from_numpy({array}).float()
torch.Tensor([[1, 2], [3, 4]])
torch.FloatTensor({array})
torch.DoubleTensor({array})
torch.LongTensor({array})
torch.Tensor({array}.tolist())
torch.Tensor({matrix})
torch.Tensor(2, 2).fill_(1)
torch.from_numpy(np.asarray({matrix}.detach().cpu()))
torch.tensor({array}, dtype={dtype}, requires_grad={bool})
torch.as_tensor({array}, device={name}.device)
""",
    """
nn.Parameter({matrix})
nn.Parameter({matrix}, requires_grad=False)
nn.Parameter({matrix}.detach().float())
nn.Parameter({matrix}).data
""",
)
