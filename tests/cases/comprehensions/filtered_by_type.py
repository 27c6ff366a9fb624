import numpy as np
import torch

mixed = [np.ones(2), torch.ones(2, requires_grad=True), 3.0]
result = [item.detach().numpy() for item in mixed if torch.is_tensor(item)]
