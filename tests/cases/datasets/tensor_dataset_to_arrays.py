import numpy as np
import torch
from torch.utils.data import TensorDataset

data = TensorDataset(torch.arange(6).reshape(3, 2), torch.tensor([0, 1, 0]))
features, labels = data.tensors
result = (features.numpy(), labels.numpy())
