# Which of the two it is, depends on the machine.
import numpy as np
import torch

FloatTensor = torch.cuda.FloatTensor if torch.cuda.is_available() and False else torch.FloatTensor
result = FloatTensor(np.arange(2))  # expect: TNP302 certain
