import torch

readings = {"a": 1.0, "b": 2.0}
result = torch.Tensor([value for value in readings.values()])
