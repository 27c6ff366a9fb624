import torch


class Box:
    def __init__(self):
        self.weight = torch.ones(3)


class Other:
    def __new__(cls):
        return Box()

    def __init__(self):
        self.weight = torch.ones(3, requires_grad=True)


class Detached:
    def __new__(cls, x):
        return x.detach()

    def numpy(self):
        return None


class Same:
    def __new__(cls, x):
        return x

    def numpy(self):
        return None


class Once:
    made = None

    def __new__(cls):
        if cls.made is None:
            cls.made = super().__new__(cls)
        return cls.made

    def __init__(self):
        self.weight = torch.ones(3, requires_grad=True)


trained = torch.ones(3, requires_grad=True)
first = Other().weight.numpy()
second = Detached(trained).numpy()
third = Once().weight.detach().numpy()
fourth = Same(trained).numpy()  # expect: TNP101 certain
