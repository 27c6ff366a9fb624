# machine: accelerator
import numpy as np
import torch

noise = np.random.default_rng(0).normal(size=3)
image = torch.zeros(3, device="cuda")
image += noise  # expect: TNP107 certain
