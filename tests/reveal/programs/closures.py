"""Closures and lambdas: they see what a name holds when they run, and run in the mode of their caller."""

import functools

import torch

weight = torch.ones(2, requires_grad=True)

with torch.no_grad():
    later = lambda: weight * 2
    reveal(later())  # tensor grad=no device=cpu dtype=float32
reveal(later())  # tensor grad=yes device=cpu dtype=float32


def factory(scale):
    def scaled(value):
        return value * scale

    return scaled


reveal(factory(weight)(torch.ones(2)))  # tensor grad=yes device=cpu dtype=float32
reveal(factory(2.0)(torch.ones(2)))  # tensor grad=no device=cpu dtype=float32


def guards():
    def to_numpy(tensor):
        return tensor.detach().cpu().numpy()

    return to_numpy


reveal(guards()(weight))  # ndarray dtype=float32 (expert: array dtype=float32)


def rebound():
    value = weight
    read = lambda: value
    value = weight.detach()
    reveal(read())  # tensor grad=no|yes device=cpu dtype=float32 (expert: grad=no)
    return read


reveal(rebound()())  # tensor grad=no|yes device=cpu dtype=float32 (expert: grad=no)

makers = [lambda value, bound=one: value * bound for one in (weight, weight.detach())]
reveal(makers[0](torch.ones(2)))  # tensor grad=no|yes device=cpu dtype=float32

identity = lambda value: value
reveal(identity(weight))  # tensor grad=yes device=cpu dtype=float32
reveal(identity(3))  # 3
compose = lambda first, second: lambda value: second(first(value))
reveal(compose(torch.Tensor.detach, torch.Tensor.numpy)(weight))  # ndarray dtype=float32 (expert: array dtype=float32)
reveal((lambda *parts: parts[0])(weight, None))  # tensor grad=yes device=cpu dtype=float32


def counter():
    total = []

    def add(value):
        total.append(value.detach())
        return total[-1]

    return add


reveal(counter()(weight))  # tensor grad=no device=cpu dtype=float32


def objective(flat):
    point = torch.tensor(flat, requires_grad=True)
    loss = (point * weight).sum()
    loss.backward()
    reveal(loss)  # tensor grad=yes device=cpu dtype=?
    reveal(point.grad)  # None or tensor grad=no device=cpu dtype=?
    return loss.item(), point.grad.numpy()


value, gradient = objective([1.0, 2.0])
reveal(value)  # float
reveal(gradient)  # ndarray dtype=float32 (expert: array dtype=float32)
double = functools.partial(torch.mul, 2)
reveal(double(weight))  # tensor grad=yes device=cpu dtype=float32
