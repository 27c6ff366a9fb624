import torch


class Weights:
    def __iter__(self):
        yield torch.ones(2, requires_grad=True)


for weight in Weights():
    values = weight.numpy()  # expect: TNP101 certain
