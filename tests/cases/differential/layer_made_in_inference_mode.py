import torch
from torch import nn

with torch.inference_mode():
    layer = nn.Linear(2, 2)
row = layer.weight[0].numpy()  # expect: TNP101 likely
failing = layer.weight.numpy()  # expect: TNP101 likely
