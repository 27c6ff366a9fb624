# A method leaves no tensor in an attribute: on one path it sets it, on the other a test has said that there is none.
import numpy as np
import torch


class Canvas:
    def __init__(self, image):
        self.image = image if isinstance(image, torch.Tensor) else np.asarray(image)

    def to_numpy(self):
        if isinstance(self.image, torch.Tensor):
            self.image = self.image.detach().cpu().numpy()

    def look(self):
        if isinstance(self.image, torch.Tensor):
            self.seen = True

    def drawn(self):
        self.to_numpy()
        return np.asarray(self.image)

    def drawn_unguarded(self):
        self.look()
        return np.asarray(self.image)  # expect: TNP103 possible


result = Canvas(torch.ones(2, requires_grad=True)).drawn().sum()
