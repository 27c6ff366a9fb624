import torch


class Base:
    scale = torch.ones(2, requires_grad=True)


class Heir(Base):
    pass


result = type(Heir()).scale.numpy()  # expect: TNP101 certain
