# select: TNP203
import torch

counts = torch.zeros(3)
alias = counts.detach()
alias.requires_grad_()
on_host = counts.cpu()
result = [counts.requires_grad, alias.detach().numpy(), on_host.numpy()]
