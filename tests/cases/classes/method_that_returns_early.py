# Every way out of the method counts: with `keep` the tensor stays.
import numpy as np
import torch


class Canvas:
    def __init__(self, image: torch.Tensor):
        self.image = image

    def to_numpy(self):
        if not isinstance(self.image, torch.Tensor):
            return
        self.image = self.image.detach().cpu().numpy()

    def to_numpy_unless(self, keep):
        if keep or not isinstance(self.image, torch.Tensor):
            return
        self.image = self.image.detach().cpu().numpy()

    def drawn(self):
        self.to_numpy()
        return np.asarray(self.image)

    def drawn_unless(self, keep):
        self.to_numpy_unless(keep)
        return np.asarray(self.image)  # expect: TNP103 possible


result = Canvas(torch.ones(2, requires_grad=True)).drawn().sum()
