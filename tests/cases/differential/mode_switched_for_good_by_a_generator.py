import torch

weight = torch.ones(2, requires_grad=True)


def halves(x):
    yield x[:1]
    torch.set_grad_enabled(False)
    yield x[1:]


parts = [part * 2 for part in halves(weight)]
result = weight.numpy()  # expect: TNP101 likely
torch.set_grad_enabled(True)
