# machine: accelerator
import torch


def pick_device():
    if torch.cuda.is_available():
        return torch.device("cuda")
    return torch.device("cpu")


x = torch.ones(3).to(pick_device())
values = x.numpy()  # expect: TNP102 likely
