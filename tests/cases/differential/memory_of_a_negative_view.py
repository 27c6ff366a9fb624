import torch

values = torch.ones(2)
values.data = torch.ones(2).to(torch.complex64).conj().imag
result = values.numpy()  # expect: TNP106 certain
