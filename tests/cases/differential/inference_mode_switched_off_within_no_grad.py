import torch

w = torch.ones(2, requires_grad=True)
with torch.no_grad():
    with torch.inference_mode(False):
        result = w.numpy()  # expect: TNP101 certain
