"""The phrases for what passes between torch and NumPy: arrays, conversions, and what takes both."""

from __future__ import annotations

from tests.differential.expressions import groups

ARRAYS = groups(
    """
np.ones((2, 2))
np.ones((2, 2), dtype=np.float32)
np.array([[1, 2], [3, 4]])
np.array([[1, 2], [3, 4]], dtype=np.int32)
np.zeros([2, 2], dtype=bool)
np.zeros([2, 2], np.uint8)
np.arange(4).reshape(2, 2)
""",
    """
({array} * 2)
({array} + 0.5)
{array}.astype(np.float32)
{array}.T
{array}[:, :2].copy()
np.concatenate([{array}, {array}])[:2]
np.where({array} > 0, {array}, 0)
np.stack([{array}[0], {array}[1]])
({array} > 0)
np.array({array}, dtype=np.float16)
{array}.astype(complex)
np.concatenate(({array}[:1], {array}[1:]))
np.array([{array}[0], {array}[1]])
np.exp({array})
(-{array} if {test} else {array})
""",
    """
{array}[::-1]
{array}[:, ::-1]
np.flip({array})
np.flip({array}, 0)
np.fliplr({array})
np.flipud({array})
np.rot90({array})
np.rot90({array}, 2)
{array}[::-1].T
{array}[::-1][::-1]
{array}[::-1].copy()
np.flip({array}, axis=1).astype(np.float32)
np.ascontiguousarray({array}[::-1])
np.array({array}[::-1])
np.asarray({array}[::-1])
({array}[::-1] if {test} else {array})
({array}[::-1] + {array})
np.transpose({array}[::-1])
{array}[::-1].reshape(2, 2)
{array}[::-1][[0, 1]]
""",
    """
np.broadcast_to({array}[0], (2, 2))
np.broadcast_to({array}, (2, 2)).copy()
np.frombuffer(bytes(32)).reshape(2, 2)
np.frombuffer(bytearray(np.ones(4).tobytes())).reshape(2, 2)
np.diag({array})[:, None].repeat(2, 1)
np.lib.stride_tricks.as_strided({array}, (2, 2), writeable=False)
np.array({array}.tolist())
""",
    """
{matrix}.detach().cpu().numpy()
{matrix}.detach().numpy()
np.asarray({matrix}.detach().cpu())
np.array({matrix}.detach().cpu())
{name}.cpu().data.numpy()
{matrix}.detach().cpu().numpy().copy()
{matrix}.detach().cpu().numpy()[::-1]
""",
    "{held_array}",
    "{held_array}",
)

BESIDE_TENSORS = """
({matrix} * np.float64(2.0))
({matrix} + np.int32(1))
({matrix} / np.float32(2.0))
({matrix} - {array}.mean())
torch.add({matrix}, np.float32(1.0))
({matrix}.detach().cpu() * {array})
({matrix}.detach().cpu() / {array})
"""
"""Tensors that are computed with what comes from NumPy."""

SITES = groups(
    """
{tensor}.numpy()
{name}.numpy()
""",
    """
{tensor}.cpu().numpy()
{tensor}.detach().numpy()
{tensor}.detach().cpu().numpy()
{tensor}.data.numpy()
{tensor}.cpu().detach().numpy()
{tensor}.to("cpu").numpy()
{tensor}.detach().to("cpu").numpy()
{tensor}.cpu().data.numpy()
{tensor}.clone().detach().cpu().numpy()
{tensor}.numpy(force=True)
{tensor}.detach().double().cpu().numpy().item(0)
""",
    """
np.asarray({tensor})
np.array({tensor})
np.asarray({tensor}.detach())
(lambda: {tensor}.numpy())()
[y.numpy() for y in ({tensor}, {name})]
list(map(lambda y: y.numpy(), [{tensor}]))
[y.numpy() for y in {list}]
{k: v.numpy() for k, v in {dict}.items()}
[p.numpy() for p in {module}.parameters()]
{name:1}.numpy() if not {name:1}.requires_grad else {name:1}.detach().cpu().tolist()
(y := {tensor}).detach().cpu().numpy()
{k: v.numpy() for k, v in zip("ab", ({tensor}, {name}))}
[y.numpy() for i, y in enumerate({list})]
[y.numpy() for y in {pair}]
{pair}.left.numpy()
{record}.x.numpy()
{record}.both().numpy()
{object}.made.numpy()
{dict}["a"].numpy()
{partial}({matrix}).numpy()
[y.numpy() for y in {generator}({matrix})]
asyncio.run({coroutine}({matrix})).numpy()
[v.numpy() for v in {module}.state_dict().values()]
[v.numpy() for v in {module}.buffers()]
{linear}.weight.numpy()
""",
    """
{tensor}.bfloat16().numpy()
{tensor}.half().numpy()
{tensor}.to(torch.bfloat16).float().numpy()
{tensor}.to(torch.float8_e4m3fn).numpy()
{tensor}.to(torch.bfloat16).cpu().numpy(force=True)
{tensor}.to({dtype}).numpy()
{tensor}.to(dtype=torch.bfloat16).detach().cpu().numpy()
""",
    """
{tensor}.to(torch.complex64).conj().numpy()
{tensor}.to(torch.complex64).conj().resolve_conj().numpy()
{tensor}.to(torch.complex64).conj().imag.numpy()
{tensor}.to(torch.complex64).conj().imag.resolve_neg().numpy()
{tensor}.conj().numpy()
{tensor}.conj().detach().cpu().numpy()
torch._neg_view({tensor}).numpy()
{matrix}.to(torch.complex64).mH.numpy()
{matrix}.adjoint().numpy()
{tensor}.to(torch.complex64).conj().clone().numpy()
{tensor}.to(torch.complex64).conj().conj().numpy()
torch.conj({tensor}).numpy()
{tensor}.real.numpy()
torch.view_as_real({tensor}.to(torch.complex64)).numpy()
""",
    """
{matrix}.to_sparse().numpy()
{matrix}.to_sparse().to_dense().numpy()
{matrix}.to_sparse_csr().numpy()
{matrix}.to_sparse().detach().cpu().numpy()
{matrix}.to_dense().numpy()
({matrix}.to_sparse() if {test} else {name}).to_dense().numpy()
{matrix}.to_sparse().coalesce().values().numpy()
{matrix}.to_mkldnn().to_dense().numpy()
torch.sparse.mm({matrix}.to_sparse(), {name}).numpy()
""",
    """
{tensor}.numpy().tolist()
{tensor}.detach().cpu().numpy().tolist()
{matrix}.sum().detach().cpu().numpy().item()
float({matrix}.sum().detach().cpu().numpy())
{matrix}[0, 0].numpy().item()
""",
)
"""Conversions to an array."""

MEETINGS = groups(
    """
out.append({array} * {matrix})
out.append({matrix} * {array})
out.append({array} + {tensor})
out.append({tensor} - {array})
out.append({matrix} / {array})
out.append({array} / {matrix})
out.append({array} @ {matrix})
out.append({matrix} @ {array})
out.append({array} < {matrix})
out.append({matrix} >= {array})
out.append({array} == {matrix})
out.append({array}[0, 0] * {matrix})
out.append({array}.sum() + {matrix})
""",
    """
temporary = {array}; temporary += {matrix}
temporary = {matrix}.detach().clone(); temporary *= {array}
temporary = {array}.copy(); temporary[:] = {matrix}
temporary = {array}.copy(); temporary[0] = {matrix}[0]
temporary = {array}.copy(); temporary[0, 0] = {matrix}[0, 0]
temporary = {matrix}.detach().clone(); temporary[0] = {array}[0]
temporary = {matrix}.detach().clone(); temporary[:] = {array}
""",
    """
out.append(np.sum({tensor}))
out.append(np.mean({matrix}, axis=0))
out.append(np.max({tensor}))
out.append(np.std({matrix}))
out.append(np.exp({tensor}))
out.append(np.abs({tensor}))
out.append(np.argmax({tensor}))
out.append(np.median({tensor}))
out.append(np.sqrt({matrix}, dtype=np.float32))
out.append(np.clip({matrix}, 0, 1))
out.append(np.allclose({matrix}, {array}))
out.append(np.dot({matrix}, {array}))
out.append(np.linalg.norm({matrix}))
""",
    """
out.append(np.concatenate([{matrix}, {array}]))
out.append(np.stack([{matrix}, {name}]))
out.append(np.array([{matrix}[0, 0], {name}[0, 0]]))
out.append(np.where({matrix} > 0, {matrix}, 0))
out.append(np.vstack({list}))
out.append(np.array({list}))
out.append(np.mean([{name}[0, 0], {matrix}[0, 0]]))
out.append(np.maximum({matrix}, {array}))
out.append(np.isnan({matrix}))
""",
    """
out.append(torch.sum({array}))
out.append(torch.stack([{array}, {array}]))
out.append(torch.cat([{matrix}, {array}]))
out.append(torch.where({matrix} > 0, {array}, {array}))
out.append(torch.exp({array}))
out.append(torch.from_numpy({array}.sum()))
out.append(torch.from_numpy({array}.tolist()))
out.append(torch.from_numpy({matrix}))
""",
    """
out.append(torch.from_numpy({array}))
out.append(torch.tensor({array}))
out.append(torch.as_tensor({array}))
out.append(torch.asarray({array}))
out.append(torch.Tensor({array}))
out.append(torch.from_numpy({array}.astype(object)))
out.append(torch.tensor({array}.astype(str)))
out.append(torch.from_numpy({array}.astype(">f4")))
out.append(torch.from_numpy({array}).float())
""",
    """
out.append(torch.from_numpy(np.ones((2, 2))[::-1]))
out.append(torch.tensor(np.flip(np.arange(4.0)).reshape(2, 2)))
out.append(torch.as_tensor(np.array([[1, 2], [3, 4]])[:, ::-1].T))
out.append(torch.Tensor(np.rot90(np.eye(2))))
out.append(torch.from_numpy({array}[::-1]))
out.append(torch.from_numpy(np.broadcast_to(np.arange(2.0), (2, 2))))
out.append(torch.as_tensor(np.diagonal({array})))
out.append(torch.asarray(np.frombuffer(bytes(32))))
out.append(torch.from_numpy(np.broadcast_to({array}[0], (2, 2))))
""",
    """
out.append(torch.tensor([{array}, {array}]))
out.append(torch.tensor([{array}[0], {array}[1]]))
out.append(torch.Tensor([{array}, {array}]))
out.append(torch.FloatTensor([row for row in {array}]))
out.append(torch.tensor(list({array})))
out.append(torch.as_tensor([{array} for _ in range(2)], dtype={float}))
""",
    """
out.append(torch.tensor({matrix}))
out.append(torch.tensor({tensor}, requires_grad={bool}))
out.append(torch.tensor({name}, dtype={dtype}))
out.append(torch.tensor({matrix}, device={name}.device))
""",
    """
out.append(torch.Tensor({array}.sum()).shape)
out.append(torch.Tensor({array}[0, 0]).shape)
out.append(torch.Tensor((2, 2)).shape)
out.append(torch.IntTensor({array}.max()).shape)
out.append(torch.Tensor(np.array(3)).shape)
out.append(torch.Tensor(np.float64(3)).shape)
""",
    """
out.append(torch.FloatTensor({array}))
out.append(torch.DoubleTensor({array}))
out.append(torch.LongTensor({array}))
out.append(torch.IntTensor({array}))
out.append(torch.ByteTensor({array}))
out.append(torch.BoolTensor({array}))
out.append(torch.HalfTensor({array}))
out.append(torch.LongTensor({array}).float())
out.append(torch.Tensor({array}, device="cpu"))
out.append(torch.Tensor({matrix}, device="cpu"))
out.append(torch.FloatTensor({array}, device="cpu"))
""",
    """
random.shuffle({own})
np.random.shuffle({name})
random.shuffle({list})
np.random.shuffle({held_array})
""",
    """
out.append(nn.Linear(2, 2)(torch.from_numpy({array})).shape)
out.append(nn.Linear(2, 2).double()(torch.tensor({array})).shape)
out.append(torch.mm(torch.as_tensor({array}), {matrix}))
out.append(F.linear(torch.from_numpy({array}), {matrix}))
out.append(torch.matmul(torch.tensor({array}, dtype={float}), {name}))
""",
)
"""Where arrays and tensors meet: whole statements, each of which torch or NumPy may refuse."""
