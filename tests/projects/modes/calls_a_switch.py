import torch
from on_demand import prepare

weights = torch.ones(3, requires_grad=True)
prepare()


def scale():
    return (weights * 2).numpy()  # expect: TNP101 likely
