import torch
from torch import nn

activations = {}


def hook(module: nn.Module, inputs, output: torch.Tensor):
    activations["layer"] = output.numpy()  # expect: TNP103 possible


layer = nn.Linear(2, 3)
layer.register_forward_hook(hook)
layer(torch.ones(1, 2))
