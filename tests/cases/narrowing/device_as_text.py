import torch

x = torch.zeros(2).to("cuda" if torch.cuda.is_available() else "cpu")
if "cuda" in str(x.device):
    x = x.cpu()
result = x.numpy()
