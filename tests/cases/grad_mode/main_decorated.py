import torch
from torch import nn


@torch.no_grad()
def main():
    model = nn.Linear(2, 1)
    scores = model(torch.ones(3, 2))
    return scores.numpy()


result = main().shape
