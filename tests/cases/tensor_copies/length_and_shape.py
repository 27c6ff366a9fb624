import torch

x = torch.ones(2, 3)
result = [torch.tensor(x.shape), torch.tensor(x.numel()), torch.tensor(x.sum().item()), torch.tensor([x.sum()])]
