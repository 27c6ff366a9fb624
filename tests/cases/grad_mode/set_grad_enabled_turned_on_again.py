import torch

w = torch.ones(2, requires_grad=True)
torch.set_grad_enabled(False)
frozen = w * 2
torch.set_grad_enabled(True)
first = frozen.numpy()
second = (w * 2).numpy()  # expect: TNP101 certain
