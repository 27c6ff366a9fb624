import torch
from torch import nn


class Logger(nn.Module):
    def forward(self, x):
        self.last = x.detach().mean().cpu().numpy()
        return self.last


result = Logger()(torch.ones(2, device="cuda" if torch.cuda.is_available() else "cpu"))
