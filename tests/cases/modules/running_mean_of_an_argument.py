# machine: accelerator
from torch import nn


def means(norm: nn.BatchNorm1d):
    return norm.running_mean.numpy()  # expect: TNP102 likely


means(nn.BatchNorm1d(2).cuda())
