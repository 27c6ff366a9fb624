import torch


class Axes:
    def __init__(self):
        self.lines = []

    def plot(self, *series):
        self.lines.append(series)


axes = Axes()
x = torch.linspace(0, 1, 5)
slope = torch.nn.Parameter(torch.tensor(2.0))
axes.plot(x.numpy(), (slope * x).detach().numpy())
result = len(axes.lines)
