import torch
from torch import nn


def frozen_outputs(model):
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    return model(torch.ones(1, 2)).cpu().numpy()


def outputs(model):
    return model(torch.ones(1, 2)).cpu().numpy()  # expect: TNP101 likely


frozen = frozen_outputs(nn.Linear(2, 2))
result = outputs(nn.Linear(2, 2))
