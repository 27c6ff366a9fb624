import torch

w = torch.ones(2, requires_grad=True)


def finish():
    last = w.numpy()  # expect: TNP101 likely
    torch.set_grad_enabled(False)
    return last


result = finish()
