"""Operations: which keep the graph, which never do, and what they make of dtypes."""

import numpy as np
import torch
import torch.nn.functional as F

weight = torch.ones(3, requires_grad=True)
index = torch.tensor([0, 1, 2])

reveal(weight.argmax())  # tensor grad=no device=cpu dtype=int64
reveal(weight.argmax().float())  # tensor grad=no device=cpu dtype=float32
reveal((weight > 0).sum())  # tensor grad=no device=cpu dtype=int64
reveal((weight > 0).float().mean())  # tensor grad=no device=cpu dtype=float32
reveal((weight.round() == index).float().sum())  # tensor grad=no device=cpu dtype=float32
reveal(weight.long())  # tensor grad=no device=cpu dtype=int64
reveal(weight.bool())  # tensor grad=no device=cpu dtype=bool
reveal(weight.float())  # tensor grad=yes device=cpu dtype=float32
reveal(weight.double())  # tensor grad=yes device=cpu dtype=float64
reveal(weight.half())  # tensor grad=yes device=cpu dtype=float16
reveal(weight.to(torch.float64))  # tensor grad=yes device=cpu dtype=float64
reveal(weight.type(torch.int64))  # tensor grad=no device=cpu dtype=int64
reveal(weight.sort()[1])  # tensor grad=no device=cpu dtype=int64
reveal(weight.sort()[0])  # tensor grad=yes device=cpu dtype=float32
reveal(weight.topk(2).values)  # tensor grad=yes device=cpu dtype=float32
reveal(torch.where(weight > 0, weight, 0.0))  # tensor grad=yes device=cpu dtype=float32
reveal(torch.where(weight > 0)[0])  # tensor grad=no device=cpu dtype=int64
reveal(torch.nonzero(weight))  # tensor grad=no device=cpu dtype=int64
reveal(torch.isnan(weight).any())  # tensor grad=no device=cpu dtype=bool
reveal(torch.multinomial(weight, 1))  # tensor grad=no device=cpu dtype=int64
reveal(torch.bincount(index))  # tensor grad=? device=cpu dtype=? (expert: grad=no dtype=int64)
reveal(weight.norm())  # tensor grad=yes device=cpu dtype=float32
reveal(weight @ weight)  # tensor grad=yes device=cpu dtype=float32
reveal(weight * 2 + 1)  # tensor grad=yes device=cpu dtype=float32
reveal(-weight)  # tensor grad=yes device=cpu dtype=float32
reveal(2 * index)  # tensor grad=no device=cpu dtype=int64
reveal(index * 1.5)  # tensor grad=no device=cpu dtype=float32
reveal(index.mean(dtype=torch.float32))  # tensor grad=no device=cpu dtype=float32
reveal(index + torch.ones(3, dtype=torch.float64))  # tensor grad=no device=cpu dtype=float64
reveal(weight * index)  # tensor grad=yes device=cpu dtype=float32
reveal(weight.detach() * index)  # tensor grad=no device=cpu dtype=float32
reveal(F.relu(weight))  # tensor grad=yes device=cpu dtype=float32
reveal(F.softmax(weight.detach(), dim=0))  # tensor grad=no device=cpu dtype=float32
reveal(F.cross_entropy(weight[None], torch.tensor([1])))  # tensor grad=yes device=cpu dtype=float32
reveal(torch.cat([weight, weight.detach()]))  # tensor grad=yes device=cpu dtype=float32
reveal(torch.stack([weight.detach(), weight.detach()]))  # tensor grad=no device=cpu dtype=float32
reveal(weight.data)  # tensor grad=no device=cpu dtype=float32
reveal(weight.shape)  # size
reveal(weight.size(0))  # size (expert: int)
reveal(weight.sum().item())  # float
reveal(weight.tolist())  # list
reveal(weight.detach().numpy())  # ndarray dtype=float32 (expert: array dtype=float32)
reveal(index.numpy())  # ndarray dtype=int64 (expert: array dtype=int64)
reveal(weight.detach().double().numpy())  # ndarray dtype=float64 (expert: array dtype=float64)
reveal(np.asarray(weight.detach()))  # ndarray dtype=float32 (expert: array dtype=float32)
reveal(weight.detach().numpy().astype(np.float64))  # ndarray dtype=float64 (expert: array dtype=float64)
reveal(weight.detach().numpy().sum())  # scalar dtype=float32
reveal(torch.max(weight))  # tensor grad=yes device=cpu dtype=float32
reveal(torch.max(weight, weight.detach()))  # tensor grad=yes device=cpu dtype=float32
reveal(torch.allclose(weight, weight))  # bool
reveal(torch.equal(weight, weight))  # bool
reveal(weight.expand(2, 3))  # tensor grad=yes device=cpu dtype=float32
reveal(weight.detach().expand_as(weight[None]))  # tensor grad=no device=cpu dtype=float32
reveal(weight.new_ones(3) + index)  # tensor grad=no device=cpu dtype=float32
half, double = torch.ones(2, dtype=torch.float16), torch.ones(2, dtype=torch.float64)
reveal(weight.detach() + double[0])  # tensor grad=no device=cpu dtype=float32|float64
reveal(weight.detach()[:2] + double)  # tensor grad=no device=cpu dtype=float32|float64
reveal(half * 2.0)  # tensor grad=no device=cpu dtype=float16
reveal(half * index[:2])  # tensor grad=no device=cpu dtype=float16
reveal((weight > 0) + 1)  # tensor grad=no device=cpu dtype=int64
reveal((weight > 0) * 1.5)  # tensor grad=no device=cpu dtype=float32
reveal((weight > 0) & (weight < 1))  # tensor grad=no device=cpu dtype=bool
reveal(index.int() * index)  # tensor grad=no device=cpu dtype=int32|int64
reveal(1 / index)  # tensor grad=no device=cpu dtype=float32
reveal(index**2)  # tensor grad=no device=cpu dtype=int64
reveal(index % 2)  # tensor grad=no device=cpu dtype=int64
reveal(torch.cat([weight.detach(), double]))  # tensor grad=no device=cpu dtype=float32|float64
reveal(torch.add(index, 1))  # tensor grad=no device=cpu dtype=int64

# What is written into stays what it is, in no_grad as well.
rectified = torch.ones(2, requires_grad=True) * 2
with torch.no_grad():
    reveal(torch.nn.functional.relu(rectified, inplace=True))  # tensor grad=yes device=cpu dtype=float32
    reveal(torch.nn.functional.relu(rectified))  # tensor grad=no device=cpu dtype=float32
