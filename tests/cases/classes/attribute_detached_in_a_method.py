import torch


class Kept:
    def __init__(self):
        self.x = torch.ones(3, requires_grad=True) * 2

    def as_array(self):
        self.x.detach_()
        return self.x.numpy()

    def as_list(self):
        return self.x.numpy()  # expect: TNP101 likely


result = Kept().as_array()
