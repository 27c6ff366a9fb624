import torch
import torch.nn.functional as F

temperature = torch.ones(1, requires_grad=True)
values = F.gumbel_softmax(torch.ones(3), tau=temperature).numpy()  # expect: TNP101 certain
