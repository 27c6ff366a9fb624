# machine: accelerator
from torch import nn


def export(module: nn.Module):
    return [buffer.numpy() for buffer in module.buffers()]  # expect: TNP102 likely


export(nn.BatchNorm1d(2).cuda())
