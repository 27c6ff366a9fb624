# machine: accelerator
from torch import nn


def export(policy):
    return [p.detach().numpy() for p in policy.parameters()]  # expect: TNP102 likely


export(nn.Linear(2, 1).cuda())
