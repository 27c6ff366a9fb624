import torch


class Model:
    def __init__(self):
        self.weight = torch.zeros(3, requires_grad=True)

    def array(self):
        return self.weight.numpy()  # expect: TNP101 likely


Model().array()
