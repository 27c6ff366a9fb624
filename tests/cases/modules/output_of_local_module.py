import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(3, 2)

    def forward(self, x):
        return torch.relu(self.fc(x))


net = Net()
out = net(torch.ones(1, 3))
print(out.numpy())  # expect: TNP101 certain
