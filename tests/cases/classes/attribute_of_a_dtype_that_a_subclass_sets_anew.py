import torch


class Half:
    def __init__(self):
        self.value = torch.ones(2, dtype=torch.bfloat16)
        self.turned = torch.ones(2, dtype=torch.complex64).conj()

    def values(self):
        return self.value.numpy()  # expect: TNP105 likely

    def turned_values(self):
        return self.turned.numpy()  # expect: TNP106 likely


class Whole(Half):
    def __init__(self):
        super().__init__()
        self.value = torch.ones(2)
        self.turned = torch.ones(2)


first = Whole().values()
second = Whole().turned_values()
