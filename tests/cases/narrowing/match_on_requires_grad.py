import torch

w = torch.ones(2, requires_grad=True)
match w.requires_grad:
    case False:
        result = w.numpy()
    case _:
        result = w.detach().numpy()
