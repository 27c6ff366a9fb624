from dataclasses import dataclass

import torch


@dataclass
class Output:
    logits: torch.Tensor
    loss: float = 0.0


output = Output(torch.ones(2, requires_grad=True))
values = output.logits.numpy()  # expect: TNP101 certain
