import torch


class Box:
    def __init__(self):
        self.x = torch.zeros(2)


first = None
for i in range(2):
    box = Box()
    if first is None:
        first = box
box.x.requires_grad_()
result = first.x.numpy()  # expect: TNP101 likely
