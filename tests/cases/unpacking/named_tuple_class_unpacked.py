import typing

import torch


class Pair(typing.NamedTuple):
    plain: torch.Tensor
    leaf: torch.Tensor

    def detached(self):
        return self.leaf.detach()


pair = Pair(torch.ones(2), torch.ones(2, requires_grad=True))
first = pair.detached().numpy()
plain, leaf = pair
second = plain.numpy()
third = pair._replace(plain=leaf).plain.numpy()  # expect: TNP101 certain
