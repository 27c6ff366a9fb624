import torch

weight = torch.ones(2)


class Box:
    scale = weight.requires_grad_()


result = weight.numpy()  # expect: TNP101 certain
