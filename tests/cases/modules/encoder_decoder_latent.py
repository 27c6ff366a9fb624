import torch
from torch import nn


class AutoEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = nn.Linear(4, 2)
        self.decoder = nn.Linear(2, 4)

    def forward(self, x):
        latent = self.encoder(x)
        return self.decoder(latent), latent


reconstruction, latent = AutoEncoder()(torch.ones(1, 4))
coordinates = latent.numpy()  # expect: TNP101 certain
