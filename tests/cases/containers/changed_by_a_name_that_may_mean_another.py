import torch


class Left:
    held = None


class Right:
    held = None


def attribute(flag):
    weight = torch.ones(2, requires_grad=True)
    left, right = Left(), Right()
    left.held = torch.ones(2)
    right.held = torch.ones(2)
    either = left if flag else right
    either.held = weight
    return left.held.numpy()  # expect: TNP101 likely


def item(flag):
    weight = torch.ones(2, requires_grad=True)
    listed, named = [torch.ones(2)], {0: torch.ones(2)}
    either = listed if flag else named
    either[0] = weight
    return listed[0].numpy()  # expect: TNP101 likely


def deleted(flag):
    weight = torch.ones(2, requires_grad=True)
    listed, named = [torch.ones(2), weight], {0: torch.ones(2)}
    either = listed if flag else named
    del either[0]
    return listed[0].numpy()  # expect: TNP101 likely


def added(flag, given):
    weight = torch.ones(2, requires_grad=True)
    total = torch.ones(2)
    either = total if flag else given
    either += weight
    return total.numpy()  # expect: TNP101 likely


def grown(flag):
    listed = [torch.ones(2, requires_grad=True)]
    either = listed if flag else None
    either += [torch.ones(2)]
    return listed[-1].numpy()


attribute(False)
item(False)
deleted(False)
added(False, torch.ones(2))
result = grown(True)
