import torch


class Base:
    def __init__(self):
        self.weight = self.build()

    def build(self):
        return torch.ones(2, requires_grad=True)

    def scaled(self):
        return self.build() * 2


class Frozen(Base):
    def __init__(self):
        super().__init__()

    def build(self):
        return torch.ones(2)

    def scaled(self):
        return super().scaled()


class Sibling(Base):
    def build(self):
        return torch.ones(2)


class Asking(Base):
    def build(self):
        return super().build()


class Diamond(Asking, Sibling):
    pass


Frozen().weight.numpy()
Frozen().scaled().numpy()
Diamond().build().numpy()
result = Asking().weight.numpy()  # expect: TNP101 certain
