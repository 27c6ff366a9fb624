import torch

with torch.inference_mode():
    weight = torch.ones(2, requires_grad=True)
row = weight.view(-1).numpy()  # expect: TNP101 likely
failing = weight.numpy()  # expect: TNP101 likely
