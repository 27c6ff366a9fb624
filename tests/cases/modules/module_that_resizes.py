# What resizes an image has no parameters that could be trained, as far as its name tells.
import torch
from torch import nn


class Estimator:
    def __init__(self, resize: nn.Module | None = None) -> None:
        self.resize = resize

    def __call__(self, images: torch.Tensor):
        inputs = images.detach().float().cpu()
        if self.resize is not None:
            inputs = self.resize(inputs)
        return inputs.numpy()  # expect: TNP103 possible


result = Estimator(nn.Upsample(scale_factor=2))(torch.ones(1, 1, 2, 2))
