import torch

device = "cuda" if torch.cuda.is_available() else "cpu"
y = torch.ones(3, device=device)
if device == "cuda":
    y = y.cpu()
first = y.numpy()

z = torch.ones(3, device=device)
if device != "cpu":
    z = z.cpu()
second = z.numpy()

u = torch.ones(3, device=device)
if "cuda" in device:
    u = u.cpu()
third = u.numpy()

v = torch.ones(3, device=device)
if device.startswith("cuda"):
    v = v.cpu()
fourth = v.numpy()

w = torch.ones(3, device=device)
if torch.cuda.is_available():
    w = w.cpu()
result = [first, second, third, fourth, w.numpy()]
