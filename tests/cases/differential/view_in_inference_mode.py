import torch

with torch.inference_mode():
    result = torch.ones(2, requires_grad=True).unsqueeze(0)
result = result.numpy()  # expect: TNP101 likely
