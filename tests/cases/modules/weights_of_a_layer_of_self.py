# machine: accelerator
from torch import nn


class Probe(nn.Module):
    def __init__(self):
        super().__init__()
        self.head = nn.Linear(2, 1)

    def weights(self):
        return self.head.weight.detach().numpy()  # expect: TNP102 likely


Probe().cuda().weights()
