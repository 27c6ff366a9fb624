"""A special method that sets grad mode for a block of its own leaves it as it was."""

import torch


class Score:
    def __init__(self, weights):
        self.weights = weights

    def __float__(self):
        with torch.no_grad():
            return self.weights.sum().item()


weights = torch.ones(3, requires_grad=True)
score = float(Score(weights))
result = (weights * 2).numpy()  # expect: TNP101 certain
