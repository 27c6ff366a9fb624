"""An embedding has the dtype of its table, whatever comes first."""

import torch
from torch.nn import functional as F

words = torch.tensor([0, 2])
table = torch.ones(3, 2, dtype=torch.bfloat16)
plain = F.embedding(words, table.float()).numpy()
halves = F.embedding(words, weight=table.half()).numpy()
result = F.embedding(words, table).numpy()  # expect: TNP105 certain
