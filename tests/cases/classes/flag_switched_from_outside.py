import torch


class Weights:
    detached = True

    def array(self):
        w = torch.ones(2, requires_grad=True)
        if self.detached:
            w = w.detach()
        return w.numpy()  # expect: TNP101 likely


weights = Weights()
weights.detached = False
weights.array()
