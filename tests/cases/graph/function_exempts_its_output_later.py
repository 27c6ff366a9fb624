"""`setup_context` takes an output out of the graph; a tensor in a dict brings none into it."""

import torch


class Double(torch.autograd.Function):
    @staticmethod
    def forward(x):
        return x * 2

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.mark_non_differentiable(output)

    @staticmethod
    def backward(ctx, grad):
        return grad


class Scale(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, options):
        return x * options["weights"].detach()

    @staticmethod
    def backward(ctx, grad):
        return grad, None


weights = torch.ones(3, requires_grad=True)
result = [
    Double.apply(weights).numpy(),  # expect: TNP101 likely
    Scale.apply(torch.ones(3), {"weights": weights}).numpy(),
]
