"""What goes into a module and comes out of it lies where its user put it; a module that is made here is on the CPU."""

import torch
from torch import nn

seen = {}


def keep_all(module, inputs, output):
    seen["input"] = inputs[0].detach().cpu().numpy()
    seen["output"] = output.detach().numpy()  # expect: TNP102 likely


def watch(net):
    net.register_forward_hook(keep_all)
    net.register_forward_pre_hook(lambda module, inputs: seen.update(before=inputs[0].detach().cpu().numpy()))
    net.register_forward_hook(
        lambda module, args, kwargs, output: seen.update(kept=output.detach().numpy()),  # expect: TNP102 likely
        with_kwargs=True,
    )


def keep(module, inputs, output):
    seen["own"] = output.detach().numpy()  # expect: TNP104 possible


layer = nn.Linear(2, 3)
eval("watch")(layer)
layer.register_forward_hook(keep)
layer(torch.ones(1, 2))
result = sorted(seen)
