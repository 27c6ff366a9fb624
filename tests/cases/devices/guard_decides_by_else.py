import torch


def to_array(x: torch.Tensor, on_gpu: bool):
    x = x.detach()
    return x.cpu().numpy() if on_gpu else x.numpy()  # expect: TNP104 possible


result = to_array(torch.ones(2), on_gpu=False)
