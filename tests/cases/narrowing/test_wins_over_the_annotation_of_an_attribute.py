import numpy as np
import torch


class Results:
    def __init__(self, image: np.ndarray):
        self.image = image

    def array(self):
        if isinstance(self.image, torch.Tensor):
            return self.image.numpy()  # expect: TNP103 possible
        return self.image


result = Results(torch.ones(2)).array()
