import numpy as np
import torch
from torch import nn


class Evaluator:
    def __init__(self, model: nn.Module):
        self.model = model

    def confusion(self, inputs, labels, classes=2):
        with torch.no_grad():
            guesses = self.model(inputs).argmax(-1)
        table = np.zeros((classes, classes), dtype=int)
        for guess, label in zip(guesses.cpu().numpy(), labels.cpu().numpy()):
            table[label, guess] += 1
        return table


result = int(Evaluator(nn.Linear(3, 2)).confusion(torch.ones(4, 3), torch.zeros(4, dtype=torch.long)).sum())
