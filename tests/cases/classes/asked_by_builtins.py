import torch

weight = torch.ones(3, requires_grad=True)


class Frozen:
    def __init__(self, tensor):
        self.tensor = tensor

    def __iter__(self):
        return iter([self.tensor])

    def __reversed__(self):
        return iter([self.tensor.detach()])

    def __abs__(self):
        return self.tensor.detach()

    def __radd__(self, other):
        return self.tensor.detach()

    def __round__(self, digits=None):
        return self.tensor.detach()


frozen = Frozen(weight)
backwards = [tensor.numpy() for tensor in reversed(frozen)]
size = abs(frozen).numpy()
rounded = round(frozen).numpy()
result = sum([frozen]).numpy()
