import torch


class Single(type):
    made = {}

    def __call__(cls):
        if cls not in cls.made:
            cls.made[cls] = super().__call__()
        return cls.made[cls]


class Settings(metaclass=Single):
    def __init__(self):
        self.weight = torch.ones(2, requires_grad=True)


Settings().weight = torch.zeros(2)
result = Settings().weight.numpy()  # expect: TNP103 possible
