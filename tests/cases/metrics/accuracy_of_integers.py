import numpy as np
import torch


def accuracy(logits: torch.Tensor, labels: torch.Tensor) -> float:
    guesses = logits.argmax(dim=-1).cpu().numpy()
    return float(np.mean(guesses == labels.cpu().numpy()))


result = accuracy(torch.eye(3, requires_grad=True), torch.tensor([0, 1, 2]))
