import numpy as np
import torch
from torch import nn

online, target = nn.Linear(2, 2), nn.Linear(2, 2)
target.load_state_dict(online.state_dict())
batch = torch.ones(3, 2)
with torch.no_grad():
    bootstrap = target(batch).max(1)[0].numpy()
estimate = online(batch).max(1)[0]
error = bootstrap - estimate.numpy()  # expect: TNP101 certain
