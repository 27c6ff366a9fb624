# machine: accelerator
import torch


class Counts:
    def __init__(self):
        self.matrix = None


class Validator:
    def __init__(self):
        self.counts = Counts()

    def update(self, outputs):
        self.counts.matrix = outputs

    def stats(self):
        if self.counts.matrix is not None:
            return self.counts.matrix.detach().numpy()  # expect: TNP104 likely
        return None


validator = Validator()
validator.update(torch.ones(2, 2, device="cuda"))
result = validator.stats()
