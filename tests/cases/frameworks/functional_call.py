import torch
from torch import nn
from torch.func import functional_call

layer = nn.Linear(2, 2)
frozen = {name: value.detach() for name, value in layer.named_parameters()}
quiet = functional_call(layer, frozen, (torch.ones(1, 2),)).numpy()
moving = dict(layer.named_parameters())
functional_call(layer, moving, (torch.ones(1, 2),)).numpy()  # expect: TNP101 likely
