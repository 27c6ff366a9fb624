import torch
from torch import nn

net = nn.Linear(2, 2)
optimizer = torch.optim.Adam(net.parameters(), lr=0.1)
schedule = torch.optim.lr_scheduler.StepLR(optimizer, 1)
for group in optimizer.param_groups:
    group["lr"] = 0.5
optimizer.param_groups[0]["lr"] *= 0.1
optimizer.step()
schedule.step()
with torch.no_grad():
    first = net(torch.ones(2)).numpy()
result = net(torch.ones(2)).numpy()  # expect: TNP101 certain
