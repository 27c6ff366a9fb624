"""A method that is taken by a name which is made at run time may be any, also where grad mode is off."""

import torch


class Visitor:
    def __init__(self):
        self.weights = torch.ones(3, requires_grad=True)

    def visit(self, kind):
        return getattr(self, "visit_" + kind)()

    def visit_scale(self):
        weights = torch.ones(3, requires_grad=True)
        return (weights * 2).numpy()  # expect: TNP101 likely


with torch.no_grad():
    result = Visitor().visit("scale")
