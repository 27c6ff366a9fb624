# machine: accelerator
import torch


class Sampler:
    def __init__(self):
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")

    def draw(self):
        return torch.randn(3, device=self.device).numpy()  # expect: TNP102 likely


Sampler().draw()
