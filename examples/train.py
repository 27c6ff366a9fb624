"""A training loop that logs through NumPy: fine in every line but the ones that leave the graph too late."""

import numpy as np
import torch
from torch import nn


class Regressor(nn.Module):
    def __init__(self, inputs: int, hidden: int) -> None:
        super().__init__()
        self.net = nn.Sequential(nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, 1))
        self.scale = nn.Parameter(torch.ones(1))

    def forward(self, batch: torch.Tensor) -> torch.Tensor:
        return self.net(batch) * self.scale

    def weights(self) -> np.ndarray:
        return self.scale.detach().numpy()


def train(steps: int = 100) -> list[np.ndarray]:
    model = Regressor(4, 16)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    losses = []
    for _ in range(steps):
        batch, target = torch.randn(32, 4), torch.randn(32, 1)
        loss = nn.functional.mse_loss(model(batch), target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.numpy())
    return losses


if __name__ == "__main__":
    print(np.mean(train()))
