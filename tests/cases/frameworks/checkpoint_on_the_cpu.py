import io

import torch
from torch import nn

file = io.BytesIO()
torch.save({"model": nn.Linear(2, 2).state_dict(), "epoch": 3}, file)
file.seek(0)
checkpoint = torch.load(file, map_location="cpu")
weight = checkpoint["model"]["weight"].numpy()
if isinstance(checkpoint, dict):
    result = checkpoint["model"]["bias"].numpy()
