import torch


class MeanError:
    def __init__(self):
        self.total = torch.zeros(())
        self.count = 0

    def update(self, error: torch.Tensor):
        self.total = self.total + error.sum()
        self.count += error.numel()

    def compute(self):
        return self.total.numpy() / self.count  # expect: TNP103 possible


metric = MeanError()
metric.update(torch.ones(3, requires_grad=True))
metric.compute()
