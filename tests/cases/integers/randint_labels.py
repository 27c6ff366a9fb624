import torch

labels = torch.randint(0, 3, (4,))
result = labels.numpy().shape
