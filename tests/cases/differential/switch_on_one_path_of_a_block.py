import contextlib

import torch

weight = torch.ones(2, requires_grad=True)


def switches(value):
    with torch.no_grad() if callable(value) else contextlib.nullcontext():
        match value:
            case None:
                pass
            case _:
                torch.set_grad_enabled(False)
    return value


switches(weight)
(weight * 2).numpy()  # expect: TNP101
