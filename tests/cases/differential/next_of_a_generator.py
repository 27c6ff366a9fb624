import numpy as np
import torch

table = {"weight": torch.ones(2, requires_grad=True)}
result = np.asarray((value for value in table.values()).__next__())  # expect: TNP101 certain
