import torch

w = torch.ones(2, requires_grad=True)
with torch.inference_mode(), torch.enable_grad():
    result = w.prod().numpy()  # expect: TNP101 likely
