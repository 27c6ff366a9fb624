import torch


def batches():
    torch.set_grad_enabled(False)
    yield 1
    torch.set_grad_enabled(True)


weight = torch.ones(2, requires_grad=True)
for _ in batches():
    break
doubled = weight * 2
result = doubled.numpy()  # expect: TNP101 likely
