"""A layer of a class is called with what came out of NumPy."""

import numpy as np
import torch
from torch import nn


class Scorer(nn.Module):
    def __init__(self):
        super().__init__()
        self.scores = nn.Linear(3, 1)

    def score(self, rows: np.ndarray):
        return self.scores(rows)  # expect: TNP107 likely

    def score_tensors(self, rows: np.ndarray):
        return self.scores(torch.from_numpy(rows))


scorer = Scorer()
right = scorer.score_tensors(np.ones((2, 3), dtype=np.float32))
result = scorer.score(np.ones((2, 3), dtype=np.float32))
