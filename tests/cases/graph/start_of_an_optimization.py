import torch
from torch import nn

encoder = nn.Linear(3, 2)
code = encoder(torch.ones(1, 3))
latent = torch.tensor(code.detach().numpy(), requires_grad=True)
optimizer = torch.optim.Adam([latent])
loss = (latent**2).sum()
loss.backward()
optimizer.step()
result = latent.grad is not None
