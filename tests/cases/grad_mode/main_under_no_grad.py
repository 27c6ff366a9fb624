# The idiom of many inference scripts.
import torch
from torch import nn


def main():
    model = nn.Linear(2, 1)
    scores = model(torch.ones(3, 2))
    return scores.numpy()  # expect: TNP101 likely


if __name__ == "__main__":
    with torch.no_grad():
        result = main().shape
