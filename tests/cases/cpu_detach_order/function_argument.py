# machine: accelerator
import torch


def to_numpy(tensor: torch.Tensor):
    return tensor.cpu().detach().numpy()  # expect: TNP201


result = to_numpy(torch.ones(2, device="cuda", requires_grad=True))
