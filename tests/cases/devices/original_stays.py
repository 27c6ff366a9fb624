import torch

x = torch.ones(2)
on_device = x.to("cuda" if torch.cuda.is_available() else "cpu")
result = x.numpy()
