import torch

if torch.cuda.is_available():
    device = torch.device("cuda")
else:
    device = torch.device("cpu")
x = torch.ones(2, device=device)
result = x.numpy()  # expect: TNP102 likely
