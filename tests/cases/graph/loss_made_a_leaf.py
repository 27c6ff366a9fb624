import numpy as np
import torch

weight = torch.ones(3, requires_grad=True)
error = np.mean((weight * 2.0).detach().numpy())
loss = torch.tensor(error)  # expect: TNP501 certain
loss.requires_grad_()
loss.backward()
result = weight.grad is not None
