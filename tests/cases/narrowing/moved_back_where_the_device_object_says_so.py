import torch
from torch import nn

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
net = nn.Linear(3, 2).to(device)
y = torch.ones(3, device=device)
if device.type == "cuda":
    y = y.cpu()
first = y.numpy()

z = torch.ones(3, device=device)
second = z.numpy() if device.type == "cpu" else z.cpu().numpy()

with torch.no_grad():
    out = net(torch.ones(3, device=device))
if str(device) != "cpu":
    out = out.cpu()
third = out.numpy()

u = torch.ones(3, device=device)
if device == torch.device("cuda"):
    u = u.cpu()
result = [first, second, third, u.numpy()]
