import torch


def load(cache):
    cache.append(torch.ones(2))


def convert(cache):
    weight = torch.ones(2, requires_grad=True)
    if not cache:
        weight = weight.detach()
    load(cache)
    if cache:
        return weight.numpy()  # expect: TNP101 likely
    return None


def asked(verbose=False):
    weight = torch.ones(2, requires_grad=True)
    if verbose:
        weight = weight.detach()
    print(verbose)
    return weight.numpy() if verbose else None


asked(True)
result = convert([])
