import torch


class Box:
    scale = torch.ones(2, requires_grad=True)

    def __init__(self, x):
        self.x = x


box = Box(torch.zeros(2))
result = type(box).scale.numpy()  # expect: TNP101 likely
