import torch

device = "cuda" if torch.cuda.is_available() else "cpu"
x = torch.arange(3, device=device)
kept = x[1:].cpu()
result = kept.numpy()
