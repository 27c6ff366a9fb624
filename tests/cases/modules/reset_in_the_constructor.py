# Called while the module is made: nobody has moved it yet. Called later, on another device, it would fail.
import numpy as np
import torch
from torch import nn


class Filter(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(2, 2), requires_grad=False)
        self.reset_parameters()

    def reset_parameters(self):
        self.weight.detach().numpy()[:] = np.eye(2)  # expect: TNP104 possible


result = Filter().to("cuda" if torch.cuda.is_available() else "cpu").weight.tolist()
