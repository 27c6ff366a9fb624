import torch


def once(function):
    cache = []

    def wrapper():
        if not cache:
            cache.append(function())
        return cache[0]

    return wrapper


@once
def weight():
    return torch.ones(2, requires_grad=True)


weight().requires_grad_(False)
result = weight().numpy()  # expect: TNP101 likely
