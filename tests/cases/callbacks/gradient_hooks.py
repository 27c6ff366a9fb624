"""Gradients come without a graph, and in code that runs with grad mode off; where they lie, nobody says."""

import torch
from torch import nn

seen = {}


def keep(grad):
    seen["weight"] = grad.cpu().numpy()


def keep_all(module, grad_input, grad_output):
    seen["output"] = grad_output[0].cpu().numpy()


def keep_under(name):
    def hook(grad):
        seen[name] = grad.cpu().numpy()

    return hook


def keep_parameter(parameter):
    seen["parameter"] = parameter.cpu().numpy().copy()


net = nn.Linear(2, 1)
net.weight.register_hook(keep)
net.bias.register_hook(keep_under("bias"))
net.weight.register_post_accumulate_grad_hook(keep_parameter)
net.register_full_backward_hook(keep_all)
scores = net(torch.ones(1, 2, requires_grad=True))
scores.register_hook(lambda grad: seen.update(scores=grad.cpu().numpy()))
scores.sum().backward()
result = sorted(seen)
