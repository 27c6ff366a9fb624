# A name such as "model" proves nothing: this one gives its own kind of result.
import numpy as np
import torch


class Prediction:
    def __init__(self, values):
        self.values = values

    def numpy(self):
        return self.values


class Pipeline:
    def __call__(self, x):
        return Prediction(np.asarray(x))


model = Pipeline()
result = model(torch.ones(2).tolist()).numpy()
