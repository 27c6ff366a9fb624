import settings
import torch

weights = torch.ones(3, requires_grad=True)


def scale():
    return (weights * 2).numpy()  # expect: TNP101 likely


print(settings.DEBUG)
