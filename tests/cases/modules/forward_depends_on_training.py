# In eval mode the result is detached, so nothing fails here.
import torch
from torch import nn


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 1)

    def forward(self, x):
        y = self.fc(x)
        return y if self.training else y.detach()


head = Head().eval()
result = head(torch.ones(1, 2)).numpy().shape  # expect: TNP101 likely
