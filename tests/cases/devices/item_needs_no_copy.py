import torch

device = "cuda" if torch.cuda.is_available() else "cpu"
x = torch.ones(2, device=device)
result = [x.sum().item(), x.tolist()]
