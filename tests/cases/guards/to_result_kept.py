import torch

device = "cuda" if torch.cuda.is_available() else "cpu"
x = torch.ones(2, device=device)
x = x.to("cpu")
result = x.numpy()
