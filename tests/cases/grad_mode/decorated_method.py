import torch
from torch import nn


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)

    @torch.inference_mode()
    def encode(self, x):
        return self.layer(x).cpu().numpy()


result = Encoder().encode(torch.ones(1, 2)).shape
