import torch

result = torch.FloatTensor([0.5, 1.5], requires_grad=True)  # expect: TNP310 certain
