import torch


class Holder:
    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, given):
        self._value = given.detach()


holder = Holder()
holder.value = torch.ones(2, requires_grad=True)
result = holder.value.numpy()
