import torch


def report(**tensors):
    return {name: t.detach().cpu().numpy() for name, t in tensors.items()}


result = report(loss=torch.ones((), requires_grad=True))
