import functools

import torch


def freeze(tensor):
    tensor.requires_grad_(False)


def by_partial(run):
    weight = torch.ones(2, requires_grad=True)
    run(functools.partial(freeze, weight))
    return weight.numpy()  # expect: TNP101 likely


def by_one_of_several(run):
    weight = torch.ones(2, requires_grad=True)

    def stop():
        weight.requires_grad_(False)

    run([stop])
    return weight.numpy()  # expect: TNP101 likely


by_partial(lambda later: later())
result = by_one_of_several(lambda several: several[0]())
