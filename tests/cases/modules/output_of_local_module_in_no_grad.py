import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 2)

    def forward(self, x):
        return torch.relu(self.fc(x))


net = Net()
with torch.no_grad():
    out = net(torch.ones(1, 3))
result = out.numpy().shape
