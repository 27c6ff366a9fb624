import torch

weight = torch.ones(3, requires_grad=True)
left = iter([weight, weight.detach()])
next(left)
result = list(left)[0].numpy()

pair = iter([weight.detach(), weight])
first = next(pair).numpy()
second = next(pair).numpy()  # expect: TNP101 certain
