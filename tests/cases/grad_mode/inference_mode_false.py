import torch

w = torch.ones(2, requires_grad=True)
with torch.inference_mode(False):
    values = (w * 2).numpy()  # expect: TNP101 certain
