# machine: cpu
import torch

threshold = torch.nn.Parameter(torch.tensor(0.5))
optimizer = torch.optim.SGD([threshold], lr=0.01)
(threshold - 1).pow(2).backward()
optimizer.step()
exported = {"threshold": threshold.numpy()}  # expect: TNP101 certain
