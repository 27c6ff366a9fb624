import torch

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
y = torch.ones(3, device=device)
if device.type == "cpu":
    y = y.cpu()
result = y.numpy()  # expect: TNP102 likely
