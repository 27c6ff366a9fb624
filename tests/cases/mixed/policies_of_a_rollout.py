# As in https://github.com/jcwleo/random-network-distillation-pytorch/pull/14: stacked only on the GPU machine.
# machine: accelerator
import numpy as np
import torch

first = torch.ones(2, 3, device="cuda")
policies = np.vstack([first, first * 2])  # expect: TNP107 certain
