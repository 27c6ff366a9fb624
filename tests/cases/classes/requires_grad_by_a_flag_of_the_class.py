import torch


class Weights:
    trainable = True

    def array(self):
        w = torch.ones(2, requires_grad=self.trainable)
        return w.numpy()  # expect: TNP101 likely


weights = Weights()
weights.trainable = False
result = weights.array()
