# machine: accelerator
"""Modules that move: their parameters and buffers go along, plain tensors stay."""

import torch
from torch import nn

inputs = torch.ones(1, 2)
layer = nn.Linear(2, 2).cuda()
reveal(layer.weight)  # parameter grad=yes device=off-cpu dtype=float32
reveal(layer(inputs.cuda()))  # tensor grad=yes device=off-cpu dtype=float32
reveal(layer(inputs.cuda()).detach().cpu())  # tensor grad=no device=cpu dtype=float32
layer.cpu()
reveal(layer.weight)  # parameter grad=yes device=cpu dtype=float32
layer.to("cuda")
reveal(layer.weight)  # parameter grad=yes device=off-cpu dtype=float32
reveal(next(layer.parameters()).device)  # device off-cpu
reveal(inputs.to(next(layer.parameters()).device))  # tensor grad=no device=off-cpu dtype=float32
state = layer.state_dict()
reveal(state["weight"])  # tensor grad=no device=off-cpu dtype=?|float32 (expert: dtype=float32)
reveal(state["weight"].cpu())  # tensor grad=no device=cpu dtype=?|float32 (expert: dtype=float32)
reveal(nn.Sequential(nn.Linear(2, 2), nn.ReLU()).to("cuda")(inputs.cuda()))  # tensor grad=yes device=off-cpu dtype=float32


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(2))
        self.register_buffer("mean", torch.zeros(2))
        self.constant = torch.ones(2)
        self.linear = nn.Linear(2, 2)

    def forward(self, x):
        x = self.linear(x)
        reveal(x)  # tensor grad=likely|no device=follows dtype=?|float32 (expert: dtype=?)
        fresh = torch.zeros(2)
        reveal(fresh)  # tensor grad=no device=cpu dtype=float32
        reveal(fresh.to(x.device))  # tensor grad=no device=follows dtype=float32
        reveal(self.mean + 1)  # tensor grad=no device=follows dtype=? (expert: dtype=float32)
        return x * self.scale

    def embed(self, x):
        with torch.no_grad():
            result = self(x)
        reveal(result)  # tensor grad=no device=follows dtype=?
        return result.cpu()


net = Net()
reveal(net.scale)  # parameter grad=yes device=cpu dtype=float32
net = net.cuda()
reveal(net.scale)  # parameter grad=yes device=off-cpu dtype=float32
reveal(net.mean)  # tensor grad=no device=off-cpu dtype=float32
reveal(net.constant)  # tensor grad=no device=cpu dtype=float32
reveal(net.linear.weight)  # parameter grad=yes device=off-cpu dtype=float32
reveal(net(inputs.cuda()))  # tensor grad=yes device=off-cpu dtype=float32
reveal(net.embed(inputs.cuda()))  # tensor grad=no device=cpu dtype=float32
net.to(device="cpu")
reveal(net.scale)  # parameter grad=yes device=cpu dtype=float32
reveal(net(inputs))  # tensor grad=yes device=cpu dtype=float32


def evaluate(model, batch):
    model.eval()
    with torch.no_grad():
        output = model(batch)
        reveal(output)  # presumed tensor grad=no device=follows dtype=?
    output = model(batch)
    reveal(output.detach())  # presumed tensor grad=no device=follows dtype=?
    return output.cpu()


evaluate(layer, inputs.cuda())
