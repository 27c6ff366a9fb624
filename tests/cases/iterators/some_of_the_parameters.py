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


def up_to_the_first():
    model = nn.Linear(2, 2)
    for parameter in model.parameters():
        parameter.requires_grad_(False)
        break
    return model(torch.ones(1, 2)).numpy()  # expect: TNP101 likely


def beside_a_shorter_one():
    model = nn.Linear(2, 2)
    for parameter, _ in zip(model.parameters(), [1], strict=False):
        parameter.requires_grad_(False)
    return model(torch.ones(1, 2)).numpy()  # expect: TNP101 likely


def all_but_the_weight():
    model = nn.Linear(2, 2)
    parameters = dict(model.named_parameters())
    parameters.pop("weight")
    for parameter in parameters.values():
        parameter.requires_grad_(False)
    return model(torch.ones(1, 2)).numpy()  # expect: TNP101 likely


result = without_the_last()
