import torch
from torch import nn


def export(model: nn.Module, x: torch.Tensor):
    model = model.to("cpu")
    with torch.no_grad():
        return model(x).numpy()


result = export(nn.Linear(2, 1), torch.ones(1, 2))
