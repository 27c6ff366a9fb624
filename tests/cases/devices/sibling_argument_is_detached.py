# machine: accelerator
import torch


def scatter(points: torch.Tensor, colours: torch.Tensor):
    xy = points.detach().cpu().numpy()
    shade = colours.detach().numpy()  # expect: TNP102 likely
    return xy, shade


scatter(torch.ones(2, 2, device="cuda"), torch.ones(2, device="cuda"))
