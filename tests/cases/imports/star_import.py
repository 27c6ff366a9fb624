from torch import *

w = ones(2, requires_grad=True)
result = w.detach().numpy()
