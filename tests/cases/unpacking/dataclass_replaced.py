import dataclasses

import torch


@dataclasses.dataclass
class Batch:
    x: torch.Tensor
    size: int


batch = dataclasses.replace(Batch(torch.ones(2), 1), x=torch.ones(2, requires_grad=True))
values = batch.x.numpy()  # expect: TNP101 certain
