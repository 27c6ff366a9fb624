# machine: cpu
import torch

z = torch.tensor([[1 + 2j, 3j], [1j, 4]])
picked = z.conj()[[0]].numpy()  # expect: TNP106 likely
