import torch

w = torch.ones(2, requires_grad=True)


@torch.set_grad_enabled(False)
def evaluate():
    return w.sum().numpy()


before = evaluate()
result = w.sum().numpy()  # expect: TNP101 certain
