import torch

weight = torch.ones(2, requires_grad=True)
with torch.inference_mode():
    weight.detach_()  # records nothing here, and leaves requires_grad as it was
result = weight.numpy()  # expect: TNP101 likely
