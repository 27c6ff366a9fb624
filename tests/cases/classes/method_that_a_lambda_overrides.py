import torch


class Base:
    def get(self):
        return torch.ones(3, requires_grad=True)

    def converted(self):
        return self.get().numpy()  # expect: TNP101 likely


class Plain(Base):
    get = lambda self: torch.ones(3)


class Trained(Base):
    get = lambda self: torch.ones(3, requires_grad=True)


first = Plain().converted()
second = Plain().get().numpy()
third = Trained().get().numpy()  # expect: TNP101 certain
