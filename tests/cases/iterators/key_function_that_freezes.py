import torch


def score(tensor):
    tensor.requires_grad_(False)
    return float(tensor.sum())


first, second = torch.ones(3, requires_grad=True), torch.zeros(3, requires_grad=True)
best = max([first, second], key=score).numpy()  # expect: TNP101 likely

left, right = torch.ones(3, requires_grad=True), torch.zeros(3, requires_grad=True)
worst = min(left, right, key=score).numpy()  # expect: TNP101 likely

ordered = sorted([torch.ones(3, requires_grad=True), torch.zeros(3, requires_grad=True)], key=score)
result = ordered[0].numpy()  # expect: TNP101 likely
