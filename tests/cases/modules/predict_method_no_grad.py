import torch
from torch import nn


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))

    def forward(self, x):
        return self.layers(x)

    @torch.no_grad()
    def predict(self, x):
        return self(x).softmax(-1).cpu().numpy()


result = Classifier().predict(torch.ones(1, 3)).shape
