"""A field by keyword only is not matched by position, and not given by it."""

from dataclasses import KW_ONLY, dataclass, field

import torch


@dataclass
class Step:
    loss: torch.Tensor = field(kw_only=True)
    reward: torch.Tensor = None


@dataclass
class Options:
    _: KW_ONLY
    weights: torch.Tensor = None


@dataclass
class Batch(Options):
    inputs: torch.Tensor = None


trained = torch.ones(3, requires_grad=True)
match Step(torch.ones(3), loss=trained):
    case Step(matched):
        result = [matched.numpy()]
result.append(Batch(torch.ones(3), weights=trained).inputs.numpy())
