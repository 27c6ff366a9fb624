# machine: accelerator
import torch


def run(pair, device):
    x, y = (part.to(device) for part in pair)
    return x.cpu().numpy(), y.detach().numpy()  # expect: TNP102 likely


run((torch.ones(2), torch.zeros(2)), "cuda")
