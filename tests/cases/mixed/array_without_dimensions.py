import numpy as np
import torch

values = torch.ones(2)
loss = values.mean().numpy()
squeezed = np.squeeze(np.array([3.0]))
result = [
    (loss * 2) * values,  # expect: TNP107 likely
    (squeezed + 1) * values,  # expect: TNP107 likely
    np.abs(np.zeros(())) * values,  # expect: TNP107 likely
    np.array([1.0, 2.0])[np.array(1)] * values,
    np.array([3.0]).reshape(()) * 2 * values,
    (np.array([1.0, 2.0]) @ np.array([1.0, 2.0])) * values,
]
