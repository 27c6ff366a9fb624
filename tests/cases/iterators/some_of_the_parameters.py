import torch
from torch import nn


def without_the_last():
    model = nn.Linear(2, 2)
    parameters = list(model.parameters())
    parameters.pop()
    for parameter in parameters:
        parameter.requires_grad_(False)
    return model(torch.ones(1, 2)).numpy()  # expect: TNP101 likely


def behind_the_first():
    model = nn.Linear(2, 2)
    for parameter in list(model.parameters())[1:]:
        parameter.requires_grad_(False)
    return model(torch.ones(1, 2)).numpy()  # expect: TNP101 likely


def chosen():
    model = nn.Linear(2, 2)
    for parameter in [parameter for parameter in model.parameters() if parameter.ndim > 1]:
        parameter.requires_grad_(False)
    return model(torch.ones(1, 2)).numpy()  # expect: TNP101 likely


def filtered():
    model = nn.Linear(2, 2)
    for parameter in filter(lambda parameter: parameter.ndim > 1, model.parameters()):
        parameter.requires_grad_(False)
    return model(torch.ones(1, 2)).numpy()  # expect: TNP101 likely


result = without_the_last()
