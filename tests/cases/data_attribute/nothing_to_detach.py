# There is no graph: whatever `.data` is good for, it hides nothing.
import torch

pixels = torch.arange(4.0)
result = pixels.data.numpy(), (pixels == 0).data.cpu().numpy()
