import torch
from torch import nn

recurrent = nn.GRU(2, 2)
for weights in recurrent.all_weights:
    for weight in weights:
        weight.requires_grad_(False)
output, _ = recurrent(torch.ones(2, 2))
result = output.numpy()  # expect: TNP101 likely
