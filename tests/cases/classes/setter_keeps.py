import torch


class Holder:
    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, given):
        self._value = given


holder = Holder()
holder.value = torch.ones(2, requires_grad=True)
values = holder.value.numpy()  # expect: TNP101 certain
