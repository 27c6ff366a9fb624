import torch
from torch import nn


def roc_auc_score(labels, scores):
    return float((scores[labels == 1][:, None] > scores[labels == 0]).mean())


model = nn.Sequential(nn.Linear(3, 1), nn.Sigmoid())
labels = torch.tensor([0, 1, 1, 0]).numpy()
scores = model(torch.randn(4, 3)).squeeze(1)
print(roc_auc_score(labels, scores.numpy()))  # expect: TNP101 certain
