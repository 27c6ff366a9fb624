import torch
from torch import nn

model = nn.Linear(2, 2).bfloat16()
with torch.no_grad():
    output = model(torch.ones(1, 2, dtype=torch.bfloat16))
result = output.to(torch.float32).numpy(), model.weight.detach().float().numpy()
