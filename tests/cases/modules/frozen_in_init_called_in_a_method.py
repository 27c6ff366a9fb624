import torch
from torch import nn


class Features(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(2, 2)
        self.head = nn.Linear(2, 2)
        for parameter in self.body.parameters():
            parameter.requires_grad = False

    def features(self):
        return self.body(torch.ones(1, 2)).cpu().numpy()

    def scores(self):
        return self.head(torch.ones(1, 2)).cpu().numpy()  # expect: TNP101 likely


network = Features()
found = network.features()
result = network.scores()
