import torch


def by_handler():
    made = torch.ones(2, requires_grad=True)
    try:
        raise ValueError
    except ValueError:
        made = made.detach()
        raise
    finally:
        made.numpy()  # expect: TNP101 likely


def by_else():
    made = torch.ones(2, requires_grad=True)
    try:
        count = 1
    except ValueError:
        count = 2
    else:
        made = made.detach()
        raise KeyError(count)
    finally:
        made.numpy()  # expect: TNP101 likely


result = []
try:
    by_handler()
except ValueError:
    result.append("handler")
try:
    by_else()
except KeyError:
    result.append("else")
