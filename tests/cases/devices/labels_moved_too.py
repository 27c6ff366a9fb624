# machine: accelerator
import torch
from torch import nn


@torch.no_grad()
def evaluate(model: nn.Module, batches, device):
    predictions, targets = [], []
    for images, labels in batches:
        images, labels = images.to(device), labels.to(device)
        predictions.append(model(images).argmax(1).cpu().numpy())
        targets.append(labels.numpy())  # expect: TNP102 likely
    return predictions, targets


evaluate(nn.Linear(2, 3).to("cuda"), [(torch.ones(4, 2), torch.zeros(4))], "cuda")
