import torch

x = torch.zeros(2).to("cuda" if torch.cuda.is_available() else "cpu")
if x.device.type in ("cuda", "mps"):
    x = x.cpu()
result = x.numpy()
