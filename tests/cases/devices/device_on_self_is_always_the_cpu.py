import torch


class Embedder:
    def __init__(self):
        self.device = torch.device("cpu")

    def embed(self, x: torch.Tensor):
        features = x.to(self.device) * 2
        return features.detach().numpy()


result = Embedder().embed(torch.ones(2))
