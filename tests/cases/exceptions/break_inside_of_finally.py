import torch

weight = torch.ones(2, requires_grad=True)
try:
    array = weight.numpy()  # expect: TNP101 certain
finally:
    for _ in range(2):
        break
