"""Which dtype comes of what: other tensors, lists, quotients, gradients, types of tensors."""

import random

import numpy as np
import torch
from torch.utils.checkpoint import checkpoint

x = torch.ones(2, requires_grad=True)
a = torch.ones(2)
counts = torch.tensor([1, 2])
other = a if random.random() < 0.5 else counts

# A cast to what may be integers ends the graph on that path.
reveal(x.to(other))  # tensor grad=no|yes device=cpu dtype=float32|int64
reveal(x.type_as(other))  # tensor grad=no|yes device=cpu dtype=float32|int64
reveal(x.to(torch.float64 if random.random() < 0.5 else torch.int64))  # tensor grad=no|yes device=cpu dtype=float64|int64
reveal(other.dtype)  # dtype float32 or dtype int64
reveal(x.to(a.dtype))  # tensor grad=yes device=cpu dtype=float32
reveal(x.to(dtype=counts.dtype))  # tensor grad=no device=cpu dtype=int64
reveal(torch.zeros(2, dtype=other.dtype))  # tensor grad=no device=cpu dtype=float32|int64
reveal(np.zeros(2, dtype=np.arange(3).dtype))  # array dtype=int64

reveal(x.type(torch.LongTensor))  # tensor grad=no device=cpu dtype=int64
reveal(x.type(torch.float64))  # tensor grad=yes device=cpu dtype=float64
reveal(x.type("torch.HalfTensor"))  # tensor grad=yes device=cpu dtype=float16
reveal(x.type())  # string

reveal(torch.autograd.grad(x.sum(), x))  # (tensor grad=no device=cpu dtype=float32)
reveal(torch.autograd.grad((x * 2).sum(), [x], create_graph=True)[0])  # tensor grad=likely device=cpu dtype=float32 (expert: grad=no)
reveal(torch.autograd.grad(x.sum(), [x, x.double()], allow_unused=True)[1])  # None or tensor grad=no device=cpu dtype=float64

reveal(counts / 2)  # tensor grad=no device=cpu dtype=float32
reveal(counts / counts)  # tensor grad=no device=cpu dtype=float32
reveal(torch.div(counts, 2))  # tensor grad=no device=cpu dtype=float32
reveal(counts.div(2, rounding_mode="floor"))  # tensor grad=no device=cpu dtype=int64
reveal(torch.atan2(counts, counts))  # tensor grad=no device=cpu dtype=float32
reveal(torch.float_power(a, 2))  # tensor grad=no device=cpu dtype=float64
reveal(torch.square(counts > 1))  # tensor grad=no device=cpu dtype=int64
reveal(torch.dist(a.to(torch.complex64), a))  # tensor grad=no device=cpu dtype=float32
reveal(torch.bitwise_and(counts, counts.int()))  # tensor grad=no device=cpu dtype=int32|int64 (expert: dtype=int64)

reveal(torch.searchsorted(a, a))  # tensor grad=no device=cpu dtype=int64
reveal(torch.bucketize(a, a, out_int32=True))  # tensor grad=no device=cpu dtype=int32
reveal(torch.sparse.mm(torch.eye(2).to_sparse(), torch.ones(2, 2, requires_grad=True)))  # tensor grad=yes device=cpu dtype=float32
reveal(torch.eye(2).to_sparse().coalesce().values())  # tensor grad=no device=cpu dtype=float32
reveal(torch.eye(2).to_sparse().coalesce().indices())  # tensor grad=no device=cpu dtype=int64

reveal(checkpoint(torch.sin, x, use_reentrant=False))  # tensor grad=yes device=cpu dtype=float32
reveal(checkpoint(lambda y: (y * 2, y.detach()), x, use_reentrant=False))  # (tensor grad=yes device=cpu dtype=float32, tensor grad=no device=cpu dtype=float32)
reveal(checkpoint(torch.sin, x, use_reentrant=True))  # tensor grad=?|no|yes device=cpu dtype=float32 (expert: grad=yes)

# NumPy makes one dtype of all that a list holds, numbers at full width.
reveal(np.mean([counts[0], a.to(torch.complex64)[0]]))  # scalar dtype=complex128
reveal(np.array([a, a]))  # array dtype=float32
reveal(np.array([a[0], 1]))  # array dtype=float64
reveal(np.concatenate([np.zeros(2), np.ones(2, dtype=np.float32)]))  # array dtype=float64
reveal(np.stack([a.numpy() for _ in range(3)]))  # array dtype=float32

# Of floats, a list may be empty: it is of the default dtype all the same.
reveal(torch.tensor(a.tolist()))  # tensor grad=no device=cpu dtype=float32
reveal(torch.tensor(counts.tolist()))  # tensor grad=no device=cpu dtype=? (expert: dtype=int64)
reveal(torch.tensor(a.sum().item()))  # tensor grad=no device=cpu dtype=float32
reveal(counts.sum().item())  # int

# A shape says nothing about the dtype.
n = len(random.choice(("ab", "abc")))
reveal(torch.full((), 0.5))  # tensor grad=no device=cpu dtype=float32
reveal(torch.full((n,), True))  # tensor grad=no device=cpu dtype=bool
reveal(torch.full((n,), fill_value=1j))  # tensor grad=no device=cpu dtype=complex64
reveal(np.full((2,), True))  # array dtype=bool
reveal(torch.randint(0, n, (2,)))  # tensor grad=no device=cpu dtype=int64
reveal(torch.randperm(n, dtype=torch.int32))  # tensor grad=no device=cpu dtype=int32

# An array makes NumPy compute; a NumPy scalar counts as a number.
truths = torch.ones(2, dtype=torch.bool)
reveal(torch.ones(2) * np.arange(2))  # tensor grad=no device=cpu dtype=float64
reveal(truths @ np.ones(2, dtype=bool))  # tensor grad=no device=cpu dtype=uint8
reveal(torch.arange(1, 3) / np.arange(1, 3))  # tensor grad=no device=cpu dtype=float64
reveal(torch.ones(2) * np.array(2.0))  # tensor grad=no device=cpu dtype=float64
reveal(torch.ones(2) * np.float64(2.0))  # tensor grad=no device=cpu dtype=float32
reveal(torch.arange(2) * np.int8(2))  # tensor grad=no device=cpu dtype=int64
reveal(torch.arange(2) + np.ones(2).sum())  # tensor grad=no device=cpu dtype=float32
reveal(torch.arange(2) + np.bool_(True))  # tensor grad=no device=cpu dtype=float32
reveal(torch.add(torch.ones(2), np.float64(1.0)))  # tensor grad=no device=cpu dtype=float32
