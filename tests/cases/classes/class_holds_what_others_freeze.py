import torch
from torch import nn


class Context:
    net = None


class Last:
    made = None

    def __init__(self):
        self.w = torch.ones(3, requires_grad=True)
        Last.made = self


class ByName:
    tensors = {}

    @classmethod
    def add(cls, name, tensor):
        cls.tensors[name] = tensor


class Pool:
    tensors = []

    def put(self, tensor):
        self.tensors.append(tensor)


class Switch:
    def __init__(self):
        self.w = torch.ones(3, requires_grad=True)


def keep(tensor):
    keep.seen.append(tensor)


keep.seen = []


def set_up(net):
    Context.net = net


def off(self):
    self.w.requires_grad_(False)


def freeze():
    for parameter in Context.net.parameters():
        parameter.requires_grad_(False)
    Last.made.w.requires_grad_(False)
    for tensor in [*ByName.tensors.values(), *Pool.tensors, *keep.seen]:
        tensor.requires_grad_(False)


net = nn.Linear(2, 2)
last = Last()
named = torch.ones(3, requires_grad=True)
pooled = torch.ones(3, requires_grad=True)
seen = torch.ones(3, requires_grad=True)
Switch.off = off
switch = Switch()
switch.off()
set_up(net)
ByName.add("w", named)
Pool().put(pooled)
keep(seen)
freeze()
results = [
    net(torch.ones(1, 2)).numpy(),  # expect: TNP101 likely
    last.w.numpy(),  # expect: TNP101 likely
    named.numpy(),  # expect: TNP101 likely
    pooled.numpy(),  # expect: TNP101 likely
    seen.numpy(),  # expect: TNP101 likely
    switch.w.numpy(),  # expect: TNP101 likely
]
