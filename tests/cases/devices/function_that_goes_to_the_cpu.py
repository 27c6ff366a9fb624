import torch


def apply(to_cpu, x: torch.Tensor, device):
    y = to_cpu(x.to(device))
    return y.detach().numpy()


result = apply(torch.Tensor.cpu, torch.ones(2), "cuda" if torch.cuda.is_available() else "cpu")
