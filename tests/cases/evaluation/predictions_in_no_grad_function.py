import numpy as np
import torch
from torch import nn


@torch.no_grad()
def predict(model: nn.Module, batches):
    model.eval()
    return np.concatenate([model(batch).cpu().numpy() for batch in batches])


result = predict(nn.Linear(2, 1), torch.ones(3, 4, 2)).shape
