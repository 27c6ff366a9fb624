import torch

w = torch.ones(2, requires_grad=True)


@torch.enable_grad()
@torch.no_grad()
def evaluate():
    return w * 2


@torch.no_grad()
@torch.enable_grad()
def train():
    return w * 2


first = evaluate().numpy()
second = train().numpy()  # expect: TNP101 certain
