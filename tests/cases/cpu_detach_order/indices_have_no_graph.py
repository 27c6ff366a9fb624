import torch

device = "cuda" if torch.cuda.is_available() else "cpu"
x = torch.ones(2, 3, device=device, requires_grad=True)
result = x.argmax(dim=1).cpu().detach().numpy()
