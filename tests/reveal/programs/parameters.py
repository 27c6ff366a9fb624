"""parameters(), state_dict(), .grad, freezing and thawing whole modules and single parameters."""

import copy

import torch
from torch import nn

inputs = torch.ones(1, 2)
layer = nn.Linear(2, 2)

for parameter in layer.parameters():
    reveal(parameter)  # parameter grad=yes device=cpu dtype=float32
for name, parameter in layer.named_parameters():
    reveal(parameter)  # parameter grad=yes device=cpu dtype=float32
reveal(list(layer.parameters())[0])  # parameter grad=yes device=cpu dtype=float32
reveal(next(layer.parameters()))  # parameter grad=yes device=cpu dtype=float32
reveal(next(layer.parameters()).device)  # device cpu
for buffer in nn.BatchNorm1d(2).buffers():
    reveal(buffer)  # tensor grad=no device=cpu dtype=?|float32 (expert: dtype=float32|int64)
state = layer.state_dict()
reveal(state["weight"])  # tensor grad=no device=cpu dtype=?|float32 (expert: dtype=float32)
for name, value in state.items():
    reveal(value)  # tensor grad=no device=cpu dtype=?|float32 (expert: dtype=float32)
reveal({name: value.clone() for name, value in layer.state_dict().items()}["bias"])  # tensor grad=no device=cpu dtype=?|float32 (expert: dtype=float32)

layer(inputs).sum().backward()
reveal(layer.weight.grad)  # None or tensor grad=no device=cpu dtype=float32
for parameter in layer.parameters():
    if parameter.grad is not None:
        reveal(parameter.grad)  # tensor grad=no device=cpu dtype=float32
        reveal(parameter.grad.norm())  # tensor grad=no device=cpu dtype=float32
reveal(torch.cat([parameter.grad.flatten() for parameter in layer.parameters()]))  # tensor grad=no device=cpu dtype=float32
reveal(torch.cat([parameter.flatten() for parameter in layer.parameters()]))  # tensor grad=yes device=cpu dtype=float32
reveal(nn.utils.parameters_to_vector(layer.parameters()))  # tensor grad=yes device=cpu dtype=float32
reveal(nn.utils.clip_grad_norm_(layer.parameters(), 1.0))  # tensor grad=no device=cpu dtype=float32

frozen = nn.Linear(2, 2).requires_grad_(False)
reveal(frozen.weight)  # parameter grad=no device=cpu dtype=float32
reveal(frozen(inputs))  # tensor grad=no device=cpu dtype=float32
frozen.requires_grad_(True)
reveal(frozen(inputs))  # tensor grad=yes device=cpu dtype=float32
for parameter in frozen.parameters():
    parameter.requires_grad = False
reveal(frozen(inputs))  # tensor grad=no device=cpu dtype=float32
for parameter in frozen.parameters():
    parameter.requires_grad_(True)
reveal(frozen(inputs))  # tensor grad=yes device=cpu dtype=float32
frozen.weight.requires_grad_(False)
reveal(frozen.weight)  # parameter grad=no|yes device=cpu dtype=float32 (expert: grad=no)
reveal(frozen.bias)  # parameter grad=no|yes device=cpu dtype=float32 (expert: grad=yes)
reveal(frozen(inputs))  # tensor grad=no|yes device=cpu dtype=float32 (expert: grad=yes)
twin = copy.deepcopy(layer)
reveal(twin.weight)  # parameter grad=yes device=cpu dtype=float32
twin.requires_grad_(False)
reveal(twin.weight)  # parameter grad=no device=cpu dtype=float32
reveal(layer.weight)  # parameter grad=yes device=cpu dtype=float32
reveal(layer.weight.detach().clone())  # tensor grad=no device=cpu dtype=float32
reveal(layer.weight.data)  # tensor grad=no device=cpu dtype=float32
with torch.no_grad():
    layer.weight.copy_(torch.zeros(2, 2))
    layer.bias.zero_()
reveal(layer.weight)  # parameter grad=yes device=cpu dtype=float32
layer.weight = nn.Parameter(torch.ones(2, 2))
reveal(layer.weight)  # parameter grad=yes device=cpu dtype=float32
optimizer = torch.optim.SGD(layer.parameters(), lr=0.1)
optimizer.step()
optimizer.zero_grad()
reveal(layer.weight)  # parameter grad=yes device=cpu dtype=float32
for group in optimizer.param_groups:
    reveal(group["params"][0])  # parameter grad=?|likely|yes device=?|cpu dtype=?|float32 (expert: grad=yes device=cpu dtype=float32)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = nn.Linear(2, 2)
        self.head = nn.Linear(2, 1)
        for parameter in self.backbone.parameters():
            parameter.requires_grad = False

    def forward(self, x):
        return self.head(self.backbone(x))


net = Net()
reveal(net.backbone.weight)  # parameter grad=no device=cpu dtype=float32
reveal(net.head.weight)  # parameter grad=yes device=cpu dtype=float32
reveal(net(inputs))  # tensor grad=yes device=cpu dtype=float32
reveal(net.backbone(inputs))  # tensor grad=no device=cpu dtype=float32
net.requires_grad_(False)
reveal(net(inputs))  # tensor grad=no device=cpu dtype=float32
