# The real part of a half complex tensor is float16, which NumPy has.
import torch

c = torch.ones(2).chalf()
real = c.real.numpy()
c.numpy()  # expect: TNP105 certain
