import torch


def make(trainable):
    w = torch.ones(2, requires_grad=trainable)
    return w.numpy()


result = make(False)
