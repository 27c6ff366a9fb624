from dataclasses import dataclass, field, replace

import torch


@dataclass
class Batch:
    x: torch.Tensor
    y: torch.Tensor = field(default_factory=lambda: torch.zeros(2))
    z: torch.Tensor = None

    def __post_init__(self):
        self.z = self.x.detach()


weight = torch.ones(2, requires_grad=True)
batch = Batch(weight)
fine = batch.y.numpy(), batch.z.numpy(), replace(batch, x=torch.zeros(2)).x.numpy()
result = batch.x.numpy()  # expect: TNP101 certain
