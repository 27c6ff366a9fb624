import torch


class Dataset:
    def __init__(self):
        self.data = [torch.ones(2), torch.ones(2)]

    def __getitem__(self, index):
        return self.data[index]


result = [item.numpy() for item in Dataset()]
