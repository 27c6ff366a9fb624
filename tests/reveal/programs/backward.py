"""Autograd by hand: backward, autograd.grad, Function, hooks, functional transforms, distributions."""

import torch
from torch import nn

weight = torch.ones(2, requires_grad=True)
loss = (weight * 2).sum()
reveal(weight.grad)  # None or tensor grad=no device=cpu dtype=float32 (expert: None)
loss.backward()
reveal(weight.grad)  # None or tensor grad=no device=cpu dtype=float32
gradients = torch.autograd.grad((weight * 2).sum(), weight)
reveal(gradients[0])  # tensor grad=no device=cpu dtype=float32
(gradient,) = torch.autograd.grad((weight**2).sum(), [weight], create_graph=True)
reveal(gradient)  # tensor grad=likely device=cpu dtype=float32 (expert: grad=yes)
(gradient,) = torch.autograd.grad((weight**2).sum(), [weight])
reveal(gradient)  # tensor grad=no device=cpu dtype=float32


class Double(torch.autograd.Function):
    @staticmethod
    def forward(ctx, value):
        ctx.save_for_backward(value)
        reveal(value * weight)  # presumed tensor grad=no device=cpu dtype=? (expert: tensor grad=no device=? dtype=?)
        return value * 2

    @staticmethod
    def backward(ctx, upstream):
        (value,) = ctx.saved_tensors
        reveal(upstream)  # unknown (expert: tensor grad=no device=? dtype=?)
        return upstream * 2


reveal(Double.apply(weight))  # tensor grad=yes device=cpu dtype=float32
Double.apply(weight).sum().backward()


def train(value):
    value.sum().backward()
    reveal(value)  # unknown (expert: tensor grad=yes device=? dtype=?)
    return value


train(weight * 2)


def on_forward(module, arguments, output):
    reveal(output)  # unknown (expert: tensor grad=? device=? dtype=?)
    reveal(arguments[0])  # unknown (expert: tensor grad=? device=? dtype=?)


def on_backward(module, grad_input, grad_output):
    reveal(grad_output[0])  # unknown (expert: tensor grad=no device=? dtype=?)


layer = nn.Linear(2, 2)
layer.register_forward_hook(on_forward)
layer.register_full_backward_hook(on_backward)
layer(torch.ones(1, 2)).sum().backward()
weight.register_hook(lambda gradient: reveal(gradient))  # unknown (expert: tensor grad=no device=cpu dtype=float32)
(weight * 2).sum().backward()

normal = torch.distributions.Normal(weight, torch.ones(2))
reveal(normal.sample())  # tensor grad=no device=cpu dtype=? (expert: dtype=float32)
reveal(normal.rsample())  # tensor grad=likely device=cpu dtype=? (expert: grad=yes dtype=float32)
reveal(normal.log_prob(torch.ones(2)))  # tensor grad=likely device=cpu dtype=? (expert: grad=yes dtype=float32)
reveal(torch.distributions.Categorical(logits=weight).sample())  # tensor grad=no device=cpu dtype=int64
reveal(torch.func.grad(lambda value: (value**2).sum())(weight.detach()))  # unknown (expert: tensor grad=no device=cpu dtype=float32)
optimizer = torch.optim.LBFGS([weight])


def closure():
    optimizer.zero_grad()
    value = (weight**2).sum()
    reveal(value)  # tensor grad=likely|yes device=cpu dtype=float32 (expert: grad=yes)
    value.backward()
    return value


optimizer.step(closure)
retained = weight * 2
retained.retain_grad()
retained.sum().backward()
reveal(retained)  # tensor grad=likely device=cpu dtype=float32 (expert: grad=yes)
