import torch

tensors = [torch.ones(1), torch.ones(1, requires_grad=True)]
result = [t.numpy() for t in tensors if not t.requires_grad]
