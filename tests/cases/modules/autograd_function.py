# autograd.Function.forward runs with grad mode off.
import numpy as np
import torch


class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return torch.from_numpy(np.power(x.cpu().numpy(), 3))

    @staticmethod
    def backward(ctx, gradient):
        return gradient


result = Cube.apply(torch.ones(2, requires_grad=True)).detach().numpy()
