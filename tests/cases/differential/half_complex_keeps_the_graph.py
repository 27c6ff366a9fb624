# machine: cpu
import torch

weight = torch.ones(2, requires_grad=True)
halved = weight.chalf()
halved.to(torch.complex64).numpy()  # expect: TNP101 certain
halved.detach().to(torch.complex64).numpy()
