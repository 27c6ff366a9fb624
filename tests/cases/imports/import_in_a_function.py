def run():
    import numpy as np
    import torch

    w = torch.ones(2, requires_grad=True)
    return np.asarray(w)  # expect: TNP101


run()
