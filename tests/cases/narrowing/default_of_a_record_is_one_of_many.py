from dataclasses import dataclass

import torch


@dataclass
class Info:
    name: str
    is_index: bool = False


def column(info, values: torch.Tensor):
    if isinstance(info, Info) and info.is_index:
        return values.numpy()  # expect: TNP103 possible
    return None


result = column(Info("a", True), torch.ones(2))
