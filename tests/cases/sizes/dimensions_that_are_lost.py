import numpy as np
import torch

squeezed = np.squeeze(np.array([[3]]))
result = [
    tuple(torch.Tensor(squeezed).shape),  # expect: TNP301 likely
    tuple(torch.IntTensor(squeezed.copy()).shape),  # expect: TNP302 likely
    tuple(torch.IntTensor(np.array([3]).reshape(())).shape),  # expect: TNP308 certain
    tuple(torch.Tensor(torch.tensor([1, 2]).sum().numpy()).shape),  # expect: TNP301 likely
    tuple(torch.IntTensor(np.array([5, 2])[np.array(1)]).shape),  # expect: TNP302 likely
    tuple(torch.IntTensor(np.array([1, 2]) @ np.array([1, 2])).shape),  # expect: TNP308 likely
    tuple(torch.IntTensor(np.unravel_index(3, (3, 4))[1]).shape),  # expect: TNP302 likely
    tuple(torch.IntTensor(np.array([5, 2])[np.array([1])]).shape),  # expect: TNP302 certain
    tuple(torch.Tensor(np.array([5, 2]).reshape(-1, 1)).shape),  # expect: TNP301 certain
]
