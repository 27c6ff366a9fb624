import torch

weight = torch.ones(2, requires_grad=True)
before = weight.detach().numpy()  # expect: TNP401 likely
with torch.no_grad():
    weight[torch.zeros(2) > 0] = 2
result = before.sum()
