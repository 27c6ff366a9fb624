from functools import cached_property

import torch


class Kept:
    @cached_property
    def w(self):
        return torch.ones(3)

    def train(self):
        self.w.requires_grad_()
        return self.w.numpy()  # expect: TNP101 likely


kept = Kept()
kept.w.requires_grad_()
shown = kept.w.detach().numpy()
