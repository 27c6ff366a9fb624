import torch
from torch import nn


def count_then_freeze():
    model = nn.Linear(2, 2)
    parameters = model.parameters()
    count = sum(parameter.numel() for parameter in parameters)
    for parameter in parameters:  # None is left.
        parameter.requires_grad = False
    print(count)
    return model(torch.ones(1, 2)).numpy()  # expect: TNP101 likely


def optimize_then_freeze():
    model = nn.Linear(2, 2)
    parameters = model.parameters()
    torch.optim.SGD(parameters, lr=0.1)
    for parameter in parameters:
        parameter.requires_grad_(False)
    return model(torch.ones(1, 2)).numpy()  # expect: TNP101 likely


def all_but_the_first():
    model = nn.Linear(2, 2)
    parameters = model.parameters()
    next(parameters)
    for parameter in parameters:
        parameter.requires_grad = False
    return model(torch.ones(1, 2)).numpy()  # expect: TNP101 likely


def frozen_at_once():
    model = nn.Linear(2, 2)
    parameters = model.parameters()
    for parameter in parameters:
        parameter.requires_grad = False
    return model(torch.ones(1, 2)).numpy()


def frozen_in_a_list():
    model = nn.Linear(2, 2)
    parameters = list(model.parameters())
    print(len(list(parameters)))
    for parameter in parameters:
        parameter.requires_grad = False
    return model(torch.ones(1, 2)).numpy()


second = frozen_at_once(), frozen_in_a_list()
first = count_then_freeze()
