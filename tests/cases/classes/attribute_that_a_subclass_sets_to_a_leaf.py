import torch


class Plain:
    scale = torch.ones(2)

    def __init__(self):
        self.value = torch.ones(2)

    def values(self):
        return self.value.numpy()  # expect: TNP101 likely

    def scales(self):
        return self.scale.numpy()  # expect: TNP101 likely


class Trained(Plain):
    scale = torch.ones(2, requires_grad=True)

    def __init__(self):
        super().__init__()
        self.value = torch.ones(2, requires_grad=True)


first = Plain().values()
second = Plain().scales()
third = Trained().values()
