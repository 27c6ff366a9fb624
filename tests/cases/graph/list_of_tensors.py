import torch

angle = torch.tensor(0.5, requires_grad=True)
parts = torch.cos(angle), torch.sin(angle)
both = torch.tensor([parts[0], parts[1]], requires_grad=True)  # expect: TNP501 certain
both.backward(torch.ones(2))
result = angle.grad is not None and angle.item()
