import torch


class Embedder:
    def __init__(self, device):
        self.device = device

    def embed(self, x: torch.Tensor):
        features = x.to(self.device) * 2
        return features.detach().cpu().numpy()


result = Embedder("cuda" if torch.cuda.is_available() else "cpu").embed(torch.ones(2))
