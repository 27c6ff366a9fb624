# machine: cpu
import torch

unitary = torch.complex(torch.eye(2), torch.zeros(2, 2))
values = unitary.mH.numpy()  # expect: TNP106 certain
