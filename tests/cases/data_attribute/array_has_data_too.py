import numpy as np
import torch

array = torch.ones(3).numpy()
result = array.data.nbytes
