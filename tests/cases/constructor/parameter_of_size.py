import torch
from torch import nn


class Attention(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.query = nn.Parameter(torch.Tensor(dim))
        nn.init.zeros_(self.query)


result = Attention(4).query.detach().numpy()
