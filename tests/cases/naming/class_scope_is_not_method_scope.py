import torch

x = torch.zeros(2)


class Holder:
    x = torch.ones(2, requires_grad=True)

    def value(self):
        return x.numpy()


result = Holder().value()
