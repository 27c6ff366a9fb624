import torch

loss = torch.ones(()) * 2
result = f"loss {loss.numpy().item():.2f}"  # expect: TNP204
