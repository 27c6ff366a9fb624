import torch


def to_array(x: torch.Tensor, on_cpu: bool):
    x = x.detach()
    if on_cpu:
        return x.numpy()  # expect: TNP104 possible
    return x.cpu().numpy()


result = to_array(torch.ones(2), on_cpu=True)
