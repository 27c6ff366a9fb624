import torch


class Frozen:
    def __init__(self):
        self.weights = torch.ones(3, requires_grad=True)

    def __float__(self):
        self.weights.requires_grad_(False)
        return 1.0


frozen = Frozen()
number = float(frozen)
result = frozen.weights.numpy()  # expect: TNP101 likely
