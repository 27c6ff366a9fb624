import torch

x = torch.ones(2, 2)
with torch.autocast("cpu", dtype=torch.bfloat16):
    columns = torch.einsum("ij->j", x)
    outer = torch.einsum("ij,kl->ijkl", x, x)
    product = torch.einsum("ij,jk->ik", x, x)
result = [columns.numpy(), outer.numpy()]
last = product.numpy()  # expect: TNP105 likely
