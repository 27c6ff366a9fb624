import torch


class Box:
    def __init__(self, content):
        self.content = content


box = Box(torch.ones(2, requires_grad=True))
setattr(box, "content", torch.zeros(2))
result = box.content.numpy()
