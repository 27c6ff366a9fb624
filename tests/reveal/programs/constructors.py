"""What makes a tensor: sizes against data, dtypes by argument and by data, parameters."""

import numpy as np
import torch

size = 3
reveal(torch.Tensor(3))  # tensor grad=no device=cpu dtype=float32
reveal(torch.Tensor(2, size))  # tensor grad=no device=cpu dtype=float32
reveal(torch.Tensor(3).uniform_())  # tensor grad=no device=cpu dtype=float32
reveal(torch.Tensor([1, 2]))  # tensor grad=no device=cpu dtype=float32
reveal(torch.nn.Parameter(torch.Tensor(3)))  # parameter grad=yes device=cpu dtype=float32
reveal(torch.nn.Parameter(torch.zeros(2), requires_grad=False))  # parameter grad=no device=cpu dtype=float32
reveal(torch.empty(3).normal_())  # tensor grad=no device=cpu dtype=float32
reveal(torch.FloatTensor([1.0]))  # tensor grad=no device=cpu dtype=float32
reveal(torch.LongTensor([1]))  # tensor grad=no device=cpu dtype=int64
reveal(torch.tensor([1, 2]))  # tensor grad=no device=cpu dtype=int64
reveal(torch.tensor([1.0, 2]))  # tensor grad=no device=cpu dtype=float32
reveal(torch.tensor(True))  # tensor grad=no device=cpu dtype=bool
reveal(torch.tensor(3, dtype=torch.float64))  # tensor grad=no device=cpu dtype=float64
reveal(torch.tensor([1.0], requires_grad=True))  # tensor grad=yes device=cpu dtype=float32
reveal(torch.zeros(2, dtype=torch.int32))  # tensor grad=no device=cpu dtype=int32
reveal(torch.ones(2, requires_grad=True, dtype=torch.double))  # tensor grad=yes device=cpu dtype=float64
reveal(torch.full((2,), 1.0))  # tensor grad=no device=cpu dtype=float32
reveal(torch.full((2,), 1))  # tensor grad=no device=cpu dtype=int64
reveal(torch.arange(3))  # tensor grad=no device=cpu dtype=int64
reveal(torch.arange(0.0, 1.0, 0.1))  # tensor grad=no device=cpu dtype=float32
reveal(torch.linspace(0, 1, 3))  # tensor grad=no device=cpu dtype=float32
reveal(torch.eye(2))  # tensor grad=no device=cpu dtype=float32
reveal(torch.randn(2))  # tensor grad=no device=cpu dtype=float32
reveal(torch.randint(0, 2, (3,)))  # tensor grad=no device=cpu dtype=int64
reveal(torch.randperm(3))  # tensor grad=no device=cpu dtype=int64

weight = torch.ones(2, requires_grad=True)
reveal(torch.zeros_like(weight))  # tensor grad=no device=cpu dtype=float32
reveal(torch.rand_like(weight, dtype=torch.float64))  # tensor grad=no device=cpu dtype=float64
reveal(weight.new_zeros(3))  # tensor grad=no device=cpu dtype=float32
reveal(weight.new_tensor([1.0]))  # tensor grad=no device=cpu dtype=float32
reveal(torch.as_tensor(weight))  # tensor grad=yes device=cpu dtype=float32
reveal(torch.tensor(weight.tolist()))  # tensor grad=no device=cpu dtype=float32
reveal(weight.clone())  # tensor grad=yes device=cpu dtype=float32
reveal(weight.clone().detach())  # tensor grad=no device=cpu dtype=float32

array = np.array([1.0, 2.0])
reveal(torch.from_numpy(array))  # tensor grad=no device=cpu dtype=float64
reveal(torch.as_tensor(array))  # tensor grad=no device=cpu dtype=float64
reveal(torch.tensor(array, dtype=torch.float32))  # tensor grad=no device=cpu dtype=float32
reveal(torch.Tensor(array))  # tensor grad=no device=cpu dtype=float32
reveal(torch.from_numpy(np.arange(3)))  # tensor grad=no device=cpu dtype=int64
reveal(torch.tensor(np.float32(1.0)))  # tensor grad=no device=cpu dtype=float32
reveal(torch.Tensor(np.arange(3)))  # tensor grad=no device=cpu dtype=float32
reveal(torch.nn.functional.one_hot(torch.arange(2)))  # tensor grad=no device=cpu dtype=int64
reveal(torch.complex(torch.ones(2), torch.ones(2)))  # tensor grad=no device=cpu dtype=complex64
