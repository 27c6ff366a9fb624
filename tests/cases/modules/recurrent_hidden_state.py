# machine: cpu
import torch
from torch import nn

rnn = nn.GRU(2, 3)
sequence, hidden = rnn(torch.ones(4, 1, 2))
last = hidden[-1].numpy()  # expect: TNP101 certain
