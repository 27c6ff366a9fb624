import torch


class Base:
    def get(self):
        return torch.ones(3, requires_grad=True)

    def plain(self):
        return torch.ones(3)

    def converted(self):
        return self.get().numpy()  # expect: TNP101 likely

    def converted_plain(self):
        return self.plain().numpy()  # expect: TNP103 possible


class Made(Base):
    def made(self):
        return self.get().numpy()  # expect: TNP101 likely


def make():
    class Plain(Base):
        def get(self):
            return torch.ones(3)

        def plain(self):
            return torch.ones(3, requires_grad=True)

    return Plain()


class Outer:
    class Inner(Made):
        def get(self):
            return torch.ones(3)


first = make().converted()
second = Outer.Inner().made()
third = make().converted_plain()
