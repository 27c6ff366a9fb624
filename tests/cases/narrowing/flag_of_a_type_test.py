import numpy as np
import torch


def array(image):
    is_tensor = isinstance(image, torch.Tensor)
    print(image.shape)
    if is_tensor:
        return image.detach().cpu().numpy()
    return np.asarray(image)


result = [array(torch.ones(2, requires_grad=True)), array(np.ones(2))]
