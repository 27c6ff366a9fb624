from typing import NamedTuple

import torch


class Sample(NamedTuple):
    x: torch.Tensor
    label: int


sample = Sample(torch.ones(2), 1)
result = sample.x.cpu().numpy()
