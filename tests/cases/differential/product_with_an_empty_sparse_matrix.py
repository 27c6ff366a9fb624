import torch

matrix = torch.zeros(2, 2, dtype=torch.int32).to_sparse()
product = torch.mm(matrix, torch.ones(2, 2, dtype=torch.bfloat16))
result = product.numpy()  # expect: TNP105 likely
