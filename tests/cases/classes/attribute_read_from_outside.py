import torch


class Model:
    def __init__(self):
        self.weight = torch.zeros(3, requires_grad=True)


values = Model().weight.numpy()  # expect: TNP101
