# Not on the way to NumPy: none of this tool's business.
from torch import nn

layer = nn.Linear(2, 1)
layer.weight.data.fill_(1.0)
layer.bias.data = layer.bias.data * 0
result = layer.weight.detach().numpy()
