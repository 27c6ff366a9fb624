import torch

first = torch.ones(2, dtype=torch.bfloat16)
second = torch.ones(2, dtype=torch.bfloat16)
for tensor in (first, second):
    tensor.data = torch.zeros(2)
values = first.numpy()  # expect: TNP105 likely
