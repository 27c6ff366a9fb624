import io

import torch

buffer = io.BytesIO()
torch.save({"w": torch.ones(2)}, buffer)
buffer.seek(0)
state = torch.load(buffer, map_location="cpu")
result = state["w"].cpu().numpy()
