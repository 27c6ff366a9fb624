# What from_gpu does is not seen; its name says that it moves.
import torch


def apply(from_gpu, x: torch.Tensor, device):
    y = from_gpu(x.to(device))
    return y.detach().numpy()  # expect: TNP104 possible


result = apply(torch.Tensor.cpu, torch.ones(2), "cuda" if torch.cuda.is_available() else "cpu")
