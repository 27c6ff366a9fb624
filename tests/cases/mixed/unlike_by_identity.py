import numpy as np
import torch

labels = np.array([1, 0, 1])
guesses = torch.tensor([1, 0, 1])
wrong = labels != guesses  # expect: TNP107 likely
right = labels == guesses
result = [wrong, right.all().item(), (labels.max() != guesses).tolist()]
