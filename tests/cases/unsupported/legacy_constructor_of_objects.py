# Labels of a drug-response data set, https://github.com/PaccMann/paccmann_predictor/issues/14
import numpy as np
import torch

labels = np.array([0.5, 1.5], dtype=object)
result = torch.Tensor(labels)  # expect: TNP311 certain
