import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

recurrent = nn.LSTM(2, 2, batch_first=True)
packed = pack_padded_sequence(torch.ones(2, 3, 2), [3, 2], batch_first=True)
inputs = packed.data.numpy()
output, (hidden, cell) = recurrent(packed)
sizes = output[1].numpy()
padded, lengths = pad_packed_sequence(output, batch_first=True)
result = [lengths.numpy(), padded.detach().numpy()]
steps = output.data.numpy()  # expect: TNP101 certain
