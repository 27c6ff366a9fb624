import numpy as np
import torch


class Agent:
    def __init__(self, device="cpu"):
        self.device = device

    def features(self, observation: np.ndarray):
        x = torch.as_tensor(observation)
        return torch.tanh(x).numpy()


result = Agent("cuda").features(np.ones(3))
