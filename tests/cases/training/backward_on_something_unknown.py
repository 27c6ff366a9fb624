import torch


def step(loss):
    loss.backward()
    return loss.cpu().numpy()  # expect: TNP101 likely


step(torch.ones(2, requires_grad=True).sum())
