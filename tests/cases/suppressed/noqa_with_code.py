import torch

w = torch.ones(2, requires_grad=True)
try:
    w.numpy()  # noqa: TNP101
except ValueError:
    pass
except RuntimeError as error:
    result = str(error)
