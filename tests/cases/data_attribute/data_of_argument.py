# machine: accelerator
import torch


def weights(layer: torch.nn.Module):
    return [p.data.numpy() for p in layer.parameters()]  # expect: TNP202, TNP102 likely


weights(torch.nn.Linear(1, 1).cuda())
