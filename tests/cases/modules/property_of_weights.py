from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(2, 1)

    @property
    def coefficients(self):
        return self.linear.weight.numpy()  # expect: TNP101 likely


print(Model().coefficients)
