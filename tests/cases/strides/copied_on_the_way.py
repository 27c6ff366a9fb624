"""All that clears negative strides: copies, arithmetic, indexing with lists and masks, stacking."""

import numpy as np
import torch

image = np.ones((2, 3))
turned = image[::-1]
flipped = np.flip(image, axis=1)
k = 2
result = [
    torch.from_numpy(turned.copy()),
    torch.from_numpy(np.array(turned)),
    torch.from_numpy(turned * 2),
    torch.from_numpy(turned.astype(np.float32)),
    torch.from_numpy(turned.astype(float)),
    torch.from_numpy(turned.astype("float32", copy=False)),
    torch.from_numpy(turned.ravel()),
    torch.from_numpy(turned[[0, 1]]),
    torch.from_numpy(turned[turned > 0]),
    torch.from_numpy(turned[0]),
    torch.from_numpy(turned[::-1]),
    torch.from_numpy(np.stack([turned, turned])),
    torch.from_numpy(np.concatenate([turned, flipped])),
    torch.from_numpy(np.ascontiguousarray(flipped)),
    torch.from_numpy(np.rot90(image, 4)),
    torch.from_numpy(image[::2]),
    torch.from_numpy(image[::k]),
    torch.tensor([turned, flipped]),  # expect: TNP303 certain
    torch.tensor([1, 2, 3][::-1]),
    torch.flip(torch.from_numpy(image), [0]),
]
