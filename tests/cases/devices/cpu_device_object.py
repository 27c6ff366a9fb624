import torch

device = torch.device("cpu")
x = torch.ones(2).to(device)
result = x.numpy()
