import torch

device = "cuda" if torch.cuda.is_available() else "cpu"
x = torch.ones(3, device=device, requires_grad=True)
result = x.detach().cpu().numpy()
