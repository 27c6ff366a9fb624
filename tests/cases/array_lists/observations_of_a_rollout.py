# A replay buffer, https://github.com/pfnet/pfrl/issues/189
import numpy as np
import torch


class Buffer:
    def __init__(self):
        self.actions = []

    def add(self, action):
        self.actions.append(np.array(action, dtype=np.float32))

    def sample(self):
        actions = [np.array(one, dtype=np.float32) for one in self.actions]
        return torch.as_tensor(actions)  # expect: TNP303 certain


buffer = Buffer()
buffer.add([0.0, 1.0])
buffer.add([1.0, 0.0])
result = buffer.sample()
