"""nn.Module: layers, parameters, buffers, what they give inside and outside."""

import torch
from torch import nn

inputs = torch.ones(1, 2)
layer = nn.Linear(2, 3)
reveal(layer.weight)  # parameter grad=yes device=cpu dtype=float32
reveal(layer(inputs))  # tensor grad=yes device=cpu dtype=float32
reveal(layer.bias)  # parameter grad=yes device=cpu dtype=float32
reveal(layer(inputs).detach())  # tensor grad=no device=cpu dtype=float32
with torch.no_grad():
    reveal(layer(inputs))  # tensor grad=no device=cpu dtype=float32
    reveal(layer.weight)  # parameter grad=yes device=cpu dtype=float32
reveal(nn.ReLU()(inputs))  # tensor grad=no device=cpu dtype=float32
reveal(nn.Softmax(dim=1)(layer(inputs)))  # tensor grad=yes device=cpu dtype=float32
stack = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Dropout(0.5))
reveal(stack(inputs))  # tensor grad=yes device=cpu dtype=float32
reveal(stack[0].weight)  # parameter grad=yes device=cpu dtype=float32
reveal(nn.Sequential(nn.ReLU(), nn.Flatten())(inputs))  # tensor grad=no device=cpu dtype=float32
reveal(nn.MSELoss()(layer(inputs), torch.zeros(1, 3)))  # tensor grad=yes device=cpu dtype=float32
reveal(nn.CrossEntropyLoss()(inputs, torch.tensor([1])))  # tensor grad=no device=cpu dtype=float32
reveal(nn.Embedding(3, 2)(torch.tensor([1])))  # tensor grad=yes device=cpu dtype=float32
reveal(nn.BatchNorm1d(2).running_mean)  # tensor grad=no device=cpu dtype=? (expert: dtype=float32)
output, (hidden, cell) = nn.LSTM(2, 3)(inputs[None])
reveal(output)  # tensor grad=yes device=cpu dtype=float32
reveal(hidden)  # tensor grad=yes device=cpu dtype=float32
attended, scores = nn.MultiheadAttention(2, 1)(inputs[None], inputs[None], inputs[None])
reveal(attended)  # tensor grad=yes device=cpu dtype=float32


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(2, 2)
        self.scale = nn.Parameter(torch.ones(2))
        self.frozen = nn.Parameter(torch.ones(2), requires_grad=False)
        self.register_buffer("mean", torch.zeros(2))
        self.register_parameter("shift", nn.Parameter(torch.zeros(2)))
        self.constant = torch.ones(2)
        self.layers = nn.ModuleList([nn.Linear(2, 2) for step in range(2)])
        self.named = nn.ModuleDict({"a": nn.Linear(2, 2)})

    def forward(self, x):
        reveal(self.scale)  # parameter grad=likely device=follows dtype=?|float32 (expert: dtype=float32)
        reveal(self.frozen)  # parameter grad=no device=follows dtype=?|float32 (expert: dtype=float32)
        reveal(self.mean)  # tensor grad=no device=follows dtype=?|float32 (expert: dtype=float32)
        reveal(self.shift)  # parameter grad=likely device=follows dtype=?|float32 (expert: dtype=float32)
        reveal(self.constant)  # tensor grad=no device=cpu dtype=float32
        reveal(self.linear(x))  # tensor grad=likely|no device=follows dtype=?|float32 (expert: dtype=?)
        for layer in self.layers:
            x = layer(x)
        return self.linear(x) * self.scale + self.shift

    @torch.no_grad()
    def predict(self, x):
        reveal(self(x))  # tensor grad=no device=follows dtype=?
        return self(x)

    def loss(self, x):
        return self(x).sum()

    def statistics(self):
        return self.mean, self.frozen


net = Net()
reveal(net(inputs))  # tensor grad=yes device=cpu dtype=float32
reveal(net.predict(inputs))  # tensor grad=no device=cpu dtype=float32
reveal(net.loss(inputs))  # tensor grad=yes device=cpu dtype=float32
reveal(net.scale)  # parameter grad=yes device=cpu dtype=float32
reveal(net.frozen)  # parameter grad=no device=cpu dtype=float32
reveal(net.mean)  # tensor grad=no device=cpu dtype=float32
reveal(net.shift)  # parameter grad=yes device=cpu dtype=float32
reveal(net.linear.weight)  # parameter grad=yes device=cpu dtype=float32
reveal(net.layers[0].weight)  # unknown (expert: parameter grad=yes device=cpu dtype=float32)
reveal(net.named["a"].weight)  # unknown (expert: parameter grad=yes device=cpu dtype=float32)
reveal(net.statistics()[0])  # tensor grad=no device=cpu dtype=float32
reveal(net.eval()(inputs))  # tensor grad=yes device=cpu dtype=float32
reveal(net.train(False)(inputs))  # tensor grad=yes device=cpu dtype=float32
reveal(net.half().scale)  # parameter grad=yes device=cpu dtype=float16
reveal(net.float().scale)  # parameter grad=yes device=cpu dtype=float32
reveal(net.to(torch.float64).scale)  # parameter grad=yes device=cpu dtype=float64


class Shuffles(nn.Module):
    def __init__(self):
        super().__init__()
        self.shuffle = nn.ChannelShuffle(1)
        self.numpy = nn.Identity()

    def forward(self, x):
        return self.numpy(self.shuffle(x))


reveal(Shuffles()(torch.ones(1, 2, 2, 2)))  # tensor grad=no device=cpu dtype=float32
