from dataclasses import dataclass

import torch


@dataclass
class Inputs:
    x: torch.Tensor


@dataclass
class Batch(Inputs):
    y: torch.Tensor


batch = Batch(torch.ones(2), y=torch.ones(2, requires_grad=True))
first = batch.x.numpy()
second = batch.y.numpy()  # expect: TNP101 certain
