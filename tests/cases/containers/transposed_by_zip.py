import torch

batch = [(torch.ones(2), torch.ones(2, requires_grad=True))] * 2
inputs, weights = zip(*batch)
first = inputs[0].numpy()
second = weights[0].numpy()  # expect: TNP101 certain
