from dataclasses import dataclass

import torch


@dataclass
class Record:
    x: torch.Tensor


record = Record(torch.ones(2))
vars(record)["x"].requires_grad_()
result = record.x.numpy()  # expect: TNP101 certain
