import torch

if torch.cuda.is_available():
    device = "cuda"
elif torch.backends.mps.is_available():
    device = "mps"
else:
    device = "cpu"
y = torch.ones(3).to(device)
if device == "cuda":
    y = y.cpu()
result = y.numpy()  # expect: TNP102 likely
