# machine: accelerator
import torch


class Embedder:
    def __init__(self, device):
        self.device = device

    def embed(self, x: torch.Tensor):
        features = x.to(self.device) * 2
        return features.detach().numpy()  # expect: TNP102 likely


Embedder("cuda").embed(torch.ones(2))
