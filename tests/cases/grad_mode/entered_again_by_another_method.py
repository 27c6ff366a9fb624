import torch


class Model:
    def __init__(self):
        self.off = torch.no_grad()
        self.weights = torch.ones(3, requires_grad=True)

    def predict(self):
        with self.off:
            self.prepare()
        return (self.weights * 2).numpy()  # expect: TNP101 likely

    def prepare(self):
        with self.off:
            self.weights.sum()


result = Model().predict()
