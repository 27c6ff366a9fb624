import torch


class Logger:
    def __init__(self):
        self.rows = []

    def log(self, name, value):
        if isinstance(value, torch.Tensor):
            value = value.detach().cpu().numpy()
        self.rows.append((name, value))


logger = Logger()
logger.log("loss", torch.ones((), requires_grad=True))
logger.log("step", 3)
result = [name for name, _ in logger.rows]
