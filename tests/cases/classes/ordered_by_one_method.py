"""`total_ordering` makes the other comparisons of the one that there is."""

from functools import total_ordering

import torch

weights = torch.ones(3, requires_grad=True)


@total_ordering
class Score:
    def __eq__(self, other):
        return False

    def __lt__(self, other):
        weights.requires_grad_(False)
        return True


assert not Score() >= Score()
result = weights.numpy()
