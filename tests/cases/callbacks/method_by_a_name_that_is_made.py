"""A method whose name is made at run time changes what it sees."""

import torch

weights = torch.ones(3, requires_grad=True)


class Events:
    def on_end(self):
        weights.requires_grad_(False)


getattr(Events(), "on_" + "end")()
result = weights.numpy()  # expect: TNP101 likely
