"""An evaluation that works on the laptop and stops on the machine with the accelerator."""

import numpy as np
import torch
from torch import nn

device = "cuda" if torch.cuda.is_available() else "cpu"


@torch.no_grad()
def accuracy(model: nn.Module, images: torch.Tensor, labels: np.ndarray) -> float:
    scores = model(images.to(device))
    return float(np.mean(scores.argmax(dim=1).numpy() == labels))


def saliency(model: nn.Module, images: torch.Tensor) -> np.ndarray:
    images = images.to(device).requires_grad_()
    model(images).sum().backward()
    return images.grad.abs().cpu().numpy()


def embed(model: nn.Module, images: torch.Tensor) -> np.ndarray:
    features = model(images).flatten(1)
    return features.cpu().detach().numpy()


if __name__ == "__main__":
    print(accuracy(nn.Sequential(nn.Flatten(), nn.Linear(12, 2)).to(device), torch.randn(5, 3, 4), np.zeros(5)))
