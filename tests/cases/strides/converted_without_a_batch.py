"""default_convert() is what a loader without batches calls."""

import numpy as np
from torch.utils.data._utils.collate import default_convert

sample = {"audio": np.arange(4.0)[::-1], "label": 1}
result = default_convert(sample)  # expect: TNP304 certain
