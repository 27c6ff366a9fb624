import torch

w = torch.ones(2, requires_grad=True)
show = lambda: w.numpy()  # expect: TNP101 likely
with torch.no_grad():
    result = show()
