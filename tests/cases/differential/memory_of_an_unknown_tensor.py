import json

import torch

counts = torch.arange(4)
counts.data = torch.tensor(json.loads("[0.5, 1.5]"))
result = counts.numpy()
