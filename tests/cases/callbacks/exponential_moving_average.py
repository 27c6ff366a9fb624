import torch
from torch import nn


class Average:
    def __init__(self, module: nn.Module, decay=0.9):
        self.decay = decay
        self.shadow = {name: p.detach().clone() for name, p in module.named_parameters()}

    @torch.no_grad()
    def update(self, module: nn.Module):
        for name, parameter in module.named_parameters():
            self.shadow[name].lerp_(parameter, 1 - self.decay)

    def arrays(self):
        return {name: value.cpu().numpy() for name, value in self.shadow.items()}


layer = nn.Linear(1, 1)
average = Average(layer)
average.update(layer)
result = sorted(average.arrays())
