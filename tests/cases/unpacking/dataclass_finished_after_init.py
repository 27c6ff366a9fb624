from dataclasses import dataclass

import torch


@dataclass
class Batch:
    x: torch.Tensor

    def __post_init__(self):
        self.plain = self.x.detach()


batch = Batch(torch.ones(2, requires_grad=True))
first = batch.plain.numpy()
second = batch.x.numpy()  # expect: TNP101 certain
