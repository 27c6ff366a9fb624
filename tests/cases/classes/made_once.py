import torch


class Single:
    one = None

    def __new__(cls):
        if cls.one is None:
            cls.one = super().__new__(cls)
        return cls.one

    def __init__(self):
        self.count = 1


first = Single()
first.held = torch.ones(2, requires_grad=True)
second = Single()
second.held = torch.ones(2)
result = first.held.numpy()  # expect: TNP103 possible
