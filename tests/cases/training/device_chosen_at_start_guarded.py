import torch
from torch import nn

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
model = nn.Linear(4, 2).to(device)
with torch.no_grad():
    output = model(torch.randn(3, 4).to(device))
result = output.cpu().numpy().shape
