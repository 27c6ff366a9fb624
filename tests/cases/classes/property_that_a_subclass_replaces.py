import torch


class Base:
    @property
    def weight(self):
        return torch.ones(3, requires_grad=True)

    @property
    def plain(self):
        return torch.ones(3)

    def converted(self):
        return self.weight.numpy()  # expect: TNP101 likely

    def converted_plain(self):
        return self.plain.numpy()  # expect: TNP101 likely


class Plain(Base):
    weight = torch.ones(3)
    plain = torch.ones(3, requires_grad=True)


first = Plain().converted()
second = Plain().converted_plain()
