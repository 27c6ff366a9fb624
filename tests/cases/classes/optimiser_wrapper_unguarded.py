import torch


class Solver:
    def __init__(self, start):
        self.x = torch.nn.Parameter(torch.as_tensor(start))

    def solve(self):
        optimizer = torch.optim.SGD([self.x], lr=0.1)
        self.x.pow(2).sum().backward()
        optimizer.step()
        return self.x.numpy()  # expect: TNP101 likely


Solver([1.0, 2.0]).solve()
