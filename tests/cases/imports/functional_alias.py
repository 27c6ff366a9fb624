import torch.nn.functional as F
from torch import rand

logits = rand(3, requires_grad=True)
values = F.softmax(logits, dim=0).numpy()  # expect: TNP101 certain
