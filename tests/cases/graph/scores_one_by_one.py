"""A module computes its results one by one, and makes a tensor of the numbers."""

import torch
from torch import nn


class Scorer(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 1)


class InOneExpression(Scorer):
    def forward(self, rows):
        scores = [self.layer(row) for row in rows]
        return torch.tensor([score.item() for score in scores])  # expect: TNP501 likely


class InALoop(Scorer):
    def forward(self, rows):
        scores = []
        for row in rows:
            scores.append(float(self.layer(row)))
        return torch.tensor(scores)  # expect: TNP501 likely


class BesideOthers(Scorer):
    def forward(self, rows):
        return torch.tensor([self.layer(rows[0]).item(), 0.5])  # expect: TNP501 likely


class Stacked(Scorer):
    def forward(self, rows):
        return torch.cat([self.layer(row) for row in rows])


class Counted(Scorer):
    def forward(self, rows):
        counts = torch.tensor([len(row) for row in rows])
        return self.layer(torch.stack([row for row in rows])) * counts.unsqueeze(1)


rows = torch.ones(3, 2)
modules = [InOneExpression(), InALoop(), BesideOthers(), Stacked(), Counted()]
result = [module(rows).requires_grad for module in modules]
