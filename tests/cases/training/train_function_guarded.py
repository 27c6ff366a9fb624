import numpy as np
import torch
from torch import nn


def train_one_epoch(model: nn.Module, batches, optimizer):
    predictions = []
    for features, target in batches:
        output = model(features)
        loss = nn.functional.mse_loss(output, target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        predictions.append(output.detach().cpu().numpy())
    return np.concatenate(predictions)


net = nn.Linear(2, 1)
result = train_one_epoch(net, [(torch.ones(1, 2), torch.ones(1, 1))], torch.optim.Adam(net.parameters())).shape
