import torch


class Store:
    def __init__(self):
        self.kept = torch.zeros(2)
        self.learned = torch.ones(2, requires_grad=True)

    def read(self):
        return self.kept

    def read_learned(self):
        return self.learned * 2
