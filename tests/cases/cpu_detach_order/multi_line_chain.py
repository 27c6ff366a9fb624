# machine: accelerator
import torch

x = torch.ones(1, 3, device="cuda", requires_grad=True)
result = (
    x.squeeze(0)
    .cpu()
    .detach()  # expect: TNP201
    .numpy()
)
