import torch
from torch import nn


def predict(model: nn.Module, x: torch.Tensor):
    with torch.no_grad():
        return model(x).cpu().numpy()


device = "cuda" if torch.cuda.is_available() else "cpu"
result = predict(nn.Linear(2, 1).to(device), torch.ones(1, 2, device=device))
