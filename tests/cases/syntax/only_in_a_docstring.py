"""Shows what not to do: `x.numpy()` on a tensor that requires grad.

>>> torch.ones(2, requires_grad=True).numpy()
"""

import torch

result = torch.ones(1).numpy()
