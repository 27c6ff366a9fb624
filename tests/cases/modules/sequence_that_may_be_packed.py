import torch
from torch import nn
from torch.nn.utils.rnn import pack_sequence

recurrent = nn.GRU(2, 2)


def run(x):
    output, _ = recurrent(x)
    return output[1]


result = run(pack_sequence([torch.ones(2, 2)])).numpy()
