import torch

weight = torch.ones(2, requires_grad=True)


def quiet():
    with torch.no_grad():
        yield weight


for one in quiet():
    inside = (one * 2).numpy()

behind = (weight * 2).numpy()  # expect: TNP101 certain
