import numpy as np
import torch

x = torch.ones(2)
result = [torch.as_tensor(x), x.clone().detach(), torch.tensor(x.tolist()), torch.tensor(np.ones(2)), torch.tensor(3.0)]
