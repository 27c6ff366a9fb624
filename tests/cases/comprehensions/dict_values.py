import torch

tensors = {"a": torch.ones(2), "b": torch.zeros(2)}
result = {name: tensor.numpy() for name, tensor in tensors.items()}
