import torch
from torch import nn


@torch.no_grad()
def evaluate(model: nn.Module, batches, device):
    predictions, targets = [], []
    for images, labels in batches:
        outputs = model(images.to(device))
        predictions.append(outputs.argmax(1).cpu().numpy())
        targets.append(labels.numpy())  # expect: TNP104 possible
    return predictions, targets


device = "cuda" if torch.cuda.is_available() else "cpu"
result = evaluate(nn.Linear(2, 3).to(device), [(torch.ones(4, 2), torch.zeros(4))], device)
