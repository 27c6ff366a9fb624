# A float32 tensor's `.float()` is the tensor itself, and so is what is done to it.
import torch

x = torch.ones(2, requires_grad=True)
y = x.float()
y.requires_grad_(False)
result = x.numpy()  # expect: TNP101 likely
