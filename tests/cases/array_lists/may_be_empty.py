"""torch warns of a list of arrays where there is an array in it."""

import numpy as np
import torch

emptied = [np.ones(2)]
del emptied[:]
filled = []
for row in []:
    filled.append(np.ones(2))
chosen = [row for row in [np.zeros(2)] if row.any()]
taken = [np.ones(2), np.zeros(2)]
while taken:
    taken.pop()
result = [
    torch.tensor(emptied),  # expect: TNP303 likely
    torch.tensor(filled),  # expect: TNP303 likely
    torch.tensor(chosen),  # expect: TNP303 likely
    torch.tensor(taken),  # expect: TNP303 likely
]
