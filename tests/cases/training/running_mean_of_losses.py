import numpy as np
import torch
import torch.nn.functional as F

weights = torch.zeros(3, requires_grad=True)
losses = []
for step in range(4):
    prediction = torch.randn(5, 3) @ weights
    loss = F.mse_loss(prediction, torch.ones(5))
    loss.backward()
    with torch.no_grad():
        weights -= 0.1 * weights.grad
        weights.grad.zero_()
    losses.append(float(loss.detach()))
result = np.mean(losses) > 0
