import torch
from torch import nn

device = "cuda" if torch.cuda.is_available() else "cpu"
model = nn.Linear(2, 2).to(device)
output = model(torch.ones(1, 2).to(device))
result = output.cpu().detach().numpy().shape  # expect: TNP201
