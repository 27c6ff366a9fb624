from torch import nn

norm = nn.BatchNorm1d(3)
result = norm.running_mean.numpy().shape
