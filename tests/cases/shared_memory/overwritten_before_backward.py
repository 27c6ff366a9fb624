"""Each of these gradients is computed of what was written behind the back of the graph, which does not notice."""

import numpy as np
import torch
from torch.nn import functional


def through_the_parameter():
    w = torch.ones(3, requires_grad=True)
    array = w.detach().numpy()  # expect: TNP401 certain
    loss = (w**2).sum()
    array[:] = 0
    loss.backward()
    return w.grad


def through_the_input():
    frame = np.ones(3, dtype=np.float32)
    batch = torch.from_numpy(frame)  # expect: TNP401 certain
    w = torch.ones(3, requires_grad=True)
    loss = (batch * w).sum() + 1
    frame += 4
    loss.backward()
    return w.grad


def through_the_target():
    labels = np.zeros(3, dtype=np.float32)
    target = torch.as_tensor(labels)  # expect: TNP401 certain
    w = torch.ones(3, requires_grad=True)
    loss = functional.mse_loss(w, target)
    np.copyto(labels, 1)
    loss.backward()
    return w.grad


def through_the_result():
    w = torch.ones(3, requires_grad=True)
    rates = w.exp()
    array = rates.detach().numpy()  # expect: TNP401 certain
    array /= array.sum()
    rates.sum().backward()
    return w.grad


def by_a_helper(scale):
    def normalise(image):
        image -= image.mean()

    image = np.arange(3, dtype=np.float32)
    w = torch.ones(3, requires_grad=True)
    loss = (torch.from_numpy(image) @ w) * scale  # expect: TNP401 certain
    normalise(image)
    loss.backward()
    return w.grad


result = [
    one.tolist()
    for one in (
        through_the_parameter(),
        through_the_input(),
        through_the_target(),
        through_the_result(),
        by_a_helper(2.0),
    )
]
