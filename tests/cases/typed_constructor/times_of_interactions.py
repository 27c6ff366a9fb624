"""RUCAIBox/RecBole#2204: what a user did is put in order by times that FloatTensor has made equal."""

import numpy as np
import torch

times = np.array([874965706, 874965758, 874965739])
rounded = torch.FloatTensor(times)  # expect: TNP302 certain
result = rounded.unique().numel()
