import torch

x = torch.ones(2, 2)
result = x.conj().numpy(), x.mH.numpy(), x.adjoint().T.numpy()
