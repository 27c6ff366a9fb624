# machine: cpu
import torch


class Box:
    weights = torch.ones(2, requires_grad=True)


box = Box()
type(box).weights.double().numpy()  # expect: TNP101 likely
