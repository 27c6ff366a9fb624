import torch


def strict(w: torch.Tensor):
    if w.requires_grad:
        raise NotImplementedError
        return w.numpy()
    return w.cpu().numpy()


result = strict(torch.ones(2))
