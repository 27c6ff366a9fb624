# The forecasts of several models are stacked and converted; it fails as soon as they predict in bfloat16.
# machine: cpu
import torch
from torch import nn


class Forecaster(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(3, 2)

    def forward(self, x):
        return self.layer(x)


models = [Forecaster().to(torch.bfloat16) for _ in range(2)]
x = torch.ones(1, 3, dtype=torch.bfloat16)
with torch.no_grad():
    values = torch.vstack([model(x) for model in models]).numpy()  # expect: TNP105
