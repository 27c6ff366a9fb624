# The function's own text doesn't show it: grad mode is off in the whole script.
import torch

weight = torch.nn.Parameter(torch.ones(2))


def report():
    return (weight * 2).numpy()


torch.set_grad_enabled(False)
result = report()
