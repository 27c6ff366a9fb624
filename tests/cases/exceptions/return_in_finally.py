import torch


def attempt(weight):
    array = None
    try:
        array = weight.numpy()
    finally:
        return array


def attempt_once():
    weight = torch.ones(2, requires_grad=True)
    try:
        return weight.numpy()
    finally:
        return None


result = attempt_once()
