import torch
from torch import nn

device = "cuda" if torch.cuda.is_available() else "cpu"
layer = nn.Linear(2, 1).to(device)
result = layer.weight.data.cpu().numpy().shape  # expect: TNP202
