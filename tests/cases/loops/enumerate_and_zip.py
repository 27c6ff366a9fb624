import torch

inputs = torch.randn(3, 2)
weights = torch.ones(3, 2, requires_grad=True)
for index, (x, w) in enumerate(zip(inputs, weights)):
    a = x.numpy()
    b = w.numpy()  # expect: TNP101
