from dataclasses import dataclass, field

import torch


@dataclass
class Batch:
    inputs: torch.Tensor
    scale: float = 1.0
    extra: list = field(default_factory=list)


batch = Batch(torch.ones(2, requires_grad=True))
batch.extra.append(torch.ones(2))
first = batch.extra[0].numpy()
second = batch.inputs.numpy()  # expect: TNP101 certain
