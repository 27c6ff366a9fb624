"""Indexing tensors and arrays: views, masks, single elements, writes."""

import numpy as np
import torch

weight = torch.ones(3, 4, requires_grad=True)
plain = torch.zeros(3, 4)
array = np.zeros((3, 4), dtype=np.float32)

reveal(weight[0])  # tensor grad=yes device=cpu dtype=float32
reveal(weight[1:])  # tensor grad=yes device=cpu dtype=float32
reveal(weight[..., None])  # tensor grad=yes device=cpu dtype=float32
reveal(weight[:, ::2])  # tensor grad=yes device=cpu dtype=float32
reveal(weight[weight > 0])  # tensor grad=yes device=cpu dtype=float32
reveal(weight[[0, 1]])  # tensor grad=yes device=cpu dtype=float32
reveal(weight[torch.tensor([0])])  # tensor grad=yes device=cpu dtype=float32
reveal(weight > 0)  # tensor grad=no device=cpu dtype=bool
reveal(plain[0, 1].item())  # float

with torch.no_grad():
    reveal(weight[0])  # tensor grad=yes device=cpu dtype=float32
    reveal(weight[weight > 0])  # tensor grad=no|yes device=cpu dtype=float32 (expert: grad=no)

reveal(array[0, 1])  # array or scalar dtype=float32 (expert: scalar dtype=float32)
reveal(array[0])  # array dtype=float32
reveal(array[1:])  # array dtype=float32
reveal(array[array > 0])  # array dtype=float32
reveal(array[[0, 1]])  # array dtype=float32
reveal(array[::-1])  # array dtype=float32 negative_strides=yes
reveal(array[::-1].copy())  # array dtype=float32
reveal(array.T)  # array dtype=float32

filled = torch.zeros(3)
filled[0] = 1.0
reveal(filled)  # tensor grad=no device=cpu dtype=float32
filled[1] = weight[0, 0]
reveal(filled)  # tensor grad=yes device=cpu dtype=float32
other = torch.zeros(3)
other[:] = weight[0, :3].detach()
reveal(other)  # tensor grad=no device=cpu dtype=float32
with torch.no_grad():
    other[0] = weight[0, 0]
reveal(other)  # tensor grad=no device=cpu dtype=float32
view = other[:2]
other.copy_(weight[0, :3])
reveal(other)  # tensor grad=yes device=cpu dtype=float32
reveal(view)  # tensor grad=yes device=cpu dtype=float32
