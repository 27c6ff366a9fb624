# machine: cpu
# select: TNP307
import numpy as np
import torch
from torch import nn

rnn = nn.LSTM(2, 2)
series = torch.as_tensor(np.zeros((3, 1, 2)))
out, state = rnn(series)  # expect: TNP307 certain
