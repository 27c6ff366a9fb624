import torch
import torch.nn as nn

net = nn.Sequential(nn.Linear(3, 5), nn.ReLU(), nn.Linear(5, 2))
criterion = nn.CrossEntropyLoss()
inputs, labels = torch.randn(6, 3), torch.randint(0, 2, (6,))
loss = criterion(net(inputs), labels)
print("loss:", loss.numpy())  # expect: TNP101 certain
