import torch


class Box:
    def __init__(self):
        self.w = torch.zeros(2)

    def learn(self):
        self.w.requires_grad_()

    def array(self):
        if self.w.requires_grad:
            return self.w.numpy()  # expect: TNP101 certain
        return self.w.numpy()


box = Box()
box.learn()
box.array()
