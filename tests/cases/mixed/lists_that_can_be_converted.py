import numpy as np
import torch

losses = [torch.ones(2, requires_grad=True).sum().item(), 2.0]
outputs = [torch.ones(3), torch.zeros(3)]
with torch.no_grad():
    weights = np.stack([torch.ones(2, requires_grad=True)])
result = np.mean(losses), np.stack(outputs).tolist(), np.concatenate(outputs).tolist(), weights.tolist()
