import numpy as np
import torch

image = torch.rand(3, 8, 8, requires_grad=True)
optimizer = torch.optim.Adam([image], lr=0.1)
for _ in range(2):
    optimizer.zero_grad()
    image.mean().neg().backward()
    optimizer.step()
pixels = (image.clamp(0, 1) * 255).permute(1, 2, 0).numpy()  # expect: TNP101 certain
picture = pixels.astype(np.uint8)
