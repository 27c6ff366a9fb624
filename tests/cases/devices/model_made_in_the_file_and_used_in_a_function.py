from types import SimpleNamespace

import torch
from torch import nn

library = SimpleNamespace(Net=nn.Linear)
model = library.Net(2, 1)


@torch.no_grad()
def predict(inputs):
    return model(inputs).numpy()


result = predict(torch.ones(1, 2)).shape
