import torch


def converted():
    tensor = torch.ones(2, requires_grad=True)

    class Freezer:
        def freeze(self):
            nonlocal tensor
            tensor = tensor.detach()

    Freezer().freeze()
    return tensor.numpy()  # expect: TNP103 possible


def displayed():
    tensor = torch.ones(2, requires_grad=True)

    class Label:
        def __str__(self):
            nonlocal tensor
            tensor = tensor.detach()
            return "label"

    print(f"{Label()}")
    return tensor.numpy()  # expect: TNP103 possible


result = converted() + displayed()
