import torch


def step(loss: torch.Tensor):
    loss.backward()
    return loss.cpu().numpy()  # expect: TNP101 certain


step(torch.ones(2, requires_grad=True).sum())
