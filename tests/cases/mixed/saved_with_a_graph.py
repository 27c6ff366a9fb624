import io

import numpy as np
import torch

weights = torch.ones(3, requires_grad=True)
np.testing.assert_allclose(np.ones(3), weights.detach())
np.save(io.BytesIO(), weights)  # expect: TNP107 certain
