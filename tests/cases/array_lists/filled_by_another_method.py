import numpy as np
import torch


class Rollout:
    def __init__(self):
        self.rows = []

    def add(self, row):
        self.rows.append(np.asarray(row, dtype=np.float32))

    def batch(self):
        return torch.tensor(self.rows)  # expect: TNP303 likely


rollout = Rollout()
rollout.add([0.5, 1.5])
rollout.add([2.5, 3.5])
result = rollout.batch()
