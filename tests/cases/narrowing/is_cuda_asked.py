import torch


def to_array(x: torch.Tensor):
    x = x.detach()
    if x.is_cuda:
        x = x.cpu()
    return x.numpy()


result = to_array(torch.ones(2, device="cuda" if torch.cuda.is_available() else "cpu"))
