import torch
import torch.nn.functional as F

least = torch.ones(1, requires_grad=True)
values = F.normalize(torch.ones(3, 3), eps=least).numpy()  # expect: TNP101 certain
