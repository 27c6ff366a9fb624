# machine: accelerator
from torch import nn


def export(model: nn.Module):
    return {name: tensor.numpy() for name, tensor in model.state_dict().items()}  # expect: TNP102 likely


export(nn.Linear(2, 1).to("cuda"))
