import torch

weight = torch.ones(2, requires_grad=True)
for _ in range(2):
    try:
        weight.numpy()
    finally:
        break
for _ in range(1):
    try:
        result = weight.detach().numpy()
    finally:
        for _ in range(2):
            break
