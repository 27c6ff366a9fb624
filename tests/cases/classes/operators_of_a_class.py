import torch


class Quantity:
    def __init__(self, values):
        self.values = values

    def __add__(self, other):
        if not isinstance(other, Quantity):
            return NotImplemented
        return Quantity(self.values + other.values)

    def __rmul__(self, factor):
        return self.values * factor

    def __neg__(self):
        return self.values.detach()

    def __lt__(self, other):
        return self.values < other.values

    def __iadd__(self, other):
        self.values = self.values.detach() + other
        return self


weight = torch.ones(2, requires_grad=True)
quantity = Quantity(weight)
plain = (-quantity).numpy()
smaller = (quantity < quantity).numpy()
scaled = (2 * quantity).detach().numpy()
total = quantity + quantity
quantity += 1
shifted = quantity.values.numpy()
result = total.values.numpy()  # expect: TNP101 certain
