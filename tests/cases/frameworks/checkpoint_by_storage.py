import io

import torch

file = io.BytesIO()
torch.save(torch.ones(3), file)
file.seek(0)
saved = torch.load(file, map_location=lambda storage, location: storage)
result = saved.numpy()
