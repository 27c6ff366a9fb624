# A cast of a module leaves its integers as they are.
# machine: cpu
import torch
from torch import nn

norm = nn.BatchNorm1d(2).bfloat16()
result = norm.num_batches_tracked.numpy(), [index.numpy() for index in torch.ones(2).bfloat16().topk(1)[1]]
