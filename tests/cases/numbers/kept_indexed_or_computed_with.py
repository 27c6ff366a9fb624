# Where the array is used as an array, it is needed.
import numpy as np
import torch

scores = torch.arange(4.0)
array = scores.numpy()
result = (
    array.item(2),
    scores.numpy().item(2),
    scores.numpy()[1].item(),
    scores.numpy().mean().item(),
    float(np.median(scores.numpy())),
    float(scores.numpy()[0]),
)
