import torch


def read(tensor):
    try:
        return tensor
    finally:
        return tensor.detach()


result = read(torch.ones(2, requires_grad=True)).numpy()
