import random

import torch
from torch import nn

q_network = nn.Linear(2, 3)


def choose(state, epsilon=0.1):
    if random.random() < epsilon:
        return random.randrange(3)
    with torch.no_grad():
        return int(q_network(state).argmax().cpu().numpy())  # expect: TNP204


result = choose(torch.ones(2)) in range(3)
