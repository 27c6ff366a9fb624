import torch

flag, nothing = 1, 0
frozen = torch.ones(3, requires_grad=True)
if flag is True:
    pass
else:
    frozen = frozen.detach()
result = frozen.numpy()
plain = torch.ones(3)
if nothing is not False:
    plain = torch.ones(3, requires_grad=True)
failing = plain.numpy()  # expect: TNP101 certain
