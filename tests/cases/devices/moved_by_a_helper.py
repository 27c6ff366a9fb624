# machine: accelerator
import torch
from torch import nn


def prepare(module):
    module.to("cuda")
    return module


model = prepare(nn.Linear(2, 1))
weights = model.weight.detach().numpy()  # expect: TNP102
