import torch


class Logger:
    def __init__(self):
        self.rows = []

    def log(self, name, value):
        if isinstance(value, torch.Tensor):
            value = value.numpy()  # expect: TNP103 possible
        self.rows.append((name, value))


Logger().log("loss", torch.ones((), requires_grad=True))
