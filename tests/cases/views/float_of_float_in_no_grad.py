# .float() of a float32 parameter is the parameter itself.
import torch

w = torch.nn.Parameter(torch.ones(3))
with torch.no_grad():
    same = w.float()
values = same.numpy()  # expect: TNP101
