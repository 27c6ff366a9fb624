from functools import cached_property

import torch

is_trained = True


class Kept:
    @cached_property
    def w(self):
        return torch.ones(3)

    @cached_property
    def v(self):
        return torch.ones(3, requires_grad=is_trained)

    def train(self):
        self.w.requires_grad_()
        return self.w.numpy()  # expect: TNP101 likely


kept = Kept()
kept.w.requires_grad_()
shown = kept.w.detach().numpy()
plain = kept.v
is_trained = False
failing = kept.v.numpy()  # expect: TNP109 possible
