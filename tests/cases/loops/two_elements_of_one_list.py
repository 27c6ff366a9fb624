import torch

parts = torch.ones(4).split(1)
for t in parts:
    for u in parts:
        if u is not t:
            u.requires_grad_()
            result = t.numpy()  # expect: TNP101 likely
            break
    break
