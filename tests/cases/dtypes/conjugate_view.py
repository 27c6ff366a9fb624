import torch

z = torch.tensor([1 + 2j])
values = z.conj().numpy()  # expect: TNP106
