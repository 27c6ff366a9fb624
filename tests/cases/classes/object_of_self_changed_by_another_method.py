# machine: accelerator
import torch


class Counts:
    def __init__(self):
        self.matrix = None

    def update(self, outputs: torch.Tensor):
        if self.matrix is None:
            self.matrix = torch.zeros(2, 2, device=outputs.device)
        self.matrix += outputs


class Validator:
    def __init__(self):
        self.counts = Counts()

    def update(self, outputs):
        self.counts.update(outputs)

    def stats(self):
        if self.counts.matrix is not None:
            return self.counts.matrix.detach().numpy()  # expect: TNP102 likely
        return None


validator = Validator()
validator.update(torch.ones(2, 2, device="cuda"))
result = validator.stats()
