# machine: accelerator
import numpy as np
import torch


def accuracy(logits: torch.Tensor, labels: np.ndarray) -> float:
    guesses = logits.argmax(dim=-1).numpy()  # expect: TNP104 possible
    return float(np.mean(guesses == labels))


accuracy(torch.eye(3, device="cuda"), np.arange(3))
