import torch


def detached_unless_bytes():
    weight = torch.ones(2, requires_grad=True)
    ratio = (5).as_integer_ratio()
    kept = weight if isinstance(ratio, bytes) else weight.detach()
    return kept.numpy()  # expect: TNP101 likely


def detached_unless_complex(flag):
    weight = torch.ones(2, requires_grad=True)
    number = 1 if flag else 2.0
    kept = weight if isinstance(number, complex) else weight.detach()
    return kept.numpy()  # expect: TNP101 likely


detached_unless_bytes()
result = detached_unless_complex(True)
