import torch


class Base:
    scale = torch.ones(3)

    def make(self):
        return torch.ones(3, requires_grad=True)

    def plain(self):
        return torch.ones(3)


class Other(Base):
    scale = torch.ones(3, requires_grad=True)

    def make(self):
        return torch.ones(3)

    def plain(self):
        return torch.ones(3, requires_grad=True)


base = Base()
first = base.scale.numpy()
second = base.plain().numpy()
third = base.make().numpy()  # expect: TNP101 certain
