import torch

weights = [torch.ones(2, requires_grad=True), torch.zeros(2, requires_grad=True)]
weights.sort(key=lambda weight: weight.requires_grad_(False).sum().item())
result = [weights[0].numpy()]  # expect: TNP101 likely
others = [torch.ones(2, requires_grad=True)]
for other in filter(lambda weight: not weight.requires_grad_(False).requires_grad, others):
    result.append(other.numpy())  # expect: TNP101 likely
