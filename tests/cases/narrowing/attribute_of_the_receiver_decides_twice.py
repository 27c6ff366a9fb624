import numpy as np
import torch
from torch import nn


class Agent:
    def __init__(self, use_cuda):
        self.use_cuda = use_cuda
        self.net = nn.Linear(2, 2)
        if self.use_cuda:
            self.net.cuda()

    def act(self, observation):
        x = torch.from_numpy(observation)
        if self.use_cuda:
            x = x.cuda()
        y = self.net(x).detach()
        if self.use_cuda:
            y = y.cpu()
        return y.numpy()


result = Agent(torch.cuda.is_available()).act(np.ones(2, dtype=np.float32))
