import torch


class Base:
    def get(self):
        return torch.ones(3, requires_grad=True)

    def other(self):
        return torch.ones(3, requires_grad=True)

    def converted(self):
        return self.get().numpy()  # expect: TNP101 likely

    def kept(self):
        return self.other().numpy()  # expect: TNP101 certain


Plain = type("Plain", (Base,), {"get": lambda self: torch.ones(3)})
first = Plain().converted()
second = Plain().kept()
